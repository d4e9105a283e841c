"""Who speaks at a verb of speech: a mention of the cast, or somebody whom the article does not place.

'"Tidak benar," ujarnya'                    ->  the last person who spoke
'Diplomat tertinggi RI itu menyebutkan …'   ->  the Indonesian who spoke last
'kata Basarah menirukan ucapan Megawati'    ->  Megawati, carried by Basarah
'Kyodo melaporkan …'                        ->  'Kyodo', of no side
"""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from risalah.find.statements_cues import FoundCue
from risalah.lang.clauses import (
    SPEAKER_REACH,
    can_act,
    can_speak,
    clause_before,
    first_free,
    speaker_after,
    subject_before,
)
from risalah.lang.grammar import is_passive_verb, is_verb
from risalah.lang.pack import Pack
from risalah.model.mention import Cast
from risalah.model.span import Span
from risalah.model.story import Sentence, Story

UNPLACED_REACH = 8  # tokens between 'pejabat lain' and its verb
DOCUMENT_REACH = 4  # tokens of 'keterangan pers tertulis' before whose it is
OPENING_REACH = 4  # tokens of 'Sementara itu,' before the subject
RELAY_REACH = 4  # tokens from 'kata Basarah' to 'menirukan' and from there to Megawati
CHAIN = 2  # mentions that may stand between 'juru bicara' and the name
EXPERT_REACH = 6  # tokens from 'pengamat' to the name or verb behind it
MEDIUM_REACH = 2  # tokens of 'kantor berita' before a medium's name
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


def find_voice(story: Story, cast: Cast, pack: Pack, sentence: Sentence, cue: FoundCue, heard: Heard) -> Voice | None:
    """The speaker of a cue, or None where the words give none."""
    return _VoiceReader(story, cast, pack, sentence, heard).read(cue)


def same_speaker(cast: Cast, a: int | None, b: int | None) -> bool:
    """Are two mentions one person, or, where neither is a person, one side?"""
    if a is None or b is None:
        return False
    if cast.actor_of[a] is not None or cast.actor_of[b] is not None:
        return cast.actor_of[a] == cast.actor_of[b]
    return cast.side_of[a] == cast.side_of[b]


class _VoiceReader(msgspec.Struct, frozen=True):
    story: Story
    cast: Cast
    pack: Pack
    sentence: Sentence
    heard: Heard

    def read(self, cue: FoundCue) -> Voice | None:
        frame = cue.form.frame
        if frame in {"after", "by"} and self._ends_in_enclitic(cue):
            return _voice(cue, self._pointed_back(cue))
        if frame in {"after", "by", "passive"}:
            return self._behind(cue)
        return self._subject(cue)

    # -- behind the cue: 'kata Putin', 'menurut Kremlin', 'dikecam oleh China' --------------------
    def _behind(self, cue: FoundCue) -> Voice | None:
        words, start, reach = self.story.tokens.words, cue.last, SPEAKER_REACH
        if cue.form.frame == "passive":
            agent = start  # 'diklaim juga oleh Putin'
            by, adverbs = self.pack.grammar.by, self.pack.grammar.adverbs
            while agent < self.sentence.last - 1 and words[agent] in adverbs and words[agent] not in by:
                agent += 1
            if agent < self.sentence.last and words[agent] in by:
                start = agent + 1
            else:
                reach = 0
        if cue.form.frame == "by" and self._says_that(cue):
            return _voice(cue, self._pointed_back(cue))
        if cue.form.frame == "by":
            start = self._over_document(start)
        number = speaker_after(self.story, self.cast, self.pack.grammar, self.sentence, start, reach)
        if number is None:
            unknown = self._unknown_after(cue.last) if cue.form.frame == "after" else None
            return None if unknown is None else Voice(cue, None, unknown)
        if self._is_put_in(cue, self.cast.mentions[number].last) and self._speaks_of(number, cue):
            return _voice(cue, self.heard.person)
        relayed = self._relayed(number)
        if relayed is not None:
            return Voice(cue, relayed, carrier=self.cast.mentions[number].span)
        return _voice(cue, self._settled(self._placed(number)))

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

    def _ends_in_enclitic(self, cue: FoundCue) -> bool:
        word = self.story.tokens.words[cue.last - 1]
        return word.endswith(self.pack.grammar.enclitic) and word in self.pack.speech.enclitics

    def _pointed_back(self, cue: FoundCue) -> int | None:
        """'-nya' in 'ujarnya': the subject of this sentence before it, or who spoke last."""
        if self.heard.person is not None and self._is_put_in(cue, cue.last):
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

    def _is_put_in(self, cue: FoundCue, end: int) -> bool:
        """'Merkel, katanya, …', 'Merkel, kata dia, …': put into words that are told, and not behind a quotation."""
        words, at = self.story.tokens.words, cue.first - 2
        if at < self.sentence.first or end >= self.sentence.last or self.story.quoted[at] >= 0:
            return False
        return words[at + 1] == "," and words[at][:1].isalnum() and words[end] == ","

    def _speaks_of(self, pronoun: int, cue: FoundCue) -> bool:
        """'Merkel, kata dia, …': whom the words before are about does not tell them, if somebody spoke before."""
        cast = self.cast
        if self.heard.person is None or cast.mentions[pronoun].kind != "pronoun":
            return False
        here = (n for n in cast.in_sentence[self.sentence.index] if cast.mentions[n].last < cue.first)
        return any(cast.actor_of[n] is not None and cast.actor_of[n] == cast.actor_of[pronoun] for n in here)

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

    # -- before the cue: 'Putin mengatakan' --------------------
    def _subject(self, cue: FoundCue) -> Voice | None:
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
            return _voice(cue, self._settled(self._epithet(number, cue)), number)
        if self._is_own_party(cue):
            return _voice(cue, self.heard.last)
        headed = self._over_relative(cue)
        if headed is None:
            headed = self._over_aside(cue)
        if headed is not None:
            return _voice(cue, self._settled(headed))
        if cue.form.frame != "says" or cue.form.own_subject:
            return None
        number = self._unplaced(cue)
        if number is None:
            number = first_free(story, cast, grammar, self.sentence, cue.first)
        return None if number is None else _voice(cue, self._settled(number))

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

    def _settled(self, number: int) -> int | None:
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


def _voice(cue: FoundCue, speaker: int | None, subject: int | None = None) -> Voice | None:
    return None if speaker is None else Voice(cue, speaker, subject=subject)
