"""Whose office it is when the words do not say: that of the country where they are.

"Jokowi tiba di Tokyo … akan bertemu perdana menteri"   ->  prime-minister of JPN
"Retno bertemu dengan otoritas setempat di Dhaka"       ->  BGD
"""

from collections.abc import Iterator, Sequence, Set

from msgspec.structs import replace

from risalah.frame.parties import Party, Scene
from risalah.model.mention import Mention
from risalah.model.story import Sentence

HOST_REACH = 3  # tokens from 'bertemu' to the office: 'bertemu dengan sejumlah pejabat'
SPOKEN_OF = 30  # mentions that 'di sana' may point back over
PURPOSE_REACH = 4  # tokens from 'untuk' over 'mengadakan' to 'pembicaraan'
TRIP_REACH = 8  # tokens from 'ke' over the place and the day to 'untuk'
LOOK_BACK = 2  # sentences in which the visitor may have been told to come


def hosts_at(scene: Scene, sentence: Sentence, start: int, guests: Sequence[Party]) -> list[Party]:
    """The unnamed office without a side that begins within reach of a token, as that of the country visited.

    Empty where the nearest place lies in the guests' own country, or none is named.
    """
    cast = scene.cast
    for number in cast.in_sentence[sentence.index]:
        mention = cast.mentions[number]
        if mention.first < start:
            continue
        if mention.first > start + HOST_REACH or any(word in '".,;:' for word in scene.words[start : mention.first]):
            return []
        actor = cast.actor(number)
        settled = cast.side_of[number] is not None or (actor is not None and actor.side is not None)
        if mention.kind not in {"role", "person"} or mention.title not in {"office", "institution"} or settled:
            return []
        if mention.last < sentence.last and _goes_on_in_name(scene, mention):
            return []  # 'Gubernur DKI', 'pemimpin kelompok …': of something that the tables do not know
        taken = {guest.side for guest in guests}
        country = _country_visited(scene, sentence, mention.last)
        if country is None and scene.pack.grammar.local.match_at(scene.words, mention.last) is not None:
            country = _country_spoken_of(scene, number, taken)
        if country is None or country in taken:
            return []
        rule = "office of the country visited"
        party = Party(country, None, None, None, mention.office, mention.span, rule=rule, plural=mention.plural)
        if actor is not None:
            party = replace(party, actor=actor.index, name=actor.name, person=actor.person)
        return [party]
    return []


def _goes_on_in_name(scene: Scene, mention: Mention) -> bool:
    """'Gubernur DKI', 'wakil kelompok …', 'wakil NDF': is an office that of a body, unknown, whose name follows?

    Its short name may be in the mention: a last word in capitals that is none of the title's.
    """
    if scene.story.capitals[mention.last] or scene.words[mention.last] in scene.pack.grammar.group_words:
        return True
    word, title = scene.story.read(mention.last - 1, mention.last), (mention.entry or "").rpartition(":")[2]
    return len(word) > 1 and word.isupper() and word.lower() not in title.lower().split()


def country_travelled_to(
    scene: Scene, sentence: Sentence, verb: int, guests: Sequence[Party], *, visited: bool = False, seat: bool = False
) -> list[Party]:
    """'Tillerson terbang ke Ankara untuk membahas Suriah': talks without a partner are with those of the country.

    Many talks take place in a third country: it counts only where the story names the country itself as well, or
    where it is `visited`: 'tiba di Teheran untuk kunjungan dua hari'.
    """
    grammar, words = scene.pack.grammar, scene.words
    near = range(verb - 1, max(sentence.first, verb - PURPOSE_REACH) - 1, -1)
    opening = grammar.for_ | grammar.purpose | (grammar.inside if visited else frozenset())  # 'dalam kunjungan resmi'
    purpose = next((at for at in near if words[at] in opening), None)
    sent = not scene.pack.contacts.sending.isdisjoint(words[sentence.first : verb])
    official = sent or all(party.actor is not None or party.office is not None for party in guests)
    if purpose is None or not guests or not official or any(word in ".,;:" for word in words[purpose:verb]):
        return []
    found = list(_places(scene, max(sentence.first, purpose - TRIP_REACH), purpose, grammar.into, seats=seat))
    country = found[-1] if found else None
    spoken_of = {code for mention, code in scene.sides_named if mention.form != "capital"}
    if country is None or not (visited or country in spoken_of) or any(party.side == country for party in guests):
        return []
    return [Party(country, None, None, None, None, scene.story.span(purpose - 1, purpose), rule="country travelled to")]


def _country_spoken_of(scene: Scene, number: int, taken: set[str]) -> str | None:
    """'jaksa agung di sana', 'pemerintah setempat': of the state named last that is not the guests' own."""
    for other in range(number - 1, max(-1, number - SPOKEN_OF), -1):
        code = scene.cast.side_of[other]
        if code is not None and code not in taken and scene.pack.sides.kind_of(code) == "state":
            return code
    return None


def _country_visited(scene: Scene, sentence: Sentence, token: int) -> str | None:
    """The country of the place named next behind a token, or last before it, up to a few sentences back."""
    ways = scene.pack.grammar.at | scene.pack.grammar.into
    behind = next(_places(scene, token, sentence.last, ways), None)
    if behind is not None:
        return behind
    for index in range(sentence.index, max(-1, sentence.index - LOOK_BACK - 1), -1):
        earlier = scene.story.sentences[index]
        own = index == sentence.index
        # in a sentence before it only where somebody has come to
        found = list(_places(scene, earlier.first, token if own else earlier.last, ways if own else frozenset()))
        if found and not earlier.title:
            return found[-1]
    return None


def _places(scene: Scene, first: int, last: int, ways: Set[str], *, seats: bool = False) -> Iterator[str]:
    """Codes of the states that one of the words `ways` ('di', 'ke') or a verb of coming leads to, in [first, last).

    `seats`: those told by their name or capital alone.
    """
    pack, words = scene.pack, scene.words
    leads = {first + end for _, end, _ in pack.contacts.arrivals.matches(words[first:last])}
    for position in range(first + 1, last):
        if words[position - 1] not in ways and position not in leads:
            continue
        if not scene.story.capitals[position]:
            continue
        side = pack.sides.forms.match_at(words, position)
        place = pack.places.forms.match_at(words, position)
        if side is not None and (place is None or side[0] >= place[0]):
            if pack.sides.is_country(side[1]):
                yield side[1].code
        elif place is not None and place[1].country and not seats:
            yield place[1].country
