"""Two contacts in one sentence, one before or after the other: neither has the other's place or length."""

import pytest

from read_contacts import contacts_of


@pytest.mark.parametrize(
    ("text", "places", "lengths"),
    [
        (
            "Setelah bertemu Presiden China di Busan selama dua jam, Presiden Chile Boric menjamu PM Jepang.",
            {"CHN": "Busan", "JPN": None},
            {"CHN": "PT2H", "JPN": None},
        ),
        (
            "Presiden Chile Boric menemui PM Jepang di Kobe satu jam setelah berunding dengan Menlu China di Busan.",
            {"CHN": "Busan", "JPN": "Kobe"},
            {"CHN": None, "JPN": None},
        ),
        (
            "Sebelum bertemu PM Jepang di Kobe, Presiden Chile Boric menelepon Presiden China selama 30 menit.",
            {"CHN": None, "JPN": "Kobe"},
            {"CHN": "PT30M", "JPN": None},
        ),
    ],
)
def test_what_stands_in_the_clause_of_another_contact_is_not_taken(
    text: str, places: dict[str, str | None], lengths: dict[str, str | None]
) -> None:
    found = contacts_of(text)
    sides = [next(p.side for p in c.participants if p.side != "CHL") for c in found]
    assert dict(zip(sides, [c.place.name if c.place else None for c in found], strict=True)) == places
    assert dict(zip(sides, [c.duration.iso if c.duration else None for c in found], strict=True)) == lengths


def test_a_day_counted_behind_another_contact_is_the_others() -> None:
    text = "Dua hari setelah menemui PM Jepang, Presiden Chile Boric menelepon Presiden China."
    found = contacts_of(f"Kamis, 14 Maret 2024\n\n{text}")
    days = {c.channel: c.when.edtf for c in found if c.when is not None}
    assert days == {"in-person": "2024-03-12~", "phone": "2024-03-14~"}


@pytest.mark.parametrize(
    ("text", "held", "planned"),
    [
        ("Peru dan Bolivia berunding sejak Senin dan akan bertemu lagi di Lima pada 8 Oktober.", None, "Lima"),
        ("Peru dan Bolivia berunding di Quito dan bakal bertemu lagi di Lima pekan depan.", "Quito", "Lima"),
    ],
)
def test_what_is_to_come_has_the_place_and_the_day_behind_it(text: str, held: str | None, planned: str) -> None:
    found = contacts_of(f"Kamis, 14 Maret 2024\n\n{text}")
    places = {c.status: c.place.name if c.place else None for c in found}
    assert places == {"held": held, "planned": planned}
    days = {c.status: c.when.edtf for c in found if c.when is not None}
    assert days["planned"] != days.get("held")


def test_a_day_behind_a_meeting_talked_about_is_that_meetings() -> None:
    text = "Presiden Chile Boric dan Menlu China Wang Yi membahas pertemuan Boric dengan PM Jepang Kishida bulan depan."
    found = contacts_of(f"Kamis, 14 Maret 2024\n\n{text}")
    days = {c.status: c.when.edtf for c in found if c.when is not None}
    assert days == {"held": "2024-03-14~", "planned": "2024-04"}
