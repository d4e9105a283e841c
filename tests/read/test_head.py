"""A page's head is read for its claims, and nothing is made up where it claims nothing."""

import time

import pytest

from risalah.model.document import Metadata
from risalah.read.head import read_head
from risalah.read.html import strip_tags

LD = """<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"Organization","name":"X"},
{"@type":["NewsArticle"],"headline":"Menlu Peru &amp; Menlu Rusia","datePublished":"2015-05-13T23:30:00+07:00",
"publisher":{"@type":"Organization","name":"Contoh"}}]}</script>"""


def test_structured_data_is_believed_first() -> None:
    html = f'<html lang="id-ID"><head><title>Lain</title><meta property="og:title" content="Lain">{LD}</head>'
    assert read_head(html, "https://contoh.id/1") == Metadata(
        address="https://contoh.id/1",
        title="Menlu Peru & Menlu Rusia",
        outlet="Contoh",
        published="2015-05-13",
        language="id",
    )


@pytest.mark.parametrize(
    ("html", "claims"),
    [
        ('<meta content="Judul" property="og:title">', Metadata(title="Judul")),
        ("<META NAME='publishdate' CONTENT='2016/08/06 17:17:00'>", Metadata(published="2016-08-06")),
        ('<meta itemprop="datePublished" content="2016-08-06T01:02:03Z">', Metadata(published="2016-08-06")),
        ('<meta property="article:published_time" content="06-08-2016">', Metadata()),
        (
            '<link rel="canonical" href="https://contoh.id/a?b=1&amp;c=2">',
            Metadata(address="https://contoh.id/a?b=1&c=2"),
        ),
        ("<title>Satu &ldquo;Dua&rdquo;\n</title>", Metadata(title="Satu “Dua”")),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>', Metadata()),
        ('<script type="application/ld+json">' + "[" * 100_000 + "</script>", Metadata()),
        ("<p>12 Mei 2015</p>", Metadata()),
        ("", Metadata()),
    ],
)
def test_claims(html: str, claims: Metadata) -> None:
    assert read_head(html) == claims


@pytest.mark.parametrize(
    "part", ["<meta ", '<meta a="', "<link ", "<title", '<script type="application/ld+json">', "</"]
)
def test_hostile_heads_take_little_time(part: str) -> None:
    started = time.process_time()
    read_head(part * 200_000)
    strip_tags(part * 50_000)
    assert time.process_time() - started < 5
