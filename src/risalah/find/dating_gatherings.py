"""Gatherings named in a text, as evidence of when it plays: their editions have days.

'di sela Forum Regional ASEAN di Manila, Senin (7/8)'  ->  the edition of 5 to 8 August 2017, for the year of 7/8
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from risalah.lang.dates import DateGrammar
from risalah.lang.gatherings import WORD, Edition
from risalah.lang.tokens import tokenize
from risalah.model.span import Span

PLACE_REACH = 14  # tokens from a gathering's name to its town
NUMBER_REACH = 3  # 'ke-72'
BESIDE = timedelta(days=10)  # news of a gathering is written so near to it
MOST = 20  # mentions that are weighed
REACH = 40_000  # characters of a text: names of what it is about come early
NAME_REACH = 220  # characters that a name and its town take


@dataclass(frozen=True, slots=True)
class GatheringMention:
    """A gathering in the text with the editions that its number and town leave."""

    span: Span
    editions: tuple[Edition, ...]

    def is_beside(self, day: date) -> bool:
        return any(edition.first - BESIDE <= day <= edition.last + BESIDE for edition in self.editions)


def gathering_mentions(text: str, grammar: DateGrammar) -> tuple[GatheringMention, ...]:
    """Gatherings named in a text; names that are the body's too count only with a town of the gathering behind them."""
    mentions: list[GatheringMention] = []
    position = 0
    for opening in WORD.finditer(text, 0, REACH):
        if opening[0].lower() not in grammar.gatherings.openings or opening.start() < position:
            continue
        if len(mentions) == MOST:
            break
        tokens = tokenize(text, opening.start(), min(opening.start() + NAME_REACH, len(text)))
        match = grammar.gatherings.match_at(tokens.words, 0)
        if match is None:
            continue
        end, name = match
        position = tokens.ends[end - 1]
        editions = grammar.gatherings.editions[name.series]
        number = _number(tokens.words, end)
        if number is not None and any(edition.number == number for edition in editions):
            editions = tuple(edition for edition in editions if edition.number == number)
        here = " ".join(tokens.words[end : end + PLACE_REACH])
        in_town = tuple(edition for edition in editions if edition.city and edition.city.lower() in here)
        if in_town or not name.weak:
            mentions.append(GatheringMention(Span(opening.start(), position), in_town or editions))
    return tuple(mentions)


def _number(words: Sequence[str], end: int) -> int | None:
    """The number of an edition behind a name: 'ke-72'."""
    for word in words[end : end + NUMBER_REACH]:
        if word.isdigit() and len(word) <= 3:
            return int(word)
    return None
