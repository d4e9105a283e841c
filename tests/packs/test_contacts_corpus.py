"""Every example of the corpora of contacts and topics is read as it says, and every refusal reports no contact."""

import tomllib
from functools import cache
from typing import Any

import pytest

from risalah.evaluate.sameness import fold, same_name
from risalah.lang.pack import Pack, load_pack
from risalah.lang.tables import pack_root
from risalah.lang.tokens import phrase_words
from risalah.model.account import Contact
from risalah.read.text import read_text
from risalah.run.pipeline import Pipeline

CORPUS = pack_root("id") / "corpus"


def corpus(name: str) -> dict[str, Any]:
    return tomllib.loads((CORPUS / f"{name}.toml").read_text("utf-8"))


CONTACTS, TOPICS = corpus("contacts"), corpus("topics")


@cache
def pack() -> Pack:
    return load_pack("id")


@cache
def pipeline() -> Pipeline:
    return Pipeline(pack(), prefilter=False)


def contacts_of(text: str) -> tuple[Contact, ...]:
    return pipeline().read(read_text(f"{text}\n".encode(), "sentence.txt")).contacts


@pytest.mark.parametrize("example", CONTACTS["reads"], ids=lambda example: example["text"])
def test_a_sentence_reports_its_contact(example: dict[str, Any]) -> None:
    (contact,) = contacts_of(example["text"])
    wanted = [([*map(str.strip, party.split("|")), "", ""])[:3] for party in example["parties"]]
    found = sorted(contact.participants, key=lambda party: (party.side or "", party.name or ""))
    assert [(side, office) for side, _, office in wanted] == [(party.side, party.office or "") for party in found]
    for (_, name, _), party in zip(wanted, found, strict=True):
        assert (not name and party.name is None) or same_name(fold(name), fold(party.name))
    assert (contact.channel, contact.status) == (example["channel"], example["status"])
    assert contact.provenance[0].rule == example["rule"]


@pytest.mark.parametrize("text", CONTACTS["refuses"]["texts"])
def test_a_sentence_that_reports_no_contact(text: str) -> None:
    assert contacts_of(text) == ()


def test_every_trigger_has_an_example() -> None:
    used = {example["rule"] for example in CONTACTS["reads"]}
    assert {trigger.rule for _, trigger in pack().contacts.triggers.items()} <= used


@pytest.mark.parametrize("example", TOPICS["reads"], ids=lambda example: example["text"])
def test_words_show_a_topic(example: dict[str, Any]) -> None:
    found = {theme.code for _, _, themes in pack().topics.matches(phrase_words(example["text"])) for theme in themes}
    assert found == set(example["topics"])


@pytest.mark.parametrize("text", TOPICS["refuses"]["texts"])
def test_words_that_show_no_topic(text: str) -> None:
    assert [themes for _, _, themes in pack().topics.matches(phrase_words(text)) if themes] == []
