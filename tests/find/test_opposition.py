"""Who 'oposisi' and 'pemberontak' are: a party beside the government, a group named before, or nobody's side."""

import pytest

from casting import cast_of


def sides_of(text: str) -> list[str]:
    """The sides of all mentions of a text that have one, in order."""
    _, cast = cast_of(text)
    return [side for side in cast.side_of if side is not None]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Pemerintah Sudan dan pemberontak Darfur berunding.", ["SDN", "SDN-OPP"]),
        ("Presiden Chad Idriss Deby siap berunding dengan kelompok pemberontak.", ["TCD", "TCD-OPP"]),
        ("Kelompok oposisi Nikaragua berunding lagi.", ["NIC-OPP"]),
        ("Pemerintah Kolombia dan pemberontak FARC berunding.", ["COL", "FARC"]),
        ("FARC menolak. Pemerintah Kolombia akan berunding dengan pemberontak.", ["FARC", "COL", "FARC"]),
        ("Pemerintah Filipina dan pemberontak terbesar di sana, MILF, berunding.", ["PHL", "MILF"]),
    ],
)
def test_opponents_without_a_name_are_a_side(text: str, sides: list[str]) -> None:
    assert sides_of(text) == sides


@pytest.mark.parametrize(
    "text",
    [
        "Pemerintah Malaysia dan partai oposisi berdebat.",
        "Tentara Sudan merebut kota itu dari pemberontak.",
        "Tokoh oposisi mengecam pemerintah Kenya.",
    ],
)
def test_opponents_at_home_are_none(text: str) -> None:
    assert not [side for side in sides_of(text) if side.endswith("-OPP")]
