"""Which years are possible for a day that is written without one.

Its weekday, the days that the same text writes in full, the years that it recalls (an article isn't older than those),
the years that it sees ahead, the terms of office of the people in it, the milestones that it tells of and the
gatherings that it names each leave some.
One left: resolved. Several: that is the answer.

    Tuesday 12 May, 2014 recalled, Kerry in office 2013 to 2017  ->  2015
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from operator import ge, le

from risalah.find.dating_context import Surroundings
from risalah.find.dating_gatherings import GatheringMention, gathering_mentions
from risalah.find.timexes_reading import FoundTimex, Partial
from risalah.lang.dates import DateGrammar
from risalah.model.span import Span
from risalah.model.timex import TermEvidence

MOST = 40  # mentions of one kind that are weighed: more say no more, and a page of dates must not take its square
# '© ANTARA 2016', '(c) 2009-2014': the sign, a name and the year; of several years the last one counts.
_RIGHTS = re.compile(r"(?:©|\([cC]\))(?:[^\n\d]{0,40}|[^\n\d]{0,40}(?:19|20)\d\d\s?[-–]\s?)((?:19|20)\d\d)(?![\d-])")
SIBLING_DAYS = 200  # a day without a year belongs to the year of a full date of its article that is so near


@dataclass(frozen=True, slots=True)
class YearsLeft:
    years: tuple[int, ...]
    evidence: tuple[Span, ...]
    against: bool = False  # part of what the text says had to be passed over


@dataclass(frozen=True)
class Years:
    """What a text says of its own time: `siblings` are days in full, `recalled` and `ahead` years, `recent` months."""

    horizon: range
    siblings: tuple[tuple[date, Span], ...]
    recalled: tuple[tuple[int, Span], ...]
    ahead: tuple[tuple[int, Span], ...]
    recent: tuple[tuple[date, Span], ...]
    terms: Sequence[TermEvidence]
    text: str
    story: tuple[Span, ...]  # the stretches of the text that tell of its time
    grammar: DateGrammar
    known: dict[Partial, YearsLeft] = field(default_factory=dict, compare=False)  # what was worked out already

    @classmethod
    def of(
        cls,
        found: Sequence[FoundTimex],
        around: Surroundings,
        terms: Sequence[TermEvidence],
        story: Sequence[Span],
    ) -> "Years":
        horizon = around.grammar.years
        siblings: list[tuple[date, Span]] = []
        recalled: list[tuple[int, Span]] = []
        ahead: list[tuple[int, Span]] = []
        recent: list[tuple[date, Span]] = []
        for timex in found:
            reading = timex.reading
            year = reading.first.year
            if reading.kind not in ("date", "quarter", "holiday") or year is None or year not in horizon:
                continue
            day = full_day(reading.first)
            if day is not None:
                siblings.append((day, timex.span))
            future = around.is_future(timex.span) if reading.first.month else around.opens_ahead(timex.span)
            if future or reading.toward in ("future", "next") or around.is_until(timex.span):
                ahead.append((year, timex.span))
            elif reading.first.month or reading.toward or reading.edge or around.is_past(timex.span):
                recalled.append((year, timex.span))
                if reading.toward == "past" and reading.first.month:
                    recent.append((date(year, reading.first.month, 1), timex.span))
        closing = _year_of_rights(around.text, story)
        if closing is not None:
            ahead.append(closing)
        return cls(
            horizon,
            tuple(sorted(siblings, reverse=True)[:MOST]),
            tuple(sorted(recalled, key=lambda mention: (-mention[0], mention[1]))[:1]),
            tuple(sorted(ahead)[:1]),
            tuple(recent[:MOST]),
            terms[:MOST],
            around.text,
            tuple(story),
            around.grammar,
        )

    @cached_property
    def gatherings(self) -> tuple[GatheringMention, ...]:
        """Gatherings named in the text; looked for only when several years are left."""
        mentions = gathering_mentions(self.text, self.grammar)
        return tuple(mention for mention in mentions if any(part.contains(mention.span) for part in self.story))

    @cached_property
    def since(self) -> tuple[date, Span] | None:
        """The latest milestone that the text tells of: it was written then or later."""
        found = [self.grammar.milestones.latest(self.text, part) for part in self.story]
        return max((milestone for milestone in found if milestone), key=lambda told: told[0], default=None)

    def floor(self) -> tuple[int, Span] | None:
        """The latest year recalled: the article isn't older."""
        return max(self.recalled, key=lambda mention: (mention[0], -mention[1].start), default=None)

    def only(self) -> tuple[int | None, tuple[Span, ...]]:
        """The year that the terms of office and the years mentioned leave, if it is one."""
        left = candidate_years(Partial(), self)
        return (left.years[0], left.evidence) if len(left.years) == 1 and left.evidence else (None, ())


def _year_of_rights(text: str, story: Sequence[Span]) -> tuple[int, Span] | None:
    """'COPYRIGHT © ANTARA 2016' behind the story: the page, and so the article, is not younger than that.

    In a caption amid the story it would be the year of a picture.
    """
    end = max((span.end for span in story), default=len(text))
    found = [(int(mark[1]), Span(mark.start(), mark.end())) for mark in _RIGHTS.finditer(text, end)]
    return max(found, default=None)


def candidate_years(day: Partial, years: Years) -> YearsLeft:
    """The years in which the day has its weekday and that the text allows.

    If what the text says of its time leaves one year and the weekday contradicts it, the numbers win.
    """
    known = years.known.get(day)
    if known is None:
        known = years.known[day] = _worked_out(day, years)
    return known


