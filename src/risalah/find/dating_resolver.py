"""The resolver: one expression after the other, each on the anchor it hangs on.

Publication carries 'kemarin', 'Senin' and days without a year; the time last mentioned carries 'sehari setelahnya' and
'hari itu'. Without either, what is known is kept in the TIMEX3 value and the EDTF date stays empty.
"""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from risalah.find.dating_anchor import Anchor
from risalah.find.dating_calendar import Stretch, edge_of, edtf_of, shifted, value_of
from risalah.find.dating_context import Surroundings
from risalah.find.dating_days import Days, Found
from risalah.find.dating_events import counted_from_event
from risalah.find.dating_holidays import holiday_of
from risalah.find.dating_stretches import contradicted_by, link, weekday_beside
from risalah.find.dating_years import Years
from risalah.find.timexes_reading import FoundTimex, Partial, Reading, Shift
from risalah.lang.dates import DateGrammar
from risalah.model.document import Diagnostic
from risalah.model.span import Span
from risalah.model.timex import Given, Timex, WhenBasis

STAGE = "find.dates"
CONFLICT_CODES = {"weekday": "weekday-disagrees", "calendar": "no-such-day"}
SEASON_CODES = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
SEASON_ENDS = {"SP": 5, "SU": 8, "FA": 11, "WI": 14}  # months of the year in which it begins, in the north
SEASON_MONTHS = 3
ATTRIBUTION_REACH = 160  # characters from a quotation to the day in its attribution
CLOCK_DAYS = 400  # a clock time belongs to no day of long before: birthdays, treaties
DAYS = frozenset({"day", "days", "weekend"})
CLOSE = frozenset({"", ","})  # between a day and its clock
NEWS_DAYS = 4  # before the article
CLOCK_REACH = 800  # characters back to the day that a bare clock time belongs to


