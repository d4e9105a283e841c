"""The ways in which words of contact and their parties stand together, one reader for each pattern of the pack.

reciprocal  "Obama dan Putin bertemu"                   ->  [[Obama, Putin]]
directed    "Jokowi menerima Abe"                       ->  [[Jokowi (host), Abe (visitor)]]
noun        "pertemuan antara Lavrov dan Tillerson"     ->  [[Lavrov, Tillerson]]
visit       "kunjungan Menlu AS ke Korsel dan Jepang"   ->  a pair for each country, where talks are told
"""

from msgspec.structs import replace

from risalah.frame.hosts import hosts_at
from risalah.frame.lists import WITH_REACH
from risalah.frame.offices import office_of_list
from risalah.frame.parties import Party, list_around, parties_of
from risalah.frame.subjects import Subjects
from risalah.lang.contacts import Trigger
from risalah.model.story import Sentence

OBJECT_REACH = 5  # tokens from a transitive verb to its object
LAST_NAMED = 12  # mentions before a verb without an agent
NOUN_REACH = 5  # tokens from 'pertemuan' to its first party


class Patterns(Subjects):
    """Reads the parties of one trigger: a list of groups, each of which is a contact of its own."""

    def groups(self, sentence: Sentence, first: int, last: int, trigger: Trigger) -> list[list[Party]]:
        """The groups of parties that the trigger at tokens [first, last) brings together."""
        if trigger.pattern == "noun":
            return self._noun(sentence, first, last, trigger)
        if trigger.pattern == "visit":
            return self._visit(sentence, first, last)
        if trigger.pattern == "addressed":
            return self._addressed(sentence, last)
        if trigger.pattern == "listed":
            return self._listed(sentence, last)
        if trigger.pattern == "reciprocal":
            return self._reciprocal(sentence, first, last, trigger)
        return self._directed(sentence, first, last, trigger)

    def _reciprocal(self, sentence: Sentence, first: int, last: int, trigger: Trigger) -> list[list[Party]]:
        left = self._left(sentence, first)
        right = self._with_list(sentence, last)
        bare = trigger.weak or trigger.agreement
        if not right and not bare:
            direct = self._list_at(sentence, self._skip_adverbs(last, sentence.last), reach=1)
            right = direct if direct and not self._behind_preposition(direct[0]) else []
        grouped = [] if bare else self._group_met(sentence, last, left)
        others = parties_of(self.scene, right)
        if grouped and all(party.side not in {p.side for p in left} for party in grouped):
            # 'bertemu keduanya di Aqaba, dengan Raja Abdullah sebagai tuan rumah'
            others = [*grouped, *[p for p in others if all(p.side != q.side for q in grouped)]]
            return self._pairs(left, others, together=len(others) > len(grouped)) if left else [others]
        others = others or grouped
        if not others and not bare and len({party.side for party in left}) == 1:
            others = self._hosts_met(sentence, last, left)
        if not others and len({party.side for party in left}) < 2:
            if bare:
                return []
            left = self._with_asker(sentence, first, last, left)
        return self._pairs(left, others, self._is_multiparty(sentence))

    def _group_met(self, sentence: Sentence, last: int, left: list[Party]) -> list[Party]:
        """'menelepon Sharon dan Abbas. Bush bertemu keduanya': the two of the last list, without who meets them."""
        found = self._group_parties_at(sentence, last)
        if found and left and {party.side for party in left} & {party.side for party in found}:
            return self._last_list(sentence, last, {party.side for party in left}) or found
        return found

    def _hosts_met(self, sentence: Sentence, last: int, guests: list[Party]) -> list[Party]:
        """'bertemu perdana menteri', 'bertemu dengan otoritas setempat': offices of the country where they are."""
        start = self._skip_adverbs(last, sentence.last)
        if start < sentence.last and self.words[start] in self.grammar.with_:
            start += 1
        return hosts_at(self.scene, sentence, start, guests)

    def _with_asker(self, sentence: Sentence, first: int, last: int, parties: list[Party]) -> list[Party]:
        """'mengajak Putin bertemu', 'menolak tawaran Seoul untuk berunding': who asks for it takes part."""
        asker = self.asker(sentence, first, last)
        offer = self._offer_before(sentence, first)
        if asker is not None and offer is not None:
            parties = self._left(sentence, offer) or parties
        if asker is None or any(asker.side == party.side for party in parties):
            return parties
        return [*parties, asker]

    def _is_multiparty(self, sentence: Sentence) -> bool:
        words = self.words[sentence.first : sentence.last]
        return any(True for _ in self.scene.pack.contacts.multiparty.matches(words))

    def _addressed(self, sentence: Sentence, last: int) -> list[list[Party]]:
        """'kata Kim kepada Guterres melalui telepon': the speaker right behind the cue, the other behind 'kepada'."""
        speaker = self._list_at(sentence, last, reach=1)
        if not speaker:
            return []
        end = self.scene.cast.mentions[speaker[-1]].last
        for position in range(end, min(end + 3, sentence.last)):
            if self.words[position] in self.grammar.to:
                heard = [n for n in self._list_at(sentence, position + 1, reach=0) if self._is_official(n)]
                return self._pairs(parties_of(self.scene, speaker[:1]), parties_of(self.scene, heard))
        return []

    def _listed(self, sentence: Sentence, last: int) -> list[list[Party]]:
        """'Naskah diteken Dubes RI X dan wakil GAM Y': all that the list behind the verb names."""
        start = last + (last < sentence.last and self.words[last] in self.grammar.by)
        return [parties_of(self.scene, self._list_at(sentence, start, reach=1))]

    def _is_official(self, number: int) -> bool:
        return self.scene.cast.actor_of[number] is not None or self.scene.cast.office_of[number] is not None

    def _directed(self, sentence: Sentence, first: int, last: int, trigger: Trigger) -> list[list[Party]]:
        start = last
        if trigger.pattern == "passive" and start < sentence.last and self.words[start] in self.grammar.by:
            start += 1
        listed = self._listed_patients(sentence, first, last, trigger)
        if listed is not None:
            return listed
        if trigger.roles[0] == "mediator":
            start = self._behind_between(sentence, start)
        objects = self._list_at(sentence, self._skip_adverbs(start, sentence.last), reach=OBJECT_REACH)
        if trigger.object != "any" and not (trigger.object == "envoy" and trigger.pattern == "passive"):
            objects = [n for n in objects if self._suits(n, trigger)]
        left = self._left(sentence, first)
        right = parties_of(self.scene, objects) or self._pointed_object(sentence, last, left)
        if not right and left and not objects and trigger.object != "parliament":
            right = hosts_at(self.scene, sentence, self._skip_adverbs(start, sentence.last), left)
        if not right:
            right = [p for p in self._group_parties_at(sentence, start) if all(p.side != q.side for q in left)]
            if len({party.side for party in right}) >= 2 and trigger.roles[0] != "mediator":
                agents = [replace(party, role=trigger.roles[0]) for party in left]
                return [agents + [replace(party, role=trigger.roles[1]) for party in right]] if left else []
        elif trigger.roles[0] == "mediator" and len({party.side for party in right}) < 2:
            right += parties_of(self.scene, self._with_list(sentence, self._end_of(objects)))
        if trigger.pattern == "passive":
            agent, patient = right, left
            if trigger.object == "envoy" and not agent:
                agent = self._last_named_before(first, {party.side for party in patient})
        else:
            agent, patient = left, right
        agent = [replace(party, role=trigger.roles[0]) for party in agent]
        patient = [replace(party, role=trigger.roles[1]) for party in patient]
        if trigger.roles[0] == "mediator":
            return [[*agent, *patient]] if len({p.side for p in patient}) >= 2 else []
        return self._pairs(agent, patient, trigger.together)

    def _behind_between(self, sentence: Sentence, start: int) -> int:
        """'memediasi kesepakatan antara Israel dan Hamas': whom a mediator brings together stands behind 'antara'."""
        for position in range(start, min(start + OBJECT_REACH, sentence.last)):
            if self.words[position] in self.grammar.between:
                return position + 1
            if not self.words[position].isalpha() or self.scene.story.capitals[position]:
                break
        return start

    def _listed_patients(self, sentence: Sentence, first: int, last: int, trigger: Trigger) -> list[list[Party]] | None:
        """'Negara yang sudah dihubunginya yakni Malaysia dan Laos', 'tokoh yang ditemui Retno antara lain …'"""
        before = first - 1
        while before > sentence.first and self.words[before] in self.grammar.adverbs:
            before -= 1
        if trigger.pattern != "passive" or self.words[before] not in self.grammar.relatives:
            return None
        agents = self._list_at(sentence, last + (self.words[last] in self.grammar.by), reach=0)
        end = self._end_of(agents) if agents else last
        patients = office_of_list(self.scene, sentence, parties_of(self.scene, self._examples(sentence, end)))
        if trigger.object == "person":  # 'negara yang dikunjungi ialah Peru' names nobody who was seen there
            patients = [party for party in patients if party.actor is not None or party.office is not None]
        if not patients:
            return None if trigger.object != "person" else []
        agent = (
            parties_of(self.scene, agents)
            or self._told_of(patients)
            or self._most_spoken_of(first, {party.side for party in patients})
        )
        return self._pairs(
            [replace(party, role=trigger.roles[0]) for party in agent],
            [replace(party, role=trigger.roles[1]) for party in patients],
        )

    def _last_named_before(self, first: int, taken: set[str]) -> list[Party]:
        """'Duta Besar Arab Saudi kemudian dipanggil': by those who were spoken of last."""
        mentions = self.scene.cast.mentions
        until = self._mentions_until(first)
        for number in range(until - 1, max(-1, until - LAST_NAMED), -1):
            if mentions[number].kind in {"person", "role", "side"} and mentions[number].form not in {
                "capital",
                "place",
            }:
                found = [p for p in parties_of(self.scene, [number]) if p.side not in taken]
                if found:
                    return found
        return []

    def _suits(self, number: int, trigger: Trigger) -> bool:
        mention = self.scene.cast.mentions[number]
        if trigger.object == "envoy":
            return self.scene.cast.office_of[number] in {"ambassador", "envoy"} or mention.kind == "person"
        if trigger.object == "parliament":
            return mention.kind == "side" and mention.title == "parliament"
        if mention.kind == "role" and trigger.object == "tell":
            return self.scene.cast.office_of[number] is not None
        if mention.kind == "side":
            return trigger.status == "proposed" and self._asked_to_come(mention.last)
        return mention.kind in {"person", "role", "pronoun", "name"}

    def _asked_to_come(self, at: int) -> bool:
        """'mengundang Pyongyang untuk menghadiri forum …': a side is asked to a meeting, not only to join something."""
        if at + 1 >= len(self.words) or self.words[at] not in self.grammar.for_:
            return False
        contacts = self.scene.pack.contacts
        return any(
            table.match_at(self.words, at + 1) is not None for table in (contacts.triggers, contacts.light_verbs)
        )

    def _noun(self, sentence: Sentence, first: int, last: int, trigger: Trigger) -> list[list[Party]]:
        start = last
        between = start < sentence.last and self.words[start] in self.grammar.between
        start = self._skip_adverbs(start + 1 if between else start, sentence.last)
        behind = self._behind_between(sentence, start)
        if behind != start:  # 'perundingan perbatasan antara Armenia dan Azerbaijan'
            start, between = behind, True
        group = self._group_at(sentence, start)
        if group is not None and self.words[self._end_of([group])] in self.grammar.between:
            start, between = self._end_of([group]) + 1, True  # 'perundingan tiga negara antara Mesir, Sudan, dan …'
        inside: list[int] = []
        if start >= sentence.last or self.words[start] not in self.grammar.with_:
            inside = self._list_at(sentence, start, reach=2 if not between else NOUN_REACH)
            if inside and not between and self._behind_preposition(inside[0]):
                inside = []
        end = self.scene.cast.mentions[inside[-1]].last if inside else last
        partner = self._with_list(sentence, end, reach=WITH_REACH if not inside else 4)
        if trigger.channel == "written":
            inside = inside or self._from_list(sentence, end)  # 'surat dari Kim Jong Un untuk Presiden Trump'
            end = self._end_of(inside) if inside else end
            partner = partner or self._to_list(sentence, end)
        if not partner and self._light_verb(sentence, first) is not None:
            partner = self._to_list(sentence, end)  # 'menawarkan dialog kepada India'
        owners = parties_of(self.scene, inside)
        partners = parties_of(self.scene, partner)
        if trigger.channel == "phone" and not partners and self._ends_at(sentence, first):
            called = owners or (self._group_parties(sentence, start) if group is not None else [])
            if called:  # headlines: 'Macron Telepon Biden dan Scholz', 'Powell Telepon Keduanya'
                callers = self._left(sentence, first)
                return self._pairs([replace(party, role="caller") for party in callers], called) if callers else []
        if partners and not owners:
            light = self._light_verb(sentence, first)
            owners = self._left(sentence, light if light is not None else first)
            if not owners:
                owners = self._anybody(sentence, first) or self._told_of(partners)
        light = self._light_verb(sentence, first)
        if not partners and not owners and light is not None and not trigger.weak:
            left = self._left(sentence, light)
            hosts = self._hosts_met(sentence, last, left) if len({party.side for party in left}) == 1 else []
            if hosts:
                return self._pairs(left, hosts)
        if not partners and not owners:
            owners = self._before_preposition(sentence, first)
        if not partners and len({party.side for party in owners}) < 2:
            owners = self._carried(sentence, first, last, start, owners)
        if trigger.weak and not (owners and partners):
            return []
        if not owners and not partners:
            owners = (
                self._involved(sentence, last)
                or self._told_within(sentence, first)
                or self._channel_users(sentence, first, trigger)
            )
        if partners and len({p.side for p in owners}) <= 1:
            return self._pairs(owners, partners, self._is_multiparty(sentence))
        return [[*owners, *partners, *self._mediators(sentence, end)]]

    def _carried(self, sentence: Sentence, first: int, last: int, start: int, owners: list[Party]) -> list[Party]:
        """The parties of a noun that names fewer than two: those of its light verb, of an offer, or of a group word."""
        light = self._light_verb(sentence, first)
        if light is not None:
            left = self._left(sentence, light)
            if len({party.side for party in left}) >= 2:
                return left
            joined = [*left, *[o for o in owners if all(o.key != p.key for p in left)]]
            return (
                joined if len({party.side for party in joined}) >= 2 else self._with_asker(sentence, first, last, left)
            )
        if self._group_at(sentence, start) is not None:
            return self._group_parties(sentence, start)
        asker = self.asker(sentence, first, last)
        if asker is not None and not owners:
            return self._with_asker(sentence, first, last, self._left(sentence, first))
        return owners

    def _mediators(self, sentence: Sentence, start: int) -> list[Party]:
        """'Perundingan Palestina dan Israel yang dimediasi AS': who brought the others together."""
        for position in range(start, min(start + 5, sentence.last)):
            if self.words[position] in self.scene.pack.contacts.mediated:
                numbers = self._list_at(sentence, position + 1, reach=1)
                return [replace(party, role="mediator") for party in parties_of(self.scene, numbers)]
        return []

    def _before_preposition(self, sentence: Sentence, first: int) -> list[Party]:
        """'komitmen Presiden X dan PM Y dalam pertemuan bilateral': the list right before 'dalam'."""
        if first - 1 <= sentence.first or self.words[first - 1] not in self.grammar.prepositions | self.grammar.around:
            return []
        ending = [
            n for n in self.scene.cast.in_sentence[sentence.index] if self.scene.cast.mentions[n].last == first - 1
        ]
        if not ending:
            return []
        found = parties_of(self.scene, list_around(self.scene, sentence, ending[-1], limit=(sentence.first, first)))
        return found if len({party.side for party in found}) >= 2 else []

    def _involved(self, sentence: Sentence, last: int) -> list[Party]:
        """'konferensi yang melibatkan AS, Rusia dan …', 'pertemuan 6 negara Australia, Indonesia …'"""
        for position in range(last, min(last + 8, sentence.last)):
            word = self.words[position]
            if word in self.scene.pack.contacts.involving:
                return parties_of(self.scene, self._list_at(sentence, position + 1, reach=2))
            if word in {".", ",", ";"}:
                return []
        return []

    def _channel_users(self, sentence: Sentence, first: int, trigger: Trigger) -> list[Party]:
        """'disampaikan Menlu Rusia dan AS lewat sambungan telepon': the list that the line connected."""
        if trigger.channel not in {"phone", "video"} or self.words[first - 1] not in self.grammar.prepositions:
            return []
        numbers = [n for n in self.scene.cast.in_sentence[sentence.index] if self.scene.cast.mentions[n].last <= first]
        return (
            parties_of(self.scene, list_around(self.scene, sentence, numbers[-1], limit=(sentence.first, first)))
            if numbers
            else []
        )

    def _told_within(self, sentence: Sentence, first: int) -> list[Party]:
        """'Johnson menyampaikan hal itu kepada Tillerson dalam percakapan telepon': who tells whom on that occasion."""
        before = first - 1
        while before > sentence.first and self.words[before] in self.grammar.articles:
            before -= 1
        if before < sentence.first or self.words[before] not in self.grammar.prepositions | self.grammar.inside:
            return []
        for position in range(sentence.first, sentence.last):
            if self.words[position] not in self.grammar.addressing:
                continue
            heard = [n for n in self._list_at(sentence, position + 1, reach=2) if self._is_official(n)]
            tellers = self._left(sentence, position) if heard else []
            if heard and not tellers and position == sentence.first:  # 'Kepada Jokowi, Guterres menyampaikan …'
                tellers = parties_of(self.scene, self._list_at(sentence, self._end_of(heard) + 1, reach=0))
            found = [*tellers, *[p for p in parties_of(self.scene, heard) if all(p.side != q.side for q in tellers)]]
            if tellers and len({party.side for party in found}) >= 2:
                return found
        return []

    def _visit(self, sentence: Sentence, first: int, last: int) -> list[list[Party]]:
        """'kunjungan Menlu AS ke Korsel, China dan Jepang': visitor, and each country as the host."""
        is_noun = self.scene.pack.contacts.nouns_of_visit.match_at(self.words, first) is not None
        visitors: list[Party] = []
        start = last
        if is_noun:
            inside = self._list_at(sentence, self._skip_adverbs(last, sentence.last), reach=2)
            inside = [n for n in inside if not self._behind_preposition(n)]
            visitors = parties_of(self.scene, inside)
            start = self.scene.cast.mentions[inside[-1]].last if inside else last
        if not visitors:
            visitors = self._left(sentence, first)
        hosts = self._hosts(sentence, start)
        visitors = [replace(p, role="visitor") for p in visitors if p.actor is not None or p.office is not None]
        if not visitors:
            return []
        talked = self._talks_in(sentence, first)
        return [[*visitors, replace(host, role="host")] for host in hosts if talked or host.actor is not None]

    def _hosts(self, sentence: Sentence, start: int) -> list[Party]:
        for position in range(start, min(start + 4, sentence.last)):
            direct = position == start and self._list_at(sentence, position, reach=0)
            if self.words[position] in self.grammar.into | self.grammar.to or direct:
                begin = position if direct else position + 1
                numbers = self._list_at(sentence, begin, reach=2)
                return parties_of(self.scene, numbers)
        return []

    def _talks_in(self, sentence: Sentence, first: int) -> bool:
        """Does the sentence of a visit also say that something was talked about or agreed?"""
        span = self.words[sentence.first : sentence.last]
        if any(True for _ in self.scene.pack.contacts.outcomes.matches(span)):
            return True
        for start, _, trigger in self.scene.pack.contacts.triggers.matches(span):
            if trigger.pattern == "reciprocal" and sentence.first + start != first:
                return True
        return False

    def _pairs(self, left: list[Party], right: list[Party], together: bool = False) -> list[list[Party]]:
        """One contact for each side that a single party deals with; one for all where a side is a list itself."""
        if not right:
            return [left]
        if not left:
            return []
        if len({party.side for party in left}) > 1:
            return [[*left, *[p for p in right if all(p.key != q.key for q in left)]]]
        others = [party for party in right if party.side != left[0].side]
        if together or (len(others) > 1 and others[0].plural):  # 'bertemu para diplomat Norwegia, AS dan Inggris'
            return [[*left, *others]]
        sides: dict[str, list[Party]] = {}
        for party in others:
            kind = self.scene.pack.sides.by_code[party.side].kind if party.side in self.scene.pack.sides.by_code else ""
            bodies = party.actor is None and party.office is None and kind != "state"
            sides.setdefault("bodies" if bodies else party.side, []).append(party)
        return [[*left, *group] for group in sides.values()]
