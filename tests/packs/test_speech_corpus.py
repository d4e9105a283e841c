"""Every reading of the speech corpus is read as it says, every refusal yields nothing, every rule is used."""

import tomllib
from functools import cache
from typing import Any

import pytest

from risalah.lang.speech import load_speech
from risalah.lang.tables import pack_root
from risalah.model.account import Statement
from told import said_in

PACK = pack_root("id")
CORPUS: dict[str, Any] = tomllib.loads((PACK / "corpus" / "speech.toml").read_text("utf-8"))


@cache
def read(text: str) -> tuple[Statement, ...]:
    return tuple(said_in(text))


@pytest.mark.parametrize("reading", CORPUS["reads"], ids=lambda reading: reading["text"])
def test_a_reading_is_read_as_it_says(reading: dict[str, Any]) -> None:
    (statement,) = read(reading["text"])
    speaker = statement.speaker
    assert (speaker.name, speaker.side) == (reading.get("speaker"), reading.get("side"))
    assert statement.act == reading["act"]
    assert statement.quote == reading.get("quote", False)
    assert statement.conditional == reading.get("conditional", False)
    if "target" in reading:
        assert (statement.target.side if statement.target is not None else "") == reading["target"]
    if "via" in reading:
        assert reading["via"] in [carrier.name for carrier in statement.via]


@pytest.mark.parametrize("text", CORPUS["refuses"])
def test_a_refusal_says_nothing(text: str) -> None:
    assert not read(text)


def test_every_rule_is_used_by_a_reading() -> None:
    statements = [statement for reading in CORPUS["reads"] for statement in read(reading["text"])]
    used = {p.rule for statement in statements for p in statement.provenance}
    speech = load_speech(PACK)
    cues = {form.rule for _, forms in speech.cues.items() for form in forms}
    conditions = {form.rule for _, form in speech.conditions.items()}
    assert not (cues | conditions) - used


def test_the_corpus_is_large_enough_to_mean_something() -> None:
    assert len(CORPUS["reads"]) >= 120
    assert len(CORPUS["refuses"]) >= 40
    assert len({reading["text"] for reading in CORPUS["reads"]}) == len(CORPUS["reads"])
