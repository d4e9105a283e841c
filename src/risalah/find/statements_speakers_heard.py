"""Who is meant where the words only point back: whoever spoke last, or whom the sentence before is about.

'"Tidak benar," ujarnya'          ->  the last person who spoke
'Retno menemui Wang Yi. "…," katanya'  ->  Retno, where nobody spoke yet
"""

from dataclasses import dataclass

import msgspec

from risalah.find.statements_cues import FoundCue
from risalah.lang.clauses import can_speak
from risalah.lang.pack import Pack
from risalah.model.mention import Cast
from risalah.model.span import Span
from risalah.model.story import Sentence, Story

LOOK_BACK = 200  # mentions that 'kedua pemimpin' may point back over


@dataclass(slots=True)
class Heard:
    """Mention numbers of who spoke last: anybody, and the last one who is a person ('-nya')."""

    last: int | None = None
    person: int | None = None


class Voice(msgspec.Struct, frozen=True):
    """A cue with its speaker: a mention number, or the words that name somebody unknown.

    `carrier` is who passes the words on.
    """

    cue: FoundCue
    speaker: int | None
    unknown: Span | None = None
    carrier: Span | None = None
    subject: int | None = None  # the mention that is written, where the speaker is worked out from it

    def start(self, cast: Cast) -> int:
        """The token at which cue and speaker begin."""
        return self.cue.first if self.speaker is None else min(cast.mentions[self.speaker].first, self.cue.first)


def voice_of(cue: FoundCue, speaker: int | None, subject: int | None = None) -> Voice | None:
    return None if speaker is None else Voice(cue, speaker, subject=subject)


def same_speaker(cast: Cast, a: int | None, b: int | None) -> bool:
    """Are two mentions one person, or, where neither is a person, one side?"""
    if a is None or b is None:
        return False
    if cast.actor_of[a] is not None or cast.actor_of[b] is not None:
        return cast.actor_of[a] == cast.actor_of[b]
    return cast.side_of[a] == cast.side_of[b]


class Hearing(msgspec.Struct, frozen=True):
    """A sentence in which somebody speaks, and who spoke before it."""

    story: Story
    cast: Cast
    pack: Pack
    sentence: Sentence
    heard: Heard

    def pointed_back(self, cue: FoundCue) -> int | None:
        """'-nya' in 'ujarnya': the subject of this sentence before it, or who spoke last."""
        if self.heard.person is not None and self.is_put_in(cue, cue.last):
            return self.heard.person
        for number in self.cast.in_sentence[self.sentence.index]:
            mention = self.cast.mentions[number]
            if mention.last > cue.first:
                break
            told = self.story.quoted[mention.first] < 0 and mention.kind in {"person", "role"}
            if told and can_speak(self.cast, number):
                return number
        if self.heard.person is None and self.heard.last is None:
            return self._told_first()
        return self.heard.person if self.heard.person is not None else self.heard.last

    def is_put_in(self, cue: FoundCue, end: int) -> bool:
        """'Merkel, katanya, …', 'Merkel, kata dia, …': put into words that are told, and not behind a quotation."""
        words, at = self.story.tokens.words, cue.first - 2
        if at < self.sentence.first or end >= self.sentence.last or self.story.quoted[at] >= 0:
            return False
        return words[at + 1] == "," and words[at][:1].isalnum() and words[end] == ","

    def _told_first(self) -> int | None:
        """'Retno menemui Wang Yi. "…," katanya': nobody spoke yet, so whom the sentence before is about."""
        if self.sentence.index == 0 or self.story.sentences[self.sentence.index - 1].title:
            return None
        here = self.cast.in_sentence[self.sentence.index - 1]
        people = [n for n in here if self.cast.mentions[n].kind == "person" and self.cast.actor_of[n] is not None]
        return people[0] if people and not self._is_after_preposition(people[0]) else None

    def _is_after_preposition(self, number: int) -> bool:
        first = self.cast.mentions[number].first
        return first > 0 and self.story.tokens.words[first - 1] in self.pack.grammar.prepositions

    def settled(self, number: int) -> int | None:
        """A pronoun or group stands for who spoke last when nothing nearer is known."""
        mention = self.cast.mentions[number]
        if mention.kind == "pronoun" and (self.cast.actor_of[number] is None or self._goes_on(number)):
            return self.heard.last
        if mention.kind == "group":
            return self.heard.last if self.heard.last is not None else self._last_person_before(number)
        return number

    def _goes_on(self, pronoun: int) -> bool:
        """'…," kata Sukamta. Ia mengingatkan …': somebody in no table spoke last, and nobody has been named since."""
        last = self.heard.last
        if last is None or last > pronoun or self.cast.mentions[last].kind != "name":
            return False
        if self.cast.actor_of[last] is not None:
            return False
        return all(
            self.cast.actor_of[n] is None or self.cast.mentions[n].kind == "pronoun" for n in range(last + 1, pronoun)
        )

    def _last_person_before(self, number: int) -> int | None:
        for earlier in range(number - 1, max(number - LOOK_BACK, -1), -1):
            if (
                self.cast.actor_of[earlier] is not None
                and self.cast.mentions[earlier].first < self.cast.mentions[number].first
            ):
                return earlier
        return None
