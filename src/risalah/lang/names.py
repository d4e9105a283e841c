"""The part of a pack that knows how names are written and which words point back to people and sides."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Literal

import msgspec

from risalah.lang.phrases import PhraseTable, phrase_list
from risalah.lang.tables import read_toml
from risalah.lang.tokens import phrase_words


class _NamesFile(msgspec.Struct, forbid_unknown_fields=True):
    particles: list[str]
    governments: list[str]
    lineage: list[str]
    private_bodies: list[str]
    rebels: list[str]
    teams: list[str]
    suffixes: list[str]
    never: list[str]
    name_openers: list[str]
    group_surnames: list[str]
    ordinary: list[str] = []


class _Group(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    count: int
    of: Literal["person", "side", "any"]
    forms: list[str]
    sides: list[str] = []  # where the words alone say which: 'kedua Korea'


class _Body(msgspec.Struct, forbid_unknown_fields=True):
    kind: Literal["group", "igo"]
    forms: list[str]


class CutTitle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """'Mendag' for 'Menteri Perdagangan': `prefix` stands for the words `word`, the rest is cut out of the others."""

    prefix: str
    word: str


class _CoreferenceFile(msgspec.Struct, forbid_unknown_fields=True):
    pronouns: list[str]
    first_person: list[str]
    first_person_plural: list[str]
    plural_pronouns: list[str]
    enclitic_verbs: list[str]
    counterparts: list[str]
    determiners: list[str]
    personal_articles: list[str]
    capital_roles: list[str]
    heads_of_state: list[str]
    epithets: list[str]
    group: list[_Group]
    body: list[_Body]
    cut_title: list[CutTitle]


@dataclass(frozen=True, slots=True)
class GroupForm:
    """'kedua pemimpin': how many are meant, and whether people or sides."""

    count: int
    of: Literal["person", "side", "any"]
    rule: str


@dataclass(frozen=True)
class Names:
    particles: frozenset[str]
    governments: frozenset[str]  # 'pemerintah' without its country
    rebels: PhraseTable[str]  # 'oposisi': beside a state's government a party of its own
    teams: frozenset[str]  # 'tim', 'misi': what somebody leads for a side
    private_bodies: PhraseTable[str]  # 'Ketua Asosiasi …' speaks for no state
    lineage: frozenset[str]  # 'bin': what stands before it is a first name
    suffixes: frozenset[str]
    never: frozenset[str]
    name_openers: frozenset[str]  # 'Partai': the word behind it is its name
    group_surnames: frozenset[str]  # 'Wagner': a group's name that people bear too
    ordinary: frozenset[str]  # 'Mari': a family name that is a word of the language too
    pronouns: frozenset[str]
    first_person: frozenset[str]
    first_person_plural: frozenset[str]
    plural_pronouns: frozenset[str]
    enclitic_verbs: frozenset[str]
    counterparts: frozenset[str]
    determiners: frozenset[str]
    personal_articles: frozenset[str]  # 'sang menteri': the one spoken of
    capital_roles: frozenset[tuple[str, ...]]  # 'Kepala Negara': with capitals it means the one spoken of
    heads_of_state: frozenset[tuple[str, ...]]  # of them, those that no prime minister is
    epithets: frozenset[str]  # 'pria' of 'Pria 63 tahun itu'
    groups: PhraseTable[GroupForm]
    group_sides: Mapping[str, tuple[str, ...]]  # by the rule of a group whose words alone say who is in it
    bodies: PhraseTable[str]  # 'kelompok' -> "group": with a determiner behind it the side of that kind named last
    cut_titles: tuple[CutTitle, ...]


def load_names(folder: Traversable) -> Names:
    """Read names.toml and coreference.toml. Raises PackError."""
    names = read_toml(folder, "names.toml", _NamesFile)
    words = read_toml(folder, "coreference.toml", _CoreferenceFile)
    groups = {
        phrase_words(form): GroupForm(group.count, group.of, group.name)
        for group in words.group
        for form in group.forms
    }
    return Names(
        particles=frozenset(names.particles),
        governments=frozenset(names.governments),
        rebels=phrase_list(names.rebels),
        teams=frozenset(names.teams),
        private_bodies=phrase_list(names.private_bodies),
        lineage=frozenset(names.lineage),
        suffixes=frozenset(names.suffixes),
        never=frozenset(names.never),
        name_openers=frozenset(names.name_openers),
        group_surnames=frozenset(names.group_surnames),
        ordinary=frozenset(names.ordinary),
        pronouns=frozenset(words.pronouns),
        first_person=frozenset(words.first_person),
        first_person_plural=frozenset(words.first_person_plural),
        plural_pronouns=frozenset(words.plural_pronouns),
        enclitic_verbs=frozenset(words.enclitic_verbs),
        counterparts=frozenset(words.counterparts),
        determiners=frozenset(words.determiners),
        personal_articles=frozenset(words.personal_articles),
        capital_roles=frozenset(phrase_words(form) for form in words.capital_roles),
        heads_of_state=frozenset(phrase_words(form) for form in words.heads_of_state),
        epithets=frozenset(words.epithets),
        cut_titles=tuple(words.cut_title),
        groups=PhraseTable(groups),
        group_sides={group.name: tuple(group.sides) for group in words.group if group.sides},
        bodies=PhraseTable({phrase_words(form): body.kind for body in words.body for form in body.forms}),
    )
