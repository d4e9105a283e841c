"""Talks whose parties no sentence joins are those of the two sides that the article is about."""

from read_contacts import contacts_of

QUARREL = (
    "Armenia menuduh Azerbaijan menembaki desa di perbatasan, Senin (4/3/2019).\n\n"
    "Kementerian Pertahanan Armenia menyatakan dua serdadu terluka. Azerbaijan membantah tuduhan itu.\n\n"
    "Menurut Baku, justru Armenia yang lebih dulu melepaskan tembakan. Azerbaijan mengancam akan membalas. "
    "Armenia menyatakan siap menghadapi serangan apa pun dari Azerbaijan.\n\n"
)


def sides(text: str) -> list[set[str | None]]:
    return [{party.side for party in contact.participants} for contact in contacts_of(text)]


def test_talks_told_without_parties_are_of_the_two_that_quarrel() -> None:
    (contact,) = contacts_of(QUARREL + "Sementara itu, perundingan damai masih mandek.")
    assert [party.side for party in contact.participants] == ["ARM", "AZE"]
    assert {party.rule for party in contact.participants} == {"the two sides that the article is about"}
    assert (contact.status, contact.channel) == ("held", "unknown")


def test_talks_that_name_a_third_side_are_not_theirs() -> None:
    assert sides(QUARREL + "Sementara itu, Georgia menyebut perundingan damai masih mandek.") == []


def test_talks_with_somebody_unknown_are_not_theirs() -> None:
    assert sides(QUARREL + "Negosiasi dengan sebuah klub bola juga gagal.") == []


def test_a_negotiated_solution_tells_of_no_talks() -> None:
    assert sides(QUARREL + "Tidak ada jalan selain solusi negosiasi.") == []


def test_talks_that_are_denied_or_only_wished_for_are_none() -> None:
    assert sides(QUARREL + "Belum ada perundingan damai.") == []
    assert sides(QUARREL + "Perang akan terus berkobar tanpa perundingan damai.") == []


def test_where_a_contact_joins_the_two_the_noun_adds_none() -> None:
    met = "Menlu Armenia Zohrab Mnatsakanyan bertemu Menlu Azerbaijan Elmar Mammadyarov di Wina. Negosiasi masih alot."
    assert sides(QUARREL + met) == [{"ARM", "AZE"}]


def test_an_article_that_is_cut_off_behind_a_government_is_read() -> None:
    assert sides("Filipina ramai. Pemerintah dan") == []
