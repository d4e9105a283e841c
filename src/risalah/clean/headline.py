"""The headline of a page of text, and the label above it.

"Dunia\\n\\nPutin Telepon Obama\\n\\nMoskow - Presiden ..."  ->  title "Putin Telepon Obama"; "Dunia" is navigation
"""

import re

from risalah.clean.dateline import read_dateline
from risalah.clean.published import DATE_STAMP
from risalah.clean.sheet import Line, Sheet
from risalah.lang.cleaning import CleaningRules
from risalah.lang.furniture import Mark
from risalah.model.document import Metadata, Title
from risalah.model.span import Span

_WORD = re.compile(r"\w+")
_LABEL = Mark("navigation", "label above the headline")
_SITE = Mark("navigation", "outlet beside the headline")
MASTHEAD = "name of the paper above the headline"
_MASTHEAD = Mark("navigation", MASTHEAD)
_CRUMB = Mark("navigation", "sections before the headline")
_CRUMBS = re.compile(r"(?:[>»›]\s*)?(?:[^>»›\n]{2,30}\s[>»›]\s+){1,5}")
_SUFFIX = re.compile(r"\s[-–—|:]{1,2}\s(?=([^-–—|:]{2,40})$)")
_PAGED = re.compile(r"(?:\s[-–—|])?\s([a-z]{3,8})\s(?:all|\d{1,2})$")  # '... Halaman all'
_MARKDOWN = " \t\xa0#*_=|"
_LOOK = 10  # lines of the page among which the headline stands
_LONGEST_MASTHEAD = 5  # words
_SHORT_TITLE = 14  # words
_TITLED = 0.6  # of the words of a headline open with a capital, if its outlet writes them so
_LONGEST_LABEL = 4  # words of a section's name
_CALM = 18  # words: a longer line in sentence case is a lead, not a headline


def find_title(sheet: Sheet, metadata: Metadata, rules: CleaningRules) -> Title | None:
    """The headline; its line is marked as title, labels above it as navigation. None where the page has none."""
    if metadata.title and metadata.title.strip():
        return _title_of_metadata(sheet, metadata.title.strip(), rules)
    candidates = [line for line in sheet.lines[:_LOOK] if line.kind is None]
    for position, line in enumerate(candidates):
        after = candidates[position + 1] if position + 1 < len(candidates) else None
        if after is not None and _is_masthead(sheet, line, after, rules):
            line.mark(_MASTHEAD)
            continue
        if after is not None and _is_label(sheet, line, after, rules):
            line.mark(_LABEL)
            continue
        if after is not None and _leads_to(sheet, line, after):
            line.mark(_CRUMB)
            continue
        if not _is_headline(sheet, line, rules) or not _has_body(sheet, line):
            return None
        line.title = True
        span, rule = _bare_span(sheet, line, rules)
        return Title(span.read(sheet.text), span, rule)
    return None


def title_of_address(sheet: Sheet, source: Span) -> Title | None:
    """Words of the headline in the address that a source line gives: '.../menlu-temui-dubes-rusia'."""
    address = source.read(sheet.text).split("?")[0].rstrip("/")
    slug = address.rsplit("/", 1)[-1].removesuffix(".html").removesuffix(".htm")
    words = re.split(r"[-_]", slug)
    if len(words) < 4 or not all(word.isalnum() for word in words):
        return None
    while words and words[-1].isdigit() and len(words[-1]) > 4:
        words.pop()
    start = source.start + source.read(sheet.text).index(slug)
    return Title(" ".join(words), Span(start, start + len(slug)), "headline in the source's address")


def _title_of_metadata(sheet: Sheet, title: str, rules: CleaningRules) -> Title:
    suffix = _SUFFIX.search(title)
    if suffix and _is_site(suffix.group(1), rules):
        title = title[: suffix.start()]
    paged = _PAGED.search(title.lower()) if len(title.lower()) == len(title) else None
    if paged and paged.group(1) in rules.headline.page_words:
        title = title[: paged.start()]
    wanted = _WORD.findall(title.lower())
    for line in sheet.lines[:_LOOK]:
        words = _WORD.findall(sheet.lowered, line.start, min(line.end, line.start + 400))
        if wanted and words[: len(wanted)] == wanted and len(words) <= len(wanted) + 4 and line.kind is None:
            line.title = True
            span, _ = _bare_span(sheet, line, rules)
            return Title(span.read(sheet.text), span, "headline of the metadata, in the text")
    return Title(title, None, "headline of the metadata")


def _leads_to(sheet: Sheet, line: Line, after: Line) -> bool:
    """'> Hukum > Menlu Temui Dubes' above 'Menlu Temui Dubes': a path that ends with the headline below it."""
    crumbs = _CRUMBS.match(sheet.text, line.start, min(line.end, line.start + 200))
    if crumbs is None:
        return False
    # Long headlines are cut short in a path.
    rest = sheet.lowered[crumbs.end() : line.end].rstrip(" .…")
    return bool(rest) and sheet.lowered.startswith(rest, after.start)


