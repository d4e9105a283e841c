"""The parts of an article in which the topics of one contact are looked for.

    "… kata Trump. Pernyataan itu disampaikan seusai bertemu Abbas."  ->  the report, and what was said before it

Nearest first: the sentences that report the contact or take it up again, then what its parties say right behind them,
or what 'isu tersebut' points back to, and last the article's own subject.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from risalah.frame.drafts import Draft, claims_in
from risalah.frame.parties import Scene
from risalah.lang.grammar import is_passive_verb
from risalah.model.account import Status
from risalah.model.story import Sentence

LEAD = 3  # sentences that say what an article's news is about
SAID_REACH = 3  # tokens from 'pernyataan itu' to 'disampaikan'
BACK = 3  # most sentences of the paragraph before that 'pernyataan itu' takes up
AFTER = 3  # sentences behind a report in which its parties' words are of it

ROUNDS = "talks"  # the trigger of negotiations

Window = tuple[int, int]  # tokens [first, last)


@dataclass(frozen=True)
class Ground:
    """Where the topics of one contact are looked for."""

    windows: Mapping[int, Window]  # by sentence: the part of it that speaks of the contact
    own: frozenset[int]  # the sentences that report the contact or take it up again
    voices: Mapping[int, int]  # by sentence: the quotation (or -1) in which the contact's words stand
    is_news: bool
    is_alone: bool  # the article's only contact
    not_topics: frozenset[str]  # the sides that took part, and the country where they met


@dataclass(frozen=True)
class Subject:
    """What the article is about: the first tokens of the words of its news, and of all contacts' words."""

    news: frozenset[int]
    claimed: Sequence[int]
    is_alone: bool  # it tells of one contact only
    quarrel: frozenset[str] = frozenset()  # the two sides whose dispute its news is about


@dataclass(frozen=True)
class Setting:
    """What is known of a contact when its topics are looked for."""

    subject: Subject
    not_topics: frozenset[str]
    sides: frozenset[str]
    is_news: bool
    is_background: bool
    status: Status


def lay_grounds(scene: Scene, draft: Draft, setting: Setting) -> Iterator[tuple[Ground, int | None]]:
    """Each ground with how many sides and themes of it count (None: all), the nearest first."""
    listed_with_news = any(c.first in setting.subject.news for c in draft.candidates)
    is_news = (setting.is_news or listed_with_news) and not setting.is_background
    told = [c for c in draft.candidates if c.trigger.object != "tell"]  # 'kata Kim kepada X': the quotation is the talk
    voices = {c.sentence.index: scene.story.quoted[c.first] for c in told}
    other = draft.beside
    listed = other is not None and other.lead.first == draft.lead.first  # 'ia menghubungi Laos dan Vietnam': both alike
    own = frozenset(sentence.index for sentence, _ in draft.windows())
    windows = _without_circumstances(scene, draft, _windows(scene, draft, is_news, setting.subject.claimed))
    for index in (*_said_before(scene, own), *_contents_behind(scene, own)):
        windows.setdefault(index, _whole(scene, index))
    if other is not None and listed:  # 'pertemuan itu akan membahas …', told of all those listed
        for sentence, _ in other.echoes:
            windows.setdefault(sentence.index, (sentence.first, sentence.last))
    is_alone = setting.subject.is_alone and not setting.is_background
    near = Ground(windows, own, voices, is_news, is_alone, setting.not_topics)
    yield near, None
    beyond = set(_pointed_back(scene, own))
    by_itself = other is None or listed
    if not setting.is_background and by_itself:
        beyond |= set(_said_behind(scene, draft, own, setting))
    if beyond:
        more = {index: _whole(scene, index) for index in sorted(beyond)}
        yield replace(near, windows=more, own=frozenset(beyond), is_news=False, is_alone=False), None
    rounds = draft.lead.trigger.rule == ROUNDS  # earlier and later ones are about the same thing
    if setting.status == "held" and by_itself and (rounds or not setting.is_background):
        yield replace(near, is_news=True), 1  # reported in passing: the article's own subject


def _whole(scene: Scene, index: int) -> Window:
    sentence = scene.story.sentences[index]
    return sentence.first, sentence.last


