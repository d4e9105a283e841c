"""Which contact a statement is about, and when the other party is whom it is meant for."""

from functools import cache

import pytest

from risalah.model.account import Account, Statement
from risalah.read.text import read_text
from risalah.run.pipeline import Pipeline

MEETING = "Menlu Kenya Alfred Mutua bertemu Menlu Uganda Jeje Odongo di Nairobi, Senin (6/3/2023)."


@cache
def _pipeline() -> Pipeline:
    return Pipeline(prefilter=False)


def account_of(*paragraphs: str) -> Account:
    return _pipeline().read(read_text("\n\n".join([*paragraphs, ""]).encode(), "text.txt"))


def last_said(*paragraphs: str) -> Statement:
    return account_of(*paragraphs).statements[-1]


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("Kami membahas jalan raya baru", "UGA"),
        ("Hubungan itu sudah berumur panjang", "UGA"),
        ("Ekonomi kami tumbuh lima persen", None),
        ("Panen jagung dimulai bulan depan", None),
    ],
)
def test_a_quotation_is_for_the_partner_if_it_speaks_of_both(words: str, target: str | None) -> None:
    statement = last_said(MEETING, f'"{words}," kata Mutua.')
    assert statement.about is not None
    assert (statement.target.side if statement.target else None) == target


def test_an_outsider_may_speak_of_a_contact_in_the_sentence_that_reports_it() -> None:
    account = account_of(
        "Pemerintah Tanzania menyatakan pertemuan Menteri Luar Negeri Kenya Alfred Mutua dengan Menteri Luar Negeri "
        "Uganda Jeje Odongo di Nairobi berlangsung singkat."
    )
    (contact,) = account.contacts
    (statement,) = account.statements
    assert (statement.speaker.side, statement.about) == ("TZA", contact.id)


def test_whom_a_deed_is_held_against_may_stand_before() -> None:
    statement = last_said("Pasukan Uganda menembaki nelayan di danau itu. Kenya mengutuk serangan tersebut.")
    assert statement.target is not None and statement.target.side == "UGA"


def test_an_outsider_may_speak_of_the_talks_told_before() -> None:
    account = account_of(MEETING, '"Pertemuan itu membuka jalan bagi dagang kawasan," kata juru bicara PBB John Haule.')
    assert [statement.about for statement in account.statements] == [account.contacts[0].id]


def test_an_outsider_who_speaks_of_something_else_is_in_no_contact() -> None:
    account = account_of(MEETING, '"Banjir itu merusak jembatan kami," kata juru bicara PBB John Haule.')
    assert [statement.about for statement in account.statements] == [None]


def test_a_statement_is_about_the_contact_told_last_before_it() -> None:
    account = account_of(
        MEETING,
        "Menlu Kenya Alfred Mutua menelepon Menlu Etiopia Demeke Mekonnen, Selasa (7/3/2023).",
        "Mutua bertemu Odongo selama dua jam di Nairobi.",
        '"Kami puas," kata Mutua.',
    )
    sides = {contact.id: {party.side for party in contact.participants} for contact in account.contacts}
    assert sides[account.statements[-1].about or ""] == {"KEN", "UGA"}
