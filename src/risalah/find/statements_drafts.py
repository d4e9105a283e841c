"""Cut the story into reported utterances: which words belong to which speaker.

'"Kami sepakat," kata Lavrov. "Itu cukup."'                ->  one draft of Lavrov with two quotations
'China menuduh AS, namun Washington membantah tuduhan itu' ->  two drafts, one for each voice
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from risalah.find.statements_cues import FoundCue, find_cues
from risalah.find.statements_speakers import find_voice
from risalah.find.statements_speakers_heard import Heard, Voice, same_speaker
from risalah.lang.clauses import can_act
from risalah.lang.pack import Pack
from risalah.model.mention import Cast
from risalah.model.span import Span
from risalah.model.story import Sentence, Story

MEDIUM_REACH = 2  # tokens of 'kantor berita' before a medium's name
SHORTEST_QUOTE = 3  # words; shorter quotation marks pick a word out, they do not report an utterance
UNQUOTED = 4  # sentences without quotation marks, one a paragraph, that one 'kata' behind them may close


@dataclass(slots=True)
class Draft:
    """A statement in the making: tokens [first, last) with its cue and speaker (a mention number)."""

    first: int
    last: int
    speaker: int | None
    cue: FoundCue | None
    paragraph: int
    content: tuple[int, int]
    quotations: list[int] = field(default_factory=list)  # ascending
    unknown_speaker: Span | None = None
    carrier: Span | None = None
    object_at: int | None = None


def draft_statements(story: Story, cast: Cast, pack: Pack) -> list[Draft]:
    """All drafts in the order of the text. The headline is not read: the body says it again."""
    drafter = _Drafter(story, cast, pack)
    for sentence in story.sentences:
        if not sentence.title:
            drafter.read(sentence)
    return drafter.drafts


def word_count(story: Story, quotation: int) -> int:
    """How many words stand between the quotation marks (at most a few are counted)."""
    return len(story.quotations[quotation].inner.read(story.text).split(maxsplit=SHORTEST_QUOTE))


class _Drafter:
    def __init__(self, story: Story, cast: Cast, pack: Pack) -> None:
        self.story, self.cast, self.pack = story, cast, pack
        self.drafts: list[Draft] = []
        self.heard = Heard()

    def read(self, sentence: Sentence) -> None:
        quotations = self._quotations(sentence)
        voices = self._voices(sentence)
        if voices:
            self._put_voices(sentence, voices, quotations)
        elif quotations and self.story.quoted[sentence.first] >= 0:
            long = [q for q in quotations if word_count(self.story, q) >= SHORTEST_QUOTE]
            if long:
                self._continue(sentence, long)

    def _quotations(self, sentence: Sentence) -> list[int]:
        if not self.story.quotations:
            return []
        return sorted(set(self.story.quoted[sentence.first : sentence.last]) - {-1})

    # -- whose words a sentence holds --------------------
    def _voices(self, sentence: Sentence) -> list[Voice]:
        voices: list[Voice] = []
        for cue in find_cues(self.story, self.cast, self.pack, sentence):
            voice = find_voice(self.story, self.cast, self.pack, sentence, cue, self.heard)
            if voice is None or self._is_outcome(voice) or self._is_supposed(sentence, voice):
                continue
            if self._is_contradicted(sentence, cue):
                continue
            if voices:
                voice = self._over_parenthesis(sentence, voices[-1], voice)
            if self._points_back(sentence, cue):
                self._credit(voice)
            elif not voices or self._is_second(voices[-1], voice):
                voices.append(voice)
            elif self._is_carried(voices[-1], voice) or self._is_parenthetic(voices[-1], voice):
                voices[-1] = voice
        return voices

    def _is_outcome(self, voice: Voice) -> bool:
        """'Keduanya sepakat menambah penerbangan': what came of a contact, and nobody's words."""
        if voice.subject is None or voice.cue.form.act != "agree":
            return False
        return self.cast.mentions[voice.subject].kind == "group"

    def _is_supposed(self, sentence: Sentence, voice: Voice) -> bool:
        """'apabila PBB meminta': nobody has asked yet."""
        before = voice.start(self.cast) - 1
        supposed = before >= sentence.first and self.story.tokens.words[before] in self.pack.acts.hypothetical
        return supposed and voice.cue.form.frame == "acts"

    def _is_contradicted(self, sentence: Sentence, cue: FoundCue) -> bool:
        """'… 90 menit, bukan dua jam seperti disebut Gedung Putih': these are not the words of the White House."""
        words, grammar = self.story.tokens.words, self.pack.grammar
        at = cue.first - 1
        while at > sentence.first and words[at] in grammar.relatives:
            at -= 1
        if at <= sentence.first or words[at] not in grammar.attributing:
            return False
        start = at
        while start > sentence.first and words[start - 1] not in {",", ";"}:
            start -= 1
        return not grammar.negations.isdisjoint(words[start:at])

    def _opens_sentence(self, head: Voice) -> bool:
        """'Setelah Iran menuntut …, ', 'Meski Iran menolak …, ': a clause that only leads up to the main one."""
        grammar, start = self.pack.grammar, head.start(self.cast)
        if head.speaker is None or head.cue.form.frame not in {"says", "acts"} or not start:
            return False
        before = self.story.tokens.words[start - 1]
        joins = before in grammar.subordinators or before in grammar.around or before in grammar.that
        return joins or before in self.pack.speech.concessions

    def _points_back(self, sentence: Sentence, cue: FoundCue) -> bool:
        """'Hal itu disampaikan Retno …': says who said what stands before, and nothing new."""
        if cue.form.frame not in {"passive", "by"} or cue.form.act != "comment":
            return False
        words, speech, grammar = self.story.tokens.words, self.pack.speech, self.pack.grammar
        before = cue.first
        while (
            before > sentence.first
            and words[before - 1] in grammar.adverbs
            and words[before - 1] not in grammar.deictics
        ):
            before -= 1
        said = speech.sayings.match_at(words, sentence.first) if before > sentence.first else None
        return said is not None and said[0] == before

    def _credit(self, voice: Voice) -> None:
        """Give the quotation before 'Hal itu disampaikan Retno' to her, and what comes next too."""
        before = self.drafts[-1] if self.drafts else None
        if before is not None and before.cue is None:
            before.speaker, before.unknown_speaker = voice.speaker, voice.unknown
        self._hear(voice)

    def _is_second(self, head: Voice, voice: Voice) -> bool:
        """A second cue counts only where somebody else speaks in a clause of their own."""
        if voice.speaker is None or same_speaker(self.cast, head.speaker, voice.speaker):
            return False
        start = self.cast.mentions[voice.speaker].first
        if start < head.cue.last or voice.cue.form.frame in {"after", "by", "passive"}:
            return False
        if head.cue.form.frame == "acts" and self.story.tokens.words[start - 1] in self.pack.grammar.around:
            return True  # 'Iran menolak tawaran itu, sehari setelah Trump mengaku siap bertemu'
        if self._opens_sentence(head) and self.story.tokens.words[start - 1] == ",":
            return True  # 'Setelah Iran menuntut ganti rugi, Trump mengatakan …'
        between = self.story.tokens.words[head.cue.last : start]
        return any(word in self.pack.grammar.contrasts or word in self.pack.speech.concessions for word in between)

    def _is_carried(self, head: Voice, voice: Voice) -> bool:
        """'Menurut pemerintah Korea Selatan, Moon mengatakan …', 'Menurut Fox News, pejabat AS mengatakan …'.

        The first only carries what the second said.
        """
        if self._is_reported(head, voice):
            return True
        carrier, speaker, cast = head.speaker, voice.speaker, self.cast
        if carrier is None or speaker is None or voice.cue.form.frame not in {"says", "acts"}:
            return False
        if head.cue.form.frame not in {"by", "says"} or cast.mentions[speaker].first < head.cue.first:
            return False
        mine, theirs = cast.side_of[speaker], cast.side_of[carrier]
        if head.cue.form.frame == "by" and theirs is None:
            return mine is not None
        institution = cast.actor_of[carrier] is None or cast.office_of[carrier] == "spokesperson"
        return institution and mine == theirs and cast.actor_of[speaker] is not None

    def _is_reported(self, head: Voice, voice: Voice) -> bool:
        """'Kantor berita Xinhua melaporkan, Wen menyatakan …': a medium tells what somebody of a side said."""
        cast, speaker, medium = self.cast, voice.speaker, head.unknown
        if medium is None or speaker is None or head.cue.form.frame != "says" or head.cue.form.act != "comment":
            return False
        if voice.cue.form.frame not in {"says", "acts"} or cast.side_of[speaker] is None:
            return False
        return cast.mentions[speaker].first >= head.cue.last and self._is_medium(medium)

    def _is_medium(self, span: Span) -> bool:
        """'kantor berita Xinhua', 'media', 'Reuters'; not 'pengamat', who speaks for himself."""
        words, speech = self.story.tokens.words, self.pack.speech
        first = bisect_left(self.story.tokens.starts, span.start)
        last = bisect_left(self.story.tokens.starts, span.end)
        named = next(speech.media.matches(words[max(first - MEDIUM_REACH, 0) : last]), None) is not None
        return named or (words[first] in speech.voices and self.story.capitals[first])

    def _over_parenthesis(self, sentence: Sentence, head: Voice, voice: Voice) -> Voice:
        """'Malaysia, kata Retno, meminta …': the subject of the verb stands before what is between the commas."""
        words, mentions = self.story.tokens.words, self.cast.mentions
        if head.cue.form.frame not in {"after", "by"} or voice.cue.form.frame not in {"says", "acts"}:
            return voice
        if head.speaker is None or not same_speaker(self.cast, head.speaker, voice.speaker):
            return voice
        end = mentions[head.speaker].last
        if end >= sentence.last or words[end] != "," or words[head.cue.first - 1] != ",":
            return voice
        for number in self.cast.in_sentence[sentence.index]:
            if mentions[number].last == head.cue.first - 1 and can_act(self.cast, number):
                return replace(voice, speaker=number)
        return voice

    def _is_parenthetic(self, head: Voice, voice: Voice) -> bool:
        """'Malaysia, kata dia, meminta …': a voice between commas behind the subject of another only carries it."""
        if voice.speaker is None or head.cue.form.frame not in {"after", "by"}:
            return False
        if voice.cue.form.frame not in {"says", "acts"} or same_speaker(self.cast, head.speaker, voice.speaker):
            return False
        return self.cast.mentions[voice.speaker].last == head.cue.first - 1

    # -- from voices to drafts --------------------
    def _put_voices(self, sentence: Sentence, voices: Sequence[Voice], quotations: Sequence[int]) -> None:
        starts = [sentence.first, *(voice.start(self.cast) for voice in voices[1:]), sentence.last]
        for position, voice in enumerate(voices):
            first, last = starts[position], starts[position + 1]
            if first >= last:
                continue
            whole = self.story.span(first, last)
            inside = [q for q in quotations if self.story.quotations[q].span.overlaps(whole)]
            if not self._interrupts(sentence, voice, last, inside):
                self._add(sentence, voice, first, last, inside)

    def _interrupts(self, sentence: Sentence, voice: Voice, last: int, inside: list[int]) -> bool:
        """'"…," kata X. "…"' and '"…. …," kata X': the words belong to the quotation before them."""
        before = self.drafts[-1] if self.drafts else None
        if before is None or before.paragraph != sentence.paragraph or not before.quotations or not inside:
            return False
        shares = before.cue is None and inside[0] <= before.quotations[-1]
        same = voice.cue.form.frame == "after" and same_speaker(self.cast, before.speaker, voice.speaker)
        if not shares and not same:
            return False
        before.last, before.content = last, (before.content[0], last)
        _extend(before.quotations, inside)
        before.cue, before.speaker, before.unknown_speaker = voice.cue, voice.speaker, voice.unknown
        before.carrier = voice.carrier
        self._hear(voice)
        return True

    def _add(self, sentence: Sentence, voice: Voice, first: int, last: int, inside: list[int]) -> None:
        frame = voice.cue.form.frame
        if frame == "after" and not inside and first == sentence.first:
            first = self._said_from(sentence)
        content = (first, last)
        if frame in {"says", "acts"} and not (inside and self.story.quoted[first] >= 0):
            content = (voice.cue.first, last)
        self.drafts.append(
            Draft(
                first,
                last,
                voice.speaker,
                voice.cue,
                sentence.paragraph,
                content,
                list(inside),
                voice.unknown,
                voice.carrier,
                voice.cue.last if frame == "acts" else None,
            )
        )
        self._hear(voice)

    def _said_from(self, sentence: Sentence) -> int:
        """'Kami lelah. Kami akan pulang, kata Retno': whoever says 'kami' before it is she, without quotation marks."""
        persons, story = self.pack.acts.first_person | self.pack.acts.second_person, self.story
        taken = self.drafts[-1].last if self.drafts else 0
        first, index = sentence.first, sentence.index - 1
        while index >= max(sentence.index - UNQUOTED, 0):
            before = story.sentences[index]
            near = before.first >= taken and not before.title
            words = story.tokens.words[before.first : before.last]
            plain = not self._quotations(before) and not persons.isdisjoint(words)
            if not near or not plain or any(word.endswith(self.pack.grammar.enclitic) for word in persons & set(words)):
                break
            first, index = before.first, index - 1
        return first

    def _continue(self, sentence: Sentence, quotations: list[int]) -> None:
        """A quotation without a speaker of its own goes on from the one before it, or its speaker comes next."""
        before = self.drafts[-1] if self.drafts else None
        if before is not None and before.paragraph == sentence.paragraph and before.quotations:
            before.last, before.content = sentence.last, (before.content[0], sentence.last)
            _extend(before.quotations, quotations)
            return
        whole = (sentence.first, sentence.last)
        self.drafts.append(Draft(*whole, self.heard.last, None, sentence.paragraph, whole, list(quotations)))

    def _hear(self, voice: Voice) -> None:
        if voice.speaker is not None:
            self.heard.last = voice.speaker
            if self.cast.actor_of[voice.speaker] is not None:
                self.heard.person = voice.speaker


def _extend(quotations: list[int], more: Sequence[int]) -> None:
    """Both ascend, so only the end has to be looked at."""
    quotations += [q for q in more if not quotations or q > quotations[-1]]


def attribution(story: Story, draft: Draft) -> range:
    """The tokens behind the words that only tell who said them: '… ," kata Retno seusai pertemuan di Moskow'.

    Where the words have no quotation marks and go on behind it ('Malaysia, kata Retno, meminta …'), up to the comma.
    """
    cue = draft.cue
    if cue is None and draft.quotations:
        return range(draft.first, draft.last)
    if cue is None or cue.form.frame != "after":
        return range(0)
    sentence = story.sentences[story.sentence_of[cue.first]]
    if draft.quotations:
        return range(cue.first, sentence.last)
    words = story.tokens.words
    commas = (at for at in range(cue.last, sentence.last) if words[at] == ",")
    return range(cue.first, next(commas, sentence.last))
