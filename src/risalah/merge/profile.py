"""A profile: all that is compared of one contact as one article tells it.

    profile(account.document, contact)  ->  Profile(id="p-…", sides=("RUS", "USA"), days=Days(...), …)

Accounts that are alike in everything that is compared share one profile, so a contact that two hundred articles tell
in the same way costs as much as one.
"""

from dataclasses import dataclass
from itertools import combinations
from typing import Literal, NamedTuple

from risalah.merge.days import Days, days
from risalah.merge.names import Person, key, person
from risalah.model.account import Contact, Participant
from risalah.model.document import Header
from risalah.model.ids import content_id
from risalah.model.values import duration_seconds

StatusGroup = Literal["held", "announced", "off"]
GROUPS: dict[str, StatusGroup] = {
    "held": "held",
    "planned": "announced",
    "proposed": "announced",
    "cancelled": "off",
    "refused": "off",
}
EVER = (0, 4_000_000)  # ordinals before and after all days
WIDE = 70  # days; a wider window is searched only together with persons, a place or an occasion
MOST_SIDES = 8  # of a long list of sides only the first pairs are searched: a shorter list of the same shares some


class Where(NamedTuple):
    name: str  # folded
    country: str | None
    latitude: float | None
    longitude: float | None


class Bench(NamedTuple):
    """Who sits there for one side."""

    people: frozenset[Person]
    offices: frozenset[str]


@dataclass(frozen=True, slots=True)
class Profile:
    id: str
    sides: tuple[str, ...]
    benches: dict[str, Bench]
    channel: str
    group: StatusGroup
    days: Days | None
    doubtful: bool  # the date contradicts its own weekday
    denied: bool  # called off, and told so when the day had come: not a plan that was dropped, a denial
    first: int  # the window in which the contact can have been, for search: generous
    last: int
    place: Where | None
    told: int | None  # week in which it was told, of contacts without a day and of recalled ones
    seconds: int | None
    occasion: str | None
    ordinal: tuple[int, str | None] | None
    keys: tuple[str, ...]

    @property
    def wide(self) -> bool:
        return self.last - self.first > WIDE


def profile(header: Header, contact: Contact, apart: str | None = None) -> Profile:
    """What is compared of a contact. `apart` keeps it a profile of its own: a correction speaks of this account."""
    benches = _benches(contact.participants)
    sides = tuple(sorted(benches))
    group = GROUPS[contact.status]
    when = days(contact.when.edtf) if contact.when else None
    doubtful = bool(contact.when and contact.when.conflict)
    first, last = _window(header, contact, when, doubtful)
    place = contact.place
    where = Where(key(place.name), place.country, place.latitude, place.longitude) if place else None
    seconds = duration_seconds(contact.duration.iso) if contact.duration else None
    occasion = key(contact.occasion.name) if contact.occasion else None
    ordinal = (contact.ordinal.nth, contact.ordinal.within) if contact.ordinal else None
    published = days(header.published.edtf) if header.published else None
    denied = bool(group == "off" and when and published and published.last >= when.first)
    told = published.last // 7 if published and (when is None or contact.background) else None
    bench_words = [
        (side, sorted((p.actor or "", *sorted(p.words)) for p in bench.people), sorted(bench.offices))
        for side, bench in sorted(benches.items())
    ]
    window = (first, last) if when is None else ()
    compared = (
        bench_words,
        contact.channel,
        group,
        when,
        doubtful,
        denied,
        window,
        where,
        told,
        seconds,
        occasion,
        ordinal,
        apart,
    )
    return Profile(
        id=content_id("p", compared),
        sides=sides,
        benches=benches,
        channel=contact.channel,
        group=group,
        days=when,
        doubtful=doubtful,
        denied=denied,
        first=first,
        last=last,
        place=where,
        told=told,
        seconds=seconds,
        occasion=occasion,
        ordinal=ordinal,
        keys=_keys(sides, benches, where, occasion, told, wide=last - first > WIDE),
    )


def side_of(participant: Participant) -> str:
    """The code of a side; who has none stands for himself."""
    return participant.side or f"?{key(participant.name or '')}"


def _benches(participants: tuple[Participant, ...]) -> dict[str, Bench]:
    people: dict[str, set[Person]] = {}
    offices: dict[str, set[str]] = {}
    for participant in participants:
        side = side_of(participant)
        people.setdefault(side, set())
        offices.setdefault(side, set())
        if participant.name or participant.actor:
            people[side].add(person(participant.actor, participant.name))
        if participant.office:
            offices[side].add(participant.office)
    return {side: Bench(frozenset(people[side]), frozenset(offices[side])) for side in people}


def _window(header: Header, contact: Contact, when: Days | None, doubtful: bool) -> tuple[int, int]:
    if when is not None:
        slack = max(2, when.slack) if not doubtful else 31
        return when.first - slack, when.last + slack
    published = days(header.published.edtf) if header.published else None
    if published is None:
        return EVER
    if contact.status != "held":
        return published.first - 7, published.last + 60
    if contact.background:
        return EVER[0], published.last + 1
    return published.first - 7, published.last + 1


def _keys(
    sides: tuple[str, ...],
    benches: dict[str, Bench],
    where: Where | None,
    occasion: str | None,
    told: int | None,
    *,
    wide: bool,
) -> tuple[str, ...]:
    """Under which keys the contact is looked up: its pairs of sides, and those with persons, place, occasion, week."""
    found: list[str] = []
    pairs = list(combinations(sides[:MOST_SIDES], 2)) or [(side, side) for side in sides]
    for one, other in pairs:
        pair = f"{one}|{other}"
        if not wide:
            found.append(pair)
        if where:
            found.append(f"{pair}|at {where.name}")
        if occasion:
            found.append(f"{pair}|on {occasion}")
        if told is not None:  # this week's and next week's: told within a week of one another, they share one
            found += [f"{pair}|told {told}", f"{pair}|told {told + 1}"]
        for here in benches[one].people:
            found.extend(f"{pair}|by {_family(here)} {_family(there)}" for there in benches[other].people)
    return tuple(sorted(set(found)))


def _family(someone: Person) -> str:
    """One word that every spelling of a name is likely to share: its longest word, the last in order on a tie."""
    return max(sorted(someone.words), key=len, default=someone.actor or "")
