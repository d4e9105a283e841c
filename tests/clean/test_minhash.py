"""Copies of a story have like signatures, other stories unlike ones, and a signature is the same everywhere."""

import pytest

from risalah.clean.minhash import likeness, signature
from risalah.model.span import Span

pytest.importorskip("rensa")

STORY = " ".join(
    f"Menteri nomor {n} menemui tamu ke-{n * 7} di kota {n * 13} untuk membahas hal {n * 3}." for n in range(40)
)
OTHER = " ".join(
    f"Harga beras naik {n} persen di pasar ke-{n * 5} sejak bulan lalu menurut pedagang {n}." for n in range(40)
)


def of(text: str) -> str:
    found = signature(text, (Span(0, len(text)),))
    assert found is not None
    return found


def test_a_copy_with_a_sentence_cut_is_like_its_source() -> None:
    assert likeness(of(STORY), of(STORY[: len(STORY) * 9 // 10])) > 0.7


def test_another_story_is_unlike() -> None:
    assert likeness(of(STORY), of(OTHER)) < 0.1


def test_case_and_punctuation_do_not_count() -> None:
    assert of(STORY) == of(STORY.upper().replace(".", " ;"))


def test_a_signature_is_stable() -> None:
    assert of("satu dua tiga empat lima enam") == of("satu dua tiga empat lima enam")
    assert of("satu dua tiga empat lima enam").startswith("m1:3c6a") or len(of("satu dua tiga empat lima enam")) == 515


def test_too_short_a_story_has_none() -> None:
    assert signature("satu dua", (Span(0, 8),)) is None
