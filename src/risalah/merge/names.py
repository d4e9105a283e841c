"""Compare names as different newsrooms spell them.

same_person(person(None, "Kim Jong-un"), person(None, "Kim Jong Un"))  ->  True
same_person(person("Q7747", "Vladimir Putin"), person(None, "Putin"))  ->  True
"""

import re
from functools import lru_cache
from typing import NamedTuple

from risalah.lang.tokens import fold

WORD = re.compile(r"[^\W_]+")
REPEATED = re.compile(r"(.)\1+")
# Spellings that one transliteration writes and another doesn't: Sergey/Sergei, Zelenskyy/Zelensky, Erdoğan/Erdogan.
LIKE = str.maketrans({"y": "i", "j": "i", "v": "w", "'": "", "’": ""})


class Person(NamedTuple):
    """`actor` is the table's id (None for people in no table), `words` the name's words without spelling habits."""

    actor: str | None
    words: frozenset[str]


@lru_cache(maxsize=65536)
def person(actor: str | None, name: str | None) -> Person:
    return Person(actor, name_words(name or ""))


@lru_cache(maxsize=65536)
def same_person(a: Person, b: Person) -> bool:
    """The same id; where one of them has none, one name's words are all in the other's."""
    if a.actor and b.actor:
        return a.actor == b.actor
    if not a.words or not b.words:
        return False
    shorter, longer = sorted((a.words, b.words), key=len)
    return shorter <= longer and any(len(word) > 2 for word in shorter)


@lru_cache(maxsize=65536)
def name_words(name: str) -> frozenset[str]:
    """The words of a name in the form in which they are compared."""
    return frozenset(REPEATED.sub(r"\1", word.translate(LIKE)) for word in WORD.findall(fold(name)))


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """A name as one string to compare and index by: 'KTT  G-20' -> 'ktt g 20'."""
    return " ".join(WORD.findall(fold(name)))
