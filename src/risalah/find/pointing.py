"""What points back to people named before: offices without a name, and pronouns.

"Presiden Barack Obama … Presiden AS itu mengatakan ia …"  ->  both are Obama
"""

from collections.abc import Sequence

from risalah.model.mention import Actor, Mention
from risalah.model.story import Story

MOST_ACTORS = 200  # people whom a title without a name may mean


# Held by many at once: 'Menteri Perdagangan Filipina' is not the Minister of Agriculture named before.
OF_MANY = frozenset({"minister", "official", "commander", "legislator", "governor"})


def resolve_roles(
    story: Story, mentions: Sequence[Mention], actors: Sequence[Actor], actor_of: list[int | None]
) -> None:
    """'Presiden AS itu', 'sang menteri', 'Menlu': whom the article has named in that office."""
    for number, mention in enumerate(mentions):
        if mention.kind != "role" or mention.plural:
            continue
        wanted = mention.stated_office
        if wanted is None and "former" in mention.modifiers:
            if mention.definite:  # 'eks duta besar RI di Belanda itu': the one spoken of
                known = [
                    a
                    for a in actors
                    if a.side == mention.side
                    and a.office != mention.office  # who holds it now is no former one
                    and mentions[a.mentions[0]].first < mention.first
                ]
                actor_of[number] = max(known, key=lambda a: _last_before(a, mention, mentions)).index if known else None
            continue
        fitting = [actor for actor in actors[:MOST_ACTORS] if _role_fits(mention, wanted, actor)]
        if wanted in OF_MANY and not mention.definite:
            fitting = [actor for actor in fitting if _called_so(story, mentions, mention, actor)]
        before = [a for a in fitting if mentions[a.mentions[0]].first < mention.first]
        if mention.side is not None:
            chosen = fitting if len(fitting) == 1 else []
            if not chosen and mention.definite and before:
                chosen = [max(before, key=lambda a: _last_before(a, mention, mentions))]
        else:
            chosen = [max(before, key=lambda a: _last_before(a, mention, mentions))] if before else []
        if chosen:
            actor_of[number] = chosen[0].index


def _called_so(story: Story, mentions: Sequence[Mention], mention: Mention, actor: Actor) -> bool:
    """Does some mention of the person have all the words of the title?"""
    words = story.tokens.words
    title = set(words[mention.first : mention.last])
    return any(title <= set(words[mentions[n].first : mentions[n].last]) for n in actor.mentions)


def _role_fits(mention: Mention, wanted: str | None, actor: Actor) -> bool:
    if actor.side is None or (mention.side is not None and mention.side != actor.side):
        return False
    if mention.title == "role-noun":
        heads = {"president", "prime-minister", "leader", "monarch", "chancellor", "crown-prince"}
        return (actor.office in heads and wanted == "leader") or (mention.definite and wanted in {None, actor.office})
    return wanted is not None and wanted == actor.office


def _last_before(actor: Actor, mention: Mention, mentions: Sequence[Mention]) -> int:
    return max((mentions[i].first for i in actor.mentions if mentions[i].first < mention.first), default=-1)


def resolve_pronouns(
    story: Story, mentions: Sequence[Mention], actors: Sequence[Actor], actor_of: list[int | None]
) -> None:
    """'ia', 'dia': the subject of its own sentence so far, or else the last subject before it."""
    subject: int | None = None
    current = -1
    own: int | None = None  # the first in the sentence whom the paper itself names
    quoted: int | None = None  # the first in it whom a quotation names: nobody says '"… Musk …," kata dia' of himself
    for number, mention in enumerate(mentions):
        if mention.sentence != current:
            subject = own if own is not None else subject
            current, own, quoted = mention.sentence, None, None
        inside = story.quoted[mention.first] >= 0
        first = own if own is not None else quoted if inside else None
        if mention.kind == "pronoun" and not mention.plural:
            actor_of[number] = first if first is not None else subject
        elif mention.kind == "group":
            continue
        if inside:
            quoted = actor_of[number] if quoted is None else quoted
        else:
            own = actor_of[number] if own is None else own
