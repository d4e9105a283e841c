"""The office of sides named alone, where other words of the same report give it to all of them.

"pertemuan tiga negara … Ketiga menteri luar negeri itu"       ->  each of the three is there as foreign minister
"menelepon para Menlu ASEAN. Negara yang dihubungi yakni Laos" ->  the foreign minister of Laos
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from risalah.frame.parties import Party, Scene
from risalah.model.mention import Mention
from risalah.model.story import Sentence

HEADS = frozenset({"president", "prime-minister", "monarch", "chancellor", "crown-prince", "leader"})
ENVOYS = frozenset({"ambassador", "envoy", "official", "spokesperson", "adviser"})
NAMESAKE_REACH = 4  # reports from the envoy without a name to his surname
GROUP_REACH = 2  # sentences from the report to 'ketiga menteri luar negeri itu'


def offices_of_group(scene: Scene, group: Mention) -> frozenset[str]:
    """The offices that 'kedua menlu' or 'kedua pemimpin' speaks of; none where it may be anybody ('keduanya')."""
    title = scene.pack.titles.match_at(scene.words, group.first + 1)
    office = title[1].office if title is not None and title[0] <= group.last else None
    if office is None or office == "official":
        return frozenset()
    return HEADS if office == "leader" else frozenset({office})


def share_office(scene: Scene, lead: Sentence, told: Iterable[Sentence], parties: Sequence[Party]) -> list[Party]:
    """The parties, those without name and office with the office that a word for all of them gives ('kedua menlu').

    `lead`: the sentence that reports the contact; `told`: all those that speak of it.
    """
    bare = [party for party in parties if _is_bare(scene, party)]
    held = {party.office for party in parties if party not in bare}
    if not bare or len(held) > 1 or None in held:
        return list(parties)
    near = {sentence.index for sentence in told}
    near |= set(range(lead.index - GROUP_REACH, lead.index + GROUP_REACH + 1))
    for index in sorted(near & set(range(len(scene.story.sentences)))):
        for number in scene.cast.in_sentence[index]:
            mention = scene.cast.mentions[number]
            office = _office_of_all(scene, mention) if mention.count == len(parties) else None
            if office is not None and (not held or held == {office}):
                rule = "one office for all who met"
                return [replace(p, office=office, rule=rule) if p in bare else p for p in parties]
    return list(parties)


def office_of_list(scene: Scene, sentence: Sentence, parties: Sequence[Party]) -> list[Party]:
    """Countries listed right behind 'para Menlu ASEAN', in its sentence or the next, are there by that office."""
    if not parties or not all(_is_bare(scene, party) for party in parties):
        return list(parties)
    for index in range(sentence.index, max(-1, sentence.index - 2), -1):
        for number in reversed(scene.cast.in_sentence[index]):
            mention = scene.cast.mentions[number]
            if mention.kind == "role" and mention.plural and mention.span.start < parties[0].span.start:
                is_state = scene.pack.sides.kind_of(scene.cast.side_of[number]) == "state"
                if mention.stated_office is None or is_state:
                    continue
                rule = "listed behind their office"
                return [replace(party, office=mention.stated_office, rule=rule) for party in parties]
    return list(parties)


def surnames_of_unnamed(
    scene: Scene, parties: Sequence[Party], earlier: Sequence[Sequence[Party]]
) -> tuple[Party, ...]:
    """'Dubes Korea Utara mengatakan kepada Guterres … kata Kim kepada Guterres': the ambassador, not Kim Jong Un.

    A surname alone, behind an unnamed envoy of the same side who spoke with the same partner. `earlier`: the parties of
    the NAMESAKE_REACH reports before.
    """
    if not any(party.actor is not None and party.office in HEADS for party in parties):
        return tuple(parties)
    partners = {party.actor for party in parties if party.actor is not None}
    before = [each for each in earlier if partners & {party.actor for party in each}]
    unnamed = {party.side: party for each in before for party in each if party.actor is None and party.office in ENVOYS}
    told = []
    for party in parties:
        written = party.span.read(scene.story.text)
        known = unnamed.get(party.side)
        if known is None or party.actor is None or party.office not in HEADS or len(written.split()) > 1:
            told.append(party)
        else:
            rule = "surname of an unnamed envoy"
            told.append(replace(known, name=written, span=party.span, role=party.role, rule=rule))
    return tuple(told)


def _is_bare(scene: Scene, party: Party) -> bool:
    return party.actor is None and party.office is None and scene.pack.sides.kind_of(party.side) == "state"


def _office_of_all(scene: Scene, mention: Mention) -> str | None:
    """The office in 'ketiga menteri luar negeri'."""
    if mention.kind != "group":
        return None
    title = scene.pack.titles.match_at(scene.words, mention.first + 1) if mention.last > mention.first + 1 else None
    return title[1].office if title is not None and title[1].kind == "office" else None
