"""Statements of a record, each once, and both sides' readouts beside each other.

readouts(accounts, statements, sides, …)  ->  (Readout(side="RUS", topics=("UKR",), …), Readout(side="USA", …))
"""

from collections.abc import Mapping, Sequence

from risalah.merge.agreement import Told
from risalah.merge.names import key
from risalah.model.account import Statement
from risalah.model.record import Readout, Said


def said(accounts: Sequence[Told], statements: Mapping[str, Sequence[Statement]]) -> tuple[Said, ...]:
    """The statements about the contact. The same words in several articles are one, with all its articles."""
    groups: dict[tuple[str, str], list[tuple[str, Statement]]] = {}
    for account in accounts:
        for statement in statements.get(account.document, ()):
            if statement.about == account.contact.id:
                groups.setdefault((key(statement.text), speaks_for(statement) or ""), []).append(
                    (account.document, statement)
                )
    result = []
    for group in groups.values():
        document, first = min(group, key=lambda entry: (entry[0], entry[1].id))
        result.append(
            Said(
                document=document,
                statement=first.id,
                text=first.text,
                quote=first.quote,
                speaker=first.speaker.name,
                side=speaks_for(first),
                act=first.act,
                target=first.target.side if first.target else None,
                documents=tuple(sorted({document for document, _ in group})),
            )
        )
    return tuple(sorted(result, key=lambda entry: (entry.side or "~", entry.document, entry.statement)))


def speaks_for(statement: Statement) -> str | None:
    """The side whose word it is: the principal's where a spokesperson reports it."""
    if statement.on_behalf_of and statement.on_behalf_of.side:
        return statement.on_behalf_of.side
    return statement.speaker.side


def readouts(
    accounts: Sequence[Told], statements: Mapping[str, Sequence[Statement]], sides: Sequence[str], told: Sequence[Said]
) -> tuple[Readout, ...]:
    """One readout per side of the contact, also for the side that says nothing."""
    topics: dict[str, set[str]] = {side: set() for side in sides}
    for account in accounts:
        for statement in statements.get(account.document, ()):
            side = speaks_for(statement)
            if statement.about != account.contact.id or side not in topics:
                continue
            topics[side].update(t.code for t in account.contact.topics if statement.span.overlaps(t.span))
    result = []
    for side in sorted(sides):
        mine = [entry for entry in told if entry.side == side]
        elsewhere = set().union(*(codes for other, codes in topics.items() if other != side))
        result.append(
            Readout(
                side=side,
                statements=tuple(entry.statement for entry in mine),
                topics=tuple(sorted(topics[side])),
                acts=tuple(sorted({entry.act for entry in mine})),
                only=tuple(sorted(topics[side] - elsewhere)),
            )
        )
    return tuple(result)
