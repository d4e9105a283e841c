"""The gathering that a contact took place at or for.

"di sela-sela KTT APEC"                            ->  KTT APEC
"dalam Konferensi Tingkat Tinggi (KTT) ASEAN ke-8" ->  KTT ASEAN ke-8
"di ASEAN Regional Forum"                          ->  ASEAN Regional Forum
"""

from risalah.frame.gather import Draft
from risalah.frame.parties import Scene
from risalah.model.account import Occasion
from risalah.model.span import Span
from risalah.model.story import Sentence

LONGEST_TAIL = 10  # tokens behind 'KTT' that may still be its name


def find_occasion(scene: Scene, draft: Draft) -> Occasion | None:
    """The first gathering named in the sentences of the contact."""
    for sentence, _ in draft.windows():
        found = occasion_in(scene, sentence)
        if found is not None:
            return found
    return None


def occasion_in(scene: Scene, sentence: Sentence) -> Occasion | None:
    """The first gathering that a sentence names."""
    for position in range(sentence.first, sentence.last):
        head = _head_at(scene, position)
        if head is not None and head[0] <= sentence.last:
            found = _named(scene, sentence, position, head[0], head[1])
            if found is not None:
                return found
    return None


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
        span = scene.story.span(first, end)
        name = span.read(scene.story.text)
        if abbreviation is not None:
            name = f"{abbreviation} {scene.story.span(start, end).read(scene.story.text)}"
        return Occasion(" ".join(name.split()), span, rule)
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
        if _is_name_part(scene, position) or numbered:
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
    ):
        end += 1
    return end
