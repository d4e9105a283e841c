"""A contact in the making: what an article says of it in several places, and what that comes to."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from risalah.frame.candidates import Candidate
from risalah.frame.status import StatusReading
from risalah.model.account import Channel, Status
from risalah.model.span import Span
from risalah.model.story import Sentence
from risalah.model.timex import Timex


@dataclass
class Draft:
    """A contact in the making: its reports, and the sentences that take it up again."""

    candidates: list[Candidate]
    date: Timex | None
    echoes: list[tuple[Sentence, Span]] = field(default_factory=list)  # (sentence, the words that point back)
    said: Timex | None = None  # 'hari ini' of a quotation: its date where nothing else gives one
    beside: "Draft | None" = None  # the contact that it is named together with
    once_before: bool = False  # told as another meeting of the same people, before the one told first
    settled: StatusReading | None = None  # the words behind by which an offer became a plan, or a plan was dropped
    setting: Candidate | None = None  # the sentence that tells where and when several contacts took place

    @property
    def lead(self) -> Candidate:
        return self.candidates[0]

    @property
    def status(self) -> Status:
        """The first report that says more than 'held by default' decides."""
        if self.settled is not None and self.settled.status is not None:
            return self.settled.status
        told = [c.status.status for c in self.candidates if c.status.span is not None and not self._is_aim(c)]
        marked = [status for status in told if status]
        if not marked:
            return self.lead.status.status or "held"
        if set(marked) == {"proposed"} and self.date is not None and self.lead.status.span is None:
            return self.lead.status.status or "held"  # told as a fact, with its day: 'ia segera meminta panggilan itu'
        if set(marked) <= {"proposed", "held"} and any(map(_tells_as_fact, self.candidates)):
            return "held"  # 'mengajak para ketua partai makan siang bersama X. … menyambut kedatangan X'
        if set(marked) <= {"proposed", "planned"} and _tells_as_fact(self.lead):
            return "held"  # 'menerima kunjungan X. … kedua pemimpin akan menggelar pertemuan'
        if {"refused", "proposed"} <= set(marked):
            return "refused"  # the offer came to nothing
        if "cancelled" in marked and set(marked) <= {"cancelled", "planned", "proposed"}:
            return "cancelled"
        if marked[:1] == ["proposed"] and self.lead.trigger.status == "proposed" and "planned" in marked:
            return "planned"  # the invitation was taken
        return marked[0]

    def _is_aim(self, report: Candidate) -> bool:
        """'bertemu B dan mendorongnya mencapai kesepakatan': what the contact, told as a fact, is to lead to."""
        met = self.lead.status.status == "held" and self.lead.status.span is None and not self.lead.trigger.agreement
        return report.purpose or (met and report.trigger.agreement)

    @property
    def channel(self) -> Channel:
        known = [c.channel for c in self.candidates if c.channel != "unknown"]
        return known[0] if known else "unknown"

    def windows(self) -> Sequence[tuple[Sentence, Span]]:
        """Every (sentence, words of the contact in it), in the order of the text, each sentence once.

        Asked for by everything that looks at a contact, and only when all its reports are gathered.
        """
        return self._windows

    @cached_property
    def _windows(self) -> Sequence[tuple[Sentence, Span]]:
        rows = [(c.sentence, c.channel_span) for c in self.candidates] + self.echoes
        seen: dict[int, tuple[Sentence, Span]] = {}
        for sentence, span in rows:
            seen.setdefault(sentence.index, (sentence, span))
        return [seen[index] for index in sorted(seen)]


def _tells_as_fact(report: Candidate) -> bool:
    """A verb by which people met, in the story itself, with no word that makes it less than a fact."""
    plain = report.status.status == "held" and report.status.span is None and not report.sentence.title
    by_verb = report.trigger.pattern in {"active", "passive"} and set(report.trigger.roles) == {"host", "visitor"}
    people = {party.side for party in report.parties if party.actor is not None}
    return plain and by_verb and len(people) >= 2


def claims_in(claimed: Sequence[int], sentence: Sentence) -> Sequence[int]:
    """Of the first tokens of all contacts' words, in order, those in a sentence: empty where it tells of no contact."""
    return claimed[bisect_left(claimed, sentence.first) : bisect_left(claimed, sentence.last)]


def words_of_others(draft: Draft, claimed: Sequence[int]) -> frozenset[int]:
    """Of the first tokens of all contacts' words, those that tell of other contacts."""
    return frozenset(claimed) - {candidate.first for candidate in draft.candidates}


def actors_of(draft: Draft) -> set[int]:
    """The people who take part, by the numbers of their actors."""
    return {p.actor for c in draft.candidates for p in c.parties if p.actor is not None}


def sides_of(draft: Draft) -> set[str]:
    """The codes of the sides that take part."""
    return {party.side for candidate in draft.candidates for party in candidate.parties}
