"""Where the parties of a contact stand in a sentence: lists of mentions behind words that open a place for them.

"bertemu dengan PM Australia dan Kanada"  ->  behind 'dengan': the mentions of both
"menggelar pertemuan"                     ->  'menggelar' is the light verb that carries the noun
"""

from bisect import bisect_left
from collections.abc import Sequence

from risalah.frame.parties import Scene, list_around
from risalah.lang.clauses import can_act
from risalah.lang.contacts_file import StatusWord
from risalah.lang.grammar import is_active_verb, is_verb
from risalah.model.story import Sentence

MATTER_REACH = 2  # tokens of 'sama trilateral' before 'dengan'
WITH_REACH = 12  # tokens from a trigger to its 'dengan': 'melakukan pembicaraan via telepon selama satu jam dengan'
STOPS = frozenset('.;:"“”')
CHAIN_REACH = 4  # tokens between two lists: ', dan juga dengan'
LONGEST_CHAIN = 20  # mentions
POSSESSED_REACH = 4  # tokens of 'calon penggantinya', and the comma
EXAMPLE_REACH = 9  # tokens of 'lebih dari 30 kepala negara, termasuk'
LIGHT_REACH = 4  # tokens from a light verb to its noun, without the how-manieth between them
PRIVATE_REACH = 4  # tokens of 'keluarga para sandera' and the word that joins them to whom is met besides
COUNTED = 3  # tokens of 'ke-22'


