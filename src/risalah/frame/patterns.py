"""The ways in which words of contact and their parties stand together, one reader for each pattern of the pack.

reciprocal  "Obama dan Putin bertemu"                   ->  [[Obama, Putin]]
directed    "Jokowi menerima Abe"                       ->  [[Jokowi (host), Abe (visitor)]]
noun        "pertemuan antara Lavrov dan Tillerson"     ->  [[Lavrov, Tillerson]]
visit       "kunjungan Menlu AS ke Korsel dan Jepang"   ->  a pair for each country, where talks are told
"""

from bisect import bisect_left
from functools import cached_property

from msgspec.structs import replace

from risalah.frame.directed import Directed
from risalah.frame.hosts import country_travelled_to
from risalah.frame.nouns import Nouns
from risalah.frame.parties import OFFICIAL_VISIT, Party, parties_of
from risalah.lang.contacts import Trigger
from risalah.model.mention import GATHERING
from risalah.model.story import Sentence

# Offices whose holders a state receives when they visit it
STATE_VISITORS = frozenset(
    {"president", "prime-minister", "chancellor", "monarch", "vice-president", "foreign-minister", "secretary-general"}
)
MOST_HOSTS = 2  # countries of one visit: more are a tour
MOST_OFFICIAL = 6  # countries of a visit that the words call official
SUBJECT_REACH = 3  # tokens of 'ia juga' between a partner that opens the sentence and its verb
STAY_REACH = 6  # tokens from 'kunjungan' over 'selama dua hari' to 'di'
AROUND_REACH = 3  # tokens from 'setelah' over 'terlebih dahulu' to 'mengunjungi'
HELD_REACH = 8  # tokens from 'KTT' over its name and its days to 'di Laos'
GATHERING_REACH = 4  # tokens from 'menghadiri' to 'KTT'
HANDED_REACH = 14  # tokens from 'menyerahkan' over what is handed to 'kepada'


