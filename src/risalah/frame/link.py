"""Tie each statement to the contact that it was said in or of.

'Obama kepada media mengatakan bahwa ia berbicara dengan Putin …'  ->  about the contact of Obama and Putin
"""

from collections.abc import Sequence

from msgspec.structs import replace

from risalah.model.account import Contact, Statement, Target

TWO_SIDED = frozenset({"agree", "consult"})  # acts that have a partner: the other party, where the words name none
AFTERMATH = 2500  # characters behind a contact's first report in which its parties' words are about it


def link_statements(statements: Sequence[Statement], contacts: Sequence[Contact]) -> tuple[Statement, ...]:
    """The statements with `about` filled in.

    A quotation that names no side is meant for the other party; a reporter's own words would name whom they are about.
    """
    linked = []
    for statement in statements:
        contact = _contact_of(statement, contacts)
        if contact is None:
            linked.append(statement)
            continue
        target = statement.target
        if target is None and (statement.quote or statement.act in TWO_SIDED):
            target = _other_side(statement, contact)
        linked.append(replace(statement, about=contact.id, target=target))
    return tuple(linked)


def _contact_of(statement: Statement, contacts: Sequence[Contact]) -> Contact | None:
    side = statement.speaker.side
    if side is None:
        return None
    own = [c for c in contacts if side in {p.side for p in c.participants}]
    inside = [c for c in own if any(statement.span.overlaps(e) for e in c.evidence)]
    if inside:
        return inside[0]
    before = [c for c in own if not c.background and c.evidence[0].start <= statement.span.start]
    near = [c for c in before if statement.span.start - c.evidence[-1].end < AFTERMATH]
    if not near:  # said before the contact is told, by one who took part in the article's own contact
        lead = next((c for c in contacts if not c.background), None)
        mine = lead is not None and statement.speaker.name in {p.name for p in lead.participants if p.name}
        return lead if mine and lead is not None and lead.status == "held" else None
    speaker = statement.speaker.name
    named = [c for c in near if speaker and any(p.name == speaker for p in c.participants)]
    return max(named or near, key=lambda c: c.evidence[0].start)


def _other_side(statement: Statement, contact: Contact) -> Target | None:
    others = sorted({p.side for p in contact.participants if p.side and p.side != statement.speaker.side})
    if len(others) != 1:
        return None
    span = next(p.spans[0] for p in contact.participants if p.side == others[0] and p.spans)
    return Target(others[0], span)
