"""The story as tokens, sentences and quotations: what every finder reads.

    'Putin bertemu Mr. Obama. "Kami sepakat," kata dia.'  ->  two sentences, one quotation

Positions are positions in the text as it was read. The title is a sentence of its own, the first one.
"""

from bisect import bisect_left
from collections.abc import Sequence

from risalah.find.glued import split_glued
from risalah.find.quotations import find_quotations
from risalah.lang.grammar import Grammar
from risalah.lang.sentences import SentenceRules
from risalah.lang.tokens import tokenize
from risalah.model.span import Span
from risalah.model.story import Quotation, Sentence, Story, Tokens

END_SIGNS = frozenset(".!?…")
CLOSERS = frozenset("\"”’'»)]")
LONGEST_SENTENCE = 300  # tokens; a longer one is no sentence, and all that is done inside one is bounded by it
DASHES = frozenset({"-", "--", "---", "–", "—", ":", "|"})
MAX_INITIAL = 1  # 'Joseph F. Dunford': a full stop after a single letter ends nothing


def tell(
    text: str,
    paragraphs: Sequence[Span],
    title: Span | None,
    rules: SentenceRules,
    grammar: Grammar,
    dateline: Span | None = None,
    place: Span | None = None,
) -> Story:
    """Tokenise the title and the paragraphs, in the order of the text, and cut them into sentences and quotations.

    The sentence behind a `dateline` begins with its own first word: 'BRUSSEL, Warta Buana - Dalam pertemuan dengan …'.
    """
    blocks = [(span, False) for span in paragraphs]
    if title is not None and not any(title.overlaps(span) for span in paragraphs):
        blocks = sorted([*blocks, (title, True)], key=lambda block: block[0].start)
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    sentences: list[Sentence] = []
    quotations: list[Quotation] = []
    for number, (span, is_title) in enumerate(blocks):
        tokens = split_glued(text, tokenize(text, span.start, span.end), span, rules, grammar)
        offset = len(words)
        words += tokens.words
        starts += tokens.starts
        ends += tokens.ends
        cuts = [offset + end for end in _sentence_ends(text, tokens, rules)] if not is_title else [len(words)]
        first = offset + _within(dateline, tokens) if dateline is not None and span.overlaps(dateline) else offset
        for last in cuts:
            while last > first:
                end = min(last, first + LONGEST_SENTENCE)
                whole = Span(starts[first], ends[end - 1])
                sentences.append(Sentence(len(sentences), first, end, number, whole, is_title))
                first = end
        quotations += find_quotations(text, span, number, rules.double_quotes)
    return Story(text, Tokens(words, starts, ends), sentences, quotations, list(paragraphs), place)


def _within(dateline: Span, tokens: Tokens) -> int:
    """How many of a paragraph's first tokens are the dateline's, with the dash behind it."""
    behind = bisect_left(tokens.starts, dateline.end)
    while behind < len(tokens) and tokens.words[behind] in DASHES:
        behind += 1
    return behind


def _sentence_ends(text: str, tokens: Tokens, rules: SentenceRules) -> list[int]:
    """Token numbers at which a sentence ends (exclusive)."""
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    cuts: list[int] = []
    after = 0
    for position in [number for number, word in enumerate(words) if word in END_SIGNS]:
        if position < after or not _ends_sentence(text, tokens, position, rules):
            continue
        after = position + 1
        while (
            after < len(words)
            and (words[after] in CLOSERS or words[after] in END_SIGNS)
            and (starts[after] == ends[after - 1])
            and not _opens_glued(text, tokens, after)
        ):
            after += 1
        if after == len(words) or not text[starts[after]].islower():
            cuts.append(after)  # '"… ini." kata Putin': the attribution belongs to the quotation
    if not cuts or cuts[-1] != len(words):
        cuts.append(len(words))
    return cuts


def _opens_glued(text: str, tokens: Tokens, sign: int) -> bool:
    """'… ke kota itu."Kami siap," kata dia': the blank before the quotation was lost, so its sign closes nothing."""
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    if sign + 1 >= len(words) or starts[sign + 1] != ends[sign] or not words[sign + 1].isalpha():
        return False
    return text[starts[sign + 1]].isupper() and text[ends[sign] - 1] not in "’)]"


def _ends_sentence(text: str, tokens: Tokens, position: int, rules: SentenceRules) -> bool:
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    following = position + 1
    if following >= len(words):
        return True
    previous = words[position - 1] if position else ""
    if words[position] == ".":
        if previous in rules.abbreviations:
            return False
        if len(previous) <= MAX_INITIAL and previous.isalpha() and text[starts[position - 1]].isupper():
            return False
    glued = starts[following] == ends[position]
    if not glued or words[following] in CLOSERS:
        return True
    if words[following] in END_SIGNS:
        return False
    # 'Menlu ASEAN.Melanjutkan': a lost blank; 'Liputan6.com' and 'TRIBUNNEWS.COM' are names
    written = text[starts[following] : ends[following]]
    return (
        len(previous) > 2 and previous.isalpha() and len(written) > 2 and written[0].isupper() and written[1:].islower()
    )
