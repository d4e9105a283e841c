"""Where a contact took place: the most exact place that its own sentences name.

"bertemu … di Istana Merdeka, Jakarta"   ->  Place("Istana Merdeka, Jakarta", "IDN", ...)
"tiba di Moskow … menemui Putin"         ->  Place("Moskow", "RUS", ...): one party came to the other's country
"""

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from risalah.frame.candidates import Candidate
from risalah.frame.clauses_of_others import clauses_of_others
from risalah.frame.drafts import Draft, words_of_others
from risalah.frame.ground import ROUNDS
from risalah.frame.parties import Party, Scene
from risalah.frame.placenames import COUNTRY_OF_VISIT, is_country, place_at
from risalah.frame.stays import arrival, hosts_country, own_building, places_listed, speech_place, state_event_place
from risalah.frame.when import Calendar
from risalah.lang.grammar import is_active_verb
from risalah.lang.tokens import phrase_words
from risalah.model.account import Place
from risalah.model.span import Span
from risalah.model.story import Sentence

CALLED_REACH = 6  # tokens from 'dipanggil' to 'ke Bogor'
VISIT_REACH = 2  # sentences from 'berkunjung ke China' to the talks there
VISIT_NEAR = 4  # sentences from a meeting to the visit that it is part of
TRIP_REACH = 1  # sentences from a trip to come to the talks planned on it
HOUSE = "place: venues.csv:"  # the rule of a place that is a building
TOLD = frozenset({"held", "planned"})
PLACE_REACH = 30  # tokens behind the words of a contact in which its place stands


def find_place(
    scene: Scene, draft: Draft, parties: Sequence[Party], calendar: Calendar, claimed: Sequence[int]
) -> Place | None:
    """The most exact place named for the contact, with the places that it lies in behind it.

    `claimed`: the first tokens of all contacts' words.
    """
    place = _told_place(scene, draft, parties, calendar, claimed)
    if place is not None and _is_of_the_hosts(scene, place, parties):
        return replace(place, country=_whose_house(scene, draft, {p.side for p in parties}) or place.country)
    if place is None or place.country is not None:
        return place
    country = _whose_house(scene, draft, {party.side for party in parties})
    if country is not None:
        return replace(place, country=country)
    return place if " " in place.name and not _is_common_house(scene, place) else None


def _is_of_the_hosts(scene: Scene, place: Place, parties: Sequence[Party]) -> bool:
    """'diterima Menlu India di Kementerian Luar Negeri': a ministry of no stated country, where home takes no part."""
    home, institution = scene.pack.home_side, place.rule.startswith("place: institutions.csv:")
    return institution and place.country == home and all(party.side != home for party in parties)


def _whose_house(scene: Scene, draft: Draft, sides: set[str]) -> str | None:
    """'di Istana Kepresidenan', 'di Parliament House': in the country of the host, or that one party came to."""
    came = arrival(scene, draft, sides)
    if came is not None:
        return came.country
    hosts = {p.side for c in draft.candidates for p in c.parties if p.role == "host"}
    states = {side for side in hosts if scene.pack.sides.kind_of(side) == "state"}
    return next(iter(states)) if len(states) == 1 else None


def _is_common_house(scene: Scene, place: Place) -> bool:
    """'Istana Kepresidenan' and nothing else: every country has one."""
    words = phrase_words(place.name)
    head = scene.pack.places.heads.match_at(words, 0)
    return head is not None and head[0] == len(words)


def _told_place(
    scene: Scene, draft: Draft, parties: Sequence[Party], calendar: Calendar, claimed: Sequence[int]
) -> Place | None:
    """The place that the sentences of a contact and of the trips to it name."""
    if draft.channel == "written":
        return _delivered_at(scene, draft)
    meets = draft.channel == "in-person" or draft.lead.trigger.rule == ROUNDS
    at_home, others = frozenset(party.side for party in parties), words_of_others(draft, claimed)
    told = [
        _place_in(scene, s, focus, meets, draft.status == "held", at_home, others)
        if not s.title and (focus := _talks_of_agreement(scene, draft, span)) is not None
        else None
        for s, span in draft.windows()
    ]
    named = [place for place in told if place is not None]
    visits = any(_is_near_visit(draft, candidate) for candidate in draft.candidates)
    visited = _host_country(scene, draft) if visits else None
    named = [place for place in named if visited is None or place.country in {None, visited.country}]
    near = [place for place in named if not is_country(place)]
    elsewhere = near and is_country(named[0]) and near[0].country != named[0].country  # of another sentence's event
    if near and not elsewhere:
        nearer = next((place for place in near if _lies_in(place, near[0])), None)
        return nearer or _house_in(scene, draft, near[0]) or near[0]
    sides = {party.side for party in parties}
    if draft.channel != "in-person":
        reported = {c.sentence.index for c in draft.candidates}
        told = [place for (s, _), place in zip(draft.windows(), told, strict=True) if s.index in reported]
        named_there = next((place for place in told if place is not None), None)
        return named_there or _of_talks(scene, draft, sides) or hosts_country(scene, draft, sides)
    wide = named[0] if named else _headline_place(scene, draft)  # a whole country: kept if nothing nearer is said
    own = own_building(scene, draft)
    came = arrival(scene, draft, sides)
    if named and wide is not None and came is not None and came.country != wide.country:
        came = None  # 'terakhir bertemu di sela KTT G20 di Brasil', of the guest who has now come to Indonesia
    if own is not None or (came is not None and not is_country(came)):
        return own or came
    spoke = speech_place(scene, draft, sides, calendar)
    if spoke is not None and wide is None and came is None:
        return spoke
    where = came or wide or visited or hosts_country(scene, draft, sides)
    return state_event_place(scene, where) if where is not None and is_country(where) else where


