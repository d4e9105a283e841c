"""Which of the dates in a text is the contact's."""

import pytest

from read_contacts import contacts_of, only_contact


def when(text: str) -> str | None:
    contact = only_contact(text)
    return contact.when.edtf if contact.when else None


def test_the_date_behind_the_trigger_is_the_contacts() -> None:
    assert when("Menlu RI Retno Marsudi bertemu Menlu Jepang Taro Kono di Tokyo, Rabu (9/8/2017).") == "2017-08-09"


def test_the_day_of_speaking_is_not_the_contacts() -> None:
    text = (
        "Menlu RI Retno Marsudi akan bertemu Menlu Jepang Taro Kono pada 14 Agustus 2017, kata jubir, Rabu (9/8/2017)."
    )
    assert when(text) == "2017-08-14"


def test_the_day_on_which_a_plan_was_told_is_not_its_day() -> None:
    told = "Presiden AS Donald Trump mengatakan ia akan bertemu Presiden Rusia Vladimir Putin"
    assert when(f"{told}, Sabtu (9/8/2025).") is None
    assert when(f"{told} pada 15 Agustus 2025.") == "2025-08-15"


def test_a_date_behind_since_bounds_something_else() -> None:
    text = (
        "Sejak krisis pecah pada 3 Maret 2014, Presiden Rusia Vladimir Putin belum pernah ke Paris. "
        "Putin bertemu Presiden Prancis Francois Hollande, Jumat (6/6/2014)."
    )
    assert when(text) == "2014-06-06"


def test_a_date_far_behind_since_bounds_something_else() -> None:
    text = (
        "Sejak belasan pekerja tambang asing ditahan di sebuah provinsi pada 3 Maret 2014, ketegangan naik. "
        "Presiden Rusia Vladimir Putin bertemu Presiden Prancis Francois Hollande, Jumat (6/6/2014). "
        "Untuk pertama kali sejak belasan pekerja tambang ditahan di sebuah provinsi pada 3 Maret 2014 mereka bertemu."
    )
    assert when(text) == "2014-06-06"


def test_a_plan_without_a_date_has_none() -> None:
    text = (
        "Presiden Joko Widodo meninjau pasar di Bogor, Rabu (9/8/2017). Jokowi akan bertemu Presiden Filipina Rodrigo "
        "Duterte di Manila."
    )
    assert when(text) is None


def test_a_sentence_about_several_meetings_gives_each_its_day() -> None:
    text = (
        "Wakil Presiden Ma'ruf Amin menggelar serangkaian pertemuan bilateral di sela-sela KTT ASEAN di Vientiane, "
        "Laos, Rabu (9/10/2024). Ma'ruf lebih dahulu bertemu dengan Perdana Menteri Laos Sonexay Siphandone. "
        "Pertemuan kedua dilakukan dengan PM Selandia Baru Christopher Luxon."
    )
    contacts = contacts_of(text)
    assert [contact.when.edtf if contact.when else None for contact in contacts] == ["2024-10-09", "2024-10-09"]
    assert [contact.place.country if contact.place else None for contact in contacts] == ["LAO", "LAO"]


@pytest.mark.parametrize(
    ("words", "background"),
    [
        ("Presiden Korea Selatan Yoon Suk-yeol bertemu PM Jepang Fumio Kishida di Tokyo, Selasa (2/5/2023).", False),
        ("Korea Utara menguji rudal, Selasa (2/5/2023). Presiden Korea Selatan Yoon Suk-yeol bertemu PM Jepang Fumio "
         "Kishida pada Maret 2022.", True),
    ],
)  # fmt: skip
def test_what_is_long_past_is_background(words: str, background: bool) -> None:
    assert only_contact(words).background is background


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ("Sabtu (5/8/2017) hingga Minggu (6/8/2017)", "2017-08-05/2017-08-06"),
        ("dari Jumat sampai Minggu", "2017-08-04/2017-08-06"),
        ("sejak Jumat (4/8) hingga Minggu (6/8)", "2017-08-04/2017-08-06"),
    ],
)
def test_a_meeting_from_one_day_to_another_has_both(days: str, expected: str) -> None:
    text = f"Presiden AS Donald Trump berunding dengan Presiden Rusia Vladimir Putin di Praha {days}. "
    assert when(f"{text}Demikian kata Trump, Senin (7/8/2017).") == expected


