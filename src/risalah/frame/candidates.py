"""Find every place where the text reports a contact, with its parties: one candidate for each such place.

    "Selain bertemu dengan Putin, Obama juga berbincang dengan PM Australia dan Kanada"
        ->  meets: Obama + Putin · talks with: Obama + PM of AUS · talks with: Obama + PM of CAN

All of a candidate's parties come from one sentence (or point back from it); what several candidates say of one contact
is brought together in `gather`.
"""

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from risalah.frame.ahead import planned_with_main_verb, planned_with_sentence_before
from risalah.frame.implied import parties_of_all, talks_alone, two_sides
from risalah.frame.offices import HEADS, NAMESAKE_REACH, surnames_of_unnamed
from risalah.frame.parties import Party, Scene, is_principal, parties_of
from risalah.frame.patterns import Patterns
from risalah.frame.status import StatusReading, read_status
from risalah.lang.clauses import clause_before
from risalah.lang.contacts import Trigger
from risalah.lang.grammar import is_active_verb
from risalah.model.account import Channel
from risalah.model.span import Span
from risalah.model.story import Sentence

COMMANDING = HEADS | {"vice-president"}  # what they ask of their own ministers will be done
WISH_REACH = 6  # tokens from 'meminta' over who is asked to 'agar'
CHANNEL_BEHIND = 22  # tokens from the words of a contact, over the titles and names of two, to 'melalui telepon'


class Candidate(msgspec.Struct, frozen=True):
    """One report of a contact. `first`/`last` are the trigger's tokens."""

    trigger: Trigger
    first: int
    last: int
    sentence: Sentence
    parties: tuple[Party, ...]
    channel: Channel
    channel_span: Span
    status: StatusReading
    initiator: Party | None = None
    asked: bool = False  # the words name whose request or offer it was
    purpose: bool = False  # planned only by 'untuk': 'tiba untuk bertemu'
    consent: bool = False  # agrees on a contact to come: 'sepakat' in 'sepakat bertemu'
    agreed: bool = False  # is to come by such an agreement: 'bertemu'

    @property
    def is_setting(self) -> bool:
        """Does it name one side alone?"""
        return len({party.side for party in self.parties}) < 2


def find_candidates(scene: Scene, voices: Mapping[int, Party]) -> list[Candidate]:
    """All candidates in the order of the text. `voices` gives the speaker of each quotation, for 'saya'.

    Those with parties of one side alone are no contacts but settings: 'menggelar serangkaian pertemuan di sela KTT'.
    """
    patterns = Patterns(scene, voices)
    found: list[Candidate] = []
    for sentence in scene.story.sentences:
        if found and found[-1].sentence.index == sentence.index - 1 and found[-1].is_setting:
            found += _listed_next(scene, sentence, found[-1])
        for first, last, trigger in _triggers(scene, sentence):
            for made in _candidates(scene, patterns, sentence, first, last, trigger):
                earlier = [candidate.parties for candidate in found[-NAMESAKE_REACH:]]
                parties = surnames_of_unnamed(scene, made.parties, earlier)
                candidate = made if parties is made.parties else replace(made, parties=parties)
                if not candidate.is_setting:
                    patterns.remember(candidate.parties, candidate.channel)
                found.append(candidate)
    return _with_talks_of_the_two(scene, _with_mere_consent(_without_common_purpose(found)))


def _without_common_purpose(found: list[Candidate]) -> list[Candidate]:
    """'menelepon pemimpin Ukraina dan Malaysia untuk membahas …': what each call was for is no meeting of the three."""
    return [c for c in found if not (c.purpose and c.trigger.weak and _is_of_each(c, found))]


def _with_mere_consent(found: list[Candidate]) -> list[Candidate]:
    """'sepakat (untuk) kembali berunding': what they agree on is a contact to come, the agreement none of its own."""
    agreements: dict[int, list[Candidate]] = {}
    for each in found:
        if each.trigger.agreement:
            agreements.setdefault(each.sentence.index, []).append(each)
    consents = [
        (consent, plan)
        for plan in found
        if plan.status.status == "planned" and plan.status.span is not None
        for consent in agreements.get(plan.sentence.index, ())
        if _is_consent_to(consent, plan)
    ]
    mere, agreed = {id(consent) for consent, _ in consents}, {id(plan) for _, plan in consents}
    return [replace(c, consent=id(c) in mere, agreed=id(c) in agreed) for c in found] if consents else found


def _is_consent_to(agreement: Candidate, plan: Candidate) -> bool:
    """Does the word that plans a contact stand in the words of an agreement of the same sides, or right behind them?

    Both of one sentence.
    """
    marks = plan.status.span
    assert marks is not None
    alike = {party.side for party in agreement.parties} == {party.side for party in plan.parties}
    within = agreement.channel_span.start <= marks.start <= agreement.channel_span.end + 1
    return alike and agreement.last <= plan.first and within


