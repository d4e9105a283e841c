"""What stands between a title and the name or side that it belongs to.

'Duta Besar Inggris untuk PBB Matthew Rycroft' · 'Presiden Terpilih RI 2024-2029, Prabowo' · 'Menlu (AS) Kerry'
"""

from risalah.find.names import name_after
from risalah.find.sides import FoundSide, plain_side, read_side, side_after
from risalah.find.view import View
from risalah.lang.titles import TitleForm
from risalah.model.mention import Mention

HEADS = frozenset({"president", "prime-minister", "monarch", "chancellor", "crown-prince", "vice-president"})
# of two offices of one person the higher is given, of equals the first
RANKS = (
    frozenset({"minister", "ambassador", "commander", "legislator", "adviser", "envoy"}),
    frozenset({"foreign-minister", "defence-minister", "national-security-adviser"}),
    frozenset({"vice-president", "deputy-prime-minister"}),
    frozenset({"prime-minister", "chancellor", "crown-prince", "leader"}),
    frozenset({"president", "president-elect", "monarch"}),
)
WITH_PRINCIPAL = frozenset(
    {"spokesperson", "envoy", "adviser", "official", "ambassador"}
)  # 'ajudan Putin', 'utusan PM X'
LONGEST_FIELD = 5  # tokens of a minister's field of work that no table knows
LONGEST_DEPARTMENT = 14  # tokens of a department's name
LONGEST_TEAM = 5  # tokens of 'tim inspeksi senjata'
COMMAND = 4  # tokens of a command's name before the rank: 'Kodam Iskandar Muda Mayjen'
PAREN_REACH = 5  # '(Menlu)', '(AS)': an abbreviation in parentheses is short


def second_title(
    view: View, first: TitleForm, position: int
) -> tuple[str | None, str, int, set[str], FoundSide | None]:
    """'Menhan sekaligus Presiden Terpilih RI', 'pemimpin Rusia Presiden Putin', 'Menhan Jenderal X'."""
    office, kind = first.office, first.kind
    modifiers: set[str] = set()
    joint = position
    linked = view.pack.grammar.same_holder.match_at(view.words, joint) if joint < view.last else None
    if linked is None and joint + 1 < view.last and view.words[joint] == "/" and view.title_at(joint + 1) is not None:
        linked = joint + 1, ""  # 'Wakil Perdana Menteri/Menteri Perkebunan'
    if linked is not None:
        joint = linked[0]
    before: set[str] = set()
    second = view.title_at(joint)  # 'sekaligus Wakil Perdana Menteri' is an office of its own
    if second is None:
        before, joint_title = view.modifiers(joint, "before")
        second = view.title_at(joint_title)
    if second is None and joint + 1 < view.last and view.words[joint] == ",":  # 'Duta Besar Irak, Prof. X'
        styled = view.title_at(joint + 1)
        second = styled if styled is not None and styled[1].kind in {"rank", "honorific"} else None
    if second is None:
        return office, kind, position, modifiers, None
    end, form = second
    after, end = view.modifiers(end)
    if form.kind in {"rank", "honorific"}:
        return office, kind, end + (end < view.last and view.words[end] == "."), modifiers, None  # 'Prof.'
    if joint == position and kind not in {"role-noun", "rank", "honorific"}:
        return office, kind, position, modifiers, None
    side = side_after(view, end)
    if side is not None:
        end = side.end
    _, end = view.modifiers(end)
    end = skip_years(view, end)
    modifiers |= before | after
    if linked is not None and office is not None and _rank(office) >= _rank(form.office):
        return office, kind, end, modifiers, side  # 'Putra Mahkota sekaligus PM': the first unless the other is more
    return form.office or office, form.kind, end, modifiers, side


def _rank(office: str | None) -> int:
    return next((rank for rank, offices in enumerate(RANKS, 1) if office in offices), 0)


def skip_parenthesis(view: View, at: int) -> tuple[int, str | None]:
    """'(Menlu)', '(AS)': over it, with the side that it names."""
    if at >= view.last or view.words[at] != "(":
        return at, None
    for end in range(at + 1, min(at + PAREN_REACH, view.last)):
        if view.words[end] == ")":
            side = plain_side(view, at + 1)
            if side is None and name_in_brackets(view, at) is not None:
                return at, None
            return end + 1, side.code if side else None
    return at, None


