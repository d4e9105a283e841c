"""All that the cleaning of a page knows of a language, and one automaton over its cues.

    load_cleaning(pack_root("id"))  ->  CleaningRules, or PackError with the file

The automaton finds every cue (names of agencies, 'dikutip', 'baca juga:', '(foto') in one pass over a page, whatever
its length: the rest of the cleaning looks only where a cue stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable

import msgspec
from ahocorasick_rs import AhoCorasick, MatchKind

from risalah.lang.furniture import FurnitureRules, load_furniture
from risalah.lang.outlets import CarrierTable, load_carriers
from risalah.lang.tables import read_toml


class Headline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sections: frozenset[str]
    mastheads: frozenset[str]
    rubrics: frozenset[str]
    page_words: frozenset[str]
    labels: tuple[str, ...]
    small_words: frozenset[str]
    most_words: int
    most_characters: int


class DatelineWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    places: frozenset[str]
    most_characters: int


class StampWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    months: dict[str, int]
    weekdays: frozenset[str]
    zones: frozenset[str]
    labels: frozenset[str]


class CreditWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    citing: tuple[str, ...]
    cautious: frozenset[str]
    carriers: frozenset[str]
    office_words: frozenset[str]
    site_words: frozenset[str]
    open_after_filler: frozenset[str]
    weak: frozenset[str]
    fillers: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    self: frozenset[str]
    media_words: frozenset[str]
    institutions: frozenset[str]
    never: frozenset[str]


class CaptionWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    credits: tuple[str, ...]
    most_words: int
    beside: tuple[str, ...]
    openings: tuple[str, ...]
    scenes: tuple[str, ...]
    joins: frozenset[str]
    loose_joins: frozenset[str]
    links: frozenset[str]
    licences: frozenset[str]
    finite: frozenset[str]
    verb_prefixes: tuple[str, ...]
    not_verbs: frozenset[str]


class AuthorWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    labels: frozenset[str]
    roles: frozenset[str]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    headline: Headline
    dateline: DatelineWords
    stamp: StampWords
    credits: CreditWords
    captions: CaptionWords
    authors: AuthorWords
    languages: dict[str, frozenset[str]]


class Cue(msgspec.Struct, frozen=True):
    """A cue found in a page: which phrase, and its characters."""

    phrase: str
    start: int
    end: int


@dataclass(frozen=True)
class CleaningRules:
    furniture: FurnitureRules
    carriers: CarrierTable
    headline: Headline
    dateline: DatelineWords
    stamp: StampWords
    credits: CreditWords
    captions: CaptionWords
    authors: AuthorWords
    languages: Mapping[str, tuple[str, ...]]  # function word -> codes of the languages that have it
    own_language: str  # the pack's own: the first of its table of languages
    phrases: tuple[str, ...] = field(repr=False)
    automaton: AhoCorasick = field(repr=False, compare=False)

    def cues(self, lowered: str) -> list[Cue]:
        """Every cue in a text that is already in lower case, overlapping ones too, in order."""
        phrases = self.phrases
        try:
            found = self.automaton.find_matches_as_indexes(lowered, overlapping=True)
        except UnicodeEncodeError:  # half a sign of two: no text file holds that, a string may
            found = self.automaton.find_matches_as_indexes(encodable(lowered), overlapping=True)
        return [Cue(phrases[index], start, end) for index, start, end in found]


def encodable(text: str) -> str:
    """The text with every lone surrogate replaced, as long as it was."""
    return text.encode("utf-8", "replace").decode("utf-8")


def load_cleaning(folder: Traversable) -> CleaningRules:
    """Load and check outlets.csv, agencies.csv, furniture.toml and cleaning.toml. Raises PackError."""
    furniture = load_furniture(folder)
    carriers = load_carriers(folder)
    file = read_toml(folder, "cleaning.toml", _File)
    phrases = sorted(
        {
            *furniture.tails,
            *furniture.sentences,
            *furniture.remnants,
            *furniture.glued,
            *carriers.written,
            *file.credits.citing,
            *file.captions.credits,
            *file.captions.beside,
            *file.captions.scenes,
        }
    )
    return CleaningRules(
        furniture=furniture,
        carriers=carriers,
        headline=file.headline,
        dateline=file.dateline,
        stamp=file.stamp,
        credits=file.credits,
        captions=file.captions,
        authors=file.authors,
        languages=_voters(file.languages),
        own_language=next(iter(file.languages), ""),
        phrases=tuple(phrases),
        automaton=AhoCorasick(phrases, matchkind=MatchKind.Standard),
    )


def _voters(languages: Mapping[str, frozenset[str]]) -> dict[str, tuple[str, ...]]:
    voters: dict[str, list[str]] = {}
    for code in sorted(languages):
        for word in sorted(languages[code]):
            voters.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in voters.items()}
