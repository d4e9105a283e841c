"""Who took part beside the parties: who brought them together, who else was there, who came along."""

import pytest

from read_contacts import only_contact

TALKS = "Pemerintah Ethiopia dan TPLF berunding di Pretoria, Afrika Selatan."
MEETING = "Presiden Prabowo Subianto bertemu PM Malaysia Anwar Ibrahim di Jakarta."


@pytest.mark.parametrize(
    "behind",
    [
        "Mediator Uni Afrika, Olusegun Obasanjo, memimpin jalannya pembicaraan.",
        "Uni Afrika menengahi perundingan tersebut.",
        "Uni Afrika bertindak sebagai penengah.",
        "IGAD, blok regional Afrika Timur, memediasi pembicaraan itu.",
        "Pertemuan itu difasilitasi Uni Afrika.",
    ],
)
def test_who_brought_others_together_is_told_by_the_next_sentence(behind: str) -> None:
    contact = only_contact(f"{TALKS} {behind}")
    assert {party.side for party in contact.participants if party.role == "mediator"} <= {"AU", "IGAD"}
    assert len(contact.participants) == 3


@pytest.mark.parametrize(
    "behind",
    ["Uni Afrika memimpin rapat lain.", "Uni Afrika mengecam bentrokan di Tigray.", "Uni Afrika membuka kantor baru."],
)
def test_who_does_something_else_is_no_mediator(behind: str) -> None:
    contact = only_contact(f"{TALKS} {behind}")
    assert {party.side for party in contact.participants} == {"ETH", "TPLF"}


def test_who_else_was_there_took_part() -> None:
    contact = only_contact(f"{MEETING} PM Singapura Lawrence Wong ikut serta dalam pertemuan itu.")
    assert [party.name for party in contact.participants][-1] == "Lawrence Wong"


def test_who_was_there_with_one_of_the_parties_came_along() -> None:
    contact = only_contact(f"{MEETING} Menlu Sugiono juga hadir dalam pertemuan itu.")
    assert [party.name for party in contact.accompanied_by] == ["Sugiono"]
    assert {party.side for party in contact.participants} == {"IDN", "MYS"}


def test_who_helps_is_no_partner() -> None:
    text = (
        "PM Ethiopia Abiy Ahmed bertemu wakil TPLF. Pertemuan berlangsung di Asmara dengan bantuan Presiden Eritrea X."
    )
    contact = only_contact(text.replace(" X.", " Isaias Afwerki."))
    assert {party.side: party.role for party in contact.participants}.get("ERI") == "mediator"
