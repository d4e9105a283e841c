"""The dateline: the outlet's name and the place before the first sentence.

    "Liputan6.com, Lima - Presiden ..."    ->  outlet Liputan6.com, place Lima
    "JAKARTA (Pos Kota) –Wakil ..."        ->  outlet Pos Kota, place JAKARTA
    "New York-Presiden terpilih ..."       ->  place New York

Known names decide; an unknown outlet is told by its shape: a web address, a name in brackets beside a place, or one
name before a dash that opens the story.
"""

import re
from typing import NamedTuple

from risalah.clean.sheet import Line, Sheet
from risalah.lang.cleaning import CleaningRules
from risalah.model.span import Span

_SEPARATOR = re.compile(r"\.\s?[-–—]{1,2}\s*|\s?-\s-\s?|\s*[-–—]{1,3}\s*|\s?:\s|:(?=[A-Z\"“])|\.\s|\s?\|\s")
_SIGN = re.compile("[-–—:.|]")  # one of these is in every separator
_PIECE = re.compile(r"[^,()/|]+")
_DOMAIN = re.compile(
    r"[A-Za-z][\w-]{1,40}(?:\.[A-Za-z][\w-]{1,30}){0,2}\.(?:com|co\.id|co|id|net|org|news|tv|info|or\.id|web\.id|go\.id)",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{1,2}\s[A-Za-z]{3,9}(?:\s\d{4})?")
_NAME = re.compile(r"[A-Z0-9][\w.'’&-]*(?:\s(?:[A-Z0-9][\w.'’&-]*|of|al|el|de|di|the)){0,4}")
_SIGNED = re.compile(r"([A-Z][\w.]{2,25}):\s")
_ALONE = re.compile(r"([A-Z][\w' .]{2,30}?),?\s\(([A-Z][\w. ]{1,30})\)\.?")
_UNSIGNED = re.compile(r"([A-Za-z][\w-]{1,30}(?:\.[a-z]{2,4}){1,2})\s?,\s")
_LONGEST_PLACE = 3  # words
_OPENING = " \t\xa0*_\"'“”([#"


class Dateline(NamedTuple):
    span: Span
    outlet: Span | None
    place: Span | None
    rule: str


class _Piece(NamedTuple):
    span: Span
    sort: str  # outlet, domain, place, date, name, other
    bracketed: bool


def find_dateline(sheet: Sheet, rules: CleaningRules) -> tuple[Dateline, Line] | None:
    """The dateline of the page and the line that it opens: a known one among the first lines, else one by its shape."""
    lines = []
    for line in sheet.lines:
        if line.story:
            lines.append(line)
            if len(lines) == 10:
                break
    for position, line in enumerate(lines):
        found = read_dateline(sheet, line, rules, first=position < 2)
        if found is not None:
            return found, line
    return None


def read_dateline(sheet: Sheet, line: Line, rules: CleaningRules, first: bool) -> Dateline | None:
    """The dateline that opens a line. `first`: the story opens here, so a lone unknown name may be the outlet."""
    text = sheet.text
    start = line.start
    while start < line.end and text[start] in _OPENING and text[start] != "(":
        start += 1
    limit = min(line.end, start + rules.dateline.most_characters)
    bare = _bare_head(sheet, Span(start, limit), line, rules)
    if bare is not None:
        return bare
    sign = _SIGN.search(text, start, limit)
    if sign is None:
        return None
    site = _DOMAIN.match(text, start, limit)
    blanks = start + len(text[start : sign.start()].rstrip())  # those before the sign belong to the separator
    for match in _SEPARATOR.finditer(text, blanks, limit):
        if match.start() == start:
            continue
        if site and site.end() > match.end():
            continue  # 'TRIBUN-MEDAN.com': the dash is inside the name
        found = _read_head(sheet, Span(start, match.start()), match, line, rules, first)
        if found is not None:
            return found
        if match.group().strip() in ("", ".") and not _DOMAIN.match(text, start):
            return None  # a sentence has ended: no dateline
    return None


def _read_head(
    sheet: Sheet, head: Span, separator: re.Match[str], line: Line, rules: CleaningRules, first: bool
) -> Dateline | None:
    text = sheet.text
    words = head.read(text)
    if len(words.split()) > 9:
        return None
    sign = separator.group()
    spaced = sign[:1].isspace() or sign[-1:].isspace() or len(sign.strip()) > 1 or words.endswith(")") or sign in "–—"
    # A dateline may fill a line of its own: what follows then stands below it.
    following = text[separator.end() : separator.end() + 12].lstrip()[:1]
    if not following or not (following.isupper() or following.isdigit() or following in "\"“'‘(*"):
        return None
    parts = _parts(sheet, head, rules)
    if not parts or any(part.sort == "other" for part in parts):
        return None
    outlets = [part for part in parts if part.sort in ("outlet", "domain")]
    places = [part for part in parts if part.sort == "place"]
    names = [part for part in parts if part.sort == "name"]
    dash = sign.strip()[-1:] in "-–—" and sign.strip() != ""
    if not dash and not _allows(sign, outlets, places, names, words, rules, text):
        return None
    if not outlets and names and places and (len(places) + len(names) <= 3) and dash and spaced:
        bracketed = [part for part in names if part.bracketed]
        last = bracketed[-1] if bracketed else names[-1]
        if not bracketed and last.span.start < places[0].span.start and not last.span.read(text).isupper():
            return None
        if bracketed or last.span.start > places[0].span.start or last.span.read(text).isupper():
            outlets, names = [last], [part for part in names if part is not last]
            rule = "dateline, outlet by its shape"
        else:
            return None
    elif outlets:
        rule = "dateline"
        if not places and names:
            places, names = names[:1], names[1:]
    elif places:
        rule = "dateline, place alone"
        if names or (not spaced and not _closed_dash(sheet, separator, rules)):
            return None
    elif names and first and dash and spaced and len(names) == 1 == len(parts):
        name = names[0].span.read(text)
        if sign[:1].isspace() is False and not sign[-1:].isspace():
            return None
        own = name.lower().split()
        # 'Pantai Newsroom - ...', 'Harian Pantai - ...'
        sounds = len(own) == 2 and (own[1] in rules.credits.media_words or own[0] in rules.headline.mastheads)
        if len(own) > 3 or not (len(own) == 1 or name.isupper() or sounds):
            return None
        outlets, rule = [names[0]], "dateline, one name before a dash"
    else:
        return None
    if not spaced and outlets and outlets[0].sort == "name":
        return None
    end = separator.end()
    place = places[-1].span if places else None
    if not outlets:
        signed = _SIGNED.match(text, end, line.end)  # 'JAKARTA--MICOM: ...'
        if signed and rules.carriers.find(signed.group(1)) is not None:
            return Dateline(Span(head.start, signed.end()), Span(signed.start(1), signed.end(1)), place, "dateline")
    if outlets and place is None:
        place, end = _place_after(sheet, end, line, rules)
    return Dateline(Span(head.start, end), outlets[0].span if outlets else None, place, rule)


def _bare_head(sheet: Sheet, reach: Span, line: Line, rules: CleaningRules) -> Dateline | None:
    """'Contoh.com, Lima Presiden ...' and 'Lima (Contoh)' on a line of its own: known names without a dash."""
    text = sheet.text
    alone = _ALONE.fullmatch(text, line.start, line.end)
    if alone:
        known = alone.group(1).lower() in rules.dateline.places
        spans = Span(alone.start(2), alone.end(2)), Span(alone.start(1), alone.end(1))
        return Dateline(Span(line.start, line.end), *spans, "dateline on its own") if known else None
    head = _UNSIGNED.match(text, reach.start, reach.end)
    if head is None or rules.carriers.find_domain(head.group(1)) is None:
        return None
    words = list(re.finditer(r"\S+", text[head.end() : reach.end]))[:_LONGEST_PLACE]
    for word in reversed(words):
        end = head.end() + word.end()
        follows = text[end : end + 2]
        if text[head.end() : end].lower() in rules.dateline.places and follows[:1] == " " and follows[1:].isupper():
            return Dateline(Span(head.start(), end + 1), Span(*head.span(1)), Span(head.end(), end), "dateline")
    return None


def _allows(
    sign: str,
    outlets: list[_Piece],
    places: list[_Piece],
    names: list[_Piece],
    head: str,
    rules: CleaningRules,
    text: str,
) -> bool:
    """A colon, a full stop or a bar ends a dateline only after known names."""
    if names:  # 'TEMPO Interaktif, Ghazni: Untuk …'
        after = bool(outlets) and outlets[0].span.start < names[0].span.start
        return after and sign.strip() == ":" and len(names) == 1
    if sign.strip() == ".":
        return bool(outlets) and (head.isupper() or head.endswith(")"))
    if sign.strip() == "|":
        return bool(outlets)
    if outlets and places:
        return True
    carrier = rules.carriers.find(outlets[0].span.read(text)) if outlets else None
    return bool(carrier and "colon" in carrier.quirks)


def _parts(sheet: Sheet, head: Span, rules: CleaningRules) -> list[_Piece]:
    text = sheet.text
    parts: list[_Piece] = []
    for match in _PIECE.finditer(text, head.start, head.end):
        words = match.group()
        bare = words.strip(' \t\xa0*_"“”')
        if not bare:
            continue
        start = match.start() + words.index(bare)
        span = Span(start, start + len(bare))
        bracketed = text.rfind("(", head.start, start) > text.rfind(")", head.start, start)
        parts.append(_Piece(span, _sort(bare, rules), bracketed))
    return parts


def _sort(name: str, rules: CleaningRules) -> str:
    lower = name.lower()
    if lower in rules.dateline.places:
        return "place"
    carrier = rules.carriers.find(name)
    if carrier is not None and (name[:1].isupper() or name in carrier.names):
        return "outlet"
    paper, _, section = name.rpartition(" ")
    if paper[:1].isupper() and section.lower() in rules.headline.sections and rules.carriers.find(paper) is not None:
        return "outlet"  # 'VIVA Dunia'
    if _DOMAIN.fullmatch(name):
        return "domain"
    if _DATE.fullmatch(name) or lower in rules.stamp.weekdays or name.isdigit():
        return "date"
    if len(name) <= 60 and _NAME.fullmatch(name) and lower.split()[0] not in rules.credits.never:
        return "name"
    return "other"


def _closed_dash(sheet: Sheet, separator: re.Match[str], rules: CleaningRules) -> bool:
    """'New York-Presiden ...' opens a story, 'Jakarta-Moskow ...' and 'Beijing-Backed' are compounds."""
    text = sheet.text
    word = re.match(r"[^\s,.]{1,40}", text[separator.end() : separator.end() + 41])
    after = word.group() if word else ""
    return after.lower() not in rules.dateline.places and after[:1].isupper() and "-" not in after


def _place_after(sheet: Sheet, position: int, line: Line, rules: CleaningRules) -> tuple[Span | None, int]:
    """A place after the outlet's dash: 'KONTAN.CO.ID - JAKARTA. Presiden', 'SURYA.co.id | SURABAYA - Wakil'."""
    text = sheet.text
    match = re.compile(r"([A-Z][\w' ]{2,30}?)(\.\s|\s?[-–—]{1,2}\s?|,\s)(?=[A-Z\"“])").match(text, position, line.end)
    if match and match.group(1).lower() in rules.dateline.places and match.group(2).strip() != ",":
        return Span(match.start(1), match.end(1)), match.end()
    return None, position
