"""A record: one contact, with every account of it inside, and where the accounts agree and contradict each other.

    accounts --merge--> Record      (derived: never edited in place; corrections are applied on top)

Field names are the published record format (docs/merging.md).
"""

from typing import Literal

import msgspec

from risalah.model.account import Act, Role, Status

APPROXIMATE = "approximate"  # the note of a value that its accounts give as about, more or less than that
ConflictKind = Literal["date", "duration", "initiator", "place", "outcome", "denial"]
ReviewState = Literal["open", "accepted", "rejected"]


class Value(msgspec.Struct, frozen=True):
    """One value of a field, and who gives it."""

    value: str
    accounts: int
    independent: int  # how many sources that don't rest on one another
    documents: tuple[str, ...]
    note: str | None = None


class Field(msgspec.Struct, frozen=True):
    """`value` is chosen by the written rule (docs/merging.md); `alternatives` are the others, best supported first."""

    value: str | None
    accounts: int
    independent: int
    documents: tuple[str, ...] = ()
    note: str | None = None
    alternatives: tuple[Value, ...] = ()
    corrected_by: str | None = None  # id of the correction that set `value`


class Conflict(msgspec.Struct, frozen=True):
    """Two or more values that can't all be true, best supported first."""

    kind: ConflictKind
    field: str
    values: tuple[Value, ...]


class Party(msgspec.Struct, frozen=True):
    """A party to the contact, as the accounts together name it."""

    name: str | None
    side: str | None
    office: str | None
    actor: str | None
    role: Role
    accounts: int
    independent: int
    documents: tuple[str, ...]


class Source(msgspec.Struct, frozen=True):
    """One independent source, and the articles that rest on it. `path` e.g. 'Reuters via Liputan6.com, Tribunnews'."""

    origin: str
    path: str
    documents: tuple[str, ...]


class Member(msgspec.Struct, frozen=True):
    """One account of the contact. `copy_of` names the document whose words it repeats (None: its own words)."""

    document: str
    contact: str
    copy_of: str | None = None
    outlet: str | None = None
    published: str | None = None
    status: Status = "held"
    background: bool = False


class Said(msgspec.Struct, frozen=True):
    """A statement about the contact; articles that carry the same words are counted in `documents`."""

    document: str
    statement: str
    text: str
    quote: bool
    speaker: str | None
    side: str | None  # the side it speaks for
    act: Act
    target: str | None
    documents: tuple[str, ...]


class Readout(msgspec.Struct, frozen=True):
    """What one side reports of the contact; `only` lists topics that no other side's readout mentions."""

    side: str
    statements: tuple[str, ...]  # ids in Record.statements
    topics: tuple[str, ...]
    acts: tuple[Act, ...]
    only: tuple[str, ...]


class Record(msgspec.Struct, frozen=True):
    id: str
    fields: dict[str, Field]
    participants: tuple[Party, ...]
    accounts: tuple[Member, ...]
    schema: str = "risalah/record/1"
    accompanied_by: tuple[Party, ...] = ()
    sources: tuple[Source, ...] = ()
    statements: tuple[Said, ...] = ()
    readouts: tuple[Readout, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    topics: tuple[Value, ...] = ()
    background: bool = False  # every account recalls it as context; none reports it as news
    planned_as: str | None = None  # the announcement that this contact came of
    followed_by: str | None = None  # the contact that came of this announcement, or the follow-up to this contact
    follows: str | None = None  # the predecessor of this follow-up
    state: ReviewState = "open"
    corrections: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()  # records that this one may be the same as

    @property
    def independent(self) -> int:
        """The number of independent sources."""
        return len(self.sources)
