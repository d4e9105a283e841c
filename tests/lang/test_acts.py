"""The table of acts is read strictly, and its signs match with gaps and classes of words."""

from pathlib import Path

import pytest

from risalah.errors import PackError
from risalah.lang.acts import Acts, load_acts

HEAD = """enough = 2
first_person = ["kami"]
second_person = ["mereka"]
third_person = ["dia"]
questions = []
hypothetical = []
outcomes = []
demanding = []
not_yet = []
minds = []
stances = []
degrees = []
denying = []
things = []
[words]
ready = ["siap"]
talks = ["berunding"]
"""
SIGN = """
[[sign]]
name = "ready"
act = "consult"
weight = 3
other = 1
phrases = ["<ready> … <talks>", "pintu terbuka"]
"""


def load(folder: Path, text: str) -> Acts:
    (folder / "acts.toml").write_text(text, "utf-8")
    return load_acts(folder)


def test_a_sign_is_a_row_of_pieces(tmp_path: Path) -> None:
    acts = load(tmp_path, HEAD + SIGN)
    ((pieces, _, sign),) = acts.by_first["<ready>"]
    assert [(piece.atom, piece.gap) for piece in pieces] == [("<ready>", 0), ("<talks>", 4)]
    assert sign.weights == {"unknown": 3, "own": 3, "other": 1, "both": 3}
    assert list(acts.atoms_at(["pintu", "terbuka"], 0)) == [("pintu terbuka", 2)]


def test_a_longer_gap_passes_over_more(tmp_path: Path) -> None:
    acts = load(tmp_path, HEAD + SIGN.replace("…", "……"))
    ((pieces, _, _),) = acts.by_first["<ready>"]
    assert pieces[1].gap == 10


@pytest.mark.parametrize(
    "text",
    [
        HEAD + SIGN.replace("<ready>", "<eager>"),
        HEAD + SIGN.replace('"pintu terbuka"', '"pintu terbuka", "pintu terbuka"'),
        HEAD.replace('["siap"]', '["siap", "siap"]') + SIGN,
        HEAD + SIGN.replace("consult", "mutter"),
        HEAD + SIGN.replace("weight", "mass"),
    ],
    ids=["unknown class", "phrase twice", "word twice", "unknown act", "unknown key"],
)
def test_a_table_with_a_mistake_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(PackError):
        load(tmp_path, text)
