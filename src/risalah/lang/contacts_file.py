"""The shape of contacts.toml: read strictly, a wrong key or type stops the program at load."""

from typing import Literal

import msgspec

from risalah.model.account import Channel, Role, Status

Pattern = Literal["reciprocal", "active", "passive", "noun", "visit", "addressed", "listed", "handed"]
ObjectKind = Literal["any", "person", "envoy", "tell", "parliament"]
StatusWord = Literal["planned", "proposed", "cancelled", "refused", "negated", "held", "hypothetical"]


class TriggerRow(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    pattern: Pattern
    channel: Channel
    forms: list[str]
    roles: tuple[Role, Role] = ("participant", "participant")
    initiator: bool = False
    alone: bool = False
    weak: bool = False
    agreement: bool = False
    together: bool = False
    undated: bool = False
    claimed: bool = False
    object: ObjectKind = "any"
    status: Status | None = None


class _Leading(msgspec.Struct, forbid_unknown_fields=True):
    talks: list[str]
    alone: list[str]


class _Forms(msgspec.Struct, forbid_unknown_fields=True):
    forms: list[str]


class _Status(msgspec.Struct, forbid_unknown_fields=True):
    planned: list[str]
    proposed: list[str]
    hypothetical: list[str]
    cancelled: list[str]
    refused: list[str]
    negated: list[str]
    held: list[str]


class _Phrases(msgspec.Struct, forbid_unknown_fields=True):
    phrases: list[str]


class _Background(msgspec.Struct, forbid_unknown_fields=True):
    phrases: list[str]
    earlier: list[str]
    once_before: list[str]


class _ChannelWords(msgspec.Struct, forbid_unknown_fields=True, rename={"in_person": "in-person"}):
    phone: list[str]
    video: list[str]
    in_person: list[str]
    written: list[str]


class _Initiator(msgspec.Struct, forbid_unknown_fields=True):
    of: list[str]


class _Outcome(
    msgspec.Struct, forbid_unknown_fields=True, rename={"no_agreement": "no-agreement", "at_odds": "at-odds"}
):
    agreed: list[str]
    no_agreement: list[str]
    at_odds: list[str]


class _Anaphora(msgspec.Struct, forbid_unknown_fields=True):
    nouns: list[str]
    determiners: list[str]
    verbs: list[str]
    begins: list[str]
    ends: list[str]


class _Repetition(msgspec.Struct, forbid_unknown_fields=True):
    again: list[str]
    former: list[str]
    also: list[str]


class _Occasion(msgspec.Struct, forbid_unknown_fields=True):
    heads: list[str]
    named: list[str]  # heads that count only with a capital: 'Dialog Shangri-La', not 'dialog AS dan Iran'
    words: list[str]  # common words that are part of a gathering's name
    beside: list[str]  # 'di sela': what stands right behind is a gathering even in small letters
    at: list[str]  # right before its name: the contact was there
    about: list[str]  # right before its name: the contact was about it
    sessions: list[str]  # 'pertemuan', of a body that stands behind it
    members: list[str]  # between the two: 'para menteri luar negeri'
    joint: list[str]  # names of bodies that only meet: 'Komisi Bersama'
    fillers: list[str]  # 'ke' of 'ke-29'
    events: list[str]  # between 'di sela' and the name: 'acara', 'kegiatan'
    meetings: list[str]  # open a name behind 'di sela' only: 'pertemuan APEC'
    endings: list[str]  # end a name in English: 'Shangri-La Dialogue'
    small: list[str]  # small words inside a name: 'of', '-'


class _Ordinal(msgspec.Struct, forbid_unknown_fields=True):
    form: str
    nth: int


class _OrdinalWords(msgspec.Struct, forbid_unknown_fields=True):
    suffix: str  # 'kedua' + 'kalinya'
    before: list[str]
    after: list[str]
    repeated: list[str]
    latest: list[str]


class ContactsFile(msgspec.Struct, forbid_unknown_fields=True):
    enclitic: str  # what a noun takes on for 'his' and 'their'
    trigger: list[TriggerRow]
    light_verbs: _Forms
    status: _Status
    background: _Background
    channel_words: _ChannelWords
    initiator: _Initiator
    outcome: _Outcome
    anaphora: _Anaphora
    repetition: _Repetition
    ordinal: list[_Ordinal]
    ordinal_words: _OrdinalWords
    occasion: _Occasion
    multiparty: _Phrases
    attending: _Forms
    leading: _Leading
    attended: _Forms
    presided: _Forms
    involving: _Forms
    carried_out: _Forms
    parts_of_trip: _Forms
    perfect: _Forms
    questions: _Forms
    sent: _Forms
    wished: _Forms
    soon: _Forms
    scheduled: _Forms
    going_on: _Forms
    handing: _Forms
    escorting: _Forms
    signing: _Forms
    separately: _Forms
    each: _Forms
    announcing: _Forms
    mediated: _Forms
    arrivals: _Phrases
    hosting: _Forms
    negotiations: _Forms
    contents: _Forms
    came_up: _Forms
    hopes: _Forms
    delivered: _Forms
    ignored: _Forms
    contests: _Forms
    denials: _Forms
    offers: _Forms
    other_offers: _Forms
    offering: _Forms
    efforts: _Forms
    agreeing: _Forms
    sending: _Forms
    over: _Forms
    next_in_plan: _Forms
    continued: _Forms
    only_weighed: _Forms
    to_be_held: _Forms
    noun_predicates: _Forms
    noun_ends: _Forms
    plans: _Forms
    company: _Forms
    urging: _Forms
    accusing: _Forms
    private: _Forms
    origins: _Forms
    led: _Forms
    list_openers: _Forms
    troubles: _Forms
    discussed: _Forms
    relations: _Forms
    circumstances: _Forms
    addressing: _Forms
    place_fillers: _Forms
    own_buildings: _Forms
    lodgings: _Forms
    place_pointers: _Forms
    credit_fillers: _Forms
    nouns_of_visit: _Forms
    official_visits: _Forms
