"""Who the mentions are: one actor for all mentions of a person in the article, with side and office.

    "Presiden AS Barack Obama … Obama … Presiden AS itu … ia"  ->  one actor, four mentions

What the words of this article say goes before what the tables know. A surname that several people of the tables share
is decided by side, office and the day of the article; where they do not decide, the actor has no identity, only the
name as written.
"""

import dataclasses
from collections import Counter
from collections.abc import Sequence, Set
from datetime import date

from msgspec.structs import replace

from risalah.find.actors_sides import KNOWN_SIDE, LEADS_DELEGATION, NATIONAL_HEADS, side_of_actor
from risalah.find.clusters import Cluster, People
from risalah.find.pointing import resolve_pronouns, resolve_roles
from risalah.lang.pack import Pack
from risalah.lang.people import Person
from risalah.lang.spellings import plain_letters
from risalah.model.mention import Actor, Cast, Mention
from risalah.model.story import Story

RANK = (  # of two offices held at a time, the one that a person goes by
    "president", "monarch", "prime-minister", "chancellor", "crown-prince", "leader", "secretary-general",
    "vice-president", "foreign-minister", "defence-minister", "deputy-prime-minister", "national-security-adviser",
    "minister", "spokesperson",
)  # fmt: skip
CROWNED = frozenset({"monarch", "crown-prince"})


def find_actors(story: Story, people: People, pack: Pack) -> list[Actor]:
    """The people of a story as its own words present them, whatever its day."""
    return [_actor(number, cluster, story, people.mentions, pack) for number, cluster in enumerate(people.clusters)]


def cast_story(
    story: Story, people: People, pack: Pack, day: date | None = None, actors: Sequence[Actor] | None = None
) -> Cast:
    """Settle every mention. `day` is the article's day, for offices that only the tables know ('Obama' alone).

    `actors`: what `find_actors` gave, where it has been asked already.
    """
    mentions, clusters = people.mentions, people.clusters
    actors = find_actors(story, people, pack) if actors is None else actors
    if day is not None:
        told = [_decided_by_day(a, clusters[n], story, mentions, pack, day) for n, a in enumerate(actors)]
        actors = [_on_day(actor, mentions, pack, day) for actor in told]
    else:
        actors = [_as_called(actor, mentions, pack) for actor in actors]
    actor_of: list[int | None] = [None] * len(mentions)
    for number, cluster in enumerate(clusters):
        for mention in cluster.members:
            actor_of[mention] = number
    resolve_roles(story, mentions, actors, actor_of, pack.names, pack.home_side)
    resolve_pronouns(story, mentions, actors, actor_of, pack.grammar)
    side_of = [_side(m, actor_of[i], actors, pack) for i, m in enumerate(mentions)]
    for number, role in enumerate(mentions[:-1]):
        if role.kind == "role" and side_of[number] is None and mentions[number + 1].span == role.holder:
            index = actor_of[number + 1]
            sender = actors[index] if index is not None else None
            if sender is not None and (sender.person is not None or sender.office in NATIONAL_HEADS):
                side_of[number] = sender.side  # 'juru bicara Presiden Jokowi' stands for Jokowi's country
    office_of = [_office(m, actor_of[i], actors, pack) for i, m in enumerate(mentions)]
    by_sentence: list[list[int]] = [[] for _ in story.sentences]
    for number, mention_ in enumerate(mentions):
        by_sentence[mention_.sentence].append(number)
    return Cast(mentions, actors, actor_of, side_of, office_of, [tuple(numbers) for numbers in by_sentence])


def _actor(number: int, cluster: Cluster, story: Story, mentions: Sequence[Mention], pack: Pack) -> Actor:
    members = [mentions[i] for i in cluster.members]
    offices = [m.office for m in members if m.office and m.title != "role-noun"]
    said_sides = Counter(m.side for m in members if m.side is not None)
    person = _identity(cluster, said_sides, offices, {m.side for m in mentions}, pack)
    side, side_rule = side_of_actor(cluster.ids, person, said_sides, members, mentions, story, pack)
    former = any("former" in m.modifiers for m in members)
    office, stated = _actor_office(members, person, former, pack, None)
    if side_rule == LEADS_DELEGATION and office is None:
        office, stated = "envoy", True
    if person is not None:
        name = _as_written(pack.people.by_id[person], members, story)
    else:
        longest = max(members, key=lambda m: ((m.name or (0, 0))[1] - (m.name or (0, 0))[0], -m.first))
        assert longest.name is not None
        name = " ".join(story.read(*longest.name).split())
    return Actor(number, name, side, office, person, former, stated, tuple(cluster.members), side_rule)


