"""Held, planned, proposed, cancelled, refused, or denied: what the words around a trigger say."""

import pytest

from read_contacts import contacts_of, only_contact

PUTIN = "Presiden Rusia Vladimir Putin"
ERDOGAN = "Presiden Turki Recep Tayyip Erdogan"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (f"{PUTIN} bertemu {ERDOGAN}.", "held"),
        (f"{PUTIN} telah bertemu {ERDOGAN}.", "held"),
        (f"{PUTIN} akan bertemu {ERDOGAN}.", "planned"),
        (f"{PUTIN} dijadwalkan bertemu {ERDOGAN}.", "planned"),
        (f"{PUTIN} ingin bertemu {ERDOGAN}.", "proposed"),
        (f"{PUTIN} batal bertemu {ERDOGAN}.", "cancelled"),
        (f"{PUTIN} menunda pertemuan dengan {ERDOGAN}.", "cancelled"),
        (f"{PUTIN} menolak bertemu {ERDOGAN}.", "refused"),
        (f"{PUTIN} tidak akan bertemu {ERDOGAN}.", "refused"),
        (f"Pertemuan {PUTIN} dengan {ERDOGAN} dijadwalkan pekan depan.", "planned"),
        (f"Pertemuan {PUTIN} dengan {ERDOGAN} urung terlaksana.", "cancelled"),
        (f"{PUTIN} menolak tawaran pertemuan dari {ERDOGAN}.", "refused"),
        (f"{PUTIN} meminta bertemu {ERDOGAN}, tetapi permintaan itu tidak digubris.", "refused"),
        (f"{PUTIN} ingin bertemu {ERDOGAN}. Ajakan tersebut langsung ditolak.", "refused"),
        (f"{PUTIN} ingin bertemu {ERDOGAN}. Permintaan itu masih dipelajari.", "proposed"),
        (f"{PUTIN} telah bertemu {ERDOGAN}. Permintaan itu ditolak.", "held"),
        (f"{PUTIN} akan menyampaikan hal itu saat bertemu {ERDOGAN}.", "planned"),
        (f"{PUTIN} dijadwalkan meneken kontrak dalam pertemuan dengan {ERDOGAN}.", "planned"),
        (f"{PUTIN} mengatakan akan memasok gas dalam pertemuan dengan {ERDOGAN}.", "held"),
        (f"{PUTIN} berjanji akan menambah bantuan ketika bertemu {ERDOGAN}.", "held"),
        (f"{PUTIN} menangguhkan pembicaraan dengan {ERDOGAN}.", "cancelled"),
        (f"{PUTIN} tidak jadi bertemu {ERDOGAN}.", "cancelled"),
        (f"{PUTIN} meminta waktu, dan {ERDOGAN} menerimanya di Ankara.", "held"),
        (f"{PUTIN} akan bertemu {ERDOGAN}. Pertemuan itu batal.", "cancelled"),
        (f"{PUTIN} akan bertemu {ERDOGAN}. Namun rencana tersebut kemudian dibatalkan.", "cancelled"),
        (f"{PUTIN} dijadwalkan bertemu {ERDOGAN}, tetapi pertemuan itu ditunda hingga Juni.", "cancelled"),
        (f"{PUTIN} akan bertemu {ERDOGAN}. Rencana itu disambut gembira.", "planned"),
        (f"{PUTIN} bertemu {ERDOGAN}. Rencana lawatan ke Baku dibatalkan.", "held"),
        (f"{PUTIN} mungkin bertemu {ERDOGAN}.", "proposed"),
        (f"{PUTIN} diminta bertemu {ERDOGAN}.", "proposed"),
        (f"Pertemuan {PUTIN} dengan {ERDOGAN} masih diupayakan.", "proposed"),
        (f"Pertemuan {PUTIN} dengan {ERDOGAN} tinggal menunggu waktu.", "planned"),
        (f"Penolakan itu {PUTIN} sampaikan langsung kepada {ERDOGAN} dalam pertemuan di Sochi.", "held"),
    ],
)
def test_the_words_around_a_trigger_give_the_status(words: str, status: str) -> None:
    assert only_contact(words).status == status


@pytest.mark.parametrize(
    "words",
    [
        f"{PUTIN} belum bertemu {ERDOGAN}.",
        f"{PUTIN} membantah telah bertemu {ERDOGAN}.",
        f"Kremlin membantah laporan bahwa {PUTIN} bertemu {ERDOGAN}.",
        f"{PUTIN} perlu bertemu {ERDOGAN}.",
    ],
)
def test_what_is_denied_or_only_thought_of_is_no_contact(words: str) -> None:
    assert contacts_of(words) == ()


def test_an_offer_and_its_refusal_are_one_refused_contact() -> None:
    contact = only_contact(
        "Presiden AS Donald Trump menawarkan pertemuan kepada Presiden Iran Hassan Rouhani. "
        "Rouhani menolak bertemu Trump."
    )
    assert contact.status == "refused"
    assert contact.initiator is not None and contact.initiator.side == "USA"


def test_a_relative_clause_has_a_status_of_its_own() -> None:
    contacts = contacts_of(
        "Undangan ke Pyongyang disampaikan utusan Korea Utara, Kim Yo Jong, yang bertemu "
        "Presiden Korea Selatan Moon Jae-in di Seoul."
    )
    assert [contact.status for contact in contacts] == ["held"]


def test_who_urges_others_to_talk_is_the_initiator() -> None:
    contact = only_contact("Wakil Presiden Jusuf Kalla mengajak Taliban berdialog dengan pemerintah Afghanistan.")
    assert {party.side for party in contact.participants} == {"TALIBAN", "AFG"}
    assert contact.status == "proposed"
