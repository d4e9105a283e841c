"""The part of a pack that knows what words do by themselves: signs with the act that they speak for and how strongly.

    "<ready> … <talks>"  over 'siap untuk kembali berunding'   ->  consult, 4
    'kami harus' / 'mereka harus'                              ->  request, 0 / 3: who has to do it decides

A sign is a row of words, classes of words in angle brackets and gaps ('…', a few words of the same clause; '……', more).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Literal

import msgspec

from risalah.errors import PackError
from risalah.lang.phrases import PhraseTable
from risalah.lang.tables import read_toml
from risalah.lang.tokens import phrase_words
from risalah.model.account import Act

Doer = Literal["own", "other", "both", "unknown"]

GAPS = {"…": 4, "……": 10}  # tokens that a gap may pass over
# classes that the text fills: words for the speaker's side, for another side, verbs of doing
FILLED = frozenset({"<us>", "<them>", "<deed>"})


class _Sign(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    act: Act
    weight: int
    phrases: list[str]
    own: int | None = None
    other: int | None = None
    negated: Act | None = None
    negated_other: Act | None = None
    clause_start: bool = False
    somebody: bool = False
    unless_before: list[str] = []
    unless_next: list[str] = []


class _File(msgspec.Struct, forbid_unknown_fields=True):
    enough: int
    first_person: list[str]
    second_person: list[str]
    third_person: list[str]
    questions: list[str]
    hypothetical: list[str]
    outcomes: list[str]
    demanding: list[str]
    not_yet: list[str]
    minds: list[str]
    stances: list[str]
    degrees: list[str]
    denying: list[str]
    words: dict[str, list[str]]
    sign: list[_Sign]
    things: list[str] = []


@dataclass(frozen=True, slots=True)
class Sign:
    """`weights` by who does it; `negated`: the act of the denied sign by who does it, with the weight of 'unknown'."""

    rank: int  # the table's order: of two equal acts the one that it names first
    act: Act
    rule: str
    weights: dict[Doer, int]
    negated: dict[Doer, Act | None]
    unless_before: frozenset[str]
    unless_next: frozenset[str]
    clause_start: bool
    somebody: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sign: an atom's name, and how many tokens may stand between it and the one before it."""

    atom: str
    gap: int


_Row = tuple[tuple[str, ...], tuple[str, ...]]  # a phrase and the atoms that it is


@dataclass(frozen=True, slots=True)
class _Openings:
    """The phrases that begin with one word: that word `alone`, and those that may stand where a second follows it."""

    alone: tuple[_Row, ...]
    by_second: dict[str, tuple[_Row, ...]]


@dataclass(frozen=True)
class Acts:
    """Signs by the atom that they begin with, each with the one that it ends in; atoms are phrases and classes."""

    atoms: dict[str, _Openings]  # by first word
    by_first: dict[str, tuple[tuple[tuple[Piece, ...], str, Sign], ...]]
    names: tuple[str, ...]
    enough: int  # the weight that it takes for more than a comment
    first_person: frozenset[str]
    second_person: frozenset[str]
    third_person: frozenset[str]
    questions: frozenset[str]  # words that open a question: what it holds is asked and not done
    hypothetical: frozenset[str]  # words that open an if-clause
    outcomes: frozenset[str]  # words that open what then happens, where no comma does
    demanding: frozenset[str]  # 'harus': what comes behind it is asked for, and not promised
    not_yet: frozenset[str]  # the negations that leave it open
    minds: frozenset[str]  # verbs that are no deeds
    stances: frozenset[str]  # 'kira': behind a person they only say that it is an opinion
    degrees: frozenset[str]  # 'sangat': how much, between 'yang' and what is said
    things: frozenset[str]  # words for what is done, which is no doing of whoever speaks of it
    denying: PhraseTable[str]  # what may stand between a negation and what it denies
    persons: frozenset[str]  # all words for the speaker, for whoever is spoken to and for others

    def atoms_at(self, words: Sequence[str], position: int) -> list[tuple[str, int]]:
        """The atoms that begin at a token, each with the token behind it."""
        opening = self.atoms.get(words[position])
        if opening is None:
            return []
        following = words[position + 1] if position + 1 < len(words) else ""
        found: list[tuple[str, int]] = []
        for phrase, names in opening.by_second.get(following, opening.alone):
            end = position + len(phrase)
            if len(phrase) <= 2 or tuple(words[position:end]) == phrase:
                found += [(name, end) for name in names]
        return found


