"""Take up a file of accounts that a run left unfinished: what is in it, and the file open at its end.

    with taken_up(Path("accounts.jsonl")) as (stream, done):   ->  done: the ids of the documents that it holds

A run that was killed may have left half a line: it's cut off, and its article is read again. Lines are written as they
come, so that a file which is resumed again and again is the same in the end as one that was written at once. While one
run writes to a file no other can take it up.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from risalah.errors import InputError

_OPENING = b'{"document":{"id":"d-'


class _Document(msgspec.Struct):
    id: str


class _Line(msgspec.Struct):
    document: _Document
    schema: str


@contextmanager
def taken_up(path: Path) -> Iterator[tuple[BinaryIO, frozenset[str]]]:
    """The file open for writing behind its last whole line, and what it holds; a new file where there is none.

    Raises InputError for a file that holds something else, or that another run is writing: it's left as it is.
    """
    try:
        with path.open("a+b") as stream:  # makes the file, cuts nothing, and writes at its end
            _reserve(stream, path)
            done, end = _read(stream, path)
            stream.truncate(end)
            yield stream, done
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error


def _reserve(stream: BinaryIO, path: Path) -> None:
    """Hold the file until it is closed, or the process ends in whatever way: the system lets go of it by itself."""
    if sys.platform == "win32":
        return  # its locks keep others from reading too
    import fcntl

    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise InputError(f"{path}: another run is writing to it") from error
    except OSError:
        return  # a file system without locks: as good as it gets


def _read(lines: BinaryIO, path: Path) -> tuple[frozenset[str], int]:
    """The ids of all whole lines, and the byte behind the last one. Only the last line may be broken."""
    decoder = msgspec.json.Decoder(_Line)
    done: set[str] = set()
    end = 0
    lines.seek(0)
    for number, line in enumerate(lines, 1):
        try:
            found = decoder.decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            if lines.read(1) or not _is_half(line):
                raise InputError(f"{path}:{number}: not an account, so the file is left as it is") from error
            break
        if not line.endswith(b"\n"):
            break  # whole by chance: its end is missing all the same
        done.add(found.document.id)
        end += len(line)
    return frozenset(done), end


def _is_half(line: bytes) -> bool:
    """Whether a last line looks like the opening of an account, or was blanked by a machine that went down."""
    return not line.strip(b"\0\n") or line[: len(_OPENING)] == _OPENING[: len(line)]
