"""Mark picture captions: file names, credits, and the sentence beside them.

"Presiden-di-Istana.jpg" · "Presiden menerima tamunya (Foto: Biro Pers)"  ->  kind caption
"""

import re

from risalah.clean.sheet import Line, Sheet
from risalah.lang.cleaning import CleaningRules
from risalah.lang.furniture import Mark

_FILE = re.compile(r"\S{1,200}\.(?:jpe?g|png|webp|gif|svg)(?:\?\S{0,200})?", re.IGNORECASE)
# agencies and a writer's initials, no photographer: 'AFP/REUTERS/SAM', 'ANTARA/Reuters'
_SIGNATURE = re.compile(
    r"(?:[A-Z]{2,10}|[A-Z][a-z]{2,12})(?:\s?[/-]\s?(?:[A-Za-z]{2,5}|[A-Z]{2,10}|[A-Z][a-z]{4,12})){1,3}"
)
_FILE_MARK = Mark("caption", "picture file")
_BLOCK_MARK = Mark("caption", "beside a picture file")
_CREDIT_MARK = Mark("caption", "picture credit")
_NAME_MARK = Mark("caption", "name above a picture credit")
_CELL_MARK = Mark("caption", "cell beside a picture")
_MOST_BLOCK = 4
_AFTERTHOUGHT = 3  # words that may stand between the bracket of a credit and the end of a caption
_CREDIT_ALONE = 8  # words of a line that is a credit and no more


def mark_captions(sheet: Sheet, rules: CleaningRules) -> None:
    lines = sheet.lines
    spaced = sum(line.gap for line in lines) > 1
    for index, line in enumerate(lines):
        if line.words == 1 and line.end - line.start <= 400 and _FILE.fullmatch(sheet.text, line.start, line.end):
            line.mark(_FILE_MARK)
            if spaced:
                _mark_block(lines, index, rules.captions.most_words)
        elif (
            line.kind is None
            and sheet.text[min(line.end, line.start + 420) - 1] == "|"
            and line.words <= 14
            and index
            and "![" in sheet.text[lines[index - 1].start : lines[index - 1].end]
        ):
            line.mark(_CELL_MARK)
    stories = [line for line in lines if line.story]
    last = stories[-1] if stories else None
    for cue in sheet.cues_among(frozenset(rules.captions.credits)):
        found = sheet.line_at(cue.start)
        if found is None or found.kind is not None or found.words > rules.captions.most_words:
            continue
        if _is_caption(sheet, found, cue.start, cue.end, found is last):
            found.mark(_CREDIT_MARK)
            _mark_name_above(sheet, found)


def _mark_block(lines: list[Line], index: int, most_words: int) -> None:
    for line in lines[index + 1 : index + 1 + _MOST_BLOCK]:
        if line.gap or line.words > most_words:
            return
        line.mark(_BLOCK_MARK)


def _is_caption(sheet: Sheet, line: Line, start: int, end: int, last: bool) -> bool:
    """Whether a credit at [start, end) makes its line a caption."""
    text = sheet.text
    if start and sheet.lowered[start].isalnum() and sheet.lowered[start - 1].isalnum():
        return False
    phrase = sheet.lowered[start:end]
    if phrase.endswith("/") and not text[end : end + 2].lstrip()[:1].isupper():
        return False  # '(AFP/stu)' are a story's closing initials
    opening = max(text.rfind("(", line.start, end), text.rfind("[", line.start, end))
    closes = text[line.end - 1] in ")]" or text[line.end - 2 : line.end] in (").", "].")
    in_brackets = opening >= 0 and closes and line.end - opening <= 120 and not _goes_on(text, opening, line.end)
    names_a_picture = any(c in phrase for c in "/:") or "photo" in phrase or "foto" in phrase or "getty" in phrase
    if in_brackets:
        if last and opening == line.start:
            return False  # '(Contoh.com/Nama Orang)' closes the page
        before = text[line.start : opening].rstrip()
        sentence = before.endswith((".", "!", "?", '"', "”"))
        if last and sentence and _SIGNATURE.fullmatch(text[opening + 1 : line.end].rstrip(")]. ")):
            return False  # '… di Kairo, Minggu (13/4/2025). (AP/AFP)' closes the story
        if names_a_picture:
            return not (sentence and last and line.words > 25)
        return not sentence and not last and line.words <= 30
    if line.words <= _CREDIT_ALONE and text[line.end - 1] != "." and not last:
        return True
    return names_a_picture and line.end - end <= 40 and not last


def _goes_on(text: str, opening: int, end: int) -> bool:
    """'Lima (ANTARA) - … bertemu di Oslo, Selasa (12/3).': the bracket closes at once, and another ends the line."""
    closing = min((at for at in (text.find(sign, opening, end) for sign in ")]") if at >= 0), default=end)
    return len(text[closing:end].split(maxsplit=_AFTERTHOUGHT)) > _AFTERTHOUGHT


def _mark_name_above(sheet: Sheet, caption: Line) -> None:
    index = sheet.lines.index(caption) if len(sheet.lines) < 2_000 else 0
    if index:
        above = sheet.lines[index - 1]
        name = sheet.text[above.start : above.end]
        if above.story and above.words <= 6 and sheet.text.startswith(name, caption.start):
            above.mark(_NAME_MARK)
