"""An EDTF date as the days that it allows.

days("2022-01-09/2022-01-10")  ->  Days(first=738164, last=738165, approximate=False)     (proleptic ordinals)
"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from risalah.model.edtf import bounds

SEASONS = {  # first and last month; `bounds` takes a season for its whole year
    "21": ("03", "05"), "22": ("06", "08"), "23": ("09", "11"), "24": ("12", "12"),
    "33": ("01", "03"), "34": ("04", "06"), "35": ("07", "09"), "36": ("10", "12"),
}  # fmt: skip


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
    """The days that an EDTF level-1 date allows; None where nothing is known or the date is no date.

    None too for a set ('[2009-05-12,2015-05-12]'): the days between its years are not meant.
    """
    if not edtf or "[" in edtf:
        return None
    approximate = any(sign in edtf for sign in "~?%")
    ends = [_ends(part.strip("~?% ").partition("T")[0]) for part in edtf.split("/")]
    known = [end for end in ends if end is not None]
    if not known:
        return None
    first, last = min(end[0] for end in known), max(end[1] for end in known)
    # An open interval says only where it begins or ends: the rest is left as approximate.
    return Days(first, last, approximate or len(known) < len(ends))


def day(ordinal: int) -> str:
    """The ISO date of an ordinal."""
    return date.fromordinal(ordinal).isoformat()


def _ends(part: str) -> tuple[int, int] | None:
    year, _, season = part.partition("-")
    if season in SEASONS:
        opens, closes = SEASONS[season]
        part = f"{year}-{opens}/{year}-{closes}"
    ends = bounds(part)
    return None if ends is None else (ends[0].toordinal(), ends[1].toordinal())
