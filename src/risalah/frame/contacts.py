"""The contacts of an article, whole: what the candidates and their slots come to.

frame_contacts(...)  ->  (Contact(participants=(Obama, Putin), channel="in-person", when=2016-11-20, ...), ...)
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from risalah.frame.candidates import find_candidates
from risalah.frame.disputes import ThemeHit, find_quarrel
from risalah.frame.drafts import Draft, sides_of
from risalah.frame.facilitators import companions_present, others_involved
from risalah.frame.gather import gather, lay_settings
from risalah.frame.gathering_days import city_of_gathering, days_of_gathering, days_told_of_occasion
from risalah.frame.ground import Setting, Subject
from risalah.frame.leaders import with_leaders
from risalah.frame.news import is_long_before, is_news, main_actors, read_background
from risalah.frame.occasion import find_occasion, gathering_of_talks, occasion_in
from risalah.frame.offices import share_office
from risalah.frame.parties import Party, Scene, parties_of, speaker_party
from risalah.frame.places import find_place, place_of_setting
from risalah.frame.saying_days import day_of_saying, month_of_earlier_saying
from risalah.frame.slots import find_duration, find_initiator, find_ordinal, find_outcome
from risalah.frame.status_by_day import decide_status, is_day_of_agreeing
from risalah.frame.stays import dateline_place, day_of_trip, occasion_place
from risalah.frame.told_days import (
    RECORD,
    counted_from_contact,
    counted_from_news,
    day_it_bears,
    day_told_before,
    day_told_behind,
    day_told_then,
    from_beginning_to_end,
    is_vaguely_past,
    within_days_ahead,
)
from risalah.frame.topics import find_themes, find_topics
from risalah.frame.when import (
    Calendar,
    date_of_plan,
    lay_calendar,
    publication_when,
    read_when,
    span_of_days,
    without_season,
)
from risalah.lang.datelines import country_of_dateline
from risalah.lang.pack import Pack
from risalah.model.account import Channel, Contact, Occasion, Participant, Place, Provenance, Statement, When
from risalah.model.document import Agency, Published
from risalah.model.ids import content_id
from risalah.model.mention import Cast
from risalah.model.span import Span
from risalah.model.story import Sentence, Story
from risalah.model.timex import Timex

CHANNEL_REACH = 8  # tokens from 'pembicaraan itu' to 'melalui konferensi video'


def frame_contacts(
    story: Story,
    cast: Cast,
    statements: Sequence[Statement],
    timexes: Sequence[Timex],
    published: Published | None,
    agencies: Sequence[Agency],
    pack: Pack,
) -> tuple[Contact, ...]:
    """All contacts that the story reports, in the order of the text."""
    scene = Scene(story, cast, pack)
    reports = find_candidates(scene, _voices(scene, statements))
    candidates = [report for report in reports if not report.is_setting]
    settings = [report for report in reports if report.is_setting]
    cues = sorted(s.cue.span for s in statements if s.cue is not None)
    calendar = lay_calendar(scene, timexes, published, agencies, cues)
    drafts = gather(scene, candidates, calendar)
    lay_settings(scene, drafts, settings, calendar)
    known = main_actors(scene, drafts)
    claimed = sorted({candidate.first for candidate in candidates})
    themes = find_themes(scene) if drafts else []
    news = [is_news(scene, draft, drafts) for draft in drafts]
    told = {c.first for draft, newsy in zip(drafts, news, strict=True) if newsy for c in draft.candidates}
    quarrel = find_quarrel(scene, [draft for draft, newsy in zip(drafts, news, strict=True) if newsy], themes)
    subject = Subject(frozenset(told), claimed, len(drafts) == 1, quarrel)
    contacts = [
        _contact(scene, draft, calendar, known, newsy, subject, themes)
        for draft, newsy in zip(drafts, news, strict=True)
    ]
    return tuple(sorted((c for c in contacts if c is not None), key=lambda c: c.evidence[0]))


def _voices(scene: Scene, statements: Sequence[Statement]) -> dict[int, Party]:
    """Who speaks in each quotation."""
    voices: dict[int, Party] = {}
    for statement in statements:
        if not statement.quote:
            continue
        party = speaker_party(scene, statement.speaker, statement.speaker.span or statement.span)
        if party is None:
            continue
        quotations = scene.story.quotations
        index = bisect_right(quotations, statement.span.start, key=lambda quotation: quotation.span.end)
        while index < len(quotations) and quotations[index].span.start < statement.span.end:
            voices.setdefault(index, party)
            index += 1
    return voices


def _contact(
    scene: Scene,
    draft: Draft,
    calendar: Calendar,
    known: set[int],
    newsy: bool,
    subject: Subject,
    themes: Sequence[ThemeHit],
) -> Contact | None:
    companions = _companions(scene, draft)
    parties = _principals(scene, draft, companions)
    parties = with_leaders(scene, draft, parties)
    parties = share_office(scene, draft.lead.sentence, (sentence for sentence, _ in draft.windows()), parties)
    parties += others_involved(scene, draft, {party.side for party in parties})
    sides = {party.side for party in parties}
    if len(sides) < 2:
        return None
    place = (
        find_place(scene, draft, parties, calendar, subject.claimed)
        if draft.channel not in {"phone", "video"}
        else None
    )
    channel, channel_why = _channel(scene, draft, place is not None or _is_received_at_dateline(scene, draft, parties))
    if channel == "unknown" and (gathering := gathering_of_talks(scene, draft)) is not None:
        channel, channel_why = "in-person", ("talks at a gathering", gathering.span)
    background, background_why = read_background(scene, draft, calendar, known, newsy)
    when = _when(scene, draft, calendar, background, subject.claimed)
    when = without_season(when) if when is not None else None
    if not background and when is not None and when.rule != RECORD and is_long_before(when, calendar):
        background, background_why = True, ("long before the article", when.spans[0])
    occasion = find_occasion(scene, draft, subject.claimed) if channel in {"in-person", "video"} else None
    if draft.setting is not None:
        place = place or place_of_setting(scene, draft.setting)
        occasion = occasion or occasion_in(scene, draft.setting.sentence)
    if draft.beside is not None:
        channel, channel_why, place, occasion = _share(
            scene, draft, calendar, subject, channel, channel_why, place, occasion
        )
    if place is None and occasion is not None:
        place = occasion_place(scene, occasion, calendar)
        place = place or city_of_gathering(scene, draft, calendar.published)
    if place is None and not background and channel not in {"phone", "video", "written"}:
        place = dateline_place(scene, draft)
    status, status_why, when = decide_status(draft, when, calendar)
    outcome, outcome_why = find_outcome(scene, draft, status, subject.claimed)
    evidence = tuple(sorted({c.sentence.span for c in draft.candidates if not c.sentence.title})) or (
        draft.lead.sentence.span,
    )
    trigger = scene.story.span(draft.lead.first, draft.lead.last)
    provenance = [
        Provenance("contact", draft.lead.trigger.rule, (trigger,), draft.lead.trigger.entry),
        Provenance("channel", channel_why[0], (channel_why[1],)),
        Provenance("status", status_why[0], (status_why[1] or trigger,)),
        Provenance("background", background_why[0], (background_why[1],)),
    ]
    if outcome_why is not None:
        provenance.append(outcome_why)
    not_topics = frozenset(sides | ({place.country} if place and place.country else set()))
    setting = Setting(subject, not_topics, frozenset(sides), newsy, background, status)
    participants = tuple(_participant(_in_office(scene, party, when)) for party in parties)
    return Contact(
        id=content_id("c", trigger.start, trigger.end, *[f"{p.side}:{p.name}:{p.office}" for p in participants]),
        participants=participants,
        channel=channel,
        status=status,
        background=background,
        evidence=evidence,
        accompanied_by=tuple(_participant(party) for party in companions),
        initiator=find_initiator(scene, draft, sides, subject.claimed),
        when=when,
        duration=find_duration(scene, draft, calendar, subject.claimed),
        place=place,
        occasion=occasion,
        topics=tuple(find_topics(scene, draft, setting, themes)),
        outcome=outcome,
        ordinal=find_ordinal(scene, draft, calendar),
        provenance=tuple(provenance),
    )


def _principals(scene: Scene, draft: Draft, companions: Sequence[Party]) -> list[Party]:
    """The best report's parties, with the names that other reports give them; companions are not principals.

    Nor is a bloc whose members are listed.
    """
    away = {party.actor for party in companions if party.actor is not None}
    told = [candidate for candidate in draft.candidates if not candidate.sentence.title]
    sides = {party.side for candidate in told for party in candidate.parties}
    fitting = [c for c in draft.candidates if not told or {party.side for party in c.parties} <= sides]
    ranked = sorted(fitting, key=lambda c: (-sum(p.actor is not None for p in c.parties), c.sentence.title, c.first))
    found: list[Party] = []
    for candidate in ranked:
        for party in candidate.parties:
            if party.actor is not None and party.actor in away:
                continue
            same_side = [p for p in found if p.side == party.side]
            if not same_side or (candidate is ranked[0] and not _repeats(party, same_side)):
                found.append(party)
    named = {p.side for p in found if p.actor is not None}
    sides = {party.side for party in found}
    found = [p for p in found if p.actor is not None or not scene.pack.sides.listed_members(p.side, sides)]
    return [p for p in found if p.actor is not None or p.office is not None or p.side not in named]


def _repeats(party: Party, others: Sequence[Party]) -> bool:
    if party.actor is None:
        return party.office is None or any(other.office == party.office for other in others)
    return any(other.actor == party.actor for other in others)


def _companions(scene: Scene, draft: Draft) -> list[Party]:
    """'didampingi Menlu Retno': who came along."""
    principals = {p.actor for p in draft.lead.parties}
    found: list[Party] = []
    for sentence in _where_companions_stand(scene, draft):
        words = scene.words[sentence.first : sentence.last]
        for _, end, _ in scene.pack.grammar.accompanied.matches(words):
            numbers = [
                n
                for n in scene.cast.in_sentence[sentence.index]
                if scene.cast.mentions[n].first >= sentence.first + end
            ]
            taken = principals | {party.actor for party in found}
            found += [p for p in parties_of(scene, numbers) if p.actor is not None and p.actor not in taken]
            break
    for party in companions_present(scene, draft):
        if party.actor not in principals | {each.actor for each in found}:
            found.append(party)
    return found


def _where_companions_stand(scene: Scene, draft: Draft) -> list[Sentence]:
    """The sentences of a contact, and those right behind one in which only the parties or those with them are named.

    "Prabowo menerima Anwar di Istana. Ia didampingi Menlu Sugiono, sedangkan Anwar didampingi Menlu Mohamad Hasan."
    """
    sentences = [sentence for sentence, _ in draft.windows()]
    sides, triggers = sides_of(draft), scene.pack.contacts.triggers
    for sentence in list(sentences):
        behind = scene.story.sentences[sentence.index + 1 : sentence.index + 2]
        for other in behind if draft.status == "held" and not sentence.title else ():
            words = scene.words[other.first : other.last]
            named = {scene.cast.side_of[n] for n in scene.cast.in_sentence[other.index]} - {None}
            with_them = scene.pack.grammar.accompanied.stands_in(words) and not triggers.stands_in(words)
            if other not in sentences and with_them and named <= sides:
                sentences.append(other)
    return sentences


def _in_office(scene: Scene, party: Party, when: When | None) -> Party:
    """A person without an office now may have held one then: 'Presiden RI pertama Soekarno … pada 1962'."""
    days = span_of_days(when.edtf) if when else None
    if party.office is not None or party.person is None or days is None:
        return party
    held = {tenure.office for tenure in scene.pack.people.offices_on(party.person, *days)}
    return replace(party, office=next(iter(held))) if len(held) == 1 else party


def _participant(party: Party) -> Participant:
    return Participant(
        name=party.name,
        side=party.side,
        office=party.office,
        actor=party.person,
        role=party.role,
        spans=(party.span,),
        rule=party.rule,
    )


def _channel(scene: Scene, draft: Draft, placed: bool) -> tuple[Channel, tuple[str, Span]]:
    for candidate in draft.candidates:
        if candidate.channel != "unknown":
            return candidate.channel, (candidate.trigger.rule, candidate.channel_span)
    told_behind = _channel_taken_up(scene, draft)
    if told_behind is not None:
        return told_behind
    met = _met_again(scene, draft)
    if met is not None:
        return met
    span = draft.lead.channel_span
    mediates = draft.lead.trigger.roles[0] == "mediator"
    talks = mediates or draft.lead.trigger.pattern in {"reciprocal", "noun"}
    return ("in-person", ("talks at a place", span)) if placed and talks else ("unknown", ("talks, not said how", span))


def _is_received_at_dateline(scene: Scene, draft: Draft, parties: Sequence[Party]) -> bool:
    """'Jerusalem - Menlu Jerman mengadakan pembicaraan dengan PM Olmert': talks in the lead, at the other's home."""
    country = country_of_dateline(scene.story, scene.pack)
    named = len({party.side for party in parties if party.actor is not None}) >= 2
    lead = draft.lead.sentence.index <= 1 and not draft.lead.sentence.title
    came = draft.lead.parties[0].side != country  # 'Ankara - Erdogan berbicara dengan Putin' may be by telephone
    return lead and came and named and draft.status == "held" and country in {party.side for party in parties}


