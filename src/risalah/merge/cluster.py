"""Clusters from judgements: which profiles are one contact.

cluster(nodes, judgements, score_of, ...)  ->  Clustering(clusters=(("p-1…", "p-9…"), ("p-4…",)), ambiguous={...})

Agreement is followed from the best supported pair down; one plain "different" between two parts cuts the chain between
them; what fits two contacts equally well joins neither and waits for a person. The result depends on nothing but the
set of judgements: not on the order in which articles came.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from risalah.model.judgement import Judgement

Pair = tuple[str, str]
RULED_OUT = float("-inf")
CLOSE = 0.5  # two contacts fit equally well when their scores differ by no more


class Limits(NamedTuple):
    """When two parts are joined: see features.toml."""

    join: float  # mean score from which on they are
    different: float  # score from which down a pair is different
    never: float  # score from which down a pair keeps them apart
    share: float  # of different pairs between them that is borne


@dataclass(frozen=True)
class Clustering:
    clusters: tuple[tuple[str, ...], ...]  # each sorted, in order of their first profile
    ambiguous: frozenset[Pair]  # pairs that looked the same, and were left apart because another fits as well
    components: tuple[tuple[str, ...], ...]  # what hangs together by any agreement, before anything was cut


def cluster(
    nodes: Iterable[str],
    judgements: Mapping[Pair, Judgement],
    score_of: Callable[[str, str], float],
    *,
    joined: frozenset[Pair] = frozenset(),
    parted: frozenset[Pair] = frozenset(),
    limits: Limits,
    documents: Mapping[str, frozenset[str]] | None = None,
) -> Clustering:
    """`score_of` scores pairs that were never candidates; `joined` and `parted` are what people decided; `documents`
    gives the articles that tell of each profile.

    Parts that can't be joined at all, or whose mean is at `different` or below, are rivals for a third.
    """
    everyone = sorted(nodes)
    agree = {pair: judgement.score for pair, judgement in judgements.items() if judgement.verdict == "same"}
    neighbours: dict[str, list[str]] = {}
    for one, other in sorted({*agree, *joined, *parted}):
        neighbours.setdefault(one, []).append(other)
        neighbours.setdefault(other, []).append(one)
    clusters: list[tuple[str, ...]] = []
    components: list[tuple[str, ...]] = []
    ambiguous: set[Pair] = set()
    done: set[str] = set()
    for node in everyone:
        if node in done:
            continue
        component = _reach(node, neighbours)
        done.update(component)
        components.append(tuple(sorted(component)))
        if len(component) == 1:
            clusters.append((node,))
            continue
        merger = _Component(component, agree, score_of, joined, parted, limits, neighbours, documents or {})
        clusters.extend(merger.clusters())
        ambiguous |= merger.ambiguous
    return Clustering(tuple(sorted(clusters)), frozenset(ambiguous), tuple(sorted(components)))


def _reach(start: str, neighbours: Mapping[str, list[str]]) -> set[str]:
    seen, todo = {start}, [start]
    while todo:
        for other in neighbours.get(todo.pop(), ()):
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return seen


class _Component:
    """Agglomeration within one component. Scores between parts are kept as sums, so that a mean costs nothing."""

    def __init__(
        self,
        nodes: set[str],
        agree: Mapping[Pair, float],
        score_of: Callable[[str, str], float],
        joined: frozenset[Pair],
        parted: frozenset[Pair],
        limits: Limits,
        neighbours: Mapping[str, list[str]],
        documents: Mapping[str, frozenset[str]],
    ) -> None:
        self.agree, self.score_of, self.parted = agree, score_of, parted
        self.limits = limits
        self.neighbours = neighbours
        self.root = {node: node for node in nodes}
        self.members: dict[str, list[str]] = {node: [node] for node in nodes}
        self.documents = {node: documents.get(node, frozenset()) for node in nodes}
        self.refused: dict[Pair, tuple[int, int]] = {}
        self.ambiguous: set[Pair] = set()
        self.fixed: set[str] = set()
        for one, other in sorted(joined):
            if one in nodes and other in nodes:
                self._join(self.root[one], self.root[other])
                self.fixed.update((one, other))
        edges = [
            ((node, other), agree[node, other])
            for node in nodes
            for other in neighbours[node]
            if node < other and (node, other) in agree
        ]
        for (one, other), _ in sorted(edges, key=lambda edge: (-edge[1], edge[0])):
            self._try(one, other)

    def clusters(self) -> list[tuple[str, ...]]:
        return [tuple(sorted(members)) for members in self.members.values()]

    def _try(self, one: str, other: str) -> None:
        a, b = sorted((self.root[one], self.root[other]))
        if a == b:
            return
        sizes = (len(self.members[a]), len(self.members[b]))
        if self.refused.get((a, b)) == sizes:
            return
        if self._mean(a, b) < self.limits.join:
            self.refused[a, b] = sizes
            return
        score = self.agree[one, other]
        if self._rival(one, a if self.root[one] == a else b, self.root[other], score) or self._rival(
            other, self.root[other], self.root[one], score
        ):
            self.ambiguous.add((one, other))
            return
        self._join(a, b)

    def _mean(self, a: str, b: str) -> float:
        """The mean score between two parts; minus infinity when the pairs between them rule it out."""
        told_twice = len(self.documents[a] & self.documents[b])
        if told_twice * 2 > min(len(self.documents[a]), len(self.documents[b])):
            return RULED_OUT  # most articles that tell of the one tell of the other too, as another contact
        total, different, pairs = 0.0, 0, len(self.members[a]) * len(self.members[b])
        for one in self.members[a]:
            for other in self.members[b]:
                pair = (one, other) if one < other else (other, one)
                if pair in self.parted:
                    return RULED_OUT
                score = self.score_of(*pair)
                if score <= self.limits.never:
                    return RULED_OUT
                different += score <= self.limits.different
                total += score
        return total / pairs if different <= self.limits.share * pairs else RULED_OUT

    def _rival(self, node: str, mine: str, target: str, score: float) -> bool:
        """Whether a part other than `target`, and incompatible with it, fits this single profile as well."""
        if len(self.members[mine]) > 1 or node in self.fixed:
            return False
        for other in self.neighbours[node]:
            part = self.root[other]
            if part in (mine, target):
                continue
            pair = (node, other) if node < other else (other, node)
            if self.agree.get(pair, -99.0) < score - CLOSE:
                continue
            if self._mean(mine, part) >= self.limits.join and self._mean(target, part) <= self.limits.different:
                return True
        return False

    def _join(self, a: str, b: str) -> None:
        if a == b:
            return
        keep, gone = sorted((a, b))
        for node in self.members[gone]:
            self.root[node] = keep
        self.documents[keep] |= self.documents.pop(gone)
        self.members[keep] += self.members.pop(gone)
