"""Mark captions that carry no credit: what a picture shows, in a paragraph of its own.

"Menlu Peru (kiri) dan Menlu Rusia (kanan) di Moskow."          ->  kind caption, wherever it stands
"Menlu Peru saat menerima Menlu Rusia di Lima, Selasa (12/5)."  ->  kind caption: a name, an occasion, and no sentence
"Menlu Peru berjabat tangan dengan Menlu Rusia."                ->  kind caption between the headline and the dateline

A standfirst stands between headline and dateline too, and now and then it alone tells of a meeting: so a whole
sentence there is a caption only with a pose. What is quoted is never one.
"""

import re

from risalah.clean.sheet import Line, Sheet
from risalah.lang.cleaning import CaptionWords, CleaningRules
from risalah.lang.furniture import Mark

_PLACED = Mark("caption", "people placed in a picture")
_SCENE = Mark("caption", "scene without a sentence")
_POSE = Mark("caption", "scene above the dateline")
_OPENING = Mark("caption", "picture described")
_LONGEST, _SHORTEST = 75, 5  # words; a caption of many names is long
_LONGEST_SCENE = 50
_MOST_ABOVE = 4  # lines between headline and dateline; a dateline further down opens another text
_WORD = re.compile(r"[^\s()\[\],;:.!?\"“”]+(?:\.(?=\w)[^\s()\[\],;:.!?\"“”]+)*")
_SMALL = re.compile(r"(?<=[\s(])[a-z][\w-]*")
_BRACKETED = re.compile(r"\([^()]{0,80}\)")
_QUOTED = re.compile(r"[\"“”]")
_NAME_BEFORE = re.compile(r"([\w.'’-]+)[\s,]*$")


def mark_scenes(sheet: Sheet, rules: CleaningRules, opening: Line | None) -> None:
    """Captions among the lines that are still story; asked for after headline and bylines.

    `opening`: the line that the dateline opens, None where the page has no dateline.
    """
    words = rules.captions
    for cue in sheet.cues_among(frozenset(words.beside)):
        line = sheet.line_at(cue.start)
        if line is not None and line.story and line.words <= _LONGEST and _is_placed(sheet, line, cue.start):
            line.mark(_PLACED)
    lines = [line for line in sheet.lines if line.story]
    top = next((index for index, line in enumerate(lines[: _MOST_ABOVE + 1]) if line is opening), 0)
    poses = _posed(sheet, words) if top else frozenset()
    for index, line in enumerate(lines):
        if line.words > _LONGEST or line.kind is not None:
            continue
        if index < top:
            mark = _top_mark(sheet, line, poses, words)
            if mark is not None:
                line.mark(mark)
        elif (
            line is not opening  # what a dateline opens is told, however short it is
            and line.words <= _LONGEST_SCENE
            and _stands_apart(sheet, lines, index)
            and _is_scene(sheet, line, words, False)
        ):
            line.mark(_SCENE)


def _top_mark(sheet: Sheet, line: Line, poses: frozenset[int], words: CaptionWords) -> Mark | None:
    """What makes a line above the dateline a caption, None for a standfirst."""
    text = sheet.text[line.start : line.end]
    if _QUOTED.search(text) or line.words < _SHORTEST:
        return None
    if line.key.startswith(words.openings):
        return _OPENING
    if _is_scene(sheet, line, words, True):
        return _SCENE
    return _POSE if line.start in poses else None


def _posed(sheet: Sheet, words: CaptionWords) -> frozenset[int]:
    """Where the lines start that tell a pose."""
    found: set[int] = set()
    for cue in sheet.cues_among(frozenset(words.scenes)):
        line = sheet.line_at(cue.start)
        if line is not None and not sheet.lowered[cue.start - 1 : cue.start].isalnum():
            found.add(line.start)
    return frozenset(found)


def _is_placed(sheet: Sheet, line: Line, start: int) -> bool:
    """'Retno Marsudi (kiri)': somebody's name stands before the bracket, and nobody speaks."""
    if _QUOTED.search(sheet.text, line.start, line.end):
        return False
    before = _NAME_BEFORE.search(sheet.text, max(line.start, start - 60), start)
    return before is not None and (before.group(1)[:1].isupper() or sheet.text[start - 1] == ",")


def _stands_apart(sheet: Sheet, lines: list[Line], index: int) -> bool:
    """Whether a line is a paragraph and no part of a wrapped one."""
    line = lines[index]
    closed = sheet.text[line.end - 1] in ".)" or index + 1 == len(lines) or lines[index + 1].gap
    return closed and (line.gap or index == 0 or sheet.text[lines[index - 1].end - 1] in ".!?:\"”')")


def _is_scene(sheet: Sheet, line: Line, table: CaptionWords, top: bool) -> bool:
    """A name, then 'saat', 'usai', above the dateline 'bersama' or 'di' too, and no verb that makes a sentence."""
    text = sheet.text[line.start : line.end]
    if line.words < _SHORTEST or not text[:1].isupper() or _QUOTED.search(text):
        return False
    # A headline in sentence case opens so too: 'Menlu Peru dan Menlu Rusia di Lima'.
    loose = top and text[-1] in ".)"
    # Most lines are told by their first word in small letters, before the rest is looked at.
    for match in _SMALL.finditer(text):
        if match.group() not in table.links:
            if match.group() not in table.joins and not (loose and match.group() in table.loose_joins):
                return False
            break
    else:
        return False
    before: tuple[str, str] = ("", "")
    for word in _WORD.findall(_BRACKETED.sub(" ", text[match.start() :])):
        if (
            word[:1].islower()
            and (word in table.finite or _is_verb(word, table))
            and not any(earlier in table.licences for earlier in before)
        ):
            return False
        before = (before[1], word)
    return True


def _is_verb(word: str, table: CaptionWords) -> bool:
    return len(word) > 4 and word.startswith(table.verb_prefixes) and word not in table.not_verbs
