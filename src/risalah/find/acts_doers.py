"""Who does what a sign in an utterance says, and whether it is denied or only asked.

'kami akan membantu Lebanon'        ->  own
'mengatakan Rusia tidak hadir'      ->  other, denied
"""

import msgspec

from risalah.find.acts_conditions import main_clause
from risalah.lang.acts import Doer
from risalah.lang.grammar import is_active_verb
from risalah.lang.pack import Pack
from risalah.model.mention import GATHERING, Cast
from risalah.model.story import Story

REACH = 14  # tokens back from a sign to who does it
DEMAND_REACH = 3  # tokens back from a sign to what demands it
UNSAID_REACH = 3  # tokens between a verb of speech and what its subject does: 'mengaku tidak pernah menjual'
DENIAL_REACH = 4  # tokens back from a sign to the negation that denies it
OWNED = 3  # tokens of 'kilang minyak lepas pantai' before whose it is
OPENING, CLOSING = frozenset("(["), frozenset(")]")
STOPS = frozenset('.;:?!"”“')
QUOTES = frozenset('"”“')


class Utterance(msgspec.Struct, frozen=True):
    """Words in tokens [first, last) of a speaker of side `own`.

    `speaker` is the mention that says who said them, `aside` the tokens that only tell so, `told_from` the token behind
    the verb of speech before words that the reporter puts in their own.
    """

    story: Story
    cast: Cast
    pack: Pack
    own: str | None
    first: int
    last: int
    speaker: int | None = None
    aside: range = range(0)
    told_from: int | None = None

    def is_aside(self, token: int) -> bool:
        return token in self.aside and self.story.quoted[token] < 0


