"""Tell the language of a story by its function words, so that every vote can be looked up in the pack.

"Perdana Menteri berkata lawatan itu bagi ..."  ->  "ms"
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain

from risalah.lang.cleaning import CleaningRules

_ENOUGH, _MORE = 1_800, 20_000  # characters
_FEWEST = 3  # votes without which nothing is said
_FEWEST_PER_WORD = 0.08
_LEAD = 2  # votes that another language must be ahead of the pack's own by: one may come of a name, or be a slip
_QUOTED = re.compile('[“"][^“”"]{1,2000}[”"]')


def tell_language(lines: Sequence[str], rules: CleaningRules) -> str | None:
    """The code of the language with the most function words, None where too few are seen or two are nearly level.

    `lines`: those of the story, in lower case and without blanks around them (`lower_lines`).
    """
    # The opening of a story is enough, unless two languages are nearly level there. Whom it quotes may speak another.
    return (
        _vote(lines, rules, _ENOUGH, quotes=False)
        or _vote(lines, rules, _ENOUGH, quotes=True)
        or _vote(lines, rules, _MORE, quotes=True)
    )


def _vote(lines: Sequence[str], rules: CleaningRules, enough: int, *, quotes: bool) -> str | None:
    words: list[str] = []
    read = 0
    voters = rules.languages
    for line in lines:
        # A word with a comma behind it is no vote: splitting at blanks is worth more than those few.
        told = line[: enough - read]
        read += len(told)
        if not quotes and ('"' in told or "”" in told):
            told = _QUOTED.sub(" ", told)
        words += told.split()
        if read >= enough:
            break
    votes = Counter(chain.from_iterable([voters[word] for word in words if word in voters]))
    ranked = sorted(votes.items(), key=lambda entry: (-entry[1], entry[0]))
    if not ranked or ranked[0][1] < max(_FEWEST, _FEWEST_PER_WORD * len(words)):
        return None
    lead = 1 if ranked[0][0] == rules.own_language else _LEAD
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < lead:
        return None
    return ranked[0][0]
