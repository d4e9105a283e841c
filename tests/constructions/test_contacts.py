"""Ordinary constructions of the press x words of contact: who met whom, and whether it took place."""

from collections.abc import Iterable

import pytest

from made_articles import MadeArticle, account_of, made_articles, made_articles_of_states
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
    "Juru bicara itu menyebut {A} {w} di {L}.": "held",
    "{A} dikecam oposisi karena {w} di {L}.": "held",
}
WITH_NOUNS = {
    "{W} antara {A} dan {B} berlangsung di {L}, Selasa (12/3/2019).": "held",
    "Dalam {w} dengan {B}, {A} menegaskan pentingnya kerja sama.": "held",
    "Dalam {w}nya dengan {B} di {L}, {A} menyinggung soal perbatasan.": "held",
    "{A} menegaskan pentingnya kerja sama dalam {w} dengan {B} di {L}.": "held",
    "Hal itu mengemuka dalam {w} antara {A} dan {B} di {L}.": "held",
    "{A} menyebut {w} dengan {B} berjalan hangat dan konstruktif.": "held",
    "Menurut {A}, {w} dengan {B} berlangsung hangat.": "held",
    "Menurut {A}, {w}nya dengan {B} di {L} berlangsung hangat.": "held",
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
ACROSS_SENTENCES: dict[str, str | None] = {
    "{A} menyerukan gencatan senjata.\n\nPernyataan itu disampaikan setelah ia bertemu {B} di {L}.": "held",
    "{A} menyerukan gencatan senjata.\n\n{S} kemudian bertemu {B} di {L}.": "held",
    "{A} menyerukan gencatan senjata.\n\nDi {L}, {S} juga mengadakan pembicaraan dengan {B}.": "held",
    "{A} menyambut baik usul {B}.\n\nKeduanya bertemu di {L}, Selasa (12/3).": "held",
    "{B} tiba di {L}, Senin.\n\nIa disambut {A} di bandara.": "held",
    "{B} tiba di {L}, Senin.\n\nSetibanya di sana, ia diterima {A}.": "held",
    "{B} mengkritik keputusan itu.\n\n{A} kemudian meneleponnya pada Senin malam.": "held",
    "{B} mengkritik keputusan itu.\n\n{A} sudah bertemu dengannya di {L}, pekan lalu.": "held",
    "{B} mengkritik keputusan itu.\n\n{A} menemuinya di {L}.": "held",
    "{A} memuji {B}.\n\nPertemuan {S} dan {T} berlangsung di {L}, Selasa.": "held",
    "{A} memuji {B}.\n\n{S} dan {T} bertemu di {L}, Selasa.": "held",
    "{A} memuji {B}.\n\n{S} mengatakan ia akan bertemu {T} pekan depan.": "planned",
    '{A} memuji {B}.\n\n"Saya berbicara dengan {T} pagi tadi," kata {S}.': "held",
    '{A} memuji {B}.\n\n"Saya akan segera bertemu Tuan {T}," kata {S}.': "planned",
    "{A} memuji {B}.\n\nKedua pejabat itu bertemu di sela konferensi di {L}.": "held",
    "{A} menyerukan gencatan senjata.\n\nHal itu disampaikannya usai bertemu {B} di {L}.": "held",
    '{A} menyerukan gencatan senjata.\n\n"Kami sepakat menahan diri," ujarnya usai bertemu {B} di {L}.': "held",
    "{A} menyerukan gencatan senjata.\n\nHal itu ditegaskan {S} saat menerima kunjungan {B} di {L}.": "held",
    "{A} menyerukan gencatan senjata.\n\nHal itu disampaikan dalam pertemuan dengan {B} di {L}.": "held",
    "{A} memuji {B}.\n\n{T} diterima {S} di {L}, Selasa.": "held",
    "{A} memuji {B}.\n\nDalam pembicaraan telepon dengan {T}, {S} menyampaikan dukungannya.": "held",
    "{A} menyerukan gencatan senjata.\n\nPara menteri hadir. {S} dijadwalkan bertemu {B} hari ini.": "planned",
    "{A} menyerukan gencatan senjata.\n\nSebelum ke {L}, {S} singgah menemui {B}.": "held",
    "{A} memuji {B} sebagai sahabat.\n\nPertemuan keduanya di {L} berlangsung dua jam.": "held",
    "{A} memuji {B}.\n\nIni merupakan pertemuan kedua {S} dengan {T} tahun ini.": "held",
    "{A} memuji {B}.\n\nTerakhir kali {S} bertemu {T} pada 2015 di {L}.": "held",
    "{A} memuji {B}.\n\n{S} dan {T} telah berbicara lewat telepon pekan lalu.": "held",
    "{A} memuji {B}.\n\nPara pengamat menilai pertemuan {S} dengan {T} di {L} bersejarah.": "held",
}
OF_STATES: dict[str, str | None] = {
    "{A} dan {B} menggelar perundingan di {L}, Selasa (12/3).": "held",
    "Delegasi {A} dan {B} bertemu di {L}, Selasa.": "held",
    "Pemerintah {A} dan {B} menandatangani perjanjian dagang di {L}.": "held",
    "{C} dan {D} kembali berunding di {L}.": "held",
    "Perundingan {A}-{B} berlangsung alot di {L}.": "held",
    "{A} menandatangani perjanjian pertahanan dengan {B}.": "held",
    "{A} memanggil Duta Besar {B} untuk menyampaikan protes.": "held",
    "{A} melayangkan nota protes kepada {B}.": "held",
    "Kementerian Luar Negeri {A} memanggil Dubes {B} di {C}, Senin.": "held",
    "Putaran kedua perundingan antara {A} dan {B} digelar di {L}.": "held",
    "Perjanjian itu diteken {A} dan {B} di {L} pada 2015.": "held",
    "Pejabat {A} dan {B} bertemu di {L} untuk membahas perbatasan.": "held",
    "{A} mengajak {B} berunding.": "proposed",
    "{B} menolak ajakan {A} untuk berunding.": "refused",
    "{A} menawarkan dialog kepada {B}.": "proposed",
    "{A} dan {B} melanjutkan perundingan di {L}.": "held",
    "Para menteri luar negeri {A} dan {B} bertemu di {L}.": "held",
    "Menteri pertahanan {A} dan {B} dijadwalkan bertemu di {L} pekan depan.": "planned",
    "Wakil-wakil {A} dan {B} menyepakati gencatan senjata di {L}.": "held",
    "Gencatan senjata itu disepakati {A} dan {B} di {L}, Senin.": "held",
    "Juru runding {A} dan {B} bertemu lagi di {L}.": "held",
    "Presiden {A} dan {B} berbicara lewat telepon, Senin.": "held",
    "{A} membuka pembicaraan dengan {B} di {L}.": "held",
    "{A} mengirim surat kepada {B}.": "held",
    "Perundingan damai antara {A} dan {B} gagal.": "held",
    "{A} dan {B} sepakat menggelar perundingan bulan depan.": "planned",
    "{A} batal berunding dengan {B}.": "cancelled",
    "Pertemuan tingkat menteri {A}-{B} di {L} ditunda.": "cancelled",
    "{A} telah berkomunikasi dengan {B} soal insiden itu.": "held",
    "Menlu {A} dan {B} sepakat memulihkan hubungan diplomatik.": "held",
    "Kesepakatan yang dicapai {A} dengan {B} di {L} menuai kritik.": "held",
    "Pakta keamanan yang diteken {A} dan {B} tahun lalu menuai kritik.": "held",
    "{A} mencapai kesepakatan dagang dengan {B}.": "held",
    "Presiden {A} mengunjungi {B} selama dua hari.": "held",
    "Presiden {A} akan mengunjungi {B} bulan depan.": "planned",
    "Kunjungan Presiden {A} ke {B} berakhir Senin.": "held",
    "Perdana Menteri {A} tiba di {D}, Senin, dalam kunjungan resmi.": "held",
    "Wakil Presiden {A} disambut Menlu {B} di {D}.": "held",
    "{A} dan {B} saling melempar tuduhan.": None,
    "{A} mengecam {B}.": None,
    "Hubungan {A} dan {B} memburuk.": None,
    "{A} menuduh {B} melanggar gencatan senjata.": None,
    "Warga {A} dan {B} bertemu di pasar perbatasan.": None,
    "Timnas {A} bertemu {B} di semifinal.": None,
    "Saham di {A} dan {B} naik setelah pertemuan bank sentral.": None,
    "{A} mendukung perundingan damai di {B}.": None,
    "Perdagangan {A} dan {B} meningkat.": None,
}
CELLS = [
    *((construction, VERBS, status) for construction, status in WITH_VERBS.items()),
    *((construction, NOUNS, status) for construction, status in WITH_NOUNS.items()),
    *((construction, NO_WORDS, status) for construction, status in {**WITH_BOTH, **ACROSS_SENTENCES}.items()),
]


def misread(pipeline: Pipeline, articles: Iterable[MadeArticle], status: str | None) -> list[tuple[str, object]]:
    """The articles that do not tell of just one contact of the two with that status; of none where it is None."""
    wrong: list[tuple[str, object]] = []
    for article in articles:
        contacts = account_of(pipeline, article.text).contacts
        found = [({p.side for p in contact.participants}, contact.status) for contact in contacts]
        if found != ([(article.sides, status)] if status is not None else []):
            wrong.append((article.text, found))
    return wrong


@pytest.mark.parametrize(("construction", "words", "status"), CELLS, ids=[cell[0][:60] for cell in CELLS])
def test_each_construction_tells_of_one_contact_of_just_these_two(
    pipeline: Pipeline, construction: str, words: list[str], status: str
) -> None:
    assert misread(pipeline, made_articles(construction, words), status) == []


@pytest.mark.parametrize(("construction", "status"), OF_STATES.items(), ids=[text[:60] for text in OF_STATES])
def test_what_two_states_do_is_a_contact_or_none(pipeline: Pipeline, construction: str, status: str | None) -> None:
    assert misread(pipeline, made_articles_of_states(construction, 5), status) == []
