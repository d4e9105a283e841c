"""Ordinary constructions of the press x cues of speech and acts: who said it, quoted or not, and to what end."""

from itertools import count

import pytest

from made_articles import ACTORS, DATELINES, account_of
from risalah.model.account import Statement
from risalah.run.pipeline import Pipeline

SAYS = ["mengatakan", "menyatakan bahwa", "menegaskan", "menjelaskan", "menyebut", "mengungkapkan"]
DOES = [
    "mendesak Israel mundur",
    "menuduh Israel melanggar perjanjian",
    "menolak usulan itu",
    "mengecam serangan Israel",
]
AFTER = ["kata", "ujar", "tutur", "ucap", "jelas", "tegas", "ungkap", "papar"]
WORDS = ["situasi di perbatasan masih rumit", "perundingan itu akan panjang", "ekonomi kawasan tumbuh tahun ini"]

OPENINGS = [
    "Dikutip dari AFP, ",
    "Mengutip AFP, Rabu (13/3/2019), ",
    "Dalam wawancara dengan BBC, ",
    "Kepada wartawan di Jenewa, ",
    "Saat ditemui wartawan, ",
    "Menanggapi hal itu, ",
    "Sementara itu, ",
    "Usai pertemuan, ",
    "Dalam pidatonya, ",
    "Lewat siaran pers, ",
    "Selasa (12/3), ",
]
ASIDES = [
    ", seperti dikutip AFP,",
    ", seperti dilansir kantor berita Xinhua,",
    " seperti dikutip The Guardian",
    " ketika ditemui wartawan di Jenewa",
    " saat dihubungi wartawan, Selasa (12/3),",
    " saat diwawancarai Reuters",
    " dalam pidato yang disiarkan televisi",
    " usai bertemu para pengusaha",
    " usai pertemuan",
    " seusai rapat kabinet",
    ", sambil tersenyum,",
    " kepada wartawan di Jenewa, Selasa (12/3),",
    " yang memimpin rapat itu",
    " dalam jumpa pers di Jenewa, Selasa (12/3/2019),",
]
QUOTED = [
    '"{W}," {c} {A}.',
    '"{W}," {c} {A} kepada wartawan, Selasa (12/3).',
    '"{W}," {c} {A} saat ditemui wartawan.',
    '"{W}," {c} {A} seperti dikutip kantor berita Xinhua.',
    '"{W}," {c} {A} seusai rapat kabinet.',
    '"{W}," {c} {A}. "Begitu yang kami lihat."',
]
ACTS = {
    "menilai tindakan Suriah berlebihan": ("accuse", "SYR"),
    "mengatakan serangan itu dilakukan Suriah": ("accuse", "SYR"),
    "mengumumkan pencabutan sanksi terhadap Suriah": ("concede", "SYR"),
    "mengatakan akan mencabut embargo terhadap Suriah": ("concede", "SYR"),
    "mengumumkan penghentian operasi militer": ("concede", None),
    "menyatakan siap mundur": ("concede", None),
    "mengumumkan embargo senjata terhadap Suriah": ("sanction", "SYR"),
    "mengatakan negaranya menarik duta besarnya dari Suriah": ("sanction", "SYR"),
    "mengatakan negaranya menangguhkan ekspor senjata ke Suriah": ("sanction", "SYR"),
    "mengumumkan pengerahan pasukan ke perbatasan": ("mobilize", None),
    "mengatakan pasukannya disiagakan di perbatasan": ("mobilize", None),
    "menyatakan siap merespons setiap provokasi Suriah": ("threaten", "SYR"),
    "mengancam akan menghentikan pasokan gas ke Suriah": ("threaten", "SYR"),
    "menyatakan kesepakatan telah tercapai": ("agree", None),
    "menagih janji Suriah": ("request", "SYR"),
    "mengatakan akan mengirim delegasi ke Suriah": ("consult", "SYR"),
    "melontarkan kritik pedas kepada Suriah": ("accuse", "SYR"),
    "mengulangi kecamannya terhadap Suriah": ("accuse", "SYR"),
    "menyatakan kekecewaannya terhadap Suriah": ("accuse", "SYR"),
    "mengecam penembakan warga sipil oleh tentara Suriah": ("accuse", "SYR"),
    "mengeluarkan peringatan keras kepada Suriah": ("threaten", "SYR"),
    "melayangkan ultimatum kepada Suriah": ("threaten", "SYR"),
    "menyuarakan tuntutannya kepada Suriah": ("request", "SYR"),
    "menuntut pembebasan warganya yang ditahan Suriah": ("request", "SYR"),
    "meminta warganya segera meninggalkan Suriah": ("request", None),
    "mengungkapkan penolakannya terhadap usulan Suriah": ("reject", "SYR"),
    "menyuarakan protes kepada Suriah": ("protest", "SYR"),
    "menyampaikan tawaran bantuan kepada Suriah": ("support", "SYR"),
    "mengutarakan rasa hormat kepada Suriah": ("support", "SYR"),
    "melayangkan permintaan maaf kepada Suriah": ("concede", "SYR"),
}


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(prefilter=False)


def statements_of(pipeline: Pipeline, told: str, step: int) -> list[Statement]:
    told = told[0].upper() + told[1:]
    body = f"{DATELINES[step % len(DATELINES)]}{told}\n\nPerkembangan itu menjadi sorotan media.\n\n"
    return list(account_of(pipeline, f"Kabar Dunia Hari Ini\n\n{body}Rabu, 13 Maret 2019\n").statements)


