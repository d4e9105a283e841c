"""Place, occasion, duration, initiator and topics of a contact, from its own words."""

import pytest

from read_contacts import account_of, contacts_of, only_contact

MEETING = "Presiden Rusia Vladimir Putin bertemu Presiden Turki Recep Tayyip Erdogan"


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        (f"{MEETING} di Sochi.", "Sochi", "RUS"),
        (f"{MEETING} di Istana Kepresidenan di Baghdad.", "Istana Kepresidenan di Baghdad", "IRQ"),
        (f"{MEETING} di sela KTT G20 di Osaka, Jepang.", "Osaka, Jepang", "JPN"),
        ("Menlu AS Mike Pompeo bertemu Presiden Korea Selatan di Seoul.", "Seoul", "KOR"),
        ("Menlu AS Mike Pompeo bertemu para diplomat Norwegia dan Prancis di Oslo.", "Oslo", "NOR"),
    ],
)
def test_the_place_stands_behind_the_words_of_the_contact(words: str, name: str, country: str) -> None:
    place = only_contact(words).place
    assert place is not None
    assert (place.name, place.country) == (name, country)


@pytest.mark.parametrize(
    "words",
    [f"{MEETING} membahas konflik di Suriah.", "Duta Besar RI di Belanda bertemu Menlu Jepang Taro Kono."],
)
def test_places_of_what_is_talked_about_or_served_in_are_not_the_contacts(words: str) -> None:
    place = only_contact(words).place
    assert place is None or place.country not in {"SYR", "NLD"}


@pytest.mark.parametrize(
    ("words", "occasion"),
    [
        (f"{MEETING} di sela-sela KTT G20 di Osaka.", "KTT G20"),
        (f"{MEETING} di sela Dialog Shangri-La ke-20 di Singapura.", "Dialog Shangri-La ke-20"),
        (f"{MEETING} di sela forum regional di Manila.", "forum regional"),
    ],
)
def test_the_gathering_beside_a_contact_is_its_occasion(words: str, occasion: str) -> None:
    found = only_contact(words).occasion
    assert found is not None
    assert found.name == occasion


def test_how_long_after_something_else_is_no_duration() -> None:
    assert only_contact(f"{MEETING} dua jam setelah serangan.").duration is None


def test_a_length_beside_the_contact_is_its_duration() -> None:
    duration = only_contact(f"{MEETING} di Sochi selama dua jam.").duration
    assert duration is not None
    assert duration.iso == "PT2H"


@pytest.mark.parametrize(
    ("words", "topics"),
    [
        (f"{MEETING} membahas gencatan senjata di Suriah.", {"ceasefire", "SYR"}),
        (f"{MEETING} di Manila, Filipina.", set()),
        (f"{MEETING}, membicarakan ekspor gandum dan krisis Ukraina.", {"trade", "UKR"}),
        ("Menteri Energi AS Chris Wright bertemu Menteri Energi Arab Saudi di Riyadh.", set()),
    ],
)
def test_topics_are_what_is_talked_about(words: str, topics: set[str]) -> None:
    assert {topic.code for topic in only_contact(words).topics} == topics


def test_who_called_is_the_initiator() -> None:
    initiator = only_contact("Presiden Rusia Vladimir Putin ditelepon Presiden Turki Recep Tayyip Erdogan.").initiator
    assert initiator is not None
    assert initiator.side == "TUR"


@pytest.mark.parametrize(
    ("words", "occasion"),
    [
        (f"{MEETING} di sela-sela pertemuan APEC di Da Nang.", "pertemuan APEC"),
        (f"{MEETING} di sela acara Shangri-La Dialogue di Singapura.", "Shangri-La Dialogue"),
        (f"{MEETING} di sela Konferensi Keamanan Munich.", "Konferensi Keamanan Munich"),
        (f"{MEETING} dalam konferensi Chiefs of Defence conference di Washington.", "Chiefs of Defence conference"),
        (f"{MEETING} saat menghadiri Our Ocean Conference di Bali.", "Our Ocean Conference"),
        (f'{MEETING}. "Cuaca cerah," kata Putin di sela KTT BRICS.', "KTT BRICS"),
        ("Reformasi dibahas pada Sidang Majelis Umum PBB. " + MEETING + " dalam pertemuan tersebut.", "PBB"),
    ],
)
def test_gatherings_have_names_of_many_kinds(words: str, occasion: str) -> None:
    found = only_contact(words).occasion
    assert found is not None
    assert occasion in found.name


