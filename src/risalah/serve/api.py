"""The same data as JSON, with the record format's names. Everything is read-only; `/api/openapi.json` describes it."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations, islice
from typing import Any

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from risalah.serve.asking import Wanted, ask, read_wanted
from risalah.serve.catalog import FACETS, Catalog, positions
from risalah.serve.downloads import csv_lines, json_lines
from risalah.serve.explorer import Explorer
from risalah.serve.openapi import description
from risalah.serve.page_problem import problem_page
from risalah.serve.page_search import in_order, number
from risalah.serve.queries import find_articles, load_article, load_bundle
from risalah.serve.showing import web_address
from risalah.store.query import load_records

MOST = 500  # records or articles per answer


def records(explorer: Explorer, request: Request) -> Response:
    wanted, catalog, bits, problem = _asked(explorer, request)
    if problem:
        return problem
    limit, offset = _page(request)
    names = [entry.id for entry in islice(in_order(wanted, catalog, bits), offset, offset + limit)]
    with explorer.store.reading() as connection:
        loaded = {record.id: record for record in load_records(connection, names)}
    total = bits.bit_count()
    following = f"/api/records{wanted.query(limit=limit, offset=offset + limit)}" if offset + limit < total else None
    found = [loaded[name] for name in names if name in loaded]
    return _json({"total": total, "offset": offset, "limit": limit, "next": following, "records": found})


def records_csv(explorer: Explorer, request: Request) -> Response:
    wanted, catalog, bits, problem = _asked(explorer, request)
    if problem:
        return problem
    lines = csv_lines(in_order(wanted, catalog, bits))
    return _download(lines, "text/csv; charset=utf-8; header=present", "records.csv")


def records_jsonl(explorer: Explorer, request: Request) -> Response:
    wanted, catalog, bits, problem = _asked(explorer, request)
    if problem:
        return problem
    names = (entry.id for entry in in_order(wanted, catalog, bits))
    return _download(json_lines(explorer.store, names), "application/x-ndjson", "records.jsonl")


def record(explorer: Explorer, request: Request) -> Response:
    bundle = load_bundle(explorer.store, request.path_params["record"])
    return _json(bundle.record) if bundle else problem_page(explorer, request, 404)


def record_accounts(explorer: Explorer, request: Request) -> Response:
    bundle = load_bundle(explorer.store, request.path_params["record"])
    if bundle is None:
        return problem_page(explorer, request, 404)
    accounts = [_public(explorer, bundle.accounts[name]) for name in sorted(bundle.accounts)]
    return _json({"record": bundle.record.id, "accounts": accounts})


def articles(explorer: Explorer, request: Request) -> Response:
    words = (request.query_params.get("q") or "")[:200].strip() or None
    limit, offset = _page(request)
    hits, more = find_articles(explorer.store, words, limit=limit, offset=min(offset, 100_000))
    wanted = Wanted(q=words)
    following = f"/api/articles{wanted.query(limit=limit, offset=offset + limit)}" if more else None
    found = [{**hit._asdict(), "uri": _uri(explorer, hit.uri)} for hit in hits]
    return _json({"offset": offset, "limit": limit, "next": following, "articles": found})


def article(explorer: Explorer, request: Request) -> Response:
    found = load_article(explorer.store, request.path_params["article"])
    return _json(_public(explorer, found.account)) if found else problem_page(explorer, request, 404)


def article_text(explorer: Explorer, request: Request) -> Response:
    """The text as it was read. Plain text, never shown as a page."""
    found = load_article(explorer.store, request.path_params["article"])
    if found is None:
        return problem_page(explorer, request, 404)
    body = found.text.encode("utf-8", "replace")
    return Response(body, headers={"content-type": "text/plain; charset=utf-8", "cache-control": "no-cache, private"})


def facets(explorer: Explorer, request: Request) -> Response:
    wanted, catalog = read_wanted(request.query_params), explorer.catalog()
    answer = ask(wanted, catalog, explorer.find_text, FACETS)
    counted = {kind: [{"value": t, "records": n} for t, n in answer.facets[kind][:MOST]] for kind in FACETS}
    return _json({"total": answer.total, "facets": counted})


def dyads(explorer: Explorer, request: Request) -> Response:
    _, catalog, bits, problem = _asked(explorer, request)
    if problem:
        return problem
    pairs: Counter[tuple[str, str]] = Counter()
    for at in positions(bits):
        pairs.update(combinations(catalog.entries[at].sides, 2))
    limit, offset = _page(request)
    ordered = sorted(pairs.items(), key=lambda e: (-e[1], e[0]))[offset : offset + limit]
    return _json({"total": len(pairs), "offset": offset, "limit": limit,
                  "dyads": [{"sides": pair, "records": count} for pair, count in ordered]})  # fmt: skip


def agenda(explorer: Explorer, request: Request) -> Response:
    """Announced and not seen since, in the order of their days."""
    names = [entry.id for entry in reversed(explorer.catalog().entries) if entry.open_plan]
    limit, offset = _page(request)
    some = names[offset : offset + limit]
    with explorer.store.reading() as connection:
        loaded = {each.id: each for each in load_records(connection, some)}
    found = [loaded[name] for name in some if name in loaded]
    return _json({"total": len(names), "offset": offset, "limit": limit, "records": found})


def openapi(explorer: Explorer, request: Request) -> Response:
    return _json(description(explorer.settings.version))


ADDRESSES: tuple[tuple[str, Callable[[Explorer, Request], Response]], ...] = (
    ("/api/records", records),
    ("/api/records.csv", records_csv),
    ("/api/records.jsonl", records_jsonl),
    ("/api/records/{record}", record),
    ("/api/records/{record}/accounts", record_accounts),
    ("/api/articles", articles),
    ("/api/articles/{article}", article),
    ("/api/articles/{article}/text", article_text),
    ("/api/facets", facets),
    ("/api/dyads", dyads),
    ("/api/agenda", agenda),
    ("/api/openapi.json", openapi),
)


def _asked(explorer: Explorer, request: Request) -> tuple[Wanted, Catalog, int, Response | None]:
    wanted, catalog = read_wanted(request.query_params), explorer.catalog()
    answer = ask(wanted, catalog, explorer.find_text)
    problem = None
    if answer.bad:
        texts = explorer.language(request)
        problem = problem_page(explorer, request, 400, texts.say("ui.bad_day", value=answer.bad[0]))
    return wanted, catalog, answer.bits, problem


def _page(request: Request) -> tuple[int, int]:
    """Limit and offset. Raises HTTPException for what is none."""
    limit = _counted(request, "limit", 50, least=1)
    return min(limit, MOST), _counted(request, "offset", 0, least=0)


def _counted(request: Request, name: str, otherwise: int, *, least: int) -> int:
    given = request.query_params.get(name) or None
    found = number(given, -1) if given else otherwise
    if found < least:
        raise HTTPException(400, f"{name}: a whole number, {least} or more, not {given!r}")
    return found


def _public(explorer: Explorer, account: msgspec.Struct) -> Any:
    """An account; a public server does not tell where files lie."""
    plain = msgspec.to_builtins(account)
    plain["document"]["uri"] = _uri(explorer, plain["document"]["uri"])
    return plain


def _uri(explorer: Explorer, uri: str) -> str | None:
    return uri if not explorer.settings.public or web_address(uri) else None


def _json(value: object) -> Response:
    body = msgspec.json.encode(value, order="deterministic")
    return Response(body, headers={"content-type": "application/json", "cache-control": "no-cache, private"})


def _download(lines: Iterator[str] | Iterator[bytes], kind: str, name: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"', "content-type": kind}
    return StreamingResponse(lines, headers=headers)
