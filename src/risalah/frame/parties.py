"""Who takes part: the lists of people and sides that stand before or behind the words of a contact.

"Menlu Jepang Taro Kono dan Menhan Itsunori Onodera bertemu ..."  ->  two parties of one list
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec

from risalah.frame.members import members_listed
from risalah.lang.pack import Pack
from risalah.model.account import Role, Speaker
from risalah.model.mention import GATHERING, Cast, Mention
from risalah.model.span import Span
from risalah.model.story import Sentence, Story

OFFICIAL_VISIT = "host of an official visit"  # the rule of a country that is named as visited, and no more
PRIVATE_REACH = 4  # tokens from 'wisatawan' to the country: 'tim voli putra Indonesia'
STROKES = frozenset({"-", "\N{EN DASH}", "\N{EM DASH}", "/"})
EXAMPLE_GAP = 8  # tokens of 'dan beberapa negara bukan anggota termasuk'
LONGEST_LIST = 40  # entries on either side of one
LIST_SIGNS = frozenset({",", ";", "&"})  # a semicolon where the entries have commas: 'Menlu A, X; Menlu B, Y'
LIST_GAP = 5  # tokens between two entries of a list: ', dan', 'dan kelompok perlawanan Palestina'
LIST_FILLING = 3  # of them, words that only say of what kind the next entry is


class Party(msgspec.Struct, frozen=True):
    """One side of a contact: a person (`actor`), an office or a side alone. `mention` is where the words name it."""

    side: str
    actor: int | None
    name: str | None
    person: str | None
    office: str | None
    span: Span
    role: Role = "participant"
    rule: str = ""
    plural: bool = False

    @property
    def key(self) -> tuple[str, int | None, str | None]:
        return self.side, self.actor, self.office


@dataclass(frozen=True)
class Scene:
    """What the framing of one article looks at; nothing in it changes."""

    story: Story
    cast: Cast
    pack: Pack

    @cached_property
    def words(self) -> Sequence[str]:
        """The story's tokens: asked for at every step."""
        return self.story.tokens.words

    @cached_property
    def ending(self) -> Mapping[int, Sequence[int]]:
        """For the token behind a mention: the numbers of the mentions that end there."""
        found: dict[int, list[int]] = {}
        for number, mention in enumerate(self.cast.mentions):
            found.setdefault(mention.last, []).append(number)
        return found

    @cached_property
    def sides_named(self) -> Sequence[tuple[Mention, str]]:
        """The mentions that name a side itself, no gathering, with its code."""
        named = zip(self.cast.mentions, self.cast.side_of, strict=True)
        return [(m, code) for m, code in named if code is not None and m.kind == "side" and m.form != GATHERING]

    @cached_property
    def principals(self) -> frozenset[tuple[int, Span]]:
        """Sentence and words of those who sent an envoy or a spokesperson."""
        return frozenset((m.sentence, m.holder) for m in self.cast.mentions if m.holder is not None)


def named_right_before(scene: Scene, token: int) -> int:
    """'membantah Menlu X bertemu Y' -> the first token of 'Menlu X'; `token` itself where nobody is named before it."""
    ending = scene.ending.get(token, ())
    return min((scene.cast.mentions[n].first for n in ending), default=token)


def is_told_as_done(scene: Scene, verb: int) -> bool:
    """'telah mengatakan kepada Rusia', 'sudah memberi tahu Suriah': the report says that the words reached them."""
    words, perfect = scene.words, scene.pack.contacts.perfect
    return words[verb] in perfect or (verb > 0 and words[verb - 1] in perfect)


def party_of(scene: Scene, number: int) -> Party | None:
    """The party that a mention stands for; None for words that name no side."""
    cast = scene.cast
    mention = cast.mentions[number]
    side = cast.side_of[number]
    if side is None or mention.kind == "group" or (mention.kind == "pronoun" and cast.actor_of[number] is None):
        return None
    actor = cast.actor(number)
    if _is_private(scene, number):
        return None
    if mention.kind == "side" or (mention.kind == "role" and actor is None):
        office = cast.office_of[number] if mention.kind == "role" else None
        return Party(side, None, None, None, office, mention.span, rule=mention.rule, plural=mention.plural)
    if actor is None or actor.side is None:
        return None
    office = cast.office_of[number] or actor.office
    if mention.kind in {"pronoun", "name"} or mention.office is None:
        office = actor.office
    return Party(actor.side, actor.index, actor.name, actor.person, office, mention.span, rule=mention.rule)


