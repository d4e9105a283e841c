"""What the interface says, in each of its languages: tables in `texts/`, all with the same keys.

load_texts()["en"].say("ui.page_of", page=2, pages=7)  ->  "Page 2 of 7"
"""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from risalah.errors import RisalahError
from risalah.lang.sides import OPPOSITION
from risalah.lang.tables import pack_root, read_csv

LANGUAGES = ("id", "en")  # the first one is the default


@dataclass(frozen=True)
class Texts:
    """The texts of one language. `sides` names every side; a side in no table is called by its code."""

    code: str
    tables: Mapping[str, Mapping[str, str]]
    sides: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """The text of a key like 'ui.search'. A key that is missing is a mistake of ours: KeyError."""
        table, _, name = key.partition(".")
        text = self.tables[table][name]
        return text.format(**values) if values else text

    def name(self, table: str, value: str | None) -> str:
        """A code in words; one that the table doesn't know stays as it is (codes come from language packs)."""
        return "" if value is None else self.tables[table].get(value, value)

    def side(self, code: str | None) -> str:
        if not code:
            return self.say("ui.unknown_side")
        state = code.removesuffix(OPPOSITION)
        if code in self.sides or state == code:
            return self.sides.get(code, code)
        return self.say("ui.opposition_of", state=self.sides.get(state, state))

    def topic(self, code: str) -> str:
        """A topic is a theme or a side."""
        return self.tables["topic"].get(code) or self.side(code)


@cache
def load_texts() -> dict[str, Texts]:
    """All languages. Raises RisalahError where one lacks a text that another has."""
    folder = resources.files(__name__.rpartition(".")[0]) / "texts"
    tables = {code: tomllib.loads((folder / f"{code}.toml").read_text("utf-8")) for code in LANGUAGES}
    keys = {code: {(part, key) for part, table in tables[code].items() for key in table} for code in LANGUAGES}
    every = set.union(*keys.values())
    for code, mine in keys.items():
        if missing := {entry for entry in every - mine if entry[0] != "side"}:
            raise RisalahError(f"texts/{code}.toml lacks {sorted(missing)}")
    names = {"id": _names_of_the_pack(), "en": _english_names()}
    return {
        code: Texts(code, tables[code], {**names["id"], **names[code], **tables[code]["side"]}) for code in LANGUAGES
    }


def _names_of_the_pack() -> dict[str, str]:
    return {row["code"]: row["name"] for _, row in read_csv(pack_root("id"), "sides.csv", ("code", "kind", "name"))}


def _english_names() -> dict[str, str]:
    lines = (resources.files(__name__.rpartition(".")[0]) / "world.csv").read_text("utf-8").splitlines()
    return {row["code"]: row["name"] for row in csv.DictReader(line for line in lines if line[:1] != "#")}
