"""Whom an utterance addresses or is about: the verb's object, or the first other side that the words name.

'Korea Utara menuding AS memicu ketegangan'                  ->  USA
'Retno mengaku menelepon Menlu India sebelum ke Bangladesh'  ->  IND: a place is nobody's addressee
"""

from collections.abc import Mapping, Sequence

import msgspec

from risalah.find.statements_drafts import Draft, attribution
from risalah.lang.grammar import is_passive_verb
from risalah.lang.pack import Pack
from risalah.model.account import Act, Target
from risalah.model.mention import GATHERING, Cast
from risalah.model.story import Story

FELLOWS = 4  # mentions behind the speaker that may speak with them
PEOPLE_REACH = 3  # tokens between 'meminta' and the people whom it is asked of: 'para', 'seluruh'
AGENT = 3  # tokens of 'oleh tentara' before whose it is
PLACE_REACH = 4  # tokens of a town before its country
GOING = frozenset(
    {"consult", "reject", "support", "mobilize", "threaten", "sanction", "protest"}
)  # acts that may go to a place: 'akan berkunjung ke Jepang', 'menghentikan ekspor ke Jepang'
AGAINST = frozenset({"accuse", "threaten", "protest"})  # acts that have somebody against whom they are
INSIDE = frozenset({"accuse", "request"})  # acts that may be for a leader of one's own
LEADERS = frozenset({"president", "prime-minister", "chancellor", "monarch"})
SUBORDINATE = frozenset({"spokesperson", "adviser", "envoy", "official", "minister", "foreign-minister"}) | frozenset(
    {
        "defence-minister",
        "vice-president",
        "ambassador",
        "commander",
        "national-security-adviser",
        "deputy-prime-minister",
    }
)  # offices that speak for a leader, and not against one
SPOKEN_OF = frozenset({"comment", "reject"})  # acts that are of somebody rather than for somebody
MAIN = 2  # times that an article names the side that it is about, for each time that it names another
LIST = 3  # sides in a list that is too long for an addressee
BRACKETS = frozenset("([")
HYPHENS = frozenset("-–")
LOOK_BACK = 2  # sentences before an utterance that tell whom it is against
OBJECT_REACH = 4  # tokens between 'meminta' and whom it is asked of


def find_target(
    story: Story,
    *,
    cast: Cast,
    pack: Pack,
    draft: Draft,
    numbers: Sequence[int],
    own: str | None,
    act: Act,
    act_at: int | None,
    often: Mapping[str | None, int],
) -> Target | None:
    """The side that a draft's words are for or about. `numbers` are its mentions, `own` is the speaker's side.

    `often`: how often the article names each side. `act_at`: the token of the words that told what the draft does. Who
    speaks for no side and only comments is no party that could be addressing another.
    """
    if own is None and act == "comment":
        return None
    finder = _TargetFinder(story, cast, pack, draft, numbers, own, act, act_at, attribution(story, draft), often)
    chosen = finder.choose()
    side = None if chosen is None else cast.side_of[chosen]
    return None if chosen is None or side is None else Target(side, cast.mentions[chosen].span)


