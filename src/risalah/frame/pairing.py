"""How the parties of a contact are put together once they are found: one contact for all, or one for each.

Obama; [PM of AUS, PM of CAN]   ->  [[Obama, PM of AUS], [Obama, PM of CAN]]
"""

from risalah.frame.hosts import hosts_at
from risalah.frame.parties import Party, parties_of
from risalah.frame.subjects import Subjects
from risalah.model.story import Sentence

APART_REACH = 5  # tokens from 'menemui' over 'keduanya' to 'terpisah'
TOLD_REACH = 40  # tokens from 'dalam pertemuan' to who tells whom on that occasion
OBJECT_REACH = 5  # tokens from a transitive verb to its object


class Pairing(Subjects):
    """What the readers of all patterns share."""

    def _pairs(
        self, left: list[Party], right: list[Party], together: bool = False, apart: bool = False
    ) -> list[list[Party]]:
        """One contact for each side that a single party deals with; one for all where a side is a list itself.

        `apart`: the words say that each was met on its own.
        """
        if not right:
            return [left]
        if not left:
            return []
        if len({party.side for party in left}) > 1 and apart and not together:
            return [[party, *[p for p in right if p.key != party.key]] for party in left]
        if len({party.side for party in left}) > 1:
            return [[*left, *[p for p in right if all(p.key != q.key for q in left)]]]
        others = [party for party in right if party.side != left[0].side]
        if together or (len(others) > 1 and others[0].plural and not apart):  # 'para diplomat Norwegia, AS dan Inggris'
            return [[*left, *others]]
        sides: dict[str, list[Party]] = {}
        each = (
            apart and len(left) == 1 and all(party.actor is not None for party in others)
        )  # 'terpisah dengan Menlu X dan Menhan Y'
        for party in others:
            if each:
                sides[f"{party.side} {party.actor}"] = [party]
                continue
            kind = self.scene.pack.sides.kind_of(party.side)
            bodies = party.actor is None and party.office is None and kind != "state"
            sides.setdefault("bodies" if bodies else party.side, []).append(party)
        return [[*left, *group] for group in sides.values()]

    def _is_apart(self, first: int, last: int) -> bool:
        """'pembicaraan bilateral dengan para pemimpin Jepang dan Kanada': with each on its own."""
        return not self.scene.pack.contacts.separately.isdisjoint(self.words[first : last + APART_REACH])

    def _each_does(self, verb: int) -> bool:
        """'X dan Y masing-masing bertemu Z': each of those before the verb on their own."""
        return verb > 0 and self.words[verb - 1] in self.scene.pack.contacts.each

    def _is_multiparty(self, sentence: Sentence) -> bool:
        words = self.words[sentence.first : sentence.last]
        return self.scene.pack.contacts.multiparty.stands_in(words) or self._goes_on_of_several(sentence)

    def _goes_on_of_several(self, sentence: Sentence) -> bool:
        """'Retno bertemu Menlu Malaysia dan Menlu Thailand. Ketiganya membahas …': they met all at once."""
        cast, sentences = self.scene.cast, self.scene.story.sentences
        behind = sentences[sentence.index + 1 : sentence.index + 2]
        opening = [cast.mentions[n] for each in behind for n in cast.in_sentence[each.index][:1]]
        return any(
            each.kind == "group" and each.count > 2 and each.form != "side" and each.first == behind[0].first
            for each in opening
        )

    def _is_official(self, number: int) -> bool:
        return self.scene.cast.actor_of[number] is not None or self.scene.cast.office_of[number] is not None

    def _hosts_met(self, sentence: Sentence, last: int, guests: list[Party]) -> list[Party]:
        """'bertemu perdana menteri', 'bertemu dengan otoritas setempat': offices of the country where they are."""
        start = self._skip_adverbs(last, sentence.last)
        if start < sentence.last and self.words[start] in self.grammar.with_:
            start += 1
        return hosts_at(self.scene, sentence, start, guests)

    def _behind_between(self, sentence: Sentence, start: int) -> int:
        """'memediasi kesepakatan antara Israel dan Hamas': whom a mediator brings together stands behind 'antara'."""
        for position in range(start, min(start + OBJECT_REACH, sentence.last)):
            if self._opens_group(position):
                break
            if self.words[position] in self.grammar.between:
                return position + 1
            if self.words[position] in self.grammar.shared_matters:
                break  # 'perundingan pascaperang antara Iran dan Israel': of the war, not of the talks
            if not self.words[position].isalpha() or self.scene.story.capitals[position]:
                break
        return start

    def _with_asker(self, sentence: Sentence, first: int, last: int, parties: list[Party]) -> list[Party]:
        """'mengajak Putin bertemu', 'menolak tawaran Seoul untuk berunding': who asks for it takes part."""
        asker = self.asker(sentence, first, last)
        offer = self._offer_before(sentence, first)
        if asker is not None and offer is not None:
            parties = self._left(sentence, offer) or parties
        if asker is None or any(asker.side == party.side for party in parties):
            return parties
        return [*parties, asker]

    def _who_tells_whom(self, sentence: Sentence, first: int) -> list[Party]:
        """'X menyampaikan hal itu kepada Y', 'Kepada Y, X menyatakan …': both, where the words stand near a token."""
        urging = self.scene.pack.contacts.urging
        for position in range(max(sentence.first, first - TOLD_REACH), min(sentence.last, first + TOLD_REACH)):
            if self.words[position] not in self.grammar.addressing and self.words[position] not in urging:
                continue
            heard = [n for n in self._list_at(sentence, position + 1, reach=2) if self._is_official(n)]
            tellers = self._left(sentence, position) if heard else []
            if heard and not tellers and position == sentence.first:  # 'Kepada Jokowi, Guterres menyampaikan …'
                tellers = parties_of(self.scene, self._list_at(sentence, self._end_of(heard) + 1, reach=0))
            found = [*tellers, *[p for p in parties_of(self.scene, heard) if all(p.side != q.side for q in tellers)]]
            if tellers and len({party.side for party in found}) >= 2:
                return found
        return []
