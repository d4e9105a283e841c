"""Whom an utterance addresses or is about: the verb's object, or the first other side that the words name.

'Korea Utara menuding AS memicu ketegangan'                  ->  USA
'Retno mengaku menelepon Menlu India sebelum ke Bangladesh'  ->  IND: a place is nobody's addressee
"""

from collections.abc import Sequence

from risalah.find.statements_drafts import Draft
from risalah.lang.grammar import Grammar
from risalah.lang.pack import Pack
from risalah.model.account import Target
from risalah.model.mention import Cast
from risalah.model.story import Story

OBJECT_REACH = 4  # tokens between 'meminta' and whom it is asked of


def find_target(
    story: Story, *, cast: Cast, pack: Pack, draft: Draft, numbers: Sequence[int], own: str | None
) -> Target | None:
    """The side that a draft's words are for or about. `numbers` are its mentions, `own` is the speaker's side."""
    first, last = draft.content
    if draft.cue is not None and draft.cue.form.frame == "passive":
        first, last = draft.first, draft.cue.first
    chosen = _choose(_others(story, cast, pack.grammar, draft, numbers, own, first, last), cast, draft.object_at)
    if chosen is None:
        return None
    side = cast.side_of[chosen]
    return None if side is None else Target(side, cast.mentions[chosen].span)


def _choose(others: Sequence[int], cast: Cast, object_at: int | None) -> int | None:
    if object_at is not None:
        near = next((n for n in others if object_at <= cast.mentions[n].first <= object_at + OBJECT_REACH), None)
        if near is not None:
            return near
    return others[0] if others else None


def _others(
    story: Story,
    cast: Cast,
    grammar: Grammar,
    draft: Draft,
    numbers: Sequence[int],
    own: str | None,
    first: int,
    last: int,
) -> list[int]:
    """The mentions of other sides in tokens [first, last) that are more than places and fellow speakers."""
    found = []
    where = -1  # the last mention that is a place: 'ke Myanmar dan Bangladesh' goes to both
    for number in numbers:
        mention = cast.mentions[number]
        if number == draft.speaker or not first <= mention.first < last:
            continue
        if _is_where(story, cast, number, grammar) or (where >= 0 and _is_listed(story, cast, grammar, where, number)):
            where = number
            continue
        side = cast.side_of[number]
        if side is not None and side != own and mention.kind != "pronoun" and mention.form != "gathering":
            found.append(number)
    return found


def _is_where(story: Story, cast: Cast, number: int, grammar: Grammar) -> bool:
    """'berangkat ke Myanmar', 'di Suriah': a country as a place is nobody's addressee."""
    mention = cast.mentions[number]
    before = story.tokens.words[mention.first - 1] if mention.first else ""
    return mention.kind == "side" and (before in grammar.at or before in grammar.into)


def _is_listed(story: Story, cast: Cast, grammar: Grammar, earlier: int, later: int) -> bool:
    """Do two mentions stand in one list: 'Myanmar dan Bangladesh', 'Marawi, Filipina'?"""
    a, b = cast.mentions[earlier], cast.mentions[later]
    between = story.tokens.words[a.last : b.first]
    return b.kind == "side" and 0 < len(between) <= 2 and all(w == "," or w in grammar.conjunctions for w in between)
