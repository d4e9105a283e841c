"""Is a report of the very contact that was told before, or of another one?

Of one contact when neither names another side, another person for a side, another day, or another channel than the
other does, and neither is a plan where the other is over.
"""

from collections.abc import Sequence

from risalah.frame.candidates import Candidate
from risalah.frame.drafts import Draft, actors_of, sides_of
from risalah.frame.earlier import is_earlier
from risalah.frame.offices import HEADS
from risalah.frame.parties import Party, Scene
from risalah.frame.when import Calendar, span_of_days
from risalah.model.timex import Timex

LONG_BEFORE = 3  # days before the article
NOBODY_IN_PARTICULAR = frozenset({None, "official"})
FAR_BEHIND = 3  # sentences
ONCE_BEFORE_REACH = 4  # tokens from 'sebelumnya' to the verb: 'sebelumnya juga telah'
VISIT_REACH = 10  # sentences from a reception to the talks that it is for
LEAD_SENTENCES = 4  # what the first sentences report is the article's news


def is_of_contact(candidate: Candidate, timex: Timex | None, draft: Draft, scene: Scene) -> bool:
    if not same_sides(candidate, draft, scene):
        return False
    if not same_people(candidate, draft, scene) and not _names_the_many(candidate, draft, scene):
        return False
    if _is_told_to_many(candidate, draft) or _is_with_mediator_alone(candidate, draft):
        return False
    if "unknown" not in (candidate.channel, draft.channel) and candidate.channel != draft.channel:
        return _is_handed_over(candidate, draft)
    if not _compatible_dates(timex, draft.date):
        return False
    if _is_letter_before(candidate, draft):
        return False
    mine, theirs = candidate.status.status, draft.status
    if mine == theirs:
        return not _is_another(scene, candidate, draft)
    # 'berunding di Muskat dan akan bertemu lagi': the one to come
    again = not scene.pack.contacts.again.isdisjoint(scene.words[candidate.first : candidate.last + 1])
    if mine == "planned" and again and not all(each.trigger.agreement for each in draft.candidates):
        return False  # 'putaran berikutnya'; 'sepakat kembali ke meja perundingan' agrees on just that
    if candidate.purpose and theirs == "cancelled":
        return True
    if candidate.trigger.status == "proposed" and theirs == "held" and _is_told_as_fact(draft):
        return False  # 'Menutup pertemuan itu, Menteri X mengundang Menteri Y …': to something else
    if mine == "cancelled" and theirs == "held" and candidate.trigger.pattern == "visit":
        return False  # 'bertemu di Brunei. … Rencana kunjungan Presiden ke Canberra ditunda'
    follows = scene.words[candidate.last] if candidate.last < len(scene.words) else ""
    if mine == "cancelled" and theirs == "held" and follows in scene.pack.grammar.relatives:
        return False  # 'Pertemuan yang semula direncanakan di Oslo batal'
    if candidate.trigger.status == "proposed" and theirs == "planned":
        return True  # 'akan berkunjung ke Rusia … Presiden X yang diundang Presiden Y'
    if mine == "planned" and theirs == "proposed" and _is_of_invitation(candidate, draft):
        return True  # 'mengundang X ke Washington … Ia akan menemui X'
    if {mine, theirs} in ({"refused", "proposed"}, {"cancelled", "planned"}, {"cancelled", "proposed"}):
        return True
    if {mine, theirs} == {"planned", "held"} and (
        (mine == "held" and _is_only_named(candidate, timex, scene))
        or (theirs == "held" and draft.date is None and all(_is_only_named(c, None, scene) for c in draft.candidates))
    ):
        return True
    firm = candidate.status.span is not None and draft.lead.status.span is not None
    if mine == "planned" and theirs == "held" and candidate.agreed and not candidate.sentence.title:
        return False  # 'Setelah pembicaraan sepanjang hari, A dan B sepakat berunding lagi': the next one
    if mine == "planned" and theirs == "held" and _is_what_they_discuss(scene, candidate, draft):
        return False
    if {mine, theirs} == {"planned", "held"}:
        if candidate.sentence.title or _is_later_that_day(candidate, timex, draft):
            return True
        if mine == "planned":
            open_yet = all(c.trigger.undated for c in draft.candidates) or _is_agenda(scene, candidate, timex)
            open_yet = open_yet or _is_on_visit(scene, candidate, timex, draft)
            return candidate.purpose or open_yet or candidate.sentence.index == draft.lead.sentence.index
        return candidate.sentence.index == draft.lead.sentence.index or (
            candidate.status.span is None and (timex is None or draft.date is None)
        )
    return not firm and not _is_of_people_who_met(candidate, draft)


