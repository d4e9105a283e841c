"""What counts as a report of a contact, before it is asked which contact it is of.

"dialog antara AS dan Iran"               ->  no report: nothing says that there was one
"negosiasi antara AS dan Iran mandek"     ->  a report
"Biden melawat Israel"                    ->  a bare visit: a report where nothing else tells of it
"""

from risalah.frame.candidates import Candidate
from risalah.frame.parties import OFFICIAL_VISIT, Scene
from risalah.frame.places import place_behind
from risalah.frame.when import Calendar


def is_report(scene: Scene, candidate: Candidate, calendar: Calendar) -> bool:
    """A bare noun between names ('dialog antara AS dan Iran') reports a contact only with something that happened.

    Negotiations do so by themselves.
    """
    if _is_asked(scene, candidate):
        return False
    if candidate.trigger.pattern != "noun" or candidate.status.span is not None:
        return True
    if any(party.actor is not None for party in candidate.parties):
        return True
    behind = scene.words[candidate.last : candidate.last + 1]
    taken_up = not scene.pack.contacts.anaphora_determiners.isdisjoint(behind)
    if any(party.office is not None for party in candidate.parties) and not taken_up:
        return True  # 'pertemuan antara Menlu AS dan Menlu Iran'; 'perundingan itu' with its observers was told before
    if len(candidate.parties) > 2 or any(party.role == "caller" for party in candidate.parties):
        return True  # 'surat yang dikirim AS kepada Iran'
    if calendar.by_sentence[candidate.sentence.index]:
        return True
    if _are_negotiations(scene, candidate) or place_behind(scene, candidate) is not None:
        return True
    if any(scene.pack.contacts.light_verbs.match_at(scene.words, candidate.first - n) for n in (1, 2)):
        return True  # 'menggelar perundingan'
    words = scene.words[candidate.sentence.first : candidate.sentence.last]
    return scene.pack.contacts.outcomes.stands_in(words) or any(
        word in scene.pack.contacts.anaphora_verbs for word in words
    )


def _is_asked(scene: Scene, candidate: Candidate) -> bool:
    """'Apa saja yang ditandatangani kedua negara?': the paper's own question reports nothing; a headline may ask."""
    sentence = candidate.sentence
    asks = scene.words[sentence.first] in scene.pack.contacts.questions
    asked = asks and scene.words[sentence.last - 1] == "?" and scene.story.quoted[sentence.last - 1] < 0
    return asked and not sentence.title and scene.story.quoted[candidate.first] < 0


def _are_negotiations(scene: Scene, candidate: Candidate) -> bool:
    """'negosiasi antara A dan B': not 'perundingan itu', told before, nor 'mesti diselesaikan lewat perundingan'."""
    contacts, words = scene.pack.contacts, scene.words
    found = contacts.negotiations.match_at(words, candidate.first)
    if found is None or words[candidate.first - 1] in scene.pack.grammar.means:
        return False
    return found[0] >= len(words) or words[found[0]] not in contacts.anaphora_determiners


def is_bare_visit(candidate: Candidate) -> bool:
    """'Biden melawat Israel': a visit of which the words say no more."""
    return any(party.rule == OFFICIAL_VISIT for party in candidate.parties)
