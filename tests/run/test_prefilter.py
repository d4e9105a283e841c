"""The prefilter is there for speed alone: what it passes over has nothing in any answer key."""

from pathlib import Path

import pytest

from examples_folder import EXAMPLES, EXPECTED
from risalah.evaluate.key import load_keys
from risalah.lang.pack import load_pack
from risalah.run.local import Settings, read_inputs
from risalah.run.prefilter import REACH, Prefilter
from shared import SETS

GATE = Prefilter(load_pack("id"))
KEYS = SETS | {"examples": (EXPECTED, EXAMPLES)}


@pytest.mark.parametrize("name", KEYS)
def test_no_contact_of_a_key_is_lost(name: str) -> None:
    gold, texts = KEYS[name]
    if not gold.is_dir():
        pytest.skip(f"the answer key {name!r} is not beside the repository")
    paths: list[Path] = [texts / key.document.file for key in load_keys(gold)]
    fast, full = (list(read_inputs(paths, settings=Settings(prefilter=on))) for on in (True, False))
    for with_prefilter, without in zip(fast, full, strict=True):
        assert with_prefilter.account and without.account
        assert with_prefilter.account.contacts == without.account.contacts
        assert with_prefilter.account.statements == without.account.statements


@pytest.mark.parametrize(
    "text",
    [
        "Menlu Fiji Seru Tavola tiba di Jakarta, Senin.",
        "Retno menelepon sejawatnya dari Peru membahas pengungsi.",
        "Jokowi bertemu Macron di Bogor.",  # the tables know whose president he is
        "Pertemuan itu batal karena Estonia tidak mengirim wakilnya.",
        "Seorang pejabat senior Departemen Pertahanan AS membenarkan kabar itu.",
        "Juru bicara pemerintah mengatakan Kremlin belum menjawab.",
        "Perwakilan\nAmerika\nSerikat menolak\nberunding lagi.",  # lines cut at a width
        "PM Türkiye dijadwalkan hadir.",
        "PRESIDEN KENYA TIBA DI BALI",
        "Pelatih asal Brasil itu ikut saat Presiden Kenya berkunjung.",
        "Presiden Joko Widodo meresmikan pasar, Selasa.",  # the words of the home's own head of state
        "Wapres JK membuka pameran batik.",
    ],
)
def test_an_article_on_what_countries_do_with_each_other_passes(text: str) -> None:
    assert GATE.passes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Warga menelepon polisi setelah bertemu pelaku di depan toko.",
        "Gubernur dan Menteri Perdagangan bertemu para petani di Garut.",  # of one side
        "Ekspor kakao ke Jepang naik tipis, menurut catatan bursa.",
        "Ekspor kakao ke Jepang naik, kata presiden direktur perusahaan itu.",
        "Penyerang asal Kroasia itu bertemu mantan klubnya di laga pembuka.",
        "Wisatawan dari China menerima kalungan bunga di bandara.",
        "Warga mengenang masa Jokowi menjadi wali kota.",
        "Topan menerjang Filipina dan merobohkan ratusan rumah.",
        "Para chef akan bertemu di dapur as roda.",  # 'as' and 'AS'
    ],
)
def test_news_in_which_nobody_acts_for_another_country_does_not(text: str) -> None:
    assert not GATE.passes(text)


def test_a_country_and_a_word_of_contact_far_apart_are_not_enough() -> None:
    between = "Harga beras di pasar naik lagi. " * (REACH // 32 + 2)
    assert GATE.passes("Ekspor ke Jepang naik. Para petani bertemu bupati.")
    assert not GATE.passes("Ekspor ke Jepang naik. " + between + "Para petani bertemu bupati.")


@pytest.mark.parametrize("name", KEYS)
def test_a_contact_passes_by_its_own_sentences(name: str) -> None:
    """The margin: the words that report a contact are enough, with nothing of the rest of the article."""
    gold, texts = KEYS[name]
    if not gold.is_dir():
        pytest.skip(f"the answer key {name!r} is not beside the repository")
    paths = [texts / key.document.file for key in load_keys(gold)]
    alone = [
        GATE.passes("\n".join(span.read(found.page.text) for span in contact.evidence))
        for found in read_inputs(paths, settings=Settings(prefilter=False))
        if found.page and found.account
        for contact in found.account.contacts
    ]
    assert alone
    assert sum(alone) >= 0.9 * len(alone)
