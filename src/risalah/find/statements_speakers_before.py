"""Who speaks where the name stands before the verb of speech, as its subject.

'Putin mengatakan'
'Diplomat tertinggi RI itu menyebutkan …'   ->  the Indonesian who spoke last
'Kyodo melaporkan …'                        ->  'Kyodo', of no side
"""

from risalah.find.statements_cues import FoundCue
from risalah.find.statements_speakers_heard import Hearing, Voice, voice_of
from risalah.lang.clauses import can_act, clause_before, first_free, subject_before
from risalah.lang.grammar import is_verb
from risalah.model.span import Span

UNPLACED_REACH = 8  # tokens between 'pejabat lain' and its verb
OPENING_REACH = 4  # tokens of 'Sementara itu,' before the subject
MEDIUM_REACH = 2  # tokens of 'kantor berita' before a medium's name
EXPERT_REACH = 6  # tokens from 'pengamat' to the name or verb behind it


class SpeakerBefore(Hearing, frozen=True):
    """The speaker whom the subject of a cue names."""

    def find(self, cue: FoundCue) -> Voice | None:
        story, cast, grammar = self.story, self.cast, self.pack.grammar
        stranger = self._stranger(cue)
        if stranger is not None:
            return Voice(cue, None, stranger) if cue.form.frame == "says" else None
        number = subject_before(story, cast, grammar, self.sentence, cue.first)
        if number is not None and cue.form.frame == "says" and self._is_of_a_medium(number):
            mention = cast.mentions[number]
            return Voice(cue, None, story.span(mention.first - 1, mention.last))
        expert = self._expert(cue, number)
        if expert is not None:
            return Voice(cue, None, expert)
        if number is not None:
            number = self._mouthpiece(number, cue)
            return voice_of(cue, self.settled(self._epithet(number, cue)), number)
        if self._is_own_party(cue):
            return voice_of(cue, self.heard.last)
        headed = self._over_relative(cue)
        if headed is None:
            headed = self._over_aside(cue)
        if headed is not None:
            return voice_of(cue, self.settled(headed))
        if cue.form.frame != "says" or cue.form.own_subject:
            return None
        number = self._unplaced(cue)
        if number is None:
            number = first_free(story, cast, grammar, self.sentence, cue.first)
        return None if number is None else voice_of(cue, self.settled(number))

    def _over_relative(self, cue: FoundCue) -> int | None:
        """'Israel, yang tahu setelah surat itu bocor, mendesak …': commas close what 'yang' tells of the subject."""
        words, relatives = self.story.tokens.words, self.pack.grammar.relatives
        if cue.first - 1 <= self.sentence.first or words[cue.first - 1] != ",":
            return None
        for number in self.cast.in_sentence[self.sentence.index]:
            end = self.cast.mentions[number].last
            if end >= cue.first - 2:
                return None
            opens = self._opens_main_clause(self.cast.mentions[number].first) and can_act(self.cast, number)
            if words[end] == "," and words[end + 1] in relatives:
                return number if opens and "," not in words[end + 1 : cue.first - 1] else None
        return None

    def _over_aside(self, cue: FoundCue) -> int | None:
        """'Merkel seusai rapat mendesak …', 'Retno, saat ditemui wartawan, menolak …': when or how they said it."""
        words, grammar, at = self.story.tokens.words, self.pack.grammar, cue.first - 1
        while at > self.sentence.first and words[at] in grammar.adverbs:
            at -= 1
        if words[at] in grammar.relatives:
            return None  # 'Retno dalam resolusi yang mengecam …'
        for number in self.cast.in_sentence[self.sentence.index]:
            mention = self.cast.mentions[number]
            if mention.last >= cue.first - 1 or not self._opens_main_clause(mention.first):
                continue
            behind = words[mention.last + (words[mention.last] == ",")]
            aside = (behind in grammar.subordinators and behind not in grammar.that) or behind in grammar.prepositions
            acts = mention.kind in {"person", "name", "role"} or mention.form == "institution"
            if aside and acts and can_act(self.cast, number):
                return number
        return None

    def _opens_main_clause(self, first: int) -> bool:
        """'Israel, yang …', 'Sementara itu, Israel, yang …'."""
        words, start = self.story.tokens.words, self.sentence.first
        if first == start:
            return True
        return first - start <= OPENING_REACH and words[first - 1] == "," and "," not in words[start : first - 1]

    def _is_own_party(self, cue: FoundCue) -> bool:
        """'Pihaknya juga memperkirakan …': the party of whoever spoke last opens the sentence."""
        words, first = self.story.tokens.words, self.sentence.first
        own = words[first] in self.pack.acts.first_person and words[first].endswith(self.pack.grammar.enclitic)
        return own and all(word in self.pack.grammar.adverbs for word in words[first + 1 : cue.first])

    def _mouthpiece(self, number: int, cue: FoundCue) -> int:
        """'Taliban lewat juru bicaranya, Zabihullah Mujahid, mengatakan': the spokesman says it."""
        mentions = self.cast.mentions
        if number + 1 >= len(mentions):
            return number
        before, after = mentions[number], mentions[number + 1]
        named = after.kind == "person" and after.side == before.side and after.last <= cue.first
        means = self.story.tokens.words[before.last : after.first]
        return number + 1 if named and len(means) <= 2 and any(w in self.pack.grammar.means for w in means) else number

    def _stranger(self, cue: FoundCue) -> Span | None:
        """'Kyodo melaporkan', 'media pemerintah melaporkan': right before the verb stands somebody of no side."""
        words, capitals = self.story.tokens.words, self.story.capitals
        last = cue.first
        while last > self.sentence.first and words[last - 1] in self.pack.grammar.adverbs:
            last -= 1
        first = last
        while first > self.sentence.first and (
            capitals[first - 1]
            or words[first - 1] in self.pack.speech.voices
            or (first - 1 > self.sentence.first and words[first - 2] in self.pack.speech.voices)
        ):
            first -= 1
        if first == last or self._belongs(first, last) or self._is_pointed(first, last, cue) or self._is_met(first):
            return None
        before = words[first - 1] if first > self.sentence.first else ""
        known = words[first] in self.pack.names.never and words[first] not in self.pack.speech.voices
        if (
            known
            or before in self.pack.grammar.prepositions
            or (before[:1].isalpha() and words[first] not in self.pack.speech.voices)
        ):
            return None
        return self.story.span(first, last)

    def _is_met(self, first: int) -> bool:
        """'Retno saat ditemui wartawan mengatakan', '…, seperti dikutip kantor berita Xinhua, mengatakan'.

        Who begins at a token is whom, or by whom, something else is done, and does not speak.
        """
        words, grammar, start = self.story.tokens.words, self.pack.grammar, self.sentence.first
        at = first
        while at > start and (words[at - 1] in grammar.articles or words[at - 1] in grammar.list_fillers):
            at -= 1
        for reach in range(1, MEDIUM_REACH + 1):
            medium = self.pack.speech.media.match_at(words, at - reach) if at - reach >= start else None
            if medium is not None and medium[0] == at:
                at -= reach
                break
        if at <= start or not is_verb(grammar, words[at - 1]):
            return False
        cue = self.pack.speech.cues.match_at(words, at - 1)
        return cue is None or all(form.frame != "says" for form in cue[1])

    def _is_beside(self, number: int) -> bool:
        """'Kepada wartawan', 'saat ditemui wartawan': to whom, or with whom, somebody else speaks."""
        return self._is_met(self.cast.mentions[number].first) or self._is_after_preposition(number)

    def _is_pointed(self, first: int, last: int, cue: FoundCue) -> bool:
        """'Pejabat itu mengatakan …': a common noun that opens the sentence points back, and names nobody."""
        words, determiners = self.story.tokens.words, self.pack.names.determiners
        opens = first == self.sentence.first and last == first + 1 and words[first] not in self.pack.speech.voices
        return opens and any(words[at] in determiners for at in range(last, cue.first))

    def _is_of_a_medium(self, number: int) -> bool:
        """'Media pemerintah melaporkan': whose government is not said."""
        mention = self.cast.mentions[number]
        before = self.story.tokens.words[mention.first - 1] if mention.first > self.sentence.first else ""
        return mention.side is None and self.cast.actor_of[number] is None and before in self.pack.speech.voices

    def _expert(self, cue: FoundCue, number: int | None) -> Span | None:
        """'Seorang pengamat dari Universitas Amman menilai': who speaks from knowledge speaks for no side."""
        words = self.story.tokens.words
        start = clause_before(self.story, self.pack.grammar, self.sentence, cue.first)
        stop = cue.first if number is None else min(self.cast.mentions[number].first + 1, cue.first)
        for at in range(max(start, stop - EXPERT_REACH), stop):
            if words[at] in self.pack.speech.experts:
                clear = "," not in words[at:stop] and (
                    at == start or words[at - 1] not in self.pack.grammar.prepositions
                )
                clear = clear and not self._is_met(at)
                named = None if number is None else self.cast.mentions[number].name
                first, last = named if named is not None else (at, max(stop, at + 1))
                return self.story.span(first, last) if clear else None
        return None

    def _belongs(self, first: int, last: int) -> bool:
        """Does a mention that can act cover or touch these tokens?"""
        numbers = self.cast.in_sentence[self.sentence.index]
        mentions = (self.cast.mentions[n] for n in numbers if can_act(self.cast, n))
        return any(mention.first < last and first <= mention.last for mention in mentions)

    def _epithet(self, number: int, cue: FoundCue) -> int:
        """'Perempuan yang akan memimpin Hong Kong itu menjanjikan': not Hong Kong, but the person who spoke last."""
        mention, person = self.cast.mentions[number], self.heard.person
        vague = self.cast.actor_of[number] is None and mention.kind in {"role", "side"} and not mention.plural
        if person is None or not vague or not self._ends_in_determiner(cue, mention.last):
            return number
        if mention.kind == "side":
            start = clause_before(self.story, self.pack.grammar, self.sentence, cue.first)
            return person if mention.first > start and self._is_relative(start, mention.first) else number
        return person if self.cast.side_of[person] == self.cast.side_of[number] else number

    def _ends_in_determiner(self, cue: FoundCue, least: int) -> bool:
        """Does the subject of a cue end in 'itu', behind token `least` or as its last one?"""
        words, determiners = self.story.tokens.words, self.pack.names.determiners
        at = cue.first - 1
        while at > least and words[at] in self.pack.grammar.adverbs and words[at] not in determiners:
            at -= 1
        return at >= least - 1 and words[at] in determiners

    def _is_relative(self, first: int, last: int) -> bool:
        return any(word in self.pack.grammar.relatives for word in self.story.tokens.words[first:last])

    def _unplaced(self, cue: FoundCue) -> int | None:
        """'Para diplomat Barat mengatakan': people who speak, though the words do not say for which side."""
        for number in reversed(self.cast.in_sentence[self.sentence.index]):
            mention = self.cast.mentions[number]
            unplaced = mention.kind == "role" and not can_act(self.cast, number)
            if unplaced and mention.last <= cue.first and not self._is_beside(number):
                near = cue.first - mention.last <= UNPLACED_REACH
                if not near or self.story.quoted[mention.first] != self.story.quoted[cue.first]:
                    return None
                pointed = not mention.plural and self._ends_in_determiner(cue, mention.last)
                last = self.heard.last
                if pointed and last is not None and self._is_same_office(last, number):
                    return last  # 'Juru bicara tersebut juga menyebut …'
                return self.heard.person if pointed and self.heard.person is not None else number
        return None

    def _is_same_office(self, heard: int, role: int) -> bool:
        """Did somebody of the same office speak last, whose name was not told?"""
        offices, cast = self.cast.office_of, self.cast
        same = offices[heard] is not None and offices[heard] == offices[role]
        return same and cast.actor_of[heard] is None and cast.side_of[heard] is not None
