"""Stretches of the calendar: how they shift, and how they are written in TIMEX3 and EDTF.

Stretch('week', 2016-11-14, 2016-11-20)  ->  '2016-W46', '2016-11-14~/2016-11-20~'
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

import msgspec

from risalah.find.timexes_reading import Edge

Grain = Literal[
    "day", "days", "weekend", "week", "month", "months", "quarter", "half", "year", "years", "decade", "century"
]
DAY = timedelta(days=1)
MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12, "windu": 96, "decade": 120, "century": 1200}


class Stretch(msgspec.Struct, frozen=True):
    grain: Grain
    first: date
    last: date
    vague: bool = False  # 'awal 2014': somewhere at its edge


def day_of(day: date) -> Stretch:
    return Stretch("day", day, day)


def days_of(first: date, last: date) -> Stretch:
    return Stretch("day" if first == last else "days", first, last)


def month_of(year: int, month: int) -> Stretch:
    return Stretch("month", date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def year_of(year: int) -> Stretch:
    return Stretch("year", date(year, 1, 1), date(year, 12, 31))


def enclosing(unit: str, day: date) -> Stretch | None:
    """The calendar unit that a day lies in; weeks begin on Monday."""
    monday = day - DAY * (day.isoweekday() - 1)
    try:
        if unit == "day":
            return day_of(day)
        if unit == "week":
            return Stretch("week", monday, monday + 6 * DAY)
        if unit == "weekend":
            return Stretch("weekend", monday + 5 * DAY, monday + 6 * DAY)
        if unit == "month":
            return month_of(day.year, day.month)
        if unit in ("quarter", "half"):
            months = MONTHS_OF[unit]
            opening = (day.month - 1) // months * months + 1
            last = month_of(day.year, opening + months - 1).last
            return Stretch("quarter" if unit == "quarter" else "half", date(day.year, opening, 1), last)
        if unit == "year":
            return year_of(day.year)
        if unit in ("decade", "century"):
            years = 10 if unit == "decade" else 100
            opening = day.year // years * years
            grain: Grain = "decade" if unit == "decade" else "century"
            return Stretch(grain, date(opening, 1, 1), date(opening + years - 1, 12, 31))
    except (ValueError, OverflowError):
        return None
    return None


def shifted(unit: str, step: float, day: date) -> Stretch | None:
    """The unit `step` units away from the one that holds `day`; None outside the calendar or for broken numbers."""
    try:
        if unit in ("day", "week", "weekend"):
            whole = step * (1 if unit == "day" else 7)
            if whole != int(whole):
                return None
            return enclosing("day" if unit == "day" else unit, day + DAY * int(whole))
        if unit not in MONTHS_OF:
            return None
        months = step * MONTHS_OF[unit]
        if months != int(months):
            return None
        count = day.year * 12 + day.month - 1 + int(months)
        target = date(count // 12, count % 12 + 1, 1)
    except (ValueError, OverflowError):
        return None
    return enclosing("year" if unit == "windu" else unit, target)


def edge_of(stretch: Stretch, edge: Edge | None) -> Stretch:
    """'awal', 'akhir' and the like leave the unit and make it vague; halves of years and months are stretches."""
    if edge is None:
        return stretch
    if edge in ("half1", "half2") and stretch.grain in ("year", "month"):
        first, last = stretch.first, stretch.last
        if stretch.grain == "year":
            middle = date(first.year, 7, 1)
            return Stretch("half", first, middle - DAY) if edge == "half1" else Stretch("half", middle, last)
        middle = date(first.year, first.month, 16)
        return Stretch("days", first, middle - DAY, True) if edge == "half1" else Stretch("days", middle, last, True)
    return Stretch(stretch.grain, stretch.first, stretch.last, vague=True)


def value_of(stretch: Stretch) -> str:
    """The TIMEX3 value."""
    first, last = stretch.first, stretch.last
    year = f"{first.year:04d}"
    if stretch.grain in ("week", "weekend"):
        iso = first.isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if stretch.grain == "weekend" else "")
    if stretch.grain == "month":
        return f"{year}-{first.month:02d}"
    if stretch.grain == "months":
        return f"{year}-{first.month:02d}/{last.year:04d}-{last.month:02d}"
    if stretch.grain == "quarter":
        return f"{year}-Q{(first.month + 2) // 3}"
    if stretch.grain == "half":
        return f"{year}-H{1 if first.month == 1 else 2}"
    if stretch.grain == "year":
        return year
    if stretch.grain == "years":
        return f"{year}/{last.year:04d}"
    if stretch.grain == "decade":
        return year[:3]
    if stretch.grain == "century":
        return year[:2]
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def edtf_of(stretch: Stretch) -> str:
    """The EDTF date; weeks and vague parts are approximate."""
    first, last = stretch.first, stretch.last
    year = f"{first.year:04d}"
    mark = "~" if stretch.vague else ""
    if stretch.grain == "week":
        return f"{first.isoformat()}~/{last.isoformat()}~"
    if stretch.grain in ("quarter", "half", "months"):
        return f"{year}-{first.month:02d}{mark}/{last.year:04d}-{last.month:02d}{mark}"
    if stretch.grain == "month":
        return f"{year}-{first.month:02d}{mark}"
    if stretch.grain == "year":
        return year + mark
    if stretch.grain == "years":
        return f"{year}{mark}/{last.year:04d}{mark}"
    if stretch.grain == "decade":
        return year[:3] + "X" + mark
    if stretch.grain == "century":
        return year[:2] + "XX" + mark
    return first.isoformat() + mark if first == last else f"{first.isoformat()}{mark}/{last.isoformat()}{mark}"
