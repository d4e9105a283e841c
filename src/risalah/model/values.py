"""Which values a field of a record may have: asked of every value that a person sets, and of those in a store.

wrong_value("channel", "telepon", {})  ->  "telepon: no channel; there are in-person, phone, video, written, unknown"
"""

import re
from collections.abc import Mapping
from typing import get_args

from risalah.model.account import Channel, OutcomeCode, Status
from risalah.model.edtf import is_valid

EDITABLE = (
    "when", "channel", "status", "place", "country", "duration", "initiator", "occasion", "outcome", "ordinal",
)  # fmt: skip
CHOICES: Mapping[str, tuple[str, ...]] = {
    "channel": get_args(Channel),
    "status": get_args(Status),
    "outcome": get_args(OutcomeCode),
}
ISO_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
SECONDS = (31_536_000, 2_592_000, 604_800, 86_400, 3_600, 60, 1)
ORDINAL = re.compile(r"[1-9]\d{0,3}/(ever|P.+)")


def wrong_value(field: str, value: str | None, sides: Mapping[str, str]) -> str | None:
    """What is wrong with a value, and what it may be; None for one that can stay. `sides`: the kind of each by code.

    None is a value of every field: nothing is known of it.
    """
    if field not in EDITABLE:
        return f"{field}: no field to edit; there are {', '.join(EDITABLE)}"
    if value is None:
        return None
    if field in CHOICES:
        return wrong_code(field, value, CHOICES[field])
    if field == "when" and not is_valid(value):
        return f"{value}: no date; dates are EDTF, e.g. 2021-12-30, 2021-12, 2021-12-30/2022-01-02"
    if field == "duration" and not _is_duration(value):
        return f"{value}: no duration; durations are ISO 8601, e.g. PT90M, PT1H30M, P2D"
    if field == "initiator":
        return wrong_side(value, sides)
    if field == "country" and sides.get(value) != "state":
        return f"{value}: no country; countries are ISO 3166-1 alpha-3 codes, e.g. IDN, USA"
    if field == "ordinal":
        match = ORDINAL.fullmatch(value)
        if match is None or (match[1] != "ever" and not _is_duration(match[1])):
            return f"{value}: no ordinal; ordinals are a number and an ISO 8601 duration or 'ever', e.g. 2/P1M, 1/ever"
    return None


def wrong_code(what: str, value: str, codes: tuple[str, ...]) -> str | None:
    """What to say of a value that is none of the codes."""
    return None if value in codes else f"{value}: no {what}; there are {', '.join(codes)}"


def wrong_side(code: str, sides: Mapping[str, str]) -> str | None:
    """What to say of a side that no table knows."""
    if code in sides:
        return None
    return f"{code}: no side; states go by ISO 3166-1 alpha-3 codes (IDN, USA), others by their short names (UN, ASEAN)"


def duration_seconds(iso: str) -> int | None:
    """'PT1H30M' -> 5400; None for what is no ISO 8601 duration in whole units."""
    match = ISO_DURATION.fullmatch(iso)
    if match is None or not any(match.groups()):
        return None
    return sum(int(amount) * unit for amount, unit in zip(match.groups(), SECONDS, strict=True) if amount)


def _is_duration(iso: str) -> bool:
    return not iso.endswith("T") and bool(duration_seconds(iso))
