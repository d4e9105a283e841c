"""Which contact a statement is about, and when the other party is whom it is meant for."""

import pytest

from read_contacts import account_of
from risalah.model.account import Statement

MEETING = "Menlu Kenya Alfred Mutua bertemu Menlu Uganda Jeje Odongo di Nairobi, Senin (6/3/2023)."


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


@pytest.mark.parametrize(
    "words",
    ["Kami gembira kedua menteri itu duduk bersama", "Pertemuan di Nairobi membawa harapan"],
)
def test_an_outsider_may_speak_of_the_one_contact_that_was_told(words: str) -> None:
    account = account_of(MEETING, f'"{words}," kata juru bicara Kementerian Luar Negeri Tanzania Mindi Kasiga.')
    assert [statement.about for statement in account.statements] == [account.contacts[0].id]


def test_an_outsider_who_speaks_of_something_else_is_not_about_the_contact() -> None:
    statement = last_said(MEETING, '"Panen kopi kami gagal," kata juru bicara Kementerian Luar Negeri Tanzania.')
    assert statement.about is None


def test_an_outsider_goes_on_about_the_contact() -> None:
    speaker = "juru bicara Kementerian Luar Negeri Tanzania Mindi Kasiga"
    account = account_of(
        MEETING, f'"Pertemuan itu patut dipuji," kata {speaker}.', '"Kawasan perlu damai," ujar Kasiga.'
    )
    assert [statement.about for statement in account.statements] == [account.contacts[0].id] * 2


def test_talks_offered_in_a_call_are_said_in_the_call() -> None:
    account = account_of(
        "Presiden Kenya William Ruto menelepon Presiden Uganda Yoweri Museveni, Senin (6/3/2023).",
        "Dalam percakapan itu, Ruto menyatakan Kenya siap berunding dengan Somalia.",
    )
    call = next(contact for contact in account.contacts if contact.channel == "phone")
    assert account.statements[-1].about == call.id
    assert account.statements[-1].target is None or account.statements[-1].target.side == "SOM"


def test_words_of_today_are_about_what_was_held_and_not_about_what_is_to_come() -> None:
    account = account_of(
        MEETING,
        "Mutua dijadwalkan bertemu lagi dengan Odongo di Kampala pada Mei mendatang.",
        '"Hubungan kami membaik," kata Mutua.',
    )
    held = next(contact for contact in account.contacts if contact.status == "held")
    assert account.statements[-1].about == held.id


def test_who_is_named_in_the_words_tells_which_contact_it_was() -> None:
    account = account_of(
        "Menlu Kenya Alfred Mutua bertemu Presiden Uganda Yoweri Museveni, Senin (6/3/2023).",
        "Sehari kemudian Mutua bertemu Menlu Uganda Jeje Odongo.",
        "Mutua mengaku meminta Museveni membuka perbatasan.",
    )
    first = next(c for c in account.contacts if any(p.name == "Yoweri Museveni" for p in c.participants))
    assert account.statements[-1].about == first.id


def test_words_of_a_letter_that_is_recalled_are_about_the_letter() -> None:
    account = account_of(
        "Presiden Kenya William Ruto tahun lalu menulis surat kepada Presiden Uganda Yoweri Museveni.",
        "Dalam surat itu, Ruto menyebut danau itu milik bersama.",
        "Ruto menekankan hukum laut harus dipatuhi.",
    )
    (letter,) = account.contacts
    assert [statement.about for statement in account.statements[-2:]] == [letter.id] * 2


def test_an_outsider_may_speak_of_the_only_contact_long_after_it() -> None:
    filler = "Cuaca di danau itu cerah. " * 120
    account = account_of(MEETING, filler, '"Pertemuan itu titik balik," kata juru bicara PBB John Haule.')
    assert account.statements[-1].about == account.contacts[0].id


def test_first_words_take_up_what_was_told_right_before() -> None:
    recalled = "Mutua dan Odongo pernah bertemu diam-diam di Kampala, 4 Mei 2019."
    account = account_of(MEETING, recalled, "Pertemuan rahasia itulah, menurut juru bicara PBB John Haule, kuncinya.")
    recalled_contact = next(contact for contact in account.contacts if contact.background)
    assert account.statements[-1].about == recalled_contact.id
