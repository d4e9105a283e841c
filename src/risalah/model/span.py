"""A span: half-open [start, end) character positions in the text as it was read."""

import msgspec


class Span(msgspec.Struct, frozen=True, order=True, cache_hash=True):
    """Half-open `[start, end)` positions, in characters (Python code points) of the text as it was read."""

    start: int
    end: int

    def read(self, text: str) -> str:
        """The words that the span points at."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


def cover(first: Span, *others: Span) -> Span:
    """The smallest span that holds all of the given ones."""
    return (
        Span(min(first.start, *(s.start for s in others)), max(first.end, *(s.end for s in others)))
        if others
        else first
    )
