"""The slots of a contact: duration, ordinal, initiator, outcome.

Every slot is read from the sentences that report the contact or take it up again, never from elsewhere:
'Percakapan itu berlangsung sekitar 40 menit' -> Duration("PT40M")
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from risalah.frame.candidates import Candidate
from risalah.frame.clauses_of_others import clauses_of_others, token_at
from risalah.frame.drafts import Draft, claims_in, words_of_others
from risalah.frame.parties import Party, Scene, party_of
from risalah.frame.when import Calendar
from risalah.lang.grammar import is_verb
from risalah.model.account import Duration, Initiator, Ordinal, OutcomeCode, Provenance, Status
from risalah.model.span import Span, cover
from risalah.model.story import Sentence
from risalah.model.timex import Timex

DAYS = re.compile(r"P\d{1,2}D")
DAYS_LONG = frozenset({"talks", "meeting", "talks with"})  # triggers of what may go on for days
DAYS_REACH = 8  # characters from the noun to its days: 'perundingan selama dua hari'
BEHIND = 2  # sentences behind a report that may tell how long it lasted
TALKS_REACH = 5  # tokens from 'pembicaraan' to 'lebih dari tiga jam'
OPENING = 2  # tokens before 'keduanya' where it opens a sentence
VERB_REACH = 4  # tokens behind it in which what they did begins: 'kedua pihak akhirnya juga sepakat'
SENT_REACH = 16  # tokens from 'mengirim' to whom who is sent meets
SENDER_REACH = 3  # tokens from who sends to it: 'Isaias lalu mengirim'
OUTCOME_REACH = 16  # tokens from a contact to how it ended: 'duduk bersama mitranya di Moskow, tanpa hasil'
URGED_REACH = 10  # tokens from 'mendesak' over who is urged to what is to be done
HOPE_REACH = 3  # tokens from 'berupaya' to what is hoped for: 'berharap segera mencapai kesepakatan'
DURATION_REACH = 140  # characters from the words of a contact to how long it lasted


def find_duration(scene: Scene, draft: Draft, calendar: Calendar, claimed: Sequence[int]) -> Duration | None:
    """How long it lasted: a length of hours or minutes beside the words of the contact, or right behind its report."""
    others = words_of_others(draft, claimed)
    for sentence, span in draft.windows():
        if not calendar.lengths[sentence.index]:
            continue
        apart = clauses_of_others(scene, sentence, token_at(scene, sentence, span), others)
        near = [
            t
            for t in calendar.lengths[sentence.index]
            if t.type == "DURATION"
            and t.value is not None
            and (t.value.startswith("PT") or _are_days_of_talks(scene, draft, t))
            and "X" not in t.value
            and not _counts_from(scene, sentence, t)
            and not any(token_at(scene, sentence, t.span) in clause for clause in apart)
            and abs(t.span.start - span.start) < DURATION_REACH
        ]
        if near:
            chosen = min(near, key=lambda t: abs(t.span.start - span.start))
            assert chosen.value is not None
            return Duration(chosen.value, chosen.approximate, chosen.span, chosen.rule)
    return _length_behind(scene, draft, calendar, claimed) if draft.status == "held" else None


def _length_behind(scene: Scene, draft: Draft, calendar: Calendar, claimed: Sequence[int]) -> Duration | None:
    """'… berakhir tanpa hasil. Setelah berunding hampir 12 jam, …': a sentence behind, where no other is told."""
    lead = draft.lead.sentence.index
    for sentence in scene.story.sentences[lead + 1 : lead + 1 + BEHIND]:
        if claims_in(claimed, sentence):
            return None
        for length in calendar.lengths[sentence.index]:
            value = length.value if length.type == "DURATION" else None
            if value is None or not value.startswith("PT") or "X" in value:
                continue
            if _measures_talks(scene, sentence, length) and not _counts_from(scene, sentence, length):
                return Duration(value, length.approximate, length.span, length.rule)
    return None


def _measures_talks(scene: Scene, sentence: Sentence, length: Timex) -> bool:
    """'pembicaraan lebih dari tiga jam', 'berunding hampir 12 jam': a word of contact a few words before."""
    at = bisect_left(scene.story.tokens.starts, length.span.start)
    contacts = scene.pack.contacts
    for position in range(max(sentence.first, at - TALKS_REACH), at):
        for table in (contacts.anaphora_nouns, contacts.triggers):
            if table.match_at(scene.words, position) is not None:
                return True
    return False


def _are_days_of_talks(scene: Scene, draft: Draft, length: Timex) -> bool:
    """'perundingan damai dua hari di Jenewa', 'berunding tiga hari': right behind the words; a visit's are no talks."""
    told = (c for c in draft.candidates if c.trigger.rule in DAYS_LONG and not c.sentence.title)
    ends = (scene.story.tokens.ends[c.last - 1] for c in told)
    whole = length.value is not None and DAYS.fullmatch(length.value) is not None
    return whole and any(0 <= length.span.start - end <= DAYS_REACH for end in ends)