def _is_of_each(candidate: Candidate, found: Sequence[Candidate]) -> bool:
    """Do two or more contacts of its sentence have some of its sides each?"""
    sides = {party.side for party in candidate.parties}
    beside = (c for c in found if c.sentence.index == candidate.sentence.index and not c.trigger.weak)
    parts = {frozenset(party.side for party in c.parties) for c in beside}
    return sum(2 <= len(part) < len(sides) and part < sides for part in parts) >= 2


def _with_talks_of_the_two(scene: Scene, found: list[Candidate]) -> list[Candidate]:
    """'… Sementara itu, negosiasi masih mandek': of the two sides that the article is about, if none joins them."""
    pair = two_sides(scene)
    if pair is None or any(set(pair) <= {party.side for party in candidate.parties} for candidate in found):
        return found
    for sentence in scene.story.sentences:
        for first, last in talks_alone(scene, sentence, pair):
            trigger = scene.pack.contacts.triggers.match_at(scene.words, first)
            if trigger is None:
                continue
            status = _status(scene, sentence, first, last, trigger[1])
            if status.status != "held":
                continue
            parties = parties_of_all(scene, pair, first)
            if _is_contest(scene, sentence, parties):
                return found
            channel, span = _channel(scene, sentence, first, last, trigger[1])
            talks = Candidate(trigger[1], first, last, sentence, parties, channel, span, status)
            return sorted([*found, talks], key=lambda candidate: candidate.first)
    return found


def _listed_next(scene: Scene, sentence: Sentence, setting: Candidate) -> Iterator[Candidate]:
    """'Prabowo menerima sejumlah tamu. Mulai dari Wakil PM Australia X, …': those whom the list names."""
    opener = scene.pack.contacts.list_openers.match_at(scene.words, sentence.first)
    if opener is None:
        return
    mentions = scene.cast.mentions
    numbers = [n for n in scene.cast.in_sentence[sentence.index] if mentions[n].kind in {"person", "role"}]
    taken = {party.side for party in setting.parties}
    for party in parties_of(scene, [n for n in numbers if not is_principal(scene, n)]):
        if party.side not in taken and (party.actor is not None or party.office is not None):
            first, last = sentence.first, opener[0]
            span = scene.story.span(first, last)
            yield replace(
                setting, sentence=sentence, first=first, last=last, parties=(*setting.parties, party), channel_span=span
            )


def _triggers(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, int, Trigger]]:
    """(first token, token after the last, trigger) of a sentence, without words that only look like a contact."""
    contacts = scene.pack.contacts
    after = sentence.first
    for start, end, trigger in contacts.triggers.matches(scene.words[sentence.first : sentence.last]):
        first, last = sentence.first + start, sentence.first + end
        if first < after:
            continue
        ignored = contacts.ignored.match_at(scene.words, first)
        if ignored is not None and ignored[0] >= last:
            after = ignored[0]
            continue
        yield first, last, trigger


def _candidates(
    scene: Scene, patterns: Patterns, sentence: Sentence, first: int, last: int, trigger: Trigger
) -> Iterator[Candidate]:
    groups = _whole(patterns.groups(sentence, first, last, trigger))
    if not groups:
        return
    groups = [patterns.spoken_for(sentence, first, group) for group in groups]
    status = _status(scene, sentence, first, last, trigger)
    channel, channel_span = _channel(scene, sentence, first, last, trigger)
    asker = patterns.asker(sentence, first, last)
    if channel == "video":  # one screen for all
        groups = [_together(groups)]
    for parties in groups:
        if _is_contest(scene, sentence, parties) or _is_asked_at_home(status, asker, parties):
            continue
        caller = next((party for party in parties if party.role == "caller"), None)
        opens = trigger.initiator or status.status == "proposed" or caller is not None
        yield Candidate(
            trigger,
            first,
            last,
            sentence,
            tuple(parties),
            channel,
            channel_span,
            status,
            asker if asker is not None else (caller or parties[0]) if opens else None,
            asked=asker is not None,
            purpose=_is_purpose(scene, status),
        )


def _is_asked_at_home(status: StatusReading, asker: Party | None, parties: Sequence[Party]) -> bool:
    """'DPR mendesak pemerintah memanggil Dubes X': what is asked for at home is no offer; a head's word is one."""
    if status.status != "proposed" or asker is None or asker.office in COMMANDING:
        return False
    return any(party.side == asker.side for party in parties) and all(party.span != asker.span for party in parties)


