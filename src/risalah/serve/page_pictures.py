"""The timeline, the network and the map of whatever is asked for. Each is there as a list or table as well."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from risalah.serve.asking import Answer, Wanted, ask, read_wanted
from risalah.serve.catalog import Catalog, Entry, positions
from risalah.serve.explorer import Explorer
from risalah.serve.lines import line
from risalah.serve.page_search import chosen, facet
from risalah.serve.phrasing import say_count
from risalah.serve.queries import accounts_of
from risalah.serve.svg_map import Spot, world_map
from risalah.serve.svg_network import network
from risalah.serve.svg_timeline import Item, bars, timeline
from risalah.serve.texts import Texts

DRAWN = 120  # single contacts on a timeline
LABELLED = 60  # with words beside them
SIDES = 36  # sides in a network
PLACES = 250  # places on a map
UNDATED = 40
NARROW = ("side", "year", "channel", "status", "topic")


def timeline_page(explorer: Explorer, request: Request) -> Response:
    texts = explorer.language(request)
    wanted, catalog, answer = _asked(explorer, request)
    entries = [catalog.entries[at] for at in positions(answer.bits)]
    dated = [entry for entry in entries if entry.first is not None]
    shown = dated[:DRAWN]
    years = [
        (year, number, f"{year}: {say_count(number, texts)}", f"/timeline{replace(wanted, year=year).query()}")
        for year, number in _years(answer.facets["year"])
    ]
    undated = [entry for entry in entries if entry.first is None]
    return explorer.render(
        request,
        "timeline.html",
        **_shared(wanted, catalog, answer, texts, "/timeline"),
        picture=timeline_of(shown, texts, texts.say("ui.timeline")) if shown else None,
        years=bars(years, texts.say("picture.by_year")) if len(years) > 1 else None,
        drawn=len(shown),
        dated=len(dated),
        lines=[line(entry, texts) for entry in shown],
        undated=[line(entry, texts) for entry in undated[:UNDATED]],
        undated_total=len(undated),
    )


def network_page(explorer: Explorer, request: Request) -> Response:
    texts = explorer.language(request)
    wanted, catalog, answer = _asked(explorer, request)
    pairs: Counter[tuple[str, str]] = Counter()
    numbers: Counter[str] = Counter()
    for at in positions(answer.bits):
        sides = catalog.entries[at].sides
        numbers.update(sides)
        pairs.update(combinations(sides, 2))
    kept = {side for side, _ in sorted(numbers.items(), key=lambda e: (-e[1], e[0]))[:SIDES]}
    drawn = {pair: count for pair, count in pairs.items() if set(pair) <= kept}
    tied = {side for pair in drawn for side in pair}

    def pair_title(one: str, other: str, count: int) -> str:
        pair = f"{texts.side(one)} \u2013 {texts.side(other)}"
        return texts.say("picture.line", pair=pair, count=say_count(count, texts))

    picture = network(
        drawn,
        {side: numbers[side] for side in tied},
        texts.say("picture.network_title"),
        name=texts.side,
        say_pair=pair_title,
        say_side=lambda side, count: f"{texts.side(side)}: {say_count(count, texts)}",
        pair_href=lambda one, other: f"/dyad/{one}/{other}",
        side_href=lambda side: f"/{wanted.with_term('side', side).query()}",
    )
    table = sorted(pairs.items(), key=lambda e: (-e[1], e[0]))[:100]
    return explorer.render(
        request,
        "network.html",
        **_shared(wanted, catalog, answer, texts, "/network"),
        picture=picture if drawn else None,
        sides=len(tied),
        all_sides=len(numbers),
        table=table,
    )


def map_page(explorer: Explorer, request: Request) -> Response:
    texts = explorer.language(request)
    wanted, catalog, answer = _asked(explorer, request)
    places: Counter[tuple[str, str | None]] = Counter()
    countries: Counter[str] = Counter()
    example: dict[tuple[str, str | None], Entry] = {}
    unplaced = 0
    for at in positions(answer.bits):
        entry = catalog.entries[at]
        if entry.country:
            countries[entry.country] += 1
        if entry.place is None:
            unplaced += 1
            continue
        place = (entry.place, entry.country)
        places[place] += 1
        example.setdefault(place, entry)
    table = sorted(places.items(), key=lambda e: (-e[1], e[0][0], e[0][1] or ""))[:PLACES]
    where = _coordinates(explorer, catalog, [(place, example[place]) for place, _ in table])

    def country_link(code: str) -> tuple[str, str]:
        count = say_count(countries[code], texts)
        title = texts.say("picture.contacts_in", place=texts.side(code), count=count)
        return f"/{replace(wanted, country=code).query()}", title

    def place_href(place: tuple[str, str | None]) -> str:
        return f"/{replace(wanted, place=place[0], country=place[1]).query()}"

    spots = [
        Spot(
            place[0],
            place[1],
            *where[place],
            count,
            texts.say("picture.contacts_in", place=place[0], count=say_count(count, texts)),
            place_href(place),
        )
        for place, count in table
        if place in where
    ]
    return explorer.render(
        request,
        "map.html",
        **_shared(wanted, catalog, answer, texts, "/map"),
        picture=world_map(spots, countries, texts.say("picture.map_title"), country_link),
        unplaced=unplaced,
        table=[(place, count, place_href(place), place in where) for place, count in table[:100]],
    )


def timeline_of(entries: Sequence[Entry], texts: Texts, title: str) -> Markup:
    """The entries with a day, drawn."""
    items = []
    for entry in entries:
        if entry.first is None or entry.last is None:
            continue
        told = line(entry, texts)
        items.append(
            Item(
                entry.first, entry.last, entry.certain, told.short, f"{told.day}: {told.sentence}", told.href,
                entry.status, entry.channel,
            )
        )  # fmt: skip
    return timeline(items, title, texts, labels=len(items) <= LABELLED)


def _asked(explorer: Explorer, request: Request) -> tuple[Wanted, Catalog, Answer]:
    wanted = read_wanted(request.query_params)
    catalog = explorer.catalog()
    return wanted, catalog, ask(wanted, catalog, explorer.find_text, NARROW)


def _shared(wanted: Wanted, catalog: Catalog, answer: Answer, texts: Texts, path: str) -> dict[str, Any]:
    """What the three pages have in common: the conditions, and how to change them without leaving the picture."""

    def here(address: str) -> str:
        return path + address.removeprefix("/")

    facets = []
    for kind in NARROW:
        made = facet(kind, wanted, answer.facets[kind], texts)
        facets.append(replace(made, terms=[replace(term, href=here(term.href)) for term in made.terms]))
    return {
        "wanted": wanted,
        "total": answer.total,
        "bad": answer.bad,
        "facets": facets,
        "chosen": [(kind, label, here(href)) for kind, label, href in chosen(wanted, catalog, texts)],
        "query": wanted.query(),
    }


def _years(counted: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Every year from the first to the last, also those without a contact; the last hundred."""
    known = dict(counted)
    if not known:
        return []
    numbers = sorted(int(year) for year in known)
    span = range(max(numbers[0], numbers[-1] - 99), numbers[-1] + 1)
    return [(str(year), known.get(str(year), 0)) for year in span]


def _coordinates(
    explorer: Explorer, catalog: Catalog, wanted: Iterable[tuple[tuple[str, str | None], Entry]]
) -> dict[tuple[str, str | None], tuple[float, float]]:
    """Where places lie, as the accounts have it: kept as long as the catalog."""
    known = catalog.notes.setdefault("coordinates", {})
    assert isinstance(known, dict)
    missing = [(place, entry) for place, entry in wanted if place not in known]
    accounts = accounts_of(explorer.store, (name for _, entry in missing for name in entry.documents))
    for place, entry in missing:
        known[place] = None
        told = (contact for name in entry.documents if name in accounts for contact in accounts[name].contacts)
        for contact in told:
            at = contact.place
            if at and at.latitude is not None and at.longitude is not None and at.name == place[0]:
                known[place] = (at.latitude, at.longitude)
    return {place: spot for place, spot in known.items() if spot is not None}
