"""What words do by themselves, and which words only look as if."""

import pytest

from told import said_in


def act_of(words: str) -> str:
    (statement,) = said_in(f"Menteri Luar Negeri Rusia Sergei Lavrov mengatakan {words}.")
    return statement.act


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("Ukraina harus menarik pasukannya", "request"),
        ("saya harus pulang besok", "comment"),
        ("kami perlu waktu", "comment"),
        ("tuduhan itu omong kosong", "reject"),
        ("pintu dialog belum ditutup", "consult"),
        ("Moskow menutup pintu dialog", "reject"),
        ("pihaknya menolak usulan itu", "reject"),
        ("negaranya mengecam serangan itu", "accuse"),
        ("Washington menolak usulan itu", "comment"),
        ("Barat menerapkan standar ganda", "accuse"),
        ("Moskow menyambut baik usulan itu", "support"),
        ("Washington mendukung kelompok itu", "comment"),
        ("pihaknya siap bertemu", "consult"),
        ("kedua pihak sepakat", "agree"),
        ("serangan baru dapat memicu perang", "comment"),
        ("langkah itu akan merusak hubungan", "threaten"),
        ("publik tidak perlu cemas", "comment"),
    ],
)
def test_words_do_what_they_say(words: str, act: str) -> None:
    assert act_of(words) == act


@pytest.mark.parametrize(
    ("text", "conditional"),
    [
        ("Rusia menyatakan akan hadir jika diundang", True),
        ("Rusia menyatakan akan hadir asalkan sanksi dicabut", True),
        ("Rusia menyatakan akan hadir selama sanksi dicabut", True),
        ("Rusia menyatakan hadir selama dua hari", False),
        ("Rusia mengatakan kalau pertemuan itu berjalan lancar", False),
        ("Rusia mengatakan jika diserang, pihaknya membalas", True),
        ("Lavrov, Menlu Rusia, merasa pesimistis jika itu berhasil", False),
        ("Rusia menyatakan begitu banyak hal dibahas", False),
    ],
)
def test_a_condition_is_what_the_words_hang_on(text: str, conditional: bool) -> None:
    (statement,) = said_in(f"{text}.")
    assert statement.conditional is conditional


def test_the_words_of_the_condition_are_kept() -> None:
    text = "Rusia menyatakan akan hadir jika diundang tuan rumah."
    (statement,) = said_in(text)
    assert statement.condition_span is not None
    assert statement.condition_span.read(text) == "jika diundang tuan rumah"
