"""A person: contacts over time, with whom, as what, and what they said of them. And the list of people."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from risalah.serve.asking import Wanted
from risalah.serve.catalog import Catalog, Entry
from risalah.serve.explorer import Explorer
from risalah.serve.lines import line
from risalah.serve.page_pictures import LABELLED, timeline_of
from risalah.serve.page_problem import problem_page
from risalah.serve.page_search import actor_name, number, wanted_href
from risalah.serve.queries import load_records_of
from risalah.store.query import search_key

PER_PAGE = 60
LATEST, MET, SAID, READ = 25, 15, 12, 200


@dataclass(frozen=True)
class Person:
    key: str
    name: str
    href: str
    sides: list[str]
    offices: list[str]
    number: int


def people_page(explorer: Explorer, request: Request) -> Response:
    words = (request.query_params.get("person") or "")[:200].strip()
    catalog = explorer.catalog()
    everyone = _everyone(catalog)
    asked = search_key(words).split()
    if asked:
        everyone = [person for person in everyone if set(asked) <= set(search_key(person.name).split())]
    pages = max(1, -(-len(everyone) // PER_PAGE))
    page = min(max(1, number(request.query_params.get("page"), 1)), pages)
    wanted = Wanted(person=words or None)
    return explorer.render(
        request,
        "people.html",
        words=words,
        people=everyone[(page - 1) * PER_PAGE : page * PER_PAGE],
        total=len(everyone),
        page=page,
        pages=pages,
        previous=wanted_href(wanted, "/people", page=page - 1) if page > 1 else None,
        following=wanted_href(wanted, "/people", page=page + 1) if page < pages else None,
    )


def person_page(explorer: Explorer, request: Request) -> Response:
    texts = explorer.language(request)
    catalog = explorer.catalog()
    key = request.path_params["key"]
    mine = catalog.people.get(key)
    if not mine:
        return problem_page(explorer, request, 404)
    entries = [catalog.entries[at] for at in mine if catalog.entries[at].state != "rejected"]
    names: Counter[str] = Counter()
    posts: Counter[tuple[str | None, str | None]] = Counter()
    met: Counter[str] = Counter()
    for entry in entries:
        own: set[str | None] = set()
        for who in (*entry.parties, *entry.companions):
            if who.key == key:
                names[who.name or ""] += 1
                posts[who.office, who.side] += 1
                own.add(who.side)
        met.update({who.key for who in entry.parties if who.key and who.key != key and who.side not in own - {None}})
    dated = [entry for entry in entries if entry.first is not None]
    return explorer.render(
        request,
        "person.html",
        key=key,
        name=actor_name(catalog, key),
        names=[name for name, _ in names.most_common(6) if name],
        posts=posts.most_common(8),
        known=not key.startswith("~"),
        total=len(entries),
        picture=timeline_of(dated[:LABELLED], texts, texts.say("ui.timeline")) if dated else None,
        met=[(actor_name(catalog, other), person_href(other), count) for other, count in met.most_common(MET)],
        lines=[line(entry, texts) for entry in entries[:LATEST]],
        spoken=_spoken(explorer, entries, key),
        query=Wanted(actor=key).query(),
    )


def person_href(key: str) -> str:
    return f"/person/{quote(key, safe='~')}"


def _everyone(catalog: Catalog) -> list[Person]:
    """All people with a name, those with the most contacts first; kept as long as the catalog."""
    kept = catalog.notes.get("people")
    if isinstance(kept, list):
        return kept
    sides: dict[str, Counter[str]] = {}
    offices: dict[str, Counter[str]] = {}
    names: dict[str, str] = {}
    for entry in catalog.entries:
        for who in (*entry.parties, *entry.companions):
            if who.key is None or not who.name:
                continue
            names.setdefault(who.key, who.name)
            sides.setdefault(who.key, Counter()).update([who.side] if who.side else [])
            offices.setdefault(who.key, Counter()).update([who.office] if who.office else [])
    found = [
        Person(
            key,
            name,
            person_href(key),
            [side for side, _ in sides[key].most_common(2)],
            [office for office, _ in offices[key].most_common(2)],
            len(catalog.people[key]),
        )
        for key, name in names.items()
    ]
    found.sort(key=lambda person: (-person.number, person.name, person.key))
    catalog.notes["people"] = found
    return found


def _spoken(explorer: Explorer, entries: list[Entry], key: str) -> list[dict[str, object]]:
    """What the person said of these contacts, latest first."""
    found: list[dict[str, object]] = []
    for entry, record, accounts in load_records_of(explorer.store, entries[:READ]):
        speakers = {s.id: s.speaker for account in accounts.values() for s in account.statements}
        for said in record.statements:
            speaker = speakers.get(said.statement)
            if speaker is None:
                continue
            if (speaker.actor or f"~{search_key(speaker.name or '')}") == key:
                found.append({"said": said, "entry": entry})
                if len(found) == SAID:
                    return found
    return found
