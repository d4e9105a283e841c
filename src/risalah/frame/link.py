"""Tie each statement to the contact that it was said in or of.

'Obama kepada media mengatakan bahwa ia berbicara dengan Putin …'  ->  about the contact of Obama and Putin
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from functools import cached_property

from msgspec.structs import replace

from risalah.frame.carried import carry_targets
from risalah.lang.pack import Pack
from risalah.model.account import Contact, Statement, Target
from risalah.model.mention import Cast
from risalah.model.story import Story

TWO_SIDED = frozenset({"agree", "consult"})  # acts that have a partner: the other party, where the words name none
AGAINST = frozenset({"accuse", "threaten", "protest"})  # acts that are against somebody
BROAD = frozenset({"reject", "request"})  # acts that may be meant for anybody
AHEAD = frozenset({"planned", "proposed"})  # contacts that have not come to pass
AFTERMATH = 2500  # characters behind a report of a contact in which its parties' words are about it
FORETALK = 600  # characters before the report of the article's contact in which its parties' words are about it
OPENING = 3  # tokens in which 'Selama percakapan itu' tells where something was said
BESIDE = 3  # tokens behind 'pertemuan' in which 'itu' may stand: 'pertemuan dua jam itu'
ADJACENT = 3  # characters between two sentences of one paragraph, or two paragraphs
GOES_ON = 400  # characters between two utterances of one outsider that may be about one contact


def link_statements(
    statements: Sequence[Statement], contacts: Sequence[Contact], story: Story, cast: Cast, pack: Pack
) -> tuple[Statement, ...]:
    """The statements with `about` filled in, and with the targets that only the story around them tells.

    A quotation that names no side is meant for the other party, if it does something or speaks of the two together; a
    reporter's own words would name whom they are about.
    """
    linked = _link(statements, contacts, story, cast, pack) if contacts else statements
    return carry_targets(linked, contacts, story, cast, pack)


def _link(
    statements: Sequence[Statement], contacts: Sequence[Contact], story: Story, cast: Cast, pack: Pack
) -> Sequence[Statement]:
    reports = _Reports(contacts, story, cast, pack)
    linked: list[Statement] = []
    for statement in statements:
        words = _Words(statement, story, cast)
        contact = reports.contact_of(words, linked[-1] if linked else None)
        if contact is None:
            linked.append(statement)
            continue
        target = statement.target
        if target is None and _is_for_partner(words, pack) and not reports.tells_of_another(words, contact):
            target = _other_side(statement, contact)
        linked.append(replace(statement, about=contact.id, target=target))
    return linked


class _Words:
    """A statement with its words: those told (`told`, with who said them) and those said (`said`)."""

    def __init__(self, statement: Statement, story: Story, cast: Cast) -> None:
        self.statement, self.story, self.cast = statement, story, cast
        starts = story.tokens.starts
        self.first, self.last = bisect_left(starts, statement.span.start), bisect_left(starts, statement.span.end)
        self.told = story.tokens.words[self.first : self.last]

    @cached_property
    def said(self) -> Sequence[str]:
        if not self.statement.quote:
            return self.told
        quoted = self.story.quoted
        return [word for at, word in enumerate(self.told, self.first) if quoted[at] >= 0]

    @cached_property
    def people(self) -> Sequence[str | None]:
        """The names of the people of other sides than the speaker's."""
        actors = [actor for number in self._numbers if (actor := self.cast.actor(number)) is not None]
        return [actor.name for actor in actors if actor.side != self.statement.speaker.side]

    @cached_property
    def sides(self) -> Set[str]:
        return {side for number in self._numbers if (side := self.cast.side_of[number]) is not None}

    @cached_property
    def names_a_group(self) -> bool:
        return any(self.cast.mentions[number].kind == "group" for number in self._numbers)

    @cached_property
    def _numbers(self) -> Sequence[int]:
        """The mentions in the words."""
        if self.first >= self.last:
            return []
        sentence_of, mentions = self.story.sentence_of, self.cast.mentions
        inside = range(sentence_of[self.first], sentence_of[self.last - 1] + 1)
        numbers = (number for index in inside for number in self.cast.in_sentence[index])
        return [number for number in numbers if self.first <= mentions[number].first < self.last]


