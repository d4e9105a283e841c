"""`risalah read` and `risalah demo`: articles in, accounts out."""

import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from importlib import resources
from itertools import islice
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from risalah.cli.progress import Meter
from risalah.cli.terminal import STDOUT, message_console, open_output, result_console
from risalah.errors import InputError
from risalah.export.english import say_count, say_language
from risalah.export.jsonl import account_array, account_lines
from risalah.export.minutes import render_minutes
from risalah.export.resuming import taken_up
from risalah.export.table import render_table
from risalah.model.account import Account
from risalah.model.document import Diagnostic, Page
from risalah.model.ids import content_id
from risalah.read.options import ReadOptions
from risalah.run.local import Reading, Settings, read_inputs, size_of

PLAIN_LANGUAGES = ("id", None)

# Options that other commands have too.
Since = Annotated[
    datetime | None,
    typer.Option(
        "--since",
        metavar="DATE",
        formats=["%Y-%m-%d", "%Y-%m", "%Y"],
        help="Leave out pages that state an earlier day of publication.",
    ),
]
Skim = Annotated[
    bool,
    typer.Option("--skim", help="Pass over pages in whose bytes no contact can be, unparsed: for crawls."),
]
Minhash = Annotated[
    bool, typer.Option("--minhash", help="Note the signature by which copies are found in each document.")
]
TextColumn = Annotated[
    str | None,
    typer.Option("--text-column", metavar="NAME", help="Where tables and JSON lines hold the text, if not guessed."),
]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="Stop after this many articles.")]


class Format(StrEnum):
    jsonl = "jsonl"
    json = "json"
    table = "table"
    minutes = "minutes"


@dataclass
class Tally:
    """What a run came to, for the closing line and the exit code."""

    articles: int = 0
    contacts: int = 0
    failed: int = 0

    def __str__(self) -> str:
        told = f"{say_count(self.articles, 'article')}, {say_count(self.contacts, 'contact')}"
        return f"{told}, {say_count(self.failed, 'input')} failed" if self.failed else told


def register(app: typer.Typer) -> None:
    app.command("read")(read)
    app.command("demo")(demo)


def read(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Articles, folders of them, archives, tables, an https address, or `-` for standard input.",
        ),
    ],
    format: Annotated[  # noqa: A002  (the option's name)
        Format | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="jsonl, json, table or minutes. Default: minutes on a terminal, else jsonl.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write here; the file appears once it is complete. `-`: print.",
            dir_okay=False,
        ),
    ] = None,
    resume: Annotated[
        bool,
        typer.Option(
            "--resume",
            help="Go on with the file of -o, which grows as articles are read: what it holds isn't read again.",
        ),
    ] = False,
    texts: Annotated[
        Path | None,
        typer.Option(
            "--texts", metavar="DIR", help="Write the text of each document there, as ID.txt.", file_okay=False
        ),
    ] = None,
    text_column: TextColumn = None,
    limit: Limit = None,
    since: Since = None,
    skim: Skim = False,
    minhash: Minhash = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes that read at the same time.")] = 1,
    prefilter: Annotated[
        bool,
        typer.Option("--prefilter/--no-prefilter", help="Skip the full reading of articles without contact words."),
    ] = True,
    progress: Annotated[
        bool | None,
        typer.Option("--progress/--no-progress", help="Default: shown on a terminal when the results go elsewhere."),
    ] = None,
) -> None:
    """Read articles and print their accounts: every contact and statement, with the words that say so.

    The order of the inputs does not matter: they are read in the order of their paths. What cannot be read is told on
    standard error and makes the exit code 1; all the other inputs are read.
    """
    if output == STDOUT:
        output = None
    to_terminal = output is None and sys.stdout.isatty()
    chosen = format or (Format.minutes if to_terminal else Format.jsonl)
    if progress is None:
        progress = not to_terminal and sys.stderr.isatty()
    if resume and (output is None or chosen is not Format.jsonl):
        raise typer.BadParameter("goes with -o FILE and --format jsonl", param_hint="--resume")
    tally = Tally()
    meter = Meter("reading", total=size_of(paths) if progress else None, shown=progress)
    with meter, _opened(output, resume) as (stream, done):
        readings = read_inputs(
            paths,
            jobs=jobs,
            settings=Settings(prefilter=prefilter, minhash=minhash),
            options=ReadOptions(text_column=text_column, taken=meter.take if progress else None),
            skip=(lambda page: content_id("d", page.sha256, page.uri) in done) if done else None,
            since=since.date() if since else None,
            skim=skim,
        )
        results: Iterable[tuple[Page, Account]] = _told(readings, tally, meter, aloud=chosen is not Format.minutes)
        if texts is not None:
            results = _with_texts(results, texts)
        _write(islice(results, limit), chosen, stream, output is not None)
    if progress or tally.failed:
        message_console().print(str(tally))
    if tally.failed:
        raise typer.Exit(1)


