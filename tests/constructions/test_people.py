"""Titles x names x states, as the press puts them together: who is named, in which office, for which side."""

from itertools import count

import pytest

from made_articles import account_of
from risalah.run.pipeline import Pipeline

OFFICES = {
    "Presiden": "president",
    "PM": "prime-minister",
    "Menteri Luar Negeri": "foreign-minister",
    "Menhan": "defence-minister",
    "Wakil Presiden": "vice-president",
    "Wakil Perdana Menteri": "deputy-prime-minister",
    "Raja": "monarch",
    "Putra Mahkota": "crown-prince",
    "Menteri Energi": "minister",
    "Menteri Agama": "minister",
    "Menteri Perindustrian dan Perdagangan": "minister",
    "Wakil Menteri Luar Negeri": "minister",
    "Menteri Negara Urusan Luar Negeri": "minister",
    "Ketua Parlemen": "legislator",
    "Dubes": "ambassador",
    "Utusan Khusus": "envoy",
    "Panglima Angkatan Bersenjata": "commander",
    "Kepala Kepolisian": "commander",
    "Penasihat Keamanan Nasional": "national-security-adviser",
    "Presiden terpilih": "president-elect",
    "Jaksa Agung": "official",
}
NAMES = [
    "Daniel Okoro",
    "Kim Sang-woo",
    "Jean-Paul Mbarga",
    "Tariq al-Mansoori",
    "Muhammad bin Rashid al-Ketbi",
    "Hendrik van der Meer",
    "Maria das Neves",
    "J.P. Nadkarni",
    "Sean O'Malley",
    "Le Thi Hoa",
    "Nana Akufo-Boateng",
]
STATES = {
    "Nigeria": "NGA",
    "Afrika Selatan": "ZAF",
    "Uni Emirat Arab": "ARE",
    "AS": "USA",
    "Korea Selatan": "KOR",
    "Republik Ceko": "CZE",
    "Peru": "PER",
    "Selandia Baru": "NZL",
    "Arab Saudi": "SAU",
}
CONSTRUCTIONS = [
    "{office} {state} {name} bertemu Menlu Jepang Taro Kono di Wina.",
    "{office} {state}, {name}, bertemu Menlu Jepang Taro Kono di Wina.",
    "{name}, {office} {state}, bertemu Menlu Jepang Taro Kono di Wina.",
    "Menlu Jepang Taro Kono menerima {office} {state} {name} di Tokyo.",
    "Menlu Jepang Taro Kono menemui {office} {name} dari {state}.",
    "{name} ({office} {state}) bertemu Menlu Jepang Taro Kono.",
]


@pytest.mark.parametrize("construction", CONSTRUCTIONS)
def test_each_construction_names_somebody_with_side_and_office(pipeline: Pipeline, construction: str) -> None:
    wrong = []
    states = list(STATES.items())
    for step, (title, office) in zip(count(len(construction)), OFFICES.items(), strict=False):
        (state, side), name = states[step % len(states)], NAMES[step % len(NAMES)]
        told = construction.format(office=title, state=state, name=name)
        contacts = account_of(pipeline, f"Kabar Dunia Hari Ini\n\nJAKARTA - {told}\n\nRabu, 13 Maret 2019\n").contacts
        found = [[(p.name, p.side, p.office) for p in each.participants if p.side != "JPN"] for each in contacts]
        if found != [[(name, side, office)]]:
            wrong.append((told, found))
    assert wrong == []


@pytest.mark.parametrize("construction", ["Mantan {office} {state} {name} bertemu Menlu Jepang Taro Kono di Wina."])
def test_whoever_held_an_office_before_holds_it_no_more(pipeline: Pipeline, construction: str) -> None:
    for title, (state, side), name in zip(OFFICES, STATES.items(), NAMES, strict=False):
        told = construction.format(office=title, state=state, name=name)
        (contact,) = account_of(pipeline, f"JAKARTA - {told}\n\nRabu, 13 Maret 2019\n").contacts
        assert [(p.name, p.side, p.office) for p in contact.participants if p.side != "JPN"] == [(name, side, None)]
