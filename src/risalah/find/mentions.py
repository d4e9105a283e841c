"""Find what refers to people, offices and sides, as the words alone tell it.

    "ajudan Putin, Yuri Ushakov"   ->  person 'Putin' · person 'Yuri Ushakov', title 'ajudan'
    "PM Australia dan Kanada"      ->  role prime-minister of AUS · role prime-minister of CAN
    "kata Kremlin"                 ->  side RUS

Who a name is, and which side a title without a country belongs to, is settled for the whole article in `actors`.
"""

from dataclasses import dataclass, replace

from risalah.lang.pack import Pack
from risalah.lang.sides import SideForm, is_written_as
from risalah.lang.titles import TitleForm
from risalah.model.mention import Mention, MentionKind
from risalah.model.story import Sentence, Story

LONGEST_NAME = 7  # tokens that count as words
LONGEST_DEPARTMENT = 14  # tokens of a department's name
PAREN_REACH = 5  # '(Menlu)', '(AS)': an abbreviation in parentheses is short


@dataclass(frozen=True, slots=True)
class _Side:
    code: str | None
    form: str
    end: int
    entry: str
    home: bool = False
    kind: str = ""


def find_mentions(story: Story, pack: Pack) -> list[Mention]:
    """All mentions of the story in the order of the text, not overlapping."""
    scanner = _Scanner(story, pack)
    for sentence in story.sentences:
        if not sentence.title:
            scanner.scan(sentence)
    for sentence in story.sentences:
        if sentence.title:  # every word of a headline may have a capital: only names that the story or a table knows
            scanner.learn_names()
            scanner.scan(sentence)
    return sorted(scanner.found, key=lambda mention: (mention.first, -mention.last)) if scanner.headline else scanner.found


