"""Mentions, the actors that they refer to, and the cast of a whole article.

"Presiden AS Barack Obama … Presiden AS itu … ia"  ->  three mentions, one actor
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec

from risalah.model.span import Span

MentionKind = Literal["person", "role", "side", "group", "pronoun", "name"]
GATHERING = "gathering"  # the form of a side or a title that belongs to a gathering's name: 'KTT ASEAN'


class Mention(msgspec.Struct, frozen=True):
    """Tokens [first, last) that refer to a person, an office, a side, a group of them, or point back to one.

    `name` is the token range of the name itself; `person_ids` are the table's people of that name. `side` and `office`
    are only what the words say. `form` tells how a side is meant (name, capital, building, institution ...).
    """

    first: int
    last: int
    span: Span
    kind: MentionKind
    sentence: int
    name: tuple[int, int] | None = None
    person_ids: tuple[str, ...] = ()
    side: str | None = None
    office: str | None = None
    title: str | None = None  # kind of the title: office, rank, role-noun ...
    modifiers: frozenset[str] = frozenset()
    form: str | None = None
    count: int = 1
    plural: bool = False
    definite: bool = False
    holder: Span | None = None  # whose aide or envoy it is ('ajudan Putin': the words 'Putin')
    rule: str = ""
    entry: str | None = None

    @property
    def stated_office(self) -> str | None:
        """The office that the words themselves give the person now: 'mantan Presiden' gives none."""
        if self.office is None or self.modifiers & {"former", "candidate", "designate", "ordinal"}:
            return None
        if "elect" in self.modifiers and self.office == "president":
            return "president-elect"
        return self.office


class Actor(msgspec.Struct, frozen=True):
    """A person as this article presents them. `person` is the id in the pack's tables, None for people in no table."""

    index: int
    name: str
    side: str | None
    office: str | None
    person: str | None
    former: bool
    stated: bool  # the article itself gives an office
    mentions: tuple[int, ...]
    side_rule: str = ""


@dataclass(frozen=True)
class Cast:
    """All mentions of a story with what they refer to: `actor_of[i]` for people, `side_of[i]` for everything."""

    mentions: Sequence[Mention]
    actors: Sequence[Actor]
    actor_of: Sequence[int | None]
    side_of: Sequence[str | None]
    office_of: Sequence[str | None]
    in_sentence: Sequence[tuple[int, ...]]  # mention numbers by sentence

    def actor(self, mention: int) -> Actor | None:
        index = self.actor_of[mention]
        return None if index is None else self.actors[index]
