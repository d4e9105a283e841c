"""The slots of a contact: place, duration, initiator, occasion, topics, outcome, ordinal.

Every slot is read from the sentences that report the contact or take it up again, never from elsewhere.
"""

from collections.abc import Iterator, Sequence

from risalah.find.story import Sentence
from risalah.frame.gather import Draft
from risalah.frame.parties import Party, Scene, party_of
from risalah.lang.places import PlaceForm
from risalah.model.account import Duration, Initiator, Occasion, Ordinal, OutcomeCode, Place, Provenance, Topic
from risalah.model.span import Span, cover
from risalah.model.timex import Timex

PLACE_REACH = 30  # tokens behind the words of a contact in which its place stands
PLACE_CHAIN = 3  # tokens between parts of one place: 'Istana Merdeka, Jakarta'
DURATION_REACH = 12
TOPIC_REACH = 28


# -- place ---------------------------------------------------------------------------------------------------------------
def find_place(scene: Scene, draft: Draft, parties: Sequence[Party]) -> Place | None:
    """The most exact place named for the contact, with the places that it lies in behind it."""
    for sentence, span in draft.windows():
        if sentence.title:
            continue
        found = _place_in(scene, sentence, span, draft.channel == "in-person")
        if found is not None:
            return found
    if any(candidate.trigger.pattern == "visit" for candidate in draft.candidates):
        return _host_country(scene, draft)
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
        if position > at and scene.words[position] in scene.pack.grammar.subordinators:
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


def _is_posting(scene: Scene, sentence: Sentence, position: int) -> bool:
    """'duta besar RI di Belanda': where an envoy serves, not where they met."""
    return any(
        scene.cast.mentions[n].last == position and scene.cast.mentions[n].kind == "role"
        for n in scene.cast.in_sentence[sentence.index]
    )


def _belongs_to_noun(scene: Scene, position: int, start: int) -> bool:
    """'tentang konflik di Suriah': the place of what is talked about, not of the talks."""
    for back in range(position - 1, max(start, position - 6) - 1, -1):
        word = scene.words[back]
        if word == ",":
            return False
        if word in scene.pack.grammar.about or word in scene.pack.grammar.relatives:
            return True
    return False


def _place_at(scene: Scene, sentence: Sentence, start: int) -> Place | None:
    parts = list(_place_parts(scene, sentence, start))
    if not parts:
        return None
    (first, _, form) = parts[0]
    last = parts[-1][1]
    span = scene.story.span(first, last)
    country = next((p[2].country for p in parts if p[2].kind != "head"), form.country) or None
    located = next((p[2] for p in parts if p[2].latitude is not None), form)
    name = " ".join(span.read(scene.story.text).split())
    return Place(name, country, span, located.latitude, located.longitude, f"place: {form.entry}")


def _place_parts(scene: Scene, sentence: Sentence, start: int) -> Iterator[tuple[int, int, PlaceForm]]:
    """(first token, token after the last, form) of each part of a place that begins at `start`."""
    position, gap = start, 0
    while position < sentence.last and gap <= PLACE_CHAIN:
        found = _one_place(scene, sentence, position)
        if found is not None:
            yield position, found[0], found[1]
            position, gap = found[0], 0
            continue
        word = scene.words[position]
        if word not in {",", "(", ")", "di", "kota", "ibu", "ibukota", "kawasan", "-", "kompleks", "gedung", "kantor"}:
            return
        if word in {"(", ")"}:
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
        own = [s for t in range(at, end) if (s := scene.pack.sides.forms.match_at(scene.words, t))]
        country = inner[-1][1].country if inner else own[-1][1].code if own else ""
        if end > head[0] or country:
            return end, PlaceForm(head[1], country, "head" if not country else "venue", None, None, False, f"venues.csv:{head[1]}")
    if place is not None and (side is None or place[0] >= side[0]) and place[0] <= sentence.last:
        return place
    if side is not None and side[1].form in {"name", "abbreviation", "capital"} and side[0] <= sentence.last:
        kind = scene.pack.sides.by_code[side[1].code].kind
        if kind == "state":
            return side[0], PlaceForm(side[1].written, side[1].code, "country", None, None, False, side[1].entry)
    return None


