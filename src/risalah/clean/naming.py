"""The outlet of a page: from its metadata, its dateline, its closing lines, or where it speaks of itself.

"Sumber : http://news.example.co.id/read/..."  ->  outlet news.example.co.id's name
"""

import re
from collections.abc import Sequence

from risalah.clean.credits import KnownName
from risalah.clean.dateline import Dateline
from risalah.clean.headline import MASTHEAD
from risalah.clean.published import ADDRESS, DATE_STAMP
from risalah.clean.sheet import Line, Sheet
from risalah.clean.within import SIGNED
from risalah.lang.cleaning import CleaningRules
from risalah.model.document import Metadata, Outlet
from risalah.model.span import Span

_HOST = re.compile(r"https?://(?:www\.|m\.)?([^/:\s]{4,100})")
_SITE = re.compile(r"\b((?:[a-z0-9-]{2,40}\.){1,3}(?:com|co\.id|id|net|org|co|news|tv))\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_PLACE_AFTER = re.compile(r",\s[^,]{3,30}$")  # 'HARIAN SUARA PANTAI, Jayapura'
_BEFORE_DAY = re.compile(r"((?:[A-Z][\w.'-]*\s){1,4}?[A-Z][\w.'-]*)\s?(?:[-–—|,:]|\s[-–—]\s)\s?\w")
_NEAR = 60
_HEAD = 6  # lines in which a paper names itself


def find_source(sheet: Sheet) -> Span | None:
    """The address in a line that names the page's source."""
    for line in sheet.lines:
        if line.kind == "footer" and line.rule == "source line":
            found = ADDRESS.search(sheet.text, line.start, line.end)
            if found:
                return Span(found.start(), found.end())
    return None


def tell_outlet(
    sheet: Sheet,
    rules: CleaningRules,
    names: Sequence[KnownName],
    metadata: Metadata,
    dateline: Dateline | None,
    source: Span | None,
) -> Outlet | None:
    """The outlet of a page, None where nothing names it. `names`: all `known_names`."""
    masthead = _masthead(sheet)
    if dateline is not None and dateline.outlet is not None:
        # Below its own name a paper signs with initials: 'JAYAPURA (TP) -'.
        initials = dateline.outlet.read(sheet.text)
        if (
            masthead is None
            or rules.carriers.find(initials) is not None
            or not _are_initials_of(initials, masthead.name)
        ):
            return Outlet(initials, dateline.outlet, dateline.rule)
    if metadata.outlet:
        return Outlet(metadata.outlet, None, "outlet in the metadata")
    if source is not None:
        return _of_host(sheet, source, rules)
    if masthead is not None:
        return masthead
    stamped = _of_stamp(sheet, rules) or _of_signature(sheet)
    if stamped is not None:
        return stamped
    closing = _of_lines(sheet, rules, names)
    if closing is not None:
        return closing
    own = _of_itself(sheet, rules, names)
    if own is not None:
        return own
    sources = _of_sources(sheet)
    if sources is not None:
        return sources
    if metadata.address:
        host = _HOST.match(metadata.address)
        if host:
            carrier = rules.carriers.find_domain(host.group(1))
            return Outlet(carrier.name if carrier else host.group(1), None, "outlet of the address")
    return None


def _masthead(sheet: Sheet) -> Outlet | None:
    """The paper's name above the headline, or before the day in the date stamp: 'Pos Contoh — Minggu, 25 November'."""
    for line in sheet.lines[:_HEAD]:
        if line.rule == MASTHEAD:
            span = Span(line.start, line.end)
            name = _PLACE_AFTER.sub("", span.read(sheet.text))
            return Outlet(name, Span(span.start, span.start + len(name)), MASTHEAD)
    return None


def _are_initials_of(initials: str, name: str) -> bool:
    wanted = iter(word[0].lower() for word in name.split())
    return initials.isupper() and len(initials) <= 4 and all(letter in wanted for letter in initials.lower())


def _of_stamp(sheet: Sheet, rules: CleaningRules) -> Outlet | None:
    for line in sheet.lines[:_HEAD]:
        if line.rule != DATE_STAMP:
            continue
        named = _BEFORE_DAY.match(sheet.text, line.start, line.end)
        if named and named.group(1).split()[0].lower() in rules.headline.mastheads:
            return Outlet(named.group(1), Span(named.start(1), named.end(1)), "name before the date stamp")
    return None


def _of_signature(sheet: Sheet) -> Outlet | None:
    """The outlet behind the closing initials: '(abc) • VIVAnews'."""
    for line in sheet.lines:
        for cut in line.cuts:
            signed = SIGNED.search(sheet.text, cut.start, cut.end) if cut.kind == "byline" else None
            if signed is not None:
                span = Span(signed.start(1), signed.end(1))
                return Outlet(span.read(sheet.text), span, "behind the closing initials")
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


def _of_lines(sheet: Sheet, rules: CleaningRules, names: Sequence[KnownName]) -> Outlet | None:
    """A byline, a stamp or a closing line that names an outlet: '(Tribunnews)', '© 2026 abc.com'."""
    for line in sheet.lines:
        if line.kind not in ("byline", "navigation", "footer", "editorial-note") or line.words > 30:
            continue
        inner = sheet.text[line.start : line.end].strip("()[] *")
        carrier = rules.carriers.find(inner)
        if carrier is not None and carrier.outlet:
            start = sheet.text.index(inner, line.start)
            return Outlet(inner, Span(start, start + len(inner)), "line that names the outlet")
    for span, carrier in names:
        line_of = sheet.line_at(span.start)
        if (
            carrier.outlet
            and line_of is not None
            and line_of.kind in ("byline", "footer", "editorial-note", "share")
            and line_of.rule != "source line"
            and not (line_of.kind == "byline" and _is_of_person(sheet, span, line_of, rules))
        ):
            return Outlet(span.read(sheet.text), span, "line that names the outlet")
    for line in sheet.lines:
        if line.kind == "footer" and line.rule.startswith("copyright"):
            site = _SITE.search(sheet.text, line.start, min(line.end, line.start + 300))
            if site:
                return Outlet(site.group(1), Span(site.start(1), site.end(1)), "site of the copyright line")
    return None


def _is_of_person(sheet: Sheet, span: Span, line: Line, rules: CleaningRules) -> bool:
    """'Fajar Nugraha', 'Editor: Surya': an outlet's name is somebody's name too."""
    text = sheet.text
    before, after = text[line.start : span.start], text[span.end : line.end]
    if "." in span.read(text):
        return False
    if before.strip().lower() in rules.authors.labels and span.read(text).isupper():
        return False  # 'Oleh VOA'
    if re.match(r"\s[A-Z][a-z]", after) or re.search(r"[A-Z][\w.]*\s$", before):
        return True
    return before.rstrip().endswith(":") and not after.strip() and " " not in span.read(text)


def _of_sources(sheet: Sheet) -> Outlet | None:
    """'(Sumber: contoh.go.id)': the one site that a closing line names, where nothing else names the outlet."""
    for line in sheet.lines:
        if line.kind == "footer" and line.rule == "source line":
            sites = list(_SITE.finditer(sheet.text, line.start, line.end))
            if len(sites) == 1 and not sheet.text[sites[0].end() : line.end].strip(" .)]/"):
                return Outlet(sites[0].group(1), Span(sites[0].start(1), sites[0].end(1)), "site of the source line")
    return None


def _of_itself(sheet: Sheet, rules: CleaningRules, names: Sequence[KnownName]) -> Outlet | None:
    """'kepada X', 'pantauan X' where X is a known outlet."""
    for span, carrier in names:
        line = sheet.line_at(span.start)
        if not carrier.outlet or line is None:
            continue
        words = _WORD.findall(sheet.lowered, max(line.start, span.start - _NEAR), span.start)
        if " ".join(words[-2:]) in rules.credits.self or (  # 'Baca artikel detiknews, ... selengkapnya'
            words and line.story and any(words[-1] == cue or words[-1].endswith(cue) for cue in rules.credits.self)
        ):
            return Outlet(span.read(sheet.text), span, "outlet speaks of itself")
    return None
