"""Whether a store is sound: the database's own checks, and what must hold between its tables.

problems(store)  ->  []   or one line per problem
"""

import msgspec
import sqlalchemy as sa

from risalah.model.account import Account
from risalah.model.record import Field
from risalah.model.values import wrong_value
from risalah.store.connection import Store
from risalah.store.dialect import integrity
from risalah.store.schema import accounts, contacts, documents, pending, records
from risalah.store.sides import known_sides


class _Fields(msgspec.Struct):
    """The part of a record that people edit."""

    fields: dict[str, Field]


def problems(store: Store) -> list[str]:
    """One line per problem, none for a sound store. Raises StoreError for a file that can't even be read."""
    with store.writing() as connection:
        found = integrity(connection)
    with store.reading() as connection:
        found += _between_tables(connection)
        found += _accounts(connection)
        found += _edits(connection)
    return found


def _between_tables(connection: sa.Connection) -> list[str]:
    def count(query: sa.Select[int]) -> int:
        return connection.execute(query).scalar() or 0

    number = sa.select(sa.func.count())
    checks = (
        (
            "contacts without their record",
            number.select_from(contacts).where(contacts.c.record.not_in(sa.select(records.c.id))),
        ),
        (
            "records without a contact",
            number.select_from(records).where(records.c.id.not_in(sa.select(contacts.c.record))),
        ),
        (
            "documents without a current account",
            number.select_from(documents).where(
                documents.c.id.not_in(sa.select(accounts.c.document).where(accounts.c.current))
            ),
        ),
        (
            "documents with two current accounts",
            number.select_from(
                sa.select(accounts.c.document)
                .where(accounts.c.current)
                .group_by(accounts.c.document)
                .having(sa.func.count() > 1)
                .subquery()
            ),
        ),
    )
    return [f"{total} {what}" for what, query in checks if (total := count(query))]


def _accounts(connection: sa.Connection) -> list[str]:
    """Every contact of a merged account is in exactly one record, and every span lies in its text."""
    found: list[str] = []
    merged: dict[str, set[str]] = {}
    for row in connection.execute(sa.select(contacts.c.document, contacts.c.contact)):
        merged.setdefault(row.document, set()).add(row.contact)
    waiting = {row.document for row in connection.execute(sa.select(pending.c.document))}
    decoder = msgspec.json.Decoder(Account)
    query = (
        sa.select(accounts.c.document, accounts.c.json, sa.func.length(documents.c.text).label("length"))
        .join(documents, documents.c.id == accounts.c.document)
        .where(accounts.c.current, documents.c.superseded_by.is_(None))
    )
    for name, line, length in connection.execute(query):
        account = decoder.decode(line)
        told = {contact.id for contact in account.contacts}
        if name not in waiting and told != merged.get(name, set()):
            found.append(f"{name}: its contacts are not those that were merged")
        ends = [span.end for contact in account.contacts for span in contact.evidence]
        if length and ends and max(ends) > length:
            found.append(f"{name}: evidence lies beyond the end of its text")
    return found


def _edits(connection: sa.Connection) -> list[str]:
    """What people set is a value that its field can have. Older versions took anything."""
    found: list[str] = []
    decoder = msgspec.json.Decoder(_Fields)
    for name, line in connection.execute(sa.select(records.c.id, records.c.json).order_by(records.c.id)):
        for field, given in decoder.decode(line).fields.items():
            wrong = wrong_value(field, given.value, known_sides()) if given.corrected_by else None
            if wrong:
                found.append(f"{name}: {field} was set to {wrong} (`risalah undo {given.corrected_by}` takes it back)")
    return found
