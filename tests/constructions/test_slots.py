"""Ordinary constructions of the press x what they say of a contact: who opened it, how it ended, at which gathering."""

import pytest

from made_articles import account_of, articles_of_three
from risalah.model.account import Contact
from risalah.run.pipeline import Pipeline

OPENED_BY_A = [
    "{A} menelepon {B}, Selasa (12/3).",
    "{B} menerima panggilan telepon {A}, Selasa (12/3).",
    "{B} menerima surat dari {A}, Selasa (12/3).",
    "{B} telah menerima surat {A} pekan lalu.",
    "{A} telah memberitahu {B} soal rencana itu.",
    "{A} mengatakan telah memperingatkan {B} agar tidak menyerang.",
    "{A} mengungkapkan bahwa ia telah meminta {B} menahan diri.",
    "{A} mengirim utusan khusus untuk menemui {B} di {L}, Selasa (12/3).",
    "{A} mengirim utusannya ke {L} untuk bertemu dengan {B}.",
    "{A} mengutus Menteri Luar Negeri untuk menemui {B} di {L}.",
    "Pertemuan yang diminta {A} dengan {B} digelar di {L}, Selasa (12/3).",
    "{A} meminta bertemu dengan {B} di sela konferensi itu.",
    "{A} mengundang {B} untuk berunding di {L}.",
]
OPENED_BY_NOBODY = [
    "{A} bertemu {B} di {L}, Selasa (12/3).",
    "{A} menerima {B} di kantornya, Selasa (12/3).",
    "{A} bertemu {B} di {L}, Selasa (12/3). Ia memberi tahu {T} bahwa pasukan akan ditarik.",
    "{A} bertemu {B} di {L}, Selasa (12/3). {T} mengundang mitranya itu ke negaranya.",
    "{A} dan {B} berbicara lewat telepon, Selasa (12/3).",
    "{A} dan {B} tengah menjajaki perundingan.",
]
LEADS = [
    "{A} bertemu {B} di {L}, Selasa (12/3).",
    "Pertemuan {A} dan {B} digelar di {L}, Selasa (12/3). Suasananya hangat.",
    "{A} berbicara dengan {B} lewat telepon, Selasa (12/3).",
    '"Ini langkah penting," kata {A} usai berunding dengan {B} di {L}, Selasa (12/3).',
]
ENDED = {
    "Kesepakatan dicapai setelah pembicaraan panjang.": "agreed",
    "Keduanya mengumumkan rencana perdamaian.": "agreed",
    "Kedua pihak mengumumkan gencatan senjata.": "agreed",
    "Sebuah perjanjian dagang diteken seusai pertemuan.": "agreed",
    "{T} mengiyakan permintaan tersebut.": "agreed",
    "Keduanya berjanji menahan diri.": "agreed",
    "Mereka setuju melanjutkan pembicaraan bulan depan.": "agreed",
    "Namun, tidak ada kesepakatan yang dicapai.": "no-agreement",
    "{T} menolak permintaan itu.": "no-agreement",
    "Usulan itu ditolak mentah-mentah.": "no-agreement",
    "Perundingan itu gagal.": "no-agreement",
    "Kedua pihak tetap pada pendirian masing-masing.": "no-agreement",
    "Keduanya masih berbeda pendapat soal perbatasan.": "no-agreement",
    "Mereka gagal mencapai kompromi.": "no-agreement",
    "Pertemuan itu berakhir ricuh.": "no-agreement",
    "Keduanya membahas kerja sama ekonomi.": "unclear",
    "Israel menolak usulan PBB pekan lalu.": "unclear",
    "{T} berharap kesepakatan segera tercapai.": "unclear",
    "Kedua pemimpin berupaya mencapai kesepakatan.": "unclear",
    "Jika tidak ada kesepakatan, sanksi akan berlaku.": "unclear",
    "Di Washington, Kongres menyetujui anggaran baru.": "unclear",
}


def _of_the_two(pipeline: Pipeline, text: str, sides: dict[str, str]) -> list[Contact]:
    both = {sides["A"], sides["B"]}
    return [c for c in account_of(pipeline, text).contacts if both <= {p.side for p in c.participants}]


