"""The first page: search with facets. And the list of articles."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice

from starlette.requests import Request
from starlette.responses import Response

from risalah.serve.asking import SINGLE, Wanted, ask, read_wanted
from risalah.serve.catalog import FACETS, Catalog, Entry, ordered, positions
from risalah.serve.explorer import Explorer
from risalah.serve.lines import line
from risalah.serve.phrasing import say_date
from risalah.serve.queries import find_articles
from risalah.serve.texts import Texts

PER_PAGE = 25
SHOWN = 8  # terms of a facet before 'more'
MOST = 48  # terms of a facet altogether


@dataclass(frozen=True)
class Term:
    label: str
    number: int
    href: str
    chosen: bool


@dataclass(frozen=True)
class Facet:
    kind: str
    terms: list[Term]
    chosen: bool

    @property
    def first(self) -> list[Term]:
        return self.terms[:SHOWN]

    @property
    def rest(self) -> list[Term]:
        return self.terms[SHOWN:]


def search_page(explorer: Explorer, request: Request) -> Response:
    texts = explorer.language(request)
    wanted = read_wanted(request.query_params)
    catalog = explorer.catalog()
    answer = ask(wanted, catalog, explorer.find_text, FACETS)
    pages = max(1, -(-answer.total // PER_PAGE))
    page = min(max(1, number(request.query_params.get("page"), 1)), pages)
    entries = list(islice(in_order(wanted, catalog, answer.bits), (page - 1) * PER_PAGE, page * PER_PAGE))
    return explorer.render(
        request,
        "search.html",
        wanted=wanted,
        total=answer.total,
        bad=answer.bad,
        lines=[line(entry, texts) for entry in entries],
        facets=[facet(kind, wanted, answer.facets[kind], texts) for kind in FACETS],
        chosen=chosen(wanted, catalog, texts),
        page=page,
        pages=pages,
        previous=wanted_href(wanted, page=page - 1) if page > 1 else None,
        following=wanted_href(wanted, page=page + 1) if page < pages else None,
        query=wanted.query(),
        covers=covers(catalog, texts),
        waiting=catalog.waiting,
    )


def articles_page(explorer: Explorer, request: Request) -> Response:
    words = (request.query_params.get("q") or "")[:200].strip()
    page = min(max(1, number(request.query_params.get("page"), 1)), 4000)
    hits, more = find_articles(explorer.store, words or None, limit=PER_PAGE, offset=(page - 1) * PER_PAGE)
    wanted = Wanted(q=words or None)
    return explorer.render(
        request,
        "articles.html",
        words=words,
        hits=hits,
        page=page,
        total=explorer.catalog().documents,
        previous=wanted_href(wanted, "/articles", page=page - 1) if page > 1 else None,
        following=wanted_href(wanted, "/articles", page=page + 1) if more else None,
    )


def in_order(wanted: Wanted, catalog: Catalog, bits: int) -> Iterable[Entry]:
    """The entries of a set in the order asked for. Those without a day come last either way."""
    if wanted.order == "oldest":
        found = ordered(catalog.oldest, bits)
    else:
        found = ordered(catalog.best_sourced, bits) if wanted.order == "sources" else positions(bits)
    return (catalog.entries[at] for at in found)


def facet(kind: str, wanted: Wanted, counted: list[tuple[str, int]], texts: Texts) -> Facet:
    mine = wanted.terms(kind)
    if kind == "year":
        counted = sorted(counted, reverse=True)
    terms = []
    for term, count in counted[:MOST]:
        is_chosen = term in mine
        href = wanted.without(kind, term) if is_chosen else wanted.with_term(kind, term)
        terms.append(Term(term_label(kind, term, texts), count, wanted_href(href), is_chosen))
    return Facet(kind, sorted(terms, key=lambda t: not t.chosen), bool(mine))


def chosen(wanted: Wanted, catalog: Catalog, texts: Texts) -> list[tuple[str, str, str]]:
    """All conditions: (name, value, address without it)."""
    found = []
    for kind in ("side", "q", "person", "actor", "since", "until", *SINGLE, "place", "background"):
        for term in wanted.terms(kind):
            label = term_label(kind, term, texts)
            if kind == "actor":
                label = actor_name(catalog, term)
            found.append((texts.say(f"facet.{kind}"), label, wanted_href(wanted.without(kind, term))))
    return found


def term_label(kind: str, term: str, texts: Texts) -> str:
    if kind in {"side", "country"}:
        return texts.side(term)
    if kind == "topic":
        return texts.topic(term)
    if kind == "state":
        return texts.name("ui", term)
    return texts.name(kind, term) if kind in {"channel", "status", "office", "conflict"} else term


def actor_name(catalog: Catalog, key: str) -> str:
    """The name that most accounts use first; the key itself for nobody known."""
    for at in catalog.people.get(key, ()):
        for who in (*catalog.entries[at].parties, *catalog.entries[at].companions):
            if who.key == key and who.name:
                return who.name
    return key


def wanted_href(wanted: Wanted, path: str = "/", **more: object) -> str:
    if more.get("page") == 1:
        more = {}
    return f"{path}{wanted.query(**more)}"


def covers(catalog: Catalog, texts: Texts) -> tuple[str, str] | None:
    """First and last day of the store, in words."""
    span = catalog.span
    return (_day(span[0], texts), _day(span[1], texts)) if span else None


def _day(ordinal: int, texts: Texts) -> str:
    return say_date(date.fromordinal(ordinal).isoformat(), texts)


def number(given: str | None, otherwise: int) -> int:
    return int(given) if given and given.isascii() and given.isdigit() and len(given) < 9 else otherwise
