"""One sentence under the reader's eye: its tokens, and what the pack says of those at hand."""

from collections.abc import Sequence

import msgspec

from risalah.lang.pack import Pack
from risalah.lang.titles import TitleForm
from risalah.model.story import Sentence, Story

# Offices whose titles ('ketua', 'direktur') private bodies give their heads too
GENERAL_OFFICES = frozenset({"official", "leader"})


class View(msgspec.Struct, frozen=True):
    """Tokens [sentence.first, last) of a story. `common` are the words that the story also writes in lower case.

    `headline`: every word of it may have a capital, so only `known_words` are words of names there.
    """

    story: Story
    pack: Pack
    words: Sequence[str]
    capitals: Sequence[bool]
    sentence: Sentence
    last: int
    common: frozenset[str]
    headline: bool
    known_words: frozenset[str]

    def title_at(self, at: int) -> tuple[int, TitleForm] | None:
        if at >= self.last or self.words[at] not in self.pack.titles.forms.first_words:
            return None
        found = self.pack.titles.match_at(self.words, at)
        if found is None or found[0] > self.last or (found[1].capital and not self.capitals[at]):
            return None
        found = self._before_state(at, found)
        if found[0] < self.last and self.words[found[0]] in self.pack.names.lineage:
            return None  # 'Sultan bin Saad' is a name
        general = found[1].office in GENERAL_OFFICES and found[1].side is None
        if general and self.pack.names.private_bodies.match_at(self.words, found[0]) is not None:
            return None  # 'Ketua Asosiasi Pengusaha Indonesia'
        return found

    def _before_state(self, at: int, found: tuple[int, TitleForm]) -> tuple[int, TitleForm]:
        """'Menteri Energi Afrika Selatan': the last word of the field of work begins the name of a state."""
        end, form = found
        sides = self.pack.sides
        side = sides.forms.match_at(self.words, end - 1) if form.open and end - 1 > at else None
        longer = side is not None and side[0] > end and sides.is_country(side[1]) and self.capitals[end]
        return (end - 1, form) if longer else found

    def modifiers(self, at: int, place: str = "after") -> tuple[set[str], int]:
        kinds: set[str] = set()
        while at < self.last:
            found = self.pack.titles.modifiers.match_at(self.words, at)
            if found is None or found[0] > self.last or found[1].place not in {place, "either"}:
                break
            if kinds and place == "before" and self.title_at(at) is not None:
                break  # 'pelaksana tugas Wakil Menteri X': the deputy's title is one of its own
            if found[1].modifier == "ordinal" and self.pack.names.groups.match_at(self.words, at) is not None:
                break  # 'Menlu kedua negara' is the minister of both, not the second one
            kinds.add(found[1].modifier)
            at = found[0]
        return kinds, at
