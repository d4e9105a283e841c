"""Articles that break off anywhere, as pages and databases cut them: read as far as they go."""

import re
from pathlib import Path

import pytest

from constructions.test_short_articles import short_articles
from examples_folder import ARTICLES
from risalah.read.text import read_text
from risalah.run.pipeline import Pipeline

STEP = 7  # words from one cut to the next
BREAKING_OFF = [
    "Perundingan damai putaran ketiga kedua pihak",
    "Pertemuan kedua negara",
    "Itu pertemuan",
    "Selain PM Malaysia Anwar Ibrahim",
    "Pemerintah dan",
    "Delegasi Indonesia dipimpin",
    "Raja Salman selaku",
    "JAKARTA, Warta Buana -",
    "Perdana Menteri Hun Sen mengunjungi",
    "Ia didampingi Menteri Sumber Angin dan",
    "Bertemu",
]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline("id", prefilter=False)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_an_article_may_break_off_behind_any_word(pipeline: Pipeline, path: Path) -> None:
    text = path.read_text("utf-8")
    for end in [word.end() for word in re.finditer(r"\S+", text)][::STEP]:
        pipeline.read(read_text(text[:end].encode(), "cut.txt"))


@pytest.mark.parametrize("text", BREAKING_OFF)
def test_a_last_word_that_asks_for_more_raises_nothing(pipeline: Pipeline, text: str) -> None:
    pipeline.read(read_text(f"Presiden Rusia Vladimir Putin bertemu PM India Modi. {text}".encode(), "cut.txt"))


def test_a_short_article_may_break_off_behind_any_word(pipeline: Pipeline) -> None:
    for text, _ in short_articles():
        for word in re.finditer(r"\S+", text):
            pipeline.read(read_text(text[: word.end()].encode(), "cut.txt"))
