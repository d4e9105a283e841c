"""Gatherings and landmarks of a pack: recurring summits with place and days per edition, agreements that dates hang on.

grammar.gatherings.match_at(tokens.words, 4)                  ->  (7, GatheringName('apec', 'KTT APEC', weak=False))
grammar.gatherings.edition('apec', near=date(2016, 11, 21))   ->  Edition('apec', first=2016-11-19, city='Lima', …)
grammar.landmarks.match_at(tokens.words, 9)                   ->  (11, Landmark('minsk-2', first=2015-02-11, …))
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources.abc import Traversable

from risalah.errors import PackError
from risalah.lang.phrases import PhraseTable
from risalah.lang.tables import read_csv, split_list
from risalah.lang.tokens import phrase_words
from risalah.model.edtf import bounds

PRECISION = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
ISO_COUNTRY = re.compile(r"[A-Z]{3}")
WORD = re.compile(r"\w+")
REACH = timedelta(days=200)  # between a day and an edition that is "the" gathering for it


@dataclass(frozen=True, slots=True)
class GatheringName:
    """A phrase that names a gathering. `weak`: the name of the body too ('APEC'), so the words around must decide."""

    series: str
    name: str  # the usual name, for records
    weak: bool
    entry: str  # 'gatherings_series.csv:KTT G-20'


@dataclass(frozen=True, slots=True)
class Edition:
    """One meeting: local days at the place. `edtf` says them as exactly as the table does (a month, a year)."""

    series: str
    number: int | None
    first: date
    last: date
    edtf: str
    city: str | None
    country: str | None  # ISO 3166-1 alpha-3


@dataclass(frozen=True)
class Gatherings:
    names: PhraseTable[GatheringName]
    editions: Mapping[str, tuple[Edition, ...]]  # by series, in order of time
    openings: frozenset[str]  # the words that names begin with: where it's worth looking in a text

    def match_at(self, words: Sequence[str], start: int) -> tuple[int, GatheringName] | None:
        """The longest name of a gathering that begins at a token: (token after it, name)."""
        return self.names.match_at(words, start)

    def edition(
        self, series: str, *, near: date | None = None, year: int | None = None, number: int | None = None,
        city: str | None = None,
    ) -> Edition | None:  # fmt: skip
        """The one edition that fits all that is given; with `near`, the nearest within REACH. None if open."""
        fitting = [
            edition
            for edition in self.editions.get(series, ())
            if (number is None or edition.number == number)
            and (year is None or edition.first.year == year)
            and (city is None or (edition.city or "").lower() == city.lower())
        ]
        if near is not None:
            fitting = [edition for edition in fitting if edition.first - REACH <= near <= edition.last + REACH]
            fitting.sort(key=lambda edition: _distance(edition, near))
            return fitting[0] if fitting else None
        return fitting[0] if len({(edition.first, edition.last) for edition in fitting}) == 1 else None


@dataclass(frozen=True, slots=True)
class Landmark:
    """An agreement or a meeting with its own name and time."""

    key: str
    first: date
    last: date
    edtf: str
    place: str | None
    country: str | None
    sides: tuple[str, ...]
    entry: str


def load_gatherings(folder: Traversable) -> Gatherings:
    """Read gatherings_series.csv and gatherings.csv. Raises PackError with file and line."""
    names: dict[tuple[str, ...], GatheringName] = {}
    known: set[str] = set()
    for line, row in read_csv(folder, "gatherings_series.csv", ("series", "name", "names", "weak")):
        where = f"gatherings_series.csv:{line}"
        if row["series"] in known or not row["name"]:
            raise PackError(f"{where}: no name, or series given twice: {row['series']!r}")
        known.add(row["series"])
        weak = split_list(row["weak"])
        for phrase in dict.fromkeys((row["name"], *split_list(row["names"]), *weak)):
            words = phrase_words(phrase)
            if words in names and names[words].series != row["series"]:
                raise PackError(f"{where}: {phrase!r} names {names[words].series!r} too")
            names.setdefault(
                words, GatheringName(row["series"], row["name"], phrase in weak, f"gatherings_series.csv:{phrase}")
            )
    editions: dict[str, list[Edition]] = {}
    columns = ("series", "number", "first", "last", "city", "country")
    for line, row in read_csv(folder, "gatherings.csv", columns):
        where = f"gatherings.csv:{line}"
        if row["series"] not in known:
            raise PackError(f"{where}: unknown series {row['series']!r}")
        if row["number"] and not row["number"].isdigit():
            raise PackError(f"{where}: a number is figures, not {row['number']!r}")
        number = int(row["number"]) if row["number"] else None
        first, last, edtf = _days(row["first"], row["last"], where)
        edition = Edition(
            row["series"], number, first, last, edtf, row["city"] or None, _country(row["country"], where)
        )
        others = editions.setdefault(row["series"], [])
        if others and others[-1].first > edition.first:
            raise PackError(f"{where}: editions are in order of time")
        others.append(edition)
    if missing := known - editions.keys():
        raise PackError(f"gatherings.csv: no edition of {sorted(missing)}")
    return Gatherings(
        PhraseTable(names),
        {series: tuple(found) for series, found in editions.items()},
        frozenset(WORD.findall(words[0])[0] for words in names),
    )


def load_landmarks(folder: Traversable) -> PhraseTable[Landmark]:
    """Read landmarks.csv. Raises PackError with file and line."""
    found: dict[tuple[str, ...], Landmark] = {}
    keys: set[str] = set()
    columns = ("landmark", "first", "last", "place", "country", "sides", "names")
    for line, row in read_csv(folder, "landmarks.csv", columns):
        where = f"landmarks.csv:{line}"
        if row["landmark"] in keys or not row["names"]:
            raise PackError(f"{where}: no names, or given twice: {row['landmark']!r}")
        keys.add(row["landmark"])
        first, last, edtf = _days(row["first"], row["last"], where)
        for phrase in split_list(row["names"]):
            words = phrase_words(phrase)
            if words in found:
                raise PackError(f"{where}: {phrase!r} names {found[words].key!r} too")
            found[words] = Landmark(
                row["landmark"], first, last, edtf, row["place"] or None, _country(row["country"], where),
                split_list(row["sides"]), f"landmarks.csv:{phrase}",
            )  # fmt: skip
    return PhraseTable(found)


def _days(first: str, last: str, where: str) -> tuple[date, date, str]:
    if not PRECISION.fullmatch(first) or not PRECISION.fullmatch(last):
        raise PackError(f"{where}: a day is YYYY-MM-DD, a month YYYY-MM, a year YYYY")
    low, high = bounds(first), bounds(last)
    if low is None or high is None or high[1] < low[0]:
        raise PackError(f"{where}: no such days: {first} to {last}")
    return low[0], high[1], first if first == last else f"{first}/{last}"


def _country(code: str, where: str) -> str | None:
    if code and not ISO_COUNTRY.fullmatch(code):
        raise PackError(f"{where}: a country is three capitals, not {code!r}")
    return code or None


def _distance(edition: Edition, day: date) -> int:
    if edition.first <= day <= edition.last:
        return 0
    return min(abs((edition.first - day).days), abs((edition.last - day).days))
