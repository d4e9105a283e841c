"""The day that an article hangs on: given with the article, or worked out from its own words.

'tutur pejabat di Tokyo, Selasa (15/8)' with ministers in office 2017-18  ->  2017-08-15~, inferred
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from risalah.find.dating_calendar import Stretch, shifted
from risalah.find.dating_context import Surroundings
from risalah.find.dating_gatherings import GatheringMention
from risalah.find.dating_years import Years, agreed, candidate_years, full_day, sound
from risalah.find.timexes_reading import FoundTimex, Partial
from risalah.model.document import STORY_TIME, Published
from risalah.model.edtf import bounds
from risalah.model.span import Span

WEEK = timedelta(days=7)
SHORTLY = frozenset({"day", "week", "month"})  # how long ago a gathering may be to date the news that names it
RIGHT_BEHIND = 25  # characters from a gathering to the time that is its own: 'KTT APEC di Lima pekan lalu'
ONLY_YEAR = "the only year left"
NEXT_DAYS = 2  # news told with a bare weekday is so fresh
GATHERING_REACH = 120  # characters from the name of a gathering to the day of its news

Dated = tuple[date, FoundTimex, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Anchor:
    """First and last possible day of publication, and the words that say so."""

    first: date
    last: date
    spans: tuple[Span, ...] = ()

    @property
    def day(self) -> date | None:
        return self.first if self.first == self.last else None


def anchor_of(published: Published | None) -> Anchor | None:
    ends = bounds(published.edtf) if published else None
    if published is None or ends is None:
        return None
    return Anchor(ends[0], ends[1], published.spans or ((published.span,) if published.span else ()))


def infer_published(found: Sequence[FoundTimex], around: Surroundings, years: Years) -> Published | None:
    """Publication from the text alone: its latest news-like day, or the year that is left; None if nothing is sound."""
    dated = list(_news_days(found, around, years))
    if not dated:
        gathering = _day_of_gathering(found, around, years)
        if gathering is not None:
            return gathering
        year, spans = years.only()
        if year is None:
            return None
        return Published(f"{year:04d}~", "inferred", spans[0], spans, ONLY_YEAR)
    latest, timex, evidence = _latest(dated)
    lead = _lead_weekday(found, around, timex, latest) or _said_weekday(found, around, timex, latest)
    spans = (timex.span, *evidence)
    if lead is None:
        rule = "latest day in the news" if timex.reading.first.year else "latest day in the news, its year worked out"
        return Published(f"{latest.isoformat()}~", "inferred", timex.span, spans, rule)
    days, more = _days_of_lead(lead, latest, years)
    spans = (lead.span, *spans, *more)
    rule = "weekday of the news after its latest dated day"
    if len(days) == 1:
        return Published(f"{days[0].isoformat()}~", "inferred", lead.span, spans, rule)
    same_month = len({(day.year, day.month) for day in days}) == 1
    edtf = f"{days[0].year:04d}-{days[0].month:02d}~" if same_month else f"{latest.isoformat()}~"
    return Published(edtf, "inferred", lead.span, spans, rule)


def time_of_story(found: Sequence[FoundTimex], around: Surroundings, years: Years) -> Published | None:
    """'setelah konferensi keamanan di Munich pekan lalu': the month of the week after the one edition that is possible.

    When the story happened is known by that, not the day on which it came out.

    'Pekan lalu' is loosely used: the answer says the month, and both where the weeks lie in two.
    """
    for mention in years.gatherings:
        for timex in found:
            shift = timex.reading.shift
            if shift is None or shift.anchor != "now" or shift.unit not in SHORTLY or not (shift.step or 0) < 0:
                continue
            if not 0 < timex.span.start - mention.span.end <= RIGHT_BEHIND:
                continue
            if not around.in_one_sentence(mention.span, timex.span):
                continue
            times = [shifted(shift.unit, -(shift.step or 0), edition.last) for edition in mention.editions]
            left = [(time, allowed) for time in times if time and (allowed := _allowed(time, years)) is not None]
            if len(left) == 1:
                time, evidence = left[0]
                first, last = (f"{day.year:04d}-{day.month:02d}~" for day in (time.first, time.last))
                edtf = first if first == last else f"{first}/{last}"
                spans = (timex.span, mention.span, *evidence)
                return Published(edtf, "inferred", timex.span, spans, STORY_TIME)
    return None


def is_news_day(timex: FoundTimex, around: Surroundings) -> bool:
    """A day that a report gives as its own: with a weekday or in brackets, and not ahead."""
    reading, first = timex.reading, timex.reading.first
    if reading.kind != "date" or first.month is None or first.day is None:
        return False
    in_figures = "/" in timex.span.read(around.text)
    if not (first.weekday or in_figures or around.is_carried(timex.span)):
        return False
    return reading.toward not in ("future", "next") and not around.is_future(timex.span)


def _news_days(found: Sequence[FoundTimex], around: Surroundings, years: Years) -> Iterator[Dated]:
    news = [timex for timex in found if is_news_day(timex, around)]
    yearless = sound([timex.reading.first for timex in news if timex.reading.first.year is None], years)
    if not agreed(yearless, years):
        return
    for timex in news:
        reading = timex.reading
        if reading.first.year is None and reading.first not in yearless:
            continue
        day = full_day(reading.first)
        if day is not None:
            if day.year in years.horizon:
                yield day, timex, ()
            continue
        left = candidate_years(reading.first, years)
        if reading.first.year is None and len(left.years) == 1 and reading.first.month and reading.first.day:
            yield date(left.years[0], reading.first.month, reading.first.day), timex, left.evidence


def _latest(dated: Sequence[Dated]) -> Dated:
    """The latest day; of several mentions of it the one written in full, or the first."""
    return max(dated, key=lambda d: (d[0], d[1].reading.first.year is not None, -d[1].span.start))


def _lead_weekday(
    found: Sequence[FoundTimex], around: Surroundings, latest: FoundTimex, day: date
) -> FoundTimex | None:
    """A bare weekday that opens the news before any day is dated: 'di New York, Senin. … dimulai Selasa (12/9)'."""
    for timex in found:
        if timex.span.start >= latest.span.start:
            return None
        if _is_bare_weekday(timex, around) and _behind_comma(timex, around):
            return timex if timex.reading.first.weekday != day.isoweekday() else None
    return None


def _said_weekday(
    found: Sequence[FoundTimex], around: Surroundings, latest: FoundTimex, day: date
) -> FoundTimex | None:
    """The weekday on which the news was told, right after its latest day: 'bertemu Kamis (14/5), kata dia, Jumat.'"""
    for timex in found:
        if timex.span.start < latest.span.end or not _is_bare_weekday(timex, around):
            continue
        if _behind_comma(timex, around) and (around.is_said(timex.span) or around.is_carried(timex.span)):
            later = ((timex.reading.first.weekday or 1) - day.isoweekday()) % 7
            return timex if 0 < later <= NEXT_DAYS else None
    return None


def _is_bare_weekday(timex: FoundTimex, around: Surroundings) -> bool:
    reading, first = timex.reading, timex.reading.first
    if reading.kind != "date" or reading.toward or reading.shift or reading.last or reading.part:
        return False
    return first == Partial(weekday=first.weekday) and bool(first.weekday) and not around.is_future(timex.span)


def _behind_comma(timex: FoundTimex, around: Surroundings) -> bool:
    return around.text[max(0, timex.span.start - 9) : timex.span.start].rstrip().endswith(",")


def _day_of_gathering(found: Sequence[FoundTimex], around: Surroundings, years: Years) -> Published | None:
    """News told at a gathering: 'kata dia di KTT ASEAN ke-25 di Naypyidaw, Rabu' is of the Wednesday among its days."""
    weekdays = [timex for timex in found if _is_bare_weekday(timex, around)]
    if not weekdays:
        return None
    left = candidate_years(Partial(), years)
    for mention in years.gatherings:
        editions = [edition for edition in mention.editions if edition.first.year in left.years]
        if len(editions) != 1 or editions[0].last - editions[0].first >= WEEK + WEEK:
            continue
        for timex in weekdays:
            if not _told_at(mention, timex, around):
                continue
            days = _days_with(timex.reading.first.weekday or 1, editions[0].first, editions[0].last)
            if len(days) == 1:
                spans = (timex.span, mention.span, *left.evidence)
                return Published(f"{days[0].isoformat()}~", "inferred", timex.span, spans, "weekday of a gathering")
    return None


def _allowed(time: Stretch, years: Years) -> tuple[Span, ...] | None:
    """What leaves a time as the article's own, None where the text excludes it."""
    left = candidate_years(Partial(month=time.last.month, day=time.last.day), years)
    return left.evidence if time.last.year in left.years and not left.against else None


