"""Which reports are of one contact, and which of two."""

import pytest

from read_contacts import contacts_of, only_contact


def sides(text: str) -> list[set[str | None]]:
    return [{party.side for party in contact.participants} for contact in contacts_of(text)]


def test_headline_lead_and_later_words_are_one_contact() -> None:
    contact = only_contact(
        "Lavrov Temui Retno di Jakarta\n\nMenteri Luar Negeri Rusia Sergey Lavrov menemui Menteri Luar Negeri RI Retno "
        "Marsudi di Jakarta, Rabu (9/8/2017).\n\nDalam pertemuan itu, kedua menteri membahas perdagangan."
    )
    assert [topic.code for topic in contact.topics] == ["trade"]


def test_another_day_makes_another_contact() -> None:
    text = (
        "Presiden AS Barack Obama bertemu Presiden Rusia Vladimir Putin di Lima, Minggu (20/11/2016). "
        "Keduanya bertemu di Hangzhou pada 5 September 2016."
    )
    assert len(contacts_of(text)) == 2


def test_another_channel_makes_another_contact() -> None:
    text = (
        "Presiden AS Donald Trump bertemu Presiden Prancis Emmanuel Macron di Paris. Sebelumnya Trump menelepon Macron."
    )
    assert {contact.channel for contact in contacts_of(text)} == {"in-person", "phone"}


def test_one_guest_after_another_are_contacts_of_their_own() -> None:
    text = "Presiden Joko Widodo bertemu PM Jepang Shinzo Abe dan Presiden Filipina Rodrigo Duterte."
    assert sides(text) == [{"IDN", "JPN"}, {"IDN", "PHL"}] or sides(text) == [{"IDN", "PHL"}, {"IDN", "JPN"}]


def test_diplomats_of_several_countries_are_met_together() -> None:
    assert sides("Perwakilan Taliban bertemu para diplomat Norwegia dan Prancis di Oslo.") == [
        {"TALIBAN", "NOR", "FRA"}
    ]


def test_all_on_one_screen_are_one_contact() -> None:
    text = (
        "Presiden Ukraina Volodymyr Zelensky berbicara dengan Kanselir Jerman Olaf Scholz dan Presiden Prancis "
        "Emmanuel Macron lewat konferensi video."
    )
    assert sides(text) == [{"UKR", "DEU", "FRA"}]


def test_a_mediator_takes_part() -> None:
    text = (
        "PM Thailand Phumtham Wechayachai dan PM Kamboja Hun Manet sepakat menghentikan tembakan seusai pertemuan yang "
        "difasilitasi PM Malaysia Anwar Ibrahim di Putrajaya."
    )
    contact = only_contact(text)
    assert {party.side: party.role for party in contact.participants}["MYS"] == "mediator"
    assert contact.channel == "in-person"


def test_a_next_round_is_another_contact_of_the_same_sides() -> None:
    contacts = contacts_of(
        "Menlu Inggris dan Menlu Jerman bertemu di Berlin. Putaran selanjutnya akan digelar di London pada September."
    )
    assert [contact.status for contact in contacts] == ["held", "planned"]
    assert [{party.side for party in contact.participants} for contact in contacts] == [{"GBR", "DEU"}] * 2


def test_whom_one_sees_besides_another_is_another_contact() -> None:
    text = "Selain bertemu dengan Perdana Menteri Norwegia, Menlu Retno Marsudi juga bertemu Menlu Swedia."
    assert sides(text) == [{"IDN", "NOR"}, {"IDN", "SWE"}]


def test_who_telephones_one_of_those_who_were_told_something_talks_once_more() -> None:
    contacts = contacts_of(
        "Sekjen PBB Antonio Guterres telah mengatakan kepada Rusia, Jepang dan China bahwa perang harus dihindari. "
        "Guterres juga menelepon Menlu China Wang Yi."
    )
    assert {contact.channel for contact in contacts} == {"unknown", "phone"}


def test_words_told_as_having_reached_somebody_follow_the_contact_at_which_they_were_said() -> None:
    contact = only_contact(
        "Presiden AS Donald Trump bertemu Presiden Rusia Vladimir Putin di Jenewa. Trump mengaku telah mendesak Putin "
        "membuka perbatasan."
    )
    assert contact.channel == "in-person"


