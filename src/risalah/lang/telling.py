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
    greetings: _Phrases
    before: _Phrases
    matters: _Phrases
    called_by: _Phrases
    state_events: _Phrases
    visit_nouns: _Phrases
    capitals: _Phrases
    delegations: _Phrases
    leading: _Phrases
    airfields: _Phrases
    some_time_ago: _Phrases
    ahead: _Phrases
    recorded: _Phrases
    labelled: _Phrases
    rounds_before: _Phrases
    papers: _Phrases
    asked_for: _Phrases
    turned_down: _Phrases


@dataclass(frozen=True)
class Telling:
    then: PhraseTable[str]  # the time of the sentence before
    arrived: PhraseTable[str]  # words of coming that say somebody is there by now
    recalled: PhraseTable[str]  # 'mengenang', 'bercerita': what somebody remembers
    greetings: PhraseTable[str]  # 'selamat Idul Fitri': the feast is no day of what happened
    before: PhraseTable[str]  # open a paragraph of what came before the news
    matters: PhraseTable[str]  # 'gencatan senjata di Gaza': nouns that take the place behind them to themselves
    called_by: PhraseTable[str]  # 'orang nomor satu di Gedung Putih': who is called by a place
    state_events: PhraseTable[str]  # 'jamuan makan malam kenegaraan': part of a visit
    visit_nouns: PhraseTable[str]  # 'kunjungan Presiden X ke'
    capitals: PhraseTable[str]  # 'ibu kota Afghanistan'
    delegations: PhraseTable[str]  # 'delegasi', 'tim perunding': what somebody leads
    leading: PhraseTable[str]  # 'memimpin'
    rounds_before: PhraseTable[str]  # 'pembicaraan awal': earlier than the news
    papers: PhraseTable[str]  # 'perjanjian': what is signed
    asked_for: PhraseTable[str]  # 'permintaan itu'
    turned_down: PhraseTable[str]  # 'tidak dipenuhi'
    labelled: PhraseTable[str]  # 'tertanggal 15 Juni'
    recorded: PhraseTable[str]  # what bears a date: 'rekaman percakapan'
    ahead: PhraseTable[str]  # 'dalam dua pekan ke depan'
    some_time_ago: PhraseTable[str]  # 'beberapa waktu lalu'
    airfields: PhraseTable[str]  # open the name of a place where travellers land


def load_telling(folder: Traversable) -> Telling:
    """Read telling.toml. Raises PackError."""
    file = read_toml(folder, "telling.toml", _File)
    return Telling(
        then=phrase_list(file.then.phrases),
        arrived=phrase_list(file.arrived.phrases),
        recalled=phrase_list(file.recalled.phrases),
        greetings=phrase_list(file.greetings.phrases),
        before=phrase_list(file.before.phrases),
        matters=phrase_list(file.matters.phrases),
        called_by=phrase_list(file.called_by.phrases),
        state_events=phrase_list(file.state_events.phrases),
        visit_nouns=phrase_list(file.visit_nouns.phrases),
        capitals=phrase_list(file.capitals.phrases),
        delegations=phrase_list(file.delegations.phrases),
        leading=phrase_list(file.leading.phrases),
        rounds_before=phrase_list(file.rounds_before.phrases),
        papers=phrase_list(file.papers.phrases),
        asked_for=phrase_list(file.asked_for.phrases),
        turned_down=phrase_list(file.turned_down.phrases),
        labelled=phrase_list(file.labelled.phrases),
        recorded=phrase_list(file.recorded.phrases),
        ahead=phrase_list(file.ahead.phrases),
        some_time_ago=phrase_list(file.some_time_ago.phrases),
        airfields=phrase_list(file.airfields.phrases),
    )