def _decided_by_day(
    actor: Actor, cluster: Cluster, story: Story, mentions: Sequence[Mention], pack: Pack, day: date
) -> Actor:
    """'Presiden Bush' in 2003, 'Presiden Lee' in 2025: of several of one name the one who held that office on the day.

    Of several who did, the one whose country the article names; still several, or none: nobody of the tables. Without
    an office ('Bush'), whoever headed a country that the article names, or the one country of all of that name.
    """
    if actor.person is not None or len(cluster.ids) < 2:
        return actor
    members = [mentions[number] for number in cluster.members]
    if any(m.modifiers & {"former", "candidate"} for m in members):
        return actor
    offices = {m.stated_office for m in members if m.stated_office is not None and m.title != "role-noun"}
    sought = offices or NATIONAL_HEADS
    held = [i for i in sorted(cluster.ids) if any(t.office in sought for t in pack.people.offices_on(i, day))]
    said = {m.side for m in members if m.side is not None}
    held = [i for i in held if not said or pack.people.by_id[i].side in said]
    if len(held) > 1 or (not offices and actor.side is None):
        named = {mention.side for mention in mentions}
        held = [i for i in held if pack.people.by_id[i].side in named]
    if len(held) != 1:
        return actor
    return _actor(actor.index, dataclasses.replace(cluster, ids=frozenset(held)), story, mentions, pack)


def _on_day(actor: Actor, mentions: Sequence[Mention], pack: Pack, day: date) -> Actor:
    """The same person with the office that the tables give them on that day, where the article leaves it open."""
    if actor.person is None:
        return actor
    members = [mentions[number] for number in actor.mentions]
    body = _body_served(actor.person, pack, day) if actor.side_rule == KNOWN_SIDE else None
    if body is not None and not _called_by_office_of(actor, pack):
        actor = replace(actor, side=body)
    office, stated = _actor_office(members, actor.person, actor.former, pack, day)
    return actor if (office, stated) == (actor.office, actor.stated) else replace(actor, office=office, stated=stated)


def _called_by_office_of(actor: Actor, pack: Pack) -> bool:
    """'Menlu Retno', of a later day: does the article itself call somebody by an office of their own state?"""
    tenures = pack.people.tenures_of(actor.person) if actor.person is not None and actor.stated else ()
    return not actor.former and any(t.side == actor.side and t.office == actor.office for t in tenures)


def _as_called(actor: Actor, mentions: Sequence[Mention], pack: Pack) -> Actor:
    """'Menlu Iran mengatakan … Amir-Abdollahian menyatakan', of no known day: the office told that he has held."""
    if actor.person is None or actor.office is not None or actor.former:
        return actor
    held = {tenure.office for tenure in pack.people.tenures_of(actor.person) if tenure.side == actor.side}
    named = {m.stated_office for m in mentions if m.kind == "role" and m.side == actor.side and not m.plural}
    called = sorted(office for office in held & named if office is not None)
    return replace(actor, office=called[0]) if len(called) == 1 else actor


def _body_served(person: str, pack: Pack, day: date) -> str | None:
    """'Antonio Costa' in 2026: the European Union's, since on that day he holds no office of a state but one of it.

    So is a group's leader: 'Nur Misuari' speaks for the MNLF.
    """
    sides = {tenure.side for tenure in pack.people.offices_on(person, day)}
    beyond = all(pack.sides.kind_of(side) in {"igo", "group"} for side in sides)
    return next(iter(sides)) if len(sides) == 1 and beyond else None


