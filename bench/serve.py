"""How fast the explorer answers on a large store, and whether many readers at once lose a request.

    python bench/serve.py [--db FILE] [--articles 100000] [--seconds 20] [--rate 20] [--readers 200]

Without FILE (or when it is not there) a made-up store is filled first: some minutes. The explorer runs in a process of
its own. First, pages are asked for at a steady rate, whether or not the ones before were answered; then by all readers
at once.
"""

import argparse
import http.client
import random
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa

from generated_accounts import generated_accounts
from risalah.model.ids import content_id
from risalah.run.ingest import ingest_accounts
from risalah.run.remerge import remerge
from risalah.store.connection import open_store
from risalah.store.schema import contacts, documents, records

NOW = "2025-01-10T09:00:00+00:00"
WORDS = 220  # of an article
VOCABULARY = 30_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--db", type=Path, default=Path("bench-serve.db"))
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--records", type=int, default=30_000)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--rate", type=float, default=20)
    parser.add_argument("--readers", type=int, default=200)
    given = parser.parse_args()
    if not given.db.exists():
        fill(given.db, given.articles)
    pad(given.db, given.records)
    kinds, held = addresses(given.db)
    print(
        f"{held[0]:,} articles, {held[1]:,} records, {held[2]:,} contacts in articles; {given.rate:g} requests a second"
    )
    with explorer(given.db) as port:
        began = time.perf_counter()
        ask(port, "/")
        print(f"first page (reads all records into memory): {time.perf_counter() - began:.2f} s")
        for name, paths in kinds.items():
            steady(port, name, paths, given.rate, given.seconds)
        everything = [path for paths in kinds.values() for path in paths]
        together(port, everything, given.readers)


def fill(file: Path, number: int) -> None:
    """A store of made-up articles: words by Zipf's law, so that some are in most articles and most in few."""
    dice = random.Random(7)
    vocabulary = [f"kata{n}" for n in range(VOCABULARY)]
    weights = [1 / (rank + 2) for rank in range(VOCABULARY)]
    began = time.perf_counter()
    with open_store(file) as store:

        def text(uri: str) -> str:
            return " ".join(dice.choices(vocabulary, weights, k=WORDS))

        told = generated_accounts(number)
        ingest_accounts(store, told, reader="bench", now=lambda: NOW, texts=text, batch=1000, merge=False)
        remerge(store, step=number)
    print(f"filled in {time.perf_counter() - began:.0f} s")


def pad(file: Path, number: int) -> None:
    """More records than the made-up articles came to: copies under other ids, on the same accounts."""
    with open_store(file) as store, store.writing() as connection:
        rows = [dict(row._mapping) for row in connection.execute(sa.select(records).order_by(records.c.id))]
        for at in range(number - len(rows)):
            row = dict(rows[at % len(rows)])
            name = content_id("r", "copy", at, row["id"])
            row.update(id=name, json=row["json"].replace(row["id"], name))
            connection.execute(sa.insert(records).values(**row))


def addresses(file: Path) -> tuple[dict[str, list[str]], tuple[int, int, int]]:
    """Addresses of every kind of page, and how much the store holds."""
    dice = random.Random(11)
    with open_store(file) as store, store.reading() as connection:
        held = tuple(
            connection.execute(sa.select(sa.func.count()).select_from(table)).scalar() or 0
            for table in (documents, records, contacts)
        )
        names = [row.id for row in connection.execute(sa.select(records.c.id))]
        articles = [row.id for row in connection.execute(sa.select(documents.c.id).limit(5000))]
    sides = ["AAA", "ABA", "ACA", "BAA", "CAA"]

    def word() -> str:
        # Anything from the tenth most common word (in a third of all articles) to the rarest; each order of size alike.
        return f"kata{int(10 ** dice.uniform(1, 4.47))}"

    queries = [
        *("/" for _ in range(20)),
        *(f"/?side={dice.choice(sides)}" for _ in range(40)),
        *(f"/?side={one}&side={other}&channel=phone" for one in sides for other in sides if one < other),
        *(f"/?year={year}&conflict=any&order=sources" for year in range(2009, 2025)),
        *(f"/?q={word()}" for _ in range(200)),
        *(f"/?q={word()}+{word()}" for _ in range(200)),
        *(f"/?person={quote(f'Nama {dice.choice(sides)} president')}&since=2012" for _ in range(20)),
    ]
    dice.shuffle(queries)
    return {
        "record": [f"/record/{name}" for name in dice.sample(names, min(500, len(names)))],
        "search": queries,
        "article": [f"/article/{name}" for name in dice.sample(articles, 400)],
        "pictures": [f"/{kind}?side={side}" for kind in ("timeline", "network", "map") for side in sides],
        "api": [f"/api/records?side={side}&limit=20" for side in sides],
    }, held  # type: ignore[return-value]


def steady(port: int, name: str, paths: list[str], rate: float, seconds: float) -> None:
    """Requests that begin on time, in threads of their own; the wait for one's turn counts as well."""
    taken: list[float] = []
    failed: list[str] = []
    threads = []
    begin = time.perf_counter() + 0.1
    for number in range(int(rate * seconds)):
        due = begin + number / rate
        threads.append(threading.Thread(target=_one, args=(port, paths[number % len(paths)], due, taken, failed)))
        time.sleep(max(0.0, due - time.perf_counter() - 0.002))
        threads[-1].start()
    for thread in threads:
        thread.join()
    slow = statistics.quantiles(taken, n=20)[-1] if len(taken) > 1 else 0.0
    print(
        f"{name:9} {len(taken):5} answers  median {1000 * statistics.median(taken):6.1f} ms  95% {1000 * slow:6.1f} ms"
        f"  slowest {1000 * max(taken):6.1f} ms  failed {len(failed)}",
        flush=True,
    )


def _one(port: int, path: str, due: float, taken: list[float], failed: list[str]) -> None:
    try:
        ask(port, path)
    except OSError as error:
        failed.append(f"{path}: {error}")
    taken.append(time.perf_counter() - due)


def together(port: int, paths: list[str], readers: int, each: int = 5) -> None:
    """All readers at once, each asking for one page after the other over its own connection."""
    taken: list[float] = []
    failed: list[str] = []
    gate = threading.Barrier(readers)

    def read(number: int) -> None:
        dice = random.Random(number)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        gate.wait()
        for _ in range(each):
            path = dice.choice(paths)
            began = time.perf_counter()
            try:
                connection.request("GET", path)
                answer = connection.getresponse()
                answer.read()
                if answer.status != 200:
                    failed.append(f"{path}: {answer.status}")
            except (OSError, http.client.HTTPException) as error:
                failed.append(f"{path}: {error!r}")
                connection.close()
            taken.append(time.perf_counter() - began)

    began = time.perf_counter()
    threads = [threading.Thread(target=read, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    print(
        f"{readers} readers at once: {len(taken)} requests, {len(failed)} lost, {len(taken) / seconds:.0f} answers/s,"
        f" median {statistics.median(taken):.2f} s"
    )
    for line in failed[:5]:
        print("  ", line)


def ask(port: int, path: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status != 200:
        raise OSError(f"{answer.status}")


@contextmanager
def explorer(file: Path) -> Iterator[int]:
    command = [sys.executable, "-m", "risalah", "serve", "--db", str(file), "--port", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert server.stderr
        line = server.stderr.readline()
        found = re.search(r"http://[^/]+:(\d+)/", line)
        if not found:
            raise SystemExit(line + server.stderr.read())
        yield int(found[1])
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
