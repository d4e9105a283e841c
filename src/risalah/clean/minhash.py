"""A signature of a story by which its copies are found: wire copy with a new headline, a re-post cut short.

    signature(text, document.paragraphs)  ->  "m1:9f3a..."  (64 numbers of 32 bits, in hexadecimal)

`likeness` of two signatures estimates the share of five-word runs that two stories have in common (Broder 1997).
Only the story counts: furniture and headline are not in its paragraphs. Computed when asked for, so that reading
stays fast. Needs the extra `duplicates`.
"""

import re
from collections.abc import Iterable

from risalah.errors import InputError
from risalah.model.span import Span

_VERSION = "m1"
_NUMBERS = 64
_SEED = 20
_RUN = 5
_WORD = re.compile(r"\w+")


def signature(text: str, paragraphs: Iterable[Span]) -> str | None:
    """The story's signature, None where it is shorter than one run. Raises InputError without the extra."""
    try:
        from rensa import RMinHash
    except ImportError as error:
        raise InputError("install risalah[duplicates] to look for near-duplicates") from error
    lowered = text.lower()
    same = len(lowered) == len(text)
    words: list[str] = []
    for span in paragraphs:
        words += _WORD.findall(lowered[span.start : span.end] if same else span.read(text).lower())
    runs = [" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)]
    if not runs:
        return None
    hashes = RMinHash(num_perm=_NUMBERS, seed=_SEED)
    hashes.update(runs)
    return f"{_VERSION}:" + "".join(f"{number:08x}" for number in hashes.digest())


def likeness(first: str, second: str) -> float:
    """Estimated share of common runs, 0 to 1; 0 for signatures of different versions."""
    if first.partition(":")[0] != second.partition(":")[0] or len(first) != len(second):
        return 0.0
    a, b = first.partition(":")[2], second.partition(":")[2]
    return sum(a[i : i + 8] == b[i : i + 8] for i in range(0, len(a), 8)) / (len(a) // 8)
