"""Several partners: one contact for each, or one of all, and none with whoever only speaks of it."""

import pytest

from made_articles import account_of, articles_of_three
from risalah.run.pipeline import Pipeline

CELLS = {
    "{A} bertemu dengan {B} dan {C} secara terpisah di {L}.": "AB held|AC held",
    "{A} bertemu {B} dan {C} di {L}, Selasa.": "AB held|AC held",
    "{A}, {B}, dan {C} menggelar pertemuan trilateral di {L}.": "ABC held",
    "Pertemuan trilateral antara {A}, {B}, dan {C} berlangsung di {L}.": "ABC held",
    "{A} bertemu {B} di {L}. Ia juga bertemu {C}.": "AB held|AC held",
    "Selain {B}, {A} juga bertemu {C}.": "AB held|AC held",
    "Selain bertemu {B}, {A} juga menemui {C}.": "AB held|AC held",
    "{A} menengahi perundingan antara {B} dan {C} di {L}.": "ABC held",
    "Pertemuan {B} dan {C} yang difasilitasi {A} berlangsung di {L}.": "ABC held",
    "{A} mempertemukan {B} dan {C} di {L}.": "ABC held",
    "{A} menelepon {B} dan {C}, Senin malam.": "AB held|AC held",
    "{A} mengirim surat kepada {B} dan {C}.": "AB held|AC held",
    "{A} berbicara dengan {B} melalui telepon. Ia juga menghubungi {C}.": "AB held|AC held",
    "{A} menerima {B}, lalu {C}, di {L}.": "AB held|AC held",
    "{A} bertemu {B} hari ini setelah kemarin bertemu {C}.": "AB held|AC held",
    "Sebelum bertemu {B}, {A} lebih dulu menemui {C}.": "AB held|AC held",
    "{A} membatalkan pertemuan dengan {B} tetapi tetap bertemu {C}.": "AB cancelled|AC held",
    "{A} akan bertemu {B} besok. Pekan lalu ia bertemu {C}.": "AB planned|AC held",
    "{A} bertemu {B}. {T} kemudian bertemu {C}.": "AB held|BC held",
    "{B} dan {C} bertemu di {L}. {A} tidak hadir.": "BC held",
    "{A}, {B} serta {C} berbicara melalui konferensi video, Senin.": "ABC held",
    "{A} memuji {B} setelah bertemu {C} di {L}.": "AC held",
    "{A} dan {B} bertemu di {L} untuk membahas konflik di Yaman.\n\nPertemuan itu juga dihadiri {C}.": "ABC held",
    "{A} bertemu {B}, sementara {C} mengecam pertemuan itu.": "AB held",
    "{C} mengecam pertemuan {A} dengan {B} di {L}.": "AB held",
    "{A} memberi tahu {B} melalui telepon tentang sikap {C}.": "AB held",
    "{A} bertemu {B} di {L}. Menurut {C}, langkah itu keliru.": "AB held",
    "Kepada wartawan, {A} membantah telah bertemu {B}. {C} menolak berkomentar.": "",
    "{A} terbang ke {L} untuk menghadiri konferensi. Di sana ia bertemu {B} dan {C}.": "AB held|AC held",
    "{A} menggelar serangkaian pertemuan bilateral, antara lain dengan {B} dan {C}.": "AB held|AC held",
    "Di sela KTT, {A} bertemu dengan sejumlah pemimpin, termasuk {B} dan {C}.": "AB held|AC held",
    "{A} telah berbicara dengan {B}, kata {C}.": "AB held",
    "{C} mengatakan {A} akan bertemu {B} di {L}.": "AB planned",
    "{A} bergantian menerima {B} dan {C}.": "AB held|AC held",
    "{A} disambut {B} di {L}. Kemudian ia bertemu {C}.": "AB held|AC held",
}


@pytest.mark.parametrize(("construction", "expected"), CELLS.items(), ids=[text[:60] for text in CELLS])
def test_each_list_tells_of_just_these_contacts(pipeline: Pipeline, construction: str, expected: str) -> None:
    wrong = []
    for text, side_of in articles_of_three(construction, 4):
        wanted = [cell.split() for cell in expected.split("|") if cell]
        contacts = account_of(pipeline, text).contacts
        found = sorted((sorted(p.side for p in contact.participants), contact.status) for contact in contacts)
        if found != sorted((sorted(side_of[letter] for letter in who), status) for who, status in wanted):
            wrong.append((text, found))
    assert wrong == []


ONE_EACH = [
    "Menlu Jerman Johann Wadephul berbicara dengan para pemimpin Israel di Yerusalem. Di Yerusalem, Wadephul bertemu "
    "dengan Menlu Israel Gideon Saar, PM Benjamin Netanyahu, serta Presiden Isaac Herzog.",
    "Ketibaan Jokowi di Bandara Internasional Changi Singapura, Rabu (6/9/2017) disambut langsung oleh Menteri "
    "Pendidikan Singapura Ong Ye Kung.",
    "Mantan PM Ukraina Yulia Tymoshenko dihukum terkait kesepakatan gas yang ia capai dengan Rusia pada 2009.",
]


@pytest.mark.parametrize("text", ONE_EACH)
def test_these_tell_of_one_contact_of_two_sides(pipeline: Pipeline, text: str) -> None:
    contacts = account_of(pipeline, f"Kabar Dunia Hari Ini\n\nJAKARTA - {text}\n\nRabu, 13 Maret 2019\n").contacts
    assert [len({party.side for party in contact.participants}) for contact in contacts] == [2]
