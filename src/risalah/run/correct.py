"""A person's decisions about records, as corrections in the store, followed by a merge of what they touch.

    decide(store, "reject", record, who="rina", when=…, why="a film, no meeting")  ->  Correction(id="k-…", …)

Records are named by the person and turned into anchors here: contacts in articles, which outlive every record.
"""

from collections.abc import Iterable, Sequence

from risalah.merge.corrections import active, anchor
from risalah.model.correction import Anchor, Correction, CorrectionKind, make_correction
from risalah.model.record import Record
from risalah.model.values import wrong_value
from risalah.run.remerge import remerge
from risalah.store import corrections, documents
from risalah.store.connection import Store
from risalah.store.migrations import StoreError
from risalah.store.sides import known_sides


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
    apply(store, [made])
    return made


def part(store: Store, record: Record, accounts: Sequence[str], *, who: str, when: str, why: str) -> Correction:
    """Split the named accounts off a record: what they tell of is another contact."""
    leaving = anchors_of(store, record, accounts)
    staying = tuple(sorted(set(anchors_of(store, record)) - set(leaving)))
    if not staying:
        raise StoreError(f"{record.id}: all of its accounts are to leave: nothing to split")
    made = make_correction("split", who=who, when=when, why=why, targets=leaving, others=staying)
    apply(store, [made])
    return made


def keep_apart(store: Store, one: Record, other: Record, *, who: str, when: str, why: str) -> Correction:
    """Decide that two records are two contacts."""
    made = make_correction(
        "split", who=who, when=when, why=why, targets=anchors_of(store, one), others=anchors_of(store, other)
    )
    apply(store, [made])
    return made


def edit(store: Store, record: Record, field: str, value: str | None, *, who: str, when: str, why: str) -> Correction:
    """Set a field of a record (None: nothing is known of it); what the accounts say stays beside it."""
    targets = anchors_of(store, record)
    made = make_correction("edit", who=who, when=when, why=why, targets=targets, field=field, value=value or None)
    apply(store, [made])
    return made


def undo(store: Store, correction: str, *, who: str, when: str, why: str) -> Correction:
    """Take a correction back (or an undoing of one)."""
    with store.reading() as connection:
        known = [c.id for c in corrections.every(connection) if c.id.startswith(correction)]
    if len(known) != 1:
        raise StoreError(f"{correction}: {'no' if not known else 'more than one'} correction has this id")
    made = make_correction("undo", who=who, when=when, why=why, undoes=known[0])
    apply(store, [made])
    return made


def apply(store: Store, made: Iterable[Correction]) -> int:
    """Store corrections, whoever made them, and merge what they touch; how many were new.

    Raises StoreError, and stores none of them, where one sets a field to what it can't be (and none takes that back).
    """
    decided = list(made)
    for correction in active(decided):
        if correction.kind == "edit":
            wrong = wrong_value(correction.field or "", correction.value, known_sides())
            if wrong:
                raise StoreError(wrong)
    with store.writing() as connection:
        new = corrections.add(connection, decided)
    remerge(store)
    return new