def _is_what_they_discuss(scene: Scene, candidate: Candidate, draft: Draft) -> bool:
    """'Dengan Jerman, Menlu X membahas rencana kunjungan Kanselir Y': the plan is another contact, still to come."""
    mark, lead = candidate.status.span, draft.lead
    if mark is None or lead.sentence.index != candidate.sentence.index or not lead.trigger.weak:
        return False
    tokens = scene.story.tokens
    return tokens.ends[lead.last - 1] <= mark.start and mark.end <= tokens.starts[candidate.first]


def _is_later_that_day(candidate: Candidate, timex: Timex | None, draft: Draft) -> bool:
    """'SBY menerima Najib, Kamis (23/4). … Kamis malam SBY akan menjamu Najib': the dinner is of the same visit."""
    mine = span_of_days(timex.edtf) if timex is not None else None
    theirs = span_of_days(draft.date.edtf) if draft.date is not None else None
    people = {party.actor for party in candidate.parties}
    named = None not in people and len(people) >= 2
    return mine is not None and mine == theirs and mine[0] == mine[1] and named and people == actors_of(draft)


def _is_letter_before(candidate: Candidate, draft: Draft) -> bool:
    """'diundang untuk negosiasi, tindak lanjut dari surat RI ke AS': the letter is no part of the plan."""
    letter = "written" in (candidate.channel, draft.channel) and candidate.channel != draft.channel
    return letter and {candidate.status.status, draft.status} == {"planned", "held"}


def _is_with_mediator_alone(candidate: Candidate, draft: Draft) -> bool:
    """'Arroyo menemui Gaddafi, yang menengahi perundingan Manila dan pemberontak': the talks are another contact."""
    told = [candidate.parties, *(each.parties for each in draft.candidates)]
    mediators = {party.side for parties in told for party in parties if party.role == "mediator"}
    mine, theirs = {party.side for party in candidate.parties}, sides_of(draft)
    two, more = sorted((mine, theirs), key=len)
    met = candidate.parties if two is mine else draft.lead.parties
    named = {party.side for party in met if party.actor is not None}
    return bool(mediators & two) and len(two) == 2 < len(more) and two <= named


def _is_told_to_many(candidate: Candidate, draft: Draft) -> bool:
    """'telah mengatakan kepada Rusia, China dan Jepang': who telephones with one of them talks once more."""
    mine, theirs = {party.side for party in candidate.parties}, sides_of(draft)
    only_told = all(c.trigger.object == "tell" for c in draft.candidates)
    to_many = candidate.trigger.object == "tell" and len(mine) > len(theirs)
    return mine != theirs and (to_many or (only_told and len(theirs) > len(mine)))


def _is_only_named(candidate: Candidate, timex: Timex | None, scene: Scene) -> bool:
    """'mengundang Ukraina dalam pertemuan Trump-Putin': a meeting that is named, not told to have taken place."""
    mark, grammar = candidate.status.span, scene.pack.grammar
    word = mark.read(scene.story.text).lower() if mark is not None else ""
    inside = word in grammar.inside and word not in grammar.subordinators
    return candidate.trigger.pattern == "noun" and timex is None and inside


def _is_handed_over(candidate: Candidate, draft: Draft) -> bool:
    """'menyerahkan surat kepada Y': the letter in the hands of whoever sees Y is no second contact of the two."""
    lead = draft.lead
    by_hand = lead.trigger.pattern == "handed" and lead.sentence.index == candidate.sentence.index
    people = {party.actor for party in candidate.parties} - {None}
    return by_hand and candidate.channel == "written" and people == actors_of(draft)


def is_recalled(candidate: Candidate, timex: Timex | None, draft: Draft, calendar: Calendar) -> bool:
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


