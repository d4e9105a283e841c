"""Ask the store: records by filter, one record, conflicts, follow-ups, doubts, search, figures.

find_records(connection, Filter(sides=("IDN", "MYS"), text="sawit"), limit=20)  ->  [Record, …]
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import sqlalchemy as sa

from risalah.lang.tokens import tokenize
from risalah.model.judgement import Judgement
from risalah.model.record import Record
from risalah.store.derived import decode_judgement
from risalah.store.dialect import chunks, matching
from risalah.store.schema import (
    accounts,
    contacts,
    corrections,
    diagnostics,
    documents,
    judgements,
    pending,
    records,
    runs,
    terms,
)

WEIGHED = 1000  # matches of a search that are weighed against each other


@dataclass(frozen=True)
class Filter:
    """All that is given must hold; `first` and `last` are days as ordinals, records that can be of those days match."""

    sides: tuple[str, ...] = ()
    person: str | None = None
    first: int | None = None
    last: int | None = None
    channel: str | None = None
    status: str | None = None
    topic: str | None = None
    outlet: str | None = None
    text: str | None = None
    conflict: str | None = None  # a kind, or "any"
    state: str | None = None  # None: all but the rejected ones
    background: bool | None = None


def find_records(connection: sa.Connection, wanted: Filter, *, limit: int | None = None) -> list[Record]:
    """Records in the order of their days (those without a day last), with their links and doubts."""
    query = sa.select(records).where(*_conditions(connection, wanted))
    query = query.order_by(records.c.first.is_(None), records.c.first, records.c.id)
    rows = list(connection.execute(query.limit(limit) if limit is not None else query))
    doubts = _doubts(connection, [row.id for row in rows])
    return [_record(row, doubts.get(row.id, ())) for row in rows]


def record_id(connection: sa.Connection, given: str) -> str | None:
    """The record that an id means now: its own, the one that its founding account went to, or an id's beginning."""
    exact = connection.execute(sa.select(records.c.id).where(records.c.id == given)).scalar()
    if exact:
        return str(exact)
    found = sa.select(contacts.c.record).where(contacts.c.founds == given)
    moved = connection.execute(found.union(sa.select(contacts.c.record).where(contacts.c.ref == given))).scalar()
    if moved:
        return str(moved)
    like = given if given.startswith("r-") else f"r-{given}"
    begins = sa.select(records.c.id).where(records.c.id >= like, records.c.id < like + "g").limit(2)
    candidates = [row.id for row in connection.execute(begins)]
    return candidates[0] if len(candidates) == 1 else None


def load_records(connection: sa.Connection, names: Iterable[str]) -> list[Record]:
    wanted = sorted(set(names))
    found: list[Record] = []
    doubts = _doubts(connection, wanted)
    for some in chunks(wanted):
        rows = connection.execute(sa.select(records).where(records.c.id.in_(some)).order_by(records.c.id))
        found.extend(_record(row, doubts.get(row.id, ())) for row in rows)
    return found


def follow_ups(connection: sa.Connection, *, until: int | None = None) -> list[Record]:
    """Contacts announced or proposed and not seen since; `until`: those that were due by that day."""
    query = sa.select(records).where(
        records.c.status.in_(("planned", "proposed")), records.c.followed_by.is_(None), records.c.state != "rejected"
    )
    if until is not None:
        query = query.where(records.c.last <= until)
    rows = list(connection.execute(query.order_by(records.c.first.is_(None), records.c.first, records.c.id)))
    return [_record(row, ()) for row in rows]


def doubtful(connection: sa.Connection, *, limit: int | None = None) -> list[tuple[Judgement, str, str]]:
    """Judgements that wait for a person, likeliest first, each with the two records."""
    query = (
        sa.select(judgements)
        .where(judgements.c.verdict == "unsure")
        .order_by(judgements.c.score.desc(), judgements.c.left, judgements.c.right)
    )
    found: list[tuple[Judgement, str, str]] = []
    seen: set[tuple[str, str]] = set()
    rows = list(connection.execute(query))
    of_profile = _records_of(connection, {name for row in rows for name in (row.left, row.right)})
    rejected = {row.id for row in connection.execute(sa.select(records.c.id).where(records.c.state == "rejected"))}
    for row in rows:
        one, other = sorted((of_profile.get(row.left, ""), of_profile.get(row.right, "")))
        if one == other or not one or (one, other) in seen or {one, other} & rejected:
            continue
        seen.add((one, other))
        found.append((decode_judgement(row), of_profile[row.left], of_profile[row.right]))
        if limit is not None and len(found) == limit:
            break
    return found


def judgements_of(connection: sa.Connection, record: Record) -> list[Judgement]:
    """Every stored judgement that an account of this record has a part in."""
    refs = [f"{member.document}/{member.contact}" for member in record.accounts]
    found: dict[tuple[str, str], Judgement] = {}
    profiles: set[str] = set()
    for some in chunks(sorted(refs)):
        rows = connection.execute(sa.select(contacts.c.profile).where(contacts.c.ref.in_(some)))
        profiles.update(row.profile for row in rows)
    for some in chunks(sorted(profiles), 400):
        query = sa.select(judgements).where(judgements.c.left.in_(some) | judgements.c.right.in_(some))
        for row in connection.execute(query):
            found[row.left, row.right] = decode_judgement(row)
    return [found[pair] for pair in sorted(found)]


