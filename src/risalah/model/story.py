"""A story as tokens, sentences and quotations: what the finders and framers look at.

Positions are positions in the text as it was read; token numbers count through the whole story, title included.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec

from risalah.model.span import Span


class Tokens(msgspec.Struct, frozen=True):
    """Parallel sequences, one entry per token; positions are positions in the whole text."""

    words: Sequence[str]  # folded
    starts: Sequence[int]
    ends: Sequence[int]

    def __len__(self) -> int:
        return len(self.words)


class Sentence(msgspec.Struct, frozen=True):
    """Tokens [first, last) of the story. `title` marks the headline."""

    index: int
    first: int
    last: int
    paragraph: int
    span: Span
    title: bool = False


class Quotation(msgspec.Struct, frozen=True):
    """A stretch between double quotation marks; `inner` is what stands between them.

    `opened` / `closed` say whether the sign itself was found (multi-paragraph and unbalanced quotations lack one).
    """

    span: Span
    inner: Span
    paragraph: int
    opened: bool = True
    closed: bool = True


@dataclass(frozen=True)
class Story:
    text: str
    tokens: Tokens
    sentences: Sequence[Sentence]
    quotations: Sequence[Quotation]
    paragraphs: Sequence[Span]  # without the title
    dateline: Span | None = None  # the place before the first sentence: 'BRUSSEL, Warta Buana - …'

    def written(self, token: int) -> str:
        """A token as it was written."""
        return self.text[self.tokens.starts[token] : self.tokens.ends[token]]

    def read(self, first: int, last: int) -> str:
        """Tokens [first, last) as they were written."""
        return self.text[self.tokens.starts[first] : self.tokens.ends[last - 1]]

    def span(self, first: int, last: int) -> Span:
        """The characters of tokens [first, last)."""
        return Span(self.tokens.starts[first], self.tokens.ends[last - 1])

    def words(self, first: int, last: int) -> str:
        """Folded words of tokens [first, last), joined by blanks."""
        return " ".join(self.tokens.words[first:last])

    @cached_property
    def capitals(self) -> Sequence[bool]:
        """For each token: does it begin with a capital letter?"""
        text, starts = self.text, self.tokens.starts
        return [text[start].isupper() for start in starts]

    @cached_property
    def sentence_of(self) -> Sequence[int]:
        """For each token: the index of its sentence."""
        owners = [0] * len(self.tokens)
        for sentence in self.sentences:
            owners[sentence.first : sentence.last] = [sentence.index] * (sentence.last - sentence.first)
        return owners

    @cached_property
    def quoted(self) -> Sequence[int]:
        """For each token: the index of the quotation that it stands in, or -1."""
        owners = [-1] * len(self.tokens)
        last, starts = 0, self.tokens.starts
        for index, quotation in enumerate(self.quotations):
            first = bisect_left(starts, quotation.span.start, last)
            last = bisect_left(starts, quotation.span.end, first)
            owners[first:last] = [index] * (last - first)
        return owners

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that holds a character position."""
        number = bisect_right(self._sentence_ends, position)
        if number < len(self.sentences) and self.sentences[number].span.start <= position:
            return self.sentences[number]
        return None

    @cached_property
    def _sentence_ends(self) -> Sequence[int]:
        return [sentence.span.end for sentence in self.sentences]
