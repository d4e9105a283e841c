"""How fast articles are read, and with how much memory: `python bench/read.py [--articles N] [--runs N]`.

Two made-up corpora (bench/corpus.py): articles full of contacts, and mixed news. For each the documents per second
(median of several runs) with and without the prefilter, the share of every stage, and a fresh process's peak memory.

The baseline that must be beaten is what a script would do with the same tables in plain Python: look for every alias of
every person, side, title and place with a compiled pattern each. It finds names only, and nothing that's said of them.
"""

import argparse
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import wraps
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from corpus import dense_articles, mixed_articles
from risalah.lang.pack import Pack, load_pack
from risalah.model.document import Page
from risalah.run import pipeline as flow
from risalah.run.pipeline import Pipeline

CORPORA = {"dense": dense_articles, "mixed": mixed_articles}
AIMS = {("dense", True): 150, ("mixed", True): 3000}  # documents per second on one core
BASELINE_ARTICLES = 12  # it is slow
STAGES = ("risalah.clean.", "risalah.find.", "risalah.frame.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=600, help="mixed articles; a third as many dense ones")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peak-of", choices=CORPORA, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.peak_of:
        print_peak(options.peak_of, options.articles)
        return
    started = time.perf_counter()
    pack = load_pack("id")
    print(f"loading the pack: {(time.perf_counter() - started) * 1000:.0f} ms")
    for name in CORPORA:
        pages = list(pages_of(name, options.articles))
        words = statistics.mean(len(page.text.split()) for page in pages)
        print(f"\n{name}: {len(pages)} articles, {words:.0f} words each on average")
        for prefilter in (True, False):
            rate = measure(pages, Pipeline(pack, prefilter=prefilter), options.runs)
            aim = AIMS.get((name, prefilter))
            told = f"   aim {aim}: {'reached' if rate >= aim else 'MISSED'}" if aim else ""
            print(f"  risalah, prefilter {'on ' if prefilter else 'off'}  {rate:8.0f} documents/s{told}")
        print(f"  baseline, plain Python   {baseline(pages[:BASELINE_ARTICLES], pack):8.0f} documents/s (names only)")
        print(f"  peak memory              {peak(name, options.articles):8.0f} MB, {peak(name, 3):.0f} MB after three")
        print_stages(pages, pack)


def pages_of(name: str, articles: int) -> Iterator[Page]:
    for number, text in enumerate(CORPORA[name](articles if name == "mixed" else max(articles // 3, 1))):
        yield Page(f"{name}-{number}.txt", text, sha256(text.encode()).hexdigest())


def measure(pages: list[Page], pipeline: Pipeline, runs: int) -> float:
    """Documents per second, the median of some runs after one to warm up."""
    for page in pages[:20]:
        pipeline.read(page)
    rates = []
    for _ in range(runs):
        started = time.perf_counter()
        for page in pages:
            pipeline.read(page)
        rates.append(len(pages) / (time.perf_counter() - started))
    return statistics.median(rates)


def baseline(pages: list[Page], pack: Pack) -> float:
    """Documents per second when every alias is looked for by a pattern of its own."""
    patterns = [re.compile(rf"\b{re.escape(alias)}\b", re.IGNORECASE) for alias in aliases(pack)]
    started = time.perf_counter()
    for page in pages:
        [pattern.findall(page.text) for pattern in patterns]
    return len(pages) / (time.perf_counter() - started)


def aliases(pack: Pack) -> list[str]:
    """Every phrase of the tables of names."""
    tables = [pack.people.aliases, pack.sides.forms, pack.titles.forms, pack.places.forms]
    return sorted({" ".join(words) for table in tables for words in table.phrases()})


def print_stages(pages: list[Page], pack: Pack) -> None:
    """Where the time goes: every function of a stage that the flow calls, timed on its own."""
    spent: dict[str, float] = {}

    def timed(name: str, function: Callable[..., object]) -> Callable[..., object]:
        @wraps(function)
        def run(*args: object, **options: object) -> object:
            started = time.perf_counter()
            try:
                return function(*args, **options)
            finally:
                spent[name] = spent.get(name, 0.0) + time.perf_counter() - started

        return run

    stages = {name: function for name, function in vars(flow).items() if is_stage(function)}
    try:
        for name, function in stages.items():
            setattr(flow, name, timed(name, function))
        started = time.perf_counter()
        pipeline = Pipeline(pack, prefilter=False)
        for page in pages:
            pipeline.read(page)
        whole = time.perf_counter() - started
    finally:
        for name, function in stages.items():
            setattr(flow, name, function)
    spent["the rest"] = whole - sum(spent.values())
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"    {name:24} {seconds / len(pages) * 1000:7.2f} ms each {seconds / whole:6.1%}")


def is_stage(value: object) -> bool:
    from_stage = getattr(value, "__module__", "").startswith(STAGES)
    return from_stage and callable(value) and not isinstance(value, type)


def peak(name: str, articles: int) -> float:
    """Peak memory in MB of a fresh process that reads so many articles, one after the other."""
    command = [sys.executable, __file__, "--peak-of", name, "--articles", str(articles)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def print_peak(name: str, articles: int) -> None:
    pipeline = Pipeline("id")
    for page in pages_of(name, articles):
        pipeline.read(page)
    unit = 1024**2 if sys.platform == "darwin" else 1024
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit)


if __name__ == "__main__":
    main()