@pytest.mark.parametrize("construction", OPENED_BY_A)
def test_who_opened_the_contact(pipeline: Pipeline, construction: str) -> None:
    wrong = []
    for text, sides in articles_of_three(construction, 3):
        found = [c.initiator.side if c.initiator else None for c in _of_the_two(pipeline, text, sides)]
        if sides["A"] not in found:
            wrong.append(f"{found} {text}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("construction", OPENED_BY_NOBODY)
def test_of_meetings_and_words_in_them_nobody_is_told_to_have_opened_them(
    pipeline: Pipeline, construction: str
) -> None:
    wrong = []
    for text, sides in articles_of_three(construction, 3):
        found = _of_the_two(pipeline, text, sides)
        if not found or found[0].initiator is not None:
            wrong.append(f"{[c.initiator for c in found]} {text}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("lead", LEADS)
def test_how_it_ended_is_told_behind_it(pipeline: Pipeline, lead: str) -> None:
    wrong = []
    for told, outcome in ENDED.items():
        for text, sides in articles_of_three(f"{lead} {told}", 1):
            found = [c.outcome for c in _of_the_two(pipeline, text, sides)]
            if found[:1] != [outcome]:
                wrong.append(f"{found} against {outcome}: {text}")
    assert not wrong, "\n".join(wrong)


GATHERINGS = [
    "KTT G20",
    "Sidang Umum PBB",
    "Konferensi Keamanan Munchen",
    "Bali Democracy Forum",
    "pertemuan para menteri luar negeri ASEAN",
    "pertemuan ke-10 Komisi Bersama",
    "sidang Komisi Bersama",
    "upacara pemakaman Nelson Mandela",
    "pelantikan Presiden Kolombia",
]
AT_THEM = [
    "{A} bertemu {B} di sela-sela {w} di {L}, Selasa (12/3).",
    "{A} bertemu {B} saat menghadiri {w} di {L}, Selasa (12/3).",
    "{A} bertemu {B}, Selasa (12/3). Pertemuan itu digelar di sela-sela penyelenggaraan {w} di {L}.",
    "{A} dan {B} mengadakan pembicaraan saat menghadiri {w}, Selasa (12/3).",
    "Dalam {w}, {A} bertemu {B}, Selasa (12/3).",
    "{A} menghadiri {w} di {L}, Selasa (12/3). Di sela-sela acara itu, ia bertemu {B}.",
]
AT_NONE = [
    "{A} bertemu {B} untuk membahas agenda KTT ASEAN, Selasa (12/3).",
    "{A} bertemu {B} di {L}, Selasa (12/3). Keduanya membahas persiapan KTT G20 bulan depan.",
    "{A} bertemu {B} dan Sekretaris Jenderal Forum Kepulauan Pasifik, Selasa (12/3).",
    "{A} bertemu {B} di {L}, Selasa (12/3). Sidang Dewan Keamanan PBB akan digelar pekan depan.",
]


@pytest.mark.parametrize("construction", AT_THEM)
def test_at_which_gathering_they_met(pipeline: Pipeline, construction: str) -> None:
    wrong = []
    for gathering in GATHERINGS:
        for text, sides in articles_of_three(construction.replace("{w}", gathering), 1):
            found = [c.occasion.name if c.occasion else "" for c in _of_the_two(pipeline, text, sides)]
            if gathering not in found:
                wrong.append(f"{found} against {gathering}: {text}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("construction", AT_NONE)
def test_gatherings_that_are_talked_about_or_still_to_come_are_no_occasion(
    pipeline: Pipeline, construction: str
) -> None:
    wrong = []
    for text, sides in articles_of_three(construction, 3):
        found = _of_the_two(pipeline, text, sides)
        if not found or found[0].occasion is not None:
            wrong.append(f"{[c.occasion for c in found]} {text}")
    assert not wrong, "\n".join(wrong)


OTHER_NEWS = (
    "Dewan Keamanan PBB mengecam serangan di Gaza, Selasa (12/3/2019). Serangan itu menewaskan 12 orang. "
    "Warga diminta tetap tenang. Pemerintah setempat menyiapkan bantuan. Jumlah korban dapat bertambah. "
)
RECALLED = {
    "{A} sudah dua kali menelepon {B} sejak perang pecah.": True,
    "{A} telah beberapa kali bertemu {B} sejak menjabat.": True,
    "{A} bahkan lebih dulu mengirim surat kepada {B}.": True,
    "{A} pernah bertemu {B} di {L}.": True,
    "{A} menelepon {B}, Selasa (12/3).": False,
    "{A} akan bertemu {B} di {L} bulan depan.": False,
    "{A} dijadwalkan bertemu {B} di {L}, Jumat (15/3).": False,
}


@pytest.mark.parametrize(("construction", "background"), RECALLED.items())
def test_what_was_done_before_is_no_news(pipeline: Pipeline, construction: str, background: bool) -> None:
    wrong = []
    for text, sides in articles_of_three(OTHER_NEWS + construction, 3):
        found = [c.background for c in _of_the_two(pipeline, text, sides)]
        if found[:1] != [background]:
            wrong.append(f"{found} {text}")
    assert not wrong, "\n".join(wrong)
