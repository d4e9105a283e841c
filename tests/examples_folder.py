"""The sample articles of the repository and their answer key."""

from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
EXPECTED = EXAMPLES / "expected"
ARTICLES = sorted(EXAMPLES.glob("*.txt"))
