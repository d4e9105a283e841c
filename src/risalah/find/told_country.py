"""Whose an office or a ministry is where the words don't say: the paper's own country's, or that of the story.

"Menhan AS tiba. … kata pejabat Departemen Pertahanan"   ->  of the United States, where nothing tells of Indonesia
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence

from msgspec.structs import replace

from risalah.lang.pack import Pack
from risalah.model.mention import Mention
from risalah.model.story import Story

MOST_BEFORE = 60  # mentions before a government that may tell whose it is
NEAR = 6  # mentions around 'utusan pemerintah' in its sentence that may be the group
JOINT = 2  # tokens of ', dan'
LOOK_BACK = 3  # sentences in which the country of somebody unnamed may have been said
OWN = "own institution"  # the form of a ministry that is the paper's own country's unless the story is another's

UNSAID = "government"  # the form of a government without its country, until it is settled


def settle_institutions(story: Story, mentions: list[Mention], pack: Pack) -> list[Mention]:
    """Give ministries without a country the side of the story's country, where the story does not tell of the home."""
    mentions = _governments_of_groups(story, mentions, pack)
    open_ones = [n for n, mention in enumerate(mentions) if _is_of_nobody(mention)]
    if not open_ones:
        return mentions
    at_home = any(_tells_of_home(mention, pack) for mention in mentions)
    settled, officials = list(mentions), [mention for mention in mentions if mention.office is not None]
    for number in open_ones:
        mention = mentions[number]
        if mention.form == UNSAID:
            settled[number] = replace(mention, side=_state_told_last(mention, mentions, pack), form="institution")
            continue
        told = None
        if not at_home:  # of whom the story tells who holds an office, before those of whom it only speaks
            told = country_told_of(mention, officials, story, pack) or country_told_of(mention, mentions, story, pack)
        side = told[0] if told is not None else mention.side
        settled[number] = replace(mention, side=side, form="institution")
    return settled


def _governments_of_groups(story: Story, mentions: list[Mention], pack: Pack) -> list[Mention]:
    """'pemerintah dan MILF', 'utusan pemerintah menemui pemimpin GAM': of the state in which the group acts.

    An envoy or official has a group anywhere in the sentence, the government itself right beside it.
    """
    words, settled = story.tokens.words, mentions
    for number, mention in enumerate(mentions):
        sent = mention.kind == "role" and mention.side is None and mention.holder is None
        if not (sent or mention.form == UNSAID) or words[mention.last - 1] not in pack.names.governments:
            continue
        near = [m for m in mentions[max(0, number - NEAR) : number + NEAR + 1] if m.sentence == mention.sentence]
        beside = [m for m in near if sent or _are_tied(story, m, mention, pack)]
        homes = {pack.sides.homes.get(m.side or "") for m in beside} - {None}
        if len(homes) == 1:
            settled = list(mentions) if settled is mentions else settled
            settled[number] = replace(mention, side=next(iter(homes)), form="institution")
    return settled


def _are_tied(story: Story, one: Mention, other: Mention, pack: Pack) -> bool:
    """'pemerintah dan kelompok MILF': does nothing but a word that ties them stand between two mentions?"""
    grammar = pack.grammar
    first, last = sorted((one, other), key=lambda mention: mention.first)
    between = story.tokens.words[first.last : last.first]
    ties = grammar.conjunctions | grammar.with_
    return not ties.isdisjoint(between) and all(word in ties | grammar.group_words for word in between)


def _is_of_nobody(mention: Mention) -> bool:
    bare = mention.kind == "side" and mention.side is None and mention.form == "institution"
    spelt_out = bare and mention.entry is not None and " " in mention.entry and not mention.entry.endswith(" RI")
    return spelt_out or mention.form in {OWN, UNSAID}


