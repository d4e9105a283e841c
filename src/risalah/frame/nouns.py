"""Contacts told by a noun: 'pertemuan antara Lavrov dan Tillerson', 'menggelar pembicaraan dengan Xi'.

"pertemuan antara Lavrov dan Tillerson"   ->  [[Lavrov, Tillerson]]
"""

from msgspec.structs import replace

from risalah.frame.beside import Beside
from risalah.frame.earlier import is_earlier
from risalah.frame.lists import STOPS, WITH_REACH
from risalah.frame.pairing import TOLD_REACH
from risalah.frame.parties import Party, list_around, parties_of, party_of
from risalah.lang.clauses import can_act, subject_before
from risalah.lang.contacts import Trigger
from risalah.lang.grammar import is_active_verb, is_passive_verb
from risalah.model.story import Sentence

CLOSES_ADVERBIAL = frozenset({",", ")"})
BETWEEN_REACH = 20  # tokens from a noun over when and where it was to 'antara'
CARRIED_REACH = 14  # tokens from a noun to "digelar"
INVOLVED_REACH = 12  # tokens from 'KTT' over its name and place to 'dihadiri'
AGREEMENT_REACH = 5  # tokens from 'penandatanganan' over 'kesepakatan damai permanen' to whose it is
HANDED_REACH = 4  # tokens from 'menyerahkan' over 'sepucuk' to 'surat'
LED_REACH = 5  # tokens of 'bertindak sebagai penjamin dalam'
NOUN_REACH = 5  # tokens from 'pertemuan' to its first party


