"""Gatherings that are named by whose they are, and whether a contact was at one or about it.

"di sela-sela pertemuan para menteri luar negeri ASEAN"  ->  pertemuan para menteri luar negeri ASEAN
"dalam pertemuan ke-10 Komisi Bersama"                   ->  pertemuan ke-10 Komisi Bersama
"""

from risalah.frame.parties import Scene
from risalah.model.story import Sentence

LONGEST = 10  # tokens of 'pertemuan para menteri luar negeri negara-negara anggota'
AT_REACH = 6  # tokens of 'di sela-sela penyelenggaraan'
ABOUT_REACH = 3  # tokens from 'membahas' to the gathering that is talked about


def session_end(scene: Scene, sentence: Sentence, first: int) -> int | None:
    """The token after the name of a session that begins at a token, and that the contact took place at."""
    contacts, words = scene.pack.contacts, scene.words
    if not stands_at_gathering(scene, sentence, first):
        return None
    position = first
    if words[first] in contacts.occasion_sessions:
        position += 1
        while position < min(sentence.last, first + LONGEST):
            end = _end_of_body(scene, sentence, position)
            if end is not None:
                return end
            if words[position] not in contacts.occasion_members and not words[position].isdigit():
                return None
            position += 1
        return None
    joint = contacts.joint_bodies.match_at(words, first)
    return joint[0] if joint is not None and scene.story.capitals[first] else None


def _end_of_body(scene: Scene, sentence: Sentence, position: int) -> int | None:
    """'ASEAN', 'Komisi Bersama': what holds the session; 'pertemuan NATO-Rusia' is the contact itself."""
    joint = scene.pack.contacts.joint_bodies.match_at(scene.words, position)
    if joint is not None and scene.story.capitals[position]:
        return joint[0]
    body = scene.pack.sides.forms.match_at(scene.words, position)
    if body is None or scene.pack.sides.kind_of(body[1].code) not in {"igo", "bloc"}:
        return None
    grammar, end = scene.pack.grammar, body[0]
    joined = end < sentence.last and scene.words[end] in grammar.conjunctions | grammar.with_ | {"-"}
    return None if joined else end


def stands_at_gathering(scene: Scene, sentence: Sentence, first: int) -> bool:
    """'pada', 'di sela-sela', 'saat menghadiri' right before a token."""
    at = scene.pack.contacts.at_occasions
    for back in range(1, AT_REACH + 1):
        if first - back >= sentence.first:
            found = at.match_at(scene.words, first - back)
            if found is not None and found[0] == first:
                return True
    return False


def is_talked_about(scene: Scene, sentence: Sentence, first: int) -> bool:
    """'membahas KTT G20', 'persiapan KTT ASEAN': before a token, in its own phrase."""
    if stands_at_gathering(scene, sentence, first):
        return False
    grammar, about = scene.pack.grammar, scene.pack.contacts.about_occasions
    for position in range(first - 1, max(sentence.first, first - ABOUT_REACH) - 1, -1):
        found = about.match_at(scene.words, position)
        if scene.words[position] in grammar.about or (found is not None and found[0] == first):
            return True
        if scene.words[position] in grammar.prepositions:
            return False
    return False
