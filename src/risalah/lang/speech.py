"""The part of a pack that knows speech: cues and their acts, what words do by themselves, conditions."""

from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Literal

import msgspec

from risalah.errors import PackError
from risalah.lang.phrases import PhraseTable
from risalah.lang.tables import read_toml
from risalah.lang.tokens import phrase_words
from risalah.model.account import Act

Frame = Literal["says", "acts", "passive", "after", "by"]


class _Cue(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    frame: Frame
    act: Act
    forms: list[str]


class _Content(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    act: Act
    phrases: list[str]


class _Condition(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    forms: list[str]
    unless_next: list[str] = []


class _File(msgspec.Struct, forbid_unknown_fields=True):
    carriers: list[str]
    cue: list[_Cue]
    content: list[_Content]
    condition: list[_Condition]


@dataclass(frozen=True, slots=True)
class CueForm:
    """How one form of a speech verb works. `entry` names it in the pack."""

    frame: Frame
    act: Act
    rule: str
    entry: str


@dataclass(frozen=True, slots=True)
class ContentForm:
    rank: int  # the table's order: the lowest rank decides
    act: Act
    rule: str


@dataclass(frozen=True, slots=True)
class ConditionForm:
    rule: str
    unless_next: frozenset[str]


@dataclass(frozen=True)
class Speech:
    cues: PhraseTable[tuple[CueForm, ...]]  # a form may be used in several frames
    contents: PhraseTable[ContentForm]
    conditions: PhraseTable[ConditionForm]
    carriers: frozenset[str]  # platforms: 'Twitter'


def load_speech(folder: Traversable) -> Speech:
    """Read speech.toml. Raises PackError."""
    file = read_toml(folder, "speech.toml", _File)
    cues: dict[tuple[str, ...], tuple[CueForm, ...]] = {}
    for cue in file.cue:
        for form in cue.forms:
            made = CueForm(cue.frame, cue.act, cue.name, f"speech.toml:{form}")
            others = cues.get(phrase_words(form), ())
            if all(other.frame != made.frame for other in others):
                cues[phrase_words(form)] = (*others, made)
            elif any(other.frame == made.frame and other.act != made.act for other in others):
                raise PackError(f"speech.toml: {form!r} has two acts in the frame {cue.frame!r}")
    contents: dict[tuple[str, ...], ContentForm] = {}
    for rank, content in enumerate(file.content):
        for phrase in content.phrases:
            contents.setdefault(phrase_words(phrase), ContentForm(rank, content.act, content.name))
    conditions: dict[tuple[str, ...], ConditionForm] = {}
    for condition in file.condition:
        for form in condition.forms:
            conditions[phrase_words(form)] = ConditionForm(condition.name, frozenset(condition.unless_next))
    return Speech(PhraseTable(cues), PhraseTable(contents), PhraseTable(conditions), frozenset(file.carriers))
