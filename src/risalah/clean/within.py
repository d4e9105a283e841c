"""Cut furniture out of story lines: links run into the text, script remains, closing initials, credits at the end.

"... kata Menlu. (abc/def)"                       ->  '(abc/def)' is kind byline
"... di Kiev. Baca juga: Menlu Temui Dubes Ia ..."  ->  'Baca juga: Menlu Temui Dubes' is kind related-link
"""

import re

from risalah.clean.sheet import Line, Sheet
from risalah.lang.cleaning import CleaningRules, Cue
from risalah.lang.furniture import Mark, Remnant

# A part opens with a letter and signs stand between parts, so there are few ways to match and none is slow.
_ONE = r"(?:[A-Za-z][A-Za-z*]{0,13}|\*{1,5}|[A-Za-z]{1,4}-?\d{1,4})"
_INITIALS = re.compile(rf"[(\[]\s?({_ONE}(?:[ /.,;&|-]{{1,3}}{_ONE}){{0,6}}\.?)\s?[)\]][\s*.]{{0,6}}")
SIGNED = re.compile(r"[)\]]\s?[•·|]\s?([\w. ]{3,30})$")
_PART = re.compile(r"[A-Za-z]+|\d+")
_WORD = re.compile(r"\S+")
_ENDS = ".?!\"”’')]:…"
_SENTENCE_END = re.compile(r"[.?!][\"”’')]{0,2}(?=\s|$|[A-Z\"“])")
_BYLINE = Mark("byline", "closing initials")
_MOST_LINK_WORDS = 26
_REACH = 80  # characters from the end of a line in which closing initials stand


def cut_within(sheet: Sheet, rules: CleaningRules) -> None:
    furniture = rules.furniture
    for cue in sheet.cues:
        phrase = cue.phrase
        if phrase in furniture.remnants:
            _cut_remnant(sheet, cue, furniture.remnants[phrase])
        elif phrase in furniture.glued or phrase in furniture.tails or phrase in furniture.sentences:
            line = sheet.line_at(cue.start)
            if line is None or not line.story or not _opens_sentence(sheet, line, cue):
                continue
            if phrase in furniture.tails and _cut_tail(sheet, line, cue, furniture.tails[phrase]):
                continue
            if phrase in furniture.sentences:
                end = _sentence_end(sheet, line, cue.end)
                line.cut(cue.start, end, furniture.sentences[phrase])
            elif phrase in furniture.glued:
                _cut_link(sheet, line, cue, furniture.glued[phrase], rules)
    for line in sheet.story_lines():
        end = line.end
        for cut in sorted(line.cuts, reverse=True):
            if sheet.text[cut.end : end].strip():
                break
            end = cut.start
        _cut_initials(sheet, line, rules, line.start + len(sheet.text[line.start : end].rstrip()))


def _opens_sentence(sheet: Sheet, line: Line, cue: Cue) -> bool:
    text = sheet.text
    if text[cue.end - 1].isalnum() and text[cue.end : cue.end + 1].isalnum():
        return False
    before = text[max(line.start, cue.start - 6) : cue.start].rstrip(" \t\xa0[(*-|")
    return not before or before[-1] in _ENDS


def _cut_remnant(sheet: Sheet, cue: Cue, remnants: tuple[Remnant, ...]) -> None:
    line = sheet.line_at(cue.start)
    if line is None or not line.story:
        return
    for remnant in remnants:
        for start in range(max(line.start, cue.start - remnant.reach), cue.start + 1):
            match = remnant.pattern.match(sheet.text, start)
            if match and match.end() > cue.start:
                if not any(cut.start <= match.start() < cut.end for cut in line.cuts[-1:]):
                    line.cut(match.start(), min(match.end(), line.end), remnant.mark)
                return


def _cut_tail(sheet: Sheet, line: Line, cue: Cue, mark: Mark) -> bool:
    if line.end - cue.start > 12 * mark.most_words:
        return False
    if len(sheet.text[cue.start : line.end].split()) > mark.most_words:
        return False
    line.cut(cue.start, line.end, mark)
    return True


