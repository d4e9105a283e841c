"""Whom the article credits: agencies, papers, stations, institutions' sites.

    "..., seperti dikutip Channel News Asia, Sabtu (6/8/2016)."  ->  Channel News Asia
    "... Perang Dunia II. (rol/ar)"                              ->  rol

Known names count where a crediting word stands near; unknown ones only right after such a word, as they are written.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from risalah.clean.furniture import CLOSING_CREDIT
from risalah.clean.sheet import Sheet
from risalah.lang.cleaning import CleaningRules, Cue
from risalah.lang.outlets import Carrier, name_key
from risalah.model.document import Agency
from risalah.model.span import Span

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_GAP = re.compile(r"[\s\xa0\"“”'(:]{0,4}")
_HOST = re.compile(r"(?:https?://)?((?:[A-Za-z0-9-]{1,40}\.){1,4}[a-z]{2,6})(?:/[^\s,)\"]{0,300})?")
_NAME = re.compile(r"(?:[Tt]he\s)?[A-Z0-9][\w.'’&-]*(?:\s{1,3}(?:of\s|de\s|al\s|and\s|for\s)?[A-Z][\w.'’&-]*){0,6}")
_CODES = re.compile(r"[A-Za-z]+")
_NEXT = re.compile(r"\s*[,/&]\s*")  # between the sources of one line
_SOURCES = "source line"
_PARTNER = "partner whose text the page carries"
_NEWSROOM = "credit of the newsroom"
_MOST_SOURCES = 6
_SENTENCE = re.compile(r"[.?!][\s\"”]|\n")
_NEAR = 70  # characters on either side in which a crediting word makes a known name a credit
_NEAR_WORDS = 5
_CLOSING = 60
_SKIPPED_KINDS = frozenset(
    {"related-link", "caption", "share", "advertisement", "navigation", "repeat", "editorial-note"}
)


KnownName = tuple[Span, Carrier]


def find_agencies(
    sheet: Sheet, rules: CleaningRules, names: Sequence[KnownName], outlet: Span | None, dateline: Span | None = None
) -> tuple[Agency, ...]:
    """Credits in order of first appearance, each name once; never the outlet itself. `names`: all `known_names`."""
    found: list[tuple[Span, str]] = []
    taken: list[Span] = []  # in order, so that overlaps are looked for beside a position only
    for span, carrier in names:
        if _is_partner(sheet, span):
            found.append((span, _PARTNER))
            continue
        if not _in_story(sheet, span):
            continue
        own = carrier.outlet and _is_self(sheet, span, rules)
        credited = _is_cited if carrier.kind == "office" else _is_credited
        shared = dateline is not None and dateline.contains(span)  # 'London (ANTARA News/AFP) -'
        if not own and (shared or credited(sheet, span, rules)):
            found.append((span, "known name beside a crediting word"))
        taken.append(span)
    for cue in sheet.cues_among(frozenset(rules.credits.citing)):
        span_or_none = _name_after(sheet, cue, rules)
        if span_or_none is None or not _in_story(sheet, span_or_none):
            continue
        after = bisect_left(taken, span_or_none)
        if not any(span_or_none.overlaps(other) for other in taken[max(0, after - 1) : after + 1]):
            found.append((span_or_none, "name after a crediting word"))
    found.extend(_closing_codes(sheet, rules))
    found.extend(_listed_sources(sheet, taken))
    own_key = name_key(outlet.read(sheet.text)).removesuffix("com") if outlet else ""
    agencies: dict[str, Agency] = {}
    for span, rule in sorted(found):
        name = re.sub(r"\s+", " ", span.read(sheet.text))
        key = name_key(name)
        # A page that names its source in a closing line credits it, though it is the page's outlet too.
        own = key.removesuffix("com") == own_key
        if key and (not own or (span == outlet and _in_footer(sheet, span)) or _is_foreign(name, rule, rules)):
            agencies.setdefault(key, Agency(name, span, rule))
    return tuple(agencies.values())


def _is_foreign(name: str, rule: str, rules: CleaningRules) -> bool:
    """A foreign service whose text the page carries is credited, be it the only outlet that the page names."""
    carrier = rules.carriers.find(name)
    return rule == _PARTNER and carrier is not None and carrier.kind in ("foreign", "abroad")


def _in_footer(sheet: Sheet, span: Span) -> bool:
    line = sheet.line_at(span.start)
    return line is not None and line.kind == "footer"


def known_names(sheet: Sheet, rules: CleaningRules) -> list[KnownName]:
    """Every known name as it is written in the text, longest first where two overlap."""
    text = sheet.text
    found: list[KnownName] = []
    for cue in sheet.cues:
        forms = rules.carriers.written.get(cue.phrase)
        if forms is None:
            continue
        written = text[cue.start : cue.end]
        for form, carrier in forms:
            spelt = written == form or (written.isupper() and len(written) > 3) or "." in form  # an address has no case
            if spelt and _stands_alone(text, cue, carrier):
                found.append((Span(cue.start, cue.end), carrier))
                break
    found.sort(key=lambda entry: (entry[0].start, -entry[0].end))
    kept: list[KnownName] = []
    for span, carrier in found:
        if not kept or span.start >= kept[-1][0].end:
            kept.append((span, carrier))
    return kept


def _stands_alone(text: str, cue: Cue, carrier: Carrier) -> bool:
    before, after = text[cue.start - 1 : cue.start], text[cue.end : cue.end + 1]
    if "glued" in carrier.quirks:
        return not before.isupper()
    if (
        before == "."
        and text[cue.start - 4 : cue.start].lower() == "www."
        and text[cue.start - 5 : cue.start - 4] != "/"
    ):
        before = ""
    if before.islower() and text[cue.start].isupper():
        before = ""  # 'dilansirAFP': the page has lost the blank around a link
    return not (before.isalnum() or (before in "_@." and before)) and not (
        after.isalnum() or (after in "_@" and after != "") or text[cue.end : cue.end + 4].lower() in (".com", ".co.")
    )


def _is_self(sheet: Sheet, span: Span, rules: CleaningRules) -> bool:
    words = _WORD.findall(sheet.lowered, max(0, span.start - 30), span.start)
    return bool(words) and words[-1] in rules.credits.self


def _is_cited(sheet: Sheet, span: Span, rules: CleaningRules) -> bool:
    """An institution is a source only where its site or its own words are cited."""
    words = _WORD.findall(sheet.lowered, max(0, span.start - _NEAR), span.start)
    return any(word in rules.credits.office_words for word in words[-_NEAR_WORDS:])


def _is_credited(sheet: Sheet, span: Span, rules: CleaningRules) -> bool:
    low = sheet.lowered
    line = sheet.line_at(span.start)
    if line is not None and line.rule == CLOSING_CREDIT.rule:
        return True
    floor = max(0, span.start - _NEAR)
    before = low[floor : span.start]
    sentence = [match.end() for match in _SENTENCE.finditer(before)]
    words = _WORD.findall(before[sentence[-1] :] if sentence else before)
    near = words[-_NEAR_WORDS:]
    if any(word in rules.credits.before for word in near[-2:]):
        return True
    if any(word in rules.credits.before and word not in rules.credits.weak for word in near):
        return True
    if near and not near[-1].isascii():
        return False
    # A glued link text: 'dikutip daridetikNews', 'MengutipdetikBali'.
    if (
        near
        and span.start
        and low[span.start - 1].isalnum()
        and any(near[-1].endswith(w) for w in rules.credits.before)
    ):
        return True
    after = _WORD.findall(low[span.end : span.end + 40])
    if any(word in rules.credits.after for word in after[:2]):  # 'Reuters juga melaporkan'
        return True
    opening = sheet.text[span.start - 1 : span.start]
    closing = sheet.text[span.end : span.end + 1]
    return (
        opening in "([" and opening != "" and closing in ")]/" and line is not None and line.end - span.end <= _CLOSING
    )


def _name_after(sheet: Sheet, cue: Cue, rules: CleaningRules) -> Span | None:
    """The name that follows a crediting word, past words such as 'dari laman'."""
    text, low = sheet.text, sheet.lowered
    if (cue.start and low[cue.start - 1].isalnum()) or (
        low[cue.end - 1].isalnum() and low[cue.end : cue.end + 1].isalnum()
    ):
        return None
    line = sheet.line_at(cue.start)
    if line is None:
        return None
    position = cue.end
    passed: list[str] = []
    for _ in range(7):
        gap = _GAP.match(text, position, line.end)
        position = gap.end() if gap else position
        host = _HOST.match(text, position, line.end)
        if host:
            return Span(host.start(1), host.end(1))
        word = _WORD.match(low, position, line.end)
        if word is None:
            return None
        if word.group() not in rules.credits.fillers or (
            text[position].isupper() and _is_name(sheet, position, line.end, rules)
        ):
            break
        passed.append(word.group())
        position = word.end()
    match = _NAME.match(text, position, line.end)
    if match is None:
        return None
    name = match.group().rstrip(".'’,-")
    words = name.lower().split()
    if not words or words[0] in rules.credits.never or len(name) < 2:
        return None
    span = Span(position, position + len(name))
    if cue.phrase in rules.credits.carriers and not _is_cited_carrier(sheet, cue, span, rules):
        return None
    if cue.phrase in rules.credits.cautious and not (
        any(word in rules.credits.media_words for word in words)
        or words[0] in rules.credits.institutions
        or (passed and passed[-1] in rules.credits.site_words)
        or (passed and cue.phrase in rules.credits.open_after_filler)
    ):
        return None
    return span


def _is_cited_carrier(sheet: Sheet, cue: Cue, span: Span, rules: CleaningRules) -> bool:
    """'surat kabar X' credits X where a crediting word stands before it, or X is the one who reports."""
    before = _WORD.findall(sheet.lowered, max(0, cue.start - 30), cue.start)
    if before and before[-1] in rules.credits.before and before[-1] not in rules.credits.weak:
        return True
    rest = _SENTENCE.split(sheet.lowered[span.end : span.end + _NEAR], maxsplit=1)[0]
    return any(word in rules.credits.after for word in _WORD.findall(rest))


def _is_name(sheet: Sheet, position: int, end: int, rules: CleaningRules) -> bool:
    match = _NAME.match(sheet.text, position, end)
    return match is not None and any(word in rules.credits.media_words for word in match.group().lower().split()[1:])


def _in_story(sheet: Sheet, span: Span) -> bool:
    line = sheet.line_at(span.start)
    if line is None or line.title or line.kind in _SKIPPED_KINDS:
        return False
    index = bisect_left(line.cuts, span.start, key=lambda cut: cut.end)
    return not any(
        cut.start <= span.start < cut.end and cut.kind in _SKIPPED_KINDS for cut in line.cuts[index : index + 2]
    )


def _is_partner(sheet: Sheet, span: Span) -> bool:
    """'Artikel ini pernah tayang di DW Indonesia', 'Penulis: Nama Orang/DW Indonesia': whose text the page carries."""
    line = sheet.line_at(span.start)
    if line is None:
        return False
    if line.kind == "editorial-note":
        return True
    if line.kind == "byline" and line.rule == _NEWSROOM and sheet.text[span.start - 1] == "/":
        return True
    return any(cut.start <= span.start < cut.end and cut.kind == "editorial-note" for cut in line.cuts)


def _listed_sources(sheet: Sheet, taken: list[Span]) -> list[tuple[Span, str]]:
    """The names after the first in a closing line of sources: 'Sumber: Contoh.co.id, Harian Contoh'."""
    found: list[tuple[Span, str]] = []
    for line in sheet.lines:
        if line.rule != _SOURCES or "://" in sheet.text[line.start : line.end]:
            continue
        starts = [match.end() for match in _NEXT.finditer(sheet.text, line.start, line.end)]
        for start in starts[:_MOST_SOURCES]:
            name = _HOST.match(sheet.text, start, line.end) or _NAME.match(sheet.text, start, line.end)
            if name is not None:
                span = Span(start, start + len(name.group().rstrip(".,")))
                if not any(span.overlaps(other) for other in taken):
                    found.append((span, "name in a line of sources"))
    return found


def _closing_codes(sheet: Sheet, rules: CleaningRules) -> list[tuple[Span, str]]:
    """Initials of agencies among the closing initials: 'rol' in '(rol/ar)'."""
    found: list[tuple[Span, str]] = []
    stretches = [(cut.start, cut.end) for line in sheet.lines for cut in line.cuts if cut.kind == "byline"]
    stretches += [
        (line.start, line.end)
        for line in sheet.lines
        if line.kind == "byline" and (line.words <= 3 or line.rule == CLOSING_CREDIT.rule)
    ]
    for start, end in stretches:
        if end - start > _CLOSING or ("(" not in sheet.text[start:end] and "[" not in sheet.text[start:end]):
            continue
        found.extend(
            (Span(match.start(), match.end()), "initials in the closing credit")
            for match in _CODES.finditer(sheet.text, start, end)
            if match.group().lower() in rules.carriers.by_code
        )
    return found