def test_a_sentence_that_takes_a_plan_up_again_gives_its_day() -> None:
    plan = "Menlu RI Retno Marsudi akan bertemu Menlu Jepang Taro Kono, kata jubir, Senin (7/8/2017). "
    assert when(f"{plan}Pertemuan akan berlangsung di Praha pada 15 Agustus.") == "2017-08-15"
    assert when(f"{plan}Pertemuan itu dijadwalkan digelar Selasa pekan depan.") == "2017-08-15"
    assert when(f"{plan}Pertemuan itu diumumkan di Jakarta, Minggu (6/8).") is None


def test_a_date_behind_any_word_of_saying_is_the_day_of_speaking() -> None:
    text = "Menlu RI Retno Marsudi akan bertemu Menlu Jepang Taro Kono, ujar seorang pejabat, Senin (7/8/2017)."
    assert when(text) is None


def test_an_undated_meeting_is_of_about_the_day_on_which_a_participant_spoke_of_it() -> None:
    met = "Menteri Lingkungan RI Hanif Faisol bertemu Menteri Iklim Norwegia Andreas Eriksen. "
    text = f'{met}"Kami membahas sampah plastik," kata Hanif di Belem, Rabu (12/11/2025).'
    assert when(text) == "2025-11-12~"


def test_contacts_of_one_list_are_of_one_time() -> None:
    text = (
        "Harga beras naik pekan ini, Senin (3/4/2017). Pedagang mengeluh. Stok menipis. Beras impor sudah masuk. "
        "Menteri meminta pasar tenang. Panen raya masih jauh. Cuaca buruk. Gudang penuh. "
        "Uji coba itu bertepatan dengan kunjungan Menlu AS Rex Tillerson ke Jepang dan China untuk membahas sanksi."
    )
    assert len({contact.background for contact in contacts_of(text)}) == 1


def test_a_year_that_ends_a_name_is_not_the_contacts_day() -> None:
    news = "dalam agenda Forum Ekonomi Dunia Baru 2025, dikutip Sabtu (21/6/2025)."
    assert when(f"Presiden Prabowo Subianto bertemu Presiden Rusia Vladimir Putin {news}") != "2025"
    assert when("Presiden AS Barack Obama bertemu Presiden Rusia Vladimir Putin di Wina 2015.") == "2015"


@pytest.mark.parametrize(
    ("gathering", "expected"),
    [
        ("di sela KTT G20 di Hamburg", "2017-07-07~/2017-07-08~"),
        ("di sela KTT APEC 2016", "2016-11-19~/2016-11-20~"),
        ("di sela KTT G20", None),
        ("usai KTT G20 di Hamburg", None),
    ],
)
def test_a_meeting_without_a_date_is_of_the_days_of_its_gathering(gathering: str, expected: str | None) -> None:
    text = f"Presiden Joko Widodo bertemu Presiden Rusia Vladimir Putin {gathering}. Keduanya membahas Suriah."
    assert when(text) == expected


TRIP = "Menlu Jerman Heiko Maas akan bertolak ke Turki pada Kamis (20/5/2021), kata jubirnya, Rabu (19/5/2021)."


def test_a_meeting_planned_on_a_trip_is_about_the_day_of_the_trip() -> None:
    assert when(f"{TRIP} Maas akan bertemu Presiden Turki Recep Tayyip Erdogan.") == "2021-05-20~"


@pytest.mark.parametrize(
    "text",
    [
        f"{TRIP} Maas juga akan berbicara lewat telepon dengan Presiden Turki Recep Tayyip Erdogan.",
        f"{TRIP} Maas juga akan bertemu Presiden Mesir Abdel Fattah el-Sisi.",
        "Menlu Jerman Heiko Maas berkunjung ke Turki pada Kamis (6/5/2021). Jalan lengang, Rabu (19/5/2021). "
        "Maas akan bertemu Presiden Turki Recep Tayyip Erdogan.",
    ],
)
def test_a_call_another_host_and_a_trip_that_is_over_are_not_on_that_day(text: str) -> None:
    assert when(text) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ujar Obama sebelumnya, saat bertemu Kanselir Jerman Angela Merkel di Berlin", "2016-11~"),
        ("ujar Obama saat bertemu Kanselir Jerman Angela Merkel di Berlin pada 2013", "2013"),
        ("ujar Obama, yang sebelumnya bertemu Kanselir Jerman Angela Merkel di Berlin", None),
    ],
)
def test_where_something_was_said_shortly_before_the_article_is_of_its_month(words: str, expected: str | None) -> None:
    text = (
        "Presiden AS Barack Obama berbincang dengan Presiden Rusia Vladimir Putin di Lima, Minggu (20/11/2016).\n\n"
        "Keduanya membahas gencatan senjata. Para menteri menunggu di luar ruangan. Hujan turun.\n\n"
        f'"Kami berbeda pandangan soal perang itu," {words}.'
    )
    found = [c for c in contacts_of(text) if any(p.side == "DEU" for p in c.participants)]
    assert [c.when.edtf if c.when else None for c in found] == [expected]


