"""The quick look lets every page through that may hold a contact, and keeps most others out."""

import pytest
import yaml

import shared
from risalah.lang.gate import load_gate
from risalah.lang.tables import pack_root

GATE = load_gate(pack_root("id"), "IDN")


@pytest.mark.parametrize(
    "text",
    [
        "Menteri Luar Negeri Peru menemui sejawatnya dari Rusia di Lima.",
        "Presiden Joko Widodo menelepon Perdana Menteri Jepang di Tokyo.",
        "Rusia, Ukraina, Jerman dan Prancis berunding di Minsk; Rusia dan Ukraina sepakat, kata Jerman.",
    ],
)
def test_a_page_that_may_hold_a_contact_passes(text: str) -> None:
    assert GATE.passes(text.encode())
    assert GATE.passes(text.encode("utf-16"))
    assert GATE.passes(f"<html><body><p>{text}</p></body></html>".encode())


@pytest.mark.parametrize(
    "text",
    [
        "Harga beras naik lagi di pasar induk, kata para pedagang.",
        "Brasil menjamu Argentina; pelatih kedua tim bertemu wasit sebelum laga.",
        "Presiden direktur itu bertemu para pemegang saham di Surabaya.",
    ],
)
def test_other_pages_do_not(text: str) -> None:
    assert not GATE.passes(text.encode())


@shared.needs_shared
def test_no_article_of_the_keys_with_a_contact_is_kept_out() -> None:
    for keys, texts in shared.SETS.values():
        for path in sorted(keys.glob("*.yaml")):
            key = yaml.safe_load(path.read_text("utf-8"))
            if key.get("contacts"):
                assert GATE.passes((texts / key["document"]["file"]).read_bytes()), path.name
