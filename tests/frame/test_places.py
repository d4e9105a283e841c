"""Where a contact took place, when other words than 'di' and a town tell it."""

import pytest

from read_contacts import only_contact

MEETING = "Presiden Rusia Vladimir Putin bertemu Presiden Turki Recep Tayyip Erdogan"


def place(text: str) -> str | None:
    found = only_contact(text).place
    return found.name if found is not None else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{MEETING} di kediaman Duta Besar AS di Paris.", "Paris"),
        (f"{MEETING} di Hotel Ritz-Carlton, Mega Kuningan, Jakarta.", "Hotel Ritz-Carlton, Mega Kuningan, Jakarta"),
        (f"Para tamu menginap di Jenewa. Di sana, {MEETING}.", "Jenewa"),
        (f"Para tamu berkumpul di Kazan. {MEETING} di kota itu.", "Kazan"),
        ("Armenia dan Azerbaijan mengadakan negosiasi gencatan senjata di Georgia.", "Georgia"),
    ],
)
def test_houses_quarters_and_words_that_point_to_a_place(text: str, name: str) -> None:
    assert place(text) == name


def test_a_house_told_in_another_sentence() -> None:
    text = (
        "Menko Yusril Ihza Mahendra menerima Duta Besar Belanda di kantornya. "
        '"Kami membahas narapidana," kata Yusril di kantornya, Kuningan, Jakarta Selatan.'
    )
    assert place(text) == "Kuningan, Jakarta Selatan"


def test_whoever_speaks_of_a_meeting_is_still_there() -> None:
    text = (
        "Menteri Perhubungan RI Budi Karya Sumadi bertemu Menteri Transportasi Jepang Takao Makino. "
        '"Kami membahas kereta," kata Budi di Nusa Dua, Bali.'
    )
    assert place(text) == "Nusa Dua, Bali"


def test_whoever_speaks_of_a_plan_is_elsewhere() -> None:
    text = (
        "Menlu RI Retno Marsudi akan bertemu Menlu Jepang Taro Kono pekan depan. "
        '"Banyak yang dibahas," kata Retno di Depok, Jawa Barat.'
    )
    assert place(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Presiden AS Joe Biden melakukan kunjungan ke Hanoi. Biden bertemu Presiden Vietnam Vo Van Thuong.", "Hanoi"),
        ("Presiden Joko Widodo bertolak ke Riyadh. Ia menemui Raja Salman di Istana Yamamah, Riyadh.", None),
        (
            "Gubernur Kaluga menawarkan penerbangan dari Moskwa menuju Ankara. "
            "Presiden Rusia Vladimir Putin bertemu Presiden Turki Recep Tayyip Erdogan.",
            "",
        ),
    ],
)
def test_a_party_came_to_the_country_of_the_other(text: str, name: str | None) -> None:
    wanted = "Istana Yamamah, Riyadh" if name is None else name
    assert (place(text) or "") == wanted


def test_talks_on_a_visit_take_place_there_and_face_to_face() -> None:
    text = (
        "Presiden AS Donald Trump melakukan kunjungan kenegaraan ke China. "
        "Pembicaraan Trump dengan Presiden China Xi Jinping berlangsung hangat."
    )
    contact = only_contact(text)
    assert contact.place is not None
    assert (contact.place.country, contact.channel) == ("CHN", "in-person")


def test_an_envoy_is_summoned_to_a_place() -> None:
    assert place("Menlu RI Retno Marsudi memanggil Duta Besar Arab Saudi ke Bogor untuk memprotes.") == "Bogor"


def test_the_place_of_a_gathering_told_elsewhere() -> None:
    text = (
        f"{MEETING} di sela KTT BRICS. Cuaca cerah. Jalan lengang. "
        "Sekitar 30 negara menghadiri KTT BRICS di Kazan, Rusia."
    )
    assert place(text) == "Kazan, Rusia"


def test_a_town_in_the_name_of_a_gathering_is_the_place() -> None:
    assert place(f"{MEETING} di sela Konferensi Keamanan Munich.") == "Munich"


def test_the_town_of_another_event_is_not_the_place_of_a_visit() -> None:
    text = (
        "Presiden AS Joe Biden bertemu Presiden Vietnam Vo Van Thuong di Vietnam. "
        "Kunjungan itu disusul rapat di Brussel."
    )
    assert place(text) == "Vietnam"


def test_a_country_named_with_the_meeting_goes_before_the_one_a_guest_has_come_to() -> None:
    text = (
        "Presiden Turki Recep Tayyip Erdogan tiba di Indonesia. "
        "Erdogan terakhir kali bertemu Presiden RI Prabowo Subianto di sela KTT G20 di Brasil pada tahun lalu."
    )
    assert place(text) == "Brasil"


