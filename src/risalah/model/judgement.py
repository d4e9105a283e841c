"""Judgements: whether two accounts of a contact tell of the same one, with the score and the reasons.

Judgement(left="p-1f…", right="p-9c…", verdict="same", score=8.0, reasons=(Reason("day", "same day", 3.0), …))
"""

from typing import Literal

import msgspec

Verdict = Literal["same", "different", "unsure"]


class Reason(msgspec.Struct, frozen=True, order=True):
    """One feature that spoke for (weight above 0) or against. `note` is readable: 'same day', 'phone / in-person'."""

    feature: str
    note: str
    weight: float


class Judgement(msgspec.Struct, frozen=True):
    """`left` < `right`. Both are profiles: all that is compared of a contact (accounts alike in it share one)."""

    left: str
    right: str
    verdict: Verdict
    score: float
    reasons: tuple[Reason, ...] = ()
    by: str | None = None  # id of the correction that decided it; None: decided by the table of features
