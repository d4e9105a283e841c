"""Readings of calendar dates, weekdays, months, years, eras and clocks.

'Kamis (7/9) pukul 10.30 WIB'  ->  TIME, Partial(month=9, day=7, weekday=4), Clock(10, 30, zone='Asia/Jakarta')
"""

from calendar import monthrange
from typing import cast

from risalah.find.timexes_reading import Anchor, Approx, Clock, Edge, Partial, Reading, Shift, Toward
from risalah.find.timexes_words import Words
from risalah.model.timex import TimexType

Made = tuple[TimexType, Reading] | None
PIVOT = 50  # two-digit years below it are of this century
LEAP_YEAR = 2000  # a year in which every day of a month exists
NOON, MIDNIGHT = 12, 24
HALF = 0.5
# Slots that most dates leave empty: they are asked for one by one only where a date has any of them.
DEICTIC = frozenset({"dpday", "rel", "now", "wd", "md", "yd"})
LAST_DAY = frozenset({"d2", "m2", "mn2", "w2", "yb"})
PART_OF_DAY = frozenset({"dpday", "dp2", "dp", "dpc"})


def make_date(words: Words) -> Made:
    """Any mixture of relative day, weekday, day, month, year, part of the day and clock."""
    first, last = _days(words)
    impossible = first is None and words.has("m")
    if impossible:
        first = Partial(full_year(words, "y"), _month(words, "m", "mn"))
    if first is None:
        return None
    shift = _shift(words) if words.has_any(DEICTIC) else None
    part = _part(words) if words.has_any(PART_OF_DAY) else None
    clock = make_clock(words, part) if words.has("h") else None
    if words.has("h") and clock is None:
        return None
    toward = cast("Toward | None", words.value("toward2", "toward") or words.value("toward", "toward"))
    edge = cast("Edge | None", words.value("edge", "edge")) or _half(words)
    reading = Reading(
        "date", first, last, shift=shift, toward=toward, edge=edge, part=None if clock else part, clock=clock,
        approx=cast("Approx | None", words.value("ap", "approx")), impossible=impossible,
    )  # fmt: skip
    return ("TIME" if part or clock else "DATE"), reading


def make_month_first(words: Words) -> Made:
    """'10/21/2025': figures that only make a date month first."""
    month, day, year = words.figure("mn"), words.figure("d"), words.figure("y")
    if month is None or day is None or day <= 12 or not _exists(month, day):
        return None
    clock = make_clock(words, None)
    return ("TIME" if clock else "DATE"), Reading("date", Partial(year, month, day), clock=clock)


def make_eve(words: Words) -> Made:
    """'malam Minggu' is Saturday night."""
    weekday = words.value("w", "weekday", "sunday")
    if not isinstance(weekday, int):
        return None
    return "TIME", Reading("date", Partial(weekday=(weekday - 2) % 7 + 1), part="TNI")


