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

SIDE = re.compile(r"[A-Z]{2,}")  # a state, or a body: 'brexit' is about the EU
THEMES = frozenset(
    {
        "ceasefire", "sanctions", "nuclear", "trade", "energy", "migration", "territory", "military", "terrorism",
        "humanitarian", "cyber", "elections", "human-rights", "health", "climate", "bilateral", "peace-agreement",
    }
)  # fmt: skip


NONE = "none"  # phrases that show no topic, though a shorter phrase inside them does: 'pasukan perdamaian'
ANY = "*"


@dataclass(frozen=True, slots=True)
class Theme:
    """What a phrase shows. `unless`: themes that say it better where they're found too; "*" stands for any topic.

    `of`: the side whose relations are meant ('hubungan Jepang dan …'), a topic only of contacts in which it took part.
    """

    code: str
    entry: str
    unless: frozenset[str] = frozenset()
    of: str | None = None


def load_topics(folder: Traversable) -> PhraseTable[tuple[Theme, ...]]:
    """Read topics.csv. Raises PackError (an unknown theme, a phrase twice under one or under one and none)."""
    found: dict[tuple[str, ...], tuple[Theme, ...]] = {}
    for line, row in read_csv(folder, "topics.csv", ("code", "unless", "phrases")):
        if row["code"] not in THEMES | {NONE} and not SIDE.fullmatch(row["code"]):
            raise PackError(f"topics.csv:{line}: neither a theme nor the code of a side: {row['code']!r}")
        unless = frozenset(split_list(row["unless"]))
        if not unless <= THEMES | {ANY}:
            raise PackError(f"topics.csv:{line}: not themes: {row['unless']!r}")
        for phrase in split_list(row["phrases"]):
            key = phrase_words(phrase)
            others = found.get(key, ())
            if key in found and (row["code"] == NONE or not others or row["code"] in {theme.code for theme in others}):
                raise PackError(f"topics.csv:{line}: {phrase!r} stands twice under {row['code']}, or is no topic")
            theme = (Theme(row["code"], f"topics.csv:{phrase}", unless),) if row["code"] != NONE else ()
            found[key] = (*others, *theme)
    return PhraseTable(found)


def load_opponents(folder: Traversable) -> dict[str, frozenset[str]]:
    """Read opponents.csv: for a side, those that whoever talks about it talks about too."""
    return {
        row["side"]: frozenset(split_list(row["others"]))
        for _, row in read_csv(folder, "opponents.csv", ("side", "others"))
    }
