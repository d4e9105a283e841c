"""Loading the date part of a pack: strict about lists, rules, gatherings and landmarks."""

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from risalah.errors import PackError
from risalah.find.dating_holidays import holiday_of
from risalah.lang.daterules import RuleEntry, compile_rules
from risalah.lang.dates import load_dates
from risalah.lang.datewords import WordList, load_words, phrase_key
from risalah.lang.gatherings import load_gatherings, load_landmarks
from risalah.lang.tables import pack_root
from risalah.lang.tokens import tokenize
from risalah.model.span import Span

FILES = ("dates.toml", "dates_rules.toml", "gatherings.csv", "gatherings_series.csv", "landmarks.csv", "milestones.csv")
GRAMMAR = load_dates(pack_root("id"))


def copy_of(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).write_text((pack_root("id") / name).read_text("utf-8"), "utf-8")
    return tmp_path


def test_a_milestone_in_letters_that_no_table_has_is_none() -> None:
    told, odd = "setelah serangan WTC", "setelah serangan, \u017ferangan WTC"  # with a long s
    found = GRAMMAR.milestones.latest(told, Span(0, len(told)))
    assert found is not None and found[1].read(told) == "serangan WTC"
    assert GRAMMAR.milestones.latest(odd, Span(0, len(odd))) is None


def test_phrases_are_known_by_their_words() -> None:
    assert phrase_key("Kira - kira") == ("kira", "kira")
    assert phrase_key("Jum’at") == ("jum'at",)


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("dates.toml", '[[list]]\nname = "month"', '[[list]]\nname = "weekday"', "given twice"),
        ("dates.toml", 'case = "capital"', 'case = "shouted"', "case"),
        ("dates.toml", 'christmas = "12-25"', 'christmas = "25-12"', "MM-DD"),
        ("dates_rules.toml", "{daily}", "{dayly}", "no list, macro or class"),
        ("dates_rules.toml", 'make = "set"', 'make = "sets"', "make"),
        ("dates_rules.toml", 'name = "clock"', 'name = "weekday"', "given twice"),
        ("dates_rules.toml", 'before = "before_time"', 'before = "nowhere"', "no list named"),
        ("gatherings.csv", "apec,,2008-11-22", "apek,,2008-11-22", "unknown series"),
        ("gatherings.csv", "apec,,2008-11-22", "apec,,2019-11-22", "no such days"),
        ("gatherings.csv", "2016-11-20,Lima,PER", "2016-11-20,Lima,Peru", "three capitals"),
        ("landmarks.csv", "2015-07-14,2015-07-14", "2015-07-14,2015-07-41", "no such days"),
        ("landmarks.csv", "minsk-2,", "minsk-1,", "given twice"),
        ("milestones.csv", "2013-01-23", "2013-01", "YYYY-MM-DD"),
        ("milestones.csv", "brexit,", "crimea,", "given twice"),
        ("milestones.csv", "MH370|", "Brexit|", "stands twice"),
    ],
)
def test_a_broken_table_is_an_error_that_names_its_place(
    tmp_path: Path, name: str, old: str, new: str, message: str
) -> None:
    folder = copy_of(tmp_path)
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(PackError, match=message) as caught:
        load_dates(folder)
    assert name in str(caught.value)


def test_a_rule_that_matches_nothing_at_all_is_refused() -> None:
    words = load_words([WordList("hari", {"hari": 1})])
    with pytest.raises(PackError, match="nothing at all"):
        compile_rules(words, {}, [RuleEntry("empty", "date", "({hari})?")])


def test_macros_that_go_round_are_refused() -> None:
    with pytest.raises(PackError, match="circle"):
        compile_rules(load_words([]), {"A": "{B}", "B": "{A}"}, [RuleEntry("round", "date", "{A}")])


def test_gatherings_are_found_by_name_and_by_time() -> None:
    words = tokenize("di sela-sela Sidang Majelis Umum PBB di New York").words
    found = GRAMMAR.gatherings.match_at(words, 4)
    assert found is not None
    assert (found[0], found[1].series, found[1].weak) == (8, "unga", False)
    edition = GRAMMAR.gatherings.edition("apec", near=date(2016, 11, 21))
    assert edition is not None
    assert (edition.edtf, edition.city, edition.country) == ("2016-11-19/2016-11-20", "Lima", "PER")


def test_a_body_named_alone_is_weak() -> None:
    assert GRAMMAR.gatherings.match_at(["apec"], 0) == (1, GRAMMAR.gatherings.match_at(["apec"], 0)[1])  # type: ignore[index]
    assert GRAMMAR.gatherings.match_at(["apec"], 0)[1].weak  # type: ignore[index]


def test_an_edition_that_is_not_settled_is_none() -> None:
    gatherings = GRAMMAR.gatherings
    assert gatherings.edition("g20", year=2009) is None  # London and Pittsburgh
    assert gatherings.edition("g20", year=2009, city="Pittsburgh") is not None
    assert gatherings.edition("g20", near=date(1990, 1, 1)) is None
    assert gatherings.edition("nothing") is None


def test_every_year_from_2008_has_its_yearly_gatherings() -> None:
    for series, missing in (("g20", set()), ("unga", set()), ("apec", {2019}), ("g7", {2020}), ("cop", {2020})):
        years = {edition.first.year for edition in load_gatherings(pack_root("id")).editions[series]}
        assert set(range(2008, 2027)) - years == missing, series


def test_landmarks_are_found_by_name() -> None:
    words = tokenize("sejak perjanjian Minsk II diteken").words
    found = load_landmarks(pack_root("id")).match_at(words, 1)
    assert found is not None
    assert (found[0], found[1].key, found[1].first) == (4, "minsk-2", date(2015, 2, 11))


def test_zones_are_known_to_the_zone_database() -> None:
    assert {ZoneInfo(str(zone)).key for zone in GRAMMAR.words.lists["zone"].values()}


def test_every_holiday_name_has_a_day() -> None:
    names = {str(name) for name in GRAMMAR.words.lists["holiday"].values()}
    assert [name for name in sorted(names) if holiday_of(name, 2017, GRAMMAR.holidays) is None] == []