def _state_told_last(government: Mention, mentions: Sequence[Mention], pack: Pack) -> str | None:
    """'Thailand … Pemerintah menolak …': of the state named last in the sentences before it, or the paper's own.

    Of who acts in a sentence before whom it only speaks of: 'Jokowi mengatakan di Riyadh bahwa pemerintah …'.
    """
    told: dict[int, list[tuple[bool, str]]] = {}
    place = bisect_left(mentions, government.first, key=lambda mention: mention.first)
    for mention in mentions[max(0, place - MOST_BEFORE) : place]:
        ago = government.sentence - mention.sentence
        if mention.form == UNSAID or ago > LOOK_BACK:
            continue
        side = mention.side or known_side(mention, pack)
        if side is not None and pack.sides.kind_of(side) == "state":
            told.setdefault(ago, []).append((mention.kind in {"person", "role"}, side))
    for ago in sorted(told):
        people = [side for acts, side in told[ago] if acts]
        return people[0] if people else told[ago][-1][1]
    return pack.home_side


def known_side(mention: Mention, pack: Pack) -> str | None:
    """The side of all the people of the tables who bear the name, if it is one."""
    sides = {pack.people.by_id[person].side for person in mention.person_ids}
    return next(iter(sides)) if len(sides) == 1 else None


def _tells_of_home(mention: Mention, pack: Pack) -> bool:
    """More than 'Jakarta' of a dateline: Indonesia, one of its offices, or somebody whom the tables know as its own."""
    if mention.form in {OWN, UNSAID, "capital"}:
        return False
    ours = [pack.people.by_id[person].side == pack.home_side for person in mention.person_ids]
    cut = mention.kind == "side" and mention.side is None and not _is_of_nobody(mention)
    return mention.side == pack.home_side or cut or (bool(ours) and all(ours))


def country_told_of(
    member: Mention, mentions: Sequence[Mention], story: Story, pack: Pack, besides: Collection[str | None] = ()
) -> tuple[str, str] | None:
    """Of the countries named shortly before somebody, the one that the article names most often, a nearer one first.

    'Selain bertemu dengan Pemerintah Norwegia, Menteri X …': the country that somebody deals with is not their own.
    'Menlu Mesir X dan Menhan Y' are of one country.
    """
    grammar = pack.grammar
    fellow = _in_one_list(member, mentions, story, pack)
    if fellow is not None:
        return fellow, "in one list with"
    dealing = grammar.with_ | grammar.from_ | grammar.into | grammar.to
    named = Counter(m.side for m in mentions if m.side is not None and m.side != pack.home_side)
    weights: dict[str, float] = {}
    for m in mentions:
        ago = member.sentence - m.sentence
        if m.side is None or m.side == pack.home_side or m.first >= member.first or ago > LOOK_BACK:
            continue
        if m.side in besides or (ago == 0 and m.first and story.tokens.words[m.first - 1] in dealing):
            continue
        if m.form == "capital" and m.first and story.tokens.words[m.first - 1] in grammar.at:
            continue  # 'menemui Karzai di Kabul' tells where
        if pack.sides.kind_of(m.side) == "state":
            weights[m.side] = max(weights.get(m.side, 0), named[m.side] / (1 + ago) ** 0.5)
    return (max(sorted(weights), key=lambda code: weights[code]), "country told of before") if weights else None


def _in_one_list(member: Mention, mentions: Sequence[Mention], story: Story, pack: Pack) -> str | None:
    """The state of whoever stands right before somebody, joined to them, with an office and its country."""
    place = bisect_left(mentions, member.first, key=lambda mention: mention.first)
    before = mentions[place - 1] if place else None
    if before is None or before.sentence != member.sentence or before.office is None or before.side is None:
        return None
    between = story.tokens.words[before.last : member.first]
    joined = not pack.grammar.conjunctions.isdisjoint(between) and len(between) <= JOINT
    state = pack.sides.kind_of(before.side) == "state"
    return (
        before.side if joined and state and all(w == "," or w in pack.grammar.conjunctions for w in between) else None
    )
