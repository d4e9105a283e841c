"""Sentences and quotations of news text, noise included."""

from hypothesis import given, settings
from hypothesis import strategies as st

from casting import pack, story_of
from risalah.find.story import tell
from risalah.lang.tokens import tokenize
from risalah.model.span import Span


def sentences(text: str) -> list[str]:
    story = story_of(text)
    return [sentence.span.read(story.text) for sentence in story.sentences]


def quotations(text: str) -> list[str]:
    story = story_of(text)
    return [quotation.inner.read(story.text) for quotation in story.quotations]


def test_an_abbreviation_ends_no_sentence() -> None:
    assert sentences("Percakapan Bpk. Putin dan Mr. Obama selesai. Keduanya pulang.") == [
        "Percakapan Bpk. Putin dan Mr. Obama selesai.",
        "Keduanya pulang.",
    ]


def test_an_initial_ends_no_sentence() -> None:
    assert len(sentences("Jenderal Joseph F. Dunford datang.")) == 1


def test_the_name_of_a_site_ends_no_sentence() -> None:
    assert len(sentences("Liputan6.com, Lima - Keduanya bertemu.")) == 1


def test_a_lost_blank_between_sentences_is_seen() -> None:
    assert sentences("Itu bunyi komunike para menteri.Mereka pulang.") == [
        "Itu bunyi komunike para menteri.",
        "Mereka pulang.",
    ]


def test_the_attribution_belongs_to_its_quotation() -> None:
    assert sentences('"Kami sepakat." kata Retno. Ia pergi.') == ['"Kami sepakat." kata Retno.', "Ia pergi."]


def test_a_headline_is_a_sentence_of_its_own() -> None:
    story = story_of("Isi berita.", title="Judul. Dengan Titik")
    assert [sentence.title for sentence in story.sentences] == [True, False]


def test_quotation_marks_of_any_kind_pair_in_order() -> None:
    assert quotations('“Siap,” katanya. "Besok, ” lanjutnya. ” Lusa “ ujarnya.') == ["Siap,", "Besok, ", " Lusa "]


def test_a_quotation_goes_on_to_the_end_of_its_paragraph() -> None:
    assert quotations('"Kami menunggu.\n"Kami siap," kata Retno.') == ["Kami menunggu.", "Kami siap,"]


def test_a_lost_opening_mark_is_put_at_the_start_of_its_sentence() -> None:
    assert quotations('Ia datang. Masa itu kami tidak ragu," ucapnya.') == ["Masa itu kami tidak ragu,"]


def test_marks_around_a_nickname_quote_nobody() -> None:
    assert quotations('Presiden Joko "Jokowi" Widodo tiba.') == []


def test_an_endless_sentence_is_cut() -> None:
    story = story_of("kata " * 1000)
    assert max(sentence.last - sentence.first for sentence in story.sentences) <= 300


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("aA .,!?\"“”'’\n\xa0é😀1-")), max_size=120))
def test_tokens_of_all_sentences_are_all_tokens_whatever_the_text(text: str) -> None:
    story = story_of(text)
    covered = [token for sentence in story.sentences for token in range(sentence.first, sentence.last)]
    assert covered == list(range(len(story.tokens)))
    assert all(0 <= q.span.start <= q.inner.start <= q.inner.end <= q.span.end <= len(text) for q in story.quotations)


def test_a_word_that_lost_its_blank_stands_alone() -> None:
    story = story_of("MenteriJulie Bishop bertemu PresidenJoko Widodo diJakarta.")
    assert list(story.tokens.words[:3]) == ["menteri", "julie", "bishop"]
    assert [story.written(token) for token in range(len(story.tokens))][-3:] == ["di", "Jakarta", "."]


def test_capitals_inside_names_stay() -> None:
    assert list(story_of("DiCaprio dan PetroChina.").tokens.words[2:3]) == ["petrochina"]


def test_a_quotation_that_lost_the_blank_before_it_begins_a_sentence() -> None:
    assert sentences('Kihara membahas badai."Harap waspada," katanya.Dia lalu pulang.') == [
        "Kihara membahas badai.",
        '"Harap waspada," katanya.',
        "Dia lalu pulang.",
    ]
    assert sentences('Ia berkata, "Kami siap." Lalu ia pulang.')[0] == 'Ia berkata, "Kami siap."'


def test_where_the_blank_around_a_link_is_lost_the_capital_begins_a_word() -> None:
    words = tokenize("dilansirAFP, PresidenPrabowo menemui MacArthur di PetroChina").words
    assert " ".join(words) == "dilansir afp , presiden prabowo menemui macarthur di petrochina"


def test_the_first_sentence_begins_behind_the_dateline() -> None:
    text = "JAKARTA, WARTABUANA.com - Dalam pertemuan dengan Lavrov, Menlu X menyinggung Suriah. Keduanya pulang."
    dateline, place = Span(0, 23), Span(0, 7)
    story = tell(text, [Span(0, len(text))], None, pack().sentences, pack().grammar, dateline, place)
    assert story.sentences[0].span.read(text).startswith("Dalam pertemuan")
    assert story.dateline == place


def test_a_dateline_on_a_line_of_its_own_is_no_sentence() -> None:
    text = "JAKARTA, WARTABUANA.com -\nKeduanya bertemu."
    spans = [Span(0, 25), Span(26, len(text))]
    story = tell(text, spans, None, pack().sentences, pack().grammar, spans[0])
    assert [sentence.span.read(text) for sentence in story.sentences] == ["Keduanya bertemu."]
