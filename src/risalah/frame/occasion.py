"""The gathering that a contact took place at or for.

"di sela-sela KTT APEC"                            ->  KTT APEC
"dalam Konferensi Tingkat Tinggi (KTT) ASEAN ke-8" ->  KTT ASEAN ke-8
"di ASEAN Regional Forum"                          ->  ASEAN Regional Forum
"""

from bisect import bisect_left
from collections.abc import Sequence

from risalah.frame.body_sessions import is_talked_about, session_end, stands_at_gathering
from risalah.frame.drafts import Draft, claims_in
from risalah.frame.parties import Scene
from risalah.model.account import Occasion
from risalah.model.span import Span
from risalah.model.story import Sentence

BESIDE_REACH = 2  # sentences behind a contact with 'di sela KTT' that tell of it
LONGEST_TAIL = 10  # tokens behind 'KTT' that may still be its name


def find_occasion(scene: Scene, draft: Draft, claimed: Sequence[int]) -> Occasion | None:
    """The first gathering named in the sentences of the contact, or beside which it's told right behind them.

    `claimed`: the first tokens of all contacts' words; where another contact is told, the gathering is that one's.
    """
    for sentence, _ in draft.windows():
        found = occasion_in(scene, sentence)
        if found is not None:
            return found
    lead = draft.lead.sentence.index
    if lead > 0 and _takes_up(scene, draft.lead.sentence):
        found = occasion_in(scene, scene.story.sentences[lead - 1])
        if found is not None:
            return found
    for sentence in scene.story.sentences[lead + 1 : lead + 1 + BESIDE_REACH]:
        if claims_in(claimed, sentence):
            break
        openings = scene.pack.contacts.beside_occasions.openings(scene.words, sentence.first, sentence.last)
        for position in openings if draft.status == "held" else ():
            beside = scene.pack.contacts.beside_occasions.match_at(scene.words, position)
            found = _beside(scene, sentence, beside[0]) if beside is not None else None
            if found is not None:
                return found
    return None


def gathering_of_talks(scene: Scene, draft: Draft) -> Occasion | None:
    """'mengadakan pembicaraan saat menghadiri KTT G20': who talk at a gathering talk face to face."""
    sentence = draft.lead.sentence
    found = occasion_in(scene, sentence)
    if found is None:
        return None
    first = bisect_left(scene.story.tokens.starts, found.span.start)
    return found if first > draft.lead.first and stands_at_gathering(scene, sentence, first) else None


def occasion_in(scene: Scene, sentence: Sentence) -> Occasion | None:
    """The first gathering that a sentence names."""
    contacts, words, capitals = scene.pack.contacts, scene.words, scene.story.capitals
    besides, heads = contacts.beside_occasions.first_words, contacts.occasion_heads.first_words
    named = contacts.named_occasions.first_words
    told = words[sentence.first : sentence.last]
    sessions = contacts.occasion_sessions | contacts.joint_bodies.first_words
    in_english = not contacts.occasion_endings.isdisjoint(told)
    openings = besides | heads | named | sessions
    if not in_english and openings.isdisjoint(told):
        return None
    for position in range(sentence.first, sentence.last):
        word = words[position]
        if not (word in besides or word in heads or (capitals[position] and (in_english or word in named))):
            continue
        beside = contacts.beside_occasions.match_at(scene.words, position)
        found = _beside(scene, sentence, beside[0]) if beside is not None else None
        found = found or _ending_in_head(scene, sentence, position) or _at_head(scene, sentence, position)
        if found is not None and not is_talked_about(scene, sentence, position):
            return found
    for position in range(sentence.first, sentence.last):
        end = session_end(scene, sentence, position) if words[position] in sessions else None
        if end is not None:
            return _occasion(scene, scene.story.span(position, end), "occasion: session of a body")
    return None


def _takes_up(scene: Scene, sentence: Sentence) -> bool:
    """'duduk bersama memimpin pertemuan tersebut': the sentence before tells which."""
    contacts, words = scene.pack.contacts, scene.words
    for nouns in (contacts.anaphora_nouns, contacts.occasion_heads):
        for position in nouns.openings(words, sentence.first, sentence.last):
            noun = nouns.match_at(words, position)
            if noun is not None and noun[0] < sentence.last and words[noun[0]] in contacts.anaphora_determiners:
                return True
    for position in range(sentence.first + 1, sentence.last):
        if words[position] in contacts.anaphora_determiners and words[position - 1] in contacts.occasion_events:
            return True  # 'di sela-sela kegiatan tersebut'
    return any(True for _ in contacts.place_pointers.matches(words[sentence.first : sentence.last]))


