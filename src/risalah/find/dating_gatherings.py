"""Gatherings named in a text, as evidence of when it plays: their editions have days.

'di sela Forum Regional ASEAN di Manila, Senin (7/8)'  ->  the edition of 5 to 8 August 2017, for the year of 7/8
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from risalah.lang.dates import DateGrammar
from risalah.lang.gatherings import Edition
from risalah.lang.tokens import Tokens, tokenize
from risalah.model.span import Span

PLACE_REACH = 14  # tokens from a gathering's name to its town
NUMBER_REACH = 3  # 'ke-72'
BESIDE = timedelta(days=10)  # news of a gathering is written so near to it
MOST = 20  # mentions that are weighed
FIRST_TOKENS = 4000  # of a text: names of what it is about come early


@dataclass(frozen=True, slots=True)
class GatheringMention:
    """A gathering in the text with the editions that its number and town leave."""

    span: Span
    editions: tuple[Edition, ...]

    def is_beside(self, day: date) -> bool:
        return any(edition.first - BESIDE <= day <= edition.last + BESIDE for edition in self.editions)


def gathering_mentions(text: str, grammar: DateGrammar) -> tuple[GatheringMention, ...]:
    """Gatherings named in a text; names that are the body's too count only with a town of the gathering behind them."""
    tokens = tokenize(text, 0, min(len(text), FIRST_TOKENS * 10))
    words = tokens.words
    mentions: list[GatheringMention] = []
    position = 0
    while position < len(words) and len(mentions) < MOST:
        match = grammar.gatherings.match_at(words, position)
        if match is None:
            position += 1
            continue
        end, name = match
        editions = grammar.gatherings.editions[name.series]
        number = _number(words, end)
        if number is not None and any(edition.number == number for edition in editions):
            editions = tuple(edition for edition in editions if edition.number == number)
        here = " ".join(words[end : end + PLACE_REACH])
        in_town = tuple(edition for edition in editions if edition.city and edition.city.lower() in here)
        if in_town:
            editions = in_town
        if in_town or not name.weak:
            mentions.append(GatheringMention(_span(tokens, position, end), editions))
        position = end
    return tuple(mentions)


def _number(words: Sequence[str], end: int) -> int | None:
    """The number of an edition behind a name: 'ke-72'."""
    for word in words[end : end + NUMBER_REACH]:
        if word.isdigit() and len(word) <= 3:
            return int(word)
    return None


def _span(tokens: Tokens, first: int, last: int) -> Span:
    return Span(tokens.starts[first], tokens.ends[last - 1])
