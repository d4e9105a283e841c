"""The answer key: what a careful reader takes from each article, one YAML file per article.

    document: {file: a.txt, title: ..., published: "2016-11-21"}
    contacts: [{id: c1, participants: [{name: Barack Obama, side: USA}, ...], channel: phone, ...}]
    statements: [{speaker: {name: ..., side: RUS}, act: request, evidence: "a snippet of the article"}]

`statements: null` (or no such line) leaves an article's statements out of the score; `[]` says that there are none.
"""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import yaml

from risalah.errors import InputError


class KeyPerson(msgspec.Struct, frozen=True):
    name: str | None = None
    side: str | None = None
    office: str | None = None


class KeyPlace(msgspec.Struct, frozen=True):
    name: str | None = None
    country: str | None = None


class KeyContact(msgspec.Struct, frozen=True):
    id: str
    participants: tuple[KeyPerson, ...] = ()
    channel: str | None = None
    status: str | None = None
    background: bool | None = None
    initiator: str | None = None
    when: str | None = None  # EDTF; "~" marks an approximate day
    duration: str | None = None  # ISO 8601
    place: KeyPlace | None = None
    occasion: str | None = None
    topics: tuple[str, ...] | None = None
    outcome: str | None = None
    evidence: str | None = None


class KeyStatement(msgspec.Struct, frozen=True):
    evidence: str
    speaker: KeyPerson = KeyPerson()
    quote: bool | None = None
    act: str | None = None
    target: str | None = None
    conditional: bool | None = None
    about: str | None = None  # id of a contact of this key
    via: str | None = None


class KeyDocument(msgspec.Struct, frozen=True):
    file: str
    title: str | None = None
    title_note: str | None = None  # why readers may differ on the title, which is then not scored
    outlet: str | None = None
    published: str | None = None
    agencies: tuple[str, ...] | None = None
    furniture: tuple[str, ...] | None = None


class Key(msgspec.Struct, frozen=True):
    """The answer for one article."""

    document: KeyDocument
    contacts: tuple[KeyContact, ...] | None = None
    statements: tuple[KeyStatement, ...] | None = None


def load_keys(folder: Path) -> list[Key]:
    """Every key under a folder (or in one file), in the order of their paths. Raises InputError for an unusable one."""
    keys = [_load_key(path) for path in key_files(folder)]
    if not keys:
        raise InputError(f"no answer key (*.yaml) found in {folder}")
    return keys


def key_files(folder: Path) -> list[Path]:
    return [folder] if folder.is_file() else sorted(folder.rglob("*.yaml"))


def _load_key(path: Path) -> Key:
    try:
        return msgspec.convert(_as_written(yaml.safe_load(path.read_text("utf-8"))), Key)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise InputError(f"{path}: not a usable answer key: {error}") from error


def _as_written(value: Any) -> Any:
    """YAML reads an unquoted 2016-11-20 as a date and 2016 as a number; a key only holds words and yes or no."""
    if isinstance(value, dict):
        return {str(name): _as_written(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_as_written(inner) for inner in value]
    if isinstance(value, datetime.date | int | float) and not isinstance(value, bool):
        return str(value)
    return value


def snippets(key: Key) -> Iterator[tuple[str, str]]:
    """Every piece of the article that a key quotes, with where, so that a key can be checked against its article."""
    for line in key.document.furniture or ():
        yield "furniture", line
    for contact in key.contacts or ():
        yield f"contact {contact.id}", contact.evidence or ""
    for number, statement in enumerate(key.statements or (), start=1):
        yield f"statement {number}", statement.evidence
