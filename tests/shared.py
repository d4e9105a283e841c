"""Where the answer keys beside the repository lie, for the tests that need them; they skip where there are none."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"
SETS = {
    "seeds": (SHARED / "gold" / "seeds", SHARED / "seeds"),
    "dev": (SHARED / "gold" / "dev", SHARED / "gold" / "dev_texts"),
}

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared answer keys are not beside the repository")
