"""Single records and articles out of the store, with all that their pages need; words in articles.

load_bundle(store, "r-302822b8")  ->  Bundle(record, accounts, texts, judgements, corrections)
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec
import sqlalchemy as sa

from risalah.model.account import Account, Contact, Statement
from risalah.model.correction import Correction
from risalah.model.judgement import Judgement
from risalah.model.record import Record
from risalah.serve.catalog import Entry
from risalah.store.connection import Store
from risalah.store.corrections import every
from risalah.store.dialect import matching
from risalah.store.documents import current_accounts, texts
from risalah.store.query import judgements_of, load_records, record_id
from risalah.store.schema import accounts, contacts, diagnostics, documents


class Bundle(NamedTuple):
    """A record with its accounts, their texts and what was judged, by document id."""

    record: Record
    accounts: dict[str, Account]
    texts: dict[str, str]
    judgements: list[Judgement]
    corrections: list[Correction]

    def contact(self, document: str, name: str) -> Contact | None:
        account = self.accounts.get(document)
        return next((each for each in account.contacts if each.id == name), None) if account else None

    def statement(self, document: str, name: str) -> Statement | None:
        account = self.accounts.get(document)
        return next((each for each in account.statements if each.id == name), None) if account else None


class Article(NamedTuple):
    account: Account
    text: str
    reader: str
    superseded_by: str | None
    records: dict[str, str]  # contact id -> record id
    diagnostics: list[tuple[str, str, int | None, int | None, str | None]]


class Hit(NamedTuple):
    """An article in a list."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    uri: str
    contacts: int


def load_bundle(store: Store, given: str) -> Bundle | None:
    """The record that an id (or its beginning) means now; None when there is none."""
    with store.reading() as connection:
        name = record_id(connection, given)
        found = load_records(connection, [name]) if name else []
        if not found:
            return None
        record = found[0]
        names = {member.document for member in record.accounts}
        loaded = {account.document.id: account for account, _ in current_accounts(connection, names)}
        mine = set(record.corrections)
        decided = [c for c in every(connection) if c.id in mine] if mine else []
        return Bundle(record, loaded, texts(connection, names), judgements_of(connection, record), decided)


def load_article(store: Store, name: str) -> Article | None:
    """One article, also one whose place a later version has taken."""
    with store.reading() as connection:
        query = (
            sa.select(accounts.c.json, documents.c.reader, documents.c.superseded_by)
            .select_from(accounts.join(documents, documents.c.id == accounts.c.document))
            .where(accounts.c.document == name, accounts.c.current)
        )
        row = connection.execute(query).first()
        if row is None:
            return None
        account = msgspec.json.decode(row.json, type=Account)
        of_contact = sa.select(contacts.c.contact, contacts.c.record).where(contacts.c.document == name)
        seen = sa.select(diagnostics).where(diagnostics.c.document == name).order_by(diagnostics.c.number)
        return Article(
            account,
            texts(connection, [name]).get(name, ""),
            row.reader,
            row.superseded_by,
            {each.contact: each.record for each in connection.execute(of_contact)},
            [(each.stage, each.code, each.start, each.end, each.note) for each in connection.execute(seen)],
        )


def numbers_with(store: Store, words: str) -> list[int]:
    """Numbers of the documents that hold all of the words. Ranks are not worked out: that is most of the work.

    They come as one text: between two rows of an answer, threads wait for each other, and a common word has 100,000.
    """
    with store.reading() as connection:
        hits = matching(connection, words)
        found = hits.with_only_columns(next(iter(hits.selected_columns))).subquery()
        number = next(iter(found.c))
        joined = connection.execute(sa.select(sa.func.aggregate_strings(sa.cast(number, sa.String), ","))).scalar()
    return [int(each) for each in joined.split(",")] if joined else []


def find_articles(store: Store, words: str | None, *, limit: int, offset: int) -> tuple[list[Hit], bool]:
    """Articles by their words (best first) or all of them (latest first), and whether there are more."""
    with store.reading() as connection:
        columns = (
            documents.c.id, documents.c.title, documents.c.outlet, documents.c.published, documents.c.uri,
        )  # fmt: skip
        query = sa.select(*columns).where(documents.c.superseded_by.is_(None))
        if words:
            hits = matching(connection, words)
            if connection.dialect.name == "sqlite":
                hits = hits.order_by(sa.text("rank")).limit(offset + limit + 1)
            ranked = hits.subquery()
            query = query.join(ranked, ranked.c.number == documents.c.number)
            query = query.order_by(ranked.c.rank, documents.c.published.desc(), documents.c.id)
        else:
            query = query.order_by(documents.c.number.desc())
        rows = list(connection.execute(query.offset(offset).limit(limit + 1)))
        numbers = _contacts_of(connection, [row.id for row in rows])
    hits_ = [Hit(r.id, r.title, r.outlet, r.published, r.uri, numbers.get(r.id, 0)) for r in rows[:limit]]
    return hits_, len(rows) > limit


def accounts_of(store: Store, names: Iterable[str]) -> dict[str, Account]:
    with store.reading() as connection:
        return {account.document.id: account for account, _ in current_accounts(connection, names)}


def _contacts_of(connection: sa.Connection, names: list[str]) -> dict[str, int]:
    query = (
        sa.select(contacts.c.document, sa.func.count())
        .where(contacts.c.document.in_(names))
        .group_by(contacts.c.document)
    )
    return {name: int(number) for name, number in connection.execute(query)}


def load_records_of(store: Store, entries: Iterable[Entry]) -> Iterator[tuple[Entry, Record, dict[str, Account]]]:
    """Records with statements, in the order of the entries, each with the accounts that its statements are in."""
    wanted = list(entries)
    with store.reading() as connection:
        loaded = {record.id: record for record in load_records(connection, (entry.id for entry in wanted))}
        told = {said.document for record in loaded.values() for said in record.statements}
        known = {account.document.id: account for account, _ in current_accounts(connection, told)}
    for entry in wanted:
        record = loaded.get(entry.id)
        if record is not None and record.statements:
            yield entry, record, {s.document: known[s.document] for s in record.statements if s.document in known}
