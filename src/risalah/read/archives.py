"""Archives and packed files: what is inside is read as if it lay beside them.

news.zip  ->  pages with uri "news.zip!2021/a.txt", in the order of the archive
"""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from risalah.model.document import Diagnostic, Page
from risalah.read.options import ReadOptions
from risalah.read.streams import Guarded, Readable, seekable

Inner = Callable[[BinaryIO, str, ReadOptions, int], Iterator[Page | Diagnostic]]
_PACKERS: dict[str, Callable[[BinaryIO], Readable]] = {
    "gzip": lambda stream: gzip.GzipFile(fileobj=stream),
    "bzip2": bz2.BZ2File,
    "xz": lzma.LZMAFile,
}


def read_packed(
    stream: BinaryIO, kind: str, uri: str, options: ReadOptions, depth: int, inner: Inner
) -> Iterator[Page | Diagnostic]:
    """A file packed with gzip, bzip2 or xz. What stood before a fault is read, then the fault is told."""
    packed = stream if stream.seekable() else None
    guarded = Guarded(_PACKERS[kind](stream), options, packed)
    yield from inner(io.BufferedReader(guarded, 1 << 17), uri, options, depth + 1)
    if guarded.problem:
        yield Diagnostic("read.archive", "damaged", note=f"{uri}: {guarded.problem}")


def read_zip(stream: BinaryIO, uri: str, options: ReadOptions, depth: int, inner: Inner) -> Iterator[Page | Diagnostic]:
    try:
        archive = zipfile.ZipFile(seekable(stream))
    except (zipfile.BadZipFile, OSError, OverflowError, ValueError) as error:
        yield Diagnostic("read.archive", "damaged", note=f"{uri}: {error}")
        return
    with archive:
        for entry in archive.infolist():
            if entry.is_dir() or _is_trash(entry.filename):
                continue
            name = f"{uri}!{entry.filename}"
            if (
                entry.compress_size
                and entry.file_size > options.ratio_after
                and (entry.file_size > options.most_ratio * entry.compress_size)
            ):
                yield Diagnostic("read.archive", "bomb", note=f"{name}: claims to unpack to {entry.file_size} bytes")
                continue
            try:
                source = archive.open(entry)
            except (zipfile.BadZipFile, RuntimeError, OSError, NotImplementedError, ValueError) as error:
                yield Diagnostic("read.archive", "unreadable-entry", note=f"{name}: {error}")
                continue
            with source:
                yield from _entry(source, name, options, depth, inner)


def read_tar(stream: BinaryIO, uri: str, options: ReadOptions, depth: int, inner: Inner) -> Iterator[Page | Diagnostic]:
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for entry in archive:
                if not entry.isfile() or _is_trash(entry.name):
                    continue  # links are not followed: they may point out of the archive
                source = archive.extractfile(entry)
                if source is not None:
                    yield from _entry(cast("Readable", source), f"{uri}!{entry.name}", options, depth, inner)
    except (tarfile.TarError, EOFError, OSError, ValueError) as error:
        yield Diagnostic("read.archive", "damaged", note=f"{uri}: {error}")


def _entry(source: Readable, name: str, options: ReadOptions, depth: int, inner: Inner) -> Iterator[Page | Diagnostic]:
    guarded = Guarded(source, options)
    yield from inner(io.BufferedReader(guarded, 1 << 17), name, options, depth + 1)
    if guarded.problem:
        yield Diagnostic("read.archive", "damaged", note=f"{name}: {guarded.problem}")


def _is_trash(name: str) -> bool:
    return name.startswith("__MACOSX/") or name.rsplit("/", 1)[-1].startswith("._")
