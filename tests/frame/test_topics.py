"""What a contact was about, and where in the article that is told."""

import pytest

from read_contacts import contacts_of, only_contact

MEETING = "Presiden Rusia Vladimir Putin bertemu Presiden Turki Recep Tayyip Erdogan"


def topics(text: str) -> set[str]:
    return {topic.code for topic in only_contact(text).topics}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{MEETING}. Keduanya membahas ketegangan yang kian memanas di Semenanjung Korea.", {"PRK"}),
        (f"{MEETING}. Mereka mengangkat isu penjualan senjata ke Taiwan.", {"TWN", "military"}),
        (f"{MEETING}. Keduanya meminta Iran dan Irak menahan diri.", {"IRN", "IRQ"}),
        (f"{MEETING}. Dalam pertemuan itu keduanya membahas isu Yaman dalam kerangka ASEAN.", {"YEM"}),
        (f"{MEETING} untuk membahas program nuklir dan rudal Korea Utara.", {"PRK", "nuclear"}),
        (f"{MEETING} untuk membahas uji coba rudal Korea Utara.", {"PRK", "military"}),
        (f"{MEETING} untuk membahas program senjatanya.", {"military"}),
    ],
)
def test_sides_and_themes_of_the_contacts_own_sentences(text: str, expected: set[str]) -> None:
    assert topics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{MEETING} membahas peningkatan kerja sama perdagangan.", {"trade"}),
        (f"{MEETING} membahas peningkatan kerja sama.", {"bilateral"}),
        (f"{MEETING} membahas perdagangan dan hubungan bilateral.", {"trade", "bilateral"}),
        (f"{MEETING} walau langkah itu merusak hubungan diplomatik kedua negara.", set()),
    ],
)
def test_cooperation_in_a_field_is_the_field_and_relations_are_a_topic(text: str, expected: set[str]) -> None:
    assert topics(text) == expected


def test_what_was_said_at_a_meeting_stands_before_it() -> None:
    text = (
        "Presiden AS Donald Trump berjanji mendorong perdamaian Israel dan Palestina. "
        "Pernyataan itu disampaikan Trump dalam pertemuan dengan Presiden Palestina Mahmoud Abbas di Washington."
    )
    assert topics(text) == {"ISR", "peace-agreement"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{MEETING}. Keduanya mendukung dialog antara Iran dan Irak.", {"IRN", "IRQ"}),
        (f"{MEETING}. Keduanya mendukung dialog antara Amerika Serikat (AS) dan Iran.", {"USA", "IRN"}),
        (f"{MEETING}. Keduanya mendukung dialog antara Rusia dan Iran.", set()),
    ],
)
def test_two_sides_between_which_something_stands_are_talked_about_by_a_third(text: str, expected: set[str]) -> None:
    assert topics(text) == expected


def test_who_talks_about_one_side_of_an_old_conflict_talks_about_the_other() -> None:
    text = f"{MEETING} membahas kemerdekaan Palestina. Pemukim Israel membakar kebun zaitun."
    assert topics(text) == {"ISR", "PSE"}


def test_the_country_that_somebody_is_from_is_no_topic() -> None:
    text = f"{MEETING} untuk membahas ekspor gandum, setelah ditelepon Raja Abdullah dari Arab Saudi."
    assert "SAU" not in {topic.code for contact in contacts_of(text) for topic in contact.topics}


QUARREL = (
    "Perdana Menteri Thailand Anutin Charnvirakul bertemu Perdana Menteri Kamboja Hun Manet di Kuala Lumpur, Senin, "
    "untuk membahas sengketa perbatasan kedua negara. Sehari sebelumnya, Menteri Luar Negeri China Wang Yi menelepon "
    "Hun Manet."
)
THIRD_WAR = (
    "Presiden AS Barack Obama bertemu Raja Yordania Abdullah di Amman, Senin, untuk membahas "
    "gencatan senjata di Suriah. Sehari sebelumnya, Menteri Luar Negeri China Wang Yi menelepon Raja Abdullah."
)


@pytest.mark.parametrize(("text", "expected"), [(QUARREL, {"THA"}), (THIRD_WAR, set())])
def test_the_other_side_of_a_dispute_is_talked_about_but_not_whoever_talks_of_anothers_war(
    text: str, expected: set[str]
) -> None:
    other = next(c for c in contacts_of(text) if "CHN" in {p.side for p in c.participants})
    assert {topic.code for topic in other.topics} & {"THA", "USA"} == expected


def test_what_a_party_says_right_behind_counts_where_the_report_tells_nothing() -> None:
    text = (
        "Cuaca cerah. Pasar ramai. Jalan lengang. Sekolah libur. "
        f'{MEETING}. "Kami bicara soal ekspor gandum," kata Putin. '
        "Toko tutup. Kereta tiba. Kapal berlabuh. Layar terkembang. Lampu padam. Tamu pulang. Malam tiba. Hujan reda."
    )
    assert topics(text) == {"trade"}


