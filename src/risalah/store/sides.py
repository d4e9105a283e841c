"""The sides that the language pack's tables know, for checking what people ask for and set."""

from collections.abc import Mapping
from functools import cache

from risalah.lang.tables import pack_root, read_csv


@cache
def known_sides() -> Mapping[str, str]:
    """The kind of each side (state, igo, bloc, group) by its code."""
    rows = read_csv(pack_root("id"), "sides.csv", ("code", "kind", "name"))
    return {row["code"]: row["kind"] for _, row in rows}
