"""Read many inputs on this machine, in one process or several, in the order in which they were given.

    read_inputs([Path("news")], jobs=2)  ->  Reading(uri, page, account, failure) for every page, one after the other

Nothing is kept: a folder of millions of articles streams through. An input that can't be read, a page on which the
program fails and a worker that dies each cost that one page and are told as its `failure`.
"""

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from datetime import date
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import msgspec

from risalah.errors import InputError
from risalah.lang.gate import load_gate
from risalah.lang.tables import pack_root
from risalah.model.account import Account
from risalah.model.document import Diagnostic, Page
from risalah.read.address import fetch
from risalah.read.options import ReadOptions
from risalah.read.pages import read_pages, read_stream
from risalah.read.paths import walk
from risalah.run.choosing import is_older, was_older
from risalah.run.pipeline import Pipeline

BATCH_PAGES = 16  # pages sent to a worker at once: enough to hide the cost of sending, few enough to share evenly
BATCH_CHARACTERS = 1_000_000
WAITING_PER_WORKER = 3  # batches sent ahead of the one that is written out


class Reading(NamedTuple):
    """What became of one input: a page with its account, or a failure."""

    uri: str
    page: Page | None
    account: Account | None
    failure: Diagnostic | None


class Settings(NamedTuple):
    """What every worker needs to build the same pipeline."""

    pack: str = "id"
    prefilter: bool = True
    minhash: bool = False  # whether headers get a signature by which copies are found


DEFAULTS = Settings()
Task = Callable[[list[Page], Settings], list[bytes]]  # the packed accounts of some pages


def read_inputs(
    inputs: Iterable[str | Path],
    *,
    jobs: int = 1,
    settings: Settings = DEFAULTS,
    options: ReadOptions | None = None,
    skip: Callable[[Page], bool] | None = None,
    since: date | None = None,
    skim: bool = False,
) -> Iterator[Reading]:
    """Read files, folders, addresses and "-" (standard input), sorted and each once: the order given changes nothing.

    Pages of which `skip` says so are passed over: they are not read, and no reading comes of them. So are those that
    are known to be older than `since`, and with `skim` those in whose bytes no contact can be.
    Raises PackError for a language pack that does not hold together, and nothing for what the inputs hold.
    """
    _pipeline(settings)  # a pack that does not hold together stops the run here, not page by page
    pages = read_all(inputs, settings=settings, options=options, skim=skim)
    if since is not None:
        pages = (page for page in pages if not (isinstance(page, Page) and is_older(page, since)))
    if skip is not None:
        pages = (page for page in pages if not (isinstance(page, Page) and skip(page)))
    if jobs <= 1:
        readings: Iterator[Reading] = (_read_one(page, settings) for page in pages)
    else:
        readings = Workers(jobs, settings, _read_batch).read(pages)
    for reading in readings:
        if since is None or reading.account is None or not was_older(reading.account, since):
            yield reading


def first(readings: Iterator[Reading], limit: int | None) -> Iterator[Reading]:
    """The readings up to so many articles; what could not be read does not count."""
    if limit is None:
        yield from readings
        return
    for reading in readings:
        yield reading
        limit -= reading.account is not None
        if limit <= 0:
            return


def read_all(
    inputs: Iterable[str | Path],
    *,
    settings: Settings = DEFAULTS,
    options: ReadOptions | None = None,
    skim: bool = False,
) -> Iterator[Page | Reading]:
    """The pages of all inputs without reading what they say; what can't be opened comes as a failed reading."""
    pack = _pipeline(settings).pack
    options = replace(options or ReadOptions(), layouts=pack.layouts)
    if skim:
        options = replace(options, worth=load_gate(pack_root(settings.pack), pack.home_side).passes)
    return _pages(sorted({str(each) for each in inputs}), options)


def size_of(inputs: Iterable[str | Path]) -> int | None:
    """Bytes of all files, None where an input is none: how much there is to read."""
    total = 0
    for each in sorted({str(each) for each in inputs}):
        if each == "-" or _is_address(each):
            return None
        total += sum(path.stat().st_size for path in walk([Path(each)]) if isinstance(path, Path))
    return total


def _is_address(name: str) -> bool:
    return name.startswith(("http://", "https://"))


def _pages(inputs: list[str], options: ReadOptions) -> Iterator[Page | Reading]:
    """Every page of every input; what can't be read comes as a failed reading in its place."""
    for each in inputs:
        if each == "-":
            yield from _told(each, read_stream(sys.stdin.buffer, "-", options))
        elif _is_address(each):
            yield from _told(each, (fetch(address, layouts=options.layouts) for address in [each]))
        else:
            for path in walk([Path(each)]):
                if isinstance(path, Path):
                    yield from _told(str(path), read_pages(path, options=options))
                else:
                    yield Reading(path.note or each, None, None, path)


