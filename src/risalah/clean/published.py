"""The day of publication where the page states it: metadata, its address, a stamp line. Never a guess.

"Kamis, 30 Desember 2021 10:15 WIB"  ->  2021-12-30, basis text, rule "date stamp"
"""

import datetime
import re
from typing import NamedTuple

from risalah.clean.sheet import Line, Sheet
from risalah.lang.cleaning import CleaningRules
from risalah.lang.furniture import Mark
from risalah.model.document import Metadata, Published
from risalah.model.span import Span

_NAMED = re.compile(r"(\d{1,2})\s{1,3}([a-z]{3,9})\.?,?\s{1,3}((?:19|20)\d\d)")
_ENGLISH = re.compile(r"([a-z]{3,9})\.?\s{1,3}(\d{1,2}),?\s{1,3}((?:19|20)\d\d)")
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d)")
_ISO = re.compile(r"((?:19|20)\d\d)[-/](\d{2})[-/](\d{2})")
_PICTURED = re.compile(
    r"\b([a-z']{4,6}),?\s(?:\((\d{1,2})/(\d{1,2})/((?:19|20)\d\d)\)|\(?(\d{1,2})\s([a-z]{3,9})\s((?:19|20)\d\d))"
)
_DAY_IN_STORY = re.compile(
    r"\b(\d{1,2})/(\d{1,2})(?:/((?:19|20)\d\d))?\b|\b(\d{1,2})\s([a-z]{3,9})\b(?:\s((?:19|20)\d\d))?"
)
_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?")
_WORD = re.compile(r"[^\W\d_]+(?:['+][^\W_]+)*")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(\d{2})[/-]?(\d{2})(?=[/\d_-]|$)")
_SHORT_YEAR = re.compile(r"/(\d{2})/(\d{2})/(\d{2})/")
ADDRESS = re.compile(r"https?://[^\s\"'<>)\]]{4,500}")
_HEAD, _FOOT = 15, 5  # lines of the page in which a stamp stands
_LONGEST = 140
_BESIDE = 4  # lines below the headline in which a name and a date are no more than that
DATE_STAMP = "date stamp"
_STAMP = Mark("byline", DATE_STAMP)


class Stamp(NamedTuple):
    day: datetime.date
    line: Line
    span: Span
    spans: tuple[Span, ...]
    rule: str


def find_stamp(sheet: Sheet, rules: CleaningRules) -> Stamp | None:
    """The first stamp line; every stamp line is marked as no story."""
    first: Stamp | None = None
    lines = sheet.lines
    indexes = [*range(min(_HEAD, len(lines))), *range(max(_HEAD, len(lines) - _FOOT), len(lines))]
    for index in indexes:
        line = lines[index]
        if line.end - line.start > _LONGEST or line.title or line.kind in ("related-link", "caption"):
            continue
        stamp = _read_stamp(sheet, line, rules)
        if stamp is None:
            continue
        if line.kind is None:
            line.mark(_STAMP)
        first = first or stamp
    return first


def tell_published(sheet: Sheet, metadata: Metadata, stamp: Stamp | None, source: Span | None) -> Published | None:
    """Metadata before the text's stamp, the stamp before the address."""
    if metadata.published:
        return Published(metadata.published, "metadata", None, rule="date in the metadata")
    if stamp is not None:
        return Published(stamp.day.isoformat(), "text", stamp.span, stamp.spans, stamp.rule)
    if metadata.address:
        day = address_day(metadata.address)
        if day is not None:
            return Published(day.isoformat(), "url", None, rule="date in the address")
    if source is not None:
        found = _IN_ADDRESS.search(sheet.text, source.start, source.end)
        day = address_day(source.read(sheet.text))
        if found and day is not None:
            span = Span(found.start(1), found.end(3))
            return Published(day.isoformat(), "url", span, (span,), "date in the address")
    return None


def picture_day(sheet: Sheet, rules: CleaningRules) -> Published | None:
    """The day under a picture, 'Sabtu (21/9/2024)', where the story gives that weekday and no later date.

    Papers that give weekdays alone in the story give the whole day under its picture. Old pictures don't agree.
    """
    captions = [line for line in sheet.lines[:_HEAD] if line.kind == "caption"]
    for line in captions:
        for match in _PICTURED.finditer(sheet.lowered, line.start, line.end):
            weekday, number, month_number, year, numeral, month_name, year_named = match.groups()
            month = int(month_number) if month_number else rules.stamp.months.get(month_name, 0)
            day = _day(int(year or year_named), month, int(number or numeral)) if month else None
            if weekday in rules.stamp.weekdays and day is not None and _agrees(sheet, weekday, day, rules):
                span = Span(match.start(), match.end())
                return Published(
                    f"{day.isoformat()}~", "inferred", span, (span,), "day of the picture, as in the story"
                )
    return None


