"""Mark the lines of a page that are no story: links to other articles, advertisements, share rows, footers, bylines.

"Baca juga: Menlu Temui Dubes"  ->  kind related-link, rule "related link"
"""

import re

from risalah.clean.sheet import Line, Sheet
from risalah.lang.cleaning import CleaningRules
from risalah.lang.furniture import FurnitureRules, Mark

_WORD = re.compile(r"\w+")
_NAME_END = re.compile(r"[.,](?!\s?[A-Z]\.)")
_CLOSING = " \t:.!?…»>|*-])\\"
_LONGEST = 60  # words: no rule for whole lines speaks of longer ones
_LONG_SENTENCE = 25  # words: with a full stop behind them no pattern is asked
_MOST_TITLES = 8  # under one heading
_MOST_TITLE_WORDS = 25
_CALM_TITLE = 16  # words of a headline in sentence case
_BULLETS = "›»▸►→•·*-–"
_TAIL_STORY = 15  # words that make a line clearly story
_TAIL_LINE = 8  # longest odd line in a page's tail
_TAIL_KINDS = frozenset({"share", "footer", "navigation"})
_GIVING_WAY = frozenset({"share", "footer", "navigation", "byline", "editorial-note"})
_UNDER_HEADING = "title in a list of related articles"
_IN_TAIL = "short line in the page's tail"
_SIGNS = re.compile(r"\s[-–—]\s|\s?[|,/]\s?")
_INITIALS = re.compile(r"[a-z]{2,4}(?:/[a-z]{2,4}){0,3}\s?\(([^()]{2,60})\)")
_REPORTER = Mark("byline", "reporter and outlet")
CLOSING_CREDIT = Mark("byline", "closing credit")
_AUTHOR = "author and role"


def mark_lines(sheet: Sheet, rules: CleaningRules) -> None:
    """Give every line that a rule for whole lines fits its kind and rule."""
    furniture = rules.furniture
    for index, line in enumerate(sheet.lines):
        if line.kind is not None or line.words > _LONGEST:
            continue
        heading = furniture.headings.get(line.key.rstrip(_CLOSING))
        if heading is not None:
            line.mark(heading)
            _mark_titles(sheet, index, heading, furniture)
            continue
        found = line_mark(line, furniture)
        if found is not None:
            line.mark(found)
            if found.kind == "related-link" and line.words <= _TAIL_LINE:
                _mark_bullets(sheet, index)


def line_mark(line: Line, furniture: FurnitureRules) -> Mark | None:
    """The rule for whole lines that fits a line, None where none does."""
    key = line.key
    found = furniture.equals.get(key.rstrip(_CLOSING))
    if found is not None and line.words <= found.most_words:
        return found
    word = _WORD.match(key)
    candidates = furniture.opens.get(word.group(), ()) if word else furniture.signs
    for phrase, mark in candidates:
        if line.words <= mark.most_words and _opens(key, phrase):
            return None if _reports(line, phrase, mark, furniture) else mark
    if line.end - line.start <= 300 and not (line.words > _LONG_SENTENCE and key[-1:] == "."):
        for pattern, mark in furniture.patterns:
            if pattern.fullmatch(key):
                return mark
    if not key and line.words <= _TAIL_LINE:
        return Mark("navigation", "signs alone")
    return None


def mark_tail(sheet: Sheet) -> None:
    """After the story's last long line, short lines among share rows and footers belong to them."""
    last = max((i for i, line in enumerate(sheet.lines) if line.story and line.words >= _TAIL_STORY), default=None)
    if last is None:
        return
    begun = False
    for line in sheet.lines[last + 1 :]:
        if line.kind in _TAIL_KINDS:
            begun = True
        elif begun and line.story and sheet.text[line.end - 1] != "." and _is_short(sheet, line):
            line.mark(Mark("navigation", _IN_TAIL))


def _is_short(sheet: Sheet, line: Line) -> bool:
    bullet = sheet.text[line.start] in _BULLETS
    return line.words <= (_CALM_TITLE if bullet else _TAIL_LINE)


def mark_credits(sheet: Sheet, rules: CleaningRules) -> None:
    """Lines of names alone: 'Nama Orang - detikNews' near the headline, 'REUTERS | NAMA ORANG' at the end."""
    lines = [line for line in sheet.lines if line.kind is None]
    for line in lines[1:6]:
        if line.words <= 9 and _names_outlet(sheet, line, rules):
            line.mark(_REPORTER)
    for line in lines[-4:]:
        if line.words <= 9 and line is not lines[0] and _names_agency(sheet, line, rules):
            line.mark(CLOSING_CREDIT)


