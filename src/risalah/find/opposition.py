"""The armed or political opposition of a state, where it stands as a party beside the state's government.

"Pemerintah Suriah dan oposisi berunding"         ->  SYR and SYR-OPP
"pemerintah Nepal dan pemberontak Maois"          ->  NPL and NPL-OPP
"Presiden Sudan dan kelompok pemberontak Darfur"  ->  SDN and SDN-OPP

A group that the words name ('pemberontak FARC') is a side of its own and is not read here.
"""

from collections.abc import Sequence

from risalah.find.sides import FoundSide, read_side
from risalah.find.view import View
from risalah.lang.sides import OPPOSITION
from risalah.model.mention import Mention

NAME_REACH = 10  # tokens of 'Muslim terbesar di negeri itu' to the name of the group
LONGEST_NAME = 3  # capitalised words behind 'pemberontak' that no table knows: 'Muslim Moro'


def read_opposition(view: View, at: int, found: Sequence[Mention]) -> FoundSide | None:
    """The side that a word like 'oposisi' at a token means, or None where it is no party."""
    rebels = view.pack.names.rebels.match_at(view.words, at)
    if rebels is None or rebels[0] > view.last or not _may_be_party(view, at):
        return None
    end = rebels[0]
    behind = end
    while behind < view.last and view.words[behind] in view.pack.grammar.list_fillers and not view.capitals[behind]:
        behind += 1
    further = read_side(view, behind) if end < behind < view.last and view.capitals[behind] else None
    if further is not None and view.pack.sides.kind_of(further.code) == "group":
        return None  # 'gerilyawan komunis NPA'
    named = read_side(view, end) if end < view.last and view.capitals[end] else None
    kind_of = view.pack.sides.kind_of
    if named is not None and kind_of(named.code) != "state":
        return None  # 'pemberontak FARC'
    if named is not None and named.form in {"name", "abbreviation"}:
        return FoundSide(f"{named.code}{OPPOSITION}", "name", named.end, "names.toml:rebels")
    if _is_named_behind(view, end):
        return None
    own = end
    while end < min(view.last, own + LONGEST_NAME) and view.capitals[end] and view.words[end][0].isalpha():
        end += 1
    state = _state_beside(view, at, found)
    if state is None:
        return None
    groups = {m.side for m in found if kind_of(m.side) == "group"} if end == own else set()
    if len(groups) == 1:
        return FoundSide(groups.pop(), "name", end, "names.toml:rebels")  # 'pemberontak': the ones spoken of
    return FoundSide(f"{state}{OPPOSITION}", "name", end, "names.toml:rebels") if not groups else None


def _is_named_behind(view: View, at: int) -> bool:
    """'kelompok pemberontak Muslim terbesar di negeri itu, Front X (MILF)': the name stands behind a comma."""
    for token in range(at, min(at + NAME_REACH, view.last - 1)):
        if view.words[token] in {",", "("} and view.capitals[token + 1]:
            side = read_side(view, token + 1)
            return side is not None and view.pack.sides.kind_of(side.code) == "group"
    return False


def _may_be_party(view: View, at: int) -> bool:
    """Not in 'partai oposisi', 'tokoh oposisi': only behind words that join or open parties, or at a start."""
    grammar, before = view.pack.grammar, view.words[at - 1]
    if at == view.sentence.first or not before.isalnum():
        return True
    opening = grammar.conjunctions | grammar.with_ | grammar.between | grammar.by | grammar.to | grammar.list_fillers
    return before in opening


def _state_beside(view: View, at: int, found: Sequence[Mention]) -> str | None:
    """The state whose government or head stands before it in the sentence, last and without a preposition."""
    kind_of = view.pack.sides.kind_of
    for mention in reversed(found):
        if mention.sentence != view.sentence.index:
            return None
        governs = mention.form == "institution" or mention.kind in {"person", "role"} or mention.title is not None
        if kind_of(mention.side) == "state" and (governs or mention.last + 1 == at):
            return mention.side
    return None
