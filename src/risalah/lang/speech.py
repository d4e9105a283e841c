"""The part of a pack that knows speech: cues and their acts, conditions."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Literal

import msgspec

from risalah.errors import PackError
from risalah.lang.phrases import PhraseTable, phrase_list
from risalah.lang.tables import read_toml
from risalah.lang.tokens import phrase_words
from risalah.model.account import Act

Frame = Literal["says", "acts", "passive", "after", "by"]


class _Cue(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    frame: Frame
    act: Act
    forms: list[str]
    voiced: list[str] = []
    felt: list[str] = []
    own_subject: bool = False
    clause_start: bool = False
    otherwise: Act | None = None
    weight: int | None = None
    bare_weight: int | None = None


class _Condition(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    forms: list[str]
    unless_next: list[str] = []
    before_comma: bool = False
    clause_start: bool = False
    opens_comment: bool = False


class _File(msgspec.Struct, forbid_unknown_fields=True):
    carriers: list[str]
    credits: list[str]
    media: list[str]
    relays: list[str]
    voices: list[str]
    experts: list[str]
    officials: list[str]
    settings: list[str]
    matters: list[str]
    ties: list[str]
    unspoken: list[str]
    wished: list[str]
    lookalikes: list[str]
    examples: list[str]
    messages: list[str]
    documents: list[str]
    people: list[str]
    answerable: list[str]
    deeds: list[str]
    mutual: list[str]
    sayings: list[str]
    concessions: list[str]
    feelings: list[str]
    enclitics: list[str]
    cue: list[_Cue]
    condition: list[_Condition]
    possessive: str = ""
    voicing: list[str] = []
    feeling: list[str] = []


@dataclass(frozen=True, slots=True)
class CueForm:
    """How one form of a speech verb works. `entry` names it in the pack.

    `own_subject`: only with a subject in its own clause. `clause_start`: only where a clause begins. `otherwise`: the
    act where the words themselves do none. `weight`: the verb only speaks for its act, and the words may outweigh it;
    None: it decides. `bare_weight`: the same where no other side is its object.
    """

    frame: Frame
    act: Act
    rule: str
    entry: str
    own_subject: bool = False
    clause_start: bool = False
    otherwise: Act | None = None
    weight: int | None = None
    bare_weight: int | None = None


@dataclass(frozen=True, slots=True)
class ConditionForm:
    """`before_comma`: only where a comma closes the condition; `clause_start`: only where it opens a clause.

    `opens_comment`: in a comment, only where it opens a sentence.
    """

    rule: str
    unless_next: frozenset[str]
    before_comma: bool = False
    clause_start: bool = False
    opens_comment: bool = False


@dataclass(frozen=True)
class Speech:
    cues: PhraseTable[tuple[CueForm, ...]]  # a form may be used in several frames
    voiced: PhraseTable[CueForm]  # 'kecaman': what a noun does in words, whoever voices it
    conditions: PhraseTable[ConditionForm]
    sayings: PhraseTable[str]  # 'hal itu': what stands before, said again
    media: PhraseTable[str]  # 'kantor berita': a carrier's name comes behind it
    carriers: frozenset[str]  # platforms: 'Twitter'
    credits: frozenset[str]  # 'dilaporkan': behind 'demikian', a credit and no utterance
    relays: frozenset[str]  # 'menirukan': whose words the speaker repeats comes behind it
    voices: frozenset[str]  # 'media': speaks, though for no side
    experts: frozenset[str]  # 'pengamat': so does who speaks from knowledge, of whatever country
    officials: frozenset[str]  # 'petugas': who serves the country that is named beside
    settings: frozenset[str]  # 'pertemuan': a body behind it is the setting, not the addressee
    wished: frozenset[str]  # 'ingin': whoever is named behind it has not said what comes then
    unspoken: frozenset[str]  # 'akan': what comes behind it has not been said
    lookalikes: PhraseTable[str]  # 'menyampaikan sambutan': nothing is quoted
    matters: frozenset[str]  # 'krisis': a country behind it is what is spoken of
    ties: frozenset[str]  # 'konflik': the two sides behind it are what is spoken of, and neither is addressed
    documents: frozenset[str]  # 'keterangan': whose name stands behind 'dari' says what is in it
    messages: frozenset[str]  # 'pesan': who is named behind it wrote it, and is not whom it is for
    people: frozenset[str]  # 'warga': asked of them it is asked of no other side, unless one is named with them
    answerable: PhraseTable[str]  # 'tuduhan itu': said by somebody else before
    deeds: PhraseTable[str]  # 'serangan': what is done to the country that it is done in
    mutual: PhraseTable[str]  # 'kerja sama': words about speaker and partner together
    examples: frozenset[str]  # 'seperti': a side behind it is named as an example
    concessions: frozenset[str]  # 'meskipun': a clause of somebody else may begin
    feelings: frozenset[str]  # 'pesimistis': 'jika' behind it opens no condition
    enclitics: frozenset[str]  # 'ujarnya': the speaker is in the ending


def load_speech(folder: Traversable) -> Speech:
    """Read speech.toml. Raises PackError."""
    file = read_toml(folder, "speech.toml", _File)
    return Speech(
        PhraseTable(_cues(file)),
        PhraseTable(_nouns(file)),
        PhraseTable(_conditions(file.condition)),
        phrase_list(file.sayings),
        phrase_list(file.media),
        deeds=phrase_list(file.deeds),
        mutual=phrase_list(file.mutual),
        messages=frozenset(file.messages),
        documents=frozenset(file.documents),
        people=frozenset(file.people),
        answerable=phrase_list(file.answerable),
        carriers=frozenset(file.carriers),
        credits=frozenset(file.credits),
        relays=frozenset(file.relays),
        voices=frozenset(file.voices),
        experts=frozenset(file.experts),
        officials=frozenset(file.officials),
        settings=frozenset(file.settings),
        matters=frozenset(file.matters),
        ties=frozenset(file.ties),
        unspoken=frozenset(file.unspoken),
        wished=frozenset(file.wished),
        lookalikes=phrase_list(file.lookalikes),
        examples=frozenset(file.examples),
        concessions=frozenset(file.concessions),
        feelings=frozenset(file.feelings),
        enclitics=frozenset(file.enclitics),
    )


def _cues(file: _File) -> dict[tuple[str, ...], tuple[CueForm, ...]]:
    found: dict[tuple[str, ...], tuple[CueForm, ...]] = {}
    for cue in file.cue:
        for form in cue.forms:
            if not _put(found, cue, form):
                raise PackError(f"speech.toml: {form!r} stands twice in the frame {cue.frame!r}")
    for cue in file.cue:
        for form in _voiced(file, cue):
            _put(found, cue, form)
    return found


def _voiced(file: _File, cue: _Cue) -> Iterator[str]:
    """'melontarkan kecaman', 'menyatakan kekecewaannya': a verb that only gives voice, and the noun that it voices."""
    for verbs, nouns in ((file.voicing, cue.voiced), (file.feeling, cue.felt)):
        for verb in verbs:
            for noun in nouns:
                yield f"{verb} {noun}"
                if file.possessive:
                    yield f"{verb} {noun}{file.possessive}"


def _nouns(file: _File) -> dict[tuple[str, ...], CueForm]:
    """'Kecaman terhadap AS dilontarkan Iran': the nouns alone."""
    return {phrase_words(noun): _form(cue, noun) for cue in file.cue for noun in cue.voiced}


def _put(found: dict[tuple[str, ...], tuple[CueForm, ...]], cue: _Cue, form: str) -> bool:
    """Enter a form, unless it stands in the same frame already."""
    made = _form(cue, form)
    others = found.get(phrase_words(form), ())
    if any(other.frame == made.frame for other in others):
        return False
    found[phrase_words(form)] = (*others, made)
    return True


def _form(cue: _Cue, form: str) -> CueForm:
    return CueForm(
        cue.frame,
        cue.act,
        cue.name,
        f"speech.toml:{form}",
        cue.own_subject,
        cue.clause_start,
        cue.otherwise,
        cue.weight,
        cue.bare_weight,
    )


def _conditions(conditions: list[_Condition]) -> dict[tuple[str, ...], ConditionForm]:
    found: dict[tuple[str, ...], ConditionForm] = {}
    for condition in conditions:
        for form in condition.forms:
            if phrase_words(form) in found:
                raise PackError(f"speech.toml: {form!r} stands twice among the conditions")
            found[phrase_words(form)] = ConditionForm(
                condition.name,
                frozenset(condition.unless_next),
                condition.before_comma,
                condition.clause_start,
                condition.opens_comment,
            )
    return found
