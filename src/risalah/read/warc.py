"""Crawl archives: WARC (pages as they were served) and WET (their text). Streamed, one record at a time.

    WARC/1.0 ... response ... text/html  ->  Page(uri="crawl.warc.gz#4711", metadata=Metadata(address="https://..."))

The number after # is the record's offset in the archive. Needs the extra `warc`.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

from risalah.errors import InputError
from risalah.model.document import Diagnostic, Metadata, Page
from risalah.read.html import read_html
from risalah.read.options import ReadOptions
from risalah.read.text import read_text

_TEXT_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "")


def read_warc(stream: BinaryIO, uri: str, options: ReadOptions) -> Iterator[Page | Diagnostic]:
    """Pages of a WARC or WET file, packed or not."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        yield Diagnostic("read.warc", "extra-missing", note=f"{uri}: install risalah[warc] to read crawl archives")
        return
    wanted = WarcRecordType.response | WarcRecordType.conversion | WarcRecordType.resource
    records: Any = iter(ArchiveIterator(stream, record_types=wanted, parse_http=True))
    offset = 0
    while True:
        try:
            record = next(records)
            offset = record.stream_pos
            kind, address, data, charset = _take(record, options.most_page)
        except StopIteration:
            return
        except Exception as error:  # the library raises its own classes and plain ValueErrors
            yield Diagnostic("read.warc", "broken-record", note=f"{uri}: at or after byte {offset}: {error}")
            return
        where = f"{uri}#{offset}"
        if kind not in _TEXT_TYPES:
            continue
        if len(data) > options.most_page:
            yield Diagnostic("read.warc", "page-too-large", note=f"{where}: {address}: over {options.most_page} bytes")
            continue
        if options.worth is not None and not options.worth(data):
            continue
        try:
            if kind == "text/plain":
                yield read_text(data, where, Metadata(address=address))
            else:
                yield read_html(data, where, address, charset)
        except InputError as error:
            yield Diagnostic("read.warc", "no-text", note=f"{address or where}: {error}")


def _take(record: Any, most: int) -> tuple[str, str | None, bytes, str | None]:
    """(content type, address, bytes, charset) of a record."""
    address = record.headers.get("WARC-Target-URI")
    kind = (record.http_content_type or record.headers.get("Content-Type") or "").split(";")[0].strip().lower()
    if kind not in _TEXT_TYPES:
        return kind, address, b"", None
    status = getattr(record.http_headers, "status_code", None) if record.http_headers else None
    if status is not None and not 200 <= status < 300:
        return "skipped", address, b"", None
    return kind, address, record.reader.read(most + 1), record.http_charset
