"""Ordered migrations: each brings the store one step on, in one transaction, and is never edited afterwards."""

from collections.abc import Callable

import sqlalchemy as sa

from risalah.errors import RisalahError
from risalah.store import schema
from risalah.store.dialect import create_search, lock


class StoreError(RisalahError):
    """A store that cannot be used: the message says why and what to do."""


def _tables(connection: sa.Connection) -> None:
    schema.metadata.create_all(connection)


def _addresses(connection: sa.Connection) -> None:
    # A store that is made today has the column already.
    if all(column["name"] != "address" for column in sa.inspect(connection).get_columns("documents")):
        connection.execute(sa.text("ALTER TABLE documents ADD COLUMN address TEXT"))


MIGRATIONS: tuple[tuple[str, Callable[[sa.Connection], None]], ...] = (
    ("tables", _tables),
    ("full-text search", create_search),
    ("addresses of pages", _addresses),
)


def version(connection: sa.Connection) -> int:
    """The number of the last migration; 0 for an empty database."""
    if not sa.inspect(connection).has_table("migrations"):
        return 0
    return connection.execute(sa.select(sa.func.max(schema.migrations.c.number))).scalar() or 0


def migrate(connection: sa.Connection) -> None:
    """Bring the store up to date. Raises StoreError for a database of something else, or of a newer program."""
    lock(connection)
    found = version(connection)
    if found > len(MIGRATIONS):
        raise StoreError(f"this store was written by a newer version (step {found}; this one knows {len(MIGRATIONS)})")
    if found == 0 and sa.inspect(connection).get_table_names():
        raise StoreError("this database holds something else: name a new file or an empty database")
    for number, (name, step) in enumerate(MIGRATIONS[found:], found + 1):
        step(connection)
        connection.execute(sa.insert(schema.migrations).values(number=number, name=name))
