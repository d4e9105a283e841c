"""Times counted from a gathering or a landmark: the one thing besides days that the pack knows the days of.

'sepekan setelah Konferensi Keamanan Munich' in news of February 2016  ->  2016-02-21, approximately
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from risalah.find.dating_calendar import Stretch, day_of, shifted
from risalah.find.timexes_reading import FoundTimex
from risalah.lang.dates import DateGrammar
from risalah.lang.gatherings import Edition
from risalah.lang.tokens import tokenize
from risalah.model.span import Span

LENGTH = re.compile(r"P(\d+)([DWMY])")
UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
REACH = 160  # characters from the length to the end of the event's name and town
FILLERS = 2  # words between 'setelah' and the name: 'berakhirnya KTT G20'


@dataclass(frozen=True, slots=True)
class EventDay:
    stretch: Stretch
    span: Span  # the name of the event


def counted_from_event(found: FoundTimex, text: str, near: date | None, grammar: DateGrammar) -> EventDay | None:
    """The day that a length before or after a known event leads to; `near` picks the edition of a gathering."""
    length = LENGTH.fullmatch(found.reading.value or "")
    if length is None:
        return None
    tokens = tokenize(text, found.span.end, min(found.span.end + REACH, len(text)))
    direction = grammar.value("event", (tokens.words[0],)) if tokens.words else None
    if not isinstance(direction, int):
        return None
    for start in range(1, min(2 + FILLERS, len(tokens))):
        days = _days_of(tokens.words, start, near, grammar)
        if days is None:
            continue
        first, last, end = days
        stretch = _counted(int(length[1]) * direction, UNITS[length[2]], last if direction > 0 else first)
        return EventDay(stretch, Span(tokens.starts[start], tokens.ends[end - 1])) if stretch else None
    return None


def _days_of(
    words: Sequence[str], start: int, near: date | None, grammar: DateGrammar
) -> tuple[date, date, int] | None:
    """First and last day of the event named at a token, and the token after its name."""
    landmark = grammar.landmarks.match_at(words, start)
    if landmark is not None:
        return landmark[1].first, landmark[1].last, landmark[0]
    gathering = grammar.gatherings.match_at(words, start)
    if gathering is None or near is None:
        return None
    end, name = gathering
    edition: Edition | None = grammar.gatherings.edition(name.series, near=near)
    if edition is None or (edition.last - edition.first).days > 20:  # a month: no day to count from
        return None
    return edition.first, edition.last, end


def _counted(step: int, unit: str, day: date) -> Stretch | None:
    """Days are counted exactly; a week after is about that day, longer units are the unit."""
    if unit == "day":
        return shifted("day", step, day)
    if unit == "week":
        counted = shifted("day", 7 * step, day)
        return Stretch("day", counted.first, counted.last, vague=True) if counted else None
    return shifted(unit, step, day_of(day).first)
