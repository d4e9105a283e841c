"""Find every place where the text reports a contact, with its parties: one candidate for each such place.

    "Selain bertemu dengan Putin, Obama juga berbincang dengan PM Australia dan Kanada"
        ->  meets: Obama + Putin · talks with: Obama + PM of AUS · talks with: Obama + PM of CAN

All of a candidate's parties come from one sentence (or point back from it); what several candidates say of one contact
is brought together in `gather`.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from risalah.frame.parties import Party, Scene, list_around, parties_of, party_of
from risalah.frame.status import StatusReading, read_status
from risalah.lang.clauses import can_act, clause_before, subject_before
from risalah.lang.contacts import Trigger
from risalah.model.account import Channel
from risalah.model.span import Span
from risalah.model.story import Sentence

LOOK_BACK = 200  # mentions that a word like 'keduanya' may point back over
LOOK_BACK_SENTENCES = 20
WITH_REACH = 12  # tokens from a trigger to its 'dengan': 'melakukan pembicaraan via telepon selama satu jam dengan'
OBJECT_REACH = 5  # tokens from a transitive verb to its object
NOUN_REACH = 5  # tokens from 'pertemuan' to its first party
LIGHT_REACH = 4  # tokens from a light verb to its noun


@dataclass(frozen=True, slots=True)
class Candidate:
    """One report of a contact. `first`/`last` are the trigger's tokens."""

    trigger: Trigger
    first: int
    last: int
    clause: int
    sentence: Sentence
    parties: tuple[Party, ...]
    channel: Channel
    channel_span: Span
    status: StatusReading
    initiator: Party | None = None
    purpose: bool = False  # planned only by 'untuk': 'tiba untuk bertemu'


def find_candidates(scene: Scene, voices: Mapping[int, Party]) -> list[Candidate]:
    """All candidates in the order of the text. `voices` gives the speaker of each quotation, for 'saya'."""
    finder = _Finder(scene, voices)
    found: list[Candidate] = []
    for sentence in scene.story.sentences:
        for candidate in finder.read(sentence):
            finder.remember(candidate)
            found.append(candidate)
    return found


