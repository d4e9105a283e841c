"""The OpenAPI 3.1 description of the API, made from the classes of the record format.

description("0.1.0")["paths"]["/api/records"]  ->  {"get": {…}}
"""

from dataclasses import fields
from typing import Any

import msgspec

from risalah.model.account import Account
from risalah.model.record import Record
from risalah.serve.asking import SINGLE, Wanted
from risalah.serve.catalog import FACETS

NAMES = "#/components/schemas/{name}"


def description(version: str) -> dict[str, Any]:
    _, components = msgspec.json.schema_components((Record, Account), ref_template=NAMES)
    record, account = {"$ref": NAMES.format(name="Record")}, {"$ref": NAMES.format(name="Account")}
    paging = [_number("limit", "How many at most (1 to 500)."), _number("offset", "How many to pass over.")]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "risalah",
            "version": version,
            "summary": "Records of diplomatic contacts, each sourced to the words of news articles.",
        },
        "paths": {
            "/api/records": _get(
                "Records that fit all conditions.", _listed("records", record), [*_conditions(), *paging]
            ),
            "/api/records.csv": _get("The same, one line each.", {"type": "string"}, _conditions(), "text/csv"),
            "/api/records.jsonl": _get("The same, whole.", record, _conditions(), "application/x-ndjson"),
            "/api/records/{record}": _get("One record, also by an older id of it.", record, [_path("record")]),
            "/api/records/{record}/accounts": _get(
                "What every article in it reports.",
                {"type": "object", "properties": {"record": {"type": "string"}, "accounts": _array(account)}},
                [_path("record")],
            ),
            "/api/articles": _get(
                "Articles by their words.", _listed("articles", {"type": "object"}), [_text("q", "Words."), *paging]
            ),
            "/api/articles/{article}": _get("What one article reports.", account, [_path("article")]),
            "/api/articles/{article}/text": _get(
                "The text as it was read.", {"type": "string"}, [_path("article")], "text/plain"
            ),
            "/api/facets": _get(
                "How many records there are per term.",
                {
                    "type": "object",
                    "properties": {
                        "total": {"type": "integer"},
                        "facets": {"type": "object", "properties": {kind: _array(_counted()) for kind in FACETS}},
                    },
                },
                _conditions(),
            ),
            "/api/dyads": _get("Pairs of sides.", _listed("dyads", {"type": "object"}), [*_conditions(), *paging]),
            "/api/agenda": _get("Announced and not seen since.", _listed("records", record), paging),
        },
        "components": {"schemas": components},
    }


def _conditions() -> list[dict[str, Any]]:
    known = {each.name for each in fields(Wanted)}
    said = {
        "q": "Words that one of its articles holds.",
        "person": "A participant's name, or words of one.",
        "actor": "A person's id.",
        "since": "From this day, month or year on.",
        "until": "Up to this day, month or year.",
        "place": "The name of the place.",
        "background": "yes or no: whether all accounts recall it as context.",
        "order": "newest, oldest or sources.",
    }
    sides = {
        "name": "side", "in": "query", "description": "A side's code; several: all must take part.",
        "schema": {"type": "array", "items": {"type": "string"}}, "explode": True,
    }  # fmt: skip
    return [sides, *(_text(name, said.get(name, "One term.")) for name in (*SINGLE, *said) if name in known)]


def _get(summary: str, schema: dict[str, Any], given: list[dict[str, Any]], kind: str = "application/json") -> Any:
    answers = {"200": {"description": "Found.", "content": {kind: {"schema": schema}}}}
    if any(each["in"] == "path" for each in given):
        answers["404"] = {"description": "There is no such thing.", "content": {}}
    return {"get": {"summary": summary, "parameters": given, "responses": answers}}


def _listed(name: str, item: dict[str, Any]) -> dict[str, Any]:
    number = {"type": "integer"}
    return {
        "type": "object",
        "properties": {
            "total": number, "offset": number, "limit": number, "next": {"type": ["string", "null"]},
            name: _array(item),
        },
    }  # fmt: skip


def _array(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


def _counted() -> dict[str, Any]:
    return {"type": "object", "properties": {"value": {"type": "string"}, "records": {"type": "integer"}}}


def _text(name: str, said: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": said, "schema": {"type": "string"}}


def _number(name: str, said: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": said, "schema": {"type": "integer"}}


def _path(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
