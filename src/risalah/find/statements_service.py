"""Whom a speaker serves, where only the words around their name tell: the institution that the name stands beside.

'anggota Komisi VIII DPR Jazuli Juwaini'        ->  IDN
'Felix Klein, Komisaris Pemerintah Jerman'      ->  DEU
'peneliti IRGC, Majid Mousavi'                  ->  nobody: who speaks from knowledge serves none
"""

from risalah.lang.pack import Pack
from risalah.model.mention import Cast
from risalah.model.story import Story

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
        if before.kind != "side" or before.form != "institution":
            return None
        if before.sentence != name.sentence or list(words[before.last : name.first]) not in ([], [","]):
            return None
        office = words[max(before.first - OFFICE_REACH, 0) : before.first]
        return None if not self.pack.speech.experts.isdisjoint(office) else self.cast.side_of[number - 1]

    def _behind(self, number: int) -> str | None:
        """'Felix Klein, Komisaris Pemerintah Jerman'."""
        mentions, words = self.cast.mentions, self.story.tokens.words
        if number + 1 >= len(mentions) or mentions[number + 1].kind not in {"person", "role"}:
            return None
        name, behind = mentions[number], mentions[number + 1]
        apposed = behind.form == "institution" and list(words[name.last : behind.first]) == [","]
        return self.cast.side_of[number + 1] if apposed and behind.sentence == name.sentence else None


def _mentions_by_actor(cast: Cast) -> dict[int, list[int]]:
    numbers: dict[int, list[int]] = {}
    for number, actor in enumerate(cast.actor_of):
        if actor is not None:
            numbers.setdefault(actor, []).append(number)
    return numbers
