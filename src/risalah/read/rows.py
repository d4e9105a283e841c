"""Articles in rows: JSON lines, a JSON array, comma-, semicolon- or tab-separated tables, Parquet shards. Streamed.

    {"title": "...", "text": "..."}\\n  ->  Page(uri="shard.jsonl#1", ...)

A row that can't be read costs that row: a diagnostic says which.
"""

import codecs
import csv
import io
from collections.abc import Iterator
from typing import IO, Any, BinaryIO

import msgspec

from risalah.model.document import Diagnostic, Page
from risalah.read.columns import choose, no_text_column, page_of_row
from risalah.read.options import ReadOptions
from risalah.read.sniff import table_separator
from risalah.read.streams import lines, seekable

_MOST_LINES = 5_000  # of one row: past it, a quotation mark was never closed
_SAMPLE = 65_536
_BATCH = 128  # rows of a Parquet file at a time


def read_jsonl(stream: BinaryIO, uri: str, options: ReadOptions) -> Iterator[Page | Diagnostic]:
    """One JSON object per line."""
    for number, offset, line in lines(stream, options.most_page):
        where = f"{uri}#{number}"
        if line is None:
            yield Diagnostic(
                "read.jsonl", "line-too-long", note=f"{where}: at byte {offset}, over {options.most_page} bytes"
            )
            continue
        if not line.strip() or (options.worth is not None and not options.worth(line)):
            continue
        try:
            row = msgspec.json.decode(line.removeprefix(codecs.BOM_UTF8))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            try:
                row = msgspec.json.decode(line.decode("utf-8", "replace"))
            except (msgspec.DecodeError, RecursionError) as error:
                yield Diagnostic("read.jsonl", "broken-line", note=f"{where}: at byte {offset}: {error}")
                continue
        yield _page(row, where, options)


def read_json(stream: BinaryIO, uri: str, options: ReadOptions) -> Iterator[Page | Diagnostic]:
    """One JSON value: an object, or an array of objects."""
    data = stream.read(options.most_page * 4 + 1)
    if len(data) > options.most_page * 4:
        yield Diagnostic(
            "read.json",
            "too-large",
            note=f"{uri}: one JSON value of over {options.most_page * 4} bytes; use JSON lines",
        )
        return
    try:
        value = msgspec.json.decode(data.removeprefix(codecs.BOM_UTF8))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        yield Diagnostic("read.json", "broken", note=f"{uri}: {error}")
        return
    if isinstance(value, list):
        for number, row in enumerate(value, 1):
            yield _page(row, f"{uri}#{number}", options)
    else:
        yield _page(value, uri, options)


def read_table(stream: BinaryIO, head: bytes, uri: str, options: ReadOptions) -> Iterator[Page | Diagnostic]:
    """Separated columns with a header line, in UTF-8, UTF-16 or Windows-1252."""
    separator = table_separator(head, uri, options.columns) or ","
    encoding = _encoding(head)
    # The library refuses longer fields; an article may well be longer than its default of 128 KB.
    csv.field_size_limit(options.most_page)
    names: list[str] | None = None
    for number, record in _records(stream, encoding, options.most_page):
        if record is None:
            yield Diagnostic("read.table", "unclosed-quotation-mark", note=f"{uri}: line {number}: passed over")
            continue
        if not record.strip():
            continue
        try:
            cells = next(csv.reader([record], delimiter=separator))
        except (csv.Error, StopIteration) as error:
            yield Diagnostic("read.table", "broken-row", note=f"{uri}: line {number}: {error}")
            continue
        if names is None:
            names = [cell.strip().lstrip("\ufeff") for cell in cells]
            if choose(names, [options.text_column.lower()] if options.text_column else options.columns.text) is None:
                yield Diagnostic(
                    "read.table", "no-text-column", note=f"{uri}: {no_text_column(names, options.text_column)}"
                )
                return
            continue
        if len(cells) != len(names):
            yield Diagnostic(
                "read.table",
                "wrong-columns",
                note=f"{uri}: line {number}: {len(cells)} values for {len(names)} columns",
            )
            continue
        if options.worth is not None and not options.worth(record.encode("utf-8", "replace")):
            continue
        yield page_of_row(dict(zip(names, cells, strict=True)), f"{uri}#{number}", options.columns, options.text_column)


def read_parquet(stream: BinaryIO, uri: str, options: ReadOptions) -> Iterator[Page | Diagnostic]:
    """Parquet, one batch of rows at a time, only the columns that are used. Needs the extra `parquet`."""
    try:
        import pyarrow as arrow
        import pyarrow.parquet as parquet
    except ImportError:
        yield Diagnostic("read.parquet", "extra-missing", note=f"{uri}: install risalah[parquet] to read Parquet")
        return
    source: IO[bytes]
    number = 0
    try:
        source = seekable(stream)
        file: Any = parquet.ParquetFile(source)
        names = list(file.schema_arrow.names)
        groups = options.columns
        text = choose(names, [options.text_column.lower()] if options.text_column else groups.text)
        if text is None:
            yield Diagnostic(
                "read.parquet", "no-text-column", note=f"{uri}: {no_text_column(names, options.text_column)}"
            )
            return
        others = (groups.title, groups.date, groups.address, groups.outlet, groups.language)
        wanted = dict.fromkeys([text, *(name for group in others if (name := choose(names, group)))])
        for batch in file.iter_batches(batch_size=_BATCH, columns=list(wanted), use_threads=False):
            for row in batch.to_pylist():
                number += 1
                value = row.get(text)
                if options.worth is not None and isinstance(value, str) and not options.worth(value.encode()):
                    continue
                yield page_of_row(row, f"{uri}#{number}", groups, text)
    except (arrow.ArrowException, OSError, OverflowError) as error:
        yield Diagnostic("read.parquet", "broken", note=f"{uri}: after row {number}: {str(error)[:200]}")


def _page(row: object, where: str, options: ReadOptions) -> Page | Diagnostic:
    if not isinstance(row, dict):
        return Diagnostic("read.json", "no-object", note=f"{where}: {type(row).__name__} where an object was expected")
    return page_of_row(row, where, options.columns, options.text_column)


def _records(stream: BinaryIO, encoding: str, most: int) -> Iterator[tuple[int, str | None]]:
    """(number of the first line, record); None where its quotation mark is never closed: reading goes on a line later.

    A quoted cell may hold line ends, so a record goes on while its quotation marks are odd in number.
    """
    source = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
    pending: list[str] = []  # lines to be read again after an unclosed mark
    number = 0
    exhausted = False
    while True:
        record: list[str] = []
        size = odd = 0
        start = number + 1
        while True:
            if pending:
                line = pending.pop()
            else:
                line = "" if exhausted else source.readline(most)
                exhausted = not line
            if not line:
                break
            number += 1
            record.append(line)
            size += len(line)
            odd ^= line.count('"') & 1
            if not odd or size > most or len(record) > _MOST_LINES:
                break
        if not record:
            source.detach()  # closing the stream is its owner's business
            return
        if odd:
            # Only the first line is given up; the others are read again, each on its own.
            yield start, None
            pending.extend(reversed(record[1:]))
            number = start
            continue
        yield start, "".join(record)


def _encoding(head: bytes) -> str:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(head[:_SAMPLE])
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig" if head.startswith(codecs.BOM_UTF8) else "utf-8"
