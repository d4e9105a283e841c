"""People who hold office: their names as the press writes them, and from when to when they held what.

    people.holders("USA", "foreign-minister", date(2016, 11, 20))  ->  (Person("Q22316", "John Kerry", "USA", ...),)

`people.csv` and `tenures.csv` are made by tools/build_people.py out of a table of office holders. `people_press.csv`
and `tenures_press.csv` are kept by hand: press spellings, names used alone, newer terms, people of groups and bodies.
A line of these replaces what the made ones say of the same person, or of the same person's overlapping term.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from importlib.resources.abc import Traversable
from operator import attrgetter

import msgspec

from risalah.errors import PackError
from risalah.lang.phrases import PhraseTable
from risalah.lang.spellings import Spellings
from risalah.lang.tables import read_rows, split_list
from risalah.lang.tokens import phrase_words

# One person at a time: a term whose end no source states ends where the next holder's begins, and no later.
SINGLE_SEATS = frozenset(
    {
        "president",
        "prime-minister",
        "chancellor",
        "monarch",
        "crown-prince",
        "foreign-minister",
        "defence-minister",
        "secretary-general",
        "national-security-adviser",
    }
)
SHARED = frozenset({"EU"})  # its Commission and its Council have a president each
NEW_ID = re.compile(r"Q\d+|[A-Z0-9+-]+-[a-z0-9-]+")
OPEN = "9999-12-31"
ARTICLES = frozenset({"al-", "el-", "al ", "el "})  # of Arabic names
TERM = ("person", "side", "office", "start", "end")
START = attrgetter("start")
MONTH_ENDS = ("", "31", "29", "31", "30", "31", "30", "31", "31", "30", "31", "30", "31")


class Person(msgspec.Struct, frozen=True, gc=False):
    """One person. `id` is a Wikidata item where there is one, else a slug that opens with the side."""

    id: str
    name: str  # as the press of the pack's language writes it
    side: str
    aliases: tuple[str, ...]  # other full spellings
    sole: tuple[str, ...]  # known by these alone, without introduction: 'Jokowi', 'Putin'
    family: str  # the word that an article uses after the first mention, '' if not known; several behind bars

    @property
    def surnames(self) -> tuple[str, ...]:
        """'Gus Dur' and 'Wahid' of Abdurrahman Wahid; none if none is known."""
        return tuple(self.family.split("|")) if self.family else ()

    @property
    def bare(self) -> bool:
        """Only a surname is known: of use with side, office and day, but not as a name to look for.

        Where the press goes on with the whole name ('Than Shwe', 'Macky Sall') it is a name like any other.
        """
        words = self.name.split()
        surname = len(words) == 1 or words[0][0].islower()  # 'da Costa'
        return surname and not self.sole and not self.aliases and self.name == self.family


class Tenure(msgspec.Struct, frozen=True, gc=False):
    """One term of office. `start` and `end` are YYYY, YYYY-MM or YYYY-MM-DD; `end` is '' if not known to be over."""

    person: str
    side: str
    office: str
    start: str
    end: str
    since: str  # the first day on which it may have begun (ISO)
    until: str  # the last day on which it may have lasted (ISO), 9999-12-31 if open

    @property
    def first_day(self) -> date:
        """The first day on which it may have begun."""
        return date.fromisoformat(self.since)

    @property
    def last_day(self) -> date:
        """The last day on which it may have ended; date.max if open."""
        return date.fromisoformat(safe_day(self.until))

    def may_cover(self, first: date, last: date) -> bool:
        """Whether the person may have held the office on some day between the two."""
        return self.since <= last.isoformat() and self.until >= first.isoformat()

    def surely_covers(self, day: date) -> bool:
        """Whether the person held the office on that day however the missing parts of the dates are filled in."""
        end = earliest(self.end) if self.end else self.until
        return latest(self.start) <= day.isoformat() <= end


class People(msgspec.Struct, frozen=True):
    """All people of a pack."""

    by_id: Mapping[str, Person]
    aliases: PhraseTable[tuple[str, ...]]  # full names and names known alone -> ids of the candidates
    spellings: Spellings  # full names that are written another way
    families: PhraseTable[tuple[str, ...]]  # family names -> ids: for names that article, side or office must decide
    endings: Mapping[str, tuple[str, ...]]  # last words of full names that are no family names: 'Subianto', 'Jinping'
    tenures: Mapping[str, Sequence[Tenure]]  # by person, in order of start
    seats: Mapping[tuple[str, str], Sequence[Tenure]]  # by side and office, in order of start

    def tenures_of(self, person: Person | str) -> tuple[Tenure, ...]:
        """The person's terms in order of start."""
        return tuple(self.tenures.get(person if isinstance(person, str) else person.id, ()))

    def holders(self, side: str, office: str, first: date, last: date | None = None) -> tuple[Person, ...]:
        """Who may have held the office on the day, or on some day from `first` to `last`: the certain ones first."""
        last = last or first
        held = [term for term in self.seats.get((side, office), ()) if term.may_cover(first, last)]
        held.sort(key=lambda term: not term.surely_covers(first))
        return tuple(self.by_id[key] for key in dict.fromkeys(term.person for term in held))

    def offices_on(self, person: Person | str, first: date, last: date | None = None) -> tuple[Tenure, ...]:
        """The terms of the person that may cover the day, or some day from `first` to `last`."""
        return tuple(term for term in self.tenures_of(person) if term.may_cover(first, last or first))


