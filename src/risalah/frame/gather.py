"""Bring together what an article says of one contact in several places, and keep apart what are two contacts.

    headline, lead, 'pertemuan itu berlangsung di Sochi', 'kedua pemimpin membahas Suriah'  ->  one draft

Two reports are of one contact when neither names another side, another person for a side, another day, or another
channel than the other does, and neither is a plan where the other is over.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from risalah.frame.candidates import Candidate
from risalah.frame.parties import Party, Scene
from risalah.frame.reports import is_bare_visit, is_report
from risalah.frame.when import Calendar, is_in_relative_clause, own_date, span_of_days
from risalah.model.account import Channel, Status
from risalah.model.span import Span
from risalah.model.story import Sentence
from risalah.model.timex import Timex

MOST_CONTACTS = 60  # of one article; a text that seems to report more is a list or an attack
MOST_REPORTS = 30  # of one contact; what comes after them adds nothing
OPENING_REACH = 16  # tokens: 'Pertemuan di ruang kerja menteri itu berlangsung …'
SETTING_REACH = 6  # sentences from 'menggelar serangkaian pertemuan di …' to each of them
ALSO_REACH = 4  # sentences from a contact to one that 'juga' sets beside it
LONG_BEFORE = 3  # days before the article
FAR_BEHIND = 3  # sentences
LEAD_SENTENCES = 4  # what the first sentences report is the article's news


@dataclass
class Draft:
    """A contact in the making: its reports, and the sentences that take it up again."""

    candidates: list[Candidate]
    date: Timex | None
    echoes: list[tuple[Sentence, Span]] = field(default_factory=list)  # (sentence, the words that point back)
    said: Timex | None = None  # 'hari ini' of a quotation: its date where nothing else gives one
    beside: "Draft | None" = None  # the contact that it is named together with
    setting: Candidate | None = None  # the sentence that tells where and when several contacts took place

    @property
    def lead(self) -> Candidate:
        return self.candidates[0]

    @property
    def status(self) -> Status:
        """The first report that says more than 'held by default' decides."""
        told = [c.status.status for c in self.candidates if c.status.span is not None and not c.purpose]
        marked = [status for status in told if status]
        if not marked:
            return self.lead.status.status or "held"
        if {"refused", "proposed"} <= set(marked):
            return "refused"  # the offer came to nothing
        if "cancelled" in marked and set(marked) <= {"cancelled", "planned", "proposed"}:
            return "cancelled"
        if marked[:1] == ["proposed"] and self.lead.trigger.status == "proposed" and "planned" in marked:
            return "planned"  # the invitation was taken
        return marked[0]

    @property
    def channel(self) -> Channel:
        known = [c.channel for c in self.candidates if c.channel != "unknown"]
        return known[0] if known else "unknown"

    def windows(self) -> Sequence[tuple[Sentence, Span]]:
        """Every (sentence, words of the contact in it), in the order of the text, each sentence once.

        Asked for by everything that looks at a contact, and only when all its reports are gathered.
        """
        return self._windows

    @cached_property
    def _windows(self) -> Sequence[tuple[Sentence, Span]]:
        rows = [(c.sentence, c.channel_span) for c in self.candidates] + self.echoes
        seen: dict[int, tuple[Sentence, Span]] = {}
        for sentence, span in rows:
            seen.setdefault(sentence.index, (sentence, span))
        return [seen[index] for index in sorted(seen)]


def gather(scene: Scene, candidates: Sequence[Candidate], calendar: Calendar) -> list[Draft]:
    """One draft for each contact that the candidates report, in the order of the text."""
    drafts: list[Draft] = []
    body_first = sorted(candidates, key=lambda c: (is_bare_visit(c), c.sentence.title, c.first))
    for candidate in body_first:
        if is_bare_visit(candidate) and any(_is_of_visit(candidate, draft) for draft in drafts):
            continue  # the visit is told by what took place on it
        if candidate.status.status is None or not is_report(scene, candidate, calendar):
            continue
        focus = scene.story.span(candidate.first, candidate.last)
        planned = candidate.status.status == "planned"
        timex = own_date(scene, calendar, candidate.sentence.index, focus, planned=planned)
        if timex is not None and candidate.trigger.agreement:  # what was agreed may be of another day
            timex = None if is_in_relative_clause(scene, candidate.sentence, timex.span, focus) else timex
        home = _home(candidate, timex, drafts, scene, calendar) or _home_of_headline(candidate, drafts)
        said = timex if home is not None and _is_quoted_now(scene, candidate, timex) else None
        timex = None if said is not None else timex
        if home is None and len(drafts) >= MOST_CONTACTS:
            continue
        if home is None:
            if candidate.trigger.agreement and any(
                _same_sides(candidate, draft) and _same_people(candidate, draft) for draft in drafts
            ):
                continue  # 'sepakat' makes no contact of its own beside the one at which it was agreed
            if candidate.trigger.object == "tell" and candidate.channel == "unknown":
                continue  # 'mengatakan kepada X' says that words reached X, not that they met
            drafts.append(Draft([candidate], timex))
        elif len(home.candidates) < MOST_REPORTS:
            home.candidates.append(candidate)
            if home.date is None or (home.date.edtf is None and timex is not None and timex.edtf is not None):
                home.date = timex or home.date
            home.said = home.said or said
    drafts = [d for d in drafts if not (all(c.trigger.agreement for c in d.candidates) and _covered(d, drafts))]
    _echo(scene, drafts)
    for draft in drafts:
        dated = any(calendar.by_sentence[sentence.index] for sentence, _ in draft.echoes)
        if draft.date is None and not dated:
            draft.date = draft.said
    for draft in sorted(drafts, key=lambda each: each.lead.first):
        draft.beside = _beside(scene, draft, drafts)
    return drafts


def _is_of_visit(visit: Candidate, draft: Draft) -> bool:
    """Did the visitor also meet somebody of the country, as another report tells?"""
    visitors = {party.actor for party in visit.parties if party.role == "visitor" and party.actor is not None}
    return _same_sides(visit, draft) and bool(visitors & _actors(draft))


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
    before = [d for d in drafts if d.lead.first < draft.lead.first and _actors(d) & _actors(draft) and d is not draft]
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
            if near and {party.actor for party in setting.parties} & _actors(draft) and not setting.sentence.title:
                draft.setting = setting
        undated = draft.date is None or (draft.date.type == "TIME" and draft.date.edtf is None)  # 'sore harinya'
        if draft.setting is not None and undated and draft.setting.status.status != "planned":
            span = scene.story.span(draft.setting.first, draft.setting.last)
            draft.date = own_date(scene, calendar, draft.setting.sentence.index, span)


def _named_in(scene: Scene, other: Draft, draft: Draft) -> bool:
    """Does the sentence of `draft` also name the partner of `other`?"""
    inside = {scene.cast.actor_of[n] for n in scene.cast.in_sentence[draft.lead.sentence.index]}
    return len(_actors(other)) >= 2 and _actors(other) <= inside


def _home(
    candidate: Candidate, timex: Timex | None, drafts: Sequence[Draft], scene: Scene, calendar: Calendar
) -> Draft | None:
    fitting = [
        draft
        for draft in drafts
        if _same_contact(candidate, timex, draft, scene) and not _is_recalled(candidate, timex, draft, calendar)
    ]
    if not fitting:
        return None
    return max(
        fitting, key=lambda d: (_closeness(candidate, d), -abs(d.lead.sentence.index - candidate.sentence.index))
    )


def _home_of_headline(candidate: Candidate, drafts: Sequence[Draft]) -> Draft | None:
    """A headline tells the article's first contact even where it names another body: 'Utusan SADC Temui Mugabe'."""
    if not candidate.sentence.title:
        return None
    named = {p.actor for p in candidate.parties if p.actor is not None}
    open_side = any(p.actor is None for p in candidate.parties)
    for draft in drafts[:1]:
        if open_side and named and named <= _actors(draft) and candidate.channel in {draft.channel, "unknown"}:
            return draft
    return None


