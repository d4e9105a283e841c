"""Run the program as a person does, inside the test's own process."""

from typing import Any

from typer.testing import CliRunner

from risalah.cli import app


def run(*arguments: object, stdin: str | bytes | None = None, columns: int = 100) -> Any:
    """Exit code, standard output and standard error of `risalah ARGUMENTS...`."""
    runner = CliRunner(env={"COLUMNS": str(columns), "NO_COLOR": "1", "TERM": "dumb"})
    return runner.invoke(app, [str(argument) for argument in arguments], input=stdin)
