"""Mark what the page says a second time: the headline again, a paragraph again, a text that starts again from its middle.

    A B C B C  ->  the second B and C are kind repeat

A paragraph is a repeat when nearly all of its runs of six words stood before; so joined, split and slightly changed
copies are found too. Linear in the words of the page.
"""

import re

from risalah.clean.sheet import Line, Sheet
from risalah.lang.furniture import Mark
from risalah.model.span import Span

_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[.?!][\"”’')]{0,2}\s+")
_RUN = 6
_SHORTEST = 5  # words: shorter lines may well be said twice
_NEARLY_ALL = 0.9
_LONG = 60  # words of a paragraph whose sentences are looked at one by one
_REPEATED = Mark("repeat", "said before")
_TITLE_AGAIN = Mark("repeat", "headline again")


def mark_repeats(sheet: Sheet, title: Span | None) -> None:
    runs: set[int] = set()
    whole: set[tuple[str, ...]] = set()
    heading = tuple(_WORD.findall(sheet.lowered, title.start, title.end)) if title else ()
    for line in sheet.lines:
        if not line.story:
            continue
        words = _WORD.findall(sheet.lowered, line.start, line.end)
        if heading and tuple(words[: len(heading) + 1]) == heading:
            line.mark(_TITLE_AGAIN)
            continue
        if len(words) < _RUN:
            key = tuple(words)
            if len(words) >= _SHORTEST and key in whole:
                line.mark(_REPEATED)
            whole.add(key)
            continue
        # Python's hash of strings differs from run to run, but only equality within this run is asked.
        own = [hash(tuple(words[i : i + _RUN])) for i in range(len(words) - _RUN + 1)]
        known = sum(run in runs for run in own)
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
        words = _WORD.findall(sheet.lowered, start, end)
        own = [hash(tuple(words[i : i + _RUN])) for i in range(len(words) - _RUN + 1)]
        if len(own) >= 3 and all(run in seen for run in own):
            line.cut(start, end, _REPEATED)
        seen.update(own)
        start = end
