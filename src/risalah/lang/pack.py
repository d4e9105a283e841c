"""A language pack: all that the engine knows of one language, loaded once and passed in.

load_pack("id")  ->  Pack, or PackError with file and line
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from risalah.lang.acts import Acts, load_acts
from risalah.lang.cleaning import CleaningRules, load_cleaning
from risalah.lang.contacts import ContactWords, load_contacts
from risalah.lang.dates import DateGrammar, load_dates
from risalah.lang.grammar import Grammar, load_grammar
from risalah.lang.layouts import Layouts, load_layouts
from risalah.lang.names import Names, load_names
from risalah.lang.people import People, load_people
from risalah.lang.phrases import PhraseTable
from risalah.lang.places import Places, load_places
from risalah.lang.sentences import SentenceRules, load_sentences
from risalah.lang.sides import Sides, load_sides
from risalah.lang.speech import Speech, load_speech
from risalah.lang.tables import pack_root, read_toml
from risalah.lang.telling import Telling, load_telling
from risalah.lang.titles import Titles, load_titles
from risalah.lang.topics import Theme, load_opponents, load_topics
from risalah.memory import uncollected

LONG_WORD = 4  # letters of a name's word that is looked for where blanks are lost


class _File(msgspec.Struct, forbid_unknown_fields=True):
    language: str
    home_side: str


@dataclass(frozen=True)
class Pack:
    """Each field is one part of the pack, loaded by the module of the same name in `risalah.lang`."""

    code: str
    language: str  # ISO 639-1, as `Header.language` has it
    home_side: str  # the country that the pack's papers are at home in
    sides: Sides
    titles: Titles
    people: People
    places: Places
    names: Names
    grammar: Grammar
    sentences: SentenceRules
    speech: Speech
    acts: Acts
    contacts: ContactWords
    telling: Telling
    topics: PhraseTable[tuple[Theme, ...]]
    opponents: Mapping[str, frozenset[str]]  # by side: with whom it has its old conflict
    dates: DateGrammar
    title_openers: frozenset[str]  # words with which a title may begin, its modifiers included
    side_openers: frozenset[str]  # words with which a side or an institution may begin
    openers: frozenset[str]  # words without a capital with which a mention of a person or side may begin
    cleaning: CleaningRules
    layouts: Layouts


def _words_of(names: PhraseTable[Any]) -> frozenset[str]:
    """The longer words of the phrases of a table."""
    return frozenset(word for words in names.phrases() for word in words if len(word) >= LONG_WORD and word.isalpha())


@uncollected()
def load_pack(code: str = "id") -> Pack:
    """Load and validate a pack that ships with the package. Raises PackError."""
    folder = pack_root(code)
    file = read_toml(folder, "pack.toml", _File)
    sides, titles, names = load_sides(folder), load_titles(folder), load_names(folder)
    cleaning, grammar, people = load_cleaning(folder), load_grammar(folder), load_people(folder, names.particles)
    title_openers = frozenset().union(titles.forms.first_words, titles.modifiers.first_words)
    side_openers = frozenset().union(sides.forms.first_words, sides.styles.first_words, sides.institutions.first_words)
    return Pack(
        code=code,
        language=file.language,
        home_side=file.home_side,
        sides=sides,
        titles=titles,
        people=people,
        places=load_places(folder),
        names=names,
        grammar=grammar,
        sentences=replace(
            load_sentences(folder),
            sides=_words_of(sides.forms),
            people=_words_of(people.aliases),
            tails=grammar.prepositions | grammar.conjunctions | grammar.subordinators | grammar.adverbs,
        ),
        speech=load_speech(folder),
        acts=load_acts(folder),
        contacts=load_contacts(folder),
        telling=load_telling(folder),
        topics=load_topics(folder),
        opponents=load_opponents(folder),
        dates=load_dates(folder),
        cleaning=cleaning,
        layouts=load_layouts(folder, cleaning.carriers),
        title_openers=title_openers,
        side_openers=side_openers,
        openers=frozenset().union(
            title_openers,
            side_openers,
            sides.shields.first_words,
            names.groups.first_words,
            names.bodies.first_words,
            names.rebels.first_words,
            names.epithets,
            names.counterparts,
            names.pronouns,
            names.plural_pronouns,
        ),
    )
