"""On what condition something is said.

"Rusia harus menarik pasukannya jika ingin berunding"  ->  'jika ingin berunding'
"""

from collections.abc import Sequence

from risalah.lang.grammar import is_active_verb, is_passive_verb
from risalah.lang.pack import Pack
from risalah.lang.speech import ConditionForm
from risalah.model.span import Span
from risalah.model.story import Story

CLAUSE_ENDS = frozenset(',.;"”“')
SENTENCE_OPENS = frozenset('.!?;"”“')


def find_condition(
    story: Story, pack: Pack, first: int, last: int, cue_end: int | None, *, comments: bool, told: bool = True
) -> tuple[Span, str] | None:
    """The first condition in tokens [first, last): from its opening word to the end of its clause.

    `comments`: the words do no more than comment. `told`: the cue only opens what is told ('mengatakan'), and is no
    part of it ('menyatakan siap berunding').
    """
    words = story.tokens.words
    for start, end, form in pack.speech.conditions.matches(words[first:last]):
        begin, after = first + start, first + end
        close = after
        while close < last and words[close] not in CLAUSE_ENDS:
            close += 1
        # 'mengatakan kalau ia hadir': behind the cue the word only means 'that', unless a main clause comes after it
        comma = close < last - 1 and words[close] == ","
        only_that = told and begin == cue_end and not comma and main_clause(pack, words, after, close) is None
        before, following = words[begin - 1] if begin else "", words[after] if after < last else ""
        begins = begin in {first, cue_end}
        opens = not before[:1].isalnum() or begins or not form.clause_start
        if comments and form.opens_comment:
            opens = before in SENTENCE_OPENS or begins
        if (
            opens
            and not only_that
            and (comma or not form.before_comma)
            and _opens_condition(pack, before, following, form)
        ):
            return story.span(begin, max(close, after)), form.rule
        if close >= last:
            break
    return None


def main_clause(pack: Pack, words: Sequence[str], first: int, last: int) -> int | None:
    """The token in [first, last) where what then happens begins, behind the verb of an if-clause and without a comma.

    'bila ketegangan tidak diredakan akan ada akibatnya' -> the one of 'akan'
    """
    verb = False
    for at in range(first, last):
        if verb and words[at] in pack.acts.outcomes:
            return at
        verb = verb or is_active_verb(pack.grammar, words[at]) or is_passive_verb(pack.grammar, words[at])
    return None


def _opens_condition(pack: Pack, before: str, after: str, form: ConditionForm) -> bool:
    if after in form.unless_next or after[:1].isdigit():
        return False
    return before not in pack.speech.feelings  # 'pesimistis jika': what the feeling is about
