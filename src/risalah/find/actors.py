"""Who the mentions are: one actor for all mentions of a person in the article, with side and office.

    "Presiden AS Barack Obama … Obama … Presiden AS itu … ia"  ->  one actor, four mentions

What the words of this article say goes before what the tables know. A surname that several people of the tables share
is decided by side and office; where they do not decide, the actor has no identity, only the name as written.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from risalah.lang.pack import Pack
from risalah.model.mention import Actor, Cast, Mention
from risalah.model.span import Span
from risalah.model.story import Story

# Whoever holds one of these for the paper's own country is in the tables: an unknown 'Presiden X' heads a club.
NATIONAL_HEADS = frozenset(
    {"president", "prime-minister", "monarch", "chancellor", "vice-president", "foreign-minister"}
)
MOST_NAMESAKES = 50  # clusters that may share one word: more is a list of names, not an article
MOST_ACTORS = 200  # people whom a title without a name may mean
LOOK_BACK = 3  # sentences in which an unnamed person's side may have been said


@dataclass(frozen=True)
class People:
    """The mentions of a story with the names grouped by person; who they are may depend on the article's day."""

    mentions: Sequence[Mention]
    clusters: Sequence["_Cluster"]


def group_names(story: Story, mentions: Sequence[Mention]) -> People:
    """Group the names of a story by person."""
    joined = _join_appositions(story, mentions)
    return People(joined, _cluster(story, joined))


def cast_story(story: Story, people: People, pack: Pack, day: date | None = None) -> Cast:
    """Settle every mention. `day` is the article's day, for offices that only the tables know ('Obama' alone)."""
    mentions, clusters = people.mentions, people.clusters
    actors = [_actor(number, cluster, story, mentions, pack, day) for number, cluster in enumerate(clusters)]
    actor_of: list[int | None] = [None] * len(mentions)
    for number, cluster in enumerate(clusters):
        for mention in cluster.members:
            actor_of[mention] = number
    _resolve_roles(mentions, actors, actor_of)
    _resolve_pronouns(story, mentions, actors, actor_of)
    side_of = [_side(m, actor_of[i], actors, pack) for i, m in enumerate(mentions)]
    office_of = [_office(m, actor_of[i], actors) for i, m in enumerate(mentions)]
    by_sentence: list[list[int]] = [[] for _ in story.sentences]
    for number, mention_ in enumerate(mentions):
        by_sentence[mention_.sentence].append(number)
    return Cast(mentions, actors, actor_of, side_of, office_of, [tuple(numbers) for numbers in by_sentence])


# -- clustering names --------------------------------------------------------------------------------------------------
@dataclass
class _Cluster:
    words: tuple[str, ...]
    ids: frozenset[str]
    members: list[int]
    sides: set[str]
    nicknames: set[str] = field(default_factory=set)


def _cluster(story: Story, mentions: Sequence[Mention]) -> list[_Cluster]:
    named = [i for i, m in enumerate(mentions) if m.name is not None]
    by_length = sorted(
        named,
        key=lambda i: (mentions[i].kind == "name", -len(_name_words(story, mentions[i])), mentions[i].first),
    )
    clusters: list[_Cluster] = []
    by_word: dict[str, list[_Cluster]] = {}
    for number in by_length:
        mention = mentions[number]
        words = _name_words(story, mention)
        if not words:
            continue
        home = _find_cluster(words, mention, _sharing(by_word, words, mention.person_ids))
        if home is None:
            if mention.kind == "name" and len(words) == 1 and len(mention.person_ids) != 1:
                continue
            home = _Cluster(words, frozenset(mention.person_ids), [], set())
            clusters.append(home)
            for word in {*words, *mention.person_ids}:
                by_word.setdefault(word, []).append(home)
        elif home.ids and mention.person_ids and home.ids & set(mention.person_ids):
            home.ids = home.ids & frozenset(mention.person_ids)
        elif not home.ids:
            home.ids = frozenset(mention.person_ids) if len(words) > 1 else home.ids
        home.members.append(number)
        for nickname in _nicknames(story, mention):
            home.nicknames.add(nickname)
            for word in nickname.split():
                by_word.setdefault(word, []).append(home)
        if mention.side is not None and mention.title != "role-noun":
            home.sides.add(mention.side)
    for cluster in clusters:
        cluster.members.sort()
    clusters.sort(key=lambda cluster: cluster.members[0])
    return clusters


