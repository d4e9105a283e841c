"""Those who stand beside a noun of contact in its sentence, and not in its own words.

"komitmen Presiden X dan PM Y dalam pertemuan bilateral"               ->  [X, Y]
"Setelah pembicaraan selama 11 jam, Korut dan Korsel sepakat …"        ->  [PRK, KOR]
"Kesepakatan antara Israel dan Hamas dicapai melalui perundingan …"    ->  [ISR, HAMAS]
"""

from risalah.frame.parties import Party, list_around, parties_of
from risalah.frame.sessions import Sessions
from risalah.model.story import Sentence

ADVERBIAL_REACH = 16  # tokens of 'pembicaraan selama 11 jam pada Selasa' before the comma
BETWEEN_REACH = 20  # tokens from 'antara' over what came about to the noun
POINTING_REACH = 3  # tokens of 'pertemuan tingkat tinggi itu'


class Beside(Sessions):
    """Reads the list before the preposition of a noun, behind the comma that ends its phrase, or behind 'antara'."""

    def _is_gathering_around(self, noun: int) -> bool:
        """'A dan B bertelepon menjelang KTT di Panama': only when it was that they talked."""
        named = self.scene.pack.contacts.occasion_heads.match_at(self.words, noun) is not None
        return named and self.words[noun - 1] in self.grammar.around

    def _before_preposition(self, sentence: Sentence, first: int) -> list[Party]:
        """'komitmen Presiden X dan PM Y dalam pertemuan bilateral': the list right before 'dalam'."""
        before = self.words[first - 1] if first > sentence.first else ""
        if before not in self.grammar.prepositions and before not in self.grammar.around:
            return []
        if self.grammar.acting_as.match_at(self.words, first - 1) is not None:
            return []  # 'digambarkan AS dan Arab Saudi sebagai pembicaraan awal'
        found = self._ending_at(sentence, first - 1)
        if len({party.side for party in found}) < 2:  # 'Rusia dan Ukraina bertukar tawanan setelah perundingan di …'
            found = self._acting_together(sentence, first)
        if len({party.side for party in found}) < 2 and before in self.grammar.around:
            found = self._going_on(sentence, first)
        if len({party.side for party in found}) < 2 and before in self.grammar.means | self.grammar.inside:
            found = self._named_between(sentence, first)
        return found if len({party.side for party in found}) >= 2 else []

    def _named_between(self, sentence: Sentence, noun: int) -> list[Party]:
        """'Kesepakatan antara Israel dan Hamas dicapai melalui perundingan di Doha': those behind 'antara'."""
        for at in range(noun - 1, max(sentence.first, noun - BETWEEN_REACH), -1):
            if self.words[at] in self.grammar.between:
                contacts = self.scene.pack.contacts
                if self.words[at - 1] in contacts.relations | contacts.troubles:
                    return []  # 'Hubungan antara China dan Jepang dibahas dalam pertemuan di Paris'
                return parties_of(self.scene, self._list_at(sentence, at + 1, reach=1))
            if self._reports_another(at) or self.words[at] in self.grammar.subordinators:
                return []
        return []

    def _points_to_told(self, noun: int) -> bool:
        """'pertemuan itu': one that the story has told."""
        near = self.words[noun + 1 : noun + 1 + POINTING_REACH]
        return not self.scene.pack.contacts.anaphora_determiners.isdisjoint(near)

    def _going_on(self, sentence: Sentence, noun: int) -> list[Party]:
        """'Setelah pembicaraan selama 11 jam pada Selasa, Korut dan Korsel sepakat …': the list behind the comma."""
        status = self.scene.pack.contacts.status.match_at(self.words, noun - 1)
        over = status is not None and "held" in status[1]
        if not over or self._points_to_told(noun):
            return []  # 'Sebelum pertemuan itu, Kerry dan Lavrov meletakkan karangan bunga di …'
        until = min(noun + ADVERBIAL_REACH, sentence.last - 1)
        comma = next((at for at in range(noun, until) if self.words[at] == ","), None)
        if comma is None:
            return []
        listed = self._list_at(sentence, comma + 1, reach=1)
        behind = self.words[self._end_of(listed)] if listed and self._end_of(listed) < sentence.last else ","
        return parties_of(self.scene, listed) if behind.isalpha() else []

    def _acting_together(self, sentence: Sentence, token: int) -> list[Party]:
        """The list of those who act in the sentence before a token."""
        number = self._main_subject(sentence, token)
        number = self._opening_body(sentence, token) if number is None else number
        if number is None:
            return []
        return parties_of(self.scene, list_around(self.scene, sentence, number, limit=(sentence.first, token)))

    def _are_dealt_with(self, sentence: Sentence, token: int) -> bool:
        """'pembicaraan dengan Presiden Ukraina dan Presiden Rusia lewat telepon': each with another, not those two."""
        listed = self._list_before(sentence, token)
        return bool(listed) and self.words[self.scene.cast.mentions[listed[0]].first - 1] in self.grammar.with_

    def _ending_at(self, sentence: Sentence, token: int) -> list[Party]:
        """The list of parties that ends right before a token."""
        return parties_of(self.scene, self._list_before(sentence, token))

    def _list_before(self, sentence: Sentence, token: int) -> list[int]:
        """The mentions of the list that ends right before a token."""
        ending = self.scene.ending.get(token, ()) if token > sentence.first else ()
        return list_around(self.scene, sentence, ending[-1], limit=(sentence.first, token)) if ending else []
