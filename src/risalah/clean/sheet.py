"""The page as the cleaning works on it: its lines, and every cue in it. Each step marks lines or cuts stretches out.

    "Judul\\n\\nMoskow - Putin ..."  ->  Sheet(lines=[Line(0, 5), Line(7, ...)], ...)

Nothing is removed: `text` stays as it was read, and all positions are positions in it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from risalah.lang.cleaning import CleaningRules, Cue
from risalah.lang.furniture import Mark
from risalah.model.document import Furniture, FurnitureKind
from risalah.model.span import Span

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_DECORATION = " \t*-•·>[(|#_~→»▶►◀\"'“‘”’:\\–—"
_KEY_LENGTH = 300  # no rule for whole lines looks further


@dataclass(slots=True, eq=False)
class Line:
    """One line without the blanks around it. `kind` is None while it belongs to the story."""

    start: int
    end: int
    key: str  # lower case, without leading decoration, cut to what rules for lines look at
    words: int
    gap: bool  # an empty line stands before it
    kind: FurnitureKind | None = None
    rule: str = ""
    title: bool = False
    cuts: list[Furniture] = field(default_factory=list)

    @property
    def story(self) -> bool:
        return self.kind is None and not self.title

    def mark(self, mark: Mark) -> None:
        self.kind, self.rule = mark.kind, mark.rule

    def cut(self, start: int, end: int, mark: Mark) -> None:
        self.cuts.append(Furniture(start, end, mark.kind, mark.rule))


@dataclass(slots=True)
class Sheet:
    text: str
    lowered: str  # same length as text
    lines: list[Line]
    cues: list[Cue]
    starts: list[int]

    def line_at(self, position: int) -> Line | None:
        """The line that holds a character, None between lines."""
        index = bisect_right(self.starts, position) - 1
        if index < 0 or position >= self.lines[index].end:
            return None
        return self.lines[index]

    def story_lines(self) -> Iterator[Line]:
        return (line for line in self.lines if line.story)

    def lower_story(self) -> list[str]:
        """The lines of the story in lower case."""
        return [self.lowered[line.start : line.end] for line in self.lines if line.story]

    def cues_among(self, phrases: Iterable[str]) -> Iterator[Cue]:
        wanted = phrases if isinstance(phrases, (set, frozenset, dict)) else set(phrases)
        return (cue for cue in self.cues if cue.phrase in wanted)


def lay_out(text: str, rules: CleaningRules) -> Sheet:
    """Lines and cues of a text. Linear time."""
    lowered = lower_in_place(text)
    lines: list[Line] = []
    previous = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        bare = raw.strip()
        if not bare:
            continue
        start = match.start() + (len(raw) - len(raw.lstrip()))
        end = start + len(bare)
        gap = not lines or text.count("\n", previous, start) > 1 or text.count("\r", previous, start) > 1
        key = lowered[start : min(end, start + _KEY_LENGTH)].lstrip(_DECORATION)
        lines.append(Line(start, end, key, bare.count(" ") + 1, gap))
        previous = end
    return Sheet(text, lowered, lines, rules.cues(lowered), [line.start for line in lines])


def lower_lines(text: str) -> list[str]:
    """The lines in lower case, without the blanks around them, for who asks for nothing else of a page."""
    return [bare for raw in _LINE.findall(lower_in_place(text)) if (bare := raw.strip())]


def lower_in_place(text: str) -> str:
    """Lower case with every character where it was; no-break spaces become blanks, curly apostrophes straight ones."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    if not lowered.isascii():
        # One replacement after another is several times faster than one translation table.
        for sign, plain in _PLAIN:
            lowered = lowered.replace(sign, plain)
    return lowered


_PLAIN = (("\xa0", " "), ("’", "'"), ("\u202f", " "), ("\u2007", " "))


def pieces(line: Line) -> list[Span]:
    """What is left of a story line once its cuts are taken out."""
    if not line.cuts:
        return [Span(line.start, line.end)]
    left: list[Span] = []
    position = line.start
    for cut in sorted(line.cuts):
        if cut.start > position:
            left.append(Span(position, cut.start))
        position = max(position, cut.end)
    if position < line.end:
        left.append(Span(position, line.end))
    return left


def trim(text: str, span: Span) -> Span | None:
    """A span without blanks at its ends, None where it holds neither letter nor digit."""
    words = span.read(text)
    bare = words.strip()
    if not any(c.isalnum() for c in bare):
        return None
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(bare))
