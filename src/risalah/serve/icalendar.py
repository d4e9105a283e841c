"""Announced contacts as a calendar that other programs subscribe to (RFC 5545).

calendar([Event(uid="r-…", first=date(2016, 2, 9), last=date(2016, 2, 9), summary="…")], stamp="20240502T090000Z")
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

LINE = 75  # octets, RFC 5545 section 3.1


@dataclass(frozen=True)
class Event:
    """All-day, `last` included. `tentative`: proposed, or on a day that is not certain."""

    uid: str
    first: date
    last: date
    summary: str
    description: str
    address: str
    place: str | None = None
    tentative: bool = True


def calendar(events: Iterable[Event], name: str, stamp: str) -> str:
    """The whole file. `stamp` is the instant of its making, e.g. 20240502T090000Z."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//risalah//explorer//ID", "CALSCALE:GREGORIAN",
             f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}"]  # fmt: skip
    for event in events:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{event.uid}@risalah",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}",
            f"DTEND;VALUE=DATE:{_after(event.last):%Y%m%d}",  # the day after the last one
            f"SUMMARY:{_text(event.summary)}",
            f"DESCRIPTION:{_text(event.description)}",
            f"URL:{event.address}",
            f"STATUS:{'TENTATIVE' if event.tentative else 'CONFIRMED'}",
            "TRANSP:TRANSPARENT",
        ]
        if event.place:
            lines.append(f"LOCATION:{_text(event.place)}")
        lines.append("END:VEVENT")
    lines.append("END:VCALENDAR")
    return "".join(_fold(line) for line in lines)


def _text(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    escaped = escaped.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(sign for sign in escaped if sign.isprintable())


def _fold(line: str) -> str:
    """Lines of at most 75 octets, never cut inside a character."""
    parts: list[str] = []
    current, room = "", LINE
    for sign in line:
        size = len(sign.encode("utf-8", "surrogatepass"))
        if size > room:
            parts.append(current)
            current, room = " ", LINE - 1
        current += sign
        room -= size
    return "\r\n".join([*parts, current]) + "\r\n"


def _after(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day
