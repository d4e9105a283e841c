"""Each sign decides the words that its corpus gives it, and leaves alone those that only look like them."""

import tomllib
from functools import cache
from typing import Any

import pytest

from risalah.lang.acts import load_acts
from risalah.lang.tables import pack_root
from risalah.model.account import Statement
from told import said_in

PACK = pack_root("id")
SIGNS: list[dict[str, Any]] = tomllib.loads((PACK / "corpus" / "acts.toml").read_text("utf-8"))["sign"]
WEAK = {  # never enough by itself
    "foretells loss",
    "it is something else",
    "names a mistake",
    "names a wrong",
    "reminds",
    "should they not yield",
    "stresses that it matters",
}


@cache
def said(words: str) -> Statement:
    (statement,) = said_in(f'"{words}," kata Menteri Luar Negeri Kenya Alfred Mutua.')
    return statement


def rule_of(words: str) -> str:
    return next(p.rule for p in said(words).provenance if p.field == "act")


@pytest.mark.parametrize(("name", "words"), [(sign["name"], words) for sign in SIGNS for words in sign["reads"]])
def test_a_sign_decides(name: str, words: str) -> None:
    assert rule_of(words) == name


@pytest.mark.parametrize(("name", "words"), [(sign["name"], words) for sign in SIGNS for words in sign["refuses"]])
def test_a_sign_leaves_alone(name: str, words: str) -> None:
    assert rule_of(words) != name


def test_every_sign_has_examples_and_refusals() -> None:
    names = load_acts(PACK).names
    assert [sign["name"] for sign in SIGNS] == list(names)
    assert all(sign["refuses"] and (sign["reads"] or sign["name"] in WEAK) for sign in SIGNS)
