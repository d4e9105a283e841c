"""Is an article worth the full reading? A look for a few hundred phrases in one pass, before anything else is done.

    "Menlu Jepang tiba di Jakarta"      ->  yes: another country, and an office that deals with countries
    "Persib menang 2-1 atas Persija"    ->  no

An article passes when it names a side other than the pack's home, and a contact or an office of state. Nothing is said
of an article that does not pass but that it was not read (a diagnostic), so the gate is wide on purpose.
"""

import ahocorasick_rs

from risalah.lang.cleaning import encodable
from risalah.lang.pack import Pack

OFFICES = frozenset(
    {
        "president", "vice-president", "president-elect", "prime-minister", "chancellor", "monarch", "crown-prince",
        "foreign-minister", "defence-minister", "minister", "ambassador", "envoy", "spokesperson", "secretary-general",
        "national-security-adviser", "leader", "official",
    }
)  # fmt: skip
SHORTEST = 4  # letters of a phrase looked for without regard to capitals: 'AS' and 'oman' would hit everywhere


class Prefilter:
    """Two sets of phrases; `passes` wants one of each, as whole words."""

    def __init__(self, pack: Pack) -> None:
        sides = {
            " ".join(words)
            for words, form in pack.sides.forms.items()
            if form.code != pack.home_side and _is_telling(words, form.exact)
        }
        cues = {" ".join(words) for words in pack.contacts.triggers.phrases() if len(" ".join(words)) >= SHORTEST}
        offices = {
            " ".join(words)
            for words, form in pack.titles.forms.items()
            if form.office in OFFICES and len(" ".join(words)) >= SHORTEST
        }
        self._sides = ahocorasick_rs.AhoCorasick(sorted(sides))
        self._cues = ahocorasick_rs.AhoCorasick(sorted(cues | offices))

    def passes(self, text: str) -> bool:
        """Whether the text is worth the full reading. Linear in the text."""
        folded = text.lower().replace("\xa0", " ")
        try:
            return _has_word(self._sides, folded) and _has_word(self._cues, folded)
        except UnicodeEncodeError:  # half a sign of two: no text file holds that, a string may
            folded = encodable(folded)
            return _has_word(self._sides, folded) and _has_word(self._cues, folded)


def _is_telling(words: tuple[str, ...], exact: bool) -> bool:
    return len(" ".join(words)) >= SHORTEST or (exact and len(words[0]) > 2)


def _has_word(phrases: ahocorasick_rs.AhoCorasick, text: str) -> bool:
    for _, start, end in phrases.find_matches_as_indexes(text, overlapping=True):
        before, after = text[start - 1 : start], text[end : end + 1]
        if not before.isalnum() and not after.isalnum():
            return True
    return False
