"""Corrections: what a person decided about a record, kept apart from everything that is derived.

    Correction(id="k-…", kind="edit", who="rina", when="2024-05-02T09:00:00+00:00", why="the communiqué says Tuesday",
               targets=(Anchor(...),), field="when", value="2024-04-30")

A correction never names a record (records are derived): it names contacts in articles, in a way that a re-run by a
newer version or another store can find again.
"""

from typing import Literal

import msgspec

from risalah.model.ids import content_id

CorrectionKind = Literal["accept", "reject", "edit", "merge", "split", "undo"]


class Anchor(msgspec.Struct, frozen=True, order=True):
    """One contact in one article: its exact id, and what finds it again when ids have changed."""

    document: str
    contact: str
    sha256: str
    start: int  # evidence, in characters
    end: int
    sides: tuple[str, ...]


class Correction(msgspec.Struct, frozen=True):
    """`targets` and `others`: the two parts that are merged or split; the other kinds use `targets` alone.

    `field` and `value` are for edits (`value` None: nothing is known of it). `undoes` names an earlier correction.
    """

    id: str
    kind: CorrectionKind
    who: str
    when: str  # ISO 8601 instant
    why: str
    targets: tuple[Anchor, ...] = ()
    others: tuple[Anchor, ...] = ()
    field: str | None = None
    value: str | None = None
    undoes: str | None = None
    schema: str = "risalah/correction/1"


def make_correction(
    kind: CorrectionKind,
    *,
    who: str,
    when: str,
    why: str,
    targets: tuple[Anchor, ...] = (),
    others: tuple[Anchor, ...] = (),
    field: str | None = None,
    value: str | None = None,
    undoes: str | None = None,
) -> Correction:
    """A correction with its content id: the same decision by the same person at the same time is one correction."""
    targets, others = tuple(sorted(targets)), tuple(sorted(others))
    return Correction(
        id=content_id("k", kind, who, when, why, targets, others, field, value, undoes),
        kind=kind,
        who=who,
        when=when,
        why=why,
        targets=targets,
        others=others,
        field=field,
        value=value,
        undoes=undoes,
    )
