"""Articles into a store: read, put, merge. Idempotent, and safe to kill at any moment.

ingest(store, ["news"], reader="0.3.0", now=lambda: "2024-05-02T09:00:00+00:00")  ->  Ingested(new=12, …)

Every article is one transaction: a process that dies loses the one in hand. What was stored and not yet merged is
merged by the next run.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from risalah.merge.wording import sketch, write
from risalah.model.account import Account
from risalah.model.document import Page
from risalah.read.options import ReadOptions
from risalah.run.local import DEFAULTS, Reading, Settings, first, read_inputs
from risalah.run.remerge import remerge
from risalah.store import documents
from risalah.store.connection import Store


@dataclass
class Ingested:
    """How many articles were new, re-read with another outcome, the same as before, or could not be read."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: int = 0


def ingest(
    store: Store,
    inputs: Iterable[str | Path],
    *,
    reader: str,
    now: Callable[[], str],
    jobs: int = 1,
    settings: Settings = DEFAULTS,
    options: ReadOptions | None = None,
    reread: bool = False,
    merge: bool = True,
    seen: Callable[[Reading], None] | None = None,
    since: date | None = None,
    skim: bool = False,
    limit: int | None = None,
) -> Ingested:
    """Read files, folders and addresses into the store, then merge.

    `reader` names the version: its pages are passed over, unless `reread`. `seen` is called for each reading. Pages
    known to be older than `since` are left out, with `skim` also those in whose bytes no contact can be; `limit` is how
    many are read at most.
    """
    passed = Ingested()

    def known(page: Page) -> bool:
        with store.reading() as connection:
            found = documents.is_known(connection, documents.storable(page.uri), page.sha256, reader)
        passed.unchanged += found
        return found

    skip = None if reread else known
    readings = read_inputs(inputs, jobs=jobs, settings=settings, options=options, skip=skip, since=since, skim=skim)
    return ingest_readings(store, first(readings, limit), reader=reader, now=now, merge=merge, seen=seen, passed=passed)


def ingest_readings(
    store: Store,
    readings: Iterable[Reading],
    *,
    reader: str,
    now: Callable[[], str],
    merge: bool = True,
    seen: Callable[[Reading], None] | None = None,
    passed: Ingested | None = None,
) -> Ingested:
    """Store what was read, article by article, then merge."""
    counts = passed or Ingested()
    with store.writing() as connection:
        run = documents.begin_run(connection, reader=reader, started=now())
    for reading in readings:
        if seen:
            seen(reading)
        page, account = reading.page, reading.account
        with store.writing() as connection:
            if page is None or account is None:
                documents.note(connection, None, [reading.failure] if reading.failure else [], run=run)
                counts.failed += 1
                continue
            wording = write(sketch(page.text, (stretch.span for stretch in account.document.furniture)))
            address = page.metadata.address
            outcome = documents.put(
                connection, account, page.text, sketch=wording, reader=reader, run=run, address=address
            )
        setattr(counts, outcome, getattr(counts, outcome) + 1)
    _finish(store, counts, run, now, merge=merge)
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
    _finish(store, counts, run, now, merge=merge)
    return counts


def _finish(store: Store, counts: Ingested, run: int, now: Callable[[], str], *, merge: bool) -> None:
    if merge:
        remerge(store)
    with store.writing() as connection:
        documents.end_run(connection, run, finished=now(), counts=asdict(counts))


def _put_all(
    store: Store,
    accounts: Iterable[Account],
    counts: Ingested,
    texts: Callable[[str], str] | None,
    reader: str,
    run: int,
) -> None:
    with store.writing() as connection:
        # In one order everywhere: two processes that hold documents of each other's would wait for ever.
        for account in sorted(accounts, key=lambda account: account.document.id):
            text = texts(account.document.uri) if texts else ""
            wording = write(sketch(text, (stretch.span for stretch in account.document.furniture))) if text else ""
            outcome = documents.put(connection, account, text, sketch=wording, reader=reader, run=run)
            setattr(counts, outcome, getattr(counts, outcome) + 1)
