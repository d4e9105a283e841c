"""Killed processes, several at once, a full disk, a broken file: nothing lost, nothing twice, a clear word."""

import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path

import pytest
import sqlalchemy as sa

from risalah.merge.batch import merge_accounts
from risalah.model.account import Account
from risalah.model.document import Page
from risalah.run.ingest import ingest_readings
from risalah.run.local import Reading
from risalah.run.remerge import remerge
from risalah.store import query
from risalah.store.check import problems
from risalah.store.connection import open_store
from risalah.store.migrations import StoreError
from risalah.store.query import Filter
from risalah.store.schema import accounts as accounts_table
from risalah.store.schema import documents as documents_table
from stories_of_accounts import load_stories

ACCOUNTS = [account for story in load_stories() for account in story.accounts]


def now() -> str:
    return "2024-05-02T09:00:00+00:00"


def reading(account: Account) -> Reading:
    header = account.document
    return Reading(header.uri, Page(header.uri, "Teks artikel.", header.sha256), account, None)


def ingest_all(address: str, accounts: list[Account], pause: float = 0.0) -> None:
    def slowly() -> Iterator[Reading]:
        for account in accounts:
            time.sleep(pause)
            yield reading(account)

    with open_store(address) as store:
        ingest_readings(store, slowly(), reader="1", now=now)


def expect_everything(address: str, accounts: list[Account]) -> None:
    with open_store(address) as store:
        assert problems(store) == []
        with store.reading() as connection:
            stored = connection.execute(sa.select(documents_table.c.id)).scalars().all()
            assert sorted(stored) == sorted(account.document.id for account in accounts)
            current = sa.select(sa.func.count()).select_from(accounts_table)
            assert connection.execute(current).scalar() == len(accounts)
            found = sorted(record.id for record in query.find_records(connection, Filter()))
        assert found == [record.id for record in merge_accounts(accounts).records]


def test_fifty_kills_lose_nothing_and_store_nothing_twice(tmp_path: Path) -> None:
    """Each child ingests everything and is killed at a random moment: while reading, storing, merging or linking."""
    address = str(tmp_path / "store.db")
    dice = random.Random(7)
    accounts = ACCOUNTS[:40]
    with open_store(address):
        pass
    kept = 0
    for _ in range(50):
        child = os.fork()
        if child == 0:
            try:
                ingest_all(address, accounts)
            finally:
                os._exit(0)
        time.sleep(dice.uniform(0.005, 0.35))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with open_store(address) as store, store.reading() as connection:
            stored = connection.execute(sa.select(sa.func.count()).select_from(documents_table)).scalar() or 0
        assert stored >= kept
        kept = stored
    ingest_all(address, accounts)
    expect_everything(address, accounts)


def test_two_processes_ingest_while_others_read(new_store: Callable[[], str]) -> None:
    address = new_store()
    half = len(ACCOUNTS) // 2
    shares = [ACCOUNTS[: half + 10], ACCOUNTS[half - 10 :]]  # some articles come through both
    spawn = get_context("spawn")
    writers = [spawn.Process(target=ingest_all, args=(address, share, 0.002)) for share in shares]
    for writer in writers:
        writer.start()
    looks = 0
    while any(writer.is_alive() for writer in writers):
        with open_store(address) as store, store.reading() as connection:
            records = query.find_records(connection, Filter())
            assert len(records) == query.figures(connection)["records"]  # both see one state of the store
        looks += 1
        time.sleep(0.02)
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    assert looks > 1
    expect_everything(address, ACCOUNTS)


def test_a_full_disk_is_told_and_what_was_stored_stays(tmp_path: Path) -> None:
    address = str(tmp_path / "store.db")
    ingest_all(address, ACCOUNTS[:10])

    child = os.fork()
    if child == 0:  # in a process of its own: the limit can't be raised again
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        size = max(path.stat().st_size for path in tmp_path.iterdir())
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        try:
            ingest_all(address, ACCOUNTS)
        except StoreError as error:
            os._exit(7 if "disk is full" in str(error) else 8)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    ingest_all(address, ACCOUNTS)
    expect_everything(address, ACCOUNTS)


@pytest.mark.parametrize("place", [0, 30_000])
def test_a_corrupted_file_is_told_and_left_as_it_is(tmp_path: Path, place: int) -> None:
    address = tmp_path / "store.db"
    ingest_all(str(address), ACCOUNTS[:20])
    with open_store(address) as store, store.writing() as connection:
        connection.exec_driver_sql("SELECT 1")
    with address.open("r+b") as file:
        file.seek(place)
        file.write(b"\xa5" * 60_000)
    damaged = address.read_bytes()
    with pytest.raises(StoreError, match="no sound database"), open_store(address) as store:
        problem = problems(store)
        raise StoreError(f"no sound database: {problem}" if problem else "sound")
    assert address.read_bytes()[place : place + 60_000] == damaged[place : place + 60_000]


def test_a_file_that_is_no_store_is_told(tmp_path: Path) -> None:
    text = tmp_path / "article.txt"
    text.write_text("Jakarta - Menlu bertemu Menlu. " * 100)
    with pytest.raises(StoreError, match="no sound database"):
        open_store(text)
    assert text.read_text().startswith("Jakarta")
    with pytest.raises(StoreError, match="does not exist"):
        open_store(tmp_path / "nowhere" / "store.db")
    with pytest.raises(StoreError, match="no store here"):
        open_store(tmp_path / "store.db", create=False)
    with pytest.raises(StoreError, match="SQLite files or PostgreSQL"):
        open_store("mysql://somewhere/else")


def test_the_program_says_it_in_one_line(tmp_path: Path) -> None:
    broken = tmp_path / "store.db"
    broken.write_bytes(b"no database at all " * 50)
    command = [sys.executable, "-c", "from risalah.cli import main; main()", "records", "--db", str(broken)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "no sound database" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unfinished_merge_is_finished_by_the_next_run(address: str) -> None:
    with open_store(address) as store:
        ingest_readings(store, map(reading, ACCOUNTS[:20]), reader="1", now=now, merge=False)
        with store.reading() as connection:
            assert query.find_records(connection, Filter()) == []
        remerge(store)
    expect_everything(address, ACCOUNTS[:20])
