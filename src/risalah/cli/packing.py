"""`risalah pack check`: is the language pack in order?"""

import importlib.util
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from risalah.cli.terminal import complain, result_console
from risalah.lang.pack import load_pack
from risalah.lang.tables import pack_root


def register(app: typer.Typer) -> None:
    pack = typer.Typer(help="Look after a language pack.", no_args_is_help=True)
    pack.command("check")(check)
    app.add_typer(pack, name="pack")

    @pack.callback()
    def _keep_as_group() -> None:
        """Look after a language pack."""


def check(
    code: Annotated[str, typer.Argument(metavar="PACK", help="The pack's language code.")] = "id",
    corpora: Annotated[
        bool, typer.Option("--corpora/--no-corpora", help="Run the corpora, where the repository is at hand.")
    ] = True,
) -> None:
    """Load a pack with all its checks and run its corpora: every example read whole and one way, every refusal refused.

    Stops at the first table that does not hold together, with file, line and what was expected.
    """
    load_pack(code)
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for name, lines in _tables(code):
        table.add_row(Text(name), Text(f"{lines:,} lines"))
    console = result_console()
    console.print(table)
    if corpora and not _run_corpora():
        complain(f"pack {code}: a corpus is not read as it says")
        raise typer.Exit(1)
    console.print(f"pack {code}: in order")


def _tables(code: str) -> list[tuple[str, int]]:
    """The pack's files with their lines, blank ones and notes left out."""
    files = [each for each in pack_root(code).iterdir() if each.name.endswith((".csv", ".toml"))]
    lines = ((each.name, each.read_text("utf-8").splitlines()) for each in files)
    return sorted((name, sum(bool(line.strip()) and line[0] != "#" for line in all_of)) for name, all_of in lines)


def _run_corpora() -> bool:
    """The corpora are run by the repository's tests; True where they pass or aren't at hand."""
    tests = Path(str(resources.files("risalah"))).parents[1] / "tests" / "packs"
    if not tests.is_dir() or importlib.util.find_spec("pytest") is None:
        sys.stdout.write("corpora: not run, they are part of the repository and its development tools\n")
        return True
    sys.stdout.flush()
    return subprocess.run([sys.executable, "-m", "pytest", "-q", str(tests)], cwd=tests.parents[1]).returncode == 0
