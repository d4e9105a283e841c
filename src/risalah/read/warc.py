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

_KINDS = frozenset({"response", "conversion", "resource"})
_TEXT_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", ""})


def read_warc(stream: BinaryIO, uri: str, options: ReadOptions) -> Iterator[Page | Diagnostic]:
    """Pages of a WARC or WET file that is unpacked already."""
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError:
        yield Diagnostic("read.warc", "extra-missing", note=f"{uri}: install risalah[warc] to read crawl archives")
        return
    archive: Any = ArchiveIterator(stream)
    offset = 0
    while True:
        try:
            record = next(archive)
            offset = archive.offset
            taken = _take(record, options.most_page)
        except StopIteration:
            return
        except Exception as error:  # the library raises its own classes, ValueErrors and more
            yield Diagnostic("read.warc", "broken-record", note=f"{uri}: at or after byte {offset}: {error}")
            return
        if taken is None:
            continue
        kind, address, data, charset = taken
        where = f"{uri}#{offset}"
        if len(data) > options.most_page:
            yield Diagnostic("read.warc", "page-too-large", note=f"{where}: {address}: over {options.most_page} bytes")
            continue
        if options.worth is not None and not options.worth(data):
            continue
        try:
            if kind == "text/plain":
                yield read_text(data, where, Metadata(address=address))
            else:
                yield read_html(data, where, address, charset, options.layouts)
        except InputError as error:
            yield Diagnostic("read.warc", "no-text", note=f"{address}: {error}")


def _take(record: Any, most: int) -> tuple[str, str | None, bytes, str | None] | None:
    """(content type, address, bytes, charset) of a record that may be a page, None for any other."""
    if record.rec_type not in _KINDS:
        return None
    address = record.rec_headers.get_header("WARC-Target-URI")
    headers = record.http_headers or record.rec_headers
    kind, _, rest = (headers.get_header("Content-Type") or "").partition(";")
    if kind.strip().lower() not in _TEXT_TYPES:
        return None
    if record.http_headers is not None and not record.http_headers.get_statuscode().startswith("2"):
        return None
    _, _, charset = rest.partition("charset=")
    data = record.content_stream().read(most + 1)
    return kind.strip().lower(), address, data, charset.strip(" \"';") or None
