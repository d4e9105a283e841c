"""Find the verbs of speech of a sentence: outside quotations, not denied, in a place where their frame may stand.

'Lavrov membantah tuduhan itu. "Tidak benar," kata dia.'  ->  'membantah' (acts) · 'kata' (after)
"""

from collections.abc import Iterator

import msgspec

from risalah.lang.clauses import speaker_after
from risalah.lang.pack import Pack
from risalah.lang.speech import CueForm
from risalah.model.mention import Cast
from risalah.model.story import Sentence, Story

ENDINGS = frozenset(",\"”“!?’'….)»")  # signs behind which 'kata' may follow the words


class FoundCue(msgspec.Struct, frozen=True):
    """Tokens [first, last) are a verb of speech of a form."""

    first: int
    last: int
    form: CueForm


def find_cues(story: Story, cast: Cast, pack: Pack, sentence: Sentence) -> Iterator[FoundCue]:
    """The cues of a sentence, left to right; of the frames that a form may have, the first that fits."""
    for start, end, forms in pack.speech.cues.matches(story.tokens.words[sentence.first : sentence.last]):
        first, last = sentence.first + start, sentence.first + end
        quoted = story.quoted[first] >= 0
        if pack.speech.lookalikes.match_at(story.tokens.words, first) is not None:
            continue
        fits = _ends_lost_quotation if quoted else _fits
        for form in forms:
            cue = FoundCue(first, last, form)
            if fits(story, cast, pack, sentence, cue):
                yield cue
                break


def _fits(story: Story, cast: Cast, pack: Pack, sentence: Sentence, cue: FoundCue) -> bool:
    words, grammar, form = story.tokens.words, pack.grammar, cue.form
    before = words[cue.first - 1] if cue.first > sentence.first else ""
    if form.frame == "passive":
        return form.act != "comment" or before not in grammar.relatives  # 'retorika yang dilontarkan para calon'
    if before in grammar.negations:
        return False
    match form.frame:
        case "acts" | "says":
            if form.frame == "acts" and before in grammar.purpose:
                return False  # 'demi mendesak', 'dengan menuduh': why or how something else is done
            if before in pack.speech.unspoken or _is_wished(story, cast, pack, sentence, cue):
                return False
            return before not in grammar.for_ or _is_driven(story, cast, pack, sentence, cue)
        case "after":
            if not before and not _opens_attribution(story, cast, pack, sentence, cue):
                return False
            return _follows_words(story, pack, sentence, cue, before)
        case "by":
            opens = not before[:1].isalpha() or before in grammar.contrasts or before in grammar.conjunctions
            return before not in grammar.relatives and (opens or not form.clause_start)
    return True


def _follows_words(story: Story, pack: Pack, sentence: Sentence, cue: FoundCue, before: str) -> bool:
    """'… ," kata Putin' comes behind words; 'demikian dilaporkan Kyodo' credits a carrier and reports nobody."""
    after = story.tokens.words[cue.last] if cue.last < sentence.last else ""
    return (not before or before in ENDINGS) and after not in pack.speech.credits


def _opens_attribution(story: Story, cast: Cast, pack: Pack, sentence: Sentence, cue: FoundCue) -> bool:
    """'Kata Putin, …', '"…." Ujar Putin'; not 'Klaim Putin itu ditolak' and 'Tolak Putin, warga berkumpul'."""
    words = story.tokens.words
    if words[cue.last - 1].endswith(pack.grammar.enclitic):
        return True
    if sentence.first and story.quoted[sentence.first - 1] >= 0 and _is_same_paragraph(story, sentence):
        return True
    number = speaker_after(story, cast, pack.grammar, sentence, cue.last)
    if cue.form.act != "comment":
        return False
    if number is None:
        return True
    mention = cast.mentions[number]
    return mention.kind == "pronoun" or mention.last >= sentence.last or not words[mention.last][:1].isalnum()


def _is_same_paragraph(story: Story, sentence: Sentence) -> bool:
    return story.sentences[sentence.index - 1].paragraph == sentence.paragraph


def _is_wished(story: Story, cast: Cast, pack: Pack, sentence: Sentence, cue: FoundCue) -> bool:
    """'ingin Rusia menjamin …': somebody is wished to say it, and has not."""
    for number in reversed(cast.in_sentence[sentence.index]):
        mention = cast.mentions[number]
        if mention.last == cue.first:
            return mention.first > sentence.first and story.tokens.words[mention.first - 1] in pack.speech.wished
    return False


def _is_driven(story: Story, cast: Cast, pack: Pack, sentence: Sentence, cue: FoundCue) -> bool:
    """'mendorong Korea Utara untuk mengatakan': who is driven does speak; 'berhenti untuk menjawab' is a purpose."""
    words = story.tokens.words
    for number in reversed(cast.in_sentence[sentence.index]):
        mention = cast.mentions[number]
        if mention.last == cue.first - 1:
            return mention.first > sentence.first and words[mention.first - 1] in pack.grammar.object_control
    return False


def _ends_lost_quotation(story: Story, cast: Cast, pack: Pack, sentence: Sentence, cue: FoundCue) -> bool:
    """'"… ke kota itu, ujar Retno.': the closing sign was lost before the attribution."""
    if cue.form.frame != "after" or story.quotations[story.quoted[cue.first]].closed or cue.first == sentence.first:
        return False
    ended = story.tokens.words[cue.first - 1] in ENDINGS
    return ended and speaker_after(story, cast, pack.grammar, sentence, cue.last) is not None
