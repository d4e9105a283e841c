"""Short articles in the styles of many papers, each with all the contacts that it tells and no other."""

from pathlib import Path

import pytest

from risalah.read.text import read_text
from risalah.run.pipeline import Pipeline

Told = tuple[str, str, frozenset[str]]  # status, channel, sides


def short_articles() -> list[tuple[str, list[Told]]]:
    """(text, contacts) of every article of the file beside this one."""
    lines = Path(__file__).with_name("short_articles.txt").read_text(encoding="utf-8").splitlines()
    found: list[tuple[str, list[Told]]] = []
    text: list[str] = []
    for line in lines:
        if line.startswith("="):
            found.append(("\n".join(text).strip(), contacts_of(line)))
            text = []
        elif not line.startswith("#"):
            text.append(line)
    return found


def contacts_of(line: str) -> list[Told]:
    """'= held phone FRA IRN; planned in-person FRA IRN' as (status, channel, sides) each."""
    rows = [row.split() for row in line.removeprefix("=").split(";")]
    return [(row[0], row[1], frozenset(row[2:])) for row in rows if row != ["none"]]


@pytest.mark.parametrize(
    ("text", "told"), short_articles(), ids=lambda value: value[:60] if isinstance(value, str) else ""
)
def test_a_short_article_tells_just_these_contacts(pipeline: Pipeline, text: str, told: list[Told]) -> None:
    account = pipeline.read(read_text(f"{text}\n".encode(), "short.txt"))
    found = [(c.status, c.channel, frozenset(p.side for p in c.participants if p.side)) for c in account.contacts]
    assert sorted(map(str, map(readable, found))) == sorted(map(str, map(readable, told)))


def readable(contact: Told) -> tuple[str, str, list[str]]:
    return contact[0], contact[1], sorted(contact[2])
