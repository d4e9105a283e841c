"""Mark rows that are the page's own: its tools, the path of sections to the article, keywords, arrows elsewhere.

"Smaller  Reset  Larger" · "Bagikan  Cetak"   ->  kind share: nothing but tools that the tables know
"contoh.com > Nasional > Hukum"               ->  kind navigation, "path of sections"
"#Peru #Diplomasi" · "» Menlu Temui Dubes"    ->  kind navigation; kind related-link
"""

import re

from risalah.clean.sheet import Line, Sheet
from risalah.lang.cleaning import CleaningRules
from risalah.lang.furniture import Mark

_TOOLS = Mark("share", "row of the page's tools")
_PATH = Mark("navigation", "path of sections")
_RUBRIC = Mark("navigation", "name of a section")
_KEYWORDS = Mark("navigation", "keywords")
_ARROW = Mark("related-link", "arrow to another article")
_TOKEN = re.compile(r"[^\W_]+(?:[+'-][^\W_]+)*\+?")
_STEP = re.compile(r"\s*[>»›]\s*")
_BAR = re.compile(r"\s*[|/•·]\s*|\s[-–—]\s")
_HASHTAGS = re.compile(r"#[^\W\d_][\w-]*(?:[\s,]{1,3}#?[\w-]+){0,14}")
_WIDE = re.compile(r"\s{2,}|\t")
_ARROWS = "›»"
_MOST_TOOLS, _LONGEST_TOOL = 16, 4  # words
_HEAD = 10  # lines above the story in which sections are named
_MOST_PATH, _MOST_STEP = 16, 3  # words of a path, and of one step


def mark_rows(sheet: Sheet, rules: CleaningRules) -> None:
    """Asked for after the rules for single lines, before the headline is looked for."""
    for index, line in enumerate(sheet.lines):
        if line.kind is not None or line.words > 25:
            continue
        mark = _row_mark(sheet, line, rules)
        if mark is None and index < _HEAD:
            mark = _section_mark(sheet, line, rules)
        if mark is not None:
            line.mark(mark)


def _row_mark(sheet: Sheet, line: Line, rules: CleaningRules) -> Mark | None:
    text = sheet.text
    first = text[line.start]
    if first in _ARROWS:
        return _ARROW if text[line.end - 1] not in ".,;" else None
    if first == "#":
        return _KEYWORDS if _HASHTAGS.fullmatch(text, line.start, line.end) else None
    if _is_tools(line.key, rules.furniture.tools, rules.furniture.tool_words):
        return _TOOLS
    written = text[line.start : line.end]
    pieces = _WIDE.split(written) if "  " in written or "\t" in written else []
    if len(pieces) > 2 and all(piece.islower() and len(piece.split()) <= 3 and piece[-1].isalnum() for piece in pieces):
        return _KEYWORDS
    return None


def _is_tools(key: str, tools: frozenset[str], first_words: frozenset[str]) -> bool:
    """Two tools or more, and nothing else but numbers and the letter that stands for the size of the type."""
    first = _TOKEN.search(key)
    if first is None or len(key) > 150 or (first.group() not in first_words and not first.group().isdigit()):
        return False
    tokens = _TOKEN.findall(key)
    if not 2 <= len(tokens) <= _MOST_TOOLS:
        return False
    index = count = letters = 0
    while index < len(tokens):
        for length in range(min(_LONGEST_TOOL, len(tokens) - index), 0, -1):
            if " ".join(tokens[index : index + length]) in tools:
                index += length
                count += 1
                break
        else:
            letter = len(tokens[index].rstrip("+")) == 1
            if not letter and not tokens[index].isdigit():
                return False
            letters += letter
            index += 1
    return count > 1 or (count == 1 and (letters > 1 or "+" in key))


def _section_mark(sheet: Sheet, line: Line, rules: CleaningRules) -> Mark | None:
    """'contoh.com > Nasional > Hukum', 'CONTOH.COM | DUNIA', 'Rubrik Mancanegara': where on the site it stands."""
    if line.words > _MOST_PATH or sheet.text[line.end - 1] in '.!?"”':
        return None
    words = line.key.split()
    if words and words[0] in rules.headline.rubrics and line.words <= 3:
        written = sheet.text[line.start : line.end].split()
        return _RUBRIC if all(word[:1].isupper() for word in written) else None
    steps = [step for step in _STEP.split(line.key) if step]
    if len(steps) > 1:  # a longer last step is the headline
        short = all(len(_TOKEN.findall(step)) <= _MOST_STEP for step in steps)
        return _PATH if short and _is_section(steps[0], rules) else None
    pieces = [piece for piece in _BAR.split(line.key) if piece]
    return _PATH if len(pieces) > 1 and all(_is_section(piece, rules) for piece in pieces) else None


def _is_section(name: str, rules: CleaningRules) -> bool:
    name = name.strip(" :.")
    if name in rules.headline.sections:
        return True
    carrier = rules.carriers.find(name)
    return (carrier is not None and carrier.outlet) or rules.carriers.find_domain(name) is not None
