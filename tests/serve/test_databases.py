"""The explorer on every kind of store, and what it does when the store changes under it."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from risalah.model.account import Topic
from risalah.model.span import Span
from risalah.run.ingest import ingest_accounts
from risalah.serve.app import application
from risalah.serve.catalog import Catalogs
from risalah.store.connection import open_store
from serve.conftest import NOW, SETTINGS
from store_fixtures import address, new_store, postgres_server
from stories_of_accounts import article, contact

__all__ = ["address", "new_store", "postgres_server"]

TALK = contact(
    "USA Joe Biden (president)", "RUS Vladimir Putin", when="2021-12-30", channel="phone", place="Jenewa CHE 46.2 6.1"
)
VISIT = contact("IDN Joko Widodo (president)", "RUS Vladimir Putin", when="2022-06-30", channel="in-person")
ADDRESSES = (
    *("/", "/?q=telepon", "/?side=RUS&order=sources", "/articles", "/articles?q=telepon", "/people", "/timeline"),
    *("/network", "/map", "/agenda", "/review", "/dyad/RUS/USA", "/api/records", "/api/facets", "/api/records.csv"),
)


def test_pages_answer_on_every_database(address: str) -> None:
    with open_store(address) as store:
        told = [article("a", TALK, title="Biden telepon Putin"), article("b", VISIT, title="Jokowi di Moskow")]
        ingest_accounts(
            store, told, reader="1", now=lambda: NOW, texts=lambda _: "Biden telepon Putin soal keamanan Eropa."
        )
        with TestClient(application(store, SETTINGS)) as client:
            for path in ADDRESSES:
                assert client.get(path).status_code == 200, path
            assert client.get("/api/records?q=telepon&side=USA").json()["total"] == 1
            record = client.get("/api/records?side=USA").json()["records"][0]["id"]
            assert client.get(f"/record/{record}").status_code == 200
            assert client.get("/article/a").status_code == 200


def test_new_articles_appear_without_a_restart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("risalah.serve.catalog.CHECK_EVERY", 0.0)
    with open_store(tmp_path / "s.db") as store:
        ingest_accounts(store, [article("a", TALK)], reader="1", now=lambda: NOW)
        catalogs = Catalogs(store)
        before = catalogs.current()
        assert len(before.entries) == 1 and catalogs.current() is before
        catalogs._cost = 0.0  # an ingest that goes on is looked at again after a while only
        ingest_accounts(store, [article("b", VISIT)], reader="1", now=lambda: NOW)
        after = catalogs.current()
        assert len(after.entries) == 2 and len(before.entries) == 1


def test_an_empty_store_says_so(new_store: Callable[[], str]) -> None:
    with open_store(new_store()) as store, TestClient(application(store, SETTINGS)) as client:
        for path in ("/", "/timeline", "/network", "/map", "/people", "/agenda", "/agenda.ics", "/articles", "/review"):
            assert client.get(path).status_code == 200, path
        assert "risalah ingest" in client.get("/?lang=en").text


def test_a_topic_is_shown_with_the_words_of_its_own_contact(tmp_path: Path) -> None:
    told, visit = (
        msgspec.structs.replace(each, id=name, topics=(Topic("trade", Span(at, at + 5)),))
        for each, name, at in ((TALK, "c1", 0), (VISIT, "c2", 40))
    )
    with open_store(tmp_path / "s.db") as store, TestClient(application(store, SETTINGS)) as client:
        ingest_accounts(
            store, [article("a", told, visit)], reader="1", now=lambda: NOW, texts=lambda _: "Mereka bicara. " * 5
        )
        record = client.get("/api/records?side=IDN").json()["records"][0]["id"]
        page = client.get(f"/record/{record}").text
        assert "/article/a?at=40-45" in page and "/article/a?at=0-5" not in page
