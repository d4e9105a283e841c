"""Pair quotation signs: what stands between two of them, whatever kind they are and if one was lost.

    '"Kami siap," kata Putin. "Itu cukup."'   ->  'Kami siap,' · 'Itu cukup.'
    'Kami siap," kata Putin. "Itu cukup."'    ->  'Kami siap,' (its opening sign was lost) · 'Itu cukup.'

News text mixes kinds of signs and puts them back to front, so the kind tells nothing; the blanks around a sign do.
"""

import re
from typing import Literal

import msgspec

from risalah.model.span import Span
from risalah.model.story import Quotation

BEFORE_CLOSING = frozenset(",.!?…")
OPENING_BRACKETS = frozenset("([{'‘:-–—")
SENTENCE_BREAK = ". "
LONGEST_NAME_WORD = 30  # characters
NEARBY = 4  # characters behind a sign in which its next word begins

Leaning = Literal["opens", "closes", "either"]


class _Sign(msgspec.Struct, frozen=True):
    start: int
    end: int
    leaning: Leaning


def find_quotations(text: str, paragraph: Span, number: int, signs: re.Pattern[str]) -> list[Quotation]:
    """The quotations of one paragraph, in order. One that is not closed runs to the next one or the paragraph's end."""
    marks = [_sign(text, paragraph, match.span()) for match in signs.finditer(text, paragraph.start, paragraph.end)]
    found: list[Quotation] = []
    opening: _Sign | None = None
    for mark in marks:
        if opening is None:
            if mark.leaning == "closes" and _lost_opening(text, paragraph, mark):
                found.append(_unopened(text, paragraph, mark, found[-1].span.end if found else paragraph.start, number))
            else:
                opening = mark
        elif mark.leaning == "opens" and opening.leaning != "closes" and _begins_afresh(text, opening, mark):
            found.append(_unclosed(opening, mark.start, number))
            opening = mark
        else:
            if not _is_nickname(text, paragraph, opening, mark):
                found.append(Quotation(Span(opening.start, mark.end), Span(opening.end, mark.start), number))
            opening = None
    if opening is not None:
        found.append(_unclosed(opening, paragraph.end, number))
    return found


def _sign(text: str, paragraph: Span, span: tuple[int, int]) -> _Sign:
    """Which way a sign leans: a blank before and a letter behind it opens, the other way round closes."""
    start, end = span
    before = text[start - 1] if start > paragraph.start else " "
    behind = text[end] if end < paragraph.end else " "
    free_before = before.isspace() or before in OPENING_BRACKETS
    free_behind = not behind.isalnum() and behind not in "[('‘"
    if free_before and not free_behind:
        return _Sign(start, end, "opens")
    if free_behind and not free_before:
        return _Sign(start, end, "closes")
    return _Sign(start, end, "either")


def _lost_opening(text: str, paragraph: Span, mark: _Sign) -> bool:
    """A sign that closes where nothing is open: its opening was lost. In 'katanya," Kami …' it is only misplaced."""
    if mark.start == paragraph.start or text[mark.start - 1] not in BEFORE_CLOSING:
        return False
    behind = text[mark.end : min(mark.end + NEARBY, paragraph.end)].lstrip()
    return not (text[mark.start - 1] == "," and behind[:1].isupper())


def _begins_afresh(text: str, opening: _Sign, mark: _Sign) -> bool:
    """A second opening sign behind the end of a sentence: the closing one between them was lost."""
    between = text[opening.end : mark.start].rstrip()
    return between[-1:] in BEFORE_CLOSING - {","}


def _is_nickname(text: str, paragraph: Span, opening: _Sign, mark: _Sign) -> bool:
    """'Joko "Jokowi" Widodo': signs around one word inside a name quote nobody."""
    if mark.start - opening.end > LONGEST_NAME_WORD:
        return False
    inner = text[opening.end : mark.start]
    before = text[max(paragraph.start, opening.start - LONGEST_NAME_WORD) : opening.start].split()
    behind = text[mark.end : min(mark.end + NEARBY, paragraph.end)].lstrip()
    inside_name = bool(before) and before[-1][:1].isupper() and behind[:1].isupper()
    return inside_name and inner.isalpha() and inner[:1].isupper()


def _unopened(text: str, paragraph: Span, mark: _Sign, after: int, number: int) -> Quotation:
    """'… dan aktif," ucapnya': it began with the sentence, or behind the quotation before it."""
    at = text.rfind(SENTENCE_BREAK, max(after, paragraph.start), mark.start - 1)
    begin = max(after, paragraph.start) if at < 0 else at + len(SENTENCE_BREAK)
    return Quotation(Span(begin, mark.end), Span(begin, mark.start), number, opened=False)


def _unclosed(opening: _Sign, end: int, number: int) -> Quotation:
    return Quotation(Span(opening.start, end), Span(opening.end, end), number, closed=False)
