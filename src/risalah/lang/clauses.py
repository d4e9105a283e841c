"""Who a speech verb belongs to.

    "Presiden AS yang akan digantikan oleh Donald Trump itu mengatakan"  ->  the President, not Trump
    '… ," kata ajudan Putin, Yuri Ushakov'                               ->  Yuri Ushakov

The subject of a verb is sought to its left inside its own clause; words behind a preposition and inside a relative
clause act for nobody.
"""

from collections.abc import Sequence

from risalah.lang.grammar import Grammar, is_active_verb, is_passive_verb, is_verb
from risalah.model.mention import GATHERING, Cast, Mention
from risalah.model.story import Sentence, Story

SPEAKER_REACH = 4  # tokens between 'kata' and its speaker: 'kata pejabat senior itu'
STOPS = frozenset({",", ".", '"'})
CLAUSE_SIGNS = frozenset(":;?!")  # a clause ends at them, whatever comes behind
RELATIVE_REACH = 3  # tokens between 'yang' and its verb: 'yang sejak lama mendesak'
ATTRIBUTION_REACH = 5  # tokens of 'demikian keterangan resmi'
APPOSED_REACH = 4  # tokens of ', sekutu dekat' before a country
PREDICATE_REACH = 7  # tokens from 'menjadi' over 'pemimpin Arab pertama' to 'yang'
PLACE_REACH = 4  # tokens of a town before its country: 'di New York, Amerika Serikat'


def clause_before(story: Story, grammar: Grammar, sentence: Sentence, verb: int) -> int:
    """The token at which the clause of a verb begins."""
    return _clause_beyond(story, grammar, sentence, verb, _aside_before(story, grammar, sentence, verb))


def _clause_beyond(story: Story, grammar: Grammar, sentence: Sentence, verb: int, aside: range) -> int:
    """The same, over what stands in the aside before the verb."""
    words, quoted, subordinators = story.tokens.words, story.quoted, grammar.subordinators
    inside = quoted[verb]
    for before in range(verb - 1, sentence.first - 1, -1):
        if before in aside:
            continue
        word = words[before]
        if quoted[before] != inside or word in CLAUSE_SIGNS:
            return before + 1
        if word in subordinators and not _is_adverbial(words, before, grammar):
            return before + 1
    return min(verb, sentence.first)


def _aside_before(story: Story, grammar: Grammar, sentence: Sentence, verb: int) -> range:
    """'X tiba di Hanoi, kunjungan kedua pejabat Y tahun ini, dan menemui …': what stands between the commas.

    A noun with what belongs to it, or a time counted from something ('dua bulan setelah Biden ke sana'): nobody in it
    acts behind it. Empty where there is none.
    """
    words, at = story.tokens.words, verb - 1
    while at > sentence.first and (words[at] in grammar.adverbs or words[at] in grammar.auxiliaries):
        at -= 1
    closing = at - (words[at] in grammar.conjunctions)
    if closing <= sentence.first + 1 or words[closing] != ",":
        return range(0)
    opening = next((t for t in range(closing - 1, sentence.first, -1) if words[t] == ","), None)
    if opening is None or opening + 1 == closing or story.capitals[opening + 1] or not words[opening + 1].isalnum():
        return range(0)
    counted = next((t for t in range(opening + 1, closing) if words[t] in grammar.around), closing)
    if counted == closing == at:
        return range(0)  # 'X, sekutu dekat Y, menemui …'
    told = words[opening + 1 : counted]
    if any(w in grammar.relatives or w in grammar.subordinators or is_verb(grammar, w) for w in told):
        return range(0)
    return range(opening, closing + 1)


