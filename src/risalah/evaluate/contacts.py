"""Pair the contacts of a key with those found, and tell which fields are right.

Two contacts can be a pair when they share their sides: all of the smaller set, at least two, or one side named twice.
Of all pairings the one with the most fields right is taken, best pair first, which suffices for a handful of contacts.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from risalah.evaluate.key import KeyContact, KeyPerson
from risalah.evaluate.sameness import fold, same_date, same_name, same_place, seconds
from risalah.model.account import Contact, Participant

DECIDED = ("agreed", "no-agreement")  # an unclear outcome in the key asks for nothing

Marks = dict[str, float]  # field -> share that is right


class Person(NamedTuple):
    name: str  # folded, "" when only side or office is given
    side: str | None
    office: str | None


def pair_contacts(key: Sequence[KeyContact], found: Sequence[Contact]) -> list[tuple[int, int]]:
    """(position in the key, position among those found) of each pair."""
    ranked = sorted(
        (
            (sum(mark_contact(wanted, given).values()), -there, here, there)
            for (here, wanted), (there, given) in product(enumerate(key), enumerate(found))
            if _share_sides(people(wanted.participants), people(given.participants))
        ),
        reverse=True,
    )
    pairs: list[tuple[int, int]] = []
    for _, _, here, there in ranked:
        if all(here != paired and there != other for paired, other in pairs):
            pairs.append((here, there))
    return pairs


def mark_contact(key: KeyContact, found: Contact) -> Marks:
    """Which fields of a pair are right, for those fields that the key or the found contact has."""
    marks = _mark_people(people(key.participants), people(found.participants))
    marks["channel"] = key.channel == found.channel
    marks["status"] = key.status == found.status
    marks["background"] = bool(key.background) == found.background
    marks["when"] = same_date(key.when, found.when.edtf if found.when else None)
    marks |= _mark_circumstances(key, found)
    if key.outcome in DECIDED:
        marks["outcome"] = key.outcome == found.outcome
    return marks


def people(participants: Sequence[KeyPerson | Participant]) -> list[Person]:
    return [Person(fold(each.name), each.side, each.office) for each in participants]


def _share_sides(key: Sequence[Person], found: Sequence[Person]) -> bool:
    wanted, given = Counter(each.side for each in key), Counter(each.side for each in found)
    if len(wanted) <= 1 or len(given) <= 1:
        return wanted == given
    shared = wanted.keys() & given.keys()
    return len(shared) >= 2 and len(shared) == min(len(wanted), len(given))


def _mark_people(key: Sequence[Person], found: Sequence[Person]) -> Marks:
    marks: Marks = {}
    named = [each for each in key if each.name]
    if named:
        marks["names"] = all(any(same_name(each.name, other.name) for other in found) for each in named)
    in_office = [each for each in key if each.office]
    if in_office:
        marks["offices"] = all(any(_same_officer(each, other) for other in found) for each in in_office)
    marks["sides"] = sorted(str(each.side) for each in key) == sorted(str(each.side) for each in found)
    return marks


def _same_officer(key: Person, found: Person) -> bool:
    return key.office == found.office and key.side == found.side and (not key.name or same_name(key.name, found.name))


def _mark_circumstances(key: KeyContact, found: Contact) -> Marks:
    """Duration, initiator, occasion, place and topics: a value that the key doesn't have is wrong, silence is not."""
    marks: Marks = {}
    if key.duration or (found.duration and found.duration.iso):
        given = found.duration.iso if found.duration else None
        marks["duration"] = bool(key.duration) and seconds(key.duration) == seconds(given)
    if key.initiator or (found.initiator and found.initiator.side):
        side = found.initiator.side if found.initiator else None
        marks["initiator"] = bool(key.initiator) and key.initiator == side
    if key.occasion or (found.occasion and found.occasion.name):
        ours, theirs = fold(key.occasion), fold(found.occasion.name if found.occasion else None)
        marks["occasion"] = bool(ours) and bool(theirs) and (ours in theirs or theirs in ours)
    if key.place or found.place:
        marks["place"] = (
            key.place is not None
            and found.place is not None
            and key.place.country == found.place.country
            and same_place(key.place.name, found.place.name)
        )
    wanted, named = set(map(fold, key.topics or ())), {fold(topic.code) for topic in found.topics}
    if wanted or named:
        marks["topics"] = len(wanted & named) / len(wanted | named)
    return marks
