"""Contacts told by a verb with an object or an agent: 'Jokowi menerima Abe', 'Abe diterima Jokowi'.

"Jokowi menerima Abe"   ->  [[Jokowi (host), Abe (visitor)]]
"""

from msgspec.structs import replace

from risalah.frame.hosts import hosts_at
from risalah.frame.lists import STOPS
from risalah.frame.offices import office_of_list
from risalah.frame.pairing import OBJECT_REACH, Pairing
from risalah.frame.parties import Party, is_told_as_done, parties_of
from risalah.lang.clauses import copula_before
from risalah.lang.contacts import Trigger
from risalah.model.story import Sentence

ADDRESSEE_REACH = 7  # tokens from 'mengirim surat' over what kind of letter it is to 'kepada'
CLAIM_REACH = 3  # tokens of a verb of saying
AGENT_REACH = 8  # tokens from 'disambut' over 'dengan upacara militer' to 'oleh'
JOINT_REACH = 3  # tokens of 'bersama-sama' before the verb
LAST_NAMED = 12  # mentions before a verb without an agent


class Directed(Pairing):
    """Reads who does it and to whom, with the role of each."""

    def _directed(self, sentence: Sentence, first: int, last: int, trigger: Trigger) -> list[list[Party]]:
        start = last
        if trigger.claimed and not self._is_claimed(sentence, first):
            return []
        if trigger.pattern == "passive":
            start = self._behind_agent_word(sentence, start)
        listed = self._listed_patients(sentence, first, last, trigger)
        if listed is not None:
            return listed
        if trigger.roles[0] == "mediator":
            start = self._behind_between(sentence, start)
        if trigger.channel == "written":
            start = self._behind_addressing(sentence, start)
        behind = self._skip_private(self._skip_adverbs(start, sentence.last), sentence.last)
        objects = self._list_at(sentence, behind, reach=OBJECT_REACH)
        if objects and trigger.object == "person" and self._is_of_an_event(behind, objects[0]):
            objects = []
        objects = self._with_more(sentence, self._detailed(sentence, objects), reach=0) if objects else objects
        objects = self._named_behind_side(objects)
        if trigger.object != "any" and not (trigger.object == "envoy" and trigger.pattern == "passive"):
            objects = [n for n in objects if self._suits(n, trigger, first)]
        if not objects and trigger.pattern == "active":  # 'menghubungi semua pihak, termasuk Presiden Iran'
            objects = [n for n in self._examples(sentence, start) if self._suits(n, trigger, first)]
        left = self._left(sentence, first)
        if not left and first == sentence.first:  # 'Di hadapan Presiden Biden, Jokowi mendesak …'
            left = self._anybody(sentence, first)
        right = parties_of(self.scene, objects) or self._pointed_object(sentence, first, last, left)
        if not right and left and trigger.object != "parliament":
            right = hosts_at(self.scene, sentence, self._skip_adverbs(start, sentence.last), left)
        if not right:
            welcomed = trigger.object == "person" and self._names_known_group(sentence, start)
            met = [] if welcomed else self._group_met(sentence, start, left)
            right = [p for p in met if all(p.side != q.side for q in left)]
            if len({party.side for party in right}) >= 2 and trigger.roles[0] != "mediator":
                agents = [replace(party, role=trigger.roles[0]) for party in left]
                apart = self._is_apart(first, last)
                if trigger.channel in {"phone", "written"} or apart:  # a call or a letter to each of them
                    return self._pairs(agents, [replace(party, role=trigger.roles[1]) for party in right])
                return [agents + [replace(party, role=trigger.roles[1]) for party in right]] if left else []
        elif objects and trigger.roles[0] == "mediator" and len({party.side for party in right}) < 2:
            right += parties_of(self.scene, self._with_list(sentence, self._end_of(objects)))
        if trigger.pattern == "passive":
            agent, patient = right, left
            if trigger.object == "envoy" and not agent:
                agent = self._last_named_before(first, {party.side for party in patient})
            if trigger.object == "person" and not patient and self.words[first - 1] in self.grammar.relatives:
                patient = self._named_in_clause_before(sentence, first, {party.side for party in agent})
        else:
            agent, patient = left, right
        agent = [replace(party, role=trigger.roles[0]) for party in agent]
        patient = [replace(party, role=trigger.roles[1]) for party in patient]
        if trigger.roles[0] == "mediator":
            return [[*agent, *patient]] if len({p.side for p in patient}) >= 2 else []
        end = self._end_of(objects) if objects else last
        apart = trigger.channel == "phone" or self._each_does(first) or self._is_apart(first, end)
        jointly = self.scene.pack.contacts.multiparty.stands_in(
            self.words[max(sentence.first, first - JOINT_REACH) : first]
        )
        return self._pairs(agent, patient, trigger.together or jointly, apart)

    def _is_of_an_event(self, start: int, number: int) -> bool:
        """'menyambut rencana pertemuan X dan Y': what is welcomed is a plan or a meeting, not who is named in it."""
        between = self.words[start : self.scene.cast.mentions[number].first]
        contacts = self.scene.pack.contacts
        nouns = contacts.anaphora_nouns.stands_in(between) or not contacts.offers.isdisjoint(between)
        return nouns or any("planned" in kinds for _, _, kinds in contacts.status.matches(between))

    def _named_behind_side(self, objects: list[int]) -> list[int]:
        """'kedatangan tamu dari Belanda, Menlu Stef Blok': whom the country sends, named behind it."""
        cast = self.scene.cast
        if len(objects) != 1 or cast.mentions[objects[0]].kind != "side" or objects[0] + 1 >= len(cast.mentions):
            return objects
        side, named = cast.mentions[objects[0]], cast.mentions[objects[0] + 1]
        adjoins = named.first == side.last + 1 and self.words[side.last] == "," and named.kind == "person"
        return [objects[0] + 1] if adjoins and cast.side_of[objects[0] + 1] == side.side else objects

    def _behind_addressing(self, sentence: Sentence, start: int) -> int:
        """'menyampaikan surat pribadi presidennya kepada Raja X': over whose letter it is, to whom it goes."""
        for position in range(start, min(start + ADDRESSEE_REACH, sentence.last - 1)):
            if self.words[position] in self.grammar.addressing:
                return position + 1
            if self.words[position] in STOPS or self.words[position] in self.grammar.subordinators:
                break
        return start

    def _behind_agent_word(self, sentence: Sentence, start: int) -> int:
        """'disambut dengan pelukan oleh …', 'diterima di bandara oleh …': behind 'oleh', over how and where it was."""
        mentions = self.scene.cast.mentions
        people = {mentions[n].first for n in self.scene.cast.in_sentence[sentence.index] if self._is_official(n)}
        for position in range(start, min(start + AGENT_REACH, sentence.last)):
            if self.words[position] in self.grammar.by:
                return position + 1
            if self.words[position] in STOPS or self.words[position] == "," or position in people:
                break
        return start

    def _listed_patients(self, sentence: Sentence, first: int, last: int, trigger: Trigger) -> list[list[Party]] | None:
        """'Negara yang sudah dihubunginya yakni Malaysia dan Laos', 'tokoh yang ditemui Retno antara lain …'"""
        before = first - 1
        while before > sentence.first and self.words[before] in self.grammar.adverbs:
            before -= 1
        if trigger.pattern != "passive" or self.words[before] not in self.grammar.relatives:
            return None
        by = last < sentence.last and self.words[last] in self.grammar.by
        agents = self._list_at(sentence, last + by, reach=0)
        end = self._end_of(agents) if agents else last
        patients = office_of_list(self.scene, sentence, parties_of(self.scene, self._examples(sentence, end)))
        if trigger.object == "person":  # 'negara yang dikunjungi ialah Peru' names nobody who was seen there
            patients = [party for party in patients if party.actor is not None or party.office is not None]
        if not patients:
            # 'Dubes X, yang diterima Presiden Y', 'Ratu Z yang diterima …', 'X adalah tamu pertama yang diterima Y'
            aside = self.words[before - 1] == "," or self._names_person_before(sentence, before)
            aside = aside or copula_before(self.scene.story, self.grammar, sentence, before) is not None
            return None if trigger.object != "person" or aside else []
        agent = (
            parties_of(self.scene, agents)
            or self._told_of(sentence, patients)
            or self._most_spoken_of(first, {party.side for party in patients})
        )
        return self._pairs(
            [replace(party, role=trigger.roles[0]) for party in agent],
            [replace(party, role=trigger.roles[1]) for party in patients],
        )

    def _is_claimed(self, sentence: Sentence, verb: int) -> bool:
        """'mengaku telah meminta Menlu X', 'mengungkapkan bahwa ia telah memperingatkan PM Y'."""
        before = self.words[verb - 1] if verb > sentence.first else ""
        names = self.scene.pack.names
        if before in names.first_person:
            return self.scene.story.quoted[verb] in self.voices
        said = self.scene.pack.speech.cues
        himself = before in names.pronouns or before in names.first_person_plural or before in self.grammar.that
        end = verb - 1 if himself else verb
        if end > sentence.first and self.words[end - 1] in self.grammar.that:
            end -= 1
        return any(
            (found := said.match_at(self.words, at)) is not None and found[0] == end
            for at in range(max(sentence.first, end - CLAIM_REACH), end)
        )

    def _names_known_group(self, sentence: Sentence, start: int) -> bool:
        """'menyambut KTT antar-Korea': what is welcomed is a summit, and not those who were at it."""
        number = self._group_at(sentence, start)
        return number is not None and self._opens_group(self.scene.cast.mentions[number].first)

    def _names_person_before(self, sentence: Sentence, token: int) -> bool:
        mentions = self.scene.cast.mentions
        return any(
            mentions[n].last == token and mentions[n].kind == "person"
            for n in self.scene.cast.in_sentence[sentence.index]
        )

    def _named_in_clause_before(self, sentence: Sentence, first: int, taken: set[str]) -> list[Party]:
        """'kunjungan Perdana Menteri Li Qiang ke Indonesia, yang diterima oleh …': the person named last before it."""
        cast = self.scene.cast
        offers = self.scene.pack.contacts.offers
        for number in reversed(cast.in_sentence[sentence.index]):
            mention = cast.mentions[number]
            if not offers.isdisjoint(self.words[mention.last : first]):
                return []  # 'menyerahkan kepada X undangan untuk berkunjung, yang diterima X'
            if mention.last < first and mention.kind in {"person", "role"} and cast.side_of[number] not in taken:
                return parties_of(self.scene, [number])
        return []

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

    def _suits(self, number: int, trigger: Trigger, verb: int) -> bool:
        mention = self.scene.cast.mentions[number]
        if trigger.object == "envoy":
            return self.scene.cast.office_of[number] in {"ambassador", "envoy"} or mention.kind == "person"
        if trigger.object == "parliament":
            heard = trigger.together and mention.kind in {"person", "role"}  # 'berpidato di hadapan Presiden Obama'
            return heard or (mention.kind == "side" and mention.title == "parliament")
        if mention.kind == "role" and trigger.object == "tell":
            return self.scene.cast.office_of[number] is not None
        if mention.kind == "side" and trigger.object == "tell" and not trigger.claimed:
            return is_told_as_done(self.scene, verb) and mention.form not in {"capital", "place"}
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
