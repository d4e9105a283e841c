"""Independent sources: on whose reporting each article rests.

origins([Telling(document="d-1", outlet="Liputan6.com", agencies=("Reuters",), …), …])
    ->  {"d-1": frozenset({"reuters"}), …}

A wire report in five outlets is one source; so are five articles that carry the same words without saying whose they
are. An article that credits two agencies adds no third source to theirs.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from risalah.merge.names import key
from risalah.model.record import Source

# 'ANTARA News', 'antaranews.com' and 'Antara' are one newsroom.
TAIL = re.compile(r"(?: ?(?:news(?:room|wire)?|com|co|id|net|org|tv))+$")


class Telling(NamedTuple):
    """What the counting needs of an article."""

    document: str
    outlet: str | None
    agencies: tuple[str, ...]
    copy_of: str | None


def newsroom(name: str) -> str:
    """The key of an outlet or agency: 'Liputan6.com' -> 'liputan6'."""
    folded = key(name)
    return TAIL.sub("", folded).strip() or folded


def origins(tellings: Iterable[Telling]) -> dict[str, frozenset[str]]:
    """The newsrooms that each article rests on: credited agencies, its original's, or its own."""
    told = sorted(tellings)
    groups: dict[str, list[Telling]] = {}
    for telling in told:
        groups.setdefault(telling.copy_of or telling.document, []).append(telling)
    result: dict[str, frozenset[str]] = {}
    for original, group in groups.items():
        credited = {newsroom(agency) for telling in group for agency in telling.agencies}
        if not credited:
            first = next((telling for telling in group if telling.document == original), group[0])
            credited = {newsroom(first.outlet) if first.outlet else first.document}
        for telling in group:
            own = {newsroom(agency) for agency in telling.agencies}
            result[telling.document] = frozenset(own or credited)
    return result


def independent(documents: Collection[str], origin_of: Mapping[str, frozenset[str]]) -> int:
    """The number of sources that share no newsroom; those that rest on fewest are counted first."""
    return len(_picked(documents, origin_of))


def sources(documents: Collection[str], tellings: Iterable[Telling], names: Mapping[str, str]) -> tuple[Source, ...]:
    """The independent sources and the articles under each. `names` gives a newsroom's key its name in print."""
    told = sorted(tellings)
    origin_of = origins(told)
    picked = _picked(documents, origin_of)
    outlet_of = {telling.document: telling.outlet for telling in told}
    result: list[Source] = []
    left = set(documents)
    for chosen in picked:
        rests = sorted(document for document in left if origin_of[document] & origin_of[chosen])
        left.difference_update(rests)
        origin = ", ".join(sorted(names.get(name, name) for name in origin_of[chosen]))
        through = sorted(
            {
                outlet
                for document in rests
                if (outlet := outlet_of[document]) and newsroom(outlet) not in origin_of[chosen]
            }
        )
        result.append(Source(origin, f"{origin} via {', '.join(through)}" if through else origin, tuple(rests)))
    return tuple(sorted(result, key=lambda source: (-len(source.documents), source.origin)))


def _picked(documents: Collection[str], origin_of: Mapping[str, frozenset[str]]) -> list[str]:
    used: set[str] = set()
    picked: list[str] = []
    for document in sorted(documents, key=lambda name: (len(origin_of[name]), sorted(origin_of[name]), name)):
        if used.isdisjoint(origin_of[document]):
            picked.append(document)
            used |= origin_of[document]
    return picked
