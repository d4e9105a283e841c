"""A language pack: all that the engine knows of one language, loaded once and passed in.

load_pack("id")  ->  Pack, or PackError with file and line
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Pack:
    """Each field is one part of the pack, loaded by the module of the same name in `risalah.lang`."""

    code: str


def load_pack(code: str = "id") -> Pack:
    """Load and validate a pack that ships with the package. Raises PackError."""
    return Pack(code=code)
