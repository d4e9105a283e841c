"""Who leads a side that a contact names alone, where another sentence near it says so.

'Indonesia dan AS berunding … Menko Airlangga memimpin delegasi Indonesia'  ->  Airlangga Hartarto for IDN
'Delegasi AS dipimpin Menkeu Bessent', 'ketua delegasi LTTE, SP Tamilselvan'  ->  Bessent for USA, Tamilselvan for LTTE
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from risalah.frame.drafts import Draft
from risalah.frame.parties import Party, Scene, list_around, party_of
from risalah.model.story import Sentence

REACH_BEFORE = 1  # sentences from the report back to who leads
REACH_BEHIND = 16  # and on
BODY_REACH = 4  # tokens from 'memimpin' to 'delegasi', from 'delegasi' over its side to 'dipimpin'
LEADING_REACH = 3  # tokens from a leader's name to 'akan memimpin'


def with_leaders(scene: Scene, draft: Draft, parties: Sequence[Party]) -> list[Party]:
    """The parties, those named by their side alone as whoever leads its delegation."""
    bare = {p.side for p in parties if p.actor is None and p.office in {None, "official"} and not p.plural}
    if not bare or draft.channel in {"written", "phone"}:
        return list(parties)
    named = {party.actor for party in parties if party.actor is not None}
    found: dict[str, list[Party]] = {}
    lead = draft.lead.sentence.index
    for sentence in scene.story.sentences[max(0, lead - REACH_BEFORE) : lead + REACH_BEHIND]:
        here: dict[str, list[Party]] = {}
        for leader in _leaders_in(scene, sentence):
            if leader.side in bare and leader.actor not in named and leader.side not in found:
                here.setdefault(leader.side, []).append(leader)
        found |= here
    told: list[Party] = []
    for party in parties:
        leaders = found.get(party.side, []) if party.actor is None and party.office in {None, "official"} else []
        told += [replace(leader, role=party.role) for leader in leaders] or [party]
    return told


def _leaders_in(scene: Scene, sentence: Sentence) -> Iterator[Party]:
    for number in scene.cast.in_sentence[sentence.index]:
        party = party_of(scene, number)
        if party is None or party.actor is None:
            continue
        titled = _is_head_of_delegation(scene, number)
        if titled or _leads(scene, sentence, number) or _is_led_by(scene, sentence, number, party.side):
            yield party


def _is_head_of_delegation(scene: Scene, number: int) -> bool:
    """'Ketua delegasi LTTE SP Tamilselvan': the title says it."""
    mention, delegations = scene.cast.mentions[number], scene.pack.telling.delegations
    tokens = range(mention.first + 1, mention.last) if mention.kind == "person" else ()
    return any(delegations.match_at(scene.words, token) is not None for token in tokens)


def _leads(scene: Scene, sentence: Sentence, number: int) -> bool:
    """'Menko Airlangga akan memimpin delegasi Indonesia', also as one of a list."""
    numbers = list_around(scene, sentence, number, limit=(sentence.first, sentence.last))
    last = scene.cast.mentions[numbers[-1]].last
    telling = scene.pack.telling
    for position in range(last, min(last + LEADING_REACH, sentence.last)):
        if scene.words[position] in {",", "."}:
            return False
        leading = telling.leading.match_at(scene.words, position)
        if leading is not None:
            reach = range(leading[0], min(leading[0] + BODY_REACH, sentence.last))
            return any(telling.delegations.match_at(scene.words, token) is not None for token in reach)
    return False


def _is_led_by(scene: Scene, sentence: Sentence, number: int, side: str) -> bool:
    """'Delegasi AS dipimpin (oleh) Menkeu Bessent': behind the word, and the delegation of his own side before it."""
    first = scene.cast.mentions[number].first
    at = first - 1
    at -= at >= sentence.first and scene.words[at] in scene.pack.grammar.by
    if at <= sentence.first or scene.words[at] not in scene.pack.contacts.led:
        return False
    for token in range(at - 1, max(sentence.first, at - BODY_REACH - 3) - 1, -1):
        found = scene.pack.telling.delegations.match_at(scene.words, token)
        if found is not None:
            owners = [
                scene.cast.side_of[n]
                for n in scene.cast.in_sentence[sentence.index]
                if token <= scene.cast.mentions[n].first < at
            ]
            return not owners or side in owners
    return False