def _counts_from(scene: Scene, sentence: Sentence, length: Timex) -> bool:
    """'dua jam setelah serangan': how long after something else, not how long it lasted."""
    starts = scene.story.tokens.starts
    after = next((t for t in range(sentence.first, sentence.last) if starts[t] >= length.span.end), None)
    return after is not None and scene.words[after] in scene.pack.grammar.around


def find_ordinal(scene: Scene, draft: Draft, calendar: Calendar) -> Ordinal | None:
    """'pembicaraan kedua … dalam sebulan ini' -> (2, P1M)."""
    words, contacts, ordinals = scene.words, scene.pack.contacts, scene.pack.contacts.ordinals
    for sentence, _ in draft.windows():
        if contacts.ordinal_forms.isdisjoint(words[sentence.first + 1 : sentence.last]):
            continue
        for position in range(sentence.first + 1, sentence.last):
            bare = words[position].removesuffix(contacts.ordinal_suffix)
            if bare not in ordinals:
                continue
            after = words[position + 1] if position + 1 < sentence.last else ""
            is_count = (
                after in contacts.after_ordinals
                or words[position - 1] in contacts.before_ordinals
                or (contacts.anaphora_nouns.match_at(words, position - 1) is not None)
            )
            if not is_count:
                continue
            span = scene.story.span(position, position + 1)
            period = next((t for t in calendar.lengths[sentence.index] if t.span.start > span.end), None)
            within = _period(period)
            return Ordinal(
                ordinals[bare],
                within,
                cover(span, period.span) if period and within else span,
                "ordinal beside the contact",
            )
    return None


def _period(timex: Timex | None) -> str | None:
    if timex is None or timex.value is None:
        return None
    if timex.type == "DURATION":
        return timex.value
    if timex.type == "DATE":
        parts = timex.value.count("-")
        return "P1W" if "W" in timex.value else {0: "P1Y", 1: "P1M"}.get(parts)
    return None


def find_initiator(scene: Scene, draft: Draft, sides: set[str], claimed: Sequence[int]) -> Initiator | None:
    """'atas inisiatif Washington', 'diinisiasi oleh Putin', or the one who called, wrote or summoned.

    At whose request they talked may be somebody else's; an invitation may stand in the sentence before or behind,
    where no other contact is told (`claimed`: the first tokens of all contacts' words).
    """
    own = [sentence for sentence, _ in draft.windows()]
    lead = draft.lead.sentence.index
    near = [scene.story.sentences[n] for n in (lead - 1, lead + 1) if 0 <= n < len(scene.story.sentences)]
    for sentence in [*own, *[each for each in near if each not in own and not each.title]]:
        for start, end, phrase in scene.pack.contacts.initiator.matches(scene.words[sentence.first : sentence.last]):
            party = _party_behind(scene, sentence, sentence.first + end)
            if party is None or (sentence not in own and claims_in(claimed, sentence)):
                continue
            if party.side not in sides and (sentence not in own or not _is_state(scene, party)):
                continue
            if sentence in own or _names_another(scene, sentence, party, sides):
                span = cover(scene.story.span(sentence.first + start, sentence.first + end), party.span)
                return Initiator(party.side, party.name, span, f"initiator: {phrase}")
    for candidate in draft.candidates:
        sent = _who_sent(scene, candidate)
        caller = candidate.initiator or sent or _who_told(draft, candidate)
        if caller is not None and caller.side in sides and (sent or _opens(scene, draft, candidate)):
            span = cover(scene.story.span(candidate.first, candidate.last), caller.span)
            return Initiator(caller.side, caller.name, span, candidate.trigger.rule)
    return None


