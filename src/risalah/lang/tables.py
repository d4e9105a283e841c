"""Read pack files strictly: an unknown column or key, a missing value or a duplicate is an error with file and line."""

import csv
from collections.abc import Iterator, Sequence
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from risalah.errors import PackError

T = TypeVar("T")


def pack_root(code: str) -> Traversable:
    """The folder of a pack that ships with the package, e.g. `pack_root("id")`."""
    root = resources.files("risalah.packs") / code
    if not root.is_dir():
        raise PackError(f"no language pack named {code!r}")
    return root


def read_csv(folder: Traversable, name: str, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a UTF-8 CSV file with exactly these columns, with line numbers; lines that open with # are notes."""
    for line, row in read_rows(folder, name, columns):
        yield line, dict(zip(columns, (value.strip() for value in row), strict=True))


def read_rows(folder: Traversable, name: str, columns: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """As `read_csv`, but bare lists of unstripped values: for tables of thousands of lines that a program wrote."""
    lines = _read(folder, name).split("\n")  # not splitlines: a separator of another script is not the end of a row
    reader = csv.reader(["" if line[:1] == "#" else line for line in lines])
    header = next((row for row in reader if row), None)
    if header is None or tuple(header) != tuple(columns):
        raise PackError(f"{name}: columns are {header}, expected {list(columns)}")
    width = len(columns)
    for row in reader:
        if not row:
            continue
        if len(row) != width:
            raise PackError(f"{name}:{reader.line_num}: {len(row)} values for {width} columns: {row}")
        yield reader.line_num, row


def read_toml(folder: Traversable, name: str, shape: type[T]) -> T:
    """A TOML file decoded into `shape` (a msgspec Struct with forbid_unknown_fields=True)."""
    try:
        return msgspec.toml.decode(_read(folder, name), type=shape)
    except msgspec.MsgspecError as error:
        raise PackError(f"{name}: {error}") from error


def split_list(value: str) -> tuple[str, ...]:
    """A CSV cell that holds several values, separated by a bar."""
    return tuple(part.strip() for part in value.split("|") if part.strip())


def _read(folder: Traversable, name: str) -> str:
    try:
        return (folder / name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"{name}: cannot be read: {error}") from error
