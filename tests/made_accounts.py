"""Make accounts out of an answer key, perfect or damaged at random, to try the score on."""

import random
from collections.abc import Sequence

from risalah.evaluate.key import Key, KeyContact, KeyPerson, KeyStatement
from risalah.evaluate.sameness import find_snippet
from risalah.model.account import (
    Account,
    Carrier,
    Contact,
    Duration,
    Initiator,
    Occasion,
    Participant,
    Place,
    Speaker,
    Statement,
    Target,
    Topic,
    When,
)
from risalah.model.document import Agency, Furniture, Header, Outlet, Published, Title
from risalah.model.span import Span

NOWHERE = Span(0, 0)


def perfect_account(key: Key, text: str) -> Account:
    """The account that answers a key in everything."""
    document = key.document
    furniture = [find_snippet(line, text) for line in document.furniture or ()]
    header = Header(
        id="d",
        uri=f"some/where/{document.file}",
        sha256="",
        language="id",
        title=Title(document.title, NOWHERE) if document.title else None,
        outlet=Outlet(document.outlet, NOWHERE) if document.outlet else None,
        published=Published(document.published, "text", NOWHERE) if document.published else None,
        agencies=tuple(Agency(name, NOWHERE) for name in document.agencies or ()),
        furniture=tuple(Furniture(*ranges[0], "share") for ranges in furniture if ranges),
    )
    contacts = tuple(_contact(each) for each in key.contacts or ())
    return Account(header, contacts=contacts, statements=tuple(_statement(each, text) for each in key.statements or ()))


def damaged(account: Account, chance: random.Random, share: float = 0.25) -> Account:
    """The same account with about that share of its parts dropped, doubled or changed."""

    def hit() -> bool:
        return chance.random() < share

    return Account(
        Header(
            id="d",
            uri=account.document.uri,
            sha256="",
            language="id",
            title=None if hit() else account.document.title,
            outlet=Outlet("Koran Lain", NOWHERE) if hit() else account.document.outlet,
            published=Published("2016-11-20", "text", NOWHERE) if hit() else account.document.published,
            agencies=tuple(each for each in account.document.agencies if not hit()),
            furniture=tuple(
                Furniture(each.start, each.start + (each.end - each.start) // chance.choice((1, 2, 3)), "share")
                for each in account.document.furniture
                if not hit()
            ),
        ),
        contacts=tuple(_damaged_contacts(account.contacts, chance, share)),
        statements=tuple(_damaged_statements(account, chance, share)),
    )


def _contact(key: KeyContact) -> Contact:
    return Contact(
        id=f"found-{key.id}",
        participants=tuple(_participant(each) for each in key.participants),
        channel=key.channel or "unknown",  # type: ignore[arg-type]
        status=key.status or "held",  # type: ignore[arg-type]
        background=bool(key.background),
        evidence=(NOWHERE,),
        initiator=Initiator(key.initiator, None, NOWHERE) if key.initiator else None,
        when=When(key.when, (), "explicit", ()) if key.when else None,
        duration=Duration(key.duration, False, NOWHERE) if key.duration else None,
        place=Place(key.place.name or "", key.place.country, NOWHERE) if key.place else None,
        occasion=Occasion(key.occasion, NOWHERE) if key.occasion else None,
        topics=tuple(Topic(code, NOWHERE) for code in key.topics or ()),
        outcome=key.outcome or "unclear",  # type: ignore[arg-type]
    )


def _participant(key: KeyPerson) -> Participant:
    return Participant(key.name, key.side, key.office)


def _statement(key: KeyStatement, text: str) -> Statement:
    ranges = find_snippet(key.evidence, text)
    return Statement(
        id="s",
        span=Span(*ranges[0]) if ranges else NOWHERE,
        quote=bool(key.quote),
        text=key.evidence,
        speaker=Speaker(key.speaker.name, key.speaker.side),
        act=key.act or "comment",  # type: ignore[arg-type]
        target=Target(key.target) if key.target else None,
        conditional=bool(key.conditional),
        about=f"found-{key.about}" if key.about else None,
        via=(Carrier(key.via, NOWHERE),) if key.via else (),
    )


def _damaged_contacts(contacts: Sequence[Contact], chance: random.Random, share: float) -> list[Contact]:
    out = []
    for contact in contacts:
        for _ in range(chance.choices((0, 1, 2), (share, 1.0, share / 2))[0]):
            changes = {
                "participants": tuple(
                    Participant(
                        each.name and chance.choice((each.name, each.name.split()[-1], None)),
                        chance.choice((each.side, each.side, each.side, "USA")),
                        chance.choice((each.office, each.office, None)),
                    )
                    for each in contact.participants
                )
                + ((Participant("Orang Lain", "ZMB"),) if chance.random() < share / 2 else ()),
                "channel": chance.choice(("phone", "in-person", "unknown")),
                "status": chance.choice(("held", "planned")),
                "background": not contact.background,
                "initiator": Initiator("RUS", None, NOWHERE),
                "when": chance.choice((None, When("2016-11-20", (), "explicit", ()), When("2021", (), "relative", ()))),
                "duration": chance.choice((None, Duration("PT60M", False, NOWHERE))),
                "place": chance.choice((None, Place("Lima, Peru", "PER", NOWHERE))),
                "occasion": chance.choice((None, Occasion("KTT G20 di Bali", NOWHERE))),
                "topics": (Topic("UKR", NOWHERE), Topic("trade", NOWHERE)),
                "outcome": chance.choice(("agreed", "no-agreement", "unclear")),
            }
            out.append(_changed(contact, {name: new for name, new in changes.items() if chance.random() < share}))
    chance.shuffle(out)
    return out


def _damaged_statements(account: Account, chance: random.Random, share: float) -> list[Statement]:
    out = []
    for statement in account.statements:
        for _ in range(chance.choices((0, 1, 2), (share, 1.0, share))[0]):
            start, end = statement.span.start, statement.span.end
            changes = {
                "span": chance.choice((Span(start, start + (end - start) // 3), Span(start - 40, end + 90))),
                "quote": not statement.quote,
                "act": "comment",
                "speaker": chance.choice((Speaker(None, None), Speaker("Putin", "RUS"), Speaker(None, "USA"))),
                "target": chance.choice((None, Target("USA"))),
                "conditional": not statement.conditional,
                "about": account.contacts[0].id if account.contacts else None,
                "via": (Carrier("AFP", NOWHERE),),
            }
            out.append(_changed(statement, {name: new for name, new in changes.items() if chance.random() < share}))
    return out


def _changed(value, changes):  # type: ignore[no-untyped-def]
    return type(value)(**({name: getattr(value, name) for name in value.__struct_fields__} | changes))
