"""Find many phrases in tokenised text: a trie over lower-cased tokens, longest match first.

    PhraseTable({"menteri luar negeri": "foreign-minister"}) over "Menteri Luar Negeri Rusia"
        -> (0, 3, "foreign-minister")

Token matching gives word boundaries for free, is linear in the text, and is right beside accented letters.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, TypeVar

V = TypeVar("V")


class PhraseTable(Generic[V]):
    """An immutable table of phrases (already lower-case, one blank between tokens) and what they stand for."""

    def __init__(self, entries: Mapping[tuple[str, ...], V]) -> None:
        by_first: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for words, value in entries.items():
            by_first.setdefault(words[0], []).append((words, value))
        for candidates in by_first.values():
            if len(candidates) > 1:
                candidates.sort(key=lambda entry: -len(entry[0]))
        self._by_first = by_first

    def match_at(self, words: Sequence[str], start: int) -> tuple[int, V] | None:
        """The longest phrase that starts at token `start`: (token after it, value), or None."""
        for phrase, value in self._by_first.get(words[start], ()):
            end = start + len(phrase)
            if tuple(words[start:end]) == phrase:
                return end, value
        return None

    def matches(self, words: Sequence[str]) -> Iterator[tuple[int, int, V]]:
        """All non-overlapping longest matches, left to right: (first token, token after the last, value)."""
        position = 0
        while position < len(words):
            found = self.match_at(words, position)
            if found is None:
                position += 1
            else:
                yield position, found[0], found[1]
                position = found[0]
