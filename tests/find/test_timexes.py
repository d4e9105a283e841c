"""Recognising temporal expressions: spans, positions, odd blanks and signs, hostile input."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risalah.find.timexes import WINDOW, recognise
from risalah.find.timexes_reading import Clock, Partial, Shift
from risalah.lang.dates import DateGrammar, load_dates
from risalah.lang.tables import pack_root
from risalah.model.span import Span

GRAMMAR = load_dates(pack_root("id"))
PIECES = [
    "Senin", "(", ")", "12/5", "30/12/2021", "Minggu", " ", "\n", "\r\n", "\xa0", "pukul", "10.30", "WIB", "dua",
    "jam", "lalu", "20", "November", "2016", "—", "-", "’", "'", "98", "tahun", "abad", "ke", "akhir", "pekan", "ini",
    "kemarin", "setiap", "e\u0301", "🙂", "Rp", "3", ".", ",", "/", "an", "1990",
]  # fmt: skip


def read(text: str, grammar: DateGrammar = GRAMMAR) -> list[str]:
    return [found.span.read(text) for found in recognise(text, [Span(0, len(text))], grammar)]


@pytest.mark.parametrize(
    "text",
    [
        "Senin (21/11/2016)",
        "Senin\xa0(21/11/2016)",
        "Senin  (21 / 11 / 2016)",
        "Senin,(21/11/2016)",
        "Senin (21/11/2016 )",
        "SENIN (21/11/2016)",
        "senin (21/11/2016)",
    ],
)
def test_a_date_is_one_expression_however_it_is_spaced(text: str) -> None:
    assert read(f"kata dia, {text}.") == [text]


@pytest.mark.parametrize("sign", "'’`ʼ‘")
def test_any_apostrophe_spells_friday(sign: str) -> None:
    assert read(f"pada Jum{sign}at (6/10)") == [f"Jum{sign}at (6/10)"]


@pytest.mark.parametrize("dash", "-–—‑−")
def test_any_dash_makes_a_range(dash: str) -> None:
    found = recognise(f"9{dash}10 Januari", [Span(0, 12)], GRAMMAR)
    assert (found[0].reading.first, found[0].reading.last) == (Partial(None, 1, 9), Partial(None, 1, 10))


def test_a_hard_wrapped_date_is_read_but_an_empty_line_ends_it() -> None:
    assert read("pada Minggu\n20 November 2016") == ["Minggu\n20 November 2016"]
    assert read("pada Minggu\r\n20 November\r\n2016") == ["Minggu\r\n20 November\r\n2016"]
    assert read("pada Minggu\n\n20 November 2016") == ["Minggu", "20 November 2016"]


def test_only_the_given_spans_are_read() -> None:
    text = "Baca: Senin (2/10). Selasa (3/10) mereka bertemu."
    assert [found.span.read(text) for found in recognise(text, [Span(20, len(text))], GRAMMAR)] == ["Selasa (3/10)"]


def test_brackets_around_a_whole_date_stay_outside() -> None:
    assert read("Reuters, (31/12/2021), menulis (9/10).") == ["31/12/2021", "9/10"]


def test_words_glued_to_a_date_by_a_lost_blank_are_no_part_of_it() -> None:
    assert read("Jakarta,Jumat,5 Agustus") == ["Jumat,5 Agustus"]


def test_readings_say_what_the_words_say() -> None:
    text = "besok pukul 10.30 WIB; tiga hari kemudian; pekan lalu; 1990-an"
    besok, later, week, decade = (found.reading for found in recognise(text, [Span(0, len(text))], GRAMMAR))
    assert (besok.shift, besok.clock) == (Shift("day", 1, "now"), Clock(10, 30, None, "Asia/Jakarta"))
    assert later.shift == Shift("day", 3, "then")
    assert week.shift == Shift("week", -1, "now")
    assert decade.value == "199"


def test_rules_have_names() -> None:
    assert all(found.rule for found in recognise("Senin (2/10), dua jam", [Span(0, 21)], GRAMMAR))


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_spans_read_back_sorted_and_apart(text: str) -> None:
    found = recognise(text, [Span(0, len(text))], GRAMMAR)
    assert all(timex.span.read(text).strip() == timex.span.read(text) != "" for timex in found)
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    recognise(text, [Span(0, len(text))], GRAMMAR)


@pytest.mark.parametrize("shift", range(0, 40, 3))
def test_a_date_is_found_wherever_the_window_ends(shift: int) -> None:
    text = "kata " * ((WINDOW - 60) // 5) + "x" * shift + " pada Minggu 20 November 2016 di Lima " + "kata " * 50
    assert read(text) == ["Minggu 20 November 2016"]


@pytest.mark.parametrize("unit", ["1", "1/", "12/5/", "1 ", "dua ", "Senin (", "((", "2016-", " ", "12.30.", "tahun "])
def test_hostile_input_takes_time_in_proportion_to_its_length(unit: str) -> None:
    def spent(length: int) -> float:
        text = unit * (length // len(unit))
        began = time.process_time()
        recognise(text, [Span(0, len(text))], GRAMMAR)
        return time.process_time() - began

    spent(10_000)
    small, large = min(spent(20_000) for _ in range(2)), min(spent(120_000) for _ in range(1))
    assert large < 0.05 or large / max(small, 0.002) < 6 * 3
