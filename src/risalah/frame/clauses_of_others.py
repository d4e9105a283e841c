"""Which words of a sentence tell of another contact, where 'setelah' or 'sebelum' sets one contact before the other.

"Setelah bertemu Xi di Busan, Trump menjamu Orban"  ->  for the lunch with Orban 'Setelah … Busan' is another's
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from risalah.frame.parties import Scene
from risalah.model.span import Span
from risalah.model.story import Sentence


def clauses_of_others(scene: Scene, sentence: Sentence, own: int, others: Iterable[int]) -> list[range]:
    """The stretches of tokens that tell of contacts whose words begin at `others`, not of the one at token `own`.

    Of the nearest one on each side.
    """
    here = [other for other in others if sentence.first <= other < sentence.last and other != own]
    before = max((other for other in here if other < own), default=None)
    behind = min((other for other in here if other > own), default=None)
    near = (other for other in (before, behind) if other is not None)
    return [stretch for other in near for stretch in _clause_of(scene, sentence, own, other)]


def token_at(scene: Scene, sentence: Sentence, span: Span) -> int:
    """The token of the sentence at which a span begins."""
    return bisect_left(scene.story.tokens.starts, span.start, sentence.first, sentence.last)


def _clause_of(scene: Scene, sentence: Sentence, own: int, other: int) -> Iterator[range]:
    first, second = sorted((own, other))
    between = _joint(scene, first, second)
    if between is not None:  # 'A menemui B setelah berunding dengan C'
        yield range(between, sentence.last) if other == second else range(first, between)
        return
    opening = _joint(scene, sentence.first - 1, first)
    comma = next((at for at in range(second - 1, first, -1) if scene.words[at] == ","), None)
    if opening is not None and comma is not None:  # 'Setelah berunding dengan C, A menemui B'
        yield range(comma, sentence.last) if other == second else range(opening, comma)


def _joint(scene: Scene, before: int, behind: int) -> int | None:
    """The last 'setelah' between two tokens, in the same clause as the second."""
    for at in range(behind - 1, before, -1):
        if scene.words[at] in scene.pack.grammar.around:
            return at
        if scene.words[at] == ",":
            return None
    return None