def _whole(groups: Sequence[Sequence[Party]]) -> list[Sequence[Party]]:
    """The groups of two sides or more; where there is none, the one side that the words name, as a setting.

    Mediators alone meet nobody: 'perundingan yang disponsori oleh Uni Afrika dan PBB'.
    """
    groups = [group for group in groups if any(party.role != "mediator" for party in group)]
    found = [group for group in groups if len({party.side for party in group}) >= 2]
    return found or [group for group in groups if any(party.actor is not None for party in group)][:1]


def _together(groups: Sequence[Sequence[Party]]) -> list[Party]:
    found: list[Party] = []
    for party in (party for group in groups for party in group):
        if all(party.key != other.key for other in found):
            found.append(party)
    return found


def _status(scene: Scene, sentence: Sentence, first: int, last: int, trigger: Trigger) -> StatusReading:
    clause = clause_before(scene.story, scene.pack.grammar, sentence, first)
    start = max(sentence.first, clause - 1)  # with the joining word before it: 'usai bertemu', 'setelah pertemuan'
    for token in range(start + 1, first):  # 'Undangan disampaikan Kim Yo Jong, yang bertemu Moon': told by itself
        if scene.words[token] in scene.pack.grammar.relatives and scene.words[token - 1] == ",":
            start = token
        if _opens_new_subject(scene, token):
            start = token
    if scene.words[start] in scene.pack.contacts.wished:  # 'meminta agar A berunding': with who wants it
        start = max(sentence.first, start - WISH_REACH)
    is_noun = trigger.pattern in {"noun", "visit"}
    reading = read_status(scene, (sentence.first, start), first, last, sentence.last, is_noun)
    told_before = _first_of_main_clause(scene, sentence, first) if reading.status not in {"held", "planned"} else start
    if told_before > start:
        reading = read_status(scene, (sentence.first, told_before), first, last, sentence.last, is_noun)
    if trigger.roles[0] == "mediator" and reading.rule == "only thought of" and _is_effort(scene, reading):
        return StatusReading("held", "an effort to mediate", reading.span)
    if trigger.pattern == "visit" and reading.status == "planned" and _is_purpose(scene, reading):
        return _has_begun(scene, sentence, first) or reading
    agreed = scene.words[first - 1] in scene.pack.contacts.agreeing and trigger.pattern == "reciprocal"
    # 'sepakat bertemu lagi', 'Dalam percakapan itu, kedua pemimpin sepakat bertemu'
    if agreed and reading.status == "held" and not trigger.agreement:
        return StatusReading("planned", "planned by a word before it", scene.story.span(first - 1, first))
    signed = scene.words[first] in scene.pack.contacts.signing
    if trigger.agreement and not signed and reading.status == "refused":  # 'tidak akan menyetujui'
        return StatusReading(None, "no agreement, no contact", reading.span)
    if is_noun and reading.status == "proposed" and scene.words[last - 1].endswith(scene.pack.grammar.enclitic):
        return StatusReading("planned", "a meeting of theirs that is hoped to go well", reading.span)
    aims = scene.pack.grammar.for_ | scene.pack.grammar.purpose
    if trigger.agreement and not signed and scene.words[first - 1] in aims:
        return StatusReading(None, "an agreement that is sought", scene.story.span(first - 1, first))
    if reading.status == "held":
        reading = planned_with_main_verb(scene, sentence, first) or reading
    if reading.status == "held" and reading.span is None and not is_noun:
        reading = planned_with_sentence_before(scene, sentence, first) or reading
    if trigger.undated and reading.status == "held":
        return StatusReading("held", reading.rule, None)
    if trigger.status is not None and reading.status == "held":
        return StatusReading(trigger.status, trigger.rule, scene.story.span(first, last))
    return reading


def _has_begun(scene: Scene, sentence: Sentence, visit: int) -> StatusReading | None:
    """'Abe tiba di Jakarta untuk kunjungan dua hari': whoever is there by now is on the visit."""
    for start, end, _ in scene.pack.telling.arrived.matches(scene.words[sentence.first : visit]):
        first, last = sentence.first + start, sentence.first + end
        before = read_status(scene, (sentence.first, sentence.first), first, last, sentence.last, False)
        if before.status == "held":
            return StatusReading("held", "has arrived for it", scene.story.span(first, last))
    return None


def _opens_new_subject(scene: Scene, token: int) -> bool:
    """'saya mengatakan tidak ada tembakan, dan saya berbicara dengan X': what stands before 'dan saya' is told.

    So it is before somebody and their verb: 'PM X meminta bertemu, dan Presiden Y menerimanya'.
    """
    words, names, grammar = scene.words, scene.pack.names, scene.pack.grammar
    joined = words[token] in grammar.conjunctions and words[token - 1] == ","
    if not joined or words[token + 1] in names.first_person | names.pronouns:
        return joined
    cast = scene.cast
    begins = (cast.mentions[n] for n in cast.in_sentence[scene.story.sentence_of[token]])
    acting = next((m for m in begins if m.first == token + 1 and m.kind in {"person", "role"}), None)
    return acting is not None and is_active_verb(grammar, words[acting.last])


