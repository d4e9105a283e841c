"""Articles into a store: read, put, merge. Idempotent, and safe to kill at any moment.

ingest(store, pages, pipeline, reader="0.3.0", now=lambda: "2024-05-02T09:00:00+00:00")  ->  Ingested(new=12, …)

Every article is one transaction: a process that dies loses the one in hand. What was stored and not yet merged is
merged by the next run.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Protocol

from risalah.merge.wording import sketch, write
from risalah.model.account import Account
from risalah.model.document import Diagnostic, Page
from risalah.run.remerge import remerge
from risalah.store import documents
from risalah.store.connection import Store


class Reads(Protocol):
    """What ingesting needs of a pipeline."""

    def read(self, page: Page) -> Account: ...


@dataclass
class Ingested:
    """How many articles were new, re-read with another outcome, the same as before, or could not be read."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: int = 0


def ingest(
    store: Store,
    pages: Iterable[Page | Diagnostic],
    pipeline: Reads,
    *,
    reader: str,
    now: Callable[[], str],
    merge: bool = True,
    seen: Callable[[Page | Diagnostic], None] | None = None,
) -> Ingested:
    """Read and store pages, then merge. `reader` names the version: pages that it has read are skipped."""
    counts = Ingested()
    with store.writing() as connection:
        run = documents.begin_run(connection, reader=reader, started=now())
    for page in pages:
        if seen:
            seen(page)
        if isinstance(page, Diagnostic):
            with store.writing() as connection:
                documents.note(connection, None, [page], run=run)
            counts.failed += 1
            continue
        with store.reading() as connection:
            known = documents.is_known(connection, documents.storable(page.uri), page.sha256, reader)
        if known:
            counts.unchanged += 1
            continue
        account = pipeline.read(page)
        wording = write(sketch(page.text, (stretch.span for stretch in account.document.furniture)))
        with store.writing() as connection:
            outcome = documents.put(connection, account, page.text, sketch=wording, reader=reader, run=run)
        setattr(counts, outcome, getattr(counts, outcome) + 1)
    if merge:
        remerge(store)
    with store.writing() as connection:
        documents.end_run(connection, run, finished=now(), counts=asdict(counts))
    return counts


def ingest_accounts(
    store: Store,
    accounts: Iterable[Account],
    *,
    reader: str,
    now: Callable[[], str],
    texts: Callable[[str], str] | None = None,
    merge: bool = True,
    batch: int = 200,
) -> Ingested:
    """Store accounts that were read before (lines of `risalah read`); `texts` gives a document's text by address."""
    counts = Ingested()
    with store.writing() as connection:
        run = documents.begin_run(connection, reader=reader, started=now())
    waiting: list[Account] = []
    for account in accounts:
        waiting.append(account)
        if len(waiting) == batch:
            _put_all(store, waiting, counts, texts, reader, run)
            waiting.clear()
    _put_all(store, waiting, counts, texts, reader, run)
    if merge:
        remerge(store)
    with store.writing() as connection:
        documents.end_run(connection, run, finished=now(), counts=asdict(counts))
    return counts


def _put_all(
    store: Store,
    accounts: Iterable[Account],
    counts: Ingested,
    texts: Callable[[str], str] | None,
    reader: str,
    run: int,
) -> None:
    with store.writing() as connection:
        for account in accounts:
            text = texts(account.document.uri) if texts else ""
            wording = write(sketch(text, (stretch.span for stretch in account.document.furniture))) if text else ""
            outcome = documents.put(connection, account, text, sketch=wording, reader=reader, run=run)
            setattr(counts, outcome, getattr(counts, outcome) + 1)
