"""Sides: forms, shields, institutions, and what the loader refuses."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risalah.errors import PackError
from risalah.lang.sides import is_written_as, load_sides
from risalah.lang.tables import pack_root
from risalah.lang.tokens import phrase_words, tokenize

SIDES = load_sides(pack_root("id"))


def write(
    folder: Path, sides: str = "", forms: str = "", institutions: str = "", members: str = "", homes: str = ""
) -> Path:
    (folder / "sides.csv").write_text("code,kind,name\nUSA,state,Amerika Serikat\n" + sides, "utf-8")
    (folder / "side_forms.csv").write_text("code,form,exact,forms\n" + forms, "utf-8")
    (folder / "institutions.csv").write_text("kind,side,home,exact,open,forms\n" + institutions, "utf-8")
    (folder / "members.csv").write_text("bloc,members\n" + members, "utf-8")
    (folder / "homes.csv").write_text("state,groups\n" + homes, "utf-8")
    return folder


def test_every_state_is_there_under_its_code() -> None:
    assert sum(side.kind == "state" for side in SIDES.by_code.values()) >= 195
    assert {"PSE", "TWN", "XKX", "HKG", "TIBET", "UN", "NATO", "EU", "ASEAN", "HAMAS", "GAM"} <= set(SIDES.by_code)


def test_an_abbreviation_counts_only_with_its_capitals() -> None:
    assert is_written_as("AS", "AS", exact=True)
    assert not is_written_as("as", "AS", exact=True)
    assert is_written_as("Rusia", "Rusia", exact=False)
    assert not is_written_as("rusia", "Rusia", exact=False)


def test_a_form_split_over_two_lines_is_still_the_form() -> None:
    text = "Uni\n Emirat Arab"
    assert [form.code for _, _, form in SIDES.find(text, tokenize(text))] == ["ARE"]


def test_a_ministry_has_its_side_in_its_words_or_beside_them() -> None:
    ours = SIDES.institutions.match_at(phrase_words("Kemlu"), 0)
    theirs = SIDES.institutions.match_at(phrase_words("Departemen Luar Negeri AS"), 0)
    assert ours is not None and ours[1].side is None and ours[1].home
    assert theirs is not None and theirs[1].side == "USA"


def test_a_bloc_is_its_members_where_three_of_them_are_listed() -> None:
    assert SIDES.listed_members("P5+1", {"IRN", "USA", "RUS", "CHN"}) == {"USA", "RUS", "CHN"}
    assert SIDES.listed_members("P5+1", {"IRN", "USA", "RUS"}) == frozenset()
    assert SIDES.listed_members("ASEAN", {"IDN", "MYS", "SGP"}) == frozenset()


@pytest.mark.parametrize(
    "broken",
    [
        {"sides": "USA,state,Amerika\n"},
        {"homes": "USA,NOBODY\n"},
        {"homes": "USA,USA\n"},
        {"sides": "XYZ,planet,Mars\n"},
        {"sides": "RUS,state\n"},
        {"forms": "RUS,name,,Rusia\n"},
        {"forms": "USA,nickname,,Paman\n"},
        {"forms": "USA,name,no,Paman\n"},
        {"forms": "USA,name,,Amerika Serikat\n"},
        {"institutions": "club,,,,Klub\n"},
        {"institutions": "army,RUS,,,Tentara\n"},
        {"institutions": "army,,,,Tentara|Tentara\n"},
        {"members": "P5+1,USA|GBR\n"},
        {"members": "USA,USA\n"},
    ],
)
def test_a_broken_table_is_refused_with_its_line(tmp_path: Path, broken: dict[str, str]) -> None:
    with pytest.raises(PackError, match=r"\.csv:\d+"):
        load_sides(write(tmp_path, **broken))


@given(st.text(max_size=200))
def test_any_text_is_read_in_order_without_overlap(text: str) -> None:
    end = 0
    for start, after, _ in SIDES.find(text, tokenize(text)):
        assert end <= start < after
        end = after


def test_a_group_acts_in_one_state() -> None:
    assert (SIDES.homes["MILF"], SIDES.homes["GAM"], SIDES.homes.get("HAMAS")) == ("PHL", "IDN", None)
