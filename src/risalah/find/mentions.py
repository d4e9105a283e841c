"""Find what refers to people, offices and sides, as the words alone tell it.

    "ajudan Putin, Yuri Ushakov"   ->  person 'Putin' · person 'Yuri Ushakov', title 'ajudan'
    "PM Australia dan Kanada"      ->  role prime-minister of AUS · role prime-minister of CAN
    "kata Kremlin"                 ->  side RUS

Who a name is, and which side a title without a country belongs to, is settled for the whole article in `find/actors`.
"""

from itertools import count

from msgspec.structs import replace

from risalah.find.appositions import join_appositions, name_holders
from risalah.find.counterparts import read_counterpart
from risalah.find.opposition import read_opposition
from risalah.find.possessed import read_possessed
from risalah.find.sides import read_side
from risalah.find.titled import TitledScanner
from risalah.find.told_country import settle_institutions
from risalah.find.view import View
from risalah.lang.grammar import is_active_verb
from risalah.lang.pack import Pack
from risalah.model.mention import Mention
from risalah.model.story import Sentence, Story

EPITHET_REACH = 12  # tokens of an epithet
BODY_LOOK_BACK = 30  # mentions that 'kelompok itu' may point back over


def find_mentions(story: Story, pack: Pack) -> list[Mention]:
    """All mentions of the story in the order of the text, not overlapping."""
    scanner = _Reader(story, pack)
    for sentence in story.sentences:
        if not sentence.title:
            scanner.scan(sentence)
    body = scanner.found
    scanner.learn_names()
    scanner.found = []
    for sentence in story.sentences:
        if sentence.title:  # every word of a headline may have a capital: only names that the story or a table knows
            scanner.scan(sentence)
    found = sorted([*body, *scanner.found], key=lambda mention: (mention.first, -mention.last))
    named = name_holders(story, join_appositions(story, found, pack), pack)
    return settle_institutions(story, named, pack)


