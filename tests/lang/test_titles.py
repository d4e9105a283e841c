"""Titles: offices, open titles and their fields of work, modifiers, and what the loader refuses."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risalah.errors import PackError
from risalah.lang.sides import load_sides
from risalah.lang.tables import pack_root
from risalah.lang.titles import load_titles
from risalah.lang.tokens import phrase_words, tokenize

TITLES = load_titles(pack_root("id"))


def test_an_open_title_goes_on_into_its_field_of_work() -> None:
    words = phrase_words("Menteri Perdagangan dan Industri Singapura")
    found = TITLES.match_at(words, 0)
    assert found is not None and found[0] == 4 and found[1].office == "minister"


def test_the_field_of_work_names_the_office() -> None:
    found = TITLES.match_at(phrase_words("Menteri Negara Urusan Luar Negeri"), 0)
    assert found is not None and found[1].office in ("minister", "foreign-minister")


def test_an_open_title_stops_before_the_next_title() -> None:
    words = phrase_words("Menteri Keuangan dan Menteri Perdagangan")
    found = TITLES.match_at(words, 0)
    assert found is not None and found[0] == 2


@pytest.mark.parametrize(
    ("word", "modifier", "place"),
    [
        ("mantan", "former", "before"),
        ("terpilih", "elect", "after"),
        ("Plt", "acting", "before"),
        ("calon", "candidate", "before"),
        ("ke-5", "ordinal", "after"),
        ("wakil", "deputy", "before"),
    ],
)
def test_a_modifier_stands_on_its_side_of_the_title(word: str, modifier: str, place: str) -> None:
    found = TITLES.modifiers.match_at(phrase_words(word), 0)
    assert found is not None and (found[1].modifier, found[1].place) == (modifier, place)


def test_every_side_of_a_title_is_a_side() -> None:
    codes = set(load_sides(pack_root("id")).by_code)
    sides = {form.side for _, _, form in TITLES.find("Sekjen PBB", tokenize("Sekjen PBB"))}
    assert sides <= codes | {None}


@pytest.mark.parametrize(
    "line",
    [
        "boss,office,,,,bos besar\n",
        "president,job,,,,presiden\n",
        "president,office,,maybe,,presiden\n",
        "president,office\n",
    ],
)
def test_a_broken_table_is_refused_with_its_line(tmp_path: Path, line: str) -> None:
    (tmp_path / "titles.csv").write_text("office,kind,side,capital,open,forms\n" + line, "utf-8")
    (tmp_path / "portfolios.csv").write_text("kind,office,forms\n", "utf-8")
    (tmp_path / "title_modifiers.csv").write_text("modifier,place,forms\n", "utf-8")
    with pytest.raises(PackError, match=r"titles\.csv:\d+"):
        load_titles(tmp_path)


@given(st.lists(st.sampled_from(["menteri", ",", "dan", "keuangan", "luar", "negeri", "/", "presiden"]), max_size=30))
def test_no_run_of_words_hangs_or_overlaps(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for start, after, _ in TITLES.find(text, tokenize(text)):
        assert end <= start < after
        end = after
