"""All records of a store in memory, as far as lists, facets and pictures need them; read again when the store changed.

    catalog = Catalogs(store).current()
    catalog.entries[0].sides  ->  ("RUS", "USA");   catalog.bits["side"]["USA"]  ->  a set of positions, as one integer

Entries are in the order of their days, newest first, those without a day last. A set of positions is an integer with
one bit per entry: counting thirty facets over 30,000 records takes a few milliseconds.
"""

import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property, lru_cache
from typing import Any

import msgspec
import sqlalchemy as sa

from risalah.lang.tables import pack_root, read_csv, split_list
from risalah.merge.days import days
from risalah.model.edtf import bounds
from risalah.store.connection import Store
from risalah.store.query import search_key
from risalah.store.schema import contacts, corrections, documents, pending, records, runs, state

KEPT = 8  # documents per entry
CHECK_EVERY = 0.5  # seconds between two looks at whether the store changed
FACETS = ("side", "office", "channel", "status", "topic", "outlet", "year", "conflict", "country", "state")
OUTLET_COLUMNS = ("name", "domains", "names", "codes", "kind", "quirk")
Stamp = tuple[object, ...]
_key = lru_cache(maxsize=65_536)(search_key)


class Who(msgspec.Struct, frozen=True, gc=False):
    """A party, as stored in a record."""

    name: str | None
    side: str | None
    office: str | None
    actor: str | None
    role: str

    @property
    def key(self) -> str | None:
        """What a person's page goes by: the id of the tables, or the name. None for an office or a side alone."""
        return self.actor or (f"~{_key(self.name)}" if self.name and _key(self.name) else None)


class _Value(msgspec.Struct, frozen=True):
    value: str | None


class _Kind(msgspec.Struct, frozen=True):
    kind: str


class _Member(msgspec.Struct, frozen=True):
    document: str
    outlet: str | None


