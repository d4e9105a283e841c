"""Mark lines that are only names of who wrote: between headline and story, beside the date.

"Judul ...\\n\\nRangga Contoh\\n\\nKamis, 30 Des 2021"  ->  "Rangga Contoh" is kind byline
"""

import re

from risalah.clean.published import DATE_STAMP
from risalah.clean.sheet import Line, Sheet
from risalah.lang.cleaning import CleaningRules
from risalah.lang.furniture import Mark

_NAMES = Mark("byline", "names of who wrote")
_BETWEEN = re.compile(r"\s*[,/&|]\s*|\s+dan\s+|\s+[-–]\s+")
_NAME = re.compile(r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}")
_MOST_WORDS = 9
_LOOK = 12  # lines of the page


def mark_names(sheet: Sheet, rules: CleaningRules, opening: Line | None) -> None:
    """Asked for once headline and date stamps are known. `opening`: the line that the dateline opens."""
    head = sheet.lines[:_LOOK]
    title = next((index for index, line in enumerate(head) if line.title), None)
    for index, line in enumerate(head):
        if title is None or index <= title or not line.story or not _is_names(sheet, line, rules):
            continue
        if index == title + 1 and line.key.split()[0] in rules.authors.labels:  # 'Oleh Rangga Contoh'
            line.mark(_NAMES)
            continue
        beside = [other for other in head[index - 1 : index + 2 : 2] if other.rule == DATE_STAMP]
        above = opening is not None and line.start < opening.start and line.words > 1
        if beside or above:
            line.mark(_NAMES)


def _is_names(sheet: Sheet, line: Line, rules: CleaningRules) -> bool:
    if line.words > _MOST_WORDS or line.end - line.start > 90:
        return False
    text = sheet.text[line.start : line.end]
    first, _, rest = text.partition(" ")
    if rest and first.lower() in rules.authors.labels:
        text = rest
    return all(_NAME.fullmatch(piece) for piece in _BETWEEN.split(text))
