"""What an utterance does (PLOVER act) by its own words.

'Rusia harus menarik pasukannya'                       ->  request: a duty of somebody else
'kami harus pulang'                                    ->  comment: a duty of one's own
'mengatakan bahwa negaranya mengecam serangan itu'     ->  accuse: the speaker reports a deed of their own in words

Each sign in the words speaks for an act with a weight, which depends on who does what it says and on whether it is
denied. The act with the greatest sum is taken, if it is enough.
"""

from collections.abc import Iterator, Sequence

import msgspec

from risalah.find.acts_doers import QUOTES, Doers, Utterance
from risalah.lang.acts import Doer, Piece, Sign
from risalah.lang.clauses import subject_before
from risalah.lang.grammar import is_active_verb, is_passive_verb
from risalah.lang.speech import CueForm
from risalah.model.account import Act
from risalah.model.mention import Cast
from risalah.model.span import Span
from risalah.model.story import Story

CLAUSE_ENDS = frozenset(',.;:?!"”“')
PROMISES = frozenset({"agree", "support", "consult", "concede", "mobilize", "sanction"})
NO_ATOMS: Sequence[tuple[str, int]] = ()
ASIDE = 2  # less for what only tells since when something is so
DEED_REACH = (1, 2)  # tokens from a negation to the deed that it denies: 'tidak pernah menjual'
NESTED_REACH = 8  # tokens from the start of the words to a deed in words: 'bahwa pemerintah Rusia mengecam'


class _Found(msgspec.Struct, frozen=True):
    """A sign in tokens [first, last) that speaks for an act with a weight, by itself or denied (see `rule`)."""

    first: int
    last: int
    act: Act
    weight: int
    sign: Sign
    rule: str


def content_act(words: Utterance, cue: tuple[Act, int] | None = None) -> tuple[Act, str, Span | None]:
    """What the words of an utterance do: (act, rule, the words that decided).

    `cue`: an act for which the verb of speech speaks as well, with its weight. The span is None where no sign decided.
    """
    nested = _nested_deed(words)
    if nested is not None:
        form, told = nested
        if form.weight is None:
            return form.act, f"{form.rule} (reported)", told
        cue = form.act, form.weight
    best: dict[tuple[Act, str], _Found] = {}
    for found in _SignReader(words).read():
        known = best.get((found.act, found.rule))
        if known is None or known.weight < found.weight:
            best[found.act, found.rule] = found  # a rule counts once, however often it is met
    by_act: dict[Act, list[_Found]] = {}
    for found in best.values():
        by_act.setdefault(found.act, []).append(found)
    sums = {act: sum(found.weight for found in signs) for act, signs in by_act.items()}
    if cue is not None:
        sums[cue[0]] = sums.get(cue[0], 0) + cue[1]
    enough = [act for act in sums if sums[act] >= words.pack.acts.enough]
    if not enough:
        return "comment", "says and no more", None
    act = max(enough, key=lambda act: (sums[act], -min((f.sign.rank for f in by_act.get(act, ())), default=0)))
    decisive = max(by_act.get(act, ()), key=lambda f: (f.weight, -f.sign.rank, -f.first), default=None)
    if decisive is None and nested is not None:
        return act, f"{nested[0].rule} (reported)", nested[1]
    if decisive is None:
        return act, "the verb of speech", None
    return act, decisive.rule, words.story.span(decisive.first, decisive.last)


