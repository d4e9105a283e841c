"""A web page in, a Page out: the article's text without the page around it, and what the page's head claims.

    read_html(b"<html>...", "page.html")  ->  Page(text="Menlu Peru ...", metadata=Metadata(title=..., published=...))

Positions are positions in the extracted text, which is `Page.text`; `sha256` is the digest of the page's bytes, so
that the text can be told to come from it. Where the outlet's layout is known the text is the headline and the story by
that layout, else what the library takes for the story. Needs the extra `html`.
"""

import hashlib
import re
from html import unescape
from typing import Any

from msgspec.structs import replace

from risalah.errors import InputError
from risalah.lang.layouts import Layouts
from risalah.model.document import Diagnostic, Page
from risalah.read.columns import day_of
from risalah.read.head import read_head
from risalah.read.layouts import read_layout
from risalah.read.text import decode

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,40})", re.IGNORECASE)
_HIDDEN = re.compile(r"<(script|style|noscript|template|svg|head)\b|<!--", re.IGNORECASE)
_BLOCK = re.compile(
    r"</?(?:p|div|br|li|h[1-6]|tr|section|article|blockquote|ul|ol|table)\b[^<>]{0,2000}>", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]{0,4000}>")
_DEEP = 2_000  # open elements inside each other: the parser gives up somewhere beyond
_ENOUGH = 400  # characters of a story: a first extraction that finds less is tried again
_FEWEST = 80  # characters: an extraction that found less found nothing


def read_html(
    data: bytes,
    uri: str,
    address: str | None = None,
    charset: str | None = None,
    layouts: Layouts | None = None,
) -> Page:
    """The article of a web page. Raises InputError where the page has no text or the extra is missing."""
    html = decode_html(data, uri, charset)
    metadata = read_head(html, address)
    notes: tuple[Diagnostic, ...] = ()
    if _too_deep(html):
        text = None
        notes = (Diagnostic("read.html", "too-deep", note=f"{uri}: read without its structure"),)
    else:
        text = read_layout(html, metadata, layouts)
        if text is None:
            text = _extract(html, uri)
        if metadata.published is None:
            metadata = replace(metadata, published=_date(html))
    if text is None or len(text) < _FEWEST:
        text = strip_tags(html)
        if not text.strip():
            raise InputError(f"{uri}: the page holds no text")
        if not notes:
            notes = (Diagnostic("read.html", "no-article-found", note=f"{uri}: all of the page's text was taken"),)
    return Page(uri=uri, text=text, sha256=hashlib.sha256(data).hexdigest(), metadata=metadata, diagnostics=notes)


def decode_html(data: bytes, uri: str, charset: str | None = None) -> str:
    """Text of the page's bytes: the header's charset, the page's own, else as any text."""
    named = _CHARSET.search(data[:4096])
    for name in (charset, named.group(1).decode("ascii") if named else None):
        if name:
            try:
                return data.decode("cp1252" if name.lower() in ("iso-8859-1", "latin-1", "latin1") else name)
            except (LookupError, UnicodeDecodeError):
                continue
    return decode(data, uri)[0]


def strip_tags(html: str) -> str:
    """All the text of a page, one line per block: what is left to do where no article can be found."""
    text = _TAG.sub("", _BLOCK.sub("\n", _hide(html)))
    lines = (" ".join(unescape(line).split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _hide(html: str) -> str:
    """The page without its head, scripts and comments. Linear: an element that is never closed is looked for once."""
    lowered = html.lower()
    if len(lowered) != len(html):
        lowered = html  # then closing tags in capitals are not seen
    kept: list[str] = []
    unclosed: set[str] = set()
    position = 0
    for match in _HIDDEN.finditer(html):
        closing = f"</{match.group(1).lower()}" if match.group(1) else "-->"
        if match.start() < position or closing in unclosed:
            continue
        end = lowered.find(closing, match.end())
        if end < 0:
            unclosed.add(closing)
            continue
        kept.append(html[position : match.start()])
        position = end + len(closing)
        if closing != "-->":
            position = html.find(">", position) + 1 or position
    return " ".join([*kept, html[position:]])


def _extract(html: str, uri: str) -> str | None:
    """The article's text, None where the library finds none."""
    try:
        import trafilatura
        from trafilatura.settings import use_config
    except ImportError as error:
        raise InputError(f"{uri}: install risalah[html] to read web pages ({error})") from error
    config = use_config()
    config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")  # the default arms a signal, which threads may not
    found: Any = None
    # The library's second and third opinions cost as much again: they are asked only where its own finds too little.
    for fast in (True, False):
        try:
            found = trafilatura.bare_extraction(
                html,
                fast=fast,
                with_metadata=False,  # its search for authors and tags costs more than the article; see read/head.py
                include_comments=False,
                include_tables=False,
                include_images=False,
                include_links=False,
                config=config,
            )
        except (RecursionError, ValueError, TypeError, AttributeError, KeyError, AssertionError, OSError):
            return None  # a page that the library stumbles over is read without its structure
        if found is not None and len(found.text or "") >= _ENOUGH:
            break
    return found.text if found is not None else None


def _date(html: str) -> str | None:
    """A date that the page states elsewhere than in its head's usual places; never one worked out from its body."""
    from htmldate import find_date

    try:
        return day_of(find_date(html, original_date=True, extensive_search=False))
    except (ValueError, TypeError, RecursionError, AttributeError, OverflowError, OSError):
        return None


def _too_deep(html: str) -> bool:
    depth = deepest = 0
    for match in re.finditer(
        r"<(/?)(?:div|span|b|i|p|table|tr|td|ul|li|font|a|section|em|strong)\b", html, re.IGNORECASE
    ):
        depth += -1 if match.group(1) else 1
        deepest = max(deepest, depth)
    # Paragraphs and list items are often left open, so only a great depth says something.
    return deepest > _DEEP
