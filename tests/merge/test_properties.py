"""Merging depends on what was told, not on the order or the number of times it was told in."""

import random

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from risalah.merge.batch import Merged, merge_accounts
from risalah.merge.corrections import anchor
from risalah.merge.judge import findings
from risalah.merge.profile import profile
from risalah.merge.weights import load_weights
from risalah.model.account import Account
from risalah.model.correction import Correction, make_correction
from stories_of_accounts import article, contact, load_stories, random_accounts

STORIES = load_stories()
EVERYTHING = [account for story in STORIES for account in story.accounts]


def dump(merged: Merged) -> bytes:
    return msgspec.json.encode((merged.records, merged.judgements), order="deterministic")


@given(random_accounts(), st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_the_order_of_accounts_does_not_matter(accounts: list[Account], shuffle: random.Random) -> None:
    shuffled = list(accounts)
    shuffle.shuffle(shuffled)
    assert dump(merge_accounts(accounts)) == dump(merge_accounts(shuffled))


@given(random_accounts())
@settings(max_examples=40, deadline=None)
def test_the_same_account_twice_counts_once(accounts: list[Account]) -> None:
    assert dump(merge_accounts(accounts)) == dump(merge_accounts([*accounts, *accounts]))


@given(random_accounts())
@settings(max_examples=40, deadline=None)
def test_every_contact_is_in_exactly_one_record(accounts: list[Account]) -> None:
    told = sorted((a.document.id, c.id) for a in accounts for c in a.contacts)
    members = sorted((m.document, m.contact) for r in merge_accounts(accounts).records for m in r.accounts)
    assert members == told


@given(random_accounts())
@settings(max_examples=40, deadline=None)
def test_links_lead_to_records_that_exist(accounts: list[Account]) -> None:
    records = {record.id: record for record in merge_accounts(accounts).records}
    for record in records.values():
        for other in (record.planned_as, record.followed_by, record.follows):
            assert other is None or (other in records and other != record.id)


@given(random_accounts())
@settings(max_examples=40, deadline=None)
def test_independent_sources_are_never_more_than_accounts(accounts: list[Account]) -> None:
    for record in merge_accounts(accounts).records:
        assert 1 <= record.independent <= len(record.accounts)
        for field in record.fields.values():
            assert 0 <= field.independent <= field.accounts <= len(record.accounts)


@given(random_accounts(), st.data())
@settings(max_examples=40, deadline=None)
def test_undo_restores_what_was_before(accounts: list[Account], data: st.DataObject) -> None:
    contacts = [(account, found) for account in accounts for found in account.contacts]
    one = data.draw(st.sampled_from(contacts))
    other = data.draw(st.sampled_from(contacts))
    kind = data.draw(st.sampled_from(["merge", "split", "reject", "accept", "edit"]))
    made = make_correction(
        kind,
        who="t",
        when="2024-01-01T00:00:00+00:00",
        why="",
        targets=(anchor(one[0].document, one[1]),),
        others=(anchor(other[0].document, other[1]),) if kind in {"merge", "split"} else (),
        field="when" if kind == "edit" else None,
        value="2022-02-14" if kind == "edit" else None,
    )
    undo = make_correction("undo", who="t", when="2024-01-02T00:00:00+00:00", why="", undoes=made.id)
    before = dump(merge_accounts(accounts))
    assert dump(merge_accounts(accounts, corrections=[made, undo])) == before
    again = make_correction("undo", who="t", when="2024-01-03T00:00:00+00:00", why="", undoes=undo.id)
    assert dump(merge_accounts(accounts, corrections=[made, undo, again])) == dump(
        merge_accounts(accounts, corrections=[made])
    )


def test_all_stories_give_the_same_bytes_in_any_order() -> None:
    first = dump(merge_accounts(EVERYTHING))
    for seed in range(3):
        shuffled = list(EVERYTHING)
        random.Random(seed).shuffle(shuffled)
        assert dump(merge_accounts(shuffled)) == first


def _split(one: tuple[Account, int], other: tuple[Account, int], kind: str = "split") -> Correction:
    return make_correction(
        kind,  # type: ignore[arg-type]
        who="rina",
        when="2024-05-02T09:00:00+00:00",
        why="two calls",
        targets=(anchor(one[0].document, one[0].contacts[one[1]]),),
        others=(anchor(other[0].document, other[0].contacts[other[1]]),),
    )


CALL = ("USA Joe Biden (president)", "RUS Vladimir Putin (president)")


def test_two_contacts_are_found_to_be_alike_whichever_comes_first() -> None:
    told = article(
        "a",
        *(
            contact(*CALL, when="2022-02-11", channel=channel, place=place, id=f"{channel} {place}")
            for channel in ("in-person", "written", "phone", "unknown")
            for place in ("Jenewa CHE", "Lima PER")
        ),
    )
    profiles = [profile(told.document, each) for each in told.contacts]
    weights = load_weights()
    for one in profiles:
        for other in profiles:
            assert list(findings(one, other, weights)) == list(findings(other, one, weights))


def test_one_negative_judgement_cuts_a_chain() -> None:
    first = article("a", contact(*CALL, when="2022-02-11", channel="phone"), published="2022-02-12")
    between = article("b", contact(*CALL, when="2022-02-12", channel="phone"), published="2022-02-13")
    last = article("c", contact(*CALL, when="2022-02-13", channel="phone"), published="2022-02-14")
    assert len(merge_accounts([first, between, last]).records) < 3
    records = merge_accounts([first, between, last], corrections=[_split((first, 0), (last, 0))]).records
    of = {member.document: record.id for record in records for member in record.accounts}
    assert of["a"] != of["c"]


def test_a_correction_finds_its_contact_after_ids_have_changed() -> None:
    one = article("a", contact(*CALL, when="2022-02-11", channel="phone"), published="2022-02-12")
    two = article("b", contact(*CALL, when="2022-02-11", channel="phone"), published="2022-02-12")
    decided = _split((one, 0), (two, 0))
    assert len(merge_accounts([one, two], corrections=[decided]).records) == 2
    reread = msgspec.structs.replace(one, contacts=(msgspec.structs.replace(one.contacts[0], id="renamed"),))
    assert len(merge_accounts([reread, two], corrections=[decided]).records) == 2


def test_a_merge_of_look_alikes_joins_what_the_table_keeps_apart() -> None:
    one = article("a", contact(*CALL, when="2022-02-11", channel="phone"), published="2022-02-12")
    two = article("b", contact(*CALL, when="2022-03-11", channel="phone"), published="2022-03-12")
    assert len(merge_accounts([one, two]).records) == 2
    merged = merge_accounts([one, two], corrections=[_split((one, 0), (two, 0), "merge")])
    assert len(merged.records) == 1
    assert [conflict.kind for conflict in merged.records[0].conflicts] == ["date"]
    assert [judgement.by is not None for judgement in merged.judgements] == [True]


def test_an_edit_keeps_what_the_accounts_say_beside_it() -> None:
    one = article("a", contact(*CALL, when="2022-02-11", channel="phone"), published="2022-02-12")
    edit = make_correction(
        "edit",
        who="rina",
        when="2024-05-02T09:00:00+00:00",
        why="communiqué",
        targets=(anchor(one.document, one.contacts[0]),),
        field="when",
        value="2022-02-10",
    )
    record = merge_accounts([one], corrections=[edit]).records[0]
    field = record.fields["when"]
    assert (field.value, field.corrected_by) == ("2022-02-10", edit.id)
    assert [(value.value, value.accounts) for value in field.alternatives] == [("2022-02-11", 1)]


def test_a_rejected_account_marks_its_record() -> None:
    one = article("a", contact(*CALL, when="2022-02-11"), published="2022-02-12")
    no = make_correction("reject", who="r", when="2024", why="a film", targets=(anchor(one.document, one.contacts[0]),))
    assert merge_accounts([one], corrections=[no]).records[0].state == "rejected"
