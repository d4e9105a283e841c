"""How fast the store answers with many articles in it.

    python bench/store.py [NUMBER] [URL]         default: 100000 in a new SQLite file

Made-up articles of about 2 KB (a Zipf vocabulary of 60,000 words, as in real text), then 300 searches of one to
three words drawn by their frequency, and 200 record lists. Medians and 95th percentiles in milliseconds.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path

import sqlalchemy as sa

from generated_accounts import generated_accounts
from risalah.run.remerge import remerge
from risalah.store import documents, query
from risalah.store.connection import Store, open_store
from risalah.store.query import Filter

VOCABULARY = [f"kata{number}" for number in range(60_000)]
WEIGHTS = list(accumulate(1 / (rank + 3) for rank in range(len(VOCABULARY))))


def fill(store: Store, number: int) -> None:
    dice = random.Random(2)
    accounts: Iterator = generated_accounts(number)
    done = False
    while not done:
        with store.writing() as connection:
            for _ in range(1000):
                account = next(accounts, None)
                if account is None:
                    done = True
                    break
                text = " ".join(dice.choices(VOCABULARY, cum_weights=WEIGHTS, k=300))
                documents.put(connection, account, text, sketch="", reader="bench", run=1)


def timed(question: Callable[[], object]) -> float:
    start = time.perf_counter()
    question()
    return (time.perf_counter() - start) * 1000


def report(name: str, times: list[float]) -> None:
    times.sort()
    print(
        f"{name:<34} median {statistics.median(times):7.1f} ms   95 % {times[int(len(times) * 0.95)]:7.1f} ms",
        flush=True,
    )


def main(number: int, address: str) -> None:
    dice = random.Random(3)
    with open_store(address) as store:
        start = time.perf_counter()
        fill(store, number)
        print(f"{number} articles stored in {time.perf_counter() - start:.0f} s", flush=True)
        start = time.perf_counter()
        remerge(store)
        print(f"merged in {time.perf_counter() - start:.0f} s", flush=True)
        with store.reading() as connection:
            sides = connection.execute(
                sa.text("SELECT term FROM terms WHERE kind = 'side' GROUP BY term ORDER BY count(*) DESC LIMIT 40")
            )
            codes = list(sides.scalars())
            for size in (1, 2, 3):
                asked = [" ".join(dice.choices(VOCABULARY, cum_weights=WEIGHTS, k=size)) for _ in range(100)]
                report(f"search, {size} word(s)", [timed(lambda w=w: query.search(connection, w)) for w in asked])
            pairs = [(dice.choice(codes), dice.choice(codes)) for _ in range(100)]
            report(
                "records of a pair of sides",
                [timed(lambda p=p: query.find_records(connection, Filter(sides=p), limit=50)) for p in pairs],
            )
            report(
                "records of a month",
                [
                    timed(lambda d=d: query.find_records(connection, Filter(first=d, last=d + 30), limit=50))
                    for d in (733_042 + dice.randrange(6600) for _ in range(100))
                ],
            )


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    if len(sys.argv) > 2:
        main(size, sys.argv[2])
    else:
        with tempfile.TemporaryDirectory() as folder:
            main(size, str(Path(folder) / "bench.db"))