def load_people(folder: Traversable, particles: Iterable[str] = ()) -> People:
    """Read the four tables of a pack; `particles` are words within names.

    Raises PackError with file and line: unknown person, start after end, overlap.
    """
    by_id = _people(folder)
    tenures = _tenures(folder, by_id)
    seats: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for terms in tenures.values():
        for term in terms:
            seats[term.side, term.office].append(term)
    for (side, office), terms in seats.items():
        terms.sort(key=START)
        if office in SINGLE_SEATS and side not in SHARED:
            _close(terms, tenures)
    names = _names(by_id.values())
    return People(
        by_id,
        PhraseTable(names),
        Spellings(names.items(), particles),
        PhraseTable(_families(by_id.values())),
        _endings(by_id.values()),
        tenures,
        seats,
    )


def earliest(day: str) -> str:
    """The first day that a partial ISO date may mean."""
    return day if len(day) == 10 else day + "-01" if len(day) == 7 else day + "-01-01"


def latest(day: str) -> str:
    """The last day that a partial ISO date may mean (29 for any February: for comparing only, see `safe_day`)."""
    return day if len(day) == 10 else f"{day}-{MONTH_ENDS[int(day[5:])]}" if len(day) == 7 else day + "-12-31"


def is_day(day: str) -> bool:
    """Whether this is YYYY, YYYY-MM or YYYY-MM-DD of the calendar."""
    if len(day) == 4:
        return day.isascii() and day.isdigit()
    first = earliest(day)
    try:
        date.fromisoformat(first)
    except ValueError:
        return False
    return len(first) == 10 and first[4] == "-" and first[7] == "-"


def safe_day(day: str) -> str:
    """A day that exists: the 29th of a short February becomes the 28th."""
    try:
        date.fromisoformat(day)
    except ValueError:
        return f"{day[:8]}28"
    return day


def _people(folder: Traversable) -> dict[str, Person]:
    by_id: dict[str, Person] = {}
    for line, row in read_rows(folder, "people.csv", ("id", "name", "side", "aliases", "family")):
        key, name, side, aliases, family = row
        if not key or not name or not side or key in by_id:
            raise PackError(f"people.csv:{line}: id, name or side missing, or id given twice: {row}")
        by_id[key] = Person(key, name, side, tuple(aliases.split("|")) if aliases else (), (), family)
    columns = ("person", "name", "side", "aliases", "sole", "family")
    seen: set[str] = set()
    for line, row in read_rows(folder, "people_press.csv", columns):
        key, name, side, aliases, sole, family = row
        known = by_id.get(key)
        if key in seen or not name or not side or (known is None and not NEW_ID.fullmatch(key)):
            raise PackError(f"people_press.csv:{line}: name or side missing, or id given twice or malformed: {row}")
        seen.add(key)
        spellings = dict.fromkeys(split_list(aliases))
        if known is not None:
            spellings.update(dict.fromkeys((known.name, *known.aliases)))
            spellings.pop(name, None)
        by_id[key] = Person(key, name, side, tuple(spellings), split_list(sole), family)
    return by_id


def _tenures(folder: Traversable, by_id: Mapping[str, Person]) -> dict[str, list[Tenure]]:
    tenures: dict[str, list[Tenure]] = {}
    for term in _terms(folder, "tenures.csv", by_id):
        tenures.setdefault(term.person, []).append(term)
    by_hand: dict[str, list[Tenure]] = {}
    for term in _terms(folder, "tenures_press.csv", by_id):
        by_hand.setdefault(term.person, []).append(term)
    for person, mine in by_hand.items():
        made = tenures.get(person, ())
        tenures[person] = mine + [term for term in made if not any(_same_term(one, term) for one in mine)]
    for mine in tenures.values():
        if len(mine) > 1:
            mine.sort(key=START)
            _refuse_overlaps(mine)
    return tenures


