"""Meetings with more to them than two parties: sessions of a body, formats of talks, rounds, chairs and witnesses.

"Sidang Komisi Bersama RI-Vietnam dipimpin Menlu X dan Menlu Y"   ->  the two ministers, for their countries
"Putaran berikutnya dijadwalkan pekan depan"                      ->  those who talked last
"""

from risalah.frame.hosts import country_travelled_to
from risalah.frame.pairing import TOLD_REACH, Pairing
from risalah.frame.parties import Party, parties_of, party_of
from risalah.model.story import Sentence

WITH_REACH = 6  # tokens from 'pertemuan' over 'tertutup singkat' to 'dengan'
SESSION_REACH = 2  # tokens from 'pertemuan darurat' to the body that meets
ATTENDING_REACH = 3  # tokens from 'hadir dalam' to the meeting
PRESIDED_REACH = 20  # tokens from a meeting of sides to those who led them
CALLED_OFF_REACH = 14  # tokens from 'pertemuan yang' to 'batal'
GOING_ON_REACH = 5  # tokens from 'dialog' over 'itu akan' to 'dilanjutkan'
SIGNED_REACH = 12  # tokens from 'ditandatangani' over by whom to where and when


class Sessions(Pairing):
    """Reads who takes part where a noun and its list do not tell it all."""

    def _presided(self, sentence: Sentence, start: int, owners: list[Party]) -> list[Party]:
        """'Sidang Komisi Bersama RI-Vietnam … dipimpin Menlu X dan Menlu Y': those who led the sides that met."""
        sides = {party.side for party in owners}
        if len(sides) < 2 or any(party.actor is not None for party in owners):
            return []
        for position in range(start, min(start + PRESIDED_REACH, sentence.last)):
            found = self.scene.pack.contacts.presided.match_at(self.words, position)
            if found is not None:
                led = parties_of(self.scene, self._list_at(sentence, found[0], reach=1))
                return led if {party.side for party in led} == sides else []
        return []

    def _called_off(self, sentence: Sentence, last: int) -> bool:
        """'Pertemuan yang semula direncanakan di Oslo batal': another one, of those spoken of, that came to nothing."""
        if last >= sentence.last or self.words[last] not in self.grammar.relatives:
            return False
        status = self.scene.pack.contacts.status
        marks = status.matches(self.words[last : min(last + CALLED_OFF_REACH, sentence.last)])
        return any("cancelled" in kinds for _, _, kinds in marks)

    def _is_next_round(self, sentence: Sentence, first: int, last: int) -> bool:
        """'Putaran berikutnya dijadwalkan pekan depan', 'Diskusi selanjutnya akan …': of those who talked last."""
        contacts = self.scene.pack.contacts
        named = not contacts.again.isdisjoint(self.words[first:last])  # 'putaran berikutnya' is one anywhere
        opens = first == sentence.first and not contacts.again.isdisjoint(self.words[last : last + 1])
        goes_on = first <= sentence.first + 1 and self._is_to_go_on(sentence, last)
        if not named and not opens and not goes_on:
            return False
        marks = contacts.status.matches(self.words[last : sentence.last])
        return bool(self.last_pair) and any("planned" in kinds for _, _, kinds in marks)

    def _is_to_go_on(self, sentence: Sentence, last: int) -> bool:
        """'Dialog itu akan dilanjutkan bulan depan': right behind the noun, over 'itu' and a word of kind."""
        going_on = self.scene.pack.contacts.going_on
        return not going_on.isdisjoint(self.words[last : min(last + GOING_ON_REACH, sentence.last)])

    def _is_signed_there(self, sentence: Sentence, signed: int) -> bool:
        """'Perjanjian itu ditandatangani di Bali, 27 April': what was told before, with where or when it is signed."""
        if self.scene.pack.telling.papers.match_at(self.words, sentence.first) is None:
            return False
        weekdays, capitals = self.scene.pack.cleaning.stamp.weekdays, self.scene.story.capitals
        return any(
            self.words[at].isdigit()
            or self.words[at] in weekdays
            or (self.words[at] in self.grammar.at and capitals[at + 1])
            for at in range(signed, min(signed + SIGNED_REACH, sentence.last - 1))
        )

    def _said_there(self, sentence: Sentence, first: int) -> list[Party]:
        """'X berterima kasih kepada Y. Hal itu disampaikan X dalam pertemuan bilateral di …': who said it, and to whom.

        To whoever stands behind 'kepada' in the sentence before, or is asked for something there.
        """
        before = first - 1
        while before > sentence.first and self.words[before] in self.grammar.articles:
            before -= 1
        said = self.scene.pack.speech.sayings.match_at(self.words, sentence.first)
        opens = self.words[before] in self.grammar.inside | self.grammar.means
        if said is None or said[0] > before or sentence.index == 0 or not opens:
            return []
        if not self.grammar.with_.isdisjoint(self.words[first : min(first + WITH_REACH, sentence.last)]):
            return []  # 'dalam pertemuan dengan wartawan'
        mentions, told = self.scene.cast.mentions, self.scene.story.sentences[sentence.index - 1]
        own = [n for n in self.scene.cast.in_sentence[sentence.index] if mentions[n].last <= first]
        speakers = parties_of(self.scene, [n for n in own if self._is_official(n)])[:1] or self._sayer_before(sentence)
        towards = self.grammar.addressing | self.scene.pack.contacts.urging
        others = [n for n in self.scene.cast.in_sentence[told.index] if self._is_official(n)]
        addressed = [n for n in others if self.words[mentions[n].first - 1] in towards]
        heard = [p for p in parties_of(self.scene, addressed) if p.side not in {q.side for q in speakers}]
        return [*speakers, *heard] if speakers and len({party.side for party in heard}) == 1 else []

    def _of_format(self, first: int) -> list[Party]:
        """'perundingan enam negara': talks whose name alone tells who takes part."""
        found = self.scene.pack.contacts.formats.match_at(self.words, first)
        if found is None:
            return []
        span = self.scene.story.span(first, found[0])
        return [Party(side, None, None, None, None, span, rule="format of talks") for side in found[1]]

    def _on_trip(self, sentence: Sentence, first: int, owners: list[Party]) -> list[Party]:
        """'Utusan dagang China tiba di Washington untuk melanjutkan perundingan': with those of the country.

        Not where the story has just told that the guests talk with others: then the country only lends the place.
        """
        guests = owners or self._left(sentence, first)
        hosts = country_travelled_to(self.scene, sentence, first, guests, seat=True)
        told = {party.side for party in self.last_pair}
        elsewhere = not told.isdisjoint(p.side for p in guests) and told.isdisjoint(p.side for p in hosts)
        return [*guests, *hosts] if hosts and not elsewhere else []

    def _with_member(self, sentence: Sentence, first: int, members: Party) -> list[Party]:
        """'Di sela pertemuan para menteri luar negeri NATO, Menlu X …': a minister among those of the body who meet."""
        of_body = self.scene.pack.sides.kind_of(members.side) == "igo" and members.office is not None
        if not of_body or not members.plural or members.actor is not None:
            return []
        present = [p for p in self._anybody(sentence, first) if p.office == members.office and p.side != members.side]
        return [*present, members] if present else []

    def _witnesses(self, sentence: Sentence, light: int | None, parties: list[Party]) -> list[Party]:
        """'Trump menyaksikan penandatanganan … antara Thailand dan Kamboja': who is at it with the others."""
        if light is None or len({party.side for party in parties}) < 2:
            return []
        taken = {party.side for party in parties}
        return [party for party in self._left(sentence, light) if party.side not in taken]

    def _speaker_in_session(self, sentence: Sentence, first: int, last: int) -> list[Party]:
        """'…," kata Dubes Inggris X dalam pertemuan darurat Dewan Keamanan': who speaks to a body in its session."""
        mentions, side_of = self.scene.cast.mentions, self.scene.cast.side_of
        bodies = [
            n
            for n in self.scene.cast.in_sentence[sentence.index]
            if last <= mentions[n].first <= last + SESSION_REACH
            and mentions[n].kind == "side"
            and self.scene.pack.sides.kind_of(side_of[n]) == "igo"
        ]
        within = self.words[first - 1] in self.grammar.inside or self._light_verb(sentence, first) is not None
        if not within:  # 'di sela-sela Konferensi Perubahan Iklim PBB' is only where it was said
            return []
        cues = self.scene.pack.speech.cues
        told = any(
            cues.match_at(self.words, at) is not None for at in range(max(sentence.first, first - TOLD_REACH), first)
        )
        body = party_of(self.scene, bodies[0]) if bodies and told else None
        if body is None:
            return []
        speakers = [party for party in self._anybody(sentence, first) if party.side != body.side]
        return [*speakers, body] if speakers and speakers[0].office is not None else []

    def _attended(self, sentence: Sentence, first: int) -> bool:
        """'hadir dalam pertemuan di Moskow bersama utusan Rusia dan China': one meeting of all of them."""
        attending = self.scene.pack.contacts.attending
        return any(
            (found := attending.match_at(self.words, at)) is not None and found[0] == first
            for at in range(max(sentence.first, first - ATTENDING_REACH), first)
        )
