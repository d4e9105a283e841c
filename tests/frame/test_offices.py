"""The office and the name of those who take part, where other words than those beside them tell it."""

import pytest

from read_contacts import contacts_of, only_contact


def offices(text: str) -> list[tuple[str | None, str | None]]:
    return sorted((party.side, party.office) for contact in contacts_of(text) for party in contact.participants)


def test_one_word_for_all_gives_each_side_its_office() -> None:
    text = (
        "Malaysia, Filipina dan Vietnam meminta semua pihak menahan diri. Ketiga menteri pertahanan menyampaikannya "
        "seusai pertemuan tiga negara di Cebu."
    )
    assert offices(text) == [("MYS", "defence-minister"), ("PHL", "defence-minister"), ("VNM", "defence-minister")]


def test_countries_listed_behind_the_ministers_of_a_body_are_there_by_them() -> None:
    text = (
        "Menlu RI Retno Marsudi juga menjalin komunikasi dengan para Menlu ASEAN. "
        "Negara yang sudah dihubunginya yakni Brunei dan Laos."
    )
    assert ("BRN", "foreign-minister") in offices(text)
    assert ("LAO", "foreign-minister") in offices(text)


def test_countries_listed_behind_nobody_have_no_office() -> None:
    text = "Menlu RI Retno Marsudi terus bekerja. Negara yang sudah dihubunginya yakni Brunei dan Laos."
    assert ("LAO", None) in offices(text)


def test_an_office_that_not_all_hold_is_not_shared() -> None:
    text = "Presiden AS Joe Biden bertemu Malaysia dan Filipina di Washington. Ketiga menteri luar negeri tidak hadir."
    assert all(office != "foreign-minister" for _, office in offices(text))


def test_a_former_office_points_to_nobody_who_holds_it_now() -> None:
    text = (
        "Menlu RI Retno Marsudi kecewa. Dubes RI di Kairo Helmy Fauzi diam. "
        "Mantan duta besar RI di Belanda itu akan menelepon Menlu Mesir Sameh Shoukry."
    )
    assert {party.name for party in only_contact(text).participants} == {"Retno Marsudi", "Sameh Shoukry"}


def test_a_surname_behind_an_unnamed_envoy_is_his() -> None:
    text = (
        "Pemimpin Korea Utara Kim Jong Un diam. Duta Besar Korea Utara untuk PBB mengatakan kepada Sekjen PBB Antonio "
        'Guterres bahwa program itu jalan terus. "Kami tidak mundur," kata Kim kepada Guterres melalui telepon.'
    )
    assert ("PRK", "ambassador") in offices(text)
    assert "Kim Jong Un" not in {party.name for contact in contacts_of(text) for party in contact.participants}


def test_a_surname_of_the_one_named_before_is_his() -> None:
    text = (
        "Pemimpin Korea Utara Kim Jong Un menelepon Presiden China Xi Jinping. "
        '"Kami tidak mundur," kata Kim kepada Xi melalui telepon.'
    )
    assert {party.name for party in only_contact(text).participants} == {"Kim Jong Un", "Xi Jinping"}


@pytest.mark.parametrize(
    ("title", "side", "office"),
    [
        ("Putra Mahkota sekaligus Perdana Menteri Arab Saudi Mohammed bin Salman", "SAU", "crown-prince"),
        ("Wakil Perdana Menteri/Menteri Perkebunan Malaysia Fadillah Yusof", "MYS", "deputy-prime-minister"),
        ("Menteri Kehakiman sekaligus Wakil Perdana Menteri Luksemburg Felix Braz", "LUX", "deputy-prime-minister"),
        ("Premier China Li Qiang", "CHN", "prime-minister"),
        ("Pelaksana tugas Wakil Menteri Luar Negeri AS Victoria Nuland", "USA", "minister"),
        ("penasihat luar negeri Pakistan, Sartaj Aziz,", "PAK", "adviser"),
        ("Jaksa Agung Mesir Nabil Sadek", "EGY", "official"),
    ],
)
def test_the_office_of_a_title_of_several_parts(title: str, side: str, office: str) -> None:
    assert (side, office) in offices(f"Menlu RI Retno Marsudi bertemu {title} di Jakarta.")


@pytest.mark.parametrize(
    ("words", "sides"),
    [
        ("Pertemuan Menlu AS-Rusia berlangsung di Jenewa, Senin (7/7/2025).", {"USA", "RUS"}),
        ("Pertemuan menlu RI-Malaysia-Filipina berlangsung di Jakarta, Senin (7/7/2025).", {"IDN", "MYS", "PHL"}),
    ],
)
def test_an_office_before_countries_with_hyphens_is_held_by_one_of_each(words: str, sides: set[str]) -> None:
    assert set(offices(words)) == {(side, "foreign-minister") for side in sides}


def test_a_list_of_one_office_may_run_from_one_country_to_another() -> None:
    text = "Presiden Joko Widodo menerima Duta Besar Kanada hingga Duta Besar Thailand di Istana Merdeka."
    assert {("CAN", "ambassador"), ("THA", "ambassador")} <= set(offices(text))


def test_the_counterpart_of_an_envoy_is_one() -> None:
    text = "Utusan nuklir China Wu Dawei bertemu rekannya dari Korsel, Wi Sung-lac, di Seoul."
    assert ("KOR", "envoy") in offices(text)


@pytest.mark.parametrize(
    ("behind", "names"),
    [
        ("Delegasi AS dipimpin oleh Menkeu Scott Bessent, delegasi China dipimpin Wakil PM He Lifeng.",
         {"Scott Bessent", "He Lifeng"}),
        ("Menkeu AS Scott Bessent akan memimpin delegasi Washington.", {"Scott Bessent", None}),
        ("Kepala tim perunding China Li Chenggang berharap banyak.", {"Li Chenggang", None}),
        ("Menkeu AS Scott Bessent memuji delegasi China.", {None}),
    ],
)  # fmt: skip
def test_who_leads_a_delegation_speaks_for_its_side(behind: str, names: set[str | None]) -> None:
    text = f"Amerika Serikat dan China berunding soal tarif di Jenewa. {behind}"
    assert {party.name for party in only_contact(text).participants} == names
