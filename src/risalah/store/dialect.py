"""All that differs between SQLite and PostgreSQL: opening, locking, upsert, full-text search, integrity."""

import sqlite3
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from risalah.lang.tokens import tokenize

BUSY_MS = 120_000  # a writer waits for another one for so long; a whole merge step fits
LOCK = 7_401_522  # any number: names our advisory lock in PostgreSQL
PARAMETERS = 900  # below SQLite's oldest limit

SQLITE_SEARCH = (
    "CREATE VIRTUAL TABLE search USING fts5(title, text, content='documents', content_rowid='number',"
    " tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER search_insert AFTER INSERT ON documents BEGIN"
    " INSERT INTO search(rowid, title, text) VALUES (new.number, new.title, new.text); END",
    "CREATE TRIGGER search_delete AFTER DELETE ON documents BEGIN"
    " INSERT INTO search(search, rowid, title, text) VALUES ('delete', old.number, old.title, old.text); END",
    "CREATE TRIGGER search_update AFTER UPDATE OF title, text ON documents BEGIN"
    " INSERT INTO search(search, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);"
    " INSERT INTO search(rowid, title, text) VALUES (new.number, new.title, new.text); END",
)
# A tsvector holds at most 1 MB; no article's first 200,000 characters come near it.
VECTOR = "to_tsvector('simple', left(coalesce(title, '') || ' ' || text, 200000))"
POSTGRES_SEARCH = (f"CREATE INDEX documents_search ON documents USING gin ({VECTOR})",)

ADVICE: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("is full", "disk i/o", "no space"),
        "the disk is full or can't be written; what was stored before is safe: free space and run again",
    ),
    (
        ("malformed", "not a database", "corrupt"),
        "this is no sound database; your articles are untouched: restore a backup, or ingest them into a new file",
    ),
    (("unable to open", "readonly", "read-only"), "cannot be opened for writing"),
    (("locked",), f"another process has been writing for more than {BUSY_MS // 1000} s: run again when it is done"),
)


def create_engine(url: sa.URL) -> sa.Engine:
    """An engine whose transactions begin when they say so: writers of SQLite take their lock at once."""
    if url.get_backend_name() != "sqlite":
        return sa.create_engine(url, pool_pre_ping=True)
    engine = sa.create_engine(url, connect_args={"timeout": BUSY_MS / 1000})
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # transactions are ours to begin
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    if cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        _write_ahead(cursor)
    # With a write-ahead log NORMAL survives every killed process; only a power cut may cost the last articles.
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA cache_size = -65536")
    cursor.close()


def _write_ahead(cursor: sqlite3.Cursor) -> None:
    """Switching to the write-ahead log does not wait for others by itself, and two may open a new file at once."""
    for attempt in range(100):
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or attempt == 99:
                raise
            time.sleep(0.05)


def _begin_sqlite(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("risalah_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def lock(connection: sa.Connection) -> None:
    """One merge (or migration) at a time. SQLite's writers are alone anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})


def lock_document(connection: sa.Connection, name: str) -> None:
    """One writer per document, and none while a merge runs: what changed under it would be taken for merged."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SELECT pg_advisory_xact_lock_shared(:lock)"), {"lock": LOCK})
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock, hashtext(:name))"), {"lock": 1, "name": name})


def one_view(connection: sa.Connection) -> sa.Connection:
    """A connection whose statements all see the same state; SQLite's transactions do so by themselves."""
    if connection.dialect.name == "postgresql":
        return connection.execution_options(isolation_level="REPEATABLE READ")
    return connection


def upsert(connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows; those whose primary key is there are replaced."""
    if not rows:
        return
    keys = [column.name for column in table.primary_key]
    if connection.dialect.name == "postgresql":
        into = postgresql.insert(table)
        changed = {name: into.excluded[name] for name in rows[0] if name not in keys}
        statement: sa.Insert = (
            into.on_conflict_do_update(index_elements=keys, set_=changed)
            if changed
            else into.on_conflict_do_nothing(index_elements=keys)
        )
    else:
        lite = sqlite.insert(table)
        changed = {name: lite.excluded[name] for name in rows[0] if name not in keys}
        statement = (
            lite.on_conflict_do_update(index_elements=keys, set_=changed)
            if changed
            else lite.on_conflict_do_nothing(index_elements=keys)
        )
    connection.execute(statement, [dict(row) for row in rows])


def create_search(connection: sa.Connection) -> None:
    for statement in POSTGRES_SEARCH if connection.dialect.name == "postgresql" else SQLITE_SEARCH:
        connection.exec_driver_sql(statement)


def matching(connection: sa.Connection, words: str) -> sa.Select[int, float]:
    """Selects (number, rank) of the documents that hold all of the words; best first is lowest rank first."""
    terms = [word for word in tokenize(words).words if any(sign.isalnum() for sign in word)]
    if connection.dialect.name == "postgresql":
        return (
            sa.select(sa.column("number", sa.Integer), sa.literal(0.0).label("rank"))
            .select_from(sa.text("documents"))
            .where(sa.text(f"{VECTOR} @@ plainto_tsquery('simple', :words)").bindparams(words=" ".join(terms)))
        )
    quoted = " ".join(f'"{term}"' for term in terms) or '""'
    return (
        sa.select(sa.literal_column("search.rowid", sa.Integer).label("number"), sa.literal_column("rank", sa.Float))
        .select_from(sa.text("search"))
        .where(sa.text("search MATCH :words").bindparams(words=quoted))
    )


def chunks(values: Iterable[str], size: int = PARAMETERS) -> Iterable[list[str]]:
    """Values in lists short enough for one statement's parameters."""
    ordered = list(values)
    for at in range(0, len(ordered), size):
        yield ordered[at : at + size]


def integrity(connection: sa.Connection) -> list[str]:
    """What the database itself finds wrong with its file; PostgreSQL answers for its own."""
    if connection.dialect.name != "sqlite":
        return []
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    problems = [line for line in found if line != "ok"]
    try:
        connection.exec_driver_sql("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
    except sa.exc.DatabaseError as error:
        problems.append(f"full-text index: {error.orig}")
    return problems


def explain(error: sa.exc.DBAPIError, place: str) -> str:
    """A database error in words that say what to do."""
    said = str(error.orig).strip()
    folded = said.lower()
    for signs, advice in ADVICE:
        if any(sign in folded for sign in signs):
            return f"{place}: {advice} ({said})"
    return f"{place}: {said}"