def load_acts(folder: Traversable) -> Acts:
    """Read acts.toml. Raises PackError."""
    file = read_toml(folder, "acts.toml", _File)
    atoms: dict[tuple[str, ...], set[str]] = {}
    for name, forms in file.words.items():
        for form in forms:
            known = atoms.setdefault(phrase_words(form), set())
            if f"<{name}>" in known:
                raise PackError(f"acts.toml: {form!r} stands twice among the words of {name!r}")
            known.add(f"<{name}>")
    by_first: dict[str, list[tuple[tuple[Piece, ...], str, Sign]]] = {}
    seen = set()
    for rank, row in enumerate(file.sign):
        sign = _sign(rank, row)
        for phrase in row.phrases:
            if (row.name, phrase) in seen:
                raise PackError(f"acts.toml: {phrase!r} stands twice in {row.name!r}")
            seen.add((row.name, phrase))
            pieces = tuple(_pieces(phrase, file.words))
            for piece in pieces:
                if not piece.atom.startswith("<"):
                    atoms.setdefault(phrase_words(piece.atom), set()).add(piece.atom)
            by_first.setdefault(pieces[0].atom, []).append((pieces, pieces[-1].atom, sign))
    return Acts(
        _by_first_word(atoms),
        {atom: tuple(signs) for atom, signs in by_first.items()},
        tuple(row.name for row in file.sign),
        file.enough,
        things=frozenset(word for name in file.things for word in file.words[name]),
        first_person=frozenset(file.first_person),
        second_person=frozenset(file.second_person),
        third_person=frozenset(file.third_person),
        questions=frozenset(file.questions),
        hypothetical=frozenset(file.hypothetical),
        outcomes=frozenset(file.outcomes),
        demanding=frozenset(file.demanding),
        not_yet=frozenset(file.not_yet),
        minds=frozenset(file.minds),
        stances=frozenset(file.stances),
        degrees=frozenset(file.degrees),
        denying=PhraseTable({phrase_words(form): form for form in file.denying}),
        persons=frozenset({*file.first_person, *file.second_person, *file.third_person}),
    )


def _sign(rank: int, row: _Sign) -> Sign:
    weights: dict[Doer, int] = {
        "unknown": row.weight,
        "own": row.weight if row.own is None else row.own,
        "other": row.weight if row.other is None else row.other,
    }
    weights["both"] = max(weights["own"], weights["unknown"])
    negated = {doer: row.negated_other if doer == "other" else row.negated for doer in weights}
    return Sign(
        rank,
        row.act,
        row.name,
        weights,
        negated,
        frozenset(row.unless_before),
        frozenset(row.unless_next),
        row.clause_start,
        row.somebody,
    )


def _pieces(phrase: str, classes: dict[str, list[str]]) -> Iterator[Piece]:
    """'<ready> … <talks>' -> two pieces; words between classes and gaps stay together as one atom."""
    gap, literal = 0, list[str]()
    for part in [*phrase.split(), ""]:
        joined = " ".join(literal)
        special = not part or part in GAPS or part.startswith("<")
        if special and literal:
            yield Piece(joined, gap)
            gap, literal = 0, []
        if part in GAPS:
            gap = GAPS[part]
        elif part.startswith("<"):
            if part not in FILLED and part[1:-1] not in classes:
                raise PackError(f"acts.toml: {phrase!r} names no class of words: {part}")
            yield Piece(part, gap)
            gap = 0
        elif part:
            literal.append(part)


def _by_first_word(atoms: dict[tuple[str, ...], set[str]]) -> dict[str, _Openings]:
    found: dict[str, list[_Row]] = {}
    for phrase, names in atoms.items():
        found.setdefault(phrase[0], []).append((phrase, tuple(sorted(names))))
    return {first: _openings(rows) for first, rows in found.items()}


def _openings(rows: Sequence[_Row]) -> _Openings:
    alone: tuple[_Row, ...] = ()
    by_second: dict[str, tuple[_Row, ...]] = {}
    for row in rows:  # each tuple keeps the order of the file
        if len(row[0]) == 1:
            alone = (row,)
            by_second = {second: (*longer, row) for second, longer in by_second.items()}
        else:
            by_second[row[0][1]] = (*by_second.get(row[0][1], alone), row)
    return _Openings(alone, by_second)