def subject_before(
    story: Story, cast: Cast, grammar: Grammar, sentence: Sentence, verb: int, *, of_copula: bool = False
) -> int | None:
    """Number of the mention that is the subject of the verb at a token, or None.

    `of_copula`: the verb is the 'menjadi' of 'X menjadi tamu pertama yang …', which is in no such clause itself.
    """
    aside = _aside_before(story, grammar, sentence, verb)
    start = _clause_beyond(story, grammar, sentence, verb, aside)
    numbers = [
        n
        for n in cast.in_sentence[sentence.index]
        if cast.mentions[n].first >= start and cast.mentions[n].last <= verb and can_act(cast, n)
    ]
    if not any(cast.mentions[n].first == aside.start + 1 for n in numbers if aside):  # 'A, menteri B, dan …'
        numbers = [n for n in numbers if cast.mentions[n].first not in aside]
    headed = _head_of_relative(story, cast, grammar, numbers, sentence, verb, of_copula)
    if headed is not None:
        return headed if headed >= 0 else None
    controlled = _controlled(story, cast, grammar, numbers, verb)
    if controlled is not None:
        return controlled
    free = [n for n in numbers if not _is_governed(story, cast, grammar, numbers, n)]
    if not free:
        opening = next(
            (n for n in numbers if cast.mentions[n].first == start and cast.mentions[n].kind == "person"), None
        )
        joined = start > sentence.first and story.tokens.words[start - 1] in grammar.subordinators
        return opening if joined else None  # 'sejak Bill Clinton menemui Assad'
    chosen = free[-1]
    for number in free[:-1]:
        if _has_relative(story, grammar, cast.mentions[number]):
            chosen = number  # what stands in its relative clause does not act
            break
    holder = _apposed_to(story, cast, free, chosen, verb)
    if holder is not None:
        return holder
    acting = _before_object(story, cast, grammar, free, chosen, verb)
    if acting is not None:
        chosen = acting
    return _first_of_list(story, cast, grammar, free, chosen)


def _apposed_to(story: Story, cast: Cast, free: Sequence[int], chosen: int, verb: int) -> int | None:
    """'Lee, sekutu dekat AS, berjanji' -> Lee: the country stands in what the commas tell of the one before them."""
    place, words = free.index(chosen), story.tokens.words
    if place == 0 or cast.mentions[chosen].kind != "side":
        return None
    before, after = cast.mentions[free[place - 1]], cast.mentions[chosen]
    between = words[before.last : after.first]
    told = before.kind in {"person", "name"} and 1 < len(between) <= APPOSED_REACH and between[0] == ","
    plain = told and all(word.isalpha() for word in between[1:]) and not any(story.capitals[before.last : after.first])
    return free[place - 1] if plain and "," in words[after.last : verb] else None


def _before_object(
    story: Story, cast: Cast, grammar: Grammar, free: Sequence[int], chosen: int, verb: int
) -> int | None:
    """'Kerry menghadiri rapat menteri G20, dan menyatakan' -> Kerry: before 'dan' stands the first verb's object.

    The whole list of it: 'A dan B membahas kemitraan Tiongkok-ASEAN, dan setuju untuk …' -> B. So it is with whoever
    did it to the subject: 'A disambut PM B, lalu dijamu Raja C' -> A.
    """
    words, at, place = story.tokens.words, verb - 1, free.index(chosen)
    onward = grammar.goes_on - grammar.conjunctions  # ', lalu dijamu'
    while at > 0 and (
        words[at] in grammar.adverbs or words[at] in onward or is_passive_verb(grammar, words[at])
    ):  # 'dan dijadwalkan bertemu'
        at -= 1
    then = words[at] == "," and any(word in grammar.goes_on for word in words[at + 1 : verb])
    if words[at] not in grammar.conjunctions and not then:
        return None
    if words[at - 1] == ",":
        at -= 1
    if cast.mentions[chosen].last != at:
        return None
    while place > 0 and words[cast.mentions[free[place - 1]].last : cast.mentions[free[place]].first] == ["-"]:
        place -= 1
    if place == 0:
        return None
    before, after = cast.mentions[free[place - 1]], cast.mentions[free[place]]
    verbs = (t for t in range(before.last, after.first) if is_verb(grammar, words[t]))
    return free[place - 1] if any(words[t - 1] not in grammar.relatives for t in verbs) else None


