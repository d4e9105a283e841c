"""Each sample article is a story: read whole, and held to what was once reached on it."""

import tomllib
from functools import cache
from pathlib import Path

import pytest

from examples_folder import ARTICLES, EXAMPLES, EXPECTED
from risalah.evaluate.floors import NOISE
from risalah.evaluate.key import Key, load_keys, snippets
from risalah.evaluate.sameness import find_snippet
from risalah.evaluate.score import load_texts, score_article
from risalah.run.local import read_inputs

FLOORS = Path(__file__).with_name("floors.toml")  # rewritten, upward, by tools/pin_stories.py
KEYS = {key.document.file.removesuffix(".txt"): key for key in load_keys(EXPECTED)}


@cache
def measured() -> dict[str, dict[str, float]]:
    texts = load_texts(KEYS.values(), EXAMPLES)
    accounts = {reading.uri.rpartition("/")[2]: reading.account for reading in read_inputs([*ARTICLES])}
    scores = {name: score_article(key, texts[f"{name}.txt"], accounts[f"{name}.txt"]) for name, key in KEYS.items()}
    return {
        name: {
            "contacts F1": score.figures["contacts F1"],
            "contact fields": score.figures["contact fields"],
            "statements F1": score.figures["statements F1"],
            "statement fields": score.figures["statement fields"],
            "document fields": score.document_fields,
            "extra contacts": float(score.counts["contacts found"] - score.counts["contacts right"]),
        }
        for name, score in scores.items()
    }


def test_every_article_has_an_answer_key() -> None:
    assert sorted(KEYS) == [path.stem for path in ARTICLES]


@pytest.mark.parametrize("key", KEYS.values(), ids=list(KEYS))
def test_a_key_quotes_its_article(key: Key) -> None:
    text = (EXAMPLES / key.document.file).read_text("utf-8")
    for where, snippet in snippets(key):
        assert find_snippet(snippet, text), f"{where}: {snippet!r} is not in {key.document.file}"


@pytest.mark.parametrize("name", KEYS)
def test_a_story_is_told_at_least_as_well_as_before(name: str) -> None:
    floors = tomllib.loads(FLOORS.read_text("utf-8"))[name]
    figures = measured()[name]
    most = floors.pop("most extra contacts")
    fallen = {
        measure: (figures[measure], floor) for measure, floor in floors.items() if figures[measure] < floor - NOISE
    }
    assert not fallen
    assert figures["extra contacts"] <= most


@pytest.mark.parametrize("name", [name for name, key in KEYS.items() if not key.contacts])
def test_an_article_without_contacts_gives_none(name: str) -> None:
    assert measured()[name]["extra contacts"] == 0