def demo() -> None:
    """Read the sample articles that come with the program and print their minutes."""
    tally = Tally()
    readings = read_inputs(sorted(sample_articles().glob("*.txt")))
    with open_output(None) as stream:
        meter = Meter("reading", total=None, shown=False)
        _write(_told(readings, tally, meter, aloud=False), Format.minutes, stream, False)
    message_console().print(str(tally))
    if tally.failed:
        raise typer.Exit(1)


def sample_articles() -> Path:
    """Where the sample articles lie: inside the installed package, or in the repository that it is run from."""
    packaged = Path(str(resources.files("risalah"))) / "examples"
    for folder in (packaged, packaged.parents[2] / "examples"):
        if folder.is_dir():
            return folder
    raise InputError(f"the sample articles are missing: expected in {packaged}")


@contextmanager
def _opened(output: Path | None, resume: bool) -> Iterator[tuple[BinaryIO, frozenset[str]]]:
    """Where to write, and the ids of the documents that are there already."""
    if output is not None and resume:
        with taken_up(output) as (stream, done):
            yield stream, done
        return
    with open_output(output) as stream:
        yield stream, frozenset()


def _told(readings: Iterable[Reading], tally: Tally, meter: Meter, *, aloud: bool) -> Iterator[tuple[Page, Account]]:
    """Pass the readings on; tell failures and remarks on whole articles as they come, and count."""
    console = meter.console
    for reading in readings:
        if not reading.page or not reading.account:
            tally.failed += 1
            console.print(say_failure(reading), style="red")
            continue
        tally.articles += 1
        tally.contacts += len(reading.account.contacts)
        meter.tell(tally.articles, str(tally), reading.uri)
        if aloud:
            for remark in _remarks(reading.account):
                console.print(f"{reading.uri}: {remark}", style="yellow")
        yield reading.page, reading.account


def _with_texts(results: Iterable[tuple[Page, Account]], folder: Path) -> Iterator[tuple[Page, Account]]:
    """Pass the results on, each once its text is written, character for character as its positions count."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for page, account in results:
            (folder / f"{account.document.id}.txt").write_bytes(page.text.encode("utf-8", "surrogatepass"))
            yield page, account
    except OSError as error:
        raise InputError(f"{error.filename or folder}: cannot be written: {error.strerror}") from error


def _remarks(account: Account) -> Iterator[str]:
    """What concerns an article as a whole; remarks on single words stay in its account."""
    if account.document.language not in PLAIN_LANGUAGES:
        yield f"written in {say_language(account.document.language)}"
    yield from (_say(each) for each in account.diagnostics if each.span is None)


def say_failure(reading: Reading) -> str:
    """Which input failed and why; many notes name the input themselves."""
    why = _say(reading.failure) if reading.failure else "not read"
    return why if reading.uri in why else f"{reading.uri}: {why}"


def _say(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.code}: {diagnostic.note}" if diagnostic.note else f"{diagnostic.code} ({diagnostic.stage})"


def _write(results: Iterable[tuple[Page, Account]], chosen: Format, stream: BinaryIO, to_file: bool) -> None:
    """Write as the results come; JSON as bytes, so that the same accounts are the same bytes everywhere."""
    match chosen:
        case Format.jsonl:
            stream.writelines(account_lines(account for _, account in results))
        case Format.json:
            stream.writelines(account_array(account for _, account in results))
        case Format.minutes | Format.table:
            _write_for_people(results, chosen, stream, to_file)


def _write_for_people(results: Iterable[tuple[Page, Account]], chosen: Format, stream: BinaryIO, to_file: bool) -> None:
    text_stream = io.TextIOWrapper(stream, "utf-8", write_through=True) if to_file else None
    console = result_console(text_stream)
    for number, (page, account) in enumerate(results):
        if chosen is Format.minutes:
            renderables = render_minutes(account, page.text)
        else:
            renderables = render_table(account, console.width, heading=number == 0)
        for each in renderables:
            console.print(each)
    if text_stream:
        text_stream.detach()
