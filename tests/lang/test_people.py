"""People: terms asked as of a day, names that several share, and what the loader refuses."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risalah.errors import PackError
from risalah.lang.people import earliest, is_day, latest, load_people, safe_day
from risalah.lang.sides import load_sides
from risalah.lang.tables import pack_root
from risalah.lang.titles import OFFICES
from risalah.lang.tokens import phrase_words

PEOPLE = load_people(pack_root("id"))


def write(folder: Path, people: str = "", tenures: str = "", press: str = "", tenures_press: str = "") -> Path:
    (folder / "people.csv").write_text(
        "id,name,side,aliases,family\nQ1,Ana Rost,USA,,Rost\nQ2,Ben Rost,USA,,Rost\n" + people
    )
    (folder / "tenures.csv").write_text("person,side,office,start,end\n" + tenures)
    (folder / "people_press.csv").write_text("person,name,side,aliases,sole,family\n" + press)
    (folder / "tenures_press.csv").write_text("person,side,office,start,end\n" + tenures_press)
    return folder


def ids(name: str) -> tuple[str, ...]:
    found = PEOPLE.aliases.match_at(phrase_words(name), 0)
    return found[1] if found else ()


def test_all_sides_and_offices_are_known() -> None:
    codes = set(load_sides(pack_root("id")).by_code)
    terms = [term for terms in PEOPLE.tenures.values() for term in terms]
    assert {term.side for term in terms} <= codes
    assert {term.office for term in terms} <= OFFICES
    assert {person.side for person in PEOPLE.by_id.values()} <= codes


def test_a_name_that_two_share_has_both() -> None:
    assert {PEOPLE.by_id[key].name for key in ids("Bush")} == {"George W Bush", "George HW Bush"}
    assert len(ids("Marcos")) == 2


def test_the_day_decides_between_them() -> None:
    held = [PEOPLE.offices_on(key, date(2008, 1, 1)) for key in ids("Bush")]
    assert sum(any(term.office == "president" for term in terms) for terms in held) == 1


def test_a_family_name_alone_is_not_a_name_to_look_for() -> None:
    assert ids("Kim") == ()
    found = PEOPLE.families.match_at(("kim",), 0)
    assert found is not None and len(found[1]) > 5


def test_a_surname_known_only_with_its_office_still_holds_it(tmp_path: Path) -> None:
    people = load_people(write(tmp_path, people="USA-vex,Vex,USA,,Vex\n", tenures="USA-vex,USA,leader,2009,2010\n"))
    assert [person.name for person in people.holders("USA", "leader", date(2009, 6, 1))] == ["Vex"]
    assert people.aliases.match_at(("vex",), 0) is None


def test_an_open_term_ends_where_the_next_begins(tmp_path: Path) -> None:
    people = load_people(write(tmp_path, tenures="Q1,USA,president,2009-01-20,\nQ2,USA,president,2017-01-20,\n"))
    assert [person.id for person in people.holders("USA", "president", date(2020, 1, 1))] == ["Q2"]
    assert [person.id for person in people.holders("USA", "president", date(2015, 1, 1))] == ["Q1"]


def test_a_year_alone_leaves_its_edges_undecided(tmp_path: Path) -> None:
    people = load_people(write(tmp_path, tenures="Q1,USA,envoy,2009,2011\nQ2,USA,envoy,2011,2013\n"))
    assert len(people.holders("USA", "envoy", date(2011, 6, 1))) == 2
    assert not people.tenures_of("Q1")[0].surely_covers(date(2011, 6, 1))
    assert people.tenures_of("Q1")[0].surely_covers(date(2010, 6, 1))


def test_a_line_by_hand_replaces_the_made_one_that_it_overlaps(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        tenures="Q1,USA,president,2009,\n",
        tenures_press="Q1,USA,president,2009-01-20,2017-01-20\n",
        press="Q1,Anna Rost,USA,,Annie,Rost\n",
    )
    people = load_people(folder)
    assert [(term.start, term.end) for term in people.tenures_of("Q1")] == [("2009-01-20", "2017-01-20")]
    assert people.by_id["Q1"].name == "Anna Rost" and people.by_id["Q1"].aliases == ("Ana Rost",)
    assert people.aliases.match_at(("annie",), 0) == (1, ("Q1",))


@pytest.mark.parametrize(
    "broken",
    [
        {"tenures": "Q9,USA,president,2009,2010\n"},
        {"tenures": "Q1,USA,president,2011,2010\n"},
        {"tenures": "Q1,USA,president,,2010\n"},
        {"tenures": "Q1,USA,president,2010-13,2011\n"},
        {"tenures": "Q1,USA,president,2009,2013\nQ1,USA,president,2011,2012\n"},
        {"people": "Q1,Ana Rost,USA,,Rost\n"},
        {"people": "Q3,,USA,,\n"},
        {"press": "nobody,Cleo,USA,,,\n"},
        {"press": "Q1,Ana,USA,,,\nQ1,Ana,USA,,,\n"},
    ],
)
def test_a_broken_table_is_refused(tmp_path: Path, broken: dict[str, str]) -> None:
    with pytest.raises(PackError):
        load_people(write(tmp_path, **broken))


@pytest.mark.parametrize("day", ["", "201", "2010-13", "2010-02-30", "2010-W01-1", "20100101", "2010-1-1", "٢٠١٠"])
def test_a_day_that_is_none_is_refused(day: str) -> None:
    assert not is_day(day)


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1)), st.sampled_from([4, 7, 10]))
def test_a_day_lies_within_what_its_shortened_form_may_mean(day: date, length: int) -> None:
    short = day.isoformat()[:length]
    assert is_day(short)
    assert earliest(short) <= day.isoformat() <= latest(short)
    assert date.fromisoformat(safe_day(latest(short))).year == day.year
