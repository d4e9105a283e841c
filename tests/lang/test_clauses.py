"""The subject of a verb is found in its own clause, not behind prepositions or inside relative clauses."""

import pytest

from casting import cast_of, pack
from risalah.lang.clauses import speaker_after, subject_before


def subject(text: str, verb: str) -> str | None:
    story, cast = cast_of(text)
    at = story.tokens.words.index(verb)
    sentence = story.sentences[story.sentence_of[at]]
    number = subject_before(story, cast, pack().grammar, sentence, at)
    return None if number is None else cast.mentions[number].span.read(text)


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Presiden Rusia Vladimir Putin mengatakan itu.", "mengatakan", "Presiden Rusia Vladimir Putin"),
        ("Setelah bertemu Obama, Putin mengatakan itu.", "mengatakan", "Putin"),
        ("Obama yang akan digantikan oleh Trump itu mengatakan demikian.", "mengatakan", "Obama"),
        ("Dalam pembicaraan dengan Lavrov, Kerry mengatakan itu.", "mengatakan", "Kerry"),
        ("Obama yang sejak lama mendesak gencatan senjata hadir.", "mendesak", "Obama"),
        ("Negara yang mengunjungi Rusia tahun ini mengatakan itu.", "mengunjungi", None),
        ("Trump dan Moon menyatakan itu.", "menyatakan", "Trump"),
        ("Obama, sekutu dekat Kenya, berjanji menolong.", "berjanji", "Obama"),
        ("Obama menghadiri pertemuan menteri Kenya dan menyatakan itu.", "menyatakan", "Obama"),
        ("Obama tiba, lalu tentara Kenya menyatakan itu.", "menyatakan", "tentara Kenya"),
        ("Laporan itu mendorong Trump untuk memuji Kim.", "memuji", "Trump"),
    ],
)
def test_the_subject_stands_before_the_verb_in_its_clause(text: str, verb: str, expected: str | None) -> None:
    assert subject(text, verb) == expected


def test_who_is_called_does_not_do_what_the_caller_wants() -> None:
    text = "Menlu RI Retno Marsudi menghubungi Menlu Myanmar Wunna Maung Lwin untuk mendorong dialog."
    assert subject(text, "mendorong") != "Menlu Myanmar Wunna Maung Lwin"


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ('"Ya," kata Putin.', "kata", "Putin"),
        ('"Ya," kata pejabat senior Rusia.', "kata", "pejabat senior Rusia"),
        ("Kecaman dan kritik terhadap Rusia mengalir.", "kritik", None),
        ('"Ya," kata dia, Putin mendengar.', "kata", "dia"),
    ],
)
def test_the_speaker_stands_behind_the_cue(text: str, cue: str, expected: str | None) -> None:
    story, cast = cast_of(text)
    at = story.tokens.words.index(cue)
    number = speaker_after(story, cast, pack().grammar, story.sentences[story.sentence_of[at]], at + 1)
    assert (None if number is None else cast.mentions[number].span.read(text)) == expected
