"""Whom 'kedua pemimpin' and the like mean, after several contacts were told."""

import pytest

from read_contacts import contacts_of

STORY = (
    "Presiden Azerbaijan Ilham Aliyev dan PM Armenia Nikol Pashinyan sama-sama bungkam. Menlu AS Mike Pompeo menemui "
    "Menlu Azerbaijan Jeyhun Bayramov di Wina. {group} sudah pernah bertatap muka di Muenchen."
)


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("Kedua pemimpin", {"Ilham Aliyev", "Nikol Pashinyan"}),
        ("Kedua menlu", {"Mike Pompeo", "Jeyhun Bayramov"}),
        ("Keduanya", {"Mike Pompeo", "Jeyhun Bayramov"}),
    ],
)
def test_a_group_with_an_office_is_of_those_who_hold_it(group: str, expected: set[str]) -> None:
    told = [{party.name for party in contact.participants} for contact in contacts_of(STORY.format(group=group))]
    assert expected in told
    assert all(names in ({"Mike Pompeo", "Jeyhun Bayramov"}, expected) for names in told)


def test_whoever_is_invited_and_seen_apart_is_one_contact_each() -> None:
    text = (
        "Menlu AS Mike Pompeo mengundang Menlu Armenia Zohrab Mnatsakanyan dan Menlu Azerbaijan Jeyhun Bayramov ke "
        "Washington pada 23 Oktober. Pompeo akan menemui keduanya secara terpisah."
    )
    told = [({party.side for party in contact.participants}, contact.status) for contact in contacts_of(text)]
    assert told == [({"USA", "ARM"}, "planned"), ({"USA", "AZE"}, "planned")]


def test_an_office_of_both_countries_is_held_by_one_of_each() -> None:
    text = (
        "PM India Narendra Modi bertemu PM Pakistan Nawaz Sharif di Lahore. Menlu kedua negara akan bertemu di "
        "Islamabad bulan depan."
    )
    told = [{(party.side, party.office) for party in contact.participants} for contact in contacts_of(text)]
    assert {("IND", "foreign-minister"), ("PAK", "foreign-minister")} in told


PAIR = "Menlu Peru Nestor Popolizio bertemu Menlu Cile Roberto Ampuero di Wina, Selasa (12/3/2019)"


@pytest.mark.parametrize(
    "behind",
    [
        "Para pihak sepakat melanjutkan perundingan bulan depan.",
        "Para pihak akan bertemu lagi bulan depan, kata juru bicara Kemlu Norwegia.",
    ],
)
def test_para_pihak_are_the_two_who_met(behind: str) -> None:
    told = [({party.side for party in each.participants}, each.status) for each in contacts_of(f"{PAIR}. {behind}")]
    assert told == [({"PER", "CHL"}, "held"), ({"PER", "CHL"}, "planned")]


@pytest.mark.parametrize(
    "behind",
    [
        "Konferensi Para Pihak akan digelar bulan depan.",
        "Keduanya membahas Deklarasi Perilaku Para Pihak di Laut China Selatan.",
    ],
)
def test_a_conference_of_the_parties_is_not_of_the_two_who_met(behind: str) -> None:
    assert [each.status for each in contacts_of(f"{PAIR}. {behind}")] == ["held"]


@pytest.mark.parametrize("host", ["Utusan AS Bill Richmond", "Menhan AS Bill Richmond", "Menlu AS Bill Richmond"])
@pytest.mark.parametrize("verb", ["mengadakan perundingan dengan", "bertemu", "diterima"])
def test_a_head_without_a_country_is_never_of_the_side_of_whom_they_meet(host: str, verb: str) -> None:
    text = f"Konflik di Sudan kian parah. {host} {verb} Menteri Luar Negeri Lamek Akwol, Selasa (12/3/2019)."
    assert [{party.side for party in each.participants} for each in contacts_of(text)] == [{"USA", "SDN"}]
