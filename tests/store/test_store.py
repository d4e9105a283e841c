"""The store keeps what it was given: texts exactly, revisions, runs, diagnostics; search and filters find them."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
import sqlalchemy as sa

from risalah.model.account import Account
from risalah.model.document import Diagnostic, Page
from risalah.run.ingest import ingest_accounts, ingest_readings
from risalah.run.local import Reading
from risalah.store import documents, query
from risalah.store.connection import Store, open_store
from risalah.store.migrations import MIGRATIONS, StoreError
from risalah.store.query import Filter
from risalah.store.schema import diagnostics, migrations, runs
from stories_of_accounts import article, contact

CALL = ("USA Joe Biden (president)", "RUS Vladimir Putin (president)")


def now() -> str:
    return "2024-05-02T09:00:00+00:00"


def put(store: Store, *told: tuple[Account, str]) -> None:
    readings = [
        Reading(account.document.uri, Page(account.document.uri, text, account.document.sha256), account, None)
        for account, text in told
    ]
    ingest_readings(store, readings, reader="1", now=now)


TEXTS = ["biasa", "dua\r\nbaris\u00a0keras", "nol \0 di tengah", "separuh \ud83d saja", "é e\u0301 🤝", ""]


@pytest.mark.parametrize("text", TEXTS)
def test_texts_come_back_exactly(address: str, text: str) -> None:
    with open_store(address) as store:
        put(store, (article("a", contact(*CALL, when="2022-02-11")), text))
        with store.reading() as connection:
            assert documents.texts(connection, ["a"]) == {"a": text}


def test_another_text_out_of_the_same_page_replaces_the_older_one(address: str) -> None:
    told = article("a", contact(*CALL, when="2022-02-11"))
    with open_store(address) as store:
        put(store, (told, "Menu Beranda separuh \ud83d"))
        put(store, (msgspec.structs.replace(told, contacts=()), "Berita utama"))
        ingest_accounts(store, [told], reader="1", now=now)  # comes without a text
        with store.reading() as connection:
            assert documents.texts(connection, ["a"]) == {"a": "Berita utama"}
            assert [name for name, *_ in query.search(connection, "utama")] == ["a"]
            assert query.search(connection, "beranda") == []


def test_a_new_text_at_the_same_address_takes_the_place_of_the_old_one(address: str) -> None:
    first = article("a", contact(*CALL, when="2022-02-11", channel="phone"), uri="https://x.example/1")
    revised = article("b", contact(*CALL, when="2022-02-12", channel="phone"), uri="https://x.example/1")
    with open_store(address) as store:
        put(store, (first, "Pada Jumat."))
        put(store, (revised, "Pada Sabtu."))
        with store.reading() as connection:
            records = query.find_records(connection, Filter())
            assert [[member.document for member in record.accounts] for record in records] == [["b"]]
            assert documents.texts(connection, ["a"]) == {"a": "Pada Jumat."}
            assert len(documents.history(connection, "a")) == 1
        put(store, (first, "Pada Jumat."))  # taken back
        with store.reading() as connection:
            assert [r.accounts[0].document for r in query.find_records(connection, Filter())] == ["a"]


def test_runs_and_diagnostics_are_kept(address: str) -> None:
    doubtful = article("a", contact(*CALL))
    told = msgspec.structs.replace(doubtful, diagnostics=(Diagnostic("find.dates", "no-such-day", note="31 Juni"),))
    lost = Reading("b.txt", None, None, Diagnostic("read", "unreadable", note="b.txt: empty"))
    with open_store(address) as store:
        page = Page("a.txt", "teks", "x")
        counts = ingest_readings(store, [Reading("a.txt", page, told, None), lost], reader="1", now=now)
        assert (counts.new, counts.failed) == (1, 1)
        with store.reading() as connection:
            codes = connection.execute(sa.select(diagnostics.c.code).order_by(diagnostics.c.code)).scalars().all()
            assert codes == ["no-such-day", "unreadable"]
            run = connection.execute(sa.select(runs)).one()
            assert (run.started, run.finished, run.new, run.failed) == (now(), now(), 1, 1)


STORY = [
    (
        article(
            "a",
            contact(*CALL, when="2022-02-11", channel="phone", topics=["UKR"]),
            outlet="Antara News",
            published="2022-02-12",
            title="Biden telepon Putin",
        ),
        "Presiden Biden menelepon Presiden Putin soal gandum dan Ukraina.",
    ),
    (
        article(
            "b", contact("IDN Retno Marsudi (foreign-minister)", "MYS Anifah Aman", when="2017-08"), outlet="Detik"
        ),
        "Menlu Retno menerima Menlu Malaysia membahas pekerja migran di Élysée.",
    ),
    (
        article("c", contact("IDN Joko Widodo", "MYS Anwar Ibrahim", when="2025-05", status="planned")),
        "Jokowi akan bertemu Anwar.",
    ),
]


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), "bac"),
        (Filter(sides=("IDN", "MYS")), "bc"),
        (Filter(sides=("RUS",)), "a"),
        (Filter(person="putin"), "a"),
        (Filter(person="Retno Marsudi"), "b"),
        (Filter(channel="phone"), "a"),
        (Filter(status="planned"), "c"),
        (Filter(topic="UKR"), "a"),
        (Filter(outlet="antara news"), "a"),
        (Filter(text="gandum ukraina"), "a"),
        (Filter(text="pekerja"), "b"),
        (Filter(text="tidak ada"), ""),
        (Filter(text='"gandum" OR (x*'), ""),
        (Filter(first=day("2017-08-20"), last=day("2022-02-01")), "b"),
        (Filter(first=day("2022-02-11"), last=day("2022-02-11")), "a"),
        (Filter(state="accepted"), ""),
        (Filter(conflict="any"), ""),
    ],
)
def test_filters_find_what_they_ask_for(address: str, wanted: Filter, found: str) -> None:
    with open_store(address) as store:
        put(store, *STORY)
        with store.reading() as connection:
            records = query.find_records(connection, wanted)
            assert "".join(record.accounts[0].document for record in records) == found


def test_search_finds_articles_by_all_of_their_words(address: str) -> None:
    with open_store(address) as store:
        put(store, *STORY)
        with store.reading() as connection:
            assert [name for name, _, _ in query.search(connection, "presiden gandum")] == ["a"]
            assert [name for name, _, _ in query.search(connection, "telepon")] == ["a"]
            assert query.search(connection, "presiden migran") == []
            assert query.search(connection, "'; DROP TABLE documents; --") == []


def test_an_id_that_a_record_once_had_still_leads_to_it(address: str) -> None:
    later = article("b", contact(*CALL, when="2022-02-11", channel="phone"), published="2022-02-13")
    earlier = article("a", contact(*CALL, when="2022-02-11", channel="phone"), published="2022-02-12")
    with open_store(address) as store:
        put(store, (later, ""))
        with store.reading() as connection:
            before = query.find_records(connection, Filter())[0].id
        put(store, (earlier, ""))
        with store.reading() as connection:
            after = query.find_records(connection, Filter())[0].id
            assert after != before
            assert query.record_id(connection, before) == after
            assert query.record_id(connection, after[:8]) == after
            assert query.record_id(connection, "r-none") is None


def test_what_was_announced_and_not_seen_is_listed_until_it_is(address: str) -> None:
    plan = article("a", contact(*CALL, when="2022-03-01", status="planned"), published="2022-02-20")
    talks = article("b", contact(*CALL, when="2022-03-01"), published="2022-03-02")
    with open_store(address) as store:
        put(store, (plan, ""))
        with store.reading() as connection:
            assert len(query.follow_ups(connection)) == 1
            assert query.follow_ups(connection, until=day("2022-02-01")) == []
        put(store, (talks, ""))
        with store.reading() as connection:
            assert query.follow_ups(connection) == []


def test_migrations_are_ordered_and_a_newer_store_is_refused(address: str) -> None:
    with open_store(address) as store, store.writing() as connection:
        numbers = connection.execute(sa.select(migrations.c.number).order_by(migrations.c.number)).scalars().all()
        assert list(numbers) == list(range(1, len(MIGRATIONS) + 1))
        connection.execute(sa.insert(migrations).values(number=len(MIGRATIONS) + 1, name="of the future"))
    with pytest.raises(StoreError, match="newer version"):
        open_store(address)


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    import sqlite3

    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    with pytest.raises(StoreError, match="something else"):
        open_store(tmp_path / "other.db")
