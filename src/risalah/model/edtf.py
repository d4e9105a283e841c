"""EDTF (ISO 8601-2), as far as records use it: level 1 dates and intervals, and sets of level 2.

'2016-11-20'  '2016-11~'  '201X'  '2016-02-XX'  '2022-01-09/2022-01-10'  '2014-05-01/..'  '[2009-05-12,2015-05-12]'
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

DATE = re.compile(r"(-?\d{4}|\d{3}X|\d{2}XX|\dXXX|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%])?")
SEASONS = range(21, 25)


def is_valid(edtf: str) -> bool:
    """Whether the text is a date, an interval or a one-of set with days that exist."""
    if edtf.startswith("[") and edtf.endswith("]"):
        parts = edtf[1:-1].split(",")
        return len(parts) > 1 and all(_is_date(part) for part in parts)
    parts = edtf.split("/")
    if len(parts) == 2:
        return parts != ["", ""] and all(part in ("", "..") or _is_date(part) for part in parts)
    return _is_date(edtf)


@lru_cache(maxsize=4096)  # an article's few days are asked for again and again
def bounds(edtf: str) -> tuple[date, date] | None:
    """First and last day that the text allows, None where it is open, unknown or not valid. Years 1 to 9999."""
    if not is_valid(edtf):
        return None
    if edtf.startswith("["):
        ends = [bounds(part) for part in edtf[1:-1].split(",")]
    else:
        ends = [_bounds_of_date(part) for part in edtf.split("/")]
    known = [end for end in ends if end is not None]
    if len(known) != len(ends):
        return None
    return min(end[0] for end in known), max(end[1] for end in known)


def _bounds_of_date(part: str) -> tuple[date, date] | None:
    """First and last day of one date."""
    match = DATE.fullmatch(part)
    if match is None or match[1].startswith(("X", "-", "0000")):
        return None
    first_year, last_year = int(match[1].replace("X", "0")), int(match[1].replace("X", "9"))
    if first_year < 1:
        return None
    month, day = match[2], match[3]
    if month in (None, "XX") or int(month) > 12:
        return date(first_year, 1, 1), date(last_year, 12, 31)
    last_day = monthrange(last_year, int(month))[1]
    if day in (None, "XX"):
        return date(first_year, int(month), 1), date(last_year, int(month), last_day)
    years = (year for year in range(first_year, last_year + 1) if int(day) <= monthrange(year, int(month))[1])
    possible = [date(year, int(month), int(day)) for year in years]  # '201X-02-29': of 2012 or 2016
    return possible[0], possible[-1]


def single_day(edtf: str | None) -> date | None:
    """The day, if the text names one (qualified or not)."""
    ends = bounds(edtf) if edtf else None
    return ends[0] if ends and ends[0] == ends[1] else None


def about(edtf: str) -> str:
    """The same date, marked approximate; both ends of an interval."""
    return "/".join(part if not part or part == ".." or part[-1] in "~?%" else part + "~" for part in edtf.split("/"))


def _is_date(part: str) -> bool:
    match = DATE.fullmatch(part)
    if match is None:
        return False
    year, month, day = match[1], match[2], match[3]
    if month is None:
        return True
    if month == "XX":
        return day in (None, "XX")
    number = int(month)
    if number in SEASONS:
        return day is None
    if not 1 <= number <= 12:
        return False
    if day in (None, "XX"):
        return True
    in_year = int(year) if year.isdigit() and year != "0000" else 2000
    return 1 <= int(day) <= monthrange(in_year, number)[1]
