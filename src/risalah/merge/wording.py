"""Shared wording: which articles carry the same words, whoever signs them.

sketch("Presiden AS ... ")  ->  the 128 smallest hashes of its four-word runs (a bottom-k sketch)
likeness(a, b)              ->  0.93   estimated share of the shorter text's runs that the longer one has too

A bottom-k sketch gives containment as well as Jaccard likeness, which a wire report cut to its lead needs; it takes no
dependency, and 2 KB of text costs about 0.1 ms.
"""

import heapq
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence

from risalah.model.span import Span

SIZE = 128
RUN = 4
ANCHORS = 24  # two texts are compared when they share one of their smallest hashes
COPY = 0.5  # from here on one text repeats the other
WORD = re.compile(r"[^\W_]+")

Sketch = tuple[int, ...]  # ascending; the first number is how many distinct runs the text has


def sketch(text: str, left_out: Iterable[Span] = ()) -> Sketch:
    """The sketch of a text without some of its stretches (furniture). Empty for texts of less than eight words."""
    parts: list[str] = []
    at = 0
    for span in sorted(left_out):
        parts.append(text[at : max(at, span.start)])
        at = max(at, span.end)
    parts.append(text[at:])
    words = WORD.findall(" ".join(parts).lower())
    if len(words) < 2 * RUN:
        return ()
    runs = zip(*(words[offset:] for offset in range(RUN)), strict=False)
    hashes = {zlib.crc32(" ".join(run).encode("utf-8", "surrogatepass")) for run in runs}
    return (len(hashes), *heapq.nsmallest(SIZE, hashes))


def likeness(a: Sketch, b: Sketch) -> float:
    """How much of the shorter text is in the longer one, 0..1 (a text in itself: 1)."""
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    size_a, size_b = a[0], b[0]
    mine, yours = set(a[1:]), set(b[1:])
    # Both sketches hold every run up to the smaller of their last hashes (unless a text is shorter than its sketch).
    limit = min(a[-1] if size_a > SIZE else 1 << 33, b[-1] if size_b > SIZE else 1 << 33)
    seen = [hash_ for hash_ in mine | yours if hash_ <= limit]
    shared = len(mine & yours & set(seen))
    jaccard = shared / len(seen) if seen else 0.0
    both = jaccard * (size_a + size_b) / (1 + jaccard)
    return min(1.0, both / min(size_a, size_b))


def copies(sketches: Mapping[str, Sketch], order: Sequence[str]) -> dict[str, str]:
    """Which document repeats which: document -> the one that it repeats, for those that repeat one.

    `order` is the order of appearance (earliest first): the first of a group is its original.
    """
    by_anchor: dict[int, list[str]] = {}
    originals: dict[Sketch, str] = {}
    copy_of: dict[str, str] = {}
    place = {document: number for number, document in enumerate(order)}
    for document in order:
        mine = sketches.get(document, ())
        if not mine:
            continue
        if mine in originals:
            copy_of[document] = copy_of.get(originals[mine], originals[mine])
            continue
        originals[mine] = document
        anchors = mine[1 : 1 + ANCHORS]
        rivals = sorted({rival for anchor in anchors for rival in by_anchor.get(anchor, ())}, key=place.__getitem__)
        for rival in rivals:
            if likeness(mine, sketches[rival]) >= COPY:
                copy_of[document] = copy_of.get(rival, rival)
                break
        for anchor in anchors:
            by_anchor.setdefault(anchor, []).append(document)
    return copy_of


def write(value: Sketch) -> str:
    """A sketch as text, for storing: its numbers in base 16 behind the name of the method."""
    return "bottomk4/1:" + " ".join(f"{number:x}" for number in value)


def parse(text: str | None) -> Sketch:
    """A stored sketch; empty when there is none or it was made by another method."""
    if not text or not text.startswith("bottomk4/1:"):
        return ()
    return tuple(int(number, 16) for number in text.partition(":")[2].split())