def _as_written(person: Person, members: Sequence[Mention], story: Story) -> str:
    """The known name with the article's own blanks, hyphens and capitals: 'Ban Ki Moon' for 'Ban Ki-moon'.

    A full name that ends otherwise stays as the article has it ('Megawati Sukarnoputri', 'Mohamed Waheed Hasan'); a
    name that stands for another does not ('Gus Dur').
    """
    known, own = person.name, ""
    last_word = plain_letters(known.split()[-1])
    for mention in members:
        written = " ".join(story.read(*mention.name).split()) if mention.name is not None else ""
        if not written or written.isupper() or written.islower():
            continue
        if written == known or _letters(written) == _letters(known):
            return written
        words = written.split()
        if len(words) == 1 or written in person.sole:
            continue
        if plain_letters(words[-1]) == last_word:
            return known
        own = max(own, written, key=len)
    return own or known


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.lower()))


def _identity(
    cluster: Cluster, sides: Counter[str], offices: Sequence[str], named: Set[str | None], pack: Pack
) -> str | None:
    """The one person of the tables that it can be, by name, side and office; None where several are left.

    'Raja Abdullah', in an article that names Saudi Arabia and not Jordan: `named` are the sides that it names.
    """
    ids = sorted(cluster.ids)
    if sides:
        of_side = [i for i in ids if pack.people.by_id[i].side in sides or _served(i, set(sides), pack)]
        if not of_side and ids:
            return None  # the article's country is another: somebody else of that name
        ids = of_side
    elif len(ids) > 1:
        ids = [i for i in ids if pack.people.by_id[i].side in named] or ids
    if len(ids) > 1 and offices:
        in_office = [i for i in ids if any(t.office in offices for t in pack.people.tenures_of(i))]
        ids = in_office or ids
    return ids[0] if len(ids) == 1 else None


def _served(person: str, sides: set[str], pack: Pack) -> bool:
    return any(tenure.side in sides for tenure in pack.people.tenures_of(person))


def _actor_office(
    members: Sequence[Mention], person: str | None, former: bool, pack: Pack, day: date | None
) -> tuple[str | None, bool]:
    """(office, whether the article itself says it)."""
    ranked = sorted(members, key=lambda m: (m.title == "role-noun", m.title == "rank", m.first))
    for mention in ranked:
        office = mention.stated_office
        if office is not None:
            if (mention.title == "role-noun" or office == "official") and person is not None:
                held = _office_from_table(person, pack, day) or _only_office(person, pack)
                return held or office, True
            return office, True
    if former:
        return None, True
    return (_office_from_table(person, pack, day) if person is not None else None), False


def _only_office(person: str, pack: Pack) -> str | None:
    """The office of somebody who has held no other: 'Sekretaris Gedung Putih Jen Psaki' is the spokesperson."""
    held = {tenure.office for tenure in pack.people.tenures_of(person)}
    return next(iter(held)) if len(held) == 1 else None


def _office_from_table(person: str, pack: Pack, day: date | None) -> str | None:
    if day is None:
        return None
    held = [tenure.office for tenure in pack.people.offices_on(person, day)]
    return min(held, key=lambda office: RANK.index(office) if office in RANK else len(RANK), default=None)


def _side(mention: Mention, actor: int | None, actors: Sequence[Actor], pack: Pack) -> str | None:
    if mention.side is not None and mention.kind in {"side", "role"}:
        return mention.side
    if actor is not None:
        return actors[actor].side
    if mention.kind == "side" and mention.side is None:
        return pack.home_side
    return mention.side


def _office(mention: Mention, actor: int | None, actors: Sequence[Actor], pack: Pack) -> str | None:
    if mention.office is None and actor is None:  # as most: sides, pronouns, names of nobody
        return None
    own = mention.stated_office
    if own in CROWNED and actor is not None and pack.sides.kind_of(actors[actor].side) == "igo":
        return actors[actor].office  # 'Ratu Maxima', the envoy of the United Nations
    general = mention.title == "role-noun" or own == "official"
    if own is not None and not (general and actor is not None):
        return own
    if mention.modifiers & {"former", "candidate"}:
        return None
    if actor is not None:
        return actors[actor].office
    return own
