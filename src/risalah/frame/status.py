"""Is the contact held, planned, proposed, cancelled, refused, or does the text say that there was none?

"akan bertemu" -> planned · "menolak berunding" -> refused · "usai pertemuan" -> held · "belum bertemu" -> none
"""

import msgspec

from risalah.frame.parties import Scene, named_right_before
from risalah.lang.clauses import can_act
from risalah.lang.contacts_file import StatusWord
from risalah.lang.grammar import is_active_verb, is_passive_verb, is_verb
from risalah.model.account import Status
from risalah.model.span import Span

REACH_LEFT = 14  # tokens before the trigger in which a status word still belongs to it
REACH_RIGHT = 16  # tokens behind a noun in which its predicate stands: 'pertemuan … yang sedianya digelar … urung'
PREDICATE_REACH = 9  # tokens behind a noun, names and titles apart, in which its own predicate begins
# which meaning of a word of several counts
RANKS: tuple[StatusWord, ...] = (
    "cancelled",
    "refused",
    "negated",
    "proposed",
    "planned",
    "hypothetical",
    "held",
)
CLOSING = frozenset('.;:?!"“”')

Mark = tuple[int, int, tuple[StatusWord, ...]]


class StatusReading(msgspec.Struct, frozen=True):
    """`status` None: the text denies the contact."""

    status: Status | None
    rule: str
    span: Span | None


def read_status(
    scene: Scene, starts: tuple[int, int], trigger_first: int, trigger_last: int, sentence_last: int, is_noun: bool
) -> StatusReading:
    """The status that the words around a trigger give it. `starts`: first token of the sentence, and of the clause."""
    denials = scene.pack.contacts.denials
    if not denials.first_words.isdisjoint(scene.words[starts[0] : trigger_first]):  # hardly ever
        near = max(starts[0], named_right_before(scene, trigger_first) - 3)
        denial = _denial(scene, starts[0], starts[1]) or _denial(scene, near, trigger_first)
        if denial is not None:
            return denial
    before = _read_before(scene, max(starts[1], trigger_first - REACH_LEFT), trigger_first)
    if before is not None and before.status in {"planned", "proposed"}:
        turned_down = _turned_down(scene, trigger_last, sentence_last)
        if turned_down is not None:
            return turned_down
    if before is not None and before.status != "held":
        purpose = before.span is not None and before.span.read(scene.story.text).lower() in scene.pack.grammar.for_
        called_off = _called_off_at_end(scene, trigger_last, sentence_last) if purpose else None
        if is_noun and before.status in {"planned", "proposed"}:  # 'Rencana pertemuan X dengan Y dibatalkan'
            after = _read_after(scene, trigger_last, sentence_last)
            called_off = after if after is not None and after.status == "cancelled" else called_off
        return called_off or before
    after = _read_after(scene, trigger_last, sentence_last) if is_noun else None
    announced = _announced(scene, trigger_first, sentence_last) if is_noun else None
    return after or before or announced or StatusReading("held", "reported as a fact", None)


def _announced(scene: Scene, noun: int, last: int) -> StatusReading | None:
    """'Putin mengumumkan pertemuan puncak dengan Chirac': it is still to come; '… berjalan baik' has taken place."""
    verb, contacts = noun - 1, scene.pack.contacts
    if verb < 0 or scene.words[verb] not in contacts.announcing:
        return None
    if not contacts.anaphora_verbs.isdisjoint(scene.words[noun:last]):
        return None
    return StatusReading("planned", "announced", scene.story.span(verb, noun))


def _denial(scene: Scene, first: int, last: int) -> StatusReading | None:
    """'membantah laporan bahwa X bertemu Y', 'membantah telah bertemu': a verb of denying in tokens [first, last).

    Not in 'membantah tudingan itu saat bertemu X', which tells when it was.
    """
    grammar = scene.pack.grammar
    for start, end, _ in scene.pack.contacts.denials.matches(scene.words[first:last]):
        linking = (word for word in scene.words[first + end : last + 1] if word in grammar.subordinators)
        if next(linking, None) in {None, *grammar.that}:
            return StatusReading(None, "denied", scene.story.span(first + start, first + end))
    return None


def _turned_down(scene: Scene, trigger_last: int, sentence_last: int) -> StatusReading | None:
    """'X meminta bertemu Y, tetapi permintaan itu tidak dipenuhi', '… ingin bicara dengan Y. Niat itu ditolak.'

    In the rest of the sentence or right behind it, where no other asking stands in between.
    """
    words, telling = scene.words, scene.pack.telling
    following = scene.story.sentence_of[trigger_last - 1] + 1
    sentences = scene.story.sentences
    last = sentences[following].last if following < len(sentences) else sentence_last
    for token in telling.asked_for.openings(words, trigger_last, last):
        noun = telling.asked_for.match_at(words, token)
        if noun is None:
            continue
        pointed = noun[0] < last and words[noun[0]] in scene.pack.contacts.anaphora_determiners
        told = telling.turned_down.match_at(words, noun[0] + pointed) if pointed else None
        if told is not None:
            return StatusReading("refused", "what was asked for is turned down", scene.story.span(token, told[0]))
    return None


