"""Whatever a page holds, cleaning does not raise, says the same twice, and every position lies in the text as read."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from risalah.clean.document import clean
from risalah.lang.cleaning import load_cleaning
from risalah.lang.tables import pack_root
from risalah.model.document import Document, Metadata, Page

RULES = load_cleaning(pack_root("id"))

LINES = st.sampled_from(
    [
        "Menlu Peru Temui Menlu Rusia",
        "Moskow, CNN Indonesia -- Menteri Luar Negeri Peru menemui sejawatnya, kata kantor berita TASS.",
        "Baca juga: Presiden Chile Telepon Raja Yordania",
        "Perundingan ditunda.Baca juga: Presiden Chile Telepon Raja Yordania Meski begitu keduanya akan bertemu.",
        's: parallaxindetail e: parallaxindetail"Kami siap," katanya, dikutip dari Reuters, Senin (12/5). (abc/def)',
        "zoom-inlihat foto",
        "gambar-presiden.jpg",
        "Nama Orang/Getty Images via AFP",
        "Presiden Peru tiba (Foto: Reuters)",
        "Kamis, 30 Desember 2021 10:15 WIB",
        "10/9/2025 20:26",
        "Sumber : http://news.contoh.com/read/2016/08/06/18/1/saling-curiga-dua-menlu",
        "© 2026 contoh.com",
        "E\u0301lyse\u0301e menolak\xa0\xa0\xa0permintaan İstanbul 🙂, lapor \xa0 AFP \xa0.",
        "&quot;Kami siap&quot; &amp;rdquo; %27",
        "ÃlysÃ©e menolak",
        "****",
        "(",
        "",
        " \xa0 ",
        "\x00\x01",
        "separuh \ud800 tanda",
    ]
)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\u2028", "\x0b", " "])
PAGES = st.lists(st.tuples(LINES | st.text(max_size=60), ENDS), max_size=14).map(
    lambda parts: "".join(line + end for line, end in parts)
)


def cleaned(text: str, metadata: Metadata | None = None) -> Document:
    return clean(Page(uri="page", text=text, sha256="0", metadata=metadata or Metadata()), RULES)


@settings(max_examples=300, deadline=None)
@given(PAGES)
def test_every_span_lies_in_the_text_and_the_story_keeps_clear_of_the_furniture(text: str) -> None:
    document = cleaned(text)
    header = document.header
    furniture = [f.span for f in header.furniture]
    spans = [*document.paragraphs, *furniture, *(a.span for a in header.agencies if a.span)]
    parts = (header.title, header.outlet, header.published)
    spans.extend(part.span for part in parts if part is not None and part.span is not None)
    spans.extend(s for s in (document.dateline, document.dateline_place) if s)
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
    for agency in header.agencies:
        assert agency.span and agency.span.read(text).split() == agency.name.split()
    for paragraph in document.paragraphs:
        assert paragraph.read(text) == paragraph.read(text).strip()
        assert not any(paragraph.overlaps(other) for other in furniture)
    ordered = sorted(document.paragraphs)
    assert list(document.paragraphs) == ordered
    assert all(a.end <= b.start for a, b in pairwise(ordered))
    assert all(a.end <= b.start for a, b in pairwise(furniture))
    assert document.text == text


@settings(max_examples=100, deadline=None)
@given(PAGES)
def test_the_same_page_twice_gives_the_same_document(text: str) -> None:
    assert cleaned(text) == cleaned(text)


@settings(max_examples=100, deadline=None)
@given(PAGES, st.text(max_size=40), st.text(max_size=40))
def test_odd_metadata_does_no_harm(text: str, title: str, address: str) -> None:
    cleaned(text, Metadata(title=title, address=address, outlet=address or None))


def test_a_page_of_furniture_alone_has_no_story() -> None:
    document = cleaned("Baca juga: Menlu Temui Dubes\n\nADVERTISEMENT\n\nIkuti kami di\n\n© 2026 contoh.com\n")
    assert document.paragraphs == ()
    assert document.header.title is None
    assert len(document.header.furniture) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Menlu itu berbicara. " * 50_000,
        "1" * 5_000_000,
        "(" * 200_000,
        "Baca juga: " * 60_000,
        "dikutip dari " * 60_000,
        "dikutip Reuters " * 50_000,
        "dikutip dari Harian Baru. " * 50_000,
        "kata. (" + "." * 70 + "\n" + ("(" + "a. " * 25 + "\n") * 2_000,
        "Menlu. Baca juga: Aa Bb Cc [Gambas:Video] " * 30_000,
        "Reuters " * 100_000,
        "a, " * 200_000,
        "- " * 200_000,
        "![](" * 100_000,
        "http://" * 100_000,
        "/2016" * 120_000,
        "Aa " * 200_000,
        "Sumber: " + "x/" * 200_000,
        "pendek sekali\n" * 20_000,
        "Baca juga:\n" * 20_000,
        "12/5/2016\n" * 20_000,
        "foto: a\n" * 20_000,
        "(AFP/Aa)\n" * 20_000,
        "\n" * 400_000,
    ],
    ids=lambda text: text[:14],
)
def test_hostile_pages_take_linear_time(text: str) -> None:
    started = time.process_time()
    cleaned(text)
    # Generous: the slowest takes about 3 s on one slow core; quadratic work would take minutes.
    assert time.process_time() - started < 15
