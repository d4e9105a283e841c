"""The part of a pack that knows themes: the words by which a contact's subject shows."""

from dataclasses import dataclass
from importlib.resources.abc import Traversable

from risalah.errors import PackError
from risalah.lang.phrases import PhraseTable
from risalah.lang.tables import read_csv, split_list
from risalah.lang.tokens import phrase_words

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


def load_topics(folder: Traversable) -> PhraseTable[Theme]:
    """Read topics.csv. Raises PackError (an unknown theme, a phrase under two themes)."""
    found: dict[tuple[str, ...], Theme] = {}
    for line, row in read_csv(folder, "topics.csv", ("code", "phrases")):
        if row["code"] not in THEMES:
            raise PackError(f"topics.csv:{line}: unknown theme {row['code']!r}")
        for phrase in split_list(row["phrases"]):
            key = phrase_words(phrase)
            if key in found:
                raise PackError(f"topics.csv:{line}: {phrase!r} stands under two themes")
            found[key] = Theme(row["code"], f"topics.csv:{phrase}")
    return PhraseTable(found)
