"""Pinned floors: the quality once measured, below which a change may not fall in silence.

    [seeds]
    digest = "5c1f..."                # of the key and its articles: floors hold for these very files only
    [seeds.floors]
    "contacts F1" = 1.0

A floor is raised by measuring again (`risalah score ... --floors FILE --pin NAME`); it's lowered by hand alone, in a
commit that says why.
"""

import hashlib
import math
from collections.abc import Mapping
from pathlib import Path

import msgspec

from risalah.errors import InputError
from risalah.evaluate.key import key_files, load_keys
from risalah.evaluate.score import Score

PINNED = (  # what a pin writes; precision and recall may be traded for one another, their F1 may not fall
    "contacts F1",
    "contact fields",
    "contact when",
    "statements F1",
    "statement fields",
    "document fields",
    "record score",
)
NOISE = 1e-9  # what adding up fractions in another order may cost
DIGITS = 4  # floors are rounded down to so many

HEADER = """\
# Measured quality, pinned. A test fails when a measure falls below its floor; floors rise by measuring again:
#     risalah score KEYS TEXTS --floors {name} --pin SET
# To lower one is a decision: edit it by hand or `make quality LOWER=yes`, and say why in the commit.
"""


class FloorSet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The floors of one answer key."""

    digest: str
    floors: dict[str, float]
    most_contacts_in_empty_articles: int | None = None


def load_floors(path: Path) -> dict[str, FloorSet]:
    """Floor sets by name; raises InputError for a file that can't be used."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=dict[str, FloorSet])
    except (OSError, msgspec.MsgspecError) as error:
        raise InputError(f"{path}: not a usable floors file: {error}") from error


def find_floors(sets: Mapping[str, FloorSet], digest: str) -> tuple[str, FloorSet] | None:
    """The set that was pinned on exactly this key and these articles."""
    return next(((name, each) for name, each in sorted(sets.items()) if each.digest == digest), None)


def fallen(floors: FloorSet, score: Score) -> list[str]:
    """What lies below its floor, told to a person; empty when quality holds."""
    figures = measures(score)
    told = [
        f"{name}: {figures.get(name, 0.0):.4f} is below its floor {floor:.4f}"
        for name, floor in floors.floors.items()
        if figures.get(name, 0.0) < floor - NOISE
    ]
    most = floors.most_contacts_in_empty_articles
    found = score.counts["contacts in empty articles"]
    if most is not None and found > most:
        told.append(f"contacts in empty articles: {found}, at most {most} are allowed")
    return told


def pin(path: Path, name: str, digest: str, score: Score) -> list[str]:
    """Write a set's floors, upward only on the same key; returns what stayed where it was because it fell below.

    Another key under the same name is measured afresh.
    """
    sets = load_floors(path) if path.exists() else {}
    before = sets.get(name)
    if before and before.digest != digest:
        before = None
    figures = measures(score)
    floors = {each: _rounded(figures[each]) for each in PINNED if each in figures}
    most = score.counts["contacts in empty articles"] if score.counts["empty articles"] else None
    if before:
        floors = {each: max(figure, before.floors.get(each, 0.0)) for each, figure in floors.items()}
        allowed = [count for count in (most, before.most_contacts_in_empty_articles) if count is not None]
        most = min(allowed, default=None)
    sets[name] = FloorSet(digest, floors, most)
    path.write_text(_as_toml(path, sets), "utf-8")
    return fallen(sets[name], score)


def measures(score: Score) -> dict[str, float]:
    return score.figures | {"document fields": score.document_fields}


def digest_of(keys: Path, texts: Path) -> str:
    """A fingerprint of an answer key and the articles that it names: names and bytes, in order of their paths."""
    digest = hashlib.sha256()
    for path in [*key_files(keys), *(texts / key.document.file for key in load_keys(keys))]:
        for part in (path.name.encode(), path.read_bytes()):
            digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:32]


def _rounded(figure: float) -> float:
    """Rounded down, so that the pinned figure itself never falls below its floor."""
    steps = 10.0**DIGITS
    return math.floor(figure * steps) / steps


def _as_toml(path: Path, sets: Mapping[str, FloorSet]) -> str:
    lines = [HEADER.format(name=path.name)]
    for name, each in sorted(sets.items()):
        lines += [f'["{name}"]', f'digest = "{each.digest}"']
        if each.most_contacts_in_empty_articles is not None:
            lines.append(f"most_contacts_in_empty_articles = {each.most_contacts_in_empty_articles}")
        lines += [f'["{name}".floors]', *(f'"{measure}" = {floor}' for measure, floor in each.floors.items()), ""]
    return "\n".join(lines)
