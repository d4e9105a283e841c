"""The side that begins at a token, by name, metonym or institution.

'Kemlu China' -> CHN · 'Gedung Putih' -> USA · 'pemerintah' alone -> whose, the words do not say
"""

import msgspec

from risalah.find.view import View
from risalah.lang.sides import InstitutionForm, SideForm, is_written_as

LONGEST_FIELD = 5  # tokens of a ministry's field of work that no table knows
LONGEST_STATE = 3  # words of 'Amerika Serikat', 'Uni Emirat Arab'
GATHERING_REACH = 5  # tokens between 'KTT' and a body that is part of its name


class FoundSide(msgspec.Struct, frozen=True):
    """`code` None: an institution whose side must be said elsewhere, or is the paper's own (`home`)."""

    code: str | None
    form: str
    end: int
    entry: str
    home: bool = False
    kind: str = ""


def read_side(view: View, at: int) -> FoundSide | None:
    """A side's name, metonym or institution ('Kemlu China', 'pemerintah Mesir', 'Gedung Putih')."""
    if at >= view.last or view.words[at] not in view.pack.side_openers:
        return None
    institution = view.pack.sides.institutions.match_at(view.words, at)
    plain = plain_side(view, at)
    if institution is not None and institution[0] <= view.last and _fits_institution(view, at, institution):
        end, form = institution
        if plain is None or end >= plain.end:
            code: str | None = form.side
            if code is None:
                own = (
                    plain_side(view, end)
                    or _inner_institution(view, end)
                    or _of_place(view, end)
                    or _behind_unknown_field(view, end, form)
                )
                if own is not None and own.code is not None:
                    return FoundSide(own.code, "institution", own.end, form.entry, kind=form.kind)
            return FoundSide(code, "institution", end, form.entry, home=form.home, kind=form.kind)
    return plain


def _inner_institution(view: View, at: int) -> FoundSide | None:
    """'otoritas pemerintah Mesir': one body's name inside another's."""
    follows = at < view.last and view.pack.sides.institutions.match_at(view.words, at) is not None
    return read_side(view, at) if follows else None


def _behind_unknown_field(view: View, at: int, form: InstitutionForm) -> FoundSide | None:
    """'Kementerian Sumber Manusia Malaysia': a ministry whose field no table knows, with its country behind."""
    if not form.open:
        return None
    for position in range(at, min(at + LONGEST_FIELD, view.last - 1)):
        joined = position > at and view.words[position] in view.pack.grammar.conjunctions
        if not joined and not (view.capitals[position] and view.story.written(position).istitle()):
            return None
        side = plain_side(view, position + 1) if view.capitals[position + 1] and not joined else None
        if side is not None:
            return side if side.form in {"name", "abbreviation"} else None
    return None


def _of_place(view: View, at: int) -> FoundSide | None:
    """'pemerintah Madinah', 'otoritas Dubai': of the country that a town or a region lies in."""
    if at >= view.last or not view.capitals[at]:
        return None
    place = view.pack.places.forms.match_at(view.words, at)
    if place is None or place[0] > view.last or place[1].ambiguous or not place[1].country:
        return None
    return FoundSide(place[1].country, "place", place[0], place[1].entry)


def plain_side(view: View, at: int) -> FoundSide | None:
    if at >= view.last:
        return None
    found = view.pack.sides.forms.match_at(view.words, at)
    if found is None or found[0] > view.last or not _fits_side(view, at, found):
        return _styled(view, at)
    end, form = found
    shield = view.pack.sides.shields.match_at(view.words, at)
    if shield is not None and shield[0] >= end:
        return None  # 'Direktur Amerika Utara'
    return FoundSide(form.code, form.form, end, form.entry)


def _styled(view: View, at: int) -> FoundSide | None:
    """'Republik Zambia', 'Kerajaan Thailand': a state's name behind the word for what kind of state it is."""
    styles = view.pack.sides.styles
    found = styles.match_at(view.words, at) if view.words[at] in styles.first_words and view.capitals[at] else None
    if found is None or found[0] >= view.last or not view.capitals[found[0]]:
        return None
    named = view.pack.sides.forms.match_at(view.words, found[0])
    if named is None or named[0] > view.last or not view.pack.sides.is_country(named[1]) or named[1].form != "name":
        return None
    return FoundSide(named[1].code, named[1].form, named[0], named[1].entry)