def _at_head(scene: Scene, sentence: Sentence, position: int) -> Occasion | None:
    head = _head_at(scene, position)
    if head is None or head[0] > sentence.last:
        return None
    english = _ending_in_head(scene, sentence, head[0]) if head[0] < sentence.last else None
    if english is not None and not scene.story.capitals[position]:
        return english  # 'konferensi Chiefs of Defence conference'
    if _ends_longer_name(scene, sentence, position):
        return None
    return _named(scene, sentence, position, head[0], head[1])


def _ends_longer_name(scene: Scene, sentence: Sentence, head: int) -> bool:
    """'Sekretaris Jenderal Forum Kepulauan Pasifik', 'Partai Kongres …': the head stands inside another name."""
    if sentence.title or head - 1 <= sentence.first or not scene.story.capitals[head]:
        return False
    before = scene.words[head - 1]
    ours = before in scene.pack.contacts.occasion_words or _is_small_word(scene, head - 1)
    return _is_capital_word(scene, head - 1) and not ours


def _beside(scene: Scene, sentence: Sentence, start: int) -> Occasion | None:
    """'di sela acara Shangri-La Dialogue', 'di sela pertemuan APEC': whatever name stands behind is a gathering's."""
    first = start
    while first < sentence.last and scene.words[first] in scene.pack.contacts.occasion_events:
        first += 1
    if first >= sentence.last or _head_at(scene, first) is not None:
        return _at_head(scene, sentence, first) if first < sentence.last else None
    meeting = scene.words[first] in scene.pack.contacts.occasion_meetings
    end = _name_end(scene, sentence, first + meeting)
    if end <= first + meeting:
        return None
    return _occasion(scene, scene.story.span(first, end), "occasion: named beside it")


def _ending_in_head(scene: Scene, sentence: Sentence, first: int) -> Occasion | None:
    """'Shangri-La Dialogue', 'Our Ocean Conference': a name in English ends with the word for the gathering."""
    inside = first > sentence.first and _is_capital_word(scene, first - 1) and not _is_small_word(scene, first - 1)
    if not scene.story.capitals[first] or inside or _is_small_word(scene, first):
        return None
    end = _name_end(scene, sentence, first)
    ends = scene.pack.contacts.occasion_endings
    last = next((t for t in range(end, first + 1, -1) if scene.words[t - 1] in ends), None)
    if last is not None and (_goes_on_behind(scene, last, end) or _opens_title(scene, first)):
        return None
    if last is None and end > first and end < sentence.last and scene.words[end] in ends:
        last = end + 1  # 'Chiefs of Defence conference'
    return _occasion(scene, scene.story.span(first, last), "occasion: name in English") if last is not None else None


def _is_small_word(scene: Scene, token: int) -> bool:
    """'Dalam Bali Democracy Forum': a capital that only opens the sentence."""
    grammar = scene.pack.grammar
    return scene.words[token] in grammar.prepositions | grammar.inside | grammar.around


def _goes_on_behind(scene: Scene, last: int, end: int) -> bool:
    """'Sekretaris Jenderal Forum Kepulauan Pasifik': a word in front of its name, not the end of one in English."""
    return last < end and _is_capital_word(scene, last) and scene.words[last] in scene.pack.contacts.occasion_words


def _name_end(scene: Scene, sentence: Sentence, start: int) -> int:
    """Where capitalised words, numbers behind them and small words between them end."""
    end = position = start
    while position < min(sentence.last, start + LONGEST_TAIL):
        if _is_capital_word(scene, position) or (end > start and scene.words[position][0].isdigit()):
            end = position + 1
        elif scene.words[position] not in scene.pack.contacts.occasion_small or position == start:
            break
        position += 1
    return end


def _is_capital_word(scene: Scene, token: int) -> bool:
    return scene.story.capitals[token] and scene.words[token][0].isalpha()


def _head_at(scene: Scene, position: int) -> tuple[int, str] | None:
    """(token after it, form) of the word that opens a gathering's name; some words do so only with a capital."""
    contacts = scene.pack.contacts
    head = contacts.occasion_heads.match_at(scene.words, position)
    if head is None and scene.story.capitals[position]:
        head = contacts.named_occasions.match_at(scene.words, position)
    return head


