"""The one on the other side who holds the same office: 'mitranya dari Rusia, Sergei Lavrov', 'rekannya Wang Yi'."""

from collections.abc import Sequence
from itertools import islice

from risalah.find.names import name_after
from risalah.find.sides import read_side, side_after
from risalah.find.titles import skip_parenthesis
from risalah.find.view import View
from risalah.model.mention import Mention

SAME_EVERYWHERE = frozenset(
    {"foreign-minister", "defence-minister", "minister", "commander", "envoy", "national-security-adviser"}
)  # 'rekannya' holds the same office
OFFICES_TOLD = 200  # mentions within which an article says who somebody is, long before its end


def read_counterpart(view: View, at: int, found: Sequence[Mention]) -> Mention | None:
    """The mention that a word like 'mitranya' opens at a token; `found`: the mentions before it in the story."""
    position = at + 1
    grammar = view.pack.grammar
    owned = view.words[at].endswith(grammar.enclitic)
    if not owned and position < view.last and view.words[position].endswith(grammar.enclitic):
        position += 1  # 'mitra kerjanya', 'rekan sejawatnya'
    if position < view.last and view.words[position] in grammar.from_ | grammar.at:  # 'timpalannya di Washington, …'
        position += 1
    named = position + 1 < view.last and view.words[position] == "," and view.capitals[position + 1]
    if position >= view.last or not (view.capitals[position] or named):  # 'mitranya, Rehman Malik'
        return None
    if named and view.title_at(position + 1) is not None:  # 'rekannya, Menlu Australia Julie Bishop'
        position += 1
    side = read_side(view, position)
    title = view.title_at(position)
    if side is None and title is not None:
        position = title[0]
        side = side_after(view, position)
    code = side.code if side else None
    if side is not None:
        position, _ = skip_parenthesis(view, side.end)  # 'dari Korea Selatan (Korsel) Ban Ki-moon'
        if tuple(view.words[position : position + 2]) == ("-", grammar.enclitic):
            position += 2  # 'timpalan Rusia-nya Vladimir Putin'
    name = name_after(view, position, after_title=True)
    if name is None and code is None:
        return None
    end = position if name is None else name[1]
    return Mention(
        at,
        end,
        view.story.span(at, end),
        "person" if name else "role",
        view.sentence.index,
        name=(name[0], name[1]) if name else None,
        person_ids=name[2] if name else (),
        side=code,
        office=title[1].office if title else _shared_office(view, found, name[2] if name else ()),
        title="office",
        rule="counterpart",
    )


def _shared_office(view: View, found: Sequence[Mention], person_ids: tuple[str, ...]) -> str | None:
    """'Menlu Inggris James Cleverly bertemu rekannya dari India': the office of the one whose counterpart it is.

    Heads differ from country to country, and of somebody known the tables say more.
    """
    for earlier in reversed(found):
        if earlier.sentence != view.sentence.index:
            return None
        office = earlier.stated_office or _office_told_before(earlier, found)
        if office is not None:
            held = {tenure.office for key in person_ids for tenure in view.pack.people.tenures_of(key)}
            fits = office in held if person_ids else office in SAME_EVERYWHERE
            return office if fits else None
    return None


def _office_told_before(named: Mention, found: Sequence[Mention]) -> str | None:
    """'Menlu AS John Kerry … Kerry bertemu koleganya dari Rusia': the office by which the story called him first."""
    if named.kind not in {"name", "person"} or not named.person_ids:
        return None
    ids = set(named.person_ids)
    same = (mention for mention in islice(found, OFFICES_TOLD) if not ids.isdisjoint(mention.person_ids))
    offices = (mention.stated_office for mention in same)
    return next((office for office in offices if office is not None), None)