# -- duration, ordinal -----------------------------------------------------------------------------------------------------
def find_duration(scene: Scene, draft: Draft, timexes: Sequence[Timex]) -> Duration | None:
    """How long it lasted: a length of hours or minutes beside the words of the contact."""
    for sentence, span in draft.windows():
        near = [
            t
            for t in timexes
            if t.type == "DURATION"
            and t.value is not None
            and t.value.startswith("PT")
            and sentence.span.contains(t.span)
            and abs(t.span.start - span.start) < 140
        ]
        if near:
            chosen = min(near, key=lambda t: abs(t.span.start - span.start))
            assert chosen.value is not None
            return Duration(chosen.value, chosen.approximate, chosen.span, chosen.rule)
    return None


def find_ordinal(scene: Scene, draft: Draft, timexes: Sequence[Timex]) -> Ordinal | None:
    """'pembicaraan kedua … dalam sebulan ini' -> (2, P1M)."""
    words, ordinals = scene.words, scene.pack.contacts.ordinals
    for sentence, _ in draft.windows():
        for position in range(sentence.first + 1, sentence.last):
            word = words[position]
            bare = word.removesuffix("kalinya")
            if bare not in ordinals:
                continue
            after = words[position + 1] if position + 1 < sentence.last else ""
            is_count = after in {"kalinya", "kali"} or words[position - 1] in {"kali", "yang"} or (
                scene.pack.contacts.anaphora_nouns.match_at(words, position - 1) is not None
            )
            if not is_count:
                continue
            span = scene.story.span(position, position + 1)
            period = next((t for t in timexes if sentence.span.contains(t.span) and t.span.start > span.end), None)
            within = _period(period)
            return Ordinal(ordinals[bare], within, cover(span, period.span) if period and within else span, "ordinal beside the contact")
    return None


def _period(timex: Timex | None) -> str | None:
    if timex is None or timex.value is None:
        return None
    if timex.type == "DURATION":
        return timex.value
    if timex.type == "DATE":
        parts = timex.value.count("-")
        return "P1W" if "W" in timex.value else {0: "P1Y", 1: "P1M"}.get(parts)
    return None


# -- initiator ------------------------------------------------------------------------------------------------------------
def find_initiator(scene: Scene, draft: Draft, sides: set[str]) -> Initiator | None:
    """'atas inisiatif Washington', 'diinisiasi oleh Putin', or the one who called, wrote or summoned."""
    for sentence, _ in draft.windows():
        for start, end, phrase in scene.pack.contacts.initiator.matches(scene.words[sentence.first : sentence.last]):
            party = _party_behind(scene, sentence, sentence.first + end)
            if party is not None and party.side in sides:
                span = cover(scene.story.span(sentence.first + start, sentence.first + end), party.span)
                return Initiator(party.side, party.name, span, f"initiator: {phrase}")
    for candidate in draft.candidates:
        if candidate.initiator is not None and candidate.initiator.side in sides:
            caller = candidate.initiator
            span = cover(scene.story.span(candidate.first, candidate.last), caller.span)
            return Initiator(caller.side, caller.name, span, candidate.trigger.rule)
    return None


def _party_behind(scene: Scene, sentence: Sentence, start: int) -> Party | None:
    for number in scene.cast.in_sentence[sentence.index]:
        mention = scene.cast.mentions[number]
        if start <= mention.first <= start + 2:
            return party_of(scene, number)
    return None