def _read_before(scene: Scene, first: int, trigger_first: int) -> StatusReading | None:
    """The nearest word before a trigger decides, 'tidak akan' before 'akan'; None where no word says anything."""
    marks = _nearest_last(scene, _marks(scene, first, trigger_first))
    for start, end, kinds in reversed(marks):
        reading = _decide(kinds)
        if reading is None:
            continue
        span = scene.story.span(start, end)
        if _speaks_of_another(scene, end, trigger_first, kinds):
            continue
        if reading == "proposed" and scene.words[trigger_first - 1] in scene.pack.grammar.means:
            continue  # 'meminta Moon lewat sambungan telepon': what was asked for is not the call
        if reading == "hypothetical":
            return StatusReading(None, "only thought of", span)
        if reading == "negated" and _is_of_outcome(scene, start, trigger_first):
            continue
        if reading == "negated":
            if _is_wish(scene, first, trigger_first):
                return StatusReading("proposed", "tried without success", span)
            return StatusReading(None, "denied", span)
        return StatusReading(reading, f"{reading} by a word before it", span)
    return None


def _is_of_outcome(scene: Scene, mark: int, trigger_first: int) -> bool:
    """'gagal mencapai kesepakatan': what did not come about is the agreement, not the talks."""
    if scene.words[mark] in scene.pack.grammar.negations:
        return False  # 'tak sepakat dengan keputusan AS' tells of no talks
    found = scene.pack.contacts.outcomes.match_at(scene.words, mark)
    return found is not None and found[0] > trigger_first


def _speaks_of_another(scene: Scene, mark_end: int, trigger_first: int, kinds: tuple[StatusWord, ...]) -> bool:
    """'mencoba meredakan kemarahan atas kebocoran panggilan telepon': what is tried is not the call.

    'upaya diplomatik melalui pertemuan …' tells of the meeting as the means, so it took place.
    """
    between = scene.words[mark_end:trigger_first]
    grammar = scene.pack.grammar
    purpose = scene.words[mark_end - 1] in grammar.for_
    welcomed = (
        between[-1:] and between[-1] in grammar.conjunctions and is_passive_verb(grammar, scene.words[trigger_first])
    )
    if purpose and welcomed and is_active_verb(grammar, between[0]):
        return True  # 'tiba untuk menghadiri KTT dan disambut Menteri X'
    if purpose and is_active_verb(grammar, between[0] if between else "") and "," in between[:-1]:
        return True  # 'Abe, yang tiba untuk menghadiri KTT, kemarin bertemu X'
    for_noun = purpose and len(between) > 1 and not is_verb(grammar, between[0])
    if for_noun and any(word in grammar.conjunctions for word in between[1:]):
        return True  # 'tiba untuk kunjungan kenegaraan dan mengadakan pembicaraan': what is for a noun ends at 'dan'
    if set(kinds) == {"hypothetical"}:
        told = scene.words[mark_end - 1] not in grammar.subordinators and "," in between
        return told or any(word in grammar.means for word in between)  # 'selama upaya pembebasan, A bertemu B'
    put_in = scene.words[mark_end - 2] in grammar.relatives and scene.words[mark_end - 3] == ","
    if put_in and set(kinds) == {"planned"} and "," in between:
        return True  # 'Pertemuan A dan B, yang akan dilanjutkan bulan depan, membahas …'
    begins = scene.story.sentences[scene.story.sentence_of[mark_end - 1]].first
    if scene.words[begins] in grammar.purpose and mark_end - 2 == begins and "," in between:
        return True  # 'Sambil menunggu upacara dimulai, Presiden X berbincang dengan Y'
    opens = mark_end - 1 == begins
    ahead = set(kinds) == {"planned"} and scene.words[mark_end - 1] in grammar.around
    aside = set(kinds) == {"negated"} or ahead
    if aside and opens and "," in between:
        return True  # 'Tanpa jeda, Menlu X menemui Y', 'Menjelang pembicaraannya dengan Xi, Biden bertemu Kishida'
    if opens and scene.words[mark_end - 1] in grammar.without and _acts_between(scene, mark_end, trigger_first):
        return True  # 'Tanpa jeda Menlu X menemui Y'
    if not set(kinds) <= {"planned", "proposed"}:
        return False
    for at, word in enumerate(between):
        if is_active_verb(grammar, word) and scene.pack.contacts.light_verbs.match_at(between, at) is None:
            return any(later in grammar.about or later in grammar.over for later in between[at + 1 :])
    return False


