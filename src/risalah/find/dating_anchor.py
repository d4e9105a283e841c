"""The day that an article hangs on: given with the article, or worked out from its own words.

'tutur pejabat di Tokyo, Selasa (15/8)' with ministers in office 2017-18  ->  2017-08-15~, inferred
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from risalah.find.dating_context import Surroundings
from risalah.find.dating_years import Years, candidate_years
from risalah.find.timexes_reading import FoundTimex, Partial, Reading
from risalah.model.document import Published
from risalah.model.edtf import bounds
from risalah.model.span import Span
from risalah.model.timex import TermEvidence

NEAR = 45  # days within which dates of one article are taken for the same news


@dataclass(frozen=True, slots=True)
class Anchor:
    """First and last possible day of publication, and the words that say so."""

    first: date
    last: date
    spans: tuple[Span, ...] = ()
    inferred: bool = False

    @property
    def day(self) -> date | None:
        return self.first if self.first == self.last else None


def anchor_of(published: Published | None) -> Anchor | None:
    ends = bounds(published.edtf) if published else None
    if published is None or ends is None:
        return None
    spans = published.spans or ((published.span,) if published.span else ())
    return Anchor(ends[0], ends[1], spans, published.basis == "inferred")


def infer_published(
    found: Sequence[FoundTimex], around: Surroundings, terms: Sequence[TermEvidence]
) -> Published | None:
    """Publication from the text alone: its latest news-like day, or the year that is left; None if nothing is sound."""
    years = Years.of(found, around, terms)
    news = [timex for timex in found if is_news_day(timex, around)]
    full = [(day, timex) for timex in news if (day := full_day(timex.reading)) is not None]
    if full:
        latest, timex = max(full, key=lambda pair: (pair[0], -pair[1].span.start))
        evidence = [timex.span]
        for other in news:
            day = nearest(other.reading, latest)
            if other.reading.first.year is None and day is not None and 0 < (day - latest).days <= NEAR:
                latest, evidence = day, [*evidence, other.span]
        rule = "latest day in the news, written in full"
        return Published(f"{latest.isoformat()}~", "inferred", evidence[0], tuple(evidence), rule)
    dated: list[tuple[date, tuple[Span, ...]]] = []
    for timex in news:
        first = timex.reading.first
        left = candidate_years(first, years)
        if len(left.years) == 1 and first.month and first.day:
            dated.append((date(left.years[0], first.month, first.day), (timex.span, *left.evidence)))
    if dated:
        latest, spans = max(dated, key=lambda pair: (pair[0], -pair[1][0].start))
        return Published(
            f"{latest.isoformat()}~", "inferred", spans[0], spans, "latest day in the news, year worked out"
        )
    year, spans = years.only()
    if year is not None:
        return Published(f"{year:04d}~", "inferred", spans[0], spans, "the only year left")
    return None


def is_news_day(timex: FoundTimex, around: Surroundings) -> bool:
    """A day that a report gives as its own: with a weekday or in brackets, and not ahead."""
    first = timex.reading.first
    if timex.reading.kind != "date" or first.month is None or first.day is None or timex.reading.month_first:
        return False
    in_brackets = "/" in timex.span.read(around.text)
    if not (first.weekday or in_brackets or around.is_carried(timex.span)):
        return False
    return timex.reading.toward not in ("future", "next") and not around.is_future(timex.span)


def full_day(reading: Reading) -> date | None:
    """The day, when all of it is said; the last one of a stretch."""
    return as_day(reading.last) if reading.last and reading.last.day else as_day(reading.first)


def as_day(partial: Partial) -> date | None:
    if partial.year is None or partial.month is None or partial.day is None:
        return None
    try:
        return date(partial.year, partial.month, partial.day)
    except ValueError:
        return None


def nearest(reading: Reading, day: date) -> date | None:
    """A day without a year, in the year that brings it nearest to another day (and fits its weekday, if one does)."""
    first = reading.first
    if first.month is None or first.day is None:
        return None
    options: list[date] = []
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            options.append(date(year, first.month, first.day))
        except ValueError:
            continue
    fitting = [option for option in options if first.weekday in (None, option.isoweekday())]
    return min(fitting or options, key=lambda option: abs((option - day).days), default=None)
