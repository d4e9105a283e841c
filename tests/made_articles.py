"""Made articles with a known answer: people, partners and datelines, crossed with constructions by the tests here.

Every table is walked round and round, so that each construction meets other words each time and every run the same.
"""

from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from risalah.model.account import Account
from risalah.read.text import read_text
from risalah.run.pipeline import Pipeline


class Person(NamedTuple):
    """Somebody as a report introduces them, then by surname alone."""

    full: str
    surname: str
    side: str


ACTORS = [
    Person("Presiden Turki Recep Tayyip Erdogan", "Erdogan", "TUR"),
    Person("Menteri Luar Negeri Swedia Tobias Billstrom", "Billstrom", "SWE"),
    Person("Perdana Menteri Belanda Mark Rutte", "Rutte", "NLD"),
    Person("Wakil Menteri Luar Negeri Kazakhstan Roman Vassilenko", "Vassilenko", "KAZ"),
    Person("Menlu Maroko Nasser Bourita", "Bourita", "MAR"),
    Person("Menteri Pertahanan Filipina Delfin Lorenzana", "Lorenzana", "PHL"),
    Person("Presiden Kenya Uhuru Kenyatta", "Kenyatta", "KEN"),
    Person("Menteri Luar Negeri Retno Marsudi", "Retno", "IDN"),
    Person("Kanselir Jerman Angela Merkel", "Merkel", "DEU"),
    Person("PM Pakistan Nawaz Sharif", "Sharif", "PAK"),
]
PARTNERS = [
    ("Presiden Rusia Vladimir Putin", "RUS"),
    ("mitranya dari Jepang, Yoko Kamikawa", "JPN"),
    ("Menlu Mesir Sameh Shoukry", "EGY"),
    ("koleganya dari Kanada, Marc Garneau", "CAN"),
    ("Perdana Menteri Vietnam Nguyen Xuan Phuc", "VNM"),
    ("Menteri Luar Negeri China Wang Yi", "CHN"),
    ("pemimpin Kuba Raul Castro", "CUB"),
]
DATELINES = [
    "JAKARTA, WARTABUANA.com - ",
    "Jakarta (Warta Buana) - ",
    "WARTABUANA.com, Jakarta - ",
    "Jakarta - ",
    "MOSKOW, WARTABUANA.com -- ",
    "Jakarta, Warta Buana -- ",
    "WARTABUANA.com - ",
    "",
]
TOWNS = ["Wina", "Singapura", "New York", "Doha", "Bangkok"]


class MadeArticle(NamedTuple):
    text: str
    sides: frozenset[str]


def made_articles(construction: str, words: list[str]) -> Iterator[MadeArticle]:
    """One article for each of the words: {A}, {S}, {B}, {L} and {w} of the construction are filled in.

    >>> next(made_articles("{A} bertemu {B} di {L}.", [""])).sides == frozenset({"TUR", "RUS"})
    True
    """
    start = sum(map(ord, construction))  # so that not every construction begins with the same people
    for step, word in zip(count(start), words, strict=False):
        person = ACTORS[step % len(ACTORS)]
        partner, side = PARTNERS[step % len(PARTNERS)]
        word = word.format(B=partner)
        told = construction.format(
            A=person.full, S=person.surname, B=partner, L=TOWNS[step % len(TOWNS)], w=word, W=word.capitalize()
        )
        told = told[0].upper() + told[1:]
        body = f"{DATELINES[step % len(DATELINES)]}{told}\n\nPerkembangan itu menjadi sorotan media.\n\n"
        yield MadeArticle(f"Kabar Dunia Hari Ini\n\n{body}Rabu, 13 Maret 2019\n", frozenset({person.side, side}))


def account_of(pipeline: Pipeline, text: str) -> Account:
    return pipeline.read(read_text(text.encode(), "made.txt"))
