"""The score says what the answer key's own definition says, article by article and in sum."""

import importlib.util
import json
import random
from pathlib import Path

import msgspec
import pytest

from made_accounts import damaged, perfect_account
from risalah.evaluate.key import load_keys
from risalah.evaluate.score import score_articles
from shared import SETS, SHARED, needs_shared


def definition_figures(keys: Path, texts: Path, output: Path) -> dict[str, float]:
    """What the script beside the answer key prints, which is the definition."""
    spec = importlib.util.spec_from_file_location("definition", SHARED / "gold" / "score.py")
    definition = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(definition)
    with pytest.MonkeyPatch.context() as patch:
        lines: list[str] = []
        patch.setattr("sys.argv", ["score.py", str(keys), str(texts), str(output), "--json"])
        patch.setattr(definition, "print", lines.append, raising=False)
        definition.main()
    return json.loads(lines[0])


@needs_shared
@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("seed", [None, *range(5)])
def test_same_figures_as_the_definition(name: str, seed: int | None, tmp_path: Path) -> None:
    folder, texts_folder = SETS[name]
    keys = load_keys(folder)
    texts = {key.document.file: (texts_folder / key.document.file).read_text("utf-8") for key in keys}
    accounts = {key.document.file: perfect_account(key, texts[key.document.file]) for key in keys}
    if seed is not None:
        chance = random.Random(seed)
        accounts = {
            file: damaged(account, chance, share=(seed + 1) / 8)
            for file, account in accounts.items()
            if chance.random() < 0.95
        }
    output = tmp_path / "accounts.jsonl"
    output.write_bytes(b"\n".join(map(msgspec.json.encode, accounts.values())))

    score = score_articles(keys, texts, accounts)
    ours = dict(score.counts) | {figure: round(value, 4) for figure, value in score.figures.items()}
    theirs = definition_figures(folder, texts_folder, output)
    assert {figure: ours[figure] for figure in theirs} == theirs
    if seed is None:
        assert theirs["contacts F1"] == theirs["contact fields"] == 1
