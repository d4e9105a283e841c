"""Readings of durations, sets and references: finished TIMEX3 values that need no anchor.

'hampir 1 jam'      ->  DURATION PT1H, approx 'less'
'dua kali sepekan'  ->  SET P1W
"""

from collections.abc import Sequence
from typing import cast

from risalah.find.timexes_calendar import make_clock
from risalah.find.timexes_reading import Approx, Reading
from risalah.find.timexes_words import Words
from risalah.model.timex import TimexType

Made = tuple[TimexType, Reading] | None
DATE_LETTERS = {"year": "Y", "month": "M", "week": "W", "day": "D", "decade": "DE", "century": "CE", "quarter": "Q"}
TIME_LETTERS = {"hour": "H", "minute": "M", "second": "S"}
PARTS_OF_DAY = {"night": "NI", "morning": "MO", "afternoon": "AF"}
SMALLER = {
    "hour": (60, "minute"),
    "minute": (60, "second"),
    "day": (24, "hour"),
    "year": (12, "month"),
    "week": (7, "day"),
    "decade": (10, "year"),
    "century": (100, "year"),
}
YEARS = {"windu": 8, "half": 0.5}
DESCENDING = (
    "century",
    "decade",
    "windu",
    "year",
    "half",
    "quarter",
    "month",
    "week",
    "day",
    "hour",
    "minute",
    "second",
)


def make_duration(words: Words) -> Made:
    """Lengths of time, simple and composed."""
    approx = cast("Approx | None", words.constant("ap") or words.value("ap", "approx"))
    for slot, phrases in (("se", "allunit"), ("many", "berunit")):
        unit = words.value(slot, phrases)
        if unit is not None:
            count = None if slot == "many" else 1
            return "DURATION", Reading("length", value=length_value(((count, str(unit)),)), approx=approx)
    single = words.value("se", "seunit")
    if single is not None:
        parts: list[tuple[float | None, str]] = [(1.5 if words.has("half") else 1, str(single))]
    else:
        number = words.number("n")
        second = words.number("n2")
        if words.has("n2") and (number is None or second is None or second <= number):
            return None
        if number is not None and words.has("half"):
            number += 0.5
        if words.has("times") and number is not None:
            number *= words.number("times") or 1
        if words.has("scale") and number is not None:
            number *= cast(int, words.value("scale", "million"))
        unit = str(words.value("u", "unit", "weekunit", "weekcap", "unitnya", "night"))
        if unit == "night" and number is not None and number % 1:
            return None  # 'pukul setengah tujuh malam'
        if second is not None:
            low, high = length_value(((number, unit),)), length_value(((second, unit),))
            return "DURATION", Reading("length", value=f"{low}/{high}", approx=approx)
        parts = [(number, unit)]
    for amount, unit_slot in (("nb", "ub"), ("nc", "uc")):
        if words.has(amount):
            parts.append((words.number(amount), str(words.value(unit_slot, "unit", "weekunit"))))
    if len(parts) > 1 and not _descends([unit for _, unit in parts]):
        return None  # 'lima hari, dua puluh tahun': two lengths, not one
    return "DURATION", Reading("length", value=length_value(parts), approx=approx)


def _descends(units: Sequence[str]) -> bool:
    sizes = [DESCENDING.index(unit) for unit in units if unit in DESCENDING]
    return sizes == sorted(set(sizes))


