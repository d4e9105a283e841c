"""Split text into tokens that keep their positions; packs tokenise their phrases with the same rule.

    "AS-Rusia, 60.000"  ->  AS · - · Rusia · , · 60.000

A word is a run of letters and digits (inner apostrophes stay), a number keeps its separators, any other sign stands
alone. Where a page has lost the blank around a link ('dilansirAFP', 'PresidenPrabowo') the capital begins a word.
`words` are folded for look-up (lower case, no accents); `text[starts[i]:ends[i]]` are the words as written.
"""

import re
import unicodedata

from risalah.model.story import Tokens

# A combining mark belongs to the letter before it, also where a page has the two apart ('e\u0301'). The plain words
# that stand first are nearly all there is.
TOKEN = re.compile(
    r"(?:[a-z]{4,}+|[A-Z][a-z]{7,}+)(?=[A-Z])"  # 'PetroChina' and 'MacArthur' stay whole: names begin shorter
    r"|[A-Za-z]++(?![^\s.,\"])"
    r"|\d+(?:[.,]\d+)*(?![\w\u0300-\u036f])|[^\W_]+(?:[\u0300-\u036f]+[^\W_]*|['’`]\u034f*[^\W_]+)*|[^\w\s]|_"
)

GLUED = re.compile(r"[a-z]{3}[A-Z]")
ACCENTS = re.compile("[\u0300-\u036f]+")  # the combining marks of Latin letters


def fold(word: str) -> str:
    """Lower case without accents: the form in which phrases are looked up. 'Élysée' -> 'elysee'."""
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFKD", lowered.replace("’", "'").replace("`", "'"))
    bare = ACCENTS.sub("", decomposed)
    return bare if bare.isascii() else "".join(c for c in bare if not unicodedata.combining(c))


def tokenize(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The tokens of `text[start:end]`, with positions in `text`. Linear time."""
    found = list(TOKEN.finditer(text, start, len(text) if end is None else end))
    return Tokens(
        [word.lower() if (word := match.group()).isascii() else fold(word) for match in found],
        [match.start() for match in found],
        [match.end() for match in found],
    )


def phrase_words(phrase: str) -> tuple[str, ...]:
    """A pack phrase as the key under which it is looked up."""
    plain = phrase.isascii() and phrase.replace(" ", "").isalpha()
    if plain and (phrase.islower() or phrase.istitle() or not GLUED.search(phrase)):
        return tuple(phrase.lower().split())  # the same answer much sooner: packs hold thousands of these
    return tuple(fold(word) for word in TOKEN.findall(phrase))
