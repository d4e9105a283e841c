"""Whose the people of an article are: by the words beside a name, the tables, or what the article tells around it.

'Perdana Menteri Kanada X'            ->  CAN, "side beside the title"
'Delegasi Indonesia dipimpin X'       ->  IDN, "side of the delegation led"
'… tiba di Kanada … Perdana Menteri X'  ->  CAN, "the country that the sentence has named"
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence

import msgspec

from risalah.find.told_country import country_told_of, known_side
from risalah.lang.datelines import country_of_dateline
from risalah.lang.pack import Pack
from risalah.model.mention import Mention
from risalah.model.span import Span
from risalah.model.story import Story

# Whoever holds one of these for the paper's own country is in the tables: an unknown 'Presiden X' heads a club.
NATIONAL_HEADS = frozenset(
    {"president", "prime-minister", "monarch", "chancellor", "crown-prince", "vice-president", "foreign-minister"}
)
# A 'Presiden X' may head a club; whoever holds one of these and is in no table holds it in another country.
NEVER_OF_A_CLUB = frozenset({"prime-minister", "chancellor", "crown-prince", "foreign-minister"})
TITLES_OF_A_SIDE = frozenset({"office", "institution-head", "rank"})
KNOWN_SIDE = "side of the known person"
LEADS_DELEGATION = "side of the delegation led"
HOME = "the paper's own country"

LEAD = 2  # the number of the last sentence of what a dateline is about
DATELINE = "the country that the paper writes from"

Whose = tuple[str | None, str]  # side and rule


def side_of_actor(
    ids: Collection[str],
    person: str | None,
    said: Counter[str],
    members: Sequence[Mention],
    mentions: Sequence[Mention],
    story: Story,
    pack: Pack,
) -> Whose:
    """The side of somebody and the rule that gives it.

    `members` are their mentions and `said` the sides beside these; `person` is who it is, `ids` who it may be.
    """
    if said:
        return max(sorted(said), key=lambda code: said[code]), "side beside the title"
    if person is not None:
        return pack.people.by_id[person].side, KNOWN_SIDE
    shared = {pack.people.by_id[i].side for i in ids}
    if len(shared) == 1:
        return next(iter(shared)), "side of all known people of that name"
    return _Unplaced(members, mentions, story, pack).side()


class _Unplaced(msgspec.Struct, frozen=True):
    """Somebody whom neither the words beside the name nor the tables give a side."""

    members: Sequence[Mention]
    mentions: Sequence[Mention]
    story: Story
    pack: Pack

    def side(self) -> Whose:
        led = self._body_led()
        if led is not None:
            return led.side, LEADS_DELEGATION if led.kind == "role" else "side of those led"
        titled = [m for m in self.members if m.title in TITLES_OF_A_SIDE and m.office not in NATIONAL_HEADS]
        if not titled:
            return self._of_head()
        return self._of_sender(titled) or self._of_counterpart(titled) or self._of_home(titled)

    def _body_led(self) -> Mention | None:
        """'Delegasi Indonesia dipimpin Wiryono Sastrohandoyo': the delegation, or group, that somebody leads."""
        words = self.story.tokens.words
        for member in self.members:
            at = member.first - 1
            while at > 0 and (words[at] in self.pack.grammar.by or words[at] in self.pack.grammar.adverbs):
                at -= 1
            if at < 1 or words[at] not in self.pack.contacts.led:
                continue
            at -= words[at - 1] in self.pack.grammar.relatives
            at -= words[at - 1] == ","
            place = bisect_left(self.mentions, at, key=lambda mention: mention.last)
            for before in self.mentions[place : place + 1]:
                names = before.last == at and before.kind in {"side", "role"} and before.form != "capital"
                if names and before.side is not None:
                    return before
        return None

    def _of_head(self) -> Whose:
        """Of a national head, or of somebody without a title."""
        found = self._side_in_sentence()
        heads = [
            m for m in self.members if m.title == "office" and (m.office in NEVER_OF_A_CLUB or "acting" in m.modifiers)
        ]
        if found[0] or not heads:
            return found if found[0] else self._of_dateline() or found
        # 'Utusan AS X berunding dengan Menlu Y': whoever stands before with an office deals with Y, of another side
        here = (m for m in self.mentions if m.sentence == heads[0].sentence and m not in self.members)
        others = {m.side for m in here if m.office in NATIONAL_HEADS or (m.office and m.first < heads[0].first)}
        told = country_told_of(heads[0], self.mentions, self.story, self.pack, others)
        return told or self._of_dateline() or found

    def _of_dateline(self) -> Whose | None:
        """'Male - Utusan India X menemui Presiden Y': a head, of the country abroad that the paper writes from.

        Only in the first sentences, and not where somebody else of that country is named beside.
        """
        heads = [m for m in self.members if m.title == "office" and m.office in NATIONAL_HEADS]
        heads = [m for m in heads if m.sentence <= LEAD]
        country = country_of_dateline(self.story, self.pack) if heads else None
        beside = {m.side for m in self.mentions if heads and m.sentence == heads[0].sentence and m.title is not None}
        return (country, DATELINE) if country is not None and country not in beside else None

    def _side_in_sentence(self) -> Whose:
        """'… tiba di Kanada dan diterima Perdana Menteri X': of the one country that the sentence has named so far."""
        for member in self.members:
            if member.office not in NATIONAL_HEADS or member.title != "office":
                continue
            said = {
                m.side
                for m in self.mentions
                if m.sentence == member.sentence
                and m.first < member.first
                and m.kind == "side"
                and m.side is not None
                and not (m.form == "capital" and m.side == self.pack.home_side)  # a dateline
                and m.title is None  # 'pejabat Kementerian Luar Negeri India bertemu Presiden X': not of India
            }
            states = {code for code in said if self.pack.sides.kind_of(code) == "state"}
            if len(states) == 1:
                return next(iter(states)), "the country that the sentence has named"
        return None, ""

    def _of_sender(self, titled: Sequence[Mention]) -> Whose | None:
        """'utusan Presiden Yoon, Jang Je-won': of whoever sent them."""
        holders = [m.holder for m in titled if m.holder is not None]
        if not all(self._is_known_sender(holder) for holder in holders):
            return None, ""  # 'juru bicara Balai Lelang Utama': of a body that stands for no side
        senders = (side for holder in holders if (side := self._side_of_sender(holder)))
        sender = next(senders, None)
        return None if sender is None else (sender, "side of the sender")

    def _is_known_sender(self, holder: Span) -> bool:
        """Is the one whose spokesperson or envoy somebody is known to the tables, or called by an office or a side?"""
        inner = [m for m in self.mentions if m.span == holder]
        return any(m.person_ids or m.side is not None or m.office is not None for m in inner)

    def _side_of_sender(self, holder: Span) -> str | None:
        """The side of whoever sent somebody, where the tables know that person."""
        for mention in self.mentions:
            if mention.span == holder and mention.person_ids:
                return known_side(mention, self.pack)
        return None

    def _of_counterpart(self, titled: Sequence[Mention]) -> Whose | None:
        """'Menteri X tiba di Islamabad dan bertemu mitranya, Y': of another country than X."""
        counterpart = next((m for m in titled if m.rule == "counterpart"), None)
        if counterpart is None:
            return None
        here = (m for m in self.mentions if m.sentence == counterpart.sentence)
        owner = next((m.side for m in here if m.office is not None), None)
        return country_told_of(counterpart, self.mentions, self.story, self.pack, {owner}) or (None, "")

    def _of_home(self, titled: Sequence[Mention]) -> Whose:
        """The paper's own country, unless the article tells of another and not of it."""
        home = self.pack.home_side
        if any(m.office == "ambassador" or self._is_cut_title(m) for m in titled):
            return home, HOME  # 'Dubes X', 'Menko X': another country's would be called by it
        if any(m.side == home and m.form != "capital" for m in self.mentions):  # more than 'Jakarta' of a dateline
            return home, HOME
        if self._stands_in_home_town(titled[0]):
            return home, HOME
        return country_told_of(titled[0], self.mentions, self.story, self.pack) or (home, HOME)

    def _stands_in_home_town(self, member: Mention) -> bool:
        """'berkunjung ke Jayapura dan bertemu Gubernur X': does the sentence lead to a town of the paper's country?"""
        words, grammar = self.story.tokens.words, self.pack.grammar
        before = (m for m in self.mentions if m.sentence == member.sentence and m.first < member.first)
        towns = (m for m in before if m.first and words[m.first - 1] in grammar.at | grammar.into)
        places = (self.pack.places.forms.match_at(words, m.first) for m in towns)
        return any(place is not None and place[1].country == self.pack.home_side for place in places)

    def _is_cut_title(self, mention: Mention) -> bool:
        """'Menko Polkam', 'Mendag': is it a title that the paper cuts short for its own country's ministers?"""
        title = mention.entry.rpartition(":")[2] if mention.entry else ""
        cut = any(
            title.startswith(each.prefix) and not title.startswith(each.word) for each in self.pack.names.cut_titles
        )
        return mention.office == "minister" and cut
