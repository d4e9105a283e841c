"""What begins with a title: people with an office, offices without a name, and those who stand for somebody else.

"ajudan Putin, Yuri Ushakov"   ->  person 'Putin' · person 'Yuri Ushakov', title 'ajudan'
"PM Australia dan Kanada"      ->  role prime-minister of AUS · role prime-minister of CAN
"""

from collections.abc import Sequence

from msgspec.structs import replace

from risalah.find.names import close_parenthesis, name_after
from risalah.find.scanner import Scanner
from risalah.find.sides import (
    FoundSide,
    miscased_side,
    names_gathering,
    other_half,
    read_side,
    side_after,
)
from risalah.find.titles import (
    HEADS,
    WITH_PRINCIPAL,
    after_posting,
    holds_office,
    inner_head,
    is_doubled,
    name_in_brackets,
    second_title,
    skip_abbreviation,
    skip_department,
    skip_ordinal,
    skip_parenthesis,
    skip_posting,
    skip_seat,
    skip_second_body,
    skip_team,
    skip_unknown_field,
    skip_years,
)
from risalah.find.told_country import OWN
from risalah.lang.grammar import is_active_verb
from risalah.lang.titles import TitleForm
from risalah.model.mention import GATHERING
from risalah.model.span import Span

HYPHENS = frozenset("-–—")  # 'Menlu AS-Rusia'
# Whose department or party may stand between the title and the name: 'Direktur Jenderal Kerja Sama ASEAN … X'.
WITH_DEPARTMENT = frozenset({"official", "leader", "legislator", "adviser", "commander", "minister"})


