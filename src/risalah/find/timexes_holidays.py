"""Readings of holidays: 'Natal 2021', 'Idul Fitri lalu', 'HUT RI ke-72'."""

from typing import cast

from risalah.find.timexes_calendar import as_shift
from risalah.find.timexes_reading import Partial, Reading, Toward
from risalah.find.timexes_words import Words
from risalah.model.timex import TimexType

Made = tuple[TimexType, Reading] | None
INDEPENDENCE = "independence-day"


def make_holiday(words: Words) -> Made:
    holiday = str(words.value("hol", "holiday"))
    shift = as_shift("year", words.value("yd", "yeardeictic"))
    toward = cast("Toward | None", words.value("toward", "toward"))
    return "DATE", Reading("holiday", Partial(words.figure("y")), shift=shift, toward=toward, holiday=holiday)


def make_anniversary(words: Words) -> Made:
    """The nth return of a founding day: the founding year plus n."""
    founded, nth = words.value("hut", "anniversary", "republic"), words.figure("n")
    if not isinstance(founded, int) or nth is None or nth > 200:
        return None
    return "DATE", Reading("holiday", Partial(founded + nth), holiday=INDEPENDENCE)
