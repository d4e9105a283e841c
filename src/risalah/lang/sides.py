"""Sides: the states, bodies, blocs and groups that can take part in a contact, and all words that stand for them.

    "Negeri Beruang Merah"  ->  SideForm("RUS", "epithet", "Negeri Beruang Merah", exact=False, ...)

`sides.csv` names the sides, `side_forms.csv` their other forms, `institutions.csv` the bodies that speak for one.
A form that is a common word otherwise is `exact`: it counts only as written in the table ('AS', never 'as').
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from risalah.errors import PackError
from risalah.lang.phrases import PhraseTable
from risalah.lang.tables import read_csv, split_list
from risalah.lang.tokens import phrase_words
from risalah.model.story import Tokens

SIDE_KINDS = frozenset({"state", "igo", "bloc", "group"})
SIDE_FORMS = frozenset({"name", "abbreviation", "demonym", "capital", "building", "epithet"})
SHIELD = "shield"
LISTED_MEMBERS = 3  # of a bloc: named beside it, they are who it means
OPPOSITION = "-OPP"  # behind the code of a state: its armed or political opposition
STYLE = "style"
INSTITUTION_KINDS = frozenset(
    {
        "foreign-ministry",
        "state-media",
        "ministry",
        "defence",
        "presidency",
        "government",
        "parliament",
        "court",
        "army",
        "police",
        "intelligence",
        "embassy",
        "mission",
        "party",
    }
)


@dataclass(frozen=True, slots=True)
class Side:
    """One side: its code, what it is, and its name in the press of the pack's language."""

    code: str
    kind: str  # state | igo | bloc | group
    name: str


@dataclass(frozen=True, slots=True)
class SideForm:
    """A phrase that stands for a side. `written` is the phrase as in the table."""

    code: str
    form: str  # name | abbreviation | demonym | capital | building | epithet
    exact: bool  # counts only when the text writes it just like this
    entry: str  # 'side_forms.csv:Gedung Putih'
    written: str


@dataclass(frozen=True, slots=True)
class InstitutionForm:
    """A body that speaks for a side; `side` is None where the side must be said beside it or is the paper's own."""

    kind: str
    side: str | None
    home: bool  # without a side beside it, the paper means its own country's
    exact: bool
    open: bool  # goes on with a field of work: a body only with its side behind that
    entry: str  # 'institutions.csv:Kemlu'
    written: str


@dataclass(frozen=True)
class Sides:
    """All sides of a pack. `forms` and `institutions` match folded tokens; `is_written_as` then checks the capitals."""

    by_code: Mapping[str, Side]
    forms: PhraseTable[SideForm]
    styles: PhraseTable[str]  # before the name of a state: 'Republik Zambia', 'Kerajaan Thailand'
    shields: PhraseTable[str]  # phrases that hold a form without meaning the side: 'Laut China Selatan'
    institutions: PhraseTable[InstitutionForm]
    members: Mapping[str, frozenset[str]]  # of a bloc that the press also lists by its members
    homes: Mapping[str, str]  # of a group: the state in which it acts

    def kind_of(self, code: str | None) -> str:
        """state | igo | bloc | group; empty for a code that is in no table. The opposition of any state is a group."""
        side = self.by_code.get(code) if code is not None else None
        if side is None and code is not None and code.removesuffix(OPPOSITION) != code:
            return "group" if code.removesuffix(OPPOSITION) in self.by_code else ""
        return side.kind if side is not None else ""

    def listed_members(self, bloc: str, sides: Collection[str]) -> frozenset[str]:
        """The members of a bloc among some sides, if so many of them are there that the bloc itself says no more."""
        among = self.members.get(bloc, frozenset()) & frozenset(sides)
        return among if len(among) >= LISTED_MEMBERS else frozenset()

    def capitals_of(self, code: str) -> list[str]:
        """The capital of a state as it is written: 'AFG' -> ['Kabul']."""
        return [form.written for _, form in self.forms.items() if form.code == code and form.form == "capital"]

    def is_country(self, form: SideForm) -> bool:
        """Names a state as a place does: by its name, its abbreviation or its capital."""
        return form.form in {"name", "abbreviation", "capital"} and self.kind_of(form.code) == "state"

    def find(self, text: str, tokens: Tokens) -> Iterator[tuple[int, int, SideForm]]:
        """Every form, left to right: (first token, token after the last, form); what a shield covers is skipped."""
        words = tokens.words
        position = 0
        while position < len(words):
            shield = self.shields.match_at(words, position)
            found = self.forms.match_at(words, position)
            if shield is not None and (found is None or found[0] <= shield[0]):
                position = shield[0]
            elif found is not None and self._fits(text, tokens, position, found):
                yield position, found[0], found[1]
                position = found[0]
            else:
                position += 1

    def _fits(self, text: str, tokens: Tokens, start: int, found: tuple[int, SideForm]) -> bool:
        end, form = found
        written = text[tokens.starts[start] : tokens.ends[end - 1]]
        return is_written_as(written, form.written, form.exact, any_case=form.form == "epithet")


def is_written_as(written: str, entry: str, exact: bool, any_case: bool = False) -> bool:
    """Whether words of a text may be the entry, by its capitals: all alike if exact, else at its start."""
    if exact:
        return " ".join(written.split()) == entry
    return any_case or written[:1].isupper() or not entry[:1].isupper()