class _SignReader:
    """The signs of one utterance."""

    def __init__(self, utterance: Utterance) -> None:
        self.utterance, self.pack, self.story = utterance, utterance.pack, utterance.story
        self.first, self.last = utterance.first, utterance.last
        self.words = utterance.story.tokens.words
        self.doers = Doers(utterance)
        self.atoms = self._find_atoms()

    def _find_atoms(self) -> dict[int, list[tuple[str, int]]]:
        """The atoms that begin at each token, each with the token behind it; tokens with none are left out.

        Deeds are of interest only where something is denied.
        """
        acts, doers, words = self.pack.acts, self.doers, self.words
        denied = {at + step for at in doers.negations() for step in DEED_REACH}
        found: dict[int, list[tuple[str, int]]] = {}
        for at in range(self.first, self.last):
            word = words[at]
            opens = word in acts.atoms
            atoms = acts.atoms_at(words, at) if opens else []
            if at in doers.from_ or word in acts.persons:
                atoms.append(doers.person_at(at))
            elif denied and (opens or at in denied) and doers.is_deed(word):
                atoms.append(("<deed>", at + 1))
            if atoms:
                found[at] = atoms
        return found

    def read(self) -> list[_Found]:
        """The signs that count; of two that stand in the same words, the longer, unless it weighs less."""
        whole = sorted(self._matches(), key=lambda m: (m[0], -m[1]))
        kept: list[_Found] = []
        for first, last, sign in whole:
            found = self._weigh(first, last, sign)
            if found is not None and not any(_stands_in(found, other) for other in kept):
                kept.append(found)
        return kept

    def _matches(self) -> Iterator[tuple[int, int, Sign]]:
        by_first = self.pack.acts.by_first
        here = {atom for atoms in self.atoms.values() for atom, _ in atoms}
        for position, atoms in self.atoms.items():
            for atom, end in atoms:
                for pieces, ending, sign in by_first.get(atom, ()):
                    if ending not in here:
                        continue  # its end stands nowhere in the utterance: of many signs, nearly always
                    close = self._rest(pieces, 1, end, promise=sign.act in PROMISES)
                    if close is not None and not self.utterance.is_aside(position):
                        yield position, close, sign

    def _rest(self, pieces: tuple[Piece, ...], number: int, at: int, *, promise: bool) -> int | None:
        """The token behind the rest of a sign whose pieces so far end at `at`, or None.

        `promise`: what is demanded on the way is not promised ('penjualan senjata harus dihentikan').
        """
        if number == len(pieces):
            return at
        piece, left = pieces[number], pieces[number].gap
        acts, afterwards, negations = self.pack.acts, self.pack.grammar.afterwards, self.pack.grammar.negations
        position = at
        while position < self.last and left >= 0:
            if self._is_parenthetic(position) or self._opens_picked_words(position):
                position += 1  # 'pintu dialog, kata Retno, tetap terbuka', 'berharap "pihak AS" mundur'
                continue
            for atom, end in self.atoms.get(position, NO_ATOMS):
                if atom == piece.atom:
                    close = self._rest(pieces, number + 1, end, promise=promise)
                    if close is not None:
                        return close
            named = self._behind_apposition(position)
            if named is not None:
                position, left = named, left - 1
                continue
            word = self.words[position]
            if word in negations:
                return None  # 'tindakan itu tidak melanggar aturan': what is denied on the way is not said
            if promise and word in acts.demanding:
                return None
            if self._ends_clause(position) or word in acts.hypothetical or word in afterwards:
                return None  # 'pernyataan itu disampaikan setelah Iran mengancam': the threat isn't the statement's
            position, left = position + 1, left - 1
        return None

    def _is_parenthetic(self, position: int) -> bool:
        """A token that only tells who said the words, or a comma around such tokens."""
        aside = self.utterance.is_aside
        around = self.words[position] == "," and position + 1 < self.last
        return aside(position) or (around and (aside(position - 1) or aside(position + 1)))

    def _behind_apposition(self, position: int) -> int | None:
        """The token behind 'Perdana Menteri Israel, Benjamin Netanyahu,', whose commas end no clause."""
        named = self.doers.from_.get(position)
        if named is None or "," not in self.words[position : named[0]]:
            return None
        return named[0] + (named[0] < self.last and self.words[named[0]] == ",")

    def _opens_picked_words(self, position: int) -> bool:
        """The first quotation sign of 'berharap "pihak AS akan mundur"': the words go on behind it."""
        inside = self.story.quoted
        opens = self.words[position] in QUOTES and self.first < position < self.last - 1
        return opens and inside[position - 1] < 0 <= inside[position + 1] and not self._ends_clause(position)

    def _ends_clause(self, position: int) -> bool:
        """A sign that ends a clause; not the quotation sign of 'menyebut Uribe "pembohong"': that picks out words."""
        return self.words[position] in CLAUSE_ENDS and not self.doers.picks_out_words(position)

    def _weigh(self, first: int, last: int, sign: Sign) -> _Found | None:
        words = self.words
        before = words[first - 1] if first else ""
        after = words[last] if last < self.last else ""
        if before in sign.unless_before or after in sign.unless_next or self.doers.is_asked(first):
            return None
        if sign.clause_start and not self.doers.opens_clause(first):
            return None
        if sign.act in PROMISES and self.doers.is_demanded(first):
            return None
        if sign.somebody and self.doers.is_of_a_thing(first):
            return None
        # 'mereka harus dihukum': whoever stands before a passive verb is not the one who does it
        doer: Doer = "unknown" if is_passive_verb(self.pack.grammar, after) else self.doers.doer_of(first)
        if doer == "own" and sign.act == "accuse" and self.doers.is_fellow(first):
            doer = "unknown"  # a rival at home may be blamed too
        act, weight, rule = sign.act, sign.weights[doer], sign.rule
        negation = self.doers.denial_of(first)
        if negation is not None:
            denied = sign.negated[doer]
            if denied is None or negation in self.pack.acts.not_yet or self.doers.is_forbidden(first):
                return None
            act, weight, rule = denied, sign.weights["unknown"], f"{sign.rule} (denied)"
        if act == "accuse" and self.doers.is_background(first):
            weight -= ASIDE  # 'gencatan senjata itu syarat utama setelah Israel merebut benteng': only when it was
        if self.story.sentence_of[first] > self.story.sentence_of[self.first]:
            weight -= 1  # an afterthought: what is said first says more of what it is for
        if weight <= 0:
            return None
        return _Found(first, last, act, weight, sign, rule)


