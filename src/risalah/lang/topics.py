"""The part of a pack that knows topics: the words by which a contact's subject shows, as a theme or as a side.

"jalur gaza"  ->  Theme("PSE", "topics.csv:jalur gaza")
"""

import re
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from risalah.errors import PackError
from risalah.lang.phrases import PhraseTable
from risalah.lang.tables import read_csv, split_list
from risalah.lang.tokens import phrase_words

SIDE = re.compile(r"[A-Z]{3}")
THEMES = frozenset(
    {
        "ceasefire", "sanctions", "nuclear", "trade", "energy", "migration", "territory", "military", "terrorism",
        "humanitarian", "cyber", "elections", "human-rights", "health", "climate", "bilateral", "peace-agreement",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Theme:
    code: str
    entry: str


def load_topics(folder: Traversable) -> PhraseTable[tuple[Theme, ...]]:
    """Read topics.csv. Raises PackError (an unknown theme, a phrase twice under one)."""
    found: dict[tuple[str, ...], tuple[Theme, ...]] = {}
    for line, row in read_csv(folder, "topics.csv", ("code", "phrases")):
        if row["code"] not in THEMES and not SIDE.fullmatch(row["code"]):
            raise PackError(f"topics.csv:{line}: neither a theme nor the code of a state: {row['code']!r}")
        for phrase in split_list(row["phrases"]):
            key = phrase_words(phrase)
            others = found.get(key, ())
            if any(theme.code == row["code"] for theme in others):
                raise PackError(f"topics.csv:{line}: {phrase!r} stands twice under {row['code']}")
            found[key] = (*others, Theme(row["code"], f"topics.csv:{phrase}"))
    return PhraseTable(found)