def _names_outlet(sheet: Sheet, line: Line, rules: CleaningRules) -> bool:
    """A person's name or none, a dash, bar or comma, and an outlet."""
    pieces = [piece.strip() for piece in _SIGNS.split(sheet.text[line.start : line.end])]
    carrier = rules.carriers.find(pieces[-1])
    if carrier is None or not carrier.outlet or len(pieces) > 3:
        return False
    return all(word[:1].isupper() for piece in pieces[:-1] for word in piece.split())


def _names_agency(sheet: Sheet, line: Line, rules: CleaningRules) -> bool:
    """Agencies and names in capitals, agencies alone, or initials with agencies: 'ab/cd (afp, dpa)'."""
    text = sheet.text[line.start : line.end]
    initials = _INITIALS.fullmatch(text)
    if initials:
        return all(part.strip().lower() in rules.carriers.by_code for part in initials.group(1).split(","))
    pieces = [piece.strip(" .()") for piece in _SIGNS.split(text)]
    known = [rules.carriers.find(piece) is not None for piece in pieces]
    bracketed = text[0] == "(" and text[-1] == ")" and known[0]  # '(Contoh.com/Nama Orang)'
    return all(known) or (any(known) and text.isupper()) or bracketed


def mark_authors(sheet: Sheet, rules: CleaningRules) -> None:
    """The closing note about the author: 'Dr Nama Orang.Pemerhati Politik'."""
    candidates = [line for line in sheet.lines if line.story][-3:]
    if len(candidates) < 3:
        return
    for line in candidates:
        if line.words > 30:
            continue
        text = sheet.text[line.start : line.end]
        found = _NAME_END.search(text)
        if found is None:
            continue
        head, sign, rest = text[: found.start()], found.group(), text[found.end() :]
        names = head.split()
        role = _WORD.match(rest.strip().lower())
        if (
            1 < len(names) <= 7
            and all(name[:1].isupper() for name in names)
            and role is not None
            and role.group() in rules.authors.roles
            and (sign == "." or line.words <= 16)
        ):
            line.mark(Mark("byline", _AUTHOR))


def _mark_titles(sheet: Sheet, heading: int, mark: Mark, furniture: FurnitureRules) -> None:
    """The titles under a heading: its own block, or, where empty lines follow it, what looks like headlines."""
    under = Mark(mark.kind, _UNDER_HEADING)
    for offset, line in enumerate(sheet.lines[heading + 1 : heading + 1 + _MOST_TITLES]):
        if line.words > _MOST_TITLE_WORDS or sheet.text[line.end - 1] in '."”:;,':
            return
        if line_mark(line, furniture) is not None:
            return
        # Past an empty line a headline must look like one, but the first may be in sentence case.
        if line.gap and (line.words < 5 or not _titled(sheet, line)) and (offset or not 4 <= line.words <= _CALM_TITLE):
            return
        line.mark(under)


def _mark_bullets(sheet: Sheet, link: int) -> None:
    """'Berita Terkait: Peru' names a subject; the titles stand below it, each behind a sign."""
    for line in sheet.lines[link + 1 : link + 1 + _MOST_TITLES]:
        bullet = sheet.text[line.start] in _BULLETS and sheet.text[line.end - 1] not in ".;"
        if line.gap or not bullet or line.words > _MOST_TITLE_WORDS or line.kind is not None:
            return
        line.mark(Mark("related-link", _UNDER_HEADING))


def _titled(sheet: Sheet, line: Line) -> bool:
    words = sheet.text[line.start : line.end].split()
    return len(words) >= 4 and sum(word[:1].isupper() or word[:1].isdigit() for word in words) >= 0.6 * len(words)


def _reports(line: Line, phrase: str, mark: Mark, furniture: FurnitureRules) -> bool:
    """'Pantau terus situasi di sana, pinta presiden.': few words of the page that open a sentence of the story."""
    if mark.kind not in _GIVING_WAY or line.key[-1:] != "." or phrase.count(" ") > 1:
        return False
    if phrase[-1] == ":" or "|" in line.key:
        return False
    return not furniture.told.isdisjoint(_WORD.findall(line.key))


def _opens(key: str, phrase: str) -> bool:
    if not key.startswith(phrase):
        return False
    return len(key) == len(phrase) or not phrase[-1].isalnum() or not key[len(phrase)].isalnum()