def _who_told(draft: Draft, candidate: Candidate) -> Party | None:
    """'Moskow sudah memberitahu Damaskus': whoever brought the news, if no meeting or call is told of beside it."""
    alone = candidate.trigger.alone and all(each.trigger.alone for each in draft.candidates)
    return candidate.parties[0] if alone and draft.status == "held" else None


def _who_sent(scene: Scene, candidate: Candidate) -> Party | None:
    """'Isaias mengirim Menlu Osman ke Addis Ababa untuk bertemu Abiy': who sends somebody opens the contact."""
    here, contacts = candidate.sentence, scene.pack.contacts
    mentions = [(n, scene.cast.mentions[n]) for n in scene.cast.in_sentence[here.index]]
    for token in range(max(here.first + 1, candidate.first - SENT_REACH), candidate.first):
        sends = scene.words[token] in contacts.sending
        if not sends or scene.pack.grammar.for_.isdisjoint(scene.words[token + 1 : candidate.first]):
            continue
        senders = [n for n, mention in mentions if 0 <= token - mention.last <= SENDER_REACH]
        sides = {party.side for party in candidate.parties}
        sender = party_of(scene, senders[-1]) if senders else None
        if sender is not None and sender.side in sides:
            return sender
    return None


def _opens(scene: Scene, draft: Draft, candidate: Candidate) -> bool:
    """Did who calls, writes or proposes open the contact? 'berharap perundingan itu segera digelar' opens none."""
    if (
        candidate.trigger.initiator
        or candidate.trigger.alone
        or candidate.asked
        or any(party.role == "caller" for party in candidate.parties)
    ):
        return True
    word = candidate.status.span
    hopes = word is not None and word.read(scene.story.text).lower() in scene.pack.contacts.hopes
    return not hopes and draft.status != "held"


def _is_state(scene: Scene, party: Party) -> bool:
    return scene.pack.sides.kind_of(party.side) == "state"


def _names_another(scene: Scene, sentence: Sentence, party: Party, sides: set[str]) -> bool:
    """Does the sentence also name the one who was invited?"""
    named = {scene.cast.side_of[number] for number in scene.cast.in_sentence[sentence.index]}
    return bool(named & (sides - {party.side}))


def _party_behind(scene: Scene, sentence: Sentence, start: int) -> Party | None:
    for number in scene.cast.in_sentence[sentence.index]:
        mention = scene.cast.mentions[number]
        if start <= mention.first <= start + 2:
            return party_of(scene, number)
    return None


def find_outcome(
    scene: Scene, draft: Draft, status: Status, claimed: Sequence[int]
) -> tuple[OutcomeCode, Provenance | None]:
    """Whether an agreement is reported; a report of none goes before one of some.

    Where the contact's sentences say nothing, those right behind may, up to one that tells of another contact
    (`claimed`: the first tokens of all contacts' words). What has not been held has none: 'sepakat bertemu lagi'.
    """
    if status != "held":
        return "unclear", None
    own = [sentence for sentence, _ in draft.windows()]
    found = _outcome_in(scene, own, words_of_others(draft, claimed))
    if found is None:
        found = _outcome_behind(scene, draft, claimed) or _decided_by_both(scene, draft.lead.sentence, claimed)
    if found is None:
        return "unclear", None
    return found[0], Provenance("outcome", f"outcome: {found[0]}", (found[1],))


def _outcome_behind(scene: Scene, draft: Draft, claimed: Sequence[int]) -> tuple[OutcomeCode, Span] | None:
    """'Suasananya hangat. Kesepakatan dicapai setelah …': of those who met, or of nobody else."""
    ours = {party.side for party in draft.lead.parties}
    lead = draft.lead.sentence.index
    for behind in scene.story.sentences[lead + 1 : lead + 1 + BEHIND]:
        if behind.title or claims_in(claimed, behind):
            return None
        numbers = scene.cast.in_sentence[behind.index]
        sides = {scene.cast.side_of[number] for number in numbers} - {None}
        grouped = any(scene.cast.mentions[number].kind == "group" for number in numbers)
        next_one = behind.index == lead + 1 and (grouped or sides & ours)
        if next_one or sides <= ours:
            found = _outcome_in(scene, [behind])
            if found is not None:
                return found
    return None


