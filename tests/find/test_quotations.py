"""Quotation marks are paired by what stands around them, and odd ones cost nothing but themselves."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casting import pack, story_of
from risalah.find.quotations import find_quotations
from risalah.model.span import Span
from risalah.model.story import Quotation
from told import said_in


def quotations(text: str) -> list[Quotation]:
    return find_quotations(text, Span(0, len(text)), 0, pack().sentences.double_quotes)


def inner(text: str) -> list[str]:
    return [quotation.inner.read(text).strip() for quotation in quotations(text)]


@pytest.mark.parametrize(
    "text",
    [
        '"Kami siap," kata Menlu. "Itu cukup."',
        "“Kami siap,” kata Menlu. “Itu cukup.”",
        "”Kami siap,“ kata Menlu. ”Itu cukup.“",
        "“ Kami siap, ” kata Menlu. “ Itu cukup. ”",
        "«Kami siap,» kata Menlu. «Itu cukup.»",
        "„Kami siap,“ kata Menlu. „Itu cukup.“",
        "``Kami siap,'' kata Menlu. ``Itu cukup.''",
        "&quot;Kami siap,&quot; kata Menlu. &quot;Itu cukup.&quot;",
    ],
)
def test_signs_of_every_kind_are_paired(text: str) -> None:
    assert inner(text) == ["Kami siap,", "Itu cukup."]


def test_a_quotation_without_its_closing_sign_runs_to_the_end_of_the_paragraph() -> None:
    (quotation,) = quotations('"Kami siap. Itu cukup.')
    assert (quotation.opened, quotation.closed) == (True, False)
    assert quotation.span.end == len('"Kami siap. Itu cukup.')


def test_a_lost_opening_sign_does_not_turn_the_next_quotation_inside_out() -> None:
    text = 'Menlu datang. Kami siap," kata dia. Ia tersenyum. "Itu cukup," ujarnya.'
    assert inner(text) == ["Kami siap,", "Itu cukup,"]
    assert [quotation.opened for quotation in quotations(text)] == [False, True]


def test_two_lost_opening_signs_in_one_paragraph_give_two_quotations() -> None:
    text = 'Kami siap," kata Menlu. Ia duduk. Itu cukup," ujarnya.'
    assert inner(text) == ["Kami siap,", "Itu cukup,"]


def test_a_lost_closing_sign_ends_where_the_next_quotation_opens() -> None:
    text = 'Menlu: "Kami siap. "Itu cukup," ujarnya.'
    assert inner(text) == ["Kami siap.", "Itu cukup,"]


def test_a_word_in_quotation_marks_is_a_quotation_of_its_own() -> None:
    assert inner('Ia menyebutnya "terbuka" dan "produktif".') == ["terbuka", "produktif"]


def test_a_misplaced_opening_sign_still_opens() -> None:
    assert inner('Ia berkata," Kami siap," lalu pergi.') == ["Kami siap,"]


SIGNS = st.sampled_from(
    ['"', "“", "”", "«", "»", "''", "``", "&quot;", ",", ".", "!", "\n", "\r\n", "\u00a0", "😀", "…"]
)
WORDS = st.sampled_from(
    ["Putin", "kata", "ujarnya", "kami", "Rusia", "menolak", "jika", "Menlu Retno Marsudi", "mengatakan", "AS", "siap"]
)


@given(st.lists(st.one_of(SIGNS, WORDS, st.text(max_size=3)), max_size=40).map(" ".join))
def test_odd_signs_never_raise_and_every_span_lies_in_the_text(text: str) -> None:
    for quotation in story_of(text).quotations:
        assert (
            0 <= quotation.span.start <= quotation.inner.start <= quotation.inner.end <= quotation.span.end <= len(text)
        )
    for statement in said_in(text):
        assert 0 <= statement.span.start < statement.span.end <= len(text)
        for provenance in statement.provenance:
            assert all(0 <= span.start <= span.end <= len(text) for span in provenance.spans)
        if statement.cue is not None:
            assert statement.cue.span.read(text) == statement.cue.text


@given(st.lists(st.one_of(SIGNS, WORDS), max_size=60).map("".join))
def test_quotations_stand_in_order_and_do_not_overlap(text: str) -> None:
    found = quotations(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def test_signs_around_a_nickname_quote_nobody() -> None:
    assert inner('Presiden Joko "Jokowi" Widodo berkata, "Kami siap."') == ["Kami siap."]