class Doers:
    """The persons and sides in an utterance, as its speaker sees them."""

    def __init__(self, words: Utterance) -> None:
        story, cast, own, first, last = words.story, words.cast, words.own, words.first, words.last
        self.words, self.quoted = story.tokens.words, story.quoted
        self.pack, self.first, self.last, self.told_from = words.pack, first, last, words.told_from
        self.is_aside = words.is_aside
        self.at: dict[int, tuple[int, Doer]] = {}  # the token behind who is named -> (their first token, who they are)
        self.from_: dict[int, tuple[int, Doer]] = {}  # their first token -> (the token behind them, who they are)
        self.fellows: set[int] = set()  # the first tokens of people of the speaker's side, beside the speaker
        if first >= last or (own is None and self._is_told_by_a_medium(words)):
            return
        for index in range(story.sentence_of[first], story.sentence_of[last - 1] + 1):
            for number in cast.in_sentence[index]:
                mention, side = cast.mentions[number], cast.side_of[number]
                if number == words.speaker or words.is_aside(mention.first):
                    continue  # who said it
                if mention.kind == "pronoun" or side is None or mention.form == GATHERING:
                    continue
                who: Doer = "own" if side == own else "other"
                if who == "own" and mention.kind == "person":
                    self.fellows.add(mention.first)
                self.at[mention.last] = (mention.first, who)
                self.from_[mention.first] = (mention.last, who)

    def _is_told_by_a_medium(self, words: Utterance) -> bool:
        """'Motegi, menurut Yonhap, mendukung …': a medium stands beside no side, and another speaker for some."""
        if words.speaker is None:
            return True
        return self.words[words.cast.mentions[words.speaker].first] in self.pack.speech.voices

    def negations(self) -> list[int]:
        """The tokens that deny something."""
        negations, told = self.pack.grammar.negations, self.words[self.first : self.last]
        if negations.isdisjoint(told):
            return []
        return [at for at, word in enumerate(told, self.first) if word in negations]

    def person_at(self, position: int) -> tuple[str, int]:
        """'<us>' or '<them>' where the words name the speaker's side or another, and the token behind them."""
        named = self.from_.get(position)
        who, end = (named[1], named[0]) if named else (self._person(position), position + 1)
        return ("<us>" if who == "own" else "<them>"), end

    def is_deed(self, word: str) -> bool:
        """'menjual': a verb of doing, not of the mind."""
        return word not in self.pack.acts.minds and is_active_verb(self.pack.grammar, word)

    def doer_of(self, sign: int) -> Doer:
        """Who does what begins at a token: the nearest to its left in its clause whom nothing governs."""
        return self._doer_of(sign)[0]

    def is_fellow(self, sign: int) -> bool:
        """'Presiden kita itu pembohong': is it somebody of the speaker's country who does what begins there?"""
        return self._doer_of(sign)[1] in self.fellows

    def _doer_of(self, sign: int) -> tuple[Doer, int | None]:
        grammar, words = self.pack.grammar, self.words
        if words[sign] in self.pack.acts.first_person:
            return "own", None  # 'peran Indonesia kami hargai'
        if self._follows_verb_of_speech(sign):
            return "own", None
        at, crossed = sign, False
        while at > max(self.first, sign - REACH):
            word = words[at - 1]
            if self.is_aside(at - 1):
                at -= 1  # 'Hamas, kata dia, harus …'
                continue
            if word in STOPS or word in grammar.subordinators:
                break
            crossed = crossed or word == ","
            first, who = self.at[at] if at in self.at else (at - 1, self._person(at - 1))
            # behind a comma something may still be said of whom the clause began with: 'Iran, yang …, harus'
            headed = self._is_head_of(at, sign)
            counts = who != "unknown" and not self._takes_a_stance(at) and (headed or not self._is_governed(first))
            counts = counts and not (who == "own" and at in self.at and self._has_what_is_governed(first))
            if counts and (not crossed or self.opens_clause(first)):
                return ("both" if self._is_listed_with(first, who) else who), first
            at = first
        return "unknown", None

    def _is_head_of(self, at: int, sign: int) -> bool:
        """'mengecam mereka yang menembaki nelayan', 'bertemu presiden mereka yang sangat hebat'."""
        relative = at < sign and self.words[at] in self.pack.grammar.relatives
        adverbs, degrees = self.pack.grammar.adverbs, self.pack.acts.degrees
        return relative and all(word in adverbs or word in degrees for word in self.words[at + 1 : sign])

    def _follows_verb_of_speech(self, sign: int) -> bool:
        """'mengaku tidak pernah menjual': nobody is named, so it is whoever says so."""
        if self.told_from is None or not 0 <= sign - self.told_from <= UNSAID_REACH:
            return False
        if self.words[sign] in self.pack.acts.things:
            return False  # 'menilai tindakan Qatar berlebihan'
        small, negations = self.pack.acts.denying, self.pack.grammar.negations
        between = range(self.told_from, sign)
        return all(self.words[at] in negations or small.match_at(self.words, at) is not None for at in between)

    def _takes_a_stance(self, end: int) -> bool:
        """'saya kira ini kemajuan besar': behind who is named there comes only that they think so."""
        return end < self.last and self.words[end] in self.pack.acts.stances

    def _is_governed(self, first: int) -> bool:
        before = self.words[first - 1] if first > self.first else ""
        return before in self.pack.grammar.prepositions or self._is_object(first)

    def _has_what_is_governed(self, first: int) -> bool:
        """'masuk ke perairan Indonesia', 'menyerang kilang minyak Indonesia': whose it is does nothing there."""
        grammar = self.pack.grammar
        for at in range(first - 1, max(self.first, first - 1 - OWNED), -1):
            word, before = self.words[at], self.words[at - 1]
            if not word.isalpha() or word in grammar.subordinators or word in grammar.conjunctions:
                return False
            if at in self.from_ or at + 1 in self.at or is_active_verb(grammar, word):
                return False
            if before in grammar.prepositions or self._is_object(at):
                return True
        return False

    def _is_listed_with(self, first: int, who: Doer) -> bool:
        """'Indonesia dan Malaysia sepakat', 'ia dan Presiden AS, Trump, sepakat': both sides in one list."""
        joining = self.pack.grammar.conjunctions
        at = first
        while at > self.first and (self.words[at - 1] == "," or self.words[at - 1] in joining):
            before, named = self.at.get(at - 1, (at - 2, self._person(at - 2) if at - 2 >= self.first else "unknown"))
            if named == "unknown":
                return False
            if named != who and self.words[at - 1] != ",":
                return True
            at = before
        return False

    def denial_of(self, sign: int) -> str | None:
        """'tidak akan pernah', 'belum bisa': the negation before it, with nothing but small verbs between."""
        denying, words = self.pack.acts.denying, self.words
        for at in range(sign - 1, max(self.first - 1, sign - 1 - DENIAL_REACH), -1):
            if words[at] in self.pack.grammar.negations:
                return words[at]
            if denying.match_at(words, at) is None:
                return None
        return None

    def is_forbidden(self, sign: int) -> bool:
        """'agar tidak mencampuri': what is asked not to be done is not denied."""
        words, asking = self.words, self.pack.acts.demanding | self.pack.grammar.for_
        near = range(max(self.first + 1, sign - DENIAL_REACH), sign)
        return any(words[at] in self.pack.grammar.negations and words[at - 1] in asking for at in near)

    def is_demanded(self, sign: int) -> bool:
        """'harus segera mendukung': asked of somebody, and not promised."""
        near = self.words[max(self.first, sign - DEMAND_REACH) : sign]
        return not self.pack.acts.demanding.isdisjoint(near)

    def opens_clause(self, first: int) -> bool:
        """Does a clause begin at a token: behind a sign, a joining word or a verb of speech?"""
        if first <= self.first or self.quoted[first] != self.quoted[first - 1]:
            return True
        before, grammar = self.words[first - 1], self.pack.grammar
        opens = before in STOPS or before == "," or before in grammar.subordinators or before in grammar.contrasts
        return opens or self.pack.speech.cues.match_at(self.words, first - 1) is not None

    def is_asked(self, sign: int) -> bool:
        """'Apakah mereka akan menolak …', 'jika mereka menyerang': asked or supposed, and not said.

        What then happens is said: 'jika mereka menyerang kami akan membalas'.
        """
        acts, first = self.pack.acts, max(self.first, sign - REACH)
        near = self.words[first:sign]
        if acts.questions.isdisjoint(near) and acts.hypothetical.isdisjoint(near):
            return False
        supposed = True  # until a comma ends the if-clause
        bracket = False  # 'sanksi itu [jika diberlakukan] akan merusak …'
        for at in range(sign - 1, first - 1, -1):
            word = self.words[at]
            bracket = word in CLOSING or (bracket and word not in OPENING)
            if bracket:
                continue
            if word in STOPS and not self.picks_out_words(at):
                return False
            supposed = supposed and word != ","
            if word in acts.questions:
                return True
            if supposed and word in acts.hypothetical:
                return main_clause(self.pack, self.words, at + 1, sign + 1) is None
        return False

    def is_of_a_thing(self, sign: int) -> bool:
        """'langkah ini akan membantu petani': what a thing does is no promise of anybody."""
        denying, words = self.pack.acts.denying, self.words
        at = sign
        while at > self.first + 1 and denying.match_at(words, at - 1) is not None:
            at -= 1
        pointing = at > self.first and words[at - 1] in self.pack.names.determiners
        return pointing and not any(first < at <= end for end, (first, _) in self.at.items())

    def is_background(self, sign: int) -> bool:
        """'setelah Rusia menyerang': behind a word that tells since when, which does not open the words themselves."""
        for at in range(sign - 1, max(self.first, sign - 1 - REACH), -1):
            word = self.words[at]
            if word in STOPS or word == ",":
                return False
            if word in self.pack.grammar.afterwards:
                return True
        return False

    def picks_out_words(self, at: int) -> bool:
        """'jika "agresi" itu diulangi': a quotation sign inside a clause, which ends nothing."""
        return self.words[at] in QUOTES and at > self.first and self.words[at - 1].isalpha()

    def _person(self, position: int) -> Doer:
        acts, word = self.pack.acts, self.words[position]
        if word not in acts.persons:
            return "unknown"
        if word in acts.first_person:
            return "own"
        if word in acts.second_person:
            return "other"
        return "other" if self.quoted[position] >= 0 else "own"

    def _is_object(self, first: int) -> bool:
        """Right behind an active verb ('membantu kami'), unless that only opens what is said ('menegaskan kami')."""
        if first <= self.first or not is_active_verb(self.pack.grammar, self.words[first - 1]):
            return False
        if self.words[first - 1] in self.pack.grammar.object_control:
            return False  # 'meminta Iran mundur': Iran has to do it
        cue = self.pack.speech.cues.match_at(self.words, first - 1)
        return cue is None or all(form.frame != "says" for form in cue[1])
