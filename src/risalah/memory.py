"""Making very many small values at once, as a pack does at load and merging does of its records."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Python looks for cycles again and again while values pile up: of those that hold none that is time lost.

    It costs a tenth of loading a pack and a fifth of merging. Nothing is kept longer: only cycles wait for the end.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
