"""Where a contact took place: the most exact place that its own sentences name.

"bertemu … di Istana Merdeka, Jakarta"   ->  Place("Istana Merdeka, Jakarta", "IDN", ...)
"tiba di Moskow … menemui Putin"         ->  Place("Moskow", "RUS", ...): one party came to the other's country
"""

from collections.abc import Iterator, Sequence

from risalah.frame.candidates import Candidate
from risalah.frame.gather import Draft
from risalah.frame.parties import Party, Scene
from risalah.lang.places import PlaceForm
from risalah.model.account import Place
from risalah.model.span import Span
from risalah.model.story import Sentence

ARRIVAL_REACH = 2  # sentences behind a contact in which the party is told to have come
PLACE_REACH = 30  # tokens behind the words of a contact in which its place stands
PLACE_CHAIN = 3  # tokens between parts of one place: 'Istana Merdeka, Jakarta'
GATHERING_CHAIN = 4  # more tokens of a gathering's name before its place: 'di KTT G20, Hamburg, Jerman'


def find_place(scene: Scene, draft: Draft, parties: Sequence[Party]) -> Place | None:
    """The most exact place named for the contact, with the places that it lies in behind it."""
    wide: Place | None = None  # a whole country: kept if nothing nearer is said
    for sentence, span in draft.windows():
        if sentence.title:
            continue
        found = _place_in(scene, sentence, span, draft.channel == "in-person")
        if found is not None and (found.latitude is not None or not _is_country(found)):
            return found
        wide = wide or found
    if draft.channel != "in-person":
        return wide
    wide = wide or _headline_place(scene, draft)
    arrival = _arrival(scene, draft, {party.side for party in parties})
    if arrival is not None:
        return arrival
    if wide is not None:
        return wide
    if any(candidate.trigger.pattern == "visit" for candidate in draft.candidates):
        return _host_country(scene, draft)
    return None


def _is_country(place: Place) -> bool:
    """A whole country, as the tables of sides name it."""
    return "sides.csv:" in place.rule or "side_forms.csv:" in place.rule


def place_of_setting(scene: Scene, setting: Candidate) -> Place | None:
    """The place of several contacts told in one sentence: 'serangkaian pertemuan di Vientiane'."""
    return _place_in(scene, setting.sentence, setting.channel_span, True)


def _headline_place(scene: Scene, draft: Draft) -> Place | None:
    """'Duterte Batal Bertemu Obama di Laos': the headline's place, where the story gives none."""
    for candidate in draft.candidates:
        if candidate.sentence.title:
            return _place_in(scene, candidate.sentence, candidate.channel_span, False)
    return None


def _arrival(scene: Scene, draft: Draft, sides: set[str]) -> Place | None:
    """'tiba di Moskow' of one party in the country of another: there they meet."""
    actors = {p.actor for c in draft.candidates for p in c.parties if p.actor is not None}
    for sentence in scene.story.sentences:
        if sentence.index > draft.lead.sentence.index + ARRIVAL_REACH:
            return None
        present = {scene.cast.actor_of[n] for n in scene.cast.in_sentence[sentence.index]}
        for _, end, _ in scene.pack.contacts.arrivals.matches(scene.words[sentence.first : sentence.last]):
            place = _place_at(scene, sentence, sentence.first + end)
            if place is not None and place.country in sides and actors & present:
                return place
    return None


def _host_country(scene: Scene, draft: Draft) -> Place | None:
    """A visit takes place in the country that it goes to."""
    visit = next(c for c in draft.candidates if c.trigger.pattern == "visit")
    host = next((p for p in visit.parties if p.role == "host" and p.actor is None), None)
    if host is None or host.side not in scene.pack.sides.by_code or scene.pack.sides.by_code[host.side].kind != "state":
        return None
    return Place(" ".join(host.span.read(scene.story.text).split()), host.side, host.span, rule="country of a visit")


def _place_in(scene: Scene, sentence: Sentence, focus: Span, draft_meets: bool) -> Place | None:
    """The first 'di PLACE' behind the words of the contact, or the last one before them."""
    starts = scene.story.tokens.starts
    at = next((t for t in range(sentence.first, sentence.last) if starts[t] >= focus.start), sentence.first)
    for position in range(at, min(at + PLACE_REACH, sentence.last)):
        word = scene.words[position]
        if position > at and word in scene.pack.grammar.subordinators and not _same_event(scene, sentence, position):
            break
        if _is_posting(scene, sentence, position):
            continue
        if scene.words[position] in scene.pack.grammar.at and not _belongs_to_noun(scene, position, at):
            place = _place_at(scene, sentence, position + 1)
            if place is not None:
                return place
    for position in range(at - 1, sentence.first - 1, -1):
        ways = scene.pack.grammar.at | (scene.pack.grammar.into if draft_meets else frozenset())
        leads = scene.words[position] in ways and not _is_posting(scene, sentence, position)
        if leads and not _belongs_to_noun(scene, position, sentence.first):
            place = _place_at(scene, sentence, position + 1)
            if place is not None and place.country is not None:
                return place
    return None