@pytest.mark.parametrize(
    "text",
    [
        "Menlu Jerman Heiko Maas akan melakukan perjalanan ke Ankara untuk mengadakan pembicaraan dengan Menlu Turki.",
        "Menlu Jerman Heiko Maas akan terbang ke Ankara. Maas juga akan berbicara dengan Menlu Turki.",
        "Menlu Jerman Heiko Maas akan membicarakan Suriah dengan Menlu Turki bila Maas berkunjung ke Ankara.",
    ],
)
def test_talks_planned_on_a_trip_are_face_to_face_at_its_end(text: str) -> None:
    contact = only_contact(text)
    assert contact.place is not None
    assert (contact.place.name, contact.channel) == ("Ankara", "in-person")


def test_a_call_planned_before_a_trip_has_no_place() -> None:
    text = (
        "Menlu Jerman Heiko Maas akan terbang ke Ankara. "
        "Maas juga akan berbicara lewat telepon dengan Menlu Turki Mevlut Cavusoglu."
    )
    assert place(text) is None


def test_talks_are_in_the_country_that_hosts_them() -> None:
    text = "Qatar sebelumnya telah menjadi tuan rumah dua putaran perundingan antara Sudan dan Chad."
    contact = only_contact(text)
    assert contact.place is not None
    assert (contact.place.name, contact.channel) == ("Qatar", "in-person")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kim berharap perundingan nuklir Iran dan Rusia, yang akan digelar di Jenewa, berhasil.", "Jenewa"),
        (f"{MEETING} setelah perang yang berlangsung di Gaza.", None),
        (f"{MEETING} berkali-kali sejak 2012, yang terakhir di Sochi.", "Sochi"),
        (f"{MEETING} di sela KTT G20; jembatan baru dibuka di Juba.", None),
    ],
)
def test_clauses_that_tell_the_place_of_the_same_talks_or_of_other_things(text: str, name: str | None) -> None:
    assert place(text) == name


def test_a_letter_has_the_place_where_it_was_handed_over() -> None:
    text = (
        "Presiden Rusia Vladimir Putin mengirim surat kepada Presiden Turki Recep Tayyip Erdogan. "
        "Surat itu diserahkan di Ankara."
    )
    assert place(text) == "Ankara"


def test_the_place_of_a_gathering_whose_name_stands_with_brackets() -> None:
    text = (
        f"Konferensi Tingkat Tinggi (KTT) BRICS di Kazan dibuka pagi ini. Cuaca cerah. Jalan lengang. {MEETING} "
        "di sela KTT BRICS."
    )
    assert place(text) == "Kazan"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Di Washington, juru bicara mengatakan {MEETING}.", None),
        (f"{MEETING} untuk mencapai gencatan senjata di Gaza.", None),
        (f"{MEETING} membahas pemulangan jemaah haji di Mekah.", None),
        (f"Orang nomor satu di Gedung Putih absen ketika {MEETING}.", None),
        (f"{MEETING} dan mencapai kesepakatan sementara di Jenewa.", "Jenewa"),
        (f"{MEETING} di Thornton Manor, Wirral, London.", "Thornton Manor, Wirral, London"),
        (f"{MEETING} di ibu kota baru, Astana.", "Astana"),
    ],
)  # fmt: skip
def test_the_place_of_something_else_is_not_where_they_met(text: str, name: str | None) -> None:
    found = place(text)
    assert found is None if name is None else found is not None and found.endswith(name)


def test_a_visit_takes_place_where_its_state_events_do() -> None:
    text = (
        "Presiden Prabowo Subianto berkunjung ke Korea Selatan dan bertemu Presiden Lee Jae Myung. "
        "Tamu menari dalam jamuan makan siang kenegaraan di Gedung Biru."
    )
    assert place(text) == "Gedung Biru"


def test_the_visitor_may_stand_between_the_visit_and_its_country() -> None:
    text = f"Kremlin menjelaskan kunjungan Presiden Recep Tayyip Erdogan baru-baru ini ke Moskow. {MEETING}."
    assert place(text) == "Moskow"