def _head_of_relative(
    story: Story,
    cast: Cast,
    grammar: Grammar,
    numbers: Sequence[int],
    sentence: Sentence,
    verb: int,
    of_copula: bool,
) -> int | None:
    """'Ratu Maxima yang diterima …' -> Ratu Maxima; 'negara-negara yang didatangi …' -> -1, nobody; None: no 'yang'."""
    words = story.tokens.words
    at = verb - 1
    while at > sentence.first and words[at] in grammar.adverbs:
        at -= 1
    at = _relative_nearby(story, grammar, sentence, at)
    if at <= sentence.first or words[at] not in grammar.relatives:
        return None
    if words[at + 1] in grammar.relative_ends:
        return None  # 'pada hari yang sama juga bertemu'
    inside = (cast.mentions[n].first for n in numbers if cast.mentions[n].last == verb and cast.mentions[n].first > at)
    if any(all(word in grammar.adverbs for word in words[at + 1 : first]) for first in inside):
        return None  # 'kesepakatan yang sudah ia capai dengan Rusia': who does it stands in the clause itself
    if words[at - 1] == ",":
        at -= 1
    ending = [n for n in numbers if cast.mentions[n].last == at]
    heads = [n for n in ending if _is_somebody(cast, n) or not _is_governed(story, cast, grammar, numbers, n)]
    named = any(cast.mentions[n].kind == "person" for n in heads)
    copula = None if named or of_copula else copula_before(story, grammar, sentence, at)
    if copula is not None:
        subject = subject_before(story, cast, grammar, sentence, copula, of_copula=True)
        states = story.tokens.words[copula + 1] in grammar.member_words  # 'menjadi negara pertama yang …'
        acts = subject is not None and (states or cast.mentions[subject].kind != "side")
        return subject if acts else -1
    return heads[-1] if heads else -1


def copula_before(story: Story, grammar: Grammar, sentence: Sentence, at: int) -> int | None:
    """'X menjadi pemimpin Arab pertama yang diterima Y': the token of 'menjadi', which says what X is, before `at`."""
    words = story.tokens.words
    for back in range(at - 1, max(at - 1 - PREDICATE_REACH, sentence.first), -1):
        if words[back] in grammar.being:
            return back
        if not words[back].isalpha() or words[back] in grammar.relatives or words[back] in grammar.subordinators:
            return None
    return None


def _is_somebody(cast: Cast, number: int) -> bool:
    """'disiapkan oleh Menlu X dan Menlu Y, yang berunding di …': people act in what 'yang' tells of them."""
    return cast.mentions[number].kind == "person"


def _relative_nearby(story: Story, grammar: Grammar, sentence: Sentence, at: int) -> int:
    """Back over a few small words to 'yang': 'yang sejak lama mendesak'. `at` itself where there is none."""
    words = story.tokens.words
    for back in range(at, max(at - RELATIVE_REACH, sentence.first), -1):
        if words[back] in grammar.relatives:
            return back
        joins = words[back] in grammar.subordinators and not _is_adverbial(words, back, grammar)
        if not words[back].isalpha() or story.capitals[back] or joins:
            break
        if is_active_verb(grammar, words[back]) and words[back] not in grammar.auxiliaries:
            break  # 'yang mengunjungi markas mengatakan': the relative clause has a verb of its own
    return at


def _controlled(story: Story, cast: Cast, grammar: Grammar, numbers: Sequence[int], verb: int) -> int | None:
    """Who stands before 'untuk': 'keinginan dari Jenderal Dunford untuk bertemu', 'mendorong Trump untuk memuji'."""
    words = story.tokens.words
    if verb < 1 or words[verb - 1] not in grammar.for_:
        return None
    for number in reversed(numbers):
        mention = cast.mentions[number]
        before = words[mention.first - 1] if mention.first else ""
        if mention.last == verb - 1 and (before in grammar.from_ or before in grammar.object_control):
            return number
    return None


def speaker_after(
    story: Story, cast: Cast, grammar: Grammar, sentence: Sentence, cue_end: int, reach: int = SPEAKER_REACH
) -> int | None:
    """Number of the mention right behind a cue ('kata Putin'), or None."""
    words = story.tokens.words
    for number in cast.in_sentence[sentence.index]:
        mention = cast.mentions[number]
        if mention.first < cue_end:
            continue
        if mention.first > cue_end + reach:
            return None
        if any(_parts(grammar, word) for word in words[cue_end : mention.first]):
            return None
        return number if can_speak(cast, number) else None
    return None


def _parts(grammar: Grammar, word: str) -> bool:
    """Between a cue and its speaker: 'kritik terhadap Rusia' is not Russia's, 'komentar itu dibalas Rusia' neither."""
    return word in STOPS or word in grammar.prepositions or word in grammar.deictics or is_passive_verb(grammar, word)


def first_free(story: Story, cast: Cast, grammar: Grammar, sentence: Sentence, verb: int) -> int | None:
    """The first mention before a verb that nothing governs: 'Macron saat berkunjung ke … mengatakan'."""
    voice = story.quoted[verb]
    numbers = [
        n
        for n in cast.in_sentence[sentence.index]
        if cast.mentions[n].last <= verb and can_act(cast, n) and story.quoted[cast.mentions[n].first] == voice
    ]
    unnamed = [n for n in cast.in_sentence[sentence.index] if cast.mentions[n].kind == "role" and not can_act(cast, n)]
    if any(cast.mentions[n].last <= verb and not _is_governed(story, cast, grammar, [n], n) for n in unnamed):
        return None  # 'para pejabat di Moskow mengatakan': somebody else, whom the words do not place
    return next((n for n in numbers if not _is_governed(story, cast, grammar, numbers, n)), None)


