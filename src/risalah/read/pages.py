"""A file in, its pages out: plain text, web pages, JSON, tables, Parquet, crawl archives, and archives of these.

    read_pages(Path("shard.jsonl.gz"))  ->  Page(uri="shard.jsonl.gz#1"), Page(uri="shard.jsonl.gz#2"), ...

What a file is, its content tells; its name only helps. Everything is streamed: memory does not grow with the file.
Faults of the input are diagnostics beside the pages; nothing is raised for them.
"""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from risalah.errors import InputError
from risalah.model.document import Diagnostic, Page
from risalah.read.archives import read_packed, read_tar, read_zip
from risalah.read.html import read_html
from risalah.read.options import ReadOptions
from risalah.read.rows import read_json, read_jsonl, read_parquet, read_table
from risalah.read.sniff import sniff
from risalah.read.streams import Counted
from risalah.read.text import read_text
from risalah.read.warc import read_warc

_HEAD = 1 << 16


def read_pages(path: Path, *, options: ReadOptions | None = None) -> Iterator[Page | Diagnostic]:
    """Pages of one file in its own order, with diagnostics where something in it could not be read."""
    try:
        stream = _opened(path, options)
    except OSError as error:
        yield Diagnostic("read.file", "unreadable", note=f"{path}: {error.strerror or error}")
        return
    with stream:
        yield from read_stream(stream, str(path), options or ReadOptions())


def _opened(path: Path, options: ReadOptions | None) -> BinaryIO:
    if options is None or options.taken is None:
        return path.open("rb", buffering=1 << 17)
    return io.BufferedReader(Counted(path, options.taken), 1 << 17)


def read_stream(stream: BinaryIO, uri: str, options: ReadOptions, depth: int = 0) -> Iterator[Page | Diagnostic]:
    """Pages of an open stream, e.g. `sys.stdin.buffer` with the uri "-"."""
    buffered = stream if isinstance(stream, io.BufferedReader) else _buffered(stream)
    try:
        head = buffered.peek(_HEAD)[:_HEAD]
    except OSError as error:
        yield Diagnostic("read.file", "unreadable", note=f"{uri}: {error.strerror or error}")
        return
    kind = sniff(head, uri, options.columns)
    if depth > options.depth:
        yield Diagnostic("read.archive", "too-deep", note=f"{uri}: archives in archives beyond {options.depth}")
    elif kind in ("gzip", "bzip2", "xz"):
        yield from read_packed(buffered, kind, uri, options, depth, read_stream)
    elif kind == "zip":
        yield from read_zip(buffered, uri, options, depth, read_stream)
    elif kind == "tar":
        yield from read_tar(buffered, uri, options, depth, read_stream)
    elif kind == "zstd":
        yield Diagnostic("read.archive", "unknown-packing", note=f"{uri}: Zstandard; unpack it first")
    elif kind == "warc":
        yield from read_warc(buffered, uri, options)
    elif kind == "parquet":
        yield from read_parquet(buffered, uri, options)
    elif kind == "jsonl":
        yield from read_jsonl(buffered, uri, options)
    elif kind == "json":
        yield from read_json(buffered, uri, options)
    elif kind == "table":
        yield from read_table(buffered, head, uri, options)
    else:
        yield from _read_one(buffered, kind, uri, options)


def _read_one(stream: BinaryIO, kind: str, uri: str, options: ReadOptions) -> Iterator[Page | Diagnostic]:
    """A stream that is one article."""
    try:
        data = stream.read(options.most_page + 1)
    except OSError as error:
        yield Diagnostic("read.file", "unreadable", note=f"{uri}: {error.strerror or error}")
        return
    if len(data) > options.most_page:
        yield Diagnostic("read.file", "too-large", note=f"{uri}: over {options.most_page} bytes for one article")
        return
    if options.worth is not None and data and not options.worth(data):
        return
    try:
        yield read_html(data, uri, layouts=options.layouts) if kind == "html" else read_text(data, uri)
    except InputError as error:
        yield Diagnostic("read.file", "no-text", note=str(error))


def _buffered(stream: BinaryIO) -> io.BufferedReader:
    return io.BufferedReader(cast("io.RawIOBase", stream), 1 << 17)