class _Scanner:
    """Walks the tokens once; every `_read_*` takes a token number and gives what starts there, or None."""

    def __init__(self, story: Story, pack: Pack) -> None:
        self.story, self.pack = story, pack
        self.grammar = pack.grammar
        self.words = story.tokens.words
        self.capitals = story.capitals
        self.found: list[Mention] = []
        self.sentence = story.sentences[0] if story.sentences else None
        self.last = 0
        self.headline = False
        self.known_words: frozenset[str] = frozenset()
        self.common = frozenset(w for w, capital in zip(self.words, self.capitals, strict=True) if not capital)

    def learn_names(self) -> None:
        """Take the words of the names found so far as the only ones that a headline may use."""
        self.headline = True
        ranges = [m.name for m in self.found if m.name is not None and m.kind == "person"]
        self.known_words = frozenset(word for first, last in ranges for word in self.words[first:last])

    def scan(self, sentence: Sentence) -> None:
        self.sentence, self.last = sentence, sentence.last
        position = sentence.first
        openers = self.pack.openers
        while position < sentence.last:
            if not self.capitals[position] and self.words[position] not in openers:
                position += 1
                continue
            following = self._read(position)
            position = following if following is not None and following > position else position + 1

    def _read(self, at: int) -> int | None:
        names = self.pack.names
        word = self.words[at]
        group = names.groups.match_at(self.words, at)
        if group is not None and group[0] <= self.last:
            self._add(at, group[0], "group", count=group[1].count, form=group[1].of, rule=group[1].rule)
            return group[0]
        if word in names.counterparts:
            end = self._read_counterpart(at)
            if end is not None:
                return end
        shield = self.pack.sides.shields.match_at(self.words, at)
        titled = self._read_titled(at)
        if titled is not None:
            return titled
        if self.capitals[at]:
            end = self._read_known_person(at)
            if end is not None:
                return end
        side = self._read_side(at)
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

    # -- people with titles ------------------------------------------------------------------------------------------
    def _read_titled(self, at: int) -> int | None:
        """'mantan Presiden AS Barack Obama', 'Menlu (AS) John Kerry', 'juru bicara Kemlu China, Geng Shuang'."""
        title = self._title_at(at)  # 'Wakil Presiden' is an office of its own, before 'wakil' is a modifier
        modifiers: set[str] = set()
        if title is None:
            modifiers, position = self._modifiers(at, "before")
            title = self._title_at(position)
        if title is None:
            return None
        end, form = title
        after, position = self._modifiers(end)
        modifiers |= after
        side_code, side_form, entry = form.side, None, form.entry
        position, inner_side = self._skip_parenthesis(position)
        holder: int | None = None
        side = self._side_after(position)
        if side is not None:
            side_code, side_form, position = side.code or side_code, side.form, side.end
        elif inner_side is not None:
            side_code = inner_side
        else:
            nested = self._read_holder(position, form)
            if nested is not None:
                holder, position = nested
                side_code = self.found[holder].side or side_code
        position, inner_side = self._skip_parenthesis(position)
        side_code = side_code or inner_side
        after, position = self._modifiers(position)
        modifiers |= after
        position = self._skip_years(position)
        position = self._skip_posting(position)
        office, kind, position, more = self._second_title(form, position)
        modifiers |= more
        if side_code is None:
            side = self._side_after(position)
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
        holder: int | None,
        form: TitleForm,
        entry: str,
    ) -> int:
        if office in {"official", "leader", "legislator", "adviser", "commander", "minister", None}:
            position = self._skip_department(position)
        name = self._name_after(position, after_title=True)
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
            end = self._close_parenthesis(last)
            self._add(at, end, "person", name=(first, last), person_ids=ids, rule="title before name", **common)
            return end
        if kind in {"rank", "honorific"}:
            return position
        plural = "plural" in modifiers or self._is_doubled(at)
        definite = position < self.last and self.words[position] in self.pack.names.determiners
        self._add(at, position, "role", plural=plural, definite=definite, rule="title without name", **common)
        self._share_side_back(at)
        return self._spread_office(position)

    def _spread_office(self, position: int) -> int:
        """'PM Australia dan Kanada', 'Menlu AS, Rusia, dan China': the office is each one's own; gives the list's end."""
        model, start = self.found[-1], position
        if model.side is None:
            return start
        listed: list[tuple[int, _Side]] = []
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
            side = self._read_side(joint) or (self._miscased_side(joint) if conjoined else None)
            if side is None or side.code is None or side.form == "building":
                break
            if self._name_after(side.end, after_title=False) is not None:
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

    def _miscased_side(self, at: int) -> _Side | None:
        """'Menlu Rusia dan As': in a list of sides an abbreviation counts with any capitals."""
        found = self.pack.sides.forms.match_at(self.words, at)
        if found is None or not self.capitals[at] or found[0] > self.last:
            return None
        return _Side(found[1].code, found[1].form, found[0], found[1].entry)

    def _share_side_back(self, at: int) -> None:
        """'Gubernur serta Ketua Parlemen St. Petersburg': the first title has the second one's side."""
        if len(self.found) < 2:
            return
        earlier, model = self.found[-2], self.found[-1]
        adjacent = earlier.last + 1 == at and self.words[earlier.last] in self.grammar.conjunctions
        if adjacent and earlier.kind == "role" and earlier.side is None and model.side is not None:
            self.found[-2] = replace(earlier, side=model.side, form=model.form)

    def _second_title(self, first: TitleForm, position: int) -> tuple[str | None, str, int, set[str]]:
        """'Menhan sekaligus Presiden Terpilih RI', 'pemimpin Rusia Presiden Putin', 'Menhan Jenderal X'."""
        office, kind = first.office, first.kind
        modifiers: set[str] = set()
        joint = position
        linked = self.grammar.same_holder.match_at(self.words, joint) if joint < self.last else None
        if linked is not None:
            joint = linked[0]
        before, joint_title = self._modifiers(joint, "before")
        second = self._title_at(joint_title)
        if second is None:
            return office, kind, position, modifiers
        end, form = second
        after, end = self._modifiers(end)
        if form.kind in {"rank", "honorific"}:
            return office, kind, end, modifiers
        if joint == position and kind not in {"role-noun", "rank", "honorific"}:
            return office, kind, position, modifiers
        side = self._side_after(end)
        if side is not None:
            end = side.end
        _, end = self._modifiers(end)
        end = self._skip_years(end)
        modifiers |= before | after
        return form.office or office, form.kind, end, modifiers

    def _read_holder(self, position: int, form: TitleForm) -> tuple[int, int] | None:
        """'ajudan Putin', 'utusan khusus Perdana Menteri Jepang': the one whose aide or envoy it is."""
        if form.office not in {"spokesperson", "envoy", "adviser", "official", "ambassador"} or position >= self.last:
            return None
        count = len(self.found)
        end = self._read_titled(position) if self._title_at(self._modifiers(position, "before")[1]) else None
        if end is None and self.capitals[position]:
            end = self._read_known_person(position) or self._read_surname_before_apposition(position)
        if end is None or len(self.found) == count:
            del self.found[count:]
            return None
        inner = self.found[count]
        if inner.kind == "role" and inner.title == "role-noun":
            del self.found[count:]
            return None
        # 'juru bicara Presiden Jokowi' names nobody else; 'utusan khusus PM Jepang Fumio Kishida' may name either
        return count, end

    def _read_surname_before_apposition(self, at: int) -> int | None:
        """'ajudan Putin, Yuri Ushakov': a name with another name behind a comma is the holder, not the aide."""
        name = self._name_after(at, after_title=False)
        if name is None or name[1] >= self.last or self.words[name[1]] != ",":
            return None
        following = self._name_after(name[1] + 1, after_title=False)
        if following is None or following[1] - following[0] < 2:
            return None
        self._add(name[0], name[1], "person", name=(name[0], name[1]), person_ids=name[2], rule="name of a principal")
        return name[1]

    def _read_counterpart(self, at: int) -> int | None:
        """'mitranya dari Rusia, Sergei Lavrov', 'rekannya Wang Yi'."""
        position = at + 1
        if position < self.last and self.words[position] in self.grammar.from_:
            position += 1
        if position >= self.last or not self.capitals[position]:
            return None
        side = self._read_side(position)
        title = self._title_at(position)
        if side is None and title is not None:
            position = title[0]
            side = self._side_after(position)
        code = side.code if side else None
        if side is not None:
            position = side.end
        name = self._name_after(position, after_title=True)
        if name is None and code is None:
            return None
        end = position
        if name is not None:
            end = name[1]
        self._add(
            at,
            end,
            "person" if name else "role",
            name=(name[0], name[1]) if name else None,
            person_ids=name[2] if name else (),
            side=code,
            office=title[1].office if title else None,
            title="office",
            counterpart=True,
            rule="counterpart",
        )
        return end

    # -- names -------------------------------------------------------------------------------------------------------
    def _read_known_person(self, at: int) -> int | None:
        """A name that the pack's tables know, with whatever capitalised words go on from it."""
        found = self.pack.people.aliases.match_at(self.words, at)
        if found is None or found[0] > self.last or not self._all_capital(at, found[0]):
            return None
        end, ids = found
        if end - at == 1 and self._is_other_word(at):
            return None
        name = self._name_after(at, after_title=False)
        if name is not None and name[1] > end and end - at == 1:
            end, ids = name[1], name[2]
        self._add(at, self._close_parenthesis(end), "person", name=(at, end), person_ids=ids, rule="known name")
        return self.found[-1].last

    def _read_unknown_name(self, at: int) -> int | None:
        assert self.sentence is not None
        for start in range(max(self.sentence.first, at - 3), at + 1):
            head = self.pack.contacts.occasion_heads.match_at(self.words, start)
            if head is not None and head[0] > at:
                return head[0]  # 'Konferensi Tingkat Tinggi' is nobody
        if at == self.sentence.first and self.words[at] in self.common:
            return None  # 'Keinginan Jefri …': the capital is the sentence's
        follows = at + 1 < self.last and self.capitals[at + 1]
        if at == self.sentence.first and follows and self.pack.people.aliases.match_at(self.words, at + 1) is not None:
            return None
        name = self._name_after(at, after_title=False)
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

    def _name_after(self, at: int, *, after_title: bool) -> tuple[int, int, tuple[str, ...]] | None:
        """(first, last, table ids) of the name that begins at a token, or after a comma behind a title."""
        start = at
        comma = after_title and start < self.last and self.words[start] in {",", ":"}
        if comma:
            start += 1
        if after_title and start < self.last:
            title = self._title_at(start)
            if title is not None and title[1].kind in {"rank", "honorific"}:
                start = title[0]
        if start >= self.last or not self.capitals[start]:
            return None
        found = self.pack.people.aliases.match_at(self.words, start)
        known_end = found[0] if found and found[0] <= self.last and self._all_capital(start, found[0]) else start
        end = self._run_end(start, known_end)
        if end <= start:
            return None
        if found is not None and known_end == end:
            return start, end, found[1]
        family = self.pack.people.families.match_at(self.words, start) if after_title and end - start == 1 else None
        if family is not None and family[0] == end:
            return start, end, family[1]
        if comma and known_end == start and end - start == 1 and not self._opens_apposition_name(start, end):
            return None
        return start, end, ()

    def _opens_apposition_name(self, start: int, end: int) -> bool:
        """After a comma one unknown capitalised word is a name only where the sentence goes on ('…, Trump, telah …')."""
        return self.pack.places.forms.match_at(self.words, start) is None and (
            end < self.last and (self.words[end] == "," or self.words[end] in self.grammar.adverbs)
        )

    def _run_end(self, start: int, known_end: int) -> int:
        """Where the run of name-like tokens ends; at least `known_end`."""
        names = self.pack.names
        position, end, count = start, start, 0
        while position < self.last and count < LONGEST_NAME:
            word = self.words[position]
            inside_known = position < known_end
            if self._is_name_word(position, first=position == start) or inside_known:
                count += 1
                position += 1
                end = position
                if position < self.last and self.words[position] == "." and self._takes_full_stop(position):
                    position += 1
                    end = position
            elif word == "-" and self._glued(position) and count:
                position += 2
                end = position
                count += 1
            elif count and word in names.particles and self._particle_goes_on(position):
                position += 1
            elif count and word == "," and position + 1 < self.last and self.words[position + 1] in names.suffixes:
                position += 2
                end = position
            else:
                break
        return max(end, known_end)

    def _is_name_word(self, at: int, *, first: bool) -> bool:
        word = self.words[at]
        if not self.capitals[at] or not word[0].isalpha() or word in self.pack.names.never:
            return False
        if self._is_other_word(at):
            return False
        if self.headline and word not in self.known_words:
            return False
        written = self.story.written(at)
        if len(written) > 2 and written.isupper() and not self._shouting(at):
            return False  # an acronym
        return not (len(written) == 2 and written.isupper() and first)

    def _is_other_word(self, at: int) -> bool:
        """Does a title, a side or an institution begin here?"""
        if self._title_at(at) is not None:
            return True
        side = self._read_side(at)
        return side is not None and side.form != "epithet"

    def _shouting(self, at: int) -> bool:
        neighbours = [n for n in (at - 1, at + 1) if 0 <= n < len(self.words) and self.words[n][0].isalpha()]
        return bool(neighbours) and all(self.story.written(n).isupper() for n in neighbours)

    def _takes_full_stop(self, at: int) -> bool:
        """'Joseph F. Dunford', 'St. Petersburg', 'Jr.'"""
        previous = self.words[at - 1]
        short = len(previous) == 1 or previous in self.pack.sentences.abbreviations
        return short and at + 1 < self.last and self.capitals[at + 1]

    def _glued(self, at: int) -> bool:
        starts, ends = self.story.tokens.starts, self.story.tokens.ends
        return (
            0 < at < self.last - 1
            and starts[at] == ends[at - 1]
            and starts[at + 1] == ends[at]
            and self.words[at + 1][0].isalpha()
            and self._read_side(at + 1) is None
            and (self.capitals[at + 1] or len(self.words[at + 1]) <= 6)
            and self.words[at + 1] != self.grammar.enclitic
            and self.pack.people.aliases.match_at(self.words, at + 1) is None
            and not (self._is_family(at - 1) and self._is_family(at + 1))  # 'Putin-Kerry' is two
        )

    def _is_family(self, at: int) -> bool:
        return self.pack.people.families.match_at(self.words, at) is not None

    def _particle_goes_on(self, at: int) -> bool:
        following = at + 1
        if following < self.last and self.words[following] == "-":
            following += 1
        return following < self.last and self._is_name_word(following, first=False)

    def _all_capital(self, first: int, last: int) -> bool:
        return self.capitals[first] and self.capitals[last - 1] or self.words[last - 2 : last - 1] == ["-"]

    # -- sides -------------------------------------------------------------------------------------------------------
    def _read_side(self, at: int) -> _Side | None:
        """A side's name, metonym or institution ('Kemlu China', 'pemerintah Mesir', 'Gedung Putih')."""
        if at >= self.last:
            return None
        institution = self.pack.sides.institutions.match_at(self.words, at)
        plain = self._plain_side(at)
        if institution is not None and institution[0] <= self.last and self._fits_institution(at, institution):
            end, form = institution
            if plain is None or end >= plain.end:
                code: str | None = form.side
                if code is None:
                    own = self._plain_side(end)
                    if own is not None and own.code is not None:
                        return _Side(own.code, "institution", own.end, form.entry, kind=form.kind)
                return _Side(code, "institution", end, form.entry, home=form.home, kind=form.kind)
        return plain

    def _plain_side(self, at: int) -> _Side | None:
        if at >= self.last:
            return None
        found = self.pack.sides.forms.match_at(self.words, at)
        if found is None or found[0] > self.last or not self._fits_side(at, found):
            return None
        end, form = found
        return _Side(form.code, form.form, end, form.entry)

    def _fits_side(self, at: int, found: tuple[int, SideForm]) -> bool:
        end, form = found
        written = self.story.span(at, end).read(self.story.text)
        return is_written_as(written, form.written, form.exact, any_case=form.form == "epithet")

    def _fits_institution(self, at: int, found: tuple[int, object]) -> bool:
        end, form = found
        written = self.story.span(at, end).read(self.story.text)
        return is_written_as(written, form.written, form.exact)  # type: ignore[attr-defined]

    def _add_side(self, at: int, side: _Side) -> int:
        if side.code is None and not side.home:
            return side.end  # 'pemerintah' alone: whose, the words do not say
        form = "gathering" if self._names_gathering(at) else side.form
        self._add(at, side.end, "side", side=side.code, form=form, title=side.kind or None, rule="side", entry=side.entry)
        return side.end

    def _names_gathering(self, at: int) -> bool:
        """'KTT ASEAN-PBB', 'Sidang Majelis Umum PBB': part of what the gathering is called, no party."""
        assert self.sentence is not None
        for start in range(max(self.sentence.first, at - 5), at):
            head = self.pack.contacts.occasion_heads.match_at(self.words, start)
            if head is not None and head[0] <= at and all(
                self.capitals[t] or self.words[t] in {"-", "ke", "(", ")"} or self.words[t][0].isdigit() for t in range(head[0], at)
            ):
                return True
        return False

    def _side_after(self, at: int) -> _Side | None:
        """The side that a title is followed by: 'Menlu AS', 'dubes untuk', 'dari Rusia', 'Gubernur St. Petersburg'."""
        position = at
        if position < self.last and self.words[position] in self.grammar.from_ | self.grammar.for_:
            position += 1
        while position < self.last and self.words[position] in self.grammar.member_words:
            position += 1  # 'para Menlu negara-negara ASEAN'
        side = self._read_side(position)
        if side is not None and side.code is not None:
            return side
        if side is not None and side.form == "institution":
            place = self.pack.places.forms.match_at(self.words, side.end)
            if place is not None and self.capitals[side.end]:
                return _Side(place[1].country, "institution", place[0], side.entry)
            return side
        if position == at and position < self.last and self.capitals[position]:
            place = self.pack.places.forms.match_at(self.words, position)
            if place is not None and place[0] <= self.last and not place[1].ambiguous:
                if self.pack.people.aliases.match_at(self.words, position) is None:
                    return _Side(place[1].country, "place", place[0], place[1].entry)
        return None

    # -- small parts -------------------------------------------------------------------------------------------------
    def _title_at(self, at: int) -> tuple[int, TitleForm] | None:
        if at >= self.last:
            return None
        found = self.pack.titles.match_at(self.words, at)
        if found is None or found[0] > self.last or (found[1].capital and not self.capitals[at]):
            return None
        return found

    def _modifiers(self, at: int, place: str = "after") -> tuple[set[str], int]:
        kinds: set[str] = set()
        while at < self.last:
            found = self.pack.titles.modifiers.match_at(self.words, at)
            if found is None or found[0] > self.last or found[1].place not in {place, "either"}:
                break
            kinds.add(found[1].modifier)
            at = found[0]
        return kinds, at

    def _skip_parenthesis(self, at: int) -> tuple[int, str | None]:
        """'(Menlu)', '(AS)': over it, with the side that it names."""
        if at >= self.last or self.words[at] != "(":
            return at, None
        for end in range(at + 1, min(at + PAREN_REACH, self.last)):
            if self.words[end] == ")":
                side = self._plain_side(at + 1)
                return end + 1, side.code if side else None
        return at, None

    def _close_parenthesis(self, at: int) -> int:
        """'Joko Widodo (Jokowi)': the nickname belongs to the mention."""
        if at < self.last and self.words[at] == "(":
            for end in range(at + 1, min(at + 4, self.last)):
                if self.words[end] == ")":
                    named = all(self.capitals[n] for n in range(at + 1, end)) and end > at + 1
                    if named and self._plain_side(at + 1) is None:
                        return end + 1
                    break
        return at

    def _skip_years(self, at: int) -> int:
        """'Presiden Terpilih RI 2024-2029, Prabowo': over the term."""
        position = at
        while position < self.last and (self.words[position][0].isdigit() or self.words[position] in {"-", "–", "—"}):
            position += 1
        year = position > at and position - at <= 3 and self.words[at].isdigit() and len(self.words[at]) >= 4
        return position if year else at

    def _skip_department(self, at: int) -> int:
        """'Direktur Jenderal Kerja Sama ASEAN Kementerian Luar Negeri Jose Tavares': over what the title is the title of."""
        position = at
        while position < self.last and position < at + LONGEST_DEPARTMENT and self.capitals[position]:
            written = self.story.written(position)
            side = self._read_side(position)
            portfolio = self.pack.titles.portfolios.match_at(self.words, position)
            if side is not None:
                position = side.end
            elif portfolio is not None:
                position = portfolio[0]
            elif self.words[position] in self.pack.names.never or (len(written) > 1 and written.isupper()):
                position += 1
            else:
                break
        return position

    def _skip_posting(self, at: int) -> int:
        """'Duta Besar Inggris untuk PBB', 'Dubes RI di Kairo': where they serve is not whom they stand for."""
        if at < self.last - 1 and self.words[at] in self.grammar.for_ | self.grammar.at:
            side = self._read_side(at + 1)
            if side is not None and self.words[at] in self.grammar.for_:
                return side.end
            place = self.pack.places.forms.match_at(self.words, at + 1)
            end = place[0] if place is not None and self.capitals[at + 1] else side.end if side else None
            if end is not None and self._name_after(end, after_title=True) is not None:
                return end
        return at

    def _is_doubled(self, at: int) -> bool:
        """'menteri-menteri': said twice means several."""
        return at > 1 and self.words[at - 1] == "-" and self.words[at - 2] == self.words[at]

    def _add(self, first: int, last: int, kind: MentionKind, **more: object) -> None:
        """Keep a mention in the order of the text: 'ajudan Putin, Yuri Ushakov' goes before the 'Putin' inside it."""
        assert self.sentence is not None
        made = Mention(first, last, self.story.span(first, last), kind, self.sentence.index, **more)  # type: ignore[arg-type]
        place = len(self.found)
        while place and self.found[place - 1].first >= first:
            place -= 1
        self.found.insert(place, made)
        if place < len(self.found) - 1 and made.holder is not None:
            self.found[place] = replace(made, holder=made.holder + 1)