def _cut_link(sheet: Sheet, line: Line, cue: Cue, mark: Mark, rules: CleaningRules) -> None:
    """A link runs over its Title-Case headline; where no headline can be told, the cue alone is cut."""
    end = _headline_end(sheet, line, cue.end, rules.headline.small_words)
    if end is None and _runs_out(sheet, line, cue):
        end = line.end
    line.cut(cue.start, end if end is not None else cue.end, mark)


def _runs_out(sheet: Sheet, line: Line, cue: Cue) -> bool:
    """A headline in sentence case that fills the rest of its line: few words, and no full stop."""
    rest = sheet.text[cue.end : min(line.end, cue.end + 200)]
    return line.end - cue.end <= 150 and len(rest.split()) <= 16 and rest.strip()[-1:] not in '.?!"”'


def _headline_end(sheet: Sheet, line: Line, start: int, small: frozenset[str]) -> int | None:
    """Where a Title-Case headline that opens at `start` ends, None where it can't be told."""
    previous: tuple[int, int] | None = (
        None  # the last word that opens with a capital, and the end of the word before it
    )
    before_end = start
    count = capitals = 0
    for match in _WORD.finditer(sheet.text, start, min(line.end, start + 400)):
        word = match.group().strip("\"'“”‘’(),;:[]")
        count += 1
        if count > _MOST_LINK_WORDS:
            return None
        plain = word.rstrip(".?!")
        if plain and plain[0].islower() and plain.lower() not in small:
            # A lower-case word: the story has begun, with the last capitalised word before it.
            if previous is None or capitals < 3:
                return None
            return previous[1] if previous[1] > start else None
        if plain and not plain[0].islower():
            previous = (match.start(), before_end)
            capitals += 1
        before_end = match.end()
        if word[-1:] in ("?", "!") or match.group()[-1:] in "]":
            return match.end()
    return line.end if count and capitals >= 2 and before_end >= line.end else None


def _sentence_end(sheet: Sheet, line: Line, start: int) -> int:
    match = _SENTENCE_END.search(sheet.text, start, min(line.end, start + 600))
    return match.end() if match else min(line.end, start + 600)


def _cut_initials(sheet: Sheet, line: Line, rules: CleaningRules, end: int) -> None:
    """'(abc/def)' or '[abc]' at `end`, where the line's story ends; an abbreviation such as '(PBB)' stays."""
    text = sheet.text
    whole = end
    signed = SIGNED.search(text, max(line.start, end - 45), end)
    if signed and rules.carriers.find(signed.group(1)) is not None:
        end = signed.start() + 1  # '(abc) • VIVAnews'
    if end <= line.start or text[end - 1] not in ")].*":
        return
    floor = max(line.start, end - _REACH)
    start = max(text.rfind("(", floor, end), text.rfind("[", floor, end))
    if start < 0:
        return
    match = _INITIALS.fullmatch(text, start, end)
    if match is None:
        return
    inner = match.group(1)
    parts = _PART.findall(inner)
    alone = start == line.start
    ended = not alone and text[start - 1 - _blanks_before(text, start)] in '.?!"”’'
    named = rules.carriers.find(inner.split(" - ")[0])
    if _are_initials(inner, parts, alone, ended) or ((alone or ended) and named is not None):
        line.cut(start, whole, _BYLINE)


def _are_initials(inner: str, parts: list[str], alone: bool, ended: bool) -> bool:
    slashed = "/" in inner
    lower = all(part.islower() and len(part) <= 6 for part in parts)
    coded = any(part.isdigit() for part in parts) and any(part.isalpha() for part in parts)
    short = all(len(part) <= 9 for part in parts)
    if alone:
        return (
            (len(parts) <= 4 and all(len(part) <= 6 for part in parts))
            or (slashed and short)
            or (coded and short)
            or inner.strip("*") == ""
        )
    if ended:
        brief = len(parts) <= 4 and all(len(part) <= 5 for part in parts)
        return brief or (lower and len(parts) <= 4) or (slashed and short) or (coded and short)
    # No sentence ends before it: only what can be nothing else.
    return (slashed and lower and all(len(part) <= 4 for part in parts)) or (
        lower and len(parts) == 1 and inner[:1] == "["
    )


def _blanks_before(text: str, position: int) -> int:
    count = 0
    while count < 5 and position - 1 - count > 0 and text[position - 1 - count].isspace():
        count += 1
    return count
