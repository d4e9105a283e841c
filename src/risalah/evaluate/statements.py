"""Pair the statements of a key with those found, and tell which fields are right.

A found statement answers a statement of the key when its span holds at least half of the key's snippet.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from risalah.evaluate.contacts import Marks
from risalah.evaluate.key import KeyStatement
from risalah.evaluate.sameness import covers, find_snippet, fold, same_name
from risalah.model.account import Statement

NEAR = 200  # characters between a quotation and its paraphrase by the same speaker


class StatementPairs(NamedTuple):
    pairs: list[tuple[int, int]]  # (position in the key, position among those found)
    missed: list[int]  # positions in the key
    extra: list[int]  # positions among those found, forgiven ones left out


def pair_statements(key: Sequence[KeyStatement], found: Sequence[Statement], text: str) -> StatementPairs:
    """Each statement of the key takes the first found one that covers it; the others are extra unless forgiven."""
    pairs: list[tuple[int, int]] = []
    missed: list[int] = []
    answered: list[tuple[str | None, int, int]] = []  # speaker's side and first range of each answered snippet
    taken: set[int] = set()
    for here, wanted in enumerate(key):
        ranges = find_snippet(wanted.evidence, text)
        there = next(
            (i for i, each in enumerate(found) if i not in taken and covers(each.span.start, each.span.end, ranges)),
            None,
        )
        if there is None:
            missed.append(here)
        else:
            taken.add(there)
            pairs.append((here, there))
            answered.append((wanted.speaker.side, *ranges[0]))
    return StatementPairs(pairs, missed, _extra(found, taken, answered))


def mark_statement(key: KeyStatement, found: Statement, contact_of: Mapping[str, str]) -> Marks:
    """Which fields of a pair are right; `contact_of` gives the found contact for a contact id of the key."""
    marks: Marks = {"speaker side": key.speaker.side == found.speaker.side}
    if key.speaker.name:
        marks["speaker name"] = same_name(fold(key.speaker.name), fold(found.speaker.name))
    marks["quote"] = bool(key.quote) == found.quote
    marks["act"] = key.act == found.act
    marks["target"] = key.target == (found.target.side if found.target else None)
    marks["conditional"] = bool(key.conditional) == found.conditional
    if key.about:
        marks["about"] = found.about is not None and contact_of.get(key.about) == found.about
    if key.via:
        marks["via"] = any(fold(key.via) in fold(carrier.name) for carrier in found.via)
    return marks


def _extra(found: Sequence[Statement], taken: set[int], answered: list[tuple[str | None, int, int]]) -> list[int]:
    """Who speaks for no side is outside the key; a paraphrase beside an answered one of its side is forgiven."""
    forgiving = list(answered)
    extra = []
    for position, statement in enumerate(found):
        side = statement.speaker.side
        if position in taken or not side:
            continue
        start, end = statement.span.start - NEAR, statement.span.end + NEAR
        twin = next((each for each in forgiving if each[0] == side and start < each[2] and each[1] < end), None)
        if twin and not statement.quote:
            forgiving.remove(twin)
        else:
            extra.append(position)
    return extra