def _worked_out(day: Partial, years: Years) -> YearsLeft:
    fitting = [year for year in years.horizon if _fits(day, year)]
    near = _beside_sibling(day, fitting, years)
    if near is not None:
        return near
    allowed, evidence, against = _allowed_by_text(day, years)
    both = [year for year in fitting if year in allowed]
    if len(both) > 1 and day.month is not None and day.day is not None:
        for mention in years.gatherings:
            beside = [
                year for year in both if (whole := calendar_day(year, day.month, day.day)) and mention.is_beside(whole)
            ]
            if beside and len(beside) < len(both):
                both, evidence = beside, (*evidence, mention.span)
    if both:
        return YearsLeft(tuple(both), evidence if len(both) < len(fitting) else (), against)
    if len(allowed) == 1:
        return YearsLeft(tuple(allowed), evidence, against)
    return _one_after_the_other(day, fitting, years)


def _allowed_by_text(day: Partial, years: Years) -> tuple[list[int], tuple[Span, ...], bool]:
    """Years that nothing in the text excludes, whatever the weekday; and whether a term of office was passed over.

    Terms speak last: 'Presiden Obama' may be one whom an article of a later year remembers.
    """
    options = [year for year in years.horizon if _exists(day, year)]
    evidence: list[Span] = []
    floor = years.floor()
    tests: list[tuple[Span, Callable[[int], bool]]] = []
    if floor is not None:
        tests.append((floor[1], partial(le, floor[0])))
    tests += [(span, partial(_within_a_year, day, month)) for month, span in years.recent]
    if years.since is not None:
        tests.append((years.since[1], partial(_not_before, years.since[0], day)))
    tests += [(span, partial(ge, year)) for year, span in years.ahead]
    for span, test in tests:
        kept = [year for year in options if test(year)]
        if len(kept) < len(options):
            evidence.append(span)
            options = kept
    against = False
    for term in years.terms:
        kept = [year for year in options if _in_office(term, day, year)]
        against = against or not kept
        if kept and len(kept) < len(options):
            evidence.append(term.span)
            options = kept
    return options, tuple(evidence), against


def _one_after_the_other(day: Partial, options: list[int], years: Years) -> YearsLeft:
    """Where the text contradicts itself (somebody presented with an old office), what leaves nothing is passed over."""
    evidence: list[Span] = []
    floor = years.floor()
    if floor is not None and options and options[-1] >= floor[0]:
        evidence.append(floor[1])
        options = [year for year in options if year >= floor[0]]
    for term in years.terms:
        kept = [year for year in options if _in_office(term, day, year)]
        if kept and len(kept) < len(options):
            options = kept
            evidence.append(term.span)
    return YearsLeft(tuple(options), tuple(evidence), against=True)


def agreed(days: Sequence[Partial], years: Years) -> bool:
    """Whether days without a year, each worked out, are of one time; a day against what the text says has no voice."""
    worked_out = [
        (left.years[0], day) for day in sound(days, years) if len((left := candidate_years(day, years)).years) == 1
    ]
    dates = [calendar_day(year, day.month or 1, day.day or 1) for year, day in worked_out]
    known = [day for day in dates if day is not None]
    return not known or (max(known) - min(known)).days <= SIBLING_DAYS


def sound(days: Sequence[Partial], years: Years) -> list[Partial]:
    """The days that agree with what the text says of its time; all of them, where none does."""
    return [day for day in days if not candidate_years(day, years).against] or list(days)


def full_day(partial: Partial) -> date | None:
    """The day, when all of it is said."""
    if partial.year is None or partial.month is None or partial.day is None:
        return None
    return calendar_day(partial.year, partial.month, partial.day)


def _beside_sibling(day: Partial, options: Sequence[int], years: Years) -> YearsLeft | None:
    if day.month is None or day.day is None:
        return None
    for sibling, span in sorted(years.siblings, reverse=True):
        near = [
            year
            for year in options
            if (whole := calendar_day(year, day.month, day.day)) and abs((whole - sibling).days) <= SIBLING_DAYS
        ]
        if len(near) == 1:
            return YearsLeft(tuple(near), (span,))
        if near:
            return None
    return None


def _fits(day: Partial, year: int) -> bool:
    if day.month is None or day.day is None:
        return True
    whole = calendar_day(year, day.month, day.day)
    return whole is not None and day.weekday in (None, whole.isoweekday())


def _exists(day: Partial, year: int) -> bool:
    return day.month is None or day.day is None or calendar_day(year, day.month, day.day) is not None


def _within_a_year(day: Partial, month: date, year: int) -> bool:
    """'November 2017 lalu' is said within the year that follows."""
    whole = calendar_day(year, day.month or month.month, day.day or 28)
    return whole is not None and -31 <= (whole - month).days <= 366


def _not_before(first: date, day: Partial, year: int) -> bool:
    return (year, day.month or 12, day.day or 31) >= (first.year, first.month, first.day)


def _in_office(term: TermEvidence, day: Partial, year: int) -> bool:
    if day.month is not None and day.day is not None:
        low = high = calendar_day(year, day.month, day.day) or date(year, day.month, 28)
    else:
        low, high = date(year, 1, 1), date(year, 12, 31)
    return any((first is None or first <= high) and (last is None or low <= last) for first, last in term.stretches)


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day, None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
