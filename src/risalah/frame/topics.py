"""What a contact was about: themes, and sides other than those that took part.

    "membahas situasi di Semenanjung Korea dan terorisme"  ->  PRK, KOR, terrorism

The sentences that report a contact or take it up again count; for the contact that is the article's news also its
first sentences, and what the article names again and again. Themes stand in `topics.csv`; where to look, in `ground`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from risalah.frame.disputes import ThemeHit, opponents, other_in_quarrel
from risalah.frame.drafts import Draft
from risalah.frame.ground import LEAD, Ground, Setting, lay_grounds
from risalah.frame.parties import Scene
from risalah.frame.talked_about import TROUBLE_REACH, is_about, is_where, tells_of
from risalah.lang.topics import ANY, THEMES, Theme
from risalah.model.account import Topic
from risalah.model.span import Span
from risalah.model.story import Sentence

OFTEN = 4  # times that an article names a side or a theme that is what its news is about
GENERAL = "bilateral"  # said of any contact: beside another topic only where the contact's own sentences say it
SPECIAL = THEMES - {GENERAL}
MOST_THEMES = 4
MOST_SIDES = 3
SHORTEST_STEM = 4  # letters before 'nya' in 'senjatanya'


class _Hit(msgspec.Struct, frozen=True):
    """One topic found. `own`: in a sentence of the contact itself."""

    topic: Topic
    unless: frozenset[str]
    own: bool


def find_topics(scene: Scene, draft: Draft, setting: Setting, themes: Sequence[ThemeHit]) -> list[Topic]:
    """Topics in the order of the text, from the nearest part of the article that shows any.

    `themes` are those of the whole article, as `find_themes` gives them.
    """
    weak: list[Topic] = []
    are_states = sum(scene.pack.sides.kind_of(side) == "state" for side in setting.sides) > 1
    for ground, most in lay_grounds(scene, draft, setting):
        named = _themes(ground, themes)[:most]
        if most is not None or not are_states:  # of the article's own subject only what is more than 'relations'
            named = [hit for hit in named if hit.topic.code != GENERAL]
        hits = _sides(scene, ground)[:most] + named
        found = sorted(_chosen(hits), key=lambda topic: (topic.span, topic.code))
        if any(ANY not in hit.unless or hit.topic.code == GENERAL for hit in hits):
            return _with_opponents(scene, setting, found)
        weak = weak or found
    return _with_opponents(scene, setting, weak or _of_the_headline(scene, draft, setting, themes))


def _with_opponents(scene: Scene, setting: Setting, found: list[Topic]) -> list[Topic]:
    """With the sides that those found have their dispute with."""
    known = {topic.code for topic in found}
    other = other_in_quarrel(scene, setting.subject.quarrel, setting.sides, known)
    added = [*([other] if other is not None else []), *opponents(scene, known, setting.not_topics)]
    return sorted([*found, *added], key=lambda topic: (topic.span, topic.code)) if added else found


def _of_the_headline(scene: Scene, draft: Draft, setting: Setting, themes: Sequence[ThemeHit]) -> list[Topic]:
    """What the headline says and the story takes up, where nothing tells what this contact was about.

    Not of a reception: 'dijamu makan malam oleh Raja' is a courtesy, whatever the visit is for.
    """
    if any(party.role == "host" for party in draft.lead.parties):
        return []
    counts = Counter(theme.code for _, _, theme, _ in themes)
    never = setting.not_topics | {GENERAL}
    titled = [(theme, topic) for sentence, _, theme, topic in themes if sentence.title and ANY not in theme.unless]
    named = [topic for theme, topic in titled if counts[theme.code] > 1 and theme.code not in never]
    return sorted(named, key=lambda topic: -counts[topic.code])[:1]


def _chosen(hits: Sequence[_Hit]) -> list[Topic]:
    """Each topic once, without those that another one says better."""
    first: dict[str, _Hit] = {}
    for hit in hits:
        known = first.get(hit.topic.code)
        if known is None or (known.unless and not hit.unless):
            first[hit.topic.code] = hit
    codes = {code for code, hit in first.items() if ANY not in hit.unless}
    kept = []
    for code, hit in first.items():
        others = codes - {code}
        general = code == GENERAL and not hit.own
        if not (others and (ANY in hit.unless or general)) and not others & hit.unless:
            kept.append(hit.topic)
    return kept


def _sides(scene: Scene, ground: Ground) -> list[_Hit]:
    first: dict[str, Span] = {}
    counts: Counter[str] = Counter()
    in_front: set[str] = set()
    for mention, code in scene.sides_named:
        if code in ground.not_topics:
            continue
        counts[code] += not is_where(scene, mention)
        in_front |= {code} if mention.sentence <= LEAD else set()
        kind = scene.pack.sides.kind_of(code)
        is_body = kind not in {"state", "group"}
        often = ground.is_news and counts[code] >= OFTEN and code in in_front and not is_body
        here = _speaks(scene, ground, mention.sentence, mention.first)
        if often or (here and is_about(scene, mention, kind != "state", ground.not_topics)):
            first.setdefault(code, mention.span)
    ranked = sorted(first, key=lambda code: (-counts[code], first[code]))[:MOST_SIDES]
    return [_Hit(Topic(code, first[code], "side talked about"), frozenset(), True) for code in ranked]


def _speaks(scene: Scene, ground: Ground, sentence: int, token: int) -> bool:
    """Does a token stand in the contact's part of a sentence, and in the same voice?"""
    window = ground.windows.get(sentence)
    if window is None or not window[0] <= token < window[1]:
        return False
    return ground.voices.get(sentence, scene.story.quoted[token]) == scene.story.quoted[token]


