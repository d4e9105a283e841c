"""Agreement per field: every value, who gives it, how many independent sources that is, and the value that is chosen.

The rule (docs/merging.md): most independent sources; then the more exact; then the better reached (written out before
worked out, without a contradiction of its own before with one); then the most accounts; then the first in order.
A vaguer value ('in November', 'in Switzerland') supports the exacter one that it holds.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from risalah.merge.days import Days, days
from risalah.merge.names import key
from risalah.merge.sources import independent
from risalah.model.account import Contact, When
from risalah.model.record import APPROXIMATE, Field, Value
from risalah.model.values import duration_seconds

BASIS = {"explicit": 0, "relative": 1, "inferred": 2, "publication": 3, None: 4}


class Told(NamedTuple):
    """One account of the contact."""

    document: str
    contact: Contact
    published: str | None


class Claim(NamedTuple):
    """What one account gives for a field. Equal `same` is one value; lower `rank` is better on a tie."""

    document: str
    value: str
    same: str
    rank: tuple[int, ...] = ()
    note: str | None = None


Origins = Mapping[str, frozenset[str]]
Supports = Callable[[str, str], bool]


def agree(claims: Iterable[Claim], origins: Origins, supports: Supports | None = None) -> Field | None:
    """The field with all its values; None when no account gives one. `supports(a, b)`: claiming a speaks for b."""
    groups: dict[str, list[Claim]] = {}
    for claim in sorted(claims):
        groups.setdefault(claim.same, []).append(claim)
    if not groups:
        return None
    values: list[tuple[tuple[object, ...], Value]] = []
    for same, group in groups.items():
        backing = {claim.document for claim in group}
        if supports:
            backing |= {
                claim.document
                for other, rest in groups.items()
                if other != same and supports(other, same)
                for claim in rest
            }
        times = Counter(claim.value for claim in group)
        best = min(group, key=lambda claim: (claim.rank, -times[claim.value], claim.value))
        value = _value(best, group, origins)
        order = (-independent(backing, origins), best.rank, -value.independent, -value.accounts, best.value)
        values.append((order, value))
    values.sort(key=lambda entry: entry[0])
    first = values[0][1]
    return Field(
        value=first.value,
        accounts=first.accounts,
        independent=first.independent,
        documents=first.documents,
        note=first.note,
        alternatives=tuple(value for _, value in values[1:]),
    )


def fields(accounts: Sequence[Told], origins: Origins) -> dict[str, Field]:
    """All fields that any account gives, by name."""
    found = {
        "when": agree(_whens(accounts), origins, _day_supports),
        "channel": agree(_plain(accounts, lambda c: None if c.channel == "unknown" else c.channel), origins),
        "status": agree(_statuses(accounts), origins),
        "place": agree(_places(accounts), origins, _place_supports),
        "country": agree(_plain(accounts, lambda c: c.place.country if c.place else None), origins),
        "duration": agree(_durations(accounts), origins),
        "initiator": agree(_plain(accounts, lambda c: c.initiator.side if c.initiator else None), origins),
        "occasion": agree(_named(accounts, lambda c: c.occasion.name if c.occasion else None), origins),
        "outcome": agree(_plain(accounts, lambda c: None if c.outcome == "unclear" else c.outcome), origins),
        "ordinal": agree(_plain(accounts, _ordinal), origins),
    }
    everyone = tuple(sorted({account.document for account in accounts}))
    whole = independent(everyone, origins)
    # "Nobody says how" is an answer of its own for these two: the record format gives them a value always.
    found["channel"] = found["channel"] or Field("unknown", len(everyone), whole, everyone)
    found["outcome"] = found["outcome"] or Field("unclear", len(everyone), whole, everyone)
    return {name: value for name, value in found.items() if value is not None}


def topics(accounts: Sequence[Told], origins: Origins) -> tuple[Value, ...]:
    """Every topic that an account gives, best supported first."""
    groups: dict[str, list[Claim]] = {}
    for account in accounts:
        for code in sorted({topic.code for topic in account.contact.topics}):
            groups.setdefault(code, []).append(Claim(account.document, code, code))
    values = [_value(group[0], group, origins) for group in groups.values()]
    return tuple(sorted(values, key=lambda value: (-value.independent, -value.accounts, value.value)))


def _value(best: Claim, group: Sequence[Claim], origins: Origins) -> Value:
    documents = tuple(sorted({claim.document for claim in group}))
    notes = sorted({claim.note for claim in group if claim.note})
    return Value(best.value, len(documents), independent(documents, origins), documents, "; ".join(notes) or None)


def _plain(accounts: Sequence[Told], read: Callable[[Contact], str | None]) -> list[Claim]:
    return [Claim(a.document, value, value) for a in accounts if (value := read(a.contact)) is not None]


def _named(accounts: Sequence[Told], read: Callable[[Contact], str | None]) -> list[Claim]:
    return [Claim(a.document, value, key(value)) for a in accounts if (value := read(a.contact)) is not None]


def _ordinal(contact: Contact) -> str | None:
    return f"{contact.ordinal.nth}/{contact.ordinal.within or 'ever'}" if contact.ordinal else None


def _whens(accounts: Sequence[Told]) -> list[Claim]:
    return [_when(a.document, a.contact.when) for a in accounts if a.contact.when and a.contact.when.edtf]


def _when(document: str, when: When) -> Claim:
    edtf = when.edtf or ""
    known = days(edtf)
    span = known.last - known.first if known else 9999
    approximate = bool(known and known.approximate)
    rank = (span, int(approximate), int(when.conflict is not None), BASIS[when.basis])
    same = f"{known.first}/{known.last}{'~' if approximate else ''}" if known else edtf
    return Claim(document, edtf, same, rank, f"{when.conflict} disagrees" if when.conflict else None)


def _day_supports(vague: str, exact: str) -> bool:
    """'2016-11' speaks for '2016-11-20' too; '2016-11-20~' for the day beside it."""
    one, two = _parse(vague), _parse(exact)
    if one is None or two is None:
        return False
    if two.approximate and not one.approximate:
        return False
    wider = one.last - one.first > two.last - two.first
    return (wider or one.approximate) and one.first - one.slack <= two.first and two.last <= one.last + one.slack


def _parse(same: str) -> Days | None:
    first, _, last = same.rstrip("~").partition("/")
    return Days(int(first), int(last), same.endswith("~")) if first.isdigit() and last.isdigit() else None


def _statuses(accounts: Sequence[Told]) -> list[Claim]:
    """What was held is held; of announcements the latest article knows best."""
    held = any(a.contact.status == "held" for a in accounts)
    latest = max((a.published or "" for a in accounts), default="")
    return [
        Claim(
            a.document, a.contact.status, a.contact.status, (int((a.published or "") != latest),) if not held else (0,)
        )
        for a in accounts
    ]


def _places(accounts: Sequence[Told]) -> list[Claim]:
    claims = []
    for account in accounts:
        place = account.contact.place
        if place:
            exact = 0 if place.latitude is not None else 1
            claims.append(Claim(account.document, place.name, f"{key(place.name)}|{place.country or ''}", (exact,)))
    return claims


def _place_supports(vague: str, exact: str) -> bool:
    """'Jenewa' speaks for 'Markas PBB di Jenewa' too: all its words are in the longer name."""
    one, two = set(vague.partition("|")[0].split()), set(exact.partition("|")[0].split())
    return one < two


def _durations(accounts: Sequence[Told]) -> list[Claim]:
    """'Less than an hour' and 'an hour' are one value; it is noted as approximate where nobody gives it exactly."""
    told = [(a.document, d, str(duration_seconds(d.iso) or d.iso)) for a in accounts if (d := a.contact.duration)]
    exact = {same for _, duration, same in told if not duration.approximate}
    return [
        Claim(document, duration.iso, same, (int(duration.approximate),), None if same in exact else APPROXIMATE)
        for document, duration, same in told
    ]