def _closeness(candidate: Candidate, draft: Draft) -> int:
    shared = {p.actor for p in candidate.parties if p.actor is not None} & _actors(draft)
    return 2 * len(shared) + (candidate.channel == draft.channel) + (candidate.status.status == draft.status)


def _same_contact(candidate: Candidate, timex: Timex | None, draft: Draft, scene: Scene) -> bool:
    if not _same_sides(candidate, draft) or not _same_people(candidate, draft):
        return False
    if "unknown" not in (candidate.channel, draft.channel) and candidate.channel != draft.channel:
        return False
    if not _compatible_dates(timex, draft.date):
        return False
    mine, theirs = candidate.status.status, draft.status
    if mine == theirs:
        return not _is_another(scene, candidate, draft)
    if candidate.purpose and theirs == "cancelled":
        return True
    if candidate.trigger.status == "proposed" and theirs == "held" and _is_told_as_fact(draft):
        return False  # 'Menutup pertemuan itu, Menteri X mengundang Menteri Y …': to something else
    follows = scene.words[candidate.last] if candidate.last < len(scene.words) else ""
    if mine == "cancelled" and theirs == "held" and follows in scene.pack.grammar.relatives:
        return False  # 'Pertemuan yang semula direncanakan di Oslo batal'
    if candidate.trigger.status == "proposed" and theirs == "planned":
        return True  # 'akan berkunjung ke Rusia … Presiden X yang diundang Presiden Y'
    if mine == "planned" and theirs == "proposed" and _is_of_invitation(candidate, draft):
        return True  # 'mengundang X ke Washington … Ia akan menemui X'
    if {mine, theirs} in ({"refused", "proposed"}, {"cancelled", "planned"}, {"cancelled", "proposed"}):
        return True
    firm = candidate.status.span is not None and draft.lead.status.span is not None
    if {mine, theirs} == {"planned", "held"}:
        if candidate.sentence.title:
            return True
        if mine == "planned":
            open_yet = all(c.trigger.undated for c in draft.candidates) or _is_agenda(scene, candidate, timex)
            return candidate.purpose or open_yet or candidate.sentence.index == draft.lead.sentence.index
        return candidate.sentence.index == draft.lead.sentence.index or (
            candidate.status.span is None and (timex is None or draft.date is None)
        )
    return not firm and not _is_of_people_who_met(candidate, draft)


