"""A temporal expression, with TIMEX3 type and value, EDTF, and how it was reached."""

from datetime import date
from typing import Literal

import msgspec

from risalah.model.span import Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Given = Literal["full", "no-year", "weekday", "relative", "none"]
WhenBasis = Literal["explicit", "relative", "inferred", "publication"]


class Timex(msgspec.Struct, frozen=True):
    """One temporal expression in the text, resolved as far as the text allows.

    `value` is the TIMEX3 value ("2021-12-30", "PT4H", "2021-W51", "PRESENT_REF"), None where nothing is known.
    `edtf` is the EDTF level-1 date ("2022-01-09/2022-01-10", "2016-02-XX", "2014~"), None for durations, sets, times
    without a day, and for dates that stay open.
    `evidence` lists every span that the value rests on: the expression, its anchor, a year's or an office's mention.
    `conflict` names a contradiction inside the expression, e.g. "weekday" for 'Kamis, 31 Desember 2021'.
    """

    span: Span
    type: TimexType
    value: str | None
    edtf: str | None = None
    given: tuple[Given, ...] = ()
    basis: WhenBasis | None = None
    approximate: bool = False  # 'sekitar', 'hampir', 'kurang lebih'
    evidence: tuple[Span, ...] = ()
    conflict: str | None = None
    rule: str = ""


class TermEvidence(msgspec.Struct, frozen=True):
    """A person mentioned as holding an office: `stretches` are the (first, last) days of the terms; None is open."""

    span: Span
    stretches: tuple[tuple[date | None, date | None], ...]
