"""The public names: whoever adds or drops one decides so here."""

import json

import risalah

PUBLIC = {
    "Account",
    "Contact",
    "Diagnostic",
    "Page",
    "Participant",
    "Pipeline",
    "Span",
    "Statement",
    "Timex",
    "find_timexes",
    "read",
    "schema",
}


def test_public_names_are_these() -> None:
    assert set(risalah.__all__) == PUBLIC
    assert all(hasattr(risalah, name) for name in PUBLIC)


def test_every_public_name_is_documented() -> None:
    assert all(getattr(risalah, name).__doc__ for name in PUBLIC)


def test_schema_is_plain_json() -> None:
    assert json.loads(json.dumps(risalah.schema()))["title"] == "risalah/account/1"


def test_a_text_of_one_long_line_is_a_text() -> None:
    text = "Menlu RI Retno Marsudi bertemu Menlu Jepang Taro Kono di Tokyo, kata seorang pejabat yang ikut hadir. " * 4
    assert len(risalah.read(text).contacts) == 1
