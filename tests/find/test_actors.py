"""Who the mentions of an article are, as a reader of this article alone would say."""

from datetime import date

import pytest

from casting import cast_of, named, pack
from risalah.find.actors import cast_story
from risalah.find.clusters import group_names
from risalah.find.mentions import find_mentions


def who(text: str, words: str, title: str = "") -> str | None:
    """The name of the actor that some words of the text refer to."""
    story, cast = cast_of(text, title)
    for number, mention in enumerate(cast.mentions):
        if mention.span.read(story.text) == words:
            actor = cast.actor(number)
            return actor.name if actor else None
    raise AssertionError(f"{words!r} is no mention: {[m.span.read(story.text) for m in cast.mentions]}")


def test_a_surname_is_the_person_named_before() -> None:
    assert (
        who("Menlu Kazakhstan Aigul Serikbaeva tiba. Serikbaeva menemui Menlu Retno.", "Serikbaeva")
        == "Aigul Serikbaeva"
    )


def test_a_surname_in_the_headline_is_the_person_named_in_the_story() -> None:
    text = "Menlu Kazakhstan Aigul Serikbaeva tiba."
    assert who(text, "Serikbaeva", title="Serikbaeva Temui Retno") == "Aigul Serikbaeva"


def test_an_office_points_back_to_its_holder() -> None:
    assert who("Presiden AS Barack Obama pergi. Presiden AS itu lelah.", "Presiden AS") == "Barack Obama"


def test_the_president_elect_is_not_the_president() -> None:
    text = "Presiden AS Barack Obama dan Presiden terpilih AS Donald Trump bertemu. Presiden AS itu lelah."
    assert who(text, "Presiden AS") == "Barack Obama"


def test_a_pronoun_is_the_subject_of_its_sentence() -> None:
    assert who("Presiden Rusia Vladimir Putin mengatakan ia siap.", "ia") == "Vladimir Putin"


def test_a_pronoun_at_the_start_is_the_subject_before() -> None:
    assert who("Presiden Rusia Vladimir Putin tiba di Wina. Dia lelah.", "Dia") == "Vladimir Putin"


def test_a_surname_of_several_people_is_decided_by_the_side() -> None:
    assert named("Presiden Korea Selatan Kim Dae-jung hadir. Kim pulang.")[-1].startswith("Kim Dae-jung | KOR")


def test_another_country_makes_another_person() -> None:
    _, cast = cast_of("Menlu Fiji John Kerry tiba di Suva.")
    actor = cast.actors[0]
    assert (actor.name, actor.side, actor.person) == ("John Kerry", "FJI", None)


def test_what_the_article_says_goes_before_the_tables() -> None:
    assert named("Mantan Presiden AS Barack Obama pergi.") == ["Barack Obama | USA |"]


def test_an_unknown_president_without_a_country_heads_a_club() -> None:
    _, cast = cast_of("Presiden Persebaya, Azhar Anantara, membantah.")
    assert all(side is None for side in cast.side_of)


def test_an_office_not_said_is_asked_of_the_day() -> None:
    text = "Obama tiba di Lima."
    story, _ = cast_of(text)
    people = group_names(story, find_mentions(story, pack()))
    offices = [
        cast_story(story, people, pack(), day).actors[0].office for day in (date(2016, 11, 20), date(2020, 1, 1))
    ]
    assert offices == ["president", None]


def test_a_title_behind_the_name_is_the_names_own() -> None:
    assert named("Fathi Bashagha, Menteri Dalam Negeri Libya, mundur.") == ["Fathi Bashagha | LBY | minister"]


def test_hyphenated_surnames_are_two_people() -> None:
    text = "Presiden Rusia Vladimir Putin dan Menlu AS John Kerry bicara."
    found = named(text, title="Putin-Kerry Adakan Pembicaraan")
    assert found[:2] == ["Vladimir Putin | RUS | president", "John Kerry | USA | foreign-minister"]


