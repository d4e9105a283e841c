"""Corrections applied to a merge: which accounts people joined, parted, rejected or edited.

constraints(corrections, contacts)  ->  Constraints(joined={("d-1/c-1", "d-2/c-4")}, parted=set(), …)

A correction finds its contacts by anchors (article, evidence, sides), so it holds after a re-run whose ids differ.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field

from risalah.merge.profile import side_of
from risalah.model.account import Contact
from risalah.model.correction import Anchor, Correction
from risalah.model.document import Header

Pair = tuple[str, str]


@dataclass
class Constraints:
    """Refs are 'document/contact'."""

    joined: dict[Pair, str] = field(default_factory=dict)  # pair of refs -> correction id
    parted: dict[Pair, str] = field(default_factory=dict)
    states: dict[str, tuple[str, str]] = field(default_factory=dict)  # ref -> (accepted | rejected, correction id)
    edits: dict[str, list[Correction]] = field(default_factory=dict)  # ref -> edits, oldest first
    lost: list[str] = field(default_factory=list)  # corrections whose contacts are not there (any more)

    @property
    def named(self) -> set[str]:
        """Refs that a merge or split speaks of: each is compared on its own."""
        return {ref for pair in (*self.joined, *self.parted) for ref in pair}

    def within(self, refs: Container[str]) -> "Constraints":
        """What concerns these contacts. A pair that leads out of them is left out: its end is looked at elsewhere."""
        return Constraints(
            {pair: by for pair, by in self.joined.items() if pair[0] in refs and pair[1] in refs},
            {pair: by for pair, by in self.parted.items() if pair[0] in refs and pair[1] in refs},
            {name: state for name, state in self.states.items() if name in refs},
            {name: edits for name, edits in self.edits.items() if name in refs},
            self.lost,
        )


def ref(document: str, contact: str) -> str:
    return f"{document}/{contact}"


def anchor(header: Header, contact: Contact) -> Anchor:
    """What finds this contact again."""
    spans = [(span.start, span.end) for span in contact.evidence] or [(0, 0)]
    sides = tuple(sorted({side_of(participant) for participant in contact.participants}))
    return Anchor(header.id, contact.id, header.sha256, min(s for s, _ in spans), max(e for _, e in spans), sides)


def active(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """The corrections that hold, oldest first: without those that were undone (an undo can be undone too)."""
    ordered = sorted({correction.id: correction for correction in corrections}.values(), key=lambda c: (c.when, c.id))
    undone: set[str] = set()
    for correction in reversed(ordered):
        if correction.kind == "undo" and correction.undoes and correction.id not in undone:
            undone.add(correction.undoes)
    return tuple(c for c in ordered if c.kind != "undo" and c.id not in undone)


class Finder:
    """Looks anchors up among the contacts that there are."""

    def __init__(self, contacts: Mapping[str, Anchor]) -> None:
        self.contacts = contacts
        self.by_document: dict[str, list[str]] = {}
        self.by_content: dict[str, list[str]] = {}
        for name, place in sorted(contacts.items()):
            self.by_document.setdefault(place.document, []).append(name)
            self.by_content.setdefault(place.sha256, []).append(name)

    def find(self, wanted: Anchor) -> str | None:
        """The same id; else the contact of the same article with the same sides, or the same words, nearest to them."""
        exact = ref(wanted.document, wanted.contact)
        if exact in self.contacts:
            return exact
        nearby = self.by_document.get(wanted.document) or self.by_content.get(wanted.sha256) or []
        ranked = sorted((-self._nearness(wanted, self.contacts[name]), name) for name in nearby)
        return ranked[0][1] if ranked and ranked[0][0] < 0 else None

    @staticmethod
    def _nearness(wanted: Anchor, there: Anchor) -> float:
        shared = min(wanted.end, there.end) - max(wanted.start, there.start)
        longest = max(wanted.end, there.end) - min(wanted.start, there.start)
        words = max(0.0, shared / longest) if longest else 0.0
        common = len(set(wanted.sides) & set(there.sides))
        if common < 2 and wanted.sides != there.sides:
            return 0.0
        return (1.0 if wanted.sides == there.sides else 0.5) * (0.1 + words)


def constraints(corrections: Iterable[Correction], contacts: Mapping[str, Anchor]) -> Constraints:
    """Later decisions overrule earlier ones about the same pair."""
    result = Constraints()
    finder = Finder(contacts)
    for correction in active(corrections):
        targets = [found for target in correction.targets if (found := finder.find(target))]
        others = [found for other in correction.others if (found := finder.find(other))]
        if not targets or (correction.kind in {"merge", "split"} and not others):
            result.lost.append(correction.id)
            continue
        if correction.kind == "merge":
            for pair in _across(targets, others):
                result.parted.pop(pair, None)
                result.joined[pair] = correction.id
        elif correction.kind == "split":
            for pair in _across(targets, others):
                result.joined.pop(pair, None)
                result.parted[pair] = correction.id
        elif correction.kind == "edit":
            for target in targets:
                result.edits.setdefault(target, []).append(correction)
        else:
            state = "accepted" if correction.kind == "accept" else "rejected"
            for target in targets:
                result.states[target] = (state, correction.id)
    return result


def _across(one: list[str], other: list[str]) -> list[Pair]:
    return sorted({(min(a, b), max(a, b)) for a in one for b in other if a != b})
