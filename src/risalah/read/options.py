"""How inputs are read: limits that keep one bad file from costing a run, and the look that skips pages cheaply."""

from collections.abc import Callable
from dataclasses import dataclass, field

from risalah.lang.layouts import Layouts
from risalah.read.columns import Columns, default_columns

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class ReadOptions:
    """Sizes are in bytes.

    `worth` is asked about the raw bytes of a page before it is parsed; False skips the page without a word. It is how
    a crawl is read at the speed of its few pages that matter. `taken` is told how many bytes of a file have been read.
    """

    text_column: str | None = None  # for tables and JSON; None: guessed by name
    columns: Columns = field(default_factory=default_columns)
    worth: Callable[[bytes], bool] | None = None
    layouts: Layouts | None = None  # of the pages of known outlets; None: the library finds every story
    taken: Callable[[int], object] | None = None
    most_page: int = 16 * MEGABYTE  # one article, one line of JSON, one row of a table
    most_expanded: int = 256 * 1024 * MEGABYTE  # what one compressed file may unpack to
    most_ratio: int = 2_000  # unpacked to packed, looked at after `ratio_after`
    ratio_after: int = 256 * MEGABYTE
    depth: int = 4  # a zip in a tar in a gzip ...
