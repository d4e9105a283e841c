"""Find what refers to people, offices and sides, as the words alone tell it.

    "ajudan Putin, Yuri Ushakov"   ->  person 'Putin' · person 'Yuri Ushakov', title 'ajudan'
    "PM Australia dan Kanada"      ->  role prime-minister of AUS · role prime-minister of CAN
    "kata Kremlin"                 ->  side RUS

Who a name is, and which side a title without a country belongs to, is settled for the whole article in `actors`.
"""

from itertools import compress
from operator import not_

from msgspec.structs import replace

from risalah.find.appositions import join_appositions
from risalah.find.counterparts import read_counterpart
from risalah.find.names import all_capital, close_parenthesis, is_other_word, name_after
from risalah.find.sides import FoundSide, miscased_side, names_gathering, read_side, side_after
from risalah.find.titles import (
    HEADS,
    WITH_PRINCIPAL,
    after_posting,
    holds_office,
    inner_head,
    is_doubled,
    second_title,
    skip_department,
    skip_parenthesis,
    skip_posting,
    skip_seat,
    skip_years,
)
from risalah.find.view import View
from risalah.lang.pack import Pack
from risalah.lang.titles import TitleForm
from risalah.model.mention import Mention, MentionKind
from risalah.model.span import Span
from risalah.model.story import Sentence, Story

# Whose department or party may stand between the title and the name: 'Direktur Jenderal Kerja Sama ASEAN … X'.
WITH_DEPARTMENT = frozenset({"official", "leader", "legislator", "adviser", "commander", "minister"})


def find_mentions(story: Story, pack: Pack) -> list[Mention]:
    """All mentions of the story in the order of the text, not overlapping."""
    scanner = _Scanner(story, pack)
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
    return join_appositions(story, found, pack)


