"""The errors that risalah raises: our own mistakes and unusable requests. Faults of the world become diagnostics."""


class RisalahError(Exception):
    """Anything that risalah raises on purpose; the message says what was seen, what was wanted, and where."""


class PackError(RisalahError):
    """A language pack that does not hold together: unknown key, duplicate, alias to nobody, example that fails."""


class InputError(RisalahError):
    """An input that cannot be read at all (a missing path, a file that is no text). Costs that input alone."""
