"""Whom words are for that name nobody, as the words around them tell."""

from read_contacts import account_of

MEETING = "Menlu Kenya Alfred Mutua bertemu Menlu Uganda Jeje Odongo di Nairobi, Senin (6/3/2023)."


def targets_of(*paragraphs: str) -> list[str | None]:
    return [said.target.side if said.target else None for said in account_of(*paragraphs).statements]


def test_who_goes_on_speaking_right_away_speaks_to_the_same_partner() -> None:
    said = '"Uganda tetangga yang ramai," kata Mutua.'
    assert targets_of(MEETING, said, '"Truk lewat tiap malam," lanjutnya.') == ["UGA", "UGA"]


def test_what_follows_from_what_goes_on_is_for_nobody() -> None:
    said, then = '"Uganda tetangga yang ramai," kata Mutua.', '"Truk lewat tiap malam," lanjutnya.'
    assert targets_of(MEETING, said, then, '"Panen jagung tiba," tambahnya.') == ["UGA", "UGA", None]


def test_a_side_that_one_has_no_contact_with_is_not_spoken_to_further() -> None:
    said = '"Malawi tetangga yang ramai," kata Mutua.'
    assert targets_of(MEETING, said, '"Truk lewat tiap malam," lanjutnya.') == ["MWI", None]


def test_who_was_spoken_to_answers() -> None:
    said = "Kenya menuduh Uganda menahan nelayan di danau itu."
    assert targets_of(said, "Uganda mengatakan perahu nelayan rusak oleh badai.") == ["UGA", "KEN"]


def test_who_was_not_spoken_to_answers_nobody() -> None:
    said = "Kenya menuduh Uganda menahan nelayan di danau itu."
    assert targets_of(said, "Malawi mengatakan perahu nelayan rusak oleh badai.") == ["UGA", None]


def test_a_country_spoken_to_may_be_named_as_a_place() -> None:
    said = '"Uganda mitra kami," kata Mutua.'
    later = "Pada tahun lalu danau itu meluap dan ribuan rumah di tepinya terendam selama beberapa pekan lamanya."
    assert targets_of(MEETING, said, later, "Mutua mengatakan teh akan dijual di Uganda.") == ["UGA", "UGA"]


def test_who_speaks_for_no_side_comments_on_nobody_in_particular() -> None:
    assert targets_of('"Danau Uganda itu luas," kata pengamat perikanan Otieno Ouma.') == [None]


def test_what_was_said_before_it_answers_nothing() -> None:
    said = "Kenya menuduh Uganda menahan nelayan di danau itu."
    assert targets_of(said, "Sebelumnya, Uganda mengatakan perahu nelayan rusak oleh badai.") == ["UGA", None]


def test_whom_the_speaker_named_right_before_is_nearer_than_the_partner_of_a_meeting() -> None:
    said = "Mutua menuduh Malawi menahan kapal Kenya."
    assert targets_of(MEETING, said, '"Ini tidak dapat diterima," kata Mutua.') == ["MWI", "MWI"]
    assert targets_of(MEETING, '"Ini tidak dapat diterima," kata Mutua.') == ["UGA"]
