"""How merging bears accounts that miss and mistake things.

    python bench/merge_noise.py KEYS [KEYS ...]        folders of answer keys; default: examples/expected

Every contact of the keys is told by four articles; each detail is lost or wrong with the given probability, and so many
contacts are missed altogether. Prints pairwise and B-cubed figures, and those of the exact key (day, sides, channel).
"""

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from cluster_measures import b_cubed, pairwise
from risalah.evaluate.key import Key, KeyContact, load_keys
from risalah.merge.batch import merge_accounts
from risalah.model.account import Account, Contact, Duration, Occasion, Participant, Place, When
from risalah.model.document import Header, Published
from risalah.model.span import Span

HERE = Span(0, 10)
ARTICLES = 4


def perfect(key: KeyContact) -> Contact:
    return Contact(
        id=key.id,
        participants=tuple(Participant(each.name, each.side, each.office) for each in key.participants),
        channel=key.channel or "unknown",  # type: ignore[arg-type]
        status=key.status or "held",  # type: ignore[arg-type]
        background=bool(key.background),
        evidence=(HERE,),
        when=When(key.when, (), "explicit", (HERE,)) if key.when else None,
        duration=Duration(key.duration, False, HERE) if key.duration else None,
        place=Place(key.place.name or "", key.place.country, HERE) if key.place else None,
        occasion=Occasion(key.occasion, HERE) if key.occasion else None,
    )


def damaged(contact: Contact, share: float, dice: random.Random) -> Contact:
    def hit(times: float = 1.0) -> bool:
        return dice.random() < share * times

    people = [
        replace(
            who,
            name=who.name and (None if hit(0.5) else who.name.split()[-1] if hit() else who.name),
            office=None if hit(0.5) else who.office,
        )
        for who in contact.participants
        if len(contact.participants) == 2 or not hit(0.5)
    ]
    place = None if hit() else contact.place
    if place and hit(0.5):
        place = replace(
            place, name=dice.choice(["Istana", "Jakarta", "Washington"]), country=dice.choice(["IDN", "USA"])
        )
    return replace(
        contact,
        participants=tuple(people),
        when=_damaged_day(contact.when, hit, dice),
        place=place,
        channel=dice.choice(["unknown", "in-person"]) if hit(0.5) else contact.channel,
        background=contact.background != hit(0.5),
        status="held" if hit(0.25) else contact.status,
        occasion=None if hit() else contact.occasion,
        duration=None if hit() else contact.duration,
    )


def _damaged_day(when: When | None, hit, dice: random.Random) -> When | None:  # type: ignore[no-untyped-def]
    if when is None or when.edtf is None or hit():
        return None
    if len(when.edtf) == 10 and hit():
        slip = date.fromisoformat(when.edtf) + timedelta(dice.choice([1, 1, -1]))
        return replace(when, edtf=slip.isoformat() + dice.choice(["", "~"]))
    return replace(when, edtf=when.edtf[:7]) if len(when.edtf) >= 10 and hit(0.5) else when


def articles(key: Key, share: float, dice: random.Random) -> Iterator[tuple[Account, dict[str, str]]]:
    contacts = [perfect(each) for each in key.contacts or ()]
    days = [
        c.when.edtf[:10] for c in contacts if c.status == "held" and c.when and c.when.edtf and len(c.when.edtf) >= 10
    ]
    given = (key.document.published or "")[:10]
    published = given if len(given) == 10 else max(days, default=None)
    for number in range(ARTICLES):
        name = f"{key.document.file}-{number}"
        told = [damaged(contact, share, dice) for contact in contacts if dice.random() >= share]
        day = date.fromisoformat(published) + timedelta(dice.choice([0, 0, 0, 1])) if published else None
        header = Header(name, name, name, "id", published=Published(day.isoformat(), "inferred", None) if day else None)
        truth = {f"{name}/{contact.id}": f"{key.document.file} {contact.id}" for contact in told}
        yield Account(header, contacts=tuple(told)), truth


def measure(keys: list[Key], share: float) -> None:
    dice = random.Random(3)
    accounts, truth, exact = [], {}, {}
    for key in keys:
        for account, is_ in articles(key, share, dice):
            accounts.append(account)
            truth.update(is_)
            for contact in account.contacts:
                sides = sorted(who.side or "" for who in contact.participants)
                day = contact.when.edtf if contact.when else None
                exact[f"{account.document.id}/{contact.id}"] = f"{day} {sides} {contact.channel}"
    records = merge_accounts(accounts).records
    found = {f"{member.document}/{member.contact}": record.id for record in records for member in record.accounts}
    print(f"{share:4.0%} damaged, {len(truth)} accounts of {len(set(truth.values()))} contacts, {len(records)} records")
    for name, clusters in (("risalah", found), ("exact key", exact)):
        pairs, cubed = pairwise(truth, clusters), b_cubed(truth, clusters)
        print(
            f"      {name:10} pairwise {pairs.precision:.2f} {pairs.recall:.2f} {pairs.f1:.2f}   b-cubed {cubed.f1:.2f}"
        )


if __name__ == "__main__":
    folders = sys.argv[1:] or [str(Path(__file__).resolve().parents[1] / "examples" / "expected")]
    everything = [key for folder in folders for key in load_keys(Path(folder))]
    for damage in (0.0, 0.1, 0.15, 0.25):
        measure(everything, damage)
