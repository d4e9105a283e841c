"""Results to take away: one line per record, as CSV or as JSON lines in the record format."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from risalah.model.record import Record
from risalah.serve.catalog import Entry
from risalah.store.connection import Store
from risalah.store.query import load_records

COLUMNS = (
    "record", "when", "first", "last", "status", "channel", "sides", "participants", "place", "country", "occasion",
    "topics", "accounts", "independent", "outlets", "conflicts", "background", "state", "planned_as", "followed_by",
    "follows",
)  # fmt: skip
BATCH = 200
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_lines(entries: Iterable[Entry]) -> Iterator[str]:
    """RFC 4180, a head line first; several values in one cell are parted by ' | '."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for entry in entries:
        writer.writerow([_cell(value) for value in _row(entry)])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def json_lines(store: Store, names: Iterable[str]) -> Iterator[bytes]:
    """Whole records, as `risalah records --json` prints them."""
    waiting = list(names)
    for at in range(0, len(waiting), BATCH):
        some = waiting[at : at + BATCH]
        with store.reading() as connection:
            loaded = {record.id: record for record in load_records(connection, some)}
        yield b"".join(line(loaded[name]) for name in some if name in loaded)


def line(record: Record) -> bytes:
    return msgspec.json.encode(record, order="deterministic") + b"\n"


def _row(entry: Entry) -> tuple[object, ...]:
    who = (" / ".join(part for part in (each.name, each.office, each.side) if part) for each in entry.parties)
    return (
        entry.id, entry.edtf, _day(entry.first), _day(entry.last), entry.status, entry.channel, " | ".join(entry.sides),
        " | ".join(who), entry.place, entry.country, entry.occasion, " | ".join(entry.topics), entry.accounts,
        entry.independent, " | ".join(entry.outlets), " | ".join(entry.conflicts), "yes" if entry.background else "no",
        entry.state, entry.planned_as, entry.followed_by, entry.follows,
    )  # fmt: skip


def _cell(value: object) -> str:
    """A cell that no spreadsheet takes for a formula: names come out of articles."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _day(ordinal: int | None) -> str | None:
    return date.fromordinal(ordinal).isoformat() if ordinal else None
