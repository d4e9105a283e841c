"""Which articles of a run are copies of others: wire copy under several names, re-posts, cut and extended versions.

    find_copies([Path("news")])  ->  Copy(document="d-1f…", of="d-0a…", kind="shortened", shared=1.0, cut=(…), …), …

The earliest article of a group (by its stated day, else in the order of reading) is its original. Signatures tell which
articles are worth comparing; what is said of a pair comes from comparing its words. Stories wait in a file, so that
memory grows by a few hundred bytes an article. Needs the extra `duplicates`.
"""

import tempfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import IO, NamedTuple

import msgspec

from risalah.clean.copies import Change, Comparison, Kind, Paragraph, Story, Stretch, compare, overlap, story_of
from risalah.clean.document import clean
from risalah.clean.minhash import signature
from risalah.lang.cleaning import CleaningRules, encodable
from risalah.lang.pack import load_pack
from risalah.model.document import Page
from risalah.model.span import Span
from risalah.read.options import ReadOptions
from risalah.run.local import DEFAULTS, Reading, read_all

SHARED = 0.6  # of the shorter story: below it, articles of one event or with the same closing words are no copies
BAND = 16  # characters of a signature (two numbers) that two stories have in common before they are compared
LEADS = 4  # runs of the opening by which a copy that was cut to it is found
MOST_IN_PLACE = 64  # articles kept for one part of a signature
MOST_RIVALS = 32  # articles that one is compared with
KEPT_OPEN = 512  # stories


class Copy(msgspec.Struct, frozen=True):
    """An article and the earlier one that it is most like. `original` is the first of the group."""

    document: str
    uri: str
    original: str
    of: str
    of_uri: str
    kind: Kind
    likeness: float
    shared: float
    published: str | None = None
    added: tuple[Stretch, ...] = ()
    cut: tuple[Stretch, ...] = ()
    changed: tuple[Change, ...] = ()


class _Entry(NamedTuple):
    published: str | None
    document: str
    uri: str
    place: int  # where its story waits
    size: int
    keys: tuple[int, ...]


def find_copies(
    inputs: Iterable[str | Path],
    *,
    options: ReadOptions | None = None,
    shared: float = SHARED,
    failed: Callable[[Reading], None] | None = None,
    seen: Callable[[Page], None] | None = None,
) -> Iterator[Copy]:
    """The copies among the pages of all inputs, in order of their day. `failed` is told what could not be read."""
    return copies_among(_pages(inputs, options, failed, seen), shared=shared)


def copies_among(pages: Iterable[Page], *, shared: float = SHARED) -> Iterator[Copy]:
    """The copies among pages."""
    rules = load_pack(DEFAULTS.pack).cleaning
    with tempfile.TemporaryFile() as waiting:
        entries = [entry for page in pages if (entry := _entry(page, rules, waiting)) is not None]
        # Sorting is stable: among articles of one day, and among those without one, the order of reading holds.
        entries.sort(key=lambda entry: entry.published or "9")
        yield from _compared(entries, waiting, shared)


def _compared(entries: list[_Entry], waiting: IO[bytes], shared: float) -> Iterator[Copy]:
    @lru_cache(maxsize=KEPT_OPEN)
    def story(number: int) -> Story:
        waiting.seek(entries[number].place)
        return Story(msgspec.msgpack.decode(waiting.read(entries[number].size), type=list[Paragraph]))

    at: dict[int, list[int]] = {}  # part of a signature -> articles that have it
    originals: dict[int, int] = {}
    for number, entry in enumerate(entries):
        matches = Counter(rival for key in entry.keys for rival in at.get(key, ()))
        rivals = sorted(matches, key=lambda rival: (-matches[rival], rival))[:MOST_RIVALS]
        likely = [(*overlap(story(rival), story(number)), -rival) for rival in rivals]
        best = max((each for each in likely if each[1] >= shared), default=None)
        if best is not None:
            rival = -best[2]
            originals[number] = originals.get(rival, rival)
            found = compare(story(rival), story(number))
            yield _copy(entry, entries[rival], entries[originals[number]], found)
        for key in entry.keys:
            place = at.setdefault(key, [])
            if len(place) < MOST_IN_PLACE:
                place.append(number)


def _copy(entry: _Entry, source: _Entry, original: _Entry, found: Comparison) -> Copy:
    return Copy(
        document=entry.document,
        uri=entry.uri,
        original=original.document,
        of=source.document,
        of_uri=source.uri,
        kind=found.kind,
        likeness=found.likeness,
        shared=found.shared,
        published=entry.published,
        added=found.added,
        cut=found.cut,
        changed=found.changed,
    )


def _entry(page: Page, rules: CleaningRules, waiting: IO[bytes]) -> _Entry | None:
    """A page's place among the others; its story is put away. None for a page without a story."""
    document = clean(page, rules)
    story = story_of(document)
    spans = [Span(paragraph.start, paragraph.start + len(paragraph.text)) for paragraph in story.paragraphs]
    signed = signature(document.text, spans)
    if signed is None:
        return None
    numbers = signed.partition(":")[2]
    bands = [zlib.crc32(f"{at}:{numbers[at : at + BAND]}".encode()) for at in range(0, len(numbers), BAND)]
    leads = sorted({zlib.crc32(" ".join(run).encode("utf-8", "surrogatepass")) for run in story.lead})[:LEADS]
    data = msgspec.msgpack.encode([(part.start, encodable(part.text)) for part in story.paragraphs])
    place = waiting.seek(0, 2)
    waiting.write(data)
    header = document.header
    published = header.published.edtf if header.published else None
    return _Entry(published, header.id, header.uri, place, len(data), (*bands, *(~lead for lead in leads)))


def _pages(
    inputs: Iterable[str | Path],
    options: ReadOptions | None,
    failed: Callable[[Reading], None] | None,
    seen: Callable[[Page], None] | None,
) -> Iterator[Page]:
    for page in read_all(inputs, options=options):
        if isinstance(page, Page):
            if seen:
                seen(page)
            yield page
        elif failed:
            failed(page)
