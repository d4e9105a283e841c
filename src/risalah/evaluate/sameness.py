"""When two values say the same: words, names, places, dates, durations.

same_name("barack obama", "obama")                 True: a full name and its last word
same_date("2016-11-20~", "2016-11-22")             True: an approximate key allows three days
same_place("Lima", "kota Lima")                    True: one name within the other
"""

import datetime
import re
import unicodedata
from itertools import chain

APPROXIMATE_SLACK = datetime.timedelta(days=3)  # how far from an approximate key a date may lie
SHARED_WORDS = 0.5  # of two places' words, so that 'Istana Constantine' and 'Istana Constantine, St Petersburg' agree

Days = tuple[datetime.date, datetime.date]
Range = tuple[int, int]

_DAY = re.compile(r"([\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?(?:T.*)?")
_DURATION = re.compile(r"P(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+)S)?)?")
_SECONDS = (86400, 3600, 60, 1)


def fold(text: str | None) -> str:
    """Lower-case, no accents, one blank between words."""
    decomposed = unicodedata.normalize("NFKD", text or "")
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(re.split(r"\s+", plain)).strip().lower()


def same_name(first: str, second: str) -> bool:
    """Folded names: equal, sharing the last word, or one within the other."""
    if not first or not second:
        return False
    return first.split()[-1] == second.split()[-1] or first in second or second in first


def same_place(first: str | None, second: str | None) -> bool:
    """One name within the other, or half of all their words shared."""
    ours, theirs = (set(re.findall(r"\w+", fold(name))) for name in (first, second))
    shared = ours & theirs
    if not shared:
        return False
    return shared in (ours, theirs) or len(shared) / len(ours | theirs) >= SHARED_WORDS


def same_date(key: str | None, found: str | None) -> bool:
    """An exact key asks for those very days; an approximate one for days inside it, widened by three; none for none."""
    if key is None:
        return not found
    wanted, given = days(key), days(found)
    if wanted is None or given is None:
        return fold(key) == fold(str(found))
    if "~" in key:
        return wanted[0] - APPROXIMATE_SLACK <= given[0] and given[1] <= wanted[1] + APPROXIMATE_SLACK
    return wanted == given


def days(edtf: str | None) -> Days | None:
    """First and last day that an EDTF level-1 string allows; None where it names no year or no day of the calendar."""
    parts = re.sub(r"[?~%]", "", edtf or "").split("/")
    ends = [each for each in map(_days_of_part, parts) if each]
    return (min(chain(*ends)), max(chain(*ends))) if ends else None


def _days_of_part(part: str) -> Days | None:
    match = _DAY.fullmatch(part)
    if not match or "X" in match[1]:
        return None
    try:
        return _days_of_date(int(match[1]), match[2], match[3])
    except ValueError:  # no such day, or a season
        return None


def _days_of_date(year: int, month: str | None, day: str | None) -> Days:
    if not month or "X" in month:
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    first = datetime.date(year, int(month), 1)
    if not day or "X" in day:
        following = datetime.date(year + first.month // 12, first.month % 12 + 1, 1)
        return first, following - datetime.timedelta(days=1)
    exact = first.replace(day=int(day))
    return exact, exact


def seconds(duration: str | None) -> float | None:
    """Length of an ISO 8601 duration of days, hours, minutes and seconds; None for any other."""
    match = _DURATION.fullmatch(duration or "")
    if not match:
        return None
    return sum(float(number) * unit for number, unit in zip(match.groups("0"), _SECONDS, strict=True))


def find_snippet(snippet: str, text: str) -> list[Range]:
    """Where a snippet of the key stands in the article; any white space counts as one blank in both."""
    pattern = r"\s+".join(re.escape(word) for word in snippet.split())
    return [match.span() for match in re.finditer(pattern, text.replace("\xa0", " "))]


def covers(start: int, end: int, ranges: list[Range]) -> bool:
    """Whether [start, end) holds at least half of one of the ranges."""
    return any(min(end, last) - max(start, first) >= (last - first) / 2 for first, last in ranges)
