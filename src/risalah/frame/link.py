"""Tie each statement to the contact that it was said in or of.

'Obama kepada media mengatakan bahwa ia berbicara dengan Putin …'  ->  about the contact of Obama and Putin
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from risalah.lang.pack import Pack
from risalah.lang.tokens import tokenize
from risalah.model.account import Contact, Statement, Target

TWO_SIDED = frozenset({"agree", "consult"})  # acts that have a partner: the other party, where the words name none
AGAINST = frozenset({"accuse", "threaten", "protest"})  # acts that are against somebody
BROAD = frozenset({"reject", "request"})  # acts that may be meant for anybody
AFTERMATH = 2500  # characters behind a report of a contact in which its parties' words are about it
FORETALK = 600  # characters before the report of the article's contact in which its parties' words are about it


def link_statements(statements: Sequence[Statement], contacts: Sequence[Contact], pack: Pack) -> tuple[Statement, ...]:
    """The statements with `about` filled in.

    A quotation that names no side is meant for the other party, if it does something or speaks of the two together; a
    reporter's own words would name whom they are about.
    """
    if not contacts:
        return tuple(statements)
    reports = _Reports(contacts, pack)
    linked = []
    for statement in statements:
        contact = reports.contact_of(statement)
        if contact is None:
            linked.append(statement)
            continue
        target = statement.target
        if target is None and _is_for_partner(statement, pack):
            target = _other_side(statement, contact)
        linked.append(replace(statement, about=contact.id, target=target))
    return tuple(linked)


def _is_for_partner(statement: Statement, pack: Pack) -> bool:
    if statement.act in TWO_SIDED | AGAINST:
        return True
    words = tokenize(statement.text).words
    if statement.act == "reject" and not statement.quote:
        return not pack.acts.minds.intersection(words)  # 'menolak merinci isi pembicaraan' refuses no party
    if not statement.quote:
        return False
    if statement.act not in BROAD | {"comment"}:
        return True
    told = next(pack.speech.mutual.matches(words), None) is not None
    return told or (statement.act != "comment" and not pack.acts.second_person.isdisjoint(words))


class _Reports:
    """Where the contacts are reported, in the order of the text: a statement looks only at those around it."""

    def __init__(self, contacts: Sequence[Contact], pack: Pack) -> None:
        reports = sorted(
            ((span.start, span.end, number) for number, contact in enumerate(contacts) for span in contact.evidence)
        )
        self.contacts, self.pack = contacts, pack
        self.sides = [frozenset(party.side for party in contact.participants) for contact in contacts]
        self.starts = [start for start, _, _ in reports]
        self.ends = [end for _, end, _ in reports]
        self.numbers = [number for _, _, number in reports]
        self.longest = max((end - start for start, end, _ in reports), default=0)
        self.lead = next((c for c in contacts if not c.background), None)

    def contact_of(self, statement: Statement) -> Contact | None:
        side = statement.speaker.side
        if side is None:
            return None
        return (
            self._around(statement, side)
            or self._before(statement, side)
            or self._lead_after(statement, side)
            or self._around(statement, None)  # of a contact between others: 'Kremlin menilai pertemuan Xi dan Modi …'
            or self._pointed_at(statement)
        )

    def _around(self, statement: Statement, side: str | None) -> Contact | None:
        """The contact that the statement's own sentence reports."""
        first = bisect_left(self.starts, statement.span.start - self.longest)
        last = bisect_left(self.starts, statement.span.end)
        own = [
            self.contacts[number]
            for number in sorted(
                {self.numbers[at] for at in range(first, last) if self.ends[at] > statement.span.start}
            )
            if side is None or side in self.sides[number]
        ]
        return next(iter(_fitting(own, statement)), None)

    def _before(self, statement: Statement, side: str) -> Contact | None:
        """The contact told last, if it is not long ago: of those that the words fit, the one with the speaker."""
        first = bisect_left(self.starts, statement.span.start - AFTERMATH)
        last = bisect_right(self.starts, statement.span.start)
        near = [self.contacts[number] for number in sorted(set(self.numbers[first:last])) if side in self.sides[number]]
        if not near:
            return None
        news = [contact for contact in near if not contact.background]
        # a recalled contact only where the words name its other party and no party of the news
        if statement.target is not None and not any(_takes_part(c, statement.target.side) for c in news):
            recalled = [c for c in near if c.background and _takes_part(c, statement.target.side)]
            news = recalled or news
        near = _fitting(news, statement)
        named = [c for c in near if _names(c, statement.speaker.name)]
        return max(named or near, key=lambda c: self._told_last(c, statement), default=None)

    def _pointed_at(self, statement: Statement) -> Contact | None:
        """The contact between others that an outsider speaks of: '"Perundingan itu berjalan baik," kata penengah …'."""
        if not _points_back(statement, self.pack):
            return None
        last = bisect_right(self.starts, statement.span.start)
        first = bisect_left(self.starts, statement.span.start - AFTERMATH)
        near = [self.contacts[number] for number in self.numbers[first:last]]
        news = [contact for contact in near if not contact.background]
        return news[-1] if news else None

    def _told_last(self, contact: Contact, statement: Statement) -> int:
        """Where a contact was told last before the statement."""
        return max(span.start for span in contact.evidence if span.start <= statement.span.start)

    def _lead_after(self, statement: Statement, side: str) -> Contact | None:
        """Said before the contact is told, by one who took part in the article's own contact."""
        lead = self.lead
        if lead is None or lead.status != "held":
            return None
        if _names(lead, statement.speaker.name):
            return lead
        unnamed = statement.speaker.name is None and _takes_part(lead, side)
        near = lead.evidence[0].start - statement.span.end < FORETALK
        return lead if unnamed and near and lead.evidence[0].start > statement.span.start else None


def _fitting(contacts: list[Contact], statement: Statement) -> list[Contact]:
    """Where the words name a side, the contacts with that side; all of them where there is none."""
    target = statement.target
    if target is None or len(contacts) < 2:
        return contacts
    return [c for c in contacts if _takes_part(c, target.side)] or contacts


def _points_back(statement: Statement, pack: Pack) -> bool:
    """'pertemuan itu', 'pembicaraan tersebut': do the words name a contact that was told before?"""
    words, contacts = tokenize(statement.text).words, pack.contacts
    return any(
        end < len(words) and words[end] in contacts.anaphora_determiners
        for _, end, _ in contacts.anaphora_nouns.matches(words)
    )


def _takes_part(contact: Contact, side: str) -> bool:
    return any(party.side == side for party in contact.participants)


def _names(contact: Contact, name: str | None) -> bool:
    return name is not None and any(party.name == name for party in contact.participants)


def _other_side(statement: Statement, contact: Contact) -> Target | None:
    others = sorted({p.side for p in contact.participants if p.side and p.side != statement.speaker.side})
    if len(others) != 1:
        return None
    span = next((p.spans[0] for p in contact.participants if p.side == others[0] and p.spans), None)
    return Target(others[0], span)
