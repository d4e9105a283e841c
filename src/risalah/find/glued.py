"""Words that a page has lost the blanks around, as where links stood: cut apart at names that the pack knows.

    'Presiden PeruDina Boluarte'                 ->  Presiden · Peru · Dina · Boluarte
    'Prabowo Subiantomenganugerahkan'            ->  Prabowo · Subianto · menganugerahkan

A capital inside a word is a seam where what stands before it is a known word. Small letters behind a name are cut off
only on a page with capitals inside words, and only if they are a function word or look like a verb.
"""

import re
from bisect import bisect_left

from risalah.lang.grammar import Grammar, is_active_verb
from risalah.lang.sentences import SentenceRules
from risalah.lang.tokens import fold
from risalah.model.span import Span
from risalah.model.story import Tokens

LAST_LETTERS = re.compile(r"[^\W\d_][^\W\d_A-Z]*$")  # of the word before a capital
FIRST_LETTERS = re.compile(r"[A-Z][^\W\d_A-Z]*")
LONGEST_WORD = 20  # letters of a word before a capital
SHORTEST_NAME = 4  # letters of a name that small letters may be cut off
SHORTEST_WORD = 7  # letters of a word that may be a name with another word behind it


def split_glued(text: str, tokens: Tokens, span: Span, rules: SentenceRules, grammar: Grammar) -> Tokens:
    """The tokens of text[span] with words that are glued together cut apart. Linear in the text."""
    if rules.seam.search(text, span.start, span.end) is None:  # nearly always
        return tokens
    seams = {found.end() for found in rules.glued.finditer(text, span.start, span.end)}
    capitals = (found.start() for found in rules.seam.finditer(text, span.start, span.end))
    seams |= {at for at in capitals if _is_seam(text, at, rules)}
    cut = _cut(text, tokens, sorted(seams))
    tails = (_tail(text, start, end, rules, grammar) for start, end in zip(cut.starts, cut.ends, strict=True))
    return _cut(text, cut, [at for at in tails if at is not None])


def _is_seam(text: str, capital: int, rules: SentenceRules) -> bool:
    """Does a known side stand right before the capital, or the first of two names of people?"""
    last = LAST_LETTERS.search(text, max(0, capital - LONGEST_WORD), capital)
    first = FIRST_LETTERS.match(text, capital)
    before, behind = fold(last.group()) if last else "", fold(first.group()) if first else ""
    return before in rules.sides or (before in rules.people and behind in rules.people)


def _tail(text: str, start: int, end: int, rules: SentenceRules, grammar: Grammar) -> int | None:
    """Where small letters begin behind a known name: 'Subianto|menganugerahkan'."""
    if end - start < SHORTEST_WORD or not text[start].isupper():
        return None
    word = fold(text[start:end])
    if len(word) != end - start or not word.isalpha() or word in rules.sides or word in rules.people:
        return None
    for length in range(len(word) - 2, SHORTEST_NAME - 1, -1):
        name, tail = word[:length], word[length:]
        if (name in rules.sides or name in rules.people) and _is_word(tail, rules, grammar):
            return start + length
    return None


def _is_word(tail: str, rules: SentenceRules, grammar: Grammar) -> bool:
    """A function word, or a verb, of whatever kind: 'Subianto|menganugerahkan', 'Ibrahim|menegaskan'."""
    return tail in rules.tails or tail in grammar.not_active or is_active_verb(grammar, tail)


def _cut(text: str, tokens: Tokens, seams: list[int]) -> Tokens:
    """Tokens cut at positions inside them."""
    words, starts, ends = list(tokens.words), list(tokens.starts), list(tokens.ends)
    for seam in reversed(seams):
        at = bisect_left(starts, seam) - 1
        if at >= 0 and starts[at] < seam < ends[at] and fold(text[starts[at] : ends[at]]) == words[at]:
            words[at : at + 1] = [fold(text[starts[at] : seam]), fold(text[seam : ends[at]])]
            starts.insert(at + 1, seam)
            ends.insert(at, seam)
    return Tokens(words, starts, ends)