def test_a_visit_beside_which_they_met_is_no_gathering() -> None:
    assert only_contact(f"{MEETING} di sela kunjungan Putin ke Ankara.").occasion is None


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Presiden AS Donald Trump menelepon Presiden Rusia Vladimir Putin atas permintaan Kyiv.", "UKR"),
        ("Presiden Joko Widodo terbang ke Riyadh memenuhi undangan Raja Salman. Keduanya bertemu di Riyadh.", "SAU"),
        ("Duta Besar Inggris mengajukan permintaan bertemu Menko Luhut Binsar Pandjaitan.", "GBR"),
        ("Presiden Taiwan Tsai Ing-wen meminta bertemu Menlu AS Rex Tillerson.", "TWN"),
    ],
)
def test_at_whose_wish_they_talked(text: str, side: str) -> None:
    initiator = only_contact(text).initiator
    assert initiator is not None
    assert initiator.side == side


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (f"{MEETING}. Keduanya belum sepakat soal gandum.", "no-agreement"),
        (f"{MEETING}. Tidak ada terobosan dalam pertemuan itu.", "no-agreement"),
        (f"{MEETING}. Kedua pihak akhirnya sepakat melanjutkan pertukaran pandangan.", "agreed"),
        (f"{MEETING}. Mereka berbincang sejam. Keduanya sepakat perundingan dibuka lagi di Wina.", "agreed"),
        (f"{MEETING}. Harga gandum naik. Para menteri Uni Eropa sepakat menambah cadangan.", "unclear"),
        (f"{MEETING}. Rusia dan Turki mencapai titik temu soal gandum.", "agreed"),
        (f"{MEETING}. Parlemen Brasil menyetujui anggaran.", "unclear"),
        # what somebody is urged to sign
        (f"{MEETING} dan mendesaknya segera menandatangani perjanjian.", "unclear"),
        (f"{MEETING} dan mengajak Turki menyepakati gencatan senjata.", "unclear"),
        (f"{MEETING} dan menandatangani perjanjian dagang.", "agreed"),
        # and what was almost agreed
        (f"{MEETING} di Sochi. Kedua pemimpin hampir mencapai kata sepakat soal gas.", "unclear"),
        (f"{MEETING} di Sochi. Kedua pemimpin nyaris sepakat soal gas.", "unclear"),
        (f"{MEETING} di Sochi. Kedua pemimpin mencapai kata sepakat soal gas.", "agreed"),
    ],
)
def test_what_came_of_it(text: str, outcome: str) -> None:
    assert only_contact(text).outcome == outcome


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Rusia dan Turki menggelar perundingan dua hari di Jenewa.", "P2D"),
        ("Rusia dan Turki mengadakan perundingan selama tiga hari di Jenewa.", "P3D"),
        (
            "Presiden Rusia Vladimir Putin menutup kunjungan tiga hari ke Turki dan bertemu Recep Tayyip Erdogan.",
            None,
        ),
    ],
)
def test_talks_go_on_for_days_but_the_days_of_a_visit_are_no_talks(text: str, iso: str | None) -> None:
    found = only_contact(text).duration
    assert (found.iso if found is not None else None) == iso


def test_whoever_writes_a_letter_began_it() -> None:
    text = "Presiden Rusia Vladimir Putin dalam surat kepada Sekretaris Jenderal PBB Antonio Guterres meminta bantuan."
    found = only_contact(text).initiator
    assert found is not None
    assert found.side == "RUS"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Utusan Korea Selatan menemui Presiden Rusia Vladimir Putin dan pulang dengan tangan hampa.", "no-agreement"),
        (f"{MEETING} dan mengumumkan kesepakatan gandum.", "agreed"),
    ],
)
def test_words_for_coming_home_with_nothing_or_with_something(text: str, outcome: str) -> None:
    assert only_contact(text).outcome == outcome


def test_hopes_and_apologies_open_no_contact() -> None:
    hoped = contacts_of("Presiden Rusia Vladimir Putin berharap perundingan dengan Ukraina segera digelar di Istanbul.")
    sorry = contacts_of(
        "PM Jepang Fumio Kishida menyampaikan permintaan maaf dalam pertemuan dengan PM India Narendra Modi."
    )
    assert [contact.initiator for contact in (*hoped, *sorry)] == [None] * len(hoped + sorry)


def test_a_length_right_behind_a_report_measures_its_talks() -> None:
    text = (
        "PM Serbia Ivica Dacic dan PM Kosovo Hashim Thaci bertemu di Brussel. "
        "Setelah berunding hampir enam jam, keduanya pulang. Listrik padam dua jam."
    )
    (contact,) = contacts_of(text)
    assert contact.duration is not None and contact.duration.iso == "PT6H"


def test_a_length_of_something_else_behind_a_report_measures_no_talks() -> None:
    text = "PM Serbia Ivica Dacic bertemu PM Kosovo Hashim Thaci di Brussel. Listrik di kota itu padam dua jam."
    (contact,) = contacts_of(text)
    assert contact.duration is None


def test_a_gathering_with_its_abbreviation_has_both() -> None:
    text = (
        "Menteri Iklim Norwegia Andreas Eriksen bertemu Menlu Brasil Mauro Vieira di sela-sela Konferensi Perubahan "
        "Iklim PBB ke-30 (COP30) di Belem."
    )
    (contact,) = contacts_of(text)
    assert contact.occasion is not None
    assert contact.occasion.name == "Konferensi Perubahan Iklim PBB ke-30 (COP30)"