class Resolver:
    """Holds what was mentioned so far; `diagnostics` grows as expressions are resolved."""

    def __init__(
        self,
        found: Sequence[FoundTimex],
        around: Surroundings,
        anchor: Anchor | None,
        years: Years | None,
        grammar: DateGrammar,
    ) -> None:
        self.around, self.anchor, self.grammar = around, anchor, grammar
        self.days = Days(around, anchor, years if anchor is None else None, [timex.reading.first for timex in found])
        self.said_days = [
            timex
            for timex in found
            if timex.reading.kind == "date"
            and (timex.reading.first.day or timex.reading.first.weekday)
            and timex.reading.shift is None
            and around.is_said(timex.span)
        ]
        self.mentioned: tuple[Stretch, Span] | None = None
        self.day_mentioned: tuple[Stretch, Span] | None = None  # the last that was days
        self.event_day: tuple[Stretch, Span] | None = None  # the last that was no day of an utterance
        self.news_day: tuple[Stretch, Span] | None = None  # the first of these days: what the article is about
        self.diagnostics: list[Diagnostic] = []

    def timex(self, found: FoundTimex) -> Timex:
        """The expression, resolved as far as the text allows."""
        reading = found.reading
        if reading.kind == "length":
            near = self.anchor.first if self.anchor else None
            event = counted_from_event(found, self.around.text, near, self.grammar)
            if event is not None:
                evidence = (found.span, event.span, *(self.anchor.spans if self.anchor else ()))
                self.mentioned = (event.stretch, found.span)
                return Timex(
                    found.span, "DATE", value_of(event.stretch), edtf_of(event.stretch), ("relative",), "relative",
                    evidence=evidence, rule="so long before or after a known event",
                )  # fmt: skip
        if reading.kind in ("length", "set", "reference"):
            return Timex(
                found.span, found.type, reading.value, approximate=reading.approx is not None,
                evidence=(found.span,), rule=found.rule,
            )  # fmt: skip
        if reading.kind == "era":
            value = str(reading.value)
            edtf = value + "X" * (4 - len(value)) + ("~" if reading.edge or reading.approx else "")
            self.mentioned = None  # nothing is counted from a decade
            return Timex(
                found.span,
                found.type,
                value,
                edtf,
                ("full",),
                "explicit",
                reading.approx is not None,
                evidence=(found.span,),
                rule=found.rule,
            )
        if reading.kind == "shift":
            answer = self._shift(found, _step(reading))
        elif reading.kind == "quarter":
            answer = self._quarter(found)
        elif reading.kind == "season":
            return self._season(found)
        elif reading.kind == "holiday":
            answer = self._holiday(found)
        else:
            answer = self._date(found)
        return self._made(found, answer)

    def _made(self, found: FoundTimex, answer: Found) -> Timex:
        reading, stretch = found.reading, answer.stretch
        if answer.conflict:
            self.diagnostics.append(Diagnostic(STAGE, CONFLICT_CODES[answer.conflict], found.span, answer.note))
        if stretch is None:
            value = answer.value or open_value(reading)
            edtf = answer.edtf
        else:
            stretch = edge_of(stretch, reading.edge)
            if reading.approx is not None:
                stretch = replace(stretch, vague=True)
            value, edtf = value_of(stretch), edtf_of(stretch)
            if not self.around.is_carried(found.span):  # the day of an agency's report is no day of the story
                self.mentioned = (stretch, found.span)
                if stretch.grain in DAYS:
                    self.day_mentioned = self.mentioned
                    if not self.around.is_said(found.span):
                        self.event_day = self.mentioned
                    if self.news_day is None and self._is_of_these_days(stretch):
                        self.news_day = self.mentioned
        if found.type == "TIME":
            value = _with_time(value, reading)
        return Timex(
            found.span, found.type, value, edtf, given_of(reading), answer.basis, reading.approx is not None,
            tuple(dict.fromkeys((found.span, *answer.evidence))), answer.conflict, found.rule,
        )  # fmt: skip

    def _date(self, found: FoundTimex) -> Found:
        reading = found.reading
        first, shift = reading.first, reading.shift
        if first == Partial() and shift is None:
            return self._clock_day(found)
        if shift is not None and first == Partial():
            return self._shift(found, shift)
        beside = self._beside(found)
        if beside is not None:
            return beside
        if shift is not None and shift.anchor == "now" and shift.unit == "day" and self.anchor is None:
            return self.days.find(found, replace(reading, shift=None), self._base(shift, found))
        return self.days.find(found, reading, self._base(shift, found) if shift else None)

    def _beside(self, found: FoundTimex) -> Found | None:
        """A weekday that stands beside another day: 'besok, Kamis', 'Senin sampai Rabu'."""
        if self.mentioned is None:
            return None
        stretch, span = self.mentioned
        between = link(self.around.text, span, found.span)
        if contradicted_by(found, stretch, between):
            return Found(
                stretch, "relative", (span,), conflict="weekday", note="the day beside it makes the weekday right"
            )
        day = weekday_beside(found, stretch, between, self.grammar)
        return Found(day, "relative", (span,)) if day else None

    def _clock_day(self, found: FoundTimex) -> Found:
        """'pukul 10.30': of the day last mentioned nearby, else open."""
        if self.day_mentioned is not None:
            stretch, span = self.day_mentioned
            near = self.anchor is None or abs((stretch.first - self.anchor.first).days) <= CLOCK_DAYS
            near = near or link(self.around.text, span, found.span) in CLOSE
            if stretch.grain == "day" and near and found.span.start - span.end <= CLOCK_REACH:
                return Found(stretch, "relative", (span,))
        return Found(None, None)

    def _base(self, shift: Shift, found: FoundTimex) -> Found:
        """The stretch that a shift leads to, from publication or from the time last mentioned."""
        if shift.step is None:
            return Found(None, None)
        if shift.anchor == "then":
            if self.mentioned is None:
                return Found(None, None)
            stretch, span = self.mentioned
            if stretch.grain not in DAYS and shift.unit in ("day", "week"):
                last = self.day_mentioned  # 'tahun depan' in between is no day
                old = last is None or not self._is_of_these_days(last[0])
                if last is None or (old and found.span.start - last[1].end > CLOCK_REACH):
                    return Found(None, None)
                stretch, span = last
            if shift.unit == "day":
                stretch, span = self._day_counted_from(shift.step, found, (stretch, span))
            day = stretch.first if shift.step < 0 else stretch.last
            if stretch.grain == "days" and shift.unit == "day" and shift.step == 1:
                day = stretch.first  # the second day of the visit, not the day after it
            return Found(shifted(shift.unit, shift.step, day), "relative", (span,))
        return self._from_now(shift, shift.step, found)

    def _day_counted_from(self, step: float, found: FoundTimex, last: tuple[Stretch, Span]) -> tuple[Stretch, Span]:
        """'Jokowi ke Jepang pada Rabu, menurut KBRI, Selasa. Pada hari yang sama …': the event's day, not the saying's.

        'Sehari sebelumnya', paragraphs behind any other day, is counted from the day of the article's news.
        """
        event, news = self.event_day, self.news_day
        if step == 0 and event is not None and event != last and self.around.in_one_sentence(event[1], last[1]):
            return event
        far = self.around.text.count("\n", last[1].end, found.span.start) > 0
        if step <= 0 and far and news is not None and last[0].first < news[0].first:
            return news
        to_come = self.anchor is not None and last[0].first > self.anchor.last
        if step <= 0 and far and news is not None and to_come and not self.around.opens_ahead(found.span):
            return (
                news  # 'akan ke Jeddah pada Rabu.\n Sehari sebelumnya, ia menemui …': what was done is before the news
            )
        return last

    def _is_of_these_days(self, stretch: Stretch) -> bool:
        """One of the days right before the article."""
        day = self.anchor.day if self.anchor else None
        return day is not None and stretch.grain == "day" and 0 <= (day - stretch.first).days <= NEWS_DAYS

    def _from_now(self, shift: Shift, step: float, found: FoundTimex) -> Found:
        uttered = self._uttered(found)
        if uttered is not None and uttered.stretch is not None:
            return replace(uttered, stretch=shifted(shift.unit, step, uttered.stretch.first))
        if self.anchor is None:
            return Found(None, None)
        low, high = shifted(shift.unit, step, self.anchor.first), shifted(shift.unit, step, self.anchor.last)
        if low is None or high is None:
            return Found(None, None)
        if low == high:
            return Found(low, "relative", self.anchor.spans)
        return Found(None, "relative", self.anchor.spans, edtf=common_part(low.first, high.last))

    def _uttered(self, found: FoundTimex) -> Found | None:
        """Inside a quotation now is the day of the utterance, where the attribution gives it."""
        quote = self.around.quote_of(found.span)
        if quote is None:
            return None
        place = bisect_left(self.said_days, quote.end, key=lambda timex: timex.span.start)
        if place == len(self.said_days):
            return None
        other = self.said_days[place]
        if other.span.start - quote.end > ATTRIBUTION_REACH or "\n" in self.around.text[quote.end : other.span.start]:
            return None
        answer = self._date(other)
        if answer.stretch is None or answer.stretch.grain != "day":
            return None
        return Found(answer.stretch, "relative", (other.span, *answer.evidence))

    def _shift(self, found: FoundTimex, shift: Shift) -> Found:
        if shift.step is None:
            past = found.reading.toward == "past"
            return Found(None, "relative", value="PAST_REF" if past else "FUTURE_REF")
        if shift.unit == "weekend" and shift.anchor == "now" and self.anchor is not None and self.anchor.day:
            return self._weekend(shift)
        return self._base(shift, found)

    def _weekend(self, shift: Shift) -> Found:
        """'akhir pekan lalu' said on a Sunday is the one of the week before."""
        assert self.anchor is not None
        return Found(shifted("weekend", shift.step or 0, self.anchor.first), "relative", self.anchor.spans)

    def _quarter(self, found: FoundTimex) -> Found:
        reading = found.reading
        year, basis, evidence = self._year(found)
        if year is None:
            return Found(None, None, value=f"XXXX-{reading.value}")
        letter, number = str(reading.value)[0], int(str(reading.value)[1:])
        if letter == "T":
            first, last = date(year, number * 4 - 3, 1), shifted("month", 0, date(year, number * 4, 1))
            return Found(Stretch("months", first, last.last) if last else None, basis, evidence)
        unit, months = ("quarter", 3) if letter == "Q" else ("half", 6)
        return Found(shifted(unit, 0, date(year, (number - 1) * months + 1, 1)), basis, evidence)

    def _season(self, found: FoundTimex) -> Timex:
        reading = found.reading
        year, basis, evidence = self._year(found)
        code = str(reading.value)
        value = f"{year:04d}-{code}" if year else f"XXXX-{code}"
        edtf = f"{year:04d}-{SEASON_CODES[code]}" if year and reading.approx is None else None
        return Timex(
            found.span, found.type, value, edtf, given_of(reading), basis,
            evidence=tuple(dict.fromkeys((found.span, *evidence))), rule=found.rule,
        )  # fmt: skip

    def _year(self, found: FoundTimex) -> tuple[int | None, WhenBasis | None, tuple[Span, ...]]:
        """The year that a quarter, season or holiday is of."""
        reading = found.reading
        if reading.first.year is not None:
            return reading.first.year, "explicit", ()
        base = self._base(reading.shift, found) if reading.shift is not None else None
        if base is not None:
            return (base.stretch.first.year, "relative", base.evidence) if base.stretch else (None, None, ())
        if self.anchor is None or self.anchor.first.year != self.anchor.last.year:
            return None, None, ()
        step = _season_step(reading, self.anchor.last) if reading.kind == "season" else 0
        return self.anchor.first.year + step, "relative", self.anchor.spans

    def _holiday(self, found: FoundTimex) -> Found:
        reading = found.reading
        year, basis, evidence = self._year(found)
        if year is None or reading.holiday is None:
            return Found(None, None)
        future = reading.toward in ("future", "next") or self.around.is_future(found.span)
        anchor = self.anchor.day if self.anchor and reading.first.year is None and reading.shift is None else None
        stretch = holiday_of(reading.holiday, year, self.grammar.holidays)
        if anchor is not None and stretch is not None:
            if reading.toward == "past" and stretch.first > anchor:
                stretch = holiday_of(reading.holiday, year - 1, self.grammar.holidays)
            elif future and stretch.last < anchor:
                stretch = holiday_of(reading.holiday, year + 1, self.grammar.holidays)
            elif not future and (stretch.first - anchor).days > 183:
                stretch = holiday_of(reading.holiday, year - 1, self.grammar.holidays)
        return Found(stretch, basis, evidence, value=f"{year:04d}")