def _same_event(scene: Scene, sentence: Sentence, position: int) -> bool:
    """'… usai melakukan pertemuan di Kemlu': the clause behind 'usai' is about the contact itself."""
    if scene.words[position] not in scene.pack.grammar.around:
        return False
    return any(
        scene.pack.contacts.anaphora_nouns.match_at(scene.words, t) is not None
        for t in range(position + 1, min(position + 4, sentence.last))
    )


def _is_posting(scene: Scene, sentence: Sentence, position: int) -> bool:
    """'duta besar RI di Belanda': where an envoy serves, not where they met."""
    return any(
        scene.cast.mentions[n].last == position
        and scene.cast.mentions[n].kind == "role"
        and scene.cast.mentions[n].office == "ambassador"
        for n in scene.cast.in_sentence[sentence.index]
    )


def _belongs_to_noun(scene: Scene, position: int, start: int) -> bool:
    """'tentang konflik di Suriah': the place of what is talked about, not of the talks."""
    for back in range(position - 1, max(start, position - 6) - 1, -1):
        word = scene.words[back]
        if word == ",":
            return False
        if word in scene.pack.grammar.relatives and back > start and _names_contact(scene, back):
            return False  # 'pertemuan yang difasilitasi PM Malaysia di Putrajaya'
        if word in scene.pack.grammar.about or word in scene.pack.grammar.relatives:
            return True
    return False


def _names_contact(scene: Scene, end: int) -> bool:
    """Does a word like 'pertemuan' end right before a token?"""
    nouns = scene.pack.contacts.anaphora_nouns
    return any(end > n and (found := nouns.match_at(scene.words, end - n)) and found[0] == end for n in (1, 2))


def _place_at(scene: Scene, sentence: Sentence, start: int) -> Place | None:
    parts = list(_place_parts(scene, sentence, start))
    if not parts:
        return None
    (first, _, form) = parts[0]
    last = parts[-1][1]
    span = scene.story.span(first, last)
    sure = [part[2] for part in parts if part[2].kind not in {"head", "institution"}]
    country = (sure[0].country if sure else next((p[2].country for p in parts if p[2].country), "")) or None
    located = next((p[2] for p in parts if p[2].latitude is not None), form)
    name = " ".join(span.read(scene.story.text).split())
    return Place(name, country, span, located.latitude, located.longitude, f"place: {form.entry}")


def _place_parts(scene: Scene, sentence: Sentence, start: int) -> Iterator[tuple[int, int, PlaceForm]]:
    """(first token, token after the last, form) of each part of a place that begins at `start`."""
    position, gap = start, 0
    gathering = scene.pack.contacts.occasion_heads.match_at(scene.words, start) if start < sentence.last else None
    if gathering is not None:  # 'di KTT G20, Hamburg, Jerman'
        position = gathering[0]
        while (
            position < sentence.last
            and scene.words[position] != ","
            and position < start + PLACE_CHAIN + GATHERING_CHAIN
        ):
            position += 1
    while position < sentence.last and gap <= PLACE_CHAIN:
        found = _one_place(scene, sentence, position)
        if found is not None:
            yield position, found[0], found[1]
            position, gap = found[0], 0
            continue
        word = scene.words[position]
        if word not in scene.pack.contacts.place_fillers:
            return
        position, gap = position + 1, gap + 1


def _one_place(scene: Scene, sentence: Sentence, at: int) -> tuple[int, PlaceForm] | None:
    if not scene.story.capitals[at]:
        return None
    place = scene.pack.places.forms.match_at(scene.words, at)
    head = scene.pack.places.heads.match_at(scene.words, at)
    side = scene.pack.sides.forms.match_at(scene.words, at)
    if head is not None and (place is None or head[0] >= place[0]):
        end = head[0]
        while end < sentence.last and scene.story.capitals[end] and scene.words[end] not in scene.pack.names.never:
            end += 1
        inner = [f for t in range(at, end) if (f := scene.pack.places.forms.match_at(scene.words, t))]
        owners = [s for t in range(at, end) if (s := scene.pack.sides.forms.match_at(scene.words, t))]
        country = inner[-1][1].country if inner else owners[-1][1].code if owners else ""
        if end > head[0] or country:
            return end, PlaceForm(
                head[1], country, "head" if not country else "venue", None, None, False, f"venues.csv:{head[1]}"
            )
    if place is not None and (side is None or place[0] >= side[0]) and place[0] <= sentence.last:
        return place
    institution = scene.pack.sides.institutions.match_at(scene.words, at)
    if institution is not None and institution[0] <= sentence.last:
        end, form = institution
        own = scene.pack.sides.forms.match_at(scene.words, end) if end < sentence.last else None
        code = form.side or (own[1].code if own else scene.pack.home_side if form.home else "")
        if code:
            end = own[0] if own and form.side is None else end
            whose = "venue" if form.side is not None or own else "institution"  # the home side's, unless a city tells
            return end, PlaceForm(form.written, code, whose, None, None, False, form.entry)
    if side is not None and side[1].form in {"name", "abbreviation", "capital"} and side[0] <= sentence.last:
        kind = scene.pack.sides.by_code[side[1].code].kind
        if kind == "state":
            return side[0], PlaceForm(side[1].written, side[1].code, "country", None, None, False, side[1].entry)
    return None
