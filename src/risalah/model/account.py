"""An account: what one article reports. Field names are the published record format (docs/record.md)."""

from typing import Literal

import msgspec

from risalah.model.document import Diagnostic, Header
from risalah.model.span import Span
from risalah.model.timex import Given, Timex, WhenBasis

Channel = Literal["in-person", "phone", "video", "written", "unknown"]
Status = Literal["held", "planned", "proposed", "cancelled", "refused"]
Role = Literal["visitor", "host", "caller", "mediator", "participant"]
OutcomeCode = Literal["agreed", "no-agreement", "unclear"]
Act = Literal[
    "agree",
    "support",
    "consult",
    "concede",
    "request",
    "accuse",
    "reject",
    "threaten",
    "protest",
    "mobilize",
    "sanction",
    "comment",
]


class Provenance(msgspec.Struct, frozen=True):
    """Why a field has its value: the rule, the pack entry that it used, and the words."""

    field: str
    rule: str
    spans: tuple[Span, ...]
    entry: str | None = None


class Participant(msgspec.Struct, frozen=True):
    """A party to a contact. `name` is None where only office or side is given; `side` None if it can't be told."""

    name: str | None
    side: str | None
    office: str | None = None
    actor: str | None = None  # stable person id of the pack's tables, None for people in no table
    role: Role = "participant"
    spans: tuple[Span, ...] = ()
    rule: str = ""


class Initiator(msgspec.Struct, frozen=True):
    side: str | None
    name: str | None
    span: Span
    rule: str = ""


class When(msgspec.Struct, frozen=True):
    """The contact's own date (local day at the place), EDTF; `spans` is everything it was worked out from."""

    edtf: str | None
    given: tuple[Given, ...]
    basis: WhenBasis | None
    spans: tuple[Span, ...]
    conflict: str | None = None
    rule: str = ""


class Duration(msgspec.Struct, frozen=True):
    iso: str  # ISO 8601
    approximate: bool
    span: Span
    rule: str = ""


class Place(msgspec.Struct, frozen=True):
    name: str
    country: str | None  # ISO 3166-1 alpha-3
    span: Span
    latitude: float | None = None  # degrees, WGS 84
    longitude: float | None = None
    rule: str = ""


class Occasion(msgspec.Struct, frozen=True):
    name: str
    span: Span
    rule: str = ""


class Topic(msgspec.Struct, frozen=True):
    code: str
    span: Span
    rule: str = ""


class Ordinal(msgspec.Struct, frozen=True):
    """'yang kedua dalam sebulan ini': the nth within an ISO 8601 period (None: ever)."""

    nth: int
    within: str | None
    span: Span
    rule: str = ""


class Contact(msgspec.Struct, frozen=True):
    """One act of communication between at least two sides, as one article reports it."""

    id: str
    participants: tuple[Participant, ...]
    channel: Channel
    status: Status
    background: bool
    evidence: tuple[Span, ...]
    accompanied_by: tuple[Participant, ...] = ()
    initiator: Initiator | None = None
    when: When | None = None
    duration: Duration | None = None
    place: Place | None = None
    occasion: Occasion | None = None
    topics: tuple[Topic, ...] = ()
    outcome: OutcomeCode = "unclear"
    ordinal: Ordinal | None = None
    provenance: tuple[Provenance, ...] = ()


class Speaker(msgspec.Struct, frozen=True):
    """Who is reported to have said it. `side` None: speaks for no side."""

    name: str | None
    side: str | None
    office: str | None = None
    actor: str | None = None
    span: Span | None = None
    rule: str = ""


class Principal(msgspec.Struct, frozen=True):
    """On whose behalf a spokesperson speaks."""

    name: str | None
    side: str | None
    span: Span | None = None


class Target(msgspec.Struct, frozen=True):
    side: str
    span: Span | None = None


class Carrier(msgspec.Struct, frozen=True):
    """The credited carrier of these very words."""

    name: str
    span: Span


class Cue(msgspec.Struct, frozen=True):
    text: str
    span: Span


class Statement(msgspec.Struct, frozen=True):
    """A reported utterance, quoted or not. `span` covers it with its attribution; `text` is what was said."""

    id: str
    span: Span
    quote: bool
    text: str
    speaker: Speaker
    act: Act
    on_behalf_of: Principal | None = None
    target: Target | None = None
    conditional: bool = False
    condition_span: Span | None = None
    about: str | None = None  # contact id
    via: tuple[Carrier, ...] = ()
    cue: Cue | None = None
    provenance: tuple[Provenance, ...] = ()


class Account(msgspec.Struct, frozen=True):
    """What one article reports; one JSON object per line in files."""

    document: Header
    schema: str = "risalah/account/1"
    timexes: tuple[Timex, ...] = ()
    contacts: tuple[Contact, ...] = ()
    statements: tuple[Statement, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
