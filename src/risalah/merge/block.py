"""Blocking: which pairs of profiles are worth judging at all.

candidates(profiles)  ->  (("p-12…", "p-77…"), …)    those that share a key (dyad) and whose windows of days overlap

Grows with the number of accounts as long as a dyad's contacts spread over time: a profile meets only those near it.
"""

from collections.abc import Iterable
from operator import itemgetter

from risalah.merge.profile import Profile

Entry = tuple[int, int, str, bool]  # first day, last day, profile id, wide


def candidates(profiles: Iterable[Profile]) -> set[tuple[str, str]]:
    """All pairs (smaller id first) that share a key, have days in common, and can be one contact by their status."""
    blocks: dict[tuple[str, bool], list[Entry]] = {}
    for profile in profiles:
        entry = (profile.first, profile.last, profile.id, profile.wide)
        for key in profile.keys:
            # What was held and what was announced are linked later, never merged; what was called off meets both.
            if profile.group != "announced":
                blocks.setdefault((key, True), []).append(entry)
            if profile.group != "held":
                blocks.setdefault((key, False), []).append(entry)
    pairs: set[tuple[str, str]] = set()
    for (key, _), entries in blocks.items():
        if len(entries) > 1:
            _pair(entries, pairs, strong=key.count("|") > 1)
    return pairs


def overlap(a: Profile, b: Profile) -> bool:
    """Whether two profiles are neighbours: what `candidates` asks of a pair, status apart."""
    return a.first <= b.last and b.first <= a.last and not set(a.keys).isdisjoint(b.keys)


def _pair(entries: list[Entry], pairs: set[tuple[str, str]], *, strong: bool) -> None:
    """Sweep over the days. Under a strong key (person, place, occasion) only wide windows still need partners."""
    if strong:
        wide = [entry for entry in entries if entry[3]]
        for first, last, one, _ in wide:
            for other_first, other_last, other, _ in entries:
                if one != other and other_first <= last and first <= other_last:
                    pairs.add((one, other) if one < other else (other, one))
        return
    entries.sort(key=itemgetter(0, 2))
    open_: list[Entry] = []
    for entry in entries:
        first, _, one, _ = entry
        open_ = [earlier for earlier in open_ if earlier[1] >= first]
        for earlier in open_:
            other = earlier[2]
            pairs.add((one, other) if one < other else (other, one))
        open_.append(entry)
