"""What stands between the headline and the story, and who the page says it is."""

import pytest

from risalah.clean.document import clean
from risalah.lang.cleaning import CleaningRules, load_cleaning
from risalah.lang.tables import pack_root
from risalah.model.document import Document
from risalah.read.text import read_text

TITLE = "Menlu Peru Temui Menlu Rusia di Moskow"
STORY = "Menteri luar negeri kedua negara itu duduk bersama selama hampir dua jam di ibu kota, kata seorang pejabat."
MORE = "Seusai pertemuan mereka tidak menjawab pertanyaan para wartawan yang sudah menunggu sejak pagi hari di sana."


@pytest.fixture(scope="module")
def rules() -> CleaningRules:
    return load_cleaning(pack_root("id"))


def cleaned(text: str, rules: CleaningRules) -> Document:
    return clean(read_text(text.encode(), "page.txt"), rules)


def kinds(document: Document) -> dict[str, str]:
    return {document.text[mark.start : mark.end]: mark.kind for mark in document.header.furniture}


CAPTIONS = [
    "Presiden Peru saat menerima kunjungan Presiden Chile di Istana Lima, Selasa (12/5/2020).",
    "Presiden Peru dan Perdana Menteri Jepang berjabat tangan di Istana Lima.",
    "Menteri Luar Negeri Peru Rosa Contoh memberikan keterangan pers di Lima, Kamis (2/3).",
    "Suasana pertemuan Menlu Peru dan Menlu Rusia di Moskow.",
    "Foto yang dirilis istana memperlihatkan Menlu Peru dan Menlu Rusia di Moskow.",
    "Menlu Peru Rosa Contoh dalam konferensi pers di Lima.",
    "Menlu Peru bersama Menlu Rusia di Moskow.",
    "Arsip foto: Menlu Peru Rosa Contoh berbicara di PBB",
    "Dokumentasi - Presiden Peru tiba di Jakarta",
    "PM Peru tampak berbicara dengan Presiden Chile di sela KTT.",
    "Menlu Peru Rosa Contoh (Antara/ Nama Orang)",
]


@pytest.mark.parametrize("caption", CAPTIONS)
def test_a_caption_above_the_dateline_is_no_story(caption: str, rules: CleaningRules) -> None:
    document = cleaned(f"{TITLE}\n\n{caption}\n\nMOSKOW, KOMPAS.com - {STORY}\n\n{MORE}", rules)
    assert kinds(document) == {caption: "caption"}
    assert len(document.paragraphs) == 2


STANDFIRSTS = [
    "Pertemuan itu adalah yang kedua bagi kedua menteri dalam sebulan ini.",
    "Kedua pemimpin membahas perang di Ukraina dan pasokan gandum.",
    "Presiden Peru bersama Presiden Chile meresmikan jembatan perbatasan.",
    "Menlu Peru melakukan pertemuan bilateral dengan Menlu Rusia di Moskow, Jumat (6/6/2025).",
    "Presiden Peru di Moskow menegaskan dukungan bagi Palestina.",
    'Menlu Peru: "Kami tidak akan menyerah saat bertemu mereka"',
]


@pytest.mark.parametrize("standfirst", STANDFIRSTS)
def test_a_standfirst_above_the_dateline_stays(standfirst: str, rules: CleaningRules) -> None:
    document = cleaned(f"{TITLE}\n\n{standfirst}\n\nMOSKOW, KOMPAS.com - {STORY}\n\n{MORE}", rules)
    assert kinds(document) == {}


def test_paragraphs_above_a_dateline_further_down_are_the_story(rules: CleaningRules) -> None:
    posed = "Presiden Peru tampak tersenyum ketika berjabat tangan dengan sejawatnya di Lima."
    paragraphs = [STORY, posed, MORE, STORY.replace("dua", "tiga"), MORE.replace("pagi", "sore")]
    text = "\n\n".join([TITLE, *paragraphs, "MOSKOW, KOMPAS.com - Menteri itu terbang ke Wina."])
    assert posed not in kinds(cleaned(text, rules))


LEADS = [
    "Lima (ANTARA) - Menlu Peru menemui Menlu Rusia di Moskow, Selasa (12/5).",
    "MOSKOW (AFP) - Menlu Peru menemui Menlu Rusia pada hari ulang tahunnya (yang ke-60).",
    "Lima (ANTARA) - Menlu Peru tiba di Moskow, Selasa (12/5)",
]


@pytest.mark.parametrize("lead", LEADS)
def test_a_short_lead_that_ends_in_a_day_is_no_caption_of_the_agency_in_its_dateline(
    lead: str, rules: CleaningRules
) -> None:
    assert kinds(cleaned(f"{TITLE}\n\n{lead}\n\n{STORY}\n\n{MORE}", rules)) == {}


def test_a_whole_article_in_one_line_is_no_caption(rules: CleaningRules) -> None:
    text = f"Menlu Peru (kiri) menemui Menlu Rusia di Moskow. {STORY} {MORE} {STORY} {MORE} {STORY} {MORE}"
    document = cleaned(text, rules)
    assert len(document.paragraphs) > 0
    assert "caption" not in kinds(document).values()


def test_a_wrapped_line_is_no_caption(rules: CleaningRules) -> None:
    wrapped = "Kemarin, di Istana Lima,\nMenlu Peru saat menerima Menlu Rusia Sergei\nLavrov mengatakan siap."
    assert kinds(cleaned(f"{STORY}\n\n{wrapped}\n\n{MORE}", rules)) == {}


NAMES = [
    "Rangga Contoh",
    "Rangga Contoh, Sari Contoh",
    "Rangga Contoh/Sari Contoh",
    "VOA News",
    "Rangga dan Sari Contoh",
]


