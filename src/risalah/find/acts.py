"""What an utterance does (PLOVER act), to whom, and on what condition.

"Rusia harus menarik pasukannya jika ingin berunding"  ->  request, RUS, condition 'jika ingin berunding'
"""

from collections.abc import Sequence

from risalah.lang.grammar import Grammar
from risalah.lang.pack import Pack
from risalah.model.account import Act, Target
from risalah.model.mention import Cast
from risalah.model.span import Span
from risalah.model.story import Story

OBJECT_REACH = 4  # tokens between 'meminta' and whom it is asked of


def content_act(story: Story, pack: Pack, first: int, last: int) -> tuple[Act, str, Span | None]:
    """What the words in tokens [first, last) do by themselves: (act, rule, the words that decided)."""
    best = None
    for start, end, form in pack.speech.contents.matches(story.tokens.words[first:last]):
        if best is None or form.rank < best[2].rank:
            best = (first + start, first + end, form)
    if best is None:
        return "comment", "says and no more", None
    return best[2].act, best[2].rule, story.span(best[0], best[1])


def find_condition(story: Story, pack: Pack, first: int, last: int) -> tuple[Span, str] | None:
    """The first condition in tokens [first, last): from its opening word to the end of its clause."""
    words = story.tokens.words
    for start, end, form in pack.speech.conditions.matches(words[first:last]):
        begin, after = first + start, first + end
        if after < last and (words[after] in form.unless_next or words[after][0].isdigit()):
            continue
        close = after
        while close < last and words[close] not in {",", ".", ";", '"', "”"}:
            close += 1
        return story.span(begin, max(close, after)), form.rule
    return None


def find_target(
    story: Story, cast: Cast, grammar: Grammar, numbers: Sequence[int], speaker_side: str | None, first: int, last: int, object_at: int | None
) -> Target | None:
    """The side that words in tokens [first, last) address or are about: the verb's object, or the first other side."""
    others = [
        n
        for n in numbers
        if first <= cast.mentions[n].first < last
        and cast.side_of[n] is not None
        and cast.side_of[n] != speaker_side
        and cast.mentions[n].kind != "pronoun"
        and cast.mentions[n].form != "gathering"
        and not _is_where(story, cast, n, grammar)
    ]
    if not others:
        return None
    chosen = others[0]
    if object_at is not None:
        near = [n for n in others if object_at <= cast.mentions[n].first <= object_at + OBJECT_REACH]
        chosen = near[0] if near else chosen
    side = cast.side_of[chosen]
    assert side is not None
    return Target(side, cast.mentions[chosen].span)


def _is_where(story: Story, cast: Cast, number: int, grammar: Grammar) -> bool:
    """'berangkat ke Myanmar', 'di Suriah': a country as a place is nobody's addressee."""
    mention = cast.mentions[number]
    before = story.tokens.words[mention.first - 1] if mention.first else ""
    return mention.kind == "side" and before in grammar.at | grammar.into
