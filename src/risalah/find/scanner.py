"""Names and sides that stand by themselves, kept as mentions in the order of the text.

"Putin" · "Kremlin" · "Sergei Lavrov"   ->  person 'Putin' · side RUS · name 'Sergei Lavrov'
"""

from itertools import compress
from operator import not_

from msgspec.structs import replace

from risalah.find.names import all_capital, close_parenthesis, is_other_word, name_after
from risalah.find.sides import FoundSide, names_gathering, other_half, read_side
from risalah.find.titles import skip_seat
from risalah.find.told_country import UNSAID
from risalah.find.view import View
from risalah.lang.grammar import is_verb
from risalah.lang.pack import Pack
from risalah.model.mention import GATHERING, Mention, MentionKind
from risalah.model.story import Story


class Scanner:
    """Holds what was found so far; every `_read_*` takes a token number and gives where its mention ends, or None."""

    def __init__(self, story: Story, pack: Pack) -> None:
        self.story, self.pack = story, pack
        self.grammar = pack.grammar
        self.words = story.tokens.words
        self.capitals = story.capitals
        self.found: list[Mention] = []
        self.known_words: frozenset[str] | None = None
        self.common = frozenset(compress(self.words, map(not_, self.capitals)))
        self.title_openers = pack.title_openers
        self.last = 0
        self.occasions: list[int] = []  # the tokens of the sentence at which the name of a gathering may begin
        self.view: View

    def learn_names(self) -> None:
        """Take the words of the names found so far as the only ones that a headline may use."""
        ranges = [m.name for m in self.found if m.name is not None and m.kind == "person"]
        self.known_words = frozenset(word for first, last in ranges for word in self.words[first:last])

    def _read_surname_before_apposition(self, at: int) -> int | None:
        """'ajudan Putin, Yuri Ushakov': a name with another name behind a comma is the holder, not the aide."""
        name = name_after(self.view, at, after_title=False)
        if name is None or name[1] >= self.last or self.words[name[1]] != ",":
            return None
        following = name_after(self.view, name[1] + 1, after_title=False)
        if following is None or following[1] - following[0] < 2:
            return None
        self._add(name[0], name[1], "person", name=(name[0], name[1]), person_ids=name[2], rule="name of a principal")
        return name[1]

    def _read_known_person(self, at: int) -> int | None:
        """A name that the pack's tables know, with whatever capitalised words go on from it."""
        found = self.pack.people.aliases.match_at(self.words, at)
        if found is None or found[0] > self.last or not all_capital(self.view, at, found[0]):
            return None
        end, ids = found
        if end - at == 1 and is_other_word(self.view, at):
            return None
        name = name_after(self.view, at, after_title=False)
        if name is not None and name[1] > end and end - at == 1:
            end, ids = name[1], name[2]
        self._add(at, close_parenthesis(self.view, end), "person", name=(at, end), person_ids=ids, rule="known name")
        return self.found[-1].last

    def _read_unknown_name(self, at: int) -> int | None:
        for start in self.occasions:
            head = self.pack.contacts.occasion_heads.match_at(self.words, start) if at - 3 <= start <= at else None
            if head is not None and head[0] > at:
                return head[0]  # 'Konferensi Tingkat Tinggi' is nobody
        if at == self.view.sentence.first and self.words[at] in self.common:
            return None  # 'Keinginan Jefri …': the capital is the sentence's
        follows = at + 1 < self.last and self.capitals[at + 1]
        if (
            at == self.view.sentence.first
            and follows
            and self.pack.people.aliases.match_at(self.words, at + 1) is not None
        ):
            return None
        name = self._town_before_name(at) or name_after(self.view, at, after_title=False)
        if name is None:
            return None
        first, last, ids = name
        if last - first == 1 and not ids and self.words[first] not in self.pack.names.ordinary:
            family = self.pack.people.families.match_at(self.words, first)
            if family is not None and family[0] == last and len(family[1]) == 1:
                ids = family[1]
        if self.pack.names.private_bodies.match_at(self.words, first) is not None and (home := self._side_behind(last)):
            last = home  # 'Gabungan Eksportir Kopi Indonesia': the country is part of the body's name
        # one unknown word with a capital is a name only if the article uses it as one elsewhere (`actors` knows)
        self._add(first, last, "name", name=(first, last), person_ids=ids, rule="capitalised words")
        return last

    def _town_before_name(self, at: int) -> tuple[int, int, tuple[str, ...]] | None:
        """'Selama di New York Retno bertemu …': behind a preposition the town ends where somebody known begins."""
        if self.words[at - 1] not in self.grammar.at | self.grammar.into | self.grammar.from_:
            return None
        place = self.pack.places.forms.match_at(self.words, at)
        if place is None or place[0] >= self.last or not self.capitals[place[0]]:
            return None
        people = self.pack.people
        known = people.aliases.match_at(self.words, place[0]) or people.families.match_at(self.words, place[0])
        return (at, place[0], ()) if known is not None else None

    def _side_behind(self, at: int) -> int | None:
        """The token behind a country that stands at a token."""
        side = read_side(self.view, at) if at < self.last else None
        return side.end if side is not None and side.form == "name" and side.end <= self.last else None

    def _opens_name(self, at: int, side: FoundSide) -> bool:
        """'Asmara Abigail', 'Washington Post': a capital with an unknown name right behind it, no 'di' before."""
        if side.form != "capital" or side.end != at + 1 or self.view.headline or at == self.view.sentence.first:
            return False
        grammar = self.grammar
        before = self.words[at - 1]
        if before in grammar.prepositions | grammar.at | grammar.into or not (before.isalpha() or before == ","):
            return False
        place = self.pack.places.forms.match_at(self.words, at)
        if place is not None and place[0] > at + 1:
            return False
        name = name_after(self.view, at + 1, after_title=False)
        return name is not None and name[0] == at + 1 and not name[2]

    def _add_namesake(self, at: int) -> int:
        name = name_after(self.view, at + 1, after_title=False)
        assert name is not None
        self._add(at, name[1], "name", name=(at, name[1]), rule="capitalised words")
        return name[1]

    def _add_side(self, at: int, side: FoundSide) -> int:
        if side.code is None and not side.home:
            local = self.grammar.local.match_at(self.words, side.end)
            if local is not None and local[0] <= self.last:
                self._add(at, side.end, "role", title="institution", rule="local body", entry=side.entry)
            elif self._acts_alone(at, side.end):
                self._add(
                    at,
                    side.end,
                    "side",
                    side=self.pack.home_side,
                    form=UNSAID,
                    title=side.kind,
                    rule="side",
                    entry=side.entry,
                )
            return side.end  # 'pemerintah' elsewhere: whose, the words do not say
        if side.kind == "embassy":
            side = replace(side, end=skip_seat(self.view, side.end))
        at = self._drop_home_of_group(at, side)
        form = GATHERING if names_gathering(self.view, at) else side.form
        self._add(
            at, side.end, "side", side=side.code, form=form, title=side.kind or None, rule="side", entry=side.entry
        )
        return self._add_other_half(side)

    def _add_other_half(self, side: FoundSide) -> int:
        """'Korea Utara dan Selatan' are two sides: gives the end of both."""
        joined = side.end < self.last and self.words[side.end] in self.grammar.conjunctions
        other = other_half(self.view, side.end - 2, side.end + 1) if joined else None
        if other is None or other.code == side.code:
            return side.end
        self._add(side.end + 1, other.end, "side", side=other.code, form=side.form, rule="half of a name")
        return other.end

    def _acts_alone(self, first: int, last: int) -> bool:
        """'Pemerintah dan GAM bertemu', '…, kata pemerintah': a government without its country that does something."""
        words, grammar = self.words, self.grammar
        if " ".join(words[first:last]) not in self.pack.names.governments or last >= self.last:
            return False
        before = words[first - 1] if first > self.view.sentence.first else ","
        blank = self.story.text[
            max(0, self.story.tokens.starts[first] - 1) : self.story.tokens.starts[first]
        ].isspace()  # not in 'non-pemerintah'
        if blank and self._stands_beside_group(first, last):
            return True
        opens = (
            before in {",", '"'}
            or (blank and not before[0].isalnum())
            or before in grammar.conjunctions | grammar.that | grammar.subordinators | grammar.by
        )
        if not opens and self.pack.speech.cues.match_at(words, first - 1) is None:
            return False
        behind = words[last]
        joined = behind in grammar.conjunctions and last + 1 < self.last and self.capitals[last + 1]
        acts = is_verb(grammar, behind) or behind in grammar.negations
        return joined or acts or behind in {",", "."} or self.pack.speech.cues.match_at(words, last) is not None

    def _stands_beside_group(self, first: int, last: int) -> bool:
        """'antara pemerintah dan kelompok MILF', 'FARC dan pemerintah': tied to a group before or behind it."""
        words, ties = self.words, self.grammar.conjunctions | self.grammar.with_
        kind_of = self.pack.sides.kind_of
        before = self.found[-1] if self.found else None
        if before is not None and before.last == first - 1 and words[first - 1] in ties:
            return kind_of(before.side) == "group"
        at = last + 1
        while at < self.last and words[at] in self.grammar.group_words:
            at += 1
        group = read_side(self.view, at) or read_side(self.view, last + 1) if words[last] in ties else None
        return group is not None and kind_of(group.code) == "group"

    def _drop_home_of_group(self, at: int, side: FoundSide) -> int:
        """'kelompok perlawanan Palestina Hamas': a country right before a group's name says where it is from.

        Gives the token at which the group's mention then begins.
        """
        kind_of = self.pack.sides.kind_of
        before = self.found[-1] if self.found and kind_of(side.code) == "group" else None
        if before is not None and before.kind == "side" and before.last == at and kind_of(before.side) == "state":
            return self.found.pop().first
        return at

    def _add(self, first: int, last: int, kind: MentionKind, **more: object) -> None:
        """Keep a mention in the order of the text: 'ajudan Putin, Yuri Ushakov' goes before the 'Putin' inside it."""
        self._insert(Mention(first, last, self.story.span(first, last), kind, self.view.sentence.index, **more))  # type: ignore[arg-type]

    def _insert(self, made: Mention) -> None:
        place = len(self.found)
        while place and self.found[place - 1].first >= made.first:
            place -= 1
        self.found.insert(place, made)
