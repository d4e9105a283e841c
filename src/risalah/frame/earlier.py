"""Nouns of an earlier contact of those spoken of, which names none of them again.

"Pertemuan sebelumnya digelar di Bogor"                    ->  theirs, before the one told so far
"perjumpaan pertama mereka sejak KTT di Singapura"         ->  the summit, theirs as well
"""

from risalah.frame.parties import Scene
from risalah.model.story import Sentence

DAY = 2  # tokens of 'sehari sebelumnya' in 'pertemuan mereka sehari sebelumnya'
OPENING = 2  # tokens of 'adapun pertemuan'


def is_earlier(scene: Scene, sentence: Sentence, first: int, last: int) -> bool:
    """Does the noun at tokens [first, last) tell of an earlier contact of the parties told before?"""
    return _is_former(scene, sentence, first, last) or _is_last_one(scene, sentence, first, last)


def _is_former(scene: Scene, sentence: Sentence, first: int, last: int) -> bool:
    contacts, words = scene.pack.contacts, scene.words
    if first < sentence.first + OPENING and last < sentence.last and words[last] in contacts.former:
        return True
    named = last + 1 < sentence.last and words[last] in scene.pack.names.plural_pronouns
    return named and not contacts.former.isdisjoint(words[last + 1 : min(last + 1 + DAY, sentence.last)])


def _is_last_one(scene: Scene, sentence: Sentence, first: int, last: int) -> bool:
    """'pertemuan ketiga keduanya sejak perundingan di Astana': behind a count, with its place or its day."""
    grammar, words = scene.pack.grammar, scene.words
    if first == sentence.first or last >= sentence.last or words[first - 1] not in grammar.bounds:
        return False
    counted = any(word in scene.pack.contacts.ordinal_forms for word in words[sentence.first : first - 1])
    behind = words[last]
    return counted and (behind in grammar.at or behind in grammar.during or behind.isdigit())
