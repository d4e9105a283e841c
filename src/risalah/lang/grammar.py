"""The function words of a language, as the finders and framers use them."""

from dataclasses import dataclass
from importlib.resources.abc import Traversable

import msgspec

from risalah.lang.phrases import PhraseTable, phrase_list
from risalah.lang.tables import read_toml


class _File(
    msgspec.Struct,
    forbid_unknown_fields=True,
    rename={
        "with_": "with",
        "from_": "from",
        "for_": "for",
    },
):
    conjunctions: list[str]
    alternatives: list[str]
    contrasts: list[str]
    purpose: list[str]
    with_: list[str]
    between: list[str]
    by: list[str]
    to: list[str]
    addressing: list[str]
    articles: list[str]
    parts: list[str]
    local: list[str]
    goes_on: list[str]
    there: list[str]
    attributing: list[str]
    over: list[str]
    posting_fields: list[str]
    means: list[str]
    at: list[str]
    into: list[str]
    inside: list[str]
    during: list[str]
    from_: list[str]
    for_: list[str]
    about: list[str]
    prepositions: list[str]
    relatives: list[str]
    relative_ends: list[str]
    that: list[str]
    subordinators: list[str]
    member_words: list[str]
    list_fillers: list[str]
    group_words: list[str]
    same_holder: list[str]
    acting_as: list[str]
    besides: list[str]
    accompanied: list[str]
    earlier_than: list[str]
    without: list[str]
    negations: list[str]
    adverbs: list[str]
    auxiliaries: list[str]
    being: list[str]
    copulas: list[str]
    capital_words: list[str]
    enclitic: str
    bounds: list[str]
    active_prefixes: list[str]
    active_verbs: list[str]
    verb_prefixes: list[str]
    not_active: list[str]
    passive_prefixes: list[str]
    not_passive: list[str]
    object_control: list[str]
    deictics: list[str]
    around: list[str]
    afterwards: list[str]
    not_with: list[str]
    assisting: list[str]
    shared_matters: list[str]


@dataclass(frozen=True)
class Grammar:
    """Sets of folded words; phrase tables where a function word has several tokens."""

    conjunctions: frozenset[str]
    contrasts: frozenset[str]
    purpose: frozenset[str]
    with_: frozenset[str]
    between: frozenset[str]
    by: frozenset[str]
    to: frozenset[str]
    addressing: frozenset[str]  # opens only whom words are said to
    articles: frozenset[str]
    parts: frozenset[str]  # of an occasion: 'pada awal pertemuan'
    means: frozenset[str]  # by what a thing is done
    over: frozenset[str]  # 'kemarahan atas'
    posting_fields: PhraseTable[str]  # 'untuk urusan Afrika': what somebody serves for
    attributing: frozenset[str]  # opens a source between commas: ', demikian keterangan X,'
    there: frozenset[str]  # 'di sana': a place and no noun of its own
    goes_on: frozenset[str]  # between two lists of one contact's partners
    local: PhraseTable[str]  # 'pemerintah setempat': of the country spoken of
    at: frozenset[str]
    into: frozenset[str]
    inside: frozenset[str]
    during: frozenset[str]  # 'saat': at the same time as the main verb
    from_: frozenset[str]
    for_: frozenset[str]
    about: frozenset[str]
    prepositions: frozenset[str]
    relatives: frozenset[str]
    relative_ends: frozenset[str]
    that: frozenset[str]
    subordinators: frozenset[str]
    member_words: frozenset[str]
    group_words: frozenset[str]  # 'kelompok', 'gerakan': what a group is, before its name
    list_fillers: frozenset[str]
    same_holder: PhraseTable[str]
    acting_as: PhraseTable[str]
    besides: PhraseTable[str]
    accompanied: PhraseTable[str]
    earlier_than: frozenset[str]
    without: frozenset[str]
    negations: frozenset[str]
    adverbs: frozenset[str]
    auxiliaries: frozenset[str]  # verbs that only help another: 'membantu menengahi'
    being: frozenset[str]
    copulas: PhraseTable[str]
    capital_words: frozenset[tuple[str, ...]]  # 'ibu kota', between 'ke' and whose it is
    enclitic: str
    bounds: frozenset[str]
    active_prefixes: tuple[str, ...]
    verb_prefixes: tuple[str, ...]  # of verbs that take no object: 'berkunjung'
    active_verbs: frozenset[str]  # without such a prefix: 'bertemu', and 'temui' of the headlines
    not_active: frozenset[str]
    passive_prefixes: tuple[str, ...]
    not_passive: frozenset[str]
    object_control: frozenset[str]
    deictics: frozenset[str]
    around: frozenset[str]
    afterwards: frozenset[str]
    assisting: frozenset[str]  # 'dengan bantuan X': who helps is no partner
    not_with: frozenset[str]  # 'bersamaan dengan': what follows is no partner
    shared_matters: frozenset[str]  # 'krisis dengan Kamboja': the state behind is no partner


