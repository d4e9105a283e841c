"""What is wrong with an input is told with file and position; the rest is read; nothing hangs."""

import gzip
import io
import json
import time
import zipfile
from pathlib import Path

import pytest

from page_samples import HTML, ROW, STORY, served, tarred, warc, zipped
from risalah.model.document import Diagnostic, Page
from risalah.read.options import ReadOptions
from risalah.read.pages import read_pages

LINE = (json.dumps(ROW) + "\n").encode()
MANY = b"".join((json.dumps({**ROW, "isi": f"{n} {STORY}"}) + "\n").encode() for n in range(2000))
SMALL = ReadOptions(most_page=200_000, ratio_after=1_000_000, most_ratio=100)


def encrypted() -> bytes:
    data = bytearray(zipped({"a.txt": STORY.encode(), "b.txt": STORY.encode()}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        data[at + offset] |= 1
    return bytes(data)


def wrong_crc() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.txt", STORY)
        archive.writestr("b.txt", STORY)
    return out.getvalue().replace(b"Peru", b"Pxru", 1)


def nested(depth: int) -> bytes:
    return zipped({"a.zip": nested(depth - 1)}) if depth else STORY.encode()


TWO = warc(("response", "https://a.contoh/1", served(HTML)), ("response", "https://a.contoh/2", served(HTML)))
LYING = warc(("response", "https://a.contoh/1", served(HTML))).replace(b"Content-Length: ", b"Content-Length: 9", 1)
SCRIPTS = b"<html><body><script>" + b"var a = 1;" * 1000 + b"</script></body></html>"
CHARSET = b"<html><head><meta charset=utf-99></head><body><p>" + STORY.encode() * 3 + b"</p></body></html>"

# name, bytes, codes of the diagnostics, number of pages (None: any)
CASES: list[tuple[str, bytes, set[str] | None, int | None]] = [
    ("empty file", b"", {"no-text"}, 0),
    ("blanks alone", b" \n\t\r\n ", {"no-text"}, 0),
    ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, {"no-text"}, 0),
    ("a program", b"\x7fELF" + bytes(range(256)) * 20, {"no-text"}, 0),
    ("a PDF", b"%PDF-1.7\n" + bytes(range(256)) * 20, {"no-text"}, 0),
    ("random bytes", bytes((n * 7919) % 251 for n in range(20_000)), {"no-text"}, 0),
    ("NUL bytes in a text", STORY.replace(" ", " \0", 3).encode(), set(), 1),
    ("invalid UTF-8 inside", STORY.encode() + " é è ü ".encode() * 20 + b"\xc3(" + STORY.encode(), set(), 1),
    ("cut-off UTF-8 at the end", ("Élysée. " * 50 + STORY + "é").encode()[:-1], set(), 1),
    ("odd UTF-16", b"\xff\xfe" + STORY.encode("utf-16-le")[:-1], set(), 1),
    ("article over the limit", b"kata " * 100_000, {"too-large"}, 0),
    ("one line of 1 MB in JSON lines", LINE + b'{"isi": "' + b"a" * 1_000_000 + b'"}\n' + LINE, {"line-too-long"}, 2),
    ("broken JSON line", LINE + b'{"isi": "tanpa akhir\n' + LINE, {"broken-line"}, 2),
    ("a line that is no object", LINE + b"[1, 2]\n" + LINE, {"no-object"}, 2),
    ("invalid UTF-8 in JSON", LINE + b'{"isi": "kata \xff lain"}\n', set(), 2),
    ("JSON without text", b'{"judul": "Satu"}\n{"judul": "Dua"}\n', {"no-text-column"}, 0),
    ("JSON nested 50,000 deep", LINE + b'{"isi":' + b"[" * 50_000 + b"]" * 50_000 + b"}\n" + LINE, {"broken-line"}, 2),
    ("NUL bytes in JSON", LINE + b"\0\0\0\n" + LINE, {"broken-line"}, 2),
    ("an array of JSON that is cut off", b"[" + LINE.strip() + b"," + LINE[:40], {"broken"}, 0),
    ("missing quotation mark", b'judul,isi\n"A","satu"\n"B,"dua"\n"C","tiga"\n', {"unclosed-quotation-mark"}, 2),
    ("too many values", b"judul,isi\nA,satu\nB,dua,lagi\nC,tiga\n", {"wrong-columns"}, 2),
    ("a table without text", b"judul,tanggal\nA,2015-01-01\n", {"no-text-column"}, 0),
    ("a table with NUL bytes", b"judul,isi\nA,sa\0tu\nB,dua\n", set(), 2),
    ("truncated gzip", gzip.compress(MANY)[:-2000], {"damaged", "broken-line"}, None),
    ("gzip with trailing garbage", gzip.compress(LINE) + b"garbage", {"damaged"}, 1),
    ("gzip with a wrong checksum", gzip.compress(LINE)[:-8] + b"\0" * 8, {"damaged"}, None),
    ("a gzip bomb", gzip.compress(b'{"isi": "' + b"0" * 300_000_000 + b'"}\n'), {"damaged", "line-too-long"}, 0),
    ("a zip bomb", zipped({"a.txt": b"0" * 30_000_000, "b.txt": STORY.encode()}), {"bomb"}, 1),
    ("a zip without its end", zipped({"a.txt": STORY.encode()})[:-30], {"damaged"}, 0),
    ("a zip with a password", encrypted(), {"unreadable-entry"}, 1),
    ("a zip with a wrong checksum", wrong_crc(), {"damaged", "no-text"}, 1),
    (
        "a cut-off tar",
        tarred({"a.txt": STORY.encode(), "b.txt": STORY.encode() * 50})[:2_500],
        {"damaged", "no-text"},
        1,
    ),
    ("zip in zip in zip", nested(6), {"too-deep"}, 0),
    ("Zstandard", b"\x28\xb5\x2f\xfd" + b"x" * 100, {"unknown-packing"}, 0),
    ("Parquet cut off", b"PAR1" + b"x" * 1000, {"broken"}, 0),
    ("HTML nested 10,000 deep", b"<html><body>" + b"<div>" * 10_000 + STORY.encode() + b"</div>" * 10_000, set(), 1),
    ("HTML never closed", b"<html><body><p " * 5_000 + STORY.encode(), set(), None),
    ("HTML of scripts alone", SCRIPTS, {"no-text"}, 0),
    ("HTML with a lying charset", CHARSET, set(), 1),
    ("a lying Content-Length", LYING, None, None),
    ("a cut-off WARC", TWO[:-700], None, None),
    ("a WARC without records", b"WARC/1.0\r\n\r\n", None, 0),
]


@pytest.mark.parametrize(("name", "data", "codes", "count"), CASES, ids=[case[0] for case in CASES])
def test_bad_input(name: str, data: bytes, codes: set[str] | None, count: int | None, tmp_path: Path) -> None:
    path = tmp_path / "input"
    path.write_bytes(data)
    started = time.process_time()
    found = list(read_pages(path, options=SMALL))
    assert time.process_time() - started < 20
    diagnostics = [item for item in found if isinstance(item, Diagnostic)]
    if codes is not None:
        assert {item.code for item in diagnostics} == codes
    for item in diagnostics:
        assert item.note and "input" in item.note
    if count is not None:
        assert sum(isinstance(item, Page) for item in found) == count


def test_what_stood_before_a_fault_is_read(tmp_path: Path) -> None:
    path = tmp_path / "shard.jsonl.gz"
    path.write_bytes(gzip.compress(MANY)[:-2000])
    found = list(read_pages(path))
    assert sum(isinstance(item, Page) for item in found) > 500
    assert isinstance(found[-1], Diagnostic) and found[-1].code == "damaged"


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    assert [getattr(item, "code", "") for item in read_pages(tmp_path / "nothing")] == ["unreadable"]
    assert [getattr(item, "code", "") for item in read_pages(tmp_path)] == ["unreadable"]
