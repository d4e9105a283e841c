"""`risalah ingest`, `stats`, `search`, `check`: what goes into a store, and how it is.

The database layer is imported inside the commands: `risalah read` must not wait for it.
"""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from risalah import __version__
from risalah.cli.progress import Meter
from risalah.cli.reading import Limit, Minhash, Since, Skim, TextColumn
from risalah.cli.terminal import complain, message_console, result_console

if TYPE_CHECKING:
    from risalah.run.local import Reading
    from risalah.store.connection import Store

Db = Annotated[
    str,
    typer.Option(
        "--db",
        metavar="FILE|URL",
        envvar="RISALAH_DB",
        help="The store: a file (SQLite) or postgresql://user@host/name.",
    ),
]
DB = "risalah.db"
Json = Annotated[bool, typer.Option("--json", help="Print JSON lines, not for people.")]


def register(app: typer.Typer) -> None:
    app.command("ingest")(ingest)
    app.command("stats")(stats)
    app.command("search")(search)
    app.command("check")(check)


def now() -> str:
    """The one place where the clock is asked. To the microsecond: of two decisions the later one holds."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def opened(db: str, *, create: bool = False) -> "Store":
    from risalah.store.connection import open_store

    return open_store(db, create=create)


def ingest(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Articles, folders, archives, tables, an address, or `-`.")
    ],
    db: Db = DB,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes that read at the same time.")] = 1,
    reread: Annotated[bool, typer.Option("--reread", help="Read also what this version has read before.")] = False,
    merge: Annotated[
        bool, typer.Option("--merge/--no-merge", help="Merge into records at the end; the next run does what is left.")
    ] = True,
    text_column: TextColumn = None,
    limit: Limit = None,
    since: Since = None,
    skim: Skim = False,
    minhash: Minhash = False,
    progress: Annotated[bool | None, typer.Option("--progress/--no-progress", help="Default: on a terminal.")] = None,
) -> None:
    """Read articles into a store and merge what they report into records.

    Run it again at any time: what is there is passed over, what a newer version reads otherwise is brought up to date,
    and a run that was killed is taken up where it stopped. The articles themselves are never touched.
    """
    from risalah.read.options import ReadOptions
    from risalah.run.ingest import ingest as run
    from risalah.run.local import Settings, size_of

    shown = sys.stderr.isatty() if progress is None else progress
    meter = Meter("reading", total=size_of(paths) if shown else None, shown=shown)
    with opened(db, create=True) as store, meter:
        counts = run(
            store,
            paths,
            reader=version(),
            now=now,
            jobs=jobs,
            settings=Settings(minhash=minhash),
            options=ReadOptions(text_column=text_column, taken=meter.take if shown else None),
            reread=reread,
            merge=merge,
            seen=_seen(meter),
            since=since.date() if since else None,
            skim=skim,
            limit=limit,
        )
    told = f"{counts.new:,} new, {counts.changed:,} changed, {counts.unchanged:,} as before"
    message_console().print(f"{told}, {counts.failed:,} failed" if counts.failed else told)
    if counts.failed:
        raise typer.Exit(1)


def version() -> str:
    """What reads: the program's version and the language pack's, so that either one's change is noticed."""
    import hashlib
    from importlib.resources.abc import Traversable

    from risalah.lang.tables import pack_root

    digest = hashlib.sha256()

    def add(folder: Traversable) -> None:
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if entry.is_dir():
                add(entry)
            elif entry.name.endswith((".toml", ".csv")):
                digest.update(entry.name.encode() + b"\0" + entry.read_bytes())

    add(pack_root("id"))
    return f"{__version__}+id.{digest.hexdigest()[:12]}"


def _seen(meter: Meter) -> "Callable[[Reading], None]":
    done = 0

    def seen(reading: "Reading") -> None:
        nonlocal done
        done += 1
        meter.tell(done, f"{done:,} read", reading.uri)
        if reading.failure:
            complain(f"{reading.uri}: {reading.failure.code}: {reading.failure.note or ''}".rstrip(": "))

    return seen


def stats(db: Db = DB, json: Json = False) -> None:
    """Show what a store holds, in numbers."""
    from risalah.store.query import figures

    with opened(db) as store, store.reading() as connection:
        found = figures(connection)
    if json:
        typer.echo(msgspec.json.encode(found).decode())
        return
    console = result_console()
    for name, value in found.items():
        if isinstance(value, dict):
            console.print(f"{name + ':':26}{', '.join(f'{key} {number:,}' for key, number in value.items()) or '-'}")
        else:
            console.print(f"{name + ':':26}{value:,}")


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORD", help="All of them must be in the article.")],
    db: Db = DB,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many articles at most.")] = 20,
) -> None:
    """Find articles by their words."""
    from risalah.store.query import search as find

    with opened(db) as store, store.reading() as connection:
        for name, title, uri in find(connection, " ".join(words), limit=limit):
            typer.echo(f"{name}  {title or '(without a headline)'}  {uri}")


def check(db: Db = DB) -> None:
    """Check that a store is sound: the file, the full-text index, and that all that is derived fits together."""
    from risalah.store.check import problems

    with opened(db) as store:
        found = problems(store)
    for problem in found:
        complain(problem)
    if found:
        raise typer.Exit(1)
    typer.echo(f"{Path(db).name if '://' not in db else db}: sound")