def _told_at(mention: GatheringMention, timex: FoundTimex, around: Surroundings) -> bool:
    """Whether the gathering is named before the weekday in its sentence, and not as what came before or after."""
    between = timex.span.start - mention.span.end
    before, _ = around.around(mention.span)
    if any(around.grammar.value("event", (word,)) is not None for word in before[-2:]):
        return False
    return 0 < between <= GATHERING_REACH and around.in_one_sentence(mention.span, timex.span)


def _days_with(weekday: int, first: date, last: date) -> list[date]:
    day = first + timedelta(days=(weekday - first.isoweekday()) % 7)
    return [day + WEEK * step for step in range(3) if day + WEEK * step <= last]


def _days_of_lead(lead: FoundTimex, latest: date, years: Years) -> tuple[list[date], tuple[Span, ...]]:
    """Days with the weekday of the lead, after the latest dated day and before the first that is ahead."""
    weekday = lead.reading.first.weekday or 1
    ahead = [(day, span) for day, span in years.siblings if day > latest]
    end, spans = min(ahead, default=(None, None)), ()
    day = latest + timedelta(days=(weekday - latest.isoweekday()) % 7)
    if end[0] is None or end[1] is None:
        return [day], spans
    days = [day]
    while days[-1] + WEEK < end[0] and len(days) < 5:
        days.append(days[-1] + WEEK)
    return days, (end[1],)
