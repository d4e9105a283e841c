"""`risalah pack check`: is the language pack in order?"""

from typing import Annotated

import typer

from risalah.cli.terminal import result_console
from risalah.lang.pack import load_pack


def register(app: typer.Typer) -> None:
    pack = typer.Typer(help="Look after a language pack.", no_args_is_help=True)
    pack.command("check")(check)
    app.add_typer(pack, name="pack")


def check(
    code: Annotated[str, typer.Argument(metavar="PACK", help="The pack's language code.")] = "id",
) -> None:
    """Load a pack with all its checks and run its corpora: every example read whole and one way, every refusal refused.

    Stops at the first table that does not hold, with file, line and what was expected.
    """
    load_pack(code)
    result_console().print(f"pack {code}: in order")
