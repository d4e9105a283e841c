"""What a stream holds, told by its first bytes; its name only decides between kinds that look alike.

sniff(b'{"text": "..."}\\n{"text": ...', "shard.txt", columns)  ->  "jsonl"
"""

import re
from typing import Literal

from risalah.read.columns import Columns

Kind = Literal[
    "empty", "gzip", "bzip2", "xz", "zstd", "zip", "tar", "parquet", "warc", "html", "jsonl", "json", "table", "text"
]

_SIGNATURES: tuple[tuple[bytes, Kind], ...] = (
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PAR1", "parquet"),
    (b"WARC/", "warc"),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article)[\s>]", re.IGNORECASE)
_HTML_CLOSE = re.compile(rb"</(?:p|div|span|a|h1|title)>", re.IGNORECASE)
_SEPARATORS = ("\t", ";", ",", "|")
_HEAD = 4_096


def sniff(head: bytes, name: str, columns: Columns) -> Kind:
    """The kind of a stream whose first bytes are `head`. Plain text where nothing else is certain."""
    if not head:
        return "empty"
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head[257:262] == b"ustar":
        return "tar"
    opening = head.removeprefix(b"\xef\xbb\xbf")[:_HEAD].lstrip()
    if opening[:1] == b"<" and (_HTML.search(opening) or _HTML_CLOSE.search(opening)):
        return "html"
    if _HTML.match(opening) or (_suffix(name) in (".html", ".htm", ".xhtml") and b"<" in opening):
        return "html"
    if opening[:1] == b"{":
        return "jsonl" if _first_line_closes(opening) or _suffix(name) in (".jsonl", ".ndjson", ".jl") else "json"
    if opening[:1] == b"[" and (opening[1:].lstrip()[:1] == b"{" or _suffix(name) == ".json"):
        return "json"
    if table_separator(head, name, columns) is not None:
        return "table"
    return "text"


def table_separator(head: bytes, name: str, columns: Columns) -> str | None:
    """The sign between a table's columns: two or more names in its first line, one of them a name that is known."""
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    first = head[:_HEAD].decode(encoding, "replace").lstrip("\ufeff").split("\n", 1)[0].rstrip("\r")
    known = {*columns.text, *columns.title, *columns.address, *columns.date}
    named = _suffix(name) in (".csv", ".tsv", ".tab")
    best: tuple[int, str] | None = None
    for sign in _SEPARATORS:
        cells = [cell.strip().strip('"').lower() for cell in first.split(sign)]
        if len(cells) < 2 or any(len(cell) > 60 for cell in cells):
            continue
        score = sum(cell in known for cell in cells)
        if (score >= 1 if named else score >= 2 or (score == 1 and len(cells) == 2)) and (
            best is None or score > best[0]
        ):
            best = (score, sign)
    if best is not None:
        return best[1]
    return max(_SEPARATORS, key=first.count) if named and any(sign in first for sign in _SEPARATORS) else None


def _first_line_closes(opening: bytes) -> bool:
    line, newline, _ = opening.partition(b"\n")
    if not newline:
        return len(opening) >= _HEAD - 64 or line.rstrip().endswith(b"}")
    return line.rstrip().endswith(b"}")


def _suffix(name: str) -> str:
    base = name.rsplit("/", 1)[-1].lower()
    for packed in (".gz", ".bz2", ".xz"):
        base = base.removesuffix(packed)
    dot = base.rfind(".")
    return base[dot:] if dot >= 0 else ""
