"""Which years are possible for a day that is written without one.

Weekday, the years that the text mentions (an article isn't older than what it recalls), the years that it sees ahead,
and the terms of office of the people in it each leave some. One left: resolved. Several: that is the answer.

    Tuesday 12 May, 2014 recalled, Kerry in office 2013 to 2017  ->  2015
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from risalah.find.dating_context import Surroundings
from risalah.find.timexes_reading import FoundTimex, Partial
from risalah.model.span import Span
from risalah.model.timex import TermEvidence

EARLIEST, LATEST = 1995, 2035  # news on the web


@dataclass(frozen=True, slots=True)
class YearsLeft:
    years: tuple[int, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Years:
    """What a text says of its own year. `recalled` and `ahead` are mentions; `terms` the terms of people in office."""

    recalled: tuple[tuple[int, Span], ...]
    ahead: tuple[tuple[int, Span], ...]
    terms: Sequence[TermEvidence]

    @classmethod
    def of(cls, found: Sequence[FoundTimex], around: Surroundings, terms: Sequence[TermEvidence]) -> "Years":
        recalled: list[tuple[int, Span]] = []
        ahead: list[tuple[int, Span]] = []
        for timex in found:
            reading = timex.reading
            if reading.kind not in ("date", "quarter") or reading.first.year is None:
                continue
            future = reading.toward in ("future", "next") or around.is_future(timex.span)
            (ahead if future else recalled).append((reading.first.year, timex.span))
        return cls(tuple(recalled), tuple(ahead), terms)

    def floor(self) -> tuple[int, Span] | None:
        """The latest year recalled, of those that an article may be written in or after."""
        usable = [mention for mention in self.recalled if mention[0] <= LATEST]
        return max(usable, key=lambda mention: (mention[0], -mention[1].start), default=None)

    def only(self) -> tuple[int | None, tuple[Span, ...]]:
        """The year that the terms of office and the years mentioned leave, if it is one."""
        left = candidate_years(Partial(), self)
        return (left.years[0], left.evidence) if len(left.years) == 1 and left.evidence else (None, ())


def candidate_years(day: Partial, years: Years) -> YearsLeft:
    """The years in which the day has its weekday and that the text allows best."""
    evidence: list[Span] = []
    options = [year for year in range(EARLIEST, LATEST + 1) if _fits(day, year)]
    floor = years.floor()
    if floor is not None and any(year >= floor[0] for year in options):
        options = [year for year in options if year >= floor[0]]
        evidence.append(floor[1])
    for term in years.terms:
        kept = [year for year in options if _in_office(term, year, day)]
        if kept and len(kept) < len(options):
            options = kept
            evidence.append(term.span)
    if len(options) > 1 and years.ahead:
        soonest = min(years.ahead, key=lambda mention: (mention[0], mention[1].start))
        kept = [year for year in options if year <= soonest[0]]
        if kept and len(kept) < len(options):
            options = kept
            evidence.append(soonest[1])
    return YearsLeft(tuple(options), tuple(evidence))


def _fits(day: Partial, year: int) -> bool:
    if day.month is None or day.day is None:
        return True
    try:
        return day.weekday in (None, date(year, day.month, day.day).isoweekday())
    except ValueError:
        return False


def _in_office(term: TermEvidence, year: int, day: Partial) -> bool:
    for first, last in term.stretches:
        try:
            low = date(year, day.month or 1, day.day or 1)
            high = date(year, day.month or 12, day.day or 31) if day.day else date(year, 12, 31)
        except ValueError:
            continue
        if (first is None or first <= high) and (last is None or low <= last):
            return True
    return False