def _is_for_partner(words: _Words, pack: Pack) -> bool:
    statement, said = words.statement, words.said
    if statement.act in TWO_SIDED | AGAINST:
        return True
    if statement.act == "reject" and not statement.quote:
        return not pack.acts.minds.intersection(said)  # 'menolak merinci isi pembicaraan' refuses no party
    if not statement.quote:
        return False
    if statement.act not in BROAD | {"comment"}:
        return True
    told = pack.speech.mutual.stands_in(said)
    return told or (statement.act != "comment" and not pack.acts.second_person.isdisjoint(said))


class _Reports:
    """Where the contacts are reported, in the order of the text: a statement looks only at those around it."""

    def __init__(self, contacts: Sequence[Contact], story: Story, cast: Cast, pack: Pack) -> None:
        reports = sorted(
            ((span.start, span.end, number) for number, contact in enumerate(contacts) for span in contact.evidence)
        )
        self.contacts, self.story, self.cast, self.pack = contacts, story, cast, pack
        self.sides = [frozenset(party.side for party in contact.participants) for contact in contacts]
        self.starts = [start for start, _, _ in reports]
        self.ends = [end for _, end, _ in reports]
        self.numbers = [number for _, _, number in reports]
        self.longest = max((end - start for start, end, _ in reports), default=0)
        self.news = [c for c in contacts if not c.background]

    def contact_of(self, words: _Words, before: Statement | None) -> Contact | None:
        side = words.statement.speaker.side
        own = None if side is None else self._of_own(words, side, before)
        return (
            self._just_told(words)
            or own
            or self._around(words, None)  # of a contact between others: 'Kremlin menilai pertemuan Xi dan Modi …'
            or self._pointed_at(words)
            or self._gone_on(words, before)
        )

    def _just_told(self, words: _Words) -> Contact | None:
        """'Keduanya pernah bertemu di Tokyo. Pertemuan rahasia itu …': the words open on what was told right before."""
        if not _opens_on_it(words, self.pack) or self._around(words, None) is not None:
            return None
        begins = words.statement.span.start
        told = [self.contacts[number] for number in self._told_before(words)]
        near = [c for c in told if any(0 <= begins - span.end <= ADJACENT for span in c.evidence)]
        return near[0] if len(near) == 1 and near[0].status == "held" else None

    def tells_of_another(self, words: _Words, contact: Contact) -> bool:
        """Does the statement's own sentence report another contact than the one that it was said in?"""
        around = self._around(words, None)
        return around is not None and around.id != contact.id

    def _of_own(self, words: _Words, side: str, last: Statement | None) -> Contact | None:
        """A contact in which the speaker's side takes part."""
        own = self._around(words, side)
        told = None if own is not None and own.status not in AHEAD else self._before(words, side, last, own)
        if own is not None:
            return told if told is not None and self._is_said_in(words, own, told) else own
        return told or self._lead_after(words, side)

    def _is_said_in(self, words: _Words, own: Contact, told: Contact) -> bool:
        """'Dalam percakapan itu, Putin menyatakan siap berunding dengan Ukraina': in the call, of talks to come."""
        statement = words.statement
        near = statement.span.start - self._told_last(told, statement) < FORETALK
        opens = self.pack.contacts.anaphora_nouns.stands_in(words.told[:OPENING])
        return near and opens and told.status not in AHEAD and _names(told, statement.speaker.name)

    def _around(self, words: _Words, side: str | None) -> Contact | None:
        """The contact that the statement's own sentence reports."""
        statement = words.statement
        first = bisect_left(self.starts, statement.span.start - self.longest)
        last = bisect_left(self.starts, statement.span.end)
        own = [
            self.contacts[number]
            for number in sorted(
                {self.numbers[at] for at in range(first, last) if self.ends[at] > statement.span.start}
            )
            if side is None or side in self.sides[number]
        ]
        return next(iter(_fitting(own, words)), None)

    def _before(self, words: _Words, side: str, last: Statement | None, own: Contact | None) -> Contact | None:
        """The contact told last, if it is not long ago: of those that the words fit, the one with the speaker.

        Who goes on speaking with no contact told in between goes on about the same one. `own`: the one that the
        statement itself reports, which is left out.
        """
        statement = words.statement
        told = (self.contacts[number] for number in self._told_before(words) if side in self.sides[number])
        near = [contact for contact in told if contact is not own]
        if not near:
            return None
        taken_up = self._taken_up(words, near, last)
        if taken_up is not None:
            return taken_up
        news = [contact for contact in near if not contact.background]
        # a recalled contact only where the words name its other party and no party of the news
        if statement.target is not None and not any(_takes_part(c, statement.target.side) for c in news):
            recalled = [c for c in near if c.background and _takes_part(c, statement.target.side)]
            news = recalled or news
        near = _fitting(news, words)
        near = [c for c in near if _names(c, statement.speaker.name)] or near
        if statement.act != "consult":  # what is only planned or proposed is spoken of by those who announce it
            near = [c for c in near if c.status not in AHEAD] or near
        same = next((c for c in near if last is not None and c.id == last.about), None)
        if same is not None and last is not None and _goes_on(statement, last) and not self._told_between(last, words):
            return same
        return max(near, key=lambda c: self._told_last(c, statement), default=None)

    def _taken_up(self, words: _Words, near: list[Contact], last: Statement | None) -> Contact | None:
        """'Dalam surat itu, Obama menyebut …', and what he goes on to say: the recalled contact that was told last."""
        statement = words.statement
        told = max(near, key=lambda c: self._told_last(c, statement))
        named = [c for c in near if _names(c, statement.speaker.name)]
        if not told.background or told not in named or not all(c.background for c in named):
            return None
        opens = self.pack.contacts.anaphora_nouns.stands_in(words.told[:OPENING])
        alone = all(_takes_part(told, side) for side in words.sides)
        goes_on = last is not None and last.about == told.id and _goes_on(statement, last) and alone
        return told if (opens and _points_back(words, self.pack)) or goes_on else None

    def _told_between(self, last: Statement, words: _Words) -> bool:
        """Is a contact reported between the statement before and this one?"""
        first = bisect_left(self.starts, last.span.end)
        return first < len(self.starts) and self.starts[first] < words.statement.span.start

    def _told_before(self, words: _Words) -> list[int]:
        """The contacts told not long before the statement."""
        first = bisect_left(self.starts, words.statement.span.start - AFTERMATH)
        last = bisect_right(self.starts, words.statement.span.start)
        return sorted(set(self.numbers[first:last]))

    def _pointed_at(self, words: _Words) -> Contact | None:
        """The contact between others that an outsider speaks of: '"Perundingan itu berjalan baik," kata penengah …'."""
        if len(self.news) == 1:  # there is no other that the words may point at, however long ago it was told
            told = self.news[0].evidence[0].start <= words.statement.span.start
            return self.news[0] if told and self._speaks_of_it(words) else None
        near = [self.contacts[number] for number in self._told_before(words)]
        news = _fitting([contact for contact in near if not contact.background], words)
        if not news or not (_points_back(words, self.pack) or (len(news) == 1 and self._speaks_of_it(words))):
            return None
        return max(news, key=lambda c: self._told_last(c, words.statement))

    def _speaks_of_it(self, words: _Words) -> bool:
        """Do an outsider's words tell of talks, or welcome or blame what was told before them?"""
        if _tells_of_talks(words, self.pack):
            return True
        judged = words.statement.act in {"support", "accuse"} and not words.statement.quote
        return judged and not self.pack.names.determiners.isdisjoint(words.told)

    def _gone_on(self, words: _Words, before: Statement | None) -> Contact | None:
        """What an outsider says next, without naming anybody else: '"Ini langkah maju," lanjut Solheim'."""
        if before is None or before.about is None or not _goes_on(words.statement, before):
            return None
        speaker, target = words.statement.speaker, words.statement.target
        contact = next(contact for contact in self.contacts if contact.id == before.about)
        if speaker.side is not None and _takes_part(contact, speaker.side):
            return None
        return contact if target is None or _takes_part(contact, target.side) else None

    def _told_last(self, contact: Contact, statement: Statement) -> int:
        """Where a contact was told last before the statement."""
        return max(span.start for span in contact.evidence if span.start <= statement.span.start)

    def _lead_after(self, words: _Words, side: str) -> Contact | None:
        """Said before the contact is told, by one who took part: the article's own contact, or one that names them."""
        statement = words.statement
        held = [c for c in self.news if c.status == "held"]
        named = next((c for c in held if _names(c, statement.speaker.name)), None)
        if named is not None:
            return named
        if not self.news or not _takes_part(self.news[0], side):
            return None
        ahead = self.news[0].evidence[0].start - statement.span.end
        nobody = statement.speaker.name is None or any(
            p.side == side and p.name is None for p in self.news[0].participants
        )
        told = _tells_of_talks(words, self.pack) or (nobody and self.news[0].status == "held")
        return self.news[0] if told and 0 < ahead < FORETALK else None


