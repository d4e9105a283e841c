"""Merge accounts into records: profiles, candidate pairs, judgements, clusters, records, links.

merge_accounts(accounts)  ->  Merged(records=(Record, …), judgements=(Judgement, …), …)

A pure function of the set of accounts and corrections: their order does not matter, and twice gives the same bytes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from risalah.memory import uncollected
from risalah.merge.block import candidates
from risalah.merge.build import Entry, build
from risalah.merge.cluster import Clustering, Limits, cluster
from risalah.merge.corrections import Constraints, anchor, constraints
from risalah.merge.judge import judge, quick_score
from risalah.merge.links import Links, link, node
from risalah.merge.profile import Profile, profile
from risalah.merge.weights import Weights, load_weights
from risalah.merge.wording import Sketch, likeness, parse, sketch
from risalah.model.account import Account
from risalah.model.correction import Anchor, Correction
from risalah.model.judgement import Judgement, Reason
from risalah.model.record import Record

FIRST_FEW = 8  # of articles that tell alike, so many are compared word by word with those that don't
WORDING_FROM = 0.4


@dataclass(frozen=True)
class Merged:
    records: tuple[Record, ...]
    judgements: tuple[Judgement, ...]  # all but the plainly different
    profile_of: Mapping[str, str]  # ref ('document/contact') -> profile
    component_of: Mapping[str, str]  # ref -> first ref of all that hangs together with it by any agreement
    profiles: Mapping[str, Profile]
    lost: tuple[str, ...]  # corrections that found no contact


def merge_accounts(
    accounts: Iterable[Account],
    *,
    corrections: Iterable[Correction] = (),
    sketches: Mapping[str, Sketch] | None = None,
    weights: Weights | None = None,
    linked: bool = True,
    anchors: Mapping[str, Anchor] | None = None,
) -> Merged:
    """`sketches` gives the wording of documents (risalah.merge.wording.sketch of their text); without, that of the
    account itself is used: its title and what people are reported to have said. `linked=False` leaves links out.
    `anchors`: all contacts that corrections can mean, where the accounts are only a part of a larger set.
    """
    table = weights or load_weights()
    with uncollected():
        return _merge(accounts, corrections, sketches or {}, table, linked, anchors)


def _merge(
    accounts: Iterable[Account],
    corrections: Iterable[Correction],
    sketches: Mapping[str, Sketch],
    table: Weights,
    linked: bool,
    anchors: Mapping[str, Anchor] | None,
) -> Merged:
    by_document = {account.document.id: account for account in accounts}
    ordered = [by_document[name] for name in sorted(by_document)]
    entries = {
        entry.ref: entry for account in ordered for contact in account.contacts for entry in [Entry(account, contact)]
    }
    here = {name: anchor(e.account.document, e.contact) for name, e in entries.items()}
    decided = constraints(corrections, here if anchors is None else anchors).within(entries)
    words = {account.document.id: sketches.get(account.document.id) or account_sketch(account) for account in ordered}
    named = decided.named
    profiles: dict[str, Profile] = {}
    members: dict[str, list[str]] = {}
    profile_of: dict[str, str] = {}
    for name, entry in entries.items():
        made = profile(entry.account.document, entry.contact)
        # Alike in everything is the same only where that is enough to tell: 'the two states talked, once' is not.
        if name in named or quick_score(made, made, table) < table.same:
            made = profile(entry.account.document, entry.contact, apart=name)
        profiles.setdefault(made.id, made)
        members.setdefault(made.id, []).append(name)
        profile_of[name] = made.id
    judging = _Judging(profiles, members, words, table)
    judgements = {pair: judging.judge(*pair) for pair in sorted(candidates(profiles.values()))}
    clustering = cluster(
        profiles,
        judgements,
        judging.score,
        joined=frozenset(_pair(profile_of, pair) for pair in decided.joined),
        parted=frozenset(_pair(profile_of, pair) for pair in decided.parted),
        documents=judging.documents,
        limits=Limits(table.join, table.different, table.never, table.share),
    )
    records = [
        build([entries[name] for part in group for name in members[part]], words, decided)
        for group in clustering.clusters
    ]
    kept = _final(judgements, clustering, decided, profile_of, table)
    records = _doubts(records, kept, profile_of)
    if linked:
        records = with_links(records, link(node(record) for record in records))
    component_of: dict[str, str] = {}
    for component in clustering.components:
        refs = sorted(name for part in component for name in members[part])
        component_of.update(dict.fromkeys(refs, refs[0]))
    return Merged(
        records=tuple(sorted(records, key=lambda record: record.id)),
        judgements=tuple(kept),
        profile_of=profile_of,
        component_of=component_of,
        profiles=profiles,
        lost=tuple(decided.lost),
    )


def with_links(records: Iterable[Record], links: Mapping[str, Links]) -> list[Record]:
    """The records with their links set, and links that no longer hold removed."""
    nothing = Links()
    result = []
    for record in records:
        found = links.get(record.id, nothing)
        if (record.planned_as, record.followed_by, record.follows) != (
            found.planned_as,
            found.followed_by,
            found.follows,
        ):
            record = msgspec.structs.replace(
                record, planned_as=found.planned_as, followed_by=found.followed_by, follows=found.follows
            )
        result.append(record)
    return result


def account_sketch(account: Account) -> Sketch:
    """The wording of an account whose text is not at hand."""
    stored = parse(account.document.minhash)
    if stored:
        return stored
    title = account.document.title.text if account.document.title else ""
    return sketch(" ".join([title, *(statement.text for statement in account.statements)]))


class _Judging:
    """Judges profiles, with what their documents add: shared wording, and articles that tell the two apart."""

    def __init__(
        self,
        profiles: Mapping[str, Profile],
        members: Mapping[str, Sequence[str]],
        words: Mapping[str, Sketch],
        table: Weights,
    ) -> None:
        self.profiles, self.words, self.table = profiles, words, table
        self.documents = {name: frozenset(ref.rpartition("/")[0] for ref in refs) for name, refs in members.items()}
        self.scores: dict[tuple[str, str], float] = {}

    def judge(self, one: str, other: str) -> Judgement:
        a, b = self.profiles[one], self.profiles[other]
        made = judge(a, b, self.table, lambda score: self._about_documents(one, other, score))
        self.scores[made.left, made.right] = made.score
        return made

    def score(self, one: str, other: str) -> float:
        pair = (one, other) if one < other else (other, one)
        if pair not in self.scores:
            self.judge(*pair)
        return self.scores[pair]

    def _about_documents(self, one: str, other: str, score: float) -> tuple[tuple[str, str, float], ...]:
        table = self.table
        mine, yours = self.documents[one], self.documents[other]
        found: list[tuple[str, str, float]] = []
        both = len(mine & yours)
        if both and both * 2 > min(len(mine), len(yours)):
            found.append(("told", "apart", table.told["apart"]))
        most = table.wording["same"]
        if score < table.same <= score + most and not both:
            shared = max(
                likeness(self.words[a], self.words[b])
                for a in sorted(mine)[:FIRST_FEW]
                for b in sorted(yours)[:FIRST_FEW]
            )
            if shared >= WORDING_FROM:
                found.append(("wording", "same", round(most * shared, 3)))
        return tuple(found)


def _pair(profile_of: Mapping[str, str], refs: tuple[str, str]) -> tuple[str, str]:
    one, other = profile_of[refs[0]], profile_of[refs[1]]
    return (one, other) if one < other else (other, one)


def _final(
    judgements: Mapping[tuple[str, str], Judgement],
    clustering: Clustering,
    decided: Constraints,
    profile_of: Mapping[str, str],
    table: Weights,
) -> list[Judgement]:
    """The judgements as they stand after clustering and people's decisions."""
    result = dict(judgements)
    for pair in clustering.ambiguous:
        before = result[pair]
        reasons = (*before.reasons, Reason("several", "fits another contact as well", 0.0))
        result[pair] = msgspec.structs.replace(before, verdict="unsure", reasons=reasons)
    for refs, correction in decided.joined.items():
        pair = _pair(profile_of, refs)
        result[pair] = Judgement(*pair, "same", 0.0, (Reason("person", "joined", 0.0),), by=correction)
    for refs, correction in decided.parted.items():
        pair = _pair(profile_of, refs)
        result[pair] = Judgement(
            *pair, "different", 0.0, (Reason("person", "parted by a correction", 0.0),), by=correction
        )
    return [
        result[pair]
        for pair in sorted(result)
        if result[pair].by or result[pair].verdict != "different" or result[pair].score >= table.keep_from
    ]


def _doubts(records: list[Record], kept: Iterable[Judgement], profile_of: Mapping[str, str]) -> list[Record]:
    """Name on each record those that it may be the same as."""
    record_of: dict[str, str] = {}
    for record in records:
        for member in record.accounts:
            record_of[profile_of[f"{member.document}/{member.contact}"]] = record.id
    doubts: dict[str, set[str]] = {}
    for judgement in kept:
        if judgement.verdict != "unsure":
            continue
        one, other = record_of[judgement.left], record_of[judgement.right]
        if one != other:
            doubts.setdefault(one, set()).add(other)
            doubts.setdefault(other, set()).add(one)
    return [
        msgspec.structs.replace(record, doubts=tuple(sorted(doubts[record.id]))) if record.id in doubts else record
        for record in records
    ]
