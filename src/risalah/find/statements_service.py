"""Whom a speaker serves, where only the words around their name tell: the institution that the name stands beside.

'anggota Komisi VIII DPR Jazuli Juwaini'        ->  IDN
'petugas bencana Sierra Leone, Candy Rogers'    ->  SLE
'Felix Klein, Komisaris Pemerintah Jerman'      ->  DEU
'peneliti IRGC, Majid Mousavi'                  ->  nobody: who speaks from knowledge serves none
"""

from collections.abc import Sequence

from risalah.lang.grammar import is_active_verb
from risalah.lang.pack import Pack
from risalah.model.mention import Cast
from risalah.model.story import Story

STAFF_REACH = 2  # tokens before a leader's name in which it is told who serves them
OFFICE_REACH = 6  # tokens before an institution in which it is told what somebody is there


class Services:
    """The sides that the people of a story serve, looked up where they are asked for."""

    def __init__(self, story: Story, cast: Cast, pack: Pack) -> None:
        self.story, self.cast, self.pack = story, cast, pack
        self.known: dict[int, str | None] = {}
        self.numbers: dict[int, list[int]] | None = None  # of each actor its mentions

    def side_of(self, actor: int) -> str | None:
        """The side of an actor (by index) in whose name none is told, or None."""
        if actor not in self.known:
            if self.numbers is None:
                self.numbers = _mentions_by_actor(self.cast)
            found = (self._before(number) or self._behind(number) for number in self.numbers[actor])
            self.known[actor] = next((side for side in found if side is not None), None)
        return self.known[actor]

    def _before(self, number: int) -> str | None:
        """'Komandan kedirgantaraan IRGC, Majid Mousavi'."""
        mentions, words = self.cast.mentions, self.story.tokens.words
        if not number:
            return None
        before, name = mentions[number - 1], mentions[number]
        if before.kind == "person" and before.last == name.first and self.cast.office_of[number - 1] is not None:
            return self.cast.side_of[number - 1]  # 'Wakil Kepala Badan Penyelenggara (BP) Haji Dahnil Azhar'
        if before.sentence != name.sentence or list(words[before.last : name.first]) not in ([], [","]):
            return None
        office = words[max(before.first - OFFICE_REACH, 0) : before.first]
        serves = before.kind == "side" and (before.form == "institution" or self._is_official(office))
        if before.kind == "person":
            serves = self._is_official(office[-STAFF_REACH:])  # 'Kepala Staf Abiy, Fitsum Arega'
        if not serves or not self.pack.speech.experts.isdisjoint(office):
            return None
        return self.cast.side_of[number - 1]

    def _is_official(self, words: Sequence[str]) -> bool:
        """'petugas bencana': words that make somebody serve the country behind them, with no verb or name between."""
        speech, grammar = self.pack.speech, self.pack.grammar
        for at in range(len(words) - 1, -1, -1):
            if words[at] in speech.officials:
                return True
            if not words[at].isalpha() or words[at] in grammar.prepositions or is_active_verb(grammar, words[at]):
                return False
        return False

    def _behind(self, number: int) -> str | None:
        """'Felix Klein, Komisaris Pemerintah Jerman'."""
        mentions, words = self.cast.mentions, self.story.tokens.words
        if number + 1 >= len(mentions) or mentions[number + 1].kind not in {"person", "role", "side"}:
            return None
        name, behind = mentions[number], mentions[number + 1]
        between = words[name.last : behind.first]
        if behind.kind == "side" and behind.sentence == name.sentence and len(between) <= OFFICE_REACH + 1:
            told = len(between) > 1 and between[0] == "," and self._is_official(between[1:])
            expert = not self.pack.speech.experts.isdisjoint(between)
            return self.cast.side_of[number + 1] if told and not expert else None
        apposed = behind.form == "institution" and list(words[name.last : behind.first]) == [","]
        return self.cast.side_of[number + 1] if apposed and behind.sentence == name.sentence else None


def _mentions_by_actor(cast: Cast) -> dict[int, list[int]]:
    numbers: dict[int, list[int]] = {}
    for number, actor in enumerate(cast.actor_of):
        if actor is not None:
            numbers.setdefault(actor, []).append(number)
    return numbers
