"""The functions that turn a matched rule into a reading, by the names that the pack's rules give them."""

from collections.abc import Callable, Mapping

from risalah.find.timexes_calendar import (
    make_century,
    make_date,
    make_era,
    make_eve,
    make_month_first,
    make_season,
    make_week_of_month,
)
from risalah.find.timexes_holidays import make_anniversary, make_holiday
from risalah.find.timexes_lengths import make_duration, make_nothing, make_reference, make_set
from risalah.find.timexes_reading import Reading
from risalah.find.timexes_relative import make_counted, make_halves, make_quarter, make_shift
from risalah.find.timexes_words import Words
from risalah.lang.daterules import Make
from risalah.model.timex import TimexType

Made = tuple[TimexType, Reading] | None

MAKERS: Mapping[Make, Callable[[Words], Made]] = {
    "date": make_date,
    "month-first": make_month_first,
    "eve": make_eve,
    "era": make_era,
    "century": make_century,
    "quarter": make_quarter,
    "halves": make_halves,
    "shift": make_shift,
    "season": make_season,
    "counted": make_counted,
    "duration": make_duration,
    "set": make_set,
    "reference": make_reference,
    "holiday": make_holiday,
    "anniversary": make_anniversary,
    "nothing": make_nothing,
    "week-of-month": make_week_of_month,
}