def _named(scene: Scene, sentence: Sentence, first: int, last: int, head: str) -> Occasion | None:
    """The gathering whose head word stands at tokens [first, last), if the words around it name one."""
    rule = f"occasion: {head}"
    abbreviation = _abbreviation(scene, sentence, last)
    start = last if abbreviation is None else last + 3
    end = _tail_end(scene, sentence, start)
    if end > start:
        behind = _abbreviation(scene, sentence, end)
        span = scene.story.span(first, end if behind is None else end + 3)  # 'Konferensi Perubahan Iklim PBB (COP30)'
        name = span.read(scene.story.text)
        if abbreviation is not None:
            name = f"{abbreviation} {scene.story.span(start, end).read(scene.story.text)}"
        return Occasion(" ".join(name.split()), span, rule)
    if abbreviation is not None and scene.story.capitals[first]:  # 'Pertemuan Asia-Eropa (ASEM) di Brussel'
        return _occasion(scene, scene.story.span(first, last + 3), rule)
    begin = first
    while begin > sentence.first and _is_name_part(scene, begin - 1):
        begin -= 1
    if begin < first and scene.story.capitals[first]:
        return _occasion(scene, scene.story.span(begin, last), rule)
    if _stands_at(scene, sentence, first):
        end = _plain_end(scene, sentence, last)
        if end > last:
            return _occasion(scene, scene.story.span(first, end), rule)
    return None


def _occasion(scene: Scene, span: Span, rule: str) -> Occasion:
    return Occasion(" ".join(span.read(scene.story.text).split()), span, rule)


def _abbreviation(scene: Scene, sentence: Sentence, at: int) -> str | None:
    """'Konferensi Tingkat Tinggi (KTT) …'"""
    if at + 2 < sentence.last and scene.words[at] == "(" and scene.words[at + 2] == ")":
        return scene.story.written(at + 1)
    return None


def _tail_end(scene: Scene, sentence: Sentence, start: int) -> int:
    """Where the capitalised words behind a head end; 'ke-29', numbers and 'negara-negara' may stand between them."""
    end = position = start
    while position < min(sentence.last, start + LONGEST_TAIL):
        word = scene.words[position]
        numbered = word[0].isdigit() and (
            end > start or scene.words[position - 1] in scene.pack.contacts.occasion_fillers
        )
        town = end > start and position == end and _is_capital_word(scene, position)  # 'Konferensi Keamanan Munich'
        if _is_name_part(scene, position) or numbered or (town and not _opens_title(scene, position)):
            position += 1
            end = position
        elif word in scene.pack.grammar.conjunctions and _goes_on(scene, sentence, position + 1):
            position += 1  # 'KTT ke-44 dan ke-45 ASEAN'
        elif word in scene.pack.grammar.member_words or word in scene.pack.contacts.occasion_fillers:
            position += 1
        else:
            break
    return end


def _goes_on(scene: Scene, sentence: Sentence, at: int) -> bool:
    return at + 1 < sentence.last and scene.words[at] in scene.pack.contacts.occasion_fillers


def _is_name_part(scene: Scene, token: int) -> bool:
    word = scene.words[token]
    if not scene.story.capitals[token]:
        return False
    if word in scene.pack.contacts.occasion_words:
        return True
    return word not in scene.pack.names.never and scene.pack.places.forms.match_at(scene.words, token) is None


def _opens_title(scene: Scene, token: int) -> bool:
    """'KTT ASEAN Presiden Jokowi …': a title or a weekday is no part of the name."""
    return scene.words[token] in scene.pack.names.never or scene.pack.titles.match_at(scene.words, token) is not None


def _stands_at(scene: Scene, sentence: Sentence, first: int) -> bool:
    """'di sela forum regional': words of place right before the head."""
    for back in range(1, 5):
        if first - back >= sentence.first:
            found = scene.pack.contacts.beside_occasions.match_at(scene.words, first - back)
            if found is not None and found[0] == first:
                return True
    return False


def _plain_end(scene: Scene, sentence: Sentence, start: int) -> int:
    end = start
    while (
        end < min(sentence.last, start + 3)
        and scene.words[end].isalpha()
        and (scene.words[end] not in scene.pack.grammar.prepositions)
        and (scene.words[end] not in scene.pack.contacts.anaphora_determiners)
    ):
        end += 1
    return end
