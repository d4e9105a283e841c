"""The part of a pack that says where sentences and quotations end."""

import re
from dataclasses import dataclass
from importlib.resources.abc import Traversable

import msgspec

from risalah.lang.tables import read_toml

SHORT = 3  # letters of a word that is only split off in small letters
NEXT_WORD = "(?=[A-Z][a-z]{2})"  # glued to the one before it


class _File(msgspec.Struct, forbid_unknown_fields=True):
    abbreviations: list[str]
    closing_abbreviations: list[str]
    double_quotes: list[str]
    glued: list[str]


@dataclass(frozen=True)
class SentenceRules:
    """`abbreviations` keep their full stop inside the sentence; `double_quotes` are the signs of a quotation.

    `glued` finds a word that the page has lost the blank behind, up to the capital of the next one; `seam` finds the
    place where such a word may end, in a fraction of the time.
    """

    abbreviations: frozenset[str]
    double_quotes: re.Pattern[str]  # any one sign, the longest first
    glued: re.Pattern[str]
    seam: re.Pattern[str]
    sides: frozenset[str] = frozenset()  # words of the names of sides
    people: frozenset[str] = frozenset()  # words of the names of people
    tails: frozenset[str] = frozenset()  # function words that may be glued to a name


def load_sentences(folder: Traversable) -> SentenceRules:
    """Read sentences.toml. Raises PackError."""
    file = read_toml(folder, "sentences.toml", _File)
    signs = sorted(file.double_quotes, key=lambda sign: (-len(sign), sign))
    return SentenceRules(
        frozenset(file.abbreviations) - frozenset(file.closing_abbreviations),
        re.compile("|".join(re.escape(sign) for sign in signs)),
        re.compile(rf"(?<!\w)(?:{'|'.join(_any_case(word) for word in file.glued)}){NEXT_WORD}"),
        re.compile(r"[A-Z](?<=[a-z]{2}[A-Z])[a-z]{2}"),  # by the capital: there are few
    )


def _any_case(word: str) -> str:
    """'menteri' with a capital too; 'Di' with one opens a name: 'DiCaprio'."""
    return f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}" if len(word) > SHORT else re.escape(word)
