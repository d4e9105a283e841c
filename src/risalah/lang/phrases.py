"""Find many phrases in tokenised text: by first word, then the longest match first.

    PhraseTable({"menteri luar negeri": "foreign-minister"}) over "Menteri Luar Negeri Rusia"
        -> (0, 3, "foreign-minister")

Token matching gives word boundaries for free, is linear in the text, and is right beside accented letters.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Generic, TypeVar

from risalah.lang.tokens import phrase_words

V = TypeVar("V")


class PhraseTable(Generic[V]):
    """An immutable table of phrases (already lower-case, one blank between tokens) and what they stand for."""

    def __init__(self, entries: Mapping[tuple[str, ...], V]) -> None:
        self._words: dict[str, V] = {}  # the phrases of one word
        # The others by their first word, then by their second: few words open a phrase, and of those that do, the next
        # one leaves hardly any. Of these it is enough to know the lengths: one look-up for each, the longest first.
        self._longer: dict[tuple[str, ...], V] = {}
        self._lengths: dict[str, dict[str, tuple[int, ...]]] = {}
        for phrase, value in entries.items():
            if len(phrase) == 1:
                self._words[phrase[0]] = value
                continue
            self._longer[phrase] = value
            opening = self._lengths.setdefault(phrase[0], {})
            known = opening.get(phrase[1], ())
            if len(phrase) not in known:
                opening[phrase[1]] = tuple(sorted((*known, len(phrase)), reverse=True))
        # The words with which a phrase may begin: where none of them stands, nothing needs looking up.
        self.first_words: Set[str] = self._words.keys() | self._lengths.keys()

    def items(self) -> Iterator[tuple[tuple[str, ...], V]]:
        """Every phrase with what it stands for."""
        yield from (((word,), value) for word, value in self._words.items())
        yield from self._longer.items()

    def phrases(self) -> Iterator[tuple[str, ...]]:
        """Every phrase."""
        return (phrase for phrase, _ in self.items())

    def match_at(self, words: Sequence[str], start: int) -> tuple[int, V] | None:
        """The longest phrase that starts at token `start`: (token after it, value); None too behind the last token."""
        try:
            word = words[start]
        except IndexError:
            return None
        return self._longest(words, start, word) if word in self.first_words else None

    def _longest(self, words: Sequence[str], start: int, word: str) -> tuple[int, V] | None:
        """The longest phrase at token `start`, which is `word`, one of the first words."""
        opening = self._lengths.get(word)
        if opening is not None and start + 1 < len(words):
            for length in opening.get(words[start + 1], ()):
                phrase = tuple(words[start : start + length])  # shorter at the end of the words
                if phrase in self._longer:
                    return start + len(phrase), self._longer[phrase]
        return (start + 1, self._words[word]) if word in self._words else None

    def ends_at(self, words: Sequence[str], end: int, first: int, longest: int) -> bool:
        """Does a phrase of at most `longest` words that begins at `first` or behind it end right before a token?"""
        starts = range(max(first, end - longest), end)
        return any((found := self.match_at(words, start)) is not None and found[0] == end for start in starts)

    def openings(self, words: Sequence[str], first: int, last: int) -> list[int]:
        """The tokens of [first, last) at which a phrase may begin: few, where asking at each would cost many calls."""
        openings = self.first_words
        return [position for position, word in enumerate(words[first:last], first) if word in openings]

    def matches(self, words: Sequence[str]) -> Iterator[tuple[int, int, V]]:
        """All non-overlapping longest matches, left to right: (first token, token after the last, value)."""
        if self.first_words.isdisjoint(words):  # nearly always, and told in one go
            return iter(())
        return iter(self._matches(words))

    def stands_in(self, words: Sequence[str]) -> bool:
        """Does any of the phrases stand in the words?"""
        return not self.first_words.isdisjoint(words) and bool(self._matches(words))

    def _matches(self, words: Sequence[str]) -> list[tuple[int, int, V]]:
        openings = self.first_words
        found: list[tuple[int, int, V]] = []
        after = 0  # the token behind the last match
        for position, word in enumerate(words):
            if word in openings and position >= after:
                match = self._longest(words, position, word)
                if match is not None:
                    after, value = match
                    found.append((position, after, value))
        return found


def phrase_list(phrases: Sequence[str]) -> PhraseTable[str]:
    """A table of phrases as a pack writes them, each standing for itself."""
    return PhraseTable({phrase_words(phrase): phrase for phrase in phrases})
