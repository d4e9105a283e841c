"""Two stories side by side: how much they share word for word, and what one of them added, cut or changed.

    compare(wire_report, repost)
        ->  Comparison(likeness=0.84, shared=1.0, kind="extended", added=(Stretch(1210, 1388, "Presiden ..."),))

A word is shared when it stands in a run of five words that both stories have; paragraphs that were joined, split or put
in another order count as shared. Case, punctuation and datelines don't count. Linear in the length of both.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

import msgspec

from risalah.model.document import Document

Kind = Literal["same", "shortened", "extended", "changed"]

_WORD = re.compile(r"\w+")
_RUN = 5
_CONTEXT = 3  # words beside a changed stretch by which its two versions are told to belong together
_LEAD = 2  # paragraphs in which a cut copy still has its source's words


class Stretch(msgspec.Struct, frozen=True):
    """Words of one paragraph, with their position in the text of their document."""

    start: int
    end: int
    text: str


class Change(msgspec.Struct, frozen=True):
    before: Stretch
    after: Stretch


class Comparison(msgspec.Struct, frozen=True):
    """`likeness`: of all runs of words in either story, the share that both have; `shared`: of those of the shorter."""

    likeness: float
    shared: float
    kind: Kind
    added: tuple[Stretch, ...] = ()
    cut: tuple[Stretch, ...] = ()
    changed: tuple[Change, ...] = ()


class Paragraph(NamedTuple):
    start: int
    text: str


class Story:
    """The paragraphs of a document, taken apart into words when they are asked for."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.paragraphs = paragraphs

    @cached_property
    def words(self) -> list["_Word"]:
        return [
            _Word(match.group().lower(), number, paragraph.start + match.start(), paragraph.start + match.end())
            for number, paragraph in enumerate(self.paragraphs)
            for match in _WORD.finditer(paragraph.text)
        ]

    @cached_property
    def runs(self) -> list[tuple[str, ...]]:
        keys = [word.key for word in self.words]
        return list(zip(*(keys[offset:] for offset in range(_RUN)), strict=False))

    @cached_property
    def distinct(self) -> frozenset[tuple[str, ...]]:
        return frozenset(self.runs)

    @property
    def lead(self) -> list[tuple[str, ...]]:
        """The runs of the first paragraphs."""
        size = sum(word.paragraph < _LEAD for word in self.words)
        return self.runs[: max(0, size - _RUN + 1)]


class _Word(NamedTuple):
    key: str
    paragraph: int
    start: int
    end: int


def story_of(document: Document) -> Story:
    """The story of a cleaned document without its dateline."""
    after = document.dateline.end if document.dateline else 0
    paragraphs = []
    for span in document.paragraphs:
        start = min(max(span.start, after), span.end) if span.start <= after else span.start
        if start < span.end:
            paragraphs.append(Paragraph(start, document.text[start : span.end]))
    return Story(paragraphs)


def compare(first: Story, second: Story) -> Comparison:
    """The second story beside the first: what it shares with it, and what it has more, less or otherwise."""
    likeness, shared = overlap(first, second)
    both = first.distinct & second.distinct
    if not both:
        return Comparison(0.0, 0.0, "changed")
    cut, added = list(_alone(first, both)), list(_alone(second, both))
    changed, cut, added = _paired(first, cut, second, added)
    kind: Kind
    if changed or (cut and added):
        kind = "changed"
    else:
        kind = "shortened" if cut else "extended" if added else "same"
    return Comparison(
        likeness=likeness,
        shared=shared,
        kind=kind,
        added=tuple(_stretch(second, *each) for each in added),
        cut=tuple(_stretch(first, *each) for each in cut),
        changed=tuple(Change(_stretch(first, *before), _stretch(second, *after)) for before, after in changed),
    )


def overlap(first: Story, second: Story) -> tuple[float, float]:
    """Likeness and shared part alone: what tells whether two stories are worth comparing."""
    ours, theirs = len(first.distinct), len(second.distinct)
    both = len(first.distinct & second.distinct)
    if not both:
        return 0.0, 0.0
    return round(both / (ours + theirs - both), 3), round(both / min(ours, theirs), 3)


def _alone(story: Story, both: frozenset[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Stretches of words of one paragraph that stand in no shared run: numbers of the first word and the one after."""
    words = story.words
    shared_to = 0  # the words before it, from the last shared run on, are shared
    start: int | None = None
    for number, word in enumerate(words):
        if number < len(story.runs) and story.runs[number] in both:
            shared_to = number + _RUN
        alone = number >= shared_to
        if start is not None and (not alone or word.paragraph != words[start].paragraph):
            yield start, number
            start = None
        if alone and start is None:
            start = number
    if start is not None:
        yield start, len(words)


def _paired(
    first: Story, cut: list[tuple[int, int]], second: Story, added: list[tuple[int, int]]
) -> tuple[list[tuple[tuple[int, int], tuple[int, int]]], list[tuple[int, int]], list[tuple[int, int]]]:
    """Stretches beside the same words in both stories are two versions of one: changed, not cut and added."""
    places: dict[tuple[str, ...], tuple[int, int]] = {}
    for each in cut:
        for place in _places(first, *each):
            places.setdefault(place, each)
    changed: list[tuple[tuple[int, int], tuple[int, int]]] = []
    taken: set[tuple[int, int]] = set()
    left: list[tuple[int, int]] = []
    for each in added:
        before = next((places[place] for place in _places(second, *each) if place in places), None)
        if before is None or before in taken:
            left.append(each)
        else:
            taken.add(before)
            changed.append((before, each))
    return changed, [each for each in cut if each not in taken], left


def _places(story: Story, start: int, end: int) -> Iterator[tuple[str, ...]]:
    """The words before a stretch in its paragraph, and those after it."""
    words = story.words
    paragraph = words[start].paragraph
    before = [word.key for word in words[max(0, start - _CONTEXT) : start] if word.paragraph == paragraph]
    after = [word.key for word in words[end : end + _CONTEXT] if word.paragraph == paragraph]
    if len(before) == _CONTEXT:
        yield "before", *before
    if len(after) == _CONTEXT:
        yield "after", *after


def _stretch(story: Story, start: int, end: int) -> Stretch:
    first, last = story.words[start], story.words[end - 1]
    paragraph = story.paragraphs[first.paragraph]
    text = paragraph.text[first.start - paragraph.start : last.end - paragraph.start]
    return Stretch(first.start, last.end, text)
