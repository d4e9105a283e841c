"""Score accounts against an answer key: precision, recall and F1 of contacts and statements, accuracy of every field.

    score_articles(keys, texts, accounts) -> Score; Score.figures["contacts F1"] -> 0.93

A field's accuracy is over the pairs whose key has that field. An article without an account counts as one in which
nothing was found.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from risalah.errors import InputError
from risalah.evaluate.contacts import Marks, mark_contact, pair_contacts
from risalah.evaluate.documents import mark_document
from risalah.evaluate.key import Key, KeyContact
from risalah.evaluate.statements import mark_statement, pair_statements
from risalah.model.account import Account, Contact
from risalah.model.document import Header
from risalah.read.text import read_text

CONTACT_WEIGHT = 0.6  # in the one number for what a reader gets of a perfect record; statements have the rest


@dataclass
class Score:
    """Counts, marks per field and differences, of one article or of many added up."""

    counts: Counter[str] = field(default_factory=Counter)
    marks: dict[str, list[float]] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)

    @property
    def figures(self) -> dict[str, float]:
        """Every measure by name, each between 0 and 1."""
        figures: dict[str, float] = {}
        for kind in ("contacts", "statements"):
            precision = _ratio(self.counts[f"{kind} right"], self.counts[f"{kind} found"])
            recall = _ratio(self.counts[f"{kind} right"], self.counts[f"{kind} in key"])
            figures[f"{kind} precision"], figures[f"{kind} recall"] = precision, recall
            figures[f"{kind} F1"] = _ratio(2 * precision * recall, precision + recall)
        figures["lead contacts recall"] = _ratio(
            self.counts["lead contacts right"], self.counts["lead contacts in key"]
        )
        for name, marks in sorted(self.marks.items()):
            figures[name] = sum(marks) / len(marks)
        for kind in ("contact", "statement"):
            of_kind = [mark for name, marks in self.marks.items() if name.startswith(f"{kind} ") for mark in marks]
            figures[f"{kind} fields"] = _ratio(sum(of_kind), len(of_kind))
        figures["record score"] = CONTACT_WEIGHT * figures["contacts F1"] * figures["contact fields"] + (
            1 - CONTACT_WEIGHT
        ) * (figures["statements F1"] * figures["statement fields"])
        return figures

    @property
    def document_fields(self) -> float:
        """Accuracy over all fields of the articles themselves (title, outlet, date, agencies, furniture)."""
        marks = [mark for name, each in self.marks.items() if name.startswith("document ") for mark in each]
        return _ratio(sum(marks), len(marks))

    def add(self, other: "Score") -> None:
        self.counts.update(other.counts)
        for name, marks in other.marks.items():
            self.marks.setdefault(name, []).extend(marks)
        self.differences.extend(other.differences)

    def mark(self, kind: str, marks: Marks, contrast: Callable[[str], str]) -> None:
        """Add the marks of one pair; what is not wholly right becomes a difference."""
        for name, right in marks.items():
            self.marks.setdefault(f"{kind} {name}", []).append(float(right))
            if right != 1:
                self.differences.append(contrast(name))


def score_articles(keys: Iterable[Key], texts: Mapping[str, str], accounts: Mapping[str, Account]) -> Score:
    """The score over all keys; `texts` and `accounts` by the file name that the key gives."""
    total = Score()
    for key in keys:
        name = key.document.file
        total.add(score_article(key, texts[name], accounts.get(name)))
    return total


def score_article(key: Key, text: str, account: Account | None) -> Score:
    """The score of one article; `account` None when it was not read at all."""
    score = Score()
    name = key.document.file
    given = account or Account(document=Header(id="", uri="", sha256="", language=None))
    score.counts.update({"articles": 1, "articles read": int(account is not None)})
    header = given.document
    marks = mark_document(key.document, header if account else None, text)
    score.mark("document", marks, _contrast(f"{name}: document", key.document, header))
    contact_of = _score_contacts(score, key, given)
    if key.statements is not None:
        _score_statements(score, key, given, text, contact_of)
    return score


def load_texts(keys: Iterable[Key], folder: Path) -> dict[str, str]:
    """The articles that the keys name, as text. Raises InputError for a missing one."""
    texts = {}
    for key in keys:
        path = folder / key.document.file
        try:
            texts[key.document.file] = read_text(path.read_bytes(), str(path)).text  # whose positions accounts use
        except OSError as error:
            raise InputError(f"{path}: the article of an answer key cannot be read: {error.strerror}") from error
    return texts


def _score_contacts(score: Score, key: Key, account: Account) -> dict[str, str]:
    """Adds the contacts to the score and returns which found contact answers which of the key."""
    name, wanted, found = key.document.file, key.contacts or (), account.contacts
    pairs = pair_contacts(wanted, found)
    lead = {i for i, contact in enumerate(wanted) if not contact.background}
    score.counts.update(
        {
            "contacts right": len(pairs),
            "contacts in key": len(wanted),
            "contacts found": len(found),
            "lead contacts in key": len(lead),
            "lead contacts right": sum(i in lead for i, _ in pairs),
            "empty articles": int(not wanted),
            "contacts in empty articles": 0 if wanted else len(found),
        }
    )
    for i, j in pairs:
        marks = mark_contact(wanted[i], found[j])
        score.mark("contact", marks, _contrast(f"{name}: {wanted[i].id}", wanted[i], found[j]))
    for i in sorted(set(range(len(wanted))) - {i for i, _ in pairs}):
        score.differences.append(f"{name}: missed contact {_sides(wanted[i])}: {wanted[i].evidence}")
    for j in sorted(set(range(len(found))) - {j for _, j in pairs}):
        score.differences.append(f"{name}: extra contact {_sides(found[j])}, {found[j].channel}, {found[j].status}")
    return {wanted[i].id: found[j].id for i, j in pairs}


def _score_statements(score: Score, key: Key, account: Account, text: str, contact_of: Mapping[str, str]) -> None:
    name, wanted, found = key.document.file, key.statements or (), account.statements
    paired = pair_statements(wanted, found, text)
    score.counts.update(
        {
            "statements right": len(paired.pairs),
            "statements in key": len(wanted),
            "statements found": len(paired.pairs) + len(paired.extra),
        }
    )
    for i, j in paired.pairs:
        marks = mark_statement(wanted[i], found[j], contact_of)
        score.mark("statement", marks, _contrast(f"{name}: '{wanted[i].evidence[:50]}'", wanted[i], found[j]))
    score.differences.extend(f"{name}: missed statement: {wanted[i].evidence}" for i in paired.missed)
    score.differences.extend(f"{name}: extra statement: {found[j].span.read(text)[:120]!r}" for j in paired.extra)


def _contrast(where: str, key: msgspec.Struct, found: msgspec.Struct) -> Callable[[str], str]:
    """Tells both readings of a field, short. Names, offices and sides are all told of the participants."""

    def tell(field_name: str) -> str:
        attribute = field_name.split()[0]
        if not hasattr(key, attribute):
            attribute = "participants"
        return f"{where} {field_name}: key {_brief(getattr(key, attribute))}, found {_brief(getattr(found, attribute))}"

    return tell


_TELLING = ("name", "office", "side", "country", "edtf", "iso", "code", "text")


def _brief(value: object) -> str:
    """A value without its spans and rules."""
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_brief, value)) + "]"
    if isinstance(value, msgspec.Struct):
        parts = (getattr(value, name, None) for name in _TELLING)
        return " ".join(str(part) for part in parts if part) or "-"
    return str(value)


def _sides(contact: KeyContact | Contact) -> str:
    return " - ".join(f"{each.name or '?'} ({each.side})" for each in contact.participants)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
