"""Who does what a trigger says, and whom its words point back to.

"Selain bertemu dengan Putin, Obama juga …"  ->  Obama
'menelepon saya', kata Putin                 ->  Putin
"kedua pemimpin bertemu lagi"                ->  the two people of the contact told last
"""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from risalah.frame.groups import LOOK_BACK, Groups
from risalah.frame.parties import Party, Scene, is_aside, is_principal, list_around, parties_of, party_of
from risalah.lang.clauses import can_act, clause_before, subject_before
from risalah.lang.grammar import is_active_verb
from risalah.model.story import Sentence

SAYING_REACH = 3  # tokens of 'telah menyatakan' between a state and 'mereka'
VISIT_REACH = 3  # tokens from the beginning of a sentence to 'kunjungannya'
WE_REACH = 4  # tokens from 'kami' to 'bertemu'
FIRST_PERSON_REACH = 8  # tokens from 'saya' to the words of the contact
HIM_REACH = 4  # sentences that 'dengannya' may point back over
PUT_IN_REACH = 3  # tokens of 'harap ,' behind 'kami'
ACCUSED_REACH = 4  # tokens of 'tidak mau' or 'telah diam-diam' between who is accused and the verb
AGENT_REACH = 5  # tokens from 'oleh X' over 'dalam komunikasi melalui' to 'sambungan telepon'
OFFER_REACH = 8  # tokens from 'tawaran' to what is offered


