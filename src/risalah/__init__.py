"""The minutes of diplomacy, out of the news: who talked to whom, sourced to the very words.

>>> import risalah
>>> account = risalah.read("Menlu Jepang Taro Kono bertemu Menlu Rusia Sergey Lavrov di Moskow, 24/11/2017.")
>>> [person.name for person in account.contacts[0].participants]
['Taro Kono', 'Sergey Lavrov']
"""

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from risalah.export.jsonl import account_schema
from risalah.find.dating import find_timexes as _find_timexes
from risalah.model.account import Account, Contact, Participant, Statement
from risalah.model.document import Diagnostic, Metadata, Page
from risalah.model.span import Span
from risalah.model.timex import Timex
from risalah.read.text import read_text
from risalah.run.pipeline import Pipeline

__all__ = [
    "Account",
    "Contact",
    "Diagnostic",
    "Page",
    "Participant",
    "Pipeline",
    "Span",
    "Statement",
    "Timex",
    "find_timexes",
    "read",
    "schema",
]
__version__ = "0.1.0"
LONGEST_PATH = 1024  # characters; a longer string is a text


def read(source: str | Path, *, uri: str | None = None, metadata: Metadata | None = None, pack: str = "id") -> Account:
    """The account of one article: of a text file, or of the text itself.

    A `Path`, or a `str` that is the path of a file, is read; any other `str` is the text. `uri` names the article in
    the account (default: the path, or "text"); `metadata` is what its container said of it: title, outlet, date of
    publication. Raises InputError for a file that holds no text and PackError for a broken pack.
    """
    if isinstance(source, Path) or _is_file(source):
        data, name = Path(source).read_bytes(), str(source)
    else:
        data, name = source.encode("utf-8", "surrogatepass"), "text"
    return _pipeline(pack).read(read_text(data, uri or name, metadata))


def find_timexes(text: str, published: date | str | None = None, *, pack: str = "id") -> tuple[Timex, ...]:
    """Every temporal expression of a text, in its order, read against the day of publication (ISO date or EDTF).

    TIMEX3 types and values, EDTF dates; an expression that the text leaves open stays open. Raises PackError.
    """
    return _find_timexes(text, published, _pipeline(pack).pack.dates).timexes


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of an account, as written one to a line by `risalah read --format jsonl`."""
    return account_schema()


def _is_file(source: str) -> bool:
    if len(source) > LONGEST_PATH or "\n" in source or "\0" in source:
        return False
    try:
        return Path(source).is_file()
    except OSError:  # longer than the system lets a name be: a text of one line
        return False


@lru_cache(maxsize=2)
def _pipeline(pack: str) -> Pipeline:
    return Pipeline(pack, prefilter=False)