def _is_label(sheet: Sheet, line: Line, after: Line, rules: CleaningRules) -> bool:
    """A section's name, an outlet's name or a single word, with a headline under it."""
    name = line.key.strip(" :.|»>")
    if name in rules.headline.sections and line.words == 1:
        return True
    if line.words > _LONGEST_LABEL or not _is_headline(sheet, after, rules):
        return False
    if name in rules.headline.sections:
        return True
    if line.words > 3:
        return False
    if rules.carriers.find(sheet.text[line.start : line.end]) is not None:
        return True
    if after.words < 4 or not sheet.text[line.end - 1].isalnum():
        return False
    # 'POLITIK DAN KEAMANAN' above a headline that is not all capitals.
    written = sheet.text[line.start : line.end]
    return line.words == 1 or (written.isupper() and not sheet.text[after.start : after.end].isupper())


def _is_masthead(sheet: Sheet, line: Line, after: Line, rules: CleaningRules) -> bool:
    """'HARIAN SUARA PANTURA': a paper's name in capitals on the first line, whether the tables know it or not."""
    name, _, place = sheet.text[line.start : line.end].partition(", ")  # 'HARIAN SUARA PANTAI, Jayapura'
    words = name.lower().split()
    if line is not sheet.lines[0] or not words or len(words) > _LONGEST_MASTHEAD or len(place.split()) > 2:
        return False
    return (
        words[0] in rules.headline.mastheads
        and name.isupper()
        and not sheet.text[after.start : after.end].isupper()
        and _is_headline(sheet, after, rules)
    )


def _is_headline(sheet: Sheet, line: Line, rules: CleaningRules) -> bool:
    text = sheet.text[line.start : min(line.end, line.start + rules.headline.most_characters + 1)]
    words = text.split()
    if line.end - line.start > rules.headline.most_characters or not 2 <= len(words) <= rules.headline.most_words:
        return False
    closing = text.rstrip("*_# ")
    if closing.endswith((".", ";", ",", ":")) and not closing.endswith(("...", "..")):
        return False
    wrapped = closing[:1] in '"“' and closing[-1:] in '"”'
    if closing.endswith(('."', ".”", ',"', ",”")) or (wrapped and line is not sheet.lines[0]):
        return False
    small = rules.headline.small_words
    capitals = sum(
        word.lstrip("\"'“‘([*#")[:1].isupper() or word.lower() in small or not word[:1].isalpha() for word in words
    )
    if len(words) > _CALM and capitals < _TITLED * len(words):
        return False
    dateline = read_dateline(sheet, line, rules, first=True)
    # 'Iran - AS Berunding Lagi': a short line of capitals without an outlet is no story, dash or not.
    short = len(words) <= _SHORT_TITLE and capitals >= _TITLED * len(words)
    return dateline is None or (dateline.outlet is None and short)


def _has_body(sheet: Sheet, title: Line) -> bool:
    """A headline stands above a date stamp, above something that is longer than it, or above several lines."""
    if any(line.rule == DATE_STAMP for line in sheet.lines[:_LOOK] if line.start > title.end):
        return True
    below = [line for line in sheet.lines if line.story and line.start > title.end]
    return bool(below) and (len(below) > 2 or any(line.words > title.words for line in below))


def _bare_span(sheet: Sheet, line: Line, rules: CleaningRules) -> tuple[Span, str]:
    """The headline without markdown, a label such as 'Judul:' and the outlet's name after it."""
    text = sheet.text
    start, end = line.start, line.end
    while start < end and text[start] in _MARKDOWN:
        start += 1
    while end > start and text[end - 1] in _MARKDOWN:
        end -= 1
    for label in rules.headline.labels:
        if sheet.lowered.startswith(label, start):
            start += len(label)
            while start < end and text[start].isspace():
                start += 1
    crumbs = _CRUMBS.match(text, start, min(end, start + 200))
    if crumbs and end - crumbs.end() > len(crumbs.group()):  # '> Hukum > Menlu Temui Dubes'
        line.cut(start, crumbs.end(), _CRUMB)
        start = crumbs.end()
    whole, rule = end, "first line"
    suffix = _SUFFIX.search(text, start, end) if end - start < 400 else None
    if suffix and _is_site(suffix.group(1), rules):
        end, rule = suffix.start(), "first line, without the outlet"
    paged = _PAGED.search(sheet.lowered, start, end) if end - start < 400 else None
    if paged and paged.group(1) in rules.headline.page_words:
        end = paged.start()
    if end < whole:
        line.cut(end, whole, _SITE)
    return Span(start, end), rule


def _is_site(name: str, rules: CleaningRules) -> bool:
    found = rules.carriers.find(name.strip())
    return (found is not None and found.outlet) or rules.carriers.find_domain(name.strip()) is not None
