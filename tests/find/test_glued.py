"""Words that a page has lost the blanks around."""

import pytest

from casting import pack
from risalah.find.story import tell
from risalah.model.span import Span


def words_of(text: str) -> list[str]:
    tokens = tell(text, [Span(0, len(text))], None, pack().sentences, pack().grammar).tokens
    return [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]


@pytest.mark.parametrize(
    ("glued", "words"),
    [
        ("Presiden KenyaWilliam Ruto tiba", "Presiden Kenya William Ruto tiba"),
        ("PresidenPrabowo Subiantomenjamu tamunya", "Presiden Prabowo Subianto menjamu tamunya"),
        ("MenteriMalaysiaAnwar Ibrahimmenegaskan itu", "Menteri Malaysia Anwar Ibrahim menegaskan itu"),
        ("NorwegiadanSwedia menolak", "Norwegia dan Swedia menolak"),
        ("Menlu JustinTrudeau tiba di Ottawa", "Menlu Justin Trudeau tiba di Ottawa"),
        ("Saham PetroChina dan AstraZeneca naik", "Saham PetroChina dan AstraZeneca naik"),
        ("Kanal YouTube dan WhatsApp", "Kanal YouTube dan WhatsApp"),
    ],
)
def test_glued_words_are_cut_at_names_that_the_pack_knows(glued: str, words: str) -> None:
    assert words_of(glued) == words.split()
