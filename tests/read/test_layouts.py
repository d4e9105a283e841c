"""Pages of known outlets are read by their layouts: headline, day, outlet, and the story alone."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from risalah.clean.document import clean
from risalah.errors import PackError
from risalah.lang.layouts import load_layouts
from risalah.lang.pack import load_pack
from risalah.lang.tables import pack_root
from risalah.model.document import Document
from risalah.read.html import read_html

pytest.importorskip("trafilatura")
pytest.importorskip("cssselect")

FOLDER = Path(__file__).parent / "pages"
PAGES: list[dict[str, Any]] = tomllib.loads((FOLDER / "expected.toml").read_text("utf-8"))["page"]
PACK = load_pack()
LAYOUTS = PACK.layouts


def read(name: str) -> Document:
    data = (FOLDER / name).read_bytes()
    return clean(read_html(data, name, layouts=LAYOUTS), PACK.cleaning)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["file"])
def test_the_story_is_what_the_layout_says(page: dict[str, Any]) -> None:
    document = read(page["file"])
    told = [span.read(document.text) for span in document.paragraphs]
    assert [" ".join(paragraph.split()) for paragraph in told if paragraph not in ("Jakarta -",)] == page["story"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["file"])
def test_headline_day_and_outlet_are_found_and_the_headline_has_its_place(page: dict[str, Any]) -> None:
    document = read(page["file"])
    header = document.header
    assert header.title is not None and header.title.span is not None
    assert header.title.span.read(document.text) == page["title"]
    assert header.published is not None and header.published.edtf == page["published"]
    assert header.outlet is not None
    carrier = PACK.cleaning.carriers.find(header.outlet.name)
    assert carrier is not None and carrier.name == page["outlet"]


def test_every_selector_is_valid() -> None:
    from lxml.cssselect import CSSSelector

    for layout in {layout for layouts in LAYOUTS.by_domain.values() for layout in layouts}:
        for selector in (*layout.body, *layout.title, *layout.date, *layout.drop, *LAYOUTS.drop):
            CSSSelector(selector, translator="html")


def test_twelve_outlets_and_more_have_a_layout_and_a_page() -> None:
    assert len({page["outlet"] for page in PAGES}) >= 12
    for page in PAGES:
        assert LAYOUTS.of(None, page["outlet"]) or page["outlet"].startswith("Tribun")


def test_the_newest_layout_comes_first_and_one_that_had_ended_is_passed_over() -> None:
    layouts = LAYOUTS.of("https://news.detik.com/d-1", None)
    assert [layout.until for layout in layouts] == [None, "2019"]
    old = (FOLDER / "detik-2014.html").read_text("utf-8")
    late = old.replace("<head>", '<head><meta property="article:published_time" content="2023-01-01">')
    assert "2514001" in old and read_html(late.encode(), "a.html", layouts=LAYOUTS).text != ""
    assert "Baca juga" not in read_html(old.encode(), "a.html", layouts=LAYOUTS).text


@pytest.mark.parametrize(
    "html",
    [
        '<link rel="canonical" href="https://news.detik.com/d-1"><body><p>Teks saja.</p>',
        '<link rel="canonical" href="https://news.detik.com/d-1"><div class="detail__body-text">pendek</div>',
        '<link rel="canonical" href="https://[::1"><div class="detail__body-text">' + "kata " * 50 + "</div>",
        '<?xml version="1.0" encoding="utf-16"?><link rel="canonical" href="https://news.detik.com/d-1">'
        '<div class="detail__body-text">' + "\0" + "kata " * 50 + "</div>",
    ],
)
def test_a_page_that_does_not_fit_is_left_to_the_library(html: str) -> None:
    assert read_html(html.encode(), "a.html", layouts=LAYOUTS).text.strip()


def test_a_layout_of_an_unknown_outlet_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "layouts.toml").write_text('drop = []\n[[layout]]\noutlets = ["Tak Ada"]\nbody = ["p"]\n', "utf-8")
    with pytest.raises(PackError, match="Tak Ada"):
        load_layouts(tmp_path, PACK.cleaning.carriers)
    (tmp_path / "layouts.toml").write_text('drop = []\n[[layout]]\noutlets = ["VIVA"]\nbody = []\n', "utf-8")
    with pytest.raises(PackError, match="layout 1"):
        load_layouts(tmp_path, PACK.cleaning.carriers)
    assert load_layouts(pack_root("id"), PACK.cleaning.carriers) == LAYOUTS
