"""The prefilter is there for speed alone: what it passes over has nothing in any answer key."""

from pathlib import Path

import pytest

from examples_folder import EXAMPLES, EXPECTED
from risalah.evaluate.key import load_keys
from risalah.run.local import Settings, read_inputs
from shared import SETS

KEYS = SETS | {"examples": (EXPECTED, EXAMPLES)}


@pytest.mark.parametrize("name", KEYS)
def test_no_contact_of_a_key_is_lost(name: str) -> None:
    gold, texts = KEYS[name]
    if not gold.is_dir():
        pytest.skip(f"the answer key {name!r} is not beside the repository")
    paths: list[Path] = [texts / key.document.file for key in load_keys(gold)]
    fast, full = (list(read_inputs(paths, settings=Settings(prefilter=on))) for on in (True, False))
    for with_prefilter, without in zip(fast, full, strict=True):
        assert with_prefilter.account and without.account
        assert with_prefilter.account.contacts == without.account.contacts
        assert with_prefilter.account.statements == without.account.statements