def _talks_of_agreement(scene: Scene, draft: Draft, span: Span) -> Span | None:
    """'menyetujui gencatan senjata di Darfur': where what was agreed is to be, no place of theirs; a signing has one.

    In 'sepakat … setelah berunding di Kairo' the words of the talks; any other span is given back as it is.
    """
    signing = scene.pack.contacts.signing
    agreed = [c for c in draft.candidates if c.channel_span == span and c.trigger.agreement]
    if not any(scene.words[candidate.first] not in signing for candidate in agreed):
        return span
    here = (c for c in draft.candidates if c.sentence.index == agreed[0].sentence.index and not c.trigger.agreement)
    return next((candidate.channel_span for candidate in here), None)


def _house_in(scene: Scene, draft: Draft, town: Place) -> Place | None:
    """'berkunjung ke Jakarta dan bertemu X di Istana Merdeka': the house of that country, of a report beside."""
    if draft.channel != "in-person" or town.rule.startswith(HOUSE):
        return None
    beside = (place_behind(scene, c) for c in draft.candidates if _is_told_with(scene, c, town))
    return next((p for p in beside if p is not None and p.country == town.country and p.rule.startswith(HOUSE)), None)


def _is_told_with(scene: Scene, report: Candidate, place: Place) -> bool:
    """Does a report stand in the sentence of a place, behind it?"""
    if place.span is None:
        return False
    starts = scene.story.tokens.starts
    return report.sentence.span.start <= place.span.start < starts[report.first] < report.sentence.span.end


def _lies_in(place: Place, wider: Place) -> bool:
    """'Istana Yamamah, Riyadh' says more than 'Riyadh'."""
    return place.name != wider.name and place.name.endswith(wider.name) and place.country == wider.country


def place_behind(scene: Scene, candidate: Candidate) -> Place | None:
    """The town that a report itself names behind its words of contact: 'berakhir di Istanbul'; no country alone.

    None where a verb stands between: 'bertemu untuk membahas perang di Idlib'.
    """
    place = _place_in(scene, candidate.sentence, scene.story.span(candidate.first, candidate.last), False)
    if place is None or place.span is None or place.country is None or is_country(place):
        return None
    at = bisect_left(scene.story.tokens.starts, place.span.start)
    between = scene.words[candidate.last : at]
    of_contact = at > candidate.first and not any(is_active_verb(scene.pack.grammar, word) for word in between)
    return place if of_contact else None


def place_of_setting(scene: Scene, setting: Candidate) -> Place | None:
    """The place of several contacts told in one sentence: 'serangkaian pertemuan di Vientiane'."""
    return _place_in(scene, setting.sentence, setting.channel_span, True)


def _delivered_at(scene: Scene, draft: Draft) -> Place | None:
    """'Surat itu diserahkan Menlu Irak di New York': where a letter came to whom it is for."""
    for sentence, _ in draft.windows():
        for position in range(sentence.first, sentence.last):
            if scene.words[position] in scene.pack.contacts.delivered:
                return _place_in(scene, sentence, scene.story.span(position, position + 1), False)
    return None


def _headline_place(scene: Scene, draft: Draft) -> Place | None:
    """'Duterte Batal Bertemu Obama di Laos': the headline's place, where the story gives none."""
    for candidate in draft.candidates:
        if candidate.sentence.title:
            return _place_in(scene, candidate.sentence, candidate.channel_span, False)
    return None


def _is_near_visit(draft: Draft, candidate: Candidate) -> bool:
    """A visit told far behind a meeting somewhere else is another one."""
    far = candidate.sentence.index - draft.lead.sentence.index > VISIT_NEAR
    return candidate.trigger.pattern == "visit" and not far