def _channel_taken_up(scene: Scene, draft: Draft) -> tuple[Channel, tuple[str, Span]] | None:
    """'Pembicaraan itu dilakukan melalui konferensi video', 'Percakapan telepon itu …': where it is taken up again."""
    starts = scene.story.tokens.starts
    for sentence, span in draft.echoes:
        at = bisect_left(starts, span.start)
        until = min(sentence.last, at + CHANNEL_REACH)
        for start, end, channel in scene.pack.contacts.channels.matches(scene.words[at:until]):
            if channel in {"phone", "video"}:
                return channel, ("channel of the contact taken up again", scene.story.span(at + start, at + end))
    return None


def _met_again(scene: Scene, draft: Draft) -> tuple[Channel, tuple[str, Span]] | None:
    """'… berembuk dengan PM Italia. Seusai pertemuan, …': a meeting, by the word that takes it up again."""
    if draft.lead.trigger.agreement:
        return None
    words, starts, triggers = scene.words, scene.story.tokens.starts, scene.pack.contacts.triggers
    told = [bisect_left(starts, span.start) for _, span in draft.echoes]
    behind = scene.story.sentences[draft.lead.sentence.index + 1 : draft.lead.sentence.index + 2]
    told += [each.first + 1 for each in behind if words[each.first] in scene.pack.grammar.afterwards]
    for token in told:
        noun = triggers.match_at(words, token)
        ends = noun is not None and words[noun[0] : noun[0] + 1] == [","]
        taken_up = ends or words[token - 1] not in scene.pack.grammar.afterwards
        if noun is not None and taken_up and noun[1].channel == "in-person" and noun[1].pattern == "noun":
            span = scene.story.span(token, noun[0])
            return "in-person", ("a meeting, where it is taken up again", span)
    return None


