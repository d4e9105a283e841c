"""Floors fail loudly, rise by measuring, and never sink by it."""

from pathlib import Path

import pytest

from risalah.errors import InputError
from risalah.evaluate.floors import digest_of, fallen, find_floors, load_floors, pin
from risalah.evaluate.score import Score


def score_of(right: int, found: int = 10, in_key: int = 10) -> Score:
    score = Score()
    score.counts.update({"contacts right": right, "contacts found": found, "contacts in key": in_key})
    score.counts.update({"empty articles": 3, "contacts in empty articles": 10 - right})
    return score


def test_a_fall_is_told_with_both_figures(tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    assert pin(floors, "mine", "d", score_of(9)) == []
    assert fallen(load_floors(floors)["mine"], score_of(9)) == []
    told = fallen(load_floors(floors)["mine"], score_of(8))
    assert "contacts F1: 0.8000 is below its floor 0.9000" in told
    assert "contacts in empty articles: 2, at most 1 are allowed" in told


def test_pinning_again_raises_and_never_lowers(tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    pin(floors, "mine", "d", score_of(8))
    pin(floors, "mine", "d", score_of(9))
    assert load_floors(floors)["mine"].floors["contacts F1"] == 0.9
    assert pin(floors, "mine", "d", score_of(7)) != []
    assert load_floors(floors)["mine"].floors["contacts F1"] == 0.9


def test_another_key_is_measured_afresh_and_other_sets_stay(tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    pin(floors, "other", "o", score_of(10))
    pin(floors, "mine", "d", score_of(9))
    pin(floors, "mine", "e", score_of(5))
    sets = load_floors(floors)
    assert sets["mine"].floors["contacts F1"] == 0.5
    assert sets["other"].floors["contacts F1"] == 1
    assert find_floors(sets, "o") == ("other", sets["other"])
    assert find_floors(sets, "nobody's") is None


def test_the_digest_changes_with_any_byte_of_key_or_article(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("document: {file: a.txt}\n", "utf-8")
    (tmp_path / "a.txt").write_text("Kabar.", "utf-8")
    before = digest_of(tmp_path, tmp_path)
    (tmp_path / "a.txt").write_text("Kabar!", "utf-8")
    changed = digest_of(tmp_path, tmp_path)
    (tmp_path / "a.yaml").write_text("document: {file: a.txt, title: x}\n", "utf-8")
    assert len({before, changed, digest_of(tmp_path, tmp_path)}) == 3


def test_an_unusable_floors_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "floors.toml").write_text("[mine]\nfloor = 1\n", "utf-8")
    with pytest.raises(InputError, match=r"floors\.toml"):
        load_floors(tmp_path / "floors.toml")