def _host_country(scene: Scene, draft: Draft) -> Place | None:
    """A visit takes place in the country that it goes to."""
    visit = next(c for c in draft.candidates if _is_near_visit(draft, c))
    host = next((p for p in visit.parties if p.role == "host" and p.actor is None), None)
    if host is None or scene.pack.sides.kind_of(host.side) != "state":
        return None
    return Place(" ".join(host.span.read(scene.story.text).split()), host.side, host.span, rule=COUNTRY_OF_VISIT)


def _of_talks(scene: Scene, draft: Draft, sides: set[str]) -> Place | None:
    """'Trump sedang berkunjung ke China. Pembicaraan Trump dengan Xi …': talks on a visit take place there."""
    talks = draft.lead.trigger.pattern in {"reciprocal", "noun"} and not draft.lead.trigger.agreement
    if not talks or draft.status not in TOLD or any(party.role == "caller" for party in draft.lead.parties):
        return None
    reach = VISIT_REACH if draft.status == "held" else TRIP_REACH
    return arrival(scene, draft, sides, since=draft.lead.sentence.index - reach)


def _place_in(
    scene: Scene,
    sentence: Sentence,
    focus: Span,
    draft_meets: bool,
    is_held: bool = True,
    at_home: frozenset[str] = frozenset(),
    others: frozenset[int] = frozenset(),
) -> Place | None:
    """The first 'di PLACE' behind the words of the contact, or the last one before them.

    Of a contact still to come that a quotation tells, a place outside it is where the speaker spoke. None from the
    clause of another contact; `others` are the first tokens of their words.
    """
    starts = scene.story.tokens.starts
    at = next((t for t in range(sentence.first, sentence.last) if starts[t] >= focus.start), sentence.first)
    apart = False  # in a clause about something else
    plain, inside, cues = 0, _tokens_of_names(scene, sentence), scene.pack.speech.cues
    elsewhere = {token for clause in clauses_of_others(scene, sentence, at, others) for token in clause}
    for position in range(at, sentence.last):
        if position in elsewhere:
            break
        plain += position not in inside
        if plain > PLACE_REACH:
            break
        word = scene.words[position]
        opens = word in scene.pack.grammar.subordinators and not _is_adjective(scene, position)
        if position > at and opens:
            apart = not _same_event(scene, sentence, position)
            continue
        if apart and not (
            scene.words[position - 2] in scene.pack.grammar.relatives and _is_one_of_them(scene, position - 1)
        ):
            continue
        if not is_held and scene.story.quoted[position] != scene.story.quoted[at]:
            break
        if position > at and word in scene.pack.grammar.attributing and scene.words[position - 1] == ",":
            apart = True  # '… bertemu Kaisar, menurut keterangan KBRI di Tokyo'
            continue
        if position > at and word == ";":
            break  # 'bertemu di sela KTT; pertemuan lain direncanakan di Juba'
        if position > at and scene.words[position - 1] == "," and cues.match_at(scene.words, position) is not None:
            break  # 'akan bertemu Putin, kata juru bicaranya di Washington': where it was said
        if word in scene.pack.grammar.at and _is_posting(scene, sentence, position):
            continue
        if scene.words[position] in scene.pack.grammar.at and not _belongs_to_noun(scene, position, at):
            place = _stop_at(scene, sentence, position + 1, at_home)
            if place is not None:
                return place
        goes = draft_meets and word in scene.pack.grammar.into and at < position <= at + CALLED_REACH
        if goes and not _belongs_to_noun(scene, position, at):
            place = _stop_at(scene, sentence, position + 1, at_home)  # 'dipanggil ke Bogor', 'kunjungan Xi ke Moskow'
            if place is not None and not is_country(place):
                return place
    ways = scene.pack.grammar.at | (scene.pack.grammar.into if draft_meets else frozenset())
    for position in range(at - 1, sentence.first - 1, -1):
        leads = scene.words[position] in ways and not _is_posting(scene, sentence, position)
        leads = leads and position not in elsewhere
        if leads and _is_where_it_was_said(scene, position, at):
            continue
        if leads and not _belongs_to_noun(scene, position, sentence.first):
            place = _stop_at(scene, sentence, position + 1, at_home)
            if place is not None and place.country is not None:
                return place
    return None


def _stop_at(scene: Scene, sentence: Sentence, start: int, at_home: frozenset[str]) -> Place | None:
    """'ke Phnom Penh dan Bangkok untuk menemui Menlu Thailand': of several towns the one in a party's country."""
    place = place_at(scene, sentence, start)
    if place is None or place.country in at_home:
        return place
    return next((stop for stop in places_listed(scene, sentence, start) if stop.country in at_home), place)


