"""The outlet of a page: from its metadata, its dateline, its closing lines, or where it speaks of itself.

"Sumber : http://news.example.co.id/read/..."  ->  outlet news.example.co.id's name
"""

import re

from risalah.clean.credits import known_names
from risalah.clean.dateline import Dateline
from risalah.clean.headline import MASTHEAD
from risalah.clean.published import ADDRESS
from risalah.clean.sheet import Sheet
from risalah.lang.cleaning import CleaningRules
from risalah.model.document import Metadata, Outlet
from risalah.model.span import Span

_HOST = re.compile(r"https?://(?:www\.|m\.)?([^/:\s]{4,100})")
_SITE = re.compile(r"\b((?:[a-z0-9-]{2,40}\.){1,3}(?:com|co\.id|id|net|org|co|news|tv))\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 60


def find_source(sheet: Sheet) -> Span | None:
    """The address in a line that names the page's source."""
    for line in sheet.lines:
        if line.kind == "footer" and line.rule == "source line":
            found = ADDRESS.search(sheet.text, line.start, line.end)
            if found:
                return Span(found.start(), found.end())
    return None


def tell_outlet(
    sheet: Sheet, rules: CleaningRules, metadata: Metadata, dateline: Dateline | None, source: Span | None
) -> Outlet | None:
    if dateline is not None and dateline.outlet is not None:
        return Outlet(dateline.outlet.read(sheet.text), dateline.outlet, dateline.rule)
    if metadata.outlet:
        return Outlet(metadata.outlet, None, "outlet in the metadata")
    if source is not None:
        return _of_host(sheet, source, rules)
    masthead = next((line for line in sheet.lines[:1] if line.rule == MASTHEAD), None)
    if masthead is not None:
        span = Span(masthead.start, masthead.end)
        return Outlet(span.read(sheet.text), span, MASTHEAD)
    closing = _of_lines(sheet, rules)
    if closing is not None:
        return closing
    own = _of_itself(sheet, rules)
    if own is not None:
        return own
    if metadata.address:
        host = _HOST.match(metadata.address)
        if host:
            carrier = rules.carriers.find_domain(host.group(1))
            return Outlet(carrier.name if carrier else host.group(1), None, "outlet of the address")
    return None


def _of_host(sheet: Sheet, source: Span, rules: CleaningRules) -> Outlet | None:
    host = _HOST.match(sheet.text, source.start, source.end)
    if host is None:
        return None
    name = host.group(1)
    carrier = rules.carriers.find_domain(name)
    start = host.start(1)
    if carrier is not None:
        domain = next((d for d in carrier.domains if name.lower().endswith(d)), name)
        start = host.end(1) - len(domain)
    span = Span(start, host.end(1))
    return Outlet(span.read(sheet.text), span, "site of the source line")


def _of_lines(sheet: Sheet, rules: CleaningRules) -> Outlet | None:
    """A byline, a stamp or a closing line that names an outlet: '(Tribunnews)', '© 2026 abc.com'."""
    for line in sheet.lines:
        if line.kind not in ("byline", "navigation", "footer", "editorial-note") or line.words > 30:
            continue
        inner = sheet.text[line.start : line.end].strip("()[] *")
        carrier = rules.carriers.find(inner)
        if carrier is not None and carrier.outlet:
            start = sheet.text.index(inner, line.start)
            return Outlet(inner, Span(start, start + len(inner)), "line that names the outlet")
    for span, carrier in known_names(sheet, rules):
        line_of = sheet.line_at(span.start)
        if (
            carrier.outlet
            and line_of is not None
            and line_of.kind in ("byline", "footer", "editorial-note", "share")
            and line_of.rule != "source line"
        ):
            return Outlet(span.read(sheet.text), span, "line that names the outlet")
    for line in sheet.lines:
        if line.kind == "footer" and line.rule.startswith("copyright"):
            site = _SITE.search(sheet.text, line.start, min(line.end, line.start + 300))
            if site:
                return Outlet(site.group(1), Span(site.start(1), site.end(1)), "site of the copyright line")
    return None


def _of_itself(sheet: Sheet, rules: CleaningRules) -> Outlet | None:
    """'kepada X', 'pantauan X' where X is a known outlet."""
    for span, carrier in known_names(sheet, rules):
        line = sheet.line_at(span.start)
        if not carrier.outlet or line is None or not line.story:
            continue
        words = _WORD.findall(sheet.lowered, max(line.start, span.start - _NEAR), span.start)
        if words and any(words[-1] == cue or words[-1].endswith(cue) for cue in rules.credits.self):
            return Outlet(span.read(sheet.text), span, "outlet speaks of itself")
    return None
