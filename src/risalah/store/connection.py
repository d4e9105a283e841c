"""Open a store, and speak to it in transactions.

    with open_store("contacts.db") as store:
        with store.writing() as connection: ...

`address` is a file name (SQLite) or a URL such as postgresql://user@host/name.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from risalah.store.dialect import create_engine, explain, one_view
from risalah.store.migrations import MIGRATIONS, StoreError, migrate, version


class Store:
    """An open store. Safe to use from several threads and, by the database's own locks, several processes."""

    def __init__(self, engine: sa.Engine, place: str) -> None:
        self.engine = engine
        self.place = place

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """One view of the store: what others write meanwhile is not seen."""
        try:
            with self.engine.connect() as plain:
                connection = one_view(plain)
                with connection.begin():
                    yield connection
        except sa.exc.DBAPIError as error:
            raise StoreError(explain(error, self.place)) from error

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """One transaction: all of it is stored when the block ends, nothing when it fails or the process dies."""
        try:
            with self.engine.connect() as plain:
                connection = plain.execution_options(risalah_writes=True)
                with connection.begin():
                    yield connection
        except sa.exc.DBAPIError as error:
            raise StoreError(explain(error, self.place)) from error

    def close(self) -> None:
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(address: str | Path, *, create: bool = True) -> Store:
    """Open (and by default create and migrate) a store. Raises StoreError with what to do about it."""
    url = store_url(address)
    place = url.render_as_string(hide_password=True) if url.get_backend_name() != "sqlite" else str(url.database)
    if url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:":
        file = Path(url.database)
        if not create and not file.is_file():
            raise StoreError(f"{place}: there is no store here (risalah ingest makes one)")
        if not file.parent.is_dir():
            raise StoreError(f"{place}: the folder {file.parent} does not exist")
    try:
        store = Store(create_engine(url), place)
    except ModuleNotFoundError as error:
        raise StoreError(f"{place}: PostgreSQL needs an extra: pip install 'risalah[postgres]'") from error
    try:
        with store.reading() as connection:
            current = version(connection) == len(MIGRATIONS)
        if not current:
            with store.writing() as connection:
                migrate(connection)
    except StoreError:
        store.close()
        raise
    return store


def store_url(address: str | Path) -> sa.URL:
    """'contacts.db' -> sqlite:///contacts.db; 'postgresql://…' goes through psycopg 3."""
    text = str(address)
    if "://" not in text:
        return sa.URL.create("sqlite", database=text)
    try:
        url = sa.make_url(text)
    except sa.exc.ArgumentError as error:
        raise StoreError(f"{text}: no address of a database (a file name, or postgresql://user@host/name)") from error
    if url.drivername in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise StoreError(f"{url.render_as_string(hide_password=True)}: stores are SQLite files or PostgreSQL databases")
    return url
