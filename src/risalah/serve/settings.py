"""How the explorer is served: who may read, who may edit, and what the clock says."""

from collections.abc import Callable
from dataclasses import dataclass

LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Settings:
    """`now` gives the instant (ISO 8601, UTC) of a decision or a calendar: only the command line asks the clock.

    `token` opens the forms of review; None: no editing at all. `hosts` are the names that requests may be for.
    """

    now: Callable[[], str]
    version: str
    hosts: tuple[str, ...] = LOOPBACK
    public: bool = False
    token: str | None = None
    requests_per_second: float | None = None  # per address; None: no limit (loopback has none by default)
    burst: int = 100

    @property
    def today(self) -> str:
        return self.now()[:10]