class _Scanner:
    """Walks the tokens once; every `_read_*` takes a token number and gives what starts there, or None."""

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
        self.view: View

    def learn_names(self) -> None:
        """Take the words of the names found so far as the only ones that a headline may use."""
        ranges = [m.name for m in self.found if m.name is not None and m.kind == "person"]
        self.known_words = frozenset(word for first, last in ranges for word in self.words[first:last])

    def scan(self, sentence: Sentence) -> None:
        self.last = sentence.last
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
        openers, words, capitals = self.pack.openers, self.words, self.capitals
        for at in range(sentence.first, sentence.last):
            if at < position or not (capitals[at] or words[at] in openers):
                continue
            following = self._read(at)
            if following is not None:
                position = following

    def _read(self, at: int) -> int | None:
        names = self.pack.names
        word = self.words[at]
        group = names.groups.match_at(self.words, at)
        if group is not None and group[0] <= self.last:
            self._add(at, group[0], "group", count=group[1].count, form=group[1].of, rule=group[1].rule)
            return group[0]
        if word in names.counterparts:
            counterpart = read_counterpart(self.view, at, self.found)
            if counterpart is not None:
                self._insert(counterpart)
                return counterpart.last
        if word in self.title_openers:
            titled = self._read_titled(at)
            if titled is not None:
                return titled
        if self.capitals[at]:
            end = self._read_known_person(at)
            if end is not None:
                return end
        shield = self.pack.sides.shields.match_at(self.words, at)
        side = read_side(self.view, at)
        if shield is not None and (side is None or side.end <= shield[0]):
            return shield[0]
        if side is not None:
            return self._add_side(at, side)
        if word in names.pronouns or word in names.plural_pronouns:
            self._add(at, at + 1, "pronoun", plural=word in names.plural_pronouns, rule="pronoun")
            return at + 1
        if self.capitals[at]:
            return self._read_unknown_name(at)
        return None

    def _read_titled(self, at: int) -> int | None:
        """'mantan Presiden AS Barack Obama', 'Menlu (AS) John Kerry', 'juru bicara Kemlu China, Geng Shuang'."""
        title = self.view.title_at(at)  # 'Wakil Presiden' is an office of its own, before 'wakil' is a modifier
        modifiers: set[str] = set()
        if title is None:
            modifiers, position = self.view.modifiers(at, "before")
            title = self.view.title_at(position)
        if title is None:
            return None
        end, form = title
        after, position = self.view.modifiers(end)
        modifiers |= after
        side_code, side_form, entry = form.side, None, form.entry
        position, inner_side = skip_parenthesis(self.view, position)
        holder: Span | None = None
        head = inner_head(self.view, at, end, form)
        sender = self._read_sender(head, form)
        side = side_after(self.view, position)
        if sender is not None:
            principal, position = sender
            holder, side_code = self.found[principal].span, self.found[principal].side or side_code
        elif side is not None and side.form == "place" and form.side is not None:
            position = side.end  # 'Konsul Jenderal RI Davao' sits there
        elif side is not None:
            side_code, side_form, position = side.code or side_code, side.form, side.end
        elif inner_side is not None:
            side_code = inner_side
        elif form.side is None and head is None:  # 'Utusan Khusus ASEAN Erywan Yusof' names the envoy
            nested = self._read_holder(position, form)
            if nested is not None:
                principal, position = nested
                holder, side_code = self.found[principal].span, self.found[principal].side or side_code
        if form.kind == "relative" and holder is None:
            return None  # 'adik' of nobody that the words name
        position, inner_side = skip_parenthesis(self.view, position)
        side_code = side_code or inner_side
        after, position = self.view.modifiers(position)
        modifiers |= after
        position = skip_years(self.view, position)
        if form.office == "ambassador" and side_code is not None:
            position = skip_seat(self.view, position)
        if form.office not in HEADS:  # 'Presiden AS untuk …' has no posting: what follows is another's
            position = skip_posting(self.view, position)
        office, kind, position, more = second_title(self.view, form, position)
        modifiers |= more
        if side_code is None:
            side = side_after(self.view, position)
            if side is not None:
                side_code, side_form, position = side.code, side.form, side.end
        return self._finish_titled(
            at, position, office, kind, side_code, side_form, frozenset(modifiers), holder, form, entry
        )

    def _finish_titled(
        self,
        at: int,
        position: int,
        office: str | None,
        kind: str,
        side: str | None,
        side_form: str | None,
        modifiers: frozenset[str],
        holder: Span | None,
        form: TitleForm,
        entry: str,
    ) -> int:
        if office is None or office in WITH_DEPARTMENT:
            named_body = " " in form.entry
            position, of_department = skip_department(self.view, position, named_body)
            if side is None and of_department is not None and kind == "office":
                side = of_department.code or (self.pack.home_side if of_department.home else None)
                side_form = of_department.form
                position, inner_side = skip_parenthesis(self.view, position)
                side = inner_side or side  # 'Kepala Badan Energi Atom Internasional PBB (IAEA) Yukiya Amano'
        name = name_after(self.view, position, after_title=True)
        common = {
            "side": side,
            "office": office,
            "title": kind,
            "modifiers": modifiers,
            "form": side_form,
            "holder": holder,
            "entry": entry,
        }
        if name is not None:
            first, last, ids = name
            end = close_parenthesis(self.view, last)
            self._add(at, end, "person", name=(first, last), person_ids=ids, rule="title before name", **common)
            return end
        if kind in {"rank", "honorific"}:
            return position
        plural = "plural" in modifiers or is_doubled(self.view, at)
        beyond = after_posting(self.view, position)
        definite = beyond < self.last and self.words[beyond] in self.pack.names.determiners
        self._add(at, position, "role", plural=plural, definite=definite, rule="title without name", **common)
        self._share_side_back(at)
        return self._spread_office(position)

    def _spread_office(self, position: int) -> int:
        """'PM Australia dan Kanada', 'Menlu AS, Rusia, dan China': each one's own office; gives the end of the list."""
        model, start = self.found[-1], position
        if model.side is None:
            return start
        listed: list[tuple[int, FoundSide]] = []
        while position < self.last:
            joint = position
            comma = self.words[joint] == ","
            if comma:
                joint += 1
            conjoined = joint < self.last and self.words[joint] in self.grammar.conjunctions
            if conjoined:
                joint += 1
            if not (comma or conjoined) or joint >= self.last:
                break
            side = read_side(self.view, joint) or (miscased_side(self.view, joint) if conjoined else None)
            if side is None or side.code is None or side.form == "building":
                break
            if name_after(self.view, side.end, after_title=False) is not None:
                break
            listed.append((joint, side))
            position = side.end
            if conjoined:
                for first, other in listed:
                    self._add(
                        first,
                        other.end,
                        "role",
                        side=other.code,
                        office=model.office,
                        title=model.title,
                        form=other.form,
                        plural=model.plural,
                        rule="one title for several sides",
                        entry=model.entry,
                    )
                return position
        return start

    def _share_side_back(self, at: int) -> None:
        """'Gubernur serta Ketua Parlemen St. Petersburg': the first title has the second one's side."""
        if len(self.found) < 2:
            return
        earlier, model = self.found[-2], self.found[-1]
        adjacent = earlier.last + 1 == at and self.words[earlier.last] in self.grammar.conjunctions
        if adjacent and earlier.kind == "role" and earlier.side is None and model.side is not None:
            self.found[-2] = replace(earlier, side=model.side, form=model.form)

    def _read_holder(self, position: int, form: TitleForm) -> tuple[int, int] | None:
        """'ajudan Putin', 'utusan khusus Perdana Menteri Jepang': the one whose aide or envoy it is."""
        if (form.office not in WITH_PRINCIPAL and form.kind != "relative") or position >= self.last:
            return None
        count = len(self.found)
        end = self._read_titled(position) if self.view.title_at(self.view.modifiers(position, "before")[1]) else None
        if end is None and self.capitals[position]:
            end = self._read_known_person(position) or self._read_surname_before_apposition(position)
        named = self.found[count] if len(self.found) > count else None
        bare = named is not None and named.rule == "known name"
        if named is not None and bare and holds_office(self.view, replace(named, office=form.office)):
            end = None  # 'juru bicara Dmitry Peskov' is Peskov himself
        if end is None or len(self.found) == count:
            del self.found[count:]
            return None
        inner = self.found[count]
        if inner.kind == "role" and inner.title == "role-noun":
            del self.found[count:]
            return None
        # 'utusan khusus PM Jepang Fumio Kishida' may name either: the sender only if the tables know the name as his
        if inner.name is not None and inner.title == "office" and not holds_office(self.view, inner):
            first, last = inner.name
            if not (last < self.last and self.words[last] == "," and name_after(self.view, last, after_title=True)):
                role = replace(inner, kind="role", name=None, person_ids=(), last=first)
                self.found[count] = replace(role, span=self.story.span(inner.first, first), rule="title without name")
                return count, first
        return count, end

    def _read_sender(self, head: int | None, form: TitleForm) -> tuple[int, int] | None:
        """'Utusan khusus Presiden Korea Selatan Moon Jae-in': a known holder of the office that ends the title."""
        if head is None:
            return None
        count = len(self.found)
        nested = self._read_holder(head, form)
        if nested is not None and holds_office(self.view, self.found[nested[0]]):
            return nested
        del self.found[count:]
        return None

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
        heads = self.pack.contacts.occasion_heads
        for start in range(max(self.view.sentence.first, at - 3), at + 1):
            head = heads.match_at(self.words, start) if self.words[start] in heads.first_words else None
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
        name = name_after(self.view, at, after_title=False)
        if name is None:
            return None
        first, last, ids = name
        if last - first == 1 and not ids:
            family = self.pack.people.families.match_at(self.words, first)
            if family is not None and family[0] == last and len(family[1]) == 1:
                ids = family[1]
        # one unknown word with a capital is a name only if the article uses it as one elsewhere (`actors` knows)
        self._add(first, last, "name", name=(first, last), person_ids=ids, rule="capitalised words")
        return last

    def _add_side(self, at: int, side: FoundSide) -> int:
        if side.code is None and not side.home:
            local = self.grammar.local.match_at(self.words, side.end)
            if local is not None and local[0] <= self.last:
                self._add(at, side.end, "role", title="institution", rule="local body", entry=side.entry)
            return side.end  # 'pemerintah' alone: whose, the words do not say
        if side.kind == "embassy":
            side = replace(side, end=skip_seat(self.view, side.end))
        at = self._drop_home_of_group(at, side)
        form = "gathering" if names_gathering(self.view, at) else side.form
        self._add(
            at, side.end, "side", side=side.code, form=form, title=side.kind or None, rule="side", entry=side.entry
        )
        return side.end

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