def _first_of_main_clause(scene: Scene, sentence: Sentence, trigger: int) -> int:
    """'Setelah perundingan itu gagal, Presiden X menelepon …': where the sentence itself begins, or its first token."""
    words, mentions = scene.words, scene.cast.mentions
    if words[sentence.first] not in scene.pack.grammar.around | scene.pack.grammar.inside:
        return sentence.first
    openings = [
        mentions[n].first
        for n in scene.cast.in_sentence[sentence.index]
        if mentions[n].kind in {"person", "role", "name", "pronoun"} and sentence.first < mentions[n].first < trigger
    ]
    return next((token for token in openings if words[token - 1] == ","), sentence.first)


def _is_effort(scene: Scene, reading: StatusReading) -> bool:
    """'upaya AS dan Qatar untuk menjembatani …': who tries to mediate talks with both."""
    return reading.span is not None and reading.span.read(scene.story.text).lower() in scene.pack.contacts.efforts


def _is_purpose(scene: Scene, status: StatusReading) -> bool:
    words = status.span.read(scene.story.text).lower() if status.status == "planned" and status.span else ""
    return words in scene.pack.grammar.for_


def _is_contest(scene: Scene, sentence: Sentence, parties: Sequence[Party]) -> bool:
    """'Indonesia bertemu Thailand di final': teams of two countries, where no one who holds an office takes part."""
    if any(party.office is not None or party.actor is not None for party in parties):
        return False
    nearby = scene.story.sentences[max(0, sentence.index - 1) : sentence.index + 2]
    return any(scene.pack.contacts.contests.stands_in(scene.words[each.first : each.last]) for each in nearby)


def _channel(scene: Scene, sentence: Sentence, first: int, last: int, trigger: Trigger) -> tuple[Channel, Span]:
    """The trigger's channel, or what words beside it say of an unknown one ('via telepon', 'empat mata')."""
    own = scene.story.span(first, last)
    start, end = max(sentence.first, first - 8), min(sentence.last, last + CHANNEL_BEHIND)
    for begin, close, channel in scene.pack.contacts.channels.matches(scene.words[start:end]):
        at = start + begin
        if first <= at < last:
            continue
        written_by_phone = trigger.channel == "written" and channel == "phone" and at >= last and _is_means(scene, at)
        in_sight = trigger.channel == "in-person" and channel == "video"
        in_sight = in_sight and (sentence.title or not _is_of_another(scene, last, at))
        if trigger.channel == "unknown" or in_sight or written_by_phone:
            return channel, scene.story.span(at, start + close)
    if trigger.channel == "unknown":
        opening = _opening_channel(scene, sentence, first)
        if opening is not None:
            return opening
    if trigger.channel == "unknown" and (trigger.agreement or trigger.weak):
        return _channel_of_occasion(scene, sentence) or ("unknown", own)
    return trigger.channel, own


def _is_of_another(scene: Scene, last: int, at: int) -> bool:
    """'bertemu para pejabat X, berbicara kepada Dewan Keamanan melalui tautan video': is it of another contact?"""
    between = scene.pack.contacts.triggers.matches(scene.words[last:at])
    return any(trigger.pattern not in {"noun", "visit"} for _, _, trigger in between)


def _is_means(scene: Scene, at: int) -> bool:
    """'bertukar ucapan selamat melalui telepon': do words say, or follow one that says, by what means it is done?"""
    return scene.words[at] in scene.pack.grammar.means or scene.words[at - 1] in scene.pack.grammar.means


def _opening_channel(scene: Scene, sentence: Sentence, trigger: int) -> tuple[Channel, Span] | None:
    """'Melalui sambungan telepon, PM X dan Presiden Y membicarakan …': by what means, told before the names."""
    if scene.words[sentence.first] not in scene.pack.grammar.means:
        return None
    channels = scene.pack.contacts.channels
    found = channels.match_at(scene.words, sentence.first) or channels.match_at(scene.words, sentence.first + 1)
    return None if found is None or found[0] > trigger else (found[1], scene.story.span(sentence.first, found[0]))


def _channel_of_occasion(scene: Scene, sentence: Sentence) -> tuple[Channel, Span] | None:
    """'sepakat … seusai pertemuan di Putrajaya', 'membahas … dalam percakapan telepon': how they talked."""
    grammar = scene.pack.grammar
    for first, last, trigger in _triggers(scene, sentence):
        if trigger.channel == "unknown" or trigger.pattern not in {"noun", "reciprocal"} or first == sentence.first:
            continue
        if scene.words[first - 1] in grammar.around or scene.words[first - 1] in grammar.inside:
            return trigger.channel, scene.story.span(first, last)
    return None