class Lists:
    """Looks for lists of mentions around the tokens of a sentence; every answer is numbers of mentions."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.words = scene.words
        self.grammar = scene.pack.grammar
        self.telling = scene.pack.contacts.telling

    def _with_list(self, sentence: Sentence, start: int, *, reach: int = WITH_REACH) -> list[int]:
        """The list behind the next 'dengan' of the clause."""
        end = min(start + reach, sentence.last)
        if self.grammar.with_.isdisjoint(self.words[start:end]):
            return []
        for position in range(start, end):
            word = self.words[position]
            if word in STOPS or (word in self.grammar.subordinators and position > start):
                return []
            goes_on = position > start and self.words[position - 1] in self.grammar.conjunctions
            if goes_on and is_active_verb(self.grammar, word):
                return []  # 'menggelar pembicaraan dan menyepakati kerja sama dengan AS'
            tells = word in self.telling and position > start
            if tells and (self._opens_contact(position) or self._reports_another(position)):
                return []  # 'di akhir KTT G7 di Biarritz, Trump menawarkan pertemuan dengan …'
            if word in self.grammar.with_ and position > start and self.words[position - 1] in self.grammar.not_with:
                return []
            helped = position + 1 < sentence.last and self.words[position + 1] in self.grammar.assisting
            if word in self.grammar.with_ and helped and not (position == start and self._begins_role(start + 1)):
                continue  # 'berlangsung di Asmara dengan bantuan Presiden X'; not 'berbicara dengan mediator Qatar'
            if word in self.grammar.with_ and self.words[position - 1] not in self.grammar.about:
                found = (
                    self._list_at(sentence, position + 1, reach=3)
                    or self._examples(sentence, position + 1)
                    or self._named_behind_noun(sentence, position + 1)
                )
                cast = self.scene.cast
                bare = all(cast.actor_of[n] is None and cast.office_of[n] is None for n in found)
                near = self.words[max(start, position - MATTER_REACH) : position]
                if bare and not self.grammar.shared_matters.isdisjoint(near):
                    return []  # 'menyepakati kerja sama trilateral dengan AS'
                if found:
                    return self._with_more(sentence, self._detailed(sentence, found))
        return []

    def _detailed(self, sentence: Sentence, found: list[int]) -> list[int]:
        """'pejabat tinggi Indonesia, termasuk Menlu X dan Menhan Y': those named instead of the many."""
        last = self.scene.cast.mentions[found[-1]]
        if last.kind != "role" or not (last.plural or last.office in {"official", "leader"}):
            return found
        at = last.last + (last.last < sentence.last and self.words[last.last] == ",")
        bridge = self.grammar.copulas.match_at(self.words, at) if at < sentence.last else None
        named = self._list_at(sentence, bridge[0], reach=1) if bridge is not None else []
        named = [n for n in named if self.scene.cast.actor_of[n] is not None]
        return [*found[:-1], *named] if named else found

    def _begins_role(self, at: int) -> bool:
        """Does an office or a person's title begin at a token?"""
        inside = self.scene.cast.in_sentence[self.scene.story.sentence_of[at]]
        return any(
            self.scene.cast.mentions[n].first == at and self.scene.cast.mentions[n].kind in {"role", "person"}
            for n in inside
        )

    def _with_more(self, sentence: Sentence, found: list[int], reach: int = 1) -> list[int]:
        """'dengan Jokowi, juga dengan PM Malaysia, lalu Sultan Brunei': the lists that go on from a list."""
        numbers = list(found)
        while len(numbers) < LONGEST_CHAIN:
            position = end = self._behind_company(self._end_of(numbers), sentence.last)
            while position < min(end + CHAIN_REACH, sentence.last) and (
                self.words[position] == ","
                or self.words[position] in self.grammar.goes_on
                or (position > end and self._skip_adverbs(position, position + 1) > position)  # 'lalu secara terpisah'
            ):
                position += 1
            if not any(word in self.grammar.goes_on for word in self.words[end:position]):
                return numbers
            if position < sentence.last and self._begins_clause(position):
                return numbers
            again = position < sentence.last and self.words[position] in self.grammar.with_
            more = self._list_at(sentence, position + again, reach=1 if again else reach)
            if not more or (not again and self._acts(sentence, more[-1])):
                return numbers
            numbers += more
        return numbers

    def _behind_company(self, at: int, last: int) -> int:
        """'PM Australia X dan istri, lalu PM Singapura Y': over who came along, without a name."""
        joined = at + 1 < last and self._joins(at) and self.words[at] != ","
        return at + 2 if joined and self.words[at + 1] in self.scene.pack.contacts.company else at

    def _begins_clause(self, position: int) -> bool:
        """'bertemu Menlu Iran dan mengatakan AS …': the verb of the next clause, and no more of the list."""
        told = self.scene.pack.speech.cues.match_at(self.words, position) is not None
        return told or is_verb(self.grammar, self.words[position])

    def _acts(self, sentence: Sentence, number: int) -> bool:
        """'bertemu Putin, lalu Trump mengatakan …': does a verb follow, so that it opens a clause of its own?"""
        at = self.scene.cast.mentions[number].last
        while at < sentence.last and self.words[at] in self.grammar.adverbs:
            at += 1
        if at >= sentence.last:
            return False
        word = self.words[at]
        return (
            is_active_verb(self.grammar, word)
            or self.scene.pack.speech.cues.match_at(self.words, at) is not None
            or self.scene.pack.contacts.triggers.match_at(self.words, at) is not None
            or any("planned" in kinds for kinds in self._status_at(at))
        )

    def _status_at(self, at: int) -> list[tuple[StatusWord, ...]]:
        found = self.scene.pack.contacts.status.match_at(self.words, at)
        return [] if found is None else [found[1]]

    def _reports_another(self, position: int) -> bool:
        """'Selama percakapan, Putin menyatakan siap berdialog dengan …': the list belongs to the nearer verb."""
        contacts = self.scene.pack.contacts
        found = contacts.triggers.match_at(self.words, position)
        if found is None or contacts.ignored.match_at(self.words, position) is not None:
            return False  # 'menyambut baik' tells of no contact
        if found[1].pattern not in {"reciprocal", "active", "passive"}:
            return False
        cast = self.scene.cast  # 'juru bicara' is a title
        numbers = cast.in_sentence[self.scene.story.sentence_of[position]]
        return not any(cast.mentions[n].first <= position < cast.mentions[n].last for n in numbers)

    def _opens_contact(self, position: int) -> bool:
        contacts = self.scene.pack.contacts
        return contacts.light_verbs.match_at(self.words, position) is not None and self.words[position] not in (
            self.grammar.adverbs
        )

    def _to_list(self, sentence: Sentence, start: int) -> list[int]:
        """'surat Trump kepada Kim', 'surat untuk Presiden Jokowi'"""
        for position in range(start, min(start + 4, sentence.last)):
            if self.words[position] in self.scene.pack.contacts.addressing:
                return self._list_at(sentence, position + 1, reach=2)
        return []

    def _from_list(self, sentence: Sentence, start: int) -> list[int]:
        """'menerima surat dari Presiden Xi'"""
        if start < sentence.last and self.words[start] in self.grammar.from_:
            return self._list_at(sentence, start + 1, reach=1)
        return []

    def _examples(self, sentence: Sentence, start: int) -> list[int]:
        """'dengan tokoh dunia seperti Sekjen PBB …', 'dengan banyak pihak, yakni …': what stands behind."""
        end = min(start + EXAMPLE_REACH, sentence.last)
        if self.grammar.copulas.first_words.isdisjoint(self.words[start:end]) and ":" not in self.words[start:end]:
            return []
        for position in range(start, end):
            bridge = self.grammar.copulas.match_at(self.words, position)
            if bridge is not None:
                of = (
                    bridge[0] < sentence.last and self.words[bridge[0]] in self.grammar.from_
                )  # 'di antaranya dari PM X'
                return self._list_at(sentence, bridge[0] + of, reach=1)
            if self.words[position] == ":":  # 'menelepon tiga pemimpin yang …: A, B dan C'
                named = self._list_at(sentence, position + 1, reach=0)
                return named if len(named) > 1 else []
            if self.words[position] in {".", ";"}:
                return []
        return []

    def _named_behind_noun(self, sentence: Sentence, start: int) -> list[int]:
        """'dengan calon penggantinya, X', 'dengan lawan bicaranya, Menlu Y': a noun of his, then its name."""
        comma = start
        while comma < min(start + POSSESSED_REACH, sentence.last - 1) and self.words[comma].isalpha():
            comma += 1
        if comma == start or self.words[comma] != "," or not self.words[comma - 1].endswith(self.grammar.enclitic):
            return []
        cast = self.scene.cast
        for number in cast.in_sentence[sentence.index]:
            if cast.mentions[number].first == comma + 1 and cast.mentions[number].kind in {"person", "name"}:
                return [number] if can_act(cast, number) else []
        return []

    def _list_at(self, sentence: Sentence, start: int, *, reach: int) -> list[int]:
        """The list of mentions whose first one begins at a token, or within `reach` tokens of it."""
        cast = self.scene.cast
        inside = cast.in_sentence[sentence.index]
        for number in inside[bisect_left(inside, start, key=lambda n: cast.mentions[n].first) :]:
            mention = cast.mentions[number]
            if mention.first > start + reach:
                return []
            gap = self.words[start : mention.first]
            if any(
                w in {",", ".", ";", ":", '"', "“", "”", "("}
                or (w in self.grammar.prepositions and w not in self.grammar.to)
                or w in self.grammar.about  # 'pertemuan khusus membahas krisis Myanmar'
                or w in self.grammar.subordinators
                for w in gap
            ):
                return []
            if not can_act(cast, number) and mention.kind != "group":
                if mention.kind == "name" and self._adjoins(number):
                    continue  # 'Penasihan Keamanan Nasional Myanmar': a misspelt title, then the side
                return []
            return [n for n in list_around(self.scene, sentence, number, limit=(start, sentence.last)) if n >= number]
        return []

    def _ends_at(self, sentence: Sentence, token: int) -> bool:
        """Does somebody who can act stand right before a token?"""
        mentions = self.scene.cast.mentions
        return any(
            mentions[n].last == token and can_act(self.scene.cast, n)
            for n in self.scene.cast.in_sentence[sentence.index]
        )

    def _end_of(self, numbers: Sequence[int]) -> int:
        """The token behind the last of some mentions."""
        return max(self.scene.cast.mentions[number].last for number in numbers)

    def _adjoins(self, number: int) -> bool:
        mentions = self.scene.cast.mentions
        return number + 1 < len(mentions) and mentions[number + 1].first == mentions[number].last

    def _group_at(self, sentence: Sentence, start: int) -> int | None:
        for number in self.scene.cast.in_sentence[sentence.index]:
            mention = self.scene.cast.mentions[number]
            if mention.kind == "group" and start <= mention.first <= start + 3:
                return number
        return None

    def _skip_adverbs(self, start: int, last: int) -> int:
        """Over 'secara tertutup', 'bilateral' and the like; a capital or a title begins something else."""
        titles = self.scene.pack.titles
        while start < last and self.words[start] in self.grammar.adverbs and not self.scene.story.capitals[start]:
            if titles.match_at(self.words, start) is not None:  # 'perdana menteri'
                break
            if self._opens_group(start) or self._names_group(start):
                break
            start += 1
        return start

    def _names_group(self, at: int) -> bool:
        """'pertemuan kedua pemimpin' is of both of them, and not their second one."""
        if self.words[at] not in self.scene.pack.names.groups.first_words:
            return False
        cast = self.scene.cast
        groups = (cast.mentions[n] for n in cast.in_sentence[self.scene.story.sentence_of[at]])
        return any(m.kind == "group" and m.first == at and m.last - at > 1 and m.form != "side" for m in groups)

    def _opens_group(self, at: int) -> bool:
        """'dialog antar-Korea', 'pembicaraan kedua Korea': words that by themselves say who is meant."""
        names = self.scene.pack.names
        group = names.groups.match_at(self.words, at) if self.words[at] in names.groups.first_words else None
        return group is not None and group[1].rule in names.group_sides

    def _skip_private(self, start: int, last: int) -> int:
        """'bertemu investor asing dan kemudian Menteri X': over people who act for no side, up to those who do.

        So it goes over 'tuan rumah,' in 'bertemu tuan rumah, Presiden Putin'.
        """
        private = self.scene.pack.contacts.private
        host = self.scene.pack.contacts.hosting.match_at(self.words, start)
        if host is not None and host[0] < last:
            start = host[0] + (self.words[host[0]] == ",")
        begin = start
        while start + 2 < last and self.words[start] in private:
            end = start + 1
            while end < min(start + PRIVATE_REACH, last) and self.words[end].isalpha() and not self._joins(end):
                if self.scene.story.capitals[end] or is_verb(self.grammar, self.words[end]):
                    break
                end += 1  # 'keluarga sandera'
            if end + 1 >= last or not self._joins(end):
                break
            start = end + 1
            while start < last - 1 and self.words[start] in self.grammar.goes_on:
                start += 1
        if begin == start:
            return start
        sentence = self.scene.story.sentences[self.scene.story.sentence_of[begin]]
        named = (n for n in self.scene.cast.in_sentence[sentence.index] if self.scene.cast.mentions[n].first == start)
        acts = any(self._acts(sentence, number) for number in named)
        return begin if acts else start  # 'bertemu wartawan dan Menlu X mengecamnya'

    def _joins(self, at: int) -> bool:
        return self.words[at] == "," or self.words[at] in self.grammar.conjunctions

    def _light_verb(self, sentence: Sentence, noun: int) -> int | None:
        """The token of a light verb that carries the noun ('menggelar pertemuan'), or None."""
        light_verbs = self.scene.pack.contacts.light_verbs
        for position in light_verbs.openings(self.words, max(sentence.first, noun - LIGHT_REACH - COUNTED), noun):
            found = light_verbs.match_at(self.words, position)
            if (
                found is not None
                and found[0] <= noun
                and len(between := self._uncounted(found[0], noun)) <= LIGHT_REACH - (found[0] - position)
                and all(
                    w in self.grammar.adverbs or (w.isalpha() and w not in self.grammar.prepositions) for w in between
                )
                and not self._names_somebody(sentence, found[0], noun)
            ):
                return position
        return None

    def _uncounted(self, first: int, last: int) -> list[str]:
        """'memulai putaran ke-22 perundingan', 'melakukan 33 pertemuan': the words of a gap without a number."""
        gap = list(self.words[first:last])
        if gap[:1] and gap[0].isdigit():
            return gap[1:]
        for at in range(len(gap) - 2):
            if gap[at] in self.grammar.into and gap[at + 1] == "-" and gap[at + 2].isdigit():
                return gap[:at] + gap[at + 3 :]
        return gap

    def _names_somebody(self, sentence: Sentence, first: int, last: int) -> bool:
        """'meminta Moon lewat sambungan telepon': who is asked stands between, so the verb doesn't carry the noun."""
        mentions = self.scene.cast.mentions
        inside = (mentions[n] for n in self.scene.cast.in_sentence[sentence.index])
        return any(first <= m.first and m.last <= last and m.kind == "person" for m in inside)

    def _behind_preposition(self, number: int) -> bool:
        first = self.scene.cast.mentions[number].first
        return first > 0 and self.words[first - 1] in self.grammar.prepositions
