"""Examples of the corpora for sides, titles, people and places read as they say; every refusal yields nothing."""

import tomllib
from datetime import date
from typing import Any

import pytest

from risalah.lang.people import People, load_people
from risalah.lang.places import Places, load_places
from risalah.lang.sides import Sides, load_sides
from risalah.lang.tables import pack_root
from risalah.lang.titles import Titles, load_titles
from risalah.lang.tokens import phrase_words, tokenize

PACK = pack_root("id")


def corpus(name: str) -> dict[str, Any]:
    return tomllib.loads((PACK / "corpus" / f"{name}.toml").read_text("utf-8"))


SIDES, TITLES, PEOPLE, PLACES = corpus("sides"), corpus("titles"), corpus("people"), corpus("places")


@pytest.fixture(scope="module")
def sides() -> Sides:
    return load_sides(PACK)


@pytest.fixture(scope="module")
def titles() -> Titles:
    return load_titles(PACK)


@pytest.fixture(scope="module")
def people() -> People:
    return load_people(PACK)


@pytest.fixture(scope="module")
def places() -> Places:
    return load_places(PACK)


def sides_in(text: str, sides: Sides) -> list[str]:
    return [form.code for _, _, form in sides.find(text, tokenize(text))]


def titles_in(text: str, titles: Titles) -> list[str]:
    tokens = tokenize(text)
    return [
        f"{' '.join(tokens.words[start:end])}={form.office or ''}{'@' + form.side if form.side else ''}"
        for start, end, form in titles.find(text, tokens)
    ]


def people_in(text: str, people: People) -> list[str]:
    tokens = tokenize(text)
    return [
        people.by_id[ids[0]].name
        for start, _, ids in people.aliases.matches(tokens.words)
        if text[tokens.starts[start]].isupper()
    ]


def places_in(text: str, places: Places) -> list[str]:
    return [f"{place.name} {place.country}" for _, _, place in places.find(text, tokenize(text))]


@pytest.mark.parametrize("example", SIDES["reads"], ids=lambda e: e["text"])
def test_a_phrase_names_its_sides(example: dict[str, Any], sides: Sides) -> None:
    assert sides_in(example["text"], sides) == example["sides"]


@pytest.mark.parametrize("text", SIDES["refuses"])
def test_a_sentence_that_names_no_side(text: str, sides: Sides) -> None:
    assert sides_in(text, sides) == []


@pytest.mark.parametrize("example", TITLES["reads"], ids=lambda e: e["text"])
def test_a_title_stands_for_its_office(example: dict[str, Any], titles: Titles) -> None:
    assert titles_in(example["text"], titles) == example["titles"]


@pytest.mark.parametrize("text", TITLES["refuses"])
def test_a_sentence_without_a_title(text: str, titles: Titles) -> None:
    assert titles_in(text, titles) == []


@pytest.mark.parametrize("example", PEOPLE["reads"], ids=lambda e: e["text"])
def test_a_name_means_its_person(example: dict[str, Any], people: People) -> None:
    assert people_in(example["text"], people) == example["people"]


@pytest.mark.parametrize("text", PEOPLE["refuses"])
def test_a_sentence_that_names_nobody_known(text: str, people: People) -> None:
    assert people_in(text, people) == []


@pytest.mark.parametrize("example", PEOPLE["holders"], ids=lambda e: e["asked"])
def test_an_office_has_its_holder_on_the_day(example: dict[str, Any], people: People) -> None:
    side, office, day = example["asked"].split()
    assert [person.name for person in people.holders(side, office, date.fromisoformat(day))] == example["people"]


@pytest.mark.parametrize("example", PLACES["reads"], ids=lambda e: e["text"])
def test_a_place_lies_in_its_country(example: dict[str, Any], places: Places) -> None:
    assert places_in(example["text"], places) == example["places"]


@pytest.mark.parametrize("text", PLACES["refuses"])
def test_a_phrase_without_a_place(text: str, places: Places) -> None:
    assert places_in(text, places) == []


@pytest.mark.parametrize("name", PLACES["ambiguous"])
def test_a_place_that_is_a_word_is_marked(name: str, places: Places) -> None:
    place = places.forms.match_at(phrase_words(name), 0)
    assert place is not None and place[1].ambiguous
