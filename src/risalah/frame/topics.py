"""What a contact was about: themes, and sides other than those that took part.

    "membahas situasi di Semenanjung Korea dan terorisme"  ->  PRK, KOR, terrorism

The sentences that report a contact or take it up again count; for the contact that is the article's news also its first
sentences, and what the article names again and again. Themes and sides stand in `topics.csv`.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from risalah.frame.gather import Draft
from risalah.frame.parties import Scene
from risalah.lang.topics import THEMES
from risalah.model.account import Status, Topic
from risalah.model.span import Span
from risalah.model.story import Sentence

OFTEN = 3  # times that an article names a side or a theme that is what its news is about
LEAD = 3  # sentences that say what an article's news is about
GENERAL = "bilateral"  # said of any contact: a topic only where there is no other
MOST_THEMES = 3
MOST_SIDES = 3
TROUBLE_REACH = 4  # tokens from 'krisis' to whose it is: 'konflik bersenjata di Sudan Selatan'

Window = tuple[int, int]  # tokens [first, last)


@dataclass(frozen=True)
class Ground:
    """Where the topics of one contact are looked for."""

    windows: Mapping[int, Window]  # by sentence: the part of it that speaks of the contact
    voices: Mapping[int, int]  # by sentence: the quotation (or -1) in which the contact's words stand
    is_news: bool
    is_alone: bool  # the article's only contact
    not_topics: frozenset[str]  # the sides that took part, and the country where they met


def find_topics(
    scene: Scene,
    draft: Draft,
    not_topics: frozenset[str],
    is_news: bool,
    is_background: bool,
    status: Status,
    claimed: Sequence[int],
    is_alone: bool,
) -> list[Topic]:
    """Topics in the order of the text. `claimed`: first tokens of all contacts' words, where another contact begins."""
    is_news = is_news and not is_background
    voices = {c.sentence.index: scene.story.quoted[c.first] for c in draft.candidates}
    ground = Ground(_windows(scene, draft, is_news, claimed), voices, is_news, is_alone, not_topics)
    found = _sides(scene, ground) + _themes(scene, ground)
    if not found and status == "held" and draft.beside is None and not is_background:
        # reported in passing: the article's own subject
        passing = Ground(ground.windows, voices, True, is_alone, not_topics)
        found = _sides(scene, passing)[:1] + _themes(scene, passing)[:1]
    return sorted(_one_each(found), key=lambda topic: (topic.span, topic.code))


def _one_each(topics: Sequence[Topic]) -> list[Topic]:
    seen: dict[str, Topic] = {}
    for topic in topics:
        seen.setdefault(topic.code, topic)
    if len(seen) > 1:
        seen.pop(GENERAL, None)
    return list(seen.values())


def _windows(scene: Scene, draft: Draft, is_news: bool, claimed: Sequence[int]) -> dict[int, Window]:
    """The whole sentence for an article's news; for another contact the part up to the next contact's words."""
    sentences = [sentence for sentence, _ in draft.windows()]
    if is_news:
        return {s.index: (s.first, s.last) for s in [*sentences, *scene.story.sentences[: LEAD + 1]]}
    own = {c.first for c in draft.candidates}
    windows: dict[int, Window] = {}
    for sentence in sentences:
        inside = claimed[bisect_left(claimed, sentence.first) : bisect_left(claimed, sentence.last)]
        mine = [token for token in own if sentence.first <= token < sentence.last]
        others = [token for token in inside if token not in own]
        first = min(mine, default=sentence.first)
        before = [token for token in others if token < first]
        last = min((token for token in others if token > first), default=sentence.last)
        windows[sentence.index] = (first if before else sentence.first, last)
    return windows


def _sides(scene: Scene, ground: Ground) -> list[Topic]:
    first: dict[str, Span] = {}
    counts: Counter[str] = Counter()
    for number, mention in enumerate(scene.cast.mentions):
        code = scene.cast.side_of[number]
        if code is None or code in ground.not_topics or mention.kind != "side" or mention.form == "gathering":
            continue
        counts[code] += 1
        is_body = scene.pack.sides.by_code[code].kind != "state"
        if (
            _speaks(scene, ground, mention.sentence, mention.first) and _is_talked_about(scene, mention.first, is_body)
        ) or (ground.is_news and counts[code] >= OFTEN and not is_body):
            first.setdefault(code, mention.span)
    ranked = sorted(first, key=lambda code: (-counts[code], first[code]))[:MOST_SIDES]
    return [Topic(code, first[code], "side talked about") for code in ranked]


