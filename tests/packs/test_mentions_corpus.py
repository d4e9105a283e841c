"""Every example of the mentions corpus is read as it says, and every refusal names nobody."""

import tomllib
from importlib import resources
from typing import Any

import pytest

from casting import named

CORPUS: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (resources.files("risalah.packs.id") / "corpus" / "mentions.toml").read_text("utf-8")
)


@pytest.mark.parametrize("example", CORPUS["reads"], ids=lambda example: example["text"][:40])
def test_example_names_whom_it_says(example: dict[str, Any]) -> None:
    assert named(example["text"]) == example["who"]


@pytest.mark.parametrize("example", CORPUS["refuses"], ids=lambda example: example["text"][:40])
def test_refusal_names_nobody(example: dict[str, Any]) -> None:
    assert named(example["text"]) == []
