"""Places: forms, countries, coordinates, and what the loader refuses."""

from pathlib import Path

import pytest

from risalah.errors import PackError
from risalah.lang.places import load_places
from risalah.lang.sides import load_sides
from risalah.lang.tables import pack_root
from risalah.lang.tokens import phrase_words

PLACES = load_places(pack_root("id"))


def write(folder: Path, places: str = "", venues: str = "", cities: str = "") -> Path:
    (folder / "cities.csv").write_text(
        "name,country,latitude,longitude,ambiguous\nWina,AUT,48.2,16.4,\n" + cities, "utf-8"
    )
    (folder / "places.csv").write_text("country,kind,latitude,longitude,ambiguous,forms\n" + places, "utf-8")
    (folder / "venues.csv").write_text("kind,country,city,forms\n" + venues, "utf-8")
    return folder


def test_every_country_of_a_place_is_a_side() -> None:
    codes = set(load_sides(pack_root("id")).by_code)
    for name in ("Jenewa", "Nusa Dua", "Istana Elysee", "Wladiwostok", "Hong Kong", "Ramallah"):
        found = PLACES.forms.match_at(phrase_words(name), 0)
        assert found is not None and found[1].country in codes


def test_a_venue_has_the_coordinates_of_its_city() -> None:
    venue = PLACES.forms.match_at(phrase_words("Istana Merdeka"), 0)
    city = PLACES.forms.match_at(phrase_words("Jakarta"), 0)
    assert venue is not None and city is not None
    assert (venue[1].latitude, venue[1].kind) == (city[1].latitude, "venue")


def test_a_common_noun_opens_the_name_of_a_venue() -> None:
    assert PLACES.heads.match_at(phrase_words("Bandara Internasional Incheon"), 0) == (2, "Bandara Internasional")


@pytest.mark.parametrize(
    "broken",
    [
        {"places": "AUT,planet,1,2,,Mars\n"},
        {"places": "AUT,city,200,2,,Linz\n"},
        {"places": "AUT,city,north,2,,Linz\n"},
        {"places": "AUT,city,1,2,perhaps,Linz\n"},
        {"places": "AUT,city,1,2,,Linz|Linz\n"},
        {"venues": "venue,AUT,Graz,Istana Graz\n"},
        {"venues": "venue,DEU,Wina,Istana Wina\n"},
        {"cities": "Graz,AUT,x,2,\n"},
    ],
)
def test_a_broken_table_is_refused_with_its_line(tmp_path: Path, broken: dict[str, str]) -> None:
    with pytest.raises(PackError, match=r"\.csv:\d+"):
        load_places(write(tmp_path, **broken))
