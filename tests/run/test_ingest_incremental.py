"""Articles that come one by one, in any order and more than once, give what all of them at once give."""

import random
import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from risalah.merge.batch import merge_accounts
from risalah.merge.corrections import anchor
from risalah.model.account import Account
from risalah.model.correction import Correction, CorrectionKind, make_correction
from risalah.model.record import Record
from risalah.model.span import Span
from risalah.run.ingest import ingest_accounts
from risalah.run.remerge import remerge
from risalah.store import corrections as stored_corrections
from risalah.store import documents, query
from risalah.store.connection import Store, open_store
from risalah.store.query import Filter
from risalah.store.schema import judgements
from stories_of_accounts import article, contact, load_stories, random_accounts

ACCOUNTS = [account for story in load_stories() for account in story.accounts]


def now() -> str:
    return "2024-05-02T09:00:00+00:00"


def put(store: Store, accounts: list[Account], reader: str = "1") -> None:
    ingest_accounts(store, accounts, reader=reader, now=now)


def all_records(store: Store) -> list[Record]:
    with store.reading() as connection:
        found = [*query.find_records(connection, Filter()), *query.find_records(connection, Filter(state="rejected"))]
    return sorted(found, key=lambda record: record.id)


def as_bytes(records: list[Record]) -> bytes:
    return msgspec.json.encode(records, order="deterministic")


def pairs(store: Store) -> list[tuple[str, str, str, float]]:
    with store.reading() as connection:
        rows = connection.execute(sa.select(judgements).order_by(judgements.c.left, judgements.c.right))
        return [(row.left, row.right, row.verdict, row.score) for row in rows]


def same_as_batch(store: Store, accounts: list[Account], corrections: list[Correction] | None = None) -> None:
    merged = merge_accounts(accounts, corrections=corrections or ())
    assert as_bytes(all_records(store)) == as_bytes(list(merged.records))
    assert pairs(store) == [(j.left, j.right, j.verdict, j.score) for j in merged.judgements]


@pytest.mark.parametrize("seed", [1, 2])
def test_one_article_at_a_time_gives_what_all_at_once_give(address: str, seed: int) -> None:
    accounts = random.Random(seed).sample(ACCOUNTS, 40)
    with open_store(address) as store:
        for account in accounts:
            put(store, [account])
        same_as_batch(store, accounts)


def test_ingesting_twice_changes_nothing(address: str) -> None:
    with open_store(address) as store:
        put(store, ACCOUNTS)
        before = as_bytes(all_records(store))
        counts = ingest_accounts(store, ACCOUNTS, reader="1", now=now)
        assert (counts.new, counts.changed, counts.unchanged) == (0, 0, len(ACCOUNTS))
        assert as_bytes(all_records(store)) == before
        same_as_batch(store, ACCOUNTS)


def test_small_merge_steps_give_what_one_step_gives(new_store: Callable[[], str]) -> None:
    with open_store(new_store()) as store:
        ingest_accounts(store, ACCOUNTS, reader="1", now=now, merge=False)
        remerge(store, step=7)
        same_as_batch(store, ACCOUNTS)


def test_a_newer_reading_replaces_what_was_derived_and_keeps_the_older_account(address: str) -> None:
    accounts = ACCOUNTS[:30]
    with open_store(address) as store:
        put(store, accounts)
        reread = []
        for number, account in enumerate(accounts):
            kept = account.contacts[1:] if number % 3 == 0 else account.contacts
            changed = tuple(
                msgspec.structs.replace(found, channel="unknown", id=f"n{found.id}") if number % 3 == 1 else found
                for found in kept
            )
            reread.append(msgspec.structs.replace(account, contacts=changed))
        for account in reread:
            put(store, [account], reader="2")
        same_as_batch(store, reread)
        with store.reading() as connection:
            assert [
                (reader, current) for reader, _, current, _ in documents.history(connection, reread[0].document.id)
            ] == [
                ("1", False),
                ("2", True),
            ]