class TitledScanner(Scanner):
    """Reads titles with the modifiers, sides, departments and names that belong to them."""

    def _read_titled(self, at: int) -> int | None:
        """'mantan Presiden AS Barack Obama', 'Menlu (AS) John Kerry', 'juru bicara Kemlu China, Geng Shuang'."""
        title = self.view.title_at(at)  # 'Wakil Presiden' is an office of its own, before 'wakil' is a modifier
        modifiers: set[str] = set()
        if title is None:
            modifiers, position = self.view.modifiers(at, "before")
            title = self.view.title_at(position) if position > at else None
        if title is None:
            return None
        end, form = title
        after, position = self.view.modifiers(end)
        modifiers |= after
        side_code, side_form, entry = form.side, None, form.entry
        if form.kind == "honorific" and position < self.last and self.words[position] == ".":
            behind = name_after(self.view, position + 1, after_title=True)
            position += behind is not None and not behind[2]  # 'Dr. M. Naeem'; a known name is read without it
        if form.open:
            position = skip_unknown_field(self.view, position)
        position = skip_team(self.view, skip_ordinal(self.view, position))
        position, inner_side = skip_parenthesis(self.view, position)
        holder: Span | None = None
        head = inner_head(self.view, at, end, form)
        sender = self._read_sender(head, form)
        side = side_after(self.view, position)
        if sender is not None:
            principal, position = sender
            holder, side_code = self.found[principal].span, self.found[principal].side or side_code
        elif side is not None and side.form in {"place", "capital"} and form.side is not None:
            position = side.end  # 'Konsul Jenderal RI Davao' sits there
        elif side is not None:
            home = self.pack.home_side if side.home and form.office in WITH_DEPARTMENT else None
            side_form = OWN if side.code is None and home is not None else side.form
            side_code, position = side.code or home or side_code, side.end
        elif inner_side is not None:
            side_code = inner_side
        elif form.side is None and head is None:  # 'Utusan Khusus ASEAN Erywan Yusof' names the envoy
            nested = self._read_holder(position, form)
            if nested is not None:
                principal, position = nested
                holder, side_code = self.found[principal].span, self.found[principal].side or side_code
        if form.kind == "relative" and holder is None:
            return None  # 'adik' of nobody that the words name
        if form.office == "envoy" and "plural" not in modifiers and not is_doubled(self.view, at):
            position = skip_second_body(self.view, position, side_code)
        position, inner_side = skip_parenthesis(self.view, position)
        side_code = side_code or inner_side
        position = skip_abbreviation(self.view, position, side_code)
        after, position = self.view.modifiers(position)
        modifiers |= after
        position = skip_years(self.view, position)
        if form.office == "ambassador" and side_code is not None:
            position = skip_seat(self.view, position)
        if form.office not in HEADS:  # 'Presiden AS untuk …' has no posting: what follows is another's
            position = skip_posting(self.view, position)
        office, kind, position, more, own = second_title(self.view, form, position)
        modifiers |= more
        if side_code is None:
            side = own or side_after(self.view, position)
            if side is not None:
                side_code, side_form, position = side.code, side.form, max(position, side.end)
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
                side_form = of_department.form if of_department.code is not None else OWN
                position, inner_side = skip_parenthesis(self.view, position)
                side = inner_side or side  # 'Kepala Badan Energi Atom Internasional PBB (IAEA) Yukiya Amano'
        name = name_after(self.view, position, after_title=True) or name_in_brackets(self.view, position)
        if name is not None and (
            self._is_next_subject(at, position, name[1]) or self._is_of_another_state(position, side, name[2])
        ):
            name = None
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
            bracketed = self.words[first - 1] == "(" and last < self.last and self.words[last] == ")"
            end = last + 1 if bracketed else close_parenthesis(self.view, last)
            common["side"] = side or self._country_of_origin(end, kind)
            self._add(at, end, "person", name=(first, last), person_ids=ids, rule="title before name", **common)
            return end
        if kind in {"rank", "honorific"}:
            return position
        if self.capitals[at] and self.capitals[at - 1] and names_gathering(self.view, at):
            common["form"] = GATHERING  # 'Forum Menteri Uni Eropa-Indo-Pasifik': what it is called
        plural = "plural" in modifiers or is_doubled(self.view, at)
        beyond = after_posting(self.view, position)
        definite = beyond < self.last and self.words[beyond] in self.pack.names.determiners
        definite = definite or self._is_called_by_office(at, position)
        definite = definite or (at > 0 and self.words[at - 1] in self.pack.names.personal_articles)
        self._add(at, position, "role", plural=plural, definite=definite, rule="title without name", **common)
        self._share_side_back(at)
        return self._spread_office(position)

    def _is_called_by_office(self, at: int, position: int) -> bool:
        """'Kepala Negara pun menjawab': with capitals the one spoken of, whatever stands behind it."""
        words = tuple(self.words[at:position])
        return words in self.pack.names.capital_roles and all(self.view.capitals[at:position])

    def _is_next_subject(self, at: int, position: int, name_end: int) -> bool:
        """'Selain bertemu Presiden, Howard juga akan …': the title is the object of one verb, the name goes on.

        So it is behind 'Selain' itself: 'Selain Menhan Malaysia, Prabowo juga disambut …'.
        """
        if self.words[position] != "," or at == self.view.sentence.first or name_end >= self.last:
            return False
        besides = self.grammar.besides.match_at(self.words, self.view.sentence.first)
        ends = is_active_verb(self.grammar, self.words[at - 1]) or (besides is not None and besides[0] == at)
        return ends and self.words[name_end] in self.grammar.adverbs

    def _is_of_another_state(self, position: int, side: str | None, ids: Sequence[str]) -> bool:
        """'Di hadapan Menhan Malaysia, Prabowo menegaskan …': another state's man holds no office there."""
        if self.words[position] != "," or not ids or self.pack.sides.kind_of(side) != "state":
            return False
        sides = {self.pack.people.by_id[person].side for person in ids}
        return side not in sides and all(self.pack.sides.kind_of(own) == "state" for own in sides)

    def _country_of_origin(self, at: int, kind: str) -> str | None:
        """'Brigjen John Frewen dari Australia': the state behind 'dari', for somebody with an office or a rank."""
        if kind not in {"office", "rank"} or at >= self.last or self.words[at] not in self.grammar.from_:
            return None
        origin = read_side(self.view, at + 1)
        if origin is None or origin.form not in {"name", "abbreviation"}:
            return None
        return origin.code if self.pack.sides.kind_of(origin.code) == "state" else None

    def _spread_office(self, position: int) -> int:
        """'PM Australia dan Kanada', 'Menlu AS-Rusia': each one's own office; gives the end of the list."""
        model, start = self.found[-1], position
        if model.side is None:
            return start
        listed: list[tuple[int, FoundSide]] = []
        hyphens = False
        while position < self.last:
            joint, closing = self._joint(position)
            hyphen = joint == position + 1 and self.words[position] in HYPHENS
            side = self._side_in_list(joint, position, conjoined=closing) if joint > position else None
            if side is None:
                break
            listed.append((joint, side))
            position, hyphens = side.end, hyphens or hyphen
            if closing:
                self._add_spread(listed)
                return position
        if hyphens:
            self._add_spread(listed)
            return position
        return start

    def _joint(self, at: int) -> tuple[int, bool]:
        """(token behind what joins two sides, does it close the list): ', dan', 'dan', ',', or a hyphen alone."""
        if self.words[at] in HYPHENS and at + 1 < self.last:
            starts, ends = self.story.tokens.starts, self.story.tokens.ends
            glued = starts[at] == ends[at - 1] and starts[at + 1] == ends[at]
            return (at + 1 if glued else at), False
        joint = at + (self.words[at] == ",")
        closing = joint < self.last and self.words[joint] in self.grammar.conjunctions
        joint += closing
        return (joint if joint < self.last else at), closing

    def _side_in_list(self, at: int, before: int, *, conjoined: bool) -> FoundSide | None:
        """The next side; 'Selatan' in 'Menlu Korea Utara dan Selatan' has its name from the one that ends `before`."""
        side = read_side(self.view, at) or (miscased_side(self.view, at) if conjoined else None)
        if side is None and conjoined:
            side = other_half(self.view, before - 2, at)
        if side is None or side.code is None or side.form == "building":
            return None
        return side if name_after(self.view, side.end, after_title=False) is None else None

    def _add_spread(self, listed: list[tuple[int, FoundSide]]) -> None:
        model = self.found[-1]
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