def _acts_between(scene: Scene, first: int, last: int) -> bool:
    """Does somebody who can act begin behind a token, and end before another, with nothing that governs them?"""
    cast = scene.cast
    for number in cast.in_sentence[scene.story.sentence_of[first]]:
        mention = cast.mentions[number]
        inside = first < mention.first and mention.last <= last and can_act(cast, number)
        if inside and scene.words[mention.first - 1] not in scene.pack.grammar.prepositions:
            return True
    return False


def _nearest_last(scene: Scene, marks: list[Mark]) -> list[Mark]:
    """The marks without those at the end that only carry on what a mark before them says."""
    strong = {"refused", "cancelled", "negated", "proposed", "hypothetical"}
    while len(marks) > 1:
        word, last, before = scene.words[marks[-1][0]], set(marks[-1][2]), set(marks[-2][2])
        purpose = word in scene.pack.grammar.for_ and any(set(mark[2]) & strong for mark in marks[:-1])
        one_word = marks[-1][1] - marks[-1][0] == 1  # not in 'akan membuka jalan bagi pembicaraan'
        bridged = one_word and last == {"hypothetical"} and before & {"planned", "proposed"}  # 'ingin bisa bertemu'
        offered = word in scene.pack.contacts.offers and before & {"refused", "cancelled"}
        called_off = last == {"planned"} and "cancelled" in before and marks[-1][0] - marks[-2][1] <= 1
        advised = last == {"planned"} and before & {"hypothetical", "proposed"} and word in scene.pack.contacts.soon
        involved = last == {"held"} and word in scene.pack.grammar.inside and _is_wished(scene, marks[-2])
        suspended = last == {"held"} and word in scene.pack.grammar.inside and "cancelled" in before
        if not (purpose or bridged or offered or called_off or advised or involved or suspended):
            return marks  # else: 'upaya untuk berdialog', 'menolak tawaran pertemuan', 'membatalkan rencana kunjungan'
        marks = marks[:-1]
    return marks


def _is_wished(scene: Scene, mark: Mark) -> bool:
    """'agar Israel terlibat dalam pembicaraan': what is told behind 'agar' is wanted, and has not taken place."""
    return scene.words[mark[0]] in scene.pack.contacts.wished


def _read_after(scene: Scene, trigger_last: int, sentence_last: int) -> StatusReading | None:
    """'pertemuan itu dijadwalkan', 'pertemuan X dan Y yang sedianya digelar sore harinya urung terlaksana'."""
    for start, end, kinds in _marks(scene, trigger_last, _sentence_part_end(scene, trigger_last, sentence_last)):
        if "cancelled" in kinds and _speaks_of_noun(scene, start):
            return StatusReading("cancelled", "cancelled by a word after it", scene.story.span(start, end))
    last = _predicate_end(scene, trigger_last, sentence_last)
    no_more = next(scene.pack.contacts.only_weighed.matches(scene.words[trigger_last:last]), None)
    if no_more is not None:  # 'Pembicaraan langsung dengan Xi adalah satu-satunya jalan'
        span = scene.story.span(trigger_last + no_more[0], trigger_last + no_more[1])
        return StatusReading(None, "only thought of", span)
    for start, end, kinds in _marks(scene, trigger_last, last):
        if "planned" in kinds and _speaks_of_noun(scene, start):
            return StatusReading("planned", "planned by a word after it", scene.story.span(start, end))
        if "proposed" in kinds and _speaks_of_noun(scene, start):
            return StatusReading("proposed", "proposed by a word after it", scene.story.span(start, end))
    ahead = _planned_by_own_clause(scene, last, sentence_last)
    if ahead is not None:
        return ahead
    over = next(scene.pack.contacts.over.matches(scene.words[trigger_last:last]), None)
    if over is None:
        return None
    span = scene.story.span(trigger_last + over[0], trigger_last + over[1])
    return StatusReading("held", "held by a word after it", span)


def _planned_by_own_clause(scene: Scene, clause: int, sentence_last: int) -> StatusReading | None:
    """'pertemuan Senin di Berlin yang akan dihadiri …', at 'yang': what is still to be held is no contact so far.

    Not 'yang akan dilanjutkan bulan depan', which tells of the next one.
    """
    contacts, words = scene.pack.contacts, scene.words
    if clause + 2 >= sentence_last or words[clause] not in scene.pack.grammar.relatives:
        return None
    mark = contacts.status.match_at(words, clause + 1)
    if mark is None or "planned" not in mark[1]:
        return None
    held = contacts.to_be_held.match_at(words, mark[0])
    span = scene.story.span(clause + 1, mark[0])
    return StatusReading("planned", "planned by a word after it", span) if held is not None else None


