"""Find many phrases in tokenised text: a trie over lower-cased tokens, longest match first.

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
        by_first: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for words, value in entries.items():
            by_first.setdefault(words[0], []).append((words, value))
        for candidates in by_first.values():
            if len(candidates) > 1:
                candidates.sort(key=lambda entry: -len(entry[0]))
        self._by_first = by_first

    @property
    def first_words(self) -> Set[str]:
        """The words with which a phrase may begin: where none of them stands, nothing needs looking up."""
        return self._by_first.keys()

    def items(self) -> Iterator[tuple[tuple[str, ...], V]]:
        """Every phrase with what it stands for."""
        for candidates in self._by_first.values():
            yield from candidates

    def phrases(self) -> Iterator[tuple[str, ...]]:
        """Every phrase."""
        return (phrase for phrase, _ in self.items())

    def match_at(self, words: Sequence[str], start: int) -> tuple[int, V] | None:
        """The longest phrase that starts at token `start`: (token after it, value), or None."""
        candidates = self._by_first.get(words[start])
        if candidates is None:
            return None
        for phrase, value in candidates:
            size = len(phrase)
            if size == 1 or tuple(words[start : start + size]) == phrase:
                return start + size, value
        return None

    def matches(self, words: Sequence[str]) -> Iterator[tuple[int, int, V]]:
        """All non-overlapping longest matches, left to right: (first token, token after the last, value)."""
        by_first = self._by_first
        after = 0  # the token behind the last match
        for position, word in enumerate(words):
            if position >= after and word in by_first:
                found = self.match_at(words, position)
                if found is not None:
                    after = found[0]
                    yield position, after, found[1]


def phrase_list(phrases: Sequence[str]) -> PhraseTable[str]:
    """A table of phrases as a pack writes them, each standing for itself."""
    return PhraseTable({phrase_words(phrase): phrase for phrase in phrases})
