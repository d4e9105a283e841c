"""Documents, their accounts with history, diagnostics and runs.

put(connection, account, text, reader="0.3.0", run=7)  ->  "new" | "changed" | "unchanged"
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

import msgspec
import sqlalchemy as sa

from risalah.model.account import Account
from risalah.model.document import Diagnostic, Metadata, Page
from risalah.store.dialect import chunks, lock_document, upsert
from risalah.store.schema import accounts, diagnostics, documents, pending, runs

Outcome = Literal["new", "changed", "unchanged"]
# Built once: for a single article, building a statement costs more than running it.
BEFORE = (
    sa.select(documents.c.superseded_by, accounts.c.json)
    .select_from(documents.outerjoin(accounts, (accounts.c.document == documents.c.id) & accounts.c.current))
    .where(documents.c.id == sa.bindparam("document"))
)
OLDER = sa.select(documents.c.id).where(
    documents.c.uri == sa.bindparam("here"),
    documents.c.id != sa.bindparam("document"),
    documents.c.superseded_by.is_(None),
)
PAGES_AT_ONCE = 200  # whose texts are in memory together
UNSTORABLE = {0: "\ufffd", **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}


def begin_run(connection: sa.Connection, *, reader: str, started: str) -> int:
    """A new run; its number."""
    result = connection.execute(sa.insert(runs).values(reader=reader, started=started))
    number = result.inserted_primary_key
    assert number is not None
    return int(number[0])


def end_run(connection: sa.Connection, run: int, *, finished: str, counts: Mapping[str, int]) -> None:
    connection.execute(sa.update(runs).where(runs.c.number == run).values(finished=finished, **counts))


def is_known(connection: sa.Connection, uri: str, sha256: str, reader: str) -> bool:
    """Whether this very text at this address was read by this version."""
    found = connection.execute(
        sa.select(documents.c.number).where(
            documents.c.uri == uri,
            documents.c.sha256 == sha256,
            documents.c.reader == reader,
            documents.c.superseded_by.is_(None),
        )
    )
    return found.first() is not None


def put(
    connection: sa.Connection,
    account: Account,
    text: str,
    *,
    sketch: str,
    reader: str,
    run: int,
    address: str | None = None,
) -> Outcome:
    """Store one article and what it reports, and note it for merging. An older account stays as history.

    `address`: where the page stands on the web, as far as it says so. The text of a document that is here already is
    replaced too: a newer version may take another text out of the same page, and positions count in that one. An empty
    one replaces nothing: accounts may come without their texts.
    """
    header = account.document
    line = msgspec.json.encode(account).decode()
    lock_document(connection, header.id)
    before = connection.execute(BEFORE, {"document": header.id}).first()
    facts: dict[str, Any] = {
        "title": storable(header.title.text) if header.title else None,
        "outlet": storable(header.outlet.name) if header.outlet else None,
        "published": header.published.edtf if header.published else None,
        "language": header.language,
        "reader": reader,
        "sketch": sketch,
        "superseded_by": None,
    }
    if address is not None:
        facts["address"] = storable(address)
    if text or before is None:
        facts["text"] = shown = storable(text)
        facts["raw"] = text.encode("utf-8", "surrogatepass") if shown != text else None
    if before is None:
        connection.execute(
            sa.insert(documents).values(id=header.id, uri=storable(header.uri), sha256=header.sha256, **facts)
        )
    else:
        connection.execute(sa.update(documents).where(documents.c.id == header.id).values(**facts))
    _supersede(connection, storable(header.uri), header.id)
    if before is not None and before.json == line and before.superseded_by is None:
        return "unchanged"
    if before is not None:
        older = sa.update(accounts).where(accounts.c.document == header.id, accounts.c.current)
        connection.execute(older.values(current=False))
        connection.execute(sa.delete(diagnostics).where(diagnostics.c.document == header.id))
    connection.execute(sa.insert(accounts).values(document=header.id, reader=reader, run=run, current=True, json=line))
    note(connection, header.id, account.diagnostics, run=run)
    mark_pending(connection, [header.id])
    return "new" if before is None else "changed"


def note(connection: sa.Connection, document: str | None, found: Iterable[Diagnostic], *, run: int) -> None:
    """Store diagnostics; `document` None for an input that never became one."""
    rows = [
        {
            "document": document,
            "run": run,
            "stage": diagnostic.stage,
            "code": diagnostic.code,
            "start": diagnostic.span.start if diagnostic.span else None,
            "end": diagnostic.span.end if diagnostic.span else None,
            "note": storable(diagnostic.note) if diagnostic.note else None,
        }
        for diagnostic in found
    ]
    if rows:
        connection.execute(sa.insert(diagnostics), rows)


def mark_pending(connection: sa.Connection, names: Iterable[str]) -> None:
    upsert(connection, pending, [{"document": name} for name in sorted(set(names))])


def texts(connection: sa.Connection, names: Iterable[str]) -> dict[str, str]:
    """The exact texts of documents, as they were read."""
    result = {}
    for some in chunks(sorted(set(names))):
        query = sa.select(documents.c.id, documents.c.text, documents.c.raw).where(documents.c.id.in_(some))
        for row in connection.execute(query):
            result[row.id] = row.raw.decode("utf-8", "surrogatepass") if row.raw is not None else row.text
    return result


def current_pages(connection: sa.Connection) -> Iterator[Page]:
    """The articles that take part in merging, in the order in which they came: their texts and stated days."""
    last = 0
    columns = (
        documents.c.number,
        documents.c.uri,
        documents.c.sha256,
        documents.c.text,
        documents.c.raw,
        accounts.c.json,
    )
    query = (
        sa.select(*columns)
        .select_from(documents.join(accounts, (accounts.c.document == documents.c.id) & accounts.c.current))
        .where(documents.c.superseded_by.is_(None), documents.c.number > sa.bindparam("last"))
        .order_by(documents.c.number)
        .limit(PAGES_AT_ONCE)
    )
    decoder = msgspec.json.Decoder(Account)
    while rows := connection.execute(query, {"last": last}).all():
        for row in rows:
            text = row.raw.decode("utf-8", "surrogatepass") if row.raw is not None else row.text
            published = decoder.decode(row.json).document.published
            stated = published.edtf if published and published.basis in ("metadata", "url") else None
            yield Page(row.uri, text, row.sha256, Metadata(published=stated))
        last = rows[-1].number


def current_accounts(connection: sa.Connection, names: Iterable[str]) -> Iterator[tuple[Account, str | None]]:
    """The accounts that take part in merging, each with its document's wording. Order is that of the names."""
    decoder = msgspec.json.Decoder(Account)
    for some in chunks(sorted(set(names))):
        query = (
            sa.select(accounts.c.json, documents.c.sketch)
            .select_from(accounts.join(documents, documents.c.id == accounts.c.document))
            .where(accounts.c.document.in_(some), accounts.c.current, documents.c.superseded_by.is_(None))
            .order_by(accounts.c.document)
        )
        for row in connection.execute(query):
            yield decoder.decode(row.json), row.sketch


def history(connection: sa.Connection, document: str) -> list[tuple[str, int, bool, str]]:
    """All accounts that a document ever had, oldest first: (reader, run, current, json)."""
    query = sa.select(accounts.c.reader, accounts.c.run, accounts.c.current, accounts.c.json)
    rows = connection.execute(query.where(accounts.c.document == document).order_by(accounts.c.number))
    return [(row.reader, row.run, bool(row.current), row.json) for row in rows]


def storable(text: str) -> str:
    """A text of the same length without the characters that databases refuse (NUL, lone surrogates)."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.translate(UNSTORABLE)
    return text.translate({0: "\ufffd"}) if "\0" in text else text


def _supersede(connection: sa.Connection, uri: str, document: str) -> None:
    """A new text at the same address takes the place of the old one, which stays to be read."""
    gone = [row.id for row in connection.execute(OLDER, {"here": uri, "document": document})]
    if gone:
        connection.execute(sa.update(documents).where(documents.c.id.in_(gone)).values(superseded_by=document))
        mark_pending(connection, gone)
