"""Two sides that are at odds, as what others talk about.

    "membahas perundingan antara Armenia dan Azerbaijan"  ->  ARM, AZE
    "kemerdekaan Palestina … Israel"  ->  PSE, and ISR, which every word about it is also about

The conflicts that two sides have had for decades stand in `opponents.csv`.
"""

from collections.abc import Iterator, Sequence

from risalah.frame.drafts import Draft
from risalah.frame.ground import LEAD
from risalah.frame.parties import Scene
from risalah.frame.talked_about import is_behind_place_word, is_where, tells_of
from risalah.lang.topics import Theme
from risalah.model.account import Topic
from risalah.model.story import Sentence

DISPUTES = frozenset({"ceasefire", "peace-agreement", "territory"})  # whose talks are of two opponents


ThemeHit = tuple[Sentence, int, Theme, Topic]  # the sentence, the token at which the words begin, what they name


def find_quarrel(scene: Scene, news: Sequence[Draft], themes: Sequence[ThemeHit]) -> frozenset[str]:
    """The two states whose dispute an article's news is about: 'perundingan perbatasan Thailand-Kamboja'.

    Where those sentences name a third state, the two may as well talk about that one's war.
    """
    told = {sentence.index for sentence, _, theme, _ in themes if sentence.index <= LEAD and theme.code in DISPUTES}
    if not told:
        return frozenset()
    for draft in news:
        parties = [party for party in draft.lead.parties if party.role != "mediator"]
        sides = {party.side for party in parties}
        if len(sides) == 2 and all(scene.pack.sides.kind_of(side) == "state" for side in sides):
            return frozenset(sides) if sides.issuperset(_states_in(scene, told, themes)) else frozenset()
    return frozenset()


def _states_in(scene: Scene, sentences: set[int], themes: Sequence[ThemeHit]) -> Iterator[str]:
    """The states that some sentences talk about, by their own name or by that of a region: 'Darfur'."""
    kind_of = scene.pack.sides.kind_of
    for mention, code in scene.sides_named:
        if mention.sentence not in sentences or mention.form == "capital" or kind_of(code) != "state":
            continue
        first = scene.story.sentences[mention.sentence].first
        in_it = is_behind_place_word(scene, first, mention.first) and not tells_of(scene, first, mention.first)
        if not in_it and not is_where(scene, mention):
            yield code
    for sentence, _, theme, _ in themes:
        if sentence.index in sentences and kind_of(theme.code) == "state":
            yield theme.code


def other_in_quarrel(scene: Scene, quarrel: frozenset[str], sides: frozenset[str], found: set[str]) -> Topic | None:
    """One side of the article's dispute meets a third: the other side is talked about."""
    absent = quarrel - sides
    if len(absent) != 1 or not sides - quarrel or absent & found:
        return None
    (other,) = absent
    named = zip(scene.cast.mentions, scene.cast.side_of, strict=True)
    span = next((mention.span for mention, code in named if code == other), None)
    return Topic(other, span, "the other side of a dispute") if span is not None else None


def opponents(scene: Scene, found: set[str], never: frozenset[str]) -> Iterator[Topic]:
    """Whom each side talked about has its old conflict with, where the article names that side too."""
    wanted = {other for code in found for other in scene.pack.opponents.get(code, ())} - found - never
    for mention, code in scene.sides_named if wanted else ():
        if code in wanted:
            wanted.discard(code)
            yield Topic(code, mention.span, "the other side of a conflict")
