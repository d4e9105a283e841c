"""Where the parties of a contact were, for a contact whose own sentences name no place.

"tiba di Moskow … menemui Putin"                       ->  Moskow: one party came to the other's country
"menerima Dubes AS di kantornya … di kantornya, Kuningan"  ->  Kuningan
"usai bertemu Menlu Jepang … kata Retno di Nusa Dua"   ->  Nusa Dua: who speaks of it is still there
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from risalah.frame.drafts import Draft
from risalah.frame.ground import ROUNDS
from risalah.frame.parties import Scene, named_right_before
from risalah.frame.placenames import is_country, place_at
from risalah.frame.when import Calendar, own_date, publication_when, span_of_days
from risalah.lang.tokens import phrase_words
from risalah.model.account import Occasion, Place, When
from risalah.model.edtf import about
from risalah.model.span import Span
from risalah.model.story import Sentence

ARRIVAL_REACH = 2  # sentences behind a contact in which the party is told to have come
OCCASION_REACH = 5  # tokens from a gathering's name to its place: 'KTT APEC 2024 yang digelar di Lima'
SPEECH_REACH = 2  # sentences around a contact in which one of its parties speaks where they met
BRACKETS = frozenset("()")
HOST_REACH = 4  # tokens from a state to 'menjadi tuan rumah'
TRIP_DAYS = 7  # before the article: an older trip is another one
BEGUN = 2  # days before the article on which a trip still under way began
OPENING = 3  # sentences in which an article tells where somebody now is
PLAN_REACH = 4  # tokens before 'tiba di' in which 'akan' stands
MOST_STOPS = 6  # countries of one trip
EVENT_REACH = 3  # tokens from 'jamuan makan malam' to 'di'
OWNER_REACH = 10  # tokens from 'kunjungan' over its visitor to 'ke'
FROM_REACH = 5  # tokens from 'dari' to 'menuju': 'penerbangan dari Sochi menuju Bali' is no arrival


def own_building(scene: Scene, draft: Draft) -> Place | None:
    """'di kantornya', where another sentence says where that is: 'di kantornya, Kuningan, Jakarta Selatan'."""
    buildings = scene.pack.contacts.own_buildings
    told = {word for s, _ in draft.windows() for word in scene.words[s.first : s.last] if word in buildings}
    for position in range(1, len(scene.words) - 1) if told else ():
        if scene.words[position] in told and scene.words[position - 1] in scene.pack.grammar.at:
            sentence = scene.story.sentences[scene.story.sentence_of[position]]
            place = place_at(scene, sentence, position)
            if place is not None:
                return place
    return None


def arrival(scene: Scene, draft: Draft, sides: set[str], since: int = 0) -> Place | None:
    """'tiba di Moskow', 'kunjungan kerja ke Korea Selatan' of one party to the country of another: there they meet."""
    wide: Place | None = None
    for sentence, _, place in _arrivals(scene, draft, sides, since):
        first = bisect_left(scene.story.tokens.starts, place.span.start, sentence.first, sentence.last)
        lands = scene.pack.telling.airfields.match_at(scene.words, first) is not None
        if not is_country(place) and not (lands and draft.status == "planned"):
            return place
        if lands:
            continue
        wide = wide or place
    return wide


def day_of_trip(scene: Scene, draft: Draft, sides: set[str], calendar: Calendar) -> When | None:
    """'akan bertolak ke Israel pada Kamis … akan bertemu Presiden Israel': about the days of the trip still to come.

    Of a trip that has begun, a plan is for the days of the article; what has taken place was on the trip's one day.
    """
    published = calendar.days
    if published is None:
        return None
    for sentence, told, _ in _arrivals(scene, draft, sides, 0):
        date = own_date(scene, calendar, sentence.index, told, planned=draft.status == "planned")
        days = span_of_days(date.edtf) if date is not None else None
        if date is not None and days is not None:
            ago = (published[0] - days[1]).days
            to_come = draft.status == "planned" and days[1] > published[1]
            took_place = draft.status == "held" and days[0] == days[1] and 0 <= ago <= TRIP_DAYS
            if date.edtf is not None and (to_come or took_place):
                spans = date.evidence or (date.span,)
                return When(about(date.edtf), date.given, "inferred", spans, date.conflict, "day of the trip")
            if draft.status == "planned" and 0 <= ago <= BEGUN and calendar.published is not None:
                return publication_when(calendar.published)
        elif draft.status == "planned" and _has_come(scene, sentence, told) and calendar.published is not None:
            return publication_when(calendar.published)
    return None


def _has_come(scene: Scene, sentence: Sentence, told: Span) -> bool:
    """'Menlu AS tiba di Jakarta …', early in the article and not 'akan tiba di'."""
    starts = scene.story.tokens.starts
    first = bisect_left(starts, told.start, sentence.first, sentence.last)
    if sentence.index > OPENING or scene.pack.telling.arrived.match_at(scene.words, first) is None:
        return False
    before = scene.words[max(sentence.first, first - PLAN_REACH) : first]
    return not scene.pack.contacts.status.stands_in(before)


def _arrivals(scene: Scene, draft: Draft, sides: set[str], since: int) -> Iterator[tuple[Sentence, Span, Place]]:
    """Where one of the parties comes to the country of another: the sentence, the words of coming, the place."""
    actors = {p.actor for c in draft.candidates for p in c.parties if p.actor is not None}
    for sentence in scene.story.sentences[max(since, 0) :]:
        if sentence.index > draft.lead.sentence.index + ARRIVAL_REACH:
            break
        present = [n for n in scene.cast.in_sentence[sentence.index] if scene.cast.actor_of[n] in actors]
        for start, end in _ways(scene, sentence):
            if _starts_out(scene, sentence, start) or (draft.status == "held" and _is_asked_for(scene, start)):
                continue
            for place in places_listed(scene, sentence, end):
                if place.country in sides and any(scene.cast.side_of[n] != place.country for n in present):
                    yield sentence, scene.story.span(start, end), place


def _ways(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Tokens [start, end) of 'tiba di', 'kunjungan ke', and of 'kunjungan Presiden Xi Jinping baru-baru ini ke'."""
    for start, end, _ in scene.pack.contacts.arrivals.matches(scene.words[sentence.first : sentence.last]):
        yield sentence.first + start, sentence.first + end
    nouns, words, into = scene.pack.telling.visit_nouns, scene.words, scene.pack.grammar.into
    mentions = [scene.cast.mentions[n] for n in scene.cast.in_sentence[sentence.index]]
    for token in nouns.openings(words, sentence.first, sentence.last):
        noun = nouns.match_at(words, token)
        if noun is None or not any(noun[0] <= mention.first <= noun[0] + 1 for mention in mentions):
            continue
        for position in range(noun[0] + 1, min(noun[0] + OWNER_REACH, sentence.last - 1)):
            if words[position] in {",", "."}:
                break
            if words[position] in into:
                yield token, position + 1
                break