def can_act(cast: Cast, number: int) -> bool:
    """People, offices, sides, groups and pronouns act; a capital after 'di' and an unknown word do not."""
    mention = cast.mentions[number]
    if mention.kind == "name":
        return cast.actor_of[number] is not None
    if mention.kind in {"group", "pronoun"}:
        return True
    if mention.form == GATHERING or _sends_another(cast, number):
        return False
    return cast.side_of[number] is not None or cast.actor_of[number] is not None


def _sends_another(cast: Cast, number: int) -> bool:
    """'utusan khusus Presiden Korea Selatan Moon Jae-in menemui …': the envoy acts, not the one who sent him."""
    if number == 0:
        return False
    outer = cast.mentions[number - 1]
    return outer.holder == cast.mentions[number].span and cast.side_of[number - 1] is not None


def can_speak(cast: Cast, number: int) -> bool:
    return can_act(cast, number) or cast.mentions[number].kind == "name"


def _behind_preposition(story: Story, cast: Cast, grammar: Grammar, mention: Mention) -> bool:
    before = mention.first - 1
    words = story.tokens.words
    if before < 0 or story.sentence_of[before] != mention.sentence:
        return False
    if words[before] in grammar.prepositions:
        return True
    country = _country_right_before(cast, mention)
    if country is not None:
        return _behind_preposition(story, cast, grammar, country)  # 'ke ibu kota Turki Ankara'
    if mention.form == "capital" and any(word in grammar.at for word in words[max(0, before - 2) : before]):
        return True  # 'di ibu kota Amman'
    if words[before] == "," and mention.kind == "side" and _is_country_of_place(story, cast, grammar, mention, before):
        return True
    if mention.kind == "side" and _ends_name_of_place(story, grammar, mention):
        return True
    if tuple(words[before - 1 : before + 1]) in grammar.capital_words:
        before -= 1  # 'ke ibu kota Turki'
    # 'di pertemuan Uni Eropa', 'ke kota Ramallah': a noun between; 'dalam pernyataannya Kremlin' is none
    noun = story.text[story.tokens.starts[before]].islower() and not words[before].endswith(grammar.enclitic)
    return (
        noun
        and words[before].isalpha()
        and words[before] not in grammar.adverbs
        and words[before] not in grammar.that  # 'meminta agar Israel menggelar …'
        and words[before] not in grammar.there  # 'Di sana Maas akan bertemu …'
        and before > 0
        and story.sentence_of[before - 1] == mention.sentence
        and _leads_to_noun(grammar, words[before - 1])
    )


def _country_right_before(cast: Cast, mention: Mention) -> Mention | None:
    """'Turki' in 'Turki Ankara': the state that a capital stands right behind."""
    if mention.form != "capital":
        return None
    inside = [cast.mentions[n] for n in cast.in_sentence[mention.sentence]]
    return next((m for m in inside if m.last == mention.first and m.kind == "side" and m.side == mention.side), None)


def _ends_name_of_place(story: Story, grammar: Grammar, mention: Mention) -> bool:
    """'di Bandara Internasional Changi Singapura': a country behind the name of what lies in it."""
    words, at = story.tokens.words, mention.first - 1
    while at > max(0, mention.first - 1 - PLACE_REACH) and story.capitals[at]:
        at -= 1
    towards = words[at] in grammar.at or words[at] in grammar.into  # 'menuju Ruang Oval Istana'
    return mention.first - at > 2 and towards and story.sentence_of[at] == mention.sentence


def _leads_to_noun(grammar: Grammar, word: str) -> bool:
    return word in grammar.at or word in grammar.inside or word in grammar.into