def _windows(scene: Scene, draft: Draft, is_news: bool, claimed: Sequence[int]) -> dict[int, Window]:
    """The whole sentence for an article's news; for another contact the part up to the next contact's words."""
    sentences = [sentence for sentence, _ in draft.windows()]
    if is_news:
        body = [s.index for s in scene.story.sentences if not s.title]
        opens = any(c.sentence.title or c.sentence.index in body[:2] for c in draft.candidates)
        front = scene.story.sentences[: LEAD + 1] if opens else []
        return {s.index: (s.first, s.last) for s in [*sentences, *front]}
    own = {c.first for c in draft.candidates}
    windows: dict[int, Window] = {}
    for sentence in sentences:
        inside = claims_in(claimed, sentence)
        mine = [token for token in own if sentence.first <= token < sentence.last]
        others = [token for token in inside if token not in own]
        first = min(mine, default=sentence.first)
        before = [token for token in others if token < first]
        last = min((token for token in others if token > first), default=sentence.last)
        windows[sentence.index] = (first if before else sentence.first, last)
    return windows


def _without_circumstances(scene: Scene, draft: Draft, windows: Mapping[int, Window]) -> dict[int, Window]:
    """'berbicara lewat telepon setelah Rusia menyerang …': up to a word that opens what it came after."""
    starts = scene.story.tokens.starts
    cut = dict(windows)
    for sentence, focus in draft.windows():
        if sentence.index not in cut:
            continue
        first, last = cut[sentence.index]
        for token in scene.pack.contacts.circumstances.openings(scene.words, first, last):
            opens = scene.pack.contacts.circumstances.match_at(scene.words, token)
            if opens is not None and starts[token] >= focus.end and opens[0] < last:
                cut[sentence.index] = (first, token)
                break
    return cut


def _said_before(scene: Scene, own: frozenset[int]) -> Iterator[int]:
    """'Hal itu disampaikan … di hadapan X': the sentences before it, of one paragraph."""
    for index in own:
        sentence = scene.story.sentences[index]
        if index == 0 or not _takes_up_words(scene, sentence):
            continue
        before = scene.story.sentences[index - 1]
        for back in range(index - 1, max(-1, index - 1 - BACK), -1):
            other = scene.story.sentences[back]
            if other.paragraph != before.paragraph or other.title:
                break
            yield back


def _contents_behind(scene: Scene, own: frozenset[int]) -> Iterator[int]:
    """'… menyerahkan surat. Isinya, Washington meminta …': the sentence right behind that tells what was in it."""
    for index in own:
        behind = scene.story.sentences[index + 1] if index + 1 < len(scene.story.sentences) else None
        if behind is not None and scene.pack.contacts.contents.match_at(scene.words, behind.first) is not None:
            yield behind.index


def _takes_up_words(scene: Scene, sentence: Sentence) -> bool:
    words, sayings = scene.words, scene.pack.speech.sayings
    for position in sayings.openings(words, sentence.first, sentence.last):
        said = sayings.match_at(words, position)
        behind = words[said[0] : min(said[0] + SAID_REACH, sentence.last)] if said is not None else ()
        if any(is_passive_verb(scene.pack.grammar, word) or word in scene.pack.contacts.came_up for word in behind):
            return True
    return False


def _pointed_back(scene: Scene, own: frozenset[int]) -> Iterator[int]:
    """'sudah membahas isu tersebut', 'kita singgung masalah itu': the sentence before says which."""
    words = scene.words
    for index in own:
        sentence = scene.story.sentences[index]
        points = any(
            words[t] in scene.pack.grammar.about and words[t + 1] in scene.pack.names.determiners
            for t in range(sentence.first, sentence.last - 1)
        )
        if points and index > 0 and not scene.story.sentences[index - 1].title:
            yield index - 1


def _said_behind(scene: Scene, draft: Draft, own: frozenset[int], setting: Setting) -> Iterator[int]:
    """What the parties say right behind a report, up to the next contact's words."""
    mine = {c.first for c in draft.candidates}
    for start in sorted(own):
        for index in range(start + 1, min(start + 1 + AFTER, len(scene.story.sentences))):
            sentence = scene.story.sentences[index]
            claims = claims_in(setting.subject.claimed, sentence)
            if index in own or any(token not in mine for token in claims):
                break
            if _is_said_by(scene, sentence, setting.sides):
                yield index


def _is_said_by(scene: Scene, sentence: Sentence, sides: frozenset[str]) -> bool:
    """A sentence that names somebody of the parties' sides, or in quotation marks nobody: no expert's words."""
    cast = scene.cast
    people = [n for n in cast.in_sentence[sentence.index] if cast.mentions[n].kind in {"person", "name"}]
    if any(cast.side_of[n] in sides for n in people):
        return True
    return not people and any(scene.story.quoted[t] >= 0 for t in (sentence.first, sentence.last - 1))