def _agrees(sheet: Sheet, weekday: str, day: datetime.date, rules: CleaningRules) -> bool:
    """The story gives the weekday; its dates with a year lie before the day, and one without a year is the day."""
    named = False
    yearless: set[tuple[int, int]] = set()
    for line in sheet.story_lines():
        words = sheet.lowered[line.start : line.end]
        named = named or re.search(rf"\b{re.escape(weekday)}\b", words) is not None
        for match in _DAY_IN_STORY.finditer(words):
            number, month_number, year, numeral, month_name, year_named = match.groups()
            month = int(month_number) if month_number else rules.stamp.months.get(month_name, 0)
            if not month:
                continue
            if year or year_named:
                other = _day(int(year or year_named), month, int(number or numeral))
                if other is not None and other >= day:
                    return False
            else:
                yearless.add((int(number or numeral), month))
    return named and (not yearless or (day.day, day.month) in yearless)


def address_day(address: str) -> datetime.date | None:
    """The date in a page's address: '/2016/08/06/', '/20170815123456-113-', '/15/05/13/'."""
    found = _IN_ADDRESS.search(address)
    if found:
        return _day(int(found.group(1)), int(found.group(2)), int(found.group(3)))
    short = _SHORT_YEAR.search(address)
    return _day(2000 + int(short.group(1)), int(short.group(2)), int(short.group(3))) if short else None


def _read_stamp(sheet: Sheet, line: Line, rules: CleaningRules) -> Stamp | None:
    low = sheet.lowered[line.start : line.end]
    if "20" not in low and "19" not in low:  # of a year, in every pattern
        return None
    for pattern in (_NAMED, _NUMBERS, _ISO, _ENGLISH):
        match = pattern.search(low)
        if match is None:
            continue
        rest = low[: match.start()] + " " + low[match.end() :]
        if not _is_stamp(sheet, line, rest, rules):
            return None
        span = Span(line.start + match.start(), line.start + match.end())
        if pattern is _NUMBERS:
            return _numbers_stamp(sheet, line, match, rest, span)
        groups = match.groups()
        if pattern is _ISO:
            day = _day(int(groups[0]), int(groups[1]), int(groups[2]))
        else:
            number, name = (groups[0], groups[1]) if pattern is _NAMED else (groups[1], groups[0])
            month = rules.stamp.months.get(name)
            day = _day(int(groups[2]), month, int(number)) if month else None
        if day is not None:
            return Stamp(day, line, span, (span,), DATE_STAMP)
    return None


def _is_stamp(sheet: Sheet, line: Line, rest: str, rules: CleaningRules) -> bool:
    """Beside its date, a stamp line holds a time, a weekday, labels, and at most an outlet or a name."""
    stamp = rules.stamp
    timed = _TIME.search(rest) is not None
    named = labelled = False
    odd: list[str] = []
    for word in _WORD.findall(rest):
        if word in stamp.weekdays:
            named = True
        elif word in stamp.labels:
            labelled = True
        elif word not in stamp.zones and word not in rules.headline.sections:
            odd.append(word)
    if not odd:
        return True
    if not timed and "." not in rest and any(sign in rest for sign in '!?;"'):
        return False
    if len(odd) > 6:
        return False
    found = rules.carriers.find(" ".join(odd)) is not None or " ".join(odd) in rules.dateline.places
    capitals = all(
        word[:1].isupper()
        for word in re.findall(r"[^\W\d_]+", sheet.text[line.start : line.end])
        if word.lower() in odd
    )
    barred = "|" in rest  # 'EKONOMI | 14.03.2011': a section, or an outlet that no table knows
    signed = labelled or any(sign in rest for sign in "|-–—,/·•:")  # 'oleh Nama Orang pada 12 Mei 2014'
    # 'Nama Orang - 12 Mei 2014'
    beside = len(odd) <= 4 and "," not in rest and any(line is other for other in sheet.lines[1:_BESIDE])
    return found or (capitals and (timed or named or barred or labelled or beside) and signed)


def _numbers_stamp(sheet: Sheet, line: Line, match: re.Match[str], rest: str, span: Span) -> Stamp | None:
    """'10/9/2025 20:26': day first, unless the page's machine wrote month first.

    A number over 12 decides. Else a full date in the story that fits one of the two readings decides. Else a bare
    unpadded 'm/d/yyyy h:mm' is the month-first default of such machines; anything else is day first.
    """
    first, second, year = int(match.group(1)), int(match.group(3)), int(match.group(4))
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if day_first is None or month_first is None or day_first == month_first:
        day = day_first or month_first
        return Stamp(day, line, span, (span,), DATE_STAMP) if day else None
    for other in _NUMBERS.finditer(sheet.text, line.end):
        seen = _day(int(other.group(4)), int(other.group(3)), int(other.group(1)))
        if seen in (day_first, month_first) and other.group(2) == "/":
            witness = Span(other.start(), other.end())
            return Stamp(seen, line, span, (span, witness), "date stamp, order told by a date in the story")
    bare = _TIME.fullmatch(rest.strip()) is not None and match.group(2) == "/"
    unpadded = not match.group(1).startswith("0") and not match.group(3).startswith("0")
    if bare and unpadded and min(first, second) < 10:
        return Stamp(month_first, line, span, (span,), "date stamp, month first")
    return Stamp(day_first, line, span, (span,), DATE_STAMP)


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        found = datetime.date(year, month, day)
    except ValueError:
        return None
    return found if 1990 <= year <= 2100 else None
