"""Show words of an article in their sentence, on one line.

in_context(text, Span(40, 58))  ->  ("... berbicara lewat telepon selama ", "hampir satu jam", ", Kamis (30/12).")
"""

import re

from risalah.model.span import Span

REACH = 160  # characters shown on each side at most
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s|\n")


def in_context(text: str, span: Span, reach: int = REACH) -> tuple[str, str, str]:
    """What stands before the words in their sentence, the words, and what stands after; white space made single."""
    before = text[max(0, span.start - reach) : span.start]
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    if ends:
        before = before[ends[-1] :]
    elif span.start > reach:
        before = "… " + before.partition(" ")[2]
    whole = span.end > span.start and _SENTENCE_END.search(text, span.end - 1, span.end + 2) is not None
    after = "" if whole else text[span.end : span.end + reach]
    end = _SENTENCE_END.search(after)
    if end:
        after = after[: end.end()].rstrip()
    elif not whole and span.end + reach < len(text):
        after = after.rpartition(" ")[0] + " …"
    return _one_line(before), _one_line(span.read(text)), _one_line(after)


def shortened(words: str, length: int) -> str:
    """Words on one line; too long ones are cut at a blank."""
    line = _one_line(words).strip()
    if len(line) <= length:
        return line
    return line[: length - 1].rpartition(" ")[0] + " …"


def _one_line(words: str) -> str:
    return re.sub(r"\s+", " ", words)
