"""Rules for the parts of a news page that are not its story.

furniture.toml  ->  FurnitureRules:  a line that opens with "baca juga" -> related-link, rule "related link"
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import cast

import msgspec

from risalah.errors import PackError
from risalah.lang.tables import read_toml
from risalah.model.document import FurnitureKind

_FILE = "furniture.toml"
_WORD = re.compile(r"\w+")
_TOOL_KINDS = ("share", "navigation")


class _Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    kind: FurnitureKind
    opens: tuple[str, ...] = ()
    equals: tuple[str, ...] = ()
    pattern: str = ""
    most_words: int = 40


class _Heading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    kind: FurnitureKind
    equals: tuple[str, ...]


class _Tail(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    kind: FurnitureKind
    cues: tuple[str, ...]
    most_words: int


class _Sentence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    kind: FurnitureKind
    opens: tuple[str, ...]


class _Remnant(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    kind: FurnitureKind
    cue: str
    pattern: str
    before: str = ""


class _Glued(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    kind: FurnitureKind
    cues: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    told: frozenset[str]
    line: tuple[_Line, ...]
    heading: tuple[_Heading, ...]
    tail: tuple[_Tail, ...]
    sentence: tuple[_Sentence, ...]
    remnant: tuple[_Remnant, ...]
    glued: tuple[_Glued, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a rule says of a stretch: its kind, the rule's name, and the longest stretch (in words) it may speak of."""

    kind: FurnitureKind
    rule: str
    most_words: int = 1_000_000


@dataclass(frozen=True, slots=True)
class Remnant:
    """At a cue, `pattern` is matched at the cue or up to `reach` characters before it."""

    mark: Mark
    pattern: re.Pattern[str]
    reach: int


@dataclass(frozen=True)
class FurnitureRules:
    told: frozenset[str]  # words of a sentence that reports
    equals: Mapping[str, Mark]  # whole folded line
    tools: frozenset[str]  # ... of the page's own tools and links, which may stand in a row
    tool_words: frozenset[str]  # the words with which these begin
    headings: Mapping[str, Mark]
    opens: Mapping[str, tuple[tuple[str, Mark], ...]]  # by the first word of the phrase
    signs: tuple[tuple[str, Mark], ...]  # opening phrases that begin with no word ('©')
    patterns: tuple[tuple[re.Pattern[str], Mark], ...]
    tails: Mapping[str, Mark]
    sentences: Mapping[str, Mark]
    remnants: Mapping[str, tuple[Remnant, ...]]
    glued: Mapping[str, Mark]


def load_furniture(folder: Traversable) -> FurnitureRules:
    """Load and check furniture.toml. Raises PackError."""
    file = read_toml(folder, _FILE, _File)
    equals: dict[str, Mark] = {}
    opens: dict[str, list[tuple[str, Mark]]] = {}
    signs: list[tuple[str, Mark]] = []
    patterns: list[tuple[re.Pattern[str], Mark]] = []
    for line in file.line:
        mark = Mark(line.kind, line.name, line.most_words)
        for phrase in line.equals:
            equals.setdefault(_lower(phrase), mark)
        for phrase in line.opens:
            word = _WORD.match(_lower(phrase))
            if word:
                opens.setdefault(word.group(), []).append((phrase, mark))
            else:
                signs.append((_lower(phrase), mark))
        if line.pattern:
            patterns.append((_compile(line.pattern, line.name), mark))
    remnants: dict[str, list[Remnant]] = {}
    for entry in file.remnant:
        remnants.setdefault(_lower(entry.cue), []).append(
            Remnant(Mark(entry.kind, entry.name), _compile(entry.pattern, entry.name), len(entry.before))
        )
    tools = frozenset(phrase for phrase, mark in equals.items() if mark.kind in _TOOL_KINDS)
    return FurnitureRules(
        told=file.told,
        equals=equals,
        tools=tools,
        tool_words=frozenset(word.group() for phrase in tools if (word := _WORD.search(phrase))),
        headings={_lower(phrase).rstrip(" :"): Mark(h.kind, h.name) for h in file.heading for phrase in h.equals},
        opens={word: tuple(sorted(phrases, key=lambda entry: -len(entry[0]))) for word, phrases in opens.items()},
        signs=tuple(signs),
        patterns=tuple(patterns),
        tails=_phrases([(cue, Mark(t.kind, t.name, t.most_words)) for t in file.tail for cue in t.cues]),
        sentences=_phrases([(cue, Mark(s.kind, s.name)) for s in file.sentence for cue in s.opens]),
        remnants={cue: tuple(entries) for cue, entries in remnants.items()},
        glued=_phrases([(cue, Mark(g.kind, g.name)) for g in file.glued for cue in g.cues]),
    )


def _phrases(entries: list[tuple[str, Mark]]) -> dict[str, Mark]:
    table: dict[str, Mark] = {}
    for phrase, mark in entries:
        if table.setdefault(_lower(phrase), mark) is not mark:
            raise PackError(f"{_FILE}: {phrase!r} stands twice")
    return table


def _lower(phrase: str) -> str:
    if phrase != phrase.lower() or phrase != phrase.lstrip():
        raise PackError(f"{_FILE}: {phrase!r} must be in lower case and open without a blank")
    return phrase


def _compile(pattern: str, name: str) -> re.Pattern[str]:
    try:
        return cast("re.Pattern[str]", re.compile(pattern))
    except re.error as error:
        raise PackError(f"{_FILE}: the pattern of {name!r} is not a regular expression: {error}") from error
