"""Days told under a picture, for an article that says no other: 'Kerry dan Abbas di Ramallah, Minggu (30/6)'.

A picture may be an old one. Its day counts only where the story tells its news with the very weekday.

caption 'Minggu (30/6)' · story 'bertemu hari Minggu'  ->  the caption's day
caption 'Minggu (30/6)' · story 'bertemu hari Rabu'    ->  none
"""

from collections.abc import Sequence
from dataclasses import replace

from risalah.find.dating import Dated, resolve
from risalah.find.timexes import recognise
from risalah.find.timexes_reading import FoundTimex
from risalah.lang.dates import DateGrammar
from risalah.model.document import Furniture
from risalah.model.span import Span
from risalah.model.timex import TermEvidence


def days_of_captions(
    story: Sequence[FoundTimex], furniture: Sequence[Furniture], text: str, grammar: DateGrammar
) -> list[FoundTimex]:
    """The days with weekday, day and month in the captions whose weekday the story tells without a date."""
    bare = {timex.reading.first.weekday for timex in story if _is_bare_weekday(timex)}
    spans = [Span(each.start, each.end) for each in furniture if each.kind == "caption"] if bare else []
    found = recognise(text, spans, grammar) if spans else []
    days = [timex for timex in found if _is_day(timex) and timex.reading.first.weekday in bare]
    return days if len({timex.reading.first for timex in days}) == 1 else []


def dated_by_captions(
    pictured: Sequence[FoundTimex],
    found: Sequence[FoundTimex],
    *,
    text: str,
    grammar: DateGrammar,
    terms: Sequence[TermEvidence],
    story: Sequence[Span],
) -> Dated:
    """The dates of a story, with the days `pictured` as its own. What stands in a caption is itself no date of it.

    `found`, `terms` and `story` as in `risalah.find.dating.resolve`.
    """
    times = sorted([*found, *pictured], key=lambda timex: timex.span)
    where = sorted([*story, *(timex.span for timex in pictured)])
    dated = resolve(times, text=text, published=None, grammar=grammar, terms=terms, story=where)
    under = {timex.span for timex in pictured}
    return replace(dated, timexes=tuple(timex for timex in dated.timexes if timex.span not in under))


def _is_bare_weekday(timex: FoundTimex) -> bool:
    first = timex.reading.first
    return timex.reading.kind == "date" and first.weekday is not None and first.day is None and first.month is None


def _is_day(timex: FoundTimex) -> bool:
    first = timex.reading.first
    return None not in (first.weekday, first.day, first.month)