def _is_told_as_fact(draft: Draft) -> bool:
    """Is the contact told before, in the story itself, with the people who were at it?"""
    return not draft.lead.sentence.title and len({p.side for p in draft.lead.parties if p.actor is not None}) >= 2


def _is_of_people_who_met(candidate: Candidate, draft: Draft) -> bool:
    """'Abe berbincang dengan Park. … Park menolak bertemu empat mata': what came to nothing beside what took place.

    Only where a verb tells of the contact and of people: 'pertemuan Abe dan Park' may be the one that was refused.
    """
    by_status = {candidate.status.status: candidate, draft.lead.status.status: draft.lead}
    met = by_status.get("held")
    if met is None or not by_status.keys() & {"refused", "cancelled"} or met.sentence.title:
        return False
    people = {party.side for party in met.parties if party.actor is not None}
    return met.trigger.pattern in {"reciprocal", "active", "passive"} and not met.trigger.weak and len(people) >= 2


def _is_recalled(candidate: Candidate, timex: Timex | None, draft: Draft, calendar: Calendar) -> bool:
    """'Modi menemui Sharif di Lahore. … Keduanya sempat berbincang pada 30 November': another one, before the news.

    The news is told first and without a day; far behind it the same people meet on a day that was over by then.
    """
    days = span_of_days(timex.edtf) if timex is not None else None
    published = calendar.days
    if days is None or published is None or candidate.sentence.title or draft.date is not None:
        return False
    long_before = (published[0] - days[1]).days > LONG_BEFORE
    far_behind = candidate.sentence.index - draft.lead.sentence.index >= FAR_BEHIND
    return long_before and far_behind and draft.status == "held" and draft.lead.sentence.index < LEAD_SENTENCES


def _is_of_invitation(candidate: Candidate, draft: Draft) -> bool:
    """Is a plan told right behind an invitation of the same people?"""
    behind = 0 < candidate.sentence.index - draft.lead.sentence.index <= 1
    return behind and draft.lead.trigger.status == "proposed" and {p.actor for p in candidate.parties} == _actors(draft)


