"""The rules of dates: patterns of a pack compiled to regular expressions over class characters (see datewords).

    '{weekday},? (d={day}) (m={month})'  ->  a Rule that finds 'Senin, 5 Mei' and knows where d and m stand

A pattern's language is described at the head of dates_rules.toml. Repetition is bounded, so that matching is linear.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import msgspec

from risalah.errors import PackError
from risalah.lang.datewords import PIECES, DateWords, Value, straight, word_class

Make = Literal[
    "date",
    "month-first",
    "eve",
    "era",
    "century",
    "quarter",
    "halves",
    "shift",
    "season",
    "counted",
    "duration",
    "set",
    "reference",
    "holiday",
    "anniversary",
    "nothing",
    "week-of-month",
]
MOST_REPEATS = 6
ITEM = re.compile(r"\{(?P<name>\w+)\}|\((?P<keep>[a-z]\w*)=|\\(?P<sign>.)|(?P<other>.)", re.DOTALL)


class RuleEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    name: str
    make: Make
    pattern: str
    before: str | None = None
    after: str | None = None
    head: bool = False
    set: dict[str, Value] = {}


@dataclass(frozen=True)
class Rule:
    """`groups` are the numbered groups with their names; the same name may stand in several alternatives."""

    name: str
    make: Make
    regex: str
    head: bool  # only at the head of a sentence
    groups: tuple[tuple[int, str], ...]
    constants: Mapping[str, Value]
    before: str | None  # class characters that must stand in front
    after: re.Pattern[str] | None  # what must follow

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when it is first needed: a run over few texts uses few rules."""
        return re.compile(self.regex)


@dataclass(frozen=True)
class _Part:
    regex: str
    first: frozenset[str]
    nullable: bool


class _Compiler:
    """Recursive descent over one pattern; macros are compiled anew at each use: groups need own numbers."""

    def __init__(self, words: DateWords, macros: Mapping[str, str], where: str) -> None:
        self.words, self.macros, self.where = words, macros, where
        self.names: list[str] = []

    def whole(self, pattern: str, depth: int = 0) -> _Part:
        if depth > 20:
            raise PackError(f"{self.where}: macros go round in a circle")
        items = list(ITEM.finditer(pattern))
        part, position = self._alternatives(items, 0, depth)
        if position != len(items):
            raise PackError(f"{self.where}: a bracket too many in {pattern!r}")
        return part

    def _alternatives(self, items: Sequence[re.Match[str]], position: int, depth: int) -> tuple[_Part, int]:
        branches: list[_Part] = []
        while True:
            branch, position = self._sequence(items, position, depth)
            branches.append(branch)
            if position < len(items) and items[position]["other"] == "|":
                position += 1
            else:
                break
        regex = "|".join(branch.regex for branch in branches)
        first = frozenset[str]().union(*(branch.first for branch in branches))
        return _Part(regex, first, any(branch.nullable for branch in branches)), position

    def _sequence(self, items: Sequence[re.Match[str]], position: int, depth: int) -> tuple[_Part, int]:
        regex: list[str] = []
        first: frozenset[str] = frozenset()
        nullable = True
        while position < len(items) and items[position]["other"] not in ("|", ")"):
            part, position = self._item(items, position, depth)
            regex.append(part.regex)
            if nullable:
                first |= part.first
            nullable = nullable and part.nullable
        return _Part("".join(regex), first, nullable), position

    def _item(self, items: Sequence[re.Match[str]], position: int, depth: int) -> tuple[_Part, int]:
        item = items[position]
        position += 1
        if item["name"]:
            part = self._named(item["name"], depth)
        elif item["keep"] or item["other"] == "(":
            if item["keep"]:
                self.names.append(item["keep"])
                number = len(self.names)
            inner, position = self._alternatives(items, position, depth)
            if position >= len(items) or items[position]["other"] != ")":
                raise PackError(f"{self.where}: an open bracket")
            position += 1
            opening = f"(?P<g{number}>" if item["keep"] else "(?:"
            part = _Part(f"{opening}{inner.regex})", inner.first, inner.nullable)
        elif item["other"] == " ":
            part = _Part(" ?", frozenset(" "), True)
        elif item["other"] == "_":
            part = _Part(" ", frozenset(" "), False)
        else:
            sign = item["sign"] or item["other"]
            part = _Part(re.escape(sign), frozenset(sign), False)
        if position < len(items) and items[position]["other"] in ("?", "*") and item["other"] != " ":
            bounds = "?" if items[position]["other"] == "?" else f"{{0,{MOST_REPEATS}}}"
            part = _Part(f"(?:{part.regex}){bounds}", part.first, True)
            position += 1
        elif item["other"] == " " and position < len(items) and items[position]["other"] == "?":
            position += 1  # ' ?' is the same as ' '
        return part, position

    def _named(self, name: str, depth: int) -> _Part:
        if name in self.macros:
            inner = self.whole(self.macros[name], depth + 1)
            return _Part(f"(?:{inner.regex})", inner.first, inner.nullable)
        if name in self.words.members and name not in self.words.lists:
            return _class(self.words.members[name])
        if name not in self.words.lists:
            raise PackError(f"{self.where}: no list, macro or class named {name!r}")
        return list_pattern(self.words, name)