def test_those_who_then_discuss_something_all_three_met_at_once() -> None:
    text = (
        "Menlu Retno Marsudi bertemu dengan Menlu Malaysia dan Menlu Thailand di Putrajaya. Ketiganya membahas nasib "
        "para pengungsi."
    )
    assert sides(text) == [{"IDN", "MYS", "THA"}]


def test_two_countries_of_one_trip_are_two_visits() -> None:
    text = "Presiden Korea Selatan Yoon Suk-yeol melawat ke Jepang dan Belanda pada akhir Maret 2023."
    assert sides(text) == [{"KOR", "JPN"}, {"KOR", "NLD"}]


def test_a_visit_that_only_tells_where_a_meeting_was_is_none() -> None:
    text = (
        "Presiden Prabowo Subianto dalam rangkaian kunjungan ke Belgia bertemu Presiden Komisi Uni Eropa Ursula von "
        "der Leyen."
    )
    assert sides(text) == [{"IDN", "EU"}]


def test_those_who_were_called_are_listed_behind_the_verb() -> None:
    text = "Menlu RI Retno Marsudi menghubungi Menlu Turki. Negara lain yang dihubungi Retno yakni Malaysia dan Laos."
    assert {frozenset(each) for each in sides(text)} >= {frozenset({"IDN", "MYS"}), frozenset({"IDN", "LAO"})}


def test_teams_and_travellers_are_no_parties() -> None:
    assert sides("Indonesia bertemu Thailand di final Piala AFF.") == []
    assert sides("Wisatawan asal Rusia bertemu turis Australia di Bali.") == []


def test_a_meeting_long_before_the_news_is_not_the_news() -> None:
    text = (
        "Peluk di Lahore\n\nPM India Narendra Modi bertemu PM Pakistan Nawaz Sharif di Lahore, kata juru bicara, Sabtu "
        "(26/12/2015).\n\nHujan turun. Warga bersorak. Kota itu ramai.\n\nModi dan Sharif sendiri sempat bercakap "
        "di Paris pada 30 November."
    )
    told = [contact.when.edtf if contact.when else None for contact in contacts_of(text)]
    assert len(told) == 2
    assert told[1] == "2015-11-30"


def test_a_host_who_will_return_the_visit_makes_another_contact() -> None:
    met = "PM Jepang Fumio Kishida menjamu Presiden Korea Selatan Yoon Suk Yeol di Tokyo."
    contacts = contacts_of(f"{met} Kishida akan membalas lawatan itu dengan mengunjungi Seoul.")
    assert [contact.status for contact in contacts] == ["held", "planned"]


def test_two_who_call_somebody_each_on_their_own_are_two_contacts() -> None:
    called = (
        "Menhan AS James Mattis dan Menlu Jerman Heiko Maas menelepon Menlu Yaman Khaled al-Yamani secara terpisah."
    )
    assert [{party.side for party in contact.participants} for contact in contacts_of(called)] == [
        {"USA", "YEM"},
        {"DEU", "YEM"},
    ]


@pytest.mark.parametrize(
    ("told", "channel"),
    [("dalam pertemuan bilateral yang digelar di Manila", "in-person"), ("melalui sambungan telepon", "phone")],
)
def test_what_was_said_to_somebody_at_a_meeting_tells_who_met(told: str, channel: str) -> None:
    thanked = (
        "Presiden Peru Dina Boluarte menyampaikan terima kasih kepada Presiden Filipina Ferdinand Marcos Jr atas beras."
    )
    contact = only_contact(f"{thanked} Hal itu disampaikan Boluarte {told}, Senin.")
    assert {party.side for party in contact.participants} == {"PER", "PHL"}
    assert contact.channel == channel


def test_what_was_said_at_a_meeting_with_somebody_else_tells_of_no_contact_with_whom_it_asks() -> None:
    asked = "Presiden Peru Dina Boluarte meminta Presiden Filipina Ferdinand Marcos Jr menjual beras."
    assert contacts_of(f"{asked} Hal itu disampaikan Boluarte dalam pertemuan dengan para petani.") == ()