def _speaks(scene: Scene, ground: Ground, sentence: int, token: int) -> bool:
    """Does a token stand in the contact's part of a sentence, and in the same voice?"""
    window = ground.windows.get(sentence)
    if window is None or not window[0] <= token < window[1]:
        return False
    return ground.voices.get(sentence, scene.story.quoted[token]) == scene.story.quoted[token]


def _is_talked_about(scene: Scene, token: int, is_body: bool) -> bool:
    """Behind a word like 'membahas' or 'soal' in the same sentence, or right behind one like 'krisis'; never 'di X'."""
    grammar, words = scene.pack.grammar, scene.words
    sentence = scene.story.sentences[scene.story.sentence_of[token]]
    near = words[max(sentence.first, token - TROUBLE_REACH) : token]
    if any(word in scene.pack.contacts.troubles for word in near) and not is_body:
        return True
    if _is_place_chain(scene, token):
        return False
    if _is_behind_place_word(scene, sentence.first, token):
        return any(word in grammar.about for word in near)  # 'membahas situasi di Suriah', not 'bertemu … di Manila'
    if is_body:
        return any(word in grammar.about for word in near)
    return any(words[t] in grammar.about for t in range(sentence.first, token))


def _is_behind_place_word(scene: Scene, first: int, token: int) -> bool:
    """'di Manila', 'di ibu kota Belarusia', 'ke perbatasan Myanmar'."""
    to_a_place = scene.pack.grammar.at | scene.pack.grammar.into
    for word in reversed(scene.words[first:token]):
        if word in to_a_place:
            return True
        if word not in scene.pack.contacts.place_fillers:
            return False
    return False


def _is_place_chain(scene: Scene, token: int) -> bool:
    """The country of 'di Manila, Filipina'."""
    grammar, words = scene.pack.grammar, scene.words
    if token < 3 or words[token - 1] != ",":
        return False
    here = (scene.cast.mentions[n] for n in scene.cast.in_sentence[scene.story.sentence_of[token]])
    starts = [mention.first for mention in here if mention.last == token - 1]
    return any(words[start - 1] in grammar.at | grammar.into for start in starts if start)


def _themes(scene: Scene, ground: Ground) -> list[Topic]:
    inside: dict[str, Topic] = {}
    counts: Counter[str] = Counter()
    everywhere: dict[str, Topic] = {}
    for sentence in scene.story.sentences:
        words = scene.words[sentence.first : sentence.last]
        hits = [(start, end, theme) for start, end, themes in scene.pack.topics.matches(words) for theme in themes]
        for start, end, theme in hits:
            first = sentence.first + start
            if theme.code in ground.not_topics or _in_title(scene, sentence, first):
                continue
            if _is_a_place(scene, sentence, first):
                continue
            topic = Topic(theme.code, scene.story.span(first, sentence.first + end), f"theme: {theme.entry}")
            counts[theme.code] += 1
            everywhere.setdefault(theme.code, topic)
            if _in_window(ground, sentence, first):
                inside.setdefault(theme.code, topic)
    if ground.is_news or ground.is_alone:
        for code, topic in everywhere.items():
            if counts[code] >= OFTEN:
                inside.setdefault(code, topic)
    ranked = sorted(inside, key=lambda code: (code == GENERAL, -counts[code], inside[code].span))
    themes = [code for code in ranked if code in THEMES][:MOST_THEMES]
    return [inside[code] for code in [*themes, *[code for code in ranked if code not in THEMES]]]


def _in_title(scene: Scene, sentence: Sentence, token: int) -> bool:
    """'Menteri Energi', 'Kementerian Pertahanan': what somebody is called is no topic."""
    mentions = (scene.cast.mentions[number] for number in scene.cast.in_sentence[sentence.index])
    return any(m.first <= token < m.last and m.last - m.first > 1 for m in mentions)


def _is_a_place(scene: Scene, sentence: Sentence, token: int) -> bool:
    """'separatis di perbatasan Rusia': where something happens is no topic; 'membahas situasi di perbatasan' is one."""
    grammar = scene.pack.grammar
    near = scene.words[max(sentence.first, token - TROUBLE_REACH) : token]
    return bool(near) and near[-1] in grammar.at and not any(word in grammar.about for word in near)


def _in_window(ground: Ground, sentence: Sentence, token: int) -> bool:
    window = ground.windows.get(sentence.index)
    return window is not None and window[0] <= token < window[1]