def _decided_by_both(scene: Scene, lead: Sentence, claimed: Sequence[int]) -> tuple[OutcomeCode, Span] | None:
    """'A menemui B. Keduanya sepakat melanjutkan perundingan di C.': who agree are those who have just met.

    So even where the words behind it tell of another contact, the one that they agreed on.
    """
    for sentence in scene.story.sentences[lead.index + 1 : lead.index + 1 + BEHIND]:
        if sentence.title:
            return None
        opening = (scene.cast.mentions[n] for n in scene.cast.in_sentence[sentence.index])
        plural = scene.pack.names.plural_pronouns
        for both in (m for m in opening if m.first - sentence.first <= OPENING):
            if both.kind != "group" and scene.words[both.first] not in plural:
                continue
            told = scene.pack.contacts.outcomes.matches(scene.words[both.last : both.last + VERB_REACH])
            for start, end, code in told:
                if _is_only_hoped_for(scene, sentence, both.last + start, code):
                    continue
                return code, scene.story.span(both.last + start, both.last + end)
        if claims_in(claimed, sentence):
            return None
    return None


def _outcome_in(
    scene: Scene, sentences: Sequence[Sentence], others: frozenset[int] = frozenset()
) -> tuple[OutcomeCode, Span] | None:
    """What came of it, by the first word of it; `others`: where other contacts are told, whose outcome follows them."""
    hits: list[tuple[OutcomeCode, Span]] = []
    for sentence in sentences:
        for start, end, code in scene.pack.contacts.outcomes.matches(scene.words[sentence.first : sentence.last]):
            at = sentence.first + start
            of_another = code == "no-agreement" and not others.isdisjoint(range(at - OUTCOME_REACH, at))
            if not of_another and not _is_only_hoped_for(scene, sentence, at, code):
                hits.append((code, scene.story.span(sentence.first + start, sentence.first + end)))
    none = [hit for hit in hits if hit[0] == "no-agreement"]
    return next(iter([*none, *hits]), None) or _at_odds(scene, sentences)


def _at_odds(scene: Scene, sentences: Sequence[Sentence]) -> tuple[OutcomeCode, Span] | None:
    """'Permintaan itu ditolak', 'Keduanya berbeda pendapat': no agreement, where none is told of."""
    for sentence in sentences:
        for start, end, _ in scene.pack.contacts.at_odds.matches(scene.words[sentence.first : sentence.last]):
            return "no-agreement", scene.story.span(sentence.first + start, sentence.first + end)
    return None


def _is_only_hoped_for(scene: Scene, sentence: Sentence, token: int, code: OutcomeCode) -> bool:
    """'berupaya mencapai kesepakatan', 'Jika tidak ada kesepakatan, …': what may come of it hasn't."""
    words, contacts = scene.words, scene.pack.contacts
    if code == "agreed" and _is_urged(scene, sentence, token):
        return True
    before = [sentence.first] if code == "no-agreement" else [sentence.first, *range(token - HOPE_REACH, token)]
    for position in before:
        if not sentence.first <= position < token:
            continue
        status = contacts.status.match_at(words, position)
        if status is not None and "hypothetical" in status[1] and status[0] <= token:
            return True
        if words[position] in contacts.hopes and position > sentence.first:
            return True
    return False


def _is_urged(scene: Scene, sentence: Sentence, token: int) -> bool:
    """'mendesak Karzai menandatangani perjanjian', 'memintanya segera menyepakati …': nobody has done it yet."""
    grammar = scene.pack.grammar
    for position in range(token - 1, max(sentence.first - 1, token - URGED_REACH), -1):
        word = scene.words[position]
        if word.removesuffix(grammar.enclitic) in scene.pack.contacts.urging:
            return True
        if word in {",", "."} or is_verb(grammar, word):
            return False
    return False