def make_era(words: Words) -> Made:
    """'1990-an' is the decade 199, 'tahun 40-an' 194."""
    spelt = words.value("w", "decadeword")
    if spelt is not None:
        return _era(words, str(spelt))
    year = words.figure("y")
    if year is None:
        return None
    if year < 100:
        year += 1900 if year >= 30 else 2000
    if year % 10 or year < 1000:
        return None
    return _era(words, str(year // 10))


def make_century(words: Words) -> Made:
    """'abad ke-19' is 18: the hundreds of its years."""
    number = words.figure("n")
    if number is None:
        roman = words.value("r", "roman")
        number = roman if isinstance(roman, int) else None
    if number is None or not 1 <= number <= 30:
        return None
    return _era(words, f"{number - 1:02d}")


def _era(words: Words, value: str) -> Made:
    edge, approx = words.value("edge", "edge"), words.value("ap", "approx")
    return "DATE", Reading("era", value=value, edge=cast("Edge | None", edge), approx=cast("Approx | None", approx))


def make_week_of_month(words: Words) -> Made:
    """'pekan kedua Maret' is days 8 to 14; the last week is the last seven days. Said loosely, so approximate."""
    nth = words.value("o", "ordinal")
    month = _month(words, "m", "mn")
    if not isinstance(nth, int) or not -1 <= nth <= 4 or nth == 0:
        return None
    shift = as_shift("year", words.value("yd", "yeardeictic")) or as_shift("month", words.value("md", "monthdeictic"))
    first, last = (7 * nth - 6, 7 * nth) if nth > 0 else (22, 28)
    year = words.figure("y")
    return "DATE", Reading("date", Partial(year, month, first), Partial(year, month, last), shift=shift, approx="about")


def make_season(words: Words) -> Made:
    shift = as_shift("year", words.value("yd", "yeardeictic"))
    value, toward = words.value("v", "season", "rains"), words.value("toward2", "toward")
    loose = words.value("v", "rains") is not None  # not one of the calendar's seasons
    reading = Reading(
        "season", Partial(words.figure("y")), shift=shift, toward=cast("Toward | None", toward), value=str(value),
        edge=cast("Edge | None", words.value("edge", "edge")), approx="about" if loose else None,
    )  # fmt: skip
    return "DATE", reading


def make_clock(words: Words, part: str | None) -> Clock | None:
    """The time of day. A part of the day beside it says which half: 'pukul 7 malam' is 19.00."""
    hour, minute = words.figure("h"), words.figure("mi")
    if hour is None:
        spelt = words.number("h")
        half = spelt is not None and spelt % 1 == HALF  # 'setengah tujuh' is half an hour before seven
        hour = int(spelt) if spelt is not None and (half or spelt == int(spelt)) else None
        if half and hour is not None:
            hour, minute = hour - 1, 30
    if hour is None or hour > 24:
        return None
    said = words.value("dpc", "dayparts") or words.value("dp2", "dayparts") or part
    if said in ("TAF", "TEV", "TNI") and hour < NOON and not (said == "TAF" and hour == 11):
        hour += NOON
    elif said in ("TMO", "TNI") and hour == NOON:
        hour = 0 if said == "TMO" else MIDNIGHT
    zone = words.value("z", "zone")
    end_hour, end_minute = words.figure("h2"), words.figure("mi2")
    end = (end_hour, end_minute) if end_hour is not None and end_minute is not None else None
    return Clock(hour, minute, words.figure("s"), zone if isinstance(zone, str) else None, end)


def full_year(words: Words, slot: str) -> int | None:
    """A year of four figures, or of two ('6/8/16')."""
    year = words.figure(slot)
    if year is None or year >= 1000:
        return year
    return year + (2000 if year < PIVOT else 1900)


def as_shift(unit: str, said: object) -> Shift | None:
    """'now-1' of a unit as a Shift."""
    if not isinstance(said, str):
        return None
    anchor = said.rstrip("+-0123456789")
    return Shift(unit, int(said[len(anchor) :]), cast("Anchor", anchor))


def _days(words: Words) -> tuple[Partial | None, Partial | None]:
    """First and last day; None if they can't be days of a calendar."""
    year, month, day = full_year(words, "y"), _month(words, "m", "mn"), words.figure("d")
    weekday = _weekday(words, "w")
    first_year = full_year(words, "y1") or year
    if day is not None and month is not None and not _exists(month, day):
        return None, None
    first = Partial(first_year, month, day, weekday)
    if not words.has_any(LAST_DAY):
        return first, None
    day2, month2, weekday2, year2 = words.figure("d2"), _month(words, "m2", "mn2"), _weekday(words, "w2"), None
    if words.has("yb"):
        year2 = full_year(words, "yb")
        if year2 is not None and year is not None and words.figure("yb") != year2:
            year2 = year // 100 * 100 + (words.figure("yb") or 0)  # '1998/99'
        if year is None or year2 is None or year2 <= year:
            return None, None
        return first, Partial(year2)
    if day2 is None and month2 is None and weekday2 is None:
        return first, None
    if day2 is not None:
        later_month = month2 or month
        if later_month is not None and not _exists(later_month, day2):
            return None, None
        if day is not None and month2 is None and day2 <= day:
            return None, None
        return first, Partial(year, later_month, day2, weekday2)
    if month2 is not None:
        return first, Partial(year, month2)
    return first, Partial(weekday=weekday2)


def _month(words: Words, named: str, figures: str) -> int | None:
    found = words.value(named, "month", "monthabbr")
    return found if isinstance(found, int) else words.figure(figures)


def _weekday(words: Words, slot: str) -> int | None:
    found = words.value(slot, "weekday", "sunday")
    return found if isinstance(found, int) else None


def _exists(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(LEAP_YEAR, month)[1]


def _shift(words: Words) -> Shift | None:
    day_part = words.value("dpday", "daypartday")
    if isinstance(day_part, str):
        return as_shift("day", day_part.split(":")[0])
    for slot, words_of, unit in (
        ("rel", "relday", "day"),
        ("now", "nowward", "day"),
        ("wd", "weekdeictic", "week"),
        ("md", "monthdeictic", "month"),
        ("yd", "yeardeictic", "year"),
    ):
        shift = as_shift(unit, words.value(slot, words_of))
        if shift is not None:
            return shift
    return None


def _part(words: Words) -> str | None:
    day_part = words.value("dpday", "daypartday")
    if isinstance(day_part, str):
        return day_part.split(":", 1)[1]
    for slot in ("dp2", "dp", "dpc"):
        found = words.value(slot, "dayparts", "daypartalone")
        if isinstance(found, str):
            return found
    return None


def _half(words: Words) -> Edge | None:
    half = words.value("edge", "halfpart")
    return None if half is None else cast("Edge", f"half{half}")