def _season_step(reading: Reading, now: date) -> int:
    """'musim panas lalu' said in December is this year's, in May the year's before; the season under way is neither."""
    last = SEASON_ENDS[str(reading.value)]
    if reading.toward == "past":
        return 0 if last < now.month else -1
    if reading.toward == "future":
        return 0 if last - SEASON_MONTHS >= now.month else 1
    return 0


def _step(reading: Reading) -> Shift:
    assert reading.shift is not None
    return reading.shift


def given_of(reading: Reading) -> tuple[Given, ...]:
    """How the words give the time."""
    first = reading.first
    given: list[Given] = []
    if first.year is not None:
        given.append("full")
    elif first.day is not None or first.month is not None:
        given.append("no-year")
    if reading.shift is not None or reading.toward is not None or (reading.kind == "holiday" and first.year is None):
        given.insert(0, "relative") if reading.shift and reading.shift.unit == "day" else given.append("relative")
    if first.weekday is not None:
        given.append("weekday")
    return tuple(given) or ("none",)


def open_value(reading: Reading) -> str | None:
    """A TIMEX3 value with X for what isn't known."""
    first = reading.first
    if first.day is not None and first.month is not None:
        text = f"XXXX-{first.month:02d}-{first.day:02d}"
        last = reading.last
        return f"{text}/XXXX-{last.month:02d}-{last.day:02d}" if last and last.month and last.day else text
    if first.month is not None:
        return f"XXXX-{first.month:02d}"
    if first.day is not None:
        return f"XXXX-XX-{first.day:02d}"
    if first.weekday is not None:
        return f"XXXX-WXX-{first.weekday}"
    unit = reading.shift.unit if reading.shift else "day"
    return {
        "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "year": "XXXX", "quarter": "XXXX-QX",
        "half": "XXXX-HX", "decade": "XXX", "century": "XX",
    }.get(unit, "XXXX-XX-XX")  # fmt: skip


def common_part(first: date, last: date) -> str | None:
    """What two days share, as an approximate date: the month, the year, or nothing."""
    if first.year != last.year:
        return None
    return f"{first.year:04d}-{first.month:02d}~" if first.month == last.month else f"{first.year:04d}~"


def _with_time(value: str | None, reading: Reading) -> str:
    day = (value or "XXXX-XX-XX").split("/")[0]
    clock = reading.clock
    if clock is None:
        if reading.kind == "shift":
            return day + "TXX:XX"  # 'dua jam lalu'
        part = reading.part or ""
        return day + (part if part.startswith("T") else "")
    text = f"{day}T{clock.hour:02d}:{clock.minute or 0:02d}"
    if clock.second is not None:
        text += f":{clock.second:02d}"
    return text
