"""Short articles of many regions and years, each held to its answer key; together they may not fall below their floors.

The articles are invented, in the style and with the noise of the press: calls, letters, envoys summoned, talks refused,
summits with meetings beside them, and news in which nobody meets although countries are named.
"""

from functools import cache
from pathlib import Path

import pytest

from risalah.evaluate.key import Key, load_keys, snippets
from risalah.evaluate.sameness import find_snippet
from risalah.evaluate.score import Score, load_texts, score_articles
from risalah.model.account import Account
from risalah.read.text import read_text
from risalah.run.pipeline import Pipeline

HERE = Path(__file__).parent
TEXTS = HERE / "texts"
KEYS = {key.document.file.removesuffix(".txt"): key for key in load_keys(HERE / "keys")}
FLOORS = {  # raised by hand when the program reads better; never lowered without saying why
    "contacts precision": 0.98,
    "contacts recall": 0.98,
    "contact fields": 0.94,
    "contact when": 0.94,
    "contact place": 0.92,
    "contact status": 0.98,
    "contact topics": 0.63,
}


@cache
def accounts() -> dict[str, Account]:
    pipeline = Pipeline()
    return {
        f"{name}.txt": pipeline.read(read_text((TEXTS / f"{name}.txt").read_bytes(), f"{name}.txt")) for name in KEYS
    }


@cache
def measured() -> Score:
    return score_articles(list(KEYS.values()), load_texts(KEYS.values(), TEXTS), accounts())


def test_every_article_has_an_answer_key() -> None:
    assert sorted(KEYS) == sorted(path.stem for path in TEXTS.glob("*.txt"))


@pytest.mark.parametrize("key", KEYS.values(), ids=list(KEYS))
def test_a_key_quotes_its_article(key: Key) -> None:
    text = (TEXTS / key.document.file).read_text("utf-8")
    for where, snippet in snippets(key):
        assert find_snippet(snippet, text), f"{where}: {snippet!r} is not in {key.document.file}"


@pytest.mark.parametrize("measure", FLOORS)
def test_the_articles_are_read_at_least_as_well_as_before(measure: str) -> None:
    assert measured().figures[measure] >= FLOORS[measure], "\n".join(measured().differences)


@pytest.mark.parametrize("name", [name for name, key in KEYS.items() if not key.contacts])
def test_an_article_in_which_nobody_meets_gives_no_contact(name: str) -> None:
    assert accounts()[f"{name}.txt"].contacts == ()


@pytest.mark.parametrize("name", list(KEYS))
def test_every_field_of_a_contact_has_words(name: str) -> None:
    text = (TEXTS / f"{name}.txt").read_text("utf-8")
    for contact in accounts()[f"{name}.txt"].contacts:
        spans = [span for party in (*contact.participants, *contact.accompanied_by) for span in party.spans]
        spans += [*contact.evidence, *(span for reason in contact.provenance for span in reason.spans)]
        spans += [slot.span for slot in (contact.initiator, contact.place, contact.occasion, contact.duration) if slot]
        spans += [topic.span for topic in contact.topics]
        spans += contact.when.spans if contact.when else ()
        assert all(party.spans for party in (*contact.participants, *contact.accompanied_by))
        assert {"contact", "channel", "status", "background"} <= {reason.field for reason in contact.provenance}
        assert all(reason.spans for reason in contact.provenance)
        assert contact.outcome == "unclear" or "outcome" in {reason.field for reason in contact.provenance}
        assert all(0 <= span.start < span.end <= len(text) and span.read(text).strip() for span in spans)
