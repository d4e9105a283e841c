"""One name in several spellings: 'Mohammed Waheed' is 'Mohamed Waheed', 'Tony Abbot' is 'Tony Abbott'.

Arabic, Russian and Persian names reach the press by way of English, French or the reporter's ear, and names of every
language with a letter too many or too few. A spelling key keeps what such spellings share. It is used only for names of
several words that the tables don't have as they stand, and only where all that share the key are one person.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

# read one after the other: letters that stand for one sound
SOUNDS = (
    *(("dj", "j"), ("tj", "c"), ("tch", "c"), ("ph", "f"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t")),
    *(("sh", "s"), ("ch", "k"), ("ck", "k"), ("zh", "j"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ye", "e")),
    *(("ie", "i"), ("iy", "i")),
)
LETTERS = str.maketrans("eoyqcgwzv", "auikkkvsv")
TWICE = re.compile(r"(.)\1+")
SHORTEST = 2  # words that a key must have: one alone says too little


class Spellings:
    """Looks up people by the spelling key of a full name. `names`: the words of each known name, with its people.

    `particles`: words that one writer puts into a name and another leaves out ('al', 'bin').
    """

    def __init__(self, names: Iterable[tuple[Sequence[str], tuple[str, ...]]], particles: Iterable[str]) -> None:
        self._particles = frozenset(particles)
        self._names = names
        self._people: dict[tuple[str, ...], frozenset[str]] | None = None

    def person_of(self, words: Sequence[str]) -> str | None:
        """The one person whose name these words spell another way, None if there is none or several."""
        key = self._key(words)
        found = self._index().get(key, frozenset()) if key is not None else frozenset()
        return next(iter(found)) if len(found) == 1 else None

    def _index(self) -> Mapping[tuple[str, ...], frozenset[str]]:
        """Made when it is asked for: most short articles name nobody in an unknown spelling."""
        if self._people is None:
            people: dict[tuple[str, ...], frozenset[str]] = {}
            for words, ids in self._names:
                key = self._key(words)
                if key is not None:
                    people[key] = people.get(key, frozenset()).union(ids)
            self._people = people
        return self._people

    def _key(self, words: Sequence[str]) -> tuple[str, ...] | None:
        spelt = [word for word in words if len(word) > 1 and word[0].isalpha() and word not in self._particles]
        return tuple(map(sound_key, spelt)) if len(spelt) >= SHORTEST else None


def plain_letters(name: str) -> str:
    """The letters of a name in ASCII: 'Katrín Jakobsdóttir' -> 'katrinjakobsdottir'."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if c.isascii() and c.isalpha())


@lru_cache(maxsize=20_000)
def sound_key(word: str) -> str:
    """What the spellings of one word share: 'mohammed' and 'muhamad' -> 'muhamad'."""
    plain = plain_letters(word)
    for written, sound in SOUNDS:
        plain = plain.replace(written, sound)
    return TWICE.sub(r"\1", plain.translate(LETTERS))
