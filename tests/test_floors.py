"""Quality once reached is kept: a figure below its pinned floor fails here, and names itself."""

from pathlib import Path

import pytest

from examples_folder import EXAMPLES, EXPECTED
from risalah.evaluate.floors import digest_of, fallen, load_floors
from risalah.evaluate.key import load_keys
from risalah.evaluate.score import load_texts, score_articles
from risalah.run.local import read_inputs
from shared import SETS

FLOORS = load_floors(Path(__file__).with_name("floors.toml"))
KEYS = SETS | {"examples": (EXPECTED, EXAMPLES)}


@pytest.mark.parametrize("name", FLOORS)
def test_quality_is_not_below_its_floor(name: str) -> None:
    gold, texts = KEYS[name]
    if not gold.is_dir():
        pytest.skip(f"the answer key {name!r} is not beside the repository")
    assert digest_of(gold, texts) == FLOORS[name].digest, (
        f"the answer key {name!r} has changed: measure again with "
        f"`risalah score {gold} {texts} --floors tests/floors.toml --pin {name}`"
    )
    keys = load_keys(gold)
    readings = read_inputs([texts / key.document.file for key in keys])
    accounts = {reading.uri.rpartition("/")[2]: reading.account for reading in readings if reading.account}
    assert fallen(FLOORS[name], score_articles(keys, load_texts(keys, texts), accounts)) == []
