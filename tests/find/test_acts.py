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
        ("jika gandum ditahan akan ada akibat yang berat bagi Polandia", "threaten"),
        ("jika gandum itu akan ada akibatnya", "comment"),
        ("penjualan senjata harus dihentikan", "request"),
        ("penjualan senjata kepada Polandia dihentikan", "sanction"),
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
        ("tidak pernah menjual kapal itu kepada Iran", "reject"),  # nobody is named: it is whoever says so
        ("semua negara harus bertindak", "request"),
        ("Moskow tidak menjual kapal itu", "reject"),
        ("Moskow tidak mengetahui kabar itu", "comment"),
        ("Jepang tidak menjual kapal itu", "comment"),
        ("Moskow mengingatkan Kyiv agar tidak mencampuri pemungutan suara", "request"),
        ("Moskow akan menghentikan bantuan bila Kyiv terus melanggar janji", "threaten"),
        ("Moskow akan menghentikan kereta itu di stasiun", "comment"),
        ("Moskow akan menaikkan tarif jika Jepang melarang kapal itu", "threaten"),
        ("usulan dari para utusan itu sama sekali tidak dapat diterima", "reject"),
        ("serangan itu sama sekali tidak dapat diterima", "accuse"),
        ("Moskow hanya akan berunding jika larangan itu dicabut", "consult"),
        ("saya kira ini sebuah kemajuan", "support"),  # who thinks so does nothing
        ("saya melihat pasukan itu mundur", "comment"),
        ('usulan itu "tidak dapat diterima"', "reject"),  # quotation signs that pick out words end no clause
        ("Presiden Vladimir Putin pemimpin yang lemah", "accuse"),  # a rival at home is blamed like anybody
        ("kami tidak becus", "comment"),
        ("Jepang menolak mengakui pulau itu", "accuse"),
        ("Jepang menolak hujan buatan", "comment"),
        ("dialog penting untuk nelayan", "comment"),
        ("larangan itu [jika diberlakukan] akan merusak hubungan", "threaten"),  # the if in brackets hangs on nothing
        ("dunia mengamati Jepang yang membohongi nelayan", "accuse"),  # what 'yang' tells is of whom it stands behind
        ("sangat penting untuk menghentikan tembakan", "request"),
        ('negaranya berharap "pihak Iran mundur"', "request"),  # words picked out go on behind their sign
        ("langkah ini akan membantu nelayan", "comment"),  # what a thing does is promised by nobody
        ("jalan itu terbuka setelah Rusia merebut benteng", "comment"),  # only since when it is so
        ('jika "agresi" Rusia kembali terjadi', "comment"),
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
        ("Rusia mengatakan kalau gandum dilarang masuk akan ada akibatnya", True),
        ("Rusia mengatakan jika diserang, pihaknya membalas", True),
        ("Lavrov, Menlu Rusia, merasa pesimistis jika itu berhasil", False),
        ("Rusia menyatakan begitu banyak hal dibahas", False),
        ("Rusia menyerukan gencatan senjata tanpa syarat, segera", False),
        ("Rusia menyatakan tanpa gencatan senjata, perundingan percuma", True),
        ("Rusia mengatakan banyak hal dibahas selama kunjungannya", False),
        ("Rusia mengatakan kapal berjajar sepanjang perbatasan", False),
        ("Rusia mengatakan perang hanya akan menambah korban", False),
        ("Rusia mengatakan kemajuan hanya bisa terjadi dalam suasana tenang", True),
        ("Rusia mengatakan pasar ramai, ya kalau musim panen orang datang", False),
        ('"Kalau musim panen tiba, orang datang ke pasar," kata Lavrov, Menlu Rusia', True),
        ('"Orang datang ke pasar kalau musim panen tiba," kata Lavrov, Menlu Rusia', False),
        ('"Kami akan membalas kalau mereka menyerang," kata Lavrov, Menlu Rusia', True),
        ("Rusia mengatakan panen naik jika dibandingkan tahun lalu", False),
        ("Rusia mengatakan panen bergantung pada air", False),
        ("Rusia mengatakan gandum dikirim ke semua negara kecuali untuk musuh", False),
        ("Rusia mengatakan gandum tidak dikirim kecuali harga naik", True),
        ("Rusia mengatakan kapal tiba begitu dokumen diteken", False),
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


@pytest.mark.parametrize(
    ("cue", "act"),
    [("kata", "comment"), ("kecam", "accuse"), ("bantah", "reject"), ("puji", "support"), ("pinta", "request")],
)
def test_a_verb_behind_the_words_says_what_they_are_for(cue: str, act: str) -> None:
    (statement,) = said_in(f'"Kapal itu berlayar sejak kemarin," {cue} Menteri Luar Negeri Rusia Sergei Lavrov.')
    assert statement.act == act


def test_words_outweigh_the_verb_behind_them() -> None:
    (statement,) = said_in('"Kami akan membalas setiap tembakan," kecam Menteri Luar Negeri Rusia Sergei Lavrov.')
    assert statement.act == "threaten"


def test_a_warning_told_in_the_words_counts_beside_what_is_asked() -> None:
    text = "Menlu Rusia Sergei Lavrov mengungkapkan bahwa Moskow memperingatkan Jepang {}."
    (warned,) = said_in(text.format("soal kapal itu"))
    (asked,) = said_in(text.format("agar menarik kapal itu"))
    assert (warned.act, asked.act) == ("threaten", "request")


def test_who_says_it_may_stand_in_the_middle_of_a_sign() -> None:
    (statement,) = said_in("Pintu dialog, kata Menteri Luar Negeri Rusia Sergei Lavrov, tetap terbuka.")
    assert statement.act == "consult"


def test_a_deed_of_something_else_is_no_deed_of_who_says_so() -> None:
    (statement,) = said_in("Kekeringan itu, kata Menteri Luar Negeri Rusia Sergei Lavrov, mendorong warga pindah.")
    assert statement.act == "comment"


def test_whose_water_it_is_does_not_do_what_is_done_there() -> None:
    (statement,) = said_in("Menlu RI Retno Marsudi mengatakan kapal Rusia masuk ke perairan Indonesia secara ilegal.")
    assert statement.act == "accuse"