def is_active_verb(grammar: Grammar, word: str) -> bool:
    """Does a word look like an active verb ('mengunjungi')? What follows such a verb is its object."""
    if word in grammar.active_verbs:
        return True
    return len(word) > 5 and word.startswith(grammar.active_prefixes) and word not in grammar.not_active


def is_verb(grammar: Grammar, word: str) -> bool:
    """Does a word look like a verb of any kind ('mengunjungi', 'dikunjungi', 'berkunjung')?"""
    begins = len(word) > 5 and word.startswith(grammar.verb_prefixes)
    return begins or is_active_verb(grammar, word) or is_passive_verb(grammar, word)


def is_passive_verb(grammar: Grammar, word: str) -> bool:
    """Does a word look like a passive verb ('dilakukan')? Who stands right behind it is its agent."""
    return len(word) > 5 and word.startswith(grammar.passive_prefixes) and word not in grammar.not_passive


def load_grammar(folder: Traversable) -> Grammar:
    """Read grammar.toml. Raises PackError."""
    file = read_toml(folder, "grammar.toml", _File)
    return Grammar(
        conjunctions=frozenset(file.conjunctions),
        contrasts=frozenset(file.contrasts),
        purpose=frozenset(file.purpose),
        with_=frozenset(file.with_),
        between=frozenset(file.between),
        by=frozenset(file.by),
        to=frozenset(file.to),
        addressing=frozenset(file.addressing),
        articles=frozenset(file.articles),
        parts=frozenset(file.parts),
        local=phrase_list(file.local),
        goes_on=frozenset(file.goes_on),
        there=frozenset(file.there),
        attributing=frozenset(file.attributing),
        over=frozenset(file.over),
        posting_fields=phrase_list(file.posting_fields),
        means=frozenset(file.means),
        at=frozenset(file.at),
        into=frozenset(file.into),
        inside=frozenset(file.inside),
        during=frozenset(file.during),
        from_=frozenset(file.from_),
        for_=frozenset(file.for_),
        about=frozenset(file.about),
        prepositions=frozenset(file.prepositions),
        relatives=frozenset(file.relatives),
        relative_ends=frozenset(file.relative_ends),
        that=frozenset(file.that),
        subordinators=frozenset(file.subordinators),
        member_words=frozenset(file.member_words),
        list_fillers=frozenset(file.list_fillers),
        group_words=frozenset(file.group_words),
        same_holder=phrase_list(file.same_holder),
        acting_as=phrase_list(file.acting_as),
        besides=phrase_list(file.besides),
        accompanied=phrase_list(file.accompanied),
        earlier_than=frozenset(file.earlier_than),
        without=frozenset(file.without),
        negations=frozenset(file.negations),
        adverbs=frozenset(file.adverbs),
        auxiliaries=frozenset(file.auxiliaries),
        being=frozenset(file.being),
        copulas=phrase_list(file.copulas),
        capital_words=frozenset(tuple(each.split()) for each in file.capital_words),
        enclitic=file.enclitic,
        bounds=frozenset(file.bounds),
        active_prefixes=tuple(file.active_prefixes),
        active_verbs=frozenset(file.active_verbs),
        verb_prefixes=tuple(file.verb_prefixes),
        not_active=frozenset(file.not_active),
        passive_prefixes=tuple(file.passive_prefixes),
        not_passive=frozenset(file.not_passive),
        object_control=frozenset(file.object_control),
        deictics=frozenset(file.deictics),
        around=frozenset(file.around),
        afterwards=frozenset(file.afterwards),
        not_with=frozenset(file.not_with),
        assisting=frozenset(file.assisting),
        shared_matters=frozenset(file.shared_matters),
    )