# -- occasion --------------------------------------------------------------------------------------------------------------
def find_occasion(scene: Scene, draft: Draft) -> Occasion | None:
    """The gathering that it took place at or for: 'di sela-sela KTT APEC', 'dalam Sidang Majelis Umum PBB'."""
    for sentence, _ in draft.windows():
        for position in range(sentence.first, sentence.last):
            head = scene.pack.contacts.occasion_heads.match_at(scene.words, position)
            if head is None or head[0] > sentence.last:
                continue
            end = _occasion_end(scene, sentence, head[0])
            if end == head[0] or not scene.story.capitals[position] and end - head[0] < 1:
                continue
            span = scene.story.span(position, end)
            return Occasion(" ".join(span.read(scene.story.text).split()), span, f"occasion: {head[1]}")
    return None


def _occasion_end(scene: Scene, sentence: Sentence, start: int) -> int:
    end = start
    while end < sentence.last:
        word = scene.words[end]
        if scene.story.capitals[end] and word not in scene.pack.names.never - OCCASION_WORDS:
            end += 1
        elif word in {"-", "ke"} and end + 1 < sentence.last and (scene.story.capitals[end + 1] or scene.words[end + 1][0].isdigit() or scene.words[end + 1] == "-"):
            end += 1
        elif word[0].isdigit() and end > start and scene.words[end - 1] in {"-", "ke"}:
            end += 1
        else:
            break
    return end


OCCASION_WORDS = frozenset({"asia", "majelis", "umum", "dewan", "keamanan", "tingkat", "tinggi", "organisasi", "islam", "afrika", "pasifik", "timur", "utara", "teluk", "arab", "eropa", "nuklir", "negara", "sama", "kerja", "kepulauan", "perdamaian"})


# -- topics ---------------------------------------------------------------------------------------------------------------
def find_topics(scene: Scene, draft: Draft, sides: set[str]) -> list[Topic]:
    """Sides and themes that the sentences of the contact name behind a word like 'membahas' or 'soal'."""
    found: dict[str, Topic] = {}
    for sentence, span in draft.windows():
        for first, last in _about_spans(scene, sentence):
            if _voice_at(scene, first) != _voice_at(scene, _token_at(scene, sentence, span)):
                continue
            for number in scene.cast.in_sentence[sentence.index]:
                mention = scene.cast.mentions[number]
                code = scene.cast.side_of[number]
                if mention.kind == "side" and code and code not in sides and first <= mention.first < last and mention.form != "gathering":
                    found.setdefault(code, Topic(code, mention.span, "side talked about"))
            for start, end, theme in scene.pack.topics.matches(scene.words[first:last]):
                where = scene.story.span(first + start, first + end)
                found.setdefault(theme.code, Topic(theme.code, where, f"theme: {theme.entry}"))
    return sorted(found.values(), key=lambda topic: (topic.span, topic.code))


def _token_at(scene: Scene, sentence: Sentence, span: Span) -> int:
    starts = scene.story.tokens.starts
    return next((t for t in range(sentence.first, sentence.last) if starts[t] >= span.start), sentence.first)


def _voice_at(scene: Scene, token: int) -> bool:
    return scene.story.quoted[token] >= 0


def _about_spans(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, int]]:
    position = sentence.first
    while position < sentence.last:
        if scene.words[position] in scene.pack.grammar.about:
            end = position + 1
            while end < min(position + TOPIC_REACH, sentence.last) and scene.words[end] not in scene.pack.grammar.subordinators:
                end += 1
            yield position, end
            position = end
        else:
            position += 1


# -- outcome ---------------------------------------------------------------------------------------------------------------
def find_outcome(scene: Scene, draft: Draft) -> tuple[OutcomeCode, Provenance | None]:
    """Whether an agreement is reported; a report of none goes before one of some."""
    hits: list[tuple[OutcomeCode, Span]] = []
    for sentence, _ in draft.windows():
        for start, end, code in scene.pack.contacts.outcomes.matches(scene.words[sentence.first : sentence.last]):
            hits.append((code, scene.story.span(sentence.first + start, sentence.first + end)))
    for wanted in ("no-agreement", "agreed"):
        for code, span in hits:
            if code == wanted:
                return code, Provenance("outcome", f"outcome: {code}", (span,))
    return "unclear", None