BORIC = "Presiden Chile Gabriel Boric memulai lawatannya ke Eropa, Selasa (11/12/2018)."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{BORIC} Boric bertemu PM Portugal Antonio Costa di Lisbon.", "2018-12-11~"),
        (f"{BORIC}\n\nBoric bertemu PM Portugal Antonio Costa di Lisbon.", "2018-12-11~"),
        (f"{BORIC}\n\nPortugal berpantai.\n\nLisbon ramai.\n\nBoric bertemu PM Portugal Antonio Costa di Lisbon.",
         "2018-12-13~"),
        (f"{BORIC} PM Spanyol Pedro Sanchez bertemu PM Portugal Antonio Costa.", "2018-12-13~"),
        ("Keputusan itu keluar dua hari setelah Boric menelepon PM Portugal Antonio Costa.", "2018-12-11~"),
        ("Ia menceritakan pertemuan Boric dengan PM Portugal Antonio Costa beberapa waktu lalu.", None),
        ("Pekan lalu, kata Boric, ia bertemu PM Portugal Antonio Costa.", "2018-12-03~/2018-12-09~"),
    ],
)  # fmt: skip
def test_a_contact_without_a_date_has_the_day_that_the_story_tells_around_it(text: str, expected: str | None) -> None:
    lead = "Presiden Chile Gabriel Boric memuji Eropa, Kamis (13/12/2018)."
    found = contacts_of(f"Chile dan Eropa\n\n{lead}\n\n{text}")
    assert [c.when.edtf if c.when else None for c in found] == [expected]


def test_talks_from_one_day_to_another_have_both() -> None:
    text = (
        "Menlu Armenia Zohrab Mnatsakanyan dan Menlu Azerbaijan Jeyhun Bayramov berunding di Moskow. Perundingan yang "
        "dimulai Jumat (9/10/2020) itu baru berakhir Sabtu (10/10/2020) dini hari."
    )
    assert when(text) == "2020-10-09/2020-10-10"


def test_a_meeting_taken_up_again_over_its_place_and_day_has_that_day() -> None:
    text = (
        "Presiden Ghana John Mahama dan Presiden Togo Faure Gnassingbe menggelar pembicaraan resmi. Pertemuan di "
        "Istana Gubernur Lama, Lome, Senin, 10 November 2014, itu hanya berlangsung sekitar 25 menit."
    )
    contact = only_contact(text)
    assert contact.when is not None
    assert contact.when.edtf == "2014-11-10"
    assert contact.duration is not None


def test_a_day_of_what_was_agreed_on_is_not_the_meetings() -> None:
    text = (
        "Gana dan Togo\n\nPresiden Ghana John Mahama bertemu Presiden Togo Faure Gnassingbe di Lome, Senin "
        "(10/11/2014). Keduanya sepakat memulihkan pelayaran yang dihentikan bulan lalu."
    )
    assert when(text) == "2014-11-10"
    agreed = text.replace(", Senin (10/11/2014)", "").replace("Gana dan Togo", "Gana dan Togo\n\nSenin, 10/11/2014")
    assert when(agreed) == "2014-11-10~"


