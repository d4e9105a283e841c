"""An EDTF date as the days that it allows.

days("2022-01-09/2022-01-10")  ->  Days(first=738164, last=738165, approximate=False)     (proleptic ordinals)
"""

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

POINT = re.compile(r"(\d{4}|\d{3}X|\d\dXX)(?:-([\dX]{2}))?(?:-([\dX]{2}))?(?:T.*)?")
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}


class Days(NamedTuple):
    """First and last day that are possible. `approximate`: the day may lie a little outside too."""

    first: int
    last: int
    approximate: bool

    @property
    def exact(self) -> bool:
        return self.first == self.last

    @property
    def slack(self) -> int:
        """How many days an approximate date may be off: it grows with its span."""
        if not self.approximate:
            return 0
        span = self.last - self.first
        return 3 if span < 7 else 15 if span < 62 else 180


@lru_cache(maxsize=65536)
def days(edtf: str | None) -> Days | None:
    """The days that an EDTF level-1 date allows; None where nothing is known or the date is no date."""
    if not edtf:
        return None
    approximate = any(sign in edtf for sign in "~?%")
    ends = [_point(part.strip("~?% ")) for part in edtf.split("/")]
    known = [end for end in ends if end is not None]
    if not known:
        return None
    first, last = min(end[0] for end in known), max(end[1] for end in known)
    # An open interval says only where it begins or ends: the rest is left as approximate.
    return Days(first, last, approximate or len(known) < len(ends))


def day(ordinal: int) -> str:
    """The ISO date of an ordinal."""
    return date.fromordinal(ordinal).isoformat()


def _point(text: str) -> tuple[int, int] | None:
    match = POINT.fullmatch(text)
    if match is None:
        return None
    digits, month_text, day_text = match.groups()
    first_year, last_year = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    try:
        if not month_text or "X" in month_text or first_year != last_year:
            return date(first_year, 1, 1).toordinal(), date(last_year, 12, 31).toordinal()
        month = int(month_text)
        if month in SEASONS:
            opens, closes = SEASONS[month]
            return _month(first_year, opens)[0], _month(first_year, closes)[1]
        if not day_text or "X" in day_text:
            return _month(first_year, month)
        exact = date(first_year, month, int(day_text)).toordinal()
        return exact, exact
    except ValueError:
        return None


def _month(year: int, month: int) -> tuple[int, int]:
    first = date(year, month, 1)
    return first.toordinal(), first.replace(day=calendar.monthrange(year, month)[1]).toordinal()