def name_in_brackets(view: View, at: int) -> tuple[int, int, tuple[str, ...]] | None:
    """'Menlu AS (John Kerry)': a name of two words or more, or one that the tables know, alone in brackets."""
    if at + 2 >= view.last or view.words[at] != "(":
        return None
    name = name_after(view, at + 1, after_title=False)
    if name is None or name[0] != at + 1 or name[1] >= view.last or view.words[name[1]] != ")":
        return None
    return name if name[2] or name[1] - name[0] > 1 else None


def skip_ordinal(view: View, at: int) -> int:
    """'Presiden ke-45 AS', 'Perdana Menteri ke-10 Malaysia': over the how-manieth they are."""
    words = view.words
    counted = at + 2 < view.last and words[at] in view.pack.grammar.into and words[at + 1] == "-"
    return at + 3 if counted and words[at + 2].isdigit() else at


def skip_years(view: View, at: int) -> int:
    """'Presiden Terpilih RI 2024-2029, Prabowo': over the term."""
    position = at
    while position < view.last and (view.words[position][0].isdigit() or view.words[position] in {"-", "–", "—"}):
        position += 1
    year = position > at and position - at <= 3 and view.words[at].isdigit() and len(view.words[at]) >= 4
    return position if year else at


def skip_department(view: View, at: int, named_body: bool) -> tuple[int, FoundSide | None]:
    """'Direktur Jenderal Kerja Sama ASEAN Kementerian Luar Negeri X': over what the title is the title of.

    With the side that the department's name ends in. `named_body`: the title itself opens a body's name, so an unknown
    word may go on from it: 'Kepala Badan Antariksa Rusia X'.
    """
    position = at
    last_side: FoundSide | None = None
    while position < view.last and position < at + LONGEST_DEPARTMENT and view.capitals[position]:
        written = view.story.written(position)
        side = read_side(view, position)
        portfolio = view.pack.titles.portfolios.match_at(view.words, position)
        if view.words[position] in view.pack.names.name_openers and position + 1 < view.last:
            position = _party_end(view, position + 1)
        elif side is not None:
            position, last_side = side.end, side
        elif portfolio is not None:
            position = portfolio[0]
        elif (field := _field_before_body(view, position)) > position:
            position = field
        elif (
            view.words[position] in view.pack.names.never
            or (len(written) > 1 and written.isupper())
            or ((position > at or named_body) and _is_inside_body_name(view, position))
            or (position < at + COMMAND and _stands_before_rank(view, position))
        ):
            position += 1
        else:
            break
    return position, last_side if last_side is not None and last_side.end == position else None


def _field_before_body(view: View, at: int) -> int:
    """'Direktur Kontraterorisme Kemlu Inggris': over capitals that no table knows as a person, up to a ministry."""
    people, end = view.pack.people, at
    while end < min(at + LONGEST_FIELD, view.last - 1) and (view.capitals[end] or view.words[end] == "-"):
        if people.aliases.match_at(view.words, end) or people.families.match_at(view.words, end):
            return at
        end += 1
        side = read_side(view, end) if view.capitals[end] else None
        if side is not None:
            return end if side.form == "institution" and side.kind != "embassy" else at
    return at


def _party_end(view: View, at: int) -> int:
    """'Wakil Ketua Partai National X': one word is the party's name; all of 'Uni Kristen Demokrat (CDU) itu' are."""
    end = at
    while end < view.last and view.capitals[end]:
        end += 1
    closed = end < view.last and (view.words[end] == "(" or view.words[end] in view.pack.names.determiners)
    return end if closed else at + 1


def _stands_before_rank(view: View, at: int) -> bool:
    """'Pangdam Cenderawasih Mayjen X', 'Panglima Kodam Iskandar Muda Mayjen X': what a commander commands.

    Up to the rank that opens his own name.
    """
    for rank in range(at + 1, min(at + COMMAND, view.last)):
        title = view.title_at(rank)
        if title is not None:
            return title[1].kind == "rank" and view.capitals[rank]
        if not view.capitals[rank]:
            return False
    return False


