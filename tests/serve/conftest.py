"""Stores to look at: the sample articles, and articles in which every word is hostile; each behind a server."""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

pytest.importorskip("starlette")

import uvicorn
from starlette.testclient import TestClient

from examples_folder import ARTICLES
from risalah.model.account import (
    Account,
    Carrier,
    Contact,
    Cue,
    Duration,
    Initiator,
    Occasion,
    Participant,
    Place,
    Speaker,
    Statement,
    Target,
    Topic,
    When,
)
from risalah.model.document import Agency, Diagnostic, Furniture, Header, Outlet, Published, Title
from risalah.model.ids import content_id
from risalah.model.span import Span
from risalah.run.ingest import ingest, ingest_accounts
from risalah.serve.app import application
from risalah.serve.settings import Settings
from risalah.store.connection import Store, open_store
from risalah.store.query import Filter, find_records
from serve.payloads import PAYLOADS

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "src/risalah/serve/samples").glob("*.txt"))
NOW = "2025-01-10T09:00:00+00:00"
TOKEN = "a-token-for-tests"
SETTINGS = Settings(now=lambda: NOW, version="0+test", hosts=("localhost", "127.0.0.1", "testserver"))
CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("serve") / "samples.db"
    # Named as seen from the repository: ids hold the address, and must not depend on where the repository lies.
    with open_store(file) as store, chdir(ROOT):
        articles = [path.relative_to(ROOT) for path in (*ARTICLES, *SAMPLES)]
        counts = ingest(store, articles, reader="test", now=lambda: NOW)
    assert not counts.failed
    return file


@pytest.fixture(scope="session")
def samples(sample_file: Path) -> Iterator[Store]:
    with open_store(sample_file) as store:
        yield store


@pytest.fixture(scope="session")
def client(samples: Store) -> Iterator[TestClient]:
    with TestClient(application(samples, SETTINGS), headers={"accept-language": "en"}) as made:
        yield made


@pytest.fixture(scope="session")
def summit(samples: Store) -> str:
    """The id of the sample contact with the most accounts: four, from three sources that disagree."""
    with samples.reading() as connection:
        found = find_records(connection, Filter(sides=("CHN", "USA"), conflict="any"))
    return max(found, key=lambda record: len(record.accounts)).id


@pytest.fixture
def editable(sample_file: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A copy of the samples that may be edited, with a clock that goes: of two decisions the later one holds."""
    seconds = count()
    begun = datetime.fromisoformat(NOW)
    going = replace(SETTINGS, token=TOKEN, now=lambda: (begun + timedelta(seconds=next(seconds))).isoformat())
    copy = tmp_path / "copy.db"
    copy.write_bytes(sample_file.read_bytes())
    with open_store(copy) as store, TestClient(application(store, going)) as made:
        made.headers["accept-language"] = "en"
        yield made


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    accounts = [hostile_account(number, payload) for number, payload in enumerate(PAYLOADS)]
    words = {
        account.document.uri: f"{payload} bertemu {payload}"
        for account, payload in zip(accounts, PAYLOADS, strict=True)
    }
    with open_store(tmp_path_factory.mktemp("serve") / "hostile.db") as store:
        ingest_accounts(store, accounts, reader="test", now=lambda: NOW, texts=words.__getitem__)
        yield store


def hostile_account(number: int, payload: str) -> Account:
    """An account with the payload in everything that may come out of an article."""
    here = Span(0, max(1, len(payload)))
    shown = payload.encode("utf-8", "replace").decode()
    contact = Contact(
        id=content_id("c", number),
        participants=(
            Participant(shown, "USA", "president", spans=(here,), rule=shown),
            Participant(f"{shown} kedua", "RUS", "president", role="host", spans=(here,), rule=shown),
        ),
        accompanied_by=(Participant(shown, "USA", "adviser", spans=(here,)),),
        channel="in-person",
        status="planned" if number % 3 == 0 else "held",
        background=False,
        evidence=(here,),
        initiator=Initiator("RUS", shown, here, shown),
        when=When(f"20{10 + number % 10}-03-{1 + number % 27:02}", ("full",), "explicit", (here,), rule=shown),
        duration=Duration("PT1H", False, here, shown),
        place=Place(shown, "CHE", here, 46.2, 6.1, shown),
        occasion=Occasion(shown, here, shown),
        topics=(Topic("trade", here, shown),),
    )
    statement = Statement(
        id=content_id("s", number),
        span=here,
        quote=True,
        text=shown,
        speaker=Speaker(shown, "USA", "president", span=here, rule=shown),
        act="threaten",
        target=Target("RUS", here),
        conditional=True,
        condition_span=here,
        about=contact.id,
        via=(Carrier(shown, here),),
        cue=Cue(shown, here),
    )
    header = Header(
        id=content_id("d", number),
        uri=f"{shown}#{number}",
        sha256=content_id("x", number),
        language="id",
        title=Title(shown, here, shown),
        outlet=Outlet(shown, here, shown),
        published=Published("2016-03-01", "text", here, (here,), shown),
        agencies=(Agency(shown, here, shown),),
        furniture=(Furniture(here.end, here.end + 3, "share", shown),),
    )
    return Account(
        header,
        contacts=(contact,),
        statements=(statement,),
        diagnostics=(Diagnostic("find.dates", "no-such-day", here, shown),),
    )


@pytest.fixture(scope="session")
def served(samples: Store) -> Iterator[str]:
    """The address of the samples on a real port."""
    yield from _serve(samples, SETTINGS)


@pytest.fixture(scope="session")
def served_hostile(hostile: Store) -> Iterator[str]:
    yield from _serve(hostile, SETTINGS)


@pytest.fixture
def served_editable(sample_file: Path, tmp_path: Path) -> Iterator[str]:
    copy = tmp_path / "copy.db"
    copy.write_bytes(sample_file.read_bytes())
    with open_store(copy) as store:
        yield from _serve(store, replace(SETTINGS, token=TOKEN))


def _serve(store: Store, settings: Settings) -> Iterator[str]:
    config = uvicorn.Config(application(store, settings), port=0, log_level="error")
    socket = config.bind_socket()
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{socket.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


def hrefs(page: str) -> list[str]:
    return [address.replace("&amp;", "&") for address in re.findall(r'href="([^"]*)"', page)]