class Subjects(Groups):
    """Finds the acting party of a verb. `voices` gives the speaker of each quotation, for 'saya'."""

    def __init__(self, scene: Scene, voices: Mapping[int, Party]) -> None:
        super().__init__(scene)
        self.voices = voices

    def _left(self, sentence: Sentence, verb: int) -> list[Party]:
        """The subject of a verb with its whole list; 'saya' in a quotation; a group; or the subject so far."""
        scene = self.scene
        clause = clause_before(scene.story, self.grammar, sentence, verb)
        spoken = self._first_person(sentence, clause, verb)
        if spoken is not None:
            return [spoken]
        offices = self._offices_of_both(sentence, verb)
        if offices:
            return offices
        escorted = self._escorted(sentence, verb)
        driven = escorted if escorted is not None else self._driven(sentence, verb)
        driven = driven if driven is not None else self._accused(sentence, verb)
        number = driven if driven is not None else subject_before(scene.story, scene.cast, self.grammar, sentence, verb)
        aside = self.grammar.besides.match_at(self.words, sentence.first) is not None  # 'Selain bertemu X, Obama …'
        if number is None and (clause > sentence.first or aside):
            number = self._main_subject(sentence, verb)
        if number is None:
            return (
                self._sayer_before(sentence)
                or self._sayer_of_quotation(sentence, verb)
                or self._visitor_before(sentence, verb)
            )
        if is_aside(scene, number):
            number -= 1
        mention = scene.cast.mentions[number]
        if mention.kind == "group" or (mention.kind == "pronoun" and mention.plural):
            sayer = self._state_saying(sentence, number)
            if sayer is not None:
                return parties_of(scene, [sayer])
            pair = list(self._pair_before(mention))
            main = None if pair else self._main_subject(sentence, verb)
            if main is None or main == number:
                return pair
            number = main  # 'X dan istrinya, Y, tiba untuk kunjungan resmi keduanya dan diterima …'
        behind = scene.cast.mentions[number].first > verb  # 'Setelah berunding 12 jam, PM X dan PM Y …'
        limit = (verb, sentence.last) if behind else (sentence.first, verb)
        listed = [n for n in list_around(scene, sentence, number, limit=limit) if can_act(scene.cast, n)]
        return parties_of(scene, [n for n in listed if not self._is_only_where(n, number, behind)])

    def _is_only_where(self, number: int, subject: int, behind: bool) -> bool:
        """'Dalam pertemuan di Singapura, para menhan ASEAN dan Menhan AS membahas …': Singapore is the place."""
        before = number < subject and self.scene.cast.mentions[number].kind == "side"
        return (before or behind) and self._behind_preposition(number)

    def _state_saying(self, sentence: Sentence, number: int) -> int | None:
        """'Israel mengatakan mereka siap berunding': those who speak for the state that says so."""
        mention = self.scene.cast.mentions[number]
        at = mention.first - (self.words[mention.first - 1] in self.grammar.that)
        for other in self.scene.cast.in_sentence[sentence.index]:
            before = self.scene.cast.mentions[other]
            if mention.kind == "pronoun" and before.kind == "side" and before.last < at <= before.last + SAYING_REACH:
                cue = self.scene.pack.speech.cues.match_at(self.words, before.last)
                if cue is not None and cue[0] == at and can_act(self.scene.cast, other):
                    return other
        return None

    def _sayer_before(self, sentence: Sentence) -> list[Party]:
        """'Obama mengecam Moskow. Hal itu disampaikan usai bertemu Merkel': who said what is taken up is who acts."""
        said = self.scene.pack.speech.sayings.match_at(self.words, sentence.first)
        if said is None or said[0] > sentence.last or sentence.index == 0:
            return []
        cast = self.scene.cast
        for number in cast.in_sentence[sentence.index - 1]:
            mention = cast.mentions[number]
            unquoted = self.scene.story.quoted[mention.first] < 0
            acts = mention.kind in {"person", "role", "name", "pronoun"} and can_act(cast, number)
            if acts and unquoted and not self._behind_preposition(number):
                return parties_of(self.scene, [number])
        return []

    def _sayer_of_quotation(self, sentence: Sentence, verb: int) -> list[Party]:
        """'"Kami sepakat," ujarnya usai bertemu Merkel': who says the words right before acts."""
        quoted, enclitics = self.scene.story.quoted, self.scene.pack.speech.enclitics
        said = [at for at in range(sentence.first, verb) if self.words[at] in enclitics and quoted[at] < 0]
        voice = max((quoted[at] for at in range(sentence.first, said[-1])), default=-1) if said else -1
        ends = said and self.words[said[-1]].endswith(self.grammar.enclitic)
        return [self.voices[voice]] if ends and voice in self.voices and quoted[verb] < 0 else []

    def _visitor_before(self, sentence: Sentence, verb: int) -> list[Party]:
        """'May menelepon Varadkar. Kunjungannya ke Dublin untuk menemui Varadkar …': the visit is May's."""
        enclitic, cast = self.grammar.enclitic, self.scene.cast
        visits = self.scene.pack.contacts.nouns_of_visit
        opening = self.words[sentence.first : min(sentence.first + VISIT_REACH, verb)]
        own = any(word.endswith(enclitic) and visits.match_at([word.removesuffix(enclitic)], 0) for word in opening)
        if not own or sentence.index == 0:
            return []
        for number in cast.in_sentence[sentence.index - 1]:
            if cast.mentions[number].kind in {"person", "name", "pronoun"} and cast.actor_of[number] is not None:
                return parties_of(self.scene, [number])
        return []

    def _driven(self, sentence: Sentence, verb: int) -> int | None:
        """'mengajak Taliban duduk bersama', 'mendesak AS dan Iran untuk berunding': the object of the urging acts."""
        cast, words, grammar, urging = self.scene.cast, self.words, self.grammar, self.scene.pack.contacts.urging
        if urging.isdisjoint(words[sentence.first : verb]):
            return None
        stop = verb
        while stop > sentence.first and (
            (word := words[stop - 1]) in grammar.adverbs
            or word in grammar.for_
            or word in grammar.purpose
            or word in grammar.that
            or word in self.scene.pack.contacts.soon
        ):
            stop -= 1
        ending = self.scene.ending.get(stop)
        sent = cast.mentions[ending[0]].first - 1 if ending else sentence.first
        if sent > sentence.first and words[sent] in grammar.into:  # 'mengutus Menlu X ke Dhaka untuk menemui Y'
            ending = self.scene.ending.get(sent)
        if not ending or cast.mentions[ending[-1]].sentence != sentence.index:
            return None
        found = list_around(self.scene, sentence, ending[-1], limit=(sentence.first, verb))
        before = cast.mentions[found[0]].first - 1
        urged = before >= sentence.first and words[before] in urging
        return ending[-1] if urged and can_act(cast, ending[-1]) else None

    def _accused(self, sentence: Sentence, verb: int) -> int | None:
        """'Yaman menuduh Houthi menolak bertemu utusan PBB': the object of the accusing verb, right before its own."""
        cast, words, accusing = self.scene.cast, self.words, self.scene.pack.contacts.accusing
        if accusing.isdisjoint(words[sentence.first : verb]):
            return None
        for end in range(max(sentence.first, verb - ACCUSED_REACH), verb + 1):
            for number in self.scene.ending.get(end, ()):
                plain = not any(self.scene.story.capitals[end:verb]) and all(map(str.isalpha, words[end:verb]))
                first = cast.mentions[number].first
                if plain and first > sentence.first and words[first - 1] in accusing and can_act(cast, number):
                    return number
        return None

    def _escorted(self, sentence: Sentence, at: int) -> int | None:
        """'mendampingi Presiden Y (saat) bertemu …', '… dalam pertemuan dengan …': whom somebody is there with."""
        escorting = self.scene.pack.contacts.escorting
        if escorting.isdisjoint(self.words[sentence.first : at]):
            return None
        skipped = self.grammar.during | self.grammar.articles | self.grammar.adverbs
        while at > sentence.first and self.words[at - 1] in skipped:
            at -= 1
        cast, ending = self.scene.cast, self.scene.ending.get(at)
        if not ending or cast.mentions[ending[-1]].sentence != sentence.index or not can_act(cast, ending[-1]):
            return None
        return ending[-1] if self.words[cast.mentions[ending[-1]].first - 1] in escorting else None

    def asker(self, sentence: Sentence, first: int, last: int) -> Party | None:
        """Who asks for the contact at tokens [first, last): the subject of the urging, or the owner of an offer."""
        driven = self._driven(sentence, first)
        if driven is not None:
            verb = self.scene.cast.mentions[driven].first - 1
            while verb > sentence.first and self.words[verb] not in self.scene.pack.contacts.urging:
                verb -= 1
            number = subject_before(self.scene.story, self.scene.cast, self.grammar, sentence, verb)
            return party_of(self.scene, number) if number is not None else None
        offer = self._offer_before(sentence, first)
        if offer is not None and offer > sentence.first and self.words[offer - 1] in self.scene.pack.contacts.offering:
            number = subject_before(self.scene.story, self.scene.cast, self.grammar, sentence, offer - 1)
            return party_of(self.scene, number) if number is not None else None
        return None if offer is None else self._owner_of_offer(sentence, offer, first, last)

    def _offer_before(self, sentence: Sentence, first: int) -> int | None:
        """The token of 'tawaran' in 'tawaran Seoul untuk berunding', or None."""
        offers, start = self.scene.pack.contacts.offers, max(sentence.first, first - OFFER_REACH)
        if offers.isdisjoint(self.words[start:first]):
            return None
        for position in range(first - 1, start - 1, -1):
            if self.words[position] in offers and self.words[position + 1] not in self.scene.pack.contacts.other_offers:
                return position
        return None

    def _owner_of_offer(self, sentence: Sentence, offer: int, first: int, last: int) -> Party | None:
        """'tawaran Korea Selatan untuk …', 'tawaran pertemuan dari Presiden AS', 'tawaran dialog Seoul'"""
        for start in (offer + 1, last):
            if start < sentence.last and self.words[start] in self.grammar.from_:
                start += 1
            elif start == last and offer + 1 != first:
                break
            owners = parties_of(self.scene, self._list_at(sentence, start, reach=0))
            if owners:
                return owners[0]
        return None

    def _main_subject(self, sentence: Sentence, verb: int) -> int | None:
        """'Setelah bertemu Putin, Obama …' and '…, kata Putin setelah bertemu Kerry': who else acts in the sentence."""
        cast = self.scene.cast
        numbers = [
            n
            for n in cast.in_sentence[sentence.index]
            if can_act(cast, n)
            and not self._behind_preposition(n)
            and cast.mentions[n].kind in {"person", "role", "name", "pronoun"}
        ]
        voice = self.scene.story.quoted[verb]
        numbers = [n for n in numbers if self.scene.story.quoted[cast.mentions[n].first] == voice]
        adjacent = [
            n
            for n in cast.in_sentence[sentence.index]
            if cast.mentions[n].last == verb - 1
            and self.words[verb - 1] in self.grammar.around
            and party_of(self.scene, n)
            and not self._is_object(n)
            and not self._is_host(n)
            and not self._is_addressed(n)
            and not self._is_goal(sentence, n)
        ]
        if adjacent:  # 'diungkapkan oleh Duta Besar India pasca menyerahkan surat kepercayaan'
            return adjacent[-1]
        before = [n for n in numbers if cast.mentions[n].last <= verb and party_of(self.scene, n) is not None]
        opens = self._opens_clause(verb)
        if before and not opens:
            return before[0]
        after = self._with_list(sentence, verb)
        later = [
            n
            for n in cast.in_sentence[sentence.index]
            if cast.mentions[n].first > verb
            and n not in after
            and self.words[cast.mentions[n].first - 1] == ","
            and (n in numbers or self._is_state_acting(n))
        ]
        if before:  # 'Dia mengatakan, dalam dialog dengan X, Presiden Y membahas …'
            people = [n for n in later if n in numbers]
            return people[0] if people else before[0]
        return later[0] if later else self._opening_body(sentence, verb)

    def _is_state_acting(self, number: int) -> bool:
        """'Setelah menandatangani perjanjian dengan Y, Indonesia kini …': a state with its verb behind it."""
        mention = self.scene.cast.mentions[number]
        behind = self.words[mention.last] if mention.last < len(self.words) else ""
        acts = behind.isalpha() and behind not in self.grammar.prepositions | self.grammar.conjunctions
        acts = acts and not self.scene.story.capitals[mention.last]
        voice = self.scene.story.quoted[mention.first]
        return mention.kind == "side" and mention.form == "name" and acts and voice < 0

    def _opens_clause(self, noun: int) -> bool:
        """'Dia mengatakan, dalam dialog dengan X, Presiden Y membahas …': whose dialogue it is stands behind it."""
        return self.words[noun - 1] in self.grammar.inside and self.words[noun - 2] in {",", *self.grammar.that}

    def _opening_body(self, sentence: Sentence, verb: int) -> int | None:
        """'Liga Arab mengirim pengamat setelah bertemu Menlu X': the body or state that opens the sentence."""
        cast = self.scene.cast
        for number in cast.in_sentence[sentence.index][:1]:
            mention = cast.mentions[number]
            fillers = self.words[sentence.first : mention.first]  # 'Gerakan Hamas dan Fatah sepakat …'
            opens = all(word in self.grammar.list_fillers for word in fillers)
            opens = opens and mention.last < verb and mention.kind == "side"
            return number if opens and mention.form != "capital" and can_act(cast, number) else None
        return None

    def _is_goal(self, sentence: Sentence, number: int) -> bool:
        """'bertolak ke Turki dan Malta setelah bertemu …': in a list of places to which somebody goes."""
        head = list_around(self.scene, sentence, number, limit=(sentence.first, sentence.last))[0]
        first = self.scene.cast.mentions[head].first
        return first > 0 and self.words[first - 1] in self.grammar.into | self.grammar.at

    def _is_object(self, number: int) -> bool:
        """'meninggalkan Kairo setelah bertemu …': what stands right behind an active verb does not act."""
        first = self.scene.cast.mentions[number].first
        return first > 0 and is_active_verb(self.grammar, self.words[first - 1])

    def _is_host(self, number: int) -> bool:
        """'diterima Raja X setelah disambut PM Y': who received the subject of both verbs does not act on."""
        before = self.scene.cast.mentions[number].first - 1
        verb = self.scene.pack.contacts.triggers.match_at(self.words, before) if before >= 0 else None
        return verb is not None and verb[1].pattern == "passive"

    def _is_addressed(self, number: int) -> bool:
        """'berbicara dengan Abbas sebelum menemui …': whom somebody deals with is not who goes on; 'oleh X' is."""
        first = self.scene.cast.mentions[number].first
        before = self.words[first - 1] if first else ""
        return before in self.grammar.prepositions and before not in self.grammar.by

    def _agent_before(self, sentence: Sentence, noun: int) -> list[Party]:
        """'disampaikan oleh PM Kanada X dalam komunikasi melalui telepon dengan Y': who did it on that occasion."""
        mentions, words = self.scene.cast.mentions, self.words
        for number in reversed(self.scene.cast.in_sentence[sentence.index]):
            first, last = mentions[number].first, mentions[number].last
            if last > noun:
                continue
            within = words[last:noun]
            near = 0 < len(within) <= AGENT_REACH and words[last] in self.grammar.inside | self.grammar.means
            told = near and first > sentence.first and words[first - 1] in self.grammar.by
            return parties_of(self.scene, [number]) if told and all(map(str.isalpha, within)) else []
        return []

    def _anybody(self, sentence: Sentence, verb: int) -> list[Party]:
        number = self._main_subject(sentence, verb)
        return [] if number is None else parties_of(self.scene, [number])

    def _first_person(self, sentence: Sentence, clause: int, verb: int) -> Party | None:
        quotation = self.scene.story.quoted[verb]
        if quotation < 0 or quotation not in self.voices:
            return None
        if verb + 1 < sentence.last and self.words[verb + 1] in self.scene.pack.names.first_person:
            named = subject_before(self.scene.story, self.scene.cast, self.grammar, sentence, verb)
            if named is not None:
                return None  # 'Presiden Trump menelepon saya'
        start = max(sentence.first, verb - FIRST_PERSON_REACH)
        pronouns = self.scene.pack.names.first_person
        if any(
            self.words[at] in pronouns and not self._is_put_in(at, verb)
            for at in range(start, min(verb + 6, len(self.words)))
        ):
            return self.voices[quotation]
        return None

    def _is_put_in(self, pronoun: int, verb: int) -> bool:
        """'Presiden X, kami harap, akan berbicara dengan Y': the speaker only says what he thinks of it."""
        behind = self.words[pronoun + 1 : min(pronoun + 1 + PUT_IN_REACH, verb)]
        return self.words[pronoun - 1] == "," and "," in behind

    def _in_own_words(self, sentence: Sentence, noun: int, end: int, partners: Sequence[Party]) -> list[Party]:
        """'"Pertemuan dengan MILF berjalan baik," kata Aquino': who says so; of a spokesperson the side alone.

        Only where the words behind the partner say how it went, or when it will be: '"Dialog dengan Iran harus …"'.
        """
        voice, contacts = self.voices.get(self.scene.story.quoted[noun]), self.scene.pack.contacts
        if voice is None or voice.side in {party.side for party in partners} or voice.office in {None, "legislator"}:
            return []
        opens = all(word in self.grammar.adverbs or not word.isalpha() for word in self.words[sentence.first : noun])
        at = self._skip_adverbs(end, sentence.last)
        told = at < sentence.last and self.words[at] in contacts.anaphora_verbs | contacts.noun_predicates
        if not (opens and told):
            return []
        if voice.office in {"spokesperson", "official"}:
            return [replace(voice, actor=None, name=None, person=None, office=None)]
        return [voice]

    def _we_two(self, sentence: Sentence, first: int, last: int, speaker: Sequence[Party]) -> list[Party]:
        """'"Kami akan bertemu lagi besok," kata Bashir', '"… kepada Netanyahu saat kami berbicara," kata Biden'.

        With those of the contact told last in which the speaker took part, or whom the same quotation has just named.
        """
        plural = self.scene.pack.names.first_person_plural
        mine = {party.side for party in speaker}
        if self.scene.story.quoted[first] < 0 or not plural & set(self.words[max(0, first - WE_REACH) : first]):
            return []
        cast, quoted = self.scene.cast, self.scene.story.quoted
        for index in range(sentence.index, max(-1, sentence.index - 2), -1):
            for number in reversed(cast.in_sentence[index]):
                mention = cast.mentions[number]
                told = index == sentence.index or quoted[mention.first] == quoted[first]
                people = mention.kind in {"person", "role"} and cast.side_of[number] not in mine
                if told and people and mention.last <= first:
                    return parties_of(self.scene, [number])
        return self._met_again(first, last, speaker)

    def _met_again(self, first: int, last: int, left: Sequence[Party]) -> list[Party]:
        """'Kono akan kembali bertemu bulan depan': those with whom the story has told last that he met."""
        mine = {party.side for party in left}
        again = self.scene.pack.contacts.again & set(self.words[max(0, first - WE_REACH) : last + 1])
        if not again or not mine & {party.side for party in self.last_pair}:
            return []
        return [party for party in self.last_pair if party.side not in mine]

    def spoken_for(self, sentence: Sentence, first: int, parties: Sequence[Party]) -> list[Party]:
        """'"Saya ada pertemuan dengan Malaysia, Indonesia …," kata Menko X': the speaker is there for his country."""
        quotation = self.scene.story.quoted[first]
        voice = self.voices.get(quotation)
        said = self.words[max(sentence.first, first - FIRST_PERSON_REACH) : first]
        if voice is None or self.scene.pack.names.first_person.isdisjoint(said):
            return list(parties)
        if any(party.side == voice.side and party.key[1:] != (None, None) for party in parties):
            return list(parties)
        return [replace(voice, role=party.role) if party.side == voice.side else party for party in parties]

    def _pointed_object(self, sentence: Sentence, first: int, last: int, left: Sequence[Party]) -> list[Party]:
        """'menelepon saya' in a quotation, 'meneleponnya', 'menerimanya di …': the speaker, or the one spoken of."""
        quotation = self.scene.story.quoted[last - 1]
        near = self.words[last : min(last + 2, sentence.last)]
        if quotation in self.voices and any(word in self.scene.pack.names.first_person for word in near):
            return [self.voices[quotation]]
        if any(word in self.scene.pack.names.enclitic_verbs for word in self.words[first:last]):
            taken = {party.side for party in left}
            return self._most_spoken_of(last, taken) or self._spoken_of_next(sentence, last, taken)
        return []

    def _spoken_of_next(self, sentence: Sentence, last: int, taken: set[str]) -> list[Party]:
        """'Kepada Menlu X yang menemuinya di Kairo, Presiden Y mengatakan …': who acts behind the comma."""
        cast = self.scene.cast
        for number in cast.in_sentence[sentence.index]:
            mention = cast.mentions[number]
            behind = mention.first > last and self.words[mention.first - 1] == ","
            if behind and mention.kind in {"person", "role"} and can_act(cast, number):
                return [] if cast.side_of[number] in taken else parties_of(self.scene, [number])
        return []

    def _met_with_him(self, sentence: Sentence, last: int, left: Sequence[Party]) -> list[Party]:
        """'Pence tidak mau berbicara dengannya': the person of another side who was spoken of last."""
        at = last
        while at < sentence.last and self.words[at] in self.grammar.adverbs:
            at += 1
        word = self.words[at] if at < sentence.last else ""
        if not left or word.removesuffix(self.grammar.enclitic) not in self.grammar.with_ or word in self.grammar.with_:
            return []
        taken, cast = {party.side for party in left}, self.scene.cast
        for index in range(sentence.index, max(-1, sentence.index - HIM_REACH), -1):
            named = [n for n in cast.in_sentence[index] if cast.mentions[n].first < last]
            people = [n for n in named if (actor := cast.actor(n)) is not None and actor.side not in {None, *taken}]
            people = [n for n in people if not is_principal(self.scene, n)]
            if people:  # in a sentence before it whoever acts there
                return parties_of(self.scene, people[-1:] if index == sentence.index else people[:1])
        return []

    def _most_spoken_of(self, before: int, taken: set[str]) -> list[Party]:
        """The person of another side whom the article has named most often so far."""
        counts: dict[int, list[int]] = {}
        until = self._mentions_until(before)
        for number in range(max(0, until - LOOK_BACK), until):
            mention = self.scene.cast.mentions[number]
            actor = self.scene.cast.actor(number)
            if mention.first < before and actor is not None and actor.side is not None and actor.side not in taken:
                counts.setdefault(actor.index, []).append(number)
        if not counts:
            return []
        chosen = max(counts, key=lambda index: (len(counts[index]), counts[index][-1]))
        party = party_of(self.scene, counts[chosen][-1])
        return [party] if party is not None else []
