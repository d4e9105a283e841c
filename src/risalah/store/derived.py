"""Read and write what merging derives: contacts with their place in it, blocks, records, judgements, links.

Written by risalah.run.remerge alone; knows nothing of how it is worked out.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import msgspec
import sqlalchemy as sa

from risalah.model.judgement import Judgement, Reason
from risalah.model.record import Record
from risalah.store.dialect import chunks, upsert
from risalah.store.schema import blocks, contacts, judgements, pending, records, state, terms

T = TypeVar("T")


class ContactRow(NamedTuple):
    ref: str
    document: str
    contact: str
    profile: str
    component: str
    record: str
    founds: str


class BlockRow(NamedTuple):
    ref: str
    key: str
    first: int
    last: int


class RecordRow(NamedTuple):
    record: Record
    first: int | None
    last: int | None
    terms: frozenset[tuple[str, str]]  # (kind, term)


def count_pending(connection: sa.Connection) -> int:
    return connection.execute(sa.select(sa.func.count()).select_from(pending)).scalar() or 0


def pending_documents(connection: sa.Connection, most: int) -> list[str]:
    query = sa.select(pending.c.document).order_by(pending.c.document).limit(most)
    return [row.document for row in connection.execute(query)]


def contacts_of(connection: sa.Connection, column: str, values: Iterable[str]) -> list[ContactRow]:
    """Contacts by `ref`, `document`, `component`, `profile` or `record`."""
    found: list[ContactRow] = []
    for some in chunks(sorted(set(values))):
        query = sa.select(contacts).where(contacts.c[column].in_(some))
        found.extend(ContactRow(**row._mapping) for row in connection.execute(query))
    return sorted(found)


def neighbours(connection: sa.Connection, rows: Sequence[BlockRow]) -> set[str]:
    """Refs of contacts that share a key with one of the rows, at days that overlap."""
    found: set[str] = set()
    by_key: dict[str, list[BlockRow]] = {}
    for row in rows:
        by_key.setdefault(row.key, []).append(row)
    for some in chunks(sorted(by_key), 400):
        first = min(row.first for key in some for row in by_key[key])
        last = max(row.last for key in some for row in by_key[key])
        query = sa.select(blocks).where(blocks.c.key.in_(some), blocks.c.first <= last, blocks.c.last >= first)
        for other in connection.execute(query):
            if any(row.first <= other.last and other.first <= row.last for row in by_key[other.key]):
                found.add(other.ref)
    return found


def blocks_of(connection: sa.Connection, refs: Iterable[str]) -> list[BlockRow]:
    found: list[BlockRow] = []
    for some in chunks(sorted(set(refs))):
        found.extend(
            BlockRow(**r._mapping) for r in connection.execute(sa.select(blocks).where(blocks.c.ref.in_(some)))
        )
    return found


def replace(
    connection: sa.Connection,
    *,
    gone: Iterable[str],
    rows: Sequence[ContactRow],
    block_rows: Sequence[BlockRow],
    made: Sequence[RecordRow],
    judged: Sequence[Judgement],
) -> None:
    """Put new contacts, records and judgements in the place of those of the refs in `gone`."""
    before = contacts_of(connection, "ref", {*gone, *(row.ref for row in rows)})
    old_profiles = {row.profile for row in before}
    _delete(connection, contacts.c.ref, (row.ref for row in before))
    _delete(connection, blocks.c.ref, (row.ref for row in before))
    old_records = sorted({row.record for row in before})
    _delete(connection, terms.c.record, {*old_records, *(row.record.id for row in made)})
    _delete(connection, records.c.id, old_records)
    _insert(connection, contacts, [row._asdict() for row in rows])
    _insert(connection, blocks, [row._asdict() for row in block_rows])
    upsert(connection, records, [_record(row) for row in made])
    _insert(
        connection,
        terms,
        [{"record": row.record.id, "kind": kind, "term": term} for row in made for kind, term in sorted(row.terms)],
    )
    _replace_judgements(connection, old_profiles | {row.profile for row in rows}, judged)


def _replace_judgements(connection: sa.Connection, profiles: set[str], judged: Sequence[Judgement]) -> None:
    """Pairs within `profiles` are judged anew; pairs that lead out of them stay, unless one end is no more."""
    left = {row.profile for row in contacts_of(connection, "profile", profiles)}
    for some in chunks(sorted(profiles)):
        mine = sa.select(judgements.c.left, judgements.c.right).where(
            judgements.c.left.in_(some) | judgements.c.right.in_(some)
        )
        stale = [
            {"l": row.left, "r": row.right}
            for row in connection.execute(mine)
            if (row.left in profiles and row.right in profiles)
            or (row.left in profiles and row.left not in left)
            or (row.right in profiles and row.right not in left)
        ]
        if stale:
            connection.execute(
                sa.delete(judgements).where(
                    judgements.c.left == sa.bindparam("l"), judgements.c.right == sa.bindparam("r")
                ),
                stale,
            )
    upsert(connection, judgements, [_judgement(judgement) for judgement in judged])


def links(connection: sa.Connection) -> dict[str, tuple[str | None, str | None, str | None]]:
    """Every record's links as stored: (planned_as, followed_by, follows)."""
    query = sa.select(records.c.id, records.c.planned_as, records.c.followed_by, records.c.follows)
    return {row.id: (row.planned_as, row.followed_by, row.follows) for row in connection.execute(query)}


