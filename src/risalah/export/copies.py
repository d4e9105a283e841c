"""Copies of articles for people, a few lines each.

news/b.txt (2021-12-31) extends news/a.txt · 98 % shared
  + Presiden sebelumnya dijadwalkan bertolak ke Lima
"""

from collections.abc import Iterator
from pathlib import PurePath

from rich.text import Text

from risalah.clean.copies import Kind
from risalah.export.quoting import shortened
from risalah.run.duplicates import Copy

SAYS: dict[Kind, str] = {"same": "repeats", "shortened": "shortens", "extended": "extends", "changed": "changes"}
STYLES = {"+": "green", "-": "red", "~": "yellow"}


def render_copy(copy: Copy, width: int, *, most: int | None) -> Iterator[Text]:
    """A copy and what it added (+), cut (-) and changed (~): at most so many lines of that, None for all."""
    day = f" ({copy.published})" if copy.published else ""
    told = f" · {copy.shared:.0%} of the shorter shared, likeness {copy.likeness:.2f}"
    head = Text(f"{_name(copy.uri)}{day} ", style="bold")
    yield head.append(SAYS[copy.kind], style="not bold").append(f" {_name(copy.of_uri)}{told}", style="not bold")
    lines = [("+", each.text) for each in copy.added] + [("-", each.text) for each in copy.cut]
    lines += [("~", f"{each.before.text} → {each.after.text}") for each in copy.changed]
    for sign, words in lines[:most]:
        yield Text(f"  {sign} {shortened(words, max(20, width - 4))}", style=STYLES[sign])
    if most is not None and len(lines) > most:
        yield Text(f"  … and {len(lines) - most} more", style="dim")


def _name(uri: str) -> str:
    """An address as it is, a file by its last two parts."""
    return uri if "://" in uri else "/".join(PurePath(uri).parts[-2:])
