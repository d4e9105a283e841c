"""The language of a story is told apart from its neighbours', whatever it quotes."""

import tomllib
from pathlib import Path

import pytest

from risalah.clean.document import clean
from risalah.lang.cleaning import load_cleaning
from risalah.lang.tables import pack_root
from risalah.model.document import Page

RULES = load_cleaning(pack_root("id"))

TEXTS: dict[str, list[str]] = tomllib.loads((Path(__file__).parent / "languages.toml").read_text("utf-8"))
CODES = {"indonesian": "id", "mixed": "id", "malay": "ms", "english": "en", "javanese": "jv", "sundanese": "su"}
ALL = [(text, code) for name, code in CODES.items() for text in TEXTS[name]]


def told(text: str) -> str | None:
    return clean(Page("page", text, "0"), RULES).header.language


@pytest.mark.parametrize(("text", "code"), ALL, ids=lambda value: value[:30])
def test_the_language_is_told(text: str, code: str) -> None:
    assert told(text) == code


@pytest.mark.parametrize("text", TEXTS["malay"], ids=lambda text: text[:30])
def test_malay_is_never_taken_for_indonesian_even_without_its_headline(text: str) -> None:
    assert told(text.partition("\n\n")[2]) != "id"


def test_a_few_words_tell_nothing() -> None:
    assert told("Lima 2015") is None
