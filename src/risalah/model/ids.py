"""Content hashes as ids: the same content gives the same id on every machine."""

import hashlib


def content_id(kind: str, *parts: object) -> str:
    """A short stable id, e.g. `c-3f2a91b0c4d5e6f7`; `parts` are joined with a separator that no text holds."""
    joined = "\x1f".join(["" if part is None else str(part) for part in parts])
    return f"{kind}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
