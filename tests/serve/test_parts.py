"""The small parts that pages are made of."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from risalah.model.span import Span
from risalah.serve.asking import read_wanted
from risalah.serve.catalog import bitset, positions
from risalah.serve.highlight import Mark, stretches
from risalah.serve.icalendar import Event, calendar
from risalah.serve.phrasing import say_count, say_date, say_duration, say_ordinal
from risalah.serve.svg_map import outlines, project
from risalah.serve.svg_network import HEIGHT, WIDTH, layout
from risalah.serve.texts import load_texts
from risalah.serve.words import around

EN, ID = load_texts()["en"], load_texts()["id"]
SPANS = st.tuples(st.integers(-3, 60), st.integers(-3, 60)).map(lambda ends: Span(*ends))


@given(st.text(max_size=50), st.lists(SPANS, max_size=20))
def test_stretches_joined_are_the_text(text: str, spans: list[Span]) -> None:
    """Also for marks that lie across each other, are empty or lie outside the text."""
    marks = [Mark(number, "party", span, "", "") for number, span in enumerate(spans, 1)]
    found = stretches(text, marks)
    assert "".join(stretch.text for stretch in found) == text
    for mark in marks:
        if 0 <= mark.span.start < mark.span.end <= len(text):
            assert "".join(s.text for s in found if mark in s.marks) == mark.span.read(text)


@given(st.text(max_size=300), SPANS)
def test_a_sentence_holds_its_words(text: str, span: Span) -> None:
    before, words, after = around(text, span)
    start, end = max(0, min(span.start, len(text))), max(0, min(span.end, len(text)))
    assert words == text[start:end]
    assert "\n" not in before and "\n" not in after.rstrip()


def test_a_sentence_ends_at_a_full_stop_and_not_after_a_title() -> None:
    text = "Sore itu hujan. Presiden Joko W. Putra bertemu Dr. Chen di Jenewa. Mereka pulang."
    at = text.index("bertemu")
    before, words, after = around(text, Span(at, at + 7))
    assert (before + words + after) == "Presiden Joko W. Putra bertemu Dr. Chen di Jenewa."


@given(st.sets(st.integers(0, 500)))
def test_a_set_of_positions_reads_back(members: set[int]) -> None:
    assert list(positions(bitset(members, 501))) == sorted(members)


@pytest.mark.parametrize(
    ("edtf", "english", "indonesian"),
    [
        ("2021-12-30", "30 December 2021", "30 Desember 2021"),
        ("2017-08-14~/2017-08-20~", "about 14\u201320 August 2017", "sekitar 14\u201320 Agustus 2017"),
        (
            "2017-07-31~/2017-08-06~",
            "about 31 July 2017 to 6 August 2017",
            "sekitar 31 Juli 2017 sampai 6 Agustus 2017",
        ),
        ("2017-07-31/2017-08-06~", "31 July 2017 to about 6 August 2017", "31 Juli 2017 sampai sekitar 6 Agustus 2017"),
        ("2021-12", "December 2021", "Desember 2021"),
        ("2021-12-XX", "some day in December 2021", "suatu hari pada Desember 2021"),
        ("2021-XX-XX", "some day in 2021", "suatu hari pada 2021"),
        ("2021~", "about 2021", "sekitar 2021"),
        ("2022-01-09/2022-01-10", "9\u201310 January 2022", "9\u201310 Januari 2022"),
        ("2014-05-01/..", "from 1 May 2014", "sejak 1 Mei 2014"),
        ("2021-21", "spring 2021", "musim semi 2021"),
        ("201X", "201X", "201X"),
        ("kemarin", "kemarin", "kemarin"),
        (None, "day not stated", "hari tidak disebut"),
    ],
)
def test_dates_are_said_in_words(edtf: str | None, english: str, indonesian: str) -> None:
    assert say_date(edtf, EN) == english
    assert say_date(edtf, ID) == indonesian


@given(st.text(max_size=30))
def test_whatever_stands_for_a_date_is_said_somehow(edtf: str) -> None:
    assert isinstance(say_date(edtf, EN), str) and isinstance(say_duration(edtf, EN), str)


def test_durations_ordinals_and_numbers_are_said_in_words() -> None:
    assert say_duration("PT1H30M", EN) == "1 hour 30 minutes"
    assert say_duration("P2D", ID) == "2 hari"
    assert say_ordinal("2/P1M", EN) == "number 2 in a month"
    assert (say_count(12345, EN), say_count(12345, ID)) == ("12,345", "12.345")


@given(
    st.lists(
        st.tuples(st.sampled_from(["side", "q", "since", "topic", "zzz", "order"]), st.text(max_size=400)), max_size=9
    )
)
def test_any_address_is_read_and_written_back_the_same(pairs: list[tuple[str, str]]) -> None:
    wanted = read_wanted(QueryParams([(name, value.encode("utf-8", "replace").decode()) for name, value in pairs]))
    assert read_wanted(QueryParams(wanted.query().removeprefix("?"))) == wanted


@given(st.text(max_size=200), st.text(max_size=200))
def test_calendar_lines_are_short_and_hold_their_event(summary: str, place: str) -> None:
    event = Event("r-1", date(2016, 2, 9), date(2016, 2, 10), summary, place, "http://localhost/record/r-1", place)
    body = calendar([event], "x", "20240502T090000Z")
    lines = body.split("\r\n")
    assert all(len(line.encode("utf-8", "surrogatepass")) <= 75 for line in lines)
    assert [line for line in lines if line.startswith(("BEGIN:", "END:"))] == [
        "BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip
    assert "DTEND;VALUE=DATE:20160211" in lines


def test_the_map_has_its_places_where_they_are() -> None:
    jakarta, london = project(106.8, -6.2), project(0, 51.5)
    assert jakarta[0] > london[0] and jakarta[1] > london[1]
    assert {"IDN", "USA", "RUS", "FJI", "PSE", "XKX"} <= outlines().keys()


def test_the_network_is_laid_out_the_same_every_time_and_inside_the_picture() -> None:
    sides = [f"S{number:02}" for number in range(30)]
    pairs = {(one, other): 1 + (at % 7) for at, (one, other) in enumerate(pairwise(sides))}
    numbers = dict.fromkeys(sides, 3)
    spots = layout(pairs, numbers)
    assert spots == layout(dict(reversed(pairs.items())), dict(reversed(numbers.items())))
    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in spots.values())
    assert len(set(spots.values())) == 30


def test_the_opposition_of_a_state_is_called_by_the_state() -> None:
    assert (ID.side("SDN-OPP"), EN.side("SDN-OPP")) == ("oposisi Sudan", "opposition of Sudan")
    assert ID.side("VEN-OPP") == "oposisi Venezuela"  # in the tables under a name of its own


def test_a_side_in_no_table_is_called_by_its_code() -> None:
    assert EN.side("XYZ-SEP") == "XYZ-SEP"