def _is_country_of_place(story: Story, cast: Cast, grammar: Grammar, mention: Mention, comma: int) -> bool:
    """'saat berkunjung ke Tallinn, Estonia': the country behind a town behind 'di' or 'ke'.

    'Setelah Pelosi pergi ke Jepang, China memanggil …' has another country before the comma.
    """
    if any(
        cast.mentions[n].last == comma and cast.side_of[n] not in {None, mention.side}
        for n in cast.in_sentence[mention.sentence]
    ):
        return False
    words, owners = story.tokens.words, story.sentence_of
    for back in range(comma - 1, max(comma - 1 - PLACE_REACH, 0), -1):
        if owners[back] != mention.sentence:
            return False
        if words[back] in grammar.at or words[back] in grammar.into:
            # 'Di Jakarta, Indonesia meminta': opens the sentence, so what comes next may act
            return back < comma - 1 and owners[back - 1] == mention.sentence
        if not story.capitals[back]:
            return False
    return False


def _is_governed(story: Story, cast: Cast, grammar: Grammar, numbers: Sequence[int], number: int) -> bool:
    """Behind a preposition or an active verb, or in a list whose first entry is: 'ke Korsel, China, dan Jepang'."""
    head = cast.mentions[_first_of_list(story, cast, grammar, numbers, number)]
    if _behind_preposition(story, cast, grammar, head):
        return True
    before = head.first - 1
    if before < 0 or story.sentence_of[before] != head.sentence:
        return False
    if _is_home_of(cast, head):
        return True
    if _is_attribution(story, grammar, head):
        return True
    word = story.tokens.words[before]
    beside = grammar.accompanied.match_at(story.tokens.words, before)
    if beside is not None and beside[0] == head.first:
        return True  # 'Pompeo akan didampingi utusan X, dan bertemu …'
    if is_active_verb(grammar, word) or word == "(":  # 'ke Amerika Serikat (AS) dan …'
        return True
    if word == "-" and head.kind == "name":  # 'Forum Menteri Uni Eropa-Indo-Pasifik'
        return True
    # 'yang dilakukan Rusia', 'saat ditemui wartawan', 'seperti dikutip Kyodo': an agent inside a clause of its own;
    # 'Hal itu disampaikan Jokowi' has one that acts
    opens = story.tokens.words[before - 1] if before > 0 else ""
    own = opens in grammar.relatives or opens in grammar.subordinators or opens in grammar.prepositions
    return own and is_passive_verb(grammar, word)


def _is_home_of(cast: Cast, mention: Mention) -> bool:
    """'para pemimpin Taliban Afghanistan': the country right behind a group's name only says where it is from."""
    if mention.kind != "side" or mention.form not in {"name", "abbreviation"}:
        return False
    numbers = cast.in_sentence[mention.sentence]
    ending = [n for n in numbers if cast.mentions[n].last == mention.first and cast.side_of[n] is not None]
    return any(cast.side_of[n] != mention.side and cast.mentions[n].kind in {"role", "side"} for n in ending)


def _is_attribution(story: Story, grammar: Grammar, mention: Mention) -> bool:
    """'Powell, demikian keterangan Deplu AS, menelepon …': who is the source of the words between the commas."""
    words = story.tokens.words
    if mention.last >= len(words) or words[mention.last] != ",":
        return False
    for back in range(mention.first - 1, max(mention.first - ATTRIBUTION_REACH, 0), -1):
        if story.sentence_of[back] != mention.sentence or words[back] == ",":
            return False
        if words[back] in grammar.attributing:
            return words[back - 1] == ","
    return False


def _has_relative(story: Story, grammar: Grammar, mention: Mention) -> bool:
    words = story.tokens.words
    after = mention.last
    if after < len(words) and words[after] in {",", ")"}:
        after += 1
    return after < len(words) and words[after] in grammar.relatives


def _first_of_list(story: Story, cast: Cast, grammar: Grammar, numbers: Sequence[int], chosen: int) -> int:
    """'Trump dan Moon menyatakan': the first of the people that a list names."""
    words = story.tokens.words
    position = numbers.index(chosen)
    while position > 0:
        before, after = cast.mentions[numbers[position - 1]], cast.mentions[numbers[position]]
        between = words[before.last : after.first]
        linked = any(w in grammar.conjunctions for w in between)
        in_list = position < numbers.index(chosen) and list(between) == [","]  # 'ke Korsel, China, dan Jepang'
        if (
            between
            and len(between) <= 2
            and (linked or in_list)
            and (all(w in grammar.conjunctions or w == "," for w in between))
        ):
            position -= 1
        else:
            break
    return numbers[position]


def _is_adverbial(words: Sequence[str], at: int, grammar: Grammar) -> bool:
    """'Sementara itu, Putin mengatakan': a joining word that opens no clause."""
    return at + 1 < len(words) and words[at + 1] in grammar.deictics
