"""The part of a pack that says where sentences and quotations end."""

import re
from dataclasses import dataclass
from importlib.resources.abc import Traversable

import msgspec

from risalah.lang.tables import read_toml


class _File(msgspec.Struct, forbid_unknown_fields=True):
    abbreviations: list[str]
    closing_abbreviations: list[str]
    double_quotes: list[str]


@dataclass(frozen=True)
class SentenceRules:
    """`abbreviations` keep their full stop inside the sentence; `double_quotes` are the signs of a quotation."""

    abbreviations: frozenset[str]
    double_quotes: re.Pattern[str]  # any one sign, the longest first


def load_sentences(folder: Traversable) -> SentenceRules:
    """Read sentences.toml. Raises PackError."""
    file = read_toml(folder, "sentences.toml", _File)
    signs = sorted(file.double_quotes, key=lambda sign: (-len(sign), sign))
    return SentenceRules(
        frozenset(file.abbreviations) - frozenset(file.closing_abbreviations),
        re.compile("|".join(re.escape(sign) for sign in signs)),
    )
