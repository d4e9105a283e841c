"""Words in their sentence."""

from risalah.export.quoting import in_context, shortened
from risalah.model.span import Span

TEXT = "Kabar lain. Presiden  tiba\u00a0di Jakarta pagi ini. Sesudah itu hujan.\nParagraf baru."


def test_words_stand_in_their_own_sentence_on_one_line() -> None:
    start = TEXT.index("tiba")
    assert in_context(TEXT, Span(start, start + 7)) == ("Presiden ", "tiba di", " Jakarta pagi ini.")


def test_a_long_way_off_is_cut_at_a_blank() -> None:
    text = "kata " * 100 + "SINI " + "kata " * 100
    before, words, after = in_context(text, Span(500, 504), reach=22)
    assert (words, before[:3], after[-3:]) == ("SINI", "… k", "a …")


def test_positions_at_the_ends_of_the_text_do_no_harm() -> None:
    assert in_context("a", Span(0, 1)) == ("", "a", "")
    assert in_context("", Span(0, 0)) == ("", "", "")


def test_shortened_words_end_at_a_blank() -> None:
    assert shortened("satu dua\ntiga", 20) == "satu dua tiga"
    assert shortened("satu dua tiga", 10) == "satu dua …"


def test_a_whole_sentence_has_nothing_behind_it() -> None:
    text = "Keduanya bertemu di Jakarta. Perundingan akan digelar besok."
    end = text.index(".") + 1
    assert in_context(text, Span(0, end)) == ("", text[:end], "")
