"""Accounts as a table: one line per contact, in columns of fixed width so that a long run streams.

news/a.txt   held     phone      2021-12-30   Joe Biden (USA), Vladimir Putin (RUS)   Lima   UKR
"""

from collections.abc import Iterator
from pathlib import PurePath

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from risalah.model.account import Account, Contact

FIXED = {"status": 9, "channel": 9, "when": 10}  # what their longest usual values need
SHARED = {"article": 22, "between": 45, "place": 18, "topics": 15}  # per cent of the rest
COLUMNS = ("article", "status", "channel", "when", "between", "place", "topics")
LEAST_WIDTH = 72


def render_table(account: Account, width: int, *, heading: bool = False) -> Iterator[RenderableType]:
    """The lines of one article, or one that says that it has none."""
    room = max(width, LEAST_WIDTH) - 2 * (len(COLUMNS) - 1) - sum(FIXED.values())
    table = Table(box=None, show_header=heading, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    for name in COLUMNS:
        table.add_column(name, width=FIXED.get(name) or room * SHARED[name] // 100, overflow="fold")
    article = _name(account.document.uri)
    for contact in account.contacts:
        table.add_row(Text(article), *_cells(contact))
    if not account.contacts:
        table.add_row(Text(article), Text("-", style="dim"))
    yield table


def _name(uri: str) -> str:
    """A file by its name, a row or record of one with its number: 'news/shard.jsonl#7' -> 'shard#7'."""
    path, sign, number = uri.rpartition("#")
    return f"{PurePath(path).stem}#{number}" if sign and number.isdigit() else PurePath(uri).stem


def _cells(contact: Contact) -> list[Text]:
    status = f"{contact.status} (past)" if contact.background else contact.status
    people = ", ".join(f"{each.name or each.office or ''} ({each.side})".strip() for each in contact.participants)
    when = contact.when.edtf if contact.when else None
    place = contact.place.name if contact.place else ""
    topics = " ".join(topic.code for topic in contact.topics)
    return [Text(cell) for cell in (status, contact.channel, when or "?", people, place, topics)]
