"""Where output goes: results to standard output or a file, everything said to the person to standard error."""

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, TextIO, cast

import typer
from rich.console import Console

from risalah.errors import InputError

STDOUT = Path("-")
PIPED_WIDTH = 100  # columns when nobody's terminal says how many


def result_console(file: TextIO | None = None) -> Console:
    """For results that people read. Keeps to plain text where it's piped or NO_COLOR is set."""
    piped = file is not None or not sys.stdout.isatty()
    stream = cast(IO[str], _WithoutTrailingBlanks(file or sys.stdout)) if piped else None
    width = int(os.environ.get("COLUMNS", 0)) or (PIPED_WIDTH if piped else None)
    return Console(file=stream, width=width, highlight=False, emoji=False, markup=False, soft_wrap=False)


class _WithoutTrailingBlanks:
    """A text stream whose lines end where their words end: what is padded for a terminal is noise in a file."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, words: str) -> int:
        return self._stream.write(re.sub(r"[ \t]+(?=\n)", "", words))

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


def message_console() -> Console:
    """For what is said beside the results."""
    return Console(stderr=True, highlight=False, emoji=False, markup=False, soft_wrap=True)


def complain(message: str) -> None:
    message_console().print(f"risalah: {message}", style="red")


@contextmanager
def open_output(path: Path | None) -> Iterator[BinaryIO]:
    """Standard output (also as `-`), or a file that appears under its name only when it's complete.

    Raises InputError where no such file can be written.
    """
    if path is None or path == STDOUT:
        stream = typer.get_binary_stream("stdout")
        yield stream
        stream.flush()
        return
    if path.is_dir():
        raise InputError(f"{path}: cannot be written: it is a folder")
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}") from error
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