def _sharing(by_word: dict[str, list[_Cluster]], words: tuple[str, ...], ids: tuple[str, ...]) -> list[_Cluster]:
    """The clusters that share a word or an identity with a name, in the order in which they were made."""
    found = {id(cluster): cluster for key in (*words, *ids) for cluster in by_word.get(key, ())[:MOST_NAMESAKES]}
    return list(found.values())


def _find_cluster(words: tuple[str, ...], mention: Mention, clusters: Sequence[_Cluster]) -> _Cluster | None:
    ids = set(mention.person_ids)
    best: tuple[int, int, _Cluster] | None = None
    for number, cluster in enumerate(clusters):
        rank = _fit(words, ids, cluster)
        if rank == 0:
            continue
        if mention.side is not None and cluster.sides and mention.side not in cluster.sides and rank < 3:
            continue
        if best is None or (rank, -number) > (best[0], best[1]):
            best = (rank, -number, cluster)
    return best[2] if best else None


def _fit(words: tuple[str, ...], ids: set[str], cluster: _Cluster) -> int:
    """How well a name fits a cluster: 3 the same person of the tables or the same words, 2 surname, 1 another part."""
    if words == cluster.words or " ".join(words) in cluster.nicknames:
        return 3
    if ids and cluster.ids:
        return 3 if ids & cluster.ids and (len(ids & cluster.ids) == 1 or set(words) <= set(cluster.words)) else 0
    if len(words) > 1:
        same_end = words[-1] == cluster.words[-1]
        inside = set(words) <= set(cluster.words)
        return 2 if inside or (same_end and words[0] == cluster.words[0]) else 0
    if len(cluster.words) == 1:
        return 0
    if words[0] == cluster.words[-1]:
        return 2
    if words[0] == cluster.words[0]:
        return 2
    return 1 if words[0] in cluster.words and len(words[0]) > 3 else 0


def _name_words(story: Story, mention: Mention) -> tuple[str, ...]:
    if mention.name is None:
        return ()
    first, last = mention.name
    return tuple(word for word in story.tokens.words[first:last] if word[0].isalnum())


def _nicknames(story: Story, mention: Mention) -> list[str]:
    """'Joko Widodo (Jokowi)' -> ['jokowi']"""
    assert mention.name is not None
    behind = story.tokens.words[mention.name[1] : mention.last]
    if len(behind) >= 3 and behind[0] == "(" and behind[-1] == ")":
        return [" ".join(behind[1:-1])]
    return []


def _join_appositions(story: Story, mentions: Sequence[Mention]) -> list[Mention]:
    """'Fayez al-Sarraj, kepala GNA, …' and 'Wang Yi (Menlu China)': the title behind the name is the name's own."""
    joined: list[Mention] = []
    words = story.tokens.words
    for mention in mentions:
        before = joined[-1] if joined else None
        if before is not None and _is_same_holder(before, mention, words):
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
        elif (
            before is not None
            and before.kind in {"name", "person"}
            and before.office is None
            and before.title is None
            and mention.kind == "role"
            and not mention.plural
            and mention.sentence == before.sentence
            and mention.first == before.last + 1
            and words[before.last] in {",", "("}
            and mention.last < len(words)
            and words[mention.last] in {",", ".", ")", ";", '"'}
        ):
            joined[-1] = replace(
                before,
                kind="person",
                last=mention.last,
                span=Span(before.span.start, mention.span.end),
                side=mention.side,
                office=mention.office,
                title=mention.title,
                modifiers=mention.modifiers,
                rule="name before title",
                entry=mention.entry,
            )
        else:
            joined.append(mention)
    return joined


def _is_same_holder(before: Mention, mention: Mention, words: Sequence[str]) -> bool:
    """'Raja Malaysia, Sultan Ibrahim': a title with its side, then the same office or a rank with the name."""
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


