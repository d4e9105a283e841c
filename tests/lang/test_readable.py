"""Debris of web pages is replaced in place: every character keeps its position."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risalah.lang.readable import readable


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("&ldquo;Kami siap,&rdquo; katanya", "“Kami siap,” katanya"),
        ("&quot;Kami siap,&quot; katanya", '"Kami siap," katanya'),
        ("&amp;ldquo;Kami siap,&amp;rdquo; katanya", "“Kami siap,” katanya"),
        ("Menlu&nbsp;Peru&#160;tiba", "Menlu Peru tiba"),
        ("Kementerian Luar &amp; Dalam", "Kementerian Luar & Dalam"),
        ("â€œKami siap,â€\x9d katanya", "“Kami siap,” katanya"),
        ("AT&T dan R&D; tetap", "AT&T dan R&D; tetap"),
        ("Ma&rsquo;ruf", "Ma&rsquo;ruf"),
        ("tanpa apa-apa", "tanpa apa-apa"),
    ],
)
def test_debris_becomes_the_sign_that_it_stands_for(text: str, words: str) -> None:
    assert len(readable(text)) == len(text)
    assert readable(text).split() == words.split()


@given(st.text(alphabet="a &;#x12ampldquonbs“â€œÂ\xa0\"'", max_size=60))
def test_nothing_moves(text: str) -> None:
    found = readable(text)
    assert len(found) == len(text)
    assert all(new == old for new, old in zip(found, text, strict=True) if old in "\n\r")