def _starts_out(scene: Scene, sentence: Sentence, token: int) -> bool:
    """'penerbangan dari Sochi menuju Bali': no arrival; not so 'penyanyi asal Bali, di sela kunjungan ke Seoul'."""
    for back in range(token - 1, max(sentence.first, token - FROM_REACH) - 1, -1):
        if scene.words[back] == ",":
            return False
        if scene.words[back] in scene.pack.grammar.from_:
            return True
    return False


def _is_asked_for(scene: Scene, token: int) -> bool:
    """'mengundangnya berkunjung ke Brasil', 'mengundang Presiden X berkunjung': nobody has come yet."""
    back = named_right_before(scene, token) - 1
    asked = scene.pack.contacts.triggers.match_at(scene.words, back) if back >= 0 else None
    return asked is not None and asked[1].status == "proposed"


def places_listed(scene: Scene, sentence: Sentence, start: int) -> Iterator[Place]:
    """'ke Israel dan Palestina', 'ke Jepang, Korea Selatan dan China': each of the countries that a trip leads to."""
    place = place_at(scene, sentence, start)
    for _ in range(MOST_STOPS):
        if place is None:
            return
        yield place
        at = bisect_left(scene.story.tokens.starts, place.span.end, sentence.first, sentence.last)
        if at + 1 >= sentence.last or not (
            scene.words[at] == "," or scene.words[at] in scene.pack.grammar.conjunctions
        ):
            return
        more = scene.words[at] == "," and scene.words[at + 1] in scene.pack.grammar.conjunctions
        place = place_at(scene, sentence, at + 1 + more)


