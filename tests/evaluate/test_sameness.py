"""When two values say the same."""

import pytest

from risalah.evaluate.sameness import covers, days, find_snippet, fold, same_date, same_name, same_place, seconds


def test_fold_takes_off_case_accents_and_spare_blanks() -> None:
    assert fold(" Élysée\u00a0 Palace\n") == "elysee palace"
    assert fold(None) == ""


def test_a_full_name_and_its_last_word_are_one_person() -> None:
    assert same_name("barack obama", "obama")
    assert same_name("xi jinping", "xi")
    assert not same_name("george bush", "jeb")
    assert not same_name("", "obama")


def test_one_place_may_lie_within_the_other() -> None:
    assert same_place("Lima", "kota Lima")
    assert same_place("Istana Constantine, St Petersburg", "Istana Constantine")
    assert not same_place("Lima", "Lisbon")
    assert not same_place(None, "Lima")


@pytest.mark.parametrize(
    ("key", "found", "same"),
    [
        ("2016-11-20", "2016-11-20", True),
        ("2016-11-20", "2016-11-21", False),
        ("2016-11-20", None, False),
        (None, None, True),
        (None, "2016-11-20", False),
        ("2016-11-20~", "2016-11-23", True),
        ("2016-11-20~", "2016-11-24", False),
        ("2016-11~", "2016-11-05", True),
        ("2016-11", "2016-11-05", False),
        ("2022-01-09/2022-01-10", "2022-01-09/2022-01-10", True),
        ("2016-02-XX", "2016-02", True),
        ("2016-11-20", "2016-13-20", False),
        ("XXXX-11-20", "XXXX-11-20", True),
    ],
)
def test_dates_agree_as_exactly_as_the_key_is(key: str | None, found: str | None, same: bool) -> None:
    assert same_date(key, found) is same


def test_days_of_an_open_interval_are_those_of_its_one_end() -> None:
    assert days("2016-02-28/..") == days("2016-02-28")
    assert days("2016-02-30") is None


def test_durations_are_compared_in_seconds() -> None:
    assert seconds("PT1H") == seconds("PT60M") == 3600
    assert seconds("P1DT1H") == 90_000
    assert seconds("an hour") is None


def test_snippets_are_found_across_any_white_space() -> None:
    assert find_snippet("atas  kerja sama", "x atas\u00a0kerja\nsama y") == [(2, 17)]


def test_half_of_a_snippet_is_enough() -> None:
    assert covers(0, 5, [(0, 10)])
    assert not covers(0, 4, [(0, 10)])
    assert not covers(0, 4, [])
