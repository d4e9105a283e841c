"""Which words of a sentence tell of another contact, where something sets one contact apart from the other.

"Setelah bertemu Xi di Busan, Trump menjamu Orban"          ->  for the lunch with Orban 'Setelah … Busan' is another's
"telah berunding dan akan bertemu lagi di Istanbul"         ->  for the talks 'dan akan … Istanbul' is
"membahas kunjungan Obama ke Jakarta"                       ->  for the discussion 'kunjungan … Jakarta' is
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
    between = between if between is not None else _discussed(scene, first, second)
    if between is not None:  # 'A menemui B setelah berunding dengan C'
        yield range(between, sentence.last) if other == second else range(first, between)
        return
    opening = _joint(scene, sentence.first - 1, first)
    comma = next((at for at in range(second - 1, first, -1) if scene.words[at] == ","), None)
    if opening is not None and comma is not None:  # 'Setelah berunding dengan C, A menemui B'
        yield range(comma, sentence.last) if other == second else range(opening, comma)


def _discussed(scene: Scene, verb: int, noun: int) -> int | None:
    """The token of the noun, where the verb only says that what it names was talked about."""
    triggers = scene.pack.contacts.triggers
    told, named = triggers.match_at(scene.words, verb), triggers.match_at(scene.words, noun)
    discusses = told is not None and told[1].weak and told[1].pattern == "reciprocal"
    about = named is not None and named[1].pattern in {"noun", "visit"}
    return noun if discusses and about and "," not in scene.words[verb:noun] else None


def _joint(scene: Scene, before: int, behind: int) -> int | None:
    """The last 'setelah' or 'dan akan' between two tokens, in the same clause as the second."""
    for at in range(behind - 1, before, -1):
        if scene.words[at] in scene.pack.grammar.around or _opens_plan(scene, at):
            return at
        if scene.words[at] == ",":
            return None
    return None


def _opens_plan(scene: Scene, at: int) -> bool:
    """'berunding sejak Senin dan akan bertemu lagi di Oslo': what is joined to the first contact is still to come."""
    joined = scene.words[at] in scene.pack.grammar.conjunctions
    mark = scene.pack.contacts.status.match_at(scene.words, at + 1) if joined and at + 1 < len(scene.words) else None
    return mark is not None and mark[1] == ("planned",)