def _tokens_of_names(scene: Scene, sentence: Sentence) -> set[int]:
    """The tokens of people, sides and brackets: a long list of names does not put a place out of reach."""
    mentions = [scene.cast.mentions[n] for n in scene.cast.in_sentence[sentence.index]]
    return {token for mention in mentions for token in range(mention.first, mention.last)}


def _is_adjective(scene: Scene, position: int) -> bool:
    """'kesepakatan sementara soal tarif': behind a noun, without a comma, it opens no clause."""
    if scene.words[position] not in scene.pack.grammar.contrasts:
        return False
    return scene.words[position - 1].isalpha() and scene.words[position - 1] not in scene.pack.grammar.conjunctions


def _is_where_it_was_said(scene: Scene, position: int, at: int) -> bool:
    """'Di Washington, Trump mengatakan ia telah berbicara dengan Putin': where he spoke to reporters."""
    cues, status = scene.pack.speech.cues, scene.pack.contacts.status
    return any(
        cues.match_at(scene.words, token) is not None
        and status.match_at(scene.words, token) is None  # 'menolak bertemu'
        for token in cues.openings(scene.words, position, at)
    )


def _is_of_a_matter(scene: Scene, position: int, start: int) -> bool:
    """'gencatan senjata di Gaza', 'orang nomor satu di Gedung Putih': the place belongs to the words before it."""
    telling = scene.pack.telling
    for table in (telling.matters, telling.called_by):
        for length in range(1, 4):
            found = table.match_at(scene.words, position - length) if position - length >= start else None
            if found is not None and found[0] == position and not _is_of_talks_on(scene, position - length):
                return True
    return False


def _is_of_talks_on(scene: Scene, matter: int) -> bool:
    """'negosiasi gencatan senjata di Qatar': right behind the talks their matter is part of their name."""
    return scene.pack.contacts.negotiations.ends_at(scene.words, matter, 0, longest=2)


def _same_event(scene: Scene, sentence: Sentence, position: int) -> bool:
    """'… usai melakukan pertemuan di Kemlu': the clause behind 'usai' is about the contact itself."""
    if scene.words[position] not in scene.pack.grammar.around:
        return False
    return any(
        scene.pack.contacts.anaphora_nouns.match_at(scene.words, t) is not None
        for t in range(position + 1, min(position + 4, sentence.last))
    )


def _is_posting(scene: Scene, sentence: Sentence, position: int) -> bool:
    """'duta besar RI di Belanda', 'mitranya di AS': where an envoy serves and a colleague sits, not where they met."""
    if scene.words[position - 1] in scene.pack.names.counterparts:
        return True
    return any(
        scene.cast.mentions[n].last == position
        and scene.cast.mentions[n].kind == "role"
        and scene.cast.mentions[n].office == "ambassador"
        for n in scene.cast.in_sentence[sentence.index]
    )


def _belongs_to_noun(scene: Scene, position: int, start: int) -> bool:
    """'tentang konflik di Suriah': the place of what is talked about, not of the talks."""
    if _is_of_a_matter(scene, position, start):
        return True
    for back in range(position - 1, max(start, position - 6) - 1, -1):
        word = scene.words[back]
        if word == ",":
            return False
        if word in scene.pack.grammar.relatives and back > start and _names_contact(scene, back):
            return False  # 'pertemuan yang difasilitasi PM Malaysia di Putrajaya'
        if word in scene.pack.grammar.relatives and _is_one_of_them(scene, back + 1):
            return False  # 'sudah tiga kali bertemu, yang terakhir di Sochi'
        if word in scene.pack.grammar.relatives and _is_held_there(scene, start, back, position):
            return False  # 'perundingan enam negara, yang akan digelar di Beijing'
        if word in scene.pack.grammar.about or word in scene.pack.grammar.relatives:
            return True
    return False


def _is_one_of_them(scene: Scene, token: int) -> bool:
    """'yang pertama di Jenewa', 'yang terakhir di Sochi'."""
    contacts = scene.pack.contacts
    return scene.words[token].removesuffix(contacts.ordinal_suffix) in contacts.ordinals.keys() | contacts.latest


def _is_held_there(scene: Scene, start: int, relative: int, at: int) -> bool:
    """Talks right before 'yang akan digelar di': nothing between them that says what they are about."""
    grammar = scene.pack.grammar
    if scene.pack.contacts.anaphora_nouns.match_at(scene.words, start) is None:
        return False
    if any(word in grammar.about or word in grammar.prepositions for word in scene.words[start:relative]):
        return False
    return any(word in scene.pack.contacts.anaphora_verbs for word in scene.words[relative + 1 : at])


def _names_contact(scene: Scene, end: int) -> bool:
    """Does a word like 'pertemuan' end right before a token?"""
    return scene.pack.contacts.anaphora_nouns.ends_at(scene.words, end, 1, longest=2)
