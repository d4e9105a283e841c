"""Links between records: an announcement and the contact that came of it, a contact and its follow-up.

link(records)  ->  {"r-plan": Links(followed_by="r-talks"), "r-talks": Links(planned_as="r-plan"), …}

A planned contact belongs to the first held one of the same sides and people that lies where the plan said. A follow-up
is one that was announced in the articles about its predecessor, or that counts itself after it ('yang kedua').
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import msgspec

from risalah.merge.days import Days, days
from risalah.merge.names import Person, key, person, same_person
from risalah.model.record import Record

EARLY, LATE = 2, 2  # days that a contact may miss its announced day by and still be it
POSTPONED = 14  # days, if it takes place where it was to take place
UNDATED = 90  # days within which an announcement without a day is expected to come true
PERIOD = {"P1W": 7, "P1M": 31, "P1Y": 366}
REACH = 400  # days; farther apart no two records are linked


@dataclass
class Links:
    planned_as: str | None = None
    followed_by: str | None = None
    follows: str | None = None


class Known(msgspec.Struct, frozen=True):
    """The value of a field, of all that a record says of it."""

    value: str | None


class Sitting(msgspec.Struct, frozen=True):
    name: str | None
    side: str | None
    actor: str | None


class Told(msgspec.Struct, frozen=True):
    document: str
    published: str | None = None


class Outline(msgspec.Struct, frozen=True):
    """A record without what linking does not need: a stored record is read into it many times faster."""

    id: str
    fields: dict[str, Known]
    participants: tuple[Sitting, ...]
    accounts: tuple[Told, ...]
    background: bool = False


class Node(NamedTuple):
    """What linking needs of a record."""

    id: str
    sides: tuple[str, ...]
    people: Mapping[str, frozenset[Person]]
    status: str
    channel: str
    days: Days | None
    heard: int | None  # first day of publication
    place: str | None
    ordinal: str | None
    documents: frozenset[str]
    background: bool

    @property
    def day(self) -> int | None:
        """Its first day, or when it was first heard of."""
        return self.days.first if self.days else self.heard


@dataclass
class _Plan:
    node: Node
    held: Node | None = None
    distance: int = 0


def node(record: Record | Outline) -> Node:
    people: dict[str, set[Person]] = {}
    for party in record.participants:
        bench = people.setdefault(party.side or f"?{key(party.name or '')}", set())
        if party.name or party.actor:
            bench.add(person(party.actor, party.name))
    heard = [known.first for member in record.accounts if (known := days(member.published))]
    value = {name: found.value for name, found in record.fields.items()}
    return Node(
        id=record.id,
        sides=tuple(sorted(people)),
        people={side: frozenset(names) for side, names in people.items()},
        status=value.get("status") or "held",
        channel=value.get("channel") or "unknown",
        days=days(value.get("when")),
        heard=min(heard, default=None),
        place=key(value.get("place") or "") or None,
        ordinal=value.get("ordinal"),
        documents=frozenset(member.document for member in record.accounts),
        background=record.background,
    )


def link(records: Iterable[Node]) -> dict[str, Links]:
    """The links of every record that has any. Depends on the set of records alone."""
    nodes = sorted(records)
    held = _index(one for one in nodes if one.status == "held" and one.day is not None)
    plans = [_Plan(one) for one in nodes if one.status in {"planned", "proposed"}]
    links: dict[str, Links] = {}
    best: dict[str, tuple[int, int, str]] = {}
    for plan in plans:
        _fulfil(plan, held)
        if plan.held is not None:
            links.setdefault(plan.node.id, Links()).followed_by = plan.held.id
            rank = (plan.distance, -(plan.node.heard or 0), plan.node.id)
            best[plan.held.id] = min(best.get(plan.held.id, rank), rank)
    for talks, (_, _, announcement) in best.items():
        links.setdefault(talks, Links()).planned_as = announcement
    _announced_follow_ups(plans, nodes, links)
    _counted_follow_ups(nodes, held, links)
    return links


Index = dict[tuple[str, str], tuple[list[int], list[Node]]]


def _index(nodes: Iterable[Node]) -> Index:
    grouped: dict[tuple[str, str], list[tuple[int, Node]]] = {}
    for one in nodes:
        for pair in _pairs(one):
            grouped.setdefault(pair, []).append((one.day or 0, one))
    result: Index = {}
    for pair, entries in grouped.items():
        entries.sort(key=lambda entry: (entry[0], entry[1].id))
        result[pair] = ([day for day, _ in entries], [one for _, one in entries])
    return result


def _pairs(one: Node) -> list[tuple[str, str]]:
    sides = one.sides[:8]
    return [(a, b) for number, a in enumerate(sides) for b in sides[number + 1 :]]


def _between(index: Index, one: Node, first: int, last: int) -> list[Node]:
    found: dict[str, Node] = {}
    for pair in _pairs(one):
        if pair in index:
            of_day, nodes = index[pair]
            for other in nodes[bisect_left(of_day, first) : bisect_left(of_day, last + 1)]:
                found[other.id] = other
    return [found[name] for name in sorted(found)]


def _fulfil(plan: _Plan, held: Index) -> None:
    announced = plan.node
    heard = announced.heard
    if announced.days is not None:
        first, last = announced.days.first - announced.days.slack, announced.days.last + announced.days.slack
    elif heard is not None:
        first, last = heard, heard + UNDATED
    else:
        return
    options = []
    for talks in _between(held, announced, first - POSTPONED, last + POSTPONED):
        day = talks.day or 0
        off = max(first - day, day - last, 0)
        same_place = bool(announced.place and announced.place == talks.place)
        in_time = off <= LATE if day > last else off <= EARLY
        if not in_time and not (same_place and off <= POSTPONED):
            continue
        # What is over when the announcement appears did not come of it.
        if talks.days and heard is not None and talks.days.last < heard - 1:
            continue
        if _compatible(announced, talks):
            options.append((off, day, talks.id, talks))
    if options:
        plan.distance, _, _, plan.held = min(options, key=lambda option: option[:3])


def _compatible(a: Node, b: Node) -> bool:
    one, two = set(a.sides), set(b.sides)
    if not (one <= two or two <= one):
        return False
    if (
        "unknown" not in (a.channel, b.channel)
        and a.channel != b.channel
        and {a.channel, b.channel} != {"phone", "video"}
    ):
        return False
    for side in one & two:
        mine, yours = a.people[side], b.people[side]
        if mine and yours and not any(same_person(x, y) for x in mine for y in yours):
            return False
    return True


def _announced_follow_ups(plans: list[_Plan], nodes: list[Node], links: dict[str, Links]) -> None:
    """The articles about a contact announce the next one of the same sides."""
    by_document: dict[str, list[Node]] = {}
    for one in nodes:
        if one.status == "held":
            for document in one.documents:
                by_document.setdefault(document, []).append(one)
    for plan in plans:
        come = plan.held
        earlier = {
            one.id: one
            for document in plan.node.documents
            for one in by_document.get(document, ())
            if one.sides == plan.node.sides and (come is None or one.id != come.id) and not one.background
        }
        after = (come.day if come else None) or (plan.node.days.first if plan.node.days else None)
        before = [one for one in earlier.values() if one.day is not None and (after is None or one.day < after)]
        if not before:
            continue
        predecessor = max(before, key=lambda one: (one.day or 0, one.id))
        target = come.id if come else plan.node.id
        links.setdefault(predecessor.id, Links()).followed_by = target
        links.setdefault(target, Links()).follows = predecessor.id


def _counted_follow_ups(nodes: list[Node], held: Index, links: dict[str, Links]) -> None:
    """'Yang kedua dalam sebulan' follows the last one before it in that month."""
    for one in nodes:
        if one.status != "held" or not one.ordinal or one.days is None:
            continue
        nth, _, within = one.ordinal.partition("/")
        if int(nth) < 2 or links.get(one.id, Links()).follows:
            continue
        reach = PERIOD.get(within, REACH)
        earlier = [
            other
            for other in _between(held, one, one.days.first - reach, one.days.first - 1)
            if other.days and other.sides == one.sides and _compatible(one, other)
        ]
        if earlier:
            predecessor = max(earlier, key=lambda other: (other.day or 0, other.id))
            links.setdefault(one.id, Links()).follows = predecessor.id
            previous = links.setdefault(predecessor.id, Links())
            previous.followed_by = previous.followed_by or one.id
