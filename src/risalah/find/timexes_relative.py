"""Readings that count from now or from the time last mentioned.

'pekan lalu'           ->  DATE, Shift('week', -1, 'now')
'tiga hari kemudian'   ->  DATE, Shift('day', 3, 'then')
'dua bulan terakhir'   ->  DURATION P2M
"""

from typing import cast

from risalah.find.timexes_calendar import as_shift
from risalah.find.timexes_lengths import length_value
from risalah.find.timexes_reading import Anchor, Approx, Edge, Partial, Reading, Shift
from risalah.find.timexes_words import Words
from risalah.model.timex import TimexType

Made = tuple[TimexType, Reading] | None
UNIT_LISTS = ("unit", "weekunit", "weekcap", "bigunit", "edgeunit", "edgeweek", "unitnya", "weekend")
CLOCK_UNITS = frozenset({"second", "minute", "hour"})


def make_shift(words: Words) -> Made:
    """'pekan lalu', 'awal bulan ini', 'akhir tahun', 'akhir pekan ini'."""
    unit = words.value("u", *UNIT_LISTS)
    said = words.constant("ud") or words.value("ud", "udeictic") or "now+0"
    shift = as_shift(str(unit), said)
    half = words.value("edge", "halfpart")
    edge = f"half{half}" if half is not None else words.value("edge", "edge", "midpart")
    return "DATE", Reading("shift", shift=shift, edge=cast("Edge | None", edge))


def make_counted(words: Words) -> Made:
    """So many units before or after now or then; 'terakhir' and 'ke depan' make durations."""
    unit, count = counted(words)
    said = str(words.value("ago", "ago", "thislong"))
    approx = cast("Approx | None", words.value("ap", "approx"))
    if said in ("last", "next"):
        return "DURATION", Reading("length", value=length_value(((count, unit),)), approx=approx)
    anchor, direction = cast("Anchor", said[:-1]), -1 if said.endswith("-") else 1
    if unit in CLOCK_UNITS and anchor == "then":
        return "DURATION", Reading("length", value=length_value(((count, unit),)), approx=approx)
    step = None if count is None else direction * count
    reading = Reading(
        "shift", shift=Shift(unit, step, anchor), approx=approx, toward="past" if direction < 0 else "future"
    )
    return ("TIME" if unit in CLOCK_UNITS else "DATE"), reading


def counted(words: Words) -> tuple[str, float | None]:
    """The unit and how many of it; None: some."""
    single = words.value("se", "seunit")
    if single is not None:
        return str(single), 1.5 if words.has("half") else 1
    plural = words.value("u", "plural")
    if plural is not None:
        return str(plural), None
    number = words.number("n")
    if number is not None and words.has("half"):
        number += 0.5
    return str(words.value("u", *UNIT_LISTS)), number


def make_quarter(words: Words) -> Made:
    """'kuartal III 2017', 'semester pertama tahun ini'."""
    kind = words.value("q", "quarter")
    number = words.figure("n")
    if number is None:
        ordinal = words.value("o", "ordinal")
        number = ordinal if isinstance(ordinal, int) else None
    most = {"quarter": 4, "third": 3, "half": 2}[str(kind)]
    if number == -1:
        number = most
    if number is None or not 1 <= number <= most:
        return None
    letter = {"quarter": "Q", "third": "T", "half": "H"}[str(kind)]
    shift = as_shift("year", words.value("yd", "yeardeictic"))
    edge = cast("Edge | None", words.value("edge", "edge"))
    return "DATE", Reading("quarter", Partial(words.figure("y")), shift=shift, edge=edge, value=f"{letter}{number}")


def make_halves(words: Words) -> Made:
    """'paruh pertama tahun ini', 'paruh kedua Maret'."""
    edge = cast("Edge", f"half{words.value('hp', 'halfpart')}")
    for slot, phrases, unit in (("yd", "yeardeictic", "year"), ("md", "monthdeictic", "month")):
        shift = as_shift(unit, words.value(slot, phrases))
        if shift is not None:
            return "DATE", Reading("shift", shift=shift, edge=edge)
    month = words.value("m", "bigmonth")
    return "DATE", Reading("date", Partial(words.figure("y"), cast(int, month)), edge=edge)
