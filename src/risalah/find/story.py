"""The story as tokens, sentences and quotations: what every finder reads.

    'Putin bertemu Mr. Obama. "Kami sepakat," kata dia.'  ->  two sentences, one quotation

Positions are positions in the text as it was read. The title is a sentence of its own, the first one.
"""

from collections.abc import Sequence

from risalah.lang.sentences import SentenceRules
from risalah.lang.tokens import tokenize
from risalah.model.span import Span
from risalah.model.story import Quotation, Sentence, Story, Tokens

END_SIGNS = frozenset(".!?…")
CLOSERS = frozenset("\"”’'»)]")
LONGEST_NAME_WORD = 30  # characters
LONGEST_SENTENCE = 300  # tokens; a longer one is no sentence, and all that is done inside one is bounded by it
MAX_INITIAL = 1  # 'Joseph F. Dunford': a full stop after a single letter ends nothing


def tell(text: str, paragraphs: Sequence[Span], title: Span | None, rules: SentenceRules) -> Story:
    """Tokenise the title and the paragraphs, in the order of the text, and cut them into sentences and quotations."""
    blocks = [(span, False) for span in paragraphs]
    if title is not None and not any(title.overlaps(span) for span in paragraphs):
        blocks = sorted([*blocks, (title, True)], key=lambda block: block[0].start)
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    sentences: list[Sentence] = []
    quotations: list[Quotation] = []
    for number, (span, is_title) in enumerate(blocks):
        tokens = tokenize(text, span.start, span.end)
        offset = len(words)
        words += tokens.words
        starts += tokens.starts
        ends += tokens.ends
        cuts = [offset + end for end in _sentence_ends(text, tokens, rules)] if not is_title else [len(words)]
        first = offset
        for last in cuts:
            while last > first:
                end = min(last, first + LONGEST_SENTENCE)
                whole = Span(starts[first], ends[end - 1])
                sentences.append(Sentence(len(sentences), first, end, number, whole, is_title))
                first = end
        quotations += _quotations(text, span, number, rules)
    return Story(text, Tokens(words, starts, ends), sentences, quotations, list(paragraphs))


def _sentence_ends(text: str, tokens: Tokens, rules: SentenceRules) -> list[int]:
    """Token numbers at which a sentence ends (exclusive)."""
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    cuts: list[int] = []
    position = 0
    while position < len(words):
        if words[position] in END_SIGNS and _ends_sentence(text, tokens, position, rules):
            after = position + 1
            while (
                after < len(words)
                and (words[after] in CLOSERS or words[after] in END_SIGNS)
                and (starts[after] == ends[after - 1])
            ):
                after += 1
            if after < len(words) and text[starts[after]].islower():
                position = after  # '"… ini." kata Putin': the attribution belongs to the quotation
                continue
            cuts.append(after)
            position = after
        else:
            position += 1
    if not cuts or cuts[-1] != len(words):
        cuts.append(len(words))
    return cuts


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


def _quotations(text: str, paragraph: Span, number: int, rules: SentenceRules) -> list[Quotation]:
    """Pair the quotation signs of one paragraph, in order: news text mixes kinds and puts them back to front."""
    signs = _without_nicknames(text, _signs(text, paragraph, rules))
    found: list[Quotation] = []
    index = 0
    while index < len(signs):
        start, end = signs[index]
        if index + 1 < len(signs):
            close_start, close_end = signs[index + 1]
            found.append(Quotation(Span(start, close_end), Span(end, close_start), number))
            index += 2
            continue
        if text[paragraph.start : start].strip() == "":  # goes on in the next paragraph
            found.append(Quotation(Span(start, paragraph.end), Span(end, paragraph.end), number, closed=False))
        elif text[max(paragraph.start, start - 2) : start].strip()[-1:] in {",", ".", "!", "?"}:
            # '… dan aktif," ucapnya' whose opening sign was lost: it began with the paragraph or after the last one
            begin = max(found[-1].span.end if found else paragraph.start, _sentence_start(text, paragraph, start))
            found.append(Quotation(Span(begin, end), Span(begin, start), number, opened=False))
        else:
            found.append(Quotation(Span(start, paragraph.end), Span(end, paragraph.end), number, closed=False))
        index += 1
    return found


def _without_nicknames(text: str, signs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """'Joko "Jokowi" Widodo': signs around one word inside a name quote nobody."""
    kept: list[tuple[int, int]] = []
    index = 0
    while index < len(signs):
        if index + 1 < len(signs):
            inner = text[signs[index][1] : signs[index + 1][0]]
            after = text[signs[index + 1][1] : signs[index + 1][1] + 2].strip()
            before = text[max(0, signs[index][0] - LONGEST_NAME_WORD) : signs[index][0]].split()
            inside_name = bool(before) and before[-1][:1].isupper() and after[:1].isupper()
            if inside_name and inner.isalpha() and inner[:1].isupper():
                index += 2
                continue
        kept.append(signs[index])
        index += 1
    return kept


def _sentence_start(text: str, paragraph: Span, before: int) -> int:
    """Where the sentence that holds a position begins, as far as full stops and blanks tell."""
    at = text.rfind(". ", paragraph.start, before)
    return paragraph.start if at < 0 else at + 2


def _signs(text: str, paragraph: Span, rules: SentenceRules) -> list[tuple[int, int]]:
    return [match.span() for match in rules.double_quotes.finditer(text, paragraph.start, paragraph.end)]
