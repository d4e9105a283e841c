"""The words of dates: lists of phrases in a pack become classes of pieces that patterns can be written over.

A text is cut into pieces (a word, a run of figures, a sign, a blank); each piece gets one character that says which
lists it belongs to, so that a rule is a plain regular expression over a short string:

    'Senin (21/11/2016)'  ->  pieces Senin · blank · ( · 21 · / · 11 · / · 2016 · )
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

import msgspec

from risalah.errors import PackError

PIECES = re.compile(  # the commonest first: plain words (twice as fast), words, then single blanks
    r"[A-Za-z]++(?!['’`ʼ‘´]?[^\W\d_])|[^\W\d_]+(?:['’`ʼ‘´][^\W\d_]+)*"
    r"| (?=\S)|\d+|[^\S\n]*\r?\n[^\S\n]*|[^\S\n]+|--|.",  # '26--28 Oktober': a dash as typewriters have it
    re.DOTALL,
)
APOSTROPHES = "'’`ʼ‘´"
DASHES = "-–—‐‑‒−"
BLANK, BREAK, OTHER, CURRENCY, SIGN = " ", "\n", "x", "$", ";"
SIGNS = "(),./:|'-"
FIRST_YEAR, LAST_YEAR = 1000, 2199
LONGEST_BLANK = 40
MODERN = range(1900, 2051)

Value = int | float | str
Case = Literal["any", "capital", "lower"]


class WordList(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One list of a pack: phrases and what each stands for."""

    name: str
    words: dict[str, Value]
    case: Case = "any"


@dataclass(frozen=True)
class DateWords:
    """`code` maps a piece to its class character; `members` a class to the characters of pieces that belong to it."""

    code: Mapping[str, str]
    members: Mapping[str, str]
    lists: Mapping[str, Mapping[tuple[str, ...], Value]]  # list name -> phrase -> value
    phrases: Mapping[str, Sequence[str]]  # list name -> its phrases of several pieces, as written in the pack
    cases: Mapping[str, Case]

    def value(self, name: str, phrase: tuple[str, ...]) -> Value | None:
        """What a phrase stands for in a list, None if it isn't there."""
        return self.lists[name].get(phrase)


def phrase_key(written: str) -> tuple[str, ...]:
    """The words of a phrase, without signs and blanks: 'Kira - kira' -> ('kira', 'kira')."""
    pieces = (straight(piece).lower() for piece in PIECES.findall(written))
    return tuple(piece for piece in pieces if piece[0].isalnum())


def straight(piece: str) -> str:
    """A piece with typewriter apostrophes."""
    return piece if piece.isascii() else "".join("'" if c in APOSTROPHES else c for c in piece)


def load_words(lists: Sequence[WordList]) -> DateWords:
    """Give every piece that a list or a figure class knows its character. Raises PackError for a list given twice."""
    classes: dict[str, set[str]] = {}
    values: dict[str, dict[tuple[str, ...], Value]] = {}
    phrases: dict[str, list[str]] = {}
    for word_list in lists:
        if word_list.name in values:
            raise PackError(f"dates.toml: the list {word_list.name!r} is given twice")
        values[word_list.name] = {}
        phrases[word_list.name] = []
        for phrase, value in word_list.words.items():
            key = phrase_key(phrase)
            if not key or values[word_list.name].get(key, value) != value:
                raise PackError(f"dates.toml: {phrase!r} is empty or has two values in {word_list.name!r}")
            values[word_list.name][key] = value
            single = len(key) == 1 and PIECES.fullmatch(phrase) is not None
            if not single:
                phrases[word_list.name].append(phrase)
            for piece in key:
                for written in _written(piece, word_list.case):
                    classes.setdefault(written, set()).add(
                        word_list.name if single else word_class(piece, word_list.case)
                    )
    for number in range(10_000):
        for written in {str(number), f"{number:02d}", f"{number:03d}"}:
            classes[written] = figure_classes(written)
    code, members = _characters(classes)
    return DateWords(code, members, values, phrases, {found.name: found.case for found in lists})


def word_class(piece: str, case: Case) -> str:
    """The class of one word of a phrase of several words."""
    return f"{case}:{piece}"


def figure_classes(written: str) -> set[str]:
    """Which parts of a date a run of figures can be."""
    number, length = int(written), len(written)
    found = {"figures"}
    if written == "0":
        found.add("zero")
    if not written.startswith("0") and number > 0:
        found.add("number")
    if length <= 3:
        found.add("frac")
    if length <= 2:
        if 1 <= number <= 31:
            found.add("day")
        if 1 <= number <= 12:
            found.add("monthnum")
        if number <= 24:
            found.add("hour")
    if length == 2:
        found.add("year2")
        if number <= 59:
            found.add("minute")
    if length == 4 and FIRST_YEAR <= number <= LAST_YEAR:
        found.add("year")
        if number in MODERN:
            found.add("modernyear")
    return found


def _written(piece: str, case: Case) -> set[str]:
    capital, upper = piece[:1].upper() + piece[1:], piece.upper()
    forms = {"any": {piece, capital, upper}, "capital": {capital, upper}, "lower": {piece}}[case]
    if "'" in piece:
        forms = {form.replace("'", sign) for form in forms for sign in APOSTROPHES}
    return forms


def _characters(classes: Mapping[str, set[str]]) -> tuple[dict[str, str], dict[str, str]]:
    of_piece = {piece: frozenset(found) for piece, found in classes.items()}
    sets = sorted(set(of_piece.values()), key=sorted)
    character = {found: chr(0xE000 + number) for number, found in enumerate(sets)}
    code = {piece: character[found] for piece, found in of_piece.items()}
    members: dict[str, str] = {}
    for found, sign in character.items():
        for name in sorted(found):
            members[name] = members.get(name, "") + sign
    code.update(zip(SIGNS, SIGNS, strict=True))
    code.update(dict.fromkeys(APOSTROPHES, "'"))
    code.update(dict.fromkeys((*DASHES, "--"), "-"))
    code.update(dict.fromkeys("$€£¥", CURRENCY))
    code["%"] = code["°"] = code["₂"] = "%"
    code["["], code["]"] = "(", ")"
    code.update(dict.fromkeys(';!?"“”„‟«»…*•{}<>', SIGN))
    for length in range(1, LONGEST_BLANK + 1):
        code[" " * length] = BLANK
    for length in range(1, 4):
        for mixed in product(" \xa0\t\u2009\u202f\u200b", repeat=length):
            code["".join(mixed)] = BLANK
    for before, after in product(("", " ", "  ", "\r", " \r"), ("", " ", "  ", "    ")):
        code[f"{before}\n{after}"] = (
            BLANK  # a hard-wrapped line; an empty one makes two pieces and ends every expression
        )
    return code, members