def make_set(words: Words) -> Made:
    """'setiap Senin', 'tiap tahun', 'per tiga bulan', 'dua kali sepekan'."""
    daily = words.value("v", "daily")
    if daily is not None:
        return "SET", Reading("set", value=str(daily))
    part = words.value("dp", "dayparts")
    weekday = words.value("w", "weekday", "sunday")
    if weekday is not None:
        hour, minute = words.figure("h"), words.figure("mi")
        time = f"T{hour:02d}:{minute or 0:02d}" if hour is not None else (part or "")
        return "SET", Reading("set", value=f"XXXX-WXX-{weekday}{time}")
    value = _recurring(words)
    if value is not None:
        return "SET", Reading("set", value=value)
    month, day = words.value("m", "bigmonth"), words.figure("d")
    if month is not None:
        return "SET", Reading("set", value=f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""))
    if day is not None:
        return "SET", Reading("set", value=f"XXXX-XX-{day:02d}")
    unit = words.value("u", "unit", "weekunit", "unitnya", "edgeunit", "edgeweek") or words.value("se", "seunit")
    if unit is not None:
        number = words.number("n") if words.has("n") else 1
        if unit == "day" and part is not None:
            return "SET", Reading("set", value=f"XXXX-XX-XX{part}")
        return "SET", Reading("set", value=length_value(((number, str(unit)),)))
    return ("SET", Reading("set", value=f"XXXX-XX-XX{part}")) if part else None


def _recurring(words: Words) -> str | None:
    """Sets written like the time that comes back: 'setiap akhir pekan', 'setiap musim panas', 'tiap pukul 7'."""
    if words.has("we"):
        return "XXXX-WXX-WE"
    season = words.value("v", "season", "rains")
    if season is not None:
        return f"XXXX-{season}"
    if words.has("hol"):
        return "P1Y"  # its day differs from year to year
    clock = make_clock(words, None) if words.has("h") else None
    return f"XXXX-XX-XXT{clock.hour:02d}:{clock.minute or 0:02d}" if clock else None


def make_nothing(words: Words) -> Made:
    """A phrase that only looks like a time: it is passed over, with all that is in it."""
    return "DATE", Reading("nothing")


def make_reference(words: Words) -> Made:
    if words.has("long"):
        return "DURATION", Reading("length", value=str(words.value("long", "while")))
    value = words.constant("v") or words.value("v", "reference", "playing")
    return "DATE", Reading("reference", value=str(value))


def length_value(parts: Sequence[tuple[float | None, str]]) -> str:
    """An ISO 8601 duration; an unsaid number is X. Fractions go to the next smaller unit: 2,5 hours is PT2H30M."""
    spread: list[tuple[str, str]] = []
    for count, unit in parts:
        spread += _spread(count, unit)
    order = ["CE", "DE", "Y", "Q", "M", "W", "D", "NI", "MO", "AF"]
    date = sorted(
        (part for part in spread if part[0] == "P"), key=lambda part: order.index(part[1].lstrip("0123456789.X"))
    )
    time = [text for kind, text in spread if kind == "T"]
    days = [text for _, text in date]
    if any(text.endswith(("NI", "MO", "AF")) for text in days):
        return "PT" + "".join(days + time)
    return "P" + "".join(days) + ("T" + "".join(time) if time else "")


def _spread(count: float | None, unit: str) -> list[tuple[str, str]]:
    if unit in YEARS:
        if unit == "half":
            return _spread(None if count is None else count * 6, "month")
        return _spread(None if count is None else count * YEARS[unit], "year")
    if unit in PARTS_OF_DAY:
        return [("P", f"{'X' if count is None else _plain(count)}{PARTS_OF_DAY[unit]}")]
    kind, letter = ("T", TIME_LETTERS[unit]) if unit in TIME_LETTERS else ("P", DATE_LETTERS[unit])
    if count is None:
        return [(kind, f"X{letter}")]
    if count != int(count) and unit in SMALLER:
        times, smaller = SMALLER[unit]
        rest = (count - int(count)) * times
        if abs(rest - round(rest)) < 1e-6:
            whole = [(kind, f"{int(count)}{letter}")] if int(count) else []
            return [*whole, *_spread(round(rest), smaller)]
    return [(kind, f"{_plain(count)}{letter}")]


def _plain(count: float) -> str:
    return str(int(count)) if count == int(count) else f"{count:g}"