class Nouns(Beside):
    """Reads the parties of a noun: behind it, before it, or those of the verb that carries it."""

    def _noun(self, sentence: Sentence, first: int, last: int, trigger: Trigger) -> list[list[Party]]:
        if self._is_led(sentence, first):
            return []
        start = last = self._before_office(sentence, first, last)
        between = start < sentence.last and self.words[start] in self.grammar.between and not self._opens_group(start)
        start = self._skip_adverbs(start + 1 if between else start, sentence.last)
        start = self._behind_ordinal(sentence, start)
        behind = start if between else self._behind_between(sentence, last)
        if not between and behind != last:  # 'perundingan perbatasan antara Armenia dan Azerbaijan'
            start, between = behind, True
        group = self._group_at(sentence, start)
        behind_group = self._end_of([group]) if group is not None else sentence.last
        if behind_group < sentence.last and self.words[behind_group] in self.grammar.between:
            start, between = behind_group + 1, True  # 'perundingan tiga negara antara Mesir, Sudan, dan …'
        inside: list[int] = []
        if start >= sentence.last or self.words[start] not in self.grammar.with_:
            inside = self._list_at(sentence, start, reach=2 if not between else NOUN_REACH)
            if inside and not between and (self._behind_preposition(inside[0]) or self._is_of_verb(start, inside[0])):
                inside = []
        if inside and not between and (self._is_where(sentence, inside) or self._is_meanwhile(last, inside)):
            inside = []
        end = self.scene.cast.mentions[inside[-1]].last if inside else last
        partner = self._with_list(sentence, end, reach=WITH_REACH if not inside else 4)
        if trigger.channel == "written":
            sender = self._from_list(sentence, end)
            heard = self._to_list(sentence, self._end_of(sender) if sender else end)
            if sender and heard and not inside:  # 'surat dari Kim Jong Un untuk Presiden Trump'
                inside, end = sender, self._end_of(sender)
            partner = partner or heard or sender
        light = self._light_verb(sentence, first)
        if not partner and (light is not None or self._offer_before(sentence, first) is not None):
            partner = self._to_list(sentence, end)  # 'menawarkan dialog kepada India', 'mengajukan permintaan dialog …'
        if not partner and trigger.channel == "phone" and end < sentence.last and self.words[end] in self.grammar.into:
            partner = self._list_at(sentence, end + 1, reach=1)  # 'melakukan panggilan telepon ke Presiden X'
        owners = parties_of(self.scene, inside)
        partners = parties_of(self.scene, partner)
        if trigger.channel == "written" and partner and partner == self._from_list(sentence, end):
            partners = [replace(party, role="caller") for party in partners]  # 'menerima surat dari X': X wrote it
        by_speaker = first > sentence.first and self.words[first - 1] in self.scene.pack.names.first_person
        opens = sentence.title and first == sentence.first  # 'Telepon Putin, Erdogan Bahas Suriah'
        if trigger.channel == "phone" and not partners and (self._ends_at(sentence, first) or by_speaker or opens):
            called = owners or (self._group_parties(sentence, start) if group is not None else [])
            if called:  # headlines: 'Macron Telepon Biden dan Scholz', 'Powell Telepon Keduanya'
                callers = self._left(sentence, first) or (self._anybody(sentence, first) if opens else [])
                return self._pairs([replace(party, role="caller") for party in callers], called) if callers else []
        if not owners:
            owners = self._carried_out_by(sentence, end) or self._sent_by(sentence, end, trigger)
        if trigger.channel == "written" and owners and not partners:
            partners = self._met_by_bearer(sentence, first, owners[0])
        if trigger.agreement and not owners and not partners:
            signers = self._signers(sentence, start)
            owners = signers if len({party.side for party in signers}) >= 2 else owners
        escorted = self._escorted(sentence, light if light is not None else first) if partners and not owners else None
        if escorted is not None:
            owners = parties_of(self.scene, [escorted])
        if partners and not owners:
            behind = light is None and self._opens_clause(first)
            owners = self._anybody(sentence, first) if behind else []
            owners = owners or (self._on_occasion(sentence, first, partners) if light is None else [])
            owners = owners or self._left(sentence, light if light is not None else first)
            owners = owners or self._agent_before(sentence, first)
            owners = owners or self._in_own_words(sentence, first, self._end_of(partner), partners)
            if not owners:
                owners = self._anybody(sentence, first) or self._according_to(sentence, partners)
                owners = owners or self._told_of(sentence, partners)
        if not partners and not owners and light is not None and not trigger.weak:
            left = self._left(sentence, light)
            several = self.words[first - 1].isdigit()  # 'melakukan 33 pertemuan': with whom, the next sentence tells
            alone = len({party.side for party in left}) == 1 and not several
            hosts = self._hosts_met(sentence, last, left) if alone else []
            if hosts:
                return self._pairs(left, hosts)
            capitals = self._capitals_visited(sentence, last, left) if alone else []
            if capitals:
                return self._pairs(left, capitals, apart=True)
        aside = self._is_gathering_around(first) or self._is_means_of_another(sentence, first)
        if not partners and not owners and not aside:
            owners = self._before_preposition(sentence, first)
        if not partners and len({party.side for party in owners}) < 2:
            owners = self._carried(sentence, first, last, start, light, owners)
        if not partners and light is not None and owners:  # 'memimpin konferensi ASEAN yang dihadiri X dan Y'
            kind_of = self.scene.pack.sides.kind_of
            acting = [party for party in owners if party.actor is not None or kind_of(party.side) != "igo"]
            sides = {party.side for party in acting}
            attending = [party for party in self._involved(sentence, last) if party.side not in sides]
            if len(sides) == 1 and attending:
                return [[*acting, *attending]]
        if trigger.weak and not (owners and partners) and len({party.side for party in owners}) < 2:
            by_letter = trigger.channel == "written" and self.words[first - 1] in self.grammar.means
            return [self._told_within(sentence, first)] if by_letter else []  # 'mendesak X melalui surat'
        if not owners and not partners:
            owners = (
                self._involved(sentence, last)
                or self._told_within(sentence, first)
                or self._channel_users(sentence, first, trigger)
            )
        if not owners and not partners and not trigger.weak:
            owners = self._between_later(sentence, last) or self._mediated_within(sentence, last)
        told_before = self._taken_up(sentence, first, last) if not owners and not partners else []
        if told_before:
            return [told_before]
        if not partners and len({party.side for party in owners}) < 2 and not trigger.weak and not trigger.agreement:
            owners = self._said_there(sentence, first) or owners
        if not partners and len(owners) == 1:
            owners = self._with_member(sentence, first, owners[0]) or owners
        if len({party.side for party in [*owners, *partners]}) < 2:
            owners = self._of_format(first) or self._speaker_in_session(sentence, first, last) or owners
        if not partners and len({party.side for party in owners}) < 2 and trigger.channel == "unknown":
            owners = self._on_trip(sentence, first, owners) or owners
        bare = all(party.actor is None and party.office is None for party in partners)
        if trigger.agreement and bare and len(partners) > 2:
            return []  # 'penandatanganan MoU dengan berbagai negara, antara lain India, Prancis, dan Turki'
        if partners and len({p.side for p in owners}) <= 1:
            apart = trigger.channel == "phone" or self._is_apart(first, last)  # 'panggilan telepon kepada X dan Y'
            attended = self._attended(sentence, first) and not apart  # 'menghadiri pertemuan terpisah dengan X dan Y'
            each = not self.scene.pack.contacts.separately.isdisjoint(self.words[first:last])
            at_once = self._is_multiparty(sentence) or (bare and light is not None)
            together = attended or (at_once and not (each and apart))  # 'pertemuan bilateral dengan enam negara'
            return self._pairs(owners, partners, together, apart)
        owners = self._presided(sentence, end, owners) or owners
        witnesses = self._witnesses(sentence, light, [*owners, *partners]) if between or trigger.agreement else []
        return [[*owners, *partners, *witnesses, *self._mediators(sentence, end)]]

    def _capitals_visited(self, sentence: Sentence, last: int, left: list[Party]) -> list[Party]:
        """'Utusan PBB mengadakan pembicaraan di Damaskus, Moskow, dan Washington': with each of those governments."""
        if last >= sentence.last or self.words[last] not in self.grammar.at:
            return []
        cast = self.scene.cast
        numbers = [n for n in cast.in_sentence[sentence.index] if cast.mentions[n].first == last + 1]
        listed = list_around(self.scene, sentence, numbers[0], limit=(last, sentence.last)) if numbers else []
        if len(listed) < 2 or any(cast.mentions[n].form != "capital" for n in listed):
            return []
        taken = {party.side for party in left}
        return [party for party in parties_of(self.scene, listed) if party.side not in taken]

    def _signers(self, sentence: Sentence, start: int) -> list[Party]:
        """'penandatanganan perjanjian Indonesia dan Australia'; who only watched a signing is none of them."""
        numbers = self._list_at(sentence, start, reach=AGREEMENT_REACH)
        gap = self.words[start : self.scene.cast.mentions[numbers[0]].first] if numbers else ()
        watched = self.grammar.accompanied.stands_in(gap)  # 'Penandatanganan disaksikan Presiden X dan PM Y'
        return parties_of(self.scene, numbers) if not watched else []

    def _taken_up(self, sentence: Sentence, first: int, last: int) -> list[Party]:
        """The parties told before, whose contact called off, signing, earlier meeting or next round the noun is."""
        if self.last_met and self._called_off(sentence, last):
            return list(self.last_met)
        signing = first == sentence.first and self.words[first] in self.scene.pack.contacts.signing
        if signing and self.last_pair and self._is_signed_there(sentence, last):
            return list(self.last_pair)  # 'Penandatanganan akan dilakukan di Bali, 27 April'
        earlier = is_earlier(self.scene, sentence, first, last)
        return list(self.last_met or self.last_pair) if earlier or self._is_next_round(sentence, first, last) else []

    def _met_by_bearer(self, sentence: Sentence, letter: int, owner: Party) -> list[Party]:
        """'Kim menerima Li Zhanshu. Li menyerahkan surat Presiden Xi': a letter goes to whom its bearer has met."""
        handing = self.scene.pack.contacts.handing
        verb = next((at for at in range(letter - 1, letter - HANDED_REACH, -1) if self.words[at] in handing), None)
        if verb is None or verb < sentence.first:
            return []
        bearers = {party.actor for party in self._left(sentence, verb) if party.actor is not None}
        if bearers.isdisjoint(party.actor for party in self.last_met):
            return []
        met = [party for party in self.last_met if party.side != owner.side and party.actor not in bearers]
        return met if len({party.side for party in met}) == 1 else []

    def _is_led(self, sentence: Sentence, first: int) -> bool:
        """'Norwegia dan Kuba bertindak sebagai penjamin dalam perundingan itu': of others, told before."""
        if first - 2 < sentence.first or self.words[first - 1] not in self.grammar.inside:
            return False
        leading = self.scene.pack.contacts.leading
        start = max(sentence.first, first - LED_REACH)
        return any(start + end == first - 1 for _, end, _ in leading.matches(self.words[start : first - 1]))

    def _according_to(self, sentence: Sentence, partners: list[Party]) -> list[Party]:
        """'Menurut Putin, pertemuannya dengan Modi berjalan hangat': who tells of a meeting of his own."""
        if self.words[sentence.first] not in self.grammar.attributing:
            return []
        tellers = [n for n in self._list_at(sentence, sentence.first + 1, reach=0) if self._is_official(n)]
        found = parties_of(self.scene, tellers)
        return found if {party.side for party in found}.isdisjoint(party.side for party in partners) else []

    def _before_office(self, sentence: Sentence, first: int, last: int) -> int:
        """'pertemuan tingkat menteri Armenia-Thailand': the words of contact end where those of the parties begin."""
        mentions = self.scene.cast.mentions
        inside = [mentions[n].first for n in self.scene.cast.in_sentence[sentence.index] if mentions[n].last > last]
        return next((token for token in inside if first < token < last), last)

    def _is_of_verb(self, start: int, number: int) -> bool:
        """'melalui sambungan telepon telah meminta Guterres': the object of a verb, and not whose call it was."""
        gap = self.words[start : self.scene.cast.mentions[number].first]
        contacts = self.scene.pack.contacts
        if any(is_active_verb(self.grammar, word) and word not in contacts.involving for word in gap):
            return True
        for at, word in enumerate(gap, start):
            asked = self.words[at - 1] in self.grammar.relatives  # 'yang diminta A dengan B' tells who asked for it
            if is_passive_verb(self.grammar, word) and word not in contacts.carried_out and not asked:
                return True  # 'Pertemuan ini digambarkan AS dan Arab Saudi sebagai …': those who describe it
        return False

    def _on_occasion(self, sentence: Sentence, first: int, partners: list[Party]) -> list[Party]:
        """'Menbud X menegaskan komitmen Indonesia dalam pertemuan dengan Y': X met Y; Indonesia is whose it is."""
        if self.words[first - 1] not in self.grammar.inside:
            return []
        number = subject_before(self.scene.story, self.scene.cast, self.grammar, sentence, first)
        if number is None or not self._is_owner(sentence, number):
            return []
        taken = {party.side for party in partners}
        acting = self._anybody(sentence, first)
        return acting if acting and all(p.actor is not None and p.side not in taken for p in acting) else []

    def _is_owner(self, sentence: Sentence, number: int) -> bool:
        """'komitmen Indonesia': a state right behind a noun is whose it is."""
        mention = self.scene.cast.mentions[number]
        before = self.words[mention.first - 1] if mention.first > sentence.first else ","
        grammar = self.grammar
        is_noun = before.isalpha() and not is_active_verb(grammar, before) and not is_passive_verb(grammar, before)
        linking = grammar.subordinators | grammar.conjunctions | grammar.that | grammar.adverbs | grammar.relatives
        return mention.kind == "side" and is_noun and before not in linking and not self._behind_preposition(number)

    def _is_where(self, sentence: Sentence, inside: list[int]) -> bool:
        """'meminta rancangan agenda pertemuan Baghdad': a capital alone behind the noun is where it was."""
        mention = self.scene.cast.mentions[inside[0]]
        alone = len(inside) == 1 and mention.kind == "side" and mention.form == "capital"
        return alone and not self._with_list(sentence, mention.last, reach=4)

    def _is_meanwhile(self, last: int, inside: list[int]) -> bool:
        """'pertemuan bilateral selama Sidang Umum PBB': what stands behind 'selama' is when it was."""
        return not self.grammar.during.isdisjoint(self.words[last : self.scene.cast.mentions[inside[0]].first])

    def _behind_ordinal(self, sentence: Sentence, start: int) -> int:
        """'Sidang Komisi Bersama ke-5 RI-Vietnam': over which of its kind it is."""
        fillers = self.scene.pack.contacts.occasion_fillers
        at = start
        while at < sentence.last and (self.words[at] in fillers or self.words[at].isdigit()):
            at += 1
        return at if at > start and self.words[at - 1].isdigit() else start

    def _carried(
        self, sentence: Sentence, first: int, last: int, start: int, light: int | None, owners: list[Party]
    ) -> list[Party]:
        """The parties of a noun that names fewer than two: those of its light verb, of an offer, or of a group word."""
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
                by = position + 1 < sentence.last and self.words[position + 1] in self.grammar.by
                numbers = self._list_at(sentence, position + 1 + by, reach=1)
                return [replace(party, role="mediator") for party in parties_of(self.scene, numbers)]
        return []

    def _mediated_within(self, sentence: Sentence, last: int) -> list[Party]:
        """'Israel menyerang Lebanon meski … setelah pembicaraan yang dimediasi oleh AS': the two of it."""
        mediators = self._mediators(sentence, last)
        if not mediators:
            return []
        taken = {party.side for party in mediators}
        others: dict[str, Party] = {}
        for number in self.scene.cast.in_sentence[sentence.index]:
            party = party_of(self.scene, number) if can_act(self.scene.cast, number) else None
            if party is not None and party.side not in taken and self.scene.pack.sides.kind_of(party.side) != "igo":
                others.setdefault(party.side, replace(party, actor=None, name=None, person=None, office=None))
        return list(others.values()) if len(others) == 2 else []

    def _involved(self, sentence: Sentence, last: int) -> list[Party]:
        """'konferensi yang melibatkan AS, Rusia dan …', 'pertemuan 6 negara Australia, Indonesia …'"""
        for position in range(last, min(last + INVOLVED_REACH, sentence.last)):
            word = self.words[position]
            if word in self.scene.pack.contacts.involving:
                return parties_of(self.scene, self._list_at(sentence, position + 1, reach=2))
            opens_aside = position + 1 < len(self.words) and self.words[position + 1] in self.grammar.relatives
            if word == ";" or (word == "," and not opens_aside):  # 'Perundingan itu, yang diikuti China dan AS, …'
                return []
            another = self.scene.pack.contacts.triggers.match_at(self.words, position)
            if self.words[position - 1] in self.grammar.around and another is not None:
                return []  # 'Percakapan itu dilakukan sebelum pertemuan yang akan dihadiri …'
        return []

    def _between_later(self, sentence: Sentence, start: int) -> list[Party]:
        """'perundingan yang berlangsung bulan lalu di Jenewa antara AS dan China', '… antara kedua negara'."""
        end = min(start + BETWEEN_REACH, sentence.last - 1)
        if self.grammar.between.isdisjoint(self.words[start:end]):
            return []
        for position in range(start, end):
            if self.words[position] in STOPS or self._reports_another(position):
                return []
            before = position - 1  # 'ketegangan antara A dan B' is another matter
            if self.words[position] in self.grammar.between and (
                self.words[before] in CLOSES_ADVERBIAL or self.scene.story.capitals[before]
            ):
                named = parties_of(self.scene, self._list_at(sentence, position + 1, reach=1))
                named = named or self._group_parties_at(sentence, position + 1)
                return named if len({party.side for party in named}) >= 2 else []
        return []

    def _carried_out_by(self, sentence: Sentence, start: int) -> list[Party]:
        """'Perundingan itu sudah tujuh kali digelar A dan B', 'pembicaraan awal dilakukan A bersama B'."""
        for position in range(start, min(start + CARRIED_REACH, sentence.last - 1)):
            if self.words[position] in STOPS or self.words[position] in self.grammar.subordinators:
                return []
            if self.words[position] in self.scene.pack.contacts.carried_out:
                begin = position + 1 + (self.words[position + 1] in self.grammar.by)
                agents = self._list_at(sentence, begin, reach=0)
                if agents and self.scene.cast.mentions[agents[0]].kind == "group":  # 'digelar kedua negara'
                    return self._group_parties_at(sentence, begin)
                return parties_of(self.scene, [n for n in agents if self.scene.cast.mentions[n].form != "capital"])
        return []

    def _sent_by(self, sentence: Sentence, start: int, trigger: Trigger) -> list[Party]:
        """'surat yang disampaikan oleh pemerintah AS kepada pemerintah Indonesia': who sent it, and to whom."""
        if trigger.channel != "written":
            return []
        for position in range(start, min(start + 3, sentence.last - 1)):
            if self.words[position] in self.scene.pack.contacts.sent:
                begin = position + 1 + (self.words[position + 1] in self.grammar.by)
                senders = self._list_at(sentence, begin, reach=0)
                heard = self._to_list(sentence, self._end_of(senders)) if senders else []
                named = [replace(party, role="caller") for party in parties_of(self.scene, senders)]
                return [*named, *parties_of(self.scene, heard)] if heard else []
        return []

    def _is_means_of_another(self, sentence: Sentence, first: int) -> bool:
        """'berbicara dengan mitranya dari Iran dan Mesir melalui telepon': the parties are those of the verb."""
        by = self.words[first - 1] in self.grammar.means
        near = range(max(sentence.first, first - TOLD_REACH), first)
        return by and (self._are_dealt_with(sentence, first - 1) or any(map(self._reports_another, near)))

    def _channel_users(self, sentence: Sentence, first: int, trigger: Trigger) -> list[Party]:
        """'disampaikan Menlu Rusia dan AS lewat sambungan telepon': the list that the line connected."""
        if trigger.channel not in {"phone", "video"} or self.words[first - 1] not in self.grammar.prepositions:
            return []
        if self._is_means_of_another(sentence, first):
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
        while before > sentence.first and self.words[before] in self.grammar.articles | self.grammar.parts:
            before -= 1
        opening = self.words[before] if before >= sentence.first else ""
        if opening not in self.grammar.prepositions and opening not in self.grammar.inside:
            return []
        found = self._who_tells_whom(sentence, first)
        if found:
            return found
        near = range(max(sentence.first, first - TOLD_REACH), first)
        if any(self._reports_another(position) for position in near):
            return []
        together = self._left(sentence, first)  # 'Sherman dan Ryabkov memimpin delegasi dalam perundingan …'
        held = all(party.actor is not None or party.office is not None for party in together)
        return together if held and len({party.side for party in together}) >= 2 else []
