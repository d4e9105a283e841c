"""Where contacts took place: dots on the outlines of the countries, in the Equal Earth projection.

world_map([Spot("Jenewa", "CHE", 46.2, 6.15, 12, …)], {"CHE": 12}, …)  ->  <svg …>

Projection: Šavrič, Patterson and Jenny, "The Equal Earth map projection" (2018). Outlines: world.csv.
"""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import asin, cos, radians, sin, sqrt

from markupsafe import Markup

from risalah.serve.svg_marks import element, link, picture, together

WIDTH, HEIGHT = 1000, 440  # without the Antarctic
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
M = sqrt(3) / 2
MANY = 25  # contacts that make the largest dot, where no place has more
SCALE = WIDTH / (2 * 2.70663)  # the widest parallel is 2.70663 radii to each side


@dataclass(frozen=True)
class Spot:
    """A place with contacts; degrees."""

    name: str
    country: str | None
    latitude: float
    longitude: float
    number: int
    title: str
    href: str


def world_map(
    spots: Sequence[Spot], countries: Mapping[str, int], title: str, country_link: Callable[[str], tuple[str, str]]
) -> Markup:
    """`countries`: contacts per country; `country_link` gives (address, title)."""
    shapes = []
    for code, path in outlines().items():
        if countries.get(code):
            href, words = country_link(code)
            shapes.append(link(href, words, element("path", d=path, class_="land met")))
        else:
            shapes.append(element("path", d=path, class_="land", aria_hidden="true"))
    most = max(MANY, *(spot.number for spot in spots), 0)
    dots = []
    for spot in sorted(spots, key=lambda s: (-s.number, s.name)):
        x, y = project(spot.longitude, spot.latitude)
        radius = 3.5 + 14 * sqrt(spot.number / most)
        dots.append(link(spot.href, spot.title, element("circle", cx=x, cy=y, r=radius, class_="dot")))
    return picture(WIDTH, HEIGHT, title, "map", together(shapes), together(dots))


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees to places in the picture."""
    theta = asin(M * sin(radians(latitude)))
    square = theta * theta
    sixth = square**3
    x = radians(longitude) * cos(theta) / (M * (A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square)))
    y = theta * (A1 + A2 * square + sixth * (A3 + A4 * square))
    return WIDTH / 2 + x * SCALE, 244 - y * SCALE


@cache
def outlines() -> dict[str, str]:
    """Country code -> SVG path; drawn once per process."""
    lines = (resources.files("risalah.serve") / "world.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if line[:1] != "#")
    return {row["code"]: "".join(map(_path, row["rings"].split(";"))) for row in rows if row["rings"]}


def _path(ring: str) -> str:
    """A ring; one that crosses the 180th meridian is drawn at both edges, and cut there."""
    degrees: list[tuple[float, float]] = []
    for point in ring.split(","):
        longitude, latitude = (int(number) / 10 for number in point.split())
        if degrees:
            longitude += 360 * round((degrees[-1][0] - longitude) / 360)
        degrees.append((longitude, latitude))
    turns = {1 if longitude > 0 else -1 for longitude, _ in degrees if abs(longitude) > 180}
    return "".join(
        _shape([(min(max(longitude - 360 * turn, -180), 180), latitude) for longitude, latitude in degrees])
        for turn in sorted({0, *turns})
    )


def _shape(degrees: Sequence[tuple[float, float]]) -> str:
    points = (project(longitude, latitude) for longitude, latitude in degrees)
    return "M" + "L".join(f"{round(x, 1):g} {round(y, 1):g}" for x, y in points) + "Z"
