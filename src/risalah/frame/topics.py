"""What a contact was about: themes, and sides other than those that took part.

    "membahas situasi di Semenanjung Korea dan terorisme"  ->  PRK, KOR, terrorism

The sentences that report a contact or take it up again count; for the contact that is the article's news also what the
article names again and again.
"""

from collections import Counter

from risalah.frame.gather import Draft
from risalah.frame.parties import Scene
from risalah.model.account import Status, Topic
from risalah.model.span import Span
from risalah.model.story import Sentence

OFTEN = 3  # times that an article names a side or a theme that is what its news is about
LEAD = 3  # sentences that say what an article's news is about
GENERAL = "bilateral"  # said of any contact: a topic only where there is no other
MOST_THEMES = 3
MOST_SIDES = 3


def find_topics(scene: Scene, draft: Draft, sides: set[str], is_news: bool, status: Status) -> list[Topic]:
    """Topics in the order of the text."""
    near = [sentence for sentence, _ in draft.windows()]
    if is_news:
        near += [s for s in scene.story.sentences[: LEAD + 1] if s not in near]
    voices = {c.sentence.index: scene.story.quoted[c.first] for c in draft.candidates}
    found = _sides(scene, near, sides, is_news, voices) + _themes(scene, near, is_news)
    if not found and status == "held" and draft.beside is None:  # reported in passing: the article's own subject
        found = _sides(scene, near, sides, True, voices)[:1] + _themes(scene, near, True)[:1]
    return sorted(found, key=lambda topic: (topic.span, topic.code))


def _sides(
    scene: Scene, near: list[Sentence], sides: set[str], is_news: bool, voices: dict[int, int]
) -> list[Topic]:
    """`voices`: the quotation (or -1) in which a contact's words stand, by sentence: another's words are not about it."""
    first: dict[str, Span] = {}
    counts: Counter[str] = Counter()
    inside = {sentence.index for sentence in near}
    for number, mention in enumerate(scene.cast.mentions):
        code = scene.cast.side_of[number]
        if code is None or code in sides or mention.kind != "side" or mention.form == "gathering":
            continue
        counts[code] += 1
        other_voice = voices.get(mention.sentence, scene.story.quoted[mention.first]) != scene.story.quoted[mention.first]
        if mention.sentence in inside and not other_voice and _is_talked_about(scene, mention.first, scene.story.sentences[mention.sentence]):
            first.setdefault(code, mention.span)
        elif is_news and counts[code] >= OFTEN and scene.pack.sides.by_code[code].kind != "igo":
            first.setdefault(code, mention.span)
    ranked = sorted(first, key=lambda code: (-counts[code], first[code]))[:MOST_SIDES]
    return [Topic(code, first[code], "side talked about") for code in ranked]


def _is_talked_about(scene: Scene, token: int, sentence: Sentence) -> bool:
    """Behind a word like 'membahas' or 'soal' in the same sentence."""
    return any(scene.words[t] in scene.pack.grammar.about for t in range(sentence.first, token))


def _themes(scene: Scene, near: list[Sentence], is_news: bool) -> list[Topic]:
    inside: dict[str, Topic] = {}
    counts: Counter[str] = Counter()
    indexes = {sentence.index for sentence in near}
    everywhere: dict[str, Topic] = {}
    for sentence in scene.story.sentences:
        for start, end, theme in scene.pack.topics.matches(scene.words[sentence.first : sentence.last]):
            span = scene.story.span(sentence.first + start, sentence.first + end)
            topic = Topic(theme.code, span, f"theme: {theme.entry}")
            counts[theme.code] += 1
            everywhere.setdefault(theme.code, topic)
            if sentence.index in indexes:
                inside.setdefault(theme.code, topic)
    if is_news:
        for code, topic in everywhere.items():
            if counts[code] >= OFTEN:
                inside.setdefault(code, topic)
    if len(inside) > 1:
        inside.pop(GENERAL, None)
    ranked = sorted(inside, key=lambda code: (-counts[code], inside[code].span))[:MOST_THEMES]
    return [inside[code] for code in ranked]
