"""`risalah score`: measure the program against an answer key, and hold it to the floors once reached."""

import sys
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.table import Table
from rich.text import Text

from risalah.cli.reading import say_failure
from risalah.cli.terminal import complain, message_console, result_console
from risalah.errors import InputError
from risalah.evaluate.floors import FloorSet, digest_of, fallen, find_floors, load_floors, measures, pin
from risalah.evaluate.key import Key, load_keys
from risalah.evaluate.score import Score, load_texts, score_articles
from risalah.export.jsonl import load_accounts
from risalah.model.account import Account
from risalah.run.local import Settings, read_inputs


def register(app: typer.Typer) -> None:
    app.command("score")(score)


def score(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="The answer key: a YAML file, or a folder of them.")],
    texts: Annotated[Path, typer.Argument(metavar="TEXTS", help="The folder of the articles that the key names.")],
    accounts: Annotated[
        Path | None,
        typer.Option("--accounts", help="Score this JSON lines file instead of reading the articles now."),
    ] = None,
    details: Annotated[bool, typer.Option("--details", help="List every difference.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print counts and figures as one JSON object.")] = False,
    floors: Annotated[
        Path | None, typer.Option("--floors", help="Fail (exit code 1) when a figure is below its floor in this file.")
    ] = None,
    pin_as: Annotated[
        str | None,
        typer.Option("--pin", metavar="SET", help="Raise this set's floors to what is measured; none is ever lowered."),
    ] = None,
    prefilter: Annotated[
        bool, typer.Option("--prefilter/--no-prefilter", help="Skip the full reading of articles without contacts.")
    ] = True,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes that read at the same time.")] = 1,
) -> None:
    """Score the program's accounts against an answer key: contacts, statements and every field.

    Contacts are paired one to one when they share their sides; statements where the found words cover at least half of
    the key's. Precision, recall and F1 are over pairs; a field's figure is over the pairs whose key has that field.
    """
    if pin_as and not floors:
        raise typer.BadParameter("--pin needs --floors FILE to write to")
    keys = load_keys(gold)
    found = _load(accounts) if accounts else _read(keys, texts, jobs, Settings(prefilter=prefilter))
    measured = score_articles(keys, load_texts(keys, texts), found)
    if details:
        for difference in measured.differences:
            sys.stdout.write(difference + "\n")
    pinned = _pinned(floors, gold, texts) if floors and not pin_as else None
    if as_json:
        figures = {name: round(figure, 4) for name, figure in measures(measured).items()}
        sys.stdout.write(msgspec.json.encode(dict(measured.counts) | figures).decode() + "\n")
    else:
        _print(measured, pinned)
    below = fallen(pinned, measured) if pinned else []
    if floors and pin_as:
        below = pin(floors, pin_as, digest_of(gold, texts), measured)
        message_console().print(f"floors of {pin_as!r} written to {floors}")
    for each in below:
        complain(each)
    if below:
        raise typer.Exit(1)


def _load(accounts: Path) -> dict[str, Account]:
    """Accounts by the file name of their article."""
    return {_file_name(account.document.uri): account for account in load_accounts(accounts)}


def _read(keys: list[Key], texts: Path, jobs: int, settings: Settings) -> dict[str, Account]:
    found = {}
    for reading in read_inputs([texts / key.document.file for key in keys], jobs=jobs, settings=settings):
        if reading.account:
            found[_file_name(reading.uri)] = reading.account
        else:
            complain(say_failure(reading))
    return found


def _file_name(uri: str) -> str:
    return uri.rpartition("/")[2]


def _pinned(floors: Path, gold: Path, texts: Path) -> FloorSet:
    found = find_floors(load_floors(floors), digest_of(gold, texts))
    if not found:
        raise InputError(f"{floors} has no floors for this key and these articles: pin them with --pin SET")
    return found[1]


def _print(measured: Score, pinned: FloorSet | None) -> None:
    console = result_console()
    count = measured.counts
    console.print(
        f"{count['articles']} articles ({count['articles read']} read); contacts: {count['contacts in key']} in key, "
        f"{count['contacts found']} found; statements: {count['statements in key']} in key, "
        f"{count['statements found']} found; contacts in {count['empty articles']} articles without any: "
        f"{count['contacts in empty articles']}"
    )
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("measure", min_width=28)
    for name in ("figure", "of", "floor"):
        table.add_column(name, justify="right")
    for name, figure in measures(measured).items():
        floor = pinned.floors.get(name) if pinned else None
        style = "red" if floor is not None and figure < floor else ""
        pairs = str(len(measured.marks[name])) if name in measured.marks else ""
        shown = "" if floor is None else f"{floor:.4f}"
        table.add_row(Text(name), Text(f"{figure:.3f}", style), Text(pairs, "dim"), Text(shown, "dim"))
    console.print(table)
