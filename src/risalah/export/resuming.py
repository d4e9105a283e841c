"""Take up a file of accounts that a run left unfinished: what is in it, and the file open at its end.

    with taken_up(Path("accounts.jsonl")) as (stream, done):   ->  done: the ids of the documents that it holds

A run that was killed may have left half a line: it's cut off, and its article is read again. Lines are written as they
come, so that a file which is resumed again and again is the same in the end as one that was written at once.
"""

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

    Raises InputError for a file that holds something else: it's left as it is.
    """
    try:
        done, end = _read(path)
        with path.open("r+b" if path.exists() else "xb") as stream:
            stream.truncate(end)
            stream.seek(end)
            yield stream, done
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error


def _read(path: Path) -> tuple[frozenset[str], int]:
    """The ids of all whole lines, and the byte behind the last one. Only the last line may be broken."""
    if not path.exists():
        return frozenset(), 0
    decoder = msgspec.json.Decoder(_Line)
    done: set[str] = set()
    end = 0
    with path.open("rb") as lines:
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
