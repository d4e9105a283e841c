"""Titles: what people are called before or instead of a name, and the office that the words stand for.

    "Wakil Menteri Luar Negeri"  ->  TitleForm("minister", "office", None, ...)
    "Menteri Riset, Teknologi, dan Pendidikan Tinggi"  ->  TitleForm("minister", ...) over all of the words

`titles.csv` holds the titles, `portfolios.csv` the fields of work that go on after an open title, `title_modifiers.csv`
the words that change one ('mantan', 'terpilih', 'Plt').
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources.abc import Traversable
from typing import TypeVar

from risalah.errors import PackError
from risalah.lang.phrases import PhraseTable
from risalah.lang.sides import yes_or_empty
from risalah.lang.tables import read_csv, split_list
from risalah.lang.tokens import phrase_words
from risalah.model.story import Tokens

V = TypeVar("V")

OFFICES = frozenset(
    {
        "president",
        "vice-president",
        "president-elect",
        "prime-minister",
        "deputy-prime-minister",
        "chancellor",
        "monarch",
        "crown-prince",
        "foreign-minister",
        "defence-minister",
        "minister",
        "ambassador",
        "envoy",
        "spokesperson",
        "adviser",
        "secretary-general",
        "national-security-adviser",
        "governor",
        "commander",
        "legislator",
        "official",
        "leader",
    }
)
TITLE_KINDS = frozenset({"office", "rank", "honorific", "role-noun", "institution-head", "relative"})
MODIFIERS = frozenset(
    {
        "former",
        "elect",
        "candidate",
        "designate",
        "acting",
        "deputy",
        "incumbent",
        "ordinal",
        "first-term",
        "plural",
    }
)


PLACES = frozenset({"before", "after", "either"})


@dataclass(frozen=True, slots=True)
class TitleForm:
    """A phrase that stands for an office, a rank, a form of address or a role."""

    office: str | None
    kind: str  # office | rank | honorific | role-noun | institution-head | relative
    side: str | None  # only where the words name it: 'Sekjen PBB'
    capital: bool  # a common word otherwise: counts only with a capital
    open: bool  # goes on with a field of work
    entry: str  # 'titles.csv:menlu'


@dataclass(frozen=True, slots=True)
class TitleModifier:
    """A word that changes the title beside it."""

    modifier: str  # former | elect | candidate | designate | acting | deputy | incumbent | ordinal | plural ...
    place: str  # before | after | either
    entry: str


@dataclass(frozen=True)
class Titles:
    """All titles of a pack. `match_at` also follows an open title into its field of work; `forms` alone does not."""

    forms: PhraseTable[TitleForm]
    modifiers: PhraseTable[TitleModifier]
    portfolios: PhraseTable[str | None]  # a field of work -> the office that it makes of the title, None = no change
    joints: frozenset[str]  # what may stand between two fields

    def match_at(self, words: Sequence[str], start: int) -> tuple[int, TitleForm] | None:
        """The longest title that starts at token `start`, with its field of work: (token after it, title)."""
        found = self.forms.match_at(words, start)
        if found is None or not found[1].open:
            return found
        end, form = found
        end, office = self._fields_end(words, end)
        return end, replace(form, office=office) if office else form

    def find(self, text: str, tokens: Tokens) -> Iterator[tuple[int, int, TitleForm]]:
        """Every title in the tokens, left to right: (first token, token after the last, title)."""
        position = 0
        while position < len(tokens.words):
            found = self.match_at(tokens.words, position)
            if found is None or (found[1].capital and not text[tokens.starts[position]].isupper()):
                position += 1
            else:
                yield position, found[0], found[1]
                position = found[0]

    def _fields_end(self, words: Sequence[str], start: int) -> tuple[int, str | None]:
        end, office, position = start, None, start
        while position < len(words):
            found = self.portfolios.match_at(words, position)
            if found is None:
                break
            if end == start:
                office = found[1]  # the first field is the one that names the office
            end = position = found[0]
            while position < len(words) and words[position] in self.joints:
                position += 1
            if position > end + 2:  # ', dan' at most
                break
        return end, office


def load_titles(folder: Traversable) -> Titles:
    """Read titles.csv, portfolios.csv and title_modifiers.csv of a pack. Raises PackError with file and line."""
    forms: dict[tuple[str, ...], TitleForm] = {}
    for line, row in read_csv(folder, "titles.csv", ("office", "kind", "side", "capital", "open", "forms")):
        where = f"titles.csv:{line}"
        if row["kind"] not in TITLE_KINDS:
            raise PackError(f"{where}: unknown kind {row['kind']!r}")
        office = _office(row, where)
        capital, goes_on = yes_or_empty(row["capital"], where), yes_or_empty(row["open"], where)
        for phrase in split_list(row["forms"]):
            form = TitleForm(office, row["kind"], row["side"] or None, capital, goes_on, f"titles.csv:{phrase}")
            _add(forms, phrase, form, where)
    portfolios: dict[tuple[str, ...], str | None] = {}
    joints: set[str] = set()
    for line, row in read_csv(folder, "portfolios.csv", ("kind", "office", "forms")):
        where = f"portfolios.csv:{line}"
        if row["kind"] not in ("field", "joint"):
            raise PackError(f"{where}: unknown kind {row['kind']!r}")
        if row["kind"] == "joint":
            joints.update(split_list(row["forms"]))
            continue
        office = _office(row, where)
        for phrase in split_list(row["forms"]):
            _add(portfolios, phrase, office, where)
    return Titles(PhraseTable(forms), PhraseTable(_modifiers(folder)), PhraseTable(portfolios), frozenset(joints))


def _modifiers(folder: Traversable) -> dict[tuple[str, ...], TitleModifier]:
    found: dict[tuple[str, ...], TitleModifier] = {}
    for line, row in read_csv(folder, "title_modifiers.csv", ("modifier", "place", "forms")):
        where = f"title_modifiers.csv:{line}"
        if row["modifier"] not in MODIFIERS or row["place"] not in PLACES:
            raise PackError(f"{where}: unknown modifier or place {row['modifier']!r}, {row['place']!r}")
        for phrase in split_list(row["forms"]):
            modifier = TitleModifier(row["modifier"], row["place"], f"title_modifiers.csv:{phrase}")
            _add(found, phrase, modifier, where)
    return found


def _office(row: Mapping[str, str], where: str) -> str | None:
    if row["office"] and row["office"] not in OFFICES:
        raise PackError(f"{where}: unknown office {row['office']!r}")
    return row["office"] or None


def _add(forms: dict[tuple[str, ...], V], phrase: str, value: V, where: str) -> None:
    words = phrase_words(phrase)
    if not words or words in forms:
        raise PackError(f"{where}: {phrase!r} is empty or given twice")
    forms[words] = value