class _Stored(msgspec.Struct, frozen=True):
    """The part of a record's JSON that is needed here; the rest is passed over while decoding."""

    fields: dict[str, _Value]
    participants: tuple[Who, ...]
    accounts: tuple[_Member, ...]
    accompanied_by: tuple[Who, ...] = ()
    conflicts: tuple[_Kind, ...] = ()
    topics: tuple[_Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One record, in brief. `first` and `last` are days as ordinals, `edtf` what the record says of its day."""

    id: str
    status: str
    channel: str
    state: str
    background: bool
    edtf: str | None
    first: int | None
    last: int | None
    parties: tuple[Who, ...]
    companions: tuple[Who, ...]
    sides: tuple[str, ...]
    place: str | None
    country: str | None
    occasion: str | None
    topics: tuple[str, ...]
    outlets: tuple[str, ...]
    conflicts: tuple[str, ...]
    accounts: int
    independent: int
    planned_as: str | None
    followed_by: str | None
    follows: str | None
    documents: tuple[str, ...]  # of its first accounts

    @property
    def certain(self) -> bool:
        """Whether the day is known to the day."""
        return self.first is not None and self.first == self.last and "~" not in (self.edtf or "")

    @property
    def years(self) -> tuple[str, ...]:
        """The years that it may be of: one, or two around New Year; none where it spans more."""
        if self.first is None or self.last is None:
            return ()
        first, last = date.fromordinal(self.first).year, date.fromordinal(self.last).year
        return tuple(str(year) for year in range(first, last + 1)) if last - first <= 1 else ()

    @property
    def open_plan(self) -> bool:
        """Announced, and nothing seen of it since."""
        return self.status in {"planned", "proposed"} and self.followed_by is None and self.state != "rejected"


@dataclass
class Catalog:
    """A view of the store at one time. Never changed after it is built."""

    stamp: Stamp
    entries: list[Entry]
    documents: int
    waiting: int
    bits: dict[str, dict[str, int]]
    of_number: dict[int, tuple[int, ...]]  # positions by the number of a document
    notes: dict[object, object] = field(default_factory=dict)  # answers that are worth keeping as long as the view

    @cached_property
    def position(self) -> dict[str, int]:
        return {entry.id: at for at, entry in enumerate(self.entries)}

    @cached_property
    def oldest(self) -> list[int]:
        """Positions, oldest first; those without a day last."""
        known = self.entries
        return sorted(range(len(known)), key=lambda at: (known[at].first is None, known[at].first or 0, known[at].id))

    @cached_property
    def best_sourced(self) -> list[int]:
        """Positions, those with the most independent sources first."""
        known = self.entries
        return sorted(range(len(known)), key=lambda at: (-known[at].independent, -known[at].accounts, at))

    def of_documents(self, numbers: Iterable[int]) -> int:
        """The records with an account in any of the documents."""
        nothing: tuple[int, ...] = ()
        found = (at for number in numbers for at in self.of_number.get(number, nothing))
        return bitset(found, len(self.entries))

    @cached_property
    def all(self) -> int:
        return (1 << len(self.entries)) - 1

    @cached_property
    def shown(self) -> int:
        """All but the rejected."""
        return self.all & ~self.bits["state"].get("rejected", 0)

    @cached_property
    def words(self) -> dict[str, list[int]]:
        """Positions by word of a participant's or companion's name."""
        found: dict[str, list[int]] = {}
        for at, entry in enumerate(self.entries):
            for word in {w for who in (*entry.parties, *entry.companions) for w in _key(who.name or "").split()}:
                found.setdefault(word, []).append(at)
        return found

    @cached_property
    def people(self) -> dict[str, list[int]]:
        """Positions by person."""
        found: dict[str, list[int]] = {}
        for at, entry in enumerate(self.entries):
            for key in {who.key for who in (*entry.parties, *entry.companions)} - {None}:
                found.setdefault(str(key), []).append(at)
        return found

    def get(self, name: str | None) -> Entry | None:
        at = self.position.get(name or "")
        return None if at is None else self.entries[at]

    @cached_property
    def span(self) -> tuple[int, int] | None:
        """First and last day of all that is shown."""
        known = [entry for entry in self.entries if entry.first is not None and entry.last is not None]
        return (min(e.first or 0 for e in known), max(e.last or 0 for e in known)) if known else None


class Catalogs:
    """Gives the current catalog of a store; safe to ask from many threads."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._lock = threading.Lock()
        self._held: Catalog | None = None
        self._looked = self._built = 0.0
        self._cost = 0.0

    def current(self) -> Catalog:
        """The catalog as of now, give or take a moment. While one thread reads a changed store, others keep the old."""
        held = self._held
        if held is not None and time.monotonic() - self._looked < CHECK_EVERY:
            return held
        if not self._lock.acquire(blocking=held is None):
            return held  # type: ignore[return-value]
        try:
            if self._held is not None and time.monotonic() - self._looked < CHECK_EVERY:
                return self._held
            with self.store.reading() as connection:
                now = stamp(connection)
                # A store that changes all the time (an ingest is running) must not keep us reading all the time.
                rested = time.monotonic() - self._built > 10 * self._cost
                if self._held is None or (self._held.stamp != now and rested):
                    begun = time.monotonic()
                    self._held = build(connection, now)
                    self._built = time.monotonic()
                    self._cost = self._built - begun
            self._looked = time.monotonic()
            return self._held
        finally:
            self._lock.release()

    def changed(self) -> None:
        """We changed the store ourselves: look at once."""
        with self._lock:
            self._looked, self._cost = 0.0, 0.0
            self._held = None


def stamp(connection: sa.Connection) -> Stamp:
    """Differs whenever a run, a merge or a decision has changed what is shown."""

    def one(query: sa.Select[Any]) -> object:
        return connection.execute(query).scalar()

    count = sa.func.count
    return (
        one(sa.select(sa.func.max(runs.c.number))),
        one(sa.select(sa.func.max(runs.c.finished))),
        one(sa.select(count()).select_from(corrections)),
        one(sa.select(count()).select_from(pending)),
        one(sa.select(state.c.value).where(state.c.name == "links")),
    )


def build(connection: sa.Connection, now: Stamp) -> Catalog:
    decoder = msgspec.json.Decoder(_Stored)
    entries = [_entry(row, decoder) for row in connection.execute(sa.select(records))]
    entries.sort(key=lambda e: (e.last is None, -(e.last or 0), -(e.first or 0), e.id))
    total = connection.execute(
        sa.select(sa.func.count()).select_from(documents).where(documents.c.superseded_by.is_(None))
    ).scalar()
    return Catalog(now, entries, total or 0, int(str(now[3] or 0)), _bits(entries), _of_number(connection, entries))


def _of_number(connection: sa.Connection, entries: list[Entry]) -> dict[int, tuple[int, ...]]:
    position = {entry.id: at for at, entry in enumerate(entries)}
    query = sa.select(documents.c.number, contacts.c.record).join(documents, documents.c.id == contacts.c.document)
    found: dict[int, tuple[int, ...]] = {}
    for number, record in connection.execute(query):
        if record in position:
            found[number] = (*found.get(number, ()), position[record])
    return found


def bitset(positions: Iterable[int], size: int) -> int:
    """Positions as one integer."""
    found = bytearray(size // 8 + 1)
    for at in positions:
        found[at >> 3] |= 1 << (at & 7)
    return int.from_bytes(found, "little")


def ordered(order: Iterable[int], bits: int) -> Iterator[int]:
    """The positions of a set in another order."""
    inside = bits.to_bytes((bits.bit_length() + 7) // 8 + 1, "little")
    return (at for at in order if at >> 3 < len(inside) and inside[at >> 3] >> (at & 7) & 1)


def positions(bits: int) -> Iterator[int]:
    """The positions of a set, in order."""
    for index, byte in enumerate(bits.to_bytes((bits.bit_length() + 7) // 8, "little")):
        while byte:
            low = byte & -byte
            yield index * 8 + low.bit_length() - 1
            byte ^= low


def terms_of(entry: Entry) -> Mapping[str, Iterable[str]]:
    """What an entry is found by, per facet."""
    return {
        "side": entry.sides,
        "office": {who.office for who in entry.parties if who.office},
        "channel": (entry.channel,),
        "status": (entry.status,),
        "topic": entry.topics,
        "outlet": entry.outlets,
        "year": entry.years,
        "conflict": ("any", *entry.conflicts) if entry.conflicts else ("none",),
        "country": (entry.country,) if entry.country else (),
        "state": (entry.state,),
    }


def _bits(entries: list[Entry]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, list[int]]] = {kind: {} for kind in FACETS}
    for at, entry in enumerate(entries):
        for kind, terms in terms_of(entry).items():
            for term in terms:
                found[kind].setdefault(term, []).append(at)
    return {
        kind: {term: bitset(members, len(entries)) for term, members in sorted(terms.items())}
        for kind, terms in found.items()
    }


def _entry(row: sa.Row[tuple[object, ...]], decoder: "msgspec.json.Decoder[_Stored]") -> Entry:
    stored = decoder.decode(row.json)
    value = {name: field.value for name, field in stored.fields.items()}
    edtf = value.get("when")
    first, last = _days(edtf)
    return Entry(
        id=row.id,
        status=row.status,
        channel=row.channel,
        state=row.state,
        background=bool(row.background),
        edtf=edtf,
        first=first,
        last=last,
        parties=stored.participants,
        companions=stored.accompanied_by,
        sides=tuple(sorted({who.side for who in stored.participants if who.side})),
        place=value.get("place"),
        country=value.get("country"),
        occasion=value.get("occasion"),
        topics=tuple(topic.value for topic in stored.topics if topic.value),
        outlets=tuple(sorted({outlet_name(member.outlet) for member in stored.accounts if member.outlet})),
        conflicts=tuple(sorted({conflict.kind for conflict in stored.conflicts})),
        accounts=row.accounts,
        independent=row.independent,
        planned_as=row.planned_as,
        followed_by=row.followed_by,
        follows=row.follows,
        documents=tuple(dict.fromkeys(member.document for member in stored.accounts[:KEPT])),
    )


def outlet_name(printed: str) -> str:
    """The one name of an outlet that the tables know under several: 'ANTARA News' is 'ANTARA'."""
    return _outlet_names().get(printed.casefold(), printed)


@cache
def _outlet_names() -> Mapping[str, str]:
    rows = (row for _, row in read_csv(pack_root("id"), "outlets.csv", OUTLET_COLUMNS))
    return {written.casefold(): row["name"] for row in rows for written in (*split_list(row["names"]), row["name"])}


def _days(edtf: str | None) -> tuple[int | None, int | None]:
    """The days that a date allows; an approximate one as far as it may be off. Open intervals end where they begin."""
    known = days(edtf)
    if known is None:
        ends = bounds(edtf) if edtf else None
        return (ends[0].toordinal(), ends[1].toordinal()) if ends else (None, None)
    slack = known.slack
    return max(1, known.first - slack), known.last + slack