def is_ahead_of_others(candidate: Candidate, draft: Draft, calendar: Calendar) -> bool:
    """'Perundingan Indonesia dan Singapura digelar bulan depan. … Yeo diterima Kalla': who met are others.

    Only where the plan names no people, and has a day behind the article's.
    """
    days = span_of_days(draft.date.edtf) if draft.date is not None else None
    published = calendar.days
    if days is None or published is None or days[0] <= published[1] or candidate.sentence.title:
        return False
    met = candidate.status.status == "held" and candidate.trigger.pattern in {"active", "passive", "reciprocal"}
    people = {party.side for party in candidate.parties if party.actor is not None}
    return (
        met and not candidate.trigger.weak and len(people) >= 2 and draft.status == "planned" and not actors_of(draft)
    )


def is_before_plan(candidate: Candidate, timex: Timex | None, draft: Draft, calendar: Calendar) -> bool:
    """'A dan B sepakat berunding lagi. … Pekan lalu delegasi keduanya bertemu diam-diam': no part of the plan."""
    days = span_of_days(timex.edtf) if timex is not None else None
    published = calendar.days
    if days is None or published is None or candidate.sentence.title or draft.status != "planned":
        return False
    return candidate.status.status == "held" and (published[0] - days[1]).days >= 1 and not draft.lead.sentence.title


def closeness(candidate: Candidate, draft: Draft) -> int:
    shared = {p.actor for p in candidate.parties if p.actor is not None} & actors_of(draft)
    return 2 * len(shared) + (candidate.channel == draft.channel) + (candidate.status.status == draft.status)


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


def _is_of_invitation(candidate: Candidate, draft: Draft) -> bool:
    """Is a plan told right behind an invitation of the same people?"""
    behind = 0 < candidate.sentence.index - draft.lead.sentence.index <= 1
    return (
        behind and draft.lead.trigger.status == "proposed" and {p.actor for p in candidate.parties} == actors_of(draft)
    )


def _is_agenda(scene: Scene, candidate: Candidate, timex: Timex | None) -> bool:
    """'kedua presiden akan membahas …', 'kata Lee menjelang pertemuan': of the meeting told, not of another to come."""
    words = scene.words[candidate.sentence.first : candidate.sentence.last]
    if timex is not None or any(word in scene.pack.contacts.again for word in words):
        return False
    mark = candidate.status.span
    ahead = mark is not None and mark.read(scene.story.text).lower() in scene.pack.grammar.around
    return candidate.trigger.weak or ahead or _is_theirs(scene, candidate)


def _is_on_visit(scene: Scene, candidate: Candidate, timex: Timex | None, draft: Draft) -> bool:
    """'Jokowi menerima kunjungan PM Albanese. … Selanjutnya kedua pemimpin akan menggelar pertemuan tatap muka.'

    The people who were received, with no day and nothing that makes it another meeting.
    """
    received = {"host", "visitor"} <= {party.role for party in draft.lead.parties} and not draft.lead.sentence.title
    behind = 0 < candidate.sentence.index - draft.lead.sentence.index <= VISIT_REACH
    words = scene.words[candidate.sentence.first + 1 : candidate.sentence.last]  # 'Selanjutnya …' opens it
    once_more = not scene.pack.contacts.again.isdisjoint(words)
    alike = {party.actor for party in candidate.parties} == actors_of(draft)
    return received and behind and timex is None and alike and not once_more


def _is_theirs(scene: Scene, candidate: Candidate) -> bool:
    """'pertemuannya dengan Putin', 'hasil pertemuan kami': a meeting that is known already."""
    last = candidate.last
    follows = scene.words[last] if last < len(scene.words) else ""
    possessed = scene.words[last - 1].endswith(scene.pack.grammar.enclitic) or follows in scene.pack.names.first_person
    return candidate.trigger.pattern == "noun" and possessed


def _is_another(scene: Scene, candidate: Candidate, draft: Draft) -> bool:
    """'pembicaraan lainnya', 'kembali bertemu': the same parties once more."""
    if candidate.sentence.index == draft.lead.sentence.index:
        return False
    if is_once_before(scene, candidate) and not any(is_once_before(scene, each) for each in draft.candidates):
        return True
    window = scene.words[candidate.last : candidate.last + 2]
    return (
        any(word in scene.pack.contacts.again for word in window)
        and candidate.trigger.pattern == "noun"
        and (any(p.actor is not None for p in candidate.parties))
    )