def load_sides(folder: Traversable) -> Sides:
    """Read sides.csv and the tables of forms, institutions and members beside it. Raises PackError with the line."""
    by_code: dict[str, Side] = {}
    forms: dict[tuple[str, ...], SideForm] = {}
    shields: dict[tuple[str, ...], str] = {}
    styles: dict[tuple[str, ...], str] = {}
    for line, row in read_csv(folder, "sides.csv", ("code", "kind", "name")):
        where = f"sides.csv:{line}"
        if row["kind"] not in SIDE_KINDS:
            raise PackError(f"{where}: unknown kind {row['kind']!r}")
        if not row["code"] or not row["name"] or row["code"] in by_code:
            raise PackError(f"{where}: code or name missing, or code given twice: {row['code']!r}")
        side = by_code[row["code"]] = Side(row["code"], row["kind"], row["name"])
        exact = side.name.isupper()
        kind = "abbreviation" if exact else "name"
        _add(forms, SideForm(side.code, kind, exact, f"sides.csv:{side.name}", side.name), where)
    for line, row in read_csv(folder, "side_forms.csv", ("code", "form", "exact", "forms")):
        where = f"side_forms.csv:{line}"
        exact = yes_or_empty(row["exact"], where)
        if row["form"] == SHIELD and not row["code"]:
            shields.update((phrase_words(phrase), phrase) for phrase in split_list(row["forms"]))
            continue
        if row["form"] == STYLE and not row["code"]:
            styles.update((phrase_words(phrase), phrase) for phrase in split_list(row["forms"]))
            continue
        if row["code"] not in by_code:
            raise PackError(f"{where}: form of an unknown side {row['code']!r}")
        if row["form"] not in SIDE_FORMS:
            raise PackError(f"{where}: unknown form {row['form']!r}")
        for phrase in split_list(row["forms"]):
            _add(forms, SideForm(row["code"], row["form"], exact, f"side_forms.csv:{phrase}", phrase), where)
    institutions = PhraseTable(_institutions(folder, by_code))
    members, homes = _members(folder, by_code), _homes(folder, by_code)
    return Sides(by_code, PhraseTable(forms), PhraseTable(styles), PhraseTable(shields), institutions, members, homes)


def _members(folder: Traversable, by_code: Mapping[str, Side]) -> dict[str, frozenset[str]]:
    """members.csv: a bloc and who it consists of."""
    found: dict[str, frozenset[str]] = {}
    for line, row in read_csv(folder, "members.csv", ("bloc", "members")):
        codes = split_list(row["members"])
        unknown = [code for code in (row["bloc"], *codes) if code not in by_code]
        if unknown or len(codes) < 2:
            raise PackError(f"members.csv:{line}: unknown sides {unknown!r}, or fewer than two members")
        found[row["bloc"]] = frozenset(codes)
    return found


def _homes(folder: Traversable, by_code: Mapping[str, Side]) -> dict[str, str]:
    """homes.csv: a state and the groups that act in it, each in one state."""
    found: dict[str, str] = {}
    for line, row in read_csv(folder, "homes.csv", ("state", "groups")):
        groups = split_list(row["groups"])
        wrong = [code for code in groups if code not in by_code or by_code[code].kind != "group" or code in found]
        if wrong or row["state"] not in by_code or not groups:
            raise PackError(f"homes.csv:{line}: no groups, given twice, or unknown sides {wrong!r}")
        found.update((code, row["state"]) for code in groups)
    return found


def yes_or_empty(value: str, where: str) -> bool:
    """A flag cell of a table: 'yes' or nothing."""
    if value not in ("", "yes"):
        raise PackError(f"{where}: a flag is 'yes' or empty, not {value!r}")
    return value == "yes"


def _institutions(folder: Traversable, by_code: Mapping[str, Side]) -> dict[tuple[str, ...], InstitutionForm]:
    found: dict[tuple[str, ...], InstitutionForm] = {}
    for line, row in read_csv(folder, "institutions.csv", ("kind", "side", "home", "exact", "open", "forms")):
        where = f"institutions.csv:{line}"
        if row["kind"] not in INSTITUTION_KINDS:
            raise PackError(f"{where}: unknown kind {row['kind']!r}")
        if row["side"] and row["side"] not in by_code:
            raise PackError(f"{where}: unknown side {row['side']!r}")
        home, exact, is_open = (yes_or_empty(row[column], where) for column in ("home", "exact", "open"))
        for phrase in split_list(row["forms"]):
            words = phrase_words(phrase)
            if words in found:
                raise PackError(f"{where}: {phrase!r} is given twice")
            entry = f"institutions.csv:{phrase}"
            found[words] = InstitutionForm(row["kind"], row["side"] or None, home, exact, is_open, entry, phrase)
    return found


def _add(forms: dict[tuple[str, ...], SideForm], form: SideForm, where: str) -> None:
    words = phrase_words(form.written)
    if not words:
        raise PackError(f"{where}: an empty form")
    if words in forms:
        raise PackError(f"{where}: {form.written!r} is given twice, also for {forms[words].code}")
    forms[words] = form
