"""When a contact took place that has no date of its own, by the days that the story tells around it."""

import pytest

from read_contacts import contacts_of, only_contact


def when(text: str) -> str | None:
    contact = only_contact(text)
    return contact.when.edtf if contact.when else None


def test_the_day_that_opens_the_article_is_the_day_of_what_the_same_person_did() -> None:
    text = (
        "Perdana Menteri Jepang Fumio Kishida mendarat di ibu kota Kenya, Rabu (3/5/2023). Kunjungan itu yang pertama "
        "dalam satu dasawarsa.\n\nKishida disambut Presiden Kenya William Ruto di istana.\n\n"
        "Kedua negara berdagang teh, tulis Kyodo, Kamis (4/5/2023)."
    )
    assert when(text) == "2023-05-03~"


def test_the_day_of_a_trip_is_the_day_of_what_was_agreed_on_it() -> None:
    text = (
        "Presiden Prabowo Subianto menonton penyanyi asal Bali, di sela kunjungan kenegaraannya ke Jepang, "
        "Selasa (1/4).\n\n"
        "Konser berlangsung lancar.\n\nPenonton bersorak.\n\nLagu terakhir diulang dua kali.\n\n"
        "Prabowo dan PM Jepang Shigeru Ishiba sepakat meningkatkan kemitraan.\n\nJakarta, Rabu (2/4/2025)"
    )
    assert when(text) == "2025-04-01~"


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("Menlu AS Antony Blinken tiba di Jakarta, menurut laporan Reuters, Senin (11/7/2022).", "2022-07-11~"),
        ("Menlu AS Antony Blinken akan tiba di Jakarta, menurut laporan Reuters, Senin (11/7/2022).", None),
        (
            "Menlu AS Antony Blinken memulai kunjungan ke Indonesia, Minggu (10/7/2022), tulis Reuters, "
            "Senin (11/7/2022).",
            "2022-07-11~",
        ),
    ],
)
def test_a_plan_on_a_trip_under_way_is_of_these_days(opening: str, expected: str | None) -> None:
    assert when(f"{opening} Blinken dijadwalkan bertemu Menlu RI Retno Marsudi.") == expected


def test_a_plan_with_each_country_of_a_trip_is_of_the_day_of_the_trip() -> None:
    text = (
        "Menlu Prancis Catherine Colonna akan bertolak ke Israel dan Palestina pada Kamis, kata juru bicaranya, "
        "Rabu (13/9/2023). Colonna akan bertemu Perdana Menteri Palestina Mohammad Shtayyeh."
    )
    assert when(text) == "2023-09-14~"


@pytest.mark.parametrize("pointer", ["Saat itu", "Ketika itu", "Waktu itu", "Kala itu"])
def test_a_word_for_then_means_the_time_of_the_sentence_before(pointer: str) -> None:
    text = (
        "Jakarta, Senin (10/11/2014). Jalan ke perundingan dibuka pada Juli 2014. "
        f"{pointer} Menlu RI Marty Natalegawa menemui Menlu Vietnam Pham Binh Minh."
    )
    assert when(text) == "2014-07"


def test_a_day_behind_a_gathering_that_is_ending_is_the_day_of_the_news() -> None:
    text = (
        "Para pemimpin menyerukan kerja sama menjelang berakhirnya KTT di Seoul, Sabtu (1/11/2025).\n\n"
        "Presiden China Xi Jinping bertemu Presiden Korea Selatan Lee Jae Myung.\n\n"
        "China akan menjadi tuan rumah pada 2026."
    )
    assert when(text) == "2025-11-01~"


def test_what_was_some_time_ago_is_not_of_the_day_told_before() -> None:
    text = (
        "Presiden Joko Widodo membuka pameran batik, Rabu (2/10/2019). Jokowi menyinggung pertemuannya dengan mantan "
        "PM Australia Malcolm Turnbull beberapa waktu lalu."
    )
    assert [c.when.edtf if c.when else None for c in contacts_of(text)] == [None]