class _Finder:
    def __init__(self, scene: Scene, voices: Mapping[int, Party]) -> None:
        self.scene, self.voices = scene, voices
        self.words = scene.words
        self.grammar = scene.pack.grammar
        self.last_pair: tuple[Party, ...] = ()
        self.last_people: tuple[Party, ...] = ()

    def remember(self, candidate: Candidate) -> None:
        self.last_pair = candidate.parties
        people = [party for party in candidate.parties if party.actor is not None]
        if len({party.side for party in people}) >= 2:
            self.last_people = tuple(people)

    def read(self, sentence: Sentence) -> Iterator[Candidate]:
        contacts = self.scene.pack.contacts
        after = sentence.first
        for start, end, trigger in contacts.triggers.matches(self.words[sentence.first : sentence.last]):
            position, last = sentence.first + start, sentence.first + end
            if position < after:
                continue
            ignored = contacts.ignored.match_at(self.words, position)
            if ignored is not None and ignored[0] >= last:
                after = ignored[0]
                continue
            yield from self._candidates(sentence, position, last, trigger)

    # -- one trigger -------------------------------------------------------------------------------------------------
    def _candidates(self, sentence: Sentence, first: int, last: int, trigger: Trigger) -> Iterator[Candidate]:
        clause = clause_before(self.scene.story, self.grammar, sentence, first)
        if trigger.pattern == "noun":
            groups = self._noun(sentence, first, last, trigger)
        elif trigger.pattern == "visit":
            groups = self._visit(sentence, first, last)
        elif trigger.pattern == "addressed":
            groups = self._addressed(sentence, last)
        elif trigger.pattern == "reciprocal":
            groups = self._reciprocal(sentence, first, last, trigger)
        else:
            groups = self._directed(sentence, first, last, trigger)
        status_from = self._status_start(sentence, clause, first)
        status = read_status(self.scene, status_from, first, last, sentence.last, trigger.pattern == "noun")
        if trigger.status is not None and status.status == "held":
            status = StatusReading(trigger.status, trigger.rule, self.scene.story.span(first, last))
        channel, channel_span = self._channel(sentence, first, last, trigger)
        for parties in groups:
            sides = {party.side for party in parties}
            if len(sides) < 2:
                continue
            initiator = parties[0] if trigger.initiator or status.status == "proposed" else None
            purpose = (
                status.status == "planned"
                and status.span is not None
                and status.span.read(self.scene.story.text).lower() in self.grammar.for_
            )
            yield Candidate(
                trigger, first, last, clause, sentence, tuple(parties), channel, channel_span, status, initiator,
                purpose=purpose,
            )

    def _status_start(self, sentence: Sentence, clause: int, first: int) -> int:
        """The clause, with the joining word before it: 'usai bertemu', 'setelah pertemuan'."""
        return max(sentence.first, clause - 1)

    # -- patterns ------------------------------------------------------------------------------------------------------
    def _reciprocal(self, sentence: Sentence, first: int, last: int, trigger: Trigger) -> list[list[Party]]:
        left = self._left(sentence, first)
        right = self._with_list(sentence, last)
        if not right and not (trigger.weak or trigger.agreement):
            direct = self._list_at(sentence, self._skip_adverbs(last, sentence.last), reach=1)
            right = direct if direct and not self._behind_preposition(direct[0]) else []
        if trigger.weak and not right:
            if len({party.side for party in left}) < 2:
                return []
        if trigger.agreement and not right and len({p.side for p in left}) < 2:
            return []
        return self._pairs(left, parties_of(self.scene, right), self._is_multiparty(sentence))

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

    def _is_official(self, number: int) -> bool:
        return self.scene.cast.actor_of[number] is not None or self.scene.cast.office_of[number] is not None

    def _directed(self, sentence: Sentence, first: int, last: int, trigger: Trigger) -> list[list[Party]]:
        start = last
        if trigger.pattern == "passive" and start < sentence.last and self.words[start] in self.grammar.by:
            start += 1
        objects = self._list_at(sentence, self._skip_adverbs(start, sentence.last), reach=OBJECT_REACH)
        if trigger.object != "any" and not (trigger.object == "envoy" and trigger.pattern == "passive"):
            objects = [n for n in objects if self._suits(n, trigger)]
        left = self._left(sentence, first)
        right = parties_of(self.scene, objects) or self._pointed_object(sentence, last, left)
        if trigger.pattern == "passive":
            agent, patient = right, left
        else:
            agent, patient = left, right
        agent = [replace(party, role=trigger.roles[0]) for party in agent]
        patient = [replace(party, role=trigger.roles[1]) for party in patient]
        if trigger.roles[0] == "mediator":
            return [[*agent, *patient]] if len({p.side for p in patient}) >= 2 else []
        return self._pairs(agent, patient)

    def _pointed_object(self, sentence: Sentence, last: int, left: Sequence[Party]) -> list[Party]:
        """'menelepon saya' in a quotation, 'meneleponnya': the object is the speaker, or the one spoken of so far."""
        quotation = self.scene.story.quoted[last - 1]
        near = self.words[last : min(last + 2, sentence.last)]
        if quotation in self.voices and any(word in self.scene.pack.names.first_person for word in near):
            return [self.voices[quotation]]
        if self.words[last - 1] in self.scene.pack.names.enclitic_verbs:
            return self._most_spoken_of(last, {party.side for party in left})
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

    def _noun(self, sentence: Sentence, first: int, last: int, trigger: Trigger) -> list[list[Party]]:
        start = last
        between = start < sentence.last and self.words[start] in self.grammar.between
        start = self._skip_adverbs(start + 1 if between else start, sentence.last)
        if start < sentence.last and self.words[start] in self.grammar.between:
            start, between = start + 1, True
        inside: list[int] = []
        if start >= sentence.last or self.words[start] not in self.grammar.with_:
            inside = self._list_at(sentence, start, reach=2 if not between else NOUN_REACH)
            if inside and not between and self._behind_preposition(inside[0]):
                inside = []
        end = self.scene.cast.mentions[inside[-1]].last if inside else last
        partner = self._with_list(sentence, end, reach=WITH_REACH if not inside else 4)
        if not partner and trigger.channel == "written":
            partner = self._to_list(sentence, end)
        owners = parties_of(self.scene, inside)
        partners = parties_of(self.scene, partner)
        if partners and not owners:
            light = self._light_verb(sentence, first)
            owners = self._left(sentence, light if light is not None else first)
            if not owners:
                owners = self._anybody(sentence, first)
        if not partners and not owners:
            owners = self._before_preposition(sentence, first)
        if not partners and len({party.side for party in owners}) < 2:
            light = self._light_verb(sentence, first)
            if light is not None:
                left = self._left(sentence, light)
                if len({p.side for p in left}) >= 2:
                    owners = left
                elif not owners:
                    return []
                else:
                    owners = [*left, *[o for o in owners if all(o.key != p.key for p in left)]]
            elif self._group_at(sentence, start) is not None:
                owners = self._group_parties(sentence, start)
        if trigger.weak and not (owners and partners):
            return []
        if not owners and not partners:
            owners = self._involved(sentence, last) or self._channel_users(sentence, first, trigger)
        if partners and len({p.side for p in owners}) <= 1:
            return self._pairs(owners, partners, self._is_multiparty(sentence))
        return [[*owners, *partners, *self._mediators(sentence, end)]]

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
        ending = [n for n in self.scene.cast.in_sentence[sentence.index] if self.scene.cast.mentions[n].last == first - 1]
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
        return parties_of(self.scene, list_around(self.scene, sentence, numbers[-1], limit=(sentence.first, first))) if numbers else []

    def _visit(self, sentence: Sentence, first: int, last: int) -> list[list[Party]]:
        """'kunjungan Menlu AS ke Korsel, China dan Jepang': visitor, and each country as the host."""
        trigger = self.scene.pack.contacts.triggers.match_at(self.words, first)
        assert trigger is not None
        is_noun = self.words[last - 1] not in self.grammar.into and not self.words[first].startswith(("me", "ber"))
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

    # -- parts ---------------------------------------------------------------------------------------------------------
    def _left(self, sentence: Sentence, verb: int) -> list[Party]:
        """The subject of a verb with its whole list; 'saya' in a quotation; a group; or the subject so far."""
        scene = self.scene
        clause = clause_before(scene.story, self.grammar, sentence, verb)
        spoken = self._first_person(sentence, clause, verb)
        if spoken is not None:
            return [spoken]
        number = subject_before(scene.story, scene.cast, self.grammar, sentence, verb)
        if number is None and clause > sentence.first:
            number = self._main_subject(sentence, verb)
        if number is None:
            return []
        mention = scene.cast.mentions[number]
        if mention.kind == "group" or (mention.kind == "pronoun" and mention.plural):
            return list(self._pair_before(mention.first, mention.form == "side"))
        numbers = [
            n
            for n in list_around(scene, sentence, number, limit=(sentence.first, verb))
            if can_act(scene.cast, n)
        ]
        return parties_of(scene, numbers)

    def _main_subject(self, sentence: Sentence, verb: int) -> int | None:
        """'Setelah bertemu Putin, Obama …' and '…, kata Putin setelah bertemu Kerry': who else acts in the sentence."""
        cast = self.scene.cast
        numbers = [
            n
            for n in cast.in_sentence[sentence.index]
            if can_act(cast, n) and not self._behind_preposition(n) and cast.mentions[n].kind in {"person", "role", "name", "pronoun"}
        ]
        voice = self.scene.story.quoted[verb]
        numbers = [n for n in numbers if self.scene.story.quoted[cast.mentions[n].first] == voice]
        adjacent = [
            n
            for n in cast.in_sentence[sentence.index]
            if cast.mentions[n].last == verb - 1 and self.words[verb - 1] in self.grammar.around and party_of(self.scene, n)
        ]
        if adjacent:  # 'diungkapkan oleh Duta Besar India pasca menyerahkan surat kepercayaan'
            return adjacent[-1]
        before = [n for n in numbers if cast.mentions[n].last <= verb and party_of(self.scene, n) is not None]
        if before:
            return before[0]
        after = self._with_list(sentence, verb)
        later = [
            n
            for n in numbers
            if cast.mentions[n].first > verb and n not in after and self.words[cast.mentions[n].first - 1] == ","
        ]
        return later[0] if later else None

    def _anybody(self, sentence: Sentence, verb: int) -> list[Party]:
        number = self._main_subject(sentence, verb)
        return [] if number is None else parties_of(self.scene, [number])

    def _first_person(self, sentence: Sentence, clause: int, verb: int) -> Party | None:
        quotation = self.scene.story.quoted[verb]
        if quotation < 0 or quotation not in self.voices:
            return None
        start = max(sentence.first, verb - 8)
        if any(word in self.scene.pack.names.first_person for word in self.words[start : verb + 6]):
            return self.voices[quotation]
        return None

    def _pair_before(self, token: int, sides: bool) -> Sequence[Party]:
        """'kedua pemimpin': the people of the last contact, or the last two of two sides; 'kedua negara': its sides."""
        if self.last_people and not sides:
            return self.last_people
        if self.last_pair:
            return self.last_pair
        found: list[Party] = []
        until = self._mentions_until(token)
        for number in range(until - 1, max(-1, until - LOOK_BACK), -1):
            mention = self.scene.cast.mentions[number]
            if mention.first >= token or mention.kind not in {"person", "role", "name"}:
                continue
            party = party_of(self.scene, number)
            if party is not None and party.actor is not None and all(party.side != other.side for other in found):
                found.insert(0, party)
            if len(found) == 2:
                return found
        return []

    def _mentions_until(self, token: int) -> int:
        """How many mentions begin before a token."""
        return bisect_left(self.scene.cast.mentions, token, key=lambda mention: mention.first)

    def _with_list(self, sentence: Sentence, start: int, *, reach: int = WITH_REACH) -> list[int]:
        """The list behind the next 'dengan' of the clause."""
        for position in range(start, min(start + reach, sentence.last)):
            word = self.words[position]
            if word in {".", ";", ":", '"', "“", "”"} or (word in self.grammar.subordinators and position > start):
                return []
            if word in self.grammar.with_:
                found = self._list_at(sentence, position + 1, reach=3) or self._examples(sentence, position + 1)
                if found:
                    return found
        return []

    def _to_list(self, sentence: Sentence, start: int) -> list[int]:
        """'surat Trump kepada Kim', 'surat untuk Presiden Jokowi'"""
        for position in range(start, min(start + 4, sentence.last)):
            if self.words[position] in self.grammar.to | self.grammar.for_:
                return self._list_at(sentence, position + 1, reach=2)
        return []

    def _examples(self, sentence: Sentence, start: int) -> list[int]:
        """'dengan tokoh dunia seperti Sekjen PBB …', 'dengan banyak pihak, yakni …': the list behind the example word."""
        for position in range(start, min(start + 5, sentence.last)):
            bridge = self.grammar.copulas.match_at(self.words, position)
            if bridge is not None:
                return self._list_at(sentence, bridge[0], reach=1)
            if self.words[position] in {".", ";", ":"}:
                return []
        return []

    def _list_at(self, sentence: Sentence, start: int, *, reach: int) -> list[int]:
        """The list of mentions whose first one begins at a token, or within `reach` tokens of it."""
        cast = self.scene.cast
        for number in cast.in_sentence[sentence.index]:
            mention = cast.mentions[number]
            if mention.first < start:
                continue
            if mention.first > start + reach:
                return []
            gap = self.words[start : mention.first]
            if any(w in {",", ".", ";", ":", '"', "“", "”", "("} or w in self.grammar.prepositions - self.grammar.to for w in gap):
                return []
            if not can_act(cast, number) and mention.kind != "group":
                if mention.kind == "name" and self._adjoins(number):
                    continue  # 'Penasihan Keamanan Nasional Myanmar': a misspelt title, then the side
                return []
            return [n for n in list_around(self.scene, sentence, number, limit=(start, sentence.last)) if n >= number]
        return []

    def _adjoins(self, number: int) -> bool:
        mentions = self.scene.cast.mentions
        return number + 1 < len(mentions) and mentions[number + 1].first == mentions[number].last

    def _pairs(self, left: list[Party], right: list[Party], together: bool = False) -> list[list[Party]]:
        """One contact for each side that a single party deals with; one for all where a side is a list itself."""
        if not right:
            return [left]
        if not left:
            return []
        if len({party.side for party in left}) > 1:
            return [[*left, *[p for p in right if all(p.key != q.key for q in left)]]]
        others = [party for party in right if party.side != left[0].side]
        if together:
            return [[*left, *others]]
        sides: dict[str, list[Party]] = {}
        for party in others:
            kind = self.scene.pack.sides.by_code[party.side].kind if party.side in self.scene.pack.sides.by_code else ""
            bodies = party.actor is None and party.office is None and kind != "state"
            sides.setdefault("bodies" if bodies else party.side, []).append(party)
        return [[*left, *group] for group in sides.values()]

    def _skip_adverbs(self, start: int, last: int) -> int:
        """Over 'secara tertutup', 'bilateral' and the like; a capital begins something else ('Perdana Menteri')."""
        while start < last and self.words[start] in self.grammar.adverbs and not self.scene.story.capitals[start]:
            start += 1
        return start

    def _light_verb(self, sentence: Sentence, noun: int) -> int | None:
        """The token of a light verb that carries the noun ('menggelar pertemuan'), or None."""
        for position in range(max(sentence.first, noun - LIGHT_REACH), noun):
            found = self.scene.pack.contacts.light_verbs.match_at(self.words, position)
            if found is not None and found[0] <= noun and all(
                w in self.grammar.adverbs or w.isalpha() and w not in self.grammar.prepositions for w in self.words[found[0] : noun]
            ):
                return position
        return None

    def _behind_preposition(self, number: int) -> bool:
        first = self.scene.cast.mentions[number].first
        return first > 0 and self.words[first - 1] in self.grammar.prepositions

    def _group_at(self, sentence: Sentence, start: int) -> int | None:
        for number in self.scene.cast.in_sentence[sentence.index]:
            mention = self.scene.cast.mentions[number]
            if mention.kind == "group" and start <= mention.first <= start + 3:
                return number
        return None

    def _group_parties(self, sentence: Sentence, start: int) -> list[Party]:
        """'pertemuan kedua pemimpin', 'pertemuan tiga negara': the last contact's parties, or the last list of so many."""
        number = self._group_at(sentence, start)
        assert number is not None
        mention = self.scene.cast.mentions[number]
        if mention.count == 2:
            return list(self._pair_before(mention.first, mention.form == "side"))
        for index in range(sentence.index, max(-1, sentence.index - LOOK_BACK_SENTENCES), -1):
            for other in reversed(self.scene.cast.in_sentence[index]):
                if self.scene.cast.mentions[other].first >= mention.first or not can_act(self.scene.cast, other):
                    continue
                where = self.scene.story.sentences[index]
                found = parties_of(self.scene, list_around(self.scene, where, other, limit=(where.first, where.last)))
                if len({party.side for party in found}) == mention.count:
                    return found
        return []

    def _suits(self, number: int, trigger: Trigger) -> bool:
        mention = self.scene.cast.mentions[number]
        if trigger.object == "envoy":
            return self.scene.cast.office_of[number] in {"ambassador", "envoy"} or mention.kind == "person"
        if mention.kind == "role" and trigger.object == "tell":
            return self.scene.cast.office_of[number] is not None
        return mention.kind in {"person", "role", "pronoun", "name"}

    def _channel(self, sentence: Sentence, first: int, last: int, trigger: Trigger) -> tuple[Channel, Span]:
        """The trigger's channel, or what words beside it say of an unknown one ('via telepon', 'empat mata')."""
        own = self.scene.story.span(first, last)
        start, end = max(sentence.first, first - 8), min(sentence.last, last + 14)
        for begin, close, channel in self.scene.pack.contacts.channels.matches(self.words[start:end]):
            at = start + begin
            if first <= at < last:
                continue
            says = self.scene.story.span(at, start + close)
            if trigger.channel == "unknown" or (trigger.channel == "in-person" and channel == "video"):
                return channel, says
        return trigger.channel, own
