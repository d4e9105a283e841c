"""Titles that stand beside a name they belong to: behind a comma, in brackets, or behind 'sebagai'.

'Fayez al-Sarraj, kepala GNA, …' · 'Wang Yi (Menlu China)' · 'mantan Presiden X sebagai Utusan Khusus PBB'
"""

from collections.abc import Sequence

from msgspec.structs import replace

from risalah.lang.pack import Pack
from risalah.model.mention import Mention
from risalah.model.span import Span
from risalah.model.story import Story

CLOSED_BY = frozenset({",", ".", ")", ";", '"'})
POSTING_REACH = 5  # tokens of 'untuk Asia Timur'
CLAUSE_REACH = 12  # tokens of 'yang baru diangkat untuk Myanmar'
HEADS_OF_GOVERNMENT = frozenset({"prime-minister", "deputy-prime-minister"})  # who may lead a ministry as well
ACTING_REACH = 6  # tokens of 'dalam kapasitasnya sebagai'


def name_holders(story: Story, mentions: Sequence[Mention], pack: Pack) -> list[Mention]:
    """'Utusan ASEAN yang baru diangkat, Alounkeo Kittikhoun, …': the title goes to the name behind its clause."""
    found: list[Mention | None] = list(mentions)
    for number, title in enumerate(mentions):
        behind = _named_behind_clause(story, mentions, number, pack) if _may_be_named(story, title, pack) else None
        if behind is not None:
            found[behind] = _titled(mentions[behind], title, "title with a clause, then the name")
            found[number] = None
    return [mention for mention in found if mention is not None]


def _may_be_named(story: Story, title: Mention, pack: Pack) -> bool:
    words = story.tokens.words
    singular = title.kind == "role" and not title.plural and not title.definite and title.holder is None
    near = words[max(title.first, title.last - 2) : title.last + 1]  # 'yang ditunjuk' may be part of the title
    opens = not pack.grammar.relatives.isdisjoint(near)
    return singular and title.side is not None and opens


def _named_behind_clause(story: Story, mentions: Sequence[Mention], number: int, pack: Pack) -> int | None:
    """Number of the name between commas that ends a title's clause 'yang …'; None where somebody else is in it."""
    words, title = story.tokens.words, mentions[number]
    for behind in range(number + 1, len(mentions)):
        mention = mentions[behind]
        if mention.first <= title.last:
            continue
        if mention.sentence != title.sentence or mention.first - title.last > CLAUSE_REACH:
            return None
        between = words[title.last : mention.first]
        closed = mention.last < len(words) and words[mention.last] == ","
        if mention.kind in {"name", "person"}:
            named = mention.name is not None and mention.title is None and between[-1] == "," and closed
            over = not pack.contacts.perfect.isdisjoint(between)  # 'pemimpin Hamas yang sudah keluar'
            told = over or any(
                pack.speech.cues.match_at(words, at) is not None for at in range(title.last, mention.first)
            )
            return behind if named and between.count(",") == 1 and not told else None
        if mention.kind != "side":
            return None
    return None


def join_appositions(story: Story, mentions: Sequence[Mention], pack: Pack) -> list[Mention]:
    """The mentions in order, each name and the title beside it made one."""
    joined: list[Mention] = []
    words = story.tokens.words
    for mention in mentions:
        before = joined[-1] if joined else None
        if before is not None and mention.kind == "side" and _is_member(before, mention, story, pack):
            span = Span(before.span.start, mention.span.end)
            joined[-1] = replace(
                before, last=mention.last, span=span, kind="person", side=mention.side, rule="of a group"
            )
        elif before is None or mention.kind not in {"person", "role"}:  # sides, pronouns, names: nothing to join
            joined.append(mention)
        elif _is_same_holder(before, mention, words, pack):
            joined[-1] = replace(
                mention,
                first=before.first,
                span=Span(before.span.start, mention.span.end),
                side=before.side,
                office=before.office,
                title=before.title,
                rule="title before title and name",
                entry=before.entry,
            )
        elif _holds_both(before, mention, words, pack):
            joined[-1] = replace(
                mention,
                first=before.first,
                span=Span(before.span.start, mention.span.end),
                office=before.office if before.office == "prime-minister" else mention.office,
                rule="two offices of one",
            )
        elif mention.kind == "person":
            joined.append(mention)
        elif _is_titled_behind(before, with_posting := _posted(mention, story, pack), words):
            joined[-1] = _with_title(before, with_posting, "name before title")
        elif _acts_as(before, mention, words, pack):
            joined[-1] = _with_title(before, mention, "acts in an office")
        elif _acts_beyond_home(joined, mention, words, pack):
            joined.pop()  # 'dari Belanda'
            joined[-1] = _with_title(joined[-1], mention, "acts in an office")
        else:
            joined.append(mention)
    return joined


