"""`risalah explain`, `risalah dates`, `risalah schema`: look into one reading, or at the record's format."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from msgspec.structs import replace
from rich.table import Table
from rich.text import Text

from risalah.cli.reading import say_failure
from risalah.cli.terminal import result_console
from risalah.errors import InputError
from risalah.export.explain import render_explanation
from risalah.export.jsonl import account_schema
from risalah.export.quoting import shortened
from risalah.model.account import Account
from risalah.model.document import Page
from risalah.model.edtf import single_day
from risalah.run.local import read_inputs
from risalah.run.pipeline import Pipeline


def register(app: typer.Typer) -> None:
    app.command("explain")(explain)
    app.command("dates")(dates)
    app.command("schema")(schema)


def explain(
    where: Annotated[
        str,
        typer.Argument(
            metavar="FILE[:ITEM[.FIELD]]",
            help="An article; after a colon a contact ('2'), a statement ('s3'), 'document' or an id; then a field.",
        ),
    ],
) -> None:
    """Show the way from words to field: every field's value, its rule, and its sentence with the words marked.

    `risalah explain news/a.txt:1.when` tells how the first contact's date was reached.
    """
    file, wanted = _split(where)
    console = result_console()
    for page, account in _read_all(file):
        for each in render_explanation(account, page.text, wanted):
            console.print(each)


def dates(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An article.", dir_okay=False)],
    published: Annotated[
        str | None,
        typer.Option("--published", metavar="DATE", help="Read against this day (2021-12-31), not the article's own."),
    ] = None,
) -> None:
    """Print every expression of time in an article, with its reading and its rule."""
    if published is not None and not _is_day(published):
        raise typer.BadParameter(f"--published takes a day such as 2021-12-31, not {published!r}")
    console = result_console()
    for page, account in _read_all(file):
        if page.uri != str(file):  # one of several in an archive or a table
            console.print(Text(page.uri, style="bold"))
        table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
        for name in ("at", "words", "type", "value", "date", "rule"):
            table.add_column(name, overflow="fold", no_wrap=name in ("at", "type"))
        for timex in account.timexes if published is None else _published_on(published, page).timexes:
            words = shortened(timex.span.read(page.text), 60)
            clash = f" · {timex.conflict} disagrees" if timex.conflict else ""
            cells = (str(timex.span.start), words, timex.type, timex.value or "?", timex.edtf or "", timex.rule + clash)
            table.add_row(*map(Text, cells))
        console.print(table)


def schema() -> None:
    """Print the JSON Schema of an account, i.e. of one line of `risalah read --format jsonl`."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(account_schema()), indent=2).decode() + "\n")


def _published_on(day: str, page: Page) -> Account:
    """The account of a page as if its container had said that it was published on that day."""
    return Pipeline().read(replace(page, metadata=replace(page.metadata, published=day)))


def _is_day(given: str) -> bool:
    return len(given) == len("2021-12-31") and single_day(given) is not None


def _split(where: str) -> tuple[Path, str | None]:
    """The file and what is wanted of it; a file whose own name holds a colon is found first."""
    path, colon, wanted = where.rpartition(":")
    if not colon or Path(where).exists():
        return Path(where), None
    return Path(path), wanted


def _read_all(file: Path) -> Iterator[tuple[Page, Account]]:
    for reading in read_inputs([file]):
        if reading.page is None or reading.account is None:
            raise InputError(say_failure(reading))
        yield reading.page, reading.account