class Patterns(Nouns, Directed):
    """Reads the parties of one trigger: a list of groups, each of which is a contact of its own."""

    def groups(self, sentence: Sentence, first: int, last: int, trigger: Trigger) -> list[list[Party]]:
        """The groups of parties that the trigger at tokens [first, last) brings together."""
        found = self._told_by(sentence, first, last, trigger)
        return [*self._met_besides(sentence, first, found), *found]

    def _met_besides(self, sentence: Sentence, first: int, found: list[list[Party]]) -> list[list[Party]]:
        """'Selain PM Malaysia X, Jokowi juga bertemu PM Vietnam Y': the one named before the comma was met as well."""
        besides = self.grammar.besides.match_at(self.words, sentence.first)
        also = self.scene.pack.contacts.also
        if besides is None or len(found) != 1 or also.isdisjoint(self.words[max(sentence.first, first - 2) : first]):
            return []
        others = [n for n in self._list_at(sentence, besides[0], reach=1) if self._is_official(n)]
        if not others or "," not in self.words[self._end_of(others) : self._end_of(others) + 1]:
            return []
        taken = {party.side for party in found[0]}
        named = parties_of(self.scene, others)
        left = found[0][:1]
        return self._pairs(left, named) if left and taken.isdisjoint(party.side for party in named) else []

    def _told_by(self, sentence: Sentence, first: int, last: int, trigger: Trigger) -> list[list[Party]]:
        if trigger.pattern == "noun":
            return self._noun(sentence, first, last, trigger)
        if trigger.pattern == "visit":
            return self._visit(sentence, first, last)
        if trigger.pattern == "addressed":
            return self._addressed(sentence, last)
        if trigger.pattern == "listed":
            return self._listed(sentence, first, last)
        if trigger.pattern == "handed":
            return self._handed(sentence, first, last, trigger)
        if trigger.pattern == "reciprocal":
            return self._reciprocal(sentence, first, last, trigger)
        return self._directed(sentence, first, last, trigger)

    def _reciprocal(self, sentence: Sentence, first: int, last: int, trigger: Trigger) -> list[list[Party]]:
        left = self._left(sentence, first)
        right = self._with_list(sentence, last)
        if not right and self.words[last - 1] in self.grammar.with_:  # 'menggelar jumpa pers bersama Menlu X'
            right = self._list_at(sentence, last, reach=0)
        if right and trigger.weak and self._is_of_noun(last, right[0]):
            right = []
        fronted = self._fronted(sentence, first) if not right else []
        right = right or fronted
        bare = trigger.weak or trigger.agreement
        if right and not left and self.words[first - 1] in self.grammar.inside:
            left = self._anybody(sentence, first)  # 'Dalam jumpa pers bersama dengan X, Y memuji …'
        aside = self.words[first - 1] in self.grammar.relatives  # 'Rudd, yang duduk berhadapan dengannya'
        pointed = [] if right or bare or aside else self._met_with_him(sentence, last, left)
        if pointed:
            return self._pairs(left, pointed)
        if not right and not bare:
            behind = self._skip_private(self._skip_adverbs(last, sentence.last), sentence.last)
            direct = self._list_at(sentence, behind, reach=1)
            right = self._detailed(sentence, direct) if direct and not self._behind_preposition(direct[0]) else []
            right = self._named_of_group(sentence, right)
            right = right or self._examples(sentence, last)  # 'bertemu sejumlah pemimpin dunia, antara lain …'
        grouped = [] if bare else self._group_met(sentence, last, left)
        others = parties_of(self.scene, right)
        if grouped and all(party.side not in {p.side for p in left} for party in grouped):
            # 'bertemu keduanya di Aqaba, dengan Raja Abdullah sebagai tuan rumah'
            others = [*grouped, *[p for p in others if all(p.side != q.side for q in grouped)]]
            as_one = len(others) > len(grouped) or self._counts_members(sentence, last)
            return self._pairs(left, others, together=as_one) if left else [others]
        others = others or grouped
        partners = [self.scene.cast.mentions[n] for n in right]
        # 'dengan rekannya dari Polandia', 'dengan pemerintah X'
        counterpart = any(m.kind == "role" or m.title is not None for m in partners)
        if trigger.weak and not (counterpart or fronted) and self._is_of_the_matter(last, left, others):
            return []
        if not others and not bare and len({party.side for party in left}) == 1:
            others = self._hosts_met(sentence, last, left) or self._we_two(sentence, first, last, left)
            if not others and self._names_no_object(sentence, last):
                others = self._met_again(first, last, left) or country_travelled_to(self.scene, sentence, first, left)
        if trigger.weak and not others and len({party.side for party in left}) == 1:
            others = country_travelled_to(self.scene, sentence, first, left)
        if not others and len({party.side for party in left}) < 2:
            if bare:
                return []
            left = self._told_when_they_met(sentence, first, left) or self._with_asker(sentence, first, last, left)
        apart = (
            self._each_does(first)
            or self._is_apart(first, last)
            or (bool(right) and self._is_apart(self._end_of(right), self._end_of(right)))
        )
        several = bool(right) and self.scene.cast.mentions[right[0]].rule == "counterpart" and len(right) > 2
        as_one = self._is_multiparty(sentence) or self._counts_members(sentence, last) or several
        return self._pairs(left, others, bool(others) and not apart and as_one, apart)

    def _named_of_group(self, sentence: Sentence, found: list[int]) -> list[int]:
        """'bertemu tiga pemimpin: Presiden X dan PM Y', '… empat pemimpin, yakni …': those named, for the group."""
        mentions = self.scene.cast.mentions
        if len(found) != 1 or mentions[found[0]].kind != "group" or parties_of(self.scene, found):
            return found
        last = mentions[found[0]].last
        bridged = last < sentence.last and (self.words[last] == ":" or self._names_it(last))
        named = self._examples(sentence, last) if bridged else []
        return named if len(named) > 1 else found

    def _names_it(self, at: int) -> bool:
        """', yakni': do the words at a token open a list of those meant?"""
        at += self.words[at] == ","
        return self.grammar.copulas.match_at(self.words, at) is not None

    def _is_of_noun(self, start: int, partner: int) -> bool:
        """'membahas pertemuan Jokowi dengan Obama': the partner is the meeting's, and not whom it is discussed with."""
        triggers, end = self.scene.pack.contacts.triggers, self.scene.cast.mentions[partner].first
        return any(
            found.pattern == "noun" and not found.weak for _, _, found in triggers.matches(self.words[start:end])
        )

    def _fronted(self, sentence: Sentence, verb: int) -> list[int]:
        """'Dengan Jerman, Menlu Retno membahas …', 'Sementara dengan Jepang, …': the partner opens the sentence.

        A short subject needs no comma: 'Dengan Menlu Jepang Hayashi ia membahas …'.
        """
        opening = range(sentence.first, min(sentence.first + 2, verb))
        opens = next((at for at in opening if self.words[at] in self.grammar.with_), None)
        if opens is None or (opens > sentence.first and self.words[sentence.first] not in self.grammar.contrasts):
            return []
        found = self._list_at(sentence, opens + 1, reach=0)
        end = self._end_of(found) if found else verb
        if end >= verb or "," in self.words[end + 1 : verb]:
            return []
        pronoun = self.words[end] in self.scene.pack.names.pronouns and verb - end <= SUBJECT_REACH
        return found if self.words[end] == "," or pronoun else []

    def _counts_members(self, sentence: Sentence, last: int) -> bool:
        """'bertemu tiga negara Eropa (Inggris, Prancis, dan Jerman)': counted as one body, so one meeting."""
        start = last + (last < sentence.last and self.words[last] in self.grammar.with_)
        return len(parties_of(self.scene, self._list_at(sentence, start, reach=1)[:1])) > 2

    def _told_when_they_met(self, sentence: Sentence, first: int, left: list[Party]) -> list[Party]:
        """'X menyampaikan terima kasih kepada Y saat bertemu di Doha': with whom the words were for."""
        before, skipped = first - 1, self.grammar.adverbs | self.scene.pack.names.pronouns
        while before > sentence.first and self.words[before] in skipped:
            before -= 1
        timed = self.scene.pack.contacts.status.match_at(self.words, before)
        at_once = timed is not None and "held" in timed[1] and self.words[before] in self.grammar.subordinators
        found = self._who_tells_whom(sentence, first) if at_once else []
        return found if {party.side for party in left} <= {party.side for party in found} else []

    def _names_no_object(self, sentence: Sentence, last: int) -> bool:
        """Does no object stand behind the verb: 'bertemu kembali untuk …', 'bertemu lagi.'"""
        at = self._skip_adverbs(last, sentence.last)
        word = self.words[at] if at < sentence.last else "."
        ends = not word.isalpha() or word in self.grammar.subordinators or word in self.grammar.conjunctions
        return ends or (word in self.grammar.prepositions and word not in self.grammar.with_)

    def _is_of_the_matter(self, last: int, left: list[Party], others: list[Party]) -> bool:
        """'Menlu X membahas krisis keamanan dengan Kamboja': beside a person, a state behind is the matter's."""
        named = any(party.actor is not None or party.office is not None for party in left)
        bare = bool(others) and all(party.actor is None and party.office is None for party in others)
        return named and bare and last < len(self.words) and self.words[last] not in self.grammar.with_

    def _addressed(self, sentence: Sentence, last: int) -> list[list[Party]]:
        """'kata Kim kepada Guterres melalui telepon': the speaker right behind the cue, the other behind 'kepada'."""
        if self.grammar.to.isdisjoint(self.words[last : sentence.last]):
            return []
        speaker = self._list_at(sentence, last, reach=1)
        if not speaker:
            return []
        end = self.scene.cast.mentions[speaker[-1]].last
        for position in range(end, min(end + 3, sentence.last)):
            if self.words[position] in self.grammar.to:
                heard = [n for n in self._list_at(sentence, position + 1, reach=0) if self._is_official(n)]
                return self._pairs(parties_of(self.scene, speaker[:1]), parties_of(self.scene, heard))
        return []

    def _listed(self, sentence: Sentence, first: int, last: int) -> list[list[Party]]:
        """'Naskah diteken Dubes RI X dan wakil GAM Y', 'disampaikan langsung oleh Presiden X kepada Presiden Y'."""
        start = last + (last < sentence.last and self.words[last] in self.grammar.by)
        agents = self._list_at(sentence, start, reach=1)
        if not agents:
            signed = self.words[first] in self.scene.pack.contacts.signing and self._is_signed_there(sentence, last)
            return [list(self.last_pair)] if self.last_pair and signed else []
        if self.scene.cast.mentions[agents[0]].kind == "group":  # 'diteken kedua menteri'
            return [self._group_parties_at(sentence, start)]
        named = parties_of(self.scene, agents)
        starts = self.scene.story.tokens.starts  # 'oleh Pemerintah RI yang diwakili Menko X kepada …': behind the Menko
        end = max([self._end_of(agents), *(bisect_left(starts, party.span.end) for party in named)])
        others = self._with_list(sentence, end, reach=1) or self._to_list(sentence, end)
        return [[*named, *[p for p in parties_of(self.scene, others) if all(p.side != q.side for q in named)]]]

    def _handed(self, sentence: Sentence, first: int, last: int, trigger: Trigger) -> list[list[Party]]:
        """'Dubes China menyerahkan bantuan vaksin kepada Menkes': who gets it stands behind 'kepada'."""
        for position in range(last, min(last + HANDED_REACH, sentence.last)):
            if self.words[position] in self.grammar.addressing | self.grammar.into:
                numbers = [n for n in self._list_at(sentence, position + 1, reach=1) if self._is_official(n)]
                if not numbers and self.words[position] in self.grammar.into:
                    continue  # 'menyerahkan bantuan ke Gaza'
                left = self._left(sentence, first)
                givers = [party for party in left if party.actor is not None or party.office is not None]
                return self._pairs(
                    [replace(party, role=trigger.roles[0]) for party in givers],
                    [replace(party, role=trigger.roles[1]) for party in parties_of(self.scene, numbers)],
                )
            if self.words[position] in self.grammar.subordinators or self.words[position] in {".", ";", ":"}:
                return []
        return []

    def _visit(self, sentence: Sentence, first: int, last: int) -> list[list[Party]]:
        """'kunjungan Menlu AS ke Korsel, China dan Jepang': visitor, and each country as the host."""
        is_noun = self.scene.pack.contacts.nouns_of_visit.match_at(self.words, first) is not None
        visitors: list[Party] = []
        start = last
        if is_noun:
            inside = self._list_at(sentence, self._skip_adverbs(last, sentence.last), reach=2)
            if inside and self._behind_preposition(inside[0]):
                inside = []  # 'kunjungan resmi ke Mesir dan Israel': a list of where somebody goes
            visitors = parties_of(self.scene, inside)
            start = self.scene.cast.mentions[inside[-1]].last if inside else last
        if not visitors:
            visitors = self._left(sentence, first)
        if not any(party.office in STATE_VISITORS for party in visitors):
            visitors = self._accompanied(sentence, first) or visitors
        hosts = self._hosts(sentence, start)
        if is_noun and not hosts and self._light_verb(sentence, first) is not None:
            hosts = self._visited(sentence, start)
        if is_noun and not hosts:
            hosts = country_travelled_to(self.scene, sentence, first, visitors, visited=True)
        visitors = [replace(p, role="visitor") for p in visitors if p.actor is not None or p.office is not None]
        if not visitors:
            return []
        before = self.words[max(sentence.first, first - AROUND_REACH) : first]
        framed = not self.scene.pack.contacts.parts_of_trip.isdisjoint(before)
        talked = not framed and self._talks_in(sentence, first)
        if not talked and not framed and self._is_official_visit(sentence, first, visitors, hosts):
            return [[*visitors, replace(host, role="host", rule=OFFICIAL_VISIT)] for host in hosts]
        return [[*visitors, replace(host, role="host")] for host in hosts if talked or host.actor is not None]

    def _accompanied(self, sentence: Sentence, first: int) -> list[Party]:
        """'Menteri X mendampingi Presiden Y dalam kunjungan ke …': the visit is of whoever stands right before it."""
        if self.words[first - 1] not in self.grammar.inside:
            return []
        found = self._ending_at(sentence, first - 1)
        return [party for party in found if party.office in STATE_VISITORS]

    def _is_official_visit(self, sentence: Sentence, first: int, visitors: list[Party], hosts: list[Party]) -> bool:
        """'Biden melawat Israel': a state receives whoever acts for another.

        'Setelah mengunjungi Jepang, Obama …' only says when something else was; a tour and a summit are no visits.
        """
        summit = self._attends_gathering(sentence) or not self.gathering_countries.isdisjoint(
            host.side for host in hosts
        )
        by_noun = self.scene.pack.contacts.nouns_of_visit.match_at(self.words, first) is not None
        offices = STATE_VISITORS if by_noun else STATE_VISITORS | {"defence-minister"}
        acting = all(party.office in offices for party in visitors)
        before = self.words[max(sentence.first, first - AROUND_REACH) : first]
        own = self.words[first].endswith(self.grammar.enclitic)  # 'menawarkan pertemuan selama kunjungannya ke Seoul'
        if not (self.grammar.around | (self.grammar.during if own else frozenset())).isdisjoint(before):
            return False
        bare = all(host.actor is None and host.office is None for host in hosts)
        official = self.scene.pack.contacts.official_visits.match_at(self.words, first) is not None
        made = not by_noun or official or self._light_verb(sentence, first) is not None
        if len(hosts) > 1 and not (made and all(self.scene.pack.sides.kind_of(host.side) == "state" for host in hosts)):
            return False  # 'menyebut kunjungannya ke Myanmar dan Bangladesh …' names a trip
        return acting and 1 <= len(hosts) <= (MOST_OFFICIAL if official else MOST_HOSTS) and bare and not summit

    def _attends_gathering(self, sentence: Sentence) -> bool:
        """'berkunjung ke Bali untuk menghadiri KTT G20'; not 'mengikuti konsultasi tahunan', which is of the two."""
        contacts, words = self.scene.pack.contacts, self.words[sentence.first : sentence.last]
        for _, end, _ in contacts.attending.matches(words):
            behind = sentence.first + end
            heads = range(behind, min(behind + GATHERING_REACH, sentence.last))
            if any(contacts.occasion_heads.match_at(self.words, at) is not None for at in heads):
                return True
        within = range(sentence.first, sentence.last - 1)
        return any(self.words[at] in self.grammar.at and self._names_meeting(at + 1) for at in within)

    @cached_property
    def gathering_countries(self) -> frozenset[str]:
        """'di sela KTT ASEAN pekan depan di Laos': the states where the story says that a gathering is held."""
        heads, cast = self.scene.pack.contacts.occasion_heads, self.scene.cast
        found: set[str] = set()
        for mention, code in self.scene.sides_named:
            if mention.first == 0 or self.words[mention.first - 1] not in self.grammar.at:
                continue
            start = max(self.scene.story.sentences[mention.sentence].first, mention.first - HELD_REACH)
            near = [n for n in cast.in_sentence[mention.sentence] if start <= cast.mentions[n].first < mention.first]
            named = any(cast.mentions[n].form == GATHERING for n in near)
            if named and any(heads.match_at(self.words, at) for at in heads.openings(self.words, start, mention.first)):
                found.add(code)
        return frozenset(found)

    def _names_meeting(self, at: int) -> bool:
        """'saat berkunjung ke Tallinn, Estonia di pertemuan Uni Eropa': where somebody was, and no host."""
        noun = self.scene.pack.contacts.triggers.match_at(self.words, at)
        head = self.scene.pack.contacts.occasion_heads.match_at(self.words, at)
        return head is not None or (noun is not None and noun[1].pattern == "noun")

    def _hosts(self, sentence: Sentence, start: int) -> list[Party]:
        for position in range(start, min(start + 4, sentence.last)):
            direct = position == start and self._list_at(sentence, position, reach=0)
            if self.words[position] in self.grammar.into or self.words[position] in self.grammar.to or direct:
                begin = position if direct else position + 1
                found = parties_of(self.scene, self._list_at(sentence, begin, reach=2))
                return found or self._country_spoken_of(begin)
        return self._country_spoken_of(start)

    def _country_spoken_of(self, at: int) -> list[Party]:
        """'akan mengunjungi negara tersebut': the state named last."""
        pointing = self.scene.pack.contacts.anaphora_determiners
        named = self.words[at : at + 2]  # none or one where the article breaks off
        if len(named) < 2 or named[0] not in self.grammar.member_words or named[1] not in pointing:
            return []
        for mention, code in reversed(self.scene.sides_named):
            if mention.last <= at and self.scene.pack.sides.kind_of(code) == "state":
                return [Party(code, None, None, None, None, mention.span, rule="that country")]
        return []

    def _visited(self, sentence: Sentence, start: int) -> list[Party]:
        """'kunjungan kenegaraan selama dua hari di India': the country behind 'di' and how long it takes."""
        for position in range(start, min(start + STAY_REACH, sentence.last)):
            if self.words[position] in self.grammar.at:
                found = parties_of(self.scene, self._list_at(sentence, position + 1, reach=0))
                return [party for party in found if self.scene.pack.sides.kind_of(party.side) == "state"]
            if not self.words[position].isalnum() or self.scene.story.capitals[position]:
                return []
        return []

    def _talks_in(self, sentence: Sentence, first: int) -> bool:
        """Does the sentence of a visit also say that something was talked about or agreed?"""
        span = self.words[sentence.first : sentence.last]
        if self.scene.pack.contacts.outcomes.stands_in(span):
            return True
        for start, _, trigger in self.scene.pack.contacts.triggers.matches(span):
            ignored = self.scene.pack.contacts.ignored.match_at(span, start)  # 'untuk berbicara pada forum …'
            if trigger.pattern == "reciprocal" and sentence.first + start != first and ignored is None:
                return True
        return False