@pytest.mark.parametrize("names", NAMES)
def test_names_beside_the_date_stamp_are_a_byline(names: str, rules: CleaningRules) -> None:
    document = cleaned(f"{TITLE}\n{names}\nKamis, 30 Desember 2021 10:15 WIB\n\n{STORY}\n\n{MORE}", rules)
    assert kinds(document)[names] == "byline"


def test_a_name_that_heads_a_part_of_the_story_stays(rules: CleaningRules) -> None:
    document = cleaned(f"{TITLE}\n\n{STORY}\n\nRosa Contoh\n\n{MORE}", rules)
    assert "Rosa Contoh" not in kinds(document)


def test_titles_under_a_heading_are_links_past_empty_lines_too(rules: CleaningRules) -> None:
    titles = ["Presiden Chile Terima Surat Dubes Peru", "Harga Gandum Naik Lagi Pekan Ini di Lima"]
    document = cleaned(f"{TITLE}\n\n{STORY}\n\n{MORE}\n\nBerita Serupa\n\n" + "\n\n".join(titles), rules)
    assert [kinds(document)[title] for title in titles] == ["related-link", "related-link"]


def test_a_paragraph_under_a_heading_stays(rules: CleaningRules) -> None:
    document = cleaned(f"{TITLE}\n\n{STORY}\n\nBaca juga:\n\n{MORE}", rules)
    assert kinds(document) == {"Baca juga:": "related-link"}


OUTLETS = [
    ("{t}\nFajar Contoh - Okezone\nJum'at, 27 Agustus 2010 - 14:33 wib\n\n{s}\n\n{m}", "Okezone"),
    ("{t}\nPos Metro Pagi — Minggu, 25 November 2007 | 14:02 WIB\n\n{s}\n\n{m}", "Pos Metro Pagi"),
    ("{t}\n\n{s}\n\n{m}\n\n(Sumber: kemlu.go.id)", "kemlu.go.id"),
    ("{t}\n\n{s}\n\n{m}\n\nArtikel ini telah tayang di www.inews.id dengan judul {t}", "inews.id"),
    ("HARIAN TIMUR JAUH, Ambon\n\n{t}\n\nAMBON (TJ) - {s}\n\n{m}", "HARIAN TIMUR JAUH"),
    ("{t}\n\n{s}\n\n{m} (umi) • VIVAnews", "VIVAnews"),
    ('{t}\n\n{s}\n\n{m}\n\nBaca artikel detiknews, "{t}" selengkapnya https://news.detik.com/x', "detiknews"),
    ("Liputan6.com, Lima - {s}\n\n{m}\n\nArtikel ini telah tayang di Kompas.com", "Liputan6.com"),
    ("{t}\nEditor: Surya\n\n{s}\n\n{m}", None),
    ("{t}\nReporter: Bintang Fajar\n\n{s}\n\n{m}", None),
]


@pytest.mark.parametrize(("page", "name"), OUTLETS)
def test_where_a_page_names_its_outlet(page: str, name: str | None, rules: CleaningRules) -> None:
    outlet = cleaned(page.format(t=TITLE, s=STORY, m=MORE), rules).header.outlet
    assert (outlet.name if outlet else None) == name


CAPTION = "Menlu Peru (kiri) menemui Menlu Rusia di Moskow, Selasa (12/5/2020)."
DAYS = [
    ("Jakarta - Menlu Peru menemui sejawatnya pada Selasa.", "2020-05-12~"),
    ("Jakarta - Menlu Peru menemui sejawatnya pada Selasa (12/5).", "2020-05-12~"),
    ("Jakarta - Menlu Peru menemui sejawatnya pada Selasa (9/6).", None),
    ("Jakarta - Menlu Peru menemui sejawatnya pada Rabu.", None),
    ("Jakarta - Menlu Peru menemui sejawatnya pada Selasa, setahun sesudah 3 Maret 2021.", None),
]


@pytest.mark.parametrize(("opening", "day"), DAYS)
def test_the_day_under_a_picture_dates_a_story_that_gives_the_same_weekday(
    opening: str, day: str | None, rules: CleaningRules
) -> None:
    published = cleaned(f"{TITLE}\n\n{CAPTION}\n\n{opening}\n\n{MORE}", rules).header.published
    assert (published.edtf if published else None) == day


@pytest.mark.parametrize(
    "signature", ["(AP/AFP)", "(AFP/REUTERS/SAM)", "(ANTARA/Reuters)", "(AFP/SAM)", "(AP/AFP/LOK)."]
)
def test_a_closing_signature_leaves_the_last_paragraph_in_the_story(signature: str, rules: CleaningRules) -> None:
    last = "Menlu Peru bertemu Menlu Rusia di Moskow, Minggu (13/4/2025)."
    document = cleaned(f"{TITLE}\n\nMOSKOW, KOMPAS.com - {STORY}\n\n{MORE}\n\n{last} {signature}", rules)
    assert kinds(document).get(f"{last} {signature}") is None
    assert document.paragraphs[-1].read(document.text).startswith(last)


@pytest.mark.parametrize("credit", ["(AFP PHOTO/NAMA ORANG)", "(Foto: AFP)", "(REUTERS/Nama Orang)"])
def test_a_photographer_makes_the_last_line_a_caption(credit: str, rules: CleaningRules) -> None:
    last = f"Menlu Peru bertemu Menlu Rusia di Moskow, Minggu (13/4/2025). {credit}"
    document = cleaned(f"{TITLE}\n\nMOSKOW, KOMPAS.com - {STORY}\n\n{MORE}\n\n{last}", rules)
    assert kinds(document)[last] == "caption"