def skip_team(view: View, at: int) -> int:
    """'Ketua tim inspeksi senjata PBB X': over what somebody leads, in small letters, where a side ends it."""
    if at >= view.last or view.words[at] not in view.pack.names.teams or view.capitals[at]:
        return at
    grammar = view.pack.grammar
    for end in range(at + 1, min(at + LONGEST_TEAM, view.last)):
        word = view.words[end]
        side = read_side(view, end) if view.capitals[end] else None
        if side is not None:
            named = side.code is not None and side.form in {"name", "abbreviation"}
            return end if named and end > at + 1 else at  # 'pelatih tim Indonesia' leads no mission
        if view.capitals[end] or not word.isalpha() or word in grammar.prepositions | grammar.conjunctions:
            return at
        if view.title_at(end) is not None:
            return at  # 'Ketua tim mediator Uni Afrika' mediates
    return at


def _is_inside_body_name(view: View, at: int) -> bool:
    """'Badan Energi Atom Internasional', 'Dewan Pengarah BRIN': an unknown word with words of a body on both sides."""
    behind = at + 1
    if behind >= view.last or not view.capitals[behind] or view.pack.people.families.match_at(view.words, at):
        return False
    written = view.story.written(behind)
    acronym = len(written) > 2 and written.isupper()
    return acronym or view.words[behind] in view.pack.names.never or read_side(view, behind) is not None


def skip_unknown_field(view: View, at: int) -> int:
    """'Menteri Sumber Manusia Malaysia X': over a field of work that no table knows, where a side ends it.

    A person's name isn't followed by a country; names and towns that the tables know are no field.
    """
    position = at
    if read_side(view, at) is not None:
        return at
    while position < min(at + LONGEST_FIELD, view.last - 1) and view.capitals[position]:
        word = view.words[position]
        known = view.pack.people.aliases.match_at(view.words, position) or view.pack.people.families.match_at(
            view.words, position
        )
        written = view.story.written(position)
        if not written.istitle() or known is not None or view.title_at(position) is not None or not word.isalpha():
            return at
        position += 1
        goes_on = position + 1 < view.last and view.capitals[position + 1]
        if goes_on and view.words[position] in view.pack.grammar.conjunctions:
            position += 1
        side = read_side(view, position)
        if side is not None and side.form in {"name", "abbreviation"} and view.capitals[position]:
            return position
    return at


def _more_postings(view: View, at: int) -> int:
    """'untuk Australia dan Vanuatu', 'untuk Indonesia, Timor Leste, dan ASEAN': over the other countries."""
    conjunctions = view.pack.grammar.conjunctions
    position = at
    while position < view.last - 1 and (view.words[position] == "," or view.words[position] in conjunctions):
        joined = position
        while joined < position + 2 and (view.words[joined] == "," or view.words[joined] in conjunctions):
            joined += 1
        side = read_side(view, joined) if joined < view.last else None
        if side is None or side.form not in {"name", "abbreviation"}:
            break
        if view.words[joined - 1] in conjunctions:
            return side.end
        position = side.end
    return at


def skip_posting(view: View, at: int) -> int:
    """'Duta Besar Inggris untuk PBB', 'Dubes RI di Kairo': where they serve is not whom they stand for.

    So it is with 'utusan Cina untuk urusan Afrika' and 'Wakil Presiden Bank Dunia bidang Asia'.
    """
    grammar = view.pack.grammar
    field = _posting_field(view, at)
    if field > at:
        ends = _field_end(view, field)
        return ends if _is_named_at(view, ends) else at
    if at < view.last - 1 and (view.words[at] in grammar.for_ or view.words[at] in grammar.at):
        side = read_side(view, at + 1)
        if side is not None and view.words[at] in view.pack.grammar.for_:
            more = _more_postings(view, skip_parenthesis(view, side.end)[0])
            return skip_posting(view, more)  # 'untuk PBB (UN) di Jenewa'
        place = view.pack.places.forms.match_at(view.words, at + 1)
        end = place[0] if place is not None and view.capitals[at + 1] else side.end if side else None
        if end is None and view.words[at] in view.pack.grammar.for_:
            end = _region_end(view, at + 1)
        if end is not None and _is_named_at(view, end):
            return end
    return at


def skip_second_body(view: View, at: int, side: str | None) -> int:
    """'utusan PBB dan Liga Arab Kofi Annan': one envoy of two bodies, who stands for the first; else `at`."""
    joined = at + 1 < view.last and view.words[at] in view.pack.grammar.conjunctions
    if side is None or not joined or view.pack.sides.kind_of(side) == "state":
        return at
    second = side_after(view, at + 1)
    if second is None or second.code is None or view.pack.sides.kind_of(second.code) == "state":
        return at
    return second.end


