"""The corpus of dates: every example is read whole and one way, every refusal yields nothing, every rule is used."""

import re
from dataclasses import dataclass

import msgspec
import pytest

from risalah.find.dating import find_timexes
from risalah.find.timexes import recognise
from risalah.lang.dates import DateGrammar, load_dates
from risalah.lang.tables import pack_root, read_toml
from risalah.model.edtf import is_valid
from risalah.model.span import Span

MARK = re.compile(r"\{([^}]*)\}")


class _Reads(msgspec.Struct, forbid_unknown_fields=True):
    rule: str
    examples: list[tuple[str, str, str, str]]


class _Corpus(msgspec.Struct, forbid_unknown_fields=True):
    published: str
    refuses: list[str]
    reads: list[_Reads]


class _Story(msgspec.Struct, forbid_unknown_fields=True):
    text: str
    published: str
    values: list[str]


class _Stories(msgspec.Struct, forbid_unknown_fields=True):
    stories: list[_Story]


@dataclass(frozen=True)
class Reading:
    rule: str
    words: str
    kind: str
    value: str
    edtf: str


FOLDER = pack_root("id") / "corpus"
CORPUS = read_toml(FOLDER, "dates.toml", _Corpus)
STORIES = read_toml(FOLDER, "dates_in_context.toml", _Stories).stories
READINGS = [Reading(reads.rule, *example) for reads in CORPUS.reads for example in reads.examples]


@pytest.fixture(scope="module")
def grammar() -> DateGrammar:
    return load_dates(pack_root("id"))


def test_the_corpus_is_large_enough() -> None:
    assert len(READINGS) >= 400
    assert len(CORPUS.refuses) >= 150


def test_no_example_stands_twice() -> None:
    words = [reading.words for reading in READINGS]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.words)
def test_an_example_is_read_whole_and_one_way(reading: Reading, grammar: DateGrammar) -> None:
    found = find_timexes(reading.words, CORPUS.published, grammar).timexes
    assert [timex.span.read(reading.words) for timex in found] == [reading.words]
    assert (found[0].rule, found[0].type, found[0].value, found[0].edtf or "") == (
        reading.rule,
        reading.kind,
        reading.value,
        reading.edtf,
    )
    assert not found[0].edtf or is_valid(found[0].edtf)


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.words)
def test_an_example_is_read_the_same_inside_a_sentence(reading: Reading, grammar: DateGrammar) -> None:
    text = f"Kedua menteri luar negeri ({reading.words}) berbicara tentang Suriah."
    found = [timex.span.read(text) for timex in find_timexes(text, CORPUS.published, grammar).timexes]
    assert found == [reading.words]


@pytest.mark.parametrize("words", CORPUS.refuses)
def test_a_refusal_yields_nothing(words: str, grammar: DateGrammar) -> None:
    assert recognise(words, [Span(0, len(words))], grammar) == []


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.text[:40])
def test_a_story_reads_its_marked_expressions(story: _Story, grammar: DateGrammar) -> None:
    text = MARK.sub(r"\1", story.text)
    found = find_timexes(text, story.published or None, grammar).timexes
    assert [timex.span.read(text) for timex in found] == MARK.findall(story.text)
    assert [timex.value for timex in found] == story.values


def test_every_rule_is_used(grammar: DateGrammar) -> None:
    rules = {rule.name: rule for found in grammar.rules.values() for rule in found}
    used = {reading.rule for reading in READINGS}
    for story in STORIES:
        text = MARK.sub(r"\1", story.text)
        used |= {timex.rule for timex in find_timexes(text, story.published or None, grammar).timexes}
    assert {name for name, rule in rules.items() if rule.make != "nothing"} == used
