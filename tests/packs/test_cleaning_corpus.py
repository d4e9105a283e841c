"""Every example of the corpora for outlets, agencies, furniture and the words of cleaning is read as it says."""

import tomllib
from typing import Any

import pytest

from risalah.clean.dateline import find_dateline
from risalah.clean.document import clean
from risalah.clean.sheet import lay_out
from risalah.lang.cleaning import CleaningRules, load_cleaning
from risalah.lang.tables import pack_root
from risalah.model.document import Document
from risalah.read.text import read_text

CORPUS = pack_root("id") / "corpus"
STORY = "Menteri luar negeri kedua negara itu duduk bersama selama hampir dua jam di ibu kota, kata seorang pejabat."
MORE = "Seusai pertemuan mereka tidak menjawab pertanyaan para wartawan yang sudah menunggu sejak pagi hari di sana."


def corpus(name: str) -> dict[str, Any]:
    return tomllib.loads((CORPUS / f"{name}.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def rules() -> CleaningRules:
    return load_cleaning(pack_root("id"))


def cleaned(text: str, rules: CleaningRules) -> Document:
    return clean(read_text(text.encode(), "page.txt"), rules)


@pytest.mark.parametrize("example", [e for e in corpus("outlets")["reads"] if "none" not in e], ids=lambda e: e["text"])
def test_a_dateline_gives_outlet_and_place(example: dict[str, str], rules: CleaningRules) -> None:
    text = example["text"] + "\n\n" + STORY
    found = find_dateline(lay_out(text, rules), rules)
    assert found is not None
    dateline, _ = found
    assert (dateline.outlet.read(text) if dateline.outlet else None) == example.get("outlet")
    assert (dateline.place.read(text) if dateline.place else None) == example.get("place")
    assert dateline.span.start == 0


@pytest.mark.parametrize("text", corpus("outlets")["refuses"])
def test_an_opening_that_is_no_dateline(text: str, rules: CleaningRules) -> None:
    assert find_dateline(lay_out(text + "\n\n" + STORY, rules), rules) is None


@pytest.mark.parametrize("example", corpus("agencies")["reads"], ids=lambda e: e["text"])
def test_a_credit_is_read(example: dict[str, Any], rules: CleaningRules) -> None:
    header = cleaned(f"{STORY}\n\n{example['text']}", rules).header
    assert [agency.name for agency in header.agencies] == example["agencies"]


@pytest.mark.parametrize("text", corpus("agencies")["refuses"])
def test_a_sentence_that_credits_nobody(text: str, rules: CleaningRules) -> None:
    assert cleaned(f"{STORY}\n\n{text}\n\n{MORE}", rules).header.agencies == ()


@pytest.mark.parametrize("example", corpus("furniture")["lines"], ids=lambda e: e["text"])
def test_a_line_of_the_page_is_no_story(example: dict[str, str], rules: CleaningRules) -> None:
    text = f"{STORY}\n\n{example['text']}\n\n{MORE}"
    furniture = cleaned(text, rules).header.furniture
    assert [(text[f.start : f.end], f.kind) for f in furniture] == [(example["text"], example["kind"])]


@pytest.mark.parametrize("example", corpus("furniture")["within"], ids=lambda e: e["text"])
def test_a_stretch_within_a_line_is_no_story(example: dict[str, str], rules: CleaningRules) -> None:
    text = f"{STORY}\n\n{example['text']}\n\n{MORE}"
    furniture = cleaned(text, rules).header.furniture
    assert [(text[f.start : f.end].strip(), f.kind) for f in furniture] == [(example["cut"], example["kind"])]


@pytest.mark.parametrize("text", corpus("furniture")["refuses"])
def test_a_line_that_stays_in_the_story(text: str, rules: CleaningRules) -> None:
    assert cleaned(f"{STORY}\n\n{text}\n\n{MORE}", rules).header.furniture == ()


@pytest.mark.parametrize("example", corpus("cleaning")["titles"], ids=lambda e: e["page"])
def test_a_headline(example: dict[str, str], rules: CleaningRules) -> None:
    title = cleaned(_page(example), rules).header.title
    assert (title.text if title else None) == example.get("title")


@pytest.mark.parametrize("example", corpus("cleaning")["stamps"], ids=lambda e: e["page"])
def test_a_date_stamp(example: dict[str, str], rules: CleaningRules) -> None:
    published = cleaned(_page(example), rules).header.published
    assert (published.edtf if published else None) == example.get("published")


@pytest.mark.parametrize("example", corpus("cleaning")["languages"], ids=lambda e: e["text"])
def test_a_language(example: dict[str, str], rules: CleaningRules) -> None:
    assert cleaned(example["text"], rules).header.language == example.get("language")


def _page(example: dict[str, str]) -> str:
    bar = example.get("bar")
    page = example["page"].replace(bar, "\0") if bar else example["page"]
    page = page.replace("|", "\n")
    return page.replace("\0", bar) if bar else page
