"""The days of holidays, from fixed days of the pack and from the calendar library (which has the moving ones).

holiday_of('eid-al-fitr', 2018, calendar)  ->  2018-06-15
"""

from datetime import date
from functools import lru_cache

from risalah.find.dating_calendar import Stretch, day_of, days_of
from risalah.lang.dates import HolidayCalendar

YEARS = range(1990, 2101)
EASTER, RAMADAN = "easter", "ramadan"


def holiday_of(name: str, year: int, calendar: HolidayCalendar) -> Stretch | None:
    """The day or days of a holiday in a year, None where it isn't known."""
    if name in calendar.fixed:
        month, day = calendar.fixed[name]
        return day_of(date(year, month, day))
    if year not in YEARS:
        return None
    if name == EASTER:
        from dateutil.easter import easter

        return day_of(easter(year))
    if name == RAMADAN:
        return _ramadan(year, calendar)
    wanted = calendar.names.get(name)
    if wanted is None:
        return None
    return next(
        (day_of(day) for day, known in _holidays(calendar.country, calendar.language, year) if known == wanted), None
    )


def _ramadan(year: int, calendar: HolidayCalendar) -> Stretch | None:
    """The month before Eid: 29 or 30 days; its first day isn't in the library, so the stretch is vague."""
    eid = holiday_of("eid-al-fitr", year, calendar)
    if eid is None:
        return None
    days = days_of(date.fromordinal(eid.first.toordinal() - 30), date.fromordinal(eid.first.toordinal() - 1))
    return Stretch("days", days.first, days.last, vague=True)


@lru_cache(maxsize=256)  # a pure function of its arguments; the library takes 50 ms for a year
def _holidays(country: str, language: str, year: int) -> tuple[tuple[date, str], ...]:
    import holidays

    found = holidays.country_holidays(country, years=year, language=language)
    # a day may carry several names
    return tuple((day, name.split(" (")[0]) for day, names in sorted(found.items()) for name in names.split("; "))