def state_event_place(scene: Scene, country: Place) -> Place:
    """'jamuan makan siang kenegaraan di Istana Biru': the house or town of the country where a visit took place."""
    events = scene.pack.telling.state_events
    for sentence in scene.story.sentences:
        for token in events.openings(scene.words, sentence.first, sentence.last):
            event = events.match_at(scene.words, token)
            if event is None:
                continue
            for position in range(event[0], min(event[0] + EVENT_REACH, sentence.last - 1)):
                if scene.words[position] in scene.pack.grammar.at:
                    place = place_at(scene, sentence, position + 1)
                    if place is not None and place.country == country.country and not is_country(place):
                        return place
    return country


def hosts_country(scene: Scene, draft: Draft, sides: set[str]) -> Place | None:
    """'Oman telah menjadi tuan rumah pembicaraan AS dan Iran': a state that hosts them has them come to it."""
    for sentence, _ in draft.windows():
        for start, end, _ in scene.pack.contacts.hosting.matches(scene.words[sentence.first : sentence.last]):
            host = sentence.first + start
            of_these = any(0 <= c.first - sentence.first - end <= HOST_REACH for c in draft.candidates)
            for number in reversed(scene.cast.in_sentence[sentence.index]):
                mention, code = scene.cast.mentions[number], scene.cast.side_of[number]
                if mention.first >= host:
                    continue
                near = host - mention.last <= HOST_REACH and "," not in scene.words[mention.last : host]
                if (
                    near
                    and code is not None
                    and (of_these or code in sides)
                    and scene.pack.sides.kind_of(code) == "state"
                ):
                    name = " ".join(mention.span.read(scene.story.text).split())
                    return (
                        Place(name, code, mention.span, rule="country of the host") if mention.kind == "side" else None
                    )
                break
    return None


def speech_place(scene: Scene, draft: Draft, sides: set[str], calendar: Calendar) -> Place | None:
    """'"Kami membahas tiga proyek," kata Budi di Nusa Dua, Rabu': right beside the report, and on no other day."""
    if draft.status != "held":
        return None
    days = span_of_days(draft.date.edtf) if draft.date is not None else None
    if draft.date is not None and days is None:
        return None
    for sentence in _near(scene, draft):
        cues = calendar.cues[
            bisect_left(calendar.cues, sentence.span) : bisect_right(
                calendar.cues, sentence.span.end, key=lambda cue: cue.start
            )
        ]
        said = [span_of_days(timex.edtf) for timex in calendar.by_sentence[sentence.index]]
        if not cues or (days is not None and any(day is not None and day != days for day in said)):
            continue
        people = [n for n in scene.cast.in_sentence[sentence.index] if scene.cast.actor_of[n] is not None]
        if not any(scene.cast.side_of[n] in sides for n in people):
            continue
        for position in range(sentence.first, sentence.last - 1):
            if scene.words[position] in scene.pack.grammar.at and scene.story.tokens.starts[position] > cues[0].end:
                place = place_at(scene, sentence, position + 1)
                if place is not None and place.latitude is not None:
                    return place
    return None


