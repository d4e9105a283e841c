"""Whom words are for that name nobody: those whom the words around them are for.

'"Tarif AS terlalu tinggi," kata Hatta. "Surat sudah kami kirim," lanjutnya.'   ->  both are for USA
'AS menuduh Iran …. Iran mengatakan reaktornya untuk listrik.'                  ->  the answer is for USA
'Pejabat Iran memuji Suriah …. Obat akan dikirim ke Suriah, katanya.'           ->  a place that was spoken to
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from risalah.lang.pack import Pack
from risalah.model.account import Contact, Statement, Target
from risalah.model.mention import Cast, Mention
from risalah.model.story import Story

GOES_ON = 60  # characters between two utterances of one speaker, of which the second goes on with the first
LOOK_BACK = 5  # utterances before one, of which the first may be what it answers and the rest part of the answer


def carry_targets(
    statements: Sequence[Statement], contacts: Sequence[Contact], story: Story, cast: Cast, pack: Pack
) -> tuple[Statement, ...]:
    """The statements, with the targets that only the words around them tell.

    Only of comments: what is asked, refused or held against somebody names them; where that was found outside the
    words, whom the speaker named right before is preferred. A target that was carried is not carried on: the further
    words are from a name, the less they are about it.
    """
    partners = _partners(contacts)
    spoken_to: dict[str, str] = {}  # of each side the other side that it spoke to, or of, last
    carried: list[Statement] = []
    for number, statement in enumerate(statements):
        own, target = statement.speaker.side, statement.target
        if target is None and own is not None and statement.act == "comment":
            before = statements[max(number - LOOK_BACK, 0) : number]
            target = _place(statement, spoken_to.get(own), story, cast) or _going_on(statement, before, partners)
            if target is None and not _is_told_back(statement, story, pack):
                target = _answered(statement, before)
        elif target is not None and not _names(statement, target):
            target = _spoken_to_before(statement, statements[number - 1 : number]) or target
        named = statement.target
        if named is not None and own is not None and named.side != own:
            spoken_to[own] = named.side
        carried.append(statement if target is named else replace(statement, target=target))
    return tuple(carried)


def _partners(contacts: Sequence[Contact]) -> Mapping[str, frozenset[str]]:
    """The sides that each side has contacts with."""
    partners: dict[str, frozenset[str]] = {}
    for contact in contacts:
        sides = frozenset(party.side for party in contact.participants if party.side is not None)
        for side in sides:
            partners[side] = partners.get(side, frozenset()) | (sides - {side})
    return partners


def _going_on(
    statement: Statement, before: Sequence[Statement], partners: Mapping[str, frozenset[str]]
) -> Target | None:
    """Whoever goes on speaking right away, and names nobody, speaks on to a side that they have a contact with."""
    target = _spoken_to_before(statement, before)
    known = target is not None and target.side in partners.get(statement.speaker.side or "", frozenset())
    return target if known else None


def _spoken_to_before(statement: Statement, before: Sequence[Statement]) -> Target | None:
    """Whom the speaker named right before: nearer than a party that only the story around the words tells."""
    if not before or statement.span.start - before[-1].span.end >= GOES_ON:
        return None
    last, speaker = before[-1], statement.speaker
    same = (last.speaker.name, last.speaker.side) == (speaker.name, speaker.side)
    return last.target if same and last.target is not None and last.target.side != speaker.side else None


def _names(statement: Statement, target: Target) -> bool:
    """Is whom a statement is for named in it?"""
    return target.span is not None and target.span.overlaps(statement.span)


def _answered(statement: Statement, before: Sequence[Statement]) -> Target | None:
    """Who was just spoken to, or of, by another side answers it, in as many utterances as follow each other."""
    own, begins = statement.speaker.side, statement.span.start
    for other in reversed(before):
        side = other.speaker.side
        if begins - other.span.end >= GOES_ON:
            return None
        if side is not None and side != own:
            spoken_to = other.target is not None and other.target.side == own
            return Target(side, other.speaker.span) if spoken_to else None
        begins = other.span.start
    return None


def _is_told_back(statement: Statement, story: Story, pack: Pack) -> bool:
    """'Sebelumnya, Kremlin mengatakan …': said before what it would answer."""
    return (
        pack.telling.before.match_at(story.tokens.words, bisect_left(story.tokens.starts, statement.span.start))
        is not None
    )


def _place(statement: Statement, spoken_to: str | None, story: Story, cast: Cast) -> Target | None:
    """'ekspor ke Filipina': a country named only as a place, if it is what the speaker's side spoke to last."""
    if spoken_to is None:
        return None
    own = statement.speaker.side
    named = {side: mention for mention, side in _named(statement, story, cast) if side not in {None, own}}
    return Target(spoken_to, named[spoken_to].span) if set(named) == {spoken_to} else None


def _named(statement: Statement, story: Story, cast: Cast) -> Iterable[tuple[Mention, str | None]]:
    """The sides that a statement names, where it is told who said it too."""
    starts = story.tokens.starts
    first, last = bisect_left(starts, statement.span.start), bisect_left(starts, statement.span.end)
    if first >= last:
        return
    for index in range(story.sentence_of[first], story.sentence_of[last - 1] + 1):
        for number in cast.in_sentence[index]:
            mention = cast.mentions[number]
            if mention.kind != "pronoun" and first <= mention.first < last:
                yield mention, cast.side_of[number]
