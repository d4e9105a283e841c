"""Whom words for several point back to: 'kedua pemimpin', 'keduanya', 'Menlu kedua negara'.

"Obama bertemu Putin. … Kedua pemimpin membahas …"  ->  the two people of the contact told last
"""

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from risalah.frame.lists import Lists
from risalah.frame.offices import HEADS, offices_of_group
from risalah.frame.parties import Party, Scene, is_principal, known_group, list_around, parties_of, party_of
from risalah.lang.clauses import can_act
from risalah.model.account import Channel
from risalah.model.mention import Mention
from risalah.model.story import Sentence

LOOK_BACK = 200  # mentions that a word like 'keduanya' may point back over
LOOK_BACK_SENTENCES = 20
MANY = 3  # sides that only 'mereka' can mean
PAIR_REACH = 3  # sentences from 'kedua pihak' back to the two states that it means, its own among them
PRINCIPALS = HEADS | {"foreign-minister"}  # whom 'keduanya' means where talks named only their sides
OFFICE_REACH = 4  # tokens from 'Menlu kedua negara' to its verb


class Groups(Lists):
    """Remembers the parties of the contacts told so far, for words that mean several of them."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self.last_pair: tuple[Party, ...] = ()
        self.last_people: tuple[Party, ...] = ()
        self.last_states: tuple[Party, ...] = ()
        self.last_met: tuple[Party, ...] = ()
        self.last_listed: tuple[Party, ...] = ()  # the contact told last, as it was told
        self.last_partners: tuple[Party, ...] = ()  # the two with whom the contacts of the last list were

    def remember(self, parties: tuple[Party, ...], channel: Channel) -> None:
        """Keep the parties of the contact told last, for 'keduanya'."""
        self._keep_partners(parties)
        parties = tuple(replace(party, role="participant") for party in self._without_hosts(parties))
        self.last_pair = parties
        sides = {party.side for party in parties}
        if len(sides) == 2 and all(self.scene.pack.sides.kind_of(side) == "state" for side in sides):
            self.last_states = parties
        if channel not in {"phone", "written"}:
            self.last_met = parties
        people = [party for party in parties if party.actor is not None]
        if len({party.side for party in people}) >= 2:
            self.last_people = tuple(people)

    def _without_hosts(self, parties: Sequence[Party]) -> Sequence[Party]:
        """'A dan B bertemu dengan PM C sebagai tuan rumah. Keduanya …': A and B, of three; so beside a mediator."""
        hosting, words = self.scene.pack.contacts.hosting, self.words
        starts = self.scene.story.tokens.starts
        others = [
            party
            for party in parties
            if party.role != "mediator" and hosting.match_at(words, bisect_left(starts, party.span.end)) is None
        ]
        return others if len({party.side for party in others}) == 2 else parties

    def _keep_partners(self, parties: Sequence[Party]) -> None:
        """'mengirim surat kepada X dan Y': whom one party deals with in the contacts of one list."""
        told = {party.span for party in self.last_listed}
        shared = {party.span for party in parties if party.span in told}
        goes_on = len(shared) == 1 and len(parties) == 2
        listed = [*(self.last_partners if goes_on else ()), *(self.last_listed if goes_on else ()), *parties]
        self.last_listed = tuple(parties)
        partners = {party.span: party for party in listed if party.span not in shared and party.actor is not None}
        self.last_partners = tuple(replace(each, role="participant") for each in partners.values()) if goes_on else ()

    def _offices_of_both(self, sentence: Sentence, verb: int) -> list[Party]:
        """'Menlu kedua negara akan bertemu', 'komandan kedua belah pihak': the office, for each of the two sides."""
        cast = self.scene.cast
        for number in cast.in_sentence[sentence.index]:
            group, role = cast.mentions[number], cast.mentions[number - 1] if number else None
            if role is None or group.kind != "group" or group.last > verb or verb - group.last > OFFICE_REACH:
                continue
            pair = self.last_states if group.form == "side" else self.last_pair
            office, sides = cast.office_of[number - 1], {party.side for party in pair}
            between = self.words[role.last : group.first]  # 'komandan lapangan kedua belah pihak'
            says = self.scene.pack.speech.cues.match_at(self.words, role.last)  # 'Sumber itu menyebut kedua menteri …'
            plain = says is None and all(map(str.isalpha, between))
            adjoins = role.kind == "role" and role.side is None and len(between) <= 1 and plain
            if adjoins and office is not None and len(sides) == group.count:
                parties = [next(party for party in pair if party.side == side) for side in sorted(sides)]
                return [
                    replace(p, actor=None, name=None, person=None, office=office, span=role.span, rule="office of both")
                    for p in parties
                ]
        return []

    def _pair_before(self, group: Mention) -> Sequence[Party]:
        """'kedua pemimpin': the people of the last contact, or the last two of two sides; 'kedua negara': its sides.

        Ministers who met are not 'kedua pemimpin': that is the last two heads of whom the story told.
        """
        known = known_group(self.scene, group)
        if known:
            return known
        acting = self._acting_before(group)
        if len({party.side for party in acting}) >= MANY:
            return acting
        sides = group.form == "side"
        meant = offices_of_group(self.scene, group)
        pair = self.last_people if self.last_people and not sides else self.last_pair
        pair = self.last_states if sides and self.last_states else pair
        if pair and (not meant or all(party.office is None or party.office in meant for party in pair)):
            unnamed = not sides and all(party.actor is None and party.office is None for party in pair)
            return (self._people_of(pair, group) if unnamed else []) or pair
        found: list[Party] = []
        until = self._mentions_until(group.first)
        for number in range(until - 1, max(-1, until - LOOK_BACK), -1):
            mention = self.scene.cast.mentions[number]
            if mention.first >= group.first or mention.kind not in {"person", "role", "name"}:
                continue
            far = bool(meant) and not pair and group.sentence - mention.sentence > PAIR_REACH
            party = party_of(self.scene, number) if not far and not is_principal(self.scene, number) else None
            fits = party is not None and party.actor is not None and (not (pair or meant) or party.office in meant)
            if party is not None and fits and all(party.side != other.side for other in found):
                found.insert(0, party)
            if len(found) == 2:
                return found
        return pair or acting or ([] if group.form == "person" else self._sides_before(group))

    def _people_of(self, pair: Sequence[Party], group: Mention) -> list[Party]:
        """'Perundingan Serbia dan Kosovo … PM X dan PM Y … keduanya': the two named last for the two sides."""
        found: dict[str, Party] = {}
        until = self._mentions_until(group.first)
        for number in range(until - 1, max(-1, until - LOOK_BACK), -1):
            if self.scene.cast.mentions[number].kind not in {"person", "name"}:
                continue
            party = party_of(self.scene, number)
            if party is not None and party.actor is not None and party.office in PRINCIPALS:
                found.setdefault(party.side, party)
        return [found[p.side] for p in pair] if len(pair) == 2 and all(p.side in found for p in pair) else []

    def _acting_before(self, group: Mention) -> list[Party]:
        """'Bahrain, Kuwait dan Qatar menolak … Mereka mengirim surat': all who acted in the sentence before."""
        if group.kind != "pronoun" or group.sentence == 0:
            return []
        before = self.scene.story.sentences[group.sentence - 1]
        for number in self.scene.cast.in_sentence[before.index]:
            if can_act(self.scene.cast, number) and not self._behind_preposition(number):
                numbers = list_around(self.scene, before, number, limit=(before.first, before.last))
                return parties_of(self.scene, numbers)
        return []

    def _sides_before(self, group: Mention) -> Sequence[Party]:
        """'gencatan senjata antara Iran dan AS. … Kedua pihak telah melakukan kontak': the two states named last."""
        sentence = self.scene.story.sentences[group.sentence]
        found = self._last_list(sentence, group.first, set(), reach=PAIR_REACH)
        return found if all(party.actor is None and party.office is None for party in found) else []

    def _mentions_until(self, token: int) -> int:
        """How many mentions begin before a token."""
        return bisect_left(self.scene.cast.mentions, token, key=lambda mention: mention.first)

    def _group_met(self, sentence: Sentence, last: int, left: list[Party]) -> list[Party]:
        """'menelepon Sharon dan Abbas. Bush bertemu keduanya': the two of the last list, without who meets them."""
        found = self._group_parties_at(sentence, last)
        if found and left and {party.side for party in left} & {party.side for party in found}:
            return self._last_list(sentence, last, {party.side for party in left}) or found
        dealt_with = {party.span for party in self.last_partners} & {party.span for party in found}
        apart = left and {party.side for party in left}.isdisjoint(party.side for party in self.last_partners)
        if dealt_with and apart and len(self.last_partners) == 2:
            return list(self.last_partners)  # 'Obama juga menelepon kedua pemimpin': those to whom X wrote
        return found

    def _group_parties_at(self, sentence: Sentence, start: int) -> list[Party]:
        """'menelepon kedua pemimpin': the people that a group word right behind a trigger points back to."""
        return self._group_parties(sentence, start) if self._group_at(sentence, start) is not None else []

    def _group_parties(self, sentence: Sentence, start: int) -> list[Party]:
        """'pertemuan kedua pemimpin', 'pertemuan tiga negara': the last contact's parties, or the last list so long."""
        number = self._group_at(sentence, start)
        assert number is not None
        mention = self.scene.cast.mentions[number]
        listed = parties_of(self.scene, [number])
        if listed:  # 'tiga negara Eropa, yakni Inggris, Prancis, dan Jerman'
            return listed
        if mention.count == 2:
            return list(self._pair_before(mention))
        if len({party.side for party in self.last_pair}) == mention.count:  # 'menelepon ketiganya', who have just met
            return list(self.last_pair)
        return self._last_list(sentence, mention.first, set(), mention.count)

    def _last_list(
        self, sentence: Sentence, before: int, taken: set[str], count: int = 2, reach: int = LOOK_BACK_SENTENCES
    ) -> list[Party]:
        """The last list of parties of so many sides, none of them taken, that ends before a token."""
        for index in range(sentence.index, max(-1, sentence.index - reach), -1):
            for other in reversed(self.scene.cast.in_sentence[index]):
                if self.scene.cast.mentions[other].first >= before or not can_act(self.scene.cast, other):
                    continue
                where = self.scene.story.sentences[index]
                found = parties_of(self.scene, list_around(self.scene, where, other, limit=(where.first, where.last)))
                sides = {party.side for party in found}
                if len(sides) == count and not sides & taken:
                    return found
        return []

    def _told_of(self, sentence: Sentence, others: Sequence[Party]) -> list[Party]:
        """'Pertemuan kedua dilakukan dengan PM Y': the one whose contact was told last goes on to the next.

        Where none was told yet, whoever acts in the sentence before.
        """
        taken = {party.side for party in others}
        last = [party for party in self.last_pair if party.side not in taken and party.actor is not None][:1]
        return last or (self._acted_before(sentence, taken) if not self.last_pair else [])

    def _acted_before(self, sentence: Sentence, taken: set[str]) -> list[Party]:
        """'Menlu X tiba di New York. Pertemuan dengan Menlu Y digelar pagi hari': who opens the sentence before."""
        before = self.scene.story.sentences[sentence.index - 1] if sentence.index else sentence
        if before is sentence or before.title:
            return []
        for number in self.scene.cast.in_sentence[before.index]:
            mention = self.scene.cast.mentions[number]
            if mention.kind not in {"person", "role", "name", "pronoun"} or self.scene.story.quoted[mention.first] >= 0:
                continue
            acting = parties_of(self.scene, [number]) if can_act(self.scene.cast, number) else []
            held = [party for party in acting if party.actor is not None and party.office is not None]
            return held if held and held[0].side not in taken and not self._behind_preposition(number) else []
        return []