def _share(
    scene: Scene,
    draft: Draft,
    calendar: Calendar,
    subject: Subject,
    channel: Channel,
    channel_why: tuple[str, Span],
    place: Place | None,
    occasion: Occasion | None,
) -> tuple[Channel, tuple[str, Span], Place | None, Occasion | None]:
    """'Selain bertemu Putin, Obama juga berbincang dengan PM Kanada': at the same place and occasion, face to face."""
    other = draft.beside
    assert other is not None
    called = any(party.role == "caller" for party in draft.lead.parties)
    if channel == "unknown" and other.channel in {"in-person", "unknown"} and not called:
        other_place = find_place(scene, other, _principals(scene, other, []), calendar, subject.claimed)
        if other.channel == "in-person" or other_place is not None:
            channel, channel_why = "in-person", ("named beside a meeting", other.lead.channel_span)
        place = place or other_place
    elif channel == "in-person":
        place = place or find_place(scene, other, _principals(scene, other, []), calendar, subject.claimed)
    if channel == "in-person":
        occasion = occasion or find_occasion(scene, other, subject.claimed)
    return channel, channel_why, place, occasion


def _when(scene: Scene, draft: Draft, calendar: Calendar, background: bool, claimed: Sequence[int]) -> When | None:
    whole = from_beginning_to_end(scene, calendar, draft) or day_it_bears(scene, calendar, draft)
    if whole is not None:
        return whole
    if draft.date is not None and not is_day_of_agreeing(scene, draft, calendar):
        return read_when(draft.date)
    for sentence, span in draft.echoes:
        rows = calendar.by_sentence[sentence.index]
        near = [t for t in rows if t.edtf is not None and abs(t.span.start - span.start) < 120]
        if near and draft.status == "held":
            return read_when(min(near, key=lambda t: abs(t.span.start - span.start)))
        plan = date_of_plan(scene, calendar, sentence, span) if draft.status == "planned" else None
        if plan is not None:
            return read_when(plan)
    then = day_told_then(scene, calendar, draft)
    if then is not None:
        return then
    beside = draft.beside.date if draft.beside is not None else None
    if beside is not None and beside.edtf is not None:
        edtf = beside.edtf if "/" in beside.edtf or beside.edtf.endswith("~") else f"{beside.edtf}~"
        return When(
            edtf, ("none",), "inferred", beside.evidence or (beside.span,), None, "named beside a dated contact"
        )
    ahead = within_days_ahead(scene, calendar, draft)
    if ahead is not None:
        return ahead
    counted = counted_from_contact(scene, calendar, draft) or counted_from_news(scene, calendar, draft)
    if draft.status == "held" and counted is not None:
        return counted
    if draft.status == "held" and not background and not is_vaguely_past(scene, calendar, draft):
        said = day_of_saying(scene, calendar, draft.lead.sentence, {p.side for p in draft.lead.parties})
        if said is not None:
            return said
        told = days_told_of_occasion(scene, draft, find_occasion(scene, draft, claimed), calendar)
        told = told or day_told_before(scene, calendar, draft) or day_told_behind(scene, calendar, draft, claimed)
        told = told or day_of_trip(scene, draft, {p.side for p in draft.lead.parties}, calendar)
        if told is not None:
            return told
        if calendar.published is not None:
            return publication_when(calendar.published)
    if draft.status == "held" and draft.channel in {"in-person", "unknown"}:
        gathering = days_of_gathering(scene, draft, calendar.published)
        if gathering is not None:
            return gathering
    if draft.status == "held":
        focus = scene.story.span(draft.lead.first, draft.lead.last)
        return month_of_earlier_saying(scene, calendar, draft.lead.sentence, focus)
    if draft.status == "planned" and draft.channel in {"in-person", "unknown"}:
        other = draft.beside
        listed = other is not None and other.lead.first == draft.lead.first  # 'dengan Jokowi, juga dengan PM Malaysia'
        told_of = other if other is not None and listed else draft
        of_gathering = days_told_of_occasion(scene, told_of, find_occasion(scene, told_of, claimed), calendar)
        if of_gathering is not None:
            return of_gathering
        return day_of_trip(scene, told_of, {p.side for p in told_of.lead.parties}, calendar)
    return None