def _is_private(scene: Scene, number: int) -> bool:
    """'wisatawan asal Rusia', 'penyanyi Amerika Serikat Katy Perry': people and bodies that act for no side."""
    mention = scene.cast.mentions[number]
    actor = scene.cast.actor(number)
    if mention.office is not None or scene.cast.office_of[number] is not None:
        return False
    if mention.kind in {"role", "person"} and scene.words[mention.first] in scene.pack.contacts.private:
        return True  # 'pengusaha Malaysia', 'pemain Brasil Neymar'
    if mention.kind != "side" and (actor is None or actor.office is not None or actor.person is not None):
        return False
    contacts = scene.pack.contacts
    if scene.pack.sides.kind_of(scene.cast.side_of[number]) == "group":
        return False  # 'kelompok perlawanan Palestina Hamas' acts for itself
    start = scene.story.sentences[mention.sentence].first
    for back in range(mention.first - 1, max(start, mention.first - PRIVATE_REACH) - 1, -1):
        word = scene.words[back]
        if word in contacts.private:
            return True
        if not word.isalpha() or (word in scene.pack.grammar.prepositions and word not in contacts.origins):
            return False
    return False


def speaker_party(scene: Scene, speaker: Speaker, span: Span) -> Party | None:
    """'saya' in a quotation: the one who says it."""
    if speaker.side is None:
        return None
    actor = next((a.index for a in scene.cast.actors if a.name == speaker.name and a.side == speaker.side), None)
    return Party(
        speaker.side, actor, speaker.name, speaker.actor, speaker.office, span, rule="first person in a quotation"
    )


def list_around(scene: Scene, sentence: Sentence, number: int, *, limit: tuple[int, int]) -> list[int]:
    """All mentions of the list that a mention belongs to, inside tokens [limit), in order."""
    inside = scene.cast.in_sentence[sentence.index]
    place = bisect_left(inside, number)
    before, behind = inside[max(0, place - LONGEST_LIST) : place], inside[place + 1 : place + LONGEST_LIST + 1]
    found = [number]
    for other in reversed(before):
        if _may_be_listed(scene, other, limit):
            if not _listed(scene, other, found[0]):
                break
            found.insert(0, other)
    for other in behind:
        if _may_be_listed(scene, other, limit):
            if not _listed(scene, found[-1], other):
                break
            found.append(other)
    return _closed_list(scene, found, number) if len(found) > 1 else found


def _may_be_listed(scene: Scene, number: int, limit: tuple[int, int]) -> bool:
    mention = scene.cast.mentions[number]
    if mention.first < limit[0] or mention.last > limit[1]:
        return False
    return not is_principal(scene, number) and not is_aside(scene, number) and not is_origin(scene, number)


def is_principal(scene: Scene, number: int) -> bool:
    """'utusan khusus Perdana Menteri Jepang Fumio Kishida': the one who sent the envoy is not there."""
    mention = scene.cast.mentions[number]
    return (mention.sentence, mention.span) in scene.principals


def is_aside(scene: Scene, number: int) -> bool:
    """'Gerakan Aceh Merdeka (GAM)', 'Martti Ahtisaari (mantan Presiden Finlandia)': more of the same in brackets.

    So is who leads them ('delegasi GAM pimpinan Malik Mahmud'), and what somebody is there as ('Raja Salman selaku
    kepala negara').
    """
    if number == 0:
        return False
    mention, end = scene.cast.mentions[number], scene.cast.mentions[number - 1].last
    if scene.words[mention.first] in scene.pack.contacts.led and end == mention.first:
        return True
    if _is_leader_of(scene, number - 1, number):
        return True
    if mention.kind == "role":
        acting = scene.pack.grammar.acting_as.match_at(scene.words, end)
        if acting is not None and acting[0] == mention.first:
            return True
    return mention.first > 0 and scene.words[mention.first - 1] == "(" and end == mention.first - 1


