"""Where output goes: results to standard output or a file, everything said to the person to standard error."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

import typer
from rich.console import Console

PIPED_WIDTH = 100  # columns when nobody's terminal says how many


def result_console(file: TextIO | None = None) -> Console:
    """For results that people read. Keeps to plain text where it's piped or NO_COLOR is set."""
    piped = file is not None or not sys.stdout.isatty()
    width = int(os.environ.get("COLUMNS", 0)) or (PIPED_WIDTH if piped else None)
    return Console(file=file, width=width, highlight=False, emoji=False, markup=False, soft_wrap=False)


def message_console() -> Console:
    """For what is said beside the results."""
    return Console(stderr=True, highlight=False, emoji=False, markup=False, soft_wrap=True)


def complain(message: str) -> None:
    message_console().print(f"risalah: {message}", style="red")


@contextmanager
def open_output(path: Path | None) -> Iterator[BinaryIO]:
    """Standard output, or a file that appears under its name only when it's complete."""
    if path is None:
        stream = typer.get_binary_stream("stdout")
        yield stream
        stream.flush()
        return
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        unfinished.chmod(0o666 & ~_umask())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
