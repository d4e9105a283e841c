"""`risalah read` over many inputs: how far to go, from when on, where to go on, and the texts beside the accounts."""

import hashlib
import json
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from command_line import run
from examples_folder import ARTICLES
from page_samples import HTML, ROW, STORY, served, tarred, warc, zipped
from risalah.cli.progress import Meter
from risalah.export.resuming import taken_up
from risalah.model.ids import content_id

ROWS = b"".join(json.dumps({**ROW, "link": f"https://berita.contoh.id/{n}"}).encode() + b"\n" for n in range(5))
TABLE = ("judul,isi\n" + "".join(f'Kabar {n},"{STORY}"\n' for n in range(5))).encode()
ENTRIES = {f"{n}.txt": STORY.encode() for n in range(5)}
CRAWL = warc(*(("response", f"https://berita.contoh.id/{n}", served(HTML)) for n in range(5)))


def uris(output: str) -> list[str]:
    return [json.loads(line)["document"]["uri"] for line in output.splitlines()]


def many(folder: Path, count: int = 6) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number}.txt").write_text(f"Kabar Nomor {number} Hari Ini\n\n{STORY}", "utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.jsonl", ROWS), ("a.csv", TABLE), ("a.zip", zipped(ENTRIES)), ("a.tar", tarred(ENTRIES)), ("a.warc", CRAWL)],
)
@pytest.mark.parametrize("jobs", [1, 2])
def test_the_limit_holds_for_every_kind_of_input(name: str, data: bytes, jobs: int, tmp_path: Path) -> None:
    if name == "a.warc":
        pytest.importorskip("warcio")
        pytest.importorskip("trafilatura")
    (tmp_path / name).write_bytes(data)
    whole = uris(run("read", tmp_path / name).stdout)
    assert len(whole) == 5
    assert uris(run("read", tmp_path / name, "--limit", 3, "--jobs", jobs).stdout) == whole[:3]


def test_the_limit_holds_for_parquet_folders_and_standard_input(tmp_path: Path) -> None:
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    parquet.write_table(arrow.table({"text": [STORY] * 5}), tmp_path / "a.parquet")
    assert len(uris(run("read", tmp_path / "a.parquet", "--limit", 2).stdout)) == 2
    assert len(uris(run("read", many(tmp_path / "news"), "--limit", 2).stdout)) == 2
    assert len(uris(run("read", "-", "--limit", 2, stdin=ROWS).stdout)) == 2


def dated(folder: Path) -> Path:
    rows = [
        {"text": STORY, "tanggal": "2019-12-31"},
        {"text": STORY, "tanggal": "2020-01-01"},
        {"text": STORY, "url": "https://berita.contoh.id/read/2019/05/02/1/menlu-bertemu"},
        {"text": STORY, "url": "https://berita.contoh.id/read/2021/05/02/1/menlu-bertemu"},
        {"text": f"Menlu Peru Temui Menlu Rusia\n\nSelasa, 12 Mei 2015 10:15 WIB\n\n{STORY}"},
        {"text": f"Menlu Peru Temui Menlu Rusia\n\nSelasa, 12 Mei 2020 10:15 WIB\n\n{STORY}"},
        {"text": STORY},
    ]
    path = folder / "a.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def test_since_leaves_out_what_states_an_earlier_day_and_nothing_else(tmp_path: Path) -> None:
    path = dated(tmp_path)
    found = [uri.rpartition("#")[2] for uri in uris(run("read", path, "--since", "2020").stdout)]
    assert found == ["2", "4", "6", "7"]
    assert len(uris(run("read", path, "--since", "2020-06-15").stdout)) == 2
    assert run("read", path, "--since", "kemarin").exit_code == 2


def test_ingest_takes_since_and_limit_too(tmp_path: Path) -> None:
    path = dated(tmp_path)
    done = run("ingest", path, "--db", tmp_path / "a.db", "--since", "2020", "--limit", 3)
    assert done.exit_code == 0, done.output
    assert "3 new" in done.stderr
    assert "1 new" in run("ingest", path, "--db", tmp_path / "a.db", "--since", "2020").stderr
    assert "3 new" in run("ingest", path, "--db", tmp_path / "a.db").stderr


