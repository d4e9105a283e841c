"""What a web page's head claims of its article: JSON-LD, OpenGraph and other meta elements, the title, the address.

    '<meta property="og:title" content="Menlu Peru ...">'  ->  Metadata(title="Menlu Peru ...")

JSON-LD is believed before OpenGraph, and that before the title element. Nothing is guessed from the page's body.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

import msgspec

from risalah.model.document import Metadata
from risalah.read.columns import day_of

_META = re.compile(r"<meta\s([^<>]{1,4000})>", re.IGNORECASE)
_LINK = re.compile(r"<link\s([^<>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"([a-z:_-]{2,30})\s*=\s*(?:\"([^\"]{0,3000})\"|'([^']{0,3000})'|([^\s\"'>]{1,500}))", re.IGNORECASE
)
_TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{1,500})", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html[^<>]{0,500}\slang\s*=\s*[\"']?([a-z]{2})", re.IGNORECASE)
_LD = re.compile(r"<script[^<>]{0,300}application/ld\+json[^<>]{0,300}>", re.IGNORECASE)
_ARTICLE = frozenset({"newsarticle", "article", "reportagenewsarticle", "webpage", "blogposting"})
_HEAD = 400_000  # characters in which these stand
_MOST_BLOCKS, _LONGEST_BLOCK, _DEPTH = 20, 200_000, 6

_TITLES = ("og:title", "twitter:title", "dc.title", "title")
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "publishdate",
    "pubdate",
    "publish_date",
    "content_publisheddate",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "date",
    "originalpublicationdate",
)
_SITES = ("og:site_name", "publisher", "application-name", "dc.publisher")


def read_head(html: str, address: str | None = None) -> Metadata:
    """The claims of a page's head; None for what it does not say. `address`: where the page was fetched from."""
    head = html[:_HEAD]
    metas = _metas(head)
    title = site = published = None
    for node in _nodes(head):
        title = title or _words(node.get("headline"))
        published = published or day_of(_words(node.get("datePublished")))
        publisher = node.get("publisher")
        site = site or _words(publisher.get("name") if isinstance(publisher, Mapping) else publisher)
    element = _TITLE.search(head)
    title = title or _first(metas, _TITLES) or (_clean(element.group(1)) if element else None)
    published = published or next((day for name in _DATES if (day := day_of(metas.get(name)))), None)
    language = _LANGUAGE.search(head[:5_000])
    return Metadata(
        address=_canonical(head) or metas.get("og:url") or address,
        title=title,
        outlet=site or _first(metas, _SITES),
        published=published,
        language=language.group(1).lower() if language else None,
    )


def _metas(head: str) -> dict[str, str]:
    """Content by name, property or itemprop, in lower case; the first of each counts."""
    found: dict[str, str] = {}
    for match in _META.finditer(head):
        attributes = _attributes(match.group(1))
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = _clean(attributes.get("content", ""))
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _nodes(head: str) -> Iterator[Mapping[str, Any]]:
    """Articles in the page's JSON-LD."""
    for number, match in enumerate(_LD.finditer(head)):
        if number == _MOST_BLOCKS:
            return
        end = head.find("</", match.end(), match.end() + _LONGEST_BLOCK)
        while end >= 0 and head[end : end + 8].lower() != "</script":
            end = head.find("</", end + 2, match.end() + _LONGEST_BLOCK)
        if end < 0:
            continue
        try:
            value = msgspec.json.decode(head[match.end() : end].strip().encode("utf-8", "replace"))
        except (msgspec.DecodeError, RecursionError):
            continue
        yield from _articles(value, _DEPTH)


def _articles(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth == 0:
        return
    if isinstance(value, list):
        for part in value[:50]:
            yield from _articles(part, depth - 1)
    elif isinstance(value, dict):
        kind = value.get("@type")
        kinds = kind if isinstance(kind, list) else [kind]
        if any(isinstance(k, str) and k.lower() in _ARTICLE for k in kinds):
            yield value
        yield from _articles(value.get("@graph"), depth - 1)


def _canonical(head: str) -> str | None:
    for match in _LINK.finditer(head):
        attributes = _attributes(match.group(1))
        if attributes.get("rel", "").lower() == "canonical" and attributes.get("href", "").startswith("http"):
            return unescape(attributes["href"]).strip()
    return None


def _attributes(tag: str) -> dict[str, str]:
    return {m.group(1).lower(): m.group(2) or m.group(3) or m.group(4) or "" for m in _ATTRIBUTE.finditer(tag)}


def _first(metas: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _words(value: Any) -> str | None:
    return _clean(value) or None if isinstance(value, str) else None


def _clean(value: str) -> str:
    return " ".join(unescape(unescape(value)).split())
