"""What points back to people named before: offices without a name, and pronouns.

"Presiden Barack Obama … Presiden AS itu mengatakan ia …"  ->  both are Obama
"""

from collections.abc import Sequence

from risalah.find.titles import HEADS
from risalah.lang.grammar import Grammar, is_active_verb
from risalah.lang.names import CutTitle, Names
from risalah.model.mention import Actor, Mention
from risalah.model.story import Story

HEAD_REACH = 3  # tokens of 'pertemuan bilateral kedua' before 'dengan'
SHORTEST_CUT = 2  # letters of 'ag' in 'Menag'
MOST_ACTORS = 200  # people whom a title without a name may mean


# Held by many at once: 'Menteri Perdagangan Filipina' is not the Minister of Agriculture named before.
MINISTERS = frozenset({"minister", "foreign-minister", "defence-minister"})
OF_MANY = frozenset({"minister", "official", "commander", "legislator", "governor"})


def resolve_roles(
    story: Story,
    mentions: Sequence[Mention],
    actors: Sequence[Actor],
    actor_of: list[int | None],
    names: Names,
    home: str,
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
        fitting = [actor for actor in actors[:MOST_ACTORS] if _role_fits(mention, wanted, actor, names)]
        if wanted in OF_MANY and not mention.definite:
            fitting = [actor for actor in fitting if _called_so(story, mentions, mention, actor, names)]
        before = [a for a in fitting if mentions[a.mentions[0]].first < mention.first]
        if mention.side is not None:
            chosen = fitting if len(fitting) == 1 else []
            if not chosen and mention.definite and before:
                chosen = [max(before, key=lambda a: _last_before(a, mention, mentions))]
        else:
            others = _stated_beside(mention, number, mentions)
            before = [actor for actor in before if actor.side not in others] or before
            own = [
                actor for actor in before if actor.side in _heads_before(mention, number, mentions, actors, actor_of)
            ]
            nearest = own or before  # 'Jokowi menugaskan Menlu': his own
            chosen = [max(nearest, key=lambda a: _last_before(a, mention, mentions))] if nearest else []
        if chosen:
            actor_of[number] = chosen[0].index


def _called(role: Mention) -> tuple[str, ...]:
    """The words of the pack's entry that a title was found by."""
    return tuple((role.entry or "").rpartition(":")[2].split())


def _at_home(role: Mention, before: Sequence[Actor], names: Names, home: str) -> list[Actor]:
    """'Menlu Sugiono mengungkapkan … menghubungi Presiden': a paper's bare 'Presiden' is its own country's.

    Where the article tells at least as often of him as of any other president.
    """
    of_state = _called(role) in names.heads_of_state
    if not of_state and (role.stated_office not in {"president", "leader"} or role.definite):
        return []
    own = [actor for actor in before if actor.side == home and actor.office == "president"]
    most = max((len(actor.mentions) for actor in before), default=0)
    return [actor for actor in own if len(actor.mentions) >= most]


def _heads_before(
    role: Mention, number: int, mentions: Sequence[Mention], actors: Sequence[Actor], actor_of: Sequence[int | None]
) -> set[str]:
    """The states of the presidents named before a minister's title in its sentence."""
    found: set[str] = set()
    for other in range(number - 1, -1, -1):
        if mentions[other].sentence != role.sentence or role.stated_office not in MINISTERS:
            break
        index = actor_of[other]
        side = actors[index].side if index is not None and actors[index].office in HEADS else None
        found |= {side} if side is not None else set()
    return found


def _stated_beside(role: Mention, number: int, mentions: Sequence[Mention]) -> set[str | None]:
    """'Presiden sudah menemui Presiden Singapura': the states whose same office stands behind it in its sentence."""
    found: set[str | None] = set()
    for other in mentions[number + 1 :]:
        if other.sentence != role.sentence or role.stated_office is None:
            break
        if other.side is not None and other.stated_office == role.stated_office:
            found.add(other.side)
    return found


def _called_so(story: Story, mentions: Sequence[Mention], mention: Mention, actor: Actor, names: Names) -> bool:
    """Does some mention of the person have all the words of the title, or those that 'Mendag' is cut from?"""
    words = story.tokens.words
    title = words[mention.first : mention.last]
    called = [words[mentions[n].first : mentions[n].last] for n in actor.mentions]
    if any(set(title) <= set(each) for each in called):
        return True
    return len(title) == 1 and any(_is_cut_from(title[0], each, cut) for each in called for cut in names.cut_titles)


def _is_cut_from(short: str, title: Sequence[str], cut: CutTitle) -> bool:
    """'menhaj' from 'menteri haji dan umrah', 'mendag' from 'menteri perdagangan'."""
    head = cut.word.split()
    rest = short.removeprefix(cut.prefix)
    if rest == short or len(rest) < SHORTEST_CUT or list(title[: len(head)]) != head:
        return False
    return any(rest in word for word in title[len(head) :])


def _role_fits(mention: Mention, wanted: str | None, actor: Actor, names: Names) -> bool:
    if actor.side is None or (mention.side is not None and mention.side != actor.side):
        return False
    if mention.title == "role-noun":
        heads = {"president", "prime-minister", "leader", "monarch", "chancellor", "crown-prince"}
        called = _called(mention)
        if called in names.heads_of_state:
            heads -= {"prime-minister", "chancellor"}
        if called in names.capital_roles:
            unsaid = actor.office is None and actor.person is not None  # 'Prabowo tiba. … Kepala Negara disambut …'
            return mention.definite and (actor.office in heads or unsaid)
        return (actor.office in heads and wanted == "leader") or (mention.definite and wanted in {None, actor.office})
    if wanted == "minister" and mention.definite and mention.side is None:  # 'sang menteri', of any field
        return actor.office in MINISTERS
    return wanted is not None and wanted == actor.office


def _last_before(actor: Actor, mention: Mention, mentions: Sequence[Mention]) -> int:
    return max((mentions[i].first for i in actor.mentions if mentions[i].first < mention.first), default=-1)


def resolve_pronouns(
    story: Story, mentions: Sequence[Mention], actors: Sequence[Actor], actor_of: list[int | None], grammar: Grammar
) -> None:
    """'ia', 'dia': the subject of its own sentence so far, or else the last subject before it.

    A name of nobody known ('di Lanud Halim', 'di Jalan Sudirman') is a subject only where nobody else is named. In
    'Setelah bertemu PM X, Menlu Y bertolak ke …' the subject is Y.
    """
    subject: int | None = None
    partner: int | None = None  # of whom only a meeting with them is told, where there is nobody else
    current = -1
    own: int | None = None  # the first in the sentence whom the paper itself names
    stranger: int | None = None  # the first in it of whom neither side nor office is known
    quoted: int | None = None  # the first in it whom a quotation names: nobody says '"… Musk …," kata dia' of himself
    for number, mention in enumerate(mentions):
        if mention.sentence != current:
            named = own if own is not None else stranger
            subject = next((n for n in (named, subject, partner) if n is not None), None)
            current, own, stranger, quoted = mention.sentence, None, None, None
        inside = story.quoted[mention.first] >= 0
        first = own if own is not None else stranger if stranger is not None else quoted if inside else None
        if mention.kind == "pronoun" and not mention.plural:
            actor_of[number] = first if first is not None else subject
        elif mention.kind == "group":
            continue
        who = actor_of[number]
        if _is_fronted(story, mention, grammar):
            continue
        if first is None and who is not None and not inside and _is_met(story, mention, grammar):
            partner = who
            continue
        if inside:
            quoted = who if quoted is None else quoted
        elif who is not None and actors[who].side is None and actors[who].office is None:
            stranger = who if stranger is None else stranger
        else:
            own = who if own is None or (who is not None and _opens_main_clause(story, mention, grammar)) else own


def _is_fronted(story: Story, mention: Mention, grammar: Grammar) -> bool:
    """'Dengan Menlu Jepang Hayashi ia membahas …', 'Kepada Menlu X ia mendorong …': whom 'ia' deals with."""
    before = mention.first - 1
    opens = before >= 0 and before == story.sentences[mention.sentence].first
    return opens and story.tokens.words[before] in grammar.with_ | grammar.to


def _is_met(story: Story, mention: Mention, grammar: Grammar) -> bool:
    """'Pertemuan kedua dengan Menlu Monako berlangsung singkat. Ia …': the partner of the noun that is the subject."""
    words, first = story.tokens.words, story.sentences[mention.sentence].first
    head = words[first : mention.first - 1]
    plain = 0 < len(head) <= HEAD_REACH and all(word.isalpha() and not is_active_verb(grammar, word) for word in head)
    opens = plain and head[0] not in grammar.prepositions | grammar.around | grammar.subordinators | grammar.inside
    return opens and words[mention.first - 1] in grammar.with_


def _opens_main_clause(story: Story, mention: Mention, grammar: Grammar) -> bool:
    """'Setelah bertemu PM X, Menlu Y …': does somebody stand right behind the comma that ends an opening clause?"""
    words, first = story.tokens.words, story.sentences[mention.sentence].first
    if mention.kind == "pronoun" or words[mention.first - 1] != ",":
        return False
    opening = (
        words[first] in grammar.around | grammar.subordinators or grammar.besides.match_at(words, first) is not None
    )
    return opening and words.index(",", first) == mention.first - 1
