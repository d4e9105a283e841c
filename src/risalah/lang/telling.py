"""The part of a pack that knows how an article tells of other times: 'saat itu', 'setibanya di', 'mengenang'.

pack.telling.then.match_at(words, 0)  ->  (2, "saat itu")
"""

from dataclasses import dataclass
from importlib.resources.abc import Traversable

import msgspec

from risalah.lang.phrases import PhraseTable, phrase_list
from risalah.lang.tables import read_toml


class _Phrases(msgspec.Struct, forbid_unknown_fields=True):
    phrases: list[str]


class _File(msgspec.Struct, forbid_unknown_fields=True):
    then: _Phrases
    arrived: _Phrases
    recalled: _Phrases
    before: _Phrases


@dataclass(frozen=True)
class Telling:
    then: PhraseTable[str]  # the time of the sentence before
    arrived: PhraseTable[str]  # words of coming that say somebody is there by now
    recalled: PhraseTable[str]  # 'mengenang', 'bercerita': what somebody remembers
    before: PhraseTable[str]  # open a paragraph of what came before the news


def load_telling(folder: Traversable) -> Telling:
    """Read telling.toml. Raises PackError."""
    file = read_toml(folder, "telling.toml", _File)
    return Telling(
        then=phrase_list(file.then.phrases),
        arrived=phrase_list(file.arrived.phrases),
        recalled=phrase_list(file.recalled.phrases),
        before=phrase_list(file.before.phrases),
    )
