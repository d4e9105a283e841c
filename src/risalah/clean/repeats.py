"""Mark what the page says a second time: the headline, a paragraph, a text that starts again from its middle.

    A B C B C  ->  the second B and C are kind repeat

A paragraph is a repeat when nearly all of its runs of six words stood before; so joined, split and slightly changed
copies are found too. Only runs that open with a long word are looked at: a fifth of them, the same ones in every copy.
"""

import re

from risalah.clean.sheet import Line, Sheet
from risalah.lang.furniture import Mark
from risalah.model.span import Span

_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[.?!][\"”’')]{0,2}\s+")
_RUN = 6
_LONG_WORD = 8  # letters
_SHORTEST = 5  # words: shorter lines may well be said twice
_NEARLY_ALL = 0.9
_LONG = 60  # words of a paragraph whose sentences are looked at one by one
_REPEATED = Mark("repeat", "said before")
_TITLE_AGAIN = Mark("repeat", "headline again")


def mark_repeats(sheet: Sheet, title: Span | None) -> None:
    runs: set[int] = set()
    whole: set[tuple[str, ...]] = set()
    heading = _WORD.findall(sheet.lowered, title.start, title.end) if title else []
    for line in sheet.lines:
        if not line.story:
            continue
        if heading and line.words <= len(heading) + 4 and _WORD.findall(sheet.lowered, line.start, line.end) == heading:
            line.mark(_TITLE_AGAIN)
            continue
        words = sheet.lowered[line.start : line.end].split()
        own = _runs(words)
        if len(own) < 2:
            key = tuple(words)
            if len(words) >= _SHORTEST and key in whole:
                line.mark(_REPEATED)
            whole.add(key)
            runs.update(own)
            continue
        known = sum(map(runs.__contains__, own))
        if known >= _NEARLY_ALL * len(own):
            line.mark(_REPEATED)
            continue
        if len(words) > _LONG:
            _cut_sentences(sheet, line, runs)
        runs.update(own)


def _cut_sentences(sheet: Sheet, line: Line, runs: set[int]) -> None:
    """Cut the sentences of a long paragraph that stood before, in it or above it."""
    seen = set(runs)
    start = line.start
    ends = [match.end() for match in _SENTENCE.finditer(sheet.text, line.start, line.end)]
    for end in [*ends, line.end]:
        words = sheet.lowered[start:end].split()
        own = _runs(words)
        if len(own) >= 2 and len(words) >= 2 * _RUN and all(run in seen for run in own):
            line.cut(start, end, _REPEATED)
        seen.update(own)
        start = end


def _runs(words: list[str]) -> list[int]:
    """Runs of words that open with a long one. Hashes are compared within this process alone."""
    openings = words[: 1 - _RUN]
    return [hash(tuple(words[i : i + _RUN])) for i, word in enumerate(openings) if len(word) >= _LONG_WORD]
