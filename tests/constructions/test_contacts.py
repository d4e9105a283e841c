"""Ordinary constructions of the press x words of contact: who met whom, and whether it took place."""

import pytest

from made_articles import account_of, made_articles
from risalah.run.pipeline import Pipeline

VERBS = [
    "bertemu dengan {B}",
    "menemui {B}",
    "mengadakan pertemuan dengan {B}",
    "menggelar pembicaraan dengan {B}",
    "berbicara dengan {B}",
    "berunding dengan {B}",
    "menelepon {B}",
    "melakukan percakapan telepon dengan {B}",
    "membahas situasi di Suriah dengan {B}",
    "menandatangani perjanjian dagang dengan {B}",
    "mengirim surat kepada {B}",
    "berkonsultasi dengan {B}",
    "menjamu {B}",
    "menerima kunjungan {B}",
    "berbincang dengan {B}",
    "menghubungi {B}",
]
NOUNS = [
    "pertemuan",
    "pembicaraan",
    "perundingan",
    "dialog",
    "percakapan telepon",
    "pertemuan tertutup",
    "rapat bilateral",
]
NO_WORDS = [""] * 6

WITH_VERBS = {
    "{A} {w} di {L}, Selasa (12/3/2019).": "held",
    "{A} pada Selasa (12/3) {w} di {L}.": "held",
    "Selasa (12/3/2019), {A} {w}.": "held",
    "{A} dijadwalkan {w} pekan depan.": "planned",
    "{A} akan {w} pada Kamis mendatang di {L}.": "planned",
    "{A} batal {w}.": "cancelled",
    "{A} menolak {w}.": "refused",
    '"Kami ingin kekerasan segera berakhir," kata {A} setelah {w} di {L}, Selasa (12/3).': "held",
    "Hal itu dikatakan {A} usai {w} di {L}.": "held",
    "{A}, yang {w} di {L} kemarin, mengatakan kekerasan harus segera diakhiri.": "held",
    "{A} mengatakan ia telah {w}.": "held",
    "{A} mengatakan dirinya akan {w} pekan depan.": "planned",
    '"Saya sudah {w} tadi malam," kata {A}.': "held",
    "{A} menyerukan gencatan senjata segera dihormati.\n\nIa juga {w} di {L}.": "held",
    "{A} menyerukan gencatan senjata segera dihormati.\n\nSebelumnya, {S} {w} di {L} pekan lalu.": "held",
    "Menurut kantor berita Reuters, {A} {w} di {L}.": "held",
    "Dalam lawatannya ke {L}, {A} {w}.": "held",
    "{A} didampingi sejumlah menteri {w} di {L}.": "held",
    "Selain menghadiri konferensi, {A} juga {w}.": "held",
    "{A} kemudian terbang ke {L} dan {w}.": "held",
    "{A} menyatakan kesiapannya untuk {w}.": "proposed",
    "{A} untuk pertama kalinya {w} sejak menjabat.": "held",
    "{A} untuk kali kedua {w} tahun ini.": "held",
    "Setelah upaya itu gagal, {A} {w} di {L}.": "held",
    "{A} dikecam oposisi karena {w} di {L}.": "held",
}
WITH_NOUNS = {
    "{W} antara {A} dan {B} berlangsung di {L}, Selasa (12/3/2019).": "held",
    "Dalam {w} dengan {B}, {A} menegaskan pentingnya kerja sama.": "held",
    "Dalam {w}nya dengan {B} di {L}, {A} menyinggung soal perbatasan.": "held",
    "{A} menegaskan pentingnya kerja sama dalam {w} dengan {B} di {L}.": "held",
    "Hal itu mengemuka dalam {w} antara {A} dan {B} di {L}.": "held",
    "{A} menyebut {w} dengan {B} berjalan hangat dan konstruktif.": "held",
    "{W} {A} dan {B} dijadwalkan berlangsung pekan depan.": "planned",
    "{W} antara {A} dan {B} dibatalkan.": "cancelled",
    "Menjelang {w} dengan {B}, {A} mengatakan optimistis.": "planned",
    "{W} {A} dengan {B} berakhir tanpa kesepakatan.": "held",
    "Seusai {w} dengan {B}, {A} bertolak ke {L}.": "held",
    "Setelah upaya itu gagal, {A} mengakhiri {w} dengan {B}.": "held",
}
WITH_BOTH = {
    "{B} diterima {A} di {L}, Selasa (12/3).": "held",
    "{B} dijamu makan malam oleh {A} di {L}.": "held",
    "{A} dan {B} bertemu di {L}, Selasa (12/3).": "held",
    "{A} dan {B} sepakat memperkuat kerja sama dalam pertemuan di {L}.": "held",
    "Nota kesepahaman itu diteken {A} dan {B} di {L}.": "held",
    "{A} menyampaikan keprihatinan kepada {B} ketika bertemu di {L}.": "held",
    "{B} berterima kasih kepada {A} atas sambutan hangat saat bertemu di {L}.": "held",
    "{A} menyerahkan surat kepada {B} di {L}.": "held",
    "{A} dan {B} gagal mencapai kesepakatan dalam pertemuan di {L}.": "held",
    "Sekembalinya dari {L}, {A} menceritakan pertemuannya dengan {B}.": "held",
}
CELLS = [
    *((construction, VERBS, status) for construction, status in WITH_VERBS.items()),
    *((construction, NOUNS, status) for construction, status in WITH_NOUNS.items()),
    *((construction, NO_WORDS, status) for construction, status in WITH_BOTH.items()),
]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline("id", prefilter=False)


@pytest.mark.parametrize(("construction", "words", "status"), CELLS, ids=[cell[0][:60] for cell in CELLS])
def test_each_construction_tells_of_one_contact_of_just_these_two(
    pipeline: Pipeline, construction: str, words: list[str], status: str
) -> None:
    wrong = []
    for article in made_articles(construction, words):
        contacts = account_of(pipeline, article.text).contacts
        found = [({p.side for p in contact.participants}, contact.status) for contact in contacts]
        if found != [(article.sides, status)]:
            wrong.append((article.text.split("\n")[2], found))
    assert not wrong
