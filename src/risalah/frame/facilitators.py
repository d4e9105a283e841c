"""Who took part beside the parties that a contact's own words name: who brought them together, and who else was there.

"Pertemuan itu difasilitasi PM Malaysia"                            ->  Malaysia, mediator
"Mediator Uni Afrika, Olusegun Obasanjo, memimpin pembicaraan"      ->  AU, mediator
"Pertemuan itu juga dihadiri PM X" · "PM X ikut dalam pertemuan itu"  ->  PM X
"""

from collections.abc import Iterator

from msgspec.structs import replace

from risalah.frame.drafts import Draft
from risalah.frame.parties import Party, Scene, list_around, parties_of
from risalah.lang.clauses import can_act, subject_before
from risalah.model.story import Sentence

BEHIND = 1  # sentences from the words of a contact to 'Mesir bertindak sebagai penengah'
NOUN_REACH = 4  # tokens from 'memimpin' over 'jalannya' to 'pembicaraan'


def others_involved(scene: Scene, draft: Draft, sides: set[str]) -> list[Party]:
    """The parties of other sides, each once, mediators first."""
    if draft.channel not in {"in-person", "unknown", "video"} or len(sides) < 2:
        return []
    found: list[Party] = []
    for party in (*_mediators(scene, draft), *_leaders(scene, draft, sides)):
        if party.side not in sides and all(party.side != other.side for other in found):
            found.append(replace(party, role="mediator"))
    found += _attendants(scene, draft, sides | {party.side for party in found})
    return found


def _mediators(scene: Scene, draft: Draft) -> Iterator[Party]:
    """'pertemuan yang difasilitasi PM Malaysia', 'Pembicaraan ditengahi Mesir': who brought the others together."""
    for sentence, _ in draft.windows():
        contacts, words = scene.pack.contacts, scene.words[sentence.first : sentence.last]
        grammar = scene.pack.grammar
        if (contacts.mediated | contacts.carried_out | grammar.assisting).isdisjoint(words):
            continue
        for token in range(sentence.first, sentence.last - 1):
            helped = scene.words[token] in grammar.assisting and scene.words[token - 1] in grammar.with_ | grammar.means
            if scene.words[token] in scene.pack.contacts.mediated or helped:
                start = token + 1 + (scene.words[token + 1] in scene.pack.grammar.by)
                titled = any(scene.cast.mentions[n].first == token for n in scene.cast.in_sentence[sentence.index])
                yield from _listed_behind(scene, sentence, token if titled else start, reach=2)  # 'penengah Mesir'
            elif scene.words[token] in scene.pack.contacts.carried_out:  # 'jamuan yang digelar Sekjen PBB'
                start = token + 1 + (scene.words[token + 1] in scene.pack.grammar.by)
                named = scene.words[token - 1] in scene.pack.grammar.relatives
                yield from _listed_behind(scene, sentence, start, reach=0) if named else ()


def _leaders(scene: Scene, draft: Draft, sides: set[str]) -> Iterator[Party]:
    """'Mesir menengahi perundingan tersebut', 'X bertindak sebagai perantara': in a sentence on the contact."""
    if draft.status not in {"held", "planned"}:
        return
    for sentence in _on_contact(scene, draft):
        words = scene.words[sentence.first : sentence.last]
        for start, end, kind in scene.pack.contacts.leading.matches(words):
            first, last = sentence.first + start, sentence.first + end
            others = {party.side for party in _listed_behind(scene, sentence, last, reach=1)}
            if (kind == "talks" and not _takes_up(scene, sentence, last)) or not others <= sides:
                continue  # 'Kuwait siap menjadi tuan rumah perundingan Yaman-Saudi': of talks of their own
            named = _listed_before(scene, sentence, first)
            if sides.isdisjoint(party.side for party in named):
                yield from named


