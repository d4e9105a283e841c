"""What contradicts what."""

import pytest

from risalah.merge.batch import merge_accounts
from stories_of_accounts import article, contact

MEETING = ("IDN Joko Widodo (president)", "MYS Anwar Ibrahim (prime-minister)")
JAKARTA = "IDN -6.2 106.8"


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        (f"Istana Merdeka {JAKARTA}", f"Istana Negara {JAKARTA}", ["place"]),
        (f"Istana Merdeka, Jakarta {JAKARTA}", f"Istana Negara, Jakarta {JAKARTA}", ["place"]),
        (f"Istana Merdeka, Jakarta {JAKARTA}", f"Istana Merdeka {JAKARTA}", []),
        (f"Istana Merdeka {JAKARTA}", f"Jakarta {JAKARTA}", []),
        (f"Istana Merdeka {JAKARTA}", f"Ruang Jepara {JAKARTA}", []),
        ("Markas PBB New York USA 40.7 -74.0", "Markas Besar PBB USA 40.7 -74.0", []),
    ],
)
def test_two_palaces_of_one_city_are_two_places_and_a_room_of_one_is_not(
    one: str, other: str, kinds: list[str]
) -> None:
    told = [
        article(name, contact(*MEETING, when="2024-01-08", place=place), outlet=name, published="2024-01-09")
        for name, place in (("Antara", one), ("Detik", other))
    ]
    (record,) = merge_accounts(told).records
    assert [conflict.kind for conflict in record.conflicts] == kinds