def test_an_expert_behind_a_report_tells_no_topic() -> None:
    text = (
        "Cuaca cerah. Pasar ramai. Jalan lengang. Sekolah libur. Bus penuh. "
        f'{MEETING} pada 2019. "Yang dibutuhkan jet tempur," kata Rudi Hartanto, pakar dari Universitas Samudra.'
    )
    assert "military" not in topics(text)


def test_a_point_of_talk_taken_up_again_is_told_by_the_sentence_before() -> None:
    text = (
        "Menlu RI Retno Marsudi meminta Korea Utara mematuhi larangan. "
        "Menlu Rusia Sergei Lavrov dan Menlu RI Retno Marsudi bertemu di Manila pekan lalu membahas isu tersebut."
    )
    assert topics(text) == {"PRK"}


def test_a_contact_named_beside_another_has_topics_of_its_own() -> None:
    text = f"{MEETING}, membahas gencatan senjata di Suriah. Selain itu, Putin bertemu Presiden Iran Hassan Rouhani."
    first, second = contacts_of(text)
    assert {topic.code for topic in first.topics} >= {"SYR", "ceasefire"}
    assert second.participants


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{MEETING} setelah Israel menyerang Iran dengan rudal.", set()),
        (f"{MEETING} di tengah upaya mencapai gencatan senjata di Sudan.", set()),
        (f"{MEETING} membahas gandum setelah Israel menyerang Iran.", {"trade"}),
    ],
)
def test_what_a_contact_came_after_is_not_what_it_was_about(text: str, expected: set[str]) -> None:
    assert topics(text) == expected


def test_contacts_of_one_list_are_about_the_same() -> None:
    text = (
        "Menlu AS John Kerry tiba di Jakarta untuk meminta bantuan melawan terorisme. "
        "Kerry dijadwalkan bertemu Menlu RI Retno Marsudi, Menlu Malaysia Anifah Aman dan PM Fiji Frank Bainimarama."
    )
    found = contacts_of(text)
    assert len(found) > 1
    assert all("terrorism" in {topic.code for topic in contact.topics} for contact in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{MEETING}. Agenda utamanya, penghentian perang dan nasib Gaza.", {"ceasefire", "PSE"}),
        (f"{MEETING} membahas pembebasan pelaut yang diculik.", {"humanitarian"}),
        (f"{MEETING} membahas pelintas batas.", {"migration"}),
    ],
)
def test_contents_told_behind_and_themes_of_people_taken_or_crossing(text: str, expected: set[str]) -> None:
    assert topics(text) == expected


def test_an_optimism_that_came_up_at_a_meeting_stands_before_it() -> None:
    text = (
        "Indonesia yakin perjanjian perdagangan bebas segera rampung. "
        "Optimisme tersebut terungkap dalam pertemuan Menko Airlangga Hartarto dengan Menteri Perdagangan Inggris."
    )
    assert topics(text) == {"trade"}


def test_relations_named_elsewhere_are_no_topic_of_a_meeting_told_in_passing() -> None:
    text = (
        "Presiden Prancis Emmanuel Macron bertemu Presiden RI Prabowo Subianto di Jakarta. "
        "Hubungan kedua negara hangat. Hubungan kedua negara erat. "
        "Hubungan kedua negara lama. Hubungan kedua negara luas. Hubungan kedua negara dalam. Macron tersenyum. "
        "Pasar ramai. Persiapan selesai. Duta Besar Prancis Fabien Penone bertemu Menlu RI Sugiono tadi pagi."
    )
    found = [c for c in contacts_of(text) if any(p.name == "Fabien Penone" for p in c.participants)]
    assert [topic.code for contact in found for topic in contact.topics] == []


def test_a_stand_told_in_the_same_way_stands_before_it() -> None:
    text = (
        "Rusia menentang aksi militer. "
        "Sikap serupa disampaikan Presiden Rusia Vladimir Putin saat bertemu Presiden Turki Recep Tayyip Erdogan."
    )
    assert topics(text) == {"military"}


def test_earlier_rounds_of_talks_are_about_what_the_article_is_about() -> None:
    text = (
        "Presiden Rusia Vladimir Putin bertemu Presiden Iran Masoud Pezeshkian di Moskow membahas nuklir. "
        "Program nuklir itu damai. Fasilitas nuklir diperiksa. Kesepakatan nuklir jauh. Cuaca cerah. Jalan lengang. "
        "Tahun lalu Oman menjadi tuan rumah putaran perundingan antara Iran dan AS."
    )
    found = [c for c in contacts_of(text) if any(p.side == "USA" for p in c.participants)]
    assert [[topic.code for topic in contact.topics] for contact in found] == [["nuclear"]]


HEADLINE = "Moratorium Penempatan Pekerja Migran Belum Dicabut\n\n"
STORY = (
    "JAKARTA - Pemerintah RI belum mencabut moratorium penempatan pekerja migran. Gajinya belum pasti. Cuaca cerah. "
    "Jalan lengang. Toko tutup. Menaker RI Ida Fauziyah menerima surat dari Mendagri Malaysia Hamzah Zainudin."
)


