"""Two expressions that make one stretch or name one day: 'Januari hingga Maret 2015', 'besok, Kamis'.

TIMEX3 marks both ends of a stretch by themselves, so each is read alone; what one leaves unsaid stands in the other.
"""

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from risalah.find.dating_calendar import Stretch, day_of
from risalah.find.dating_years import calendar_day
from risalah.find.timexes_reading import FoundTimex, Partial
from risalah.lang.dates import DateGrammar
from risalah.model.span import Span

LONGEST_LINK = 20  # characters between the two expressions
APPOSITION = frozenset({",", "("})


def with_years_of_their_ends(found: Sequence[FoundTimex], text: str, grammar: DateGrammar) -> list[FoundTimex]:
    """'1 Juli hingga 3 Agustus 2014': the first day is of 2014 too; '30 Desember hingga 2 Januari 2015': of 2014."""
    completed = list(found)
    for place in range(len(completed) - 2, -1, -1):
        first, last = completed[place], completed[place + 1]
        year = _year_before(first, last)
        if year is not None and link(text, first.span, last.span) in grammar.joined:
            reading = replace(first.reading, first=replace(first.reading.first, year=year))
            completed[place] = replace(first, reading=reading)
    return completed


def link(text: str, first: Span, last: Span) -> str | None:
    """What stands between two expressions, in lower case; None where it is too long to join them."""
    if last.start - first.end > LONGEST_LINK:
        return None
    return " ".join(text[first.end : last.start].lower().split())


def weekday_beside(found: FoundTimex, before: Stretch, between: str | None, grammar: DateGrammar) -> Stretch | None:
    """The day of a bare weekday that explains the one before it ('besok, Kamis') or ends it ('Senin sampai Rabu')."""
    reading = found.reading
    weekday = reading.first.weekday
    if weekday is None or reading.first != Partial(weekday=weekday) or reading.last or reading.toward or reading.shift:
        return None
    if before.grain != "day":
        return None
    ahead = (weekday - before.last.isoweekday()) % 7
    if between in APPOSITION and ahead == 0:
        return before
    return day_of(before.last + timedelta(days=ahead)) if between in grammar.until and ahead else None


def contradicted_by(found: FoundTimex, before: Stretch, between: str | None) -> bool:
    """'pagi ini, Kamis, 27 Juni 2023' on Thursday 27 July: the day before it makes the weekday right, not the month."""
    first, weekday = found.reading.first, found.reading.first.weekday
    if between not in APPOSITION or before.grain != "day" or weekday != before.first.isoweekday() or found.reading.last:
        return False
    if first.day is None or first.month is None:
        return False
    written = calendar_day(first.year or before.first.year, first.month, first.day)
    return written is not None and written.isoweekday() != weekday


def _year_before(first: FoundTimex, last: FoundTimex) -> int | None:
    """The year of the first of two dates whose second has its year written out."""
    early, late = first.reading, last.reading
    if early.kind != "date" or late.kind != "date" or early.shift or early.toward or early.last:
        return None
    begin, end = early.first, late.first
    if begin.year is not None or begin.month is None or end.year is None or end.month is None:
        return None
    if (begin.day is None) != (end.day is None):
        return None
    return end.year - ((begin.month, begin.day or 0) > (end.month, end.day or 0))
