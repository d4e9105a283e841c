"""What all tests of constructions read with."""

import pytest

from risalah.run.pipeline import Pipeline


@pytest.fixture(scope="package")
def pipeline() -> Pipeline:
    """Without the prefilter: a made article is short, and a miss must be the reader's own."""
    return Pipeline("id", prefilter=False)
