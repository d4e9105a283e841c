"""Merge what is new in a store with what was there: only the contacts near it are looked at again.

remerge(store)  ->  Remerged(documents=12, records=9)

What is looked at together: the new and changed contacts, those that share a dyad and days with them, and all that
hangs together with those by any agreement. Nothing outside can change, so the outcome is that of merging everything.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec
import sqlalchemy as sa

from risalah.merge.batch import Merged, merge_accounts
from risalah.merge.build import founding
from risalah.merge.corrections import anchor
from risalah.merge.corrections import ref as contact_ref
from risalah.merge.days import days
from risalah.merge.links import Links, Outline, link, node
from risalah.merge.profile import profile
from risalah.merge.weights import Weights, load_weights
from risalah.merge.wording import Sketch, parse
from risalah.model.account import Account
from risalah.model.correction import Anchor, Correction
from risalah.model.record import Record
from risalah.store import corrections as stored_corrections
from risalah.store import derived, documents
from risalah.store.connection import Store
from risalah.store.derived import BlockRow, ContactRow, RecordRow
from risalah.store.dialect import lock
from risalah.store.query import search_key

# Documents per transaction: another process that ingests waits no longer than one step takes.
STEP, LARGEST_STEP = 2000, 20_000


@dataclass(frozen=True)
class Remerged:
    documents: int
    records: int  # written anew


def remerge(store: Store, *, step: int | None = None) -> Remerged:
    """Merge all pending documents, step by step; each step is one transaction. Then look at the links again."""
    table = load_weights()
    seen = made = 0
    while True:
        with store.writing() as connection:
            lock(connection)
            waiting = derived.count_pending(connection)
            names = derived.pending_documents(connection, step or min(max(STEP, waiting // 4), LARGEST_STEP))
            if not names:
                break
            made += _merge_step(connection, names, table)
            derived.done(connection, names)
            seen += len(names)
    with store.writing() as connection:
        lock(connection)
        if derived.links_are_stale(connection):
            _relink(connection)
            derived.links_are_fresh(connection)
    return Remerged(seen, made)


def _merge_step(connection: sa.Connection, names: list[str], table: Weights) -> int:
    decided = stored_corrections.every(connection)
    # What a correction joins or parts must be looked at together, also when one of its articles came only now.
    fresh = set(names) | _named_with(connection, decided, set(names))
    old = derived.contacts_of(connection, "document", fresh)
    accounts: dict[str, Account] = {}
    sketches: dict[str, Sketch] = {}
    _load(connection, fresh, accounts, sketches)
    block_rows = [row for account in accounts.values() for row in _blocks(account)]
    near = derived.neighbours(connection, [*block_rows, *derived.blocks_of(connection, (row.ref for row in old))])
    components = {row.component for row in old}
    components |= {row.component for row in derived.contacts_of(connection, "ref", near)}
    around = [row for row in derived.contacts_of(connection, "component", components) if row.document not in fresh]
    _load(connection, {row.document for row in around} - accounts.keys(), accounts, sketches)
    wanted = {row.ref for row in around}
    chosen = [account if name in fresh else _only(account, wanted) for name, account in sorted(accounts.items())]
    merged = merge_accounts(
        chosen,
        corrections=decided,
        sketches=sketches,
        weights=table,
        linked=False,
        anchors=_anchors(connection, decided, accounts),
    )
    rows = _contact_rows(merged)
    written = [_record_row(record) for record in merged.records]
    blocks = [row for account in chosen for row in _blocks(account)]
    gone = [row.ref for row in (*old, *around)]
    derived.replace(connection, gone=gone, rows=rows, block_rows=blocks, made=written, judged=merged.judgements)
    return len(written)


def _named_with(connection: sa.Connection, decided: Iterable[Correction], names: set[str]) -> set[str]:
    found: set[str] = set()
    for together in stored_corrections.documents_by_correction(connection, decided):
        if together & names:
            found |= together
    return found


def _load(
    connection: sa.Connection, names: Iterable[str], accounts: dict[str, Account], sketches: dict[str, Sketch]
) -> None:
    for account, wording in documents.current_accounts(connection, names):
        accounts[account.document.id] = account
        sketches[account.document.id] = parse(wording)


def _only(account: Account, wanted: set[str]) -> Account:
    """The account without the contacts that are not looked at."""
    kept = tuple(c for c in account.contacts if contact_ref(account.document.id, c.id) in wanted)
    return msgspec.structs.replace(account, contacts=kept)


def _anchors(
    connection: sa.Connection, decided: Iterable[Correction], accounts: Mapping[str, Account]
) -> dict[str, Anchor]:
    """Every contact of every article that a correction names: a correction must find its own, not the nearest here."""
    named = stored_corrections.documents_of(connection, decided)
    whole = {account.document.id: account for account, _ in documents.current_accounts(connection, named)}
    return {
        contact_ref(name, contact.id): anchor(account.document, contact)
        for name, account in sorted({**accounts, **whole}.items())
        for contact in account.contacts
    }


def _blocks(account: Account) -> list[BlockRow]:
    rows: list[BlockRow] = []
    for contact in account.contacts:
        made = profile(account.document, contact)
        name = contact_ref(account.document.id, contact.id)
        rows.extend(BlockRow(name, key, made.first, made.last) for key in made.keys)
    return rows


def _contact_rows(merged: Merged) -> list[ContactRow]:
    return sorted(
        ContactRow(
            ref=name,
            document=member.document,
            contact=member.contact,
            profile=merged.profile_of[name],
            component=merged.component_of[name],
            record=record.id,
            founds=founding(member.document, member.contact),
        )
        for record in merged.records
        for member in record.accounts
        for name in [contact_ref(member.document, member.contact)]
    )


def _record_row(record: Record) -> RecordRow:
    """A record with what it is found by."""
    record = msgspec.structs.replace(record, doubts=())
    found: set[tuple[str, str]] = set()
    for party in (*record.participants, *record.accompanied_by):
        if party.side and party in record.participants:
            found.add(("side", party.side))
        found.update(("person", word) for word in search_key(party.name or "").split())
    found.update(("topic", topic.value) for topic in record.topics)
    found.update(("conflict", conflict.kind) for conflict in record.conflicts)
    found.update(("outlet", search_key(member.outlet)) for member in record.accounts if member.outlet)
    when = record.fields.get("when")
    known = days(when.value) if when else None
    slack = known.slack if known else 0
    first, last = (known.first - slack, known.last + slack) if known else (None, None)
    return RecordRow(record, first, last, frozenset(found))


def _relink(connection: sa.Connection) -> None:
    """Links look across all records of a dyad; only those that changed are written."""
    nodes = [node(outline) for outline in derived.all_records(connection, Outline)]
    found = link(nodes)
    nothing = Links()
    before = derived.links(connection)
    after = {
        name: (made.planned_as, made.followed_by, made.follows)
        for name in before
        for made in [found.get(name, nothing)]
    }
    derived.set_links(connection, {name: value for name, value in after.items() if value != before[name]})
