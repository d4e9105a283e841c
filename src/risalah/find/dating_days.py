"""Days, months and years that are said in part: which ones are they?

'Selasa (12/5)' near 2015-05-13 -> 2015-05-12; 'Senin' in news of 2017-10-11 -> 2017-10-09; 'Juni lalu' -> 2017-06
"""

from collections.abc import Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from risalah.find.dating_anchor import Anchor
from risalah.find.dating_calendar import DAY, Stretch, day_of, days_of, month_of, shifted, year_of
from risalah.find.dating_context import Surroundings
from risalah.find.dating_years import Years, agreed, calendar_day, candidate_years
from risalah.find.timexes_reading import FoundTimex, Partial, Reading
from risalah.model.span import Span
from risalah.model.timex import WhenBasis

AGAINST = 2  # how much nearer a day must be that lies against the direction of its clause
SOON = 3  # a bare month so many months ahead is the coming one, a later one the last
FEW = 3  # so many possible days are worth writing down as a set


class Found(msgspec.Struct, frozen=True):
    """A stretch and how it was reached; without one, `value` and `edtf` say what is known all the same."""

    stretch: Stretch | None
    basis: WhenBasis | None
    evidence: tuple[Span, ...] = ()
    conflict: str | None = None
    note: str | None = None
    value: str | None = None
    edtf: str | None = None