def _terms(folder: Traversable, name: str, by_id: Mapping[str, Person]) -> list[Tenure]:
    found = []
    bounds: dict[str, tuple[str, str]] = {"": ("", OPEN)}
    for line, (person, side, office, start, end) in read_rows(folder, name, TERM):
        if person not in by_id:
            raise PackError(f"{name}:{line}: a term of nobody in the people tables: {person!r}")
        for day in (start, end):
            if day not in bounds:
                if not is_day(day):
                    raise PackError(f"{name}:{line}: dates are YYYY, YYYY-MM or YYYY-MM-DD: {start!r}, {end!r}")
                bounds[day] = earliest(day), latest(day)
        since, until = bounds[start][0], bounds[end][1]
        if not since or since > until:
            raise PackError(f"{name}:{line}: the term has no start or starts after it ends: {start!r}, {end!r}")
        found.append(Tenure(person, side, office, start, end, since, until))
    return found


def _same_term(mine: Tenure, made: Tenure) -> bool:
    return mine.office == made.office and mine.side == made.side and (_overlap(mine, made) or _overlap(made, mine))


def _refuse_overlaps(terms: list[Tenure]) -> None:
    for number, term in enumerate(terms):
        for before in terms[:number]:
            if before.office == term.office and before.side == term.side and _overlap(before, term):
                raise PackError(
                    f"tenures: {term.person} would hold one office twice at a time: {term.office} of {term.side}, "
                    f"{before.start} to {before.end or 'now'} and {term.start} to {term.end or 'now'}"
                )


def _overlap(before: Tenure, after: Tenure) -> bool:
    """Whether the later term must have begun before the earlier one ended, however the missing parts are filled in."""
    return before.start <= after.start and latest(after.start) < (earliest(before.end) if before.end else OPEN)


def _close(terms: list[Tenure], tenures: Mapping[str, list[Tenure]]) -> None:
    for position, term in enumerate(terms):
        if term.end:
            continue
        follower = next((later for later in terms[position + 1 :] if later.person != term.person), None)
        if follower is None or follower.start <= term.start:
            continue
        ended = msgspec.structs.replace(term, until=latest(follower.start))
        terms[position] = ended
        mine = tenures[term.person]
        mine[mine.index(term)] = ended


def _names(people: Iterable[Person]) -> dict[tuple[str, ...], tuple[str, ...]]:
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for person in people:
        if person.name == person.family and person.bare:
            continue
        mine = (person.id,)
        names = {person.name, *person.aliases, *person.sole} if person.aliases or person.sole else (person.name,)
        for name in names:
            words = phrase_words(name)
            known = found.get(words)
            found[words] = mine if known is None else _with(known, person.id)
            if "-" in name:  # 'Moon Jae-in' is 'Moon Jae In' as often
                words = tuple(word for word in words if word != "-")
                known = found.get(words)
                found[words] = mine if known is None else _with(known, person.id)
    return {words: tuple(sorted(ids)) if len(ids) > 1 else ids for words, ids in found.items()}


def _families(people: Iterable[Person]) -> dict[tuple[str, ...], tuple[str, ...]]:
    sharers: dict[str, list[str]] = defaultdict(list)
    for person in people:
        for family in person.surnames:
            sharers[family].append(person.id)
            if family[:3].lower() in ARTICLES:  # 'al-Abadi' is 'Abadi' as often
                sharers[family[3:]].append(person.id)
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name, ids in sharers.items():
        words = phrase_words(name)
        found[words] = tuple(ids) if words not in found else tuple(dict.fromkeys((*found[words], *ids)))
    return found


def _endings(people: Iterable[Person]) -> dict[str, tuple[str, ...]]:
    """By which a title may call them though the press calls them otherwise: 'Presiden Subianto', 'Presiden Jinping'.

    Only where it is one person's alone: 'Menlu Mohammed' may be anybody.
    """
    found: dict[str, tuple[str, ...]] = {}
    for person in people:
        words = phrase_words(person.name)
        if len(words) > 1 and person.family and all(words[-1] not in phrase_words(s) for s in person.surnames):
            found[words[-1]] = _with(found.get(words[-1], ()), person.id)
    return {word: ids for word, ids in found.items() if len(ids) == 1}


def _with(known: tuple[str, ...], person: str) -> tuple[str, ...]:
    return known if person in known else (*known, person)
