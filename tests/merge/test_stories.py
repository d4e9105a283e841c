"""Stories told by several articles each: what belongs together comes together, and nothing else."""

import pytest

from cluster_measures import b_cubed, pairwise
from risalah.merge.batch import Merged, merge_accounts
from risalah.model.record import Record
from stories_of_accounts import Story, load_stories

STORIES = load_stories()


def clusters(merged: Merged) -> dict[str, str]:
    return {f"{m.document}/{m.contact}": record.id for record in merged.records for m in record.accounts}


def exact_key(story: Story) -> dict[str, str]:
    """The merge that other event data use: the same day, sides and channel are one event."""
    found = {}
    for account in story.accounts:
        for contact in account.contacts:
            sides = sorted({participant.side or "" for participant in contact.participants})
            when = contact.when.edtf if contact.when else None
            found[f"{account.document.id}/{contact.id}"] = f"{when} {sides} {contact.channel}"
    return found


def merge(story: Story) -> Merged:
    return merge_accounts(story.accounts, sketches=story.sketches)


def named(story: Story, merged: Merged, name: str) -> Record:
    """The record that most accounts of this contact are in."""
    inside: dict[str, int] = {}
    for ref, truth in story.truth.items():
        if truth == f"{story.name}: {name}":
            record = clusters(merged)[ref]
            inside[record] = inside.get(record, 0) + 1
    best = max(sorted(inside), key=lambda record: inside[record])
    return next(record for record in merged.records if record.id == best)


def test_there_are_at_least_twelve_stories_of_two_to_eight_accounts() -> None:
    assert len(STORIES) >= 12
    assert all(2 <= len(story.accounts) <= 8 for story in STORIES)


def test_all_stories_together_reach_the_bar_and_beat_the_exact_key() -> None:
    """All stories are merged at once: look-alikes of other stories are there as well."""
    accounts = [account for story in STORIES for account in story.accounts]
    truth = {ref: name for story in STORIES for ref, name in story.truth.items()}
    sketches = {name: words for story in STORIES for name, words in story.sketches.items()}
    found = clusters(merge_accounts(accounts, sketches=sketches))
    baseline = {ref: key for story in STORIES for ref, key in exact_key(story).items()}
    measured = {
        "pairwise": (pairwise(truth, found), pairwise(truth, baseline)),
        "b-cubed": (b_cubed(truth, found), b_cubed(truth, baseline)),
    }
    for name, (ours, theirs) in measured.items():
        print(f"{name}: {ours.precision:.3f} {ours.recall:.3f} {ours.f1:.3f}; exact key {theirs.f1:.3f}")
    assert measured["pairwise"][0].f1 >= 0.95
    assert measured["b-cubed"][0].f1 >= 0.95
    assert measured["pairwise"][0].f1 > measured["pairwise"][1].f1 + 0.2


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_story_gives_one_record_per_contact(story: Story) -> None:
    assert pairwise(story.truth, clusters(merge(story))).f1 >= 0.9


@pytest.mark.parametrize("story", [s for s in STORIES if s.expected], ids=lambda story: story.name)
def test_a_story_shows_its_links_conflicts_and_sources(story: Story) -> None:
    merged = merge(story)
    for name, kinds in story.expected.get("conflicts", {}).items():
        assert [conflict.kind for conflict in named(story, merged, name).conflicts] == kinds
    for name, number in story.expected.get("independent", {}).items():
        assert named(story, merged, name).independent == number
    for plan, held in story.expected.get("linked", ()):
        announced, talks = named(story, merged, plan), named(story, merged, held)
        assert announced.followed_by == talks.id
        assert talks.planned_as == announced.id
