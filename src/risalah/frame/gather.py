"""Bring together what an article says of one contact in several places, and keep apart what are two contacts.

    headline, lead, 'pertemuan itu berlangsung di Sochi', 'kedua pemimpin membahas Suriah'  ->  one draft

When two reports are of one contact, `sameness` tells.
"""

from bisect import bisect_left
from collections.abc import Sequence

from risalah.frame.candidates import Candidate
from risalah.frame.drafts import Draft, actors_of, sides_of
from risalah.frame.parties import Party, Scene, is_told_as_done
from risalah.frame.places import place_behind
from risalah.frame.reports import is_bare_visit, is_report
from risalah.frame.sameness import (
    LONG_BEFORE,
    closeness,
    is_ahead_of_others,
    is_before_plan,
    is_of_contact,
    is_once_before,
    is_recalled,
    same_people,
    same_sides,
)
from risalah.frame.status import StatusReading, read_status
from risalah.frame.when import Calendar, is_in_relative_clause, own_date, span_of_days, told_of_partner
from risalah.model.span import Span
from risalah.model.story import Sentence
from risalah.model.timex import Timex

MOST_CONTACTS = 60  # of one article; a text that seems to report more is a list or an attack
COUNT_REACH = 3  # tokens from 'itu' to the noun that is counted: 'itu sekaligus merupakan pertemuan ketiga'
MOST_REPORTS = 30  # of one contact; what comes after them adds nothing
OPENING_REACH = 16  # tokens: 'Pertemuan di ruang kerja menteri itu berlangsung …'
PLAN_REACH = 3  # tokens of 'namun kemudian' before 'rencana itu', and behind it
SETTING_REACH = 6  # sentences from 'menggelar serangkaian pertemuan di …' to each of them
ALSO_REACH = 4  # sentences from a contact to one that 'juga' sets beside it


def gather(scene: Scene, candidates: Sequence[Candidate], calendar: Calendar) -> list[Draft]:
    """One draft for each contact that the candidates report, in the order of the text."""
    drafts: list[Draft] = []
    body_first = sorted(
        candidates, key=lambda c: (is_bare_visit(c), c.sentence.title, c.sentence.index, c.trigger.claimed, c.first)
    )
    for candidate in body_first:
        if is_bare_visit(candidate) and any(_is_of_visit(candidate, draft, scene, calendar) for draft in drafts):
            continue  # the visit is told by what took place on it
        if candidate.status.status is None or not is_report(scene, candidate, calendar):
            continue
        focus = scene.story.span(candidate.first, candidate.last)
        planned = candidate.status.status == "planned"
        timex = own_date(scene, calendar, candidate.sentence.index, focus, planned=planned)
        if timex is not None and candidate.trigger.agreement:  # what was agreed may be of another day
            timex = None if is_in_relative_clause(scene, candidate.sentence, timex.span, focus) else timex
        if timex is not None and told_of_partner(scene, candidate.sentence, timex.span, focus):
            timex = None
        home = _home(candidate, timex, drafts, scene, calendar) or _home_of_headline(candidate, drafts)
        said = timex if home is not None and _is_quoted_now(scene, candidate, timex) else None
        timex = None if said is not None else timex
        if home is None and len(drafts) >= MOST_CONTACTS:
            continue
        if home is None:
            if candidate.consent:
                continue  # 'sepakat bertemu lagi': tells of the contact at which it was, if the story does
            to_come = planned and timex is not None  # 'Penandatanganan akan dilakukan di Bali, 27 April'
            alike = (d for d in drafts if same_sides(candidate, d, scene) and same_people(candidate, d, scene))
            if _only_follows(candidate) and not to_come and any(alike):
                continue
            if _is_only_said(scene, candidate) and not all(map(_is_in_office, candidate.parties)):
                continue  # 'mengatakan kepada X' says that words reached X, not that they met
            again = is_once_before(scene, candidate) and any(same_sides(candidate, draft, scene) for draft in drafts)
            drafts.append(Draft([candidate], timex, once_before=again))
        elif len(home.candidates) < MOST_REPORTS:
            home.candidates.append(candidate)
            if home.date is None or (home.date.edtf is None and timex is not None and timex.edtf is not None):
                home.date = timex or home.date
            home.said = home.said or said
    drafts = [
        d for d in drafts if not (all(_only_follows(c) for c in d.candidates) and _covered(scene, d, drafts, calendar))
    ]
    drafts = [d for d in drafts if not _is_said_at_another(scene, d, drafts)]
    _echo(scene, drafts)
    for draft in drafts:
        draft.settled = _settled(scene, draft)
    for draft in drafts:
        dated = any(calendar.by_sentence[sentence.index] for sentence, _ in draft.echoes)
        if draft.date is None and not dated:
            draft.date = draft.said
    for draft in sorted(drafts, key=lambda each: each.lead.first):
        draft.beside = _beside(scene, draft, drafts)
    return drafts


