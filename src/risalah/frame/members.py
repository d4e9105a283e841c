"""The members of a group that the text lists behind it: 'tiga negara Eropa (Inggris, Prancis, dan Jerman)'.

"Iran dan enam kekuatan: AS, Inggris, Rusia, China, Jerman, dan Prancis"  ->  the six, and not the group beside them
"""

from collections.abc import Sequence

from risalah.lang.grammar import Grammar
from risalah.model.mention import Cast, Mention

KIND_REACH = 3  # tokens between the words for the group and its list: 'Eropa', 'dunia', 'Asia Tenggara'
OPENERS = frozenset({":", "(", "-", "--", "\N{EN DASH}", "\N{EM DASH}"})
SIGNS = frozenset({",", ";"})


def members_listed(cast: Cast, words: Sequence[str], grammar: Grammar, number: int) -> list[int]:
    """Numbers of the mentions of the states that a counted group is said to consist of; [] where none are listed."""
    group = cast.mentions[number]
    if group.kind != "group" and not (group.kind == "side" and group.form == "epithet"):
        return []
    start = _list_start(words, grammar, group)
    if start is None:
        return []
    found: list[int] = []
    for other in cast.in_sentence[group.sentence]:
        mention = cast.mentions[other]
        if mention.first < start:
            continue
        gap = words[start : mention.first]
        if mention.kind != "side" or any(word not in SIGNS and word not in grammar.conjunctions for word in gap):
            break
        found.append(other)
        start = mention.last
    several = len(found) >= 3 if group.kind == "side" else len(found) == group.count
    return found if several else []


def _list_start(words: Sequence[str], grammar: Grammar, group: Mention) -> int | None:
    """The token behind what opens a list right behind a group: '(', ':', ', yakni'."""
    for at in range(group.last, min(group.last + KIND_REACH, len(words) - 1)):
        if words[at] in OPENERS:
            return at + 1 + (words[at + 1] in OPENERS)  # a dash of two strokes
        bridge = grammar.copulas.match_at(words, at + (words[at] == ","))
        if bridge is not None:
            return bridge[0]
        if not words[at].isalpha():
            return None
    return None