def test_a_gathering_beside_which_others_met_is_not_this_contact_s() -> None:
    text = (
        "Duta Besar Prancis Fabien Penone menemui Menlu RI Sugiono di Jakarta, Senin. "
        "Presiden Prabowo Subianto terakhir bertemu Presiden Prancis Emmanuel Macron di sela-sela KTT G20 di Brasil."
    )
    first = contacts_of(text)[0]
    assert first.occasion is None


@pytest.mark.parametrize(
    ("behind", "companions"),
    [
        (
            "Putin didampingi Menlu Sergei Lavrov, sedangkan Erdogan didampingi Menlu Mevlut Cavusoglu.",
            ["Sergey Lavrov", "Mevlut Cavusoglu"],
        ),
        ("Turut hadir Menlu Sergei Lavrov.", ["Sergey Lavrov"]),
        ("Putin didampingi oleh Menlu Sergei Lavrov saat menemui Menlu Mesir Sameh Shoukry.", []),
    ],
)
def test_who_came_along_may_stand_in_the_sentence_behind(behind: str, companions: list[str]) -> None:
    contact = contacts_of(f"{MEETING} di Sochi. {behind}")[0]
    assert [party.name for party in contact.accompanied_by] == companions


def test_the_story_tells_who_was_host_and_not_its_headline() -> None:
    story = (
        "Presiden Turki Recep Tayyip Erdogan dijadwalkan menerima Presiden Palestina Mahmoud Abbas di Ankara, Kamis."
    )
    (contact,) = account_of("Erdogan Akan Temui Abbas", f"ANKARA, Warta Buana - {story}").contacts
    assert {party.name: party.role for party in contact.participants} == {
        "Recep Tayyip Erdogan": "host",
        "Mahmoud Abbas": "visitor",
    }


@pytest.mark.parametrize(
    "behind",
    [
        "Itu merupakan pertemuan ketiga mereka tahun ini.",
        "Itu adalah pertemuan ketiga keduanya sejak Januari.",
        "Ini pertemuan ketiga mereka.",
    ],
)
def test_what_is_pointed_at_and_counted_is_the_contact(behind: str) -> None:
    ordinal = only_contact(f"{MEETING} di Wina. {behind}").ordinal
    assert ordinal is not None
    assert ordinal.nth == 3


@pytest.mark.parametrize("words", ["menghasilkan tiga kesepakatan", "membuahkan sejumlah kesepakatan"])
def test_agreements_that_are_counted_came_of_it(words: str) -> None:
    assert only_contact(f"{MEETING} di Wina. Pertemuan itu {words}.").outcome == "agreed"


TALKS = "Presiden Rusia Vladimir Putin berbicara dengan Presiden Turki Recep Tayyip Erdogan, Selasa."


@pytest.mark.parametrize(
    ("words", "channel"),
    [("lewat telepon", "phone"), ("melalui konferensi video", "video"), ("secara virtual", "video")],
)
def test_how_they_talked_may_be_told_where_the_talks_are_taken_up_again(words: str, channel: str) -> None:
    text = f"{TALKS} Pembicaraan itu dilakukan {words}."
    found = only_contact(text)
    assert found.channel == channel
    why = next(why for why in found.provenance if why.field == "channel")
    assert [span.read(text) in words for span in why.spans] == [True]


def test_how_they_talked_may_stand_behind_the_titles_and_names_of_both() -> None:
    text = (
        "Pembicaraan Menteri Perdagangan Selandia Baru Tim Groser dengan "
        "Perdana Menteri Vietnam Nguyen Xuan Phuc digelar melalui sambungan telepon, Selasa."
    )
    assert only_contact(text).channel == "phone"


@pytest.mark.parametrize(
    "behind",
    [
        "Kesepakatan itu dicapai dalam pertemuan di Wina, Selasa.",
        "Hal itu disepakati dalam pertemuan bilateral di Wina.",
    ],
)
def test_what_came_of_a_meeting_tells_where_it_was(behind: str) -> None:
    contact = only_contact(f"Presiden Kenya Uhuru Kenyatta dan Menlu Jepang Taro Kono sepakat bekerja sama. {behind}")
    assert contact.place is not None and contact.place.name == "Wina"
    assert contact.channel == "in-person"


def test_who_is_named_behind_disertai_came_along() -> None:
    contact = only_contact(
        "Presiden Kenya Uhuru Kenyatta, disertai Menkeu Ukur Yatani, menerima Menlu Jepang Taro Kono."
    )
    assert [party.name for party in contact.accompanied_by] == ["Ukur Yatani"]


@pytest.mark.parametrize("words", ["berunding tiga hari di Lome", "menggelar perundingan tiga hari di Lome"])
def test_talks_last_for_days(words: str) -> None:
    duration = only_contact(f"Pemerintah Kenya dan Togo {words}.").duration
    assert duration is not None and duration.iso == "P3D"