class _Reader(TitledScanner):
    """Walks the tokens once and tries what may start at each."""

    def scan(self, sentence: Sentence) -> None:
        self.last = sentence.last
        self.occasions = self.pack.contacts.occasion_heads.openings(self.words, sentence.first, sentence.last)
        self.view = View(
            self.story,
            self.pack,
            self.words,
            self.capitals,
            sentence,
            sentence.last,
            self.common,
            self.known_words is not None,
            self.known_words or frozenset(),
        )
        position = sentence.first
        openers, enclitic = self.pack.openers, self.grammar.enclitic
        words = self.words[sentence.first : sentence.last]
        capitals = self.capitals[sentence.first : sentence.last]
        opening = [
            at
            for at, word, capital in zip(count(sentence.first), words, capitals, strict=False)
            if capital or word in openers or word.endswith(enclitic)
        ]
        for at in opening:
            following = self._read(at) if at >= position else None
            if following is not None:
                position = following

    def _read(self, at: int) -> int | None:
        names, words = self.pack.names, self.words
        word = words[at]
        doubled = at + 2 < len(words) and words[at + 1] == "-" and words[at + 2] == word + self.grammar.enclitic
        if not (doubled or word in self.pack.openers or word.endswith(self.grammar.enclitic)):
            end = self._read_known_person(at)  # a capital, and no word of the tables: a name, if anything
            return end if end is not None else self._read_unknown_name(at)
        group = names.groups.match_at(words, at) if word in names.groups.first_words else None
        if group is not None and group[0] <= self.last and not self._counts_noun(at, group[0]):
            self._add(at, group[0], "group", count=group[1].count, form=group[1].of, rule=group[1].rule)
            return group[0]
        body = names.bodies.match_at(words, at) if word in names.bodies.first_words else None
        if body is not None and (end := self._read_body(at, *body)) is not None:
            return end
        if word in names.rebels.first_words and (opposition := read_opposition(self.view, at, self.found)) is not None:
            end, rule = opposition.end, "opponents of a government"
            self._add(at, end, "side", side=opposition.code, form=opposition.form, rule=rule, entry=opposition.entry)
            return end
        start = at + 2 if doubled else at  # 'mitra-mitranya' is said twice of several
        linked = None  # to whom was named before: 'mitranya', 'juru bicaranya'
        if words[start] in names.counterparts:
            linked = read_counterpart(self.view, start, self.found)
        elif words[start] in self.title_openers or words[start].endswith(self.grammar.enclitic):
            linked = read_possessed(self.view, start, self.found)
        if doubled and linked is None:
            return start
        if linked is not None:
            span = self.story.span(at, linked.last)
            self._insert(replace(linked, first=at, span=span, plural=doubled or linked.plural))
            if linked.kind == "role":  # 'mitranya dari Iran, Arab Saudi, dan Mesir'
                return self._spread_office(linked.last)
            return linked.last
        if word in names.epithets and (end := self._epithet_end(at)) is not None:
            self._add(at, end, "pronoun", rule="epithet")
            return end
        if word in self.title_openers:
            titled = self._read_styled(at) or self._read_titled(at)
            if titled is not None:
                return titled
        if self.capitals[at]:
            end = self._read_known_person(at)
            if end is not None:
                return end
        shields = self.pack.sides.shields
        shield = shields.match_at(words, at) if word in shields.first_words else None
        side = read_side(self.view, at) if word in self.pack.side_openers else None
        if shield is not None and (side is None or side.end <= shield[0]):
            return shield[0]
        if side is not None and self._opens_name(at, side):
            return self._add_namesake(at)
        if side is not None:
            return self._add_side(at, side)
        if word in names.pronouns or word in names.plural_pronouns:
            self._add(at, at + 1, "pronoun", plural=word in names.plural_pronouns, rule="pronoun")
            return at + 1
        if self.capitals[at]:
            return self._read_unknown_name(at)
        return None

    def _counts_noun(self, at: int, end: int) -> bool:
        """'pertemuan kedua Presiden Putin dan …': which one it was, and not both presidents."""
        if at == self.view.sentence.first or end >= self.last or self.capitals[at]:
            return False
        before, titled = self.words[at - 1], self.capitals[end - 1] and self.words[end - 1] in self.title_openers
        noun = before.isalpha() and not is_active_verb(self.grammar, before) and before not in self.grammar.prepositions
        linking = self.grammar.conjunctions | self.grammar.between | self.grammar.that | self.grammar.relatives
        return titled and noun and before not in linking and self.capitals[end]

    def _is_state_at(self, at: int) -> bool:
        side = read_side(self.view, at)
        named = side is not None and side.form in {"name", "abbreviation"}
        return named and self.pack.sides.kind_of(side.code if side is not None else None) == "state"

    def _epithet_end(self, at: int) -> int | None:
        """'Politikus Partai Uni Kristen Demokrat (CDU) itu menerima …': the token behind what means the one spoken of.

        An office makes a title of it ('mantan Presiden itu'), a verb a clause ('Pria yang menembak X itu'). The head of
        a firm holds none: 'Mantan bos ExxonMobil itu'.
        """
        cues, opens = self.pack.speech.cues, at == self.view.sentence.first or self.words[at - 1] == ","
        if not opens and cues.match_at(self.words, at - 1) is None:
            return None
        title = self.view.title_at(self.view.modifiers(at, "before")[1])
        if title is not None and title[1].kind != "role-noun" and self.words[at] not in title[1].entry:
            return None
        stated = title is not None
        for end in range(at + 1, min(at + EPITHET_REACH, self.last)):
            if stated and self._is_state_at(end):
                return None  # 'diplomat top Iran itu': a title with its side
            word = self.words[end]
            if word in self.pack.names.determiners:
                return end + 1
            if word in self.grammar.relatives or is_active_verb(self.grammar, word) or word in ',.;:"':
                return None
        return None

    def _read_styled(self, at: int) -> int | None:
        """'Gus Dur', 'Bung Karno': known by a name whose first word is otherwise a style."""
        known = self.pack.people.aliases.match_at(self.words, at) if self.capitals[at] else None
        title = self.view.title_at(at) if known is not None and known[0] > at + 1 else None
        return self._read_known_person(at) if title is not None and title[1].kind == "honorific" else None

    def _read_body(self, at: int, end: int, kind: str) -> int | None:
        """'Kelompok itu menolak', 'blok tersebut': the group or the body of states that was named last."""
        if end >= self.last or self.words[end] not in self.pack.names.determiners:
            return None
        kind_of = self.pack.sides.kind_of
        for earlier in reversed(self.found[-BODY_LOOK_BACK:]):
            if earlier.kind == "side" and kind_of(earlier.side) == kind:
                self._add(at, end + 1, "side", side=earlier.side, form="name", rule="body named before")
                return end + 1
        return None
