"""The command line: parses arguments, calls one function, prints. `risalah --help` lists the commands.

Exit codes: 0 all well; 1 an input failed, a floor fell or a table is wrong; 2 the command was used wrongly.
"""

from typing import Annotated

import typer

from risalah import __version__
from risalah.cli import asking, correcting, duplicating, inspecting, packing, reading, scoring, serving, storing
from risalah.cli.terminal import complain
from risalah.errors import RisalahError

app = typer.Typer(
    name="risalah",
    help="The minutes of diplomacy, out of the news: who talked to whom, sourced to the very words.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
reading.register(app)
inspecting.register(app)
scoring.register(app)
packing.register(app)
storing.register(app)
duplicating.register(app)
asking.register(app)
correcting.register(app)
serving.register(app)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"risalah {__version__}")
        raise typer.Exit


@app.callback()
def risalah(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """The minutes of diplomacy, out of the news: who talked to whom, sourced to the very words."""


def main() -> None:
    """The program's entry: an error of ours is one line for a person, never a traceback."""
    try:
        app()
    except RisalahError as error:
        complain(str(error))
        raise SystemExit(1) from None