def _is_only_said(scene: Scene, candidate: Candidate) -> bool:
    """'mengatakan kepada X': words that reached somebody, of which nothing says how."""
    told = candidate.trigger.claimed or is_told_as_done(scene, candidate.first)
    return candidate.trigger.object == "tell" and candidate.channel == "unknown" and not told


def _is_in_office(party: Party) -> bool:
    return party.actor is not None and party.office is not None


def _is_said_at_another(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """'Presiden X mengatakan kepada PM Y …', where the article tells of a contact of those sides: it was said there."""
    if not all(_is_only_said(scene, candidate) for candidate in draft.candidates):
        return False
    return any(other is not draft and sides_of(draft) <= sides_of(other) for other in drafts)


def _settled(scene: Scene, draft: Draft) -> StatusReading | None:
    """'Iran mengusulkan pertemuan dengan X. … Pertemuan itu dijadwalkan berlangsung Kamis': the offer was taken.

    'X akan bertemu Y. … Pertemuan itu batal', '… Rencana itu dibatalkan': the plan was dropped.
    """
    status = draft.status
    sought = {"proposed": {"planned"}, "planned": {"cancelled"}}.get(status)
    if sought is None or draft.lead.sentence.title:
        return None
    starts = scene.story.tokens.starts
    for sentence, span in draft.echoes:
        noun, end = bisect_left(starts, span.start), bisect_left(starts, span.end)
        reading = read_status(scene, (noun, noun), noun, end, sentence.last, True)
        if reading.status in sought and reading.span is not None:
            return reading
    return _dropped(scene, draft) if status == "planned" else None


def _dropped(scene: Scene, draft: Draft) -> StatusReading | None:
    """'…, tetapi pertemuan itu ditunda', 'Rencana itu batal': behind the plan, or in the next sentence."""
    last = max(draft.candidates, key=lambda candidate: candidate.last)
    here = last.sentence
    found = _end_of_plan(scene, here, range(last.last, here.last - 2), own=True)
    for behind in scene.story.sentences[here.index + 1 : here.index + 2]:
        opening = range(behind.first, min(behind.first + PLAN_REACH, behind.last - 2))
        found = found or _end_of_plan(scene, behind, opening, own=False)
    return found


def _end_of_plan(scene: Scene, sentence: Sentence, openings: range, *, own: bool) -> StatusReading | None:
    """'rencana itu batal' at one of some tokens; 'pertemuan itu ditunda' only in the plan's `own` sentence."""
    contacts, words = scene.pack.contacts, scene.words
    for at in openings:
        noun = words[at] in contacts.plans or (own and contacts.anaphora_nouns.match_at(words, at) is not None)
        if not noun or words[at + 1] not in contacts.anaphora_determiners:
            continue
        for start, end, kinds in contacts.status.matches(words[at + 2 : sentence.last]):
            if start <= PLAN_REACH and "cancelled" in kinds:
                return StatusReading("cancelled", "a plan dropped", scene.story.span(at + 2 + start, at + 2 + end))
    return None


def _only_follows(candidate: Candidate) -> bool:
    """'sepakat', 'mengaku telah meminta …': no contact of its own beside the one at which it was."""
    return candidate.trigger.agreement or candidate.trigger.claimed


def _is_of_visit(visit: Candidate, draft: Draft, scene: Scene, calendar: Calendar) -> bool:
    """Did the visitor also meet somebody of the country, as another report tells?

    Not where he was the host: 'Kishida menjamu Yoon. … Kishida akan mengunjungi Seoul' are two. So are a meeting that
    has taken place and a visit still to come, with its day, that is told behind it.
    """
    if visit.status.status == "planned" and draft.status == "held" and visit.sentence.index > draft.lead.sentence.index:
        focus = scene.story.span(visit.first, visit.last)
        if own_date(scene, calendar, visit.sentence.index, focus, planned=True) is not None:
            return False
    if draft.status == "held" and visit.status.status in {"cancelled", "refused"}:
        return False  # 'bertemu PM Howard di Brunei. … Rencana kunjungan Presiden ke Canberra sudah ditunda'
    if _is_on_other_soil(scene, visit, draft):
        return False
    visitors = {party.actor for party in visit.parties if party.role == "visitor" and party.actor is not None}
    if visitors & {party.actor for each in draft.candidates for party in each.parties if party.role == "host"}:
        return False
    return same_sides(visit, draft, scene) and bool(visitors & actors_of(draft))


def _is_on_other_soil(scene: Scene, visit: Candidate, draft: Draft) -> bool:
    """'akan menerima X di Nairobi. Sebelumnya, ia melawat ke Uganda': what is planned is not where the visit went."""
    if visit.trigger.pattern != "visit" or visit.status.status != "held" or draft.status != "planned":
        return False
    places = [place_behind(scene, each) for each in draft.candidates if not each.sentence.title]
    countries = {place.country for place in places if place is not None}
    hosts = {party.side for party in visit.parties if party.role == "host"}
    return bool(countries) and countries.isdisjoint(hosts)


def _is_quoted_now(scene: Scene, candidate: Candidate, timex: Timex | None) -> bool:
    """'"Hari ini saya duduk bersama Prabowo," kata Biden': the day of the words, which may have been said long ago."""
    return timex is not None and "relative" in timex.given and scene.story.quoted[candidate.first] >= 0


def _beside(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The contact of the same person told first: 'selain bertemu Putin', 'pembicaraan lainnya', 'juga bertemu'."""
    siblings = [other for other in drafts if other.lead.first == draft.lead.first]
    if siblings[0] is not draft:  # 'dengan PM Malaysia, juga dengan Sultan Brunei': of one list
        return siblings[0].beside or siblings[0]
    sentence = draft.lead.sentence
    words = scene.words[sentence.first : sentence.last]
    linked = scene.pack.grammar.besides.stands_in(words) or not scene.pack.contacts.again.isdisjoint(words)
    also = not scene.pack.contacts.also.isdisjoint(words[: draft.lead.first - sentence.first])
    if not (linked or also) or draft.status != "held":
        return None
    before = [
        d for d in drafts if d.lead.first < draft.lead.first and actors_of(d) & actors_of(draft) and d is not draft
    ]
    for other in before if linked else ():
        if any(c.sentence.index == sentence.index for c in other.candidates) or _named_in(scene, other, draft):
            return other
    for other in reversed(before) if also else ():
        if sentence.index - other.lead.sentence.index <= ALSO_REACH and other.status == "held":
            return other.beside or other
    return None


def lay_settings(scene: Scene, drafts: Sequence[Draft], settings: Sequence[Candidate], calendar: Calendar) -> None:
    """Give each contact the setting told before it of one who takes part, and its date where the contact has none."""
    for draft in drafts:
        if draft.channel != "in-person" or draft.status in {"refused", "proposed"}:
            continue
        for setting in settings:
            near = 0 <= draft.lead.sentence.index - setting.sentence.index <= SETTING_REACH
            if near and {party.actor for party in setting.parties} & actors_of(draft) and not setting.sentence.title:
                draft.setting = setting
        undated = draft.date is None or (draft.date.type == "TIME" and draft.date.edtf is None)  # 'sore harinya'
        if draft.setting is not None and undated and draft.setting.status.status != "planned":
            span = scene.story.span(draft.setting.first, draft.setting.last)
            draft.date = own_date(scene, calendar, draft.setting.sentence.index, span)


def _named_in(scene: Scene, other: Draft, draft: Draft) -> bool:
    """Does the sentence of `draft` also name the partner of `other`?"""
    inside = {scene.cast.actor_of[n] for n in scene.cast.in_sentence[draft.lead.sentence.index]}
    return len(actors_of(other)) >= 2 and actors_of(other) <= inside


def _home(
    candidate: Candidate, timex: Timex | None, drafts: Sequence[Draft], scene: Scene, calendar: Calendar
) -> Draft | None:
    fitting = [
        draft
        for draft in drafts
        if is_of_contact(candidate, timex, draft, scene)
        and not is_recalled(candidate, timex, draft, calendar)
        and not is_ahead_of_others(candidate, draft, calendar)
        and not is_before_plan(candidate, timex, draft, calendar)
        and not _is_elsewhere(scene, candidate, draft)
        and not _is_on_other_soil(scene, candidate, draft)
    ]
    if not fitting:
        return None
    return max(fitting, key=lambda d: (closeness(candidate, d), -abs(d.lead.sentence.index - candidate.sentence.index)))


def _is_elsewhere(scene: Scene, candidate: Candidate, draft: Draft) -> bool:
    """'Pembicaraan berakhir di Istanbul. … Doha menjadi tuan rumah pembicaraan': towns of two countries, two contacts.

    Where no report of the one names the town of the other.
    """
    if candidate.sentence.title or candidate.channel in {"phone", "video", "written"}:
        return False
    if candidate.status.status not in {"held", "planned"}:
        return False
    mine = place_behind(scene, candidate)
    if mine is None:
        return False
    told = [place_behind(scene, each) for each in draft.candidates if not each.sentence.title]
    theirs = [place for place in told if place is not None]
    return bool(theirs) and all(place.country != mine.country for place in theirs)


def _home_of_headline(candidate: Candidate, drafts: Sequence[Draft]) -> Draft | None:
    """A headline tells the article's first contact even where it names another body: 'Utusan SADC Temui Mugabe'."""
    if not candidate.sentence.title:
        return None
    named = {p.actor for p in candidate.parties if p.actor is not None}
    open_side = any(p.actor is None for p in candidate.parties)
    for draft in drafts[:1]:
        if open_side and named and named <= actors_of(draft) and candidate.channel in {draft.channel, "unknown"}:
            return draft
    return None


def _covered(scene: Scene, draft: Draft, drafts: Sequence[Draft], calendar: Calendar) -> bool:
    """Is the agreement one that another contact tells of, with just its sides or told no later than it?

    Not where the people who agreed met long before: 'X meneken kontrak dengan Y. Tahun lalu, keduanya bertemu di …'.
    """
    if draft.status == "planned" and draft.date is not None:
        return False  # a signing still to come, with its day
    sides = {party.side for party in draft.lead.parties}
    return any(
        other is not draft
        and other.status == "held"
        and same_sides(draft.lead, other, scene)
        and same_people(draft.lead, other, scene)
        and (sides_of(other) == sides or other.lead.sentence.index <= draft.lead.sentence.index)
        and not _was_long_before(other, draft, calendar)
        for other in drafts
    )


def _was_long_before(other: Draft, agreed: Draft, calendar: Calendar) -> bool:
    """Was another contact, told behind the agreement of people by name, over long before the article?"""
    days = span_of_days(other.date.edtf) if other.date is not None else None
    if days is None or calendar.days is None or agreed.date is not None:
        return False
    told_behind = other.lead.sentence.index > agreed.lead.sentence.index and len(actors_of(agreed)) >= 2
    return told_behind and (calendar.days[0] - days[1]).days > LONG_BEFORE


# -- sentences that take a contact up again ----------------------------------------------------------------------
def _echo(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Give each 'pertemuan itu' to the contact last spoken of."""
    if not drafts:
        return
    own = {candidate.sentence.index for draft in drafts for candidate in draft.candidates}
    for sentence in scene.story.sentences:
        if sentence.index in own:
            continue
        words_at = _points_back(scene, sentence)
        if words_at is None:
            continue
        before = [d for d in drafts if d.lead.sentence.index < sentence.index or d.lead.sentence.title]
        if before:
            latest = max(before, key=lambda d: _last_mention(d, sentence.index))
            if _is_of_others_named(scene, sentence, latest):
                continue
            each = scene.pack.contacts.separately & set(scene.words[sentence.first : sentence.last])
            of_one = [d for d in before if each and d.lead.first == latest.lead.first] or [latest]
            for draft in of_one:  # 'Percakapan terpisah itu …': of those told of in one breath
                if len(draft.echoes) < MOST_REPORTS:
                    draft.echoes.append((sentence, words_at))


def _is_of_others_named(scene: Scene, sentence: Sentence, draft: Draft) -> bool:
    """'Israel dan Hamas tidak ikut serta. Kesepakatan antara kedua pihak …': of the two named right before it."""
    cast = scene.cast
    groups = [n for n in cast.in_sentence[sentence.index] if cast.mentions[n].kind == "group"]
    before = scene.story.sentences[sentence.index - 1] if sentence.index else sentence
    told = {c.sentence.index for c in draft.candidates} | {each.index for each, _ in draft.echoes}
    if not groups or before.index in told:
        return False
    named = [cast.side_of[n] for n in cast.in_sentence[before.index] if cast.mentions[n].kind == "side"]
    sides = {side for side in named if side is not None}
    return len(sides) == 2 and sides.isdisjoint(sides_of(draft))


def _last_mention(draft: Draft, before: int) -> tuple[int, int]:
    told = [*(c.sentence.index for c in draft.candidates), *(sentence.index for sentence, _ in draft.echoes)]
    return (max((index for index in told if index < before), default=-1), -draft.lead.sentence.index)


def _came_of_it(scene: Scene, sentence: Sentence, noun: int) -> bool:
    """'Kesepakatan itu dicapai dalam pertemuan di Wina': what was told before is of the meeting named here."""
    words, cast = scene.words, scene.cast
    if words[noun - 1] not in scene.pack.grammar.inside or scene.pack.contacts.anaphora_determiners.isdisjoint(
        words[sentence.first + 1 : sentence.first + 2]
    ):
        return False
    people = {"person", "role", "name", "pronoun"}
    return all(cast.mentions[n].kind not in people for n in cast.in_sentence[sentence.index] if cast.side_of[n])


def _points_back(scene: Scene, sentence: Sentence) -> Span | None:
    """'dalam pertemuan itu', 'pembicaraan yang … ini', 'kedua pemimpin': the words that take a contact up again."""
    words, contacts = scene.words, scene.pack.contacts
    points_first = words[sentence.first] in contacts.anaphora_determiners
    for position in contacts.anaphora_nouns.openings(words, sentence.first, sentence.last):
        found = contacts.anaphora_nouns.match_at(words, position)
        if found is None or found[0] > sentence.last:
            continue
        counted = found[0] < sentence.last and words[found[0]] in contacts.ordinals
        if points_first and position <= sentence.first + COUNT_REACH and counted:
            return scene.story.span(position, found[0])  # 'Itu merupakan pertemuan ketiga mereka tahun ini'
        if position > sentence.first and words[position - 1] in scene.pack.grammar.around:
            continue
        if _came_of_it(scene, sentence, position):
            return scene.story.span(position, found[0])
        opens = position <= sentence.first + 1  # 'Dalam pertemuan di Markas PBB tersebut'
        after = words[found[0] : found[0] + (OPENING_REACH if opens else 3)]
        near = after[: OPENING_REACH if opens else 2]
        points = not contacts.anaphora_determiners.isdisjoint(after)
        if points or not (contacts.anaphora_verbs.isdisjoint(near) and contacts.mediated.isdisjoint(near)):
            return scene.story.span(position, found[0])
    for number in scene.cast.in_sentence[sentence.index]:
        mention = scene.cast.mentions[number]
        if mention.kind == "group" and (
            mention.form != "side" or contacts.outcomes.stands_in(words[sentence.first : sentence.last])
        ):
            return mention.span
    return None