def _called_off_at_end(scene: Scene, start: int, last: int) -> StatusReading | None:
    """'Kunjungan X ke Dublin untuk menemui Y, yang semula direncanakan Rabu, dibatalkan.'"""
    for begin, end, kinds in _marks(scene, start, last):
        ends = end < len(scene.words) and scene.words[end] in CLOSING
        if "cancelled" in kinds and ends and _speaks_of_noun(scene, begin):
            return StatusReading("cancelled", "cancelled by a word after it", scene.story.span(begin, end))
    return None


def _sentence_part_end(scene: Scene, start: int, last: int) -> int:
    """How far a noun's predicate may stand behind its relative clause."""
    end = start
    while end < min(last, start + REACH_RIGHT):
        if scene.words[end] in CLOSING or scene.words[end] in scene.pack.grammar.subordinators:
            break
        end += 1
    return end


def _predicate_end(scene: Scene, start: int, last: int) -> int:
    """How far a noun's own predicate may reach: up to the next speech verb, comma or clause."""
    end, plain = start, 0
    while end < last and plain < PREDICATE_REACH:
        word = scene.words[end]
        plain += not _inside_mention(scene, end)
        ends = word == "," and not _goes_on_with_plan(scene, end + 1)
        if ends or word in scene.pack.grammar.subordinators or word in scene.pack.grammar.relatives:
            break
        if scene.pack.speech.cues.match_at(scene.words, end) is not None:
            break
        end += 1
    return end


def _goes_on_with_plan(scene: Scene, at: int) -> bool:
    """'pertemuan Biden dan Xi, akan digelar di Bali': a predicate behind a comma too many."""
    planned = scene.pack.contacts.status.match_at(scene.words, at)
    verb = planned[0] if planned is not None and "planned" in planned[1] else at
    return verb > at and verb < len(scene.words) and is_passive_verb(scene.pack.grammar, scene.words[verb])


def _marks(scene: Scene, first: int, last: int) -> list[Mark]:
    """Status words of tokens [first, last), left to right; inside a mention ('Dubes untuk Indonesia') they are none."""
    words = scene.words[first:last]
    found = [(first + start, first + end, kinds) for start, end, kinds in scene.pack.contacts.status.matches(words)]
    return [m for m in found if not (_inside_mention(scene, m[0]) or _opens_posting(scene, m) or _is_told(scene, m))]


def _is_told(scene: Scene, mark: Mark) -> bool:
    """'Penolakan itu ia sampaikan kepada X': what was refused, said of something told before, is not the contact."""
    first, end, kinds = mark
    word = scene.words[first]
    noun = "refused" in kinds and not is_verb(scene.pack.grammar, word) and word not in scene.pack.grammar.negations
    return noun and end < len(scene.words) and scene.words[end] in scene.pack.contacts.anaphora_determiners


def _opens_posting(scene: Scene, mark: Mark) -> bool:
    """'utusan khusus untuk Afrika', 'surat untuk Presiden', 'untuk pertama kalinya': no purpose."""
    first, end, _ = mark
    named = end < len(scene.words) and scene.story.capitals[end]
    return end - first == 1 and scene.words[first] in scene.pack.grammar.for_ and (named or _counts(scene, end))


def _counts(scene: Scene, token: int) -> bool:
    """'untuk pertama kalinya', 'untuk kali kedua', 'untuk ketiga kalinya': how often, and not what for."""
    words, contacts = scene.words[token : token + 2], scene.pack.contacts
    counted = any(word in contacts.ordinal_forms or word in contacts.repeated for word in words)
    return counted and (not contacts.after_ordinals.isdisjoint(words) or words[0].endswith(contacts.ordinal_suffix))


def _inside_mention(scene: Scene, token: int) -> bool:
    numbers = scene.cast.in_sentence[scene.story.sentence_of[token]]
    return any(scene.cast.mentions[n].first < token < scene.cast.mentions[n].last for n in numbers)


def _decide(kinds: tuple[StatusWord, ...]) -> StatusWord | None:
    return next((kind for kind in RANKS if kind in kinds), None)


def _is_wish(scene: Scene, first: int, last: int) -> bool:
    """'terus berusaha menghubungi … belum berhasil'"""
    return any("proposed" in kinds for _, _, kinds in _marks(scene, first, last))


def _speaks_of_noun(scene: Scene, at: int) -> bool:
    """Behind a noun only words that can be its predicate count: 'pertemuan itu dijadwalkan', 'urung terlaksana'."""
    contacts, words = scene.pack.contacts, scene.words
    ends = words[at] in contacts.noun_ends and not (at + 1 < len(words) and words[at + 1].isalnum())
    return ends or words[at] in contacts.noun_predicates
