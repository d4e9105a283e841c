"""Find what is reported to have been said: quoted, half quoted and in the reporter's own words.

    'Biden meminta Rusia mengurangi militernya'   ->  Joe Biden, request, target RUS
    '"Kami sepakat," kata Lavrov. "Itu cukup."'   ->  one statement of Lavrov, quoted

A sentence gives at most one statement for each speaker in it. Which contact a statement belongs to is settled later,
when the contacts are known.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec.structs import replace

from risalah.find.acts import content_act
from risalah.find.acts_conditions import find_condition
from risalah.find.acts_doers import Utterance
from risalah.find.statements_carriers import find_carriers
from risalah.find.statements_drafts import Draft, attribution, draft_statements, word_count
from risalah.find.statements_service import Services
from risalah.find.statements_targets import find_target
from risalah.lang.grammar import is_passive_verb
from risalah.lang.pack import Pack
from risalah.lang.speech import CueForm
from risalah.lang.tokens import tokenize
from risalah.model.account import Act, Carrier, Cue, Principal, Provenance, Speaker, Statement, Target
from risalah.model.document import Agency
from risalah.model.ids import content_id
from risalah.model.mention import Cast
from risalah.model.span import Span
from risalah.model.story import Story

DEPUTIES = frozenset({"spokesperson", "adviser", "envoy", "official"})  # offices that speak for somebody else

NOUN = 3  # the weight of a noun that does something in words: 'kecaman'
OBJECT_NEAR = 1  # tokens between a verb of speech and its object: 'memperingatkan kembali Rusia'
ADDRESSEE_NEAR = 4  # tokens between it and whom it is addressed to: 'keras dan terbuka kepada China'
ANSWER = 250  # characters between what somebody said and what answers it
ANSWERS = frozenset({"reject", "accuse", "agree", "support"})  # acts that may answer what somebody said
LOOK_BACK = 3  # mentions between a title and the name that ends it


def find_statements(story: Story, cast: Cast, pack: Pack, agencies: Sequence[Agency]) -> list[Statement]:
    """All reported utterances of the story, in the order of the text."""
    carriers = sorted(name for name in {*pack.speech.carriers, *(a.name for a in agencies)} if name in story.text)
    found: list[Statement] = []
    services, often = Services(story, cast, pack), _often(cast)
    for draft in draft_statements(story, cast, pack):
        statement = _Stating(draft, story, cast, pack, carriers, services, often).state()
        if statement is not None:
            found.append(_answering(statement, found[-1], pack) if found else statement)
    return found


def _often(cast: Cast) -> Mapping[str | None, int]:
    """How often the article names each side, by itself or by its people."""
    return Counter(side for mention, side in zip(cast.mentions, cast.side_of, strict=True) if mention.kind != "pronoun")


def _answering(statement: Statement, before: Statement, pack: Pack) -> Statement:
    """'Iran menuduh AS …. Washington membantah tuduhan itu': who names nobody answers whoever spoke before."""
    own, other = statement.speaker.side, before.speaker
    near = statement.span.start - before.span.end <= ANSWER
    if statement.target is not None or statement.act not in ANSWERS or own is None or not near:
        return statement
    if other.side in {None, own} or other.span is None:
        return statement
    words = tokenize(statement.text).words
    answers = pack.speech.answerable.stands_in(words)
    return replace(statement, target=Target(other.side, other.span)) if answers else statement


class _Stating:
    """One draft on its way to a statement."""

    def __init__(
        self,
        draft: Draft,
        story: Story,
        cast: Cast,
        pack: Pack,
        carriers: Sequence[str],
        services: Services,
        often: Mapping[str | None, int],
    ) -> None:
        self.draft, self.story, self.cast, self.pack, self.carriers = draft, story, cast, pack, carriers
        self.services, self.often = services, often
        self.span = story.span(draft.first, draft.last)
        owners = story.sentence_of
        self.numbers = [
            n
            for index in range(owners[draft.first], owners[draft.last - 1] + 1)
            for n in cast.in_sentence[index]
            if draft.first <= cast.mentions[n].first < draft.last
        ]

    def state(self) -> Statement | None:
        speaker = self._speaker()
        if speaker is None:
            return None
        draft, story = self.draft, self.story
        act, act_rule, act_span = self._act(speaker)
        cue_end = draft.cue.last if draft.cue else None
        told = draft.cue is None or draft.cue.form.frame != "acts"
        condition = find_condition(story, self.pack, *draft.content, cue_end, comments=act == "comment", told=told)
        quote = self._is_quoted()
        cue = None if draft.cue is None else story.span(draft.cue.first, draft.cue.last)
        provenance = [
            Provenance("act", act_rule, (act_span or cue or self.span,), draft.cue.form.entry if draft.cue else None)
        ]
        if condition is not None:
            provenance.append(Provenance("conditional", condition[1], (condition[0],)))
        if speaker.span is not None:
            provenance.append(Provenance("speaker", speaker.rule, (speaker.span,)))
        if quote:
            marks = tuple(story.quotations[q].span for q in draft.quotations)
            provenance.append(Provenance("quote", "quotation marks", marks))
        return Statement(
            id=content_id("s", self.span.start, self.span.end, self.span.read(story.text)),
            span=self.span,
            quote=quote,
            text=self._said(quote),
            speaker=speaker,
            act=act,
            on_behalf_of=self._principal(speaker),
            target=find_target(
                story,
                cast=self.cast,
                pack=self.pack,
                draft=draft,
                numbers=self.numbers,
                own=speaker.side,
                act=act,
                act_at=None if act_span is None else self._token_at(act_span),
                often=self.often,
            ),
            conditional=condition is not None,
            condition_span=condition[0] if condition else None,
            via=self.via,
            cue=None if cue is None else Cue(cue.read(story.text), cue),
            provenance=tuple(provenance),
        )

    def _speaker(self) -> Speaker | None:
        draft, cast = self.draft, self.cast
        if draft.speaker is None:
            if draft.unknown_speaker is None:
                return None
            span = self._whole_name(draft.unknown_speaker)
            return Speaker(
                span.read(self.story.text), self._side_served(span), span=span, rule="unknown name beside the cue"
            )
        mention, actor = cast.mentions[draft.speaker], cast.actor(draft.speaker)
        rule = draft.cue.form.rule if draft.cue else "quotation goes on"
        if actor is not None:
            office = cast.office_of[draft.speaker] or self._office_around(draft.speaker) or actor.office
            index = cast.actor_of[draft.speaker]
            side = actor.side if actor.side is not None or index is None else self.services.side_of(index)
            return Speaker(actor.name, side, office, actor.person, mention.span, rule)
        written = mention.span.read(self.story.text) if mention.kind == "name" else None
        return Speaker(written, cast.side_of[draft.speaker], cast.office_of[draft.speaker], None, mention.span, rule)

    @cached_property
    def via(self) -> tuple[Carrier, ...]:
        """Who carried the words."""
        return find_carriers(self.story, self.cast, self.pack, self.draft, self.numbers, self.carriers)

    def _whole_name(self, name: Span) -> Span:
        """'demikian The Washington Post': the carrier's whole name, where the words beside the cue begin it."""
        begun = (carrier.span for carrier in self.via if carrier.span is not None and carrier.span.start == name.start)
        return next(begun, name)

    def _side_served(self, name: Span) -> str | None:
        """'kata juru bicara kementerian itu Syed Akbar': whom the words around a name say that they serve."""
        indices = (self.cast.actor_of[n] for n in self.numbers if self.cast.mentions[n].span == name)
        return next((self.services.side_of(index) for index in indices if index is not None), None)

    def _office_around(self, speaker: int) -> str | None:
        """'juru bicara Gedung Putih Jen Psaki': the title that ends in the name."""
        mention, mentions = self.cast.mentions[speaker], self.cast.mentions
        for number in range(speaker - 1, max(speaker - LOOK_BACK, 0) - 1, -1):
            if mentions[number].last == mention.last and mentions[number].kind == "role":
                return self.cast.office_of[number]
        return None

    def _act(self, speaker: Speaker) -> tuple[Act, str, Span | None]:
        """By the verb of speech where that decides, or else by what the words themselves do."""
        cue = self.draft.cue
        speaks_for: tuple[Act, int] | None = None
        if cue is not None and cue.form.act != "comment":
            if cue.form.weight is None:
                return cue.form.act, cue.form.rule, self.story.span(cue.first, cue.last)
            bare = cue.form.bare_weight is not None and not self._has_object(speaker)
            speaks_for = cue.form.act, (cue.form.bare_weight or 0) if bare else cue.form.weight
        noun = self._voiced_noun()
        if noun is not None:
            speaks_for = noun.act, noun.weight if noun.weight is not None else NOUN
        words = Utterance(
            self.story,
            self.cast,
            self.pack,
            speaker.side,
            *self.draft.content,
            self.draft.speaker,
            attribution(self.story, self.draft),
            self._told_from(),
        )
        act, rule, span = content_act(words, speaks_for)
        if span is None and cue is not None:
            if act != "comment":
                return act, cue.form.rule, self.story.span(cue.first, cue.last)
            if cue.form.otherwise is not None:
                return cue.form.otherwise, cue.form.rule, self.story.span(cue.first, cue.last)
        return act, rule, span

    def _voiced_noun(self) -> CueForm | None:
        """'Kecaman terhadap AS dilontarkan Iran': the noun that opens the sentence tells what is done in words."""
        cue, words = self.draft.cue, self.story.tokens.words
        if cue is None or cue.form.frame not in {"passive", "by"} or cue.form.act != "comment":
            return None
        if not is_passive_verb(self.pack.grammar, words[cue.first]):
            return None
        found = self.pack.speech.voiced.match_at(words, self.draft.first)
        return None if found is None or found[0] > cue.first else found[1]

    def _told_from(self) -> int | None:
        """'menyatakan tidak pernah …': the token behind a verb of speech that the words follow."""
        cue = self.draft.cue
        if cue is None or cue.form.frame != "says" or cue.last >= self.draft.last:
            return None
        return cue.last if self.story.quoted[cue.last] < 0 else None

    def _has_object(self, speaker: Speaker) -> bool:
        """'memperingatkan China agar …', 'melontarkan peringatan keras kepada China': another side is its object."""
        cue, words = self.draft.cue, self.story.tokens.words
        if cue is None:
            return False
        for number in self.numbers:
            first = self.cast.mentions[number].first
            if first < cue.last or self.cast.side_of[number] in {None, speaker.side}:
                continue
            addressed = words[first - 1] in self.pack.grammar.addressing and first <= cue.last + ADDRESSEE_NEAR
            if first <= cue.last + OBJECT_NEAR or addressed:
                return True
        return False

    def _token_at(self, span: Span) -> int:
        return bisect_left(self.story.tokens.starts, span.start)

    def _principal(self, speaker: Speaker) -> Principal | None:
        """'"Presiden Biden menegaskan …," kata Psaki': the spokesperson reports what the principal said."""
        if self.draft.speaker is None or speaker.office not in DEPUTIES:
            return None
        for number in self.numbers:
            actor = self.cast.actor(number)
            if actor is None or number == self.draft.speaker or actor.name == speaker.name:
                continue
            if actor.side == speaker.side:
                return Principal(actor.name, actor.side, self.cast.mentions[number].span)
        return None

    def _is_quoted(self) -> bool:
        return any(word_count(self.story, q) > 0 for q in self.draft.quotations)

    def _said(self, quote: bool) -> str:
        """The words themselves: what stands between the quotation marks, or the reported clause."""
        draft, text = self.draft, self.story.text
        if quote:
            parts = [self.story.quotations[q].inner for q in draft.quotations]
            cut = [
                Span(max(p.start, self.span.start), min(p.end, self.span.end)) for p in parts if p.overlaps(self.span)
            ]
            return " ".join(part.read(text).strip() for part in cut)
        first, last = draft.content
        return self.story.span(first, last).read(text) if first < last else self.span.read(text)
