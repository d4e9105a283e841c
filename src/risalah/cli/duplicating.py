"""`risalah duplicates`: which articles are copies of others, and what they added, cut or changed."""

import os
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from risalah.cli.progress import Meter
from risalah.cli.reading import TextColumn, say_failure
from risalah.cli.storing import DB, Json, opened
from risalah.cli.terminal import message_console, result_console

if TYPE_CHECKING:
    from risalah.model.document import Page
    from risalah.read.options import ReadOptions
    from risalah.run.duplicates import Copy
    from risalah.run.local import Reading

LINES = 6  # of what was added, cut or changed, shown for each copy


def register(app: typer.Typer) -> None:
    app.command("duplicates")(duplicates)


def duplicates(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help="As for `risalah read`; without any, the articles of the store."),
    ] = None,
    db: Annotated[
        str | None,
        typer.Option(
            "--db", metavar="FILE|URL", help="Look at the articles of this store. Default: RISALAH_DB, else risalah.db."
        ),
    ] = None,
    shared: Annotated[
        float,
        typer.Option(
            "--shared", metavar="SHARE", min=0.05, max=1.0, help="How much of the shorter story both must have."
        ),
    ] = 0.6,
    details: Annotated[
        bool, typer.Option("--details", help="Show all that was added, cut or changed, not only its beginning.")
    ] = False,
    text_column: TextColumn = None,
    progress: Annotated[bool | None, typer.Option("--progress/--no-progress", help="Default: on a terminal.")] = None,
    json: Json = False,
) -> None:
    """Find articles that are copies of others: wire copy under several names, re-posts, cut and extended versions.

    Each copy is shown with the earlier article that it is most like, and with what it added (+), cut (-) or
    changed (~). Menus, links and the like don't count, and neither do datelines.
    """
    if paths and db:
        raise typer.BadParameter("give articles or a store, not both", param_hint="--db")
    from risalah.export.copies import render_copy
    from risalah.export.english import say_count
    from risalah.read.options import ReadOptions
    from risalah.run.local import size_of

    shown = sys.stderr.isatty() if progress is None else progress
    meter = Meter("comparing", total=size_of(paths) if shown and paths else None, shown=shown)
    failures: list[Reading] = []
    looked = copied = 0

    def failed(reading: "Reading") -> None:
        failures.append(reading)
        message_console().print(say_failure(reading), style="red")

    def seen(page: "Page") -> None:
        nonlocal looked
        looked += 1
        meter.tell(looked, say_count(looked, "article"), page.uri)

    console = result_console()
    with meter:
        options = ReadOptions(text_column=text_column, taken=meter.take if shown else None)
        for copy in _found(paths, db, shared, options, failed, seen):
            copied += 1
            if json:
                typer.echo(msgspec.json.encode(copy).decode())
                continue
            for line in render_copy(copy, console.width, most=None if details else LINES):
                console.print(line)
    message_console().print(f"{say_count(looked, 'article')}, {say_count(copied, 'copy', 'copies')}")
    if failures:
        raise typer.Exit(1)


def _found(
    paths: list[str] | None,
    db: str | None,
    shared: float,
    options: "ReadOptions",
    failed: "Callable[[Reading], None]",
    seen: "Callable[[Page], None]",
) -> "Iterator[Copy]":
    from risalah.run.duplicates import copies_among, find_copies

    if paths:
        yield from find_copies(paths, options=options, shared=shared, failed=failed, seen=seen)
        return
    from risalah.store.documents import current_pages

    def told(pages: "Iterator[Page]") -> "Iterator[Page]":
        for page in pages:
            seen(page)
            yield page

    with opened(db or os.environ.get("RISALAH_DB") or DB) as store, store.reading() as connection:
        yield from copies_among(told(current_pages(connection)), shared=shared)
