"""Mark lines that are only names of who wrote: between headline and story, beside the date.

"Judul ...\\n\\nRangga Contoh\\n\\nKamis, 30 Des 2021"  ->  "Rangga Contoh" is kind byline
"""

import re

from risalah.clean.dateline import find_dateline
from risalah.clean.published import DATE_STAMP
from risalah.clean.sheet import Line, Sheet
from risalah.lang.cleaning import CleaningRules
from risalah.lang.furniture import Mark

_NAMES = Mark("byline", "names of who wrote")
_BETWEEN = re.compile(r"\s*[,/&|]\s*|\s+dan\s+|\s+[-–]\s+")
_NAME = re.compile(r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}")
_MOST_WORDS = 9
_LOOK = 12  # lines of the page


def mark_names(sheet: Sheet, rules: CleaningRules) -> None:
    """Asked for once headline and date stamps are known."""
    head = sheet.lines[:_LOOK]
    title = next((index for index, line in enumerate(head) if line.title), None)
    opening: Line | None = None
    asked = False
    for index, line in enumerate(head):
        if title is None or index <= title or not line.story or not _is_names(sheet, line):
            continue
        beside = [other for other in head[index - 1 : index + 2 : 2] if other.rule == DATE_STAMP]
        if not beside and not asked:
            found = find_dateline(sheet, rules)
            opening, asked = (found[1] if found else None), True
        above = opening is not None and line.start < opening.start and line.words > 1
        if beside or above:
            line.mark(_NAMES)


def _is_names(sheet: Sheet, line: Line) -> bool:
    if line.words > _MOST_WORDS or line.end - line.start > 90:
        return False
    return all(_NAME.fullmatch(piece) for piece in _BETWEEN.split(sheet.text[line.start : line.end]))
