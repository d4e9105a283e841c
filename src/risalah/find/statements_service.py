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
BRIEF = 5  # tokens of 'untuk urusan Asia Tengah'
LOOK_BACK = 12  # mentions before 'kementerian itu' that may tell which
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
        if before.sentence != name.sentence:
            return None
        between = list(words[before.last : name.first])
        if before.kind == "role" and self._is_brief(between):
            return self.cast.side_of[number - 1]
        if before.kind == "role" and self._is_of_that_house(between):
            return self._last_house(number - 1)
        if between not in ([], [","]):
            return None
        office = words[max(before.first - OFFICE_REACH, 0) : before.first]
        serves = before.kind == "side" and (before.form == "institution" or self._is_official(office))
        if before.kind == "person":
            staff = words[before.first : before.name[0]] if before.name is not None else ()
            # 'Kepala Staf Perdana Menteri Abiy Ahmed, Fitsum Arega', 'Kepala Staf Abiy, Fitsum Arega'
            serves = self._is_official(office[-STAFF_REACH:]) or self._is_staff(staff)
        if not serves or not self.pack.speech.experts.isdisjoint(office):
            return None
        return self.cast.side_of[number - 1]

    def _is_brief(self, words: Sequence[str]) -> bool:
        """'untuk urusan Asia Tengah': what somebody is there for stands between their office and their name."""
        plain = all(word.isalpha() for word in words)
        return 1 < len(words) <= BRIEF and words[0] in self.pack.grammar.for_ and plain

    def _is_of_that_house(self, words: Sequence[str]) -> bool:
        """'kementerian itu': the house that an office is in was told before."""
        return len(words) == 2 and words[0] in self.pack.speech.officials and words[1] in self.pack.names.determiners

    def _last_house(self, number: int) -> str | None:
        """The side of the ministry or office that was named last before a mention."""
        for earlier in range(number - 1, max(number - LOOK_BACK, -1), -1):
            mention, side = self.cast.mentions[earlier], self.cast.side_of[earlier]
            if side is not None and (mention.form == "institution" or mention.office is not None):
                return side
        return None

    def _is_staff(self, words: Sequence[str]) -> bool:
        """'Kepala Staf' before a leader's name."""
        return len(words) > 1 and all(word in self.pack.speech.officials for word in words)

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
        if behind.kind == "role" and behind.sentence == name.sentence and 0 < len(between) <= 2 and between[0] == ",":
            apposed = all(word in self.pack.grammar.articles for word in between[1:])
            return self.cast.side_of[number + 1] if apposed else None
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