def dateline_place(scene: Scene, draft: Draft) -> Place | None:
    """'BRUSSEL - Perundingan Serbia dan Kosovo berakhir …': who writes from abroad is where the news takes place.

    A paper writes from home about talks everywhere: its own city counts only where an envoy called on a minister there.
    """
    story, home = scene.story, scene.pack.home_side
    if story.dateline is None or draft.status != "held":
        return None
    token = bisect_left(story.tokens.starts, story.dateline.start)
    opening = bisect_left(story.sentences, story.dateline.end, key=lambda sentence: sentence.span.start)
    report = next((c for c in draft.candidates if c.sentence.index == opening), None)
    if report is None or not (
        draft.channel == "in-person" or report.trigger.agreement or report.trigger.rule == ROUNDS
    ):
        return None
    until = bisect_left(story.tokens.starts, story.dateline.end)  # 'BOGOTA -- Pemerintah Kolombia …' ends at its stroke
    place = place_at(scene, replace(story.sentences[opening], last=until), token)
    if place is None or place.country != home:
        return place
    hosts = any(party.side == home and party.role == "host" for party in report.parties)
    return place if hosts and any(party.office == "ambassador" for party in report.parties) else None


def occasion_place(scene: Scene, occasion: Occasion, calendar: Calendar) -> Place | None:
    """'di sela KTT APEC', where another sentence says 'KTT APEC di Lima, Peru': the gathering's own place.

    Or the town in its name: 'Konferensi Keamanan Munich'. 'KTT APEC 2026 di Shenzhen' is next year's.
    """
    name = phrase_words(occasion.name)
    now = calendar.days
    wide: Place | None = None
    for sentence in scene.story.sentences:
        for first in range(sentence.first, sentence.last - len(name)):
            end = end_of_name(scene, first, name)
            if end is None or end >= sentence.last:
                continue
            year = scene.words[end]
            if now is not None and year.isdigit() and len(year) == 4 and int(year) > now[1].year:
                continue
            for position in range(end, min(end + OCCASION_REACH, sentence.last - 1)):
                if scene.words[position] == ";":
                    break
                if scene.words[position] in scene.pack.grammar.at:
                    place = place_at(scene, sentence, position + 1)
                    if place is not None and not is_country(place):
                        return place
                    wide = wide or place
    return _town_in_name(scene, occasion) or wide


def end_of_name(scene: Scene, first: int, name: Sequence[str]) -> int | None:
    """The token behind a gathering's name, which may stand with brackets or a number: 'KTT ke-47 ASEAN'."""
    position = first
    for word in name:
        while position > first and position < len(scene.words) and _is_between(scene, position, word):
            position += 1
        if position >= len(scene.words) or scene.words[position] != word:
            return None
        position += 1
    return position


def _is_between(scene: Scene, position: int, word: str) -> bool:
    """Brackets, and the number in 'KTT ke-47 ASEAN' where the name is 'KTT ASEAN'."""
    here = scene.words[position]
    fillers = scene.pack.contacts.occasion_fillers
    return here != word and (here in BRACKETS or here in fillers or here == "-" or here.isdigit())


def _town_in_name(scene: Scene, occasion: Occasion) -> Place | None:
    starts = scene.story.tokens.starts
    for token in range(bisect_left(starts, occasion.span.start), bisect_left(starts, occasion.span.end)):
        found = scene.pack.places.forms.match_at(scene.words, token) if scene.story.capitals[token] else None
        if found is not None and found[1].kind == "city" and not found[1].ambiguous:
            span = scene.story.span(token, found[0])
            name = " ".join(span.read(scene.story.text).split())
            town = found[1]
            return Place(name, town.country, span, town.latitude, town.longitude, "place: town in a gathering's name")
    return None


def _near(scene: Scene, draft: Draft) -> Iterator[Sentence]:
    lead = draft.lead.sentence.index
    for index in range(lead, min(lead + SPEECH_REACH + 1, len(scene.story.sentences))):
        yield scene.story.sentences[index]