def _attendants(scene: Scene, draft: Draft, sides: set[str]) -> list[Party]:
    """'Pertemuan itu juga dihadiri PM Selandia Baru': who else took part, told by a sentence that takes it up again."""
    found: list[Party] = []
    for named in _present(scene, draft):
        if not sides.isdisjoint(party.side for party in named):
            continue  # 'yang diikuti China, kedua Korea, AS, …': all of them, of whichever round
        taken = {party.side for party in found}
        found += [p for p in named if p.side not in taken and p.actor is not None]
    return found


def companions_present(scene: Scene, draft: Draft) -> list[Party]:
    """'Menlu Sugiono juga hadir dalam pertemuan itu': who was there with one of the parties, of one side alone."""
    sides = {party.side for candidate in draft.candidates for party in candidate.parties}
    rows = [named for named in _present(scene, draft) if len({party.side for party in named}) == 1]
    return [party for named in rows for party in named if party.side in sides and party.actor is not None]


def _present(scene: Scene, draft: Draft) -> Iterator[list[Party]]:
    """Those of whom the sentences that take a contact up again say that they were there, list by list."""
    contacts = scene.pack.contacts
    for sentence, _ in draft.echoes:
        words = scene.words[sentence.first : sentence.last]
        for _, end, _ in contacts.attended.matches(words):
            yield _listed_behind(scene, sentence, sentence.first + end, reach=1)
        for start, end, _ in contacts.attending.matches(words):
            if _takes_up(scene, sentence, sentence.first + end):
                yield _listed_before(scene, sentence, sentence.first + start)


def _on_contact(scene: Scene, draft: Draft) -> list[Sentence]:
    """The sentences that take the contact up again, and the one right behind its last report."""
    sentences = [sentence for sentence, _ in draft.echoes]
    last = max(candidate.sentence.index for candidate in draft.candidates)
    behind = scene.story.sentences[last + 1 : last + 1 + BEHIND]
    return [*sentences, *(each for each in behind if each not in sentences and not each.title)]


def _takes_up(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Does 'perundingan itu', 'jalannya pembicaraan' or '… tersebut' stand right behind a token?"""
    nouns, determiners = scene.pack.contacts.anaphora_nouns, scene.pack.contacts.anaphora_determiners
    for token in range(at, min(at + NOUN_REACH, sentence.last)):
        noun = nouns.match_at(scene.words, token)
        if noun is None:
            continue
        behind = scene.words[noun[0] : noun[0] + 1]
        return noun[0] >= sentence.last or behind[0] in determiners or not behind[0].isalnum() or token > at
    return False


def _listed_behind(scene: Scene, sentence: Sentence, token: int, reach: int) -> list[Party]:
    """The parties of the list that begins at a token or so many behind it."""
    mentions = scene.cast.mentions
    numbers = [n for n in scene.cast.in_sentence[sentence.index] if token <= mentions[n].first <= token + reach]
    listed = list_around(scene, sentence, numbers[0], limit=(token, sentence.last)) if numbers else []
    return parties_of(scene, listed)


def _listed_before(scene: Scene, sentence: Sentence, token: int) -> list[Party]:
    """The parties of the list that ends at a token, over adverbs and a comma: 'Kanselir X juga hadir dalam …'."""
    skipped = scene.pack.grammar.adverbs | scene.pack.grammar.relatives | {","}
    while token > sentence.first and scene.words[token - 1] in skipped:
        token -= 1
    mentions = scene.cast.mentions
    ending = [n for n in scene.cast.in_sentence[sentence.index] if mentions[n].last == token and can_act(scene.cast, n)]
    number = ending[-1] if ending else None
    if number is None:  # 'IGAD, blok regional Afrika Timur, memediasi pembicaraan tersebut'
        number = subject_before(scene.story, scene.cast, scene.pack.grammar, sentence, token)
    if number is None:
        return []
    return parties_of(scene, list_around(scene, sentence, number, limit=(sentence.first, token)))
