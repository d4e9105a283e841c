"""Find what is reported to have been said: quoted, half quoted and in the reporter's own words.

    'Biden meminta Rusia mengurangi militernya'   ->  Joe Biden, request, target RUS
    '"Kami sepakat," kata Lavrov. "Itu cukup."'   ->  one statement of Lavrov, quoted

A sentence gives at most one statement for each speaker in it. Which contact a statement belongs to is settled later,
when the contacts are known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from risalah.find.acts import content_act, find_condition, find_target
from risalah.lang.clauses import SPEAKER_REACH, can_act, can_speak, first_free, speaker_after, subject_before
from risalah.lang.pack import Pack
from risalah.lang.speech import CueForm
from risalah.model.account import Act, Carrier, Cue, Principal, Provenance, Speaker, Statement, Target
from risalah.model.document import Agency
from risalah.model.ids import content_id
from risalah.model.mention import Cast
from risalah.model.span import Span
from risalah.model.story import Quotation, Sentence, Story

UNPLACED_REACH = 8  # tokens between 'pejabat lain' and its verb
SHORTEST_QUOTE = 3  # words; shorter quotation marks pick a word out, they do not report an utterance


@dataclass(frozen=True, slots=True)
class _Cue:
    first: int
    last: int
    form: CueForm


@dataclass(slots=True)
class _Draft:
    """A statement in the making: tokens [first, last) with its cue and speaker (a mention number)."""

    first: int
    last: int
    speaker: int | None
    cue: _Cue | None
    quotations: list[int]
    paragraph: int
    content: tuple[int, int]
    unknown_speaker: Span | None = None
    object_at: int | None = None


def find_statements(story: Story, cast: Cast, pack: Pack, agencies: Sequence[Agency]) -> list[Statement]:
    """All reported utterances of the story, in the order of the text."""
    finder = _Finder(story, cast, pack)
    drafts = finder.run()
    carriers = sorted({agency.name for agency in agencies} | pack.speech.carriers)
    return [statement for draft in drafts if (statement := _state(draft, story, cast, pack, carriers)) is not None]


class _Finder:
    def __init__(self, story: Story, cast: Cast, pack: Pack) -> None:
        self.story, self.cast, self.pack = story, cast, pack
        self.words = story.tokens.words
        self.drafts: list[_Draft] = []
        self.last_speaker: int | None = None
        self.last_person: int | None = None  # the last speaker who is a person, for '-nya'

    def run(self) -> list[_Draft]:
        for sentence in self.story.sentences:
            if not sentence.title:
                self._read_sentence(sentence)
        return self.drafts

    def _read_sentence(self, sentence: Sentence) -> None:
        cues = list(self._cues(sentence))
        quotations = sorted(set(self.story.quoted[sentence.first : sentence.last]) - {-1}) if self.story.quotations else []
        if not cues and not quotations:
            return
        heads: list[tuple[_Cue, int | None, Span | None]] = []
        for cue in cues:
            speaker, unknown = self._speaker(sentence, cue)
            if speaker is None and unknown is None:
                continue
            if heads and self._is_reported_person(heads[-1], speaker, cue):
                heads[-1] = (cue, speaker, unknown)
                continue
            if heads and not self._is_second_voice(heads[-1], speaker, cue):
                continue
            heads.append((cue, speaker, unknown))
        long_quotes = [q for q in quotations if self._is_utterance(self.story.quotations[q], sentence)]
        if not heads:
            if long_quotes and self.story.quoted[sentence.first] >= 0:
                self._continue_quote(sentence, long_quotes)
            return
        for position, (cue, speaker, unknown) in enumerate(heads):
            first = sentence.first if position == 0 else self._start_of(speaker, cue)
            last = (
                sentence.last
                if position + 1 == len(heads)
                else self._start_of(heads[position + 1][1], heads[position + 1][0])
            )
            inside = [q for q in quotations if self._holds(first, last, self.story.quotations[q])]
            self._put(sentence, cue, speaker, unknown, first, last, inside)

    def _put(
        self,
        sentence: Sentence,
        cue: _Cue,
        speaker: int | None,
        unknown: Span | None,
        first: int,
        last: int,
        inside: list[int],
    ) -> None:
        before = self.drafts[-1] if self.drafts else None
        same_voice = before is not None and speaker is not None and self._same_actor(before.speaker, speaker)
        shares = before is not None and before.cue is None and any(q in before.quotations for q in inside)
        interrupted = (
            (same_voice or shares)
            and before is not None
            and before.paragraph == sentence.paragraph
            and bool(before.quotations)
            and bool(inside)
            and (shares or cue.form.frame == "after")
        )
        if interrupted and before is not None:
            before.last = last
            before.quotations += [q for q in inside if q not in before.quotations]
            before.cue, before.speaker = cue, speaker
            return
        content = (first, last)
        if cue.form.frame in {"says", "acts"} and not (inside and self.story.quoted[first] >= 0):
            content = (cue.first, last)
        object_at = cue.last if cue.form.frame == "acts" else None
        self.drafts.append(
            _Draft(first, last, speaker, cue, list(inside), sentence.paragraph, content, unknown, object_at)
        )
        if speaker is not None:
            self.last_speaker = speaker
            if self.cast.actor_of[speaker] is not None:
                self.last_person = speaker

    def _continue_quote(self, sentence: Sentence, quotations: list[int]) -> None:
        """A quotation without a speaker of its own goes on from the one before it, or its speaker comes next."""
        before = self.drafts[-1] if self.drafts else None
        if before is not None and before.paragraph == sentence.paragraph and before.quotations:
            before.last = sentence.last
            before.quotations += [q for q in quotations if q not in before.quotations]
            return
        self.drafts.append(
            _Draft(
                sentence.first,
                sentence.last,
                self.last_speaker,
                None,
                list(quotations),
                sentence.paragraph,
                (sentence.first, sentence.last),
            )
        )

    # -- cues and speakers ----------------------------------------------------------------------------------------------
    def _cues(self, sentence: Sentence) -> Iterator[_Cue]:
        quoted = self.story.quoted
        for start, end, forms in self.pack.speech.cues.matches(self.words[sentence.first : sentence.last]):
            first, last = sentence.first + start, sentence.first + end
            if quoted[first] >= 0:
                continue
            form = next((form for form in forms if self._fits(sentence, first, last, form)), None)
            if form is not None:
                yield _Cue(first, last, form)

    def _fits(self, sentence: Sentence, first: int, last: int, form: CueForm) -> bool:
        before = self.words[first - 1] if first > sentence.first else ""
        if before in self.pack.grammar.negations and form.frame != "passive":
            return False
        if form.frame == "acts" and before in self.pack.grammar.purpose:
            return False  # 'demi mendesak', 'dengan menuduh': why or how something else is done
        if form.frame == "after":
            opened = first == sentence.first or before in {",", '"', "”", "“", "!", "?", "’", "'", "…", "."}
            return opened or (before == ")" and first > sentence.first)
        if form.frame == "by":
            return (
                first == sentence.first
                or before in {",", "namun", "dan"}
                or not before[:1].isalpha()
                or (self.words[first] not in {"bagi"})
            )
        return True

    def _speaker(self, sentence: Sentence, cue: _Cue) -> tuple[int | None, Span | None]:
        frame = cue.form.frame
        enclitic = (
            self.words[cue.last - 1].endswith(self.pack.grammar.enclitic)
            and frame in {"after", "by"}
            and (self.words[cue.last - 1] in self.pack.names.enclitic_verbs)
        )
        if enclitic:
            return self._pointed_back(sentence, cue), None
        if frame in {"after", "by", "passive"}:
            start = cue.last
            if frame == "passive" and start < sentence.last and self.words[start] in self.pack.grammar.by:
                start += 1
            reach = SPEAKER_REACH if frame != "passive" or start > cue.last else 0
            number = speaker_after(self.story, self.cast, sentence, start, reach)
            if number is not None:
                return self._settled(number), None
            if frame == "after":
                return None, self._unknown_after(sentence, cue.last)
            return None, None
        number = subject_before(self.story, self.cast, self.pack.grammar, sentence, cue.first)
        if number is None and frame == "says":
            number = self._unplaced_speaker(sentence, cue) or first_free(self.story, self.cast, self.pack.grammar, sentence, cue.first)
        return (None if number is None else self._settled(number)), None

    def _unplaced_speaker(self, sentence: Sentence, cue: _Cue) -> int | None:
        """'Para diplomat Barat mengatakan': people who speak, though the words do not say for which side."""
        for number in reversed(self.cast.in_sentence[sentence.index]):
            mention = self.cast.mentions[number]
            if mention.last <= cue.first and mention.kind == "role" and not can_act(self.cast, number):
                near = cue.first - mention.last <= UNPLACED_REACH
                return number if near and self.story.quoted[mention.first] == self.story.quoted[cue.first] else None
        return None

    def _pointed_back(self, sentence: Sentence, cue: _Cue) -> int | None:
        """'-nya' in 'ujarnya': the speaker so far, or the subject of this sentence before it."""
        own = [
            n
            for n in self.cast.in_sentence[sentence.index]
            if self.cast.mentions[n].last <= cue.first
            and self.story.quoted[self.cast.mentions[n].first] < 0
            and self.cast.mentions[n].kind in {"person", "role"}
            and can_speak(self.cast, n)
        ]
        return own[0] if own else (self.last_person if self.last_person is not None else self.last_speaker)

    def _settled(self, number: int) -> int | None:
        """A pronoun or group stands for the last speaker when nothing nearer is known."""
        mention = self.cast.mentions[number]
        if mention.kind == "pronoun" and self.cast.actor_of[number] is None:
            return self.last_speaker
        if mention.kind == "group":
            people = [
                n
                for n, m in enumerate(self.cast.mentions)
                if m.first < mention.first and self.cast.actor_of[n] is not None
            ]
            return self.last_speaker if self.last_speaker is not None else (people[-1] if people else None)
        return number

    def _unknown_after(self, sentence: Sentence, start: int) -> Span | None:
        """'kata Budi' where the article names no Budi: an utterance all the same, of somebody who speaks for no side."""
        if start < sentence.last and self.story.capitals[start] and self.words[start] not in self.pack.names.never:
            return self.story.span(start, start + 1)
        return None

    def _same_actor(self, a: int | None, b: int | None) -> bool:
        if a is None or b is None:
            return False
        if self.cast.actor_of[a] is not None or self.cast.actor_of[b] is not None:
            return self.cast.actor_of[a] == self.cast.actor_of[b]
        return self.cast.side_of[a] == self.cast.side_of[b]

    def _is_second_voice(self, head: tuple[_Cue, int | None, Span | None], speaker: int | None, cue: _Cue) -> bool:
        """A second cue counts only where somebody else speaks in a clause of their own."""
        if speaker is None or self._same_actor(head[1], speaker):
            return False
        start = self.cast.mentions[speaker].first
        if start < head[0].last or cue.form.frame in {"after", "by", "passive"}:
            return False
        between = set(self.words[head[0].last : start])
        return bool(between & self.pack.grammar.contrasts)

    def _is_reported_person(self, head: tuple[_Cue, int | None, Span | None], speaker: int | None, cue: _Cue) -> bool:
        """'Menurut pemerintah Korea Selatan, Moon mengatakan …', 'Menurut Fox News, pejabat AS mengatakan …'.

        The first only carries what the second said.
        """
        carrier, frames = head[1], {"by", "says"}
        if carrier is None or speaker is None or head[0].form.frame not in frames or cue.form.frame not in {"says", "acts"}:
            return False
        if self.cast.mentions[speaker].first < head[0].first:
            return False
        mine, theirs = self.cast.side_of[speaker], self.cast.side_of[carrier]
        if head[0].form.frame == "by" and theirs is None:
            return mine is not None
        institution = self.cast.actor_of[carrier] is None or self.cast.office_of[carrier] == "spokesperson"
        return institution and mine == theirs and self.cast.actor_of[speaker] is not None

    def _start_of(self, speaker: int | None, cue: _Cue) -> int:
        return min(self.cast.mentions[speaker].first, cue.first) if speaker is not None else cue.first

    def _is_utterance(self, quotation: Quotation, sentence: Sentence) -> bool:
        inner = quotation.inner.read(self.story.text).split()
        return len(inner) >= SHORTEST_QUOTE

    def _holds(self, first: int, last: int, quotation: Quotation) -> bool:
        return quotation.span.overlaps(self.story.span(first, last))


# -- from draft to statement -------------------------------------------------------------------------------------------
def _state(draft: _Draft, story: Story, cast: Cast, pack: Pack, carriers: Sequence[str]) -> Statement | None:
    speaker = _speaker(draft, story, cast)
    if speaker is None:
        return None
    span = story.span(draft.first, draft.last)
    act, act_rule, act_span = _act(draft, story, pack)
    owners = story.sentence_of
    numbers = [
        n
        for index in range(owners[draft.first], owners[draft.last - 1] + 1)
        for n in cast.in_sentence[index]
        if draft.first <= cast.mentions[n].first < draft.last
    ]
    target = _target(draft, story, cast, pack, numbers, speaker)
    condition = find_condition(story, pack, *draft.content)
    quote = any(_is_quote(story.quotations[q], story) for q in draft.quotations)
    cue = (
        None
        if draft.cue is None
        else Cue(
            story.span(draft.cue.first, draft.cue.last).read(story.text), story.span(draft.cue.first, draft.cue.last)
        )
    )
    provenance = [
        Provenance(
            "act", act_rule, (act_span or (cue.span if cue else span),), draft.cue.form.entry if draft.cue else None
        )
    ]
    if condition is not None:
        provenance.append(Provenance("conditional", condition[1], (condition[0],)))
    if speaker.span is not None:
        provenance.append(Provenance("speaker", speaker.rule, (speaker.span,)))
    if quote:
        provenance.append(
            Provenance("quote", "quotation marks", tuple(story.quotations[q].span for q in draft.quotations))
        )
    return Statement(
        id=content_id("s", span.start, span.end, span.read(story.text)),
        span=span,
        quote=quote,
        text=_said(draft, story, quote),
        speaker=speaker,
        act=act,
        on_behalf_of=_principal(draft, cast, numbers, speaker),
        target=target,
        conditional=condition is not None,
        condition_span=condition[0] if condition else None,
        via=_via(draft, story, carriers),
        cue=cue,
        provenance=tuple(provenance),
    )


def _speaker(draft: _Draft, story: Story, cast: Cast) -> Speaker | None:
    if draft.speaker is None:
        if draft.unknown_speaker is None:
            return None
        name = draft.unknown_speaker.read(story.text)
        return Speaker(name, None, span=draft.unknown_speaker, rule="unknown name after the cue")
    mention = cast.mentions[draft.speaker]
    actor = cast.actor(draft.speaker)
    rule = draft.cue.form.rule if draft.cue else "quotation goes on"
    if actor is not None:
        office = cast.office_of[draft.speaker] or actor.office
        return Speaker(actor.name, actor.side, office, actor.person, mention.span, rule)
    name = mention.span.read(story.text) if mention.kind == "name" else None
    return Speaker(name, cast.side_of[draft.speaker], cast.office_of[draft.speaker], None, mention.span, rule)


def _act(draft: _Draft, story: Story, pack: Pack) -> tuple[Act, str, Span | None]:
    if draft.cue is not None and draft.cue.form.act != "comment":
        return draft.cue.form.act, draft.cue.form.rule, story.span(draft.cue.first, draft.cue.last)
    return content_act(story, pack, *draft.content)


def _target(
    draft: _Draft, story: Story, cast: Cast, pack: Pack, numbers: Sequence[int], speaker: Speaker
) -> Target | None:
    first, last = draft.content
    if draft.cue is not None and draft.cue.form.frame == "passive":
        first, last = draft.first, draft.cue.first
    own = [n for n in numbers if n != draft.speaker]
    return find_target(story, cast, pack.grammar, own, speaker.side, first, last, draft.object_at)


def _principal(draft: _Draft, cast: Cast, numbers: Sequence[int], speaker: Speaker) -> Principal | None:
    """'"Presiden Biden menegaskan …," kata Psaki': the spokesperson reports what the principal said."""
    if draft.speaker is None or speaker.office not in {"spokesperson", "adviser", "envoy", "official"}:
        return None
    for number in numbers:
        actor = cast.actor(number)
        if actor is None or number == draft.speaker or actor.side != speaker.side or actor.name == speaker.name:
            continue
        return Principal(actor.name, actor.side, cast.mentions[number].span)
    return None


def _is_quote(quotation: Quotation, story: Story) -> bool:
    return bool(quotation.inner.read(story.text).split())


def _said(draft: _Draft, story: Story, quote: bool) -> str:
    """The words themselves: what stands between the quotation marks, or the reported clause."""
    span = story.span(draft.first, draft.last)
    if quote:
        parts = [story.quotations[q].inner for q in draft.quotations]
        cut = [Span(max(p.start, span.start), min(p.end, span.end)) for p in parts if p.overlaps(span)]
        return " ".join(p.read(story.text).strip() for p in cut)
    return story.span(*draft.content).read(story.text) if draft.content[0] < draft.content[1] else span.read(story.text)


def _via(draft: _Draft, story: Story, carriers: Sequence[str]) -> tuple[Carrier, ...]:
    found: list[Carrier] = []
    span = story.span(draft.first, draft.last)
    text = span.read(story.text)
    for name in carriers:
        at = text.find(name)
        if at >= 0:
            found.append(Carrier(name, Span(span.start + at, span.start + at + len(name))))
    return tuple(sorted(found, key=lambda carrier: carrier.span))


__all__ = ["Target", "find_statements"]