def _stands_in(found: _Found, other: _Found) -> bool:
    """Does a sign stand in the words of a longer one that says at least as much?"""
    longer = other.last - other.first > found.last - found.first
    return longer and other.first <= found.first and found.last <= other.last and other.weight >= found.weight


def _nested_deed(words: Utterance) -> tuple[CueForm, Span] | None:
    """'mengatakan pihaknya menolak …', 'mengaku telah meminta …': a deed in words of the speaker's own side."""
    story, cast, pack, own, first, last = words.story, words.cast, words.pack, words.own, words.first, words.last
    if own is None:
        return None
    near = min(last, first + NESTED_REACH)
    for start, end, forms in pack.speech.cues.matches(story.tokens.words[first:near]):
        form = next((f for f in forms if f.frame == "acts" and f.act != "comment"), None)
        if form is None or not is_active_verb(pack.grammar, story.tokens.words[first + start]):
            continue
        if form.weight is not None and not _has_object(cast, own, story, first + end):
            continue
        sentence = story.sentences[story.sentence_of[first + start]]
        before, grammar = story.tokens.words[first + start - 1], pack.grammar
        if before in grammar.negations or before in grammar.for_ or before in grammar.relatives:
            continue
        number = subject_before(story, cast, pack.grammar, sentence, first + start)
        said = number is not None and number != words.speaker and cast.mentions[number].first >= first
        if number is not None and said and cast.side_of[number] == own:
            return form, story.span(first + start, first + end)
    return None


def _has_object(cast: Cast, own: str, story: Story, at: int) -> bool:
    """Does another side stand at a token?"""
    numbers = cast.in_sentence[story.sentence_of[at]] if at < len(story.sentence_of) else ()
    return any(cast.mentions[n].first == at and cast.side_of[n] not in {None, own} for n in numbers)
