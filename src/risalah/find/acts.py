"""What an utterance does (PLOVER act) by its own words, and on what condition.

"Rusia harus menarik pasukannya jika ingin berunding"  ->  request, condition 'jika ingin berunding'
'mengatakan bahwa negaranya mengecam serangan itu'     ->  accuse: the speaker reports a deed of their own in words
"""

from risalah.lang.clauses import subject_before
from risalah.lang.grammar import is_active_verb
from risalah.lang.pack import Pack
from risalah.lang.speech import ConditionForm
from risalah.model.account import Act
from risalah.model.mention import Cast
from risalah.model.span import Span
from risalah.model.story import Story

CLAUSE_ENDS = frozenset(',.;"”“')
NESTED_REACH = 8  # tokens from the start of the words to a deed in words: 'bahwa pemerintah Rusia mengecam'


def content_act(
    story: Story, cast: Cast, pack: Pack, own: str | None, first: int, last: int
) -> tuple[Act, str, Span | None]:
    """What the words in tokens [first, last) do: (act, rule, the words that decided). `own` is the speaker's side."""
    best = _nested_deed(story, cast, pack, own, first, last)
    if best is not None:
        return best
    rank, found = len(pack.speech.ranks), None
    words = story.tokens.words
    for start, end, form in pack.speech.contents.matches(words[first:last]):
        if form.rank >= rank:
            continue
        begin, before = first + start, words[first + start - 1] if start else ""
        if before in form.unless_before or _is_deed_of_another(story, cast, pack, own, begin):
            continue
        rank, found = form.rank, (form.act, form.rule, story.span(begin, first + end))
    return found if found is not None else ("comment", "says and no more", None)


def find_condition(story: Story, pack: Pack, first: int, last: int, cue_end: int | None) -> tuple[Span, str] | None:
    """The first condition in tokens [first, last): from its opening word to the end of its clause."""
    words = story.tokens.words
    for start, end, form in pack.speech.conditions.matches(words[first:last]):
        begin, after = first + start, first + end
        close = after
        while close < last and words[close] not in CLAUSE_ENDS:
            close += 1
        # 'mengatakan kalau ia hadir': behind the cue the word only means 'that', unless a main clause comes after it
        comma = close < last - 1 and words[close] == ","
        only_that = begin == cue_end and not comma
        before, following = words[begin - 1] if begin else "", words[after] if after < last else ""
        if not only_that and (comma or not form.before_comma) and _opens_condition(pack, before, following, form):
            return story.span(begin, max(close, after)), form.rule
        if close >= last:
            break
    return None


def _opens_condition(pack: Pack, before: str, after: str, form: ConditionForm) -> bool:
    if after in form.unless_next or after[:1].isdigit():
        return False
    return before not in pack.speech.feelings  # 'pesimistis jika': what the feeling is about


def _nested_deed(
    story: Story, cast: Cast, pack: Pack, own: str | None, first: int, last: int
) -> tuple[Act, str, Span | None] | None:
    """'mengatakan pihaknya menolak …', 'mengaku telah meminta …': a deed in words of the speaker's own side."""
    if own is None:
        return None
    near = min(last, first + NESTED_REACH)
    for start, end, forms in pack.speech.cues.matches(story.tokens.words[first:near]):
        form = next((f for f in forms if f.frame == "acts" and f.act != "comment"), None)
        if form is None or not is_active_verb(pack.grammar, story.tokens.words[first + start]):
            continue
        sentence = story.sentences[story.sentence_of[first + start]]
        if story.tokens.words[first + start - 1] in pack.grammar.negations | pack.grammar.for_ | pack.grammar.relatives:
            continue
        number = subject_before(story, cast, pack.grammar, sentence, first + start)
        if number is not None and cast.mentions[number].first >= first and cast.side_of[number] == own:
            return form.act, f"{form.rule} (reported)", story.span(first + start, first + end)
    return None


def _is_deed_of_another(story: Story, cast: Cast, pack: Pack, own: str | None, verb: int) -> bool:
    """'Gedung Putih mengatakan Moskow mendukung kelompok itu': the support is Moscow's, not the speaker's."""
    if own is None or not is_active_verb(pack.grammar, story.tokens.words[verb]):
        return False
    number = _doer(story, cast, pack, verb)
    return number is not None and cast.side_of[number] not in {own, None}


def _doer(story: Story, cast: Cast, pack: Pack, verb: int) -> int | None:
    """Who does what a verb says: who stands right before it ('menyebut Iran mendukung …'), or else its subject."""
    words, sentence = story.tokens.words, story.sentences[story.sentence_of[verb]]
    start = verb
    while start > sentence.first and words[start - 1] in pack.grammar.adverbs:
        start -= 1
    for number in cast.in_sentence[sentence.index]:
        mention = cast.mentions[number]
        before = words[mention.first - 1] if mention.first > sentence.first else ""
        if mention.last == start and before not in pack.grammar.prepositions:
            return number
    return subject_before(story, cast, pack.grammar, sentence, verb)
