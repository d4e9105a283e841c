"""Who speaks where the name stands behind the verb of speech.

'kata Putin', 'menurut Kremlin', 'dikecam oleh China'
'kata Basarah menirukan ucapan Megawati'  ->  Megawati, carried by Basarah
"""

from collections.abc import Sequence

from risalah.find.statements_cues import FoundCue
from risalah.find.statements_speakers_heard import Hearing, Voice, same_speaker, voice_of
from risalah.lang.clauses import SPEAKER_REACH, can_act, speaker_after
from risalah.lang.grammar import is_passive_verb
from risalah.model.span import Span

DOCUMENT_REACH = 4  # tokens of 'keterangan pers tertulis' before whose it is
RELAY_REACH = 4  # tokens from 'kata Basarah' to 'menirukan' and from there to Megawati
HOW_REACH = 6  # tokens of 'keras', 'mentah-mentah', 'secara terbuka' between a passive verb and 'oleh'
HYPHENS = frozenset("-–")
CHAIN = 2  # mentions that may stand between 'juru bicara' and the name


class SpeakerBehind(Hearing, frozen=True):
    """The speaker whom the words behind a cue name."""

    def find(self, cue: FoundCue) -> Voice | None:
        start, reach = cue.last, SPEAKER_REACH
        if cue.form.frame == "passive":
            agent = self._agent_after(start)
            start, reach = (start, 0) if agent is None else (agent, reach)
        if cue.form.frame == "by" and self._says_that(cue):
            return voice_of(cue, self.pointed_back(cue))
        if cue.form.frame == "by":
            start = self._over_document(start)
        number = speaker_after(self.story, self.cast, self.pack.grammar, self.sentence, start, reach)
        if number is None:
            unknown = self._unknown_after(cue.last) if cue.form.frame == "after" else None
            return None if unknown is None else Voice(cue, None, unknown)
        if self.is_put_in(cue, self.cast.mentions[number].last) and self._speaks_of(number, cue):
            return voice_of(cue, self.heard.person)
        relayed = self._relayed(number)
        if relayed is not None:
            return Voice(cue, relayed, carrier=self.cast.mentions[number].span)
        return voice_of(cue, self.settled(self._placed(number)))

    def _agent_after(self, verb: int) -> int | None:
        """'diklaim juga oleh Putin', 'ditolak mentah-mentah oleh Putin': the token behind 'oleh'."""
        words, by = self.story.tokens.words, self.pack.grammar.by
        for at in range(verb, min(verb + HOW_REACH, self.sentence.last)):
            if words[at] in by:
                return at + 1
            if not words[at].isalpha() and words[at] not in HYPHENS:
                break
        return None

    def _says_that(self, cue: FoundCue) -> bool:
        """'Dikatakan, …', 'Dijelaskan bahwa …': whoever spoke last goes on, in a sentence that names nobody."""
        words, grammar = self.story.tokens.words, self.pack.grammar
        opens = cue.first == self.sentence.first and cue.last < self.sentence.last - 1
        told = opens and (words[cue.last] == "," or words[cue.last] in grammar.that)
        return told and is_passive_verb(grammar, words[cue.first])

    def _over_document(self, start: int) -> int:
        """'menurut keterangan tertulis dari Kemlu': over what the words stand in, to whose they are."""
        words, grammar = self.story.tokens.words, self.pack.grammar
        if start >= self.sentence.last or words[start] not in self.pack.speech.documents:
            return start
        near = range(start + 1, min(start + DOCUMENT_REACH, self.sentence.last))
        return next((at + 1 for at in near if words[at] in grammar.from_), start)

    def _relayed(self, number: int) -> int | None:
        """'kata Basarah menirukan ucapan Megawati': the words are Megawati's."""
        words, after = self.story.tokens.words, self.cast.mentions[number].last
        for at in range(after, min(after + RELAY_REACH, self.sentence.last)):
            if words[at] in self.pack.speech.relays:
                other = speaker_after(self.story, self.cast, self.pack.grammar, self.sentence, at + 1)
                return other if other is not None and not same_speaker(self.cast, other, number) else None
        return None

    def _placed(self, number: int) -> int:
        """Who is named right behind: 'juru bicara Kremlin Dmitry Peskov', 'bunyi Komunike Bersama Menlu ASEAN'."""
        mentions = self.cast.mentions
        for following in range(number + 1, min(number + 1 + CHAIN, len(mentions))):
            before, after = mentions[following - 1], mentions[following]
            # 'juru bicara Kremlin Dmitry Peskov' is Peskov, 'ajudan Putin' is not Putin
            within = after.last == before.last and any(self.story.capitals[before.first : after.first])
            if after.sentence != before.sentence or not (after.first == before.last or within):
                break
            person = self.cast.actor_of[following] is not None and self.cast.actor_of[number] is None
            if person or (before.kind == "name" and not can_act(self.cast, number) and can_act(self.cast, following)):
                return following
        return number

    def _speaks_of(self, pronoun: int, cue: FoundCue) -> bool:
        """'Merkel, kata dia, …': whom the words before are about does not tell them, if somebody spoke before."""
        cast = self.cast
        if self.heard.person is None or cast.mentions[pronoun].kind != "pronoun":
            return False
        here = (n for n in cast.in_sentence[self.sentence.index] if cast.mentions[n].last < cue.first)
        return any(cast.actor_of[n] is not None and cast.actor_of[n] == cast.actor_of[pronoun] for n in here)

    def _unknown_after(self, start: int) -> Span | None:
        """'kata Budi' where the article names no Budi: an utterance all the same, of somebody of no side."""
        words, capitals = self.story.tokens.words, self.story.capitals
        if start < self.sentence.last and words[start] in self.pack.speech.voices:
            return self.story.span(start, start + 1)  # 'kata sumber di istana'
        here = [n for n in self.cast.in_sentence[self.sentence.index] if self.cast.mentions[n].first >= start]
        for number in here:
            mention = self.cast.mentions[number]
            if mention.first == start and mention.kind == "role" and not can_act(self.cast, number):
                named = self._named_behind(number, here)
                if named is not None:
                    return named
                start = mention.last  # 'kata juru bicara kementerian Esmaeil Baqaei'
                break
        if start < self.sentence.last and capitals[start] and words[start] not in self.pack.names.never:
            return self.story.span(start, start + 1)
        return None

    def _named_behind(self, role: int, here: Sequence[int]) -> Span | None:
        """'ujar jubir kepresidenan Tomas Ovalle': the name behind an office that the article does not place."""
        mentions, words = self.cast.mentions, self.story.tokens.words
        for number in here:
            name, at = mentions[number], mentions[role].last
            if number <= role or name.kind not in {"name", "person"}:
                continue
            between = words[at : name.first]
            plain = all(word.isalpha() and word not in self.pack.grammar.prepositions for word in between)
            return name.span if len(between) <= CHAIN and plain else None
        return None
