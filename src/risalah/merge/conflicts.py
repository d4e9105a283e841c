"""Contradictions: values of one field that can't all be true, typed.

conflicts(fields, accounts)  ->  (Conflict(kind="duration", field="duration", values=(PT4M, PT40M)),)

A vaguer value is no contradiction of an exacter one, nor is a city of the country that another account names.
"""

from collections.abc import Callable, Mapping, Sequence

from risalah.merge.agreement import Told
from risalah.merge.days import days
from risalah.merge.judge import distance
from risalah.merge.names import key
from risalah.merge.profile import Where
from risalah.model.record import Conflict, ConflictKind, Field, Value
from risalah.model.values import duration_seconds

CALLED_OFF = {"cancelled", "refused"}


def conflicts(fields: Mapping[str, Field], accounts: Sequence[Told]) -> tuple[Conflict, ...]:
    """All contradictions of one record, in a fixed order of kinds."""
    places = _places(accounts)
    checks: tuple[tuple[ConflictKind, str, Callable[[str, str], bool]], ...] = (
        ("date", "when", _other_days),
        ("duration", "duration", _other_duration),
        ("initiator", "initiator", lambda a, b: a != b),
        ("place", "place", lambda a, b: _other_place(a, b, places)),
        ("outcome", "outcome", lambda a, b: a != b),
        ("denial", "status", lambda a, b: len({a, b} & CALLED_OFF) == 1 and "held" in (a, b)),
    )
    found = []
    for kind, name, contradicts in checks:
        field = fields.get(name)
        if field is None or not field.alternatives:
            continue
        values = _all(field)
        against = [
            value
            for value in values
            if any(contradicts(value.value, other.value) for other in values if other is not value)
        ]
        if against:
            found.append(Conflict(kind, name, tuple(against)))
    return tuple(found)


def _all(field: Field) -> list[Value]:
    # What a person wrote over the accounts' value is no account: the accounts' contradiction stays what it was.
    first = [Value(field.value, field.accounts, field.independent, field.documents, field.note)] if field.value else []
    return [*first, *field.alternatives]


def _other_days(a: str, b: str) -> bool:
    one, two = days(a), days(b)
    if one is None or two is None:
        return False
    slack = max(one.slack, two.slack)
    return one.first - two.last > slack or two.first - one.last > slack


def _other_duration(a: str, b: str) -> bool:
    one, two = duration_seconds(a), duration_seconds(b)
    if not one or not two:
        return False
    return max(one, two) / min(one, two) > 1.25


def _places(accounts: Sequence[Told]) -> dict[str, Where]:
    found: dict[str, Where] = {}
    for account in accounts:
        place = account.contact.place
        if place:
            found.setdefault(key(place.name), Where(key(place.name), place.country, place.latitude, place.longitude))
    return found


def _other_place(name: str, other: str, places: Mapping[str, Where]) -> bool:
    a, b = places.get(key(name)), places.get(key(other))
    if a is None or b is None:
        return False
    one, two = set(a.name.split()), set(b.name.split())
    if one <= two or two <= one:
        return False
    if a.country and b.country and a.country != b.country:
        return True
    if _other_of_a_kind(name, other):
        return True
    if None in (a.latitude, a.longitude, b.latitude, b.longitude):
        return False
    return distance(a, b) > 150


def _other_of_a_kind(a: str, b: str) -> bool:
    """'Istana Merdeka, Jakarta' and 'Istana Negara': two palaces, two hotels, that share no word but what they are."""
    one, two = (key(name.partition(",")[0]).split() for name in (a, b))
    return len(one) > 1 and len(two) > 1 and one[0] == two[0] and not set(one[1:]) & set(two[1:])
