"""How far a long run is: a bar with rate and time left on a terminal, a line now and then in a log.

    with Meter("reading", total=2_000_000_000, shown=True) as meter:
        meter.take(131_072)                       # bytes of the inputs
        meter.tell(1_200, "1,200 articles, 34 contacts")

On standard error always. Without a total (standard input, an address) there is a rate and no time left.
"""

import time
from types import TracebackType
from typing import Self

from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Column

from risalah.cli.terminal import message_console

LINE_EVERY = 10.0  # seconds, where there is no terminal to draw on


class Meter:
    """`take` counts bytes of the inputs, `tell` says how many articles are done."""

    def __init__(self, what: str, *, total: int | None, shown: bool) -> None:
        self.console = message_console()
        self._what, self._total, self._shown = what, total or None, shown
        self._taken = self._done = 0
        self._words = ""
        self._started = self._said = time.monotonic()
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(bar_width=16),
            TaskProgressColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            # What is read right now takes what room is left: a long address must not push the rest out.
            TextColumn("{task.fields[current]}", table_column=Column(ratio=1, no_wrap=True, overflow="ellipsis")),
        )
        drawn = shown and self.console.is_terminal
        self._bar = Progress(*columns, console=self.console, transient=True, expand=True) if drawn else None
        self._task = self._bar.add_task(what, total=self._total, rate="", current="") if self._bar else None

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()
        elif self._shown:
            self.console.print(self.line())

    def take(self, size: int) -> None:
        self._taken += size
        if self._bar and self._task is not None:
            # Archives are read in jumps: more bytes may be taken than there are.
            self._bar.update(self._task, completed=min(self._taken, self._total or self._taken))

    def tell(self, done: int, words: str, current: str = "") -> None:
        """`current` is what is read right now: for the bar alone."""
        self._done, self._words = done, words
        if self._bar and self._task is not None:
            self._bar.update(self._task, description=words, rate=self.rate(), current=current)
        elif self._shown and time.monotonic() - self._said >= LINE_EVERY:
            self._said = time.monotonic()
            self.console.print(self.line())

    def rate(self) -> str:
        seconds = time.monotonic() - self._started
        return f"{self._done / seconds:,.1f} articles/s" if seconds > 0 else ""

    def line(self) -> str:
        """'reading: 1,200 articles, 34 contacts, 41 %, 120.0 articles/s, 0:03:10 left'."""
        parts = [f"{self._what}: {self._words or 'nothing yet'}"]
        seconds = time.monotonic() - self._started
        share = min(1.0, self._taken / self._total) if self._total else 0.0
        if self._total:
            parts.append(f"{share:.0%}")
        parts.append(self.rate())
        if 0 < share < 1:
            left = round(seconds / share * (1 - share))
            parts.append(f"{left // 3600}:{left // 60 % 60:02}:{left % 60:02} left")
        return ", ".join(part for part in parts if part)
