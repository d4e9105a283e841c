"""A contact that is the occasion of something still to come is still to come itself.

"Retno akan menyampaikan hal itu saat bertemu Wang Yi"      ->  planned
"dijadwalkan meneken kontrak dalam pertemuan dengan Menhan"  ->  planned
"akan menemui X sebelum terbang ke Kairo menemui Y"         ->  planned, both
"mengatakan akan memasok gas dalam pertemuan dengan Xi"      ->  held: it was said there
"""

from risalah.frame.parties import Scene
from risalah.frame.status import StatusReading
from risalah.model.story import Sentence

LATER_REACH = 5  # tokens from 'sebelum' over 'bertolak ke Kairo untuk' to 'menemui'
AHEAD_REACH = 22  # tokens from 'akan' over what is to be done to 'saat bertemu'


def planned_with_main_verb(scene: Scene, sentence: Sentence, trigger: int) -> StatusReading | None:
    """The plan that governs 'saat bertemu' or 'dalam pertemuan', tokens before the trigger; None if there is none."""
    words, grammar = scene.words, scene.pack.grammar
    opener = _later(scene, sentence, trigger) or trigger - 1
    while opener > sentence.first and words[opener] in grammar.articles:
        opener -= 1
    if opener <= sentence.first or words[opener] not in grammar.during | grammar.earlier_than:
        return None
    for mark in range(opener - 1, max(sentence.first, opener - AHEAD_REACH) - 1, -1):
        if scene.story.quoted[mark] != scene.story.quoted[trigger]:
            return None
        if words[mark] in scene.pack.contacts.scheduled:
            return _reading(scene, sentence, mark)
        if words[mark] in {",", ";", ":"} or words[mark] in grammar.subordinators | grammar.relatives | grammar.for_:
            return None
    return None


def _later(scene: Scene, sentence: Sentence, trigger: int) -> int | None:
    """'akan menemui X sebelum terbang ke Kairo menemui Y': the token of 'sebelum', in the trigger's own clause."""
    for at in range(trigger - 1, max(sentence.first, trigger - 1 - LATER_REACH), -1):
        if scene.words[at] in scene.pack.grammar.earlier_than:
            return at
        if not scene.words[at].isalpha():
            return None
    return None


def _reading(scene: Scene, sentence: Sentence, mark: int) -> StatusReading | None:
    """The plan of a mark: not in a relative clause, and not what somebody says that he will do another day."""
    words, cues = scene.words, scene.pack.speech.cues
    if words[mark - 1] in scene.pack.grammar.relatives or words[mark - 1] in scene.pack.grammar.negations:
        return None
    to_be_said = cues.match_at(words, mark + 1) is not None or _is_talk(scene, mark + 1)
    reported = any(cues.match_at(words, token) is not None for token in range(sentence.first, mark))
    if reported and not to_be_said:
        return None
    span = scene.story.span(mark, mark + 1)
    return StatusReading("planned", "planned with what is to be done at it", span)


def _is_talk(scene: Scene, token: int) -> bool:
    """'akan membahas', 'akan membicarakan': what is done at the contact itself."""
    found = scene.pack.contacts.triggers.match_at(scene.words, token)
    return found is not None and found[1].weak


def planned_with_sentence_before(scene: Scene, sentence: Sentence, trigger: int) -> StatusReading | None:
    """'Obama dijadwalkan tiba Selasa. Obama kemudian berkunjung ke Istana dan diterima …': the plan goes on."""
    words = scene.words
    if sentence.index == 0 or scene.pack.contacts.next_in_plan.isdisjoint(words[sentence.first : trigger]):
        return None
    before = scene.story.sentences[sentence.index - 1]
    marks = [token for token in range(before.first, before.last) if words[token] in scene.pack.contacts.scheduled]
    if before.title or not marks or scene.story.quoted[marks[0]] >= 0:
        return None
    return StatusReading("planned", "goes on with a plan", scene.story.span(marks[0], marks[0] + 1))
