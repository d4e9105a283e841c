"""Corrections: stored once, never changed; exported and applied as JSON lines."""

from collections.abc import Iterable, Iterator

import msgspec
import sqlalchemy as sa

from risalah.model.correction import Correction
from risalah.store.dialect import chunks, lock_document
from risalah.store.documents import mark_pending
from risalah.store.migrations import StoreError
from risalah.store.schema import corrections, documents


def add(connection: sa.Connection, made: Iterable[Correction]) -> int:
    """Store corrections and note the documents that they speak of for merging; how many were new."""
    new = 0
    lock_document(connection, "corrections")
    for correction in made:
        if connection.execute(sa.select(corrections.c.id).where(corrections.c.id == correction.id)).first():
            continue
        line = msgspec.json.encode(correction).decode()
        connection.execute(
            sa.insert(corrections).values(id=correction.id, when=correction.when, kind=correction.kind, json=line)
        )
        undone = [other for other in every(connection) if other.id == correction.undoes]
        mark_pending(connection, documents_of(connection, [correction, *_chain(connection, undone)]))
        new += 1
    return new


def _chain(connection: sa.Connection, undone: list[Correction]) -> Iterator[Correction]:
    """An undo touches what the undone correction touched; the undo of an undo what the first one did."""
    known = {correction.id: correction for correction in every(connection)}
    todo, seen = list(undone), set[str]()
    while todo:
        correction = todo.pop()
        if correction.id in seen:
            continue
        seen.add(correction.id)
        yield correction
        if correction.undoes and correction.undoes in known:
            todo.append(known[correction.undoes])


def every(connection: sa.Connection) -> list[Correction]:
    """All corrections, oldest first."""
    query = sa.select(corrections.c.json).order_by(corrections.c.when, corrections.c.id)
    decoder = msgspec.json.Decoder(Correction)
    return [decoder.decode(row.json) for row in connection.execute(query)]


def documents_of(connection: sa.Connection, made: Iterable[Correction]) -> set[str]:
    """The documents of this store that corrections speak of: by id, or the same bytes under another id."""
    return set[str]().union(*documents_by_correction(connection, made))


def documents_by_correction(connection: sa.Connection, made: Iterable[Correction]) -> list[set[str]]:
    """The same, for each correction."""
    anchors = [[*correction.targets, *correction.others] for correction in made]
    named = {anchor.document for some in anchors for anchor in some}
    bytes_of = {anchor.sha256 for some in anchors for anchor in some}
    here: set[str] = set()
    by_bytes: dict[str, set[str]] = {}
    for column, values in ((documents.c.id, named), (documents.c.sha256, bytes_of)):
        for some in chunks(sorted(values)):
            query = sa.select(documents.c.id, documents.c.sha256).where(column.in_(some))
            for name, sha256 in connection.execute(query):
                here.add(name)
                by_bytes.setdefault(sha256, set()).add(name)
    return [
        {anchor.document for anchor in some if anchor.document in here}.union(
            *(by_bytes.get(anchor.sha256, set()) for anchor in some)
        )
        for some in anchors
    ]


def dump(connection: sa.Connection) -> Iterator[bytes]:
    """One JSON object per correction, oldest first."""
    for correction in every(connection):
        yield msgspec.json.encode(correction)


def parse(lines: Iterable[bytes | str], source: str) -> list[Correction]:
    """Corrections from JSON lines. Raises StoreError with the line that is none."""
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found.append(msgspec.json.decode(line, type=Correction))
        except msgspec.MsgspecError as error:
            raise StoreError(f"{source}:{number}: no correction: {error}") from error
    return found
