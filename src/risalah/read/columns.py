"""Which column of a table or field of a JSON object holds what, and the Page that a row makes.

{"judul": "...", "isi": "...", "tanggal": "2021-12-30 10:00"}
    ->  Page(text=..., metadata=Metadata(title=..., published="2021-12-30"))
"""

import datetime
import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import msgspec

from risalah.model.document import Diagnostic, Metadata, Page


class Columns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names to try for each part of a page."""

    text: tuple[str, ...]
    title: tuple[str, ...]
    date: tuple[str, ...]
    address: tuple[str, ...]
    outlet: tuple[str, ...]
    language: tuple[str, ...]


_DAY = re.compile(r"((?:19|20)\d\d)[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)(?!\d)")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_].*)?", re.IGNORECASE)


@cache
def default_columns() -> Columns:
    """The names that ship with the package (read/columns.toml)."""
    return msgspec.toml.decode((resources.files("risalah.read") / "columns.toml").read_bytes(), type=Columns)


def choose(names: Sequence[str], candidates: Sequence[str]) -> str | None:
    """The first candidate that is among the names, whatever its case, as it is written there."""
    by_lower = {name.strip().lower(): name for name in reversed(names)}
    return next((by_lower[candidate] for candidate in candidates if candidate in by_lower), None)


def no_text_column(names: Sequence[str], wanted: str | None) -> str:
    """What to say of columns among which there is no text, or not the one that was asked for."""
    missing = f"no column {wanted!r}" if wanted else "no text"
    return f"{missing} among the columns {', '.join(names[:12])}"


def page_of_row(
    row: Mapping[str, object], uri: str, columns: Columns, text_column: str | None = None
) -> Page | Diagnostic:
    """A row as a page; a diagnostic where it has no text column or no text in it."""
    names = list(row)
    column = choose(names, [text_column.lower()] if text_column else columns.text)
    if column is None:
        return Diagnostic("read.rows", "no-text-column", note=f"{uri}: {no_text_column(names, text_column)}")
    text = _text(row[column])
    if not text.strip():
        return Diagnostic("read.rows", "empty-text", note=f"{uri}: the column {column!r} is empty")

    def value(candidates: Sequence[str]) -> str | None:
        name = choose(names, candidates)
        found = _text(row[name]).strip() if name is not None and name != column else ""
        return found or None

    language = value(columns.language)
    metadata = Metadata(
        address=value(columns.address),
        title=value(columns.title),
        outlet=value(columns.outlet),
        published=day_of(value(columns.date)),
        language=language[:2].lower() if language and _LANGUAGE.fullmatch(language) else None,
    )
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Page(uri=uri, text=text, sha256=digest, metadata=metadata)


def day_of(value: str | None) -> str | None:
    """The day in a metadata date as EDTF: '2021-12-30T10:00:00+07:00' -> '2021-12-30'. None where it isn't certain."""
    if not value:
        return None
    found = _DAY.match(value.strip())
    if found:
        return _edtf(found.group(1), found.group(2), found.group(3))
    short = _DAY_FIRST.match(value.strip())
    if short and (int(short.group(1)) > 12 or short.group(1) == short.group(2)):
        return _edtf(short.group(3), short.group(2), short.group(1))
    if value.isdigit() and len(value) in (10, 13):
        moment = datetime.datetime.fromtimestamp(int(value[:10]), datetime.UTC)
        return moment.date().isoformat()
    return None


def _edtf(year: str, month: str, day: str) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    if isinstance(value, (datetime.date, int)) and not isinstance(value, bool):
        return str(value)
    return ""
