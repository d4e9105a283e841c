"""What somebody asks for: read from an address, checked, answered from the catalog.

ask(Wanted(sides=("RUS", "USA"), channel="phone"), catalog, text)  ->  Answer(bits, facets, problems)
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from risalah.merge.days import days
from risalah.serve.catalog import Catalog, bitset, outlet_name
from risalah.store.query import search_key

LONGEST = 200  # characters of any one condition
SINGLE = ("office", "channel", "status", "topic", "outlet", "year", "conflict", "country", "state")
FREE = ("q", "person", "since", "until", "actor", "place", "background")
ORDERS = ("newest", "oldest", "sources")
FindText = Callable[[str, Catalog], int]  # positions of the records with an article that holds all the words


@dataclass(frozen=True)
class Wanted:
    """All that is given must hold. Names are those of the address and of the API."""

    sides: tuple[str, ...] = ()
    q: str | None = None
    person: str | None = None
    actor: str | None = None
    since: str | None = None
    until: str | None = None
    office: str | None = None
    channel: str | None = None
    status: str | None = None
    topic: str | None = None
    outlet: str | None = None
    year: str | None = None
    conflict: str | None = None
    country: str | None = None
    place: str | None = None
    state: str | None = None
    background: str | None = None  # yes | no
    order: str = "newest"

    def pairs(self) -> list[tuple[str, str]]:
        """As an address gives them."""
        found = [("side", side) for side in self.sides]
        for each in fields(self):
            value = getattr(self, each.name)
            if each.name not in {"sides", "order"} and value:
                found.append((each.name, value))
        return [*found, *([("order", self.order)] if self.order != "newest" else [])]

    def query(self, **more: object) -> str:
        """'?side=RUS&side=USA&channel=phone', or '' when nothing is asked for."""
        written = urlencode([*self.pairs(), *((name, str(value)) for name, value in more.items() if value is not None)])
        return f"?{written}" if written else ""

    def with_term(self, kind: str, term: str) -> "Wanted":
        """The same and one more term of a facet; a facet of one term changes it."""
        if kind == "side":
            return replace(self, sides=tuple(sorted({*self.sides, term})))
        return replace(self, **{kind: term})  # type: ignore[arg-type]

    def without(self, kind: str, term: str | None = None) -> "Wanted":
        if kind == "side":
            return replace(self, sides=tuple(side for side in self.sides if side != term))
        nothing: dict[str, Any] = {kind: None}
        return replace(self, **nothing)

    def terms(self, kind: str) -> tuple[str, ...]:
        if kind == "side":
            return self.sides
        value = getattr(self, kind)
        return (value,) if value else ()


@dataclass(frozen=True)
class Answer:
    """`bits`: positions in the catalog; `facets`: (term, number), the most first; `bad`: dates not understood."""

    bits: int
    facets: Mapping[str, list[tuple[str, int]]]
    bad: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        return self.bits.bit_count()


def read_wanted(given: QueryParams) -> Wanted:
    """Conditions of an address; what is unknown is passed over, what is too long is cut."""

    def one(name: str) -> str | None:
        return _clean(given.get(name)) or None

    order = one("order")
    values = {name: one(name) for name in (*SINGLE, *FREE)}
    sides = tuple(sorted({_clean(side).upper() for side in given.getlist("side")[:6]} - {""}))
    return Wanted(sides=sides, order=order if order in ORDERS else "newest", **values)


def ask(wanted: Wanted, catalog: Catalog, find_text: FindText, facets: Iterable[str] = ()) -> Answer:
    """The records that fit, and how many there would be with one more (or another) term of each facet."""
    fixed, bad = _fixed(wanted, catalog, find_text)
    parts = {kind: _terms(wanted, catalog, kind) for kind in ("side", *SINGLE)}
    if not wanted.state:
        parts["state"] = catalog.shown
    bits = fixed
    for part in parts.values():
        bits &= part
    counted = {}
    for kind in facets:
        base = bits
        if kind in SINGLE and wanted.terms(kind):  # other terms of a facet of one take the place of this one
            base = fixed
            for other, part in parts.items():
                if other != kind:
                    base &= part
        numbers = ((term, (base & mine).bit_count()) for term, mine in catalog.bits[kind].items())
        counted[kind] = sorted((e for e in numbers if e[1]), key=lambda e: (-e[1], e[0]))
    return Answer(bits, counted, tuple(bad))


def _terms(wanted: Wanted, catalog: Catalog, kind: str) -> int:
    bits = catalog.all
    for term in wanted.terms(kind):
        term = outlet_name(term) if kind == "outlet" else term
        bits &= catalog.bits[kind].get(term, 0)
    return bits


def _fixed(wanted: Wanted, catalog: Catalog, find_text: FindText) -> tuple[int, list[str]]:
    bits, bad = catalog.all, []
    size = len(catalog.entries)
    if wanted.person:
        for word in search_key(wanted.person).split() or ["\0"]:
            bits &= bitset(catalog.words.get(word, ()), size)
    if wanted.actor:
        bits &= bitset(catalog.people.get(wanted.actor, ()), size)
    if wanted.place:
        bits &= bitset((at for at, entry in enumerate(catalog.entries) if entry.place == wanted.place), size)
    if wanted.background in {"yes", "no"}:
        asked = wanted.background == "yes"
        bits &= bitset((at for at, entry in enumerate(catalog.entries) if entry.background == asked), size)
    since, until = days(wanted.since), days(wanted.until)
    bad += [given for given, read in ((wanted.since, since), (wanted.until, until)) if given and read is None]
    if since or until:
        first, last = (since.first if since else 0), (until.last if until else 10**7)
        within = (
            at
            for at, entry in enumerate(catalog.entries)
            if entry.first is not None and entry.last is not None and entry.last >= first and entry.first <= last
        )
        bits &= bitset(within, size)
    if wanted.q:
        bits &= find_text(wanted.q, catalog)
    return (0 if bad else bits), bad


def _clean(value: str | None) -> str:
    return "".join(sign for sign in (value or "")[:LONGEST] if sign.isprintable()).strip()