def _told(uri: str, pages: Iterable[Page | Diagnostic]) -> Iterator[Page | Reading]:
    try:
        for page in pages:
            yield page if isinstance(page, Page) else Reading(uri, None, None, page)
    except (InputError, OSError) as error:
        yield Reading(uri, None, None, Diagnostic("read", "unreadable", note=str(error)))


def _read_one(page: Page | Reading, settings: Settings) -> Reading:
    if isinstance(page, Reading):
        return page
    try:
        return Reading(page.uri, page, _pipeline(settings).read(page), None)
    except Exception as error:  # a fault of ours on one page is told, and must not end a night's run
        note = f"{type(error).__name__}: {error}"
        return Reading(page.uri, page, None, Diagnostic("run.pipeline", "program-error", note=note))


def _read_batch(batch: list[Page], settings: Settings) -> list[bytes]:
    """In a worker: the accounts (or failures) of some pages, packed."""
    readings = (_read_one(page, settings) for page in batch)
    return [msgspec.msgpack.encode((each.account, each.failure)) for each in readings]


@lru_cache(maxsize=1)  # a worker serves one run, whose pipeline it builds once
def _pipeline(settings: Settings) -> Pipeline:
    return Pipeline(settings.pack, prefilter=settings.prefilter, minhash=settings.minhash)


class _Batch(NamedTuple):
    items: list[Page | Reading]
    future: Future[list[bytes]]

    @property
    def pages(self) -> list[Page]:
        return [item for item in self.items if isinstance(item, Page)]


class Workers:
    """Processes that read batches ahead while the first batch is written out.

    When a process dies its pool is lost with all that waits in it: the first batch is then read page by page, and the
    others are sent to a new pool. So every loss moves the run on.
    """

    def __init__(self, jobs: int, settings: Settings, task: Task) -> None:
        self._jobs, self._settings, self._task = jobs, settings, task
        self._waiting: deque[_Batch] = deque()

    def read(self, pages: Iterable[Page | Reading]) -> Iterator[Reading]:
        self._pool = self._new_pool(self._jobs)
        try:
            for items in _in_batches(pages):
                self._send(items)
                if len(self._waiting) > WAITING_PER_WORKER * self._jobs:
                    yield from self._receive()
            while self._waiting:
                yield from self._receive()
        finally:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def _send(self, items: list[Page | Reading]) -> None:
        pages = [item for item in items if isinstance(item, Page)]
        try:
            future = self._pool.submit(self._task, pages, self._settings)
        except BrokenProcessPool as error:  # noticed while sending: told to whoever waits for this batch
            future = Future()
            future.set_exception(error)
        self._waiting.append(_Batch(items, future))

    def _receive(self) -> Iterator[Reading]:
        batch = self._waiting.popleft()
        try:
            packed = iter(batch.future.result())
        except BrokenProcessPool:
            packed = iter(list(self._read_one_by_one(batch.pages)))
            self._start_again()
        for item in batch.items:
            if isinstance(item, Reading):
                yield item
            else:
                account, failure = msgspec.msgpack.decode(next(packed), type=tuple[Account | None, Diagnostic | None])
                yield Reading(item.uri, item, account, failure)

    def _read_one_by_one(self, pages: list[Page]) -> Iterator[bytes]:
        """Pages of which one killed a process: it's the one that kills a process again, and is named for it."""
        pool = self._new_pool(1)
        try:
            for page in pages:
                try:
                    yield pool.submit(self._task, [page], self._settings).result()[0]
                except BrokenProcessPool:
                    note = "the process that read this page died (out of memory?)"
                    yield msgspec.msgpack.encode((None, Diagnostic("run.local", "worker-died", note=note)))
                    pool = self._new_pool(1)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _start_again(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._new_pool(self._jobs)
        lost, self._waiting = self._waiting, deque()
        for batch in lost:
            if batch.future.done() and not batch.future.cancelled() and batch.future.exception() is None:
                self._waiting.append(batch)
            else:
                self._send(batch.items)

    def _new_pool(self, jobs: int) -> ProcessPoolExecutor:
        # Spawned, not forked: a fork beside the thread of a progress bar can hang.
        return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))


def _in_batches(pages: Iterable[Page | Reading]) -> Iterator[list[Page | Reading]]:
    batch: list[Page | Reading] = []
    characters = 0
    for page in pages:
        batch.append(page)
        characters += len(page.text) if isinstance(page, Page) else 0
        if len(batch) >= BATCH_PAGES or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch
