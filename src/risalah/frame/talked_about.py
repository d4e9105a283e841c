"""Which sides named in a sentence are what it talks about, and which are only where something was or whom it is from.

"bertemu Raja Abdullah dari Arab Saudi di Manila, Filipina, membahas situasi di Suriah"  ->  SYR
"""

from collections.abc import Iterator, Sequence

from risalah.frame.parties import Scene
from risalah.model.mention import Mention

TROUBLE_REACH = 4  # tokens from 'krisis' to whose it is: 'konflik bersenjata di Sudan Selatan'
BRACKETS = 4  # tokens of an abbreviation in brackets: '( as )'
PLACE_REACH = 8  # tokens from it to a 'di': 'ketegangan yang kian meningkat di Semenanjung Korea'


def is_about(scene: Scene, mention: Mention, is_body: bool, never: frozenset[str]) -> bool:
    """Does its sentence talk about the side that a mention names? `never`: the parties, and where they met."""
    if _is_of_a_person(scene, mention):
        return False
    return _is_between_others(scene, mention, never) or _is_talked_about(scene, mention.first, mention.last, is_body)


def _is_of_a_person(scene: Scene, mention: Mention) -> bool:
    """'Raja Abdullah dari Arab Saudi': where somebody is from."""
    if mention.first < 2 or scene.words[mention.first - 1] not in scene.pack.grammar.from_:
        return False
    before = (scene.cast.mentions[number] for number in scene.ending.get(mention.first - 1, ()))
    return any(other.kind in {"person", "name", "role"} for other in before)


def _is_between_others(scene: Scene, mention: Mention, parties: frozenset[str]) -> bool:
    """'dialog antara Iran dan Israel' of two that take no part themselves: both are talked about."""
    pairs = _pairs_between(scene, mention.sentence)
    return any(mention.first in (left, right) and parties.isdisjoint(codes) for left, right, codes in pairs)


def _pairs_between(scene: Scene, sentence: int) -> Iterator[tuple[int, int, frozenset[str]]]:
    """(first token of one side, of the other, both codes) of each 'antara X (abbreviation) dan Y' of a sentence."""
    grammar, words = scene.pack.grammar, scene.words
    numbers = scene.cast.in_sentence[sentence]
    sides = {scene.cast.mentions[n].first: n for n in numbers if scene.cast.mentions[n].kind == "side"}
    for first, number in sides.items():
        if first == 0 or words[first - 1] not in grammar.between:
            continue
        join = scene.cast.mentions[number].last
        if words[join : join + 1] == ["("] and ")" in words[join : join + BRACKETS]:
            join = words.index(")", join) + 1
        other = sides.get(join + 1)
        codes = scene.cast.side_of[number], scene.cast.side_of[other] if other is not None else None
        if codes[0] is not None and codes[1] is not None and words[join] in grammar.conjunctions | grammar.with_:
            yield first, join + 1, frozenset({codes[0], codes[1]})


def _is_talked_about(scene: Scene, token: int, last: int, is_body: bool) -> bool:
    """Behind 'membahas' or 'soal' in the same sentence, right behind 'krisis', before 'dibahas'; never 'di X'."""
    grammar, words = scene.pack.grammar, scene.words
    sentence = scene.story.sentences[scene.story.sentence_of[token]]
    near = words[max(sentence.first, token - TROUBLE_REACH) : token]
    discussed = scene.pack.contacts.discussed.match_at(words, last) is not None
    if discussed or _is_urged(scene, sentence.first, token):
        return True
    if "," in near:  # 'di tengah ketegangan itu, Oman …'
        near = near[len(near) - near[::-1].index(",") :]
    if any(word in scene.pack.contacts.troubles for word in near) and not is_body:
        return True
    if _is_place_chain(scene, token):
        return False
    if is_behind_place_word(scene, sentence.first, token):
        return tells_of(scene, sentence.first, token)  # 'membahas situasi di Suriah', not 'bertemu … di Manila'
    if is_body:
        return any(word in grammar.about for word in _phrase_before(scene, near))
    return any(words[t] in grammar.about for t in range(sentence.first, token))


def is_where(scene: Scene, mention: Mention) -> bool:
    """'di Oslo', 'di utara Oslo, Norwegia': the town in which guests met is not what they talk about."""
    first = scene.story.sentences[mention.sentence].first
    in_town = mention.form == "capital" and is_behind_place_word(scene, first, mention.first)
    return in_town or _is_place_chain(scene, mention.first)


def tells_of(scene: Scene, first: int, token: int) -> bool:
    """A word like 'membahas' or 'krisis' before a place, in its own stretch of the sentence."""
    for position in range(token - 1, max(first, token - PLACE_REACH) - 1, -1):
        word = scene.words[position]
        if word in scene.pack.grammar.about or word in scene.pack.contacts.troubles:
            return True
        if word == "," or scene.pack.contacts.triggers.match_at(scene.words, position) is not None:
            return False
    return False


def _phrase_before(scene: Scene, near: Sequence[str]) -> list[str]:
    """The words before a token up to a preposition: in 'membahas isu itu dalam pertemuan ASEAN' just 'pertemuan'."""
    grammar = scene.pack.grammar
    found: list[str] = []
    for word in reversed(near):
        if word in grammar.prepositions and word not in grammar.about:
            break
        found.append(word)
    return found


def _is_urged(scene: Scene, first: int, token: int) -> bool:
    """'meminta ASEAN dan China', 'mendorong Korea Utara': whom the parties want to act, through a list."""
    position = token
    while position > first:
        word = scene.words[position - 1]
        if word in scene.pack.contacts.urging:
            return True
        if word not in scene.pack.grammar.conjunctions and word != "," and not scene.story.capitals[position - 1]:
            return False
        position -= 1
    return False


def is_behind_place_word(scene: Scene, first: int, token: int) -> bool:
    """'di Manila', 'di ibu kota Belarusia', 'ke perbatasan Myanmar'."""
    grammar = scene.pack.grammar
    for word in reversed(scene.words[first:token]):
        if word in grammar.at or word in grammar.into:
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
