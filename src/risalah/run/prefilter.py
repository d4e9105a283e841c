"""Is an article worth the full reading? A look for names and words in two passes, before anything else is done.

    "Menlu Jepang tiba di Jakarta"                           ->  yes: another country and an office of state
    "Persib menang 2-1 atas Persija"                         ->  no: no other country
    "Pelatih asal Brasil itu bertemu presiden direktur klub"  ->  no: nobody there acts for a country

What no contact can do without: a side other than the pack's home that may act (a country, a body, a person of the
tables), and a word of contact near it. How near is wide on purpose (`REACH`): parties and their words share a sentence.
What somebody says for a state is on record too: an article that names such a side and an office of state passes,
however far apart the two are, and so does one that calls the home's own head of state by office and name. Of one that
does not pass nothing is said but that it was not read (a diagnostic).
"""

import unicodedata
from collections.abc import Iterable, Iterator, Set

import ahocorasick_rs

from risalah.clean.sheet import lower_in_place
from risalah.lang.cleaning import encodable
from risalah.lang.pack import Pack
from risalah.lang.sides import SideForm, is_written_as
from risalah.lang.tokens import ACCENTS

# Offices that only a state, a body or a group has.
OFFICES = frozenset(
    {
        "president", "vice-president", "president-elect", "prime-minister", "deputy-prime-minister", "chancellor",
        "monarch", "crown-prince", "foreign-minister", "defence-minister", "minister", "ambassador", "envoy",
        "spokesperson", "secretary-general", "national-security-adviser", "leader",
    }
)  # fmt: skip
HEADS = frozenset({"president", "vice-president"})  # whose words at home are on record as well
ANY_OFFICE = frozenset({"official", "adviser", "governor", "commander", "legislator"})  # companies and clubs have some
REACH = 400  # characters between a side and a word of contact: some sixty words, three sentences
TOUCHING = 40  # characters between one of ANY_OFFICE and the side: 'pejabat senior Departemen Luar Negeri AS'
LOOK = 40  # characters that hold the two words beside a name
SHORTEST = 4  # letters of a word that counts in small letters too
TOKEN_SIGNS = ((" - ", "-"), (" . ", ". "), (" , ", ", "))  # how tokens joined by blanks were written