def test_name_that_lost_its_letters_with_marks_is_the_same_person() -> None:
    names = named("Presiden Vietnam Tô Lâm tiba di Hanoi. Presiden Vietnam T Lm disambut Menlu Retno Marsudi.")
    assert [name for name in names if "VNM | president" in name] == ["To Lam | VNM | president"] * 2


def test_the_beginning_of_a_long_first_name_is_a_short_one() -> None:
    text = "Mendag Rudiantorowo Wijaya tiba. Menurut Rudian, harga turun. Menurut Rudiantoro, harga naik."
    assert who(text, "Rudian") == "Rudiantorowo Wijaya"
    assert who("Mendag Roberto Wijaya tiba. Menurut Robert, harga turun.", "Robert") is None


def test_who_is_named_in_a_quotation_is_not_the_one_who_says_it() -> None:
    text = 'Presiden AS Barack Obama tiba. "Kami percaya kepada Vladimir Putin," kata dia.'
    assert who(text, "dia") == "Barack Obama"


def test_the_head_of_a_private_body_speaks_for_no_state() -> None:
    text = "Ketua Gabungan Eksportir Kopi Indonesia cabang Lampung mengatakan panen gagal. Rusia membeli kopi."
    assert named(text) == ["Gabungan Eksportir Kopi Indonesia |  |", "- | RUS |"]
    assert named("Ketua Umum PSSI Mochamad Iriawan bertemu Menlu Jepang.")[0].startswith("Mochamad Iriawan |  |")


def test_another_states_man_behind_an_office_holds_it_not() -> None:
    text = "Presiden Prabowo Subianto tiba. Selain Menhan Malaysia, Prabowo juga disambut Menlu Malaysia Mohamad Hasan."
    assert named(text) == [
        "Prabowo Subianto | IDN | president",
        "- | MYS | defence-minister",
        "Prabowo Subianto | IDN | president",
        "Mohamad Hasan | MYS | foreign-minister",
    ]


@pytest.mark.parametrize(
    ("text", "day", "person"),
    [
        ("Presiden Bush tiba di Wina.", date(2003, 3, 12), "George W Bush | USA"),
        ("Presiden Widodo tiba di Wina.", date(2016, 3, 16), "Joko Widodo | IDN"),
        ("Presiden Wahid tiba di Wina.", date(2000, 4, 12), "Abdurrahman Wahid | IDN"),
        ("Menlu Fischer tiba di Oslo.", date(2003, 3, 12), "Joschka Fischer | DEU"),
        ("Presiden Lee tiba di Wina.", date(2025, 8, 13), "Lee Jae-myung | KOR"),
        ("PM Lee tiba di Wina.", date(2023, 6, 14), "Lee Hsien Loong | SGP"),
        ("Raja Abdullah tiba di Wina.", date(2018, 3, 14), "Raja Abdullah II | JOR"),
        ("Raja Abdullah tiba di Wina.", date(2012, 3, 14), None),  # there were two of them
        ("Raja Abdullah tiba dari Arab Saudi.", date(2012, 3, 14), "Abdullah bin Abdulaziz | SAU"),
        ("Presiden Lee tiba di Wina.", date(2015, 1, 14), None),  # there was none
        ("Mantan Presiden Bush tiba di Wina.", date(2003, 3, 12), None),
        ("Lee tiba di Wina.", date(2023, 6, 14), None),
    ],
)
def test_of_several_of_one_name_the_day_decides_by_office(text: str, day: date, person: str | None) -> None:
    story, _ = cast_of(text)
    cast = cast_story(story, group_names(story, find_mentions(story, pack())), pack(), day)
    known = [f"{actor.name} | {actor.side}" for actor in cast.actors if actor.person is not None]
    assert known == ([person] if person is not None else [])


def test_a_minister_called_by_his_office_is_of_his_own_state_also_when_a_body_has_him() -> None:
    story, _ = cast_of("Menlu Retno Marsudi tiba di Wina.")
    cast = cast_story(story, group_names(story, find_mentions(story, pack())), pack(), date(2025, 3, 12))
    assert [(actor.side, actor.office) for actor in cast.actors] == [("IDN", "foreign-minister")]