def _is_leader_of(scene: Scene, body: int, number: int) -> bool:
    """'delegasi Taliban yang dipimpin Muttaqi': does the second lead the first?"""
    words, grammar = scene.words, scene.pack.grammar
    at = scene.cast.mentions[body].last
    if at >= len(words) or words[at] not in grammar.relatives:
        return False
    between = words[at + 1 : scene.cast.mentions[number].first]
    led = len(between) > 0 and between[0] in scene.pack.contacts.led
    return led and all(word in grammar.by for word in between[1:])


def is_origin(scene: Scene, number: int) -> bool:
    """'Raja Abdullah II dari Yordania serta …': the country behind a person's name is the same party."""
    cast, mentions = scene.cast, scene.cast.mentions
    first = mentions[number].first
    if mentions[number].kind != "side" or number == 0 or mentions[number - 1].last != first - 1:
        return False
    named = mentions[number - 1].kind in {"person", "role"} and cast.side_of[number - 1] == cast.side_of[number]
    return named and scene.words[first - 1] in scene.pack.grammar.from_


def _words_between(scene: Scene, first: int, second: int) -> list[str]:
    """The words between two mentions, without where the first is from, and what stands in brackets with it."""
    start = scene.cast.mentions[first].last
    if first + 1 < second and (is_origin(scene, first + 1) or is_aside(scene, first + 1)):
        aside = scene.cast.mentions[first + 1]
        start = start if scene.words[aside.first - 1] == "(" else aside.last
    between = list(scene.words[start : scene.cast.mentions[second].first])
    if "(" not in between:
        return between
    found: list[str] = []
    depth = 0
    for word in between:
        depth += word == "("
        if depth == 0:
            found.append(word)
        depth -= word == ")" and depth > 0
    return found


def _without_day(scene: Scene, between: list[str]) -> list[str]:
    """'Presiden Bush, Jumat, bersama Raja Abdullah membahas …': the day between commas does not end the list."""
    day = between[:3:2] == [",", ","] and between[1] in scene.pack.cleaning.stamp.weekdays
    return between[3:] if day and len(between) == 4 and between[3] in scene.pack.grammar.with_ else between


def _hyphenated(scene: Scene, first: int, second: int) -> bool:
    """'AS-Rusia', with no blank around the stroke; 'Kiev, Warta Buana - Presiden' is a dateline."""
    before, after = scene.cast.mentions[first], scene.cast.mentions[second]
    gap = scene.story.text[before.span.end : after.span.start]
    return gap in STROKES


def _closed_list(scene: Scene, numbers: list[int], keep: int) -> list[int]:
    """Commas make a list only up to a closing 'dan': in 'bertemu Putin, Obama juga …' there is none."""
    runs: list[list[int]] = [[]]
    pending: list[int] = []
    for position, number in enumerate(numbers):
        if position and not _conjoined(scene, numbers[position - 1], number):
            pending.append(number)
            continue
        runs[-1] += [*pending, number]
        pending = []
    if pending and _goes_on(scene, pending[-1]):  # 'AS, Rusia, dan negara-negara Eropa lainnya'
        runs[-1] += pending
        pending = []
    runs += [[number] for number in pending]
    return next(run for run in runs if keep in run)


def _goes_on(scene: Scene, number: int) -> bool:
    """Is a list closed by something that names no side ('dan lain-lain')?"""
    after = scene.cast.mentions[number].last
    words = scene.words[after : after + 2]
    return any(word in scene.pack.grammar.conjunctions for word in words) and (
        len(words) > 0 and (words[0] == "," or words[0] in scene.pack.grammar.conjunctions)
    )


def _conjoined(scene: Scene, first: int, second: int) -> bool:
    between = _words_between(scene, first, second)
    joined = any(word in scene.pack.grammar.conjunctions for word in between) or ";" in between
    return joined or _hyphenated(scene, first, second) or _runs_to(scene, first, second)


def _runs_to(scene: Scene, first: int, second: int) -> bool:
    """'Duta Besar Kanada hingga Duta Besar Thailand': the ends of a list of people of one office."""
    before, after = scene.cast.mentions[first], scene.cast.mentions[second]
    words = scene.words[before.last : after.first]
    runs = len(words) == 1 and words[0] in scene.pack.grammar.goes_on
    return runs and before.office is not None and before.office == after.office


