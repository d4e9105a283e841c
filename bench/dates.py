"""Dates side by side with dateparser: right values on the corpus, documents per second on made articles.

    python bench/dates.py            # needs `pip install dateparser`; without it only our own numbers are printed

The corpus is the pack's own (every example is read right by the tests), so the first table says how much of the usual
phrasing of news the other library covers, not how good ours is on unseen text. Only examples that are a single day are
asked of it: it has no weeks, months, ranges or durations.
"""

import time
from collections.abc import Callable, Iterator
from datetime import date, datetime

import msgspec

from risalah.find.dating import find_timexes
from risalah.lang.dates import DateGrammar, load_dates
from risalah.lang.tables import pack_root, read_toml
from risalah.model.edtf import single_day

PUBLISHED = date(2017, 10, 11)
SENTENCES = (
    "Menteri luar negeri kedua negara bertemu di Jenewa, {}, untuk membahas gencatan senjata di Suriah. ",
    "Dalam pembicaraan itu keduanya sepakat melanjutkan perundingan dan bertukar tahanan secara bertahap. ",
    "Juru bicara pemerintah mengatakan usulan tersebut akan dipelajari sebelum dibawa ke sidang kabinet. ",
    "Sebelumnya delegasi kedua pihak berunding selama dua jam tanpa menghasilkan kesepakatan apa pun. ",
)
EXAMPLES = ("Senin (9/10)", "Selasa (10/10/2017)", "5 Oktober 2017", "Jumat", "pekan lalu", "kemarin", "Kamis (5/10)")
DOCUMENTS, PARAGRAPHS = 40, 8


class _Reads(msgspec.Struct):
    examples: list[tuple[str, str, str, str]]


class _Corpus(msgspec.Struct):
    published: str
    reads: list[_Reads]


def main() -> None:
    grammar = load_dates(pack_root("id"))
    other = _dateparser()
    days = list(_single_days())
    ours = sum(_ours(words, grammar) == day for words, day in days)
    print(f"right values on {len(days)} expressions that are one day: risalah {ours}")
    documents = [_article(number) for number in range(DOCUMENTS)]
    words = sum(len(text.split()) for text in documents) / DOCUMENTS
    speed = _per_second(documents, lambda text: find_timexes(text, PUBLISHED, grammar), repeat=5)
    print(f"documents of {words:.0f} words per second: risalah {speed:,.0f} ({1000 / speed:.2f} ms each)")
    if other is None:
        print("dateparser is not installed: nothing to compare with (pip install dateparser)")
        return
    parse, search = other
    parsed = sum(parse(words) == day for words, day in days)
    searched = sum(search(f"Keduanya bertemu {words} di Lima.") == [day] for words, day in days)
    print(f"dateparser.parse {parsed}, search_dates in a sentence {searched}")
    theirs = _per_second(documents[:5], search, repeat=1)
    print(
        f"dateparser.search_dates: {theirs:,.1f} documents per second; risalah is {speed / theirs:,.0f} times its speed"
    )


def _single_days() -> Iterator[tuple[str, date]]:
    corpus = read_toml(pack_root("id") / "corpus", "dates.toml", _Corpus)
    assert corpus.published == PUBLISHED.isoformat()
    for reads in corpus.reads:
        for words, _, _, edtf in reads.examples:
            day = single_day(edtf)
            if day is not None:
                yield words, day


def _ours(words: str, grammar: DateGrammar) -> date | None:
    found = find_timexes(f"Keduanya bertemu {words} di Lima.", PUBLISHED, grammar).timexes
    return single_day(found[0].edtf) if len(found) == 1 else None


def _article(number: int) -> str:
    paragraphs = (
        "".join(SENTENCES).format(EXAMPLES[(number + paragraph) % len(EXAMPLES)]) for paragraph in range(PARAGRAPHS)
    )
    return "\n\n".join(paragraphs)


def _per_second(documents: list[str], read: Callable[[str], object], repeat: int) -> float:
    """The best of several rounds, in processor time."""
    read(documents[0])
    best = float("inf")
    for _ in range(repeat):
        began = time.process_time()
        for text in documents:
            read(text)
        best = min(best, time.process_time() - began)
    return len(documents) / best


def _dateparser() -> tuple[Callable[[str], date | None], Callable[[str], list[date]]] | None:
    try:
        import dateparser
        from dateparser.search import search_dates
    except ImportError:
        return None
    settings = {"DATE_ORDER": "DMY", "RELATIVE_BASE": datetime(2017, 10, 11, 12), "PREFER_DATES_FROM": "past"}

    def parse(words: str) -> date | None:
        found = dateparser.parse(words, languages=["id"], settings=settings)
        return found.date() if found else None

    def search(text: str) -> list[date]:
        return [found.date() for _, found in search_dates(text, languages=["id"], settings=settings) or []]

    return parse, search


if __name__ == "__main__":
    main()