# -- what the article makes of a person -------------------------------------------------------------------------------
def _actor(
    number: int, cluster: _Cluster, story: Story, mentions: Sequence[Mention], pack: Pack, day: date | None
) -> Actor:
    members = [mentions[i] for i in cluster.members]
    offices = [m.office for m in members if m.office and m.title != "role-noun"]
    said_sides = Counter(m.side for m in members if m.side is not None)
    person = _identity(cluster, said_sides, offices, pack)
    side, side_rule = _actor_side(cluster, members, said_sides, person, mentions, story, pack)
    former = any("former" in m.modifiers for m in members)
    office, stated = _actor_office(members, person, side, former, pack, day)
    if person is not None:
        name = pack.people.by_id[person].name
    else:
        longest = max(members, key=lambda m: ((m.name or (0, 0))[1] - (m.name or (0, 0))[0], -m.first))
        assert longest.name is not None
        name = " ".join(story.span(*longest.name).read(story.text).split())
    return Actor(number, name, side, office, person, former, stated, tuple(cluster.members), side_rule)


def _identity(cluster: _Cluster, sides: Counter[str], offices: Sequence[str], pack: Pack) -> str | None:
    """The one person of the tables that it can be, by name, side and office; None where several are left."""
    ids = sorted(cluster.ids)
    if sides:
        of_side = [i for i in ids if pack.people.by_id[i].side in sides or _served(i, set(sides), pack)]
        if not of_side and ids:
            return None  # the article's country is another: somebody else of that name
        ids = of_side
    if len(ids) > 1 and offices:
        in_office = [i for i in ids if any(t.office in offices for t in pack.people.tenures_of(i))]
        ids = in_office or ids
    return ids[0] if len(ids) == 1 else None


def _served(person: str, sides: set[str], pack: Pack) -> bool:
    return any(tenure.side in sides for tenure in pack.people.tenures_of(person))


def _actor_side(
    cluster: _Cluster,
    members: Sequence[Mention],
    said: Counter[str],
    person: str | None,
    mentions: Sequence[Mention],
    story: Story,
    pack: Pack,
) -> tuple[str | None, str]:
    if said:
        return max(sorted(said), key=lambda code: said[code]), "side beside the title"
    if person is not None:
        return pack.people.by_id[person].side, "side of the known person"
    shared = {pack.people.by_id[i].side for i in cluster.ids}
    if len(shared) == 1:
        return next(iter(shared)), "side of all known people of that name"
    titled = [m for m in members if m.title in {"office", "institution-head"} and m.office not in NATIONAL_HEADS]
    if not titled:
        return _side_in_sentence(members, mentions, pack)
    home = pack.home_side
    if any(m.side == home for m in mentions):
        return home, "the paper's own country"
    earlier = [
        m.side
        for m in mentions
        if m.side is not None and m.first < titled[0].first and m.sentence >= titled[0].sentence - LOOK_BACK
    ]
    return (earlier[-1], "side last named before") if earlier else (home, "the paper's own country")


def _side_in_sentence(members: Sequence[Mention], mentions: Sequence[Mention], pack: Pack) -> tuple[str | None, str]:
    """'… tiba di Kanada dan diterima Perdana Menteri X': a national head whom no table knows is that of the one country
    that the sentence has named so far."""
    for member in members:
        if member.office not in NATIONAL_HEADS or member.title != "office":
            continue
        said = {
            m.side
            for m in mentions
            if m.sentence == member.sentence and m.first < member.first and m.kind == "side" and m.side is not None
        }
        states = {code for code in said if code in pack.sides.by_code and pack.sides.by_code[code].kind == "state"}
        if len(states) == 1:
            return next(iter(states)), "the country that the sentence has named"
    return None, ""


def _actor_office(
    members: Sequence[Mention], person: str | None, side: str | None, former: bool, pack: Pack, day: date | None
) -> tuple[str | None, bool]:
    """(office, whether the article itself says it)."""
    ranked = sorted(members, key=lambda m: (m.title == "role-noun", m.first))
    for mention in ranked:
        office = stated_office(mention)
        if office is not None:
            if (mention.title == "role-noun" or office == "official") and person is not None:
                held = _office_from_table(person, side, pack, day)
                return held or office, True
            return office, True
    if former:
        return None, True
    return (_office_from_table(person, side, pack, day) if person is not None else None), False


def stated_office(mention: Mention) -> str | None:
    """The office that a mention's own words give its person now: 'mantan Presiden' gives none."""
    if mention.office is None or mention.modifiers & {"former", "candidate", "designate", "ordinal"}:
        return None
    if "elect" in mention.modifiers and mention.office == "president":
        return "president-elect"
    return mention.office