class Days:
    """Completes partial dates from the day of publication, or from the years that the text leaves."""

    def __init__(
        self, around: Surroundings, anchor: Anchor | None, years: Years | None, days: Sequence[Partial] = ()
    ) -> None:
        self.around, self.anchor, self.years = around, anchor, years
        self.agreed = years is None or agreed([day for day in days if day.weekday and day.day and not day.year], years)

    def find(self, found: FoundTimex, reading: Reading, base: Found | None) -> Found:
        """`base` is what the date is counted in: the week of 'Senin pekan lalu', the day of 'kemarin (19/11)'."""
        if reading.impossible:
            answer = self._find(found, reading, base)
            return replace(answer, conflict="calendar", note="no such day")
        return self._find(found, reading, base)

    def _find(self, found: FoundTimex, reading: Reading, base: Found | None) -> Found:
        first = reading.first
        if first.year is not None:
            return self._written_in_full(reading)
        if first.month is not None and first.day is not None:
            return self._day_of_year(found, reading, base)
        if first.month is not None:
            return self._month(found, reading, base)
        if first.day is not None:
            return self._day_of_month(found, reading, base)
        if first.weekday is not None:
            return self._weekday(found, reading, base)
        return Found(None, None)

    def _written_in_full(self, reading: Reading) -> Found:
        first, last = reading.first, reading.last
        year = first.year
        assert year is not None
        if first.month is None:
            stretch = year_of(year)
            if last is not None and last.year is not None:
                stretch = Stretch("years", stretch.first, year_of(last.year).last)
            return Found(stretch, "explicit")
        if first.day is None:
            stretch = month_of(year, first.month)
            if last is not None and last.month is not None:
                later = month_of(last.year or year, last.month)
                if later.last < stretch.first:  # 'Desember-Januari 2018'
                    stretch = month_of(year - 1, first.month)
                stretch = Stretch("months", stretch.first, later.last)
            return Found(stretch, "explicit")
        day = calendar_day(year, first.month, first.day)
        if day is None:
            return Found(None, None, conflict="calendar", note="no such day", value=f"{year:04d}-{first.month:02d}")
        if self._swapped(first):
            day = date(year, first.day, first.month)
        end = day
        if last is not None and last.month is not None and last.day is not None:
            end = calendar_day(last.year or year, last.month, last.day) or day
            if end < day:
                day = calendar_day(year - 1, first.month, first.day) or day
        return self._checked(day, end, first, "explicit", ())

    def _swapped(self, first: Partial) -> bool:
        """'10/9/2025' in an article of 9 October is month first."""
        if self.anchor is None or self.anchor.day is None or first.weekday or not first.month or not first.day:
            return False
        year, day = first.year or 0, self.anchor.day
        return (
            first.day <= 12
            and calendar_day(year, first.day, first.month) == day
            and calendar_day(year, first.month, first.day) != day
        )

    def _checked(self, day: date, end: date, first: Partial, basis: WhenBasis, evidence: tuple[Span, ...]) -> Found:
        """The numbers win over the weekday, unless publication makes the weekday right."""
        conflict = note = None
        if first.weekday is not None and day.isoweekday() != first.weekday:
            conflict = "weekday"
            note = f"{day.isoformat()} is day {day.isoweekday()} of the week, the text says {first.weekday}"
        return Found(days_of(day, end), basis, evidence, conflict, note)

    def _day_of_year(self, found: FoundTimex, reading: Reading, base: Found | None) -> Found:
        first = reading.first
        assert first.month is not None and first.day is not None
        if base is not None and base.stretch is not None:
            day = calendar_day(base.stretch.first.year, first.month, first.day)
            if base.stretch.grain == "day":
                options = [calendar_day(base.stretch.first.year + step, first.month, first.day) for step in (-1, 0, 1)]
                target = base.stretch.first
                day = min((d for d in options if d), key=lambda d: abs((d - target).days), default=None)
            if day is not None:
                return self._checked(day, self._end(day, reading), first, "relative", base.evidence)
        if self.anchor is not None:
            return self._near(found, reading)
        return self._by_constraints(reading)

    def _near(self, found: FoundTimex, reading: Reading) -> Found:
        """The year that brings the day nearest to publication, in the direction that the words give."""
        assert self.anchor is not None
        first = reading.first
        month, number = first.month or 1, first.day or 1
        low, high = self.anchor.first, self.anchor.last
        options = [day for year in range(low.year - 1, high.year + 2) if (day := calendar_day(year, month, number))]
        if reading.toward == "past" or (reading.toward is None and self.around.is_since(found.span)):
            options = [day for day in options if day <= high] or options
        elif reading.toward in ("future", "next"):
            options = [day for day in options if day >= low] or options
        middle = low + (high - low) / 2
        ahead = reading.toward is None and self.around.is_future(found.span)

        def distance(day: date) -> int:
            days = (day - middle).days
            if reading.toward is not None:
                return abs(days)
            return abs(days) * (AGAINST if (days < 0) == ahead else 1)

        fitting = [day for day in options if first.weekday in (None, day.isoweekday())]
        best = min(options, key=distance, default=None)
        if best is None:
            return Found(None, None, conflict="calendar", note="no such day")
        if self.anchor.day is None and len({day.year for day in (fitting or options) if low <= day <= high}) > 1:
            return Found(None, None)
        closest = min(fitting, key=distance, default=best)
        if abs((closest - best).days) > 200 and self.anchor.day is not None:
            closest = best  # a weekday that is wrong, rather than news of another year
        evidence = self.anchor.spans
        basis: WhenBasis = "inferred"
        return self._checked(closest, self._end(closest, reading), first, basis, evidence)

    def _by_constraints(self, reading: Reading) -> Found:
        first = reading.first
        if self.years is None or not first.month or not first.day:
            return Found(None, None)
        if not self.agreed:
            return Found(None, None)
        left = candidate_years(first, self.years)
        days = [day for year in left.years if (day := calendar_day(year, first.month, first.day))]
        if len(days) == 1:
            return self._checked(days[0], self._end(days[0], reading), first, "inferred", left.evidence)
        if 1 < len(days) <= FEW and left.evidence:
            return Found(None, "inferred", left.evidence, edtf="[" + ",".join(day.isoformat() for day in days) + "]")
        return Found(None, None)

    def _end(self, day: date, reading: Reading) -> date:
        last = reading.last
        if last is None or last.day is None:
            return day
        month = last.month or day.month
        end = calendar_day(day.year if month >= day.month else day.year + 1, month, last.day)
        return end if end is not None and end >= day else day

    def _month(self, found: FoundTimex, reading: Reading, base: Found | None) -> Found:
        first = reading.first
        assert first.month is not None
        if base is not None:
            if base.stretch is None:
                return Found(None, None)
            return Found(self._months(base.stretch.first.year, reading), "relative", base.evidence)
        if self.anchor is None:
            return Found(None, None)
        low, high = self.anchor.first, self.anchor.last
        if low.year != high.year or (low.month != high.month and reading.toward):
            if low.year == high.year and reading.toward in ("this", None):
                return Found(self._months(low.year, reading), "inferred", self.anchor.spans)
            return Found(None, None)
        year = low.year
        ahead = reading.toward in ("future", "next") or (reading.toward is None and self.around.is_future(found.span))
        if reading.toward == "past":
            year -= first.month > high.month or (first.month == high.month and reading.edge != "start")
        elif reading.toward in ("this", "that"):
            pass
        elif ahead:
            year += first.month < low.month
        elif first.month - high.month > SOON:
            year -= 1
        return Found(self._months(year, reading), "inferred", self.anchor.spans)

    def _months(self, year: int, reading: Reading) -> Stretch:
        first, last = reading.first, reading.last
        stretch = month_of(year, first.month or 1)
        if last is None or last.month is None:
            return stretch
        return Stretch("months", stretch.first, month_of(year + (last.month < (first.month or 1)), last.month).last)

    def _day_of_month(self, found: FoundTimex, reading: Reading, base: Found | None) -> Found:
        first = reading.first
        assert first.day is not None
        if base is not None:
            if base.stretch is None:
                return Found(None, None)
            day = calendar_day(base.stretch.first.year, base.stretch.first.month, first.day)
            return (
                self._checked(day, self._end(day, reading), first, "relative", base.evidence)
                if day
                else Found(None, None)
            )
        if self.anchor is None or self.anchor.day is None:
            return Found(None, None)
        anchor = self.anchor.day
        months = [shifted("month", step, anchor) for step in (-2, -1, 0, 1, 2)]
        days = [
            day for month in months if month and (day := calendar_day(month.first.year, month.first.month, first.day))
        ]
        ahead = reading.toward in ("future", "next") or (reading.toward is None and self.around.is_future(found.span))
        if reading.toward == "this":
            days = [day for day in days if (day.year, day.month) == (anchor.year, anchor.month)]
        elif ahead:
            days = [day for day in days if day >= anchor][:1]
        else:
            days = [day for day in days if day <= anchor][-1:]
        if first.weekday is not None and days and days[0].isoweekday() != first.weekday:
            return Found(None, None, conflict="weekday")
        return (
            Found(days_of(days[0], self._end(days[0], reading)), "relative", self.anchor.spans)
            if days
            else Found(None, None)
        )

    def _weekday(self, found: FoundTimex, reading: Reading, base: Found | None) -> Found:
        weekday = reading.first.weekday
        assert weekday is not None
        if base is not None and base.stretch is not None:
            day = base.stretch.first
            if base.stretch.grain == "week":
                return Found(self._weekdays(day + DAY * (weekday - 1), reading), "relative", base.evidence)
            return self._checked(day, day, reading.first, "relative", base.evidence)
        if base is not None or self.anchor is None:
            return Found(None, None, edtf=base.edtf if base else None)
        if self.anchor.day is None:
            first, last = self.anchor.first, self.anchor.last
            same = (first.year, first.month) == (last.year, last.month)
            edtf = f"{first.year:04d}-{first.month:02d}~" if same else None
            return Found(None, "relative" if edtf else None, self.anchor.spans if edtf else (), edtf=edtf)
        anchor = self.anchor.day
        back = (anchor.isoweekday() - weekday) % 7
        ahead = reading.toward in ("future", "next") or (reading.toward is None and self.around.is_future(found.span))
        if reading.toward == "this":
            day = anchor - DAY * (anchor.isoweekday() - weekday)
        elif ahead:
            steps = -back % 7
            day = anchor + DAY * (steps or (7 if reading.toward else 0))
        else:
            day = anchor - DAY * (back or (7 if reading.toward == "past" else 0))
        return Found(self._weekdays(day, reading), "relative", self.anchor.spans)

    def _weekdays(self, day: date, reading: Reading) -> Stretch:
        last = reading.last.weekday if reading.last else None
        if last is None:
            return day_of(day)
        return days_of(day, day + DAY * ((last - day.isoweekday()) % 7))
