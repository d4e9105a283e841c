"""One name in several spellings."""

import pytest

from risalah.lang.spellings import Spellings, sound_key

NAMES = [
    (("mohammed", "waheed", "hassan"), ("Q1",)),
    (("tony", "abbott"), ("Q2",)),
    (("nouri", "al", "-", "maliki"), ("Q3",)),
    (("ali", "hasan"), ("Q4",)),
    (("ali", "hassan"), ("Q5",)),
    (("george", "w", "bush"), ("Q6",)),
]
KNOWN = Spellings(NAMES, {"al", "bin"})


@pytest.mark.parametrize(
    ("written", "person"),
    [
        ("mohamed waheed hasan", "Q1"),
        ("tony abbot", "Q2"),
        ("nuri maliki", "Q3"),
        ("george bush", "Q6"),
        ("ali hassan", None),  # two people
        ("abbott", None),  # one word says too little
        ("tony albert", None),
    ],
)
def test_a_name_is_known_in_other_spellings(written: str, person: str | None) -> None:
    assert KNOWN.person_of(written.split()) == person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sergei", "sergey"),
        ("zelensky", "zelenskiy"),
        ("gaddafi", "khadafi"),
        ("shinawatra", "sinawatra"),
        ("ahmed", "ahmad"),
        ("nestor", "néstor"),
        ("erdogan", "erdoğan"),
    ],
)
def test_spellings_share_their_key(one: str, other: str) -> None:
    assert sound_key(one) == sound_key(other)


def test_different_names_do_not() -> None:
    assert len({sound_key(name) for name in ("lavrov", "lukashenko", "rouhani", "raisi", "khamenei", "khomeini")}) == 6
