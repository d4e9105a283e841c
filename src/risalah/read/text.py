"""Bytes of one text file in, a Page out: the text as a program that opens the file as text sees it.

    read_text(b"\\xef\\xbb\\xbfPutin dan Obama bertemu\\r\\n", "a.txt")  ->  text "Putin dan Obama bertemu\\n"

A byte-order mark is left out and every line end is one "\\n", as everywhere where text is opened as text; all else
stands as it was, no-break spaces included. Bytes that are no text raise InputError.
"""

import codecs
import hashlib

from charset_normalizer import from_bytes

from risalah.errors import InputError
from risalah.model.document import Diagnostic, Metadata, Page

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The C1 control characters: a text that decodes to many of them was not written in that encoding.
_CONTROL = frozenset(range(0x09)) | frozenset(range(0x0E, 0x20)) | {0x7F}
_SAMPLE = 65_536


def read_text(data: bytes, uri: str, metadata: Metadata | None = None) -> Page:
    """The page that a text file holds. Raises InputError for an empty, binary or undecodable one."""
    text, notes = decode(data, uri)
    text = one_line_end(text)
    if not text.strip():
        raise InputError(f"{uri}: holds no text")
    return Page(
        uri=uri,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        metadata=metadata or Metadata(),
        diagnostics=notes,
    )


def one_line_end(text: str) -> str:
    """CR LF and a lone CR as LF: positions then hold for whoever opens the file as text (docs/decisions)."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def decode(data: bytes, uri: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Text of the bytes, and a note where the encoding had to be guessed. Raises InputError."""
    if not data:
        raise InputError(f"{uri}: is empty")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), ()
            except UnicodeDecodeError:
                text = data[len(mark) :].decode(encoding, "replace")
                return text, (Diagnostic("read.text", "broken-encoding", note=f"not all of it is {encoding}"),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_other(data, uri, error)
    if "\0" in text:
        guess = _without_mark(data)
        if guess:
            return guess, (Diagnostic("read.text", "guessed-encoding", note="UTF-16 without a byte-order mark"),)
        if _looks_binary(data):
            raise InputError(f"{uri}: is binary, not text")
    elif _looks_binary(data):
        raise InputError(f"{uri}: is binary, not text")
    return text, ()


def _decode_other(data: bytes, uri: str, error: UnicodeDecodeError) -> tuple[str, tuple[Diagnostic, ...]]:
    """UTF-8 with a few broken bytes, UTF-16 without a mark, Windows-1252, or what the library finds."""
    guess = _without_mark(data)
    if guess:
        return guess, (Diagnostic("read.text", "guessed-encoding", note="UTF-16 without a byte-order mark"),)
    if _looks_binary(data):
        raise InputError(f"{uri}: is binary, not text") from error
    sample = data[:_SAMPLE]
    repaired = sample.decode("utf-8", "ignore")
    high = sum(byte >= 0x80 for byte in sample)
    broken = len(sample.decode("utf-8", "replace")) - len(repaired)
    if high and broken * 4 <= high:
        # Most of the bytes beyond ASCII are good UTF-8: the file is cut or damaged, not in another encoding.
        note = Diagnostic("read.text", "broken-encoding", note=f"not UTF-8 at byte {error.start}")
        return data.decode("utf-8", "replace"), (note,)
    try:
        text = data.decode("cp1252")
        name = "Windows-1252"
    except UnicodeDecodeError:
        best = from_bytes(sample).best()
        name = best.encoding if best else "latin-1"
        text = data.decode(name, "replace")
    return text, (Diagnostic("read.text", "guessed-encoding", note=name),)


def _without_mark(data: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of Latin text is zero."""
    sample = data[:_SAMPLE]
    if len(sample) < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    for zeros, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros > 0.7 * half and others < 0.05 * half:
            return data[: len(data) // 2 * 2].decode(encoding, "replace")
    return None


def _looks_binary(data: bytes) -> bool:
    """More than a few control characters in the opening, or the signature of a known binary format."""
    if data.startswith(
        (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\xd0\xcf\x11\xe0", b"SQLite format 3")
    ):
        return True
    sample = data[:_SAMPLE]
    control = len(sample) - len(sample.translate(None, bytes(_CONTROL)))
    return control > max(8, len(sample) // 20)