def is_once_before(scene: Scene, report: Candidate) -> bool:
    """'Abbas dan Olmert terakhir kali bertemu pada 15 April', 'sebelumnya bertemu dua kali': once more, and earlier."""
    if report.trigger.pattern == "noun" and is_earlier(scene, report.sentence, report.first, report.last):
        return True
    if report.trigger.pattern not in {"reciprocal", "active"} or report.sentence.title:
        return False
    phrases, start = scene.pack.contacts.once_before, max(report.sentence.first + 1, report.first - ONCE_BEFORE_REACH)
    before = any(True for _ in phrases.matches(scene.words[start : report.first]))
    return before or phrases.match_at(scene.words, report.last) is not None


def same_sides(candidate: Candidate, draft: Draft, scene: Scene) -> bool:
    """Are the sides of the one all among those of the other? A bloc is its members, where the other lists them."""
    mine, theirs = {party.side for party in candidate.parties}, sides_of(draft)
    mine, theirs = _spelt_out(mine, theirs, scene), _spelt_out(theirs, mine, scene)
    return mine <= theirs or theirs <= mine


def _spelt_out(sides: set[str], others: set[str], scene: Scene) -> set[str]:
    """'Iran dan P5+1', of a contact of Iran, the United States, Britain, …: the members in place of the bloc."""
    found = set(sides)
    for side in sides - others:
        members = scene.pack.sides.listed_members(side, others)
        found = (found - {side}) | members if members else found
    return found


def same_people(candidate: Candidate, draft: Draft, scene: Scene) -> bool:
    for side in {party.side for party in candidate.parties}:
        mine = [p for p in candidate.parties if p.side == side]
        theirs = [p for c in draft.candidates for p in c.parties if p.side == side]
        if not theirs:
            continue
        my_people, their_people = {p.actor for p in mine} - {None}, {p.actor for p in theirs} - {None}
        if my_people and their_people and not my_people & their_people:
            return False
        my_offices, their_offices = _offices(mine), _offices(theirs)
        one_unnamed = not (my_people and their_people)
        unnamed = theirs if my_people else mine
        named_once = bool(my_people) != bool(their_people) and scene.pack.sides.kind_of(side) == "group"
        if named_once and all(party.office in NOBODY_IN_PARTICULAR for party in unnamed):
            continue  # 'petinggi Taliban': whoever it was
        if all(_are_many(party) for party in (*mine, *theirs)):
            continue  # 'menyambut petinggi Korea Selatan. … Delegasi Seoul bertemu dengan Kim'
        if _named_once_as_head(mine, theirs):
            continue  # 'menelepon pemimpin Ukraina. … berbicara dengan Presiden Poroshenko'
        if one_unnamed and my_offices and their_offices and not my_offices & their_offices:
            return False
    return True


def _offices(parties: Sequence[Party]) -> set[str]:
    """The offices held; the president elected is 'presiden baru' as well."""
    return {"president" if p.office == "president-elect" else p.office for p in parties if p.office}


def _names_the_many(candidate: Candidate, draft: Draft, scene: Scene) -> bool:
    """'berbicara dengan para pemimpin Israel. … Ia bertemu PM Netanyahu dan Presiden Herzog': the two of one contact.

    Of one person on the other side, and where only two states are told of.
    """
    theirs = [party for each in draft.candidates for party in each.parties]
    sides = {party.side for party in (*candidate.parties, *theirs)}
    if len(sides) != 2 or any(scene.pack.sides.kind_of(side) != "state" for side in sides):
        return False
    many = {party.side for party in (*candidate.parties, *theirs) if _are_leaders(party)}
    mine = {party.actor for party in candidate.parties if party.side not in many}
    alike = mine == {party.actor for party in theirs if party.side not in many}
    return len(many) == 1 and alike and candidate.status.status == draft.status


def _named_once_as_head(mine: Sequence[Party], theirs: Sequence[Party]) -> bool:
    """Is one of them a leader without a name, and the other a head of state or government by name?"""
    unnamed = [parties for parties in (mine, theirs) if all(p.actor is None and p.office == "leader" for p in parties)]
    named = [parties for parties in (mine, theirs) if all(p.actor is not None and p.office in HEADS for p in parties)]
    return len(unnamed) == 1 and len(named) == 1


def _are_many(party: Party) -> bool:
    return party.actor is None and party.office in {None, "official", "leader"}


def _are_leaders(party: Party) -> bool:
    return party.plural and party.actor is None and party.office == "leader"


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
