"""Find temporal expressions and say what their words mean, unanchored.

    recognise("… pada Minggu 20 November 2016.", [Span(0, 31)], grammar)
        -> [FoundTimex(Span(7, 30), "DATE", Reading(kind="date", first=Partial(2016, 11, 20, 7)), rule=…)]

One pass: the text is cut into pieces, each piece becomes a class character, and only where a rule may begin are the few
rules that begin so tried; the longest reading wins. Time is linear in the text.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, repeat

from risalah.find.timexes_makers import MAKERS
from risalah.find.timexes_reading import FoundTimex
from risalah.find.timexes_words import Words
from risalah.lang.daterules import Rule
from risalah.lang.dates import DateGrammar
from risalah.lang.datewords import BLANK, BREAK, OTHER, PIECES, SIGN
from risalah.model.span import Span

WINDOW = 1 << 15  # characters looked at at once: bounds memory on a text without line breaks
OVERLAP = 256  # characters that an expression may reach into the next window


def recognise(text: str, spans: Sequence[Span], grammar: DateGrammar) -> list[FoundTimex]:
    """Every temporal expression inside the spans, sorted, without overlaps. Positions are positions in `text`."""
    found: list[FoundTimex] = []
    for span in sorted(spans):
        start = span.start
        while start < span.end:
            cut = _cut(text, start, span.end)
            for timex in _recognise(text, start, min(cut + OVERLAP, span.end), grammar):
                if timex.span.start >= cut:
                    break
                found.append(timex)
            start = max(cut, found[-1].span.end) if found else cut
    return found


def _cut(text: str, start: int, end: int) -> int:
    """Where to stop looking for beginnings: the end, or in a long stretch a line end or a blank."""
    if end - start <= WINDOW:
        return end
    cut = text.rfind("\n", start, start + WINDOW)
    if cut <= start:
        cut = text.rfind(" ", start, start + WINDOW)
    return cut if cut > start else start + WINDOW


def _recognise(text: str, start: int, end: int, grammar: DateGrammar) -> Iterator[FoundTimex]:
    pieces = PIECES.findall(text, start, end)
    code = grammar.words.code.get
    codes = "".join(map(code, pieces, repeat(OTHER)))
    search, rules = grammar.starts.search, grammar.rules
    offsets: list[int] | None = None
    position = 0
    while (trigger := search(codes, position)) is not None:
        first = trigger.start()
        chosen = _longest(codes, first, rules[codes[first]], grammar)
        position = first + 1
        for last, rule, match in chosen:
            words = Words(pieces, match, rule, grammar)
            made = MAKERS[rule.make](words)
            if made is None:
                continue
            position = last
            if made[1].kind == "nothing":
                break
            if offsets is None:
                offsets = list(accumulate(map(len, pieces), initial=start))
            begin, stop = _trim(codes, first, last)
            kind, reading = made
            yield FoundTimex(Span(offsets[begin], offsets[stop]), kind, reading, rule.name)
            break


def _longest(
    codes: str, first: int, rules: Sequence[Rule], grammar: DateGrammar
) -> list[tuple[int, Rule, re.Match[str]]]:
    """The rules that read something here, the longest reading first; of equally long ones the table's first."""
    if codes[first] in grammar.figures and grammar.not_before.search(codes, max(first - 4, 0), first):
        return []  # what stands before the figures leaves them no reading, whatever the rule
    found = []
    for rule in rules:
        match = rule.pattern.match(codes, first)
        if match is not None and _allowed(codes, match.start(), match.end(), rule, grammar):
            found.append((match.end(), rule, match))
    if len(found) > 1:
        found.sort(key=lambda reading: -reading[0])
    return found


def _allowed(codes: str, first: int, last: int, rule: Rule, grammar: DateGrammar) -> bool:
    """Whether what stands around a reading leaves it one."""
    while codes[last - 1] == BLANK:
        last -= 1
    if codes[last - 1] in grammar.figures and grammar.not_after.match(codes, last):
        return False
    if rule.head and not _opens_sentence(codes, first):
        return False
    if rule.before is not None:
        back = first - 1
        while back >= 0 and codes[back] in BLANK:
            back -= 1
        if back < 0 or (codes[back] not in rule.before and codes[back] != "("):
            return False
    return rule.after is None or rule.after.match(codes, last) is not None


def _opens_sentence(codes: str, first: int) -> bool:
    back = first - 1
    while back >= 0 and codes[back] == BLANK:
        back -= 1
    return back < 0 or codes[back] in (".", SIGN, BREAK) or codes[back + 1 : first].count(BLANK) > 1


def _trim(codes: str, first: int, last: int) -> tuple[int, int]:
    """Without blanks at the ends, and without brackets that enclose the whole expression."""
    while codes[last - 1] in (BLANK, BREAK):
        last -= 1
    if codes[first] == "(":
        first += 1
        while codes[first] == BLANK:
            first += 1
        depth = codes.count("(", first, last) - codes.count(")", first, last)
        if depth < 0 and codes[last - 1] == ")":
            last -= 1
    while codes[last - 1] in (BLANK, BREAK):
        last -= 1
    return first, last