def _listed(scene: Scene, first: int, second: int) -> bool:
    """Do two neighbouring mentions stand in one list ('A, B dan C', 'AS-Rusia')?"""
    before, after = scene.cast.mentions[first], scene.cast.mentions[second]
    between = _without_day(scene, _words_between(scene, first, second))
    if len(between) == 2 and all(word in scene.pack.grammar.with_ for word in between):
        between = between[:1]  # 'X bersama dengan Y'
    if before.last > after.first:
        return False  # 'ajudan Putin, Yuri Ushakov' holds the other
    if second in members_listed(scene.cast, scene.words, scene.pack.grammar, first):
        return True
    if _with_example(scene, between):
        return True
    if not between or len(between) > LIST_GAP:
        return False
    grammar = scene.pack.grammar
    if _hyphenated(scene, first, second):
        return True
    if _runs_to(scene, first, second):
        return True
    joined = [w for w in between if w in grammar.conjunctions or w in LIST_SIGNS]
    rest = [w for w in between if w not in grammar.conjunctions and w not in LIST_SIGNS]
    return (
        bool(joined)
        and all(w in grammar.member_words or w in grammar.list_fillers for w in rest)
        and len(rest) <= LIST_FILLING
    )


def _with_example(scene: Scene, between: Sequence[str]) -> bool:
    """'OPEC dan sejumlah negara lain termasuk Rusia': a joining word, more of the kind, and one of them by name."""
    grammar = scene.pack.grammar
    if not 3 <= len(between) <= EXAMPLE_GAP or between[0] not in grammar.conjunctions:
        return False
    middle = between[1:]
    bridge = next((at for at in range(1, len(middle)) if grammar.copulas.match_at(middle, at) is not None), None)
    if bridge is None:
        return False
    found = grammar.copulas.match_at(middle, bridge)
    return (
        found is not None
        and found[0] == len(middle)
        and any(word in grammar.member_words for word in middle[:bridge])
        and all(word.isalpha() for word in middle[:bridge])
    )


def _leader(scene: Scene, number: int) -> Party | None:
    """'delegasi Taliban yang dipimpin Amir Khan Muttaqi', 'Indonesia diwakili Menlu': who leads speaks for all."""
    cast, words = scene.cast, scene.words
    body = cast.mentions[number]
    at = body.last
    at += at < len(words) and words[at] == ","
    at += at < len(words) and words[at] in scene.pack.grammar.relatives
    if at + 1 >= len(words) or words[at] not in scene.pack.contacts.led:
        return None
    at += 1 + (words[at + 1] in scene.pack.grammar.by)
    for other in cast.in_sentence[body.sentence]:
        mention, actor, side = cast.mentions[other], cast.actor(other), cast.side_of[number]
        if mention.first in {at - 1, at} and actor is not None and side is not None:
            office = cast.office_of[other] or actor.office
            of_group = scene.pack.sides.kind_of(side) == "group"  # 'Fatah pimpinan Abbas' acts for itself
            return Party(
                side if of_group else actor.side or side,
                actor.index,
                actor.name,
                actor.person,
                office,
                mention.span,
                rule="leads a delegation",
            )
    return None


def known_group(scene: Scene, group: Mention) -> list[Party]:
    """'kedua Korea': the sides of a group whose words alone say who is in it."""
    sides = scene.pack.names.group_sides.get(group.rule, ()) if group.kind == "group" else ()
    return [Party(side, None, None, None, None, group.span, rule=group.rule) for side in sides]


def parties_of(scene: Scene, numbers: Sequence[int]) -> list[Party]:
    """The parties of several mentions, each once."""
    found: list[Party] = []
    for number in numbers:
        found += [party for party in known_group(scene, scene.cast.mentions[number]) if party not in found]
        members = members_listed(scene.cast, scene.words, scene.pack.grammar, number)
        for each in members or [number]:
            party = _leader(scene, each) or party_of(scene, each)
            if party is not None and all(party.key != other.key for other in found):
                found.append(party)
    return found
