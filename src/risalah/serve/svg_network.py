"""Who talks to whom: sides as dots, pairs as lines; laid out by networkx, the same every time.

network({("RUS", "USA"): 41, …}, name=…, …)  ->  <svg …>
"""

from collections.abc import Callable, Mapping
from math import log, sqrt

import networkx as nx
from markupsafe import Markup

from risalah.serve.svg_marks import element, link, picture, together

WIDTH, HEIGHT, EDGE = 1000, 720, 70
SEED = 11
Say = Callable[[str, str, int], str]


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
    spots = layout(pairs, numbers)
    most_pair, most_side = max(pairs.values(), default=1), max(numbers.values(), default=1)
    lines = [
        link(
            pair_href(one, other),
            say_pair(one, other, count),
            _line(spots[one], spots[other], 1.2 + 9 * sqrt(count / most_pair)),
        )
        for (one, other), count in sorted(pairs.items(), key=lambda e: (e[1], e[0]))
    ]
    dots = []
    for side in sorted(spots, key=lambda s: (-numbers.get(s, 0), s)):
        x, y = spots[side]
        radius = 6 + 20 * sqrt(numbers.get(side, 0) / most_side)
        label = element("text", name(side), x=x, y=y + radius + 14, text_anchor="middle")
        dots.append(
            link(
                side_href(side),
                say_side(side, numbers.get(side, 0)),
                element("circle", cx=x, cy=y, r=radius, class_="dot"),
                label,
            )
        )
    return picture(WIDTH, HEIGHT, title, "network", together(lines), together(dots))


def layout(pairs: Mapping[tuple[str, str], int], numbers: Mapping[str, int]) -> dict[str, tuple[float, float]]:
    """Where each side stands: pairs with many contacts near each other, nobody on top of another."""
    graph = nx.Graph()
    graph.add_nodes_from(sorted(numbers))
    graph.add_weighted_edges_from((one, other, 1 + log(count)) for (one, other), count in sorted(pairs.items()))
    if not graph:
        return {}
    found = nx.spring_layout(graph, seed=SEED, k=2.6 / sqrt(len(graph)), iterations=150)
    spots = {side: (float(spot[0]), float(spot[1])) for side, spot in found.items()}
    return _fitted(spots)


def _fitted(spots: dict[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """Spread over the whole picture: ranks mixed with places, so that a far pair doesn't press the others together."""
    result: dict[str, list[float]] = {side: [0.0, 0.0] for side in spots}
    for axis, size in ((0, WIDTH), (1, HEIGHT)):
        ordered = sorted(spots, key=lambda side: (spots[side][axis], side))
        low, high = spots[ordered[0]][axis], spots[ordered[-1]][axis]
        for rank, side in enumerate(ordered):
            place = (spots[side][axis] - low) / (high - low) if high > low else 0.5
            order = rank / (len(ordered) - 1) if len(ordered) > 1 else 0.5
            result[side][axis] = EDGE + (size - 2 * EDGE) * (0.55 * order + 0.45 * place)
    return {side: (x, y) for side, (x, y) in result.items()}


def _line(one: tuple[float, float], other: tuple[float, float], width: float) -> Markup:
    """A line, and an unseen broader one that is easier to hit."""
    ends = {"x1": one[0], "y1": one[1], "x2": other[0], "y2": other[1]}
    return together(
        [
            element("line", **ends, stroke_width=max(14.0, width), class_="touch"),
            element("line", **ends, stroke_width=width, class_="tie"),
        ]
    )
