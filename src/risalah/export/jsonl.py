"""Accounts as JSON: one object per line (the published format), or one array.

    {"document": {...}, "schema": "risalah/account/1", "timexes": [...], "contacts": [...], ...}

Same accounts, same bytes. `load_accounts` is the way back.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from risalah.errors import InputError
from risalah.model.account import Account


def account_lines(accounts: Iterable[Account]) -> Iterator[bytes]:
    """One line for each account."""
    encoder = msgspec.json.Encoder()
    for account in accounts:
        yield encoder.encode(account) + b"\n"


def account_array(accounts: Iterable[Account]) -> Iterator[bytes]:
    """One JSON array, in pieces, so that it streams too."""
    opening = b"[\n"
    for line in account_lines(accounts):
        yield opening + line[:-1]
        opening = b",\n"
    yield b"\n]\n" if opening != b"[\n" else b"[]\n"


def load_accounts(path: Path) -> Iterator[Account]:
    """The accounts of a file of JSON lines. Raises InputError with file and line for one that is none."""
    decoder = msgspec.json.Decoder(Account)
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _decoded(decoder, line, f"{path}:{number}")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error


def _decoded(decoder: "msgspec.json.Decoder[Account]", line: bytes, where: str) -> Account:
    try:
        return decoder.decode(line)
    except msgspec.MsgspecError as error:
        raise InputError(f"{where}: not an account: {error}") from error


def account_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one account, i.e. of one line."""
    schema = msgspec.json.schema(Account)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "risalah/account/1", **schema}
