"""A person's decisions about records, as corrections in the store, followed by a merge of what they touch.

    decide(store, "reject", record, who="rina", when=…, why="a film, no meeting")  ->  Correction(id="k-…", …)

Records are named by the person and turned into anchors here: contacts in articles, which outlive every record.
"""

from collections.abc import Iterable, Sequence
from typing import get_args

from risalah.merge.build import EDITABLE
from risalah.merge.corrections import anchor
from risalah.model.account import Channel, OutcomeCode, Status
from risalah.model.correction import Anchor, Correction, CorrectionKind, make_correction
from risalah.model.edtf import is_valid
from risalah.model.record import Record
from risalah.run.remerge import remerge
from risalah.store import corrections, documents
from risalah.store.connection import Store
from risalah.store.migrations import StoreError

CHOICES = {"channel": get_args(Channel), "status": get_args(Status), "outcome": get_args(OutcomeCode)}


def anchors_of(store: Store, record: Record, only: Sequence[str] | None = None) -> tuple[Anchor, ...]:
    """The anchors of a record's accounts, or of those in the documents (or refs) of `only`."""
    members = {
        (member.document, member.contact)
        for member in record.accounts
        if only is None or member.document in only or f"{member.document}/{member.contact}" in only
    }
    if not members:
        raise StoreError(f"{record.id} has no account {', '.join(only or ())}")
    with store.reading() as connection:
        accounts = [account for account, _ in documents.current_accounts(connection, {name for name, _ in members})]
    return tuple(
        sorted(
            anchor(account.document, contact)
            for account in accounts
            for contact in account.contacts
            if (account.document.id, contact.id) in members
        )
    )


def decide(
    store: Store, kind: CorrectionKind, targets: Record, *, who: str, when: str, why: str, others: Record | None = None
) -> Correction:
    """Accept or reject a record, or merge two."""
    made = make_correction(
        kind,
        who=who,
        when=when,
        why=why,
        targets=anchors_of(store, targets),
        others=anchors_of(store, others) if others else (),
    )
    return apply(store, [made])[0]


def part(store: Store, record: Record, accounts: Sequence[str], *, who: str, when: str, why: str) -> Correction:
    """Split the named accounts off a record: what they tell of is another contact."""
    leaving = anchors_of(store, record, accounts)
    staying = tuple(sorted(set(anchors_of(store, record)) - set(leaving)))
    if not staying:
        raise StoreError(f"{record.id}: all of its accounts are to leave: nothing to split")
    return apply(store, [make_correction("split", who=who, when=when, why=why, targets=leaving, others=staying)])[0]


def keep_apart(store: Store, one: Record, other: Record, *, who: str, when: str, why: str) -> Correction:
    """Decide that two records are two contacts."""
    made = make_correction(
        "split", who=who, when=when, why=why, targets=anchors_of(store, one), others=anchors_of(store, other)
    )
    return apply(store, [made])[0]


def edit(store: Store, record: Record, field: str, value: str | None, *, who: str, when: str, why: str) -> Correction:
    """Set a field of a record (None: nothing is known of it); what the accounts say stays beside it."""
    _check(field, value)
    targets = anchors_of(store, record)
    return apply(
        store, [make_correction("edit", who=who, when=when, why=why, targets=targets, field=field, value=value)]
    )[0]


def _check(field: str, value: str | None) -> None:
    if field not in EDITABLE:
        raise StoreError(f"{field}: no field to edit; there are {', '.join(EDITABLE)}")
    if value is None:
        return
    if field == "when" and not is_valid(value):
        raise StoreError(f"{value}: no date; dates are EDTF, e.g. 2021-12-30, 2021-12, 2021-12-30/2022-01-02")
    if value not in CHOICES.get(field, (value,)):
        raise StoreError(f"{value}: no {field}; there are {', '.join(CHOICES[field])}")


def undo(store: Store, correction: str, *, who: str, when: str, why: str) -> Correction:
    """Take a correction back (or an undoing of one)."""
    with store.reading() as connection:
        known = [c.id for c in corrections.every(connection) if c.id.startswith(correction)]
    if len(known) != 1:
        raise StoreError(f"{correction}: {'no' if not known else 'more than one'} correction has this id")
    return apply(store, [make_correction("undo", who=who, when=when, why=why, undoes=known[0])])[0]


def apply(store: Store, made: Iterable[Correction]) -> list[Correction]:
    """Store corrections, whoever made them, and merge what they touch."""
    decided = list(made)
    with store.writing() as connection:
        corrections.add(connection, decided)
    remerge(store)
    return decided