def all_records(connection: sa.Connection, shape: type[T]) -> Iterable[T]:
    """Every record in the order of ids, read into `shape` (a Struct with those fields of a record that are wanted)."""
    decoder = msgspec.json.Decoder(shape)
    for row in connection.execute(sa.select(records.c.json).order_by(records.c.id)):
        yield decoder.decode(row.json)


def set_links(connection: sa.Connection, changed: Mapping[str, tuple[str | None, str | None, str | None]]) -> None:
    if changed:
        connection.execute(
            sa.update(records)
            .where(records.c.id == sa.bindparam("which"))
            .values(planned_as=sa.bindparam("a"), followed_by=sa.bindparam("b"), follows=sa.bindparam("c")),
            [{"which": name, "a": a, "b": b, "c": c} for name, (a, b, c) in sorted(changed.items())],
        )


def done(connection: sa.Connection, names: Sequence[str]) -> None:
    """These documents are merged; links have to be looked at again."""
    _delete(connection, pending.c.document, names)
    upsert(connection, state, [{"name": "links", "value": "stale"}])


def links_are_stale(connection: sa.Connection) -> bool:
    return connection.execute(sa.select(state.c.value).where(state.c.name == "links")).scalar() == "stale"


def links_are_fresh(connection: sa.Connection) -> None:
    upsert(connection, state, [{"name": "links", "value": "fresh"}])


def decode_judgement(row: Any) -> Judgement:
    reasons = msgspec.json.decode(row.reasons, type=tuple[Reason, ...])
    return Judgement(row.left, row.right, row.verdict, row.score, reasons, row.by)


def _judgement(judgement: Judgement) -> dict[str, Any]:
    return {
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict,
        "score": judgement.score,
        "reasons": msgspec.json.encode(judgement.reasons).decode(),
        "by": judgement.by,
    }


def _record(row: RecordRow) -> dict[str, Any]:
    record = row.record
    value = {name: field.value for name, field in record.fields.items()}
    return {
        "id": record.id,
        "status": value.get("status") or "held",
        "channel": value.get("channel") or "unknown",
        "state": record.state,
        "background": record.background,
        "first": row.first,
        "last": row.last,
        "accounts": len(record.accounts),
        "independent": len(record.sources),
        "planned_as": None,
        "followed_by": None,
        "follows": None,
        "json": msgspec.json.encode(record, order="deterministic").decode(),
    }


def _insert(connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        connection.execute(sa.insert(table), [dict(row) for row in rows])


def _delete(connection: sa.Connection, column: sa.Column[Any], values: Iterable[str]) -> None:
    for some in chunks(sorted(set(values))):
        connection.execute(sa.delete(column.table).where(column.in_(some)))