@pytest.mark.parametrize("cut", [0, 1, 7, 40, 400])
def test_a_cut_file_is_taken_up_and_ends_as_if_it_had_never_been_cut(cut: int, tmp_path: Path) -> None:
    folder, output = many(tmp_path / "news"), tmp_path / "accounts.jsonl"
    whole = run("read", folder).stdout_bytes
    output.write_bytes(whole[: len(whole) * 2 // 3 - cut])
    assert run("read", folder, "-o", output, "--resume").exit_code == 0
    assert output.read_bytes() == whole
    assert run("read", folder, "-o", output, "--resume").exit_code == 0
    assert output.read_bytes() == whole


def test_a_cut_at_any_byte_is_safe(tmp_path: Path) -> None:
    folder, output = many(tmp_path / "news", 2), tmp_path / "accounts.jsonl"
    whole = run("read", folder).stdout_bytes
    first = whole.index(b"\n") + 1
    for end in (0, 1, 12, 30, first - 1, first, first + 1, len(whole) - 1, len(whole)):
        output.write_bytes(whole[:end])
        assert run("read", folder, "-o", output, "--resume").exit_code == 0
        assert output.read_bytes() == whole, end


def test_a_last_line_that_was_blanked_is_written_again(tmp_path: Path) -> None:
    folder, output = many(tmp_path / "news", 3), tmp_path / "accounts.jsonl"
    whole = run("read", folder).stdout_bytes
    output.write_bytes(whole[: whole.index(b"\n") + 1] + b"\0" * 300)
    run("read", folder, "-o", output, "--resume")
    assert output.read_bytes() == whole


def test_resuming_begins_a_file_and_goes_on_after_a_limit(tmp_path: Path) -> None:
    folder, output = many(tmp_path / "news"), tmp_path / "accounts.jsonl"
    for _ in range(4):
        assert run("read", folder, "-o", output, "--resume", "--limit", 2).exit_code == 0
    assert output.read_bytes() == run("read", folder).stdout_bytes


def test_a_file_that_another_run_is_writing_is_left_alone(tmp_path: Path) -> None:
    folder, output = many(tmp_path / "news"), tmp_path / "accounts.jsonl"
    whole = run("read", folder).stdout_bytes
    output.write_bytes(whole[: len(whole) // 2])
    with taken_up(output) as (stream, _):
        begun = output.read_bytes()
        done = run("read", folder, "-o", output, "--resume")
        assert done.exit_code == 1 and "another run is writing to it" in str(done.exception)
        assert output.read_bytes() == begun
        stream.write(whole[len(begun) :])
    assert output.read_bytes() == whole
    assert run("read", folder, "-o", output, "--resume").exit_code == 0
    assert output.read_bytes() == whole


@pytest.mark.parametrize("held", [b"Daftar belanja", b"beras\ngula\n", b'{"a": 1}\n', b"[]\n"])
def test_a_file_that_holds_something_else_is_left_alone(held: bytes, tmp_path: Path) -> None:
    folder, output = many(tmp_path / "news", 1), tmp_path / "penting.txt"
    output.write_bytes(held)
    done = run("read", folder, "-o", output, "--resume")
    assert done.exit_code != 0
    assert output.read_bytes() == held


def test_resuming_needs_a_file_of_json_lines(tmp_path: Path) -> None:
    folder = many(tmp_path / "news", 1)
    assert run("read", folder, "--resume").exit_code == 2
    assert run("read", folder, "--resume", "-o", tmp_path / "a", "--format", "minutes").exit_code == 2


def spans(value: object) -> list[tuple[int, int]]:
    """Every span in an account."""
    if isinstance(value, dict):
        own = [(value["start"], value["end"])] if {"start", "end"} <= value.keys() else []
        return own + [span for part in value.values() for span in spans(part)]
    return [span for part in value for span in spans(part)] if isinstance(value, list) else []


def worded(value: object) -> list[tuple[str, int, int]]:
    """Every text in an account that has a span, with it."""
    if isinstance(value, dict):
        words, span = value.get("text"), value.get("span")
        own = [(words, span["start"], span["end"])] if isinstance(words, str) and isinstance(span, dict) else []
        return own + [found for part in value.values() for found in worded(part)]
    return [found for part in value for found in worded(part)] if isinstance(value, list) else []


def test_every_span_of_a_web_pages_account_reads_back_in_its_text(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    pages = tmp_path / "pages"
    pages.mkdir()
    for article in ARTICLES:
        title, *lines = article.read_text("utf-8").splitlines()
        story = "".join(f"<p>{line}</p>" for line in lines if line.strip())
        html = f"<html><head><title>{title}</title></head><body><nav><a href='/'>Beranda</a></nav>"
        (pages / f"{article.stem}.html").write_text(
            f"{html}<article><h1>{title}</h1>{story}</article><footer>Hak cipta</footer></body></html>", "utf-8"
        )
    texts = tmp_path / "texts"
    done = run("read", pages, "--texts", texts)
    assert done.exit_code == 0, done.output
    accounts = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(accounts) == len(ARTICLES) and sum(len(account["contacts"]) for account in accounts) >= len(ARTICLES)
    for account in accounts:
        document = account["document"]
        assert document["id"] == content_id("d", document["sha256"], document["uri"])
        text = (texts / f"{document['id']}.txt").read_bytes().decode("utf-8")
        found = spans(account)
        assert found and all(0 <= start < end <= len(text) for start, end in found)
        for words, start, end in worded(account):
            assert words in text[start:end]  # a statement's words are a part of its sentence
        for contact in account["contacts"]:
            assert "<" not in "".join(text[start:end] for start, end in spans(contact))


def test_a_stores_text_is_the_one_that_positions_count_in(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    from risalah.store.connection import open_store
    from risalah.store.documents import texts as stored
    from risalah.store.schema import documents

    (tmp_path / "a.html").write_text(HTML, "utf-8")
    account = json.loads(run("read", tmp_path / "a.html", "--texts", tmp_path / "texts").stdout)
    assert run("ingest", tmp_path / "a.html", "--db", tmp_path / "a.db").exit_code == 0
    name = account["document"]["id"]
    with open_store(str(tmp_path / "a.db")) as store, store.reading() as connection:
        assert stored(connection, [name])[name] == (tmp_path / "texts" / f"{name}.txt").read_text("utf-8")
        row = connection.execute(sa.select(documents).where(documents.c.id == name)).one()
        assert row.sha256 == hashlib.sha256(HTML.encode()).hexdigest() == account["document"]["sha256"]
        assert row.address == "https://berita.contoh.id/1"


def test_an_older_store_gets_the_column_for_addresses(tmp_path: Path) -> None:
    from risalah.store.connection import open_store

    path = tmp_path / "a.db"
    open_store(str(path)).close()
    with sqlite3.connect(path) as old:
        old.execute("ALTER TABLE documents DROP COLUMN address")
        old.execute("DELETE FROM migrations WHERE name = 'addresses of pages'")
    assert run("ingest", many(tmp_path / "news", 1), "--db", path).exit_code == 0
    with sqlite3.connect(path) as new:
        assert new.execute("SELECT count(*) FROM documents WHERE address IS NULL").fetchone() == (1,)


def test_signatures_are_in_the_header_only_when_asked_for(tmp_path: Path) -> None:
    pytest.importorskip("rensa")
    folder = many(tmp_path / "news", 2)
    (folder / "bola.txt").write_text(
        "Persib Menang\n\nPersib menang dua satu atas Persija di Bandung kemarin.", "utf-8"
    )
    asked = [json.loads(line)["document"]["minhash"] for line in run("read", folder, "--minhash").stdout.splitlines()]
    assert len(asked) == 3 and all(found.startswith("m1:") for found in asked)
    assert '"m1:' not in run("read", folder).stdout


def test_skimming_passes_over_pages_without_contacts(tmp_path: Path) -> None:
    rows = [{"text": STORY}, {"text": "Persib menang dua satu atas Persija di Bandung kemarin sore."}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    assert len(uris(run("read", tmp_path / "a.jsonl").stdout)) == 2
    assert len(uris(run("read", tmp_path / "a.jsonl", "--skim").stdout)) == 1


def test_progress_is_told_on_standard_error_and_changes_no_result(tmp_path: Path) -> None:
    folder = many(tmp_path / "news")
    shown, quiet = run("read", folder, "--progress"), run("read", folder)
    assert shown.stdout_bytes == quiet.stdout_bytes
    assert "6 articles" in shown.stderr and "100%" in shown.stderr and "articles/s" in shown.stderr
    assert "articles/s" not in quiet.stderr


def test_the_meter_tells_what_is_left() -> None:
    meter = Meter("reading", total=1000, shown=True)
    meter.take(250)
    meter.tell(5, "5 articles")
    assert "25%" in meter.line() and meter.line().endswith("left")
    meter.take(2000)
    assert "100%" in meter.line() and "left" not in meter.line()
    assert "%" not in Meter("reading", total=None, shown=True).line()
