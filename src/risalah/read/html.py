"""A web page in, a Page out: the article's text without the page around it, and what the page's head claims.

    read_html(b"<html>...", "page.html")  ->  Page(text="Menlu Peru ...", metadata=Metadata(title=..., published=...))

Positions are positions in the extracted text, which is `Page.text`; `sha256` is the digest of the page's bytes, so
that the text can be told to come from it. Needs the extra `html`.
"""

import hashlib
import re
from html import unescape
from typing import Any

from risalah.errors import InputError
from risalah.model.document import Diagnostic, Metadata, Page
from risalah.read.columns import day_of
from risalah.read.text import decode

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,40})", re.IGNORECASE)
_HIDDEN = re.compile(r"<(script|style|noscript|template|svg|head)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_BLOCK = re.compile(
    r"</?(?:p|div|br|li|h[1-6]|tr|section|article|blockquote|ul|ol|table)\b[^>]{0,2000}>", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]{0,4000}>")
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,500})", re.IGNORECASE)
_DEEP = 2_000  # open elements inside each other: the parser gives up somewhere beyond
_FEWEST = 80  # characters: an extraction that found less found nothing


def read_html(data: bytes, uri: str, address: str | None = None, charset: str | None = None) -> Page:
    """The article of a web page. Raises InputError where the page has no text or the extra is missing."""
    html = decode_html(data, uri, charset)
    digest = hashlib.sha256(data).hexdigest()
    notes: tuple[Diagnostic, ...] = ()
    if _too_deep(html):
        found = None
        notes = (Diagnostic("read.html", "too-deep", note=f"{uri}: read without its structure"),)
    else:
        found = _extract(html, uri, address)
    if found is None or len(found.text or "") < _FEWEST:
        text = strip_tags(html)
        if not text.strip():
            raise InputError(f"{uri}: the page holds no text")
        if not notes:
            notes = (Diagnostic("read.html", "no-article-found", note=f"{uri}: all of the page's text was taken"),)
        title = _TITLE.search(html)
        metadata = Metadata(address=address, title=unescape(title.group(1)).strip() if title else None)
        return Page(uri=uri, text=text, sha256=digest, metadata=metadata, diagnostics=notes)
    metadata = Metadata(
        address=found.url or address,
        title=found.title,
        outlet=found.sitename,
        published=day_of(found.date),
        language=(found.language or None),
    )
    return Page(uri=uri, text=found.text, sha256=digest, metadata=metadata, diagnostics=notes)


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
    # An opening tag that is never closed would make each search run to the end of the page.
    lowered = html.lower()
    return html if lowered.count("<script") > 20_000 else _HIDDEN.sub(" ", html)


def _extract(html: str, uri: str, address: str | None) -> Any:
    try:
        import trafilatura
        from trafilatura.settings import use_config
    except ImportError as error:
        raise InputError(f"{uri}: install risalah[html] to read web pages") from error
    config = use_config()
    config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")  # the default arms a signal, which threads may not
    try:
        return trafilatura.bare_extraction(
            html,
            url=address,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            include_images=False,
            include_links=False,
            # Only dates that the page states; a guess from its footer is worse than none.
            date_extraction_params={"original_date": True, "extensive_search": False},
            config=config,
        )
    except (RecursionError, ValueError, TypeError, AttributeError, KeyError, AssertionError, OSError):
        return None  # a page that the library stumbles over is read without its structure


def _too_deep(html: str) -> bool:
    depth = deepest = 0
    for match in re.finditer(
        r"<(/?)(?:div|span|b|i|p|table|tr|td|ul|li|font|a|section|em|strong)\b", html, re.IGNORECASE
    ):
        depth += -1 if match.group(1) else 1
        deepest = max(deepest, depth)
    # Paragraphs and list items are often left open, so only a great depth says something.
    return deepest > _DEEP
