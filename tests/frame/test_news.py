"""What is an article's news, and what it only recalls."""

import pytest

from read_contacts import contacts_of

RUTTE = "PM Belanda Mark Rutte"
OPENING = "Parlemen Inggris menunda pemungutan suara, Jumat (11/10/2019).\n\nPound melemah.\n\nPasar menunggu."


def background(text: str) -> list[bool]:
    return [contact.background for contact in contacts_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"PM Inggris Boris Johnson mengenang pertemuannya dengan {RUTTE}.", True),
        (f"PM Inggris Boris Johnson bercerita soal pertemuannya dengan {RUTTE}.", True),
        (f"PM Inggris Boris Johnson menyinggung pertemuannya dengan {RUTTE} beberapa waktu lalu.", True),
        (f"PM Inggris Boris Johnson memuji pertemuannya dengan {RUTTE}.", False),
    ],
)
def test_a_memory_is_no_news_even_where_the_article_opens_with_it(text: str, expected: bool) -> None:
    assert background(f"{text} Reuters menulisnya, Jumat (11/10/2019).") == [expected]


def test_what_something_else_is_dated_by_is_no_news() -> None:
    speech = "PM Inggris Boris Johnson berpidato, Jumat (11/10/2019)."
    assert background(f"{speech} Pidato itu datang dua hari setelah Johnson menelepon {RUTTE}.") == [True]


@pytest.mark.parametrize(("day", "expected"), [("Kamis (10/10)", False), ("Selasa (8/10)", True)])
def test_behind_the_opening_what_is_some_days_old_is_recalled(day: str, expected: bool) -> None:
    assert background(f"{OPENING}\n\nSterling turun.\n\nPM Inggris Boris Johnson menelepon {RUTTE}, {day}.") == [
        expected
    ]


def test_a_paragraph_that_opens_with_what_came_before_recalls_all_it_tells() -> None:
    told = f"PM Inggris Boris Johnson menelepon {RUTTE}, Kamis (10/10)."
    assert background(f"{OPENING}\n\nSterling turun.\n\nSebelumnya, pound menguat. {told}") == [True]


def test_people_named_once_and_without_a_day_are_recalled() -> None:
    told = "Dubes itu juga berkata bahwa Presiden China Xi Jinping berbicara dengan Presiden Joko Widodo di telepon."
    opening = "Bantuan tiba di Jakarta, Jumat (5/6/2020).\n\nIsinya masker.\n\nMasker itu putih.\n\nJumlahnya banyak."
    text = f"{opening}\n\nPetugas menghitungnya.\n\n{told}\n\nSelesai sudah."
    assert background(text) == [True]
    assert [contact.when for contact in contacts_of(text)] == [None]


def test_who_is_told_of_right_before_is_not_named_in_passing() -> None:
    told = "Menlu Jerman Johann Wadephul menyebut kondisi itu berat. Wadephul menolak embargo senjata."
    met = "Wadephul bertemu Menlu Spanyol Jose Manuel Albares di Madrid."
    assert background(f"{OPENING}\n\nSterling turun.\n\nHujan.\n\n{told} {met}") == [False]
    assert background(f"{OPENING}\n\nSterling turun.\n\nHujan.\n\nBanjir.\n\nMenlu Jerman {met}") == [True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rencana itu diungkap dalam lawatannya beberapa waktu lalu. PM Inggris Boris Johnson membahas gas dengan "
         f"{RUTTE} dalam pertemuan tersebut.", True),
        (f"{OPENING}\n\nHujan.\n\nPembicaraan awal telah dilakukan PM Inggris Boris Johnson bersama {RUTTE}.", True),
        (f"{OPENING}\n\nHujan.\n\nPM Inggris Boris Johnson menyurati {RUTTE} pekan lalu.", True),
        (f"{OPENING}\n\nHujan.\n\nPM Inggris Boris Johnson menyurati {RUTTE}, Kamis.", False),
    ],
)  # fmt: skip
def test_what_is_of_weeks_ago_or_of_an_earlier_round_is_recalled(text: str, expected: bool) -> None:
    assert background(text) == [expected]