def search(connection: sa.Connection, words: str, *, limit: int = 20) -> list[tuple[str, str | None, str]]:
    """Documents that hold all of the words: (id, title, uri), best first.

    Of very frequent words only the latest documents are weighed: ranking half of a large store would take seconds.
    """
    hits = matching(connection, words)
    ranked = hits.order_by(sa.text("number DESC")).limit(WEIGHED).subquery()
    query = (
        sa.select(documents.c.id, documents.c.title, documents.c.uri)
        .join(ranked, ranked.c.number == documents.c.number)
        .order_by(ranked.c.rank, documents.c.published.desc(), documents.c.id)
        .limit(limit)
    )
    return [(row.id, row.title, row.uri) for row in connection.execute(query)]


def figures(connection: sa.Connection) -> dict[str, Any]:
    """What the store holds, in numbers."""

    def count(table: sa.Table, *where: sa.ColumnElement[bool]) -> int:
        return connection.execute(sa.select(sa.func.count()).select_from(table).where(*where)).scalar() or 0

    def by(column: sa.Column[Any], *where: sa.ColumnElement[bool]) -> dict[str, int]:
        query = sa.select(column, sa.func.count()).where(*where).group_by(column).order_by(column)
        return {str(value): number for value, number in connection.execute(query)}

    return {
        "documents": count(documents, documents.c.superseded_by.is_(None)),
        "superseded": count(documents, documents.c.superseded_by.is_not(None)),
        "accounts kept as history": count(accounts, ~accounts.c.current),
        "contacts": count(contacts),
        "records": count(records),
        "independent sources": connection.execute(sa.select(sa.func.sum(records.c.independent))).scalar() or 0,
        "waiting to be merged": count(pending),
        "doubts": count(judgements, judgements.c.verdict == "unsure"),
        "corrections": count(corrections),
        "runs": count(runs),
        "by status": by(records.c.status),
        "by channel": by(records.c.channel),
        "by review": by(records.c.state),
        "conflicts": by(terms.c.term, terms.c.kind == "conflict"),
        "diagnostics": by(diagnostics.c.code),
    }


def search_key(name: str) -> str:
    """The form in which names are searched."""
    return " ".join(word for word in tokenize(name).words if any(sign.isalnum() for sign in word))


def _conditions(connection: sa.Connection, wanted: Filter) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    found.extend(_has("side", side) for side in wanted.sides)
    if wanted.person:
        found.extend(_has("person", word) for word in search_key(wanted.person).split())
    for kind, value in (("topic", wanted.topic), ("outlet", wanted.outlet and search_key(wanted.outlet))):
        if value:
            found.append(_has(kind, value))
    if wanted.conflict:
        found.append(_has("conflict", None if wanted.conflict == "any" else wanted.conflict))
    if wanted.first is not None:
        found.append(records.c.last >= wanted.first)
    if wanted.last is not None:
        found.append(records.c.first <= wanted.last)
    if wanted.channel:
        found.append(records.c.channel == wanted.channel)
    if wanted.status:
        found.append(records.c.status == wanted.status)
    if wanted.background is not None:
        found.append(records.c.background == wanted.background)
    found.append(records.c.state == wanted.state if wanted.state else records.c.state != "rejected")
    if wanted.text:
        hits = matching(connection, wanted.text).subquery()
        query = (
            sa.select(contacts.c.record)
            .join(documents, documents.c.id == contacts.c.document)
            .where(documents.c.number.in_(sa.select(hits.c.number)))
        )
        found.append(records.c.id.in_(query))
    return found


def _has(kind: str, term: str | None) -> sa.ColumnElement[bool]:
    query = sa.select(terms.c.record).where(terms.c.kind == kind)
    return records.c.id.in_(query if term is None else query.where(terms.c.term == term))


def _doubts(connection: sa.Connection, names: Sequence[str]) -> dict[str, tuple[str, ...]]:
    mine: dict[str, str] = {}
    for some in chunks(names):
        query = sa.select(contacts.c.profile, contacts.c.record).where(contacts.c.record.in_(some))
        mine.update({row.profile: row.record for row in connection.execute(query)})
    pairs: set[tuple[str, str]] = set()
    for some in chunks(sorted(mine), 400):
        query = sa.select(judgements.c.left, judgements.c.right).where(
            judgements.c.verdict == "unsure", judgements.c.left.in_(some) | judgements.c.right.in_(some)
        )
        pairs.update((row.left, row.right) for row in connection.execute(query))
    record_of = _records_of(connection, {name for pair in pairs for name in pair})
    found: dict[str, set[str]] = {}
    for pair in pairs:
        one, other = (record_of.get(name) for name in pair)
        if one and other and one != other:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {name: tuple(sorted(others)) for name, others in found.items()}


def _records_of(connection: sa.Connection, profiles: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for some in chunks(sorted(set(profiles))):
        query = sa.select(contacts.c.profile, contacts.c.record).where(contacts.c.profile.in_(some))
        found.update({row.profile: row.record for row in connection.execute(query)})
    return found


def _record(row: Any, doubts: tuple[str, ...]) -> Record:
    stored = msgspec.json.decode(row.json, type=Record)
    return msgspec.structs.replace(
        stored, planned_as=row.planned_as, followed_by=row.followed_by, follows=row.follows, doubts=doubts
    )