class Prefilter:
    """Built once from a pack; `passes` may be called from any thread."""

    def __init__(self, pack: Pack) -> None:
        self._private, self._origins = pack.contacts.private, pack.contacts.origins
        forms = {
            _written(words): form
            for words, form in pack.sides.forms.items()
            if form.code != pack.home_side and (form.exact or len(_written(words)) >= SHORTEST)
        }
        abroad = {key for key, person in pack.people.by_id.items() if person.side != pack.home_side}
        names = {_written(words) for words, ids in pack.people.aliases.items() if not abroad.isdisjoint(ids)}
        self._forms: list[SideForm | None] = [forms.get(name) for name in sorted({*forms, *names})]
        self._sides = ahocorasick_rs.AhoCorasick(sorted({*forms, *names}))
        # 'kata X kepada Y' is a contact of people whom an article presents with their offices.
        triggers = pack.contacts.triggers.items()
        contacts = {_written(words) for words, trigger in triggers if trigger.pattern != "addressed"}
        self._contacts = ahocorasick_rs.AhoCorasick(sorted(contacts))
        self._offices = ahocorasick_rs.AhoCorasick(sorted(_titles(pack, OFFICES)))
        self._heads = ahocorasick_rs.AhoCorasick(sorted(_heads_by_name(pack)))
        self._ignored = tuple(_written(words) for words in pack.contacts.ignored.phrases())
        self._titles = ahocorasick_rs.AhoCorasick(sorted(_titles(pack, ANY_OFFICE)))

    def passes(self, text: str) -> bool:
        """Whether the text is worth the full reading. Linear in the text."""
        plain, folded = _fold(text)
        looked = 0
        for start, end in self._acting(plain, folded):
            if not looked and self._has(self._offices, plain, folded, 0, len(folded)):
                return True
            first, looked = max(start - REACH, looked - LOOK, 0), end + REACH
            if self._has(self._contacts, plain, folded, first, looked):
                return True
            if self._has(self._titles, plain, folded, max(start - TOUCHING, 0), start):
                return True
        return self._has(self._heads, plain, folded, 0, len(folded))

    def _acting(self, plain: str, folded: str) -> Iterator[tuple[int, int]]:
        """Where a side or a person of one stands that may act: (first character, the one behind the last)."""
        for index, start, end in self._sides.find_matches_as_indexes(folded, overlapping=True):
            # Most are inside other words ('mesir' in 'pelesir'): asked here as in `_is_word`, without a call for each.
            if folded[end : end + 1].isalnum() or folded[start - 1 : start].isalnum():
                continue
            form, told = self._forms[index], plain[start:end]
            if form is None:
                fits = told[0].isupper()
            else:
                fits = is_written_as(told, form.written, form.exact, any_case=form.form == "epithet")
            if fits and not self._is_origin(folded, start):
                yield start, end

    def _is_origin(self, folded: str, start: int) -> bool:
        """'pelatih asal Brasil', 'wisatawan dari China': where somebody comes from who acts for nobody."""
        before = folded[max(0, start - LOOK) : start].split()[-2:]
        return len(before) > 1 and before[1] in self._origins and before[0] in self._private

    def _has(self, cues: ahocorasick_rs.AhoCorasick, plain: str, folded: str, first: int, last: int) -> bool:
        """Does one of the words stand in [first, last)?"""
        for _, start, end in cues.find_matches_as_indexes(folded[first:last], overlapping=True):
            start, end = first + start, first + end
            telling = end - start >= SHORTEST or plain[start:end].isupper()  # 'PM'
            if not telling or not _is_word(folded, start, end) or folded.startswith(self._ignored, start):
                continue
            if not self._is_of_a_firm(folded, end):
                return True
        return False

    def _is_of_a_firm(self, folded: str, end: int) -> bool:
        """'presiden direktur', 'presiden klub': an office of a firm, not of a state."""
        behind = folded[end : end + LOOK].split(None, 1)
        return bool(behind) and behind[0] in self._private


def _titles(pack: Pack, offices: Set[str]) -> set[str]:
    return {_written(words) for words, title in pack.titles.forms.items() if title.office in offices}


def _heads_by_name(pack: Pack) -> set[str]:
    """'presiden joko widodo', 'wapres jk': the home's heads of state, by office and name."""
    heads = {
        key
        for key, terms in pack.people.tenures.items()
        if any(term.office in HEADS and term.side == pack.home_side for term in terms)
    }
    names = {_written(words) for words, ids in pack.people.aliases.items() if not heads.isdisjoint(ids)}
    titles = {
        _written(words)
        for words, title in pack.titles.forms.items()
        if title.office in HEADS and title.side in {None, pack.home_side}
    }
    return {f"{title} {name}" for title in titles for name in names}


def _fold(text: str) -> tuple[str, str]:
    """The text with single blanks and without accents, and the same in lower case, character by character."""
    plain = " ".join(text.split())
    if not plain.isascii():
        plain = ACCENTS.sub("", unicodedata.normalize("NFKD", encodable(plain.replace("’", "'"))))
    return plain, lower_in_place(plain)


def _written(words: Iterable[str]) -> str:
    """A phrase of the tables as a text writes it: ('ban', 'ki', '-', 'moon') -> 'ban ki-moon'."""
    joined = " ".join(words)
    for tokens, signs in TOKEN_SIGNS:
        joined = joined.replace(tokens, signs)
    return joined


def _is_word(text: str, start: int, end: int) -> bool:
    """Does the stretch begin and end where a word does?"""
    return not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()