def test_corrections_survive_re_runs_re_merges_and_another_store(new_store: Callable[[], str]) -> None:
    accounts = ACCOUNTS[:30]
    contacts = [(account.document, found) for account in accounts for found in account.contacts]
    decided = [
        make_correction(
            "merge",
            who="r",
            when="2024-01-01",
            why="",
            targets=(anchor(*contacts[0]),),
            others=(anchor(*contacts[20]),),
        ),
        make_correction(
            "split", who="r", when="2024-01-02", why="", targets=(anchor(*contacts[1]),), others=(anchor(*contacts[0]),)
        ),
        make_correction("reject", who="r", when="2024-01-03", why="", targets=(anchor(*contacts[10]),)),
        make_correction(
            "edit", who="r", when="2024-01-04", why="", targets=(anchor(*contacts[5]),), field="place", value="Rumah"
        ),
    ]
    with open_store(new_store()) as store:
        put(store, accounts[:20])
        with store.writing() as connection:
            assert stored_corrections.add(connection, decided) == 4
            assert stored_corrections.add(connection, decided) == 0
        remerge(store)
        put(store, accounts[20:])
        same_as_batch(store, accounts, decided)
        put(store, accounts, "2")
        same_as_batch(store, accounts, decided)
        with store.reading() as connection:
            lines = list(stored_corrections.dump(connection))
        undo = make_correction("undo", who="r", when="2024-02-01", why="", undoes=decided[0].id)
        with store.writing() as connection:
            stored_corrections.add(connection, [undo])
        remerge(store)
        same_as_batch(store, accounts, [*decided, undo])
    with open_store(new_store()) as other:  # applied before, between and after the articles
        with other.writing() as connection:
            stored_corrections.add(connection, stored_corrections.parse(lines[:2], "a file"))
        for account in accounts:
            put(other, [account])
        with other.writing() as connection:
            stored_corrections.add(connection, stored_corrections.parse(lines[2:], "a file"))
        remerge(other)
        same_as_batch(other, accounts, decided)


def test_a_correction_of_one_contact_does_not_reach_another_of_its_article(address: str) -> None:
    """Merging an article looks at a part of those around it: what a correction means may lie outside that part."""
    people = ("USA Joe Biden (president)", "RUS Vladimir Putin (president)")
    earlier = contact(*people, id="c1", when="2021-12-30", channel="phone", evidence=Span(100, 150))
    later = contact(*people, id="c2", when="2022-02-12", channel="phone", evidence=Span(600, 650))
    both, another = article("a", earlier, later), article("b", later)
    rejected = make_correction("reject", who="r", when="2024", why="", targets=(anchor(both.document, earlier),))
    with open_store(address) as store:
        put(store, [both])
        with store.writing() as connection:
            stored_corrections.add(connection, [rejected])
        remerge(store)
        put(store, [another])
        assert sorted((record.state, record.fields["when"].value) for record in all_records(store)) == [
            ("open", "2022-02-12"),
            ("rejected", "2021-12-30"),
        ]
        same_as_batch(store, [both, another], [rejected])


@given(random_accounts(), st.randoms(use_true_random=False), st.integers(1, 4))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_accounts_in_any_order_and_any_portions(accounts: list[Account], dice: random.Random, size: int) -> None:
    """Read, read again otherwise, and corrected in between: always what one merge of the last state gives."""
    with tempfile.TemporaryDirectory() as folder, open_store(str(Path(folder) / "s.db")) as store:
        waiting = list(accounts)
        dice.shuffle(waiting)
        while waiting:
            put(store, [waiting.pop() for _ in range(min(size, len(waiting)))])
        same_as_batch(store, accounts)
        changed = [
            msgspec.structs.replace(account, contacts=account.contacts[1:]) if dice.random() < 0.3 else account
            for account in accounts
        ]
        contacts = [(account.document, found) for account in accounts for found in account.contacts]
        one, other = dice.choice(contacts), dice.choice(contacts)
        kind: CorrectionKind = dice.choice(["merge", "split"])
        made = make_correction(kind, who="t", when="2024", why="", targets=(anchor(*one),), others=(anchor(*other),))
        with store.writing() as connection:
            stored_corrections.add(connection, [made])
        put(store, [account for account in changed if dice.random() < 0.5], "2")
        put(store, changed, "3")
        same_as_batch(store, changed, [made])
