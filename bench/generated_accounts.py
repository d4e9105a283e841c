"""Accounts of a made-up world for the benchmarks: as many sides, people and look-alikes as real news, none of its text.

Dyads follow a Zipf law (a few make most of the news), contacts have one to sixty accounts, two fifths of the accounts
leave something out or have it otherwise, a fifth recall an older contact, and one in ten repeats another's words.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec.structs import replace

from risalah.model.account import Account, Contact, Duration, Participant, Place, Speaker, Statement, When
from risalah.model.document import Agency, Header, Outlet, Published
from risalah.model.span import Span

HERE = Span(0, 10)
OUTLETS = ["Antara", "Detik", "Kompas.com", "Tempo.co", "Okezone", "Viva", "Republika", "Tribunnews", "JPNN", "Merdeka"]
AGENCIES = ["Reuters", "AFP", "AP", "Xinhua", "TASS"]
OFFICES = ["president", "foreign-minister", "defence-minister", "prime-minister"]
CHANNELS = ["in-person", "in-person", "in-person", "phone", "phone", "video", "written"]


def generated_accounts(number: int, seed: int = 1) -> Iterator[Account]:
    """`number` accounts; contacts (and the time that they spread over) grow with it: about four accounts each."""
    dice = random.Random(seed)
    sides = [chr(65 + n // 26 % 26) + chr(65 + n % 26) + "A" for n in range(200)]
    weights = [1 / (rank + 1) for rank in range(len(sides))]
    places = [(f"Kota {n}", sides[n % 200], dice.uniform(-60, 60), dice.uniform(-180, 180)) for n in range(400)]
    first, days = date(2008, 1, 1), 6600
    made = 0
    recalled: list[tuple[Contact, int]] = []
    while made < number:
        one, other = dice.choices(sides, weights, k=2)
        if one == other:
            continue
        office = dice.choice(OFFICES)
        day = dice.randrange(days)
        place = dice.choice(places)
        told = Contact(
            id="c1",
            participants=tuple(
                Participant(
                    f"Nama {side} {office} {day // 1500}", side, office, f"Q{side}{office}{day // 1500}", spans=(HERE,)
                )
                for side in (one, other)
            ),
            channel=dice.choice(CHANNELS),  # type: ignore[arg-type]
            status="held",
            background=False,
            evidence=(HERE,),
            when=When((first + timedelta(day)).isoformat(), ("full",), "explicit", (HERE,)),
            place=Place(place[0], place[1], HERE, place[2], place[3]),
            duration=Duration("PT1H", False, HERE) if dice.random() < 0.2 else None,
        )
        words = " ".join(f"kata{dice.randrange(5000)}" for _ in range(60))
        for _ in range(min(number - made, 1 + int(dice.paretovariate(1.2)))):
            contacts = [_as_told(told, dice)]
            if recalled and dice.random() < 0.2:
                before, when = dice.choice(recalled[-500:])
                if when < day:
                    contacts.append(_recalled(before, dice))
            yield _article(made, contacts, first + timedelta(day + dice.randrange(3)), words, dice)
            made += 1
        recalled.append((told, day))


def _as_told(contact: Contact, dice: random.Random) -> Contact:
    missing = dice.random()
    if missing < 0.05:
        return replace(contact, place=None)
    if missing < 0.1:
        return replace(contact, participants=tuple(replace(who, name=None, actor=None) for who in contact.participants))
    if missing < 0.15 and contact.when and contact.when.edtf:
        return replace(contact, when=replace(contact.when, edtf=f"{contact.when.edtf}~"))
    if missing < 0.18:
        return replace(contact, when=None)
    if missing < 0.24 and contact.when and contact.when.edtf:
        slip = date.fromisoformat(contact.when.edtf) + timedelta(dice.choice([-1, 1, 1, 3]))
        return replace(contact, when=replace(contact.when, edtf=slip.isoformat()))
    if missing < 0.32 and contact.place:
        return replace(contact, place=replace(contact.place, name=f"Istana {dice.randrange(4)}"))
    if missing < 0.4:
        return replace(contact, duration=Duration(f"PT{dice.choice([30, 45, 60, 75, 90, 120])}M", False, HERE))
    return contact


def _recalled(contact: Contact, dice: random.Random) -> Contact:
    assert contact.when and contact.when.edtf
    cut = dice.choice([10, 7, 7, 4])
    return replace(
        contact, id="c2", background=True, duration=None, when=replace(contact.when, edtf=contact.when.edtf[:cut])
    )


def _article(number: int, contacts: list[Contact], published: date, words: str, dice: random.Random) -> Account:
    own = words if dice.random() < 0.1 else " ".join(f"kata{dice.randrange(5000)}" for _ in range(40))
    return Account(
        document=Header(
            id=f"d-{number:08d}",
            uri=f"{number}.txt",
            sha256=f"{number:064x}",
            language="id",
            outlet=Outlet(dice.choice(OUTLETS), HERE),
            published=Published(published.isoformat(), "metadata", None),
            agencies=(Agency(dice.choice(AGENCIES), HERE),) if dice.random() < 0.4 else (),
        ),
        contacts=tuple(contacts),
        statements=(
            Statement("s1", HERE, True, own, Speaker("Nama", contacts[0].participants[0].side), "comment", about="c1"),
        ),
    )