def list_pattern(words: DateWords, name: str) -> _Part:
    """Any phrase of a list, longer ones first."""
    options: list[_Part] = []
    case = words.cases[name]
    for phrase in sorted(words.phrases[name], key=lambda phrase: (-len(PIECES.findall(phrase)), phrase)):
        parts: list[_Part] = []
        for piece in PIECES.findall(phrase):
            piece = straight(piece)
            if piece[0].isalnum():
                parts.append(_class(words.members[word_class(piece.lower(), case)]))
            elif piece == "-":
                parts.append(_Part("(?: ?- ?| )", frozenset("- "), False))
            elif piece.isspace():
                parts.append(_Part(" ", frozenset(" "), False))
            else:
                parts.append(_Part(re.escape(piece) + "?", frozenset(piece), True))
        options.append(_Part("".join(part.regex for part in parts), parts[0].first, False))
    if name in words.members:
        options.append(_class(words.members[name]))
    regex = "|".join(option.regex for option in options)
    return _Part(f"(?:{regex})", frozenset[str]().union(*(option.first for option in options)), False)


def compile_rules(
    words: DateWords, macros: Mapping[str, str], entries: Sequence[RuleEntry]
) -> Mapping[str, tuple[Rule, ...]]:
    """Rules by the class character that they can begin with, in the order of the table. Raises PackError."""
    by_first: dict[str, list[Rule]] = {}
    seen: set[str] = set()
    for entry in entries:
        where = f"dates_rules.toml: rule {entry.name!r}"
        if entry.name in seen:
            raise PackError(f"{where} is given twice")
        seen.add(entry.name)
        compiler = _Compiler(words, macros, where)
        part = compiler.whole(entry.pattern)
        if part.nullable:
            raise PackError(f"{where} matches nothing at all")
        rule = Rule(
            entry.name,
            entry.make,
            part.regex,
            entry.head,
            tuple(enumerate(compiler.names, 1)),
            entry.set,
            _before(words, entry.before, where),
            re.compile(" ?" + list_pattern(words, entry.after).regex) if entry.after else None,
        )
        for sign in part.first:
            by_first.setdefault(sign, []).append(rule)
    return {sign: tuple(rules) for sign, rules in by_first.items()}


def _before(words: DateWords, name: str | None, where: str) -> str | None:
    if name is None:
        return None
    if name not in words.members:
        raise PackError(f"{where}: no list named {name!r}")
    return words.members[name]


def _class(characters: str) -> _Part:
    return _Part(f"[{_ranges(characters)}]", frozenset(characters), False)


def _ranges(characters: str) -> str:
    """Class characters as ranges: shorter expressions compile sooner."""
    codes = sorted(map(ord, characters))
    runs: list[list[int]] = []
    for code in codes:
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(chr(low) if low == high else f"{chr(low)}-{chr(high)}" for low, high in runs)
