"""Streams that end instead of raising, and lines with a limit.

A `Guarded` stream reads from a decompressor; what goes wrong there (a cut-off gzip, a bomb) ends the stream, and
`problem` then says what it was: everything before it has been read.
"""

import io
import tempfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, BinaryIO, Protocol

from risalah.read.options import MEGABYTE, ReadOptions

_SPOOL = 16 * MEGABYTE
_SPOOL_LIMIT = 8 * 1024 * MEGABYTE
_CHUNK = MEGABYTE


class Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


class Counted(io.FileIO):
    """A file that tells how many bytes of it are taken."""

    def __init__(self, path: Path, taken: Callable[[int], object]) -> None:
        super().__init__(path)
        self._taken = taken

    def readinto(self, buffer: Any) -> int:
        size = super().readinto(buffer) or 0
        self._taken(size)
        return size

    def readall(self) -> bytes:
        data = super().readall()
        self._taken(len(data))
        return data


class Guarded(io.RawIOBase):
    """A stream that ends at the first fault. `packed` tells how many packed bytes have been taken in so far."""

    def __init__(self, source: Readable, options: ReadOptions, packed: IO[bytes] | None = None) -> None:
        # `read` fills its buffer first and loses what it has when a fault comes; `read1` hands over what there is.
        self._take = getattr(source, "read1", source.read)
        self._options = options
        self._packed = packed
        self._expanded = 0
        self.problem: str | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        if self.problem is not None:
            return 0
        try:
            data = self._take(min(len(view), _CHUNK))
        except (EOFError, OSError, zlib.error, ValueError, RuntimeError, NotImplementedError) as error:
            self.problem = f"damaged or cut off after {self._expanded} bytes: {error or type(error).__name__}"
            return 0
        except Exception as error:  # lzma, zipfile and others have their own classes
            self.problem = f"damaged after {self._expanded} bytes: {error or type(error).__name__}"
            return 0
        self._expanded += len(data)
        if self._too_much():
            self.problem = f"unpacks to more than is allowed, stopped after {self._expanded} bytes"
            return 0
        view[: len(data)] = data
        return len(data)

    def _too_much(self) -> bool:
        if self._expanded > self._options.most_expanded:
            return True
        if self._packed is None or self._expanded < self._options.ratio_after:
            return False
        return self._expanded > self._options.most_ratio * max(1, self._packed.tell())


def lines(stream: BinaryIO, most: int) -> Iterator[tuple[int, int, bytes | None]]:
    """(line number from 1, byte offset, line without its end); None for a line over `most` bytes, passed over."""
    number = offset = 0
    while True:
        line = stream.readline(most + 1)
        if not line:
            return
        number += 1
        start = offset
        offset += len(line)
        if len(line) > most and not line.endswith(b"\n"):
            while True:
                more = stream.readline(_CHUNK)
                offset += len(more)
                if not more or more.endswith(b"\n"):
                    break
            yield number, start, None
        else:
            yield number, start, line.rstrip(b"\r\n")


def seekable(stream: BinaryIO) -> IO[bytes]:
    """The stream itself where it can be sought in, else a copy on disk. Raises OverflowError past 8 GB."""
    if stream.seekable():
        return stream
    # The spool lives as long as whoever reads it; it is closed with its last reference.
    copy = tempfile.SpooledTemporaryFile(max_size=_SPOOL)  # noqa: SIM115
    total = 0
    while chunk := stream.read(_CHUNK):
        total += len(chunk)
        if total > _SPOOL_LIMIT:
            copy.close()
            raise OverflowError("too large to unpack")
        copy.write(chunk)
    copy.seek(0)
    return copy
