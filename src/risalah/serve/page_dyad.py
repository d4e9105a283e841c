"""Two sides: when, how often and how they were in contact, who met whom, about what, and what is still open."""

from collections import Counter, defaultdict
from datetime import date

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from risalah.serve.asking import Wanted, ask
from risalah.serve.catalog import Entry, positions
from risalah.serve.explorer import Explorer
from risalah.serve.lines import line
from risalah.serve.page_pictures import LABELLED, timeline_of
from risalah.serve.page_problem import problem_page
from risalah.serve.phrasing import say_count, say_date
from risalah.serve.queries import load_records_of
from risalah.serve.svg_timeline import bars
from risalah.serve.texts import Texts

DRAWN = LABELLED
PAIRS, THREATS, LATEST, READ = 12, 20, 15, 400
FORCEFUL = frozenset({"threaten", "sanction", "mobilize"})


def dyad_page(explorer: Explorer, request: Request) -> Response:
    texts = explorer.language(request)
    one, other = sorted(request.path_params[name].upper()[:40] for name in ("one", "other"))
    if (one, other) != (request.path_params["one"], request.path_params["other"]):
        return RedirectResponse(f"/dyad/{one}/{other}", 302)
    catalog = explorer.catalog()
    wanted = Wanted(sides=(one, other))
    bits = ask(wanted, catalog, explorer.find_text).bits
    if not bits or one == other:
        return problem_page(explorer, request, 404, texts.say("dyad.none") if one != other else None)
    entries = [catalog.entries[at] for at in positions(bits)]
    dated = [entry for entry in entries if entry.first is not None and entry.last is not None]
    years = Counter(year for entry in dated for year in entry.years[:1])
    span = range(int(min(years)), int(max(years)) + 1) if years else range(0)
    counted = [
        (str(year), years[str(year)], f"{year}: {years[str(year)]}",
         f"/{Wanted(sides=(one, other), year=str(year)).query()}")
        for year in span
    ]  # fmt: skip
    return explorer.render(
        request,
        "dyad.html",
        one=one,
        other=other,
        total=say_count(len(entries), texts),
        first=_day(min((entry.first or 0 for entry in dated), default=None), texts),
        last=_day(max((entry.last or 0 for entry in dated), default=None), texts),
        picture=timeline_of(dated[:DRAWN], texts, texts.say("ui.timeline")) if dated else None,
        drawn=min(DRAWN, len(dated)),
        dated=len(dated),
        years=bars(counted, texts.say("dyad.by_year"), width=560) if len(counted) > 1 else None,
        channels=Counter(entry.channel for entry in entries).most_common(),
        pairs=who_meets(entries, one, other),
        topics=topic_table(dated),
        open_plans=[line(entry, texts) for entry in entries if entry.open_plan],
        threats=threats(explorer, entries, one, other),
        latest=[line(entry, texts) for entry in entries[:LATEST]],
        query=wanted.query(),
    )


def who_meets(entries: list[Entry], one: str, other: str) -> list[tuple[str, str, str, str, int]]:
    """(name, page, name, page, contacts) of the people of both sides who were in contact most."""
    counted: Counter[tuple[str, str]] = Counter()
    names: dict[str, str] = {}
    for entry in entries:
        people = {who.key: who for who in entry.parties if who.key and who.name}
        names.update({key: who.name or "" for key, who in people.items()})
        mine = sorted(key for key, who in people.items() if who.side == one)
        theirs = sorted(key for key, who in people.items() if who.side == other)
        counted.update((a, b) for a in mine for b in theirs)
    most = sorted(counted.items(), key=lambda e: (-e[1], e[0]))[:PAIRS]
    return [(names[a], a, names[b], b, number) for (a, b), number in most]


def topic_table(entries: list[Entry]) -> tuple[list[str], list[tuple[str, list[int]]]]:
    """(years, [(topic, contacts per year)]), the most frequent topics first."""
    cells: dict[str, Counter[str]] = defaultdict(Counter)
    years: set[str] = set()
    for entry in entries:
        for year in entry.years[:1]:
            years.add(year)
            for topic in entry.topics:
                cells[topic][year] += 1
    shown = sorted(years)[-12:]
    rows = [(topic, [counts[year] for year in shown]) for topic, counts in cells.items()]
    rows.sort(key=lambda row: (-sum(row[1]), row[0]))
    return shown, [row for row in rows if sum(row[1])][:12]


def threats(explorer: Explorer, entries: list[Entry], one: str, other: str) -> list[dict[str, object]]:
    """Forceful and conditional words between the two, latest first."""
    found: list[dict[str, object]] = []
    for entry, record, account in load_records_of(explorer.store, entries[:READ]):
        spoken = {statement.id: statement for each in account.values() for statement in each.statements}
        for said in record.statements:
            whole = spoken.get(said.statement)
            conditional = bool(whole and whole.conditional)
            if said.side in {one, other} and (said.act in FORCEFUL or conditional):
                found.append({"said": said, "entry": entry, "conditional": conditional, "whole": whole})
                if len(found) == THREATS:
                    return found
    return found


def _day(ordinal: int | None, texts: Texts) -> str | None:
    return say_date(date.fromordinal(ordinal).isoformat(), texts) if ordinal else None