def test_a_contact_of_which_no_more_is_told_is_about_what_the_headline_and_the_story_are_about() -> None:
    assert topics(HEADLINE + STORY) == {"migration"}


def test_a_headline_that_the_story_does_not_take_up_tells_no_topic() -> None:
    assert topics("Vaksin Langka\n\n" + STORY.replace("moratorium penempatan pekerja migran", "aturan itu")) == set()


def test_relations_are_of_two_states() -> None:
    body = "Presiden Prancis Emmanuel Macron bertemu Sekjen PBB Antonio Guterres membahas penguatan kerja sama."
    state = "Presiden Prancis Emmanuel Macron bertemu Presiden Kenya William Ruto membahas penguatan kerja sama."
    assert topics(body) == set()
    assert topics(state) == {"bilateral"}


def test_what_a_meeting_taken_up_again_will_discuss_is_told_of_all_those_listed() -> None:
    text = (
        "Menlu AS John Kerry dijadwalkan menggelar pertemuan bilateral dengan Menlu Malaysia Anifah Aman dan PM Fiji "
        "Frank Bainimarama. Pertemuan bilateral itu akan membahas wabah ebola dan perubahan iklim."
    )
    assert [{topic.code for topic in contact.topics} for contact in contacts_of(text)] == [{"health", "climate"}] * 2


def test_words_of_a_topic_with_capitals_are_nobody_s_name() -> None:
    assert topics(f"{MEETING}. Keduanya membahas Penempatan Pekerja Migran.") == {"migration"}


def test_the_town_in_which_guests_met_is_not_what_they_talked_about() -> None:
    text = (
        "Presiden Rusia Vladimir Putin bertemu Presiden Turki Recep Tayyip Erdogan di Hurdal, Norwegia. "
        "Hujan turun di Oslo. Jalan di Oslo ditutup. Toko di Oslo tutup. Trem di Oslo berhenti."
    )
    assert topics(text) == set()


def test_a_word_that_may_only_colour_a_report_yields_to_what_the_parties_say_behind_it() -> None:
    text = (
        "Cuaca cerah. Pasar ramai. Jalan lengang. Sekolah libur. "
        f'{MEETING} di ruang yang aman dari serangan udara. "Kami bicara soal ekspor gandum," kata Putin. '
        "Toko tutup. Kereta tiba. Kapal berlabuh. Layar terkembang. Lampu padam. Tamu pulang. Malam tiba. Hujan reda."
    )
    assert topics(text) == {"trade"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{MEETING}. Suriah menjadi topik utama pembicaraan.", {"SYR"}),
        (f"{MEETING}. Yaman juga dibahas.", {"YEM"}),
        (f"{MEETING}. Keduanya sepakat memperpanjang gencatan senjata di Lebanon.", {"LBN", "ceasefire"}),
        (f"{MEETING}. Keduanya menambah tekanan terhadap Iran.", {"IRN"}),
        (f"{MEETING}. Di tengah krisis itu, Oman ikut hadir.", set()),
    ],
)
def test_sides_that_became_a_subject_and_whose_trouble_it_was(text: str, expected: set[str]) -> None:
    assert topics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{MEETING}. Hubungan Rusia dan Turki memburuk sejak musim panas.", {"bilateral"}),
        (f"{MEETING}. Hubungan antara Moskow dan Ankara membaik.", {"bilateral"}),
        (f"{MEETING}. Hubungan Jepang dan China memburuk sejak musim panas.", set()),
    ],
)
def test_relations_of_those_who_met_are_a_topic(text: str, expected: set[str]) -> None:
    assert topics(text) == expected


DISPUTE = "Menlu Armenia Zohrab Mnatsakanyan dan Menlu Azerbaijan Jeyhun Bayramov berunding soal {}. "
CALL = "Cuaca cerah. Jalan lengang. Sehari sebelumnya Presiden AS Donald Trump menelepon PM Armenia Nikol Pashinyan."


@pytest.mark.parametrize(("subject", "expected"), [("gencatan senjata", {"AZE"}), ("ekspor gandum", set())])
def test_whoever_calls_one_side_of_a_dispute_talks_about_the_other(subject: str, expected: set[str]) -> None:
    found = [c for c in contacts_of(DISPUTE.format(subject) + CALL) if any(p.side == "USA" for p in c.participants)]
    assert [{t.code for t in c.topics} - {"ceasefire", "trade"} for c in found] == [expected]


def test_a_headline_tells_what_a_call_was_about_but_not_a_banquet() -> None:
    text = (
        "Menlu RI Telepon Menlu Laos soal Vaksin\n\n"
        "Menlu RI Retno Marsudi menelepon Menlu Laos Saleumxay Kommasith, Rabu. Keduanya sudah lama berteman. "
        "Hujan turun. Jalan lengang. Pasar sepi. Vaksin masih dihitung. Toko tutup. Kereta tiba. "
        "Malamnya, Presiden Joko Widodo menjamu Menlu Vietnam Bui Thanh Son di Istana Bogor.\n"
    )
    call, banquet = contacts_of(text)
    assert {topic.code for topic in call.topics} == {"health"}
    assert banquet.topics == ()