def _is_agenda(scene: Scene, candidate: Candidate, timex: Timex | None) -> bool:
    """'kedua presiden akan membahas …', 'kata Lee menjelang pertemuan': of the meeting told, not of another to come."""
    words = scene.words[candidate.sentence.first : candidate.sentence.last]
    if timex is not None or any(word in scene.pack.contacts.again for word in words):
        return False
    mark = candidate.status.span
    ahead = mark is not None and mark.read(scene.story.text).lower() in scene.pack.grammar.around
    return candidate.trigger.weak or ahead


def _is_another(scene: Scene, candidate: Candidate, draft: Draft) -> bool:
    """'pembicaraan lainnya', 'kembali bertemu': the same parties once more."""
    if candidate.sentence.index == draft.lead.sentence.index:
        return False
    window = scene.words[candidate.last : candidate.last + 2]
    return (
        any(word in scene.pack.contacts.again for word in window)
        and candidate.trigger.pattern == "noun"
        and (any(p.actor is not None for p in candidate.parties))
    )


def _same_sides(candidate: Candidate, draft: Draft) -> bool:
    mine = {party.side for party in candidate.parties}
    theirs = {party.side for c in draft.candidates for party in c.parties}
    return mine <= theirs or theirs <= mine


def _same_people(candidate: Candidate, draft: Draft) -> bool:
    for side in {party.side for party in candidate.parties}:
        mine = [p for p in candidate.parties if p.side == side]
        theirs = [p for c in draft.candidates for p in c.parties if p.side == side]
        if not theirs:
            continue
        my_people, their_people = {p.actor for p in mine} - {None}, {p.actor for p in theirs} - {None}
        if my_people and their_people and not my_people & their_people:
            return False
        my_offices = {p.office for p in mine if p.office}
        their_offices = {p.office for p in theirs if p.office}
        one_unnamed = not (my_people and their_people)
        if one_unnamed and my_offices and their_offices and not my_offices & their_offices:
            return False
    return True


def _actors(draft: Draft) -> set[int]:
    return {p.actor for c in draft.candidates for p in c.parties if p.actor is not None}


def _compatible_dates(a: Timex | None, b: Timex | None) -> bool:
    first = span_of_days(a.edtf) if a else None
    second = span_of_days(b.edtf) if b else None
    if first is None or second is None:
        return True
    if first[0] <= second[1] and second[0] <= first[1]:
        return True
    # 'hari berikutnya' is counted from a day that the text may not have meant: a day apart is no contradiction
    assert a is not None and b is not None
    loose = "relative" in a.given or "relative" in b.given
    return loose and min(abs((first[0] - second[1]).days), abs((second[0] - first[1]).days)) <= 1


def _covered(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Is the agreement one that another contact tells of, with just its sides or told no later than it?"""
    sides = {party.side for party in draft.lead.parties}
    return any(
        other is not draft
        and other.status == "held"
        and _same_sides(draft.lead, other)
        and _same_people(draft.lead, other)
        and (_sides(other) == sides or other.lead.sentence.index <= draft.lead.sentence.index)
        for other in drafts
    )


def _sides(draft: Draft) -> set[str]:
    return {party.side for candidate in draft.candidates for party in candidate.parties}


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
            if len(latest.echoes) < MOST_REPORTS:
                latest.echoes.append((sentence, words_at))


def _last_mention(draft: Draft, before: int) -> tuple[int, int]:
    told = [*(c.sentence.index for c in draft.candidates), *(sentence.index for sentence, _ in draft.echoes)]
    return (max((index for index in told if index < before), default=-1), -draft.lead.sentence.index)


def _points_back(scene: Scene, sentence: Sentence) -> Span | None:
    """'dalam pertemuan itu', 'pembicaraan yang … ini', 'kedua pemimpin': the words that take a contact up again."""
    words, contacts = scene.words, scene.pack.contacts
    for position in contacts.anaphora_nouns.openings(words, sentence.first, sentence.last):
        found = contacts.anaphora_nouns.match_at(words, position)
        if found is None or found[0] > sentence.last:
            continue
        if position > sentence.first and words[position - 1] in scene.pack.grammar.around:
            continue
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


__all__ = ["Draft", "Party", "gather"]
