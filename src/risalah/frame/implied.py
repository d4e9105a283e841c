"""Talks whose parties no sentence of the article joins: they are those of the two sides that it is all about.

"Iran menolak … Washington menuntut … Sementara itu, negosiasi masih mandek."   ->  talks: IRN + USA
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from risalah.frame.parties import Party, Scene
from risalah.model.story import Sentence

LEAST_NAMED = 4  # mentions of each of the two sides
LEAST_SHARE = 0.3  # of the second side's mentions against the first's
PARTNER_REACH = 4  # tokens from 'negosiasi' to a 'dengan' that names somebody else

PARTIES_OF_ALL = "the two sides that the article is about"


def two_sides(scene: Scene) -> tuple[str, str] | None:
    """The two states or groups that the article names most, where no third is named as often; None otherwise."""
    cast = scene.cast
    named = Counter(
        side
        for number, mention in enumerate(cast.mentions)
        if mention.form != "capital" and (side := cast.side_of[number]) is not None
    )
    ranked = sorted(named, key=lambda side: (-named[side], side))
    kind_of = scene.pack.sides.kind_of
    if len(ranked) < 2 or any(kind_of(side) not in {"state", "group"} for side in ranked[:2]):
        return None
    first, second = ranked[:2]
    third = named[ranked[2]] if len(ranked) > 2 else 0
    enough = named[second] >= max(LEAST_NAMED, LEAST_SHARE * named[first])
    return (first, second) if enough and third < named[second] else None


def talks_alone(scene: Scene, sentence: Sentence, pair: Iterable[str]) -> Iterator[tuple[int, int]]:
    """The tokens of each noun of negotiations in a sentence that names nobody but the pair, and no partner."""
    cast, words, grammar = scene.cast, scene.words, scene.pack.grammar
    sides = {cast.side_of[number] for number in cast.in_sentence[sentence.index]} - {None}
    if not sides <= set(pair):
        return
    ignored = scene.pack.contacts.ignored
    for start, end, _ in scene.pack.contacts.negotiations.matches(words[sentence.first : sentence.last]):
        first, last = sentence.first + start, sentence.first + end
        inside = ignored.match_at(words, first - 1) if first > sentence.first else None  # 'solusi negosiasi'
        behind = set(words[last : min(last + PARTNER_REACH, sentence.last)])
        if (inside is None or inside[0] < last) and behind.isdisjoint(grammar.with_ | grammar.between):
            yield first, last


def parties_of_all(scene: Scene, pair: Iterable[str], before: int) -> tuple[Party, ...]:
    """Each side of the pair with the words that named it last before a token, or first behind it."""
    cast, found = scene.cast, []
    for side in pair:
        of_side = [cast.mentions[n] for n in range(len(cast.mentions)) if cast.side_of[n] == side]
        earlier = [mention for mention in of_side if mention.last <= before]
        span = (earlier[-1] if earlier else of_side[0]).span
        found.append(Party(side, None, None, None, None, span, rule=PARTIES_OF_ALL))
    return tuple(found)