CALL = "Presiden AS Barack Obama menelepon Presiden Armenia Serzh Sarkisian."


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Sehari sebelum pertemuan", "2011-06-23~"),
        ("Dua hari setelah pertemuan itu", "2011-06-26~"),
    ],
)
def test_days_are_counted_from_the_contact_that_is_the_news(words: str, expected: str) -> None:
    text = f"Kazan, Minggu (26/6/2011). Sungai Volga meluap sampai ke pusat kota, Jumat (24/6/2011).\n\n{words}, {CALL}"
    assert when(text) == expected


def test_the_days_of_a_gathering_are_those_of_a_contact_planned_there() -> None:
    text = (
        "Kuala Lumpur bersiap untuk Konferensi Tingkat Tinggi (KTT) ke-47 ASEAN, 26--28 Oktober 2025, tulis Reuters, "
        "Jumat (24/10/2025).\n\nJalan raya ditutup.\n\n"
        "Presiden AS Donald Trump akan bertemu PM Kanada Mark Carney di sela KTT ASEAN."
    )
    assert when(text) == "2025-10-26~/2025-10-28~"


def test_days_in_a_row_are_one_stretch_and_times_of_two_days_are_not() -> None:
    plan = "Menlu AS John Kerry akan bertemu Menlu Iran Mohammad Javad Zarif di Muscat, Minggu dan Senin mendatang"
    assert when(f"{plan}, kata juru bicara, Jumat (7/11/2014).") == "2014-11-09/2014-11-10"


@pytest.mark.parametrize("noun", ["penyelenggaraan haji", "persiapan pemilu", "anggaran"])
def test_the_year_of_a_noun_is_not_the_time_of_a_contact(noun: str) -> None:
    told = "Menlu RI Sugiono bertemu Menlu Malaysia Mohamad Hasan membahas"
    text = f"{told} {noun} 2027, tulis Antara, Sabtu (11/4/2026)."
    assert when(text) == "2026-04-11~"


@pytest.mark.parametrize("label", ["tertanggal 15 Juni", "yang bertanggal 15 Juni"])
def test_the_day_that_a_recording_bears_is_the_day_of_the_call(label: str) -> None:
    text = (
        "Rekaman telepon antara PM Thailand Paetongtarn Shinawatra dan mantan pemimpin Kamboja Hun Sen bocor, "
        f"Rabu (18/6/2025).\n\nDalam rekaman percakapan {label} itu, ia meminta perdamaian."
    )
    assert when(text) == "2025-06-15"


def test_a_meeting_agreed_on_for_the_coming_weeks_is_between_now_and_then() -> None:
    met = "Menlu RI Retno Marsudi akan bertemu Menlu Jepang Taro Kono dalam dua pekan ke depan."
    assert when(f"Kyodo melaporkannya, Rabu (9/8/2017). {met}") == "2017-08-09~/2017-08-23~"


def test_a_year_that_a_clause_explains_is_not_the_time_of_the_talks() -> None:
    text = (
        "Rusia dan China membahas perbatasan tahun 1991 ketika Uni Soviet bubar. Presiden Rusia Vladimir Putin menemui "
        "Presiden China Xi Jinping, Kamis (27/4/2023)."
    )
    assert "1991" not in {(c.when.edtf or "")[:4] for c in contacts_of(text) if c.when}


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("Kepada Zelensky pada Minggu (11/12), Biden menjanjikan senjata.", "2022-12-11~"),
        ("Pada Minggu (11/12), Biden menjanjikan senjata.", "2022-12-12~"),
    ],
)
def test_a_sentence_behind_that_names_both_gives_the_day(behind: str, expected: str) -> None:
    text = "Presiden AS Joe Biden menelepon Presiden Ukraina Volodymyr Zelensky. Hujan turun di Kyiv."
    assert when(f"{text} {behind} AFP melaporkannya, Senin (12/12/2022).") == expected
