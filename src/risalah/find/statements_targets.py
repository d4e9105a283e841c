"""Whom an utterance addresses or is about: the verb's object, or the first other side that the words name.

'Korea Utara menuding AS memicu ketegangan'                  ->  USA
'Retno mengaku menelepon Menlu India sebelum ke Bangladesh'  ->  IND: a place is nobody's addressee
"""

from collections.abc import Sequence

import msgspec

from risalah.find.statements_drafts import Draft
from risalah.lang.pack import Pack
from risalah.model.account import Target
from risalah.model.mention import Cast
from risalah.model.story import Story

FELLOWS = 4  # mentions behind the speaker that may speak with them
OBJECT_REACH = 4  # tokens between 'meminta' and whom it is asked of


def find_target(
    story: Story, *, cast: Cast, pack: Pack, draft: Draft, numbers: Sequence[int], own: str | None
) -> Target | None:
    """The side that a draft's words are for or about. `numbers` are its mentions, `own` is the speaker's side."""
    finder = _TargetFinder(story, cast, pack, draft, numbers, own)
    chosen = finder.choose()
    side = None if chosen is None else cast.side_of[chosen]
    return None if chosen is None or side is None else Target(side, cast.mentions[chosen].span)


class _TargetFinder(msgspec.Struct, frozen=True):
    story: Story
    cast: Cast
    pack: Pack
    draft: Draft
    numbers: Sequence[int]
    own: str | None

    def choose(self) -> int | None:
        """The mention that is the target, or None."""
        others, object_at = self._others(), self.draft.object_at
        if object_at is not None:
            for number in others:
                if object_at <= self.cast.mentions[number].first <= object_at + OBJECT_REACH:
                    return number
        return others[0] if others else None

    def _others(self) -> list[int]:
        """The mentions of other sides in the words that are more than places and fellow speakers."""
        first, last = self.draft.content
        if self.draft.cue is not None and self.draft.cue.form.frame == "passive":
            first, last = self.draft.first, self.draft.cue.first
        found = []
        fellows = self._fellows()
        where: int | None = None  # the last mention that is a place: 'ke Myanmar dan Bangladesh' goes to both
        for number in self.numbers:
            mention, side = self.cast.mentions[number], self.cast.side_of[number]
            if number == self.draft.speaker or not first <= mention.first < last:
                continue
            if self._is_where(number) or (where is not None and self._is_listed(where, number)):
                where = number
                continue
            other = side is not None and side != self.own and side not in fellows
            if other and mention.kind != "pronoun" and not self._is_setting(number):
                found.append(number)
        return found

    def _fellows(self) -> frozenset[str]:
        """Sides that speak together with the speaker: 'Pejabat AS dan Rusia mengatakan'."""
        speaker, sides = self.draft.speaker, set()
        if speaker is None:
            return frozenset()
        for number in range(speaker + 1, min(speaker + FELLOWS, len(self.cast.mentions))):
            if self.cast.mentions[number].sentence != self.cast.mentions[speaker].sentence:
                break
            if not self._is_listed(number - 1, number):
                break
            side = self.cast.side_of[number]
            if side is not None:
                sides.add(side)
        return frozenset(sides)

    def _is_where(self, number: int) -> bool:
        """'berangkat ke Myanmar', 'di Suriah': a country as a place is nobody's addressee."""
        mention, grammar = self.cast.mentions[number], self.pack.grammar
        before = self._word_before(number)
        return mention.kind == "side" and (before in grammar.at or before in grammar.into)

    def _is_setting(self, number: int) -> bool:
        """'dalam pertemuan ASEAN', 'resolusi PBB', 'negara seperti Indonesia': named in passing."""
        mention = self.cast.mentions[number]
        if mention.form == "gathering" or self._word_before(number) in self.pack.speech.examples:
            return True
        side = self.pack.sides.by_code.get(self.cast.side_of[number] or "")
        body = side is not None and side.kind in {"igo", "bloc"}
        return mention.kind == "side" and body and self._word_before(number) in self.pack.speech.settings

    def _is_listed(self, earlier: int, later: int) -> bool:
        """Do two mentions stand in one list: 'Myanmar dan Bangladesh', 'Marawi, Filipina'?"""
        a, b = self.cast.mentions[earlier], self.cast.mentions[later]
        between = self.story.tokens.words[a.last : b.first]
        return 0 < len(between) <= 2 and all(w == "," or w in self.pack.grammar.conjunctions for w in between)

    def _word_before(self, number: int) -> str:
        first = self.cast.mentions[number].first
        return self.story.tokens.words[first - 1] if first else ""
