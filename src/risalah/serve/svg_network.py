"""Who talks to whom: sides as dots, pairs as lines; laid out by networkx, the same every time.

network({("RUS", "USA"): 41, …}, name=…, …)  ->  <svg …>
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import combinations
from math import log, sqrt

import networkx as nx
from markupsafe import Markup

from risalah.serve.svg_marks import element, link, picture, together

WIDTH, HEIGHT, EDGE = 1000, 640, 70
ROOM = 125.0, 72.0  # that a dot and its name take, across and down
ROUNDS = 120
SEED = 11


def network(
    pairs: Mapping[tuple[str, str], int],
    numbers: Mapping[str, int],
    title: str,
    *,
    name: Callable[[str], str],
    say_pair: Callable[[str, str, int], str],
    say_side: Callable[[str, int], str],
    pair_href: Callable[[str, str], str],
    side_href: Callable[[str], str],
) -> Markup:
    """`pairs`: contacts per pair; `numbers`: contacts per side."""
    spots = dict(_kept_layout(tuple(sorted(pairs.items())), tuple(sorted(numbers.items()))))
    most_pair, most_side = max(pairs.values(), default=1), max(numbers.values(), default=1)
    lines = [
        link(
            pair_href(one, other),
            say_pair(one, other, count),
            _line(spots[one], spots[other], 1.2 + 9 * sqrt(count / most_pair)),
        )
        for (one, other), count in sorted(pairs.items(), key=lambda e: (e[1], e[0]))
    ]
    dots, labels = [], []
    for side in sorted(spots, key=lambda s: (-numbers.get(s, 0), s)):
        x, y = spots[side]
        radius = 6 + 20 * sqrt(numbers.get(side, 0) / most_side)
        labels.append(element("text", name(side), x=x, y=y + radius + 14, text_anchor="middle"))
        circle = element("circle", cx=x, cy=y, r=radius, class_="dot")
        dots.append(link(side_href(side), say_side(side, numbers.get(side, 0)), circle))
    words = element("g", together(labels), aria_hidden="true", pointer_events="none")
    return picture(WIDTH, HEIGHT, title, "network", together(lines), together(dots), words)


@lru_cache(maxsize=64)
def _kept_layout(
    pairs: tuple[tuple[tuple[str, str], int], ...], numbers: tuple[tuple[str, int], ...]
) -> tuple[tuple[str, tuple[float, float]], ...]:
    """Laying out takes a third of a second: the same pairs are laid out once."""
    return tuple(layout(dict(pairs), dict(numbers)).items())


def layout(pairs: Mapping[tuple[str, str], int], numbers: Mapping[str, int]) -> dict[str, tuple[float, float]]:
    """Where each side stands: pairs with many contacts near each other, nobody on top of another."""
    graph = nx.Graph()
    # A thread between any two keeps groups without a contact between them from drifting out of the picture.
    graph.add_weighted_edges_from((one, other, 0.06) for one, other in combinations(sorted(numbers), 2))
    graph.add_weighted_edges_from((one, other, 1 + log(count)) for (one, other), count in sorted(pairs.items()))
    if not graph:
        return {}
    found = nx.spring_layout(graph, seed=SEED, k=2.2 / sqrt(len(graph)), iterations=200)
    low = [min(float(spot[axis]) for spot in found.values()) for axis in (0, 1)]
    high = [max(float(spot[axis]) for spot in found.values()) for axis in (0, 1)]
    spots = {
        side: [
            EDGE + (size - 2 * EDGE) * (float(spot[axis]) - low[axis]) / ((high[axis] - low[axis]) or 1)
            for axis, size in ((0, WIDTH), (1, HEIGHT))
        ]
        for side, spot in sorted(found.items())
    }
    _part(spots)
    return {side: (x, y) for side, (x, y) in spots.items()}


def _part(spots: dict[str, list[float]]) -> None:
    """Push those that stand too near each other apart, a little at a time: a label is wider than high."""
    for _ in range(ROUNDS):
        for one, other in combinations(spots.values(), 2):
            dx, dy = other[0] - one[0], other[1] - one[1]
            near = sqrt((dx / ROOM[0]) ** 2 + (dy / ROOM[1]) ** 2)
            if near >= 1:
                continue
            push = (1 - near) * 0.25
            aside = (dx / near if near else 1.0, dy / near if near else 1.0)
            for spot, sign in ((one, -1), (other, 1)):
                spot[0] = min(max(spot[0] + sign * push * aside[0], EDGE), WIDTH - EDGE)
                spot[1] = min(max(spot[1] + sign * push * aside[1], EDGE / 2), HEIGHT - EDGE / 2)


def _line(one: tuple[float, float], other: tuple[float, float], width: float) -> Markup:
    """A line, and an unseen broader one that is easier to hit."""
    ends = {"x1": one[0], "y1": one[1], "x2": other[0], "y2": other[1]}
    return together(
        [
            element("line", **ends, stroke_width=max(14.0, width), class_="touch"),
            element("line", **ends, stroke_width=width, class_="tie"),
        ]
    )