def test_of_a_season_the_contact_keeps_the_year() -> None:
    text = "PM Norwegia Jens Stoltenberg bertemu PM Islandia Geir Haarde di Oslo pada musim panas 2008. Itu dulu."
    (contact,) = contacts_of(text)
    assert contact.when is not None and contact.when.edtf == "2008"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bulan lalu di New York, PM China Wen Jiabao menolak bertemu PM Jepang Naoto Kan.", "2010-09"),
        (
            "PM China Wen Jiabao bertemu PM Jepang Naoto Kan di Seoul; rapat menteri direncanakan pada 3 April.",
            "2010-10-05~",
        ),
    ],
)
def test_a_day_belongs_to_the_clause_that_it_stands_in(text: str, expected: str) -> None:
    assert when(f"{text} Kyodo melaporkannya, Selasa (5/10/2010).") == expected


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("JAKARTA, Warta Buana - Jumat, Wakil Menteri Luar Negeri Peru Ana Cornejo akan menemui", "2019-03-15"),
        ("JAKARTA, Warta Buana - Jumat, Wakil Menteri Luar Negeri Peru Ana Cornejo menemui", "2019-03-08"),
        ("Pada Jumat, Presiden Kenya Uhuru Kenyatta dijadwalkan menerima", "2019-03-15"),
    ],
)
def test_a_day_that_opens_a_plan_is_to_come(opening: str, expected: str) -> None:
    (contact,) = contacts_of(f"{opening} Menlu Jepang Taro Kono di Wina.\n\nRabu, 13 Maret 2019")
    assert contact.when is not None and contact.when.edtf == expected


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Menkeu Chile bertemu Menkeu Peru di sela Pertemuan Musim Semi IMF di Wina.", "2014-03-12~"),
        ("Semasa menjabat, Presiden Chile Sebastian Pinera 12 kali bertemu Presiden Peru.", None),
        ("Presiden Chile Sebastian Pinera rutin berbicara dengan Presiden Peru.", None),
    ],
)
def test_a_season_in_a_name_and_what_has_been_often_are_no_days(text: str, edtf: str | None) -> None:
    when = only_contact(f"Rabu, 12 Maret 2014\n\n{text}").when
    assert (when.edtf if when is not None else None) == edtf


@pytest.mark.parametrize(
    ("text", "edtf", "background"),
    [
        ("Utusan Chile dan Peru telah lima kali bertemu di Quito sejak April 2012.", None, True),
        ("Presiden Chile dan Presiden Peru dua kali bertemu hari ini.", "2014-03-12", False),
        ("Menlu Chile menerima telepon dari Menlu Peru yang mengucapkan selamat Idul Fitri.", "2014-03-12~", False),
    ],
)
def test_how_often_they_met_and_the_feast_of_a_greeting_are_no_day(
    text: str, edtf: str | None, background: bool
) -> None:
    contact = only_contact(f"Rabu, 12 Maret 2014\n\n{text}")
    assert (contact.when.edtf if contact.when is not None else None, contact.background) == (edtf, background)


@pytest.mark.parametrize(
    ("words", "earlier"),
    [
        ("Pertemuan sebelumnya digelar pada 17 Mei 2010 di Bogor.", "2010-05-17"),
        ("Inilah perjumpaan pertama mereka sejak KTT 27 April.", "2013-04-27"),
        ("Ini pertemuan ketiga keduanya sejak perundingan di Astana pada Juli.", "2013-07"),
    ],
)
def test_the_day_of_an_earlier_meeting_is_not_the_news(words: str, earlier: str) -> None:
    lead = "Presiden Kenya Uhuru Kenyatta bertemu Presiden Togo Faure Gnassingbe di Nairobi."
    found = contacts_of(f"Rabu, 12 Maret 2014\n\n{lead} {words}")
    assert {c.when.edtf: c.background for c in found if c.when} == {"2014-03-12~": False, earlier: True}


def test_a_day_behind_where_they_met_before_is_of_that_meeting() -> None:
    text = "Ini pertemuan ketiga Presiden Chile Boric dan PM Jepang Kishida setelah Bali pada 2022."
    assert when(f"Kamis, 14 Maret 2024\n\n{text}") == "2024-03-14~"


@pytest.mark.parametrize("words", ["pukul 10.00 WIB", "untuk ketiga kalinya tahun ini", "untuk kali kedua bulan ini"])
def test_an_hour_and_how_often_within_what_are_no_day(words: str) -> None:
    lead = "Presiden Kenya Uhuru Kenyatta bertemu Presiden Togo Faure Gnassingbe"
    assert when(f"Rabu, 12 Maret 2014\n\n{lead} {words}.") == "2014-03-12~"
