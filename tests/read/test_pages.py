"""Each kind of input gives its pages with their metadata, whatever its name says."""

import bz2
import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from page_samples import HTML, ROW, STORY, served, tarred, warc, zipped
from risalah.model.document import Diagnostic, Page
from risalah.read.options import ReadOptions
from risalah.read.pages import read_pages, read_stream

Found = list[Page | Diagnostic]


def pages(data: bytes, tmp_path: Path, name: str = "input", options: ReadOptions | None = None) -> Found:
    path = tmp_path / name
    path.write_bytes(data)
    return list(read_pages(path, options=options))


def only(found: Found) -> Page:
    assert len(found) == 1 and isinstance(found[0], Page), found
    return found[0]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (STORY.encode(), STORY),
        (b"\xef\xbb\xbf" + STORY.encode(), STORY),
        (b"\xff\xfe" + STORY.encode("utf-16-le"), STORY),
        (b"\xfe\xff" + STORY.encode("utf-16-be"), STORY),
        (STORY.encode("utf-16-le"), STORY),
        ("“Kami siap,” kata Élysée – hari ini.".encode("cp1252"), "“Kami siap,” kata Élysée – hari ini."),
        (b"Kata Jos\xe9 di Per\xfa hari ini.", "Kata José di Perú hari ini."),
        ("baris\xa0satu\r\nbaris dua\r\n".encode(), "baris\xa0satu\nbaris dua\n"),
    ],
)
def test_text_is_decoded_and_otherwise_left_as_it_is(data: bytes, text: str, tmp_path: Path) -> None:
    assert only(pages(data, tmp_path, "a.txt")).text == text


@pytest.mark.parametrize("name", ["a.jsonl", "a.txt", "a"])
def test_json_lines_are_told_by_their_content(name: str, tmp_path: Path) -> None:
    data = "".join(json.dumps({**ROW, "link": f"https://berita.contoh.id/{n}"}) + "\n" for n in range(3)).encode()
    found = pages(data, tmp_path, name)
    assert [page.uri.rsplit("#")[-1] for page in found if isinstance(page, Page)] == ["1", "2", "3"]
    page = found[1]
    assert isinstance(page, Page)
    assert page.text == STORY
    assert page.metadata.title == ROW["judul"]
    assert page.metadata.published == "2015-05-13"
    assert page.metadata.address == "https://berita.contoh.id/1"
    assert page.metadata.outlet == "Contoh"


def test_a_json_array_is_read(tmp_path: Path) -> None:
    assert len(pages(json.dumps([ROW, ROW]).encode(), tmp_path)) == 2


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_tables_with_any_separator_and_encoding(sign: str, encoding: str, tmp_path: Path) -> None:
    cells = [ROW["judul"], STORY.replace('"', '""') + " “É”", ROW["tanggal"]]
    data = f"judul{sign}isi{sign}tanggal\r\n" + sign.join(f'"{cell}"' for cell in cells) + "\r\n"
    page = only(pages(data.encode(encoding), tmp_path, "a.csv"))
    assert page.text == STORY + " “É”"
    assert page.metadata.published == "2015-05-13"


def test_a_named_text_column_is_taken(tmp_path: Path) -> None:
    data = b"title,text,other\nA,B,C\n"
    assert only(pages(data, tmp_path, "a.csv", ReadOptions(text_column="Other"))).text == "C"


def test_a_web_page_gives_its_story_and_what_its_head_claims(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    page = only(pages(HTML.encode(), tmp_path, "a.txt"))
    assert STORY.split("\n")[0] in page.text
    assert "Beranda" not in page.text and "©" not in page.text
    assert page.metadata.title == "Menlu Peru Temui Menlu Rusia"
    assert page.metadata.published == "2015-05-13"
    assert page.metadata.address == "https://berita.contoh.id/1"
    assert page.metadata.outlet == "Contoh"


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_crawl_archive_gives_its_pages(pack: Callable[[bytes], bytes], tmp_path: Path) -> None:
    pytest.importorskip("warcio")
    pytest.importorskip("trafilatura")
    data = pack(
        warc(
            ("response", "https://berita.contoh.id/1", served(HTML)),
            ("response", "https://berita.contoh.id/gone", served(HTML, status="404 Not Found")),
            ("response", "https://berita.contoh.id/logo", served("png", "image/png")),
            ("conversion", "https://berita.contoh.id/2", STORY.encode()),
        )
    )
    found = pages(data, tmp_path, "crawl")
    assert [page.metadata.address for page in found if isinstance(page, Page)] == [
        "https://berita.contoh.id/1",
        "https://berita.contoh.id/2",
    ]
    assert isinstance(found[1], Page) and found[1].text == STORY


def test_parquet_gives_its_rows(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = arrow.table({"url": ["https://a.contoh/1", "https://a.contoh/2"], "text": [STORY, ""], "extra": [1, 2]})
    parquet.write_table(table, tmp_path / "a.bin")
    found = list(read_pages(tmp_path / "a.bin"))
    assert isinstance(found[0], Page) and found[0].metadata.address == "https://a.contoh/1"
    assert isinstance(found[1], Diagnostic) and found[1].code == "empty-text"


ENTRIES = {"b/satu.txt": STORY.encode(), "a/dua.jsonl": (json.dumps(ROW) + "\n").encode(), "__MACOSX/x": b"x"}


@pytest.mark.parametrize(
    "data",
    [
        zipped(ENTRIES),
        tarred(ENTRIES),
        gzip.compress(tarred(ENTRIES)),
        bz2.compress(tarred(ENTRIES)),
        tarred({"in.zip": zipped(ENTRIES)}),
    ],
    ids=["zip", "tar", "tar.gz", "tar.bz2", "zip in tar"],
)
def test_archives_are_read_as_if_their_files_lay_beside_them(data: bytes, tmp_path: Path) -> None:
    found = pages(data, tmp_path)
    assert [page.text for page in found if isinstance(page, Page)] == [STORY, STORY]
    assert isinstance(found[0], Page) and found[0].uri.endswith("!b/satu.txt")
    assert isinstance(found[1], Page) and found[1].uri.endswith("!a/dua.jsonl#1")


def test_standard_input_needs_no_seeking() -> None:
    class Pipe(io.RawIOBase):
        def __init__(self, data: bytes) -> None:
            self._data = io.BytesIO(data)

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: object) -> int:
            return self._data.readinto(buffer)  # type: ignore[arg-type]

    for data in (STORY.encode(), zipped({"a.txt": STORY.encode()}), gzip.compress(STORY.encode())):
        found = list(read_stream(io.BufferedReader(Pipe(data)), "-", ReadOptions()))
        assert only(found).text == STORY


def test_the_cheap_look_skips_pages_before_they_are_parsed(tmp_path: Path) -> None:
    data = b"".join(json.dumps({"text": word * 20}).encode() + b"\n" for word in ("satu ", "dua ", "satu "))
    options = ReadOptions(worth=lambda raw: b"dua" in raw)
    assert only(pages(data, tmp_path, options=options)).text.startswith("dua")


def test_a_web_page_read_twice_is_the_same_page(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    assert pages(HTML.encode(), tmp_path) == pages(HTML.encode(), tmp_path)