def find_themes(scene: Scene) -> list[ThemeHit]:
    """Every theme that the words of the article name, in their order."""
    return [
        (sentence, first, theme, Topic(theme.code, scene.story.span(first, last), f"theme: {theme.entry}"))
        for sentence in scene.story.sentences
        for first, last, theme in (*_phrases(scene, sentence), *_relations(scene, sentence))
    ]


def _relations(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, int, Theme]]:
    """'hubungan Tokyo-Beijing memburuk', 'hubungan antara Jepang dan China': of the side named behind."""
    nouns = scene.pack.contacts.relations
    if nouns.isdisjoint(scene.words[sentence.first : sentence.last]):
        return
    for number in scene.cast.in_sentence[sentence.index]:
        mention, code = scene.cast.mentions[number], scene.cast.side_of[number]
        before = mention.first - 1
        if before > sentence.first and scene.words[before] in scene.pack.grammar.between:
            before -= 1
        if code is not None and mention.kind == "side" and before >= sentence.first and scene.words[before] in nouns:
            yield before, mention.last, Theme(GENERAL, "relations of a side", frozenset({ANY}), code)


def _themes(ground: Ground, themes: Sequence[ThemeHit]) -> list[_Hit]:
    inside: dict[tuple[str, bool], _Hit] = {}
    counts: Counter[str] = Counter()
    often: Counter[str] = Counter()
    everywhere: dict[str, _Hit] = {}
    for sentence, first, theme, topic in themes:
        if theme.code in ground.not_topics or (theme.of is not None and theme.of not in ground.not_topics):
            continue
        hit = _Hit(topic, theme.unless, sentence.index in ground.own)
        counts[theme.code] += 1
        often[theme.code] += ANY not in theme.unless  # 'serangan udara' four times is no talk of arms
        everywhere.setdefault(theme.code, hit)
        if _in_window(ground, sentence, first):
            inside.setdefault((theme.code, bool(theme.unless)), hit)
    if ground.is_news or ground.is_alone:
        for code, hit in everywhere.items():
            if often[code] >= OFTEN and (code, bool(hit.unless)) not in inside:
                inside[code, bool(hit.unless)] = hit
    ranked = sorted(inside.values(), key=lambda hit: (ANY in hit.unless, -counts[hit.topic.code], hit.topic.span))
    codes = list(dict.fromkeys(hit.topic.code for hit in ranked if hit.topic.code in SPECIAL))[:MOST_THEMES]
    kept = [hit for hit in ranked if hit.topic.code in codes or hit.topic.code not in SPECIAL]
    return sorted(kept, key=lambda hit: hit.topic.code == GENERAL)


def _phrases(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, int, Theme]]:
    """(first token, token after the last, theme) of each phrase of a sentence that may show what was talked about."""
    ending = scene.pack.grammar.enclitic
    shortest = SHORTEST_STEM + len(ending)
    words = [
        word.removesuffix(ending) if word.endswith(ending) and len(word) >= shortest else word  # 'program senjatanya'
        for word in scene.words[sentence.first : sentence.last]
    ]
    for start, end, themes in scene.pack.topics.matches(words):
        first = sentence.first + start
        if not themes or _in_title(scene, sentence, first):
            continue
        for theme in themes:
            if not _is_a_place(scene, sentence, first, theme.code in THEMES):
                yield first, sentence.first + end, theme


def _in_title(scene: Scene, sentence: Sentence, token: int) -> bool:
    """'Menteri Energi', 'Kementerian Pertahanan': what somebody is called is no topic."""
    mentions = (scene.cast.mentions[number] for number in scene.cast.in_sentence[sentence.index])
    return any(m.first <= token < m.last and m.last - m.first > 1 and m.kind != "name" for m in mentions)


def _is_a_place(scene: Scene, sentence: Sentence, token: int, is_theme: bool) -> bool:
    """'separatis di perbatasan Rusia': where something happens is no topic; 'membahas situasi di perbatasan' is one."""
    grammar = scene.pack.grammar
    if token == sentence.first or scene.words[token - 1] not in grammar.at:
        return False
    if not is_theme:  # 'ketegangan di Semenanjung Korea': whose trouble it is
        return not tells_of(scene, sentence.first, token)
    return not any(word in grammar.about for word in scene.words[max(sentence.first, token - TROUBLE_REACH) : token])


def _in_window(ground: Ground, sentence: Sentence, token: int) -> bool:
    window = ground.windows.get(sentence.index)
    return window is not None and window[0] <= token < window[1]