def _is_named_at(view: View, at: int) -> bool:
    """Does somebody's name stand there, a department's own name apart?"""
    return name_after(view, skip_department(view, at, False)[0], after_title=True) is not None


def _posting_field(view: View, at: int) -> int:
    """'untuk urusan', 'bidang', 'untuk masalah': the token behind the words that open what somebody serves for."""
    opener = at + (at < view.last and view.words[at] in view.pack.grammar.for_)
    found = view.pack.grammar.posting_fields.match_at(view.words, opener) if opener < view.last - 1 else None
    return found[0] if found is not None and found[0] < view.last else at


def _field_end(view: View, at: int) -> int:
    """'Afrika', 'Asia Timur dan Pasifik', 'nuklir Iran': over capitals, one small word before them, and 'dan'."""
    end = at
    while end < min(view.last, at + LONGEST_FIELD):
        joined = end > at and view.words[end] in view.pack.grammar.conjunctions
        if not (view.capitals[end] or joined or end == at):
            break
        side = read_side(view, end)
        end = side.end if side is not None and view.capitals[end] else end + 1
        if end < view.last and view.words[end] == ",":
            return end
        if _is_named_at(view, end):
            break
    return end


def skip_abbreviation(view: View, at: int, side: str | None) -> int:
    """'Sekjen Organisasi Negara-negara Amerika, OAS, X': over the short name between commas of the body just named."""
    if side is None or at + 1 >= view.last or view.words[at] != ",":
        return at
    short = plain_side(view, at + 1)
    same = short is not None and short.code == side and short.form == "abbreviation"
    return short.end if same and short is not None else at


def skip_seat(view: View, at: int) -> int:
    """'KBRI Kairo', 'Konsul Jenderal RI Davao': over the town or country where a mission sits."""
    if at >= view.last or not view.capitals[at] or view.pack.people.aliases.match_at(view.words, at) is not None:
        return at
    place = view.pack.places.forms.match_at(view.words, at)
    side = plain_side(view, at)
    ends = [place[0] if place is not None and place[0] <= view.last else at, side.end if side is not None else at]
    return max(ends)


def after_posting(view: View, at: int) -> int:
    """'eks duta besar RI di Belanda itu': the token behind where an office without a name is held."""
    grammar = view.pack.grammar
    if at + 1 >= view.last or not (view.words[at] in grammar.for_ or view.words[at] in grammar.at):
        return at
    side = read_side(view, at + 1)
    place = view.pack.places.forms.match_at(view.words, at + 1) if view.capitals[at + 1] else None
    return max(side.end if side is not None else at, place[0] if place is not None else at)


def inner_head(view: View, at: int, end: int, form: TitleForm) -> int | None:
    """The token of 'presiden' in 'utusan khusus presiden', tokens [at, end): whoever is named behind may be either."""
    if form.office not in WITH_PRINCIPAL or form.side is not None or end - at < 2:
        return None
    inner = view.title_at(end - 1)
    return end - 1 if inner is not None and inner[0] == end and inner[1].office in HEADS else None


def holds_office(view: View, mention: Mention) -> bool:
    """Do the tables know somebody of the mention's name in the very office that it gives him?"""
    return any(
        tenure.office == mention.stated_office and mention.side in {None, tenure.side}
        for person in mention.person_ids
        for tenure in view.pack.people.tenures_of(person)
    )


def _region_end(view: View, at: int) -> int | None:
    """'utusan khusus untuk Afrika dan Timur Tengah Steve Witkoff': over capitalised words that are no name."""
    never = view.pack.names.never
    end = at
    while end < view.last and view.capitals[end] and view.words[end] in never:
        end += 1
        joined = end + 1 < view.last and view.words[end] in view.pack.grammar.conjunctions
        if joined and view.capitals[end + 1] and view.words[end + 1] in never:
            end += 1
    return end if end > at else None


def is_doubled(view: View, at: int) -> bool:
    """'menteri-menteri': said twice means several."""
    return at > 1 and view.words[at - 1] == "-" and view.words[at - 2] == view.words[at]