RANK = (
    "president", "monarch", "prime-minister", "chancellor", "crown-prince", "leader", "secretary-general",
    "vice-president", "foreign-minister", "defence-minister", "deputy-prime-minister", "national-security-adviser",
    "minister", "spokesperson",
)  # fmt: skip


def _office_from_table(person: str, side: str | None, pack: Pack, day: date | None) -> str | None:
    if day is None:
        return None
    held = [tenure.office for tenure in pack.people.offices_on(person, day)]
    return min(held, key=lambda office: RANK.index(office) if office in RANK else len(RANK), default=None)


# -- mentions without a name -------------------------------------------------------------------------------------------
def _resolve_roles(mentions: Sequence[Mention], actors: Sequence[Actor], actor_of: list[int | None]) -> None:
    """'Presiden AS itu', 'sang menteri', 'Menlu': whom the article has named in that office."""
    for number, mention in enumerate(mentions):
        if mention.kind != "role" or mention.plural:
            continue
        wanted = stated_office(mention)
        if wanted is None and "former" in mention.modifiers:
            if mention.definite:  # 'eks duta besar RI di Belanda itu': the one spoken of
                known = [a for a in actors if a.side == mention.side and mentions[a.mentions[0]].first < mention.first]
                actor_of[number] = max(known, key=lambda a: _last_before(a, mention, mentions)).index if known else None
            continue
        fitting = [actor for actor in actors[:MOST_ACTORS] if _role_fits(mention, wanted, actor)]
        before = [a for a in fitting if mentions[a.mentions[0]].first < mention.first]
        if mention.side is not None:
            chosen = fitting if len(fitting) == 1 else []
            if not chosen and mention.definite and before:
                chosen = [max(before, key=lambda a: _last_before(a, mention, mentions))]
        else:
            chosen = [max(before, key=lambda a: _last_before(a, mention, mentions))] if before else []
        if chosen:
            actor_of[number] = chosen[0].index


def _role_fits(mention: Mention, wanted: str | None, actor: Actor) -> bool:
    if actor.side is None or (mention.side is not None and mention.side != actor.side):
        return False
    if mention.title == "role-noun":
        heads = {"president", "prime-minister", "leader", "monarch", "chancellor", "crown-prince"}
        return (actor.office in heads and wanted == "leader") or (mention.definite and wanted in {None, actor.office})
    return wanted is not None and wanted == actor.office


def _last_before(actor: Actor, mention: Mention, mentions: Sequence[Mention]) -> int:
    return max((mentions[i].first for i in actor.mentions if mentions[i].first < mention.first), default=-1)


def _resolve_pronouns(
    story: Story, mentions: Sequence[Mention], actors: Sequence[Actor], actor_of: list[int | None]
) -> None:
    """'ia', 'dia': the subject of its own sentence so far, or else the last subject before it."""
    subject: int | None = None
    current = -1
    own: int | None = None
    for number, mention in enumerate(mentions):
        if mention.sentence != current:
            subject = own if own is not None else subject
            current, own = mention.sentence, None
        if mention.kind == "pronoun" and not mention.plural:
            actor_of[number] = own if own is not None else subject
            own = actor_of[number] if own is None else own
        elif actor_of[number] is not None and own is None and mention.kind != "group":
            own = actor_of[number]


def _side(mention: Mention, actor: int | None, actors: Sequence[Actor], pack: Pack) -> str | None:
    if mention.side is not None and mention.kind in {"side", "role"}:
        return mention.side
    if actor is not None:
        return actors[actor].side
    if mention.kind == "side" and mention.side is None:
        return pack.home_side
    return mention.side


def _office(mention: Mention, actor: int | None, actors: Sequence[Actor]) -> str | None:
    own = stated_office(mention)
    if own is not None and mention.title != "role-noun":
        return own
    if mention.modifiers & {"former", "candidate"}:
        return None
    if actor is not None:
        return actors[actor].office
    return own


def subjects(cast: Cast, sentence: int) -> Iterator[int]:
    """Mention numbers of a sentence that can act: people, offices, sides, pronouns, groups."""
    for number in cast.in_sentence[sentence]:
        if cast.mentions[number].kind != "name" or cast.actor_of[number] is not None:
            yield number