def side_after(view: View, at: int) -> FoundSide | None:
    """The side that a title is followed by: 'Menlu AS', 'dubes untuk', 'dari Rusia', 'Gubernur St. Petersburg'."""
    position = at
    grammar = view.pack.grammar
    if position < view.last and view.words[position] in grammar.from_:  # 'untuk Yaman' is a posting, no side
        position += 1
    while position < view.last and view.words[position] in view.pack.grammar.member_words:
        if position == at and not view.words[position].isalpha():
            break  # 'Menlu AS-Rusia' are two
        position += 1  # 'para Menlu negara-negara ASEAN'
    named = position
    while named < view.last and view.words[named] in grammar.group_words:
        named += 1
    side = read_side(view, named)
    if named > position and (side is None or view.pack.sides.kind_of(side.code) != "group"):
        side = read_side(view, position)  # 'para wakil dari kelompok pemberontak FARC', no others
    if side is not None and side.code is not None:
        return side
    if side is not None and side.form == "institution":
        place = view.pack.places.forms.match_at(view.words, side.end)
        if place is not None and view.capitals[side.end]:
            return FoundSide(place[1].country, "institution", place[0], side.entry)
        return side
    if position == at and position < view.last and view.capitals[position]:
        place = view.pack.places.forms.match_at(view.words, position)
        is_person = view.pack.people.aliases.match_at(view.words, position) is not None
        if place is not None and place[0] <= view.last and not place[1].ambiguous and not is_person:
            return FoundSide(place[1].country, "place", place[0], place[1].entry)
    return None


def miscased_side(view: View, at: int) -> FoundSide | None:
    """'Menlu Rusia dan As': in a list of sides an abbreviation counts with any capitals."""
    found = view.pack.sides.forms.match_at(view.words, at)
    if found is None or not view.capitals[at] or found[0] > view.last:
        return None
    return FoundSide(found[1].code, found[1].form, found[0], found[1].entry)


def other_half(view: View, first: int, at: int) -> FoundSide | None:
    """'Korea Utara dan Selatan': the state of the first word of a name of two, at `first`, and the word at `at`."""
    if first < view.sentence.first or at >= view.last or not (view.capitals[first] and view.capitals[at]):
        return None
    found = view.pack.sides.forms.match_at([view.words[first], view.words[at]], 0)
    if found is None or found[0] != 2 or found[1].code is None:
        return None
    return FoundSide(found[1].code, found[1].form, at + 1, found[1].entry)


def names_gathering(view: View, at: int) -> bool:
    """'KTT ASEAN-PBB', 'Sidang Majelis Umum PBB': part of what the gathering is called, no party."""
    assert view.sentence is not None
    heads = view.pack.contacts.occasion_heads
    for start in heads.openings(view.words, max(view.sentence.first, at - GATHERING_REACH), at):
        head = heads.match_at(view.words, start)
        if (
            head is not None
            and head[0] <= at
            and all(
                view.capitals[t] or view.words[t] in {"-", "ke", "(", ")"} or view.words[t][0].isdigit()
                for t in range(head[0], at)
            )
        ):
            return not _is_of_two_states(view, at)
    return False


def _is_of_two_states(view: View, at: int) -> bool:
    """'Pertemuan tingkat menteri Armenia-Thailand': two states that a stroke joins are those who meet."""
    forms, words = view.pack.sides.forms, view.words

    def end_of_state(start: int) -> int | None:
        found = forms.match_at(words, start)
        return found[0] if found is not None and view.pack.sides.is_country(found[1]) else None

    end = end_of_state(at)
    if end is None:
        return False
    if end + 1 < view.last and words[end] == "-":
        return end_of_state(end + 1) is not None
    before = range(max(view.sentence.first, at - LONGEST_STATE - 1), at - 1)
    return words[at - 1] == "-" and any(end_of_state(start) == at - 1 for start in before)


def _fits_side(view: View, at: int, found: tuple[int, SideForm]) -> bool:
    end, form = found
    written = view.story.read(at, end)
    return is_written_as(written, form.written, form.exact, any_case=form.form == "epithet")


def _fits_institution(view: View, at: int, found: tuple[int, object]) -> bool:
    end, form = found
    written = view.story.read(at, end)
    return is_written_as(written, form.written, form.exact)  # type: ignore[attr-defined]
