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
    Person("Presiden Rusia Vladimir Putin", "Putin", "RUS"),
    Person("mitranya dari Jepang, Yoko Kamikawa", "Kamikawa", "JPN"),
    Person("Menlu Mesir Sameh Shoukry", "Shoukry", "EGY"),
    Person("koleganya dari Kanada, Marc Garneau", "Garneau", "CAN"),
    Person("mitra kerjanya dari Kolombia, Luis Murillo", "Murillo", "COL"),
    Person("Perdana Menteri Vietnam Nguyen Xuan Phuc", "Phuc", "VNM"),
    Person("Menteri Luar Negeri China Wang Yi", "Wang", "CHN"),
    Person("pemimpin Kuba Raul Castro", "Castro", "CUB"),
]
STATES = [  # name, code, capital
    ("Turki", "TUR", "Ankara"),
    ("Rusia", "RUS", "Moskow"),
    ("Mesir", "EGY", "Kairo"),
    ("Pakistan", "PAK", "Islamabad"),
    ("India", "IND", "New Delhi"),
    ("Venezuela", "VEN", "Caracas"),
    ("Kolombia", "COL", "Bogota"),
    ("Thailand", "THA", "Bangkok"),
    ("Kenya", "KEN", "Nairobi"),
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
TOWNS = ["Wina", "Singapura", "New York", "Doha", "Oslo"]


class MadeArticle(NamedTuple):
    text: str
    sides: frozenset[str]


def made_articles(construction: str, words: list[str]) -> Iterator[MadeArticle]:
    """One article for each of the words: its blanks are two people, {A} and {B}, of surnames {S} and {T}.

    {L} is a town, {w} the word itself.
    """
    for step, word in zip(count(_start(construction)), words, strict=False):
        person, partner = ACTORS[step % len(ACTORS)], PARTNERS[step % len(PARTNERS)]
        word = word.format(B=partner.full)
        blanks = {"A": person.full, "S": person.surname, "B": partner.full, "T": partner.surname}
        told = construction.format(**blanks, L=TOWNS[step % len(TOWNS)], w=word, W=word.capitalize())
        yield MadeArticle(_page(told, step), frozenset({person.side, partner.side}))


def made_articles_of_states(construction: str, articles: int) -> Iterator[MadeArticle]:
    """So many articles on two states, {A} and {B}, of the capitals {C} and {D}."""
    for step in range(_start(construction), _start(construction) + articles):
        (first, own, seat), (second, other, away) = STATES[step % len(STATES)], STATES[(step + 4) % len(STATES)]
        told = construction.format(A=first, B=second, C=seat, D=away, L=TOWNS[step % len(TOWNS)])
        yield MadeArticle(_page(told, step), frozenset({own, other}))


def articles_of_three(construction: str, articles: int) -> Iterator[tuple[str, dict[str, str]]]:
    """So many articles on {A}, {B} and {C}, with the side of each letter; {T} is the surname of B."""
    others = [other for other in PARTNERS if not other.full.startswith(("mitra", "koleganya"))]
    for step in range(_start(construction), _start(construction) + articles):
        first, second, third = ACTORS[step % len(ACTORS)], others[step % len(others)], others[(step + 2) % len(others)]
        blanks = {"A": first.full, "B": second.full, "C": third.full, "T": second.surname}
        told = construction.format(**blanks, L=TOWNS[step % len(TOWNS)])
        yield _page(told, step), {"A": first.side, "B": second.side, "C": third.side}


def _start(construction: str) -> int:
    """So that not every construction begins with the same people."""
    return sum(map(ord, construction))


def _page(told: str, step: int) -> str:
    told = told[0].upper() + told[1:]
    body = f"{DATELINES[step % len(DATELINES)]}{told}\n\nPerkembangan itu menjadi sorotan media.\n\n"
    return f"Kabar Dunia Hari Ini\n\n{body}Rabu, 13 Maret 2019\n"


def account_of(pipeline: Pipeline, text: str) -> Account:
    return pipeline.read(read_text(text.encode(), "made.txt"))
