"""What the words of a temporal expression say by themselves, before anything outside them is asked.

'Selasa (12/5)'  ->  Reading(kind="date", first=Partial(month=5, day=12, weekday=2))
'pekan lalu'     ->  Reading(kind="shift", unit="week", step=-1, anchor="now")
"""

from typing import Literal

import msgspec

from risalah.model.span import Span
from risalah.model.timex import TimexType

Kind = Literal["date", "shift", "length", "set", "era", "quarter", "season", "reference", "holiday", "nothing"]
Anchor = Literal["now", "then"]
Toward = Literal["past", "this", "that", "future", "next"]
Edge = Literal["start", "mid", "end", "half1", "half2"]
Approx = Literal["about", "less", "more"]


class Partial(msgspec.Struct, frozen=True):
    """A calendar date as far as it is said; weekday 1 (Monday) to 7."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


class Shift(msgspec.Struct, frozen=True):
    """So many units from an anchor; `step` None: some, unsaid how many."""

    unit: str
    step: float | None
    anchor: Anchor = "now"


class Clock(msgspec.Struct, frozen=True):
    hour: int
    minute: int | None = None
    second: int | None = None
    zone: str | None = None  # IANA name
    end: tuple[int, int] | None = None  # '15.30-18.00'


class Reading(msgspec.Struct, frozen=True):
    """`value` is a finished TIMEX3 value for kinds that need no anchor (lengths, sets, references, eras)."""

    kind: Kind
    first: Partial = Partial()
    last: Partial | None = None
    shift: Shift | None = None  # the expression itself, or what a partial date is counted in ('Senin pekan lalu')
    toward: Toward | None = None
    edge: Edge | None = None
    part: str | None = None  # TMO TAF TEV TNI T12:00 T24:00
    clock: Clock | None = None
    value: str | None = None
    holiday: str | None = None
    approx: Approx | None = None
    impossible: bool = False  # a day that its month doesn't have; the day is left out


class FoundTimex(msgspec.Struct, frozen=True):
    span: Span
    type: TimexType
    reading: Reading
    rule: str