def misread(pipeline: Pipeline, constructions: list[str], cues: list[str], *, quote: bool) -> list[str]:
    """The articles that don't give one statement of the person whom they name."""
    failed, steps = [], count()
    for construction in constructions:
        for cue in cues:
            step = next(steps)
            person, words = ACTORS[step % len(ACTORS)], WORDS[step % len(WORDS)]
            told = construction.format(A=person.full, c=cue, w=words, W=words.capitalize())
            found = statements_of(pipeline, told, step)
            said = [(s.speaker.side, (s.speaker.name or "").split()[-1:], s.quote) for s in found]
            if len(said) != 1 or said[0][0] != person.side or said[0][2] != quote or not said[0][1]:
                failed.append(f"{told!r} gives {said}")
    return failed


@pytest.mark.parametrize("opening", OPENINGS)
def test_whoever_speaks_behind_an_opening_is_heard(opening: str, pipeline: Pipeline) -> None:
    assert misread(pipeline, [opening + "{A} {c} {w}."], SAYS, quote=False) == []


@pytest.mark.parametrize("aside", ASIDES)
def test_whoever_speaks_before_an_aside_is_heard(aside: str, pipeline: Pipeline) -> None:
    assert misread(pipeline, ["{A}" + aside + " {c} {w}."], SAYS, quote=False) == []


@pytest.mark.parametrize("aside", ASIDES)
def test_whoever_does_it_in_words_before_an_aside_is_heard(aside: str, pipeline: Pipeline) -> None:
    assert misread(pipeline, ["{A}" + aside + " {c}."], DOES, quote=False) == []


@pytest.mark.parametrize("construction", QUOTED)
def test_a_quotation_has_one_speaker(construction: str, pipeline: Pipeline) -> None:
    assert misread(pipeline, [construction], AFTER, quote=True) == []


@pytest.mark.parametrize("words", ACTS)
def test_what_is_said_does_what_it_says(words: str, pipeline: Pipeline) -> None:
    act, target = ACTS[words]
    for step, person in enumerate(ACTORS):
        found = statements_of(pipeline, f"{person.full} {words}.", step)
        read = [(s.speaker.side, s.act, s.target and s.target.side) for s in found]
        assert read == [(person.side, act, target)], person.full


@pytest.mark.parametrize("word", ["Mari", "Kan", "Momen", "Luka", "Surya", "Salam"])
def test_a_family_name_that_is_an_ordinary_word_is_nobody_where_nobody_was_named_so(
    word: str, pipeline: Pipeline
) -> None:
    found = statements_of(pipeline, f'"{word} kita sudah tiba," kata Perdana Menteri Belanda Mark Rutte.', 0)
    assert [(s.speaker.side, s.target) for s in found] == [("NLD", None)]


@pytest.mark.parametrize("opening", ["jika", "apabila", "asalkan", "bila"])
def test_a_condition_right_behind_what_is_offered_is_one(opening: str, pipeline: Pipeline) -> None:
    told = f"Presiden Kenya Uhuru Kenyatta menyatakan siap berunding {opening} Suriah menarik pasukannya."
    assert [(s.act, s.conditional) for s in statements_of(pipeline, told, 0)] == [("consult", True)]


@pytest.mark.parametrize(
    ("told", "act"),
    [
        ("Serangan Suriah itu dikecam keras oleh {A}.", "accuse"),
        ("Usulan Suriah ditolak mentah-mentah oleh {A}.", "reject"),
        ("Kecaman terhadap Suriah juga disampaikan {A}.", "accuse"),
        ("Kritik tajam terhadap Suriah dilontarkan {A}.", "accuse"),
        ("Klaim Suriah itu disangkal {A}.", "reject"),
    ],
)
def test_what_is_done_by_somebody_in_words_is_theirs(told: str, act: str, pipeline: Pipeline) -> None:
    for step, person in enumerate(ACTORS):
        found = statements_of(pipeline, told.format(A=person.full), step)
        read = [(s.speaker.side, s.act, s.target and s.target.side) for s in found]
        assert read == [(person.side, act, "SYR")], person.full


@pytest.mark.parametrize(
    "told",
    [
        "Klaim Rusia itu disambut dingin.",
        "Kritik Presiden Rusia Vladimir Putin terhadap NATO makin tajam.",
        "Janji Putin kepada petani belum dipenuhi.",
        "Tolak Rusia, warga berkumpul di alun-alun.",
    ],
)
def test_a_noun_that_opens_a_sentence_reports_nobody(told: str, pipeline: Pipeline) -> None:
    assert statements_of(pipeline, told, 0) == []


@pytest.mark.parametrize(
    ("told", "name", "side"),
    [
        ("Presiden ke-45 Peru Ruben Castano", "Ruben Castano", "PER"),
        ("Perdana Menteri ke-10 Malaysia Anwar Ibrahim", "Anwar Ibrahim", "MYS"),
        ("Presiden AS ke-45 Donald Trump", "Donald Trump", "USA"),
    ],
)
def test_the_how_manieth_of_an_office_is_passed_over(told: str, name: str, side: str, pipeline: Pipeline) -> None:
    found = statements_of(pipeline, f'"Situasi ini rumit sekali," kata {told} di platform X.', 0)
    assert [(s.speaker.name, s.speaker.side, [v.name for v in s.via]) for s in found] == [(name, side, ["X"])]
