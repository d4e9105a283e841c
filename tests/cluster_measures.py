"""How well clusters agree with the truth: pairwise precision, recall and F1, and B-cubed (Bagga and Baldwin 1998)."""

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import NamedTuple


class Measure(NamedTuple):
    precision: float
    recall: float
    f1: float


def pairwise(truth: Mapping[str, str], found: Mapping[str, str]) -> Measure:
    """Over all pairs of accounts: how many that were put together belong together, and the other way round."""
    pairs = list(combinations(sorted(truth), 2))
    real = {pair for pair in pairs if truth[pair[0]] == truth[pair[1]]}
    made = {pair for pair in pairs if found[pair[0]] == found[pair[1]]}
    return _measure(len(real & made) / len(made) if made else 1.0, len(real & made) / len(real) if real else 1.0)


def b_cubed(truth: Mapping[str, str], found: Mapping[str, str]) -> Measure:
    """Over all accounts: the share of its cluster that belongs with it, and of its contact that is in the cluster."""
    together, belong = _groups(found), _groups(truth)
    precision = recall = 0.0
    for name in truth:
        cluster, contact = together[found[name]], belong[truth[name]]
        shared = len(cluster & contact)
        precision += shared / len(cluster)
        recall += shared / len(contact)
    return _measure(precision / len(truth), recall / len(truth))


def _groups(of: Mapping[str, str]) -> dict[str, set[str]]:
    groups: dict[str, set[str]] = {}
    for name, group in of.items():
        groups.setdefault(group, set()).add(name)
    return groups


def _measure(precision: float, recall: float) -> Measure:
    both = precision + recall
    return Measure(precision, recall, 2 * precision * recall / both if both else 0.0)


def mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found)
