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
        self._entries = dict(entries)
        self._sizes: dict[str, list[int]] = {}  # by first word: how many words its phrases have, the most first
        for words in entries:
            sizes = self._sizes.setdefault(words[0], [])
            if len(words) not in sizes:
                sizes.append(len(words))
        for sizes in self._sizes.values():
            sizes.sort(reverse=True)
        # The words with which a phrase may begin: where none of them stands, nothing needs looking up.
        self.first_words: Set[str] = self._sizes.keys()

    def items(self) -> Iterator[tuple[tuple[str, ...], V]]:
        """Every phrase with what it stands for."""
        return iter(self._entries.items())

    def phrases(self) -> Iterator[tuple[str, ...]]:
        """Every phrase."""
        return iter(self._entries)

    def match_at(self, words: Sequence[str], start: int) -> tuple[int, V] | None:
        """The longest phrase that starts at token `start`: (token after it, value), or None."""
        sizes = self._sizes.get(words[start])
        if sizes is not None:
            for size in sizes:
                phrase = tuple(words[start : start + size])
                if phrase in self._entries:
                    return start + len(phrase), self._entries[phrase]
        return None

    def openings(self, words: Sequence[str], first: int, last: int) -> list[int]:
        """The tokens of [first, last) at which a phrase may begin: few, where asking at each would cost many calls."""
        sizes = self._sizes
        return [position for position in range(first, last) if words[position] in sizes]

    def matches(self, words: Sequence[str]) -> Iterator[tuple[int, int, V]]:
        """All non-overlapping longest matches, left to right: (first token, token after the last, value)."""
        if self.first_words.isdisjoint(words):  # nearly always, and told in one go
            return iter(())
        return self._matches(words)

    def _matches(self, words: Sequence[str]) -> Iterator[tuple[int, int, V]]:
        sizes = self._sizes
        after = 0  # the token behind the last match
        for position in [number for number, word in enumerate(words) if word in sizes]:
            found = self.match_at(words, position) if position >= after else None
            if found is not None:
                after = found[0]
                yield position, after, found[1]


def phrase_list(phrases: Sequence[str]) -> PhraseTable[str]:
    """A table of phrases as a pack writes them, each standing for itself."""
    return PhraseTable({phrase_words(phrase): phrase for phrase in phrases})
