"""EDTF as records use it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risalah.model.edtf import about, bounds, is_valid, single_day

GOOD = [
    "2016-11-20", "2016-11", "2016", "2016~", "2016-11~", "2016-11-20~", "2016?", "2016-11-20%", "201X", "19XX",
    "XXXX", "2016-XX", "2016-XX-XX", "2016-02-XX", "XXXX-05-12", "201X-02-29", "2022-01-09/2022-01-10",
    "2022-01-09~/2022-01-10~", "2014-05-01/..", "../2014", "/2014", "2017-22", "2016-02-29", "[2009-05-12,2015-05-12]",
]  # fmt: skip
BAD = [
    "", "16", "2016-13", "2016-00", "2016-02-30", "2015-02-29", "2016-11-31", "2016-11-20T10:00", "2016-1-2",
    "20161120", "/", "2016/2017/2018", "2016-11-20~~", "[2016]", "[]", "2016-XX-05", "abcd", "2017-22-01",
    "2016-11 ", "ca. 2016",
]  # fmt: skip


@pytest.mark.parametrize("text", GOOD)
def test_dates_of_the_grammar_are_valid(text: str) -> None:
    assert is_valid(text)


@pytest.mark.parametrize("text", BAD)
def test_anything_else_is_not(text: str) -> None:
    assert not is_valid(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2016-11-20", date(2016, 11, 20), date(2016, 11, 20)),
        ("2016-02~", date(2016, 2, 1), date(2016, 2, 29)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("2016-02-XX", date(2016, 2, 1), date(2016, 2, 29)),
        ("201X-05-12", date(2010, 5, 12), date(2019, 5, 12)),
        ("201X-02-29", date(2012, 2, 29), date(2016, 2, 29)),
        ("2022-01-09/2022-01-10", date(2022, 1, 9), date(2022, 1, 10)),
        ("[2009-05-12,2015-05-12]", date(2009, 5, 12), date(2015, 5, 12)),
    ],
)
def test_bounds_are_the_first_and_last_day_allowed(text: str, first: date, last: date) -> None:
    assert bounds(text) == (first, last)


def test_open_unknown_and_broken_dates_have_no_bounds() -> None:
    assert [bounds(text) for text in ("2014/..", "XXXX-05-12", "nonsense", "0000")] == [None] * 4


def test_a_single_day_may_be_qualified() -> None:
    assert single_day("2016-11-20~") == date(2016, 11, 20)
    assert single_day("2016-11") is None
    assert single_day(None) is None


def test_about_marks_both_ends_once() -> None:
    assert about("2016-11-14/2016-11-20~") == "2016-11-14~/2016-11-20~"
    assert about("2014-05-01/..") == "2014-05-01~/.."


@given(st.dates())
def test_every_day_is_its_own_bounds(day: date) -> None:
    assert bounds(day.isoformat()) == (day, day)


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(text: str) -> None:
    assert is_valid(text) in (True, False)
    bounds(text)