def _is_member(before: Mention, group: Mention, story: Story, pack: Pack) -> bool:
    """'Karim Hassan dari Hamas': a name of two words or more, and the group behind 'dari'; not 'Roket dari Gaza'."""
    words = story.tokens.words
    untitled = before.title is None and before.stated_office is None and not story.sentences[before.sentence].title
    named = untitled and (before.kind == "person" or (before.kind == "name" and before.last - before.first > 1))
    linked = group.first == before.last + 1 and words[before.last] in pack.grammar.from_
    return named and linked and pack.sides.kind_of(group.side) == "group"


def _holds_both(before: Mention, mention: Mention, words: Sequence[str], pack: Pack) -> bool:
    """'Perdana Menteri dan Menteri Luar Negeri Qatar Mohammed bin Abdulrahman': one who is both."""
    first = before.kind == "role" and not before.plural and before.side is None and before.office in HEADS_OF_GOVERNMENT
    second = mention.kind == "person" and mention.title == "office" and mention.side is not None
    joint = words[before.last : mention.first]
    joined = len(joint) == 1 and joint[0] in pack.grammar.conjunctions and mention.sentence == before.sentence
    return first and second and joined and mention.office in {"foreign-minister", "defence-minister"}


def _with_title(named: Mention, title: Mention, rule: str) -> Mention:
    """A name and the title behind it as one mention."""
    span = Span(named.span.start, title.span.end)
    return replace(_titled(named, title, rule), last=title.last, span=span)


def _titled(named: Mention, title: Mention, rule: str) -> Mention:
    """The name, where it stands, with the office and side of a title."""
    return replace(
        named,
        kind="person",
        side=title.side,
        office=title.office,
        title=title.title,
        modifiers=title.modifiers,
        rule=rule,
        entry=title.entry,
    )


def _posted(title: Mention, story: Story, pack: Pack) -> Mention:
    """'utusan khusus China untuk Afrika': a title with where somebody serves, if a comma closes it."""
    words, end = story.tokens.words, title.last
    if title.kind != "role" or end >= len(words) or words[end] not in pack.grammar.for_ | pack.grammar.at:
        return title
    behind = end + 1
    while behind < min(end + POSTING_REACH, len(words) - 1) and story.capitals[behind]:
        behind += 1
    if behind == end + 1 or words[behind] not in CLOSED_BY:
        return title
    return replace(title, last=behind, span=story.span(title.first, behind))


def _is_titled_behind(before: Mention, mention: Mention, words: Sequence[str]) -> bool:
    return (
        before.kind in {"name", "person"}
        and before.office is None
        and before.title is None
        and mention.kind == "role"
        and not mention.plural
        and mention.sentence == before.sentence
        and mention.first == before.last + 1
        and words[before.last] in {",", "("}
        and mention.last < len(words)
        and words[mention.last] in CLOSED_BY
    )


def _acts_as(before: Mention, mention: Mention, words: Sequence[str], pack: Pack) -> bool:
    """'mantan Presiden Finlandia X sebagai Utusan Khusus PBB': one without an office of his own acts in this one.

    So does a queen 'dari Belanda yang bertindak sebagai Utusan Khusus PBB': an envoy of a body is there for the body.
    """
    if before.kind not in {"name", "person"} or mention.kind != "role" or mention.plural or mention.office is None:
        return False
    if mention.sentence != before.sentence or not 0 < mention.first - before.last <= ACTING_REACH:
        return False
    if mention.stated_office is None or mention.side is None:
        return False
    of_a_body = mention.office == "envoy" and pack.sides.kind_of(mention.side) == "igo"
    if before.stated_office is not None and not of_a_body:
        return False
    for start in range(before.last, mention.first):
        acting = pack.grammar.acting_as.match_at(words, start)
        if acting is not None and acting[0] == mention.first:
            return start == before.last or of_a_body
    return False


def _acts_beyond_home(joined: Sequence[Mention], mention: Mention, words: Sequence[str], pack: Pack) -> bool:
    """'Ratu Maxima dari Belanda yang bertindak sebagai …': over the country that the person is from."""
    if len(joined) < 2 or joined[-1].kind != "side" or joined[-1].first - joined[-2].last != 1:
        return False
    return words[joined[-2].last] in pack.grammar.from_ and _acts_as(joined[-2], mention, words, pack)


def _is_same_holder(before: Mention, mention: Mention, words: Sequence[str], pack: Pack) -> bool:
    """'Raja Malaysia, Sultan Ibrahim': a title with its side, then the same office or a rank with the name.

    'Usai menemui Presiden Laos, Presiden Joko Widodo …' goes on with another state's president.
    """
    sides = {pack.people.by_id[person].side for person in mention.person_ids}
    if sides and before.side not in sides and all(pack.sides.kind_of(own) == "state" for own in sides):
        return False
    return (
        before.kind == "role"
        and not before.plural
        and before.side is not None
        and mention.kind == "person"
        and mention.title is not None
        and mention.side is None
        and mention.office in {None, before.office}
        and mention.sentence == before.sentence
        and mention.first - before.last <= 1
        and all(word == "," for word in words[before.last : mention.first])
    )