def test_a_long_list_of_names_does_not_hide_the_place_behind_it() -> None:
    text = (
        "Pertemuan antara Menteri Ketenagakerjaan (Menaker) Republik Indonesia (RI) Yassierli, Menteri Tenaga Kerja "
        "Singapura (MOM) Tan See Leng dan Menteri Sumber Manusia Malaysia (KESUMA) Steven Sim, di sela-sela Konferensi "
        "Perburuhan Internasional (International Labour Conference/ILC) ke-113 di Jenewa, membahas upah."
    )
    assert place(text) == "Jenewa"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        (f"{MEETING} di ibu kota Afghanistan.", "Kabul", "AFG"),
        ("Presiden Joko Widodo menerima PM Malaysia Anwar Ibrahim di Istana Presiden.", "Istana Presiden", "IDN"),
        ("Prabowo Subianto tiba di Singapura. Prabowo bertemu PM Singapura Lawrence Wong di Parliament House.",
         "Parliament House", "SGP"),
        ("Prabowo Subianto tiba di Canberra. Prabowo bertemu PM Australia Anthony Albanese di Parliament House.",
         "Parliament House", "AUS"),
        ("Menlu RI Sugiono menyambut Menlu Prancis Jean-Noel Barrot di Pangkalan Udara (Lanud) Halim, Jakarta.",
         "Pangkalan Udara (Lanud) Halim, Jakarta", "IDN"),
    ],
)  # fmt: skip
def test_houses_that_every_country_has_stand_in_that_of_the_host(text: str, name: str, country: str) -> None:
    found = only_contact(text).place
    assert found is not None
    assert (found.name, found.country) == (name, country)


def test_a_house_that_may_stand_anywhere_is_no_place() -> None:
    assert place(f"{MEETING} di Gedung Parlemen.") is None


@pytest.mark.parametrize(
    ("behind", "name"), [("Para pemimpin berfoto di Lima.", "Lima"), ("Para pemimpin berfoto bersama.", None)]
)
def test_a_gathering_of_one_year_is_in_its_town_where_the_article_names_it(behind: str, name: str | None) -> None:
    text = "Dalam forum KTT APEC 2024, Presiden Prabowo Subianto menggelar pertemuan dengan PM Kanada Justin Trudeau."
    assert place(f"{text} {behind}") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("BRUSSEL, Warta Buana - Putaran kesembilan perundingan antara Serbia dan Kosovo berakhir Rabu.", "BRUSSEL"),
        (f"JAKARTA, Warta Buana - {MEETING}, Rabu.", None),  # the paper's own city
        (
            "JAKARTA, Warta Buana - Menteri Pertanian RI Amran Sulaiman menerima kunjungan Duta Besar Swedia "
            "Daniel Blockert, Rabu.",
            "JAKARTA",
        ),
        (f"BRUSSEL, Warta Buana - Hujan turun. Para petani berunjuk rasa. {MEETING} pekan lalu.", None),
    ],
)
def test_who_writes_from_abroad_is_where_the_news_takes_place(text: str, name: str | None) -> None:
    assert place(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{MEETING} di dekat Astana.", "Astana"),
        (f"{MEETING} di Akademi Militer (Akmil), Magelang.", "Akademi Militer (Akmil), Magelang"),
        (
            "Menteri Pertahanan Israel Yoav Gallant berbicara dengan mitranya di AS, Lloyd Austin, lalu keduanya "
            "bertemu.",
            None,
        ),
        (f"{MEETING} di kota wisata Antalya.", "Antalya"),
        (f"{MEETING} di sebuah hotel di pusat kota Jenewa.", "Jenewa"),
        (f"{MEETING} di London, Kairo dan Wina.", "London"),
        (f"Hari ini cerah. {MEETING} awal bulan, kata seorang diplomat di Wina.", None),
        (
            "Menlu RI Retno Marsudi terbang ke Hanoi dan Bangkok untuk menemui Menlu Thailand Don Pramudwinai.",
            "Bangkok",
        ),
        ("Utusan AS Steve Witkoff memimpin delegasi ke Muscat untuk putaran kelima perundingan dengan Iran.", "Muscat"),
    ],
)
def test_one_town_and_not_where_it_was_told(text: str, name: str | None) -> None:
    assert place(text) == name


@pytest.mark.parametrize(
    "text",
    [
        f"{MEETING}. Kedua pemimpin menyerukan dibukanya jalur bantuan ke Gaza.",
        f"{MEETING} untuk membahas serangan drone ke Odessa.",
    ],
)
def test_where_aid_or_an_attack_goes_is_not_where_they_met(text: str) -> None:
    assert place(text) is None


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        (
            "PM Malaysia Anwar Ibrahim berkunjung ke Jakarta dan bersua Presiden RI Prabowo di Istana Merdeka.",
            "Istana Merdeka",
            "IDN",
        ),
        (
            "PM Malaysia Anwar Ibrahim tiba di Jakarta. Ia dulu bertemu Presiden RI Prabowo Subianto di Jakarta.",
            "Jakarta",
            "IDN",
        ),
        ("Menlu Chile Alberto van Klaveren diterima Menlu India di Kementerian Luar Negeri.", None, "IND"),
    ],
)
def test_the_house_in_a_town_visited_and_a_ministry_of_the_hosts(text: str, name: str | None, country: str) -> None:
    found = only_contact(text).place
    assert found is not None
    assert found.country == country
    assert name is None or found.name == name