def _goes_on(statement: Statement, last: Statement) -> bool:
    """Does the speaker of the statement before go on speaking?"""
    mine, theirs = statement.speaker, last.speaker
    return (mine.name, mine.side) == (theirs.name, theirs.side) and statement.span.start - last.span.end <= GOES_ON


def _fitting(contacts: list[Contact], words: _Words) -> list[Contact]:
    """Where the words name a person or a side, the contacts with them; all of them where there is none."""
    if len(contacts) < 2:
        return contacts
    target = words.statement.target
    if target is not None:
        contacts = [c for c in contacts if _takes_part(c, target.side)] or contacts
    met = ([c for c in contacts if _names(c, name)] for name in words.people)
    return next((each for each in met if each), contacts)


def _points_back(words: _Words, pack: Pack) -> bool:
    """'pertemuan itu', 'pembicaraan tersebut': do the words name a contact that was told before?"""
    told, contacts = words.told, pack.contacts
    return any(
        end < len(told) and told[end] in contacts.anaphora_determiners
        for _, end, _ in contacts.anaphora_nouns.matches(told)
    )


def _opens_on_it(words: _Words, pack: Pack) -> bool:
    """'Dalam pertemuan dua jam itu, …': do the first words take up a contact, whatever is said of it in between?"""
    told, determiners = words.told, pack.contacts.anaphora_determiners
    return any(
        start < OPENING and not determiners.isdisjoint(told[end : end + BESIDE])
        for start, end, _ in pack.contacts.anaphora_nouns.matches(told[: OPENING + BESIDE])
    )


def _tells_of_talks(words: _Words, pack: Pack) -> bool:
    """'suasana pertemuan', 'kedua pemimpin': words that fit the one contact told, though they point at none."""
    return words.names_a_group or pack.contacts.anaphora_nouns.stands_in(words.told)


def _takes_part(contact: Contact, side: str) -> bool:
    return any(party.side == side for party in contact.participants)


def _names(contact: Contact, name: str | None) -> bool:
    return name is not None and any(party.name == name for party in contact.participants)


def _other_side(statement: Statement, contact: Contact) -> Target | None:
    """The other party of a contact of two, where the speaker's side is the one."""
    if statement.speaker.side is None or not _takes_part(contact, statement.speaker.side):
        return None
    others = sorted({p.side for p in contact.participants if p.side and p.side != statement.speaker.side})
    if len(others) != 1:
        return None
    span = next((p.spans[0] for p in contact.participants if p.side == others[0] and p.spans), None)
    return Target(others[0], span)
