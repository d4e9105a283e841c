"""Places: cities, regions and venues, each with the country it lies in and roughly where.

    "Istana Elysee"  ->  PlaceForm("Istana Elysee", "FRA", "venue", 48.85, 2.35, ambiguous=False, ...)

`cities.csv` is made by tools/build_cities.py; `places.csv` holds by hand the names that the press of the language
uses, and replaces lines of the former; `venues.csv` holds buildings, and the nouns that open the name of one.
"""

from collections.abc import Iterator
from importlib.resources.abc import Traversable

import msgspec

from risalah.errors import PackError
from risalah.lang.phrases import PhraseTable
from risalah.lang.sides import yes_or_empty
from risalah.lang.tables import read_csv, read_rows, split_list
from risalah.lang.tokens import phrase_words
from risalah.model.story import Tokens

PLACE_KINDS = frozenset({"city", "area", "region", "venue"})


class PlaceForm(msgspec.Struct, frozen=True, gc=False):
    """A name of a place. Coordinates are degrees, north and east positive, good to a city; None if not known."""

    name: str
    country: str  # code of the side it lies in
    kind: str  # city | area (part of a city) | region | venue
    latitude: float | None
    longitude: float | None
    ambiguous: bool  # a common word or a personal name as well: counts only beside words of place
    entry: str  # 'places.csv:Jenewa'


class Places(msgspec.Struct, frozen=True):
    """All places of a pack."""

    forms: PhraseTable[PlaceForm]
    heads: PhraseTable[str]  # nouns that open the name of a venue: 'Hotel', 'Bandara Internasional'

    def find(self, text: str, tokens: Tokens) -> Iterator[tuple[int, int, PlaceForm]]:
        """Every place in the tokens that opens with a capital: (first token, token after the last, place)."""
        position = 0
        while position < len(tokens.words):
            found = self.forms.match_at(tokens.words, position)
            if found is None or not text[tokens.starts[position]].isupper():
                position += 1
            else:
                yield position, found[0], found[1]
                position = found[0]


def load_places(folder: Traversable) -> Places:
    """Read cities.csv, places.csv and venues.csv of a pack. Raises PackError with file and line."""
    forms = _cities(folder)
    by_hand: set[tuple[str, ...]] = set()
    columns = ("country", "kind", "latitude", "longitude", "ambiguous", "forms")
    for line, row in read_csv(folder, "places.csv", columns):
        where = f"places.csv:{line}"
        if row["kind"] not in PLACE_KINDS or not row["country"]:
            raise PackError(f"{where}: unknown kind {row['kind']!r} or no country")
        latitude, longitude = _degrees(row["latitude"], row["longitude"], where)
        unsure = yes_or_empty(row["ambiguous"], where)
        for name in split_list(row["forms"]):
            place = PlaceForm(name, row["country"], row["kind"], latitude, longitude, unsure, f"places.csv:{name}")
            _add(forms, by_hand, place, where)
    heads: dict[tuple[str, ...], str] = {}
    for line, row in read_csv(folder, "venues.csv", ("kind", "country", "city", "forms")):
        where = f"venues.csv:{line}"
        if row["kind"] == "head":
            heads.update((phrase_words(noun), noun) for noun in split_list(row["forms"]))
            continue
        city = forms.get(phrase_words(row["city"]))
        if row["kind"] != "venue" or city is None or city.country != row["country"]:
            raise PackError(f"{where}: not a venue in a known city of the country: {row['city']!r}")
        for name in split_list(row["forms"]):
            entry = f"venues.csv:{name}"
            _add(
                forms,
                by_hand,
                PlaceForm(name, city.country, "venue", city.latitude, city.longitude, False, entry),
                where,
            )
    return Places(PhraseTable(forms), PhraseTable(heads))


def _cities(folder: Traversable) -> dict[tuple[str, ...], PlaceForm]:
    forms: dict[tuple[str, ...], PlaceForm] = {}
    for line, row in read_rows(folder, "cities.csv", ("name", "country", "latitude", "longitude", "ambiguous")):
        name, country, latitude, longitude, unsure = row
        try:
            place = PlaceForm(
                name, country, "city", float(latitude), float(longitude), unsure == "yes", f"cities.csv:{name}"
            )
        except ValueError as error:
            raise PackError(f"cities.csv:{line}: {error}") from error
        forms[phrase_words(name)] = place
    return forms


def _degrees(latitude: str, longitude: str, where: str) -> tuple[float | None, float | None]:
    if not latitude and not longitude:
        return None, None
    try:
        north, east = float(latitude), float(longitude)
    except ValueError as error:
        raise PackError(f"{where}: {error}") from error
    if abs(north) > 90 or abs(east) > 180:
        raise PackError(f"{where}: no such place on earth: {latitude}, {longitude}")
    return north, east


def _add(forms: dict[tuple[str, ...], PlaceForm], by_hand: set[tuple[str, ...]], place: PlaceForm, where: str) -> None:
    words = phrase_words(place.name)
    if not words or words in by_hand:
        raise PackError(f"{where}: {place.name!r} is empty or given twice")
    by_hand.add(words)
    forms[words] = place
