"""Values in plain English."""

import pytest

from risalah.export.english import say_date, say_duration, say_people, say_when
from risalah.model.account import Duration, Participant, When
from risalah.model.span import Span


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2021-12-30", "30 December 2021"),
        ("2017-07-31~/2017-08-06~", "about 31 July - 6 August 2017"),
        ("2021-12-30~", "about 30 December 2021"),
        ("2016-11", "November 2016"),
        ("2014~", "about 2014"),
        ("2016-02-XX", "some day in February 2016"),
        ("2022-01-09/2022-01-10", "9-10 January 2022"),
        ("2022-01-30/2022-02-02", "30 January - 2 February 2022"),
        ("2021-12-30/2022-01-02", "30 December 2021 - 2 January 2022"),
        ("2021/2022", "2021 to 2022"),
        ("2017-07-31~/2017-08-06~", "about 31 July - 6 August 2017"),
        ("2021-12-30T19:30", "30 December 2021, 19:30"),
        ("2021-22", "2021-22"),
        ("[2021-01-01,2021-01-03]", "[2021-01-01,2021-01-03]"),
    ],
)
def test_dates(edtf: str, said: str) -> None:
    assert say_date(edtf) == said


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (When("2021-12-30", (), "explicit", ()), "on 30 December 2021 (given)"),
        (When("2021", (), "relative", ()), "in 2021 (worked out)"),
        (When("2021-12-30~", (), "inferred", ()), "about 30 December 2021 (inferred)"),
        (When(None, ("weekday",), None, ()), "on a day that the text leaves open"),
    ],
)
def test_when_says_how_it_is_known(when: When, said: str) -> None:
    assert say_when(when) == said


@pytest.mark.parametrize(
    ("duration", "said"),
    [
        (Duration("PT1H", True, Span(0, 1)), "about 1 hour"),
        (Duration("PT1H30M", False, Span(0, 1)), "1 hour 30 minutes"),
        (Duration("P2D", False, Span(0, 1)), "2 days"),
        (Duration("P1W", False, Span(0, 1)), "P1W"),
    ],
)
def test_durations(duration: Duration, said: str) -> None:
    assert say_duration(duration) == said


def test_people_without_a_name_or_office_are_told_as_what_is_known() -> None:
    people = (
        Participant("Joe Biden", "USA", "president"),
        Participant(None, "CAN", "prime-minister"),
        Participant(None, "NATO"),
    )
    assert say_people(people) == "Joe Biden (president, USA), the prime minister (CAN) and NATO"
    assert say_people(people[:1]) == "Joe Biden (president, USA)"
    assert say_people((Participant(None, None),)) == "?"