class _TargetFinder(msgspec.Struct, frozen=True):
    story: Story
    cast: Cast
    pack: Pack
    draft: Draft
    numbers: Sequence[int]
    own: str | None
    act: Act
    act_at: int | None
    aside: range  # tokens that only tell who said it
    often: Mapping[str | None, int]

    def choose(self) -> int | None:
        """The mention that is the target, or None."""
        others, object_at = self._others(), self.draft.object_at
        if object_at is not None and self._asks_own_people(object_at):
            return None
        if object_at is not None:
            for number in others:
                if object_at <= self.cast.mentions[number].first <= object_at + OBJECT_REACH:
                    return number
        goal = self._goal()
        if goal is not None:
            return goal
        if others:
            return self._main(others) if self.act in SPOKEN_OF else self._receiver(self._beside_act(others))
        place = self._place()
        if place is None and self.act in AGAINST:
            place = self._spoken_of()
        return next((n for n in (place, self._told_to(), self._own_leader()) if n is not None), None)

    def _told_to(self) -> int | None:
        """'Kepada Menlu Wang, Retno menyatakan …': whom the words are said to, before they begin."""
        first = self._words()[0]
        for number in self.numbers:
            mention = self.cast.mentions[number]
            if mention.first < first and self._word_before(number) in self.pack.grammar.addressing:
                side = self.cast.side_of[number]
                return number if side not in {None, self._own_side()} else None
        return self._told_behind()

    def _told_behind(self) -> int | None:
        """'"…," ancam Presiden Iran terhadap Israel', '"…," kata Putin kepada Xi': right behind who said them."""
        speaker = self.draft.speaker
        if speaker is None or not self.aside:
            return None
        end = self.cast.mentions[speaker].last
        for number in self.numbers:
            behind = self.cast.mentions[number].first == end + 1 and end in self.aside
            if behind and self._word_before(number) in self.pack.grammar.to:
                return number if self.cast.side_of[number] not in {None, self._own_side()} else None
        return None

    def _own_leader(self) -> int | None:
        """'pemimpin oposisi menuding Presiden …': a leader of the speaker's own country, whom others are against."""
        cast, speaker = self.cast, self.draft.speaker
        if self.act not in INSIDE or self.own is None or speaker is None or cast.office_of[speaker] in SUBORDINATE:
            return None
        actor = cast.actor(speaker)
        if actor is not None and actor.office in (SUBORDINATE if self.act == "accuse" else SUBORDINATE | LEADERS):
            return None
        first, last = self._words()
        for number in self.numbers:
            mention, other = cast.mentions[number], cast.actor(number)
            if cast.side_of[number] != self.own or not self._is_said_there(number, first, last):
                continue
            leads = cast.office_of[number] in LEADERS or (other is not None and other.office in LEADERS)
            # 'Presiden menunggu jawaban …': asks, and is not asked
            asked = self.act != "request" or (self.act_at is not None and mention.first > self.act_at)
            if mention.kind in {"person", "role"} and leads and other is not actor and asked:
                return number
        return None

    def _spoken_of(self) -> int | None:
        """'… serangan AS. Gil mengutuk tindakan itu': whom the words before were about."""
        if not self._points_back():
            return None
        first = self.story.sentence_of[self.draft.first]
        for index in range(first, max(first - LOOK_BACK - 1, -1), -1):
            if self.story.sentences[index].title:
                break
            for number in reversed(self.cast.in_sentence[index]):
                mention, side = self.cast.mentions[number], self.cast.side_of[number]
                if mention.first >= self.draft.first and index == first:
                    continue
                if side in {None, self._own_side()} or mention.kind == "pronoun" or self._is_setting(number):
                    continue
                if not self._is_where(number) and not self._is_country_of_place(number):
                    return number
        return None

    def _points_back(self) -> bool:
        """'tindakan itu', 'mereka': the words speak of what was told before them."""
        acts, names = self.pack.acts, self.pack.names
        first, last = self._words()
        words = self.story.tokens.words[first:last]
        pointing = (names.determiners, acts.second_person, acts.third_person)
        return not all(each.isdisjoint(words) for each in pointing)

    def _asks_own_people(self, at: int) -> bool:
        """'meminta warga menjauhi perbatasan': those at the verb are the speaker's own people."""
        words = self.story.tokens.words
        near = range(at, min(at + PEOPLE_REACH, self.draft.last))
        named = {self.cast.mentions[n].first for n in self.numbers if self.cast.side_of[n] not in {None, self.own}}
        people = next((t for t in near if words[t] in self.pack.speech.people or self._is_doubled(t)), None)
        if people is None:
            return False
        if not self._is_doubled(people) and any(self._does_it(first) for first in named if first > people):
            return False  # 'menuntut pembebasan warganya yang ditahan Israel'
        end = people + (5 if self._is_doubled(people) else 3)
        return not any(t in named for t in range(at, min(end, self.draft.last)))

    def _does_it(self, first: int) -> bool:
        """'yang ditahan Israel', 'oleh tentara Israel': does whoever begins at a token do what stands before?"""
        words, by = self.story.tokens.words, self.pack.grammar.by
        return is_passive_verb(self.pack.grammar, words[first - 1]) or not by.isdisjoint(words[first - AGENT : first])

    def _is_doubled(self, token: int) -> bool:
        """'negara-negara', 'pihak-pihak': many, whoever they are."""
        words = self.story.tokens.words[token : token + 3]
        return len(words) == 3 and words[1] in HYPHENS and words[0] == words[2]

    def _goal(self) -> int | None:
        """'setelah dari Brasil, saya akan ke Inggris': where a visit goes."""
        if self.act != "consult" or self.act_at is None:
            return None
        first, last = self._words()
        sentence = self.story.sentence_of[self.act_at]
        for number in self.cast.in_sentence[sentence]:
            mention = self.cast.mentions[number]
            goes = mention.first > self.act_at and self._word_before(number) in self.pack.grammar.into
            if goes and self._is_said_there(number, first, last) and self.cast.side_of[number] not in {None, self.own}:
                return number
        return None

    def _beside_act(self, others: Sequence[int]) -> Sequence[int]:
        """Those in the sentence that tells what the words do, if there are any."""
        if self.act_at is None:
            return others
        sentence = self.story.sentence_of[self.act_at]
        return [n for n in others if self.cast.mentions[n].sentence == sentence] or others

    def _main(self, others: Sequence[int]) -> int:
        """Of several sides that a comment names, the one that the article is about, where that is plain."""
        first = self._receiver(self._beside_act(others))
        side_of, often = self.cast.side_of, self.often
        main = max(others, key=lambda number: often[side_of[number]])
        return main if often[side_of[main]] >= MAIN * often[side_of[first]] else first

    def _receiver(self, others: Sequence[int]) -> int:
        """'pesan Presiden Zelensky untuk Presiden Putin': whom it goes to, not whose it is."""
        first = others[0]
        if self._word_before(first) not in self.pack.speech.messages:
            return first
        grammar = self.pack.grammar
        onward = grammar.addressing | grammar.for_ | grammar.into
        return next((number for number in others[1:] if self._word_before(number) in onward), first)

    def _place(self) -> int | None:
        """A country as a goal ('akan berkunjung ke Jepang') or where something is done to it ('serangan di Suriah')."""
        first, last = self._words()
        places = [
            n
            for n in self.numbers
            if self._is_where(n)
            and self._is_said_there(n, first, last)
            and self.cast.side_of[n] not in {None, self.own}
        ]
        if not places:
            return None
        if self.act == "support" or self.pack.speech.deeds.stands_in(self.story.tokens.words[first:last]):
            return places[0]  # 'senang berada di Kenya'
        goals = (n for n in places if self._word_before(n) in self.pack.grammar.into)
        return next(goals, None) if self.act in GOING else None

    def _words(self) -> tuple[int, int]:
        """The tokens in which a target is sought; before a passive behind a comma, the clause right before it.

        '… soal Yaman, tempat Arab Saudi menyerang Houthi, memicu kritik dari Moskow' is against Saudi Arabia.
        """
        if self.draft.cue is None or self.draft.cue.form.frame != "passive":
            return self.draft.content
        first, last, words = self.draft.first, self.draft.cue.first, self.story.tokens.words
        if words[last - 1] == ",":
            first = next((at + 1 for at in range(last - 2, first - 1, -1) if words[at] == ","), first)
        return first, last

    def _is_said_there(self, number: int, first: int, last: int) -> bool:
        """Does a mention stand among the words, and not only where it is told who said them?"""
        at = self.cast.mentions[number].first
        if number == self.draft.speaker or not first <= at < last:
            return False
        if at not in self.aside or self.story.quoted[at] >= 0:
            return True
        before, grammar = self._word_before(number), self.pack.grammar
        if self.cast.mentions[number].kind == "person" and before in grammar.into:
            return True  # '… ," sapa Erdogan ke Prabowo'
        return before in grammar.addressing or before in grammar.about

    def _others(self) -> list[int]:
        """The mentions of other sides in the words that are more than places and fellow speakers."""
        first, last = self._words()
        found = []
        where: int | None = None  # the last mention that is a place: 'ke Myanmar dan Bangladesh' goes to both
        for number in self.numbers:
            mention, side = self.cast.mentions[number], self.cast.side_of[number]
            if not self._is_said_there(number, first, last):
                continue
            if (
                self._is_where(number)
                or self._is_country_of_place(number)
                or (where is not None and self._is_listed(where, number))
            ):
                where = number
                continue
            other = side is not None and side != self._own_side()
            if other and mention.kind != "pronoun" and not self._is_setting(number):
                found.append(number)
        fellows = self._fellows() if found else frozenset()
        found = [number for number in found if self.cast.side_of[number] not in fellows]
        spoken_of = self._spoken_of_together(found) if len(found) > 1 else frozenset()
        return [number for number in found if number not in spoken_of and not self._is_matter(number)]

    def _is_matter(self, number: int) -> bool:
        """'krisis Suriah': a comment speaks of what goes on there."""
        named = self.act == "comment" and self.cast.mentions[number].kind == "side"
        return named and self._word_before(number) in self.pack.speech.matters

    def _spoken_of_together(self, found: Sequence[int]) -> frozenset[int]:
        """Two sides of one matter ('konflik Thailand-Kamboja'), or three in a list: none of them is meant alone."""
        together: set[int] = set()
        at = 0
        while at < len(found):
            end = at + 1
            while end < len(found) and found[end] == found[end - 1] + 1 and self._is_paired(found[end - 1], found[end]):
                end += 1
            sides = {self.cast.side_of[number] for number in found[at:end]}
            tied = self._word_before(found[at]) in self.pack.speech.ties
            if len(sides) >= LIST or (len(sides) > 1 and tied):
                together.update(found[at:end])
            at = end
        return frozenset(together)

    def _is_paired(self, earlier: int, later: int) -> bool:
        """'AS dan Iran', 'AS-Iran', 'AS dengan Iran'."""
        a, b = self.cast.mentions[earlier], self.cast.mentions[later]
        between = self.story.tokens.words[a.last : b.first]
        grammar = self.pack.grammar
        joined = len(between) == 1 and (between[0] in HYPHENS or between[0] in grammar.with_)
        return joined or self._is_listed(earlier, later)

    def _fellows(self) -> frozenset[str]:
        """Sides that speak together with the speaker: 'Pejabat AS dan Rusia mengatakan'."""
        speaker, sides = self.draft.speaker, set()
        if speaker is None:
            return frozenset()
        told = self.draft.cue is not None and self.draft.cue.form.frame in {"by", "after"}
        for number in range(speaker + 1, min(speaker + FELLOWS, len(self.cast.mentions))):
            if told and self.story.tokens.words[self.cast.mentions[number - 1].last] == ",":
                break  # 'Menurut Lavrov, Indonesia …': the words begin
            if self.cast.mentions[number].sentence != self.cast.mentions[speaker].sentence:
                break
            if not self._is_listed(number - 1, number):
                break
            side = self.cast.side_of[number]
            if side is not None:
                sides.add(side)
        return frozenset(sides)

    def _is_where(self, number: int) -> bool:
        """'berangkat ke Myanmar', 'di Suriah': a country as a place is nobody's addressee."""
        if self.cast.mentions[number].kind != "side":
            return False
        before, grammar = self._word_before(number), self.pack.grammar
        return before in grammar.at or before in grammar.into or before in grammar.means

    def _is_country_of_place(self, number: int) -> bool:
        """'di Marawi, Filipina': the country of a place."""
        mention, words = self.cast.mentions[number], self.story.tokens.words
        if mention.kind != "side" or self._word_before(number) != ",":
            return False
        for at in range(mention.first - 2, max(mention.first - 2 - PLACE_REACH, self.draft.first), -1):
            if not self.story.capitals[at]:
                grammar = self.pack.grammar
                return words[at] in grammar.at or words[at] in grammar.into or words[at] in grammar.means
        return False

    def _own_side(self) -> str | None:
        """The speaker's side; that of the papers where nobody knows whom the speaker stands for."""
        return self.own if self.own is not None else self.pack.home_side

    def _is_setting(self, number: int) -> bool:
        """'dalam pertemuan ASEAN', 'resolusi PBB', 'negara seperti Indonesia': named in passing."""
        mention, before = self.cast.mentions[number], self._word_before(number)
        if mention.form == GATHERING or before in self.pack.speech.examples:
            return True
        if mention.kind != "side":
            return False
        if before in BRACKETS and self._is_repeated(number):
            return self._is_setting(number - 1)  # 'sidang Perserikatan Bangsa-Bangsa (PBB)'
        if before not in self.pack.speech.settings:
            return False
        return self.pack.sides.kind_of(self.cast.side_of[number]) in {"igo", "bloc"}

    def _is_repeated(self, number: int) -> bool:
        """'Perserikatan Bangsa-Bangsa (PBB)': the same side once more, in brackets."""
        if not number:
            return False
        earlier, mention = self.cast.mentions[number - 1], self.cast.mentions[number]
        return earlier.last == mention.first - 1 and self.cast.side_of[number - 1] == self.cast.side_of[number]

    def _is_listed(self, earlier: int, later: int) -> bool:
        """Do two mentions stand in one list: 'Myanmar dan Bangladesh', 'Marawi, Filipina'?"""
        a, b = self.cast.mentions[earlier], self.cast.mentions[later]
        between = self.story.tokens.words[a.last : b.first]
        return 0 < len(between) <= 2 and all(w == "," or w in self.pack.grammar.conjunctions for w in between)

    def _word_before(self, number: int) -> str:
        first = self.cast.mentions[number].first
        return self.story.tokens.words[first - 1] if first else ""
