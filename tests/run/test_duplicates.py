"""Copies among articles: who copies whom, and what was added, cut or changed."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from command_line import run
from risalah.clean.copies import Paragraph, Story, compare
from risalah.model.document import Metadata, Page
from risalah.run.duplicates import Copy, copies_among

pytest.importorskip("rensa")

STORY = [
    "Menteri Luar Negeri Peru bertemu Menteri Luar Negeri Chile di Lima pada Selasa untuk membahas perbatasan laut.",
    "Pertemuan itu berlangsung hampir dua jam dan diikuti jamuan makan siang tertutup di istana kepresidenan.",
    "“Kami sepakat membuka kembali pos perbatasan sebelum akhir tahun,” kata Menteri Luar Negeri Chile kepada pers.",
    "Kedua negara akan mengirim delegasi teknis bulan depan, menurut pernyataan bersama yang dibagikan sesudahnya.",
    "Sengketa batas laut di antara keduanya diputus Mahkamah Internasional di Den Haag beberapa tahun silam.",
]
MORE = "Wakil presiden Peru sebelumnya membatalkan lawatannya ke Santiago karena badai besar di pantai selatan."
OTHER = [
    "Presiden Kenya menerima surat kepercayaan dari dua belas duta besar baru di Nairobi pada Kamis pagi.",
    "Para duta besar itu antara lain berasal dari Jepang, Kanada, Brasil, dan tiga negara di kawasan Teluk.",
    "Upacara di halaman istana disaksikan para menteri dan pemimpin parlemen, kata juru bicara kepresidenan.",
]
# What one outlet puts under each of its articles, and no rule knows.
CLOSING = [
    "Redaksi kami selalu berusaha menyajikan kabar dunia yang cepat serta tepat bagi seluruh pembaca di tanah air.",
    "Kunjungi pula rubrik kami yang lain tentang budaya, perjalanan, teknologi, dan kuliner dari penjuru dunia.",
]
TITLES = (
    "Menlu Peru dan Chile Bahas Batas Laut",
    "Peru-Chile Sepakat Buka Pos Perbatasan",
    "Dua Menlu Bertemu di Lima",
)


def article(paragraphs: list[str], title: str = TITLES[0], dateline: str = "") -> str:
    return "\n\n".join([title, dateline + paragraphs[0], *paragraphs[1:]])


def page(uri: str, text: str, published: str | None = None) -> Page:
    return Page(uri, text, uri, metadata=Metadata(published=published))


def found(*pages: Page) -> dict[str, Copy]:
    return {copy.uri: copy for copy in copies_among(pages)}


def test_wire_copy_under_other_names_and_headlines_is_the_same() -> None:
    copies = found(
        page("a", article(STORY, dateline="Lima (ANTARA) - "), "2015-05-12"),
        page("b", article(STORY, TITLES[1], "Jakarta, CNN Indonesia -- ") + "\n\n(abc/def)", "2015-05-13"),
        page("c", article(STORY, TITLES[2]) + "\n\nBaca juga: Harga Tembaga Naik di Pasar Dunia", "2015-05-13"),
    )
    assert set(copies) == {"b", "c"}
    assert all(copy.kind == "same" and copy.shared == 1.0 for copy in copies.values())
    assert len({copy.original for copy in copies.values()}) == 1


def test_a_version_cut_to_its_lead_says_what_was_cut() -> None:
    copy = found(page("a", article(STORY), "2015-05-12"), page("b", article(STORY[:2]), "2015-05-13"))["b"]
    assert copy.kind == "shortened" and copy.shared == 1.0
    assert [stretch.text for stretch in copy.cut] == [paragraph.strip("“.") for paragraph in STORY[2:]]
    assert copy.added == copy.changed == ()


def test_an_extended_version_says_what_was_added_and_where() -> None:
    text = article([*STORY[:2], MORE, *STORY[2:]])
    copy = found(page("a", article(STORY), "2015-05-12"), page("b", text, "2015-05-13"))["b"]
    assert copy.kind == "extended"
    (added,) = copy.added
    assert added.text == MORE.rstrip(".") == text[added.start : added.end]


def test_a_changed_word_is_told_with_what_it_was() -> None:
    changed = [STORY[0], STORY[1].replace("hampir dua jam", "hampir tiga jam"), *STORY[2:]]
    copy = found(page("a", article(STORY), "2015-05-12"), page("b", article(changed), "2015-05-13"))["b"]
    assert copy.kind == "changed" and copy.added == copy.cut == ()
    assert [(change.before.text, change.after.text) for change in copy.changed] == [("dua", "tiga")]


def test_joined_split_and_moved_paragraphs_are_no_change() -> None:
    joined = [" ".join(STORY[:2]), STORY[2], " ".join(STORY[3:])]
    moved = [STORY[0], STORY[2], STORY[1], *STORY[3:]]
    copies = found(page("a", article(STORY)), page("b", article(joined)), page("c", article(moved)))
    assert [copies[uri].kind for uri in "bc"] == ["same", "same"]


def test_the_earliest_is_the_original_whatever_the_order_of_reading() -> None:
    pages = [
        page("a", article(STORY), "2015-05-14"),
        page("b", article(STORY), "2015-05-12"),
        page("c", article(STORY)),
    ]
    for order in (pages, pages[::-1]):
        assert {copy.of_uri for copy in found(*order).values()} == {"b"}


def test_unrelated_articles_with_the_same_closing_words_are_no_copies() -> None:
    assert (
        found(page("a", article(STORY + CLOSING)), page("b", article(OTHER + CLOSING, "Dubes Baru di Nairobi"))) == {}
    )


def test_two_reports_of_one_event_in_their_own_words_are_no_copies() -> None:
    own = [
        "Menlu Chile terbang ke Lima menemui rekannya dari Peru, Selasa, guna merundingkan batas laut kedua negara.",
        "Hampir dua jam mereka duduk bersama lalu bersantap siang di istana tanpa kehadiran para wartawan.",
        "Hasilnya, pos perbatasan yang lama tutup akan dibuka lagi tahun ini, ujar sang menteri dari Santiago.",
    ]
    assert found(page("a", article(STORY)), page("b", article(own, TITLES[1]))) == {}


def test_many_copies_are_one_group() -> None:
    copies = found(*(page(f"{n:03}", article(STORY, TITLES[n % 3])) for n in range(150)))
    assert len(copies) == 149 and len({copy.original for copy in copies.values()}) == 1


def test_pages_without_a_story_do_no_harm() -> None:
    assert (
        found(page("a", "Baca juga: Satu"), page("b", ""), page("c", "\ud800 " * 40), page("d", article(STORY))) == {}
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*STORY, *OTHER, MORE, "Singkat saja.", ""]), max_size=6), st.data())
def test_a_story_beside_itself_is_the_same_and_all_stretches_read_back(lines: list[str], data: st.DataObject) -> None:
    other = data.draw(st.permutations(lines)) + data.draw(st.lists(st.sampled_from(STORY), max_size=2))
    first, second = (Story(_laid_out(each)) for each in (lines, other))
    if first.runs:
        itself = compare(first, first)
        assert itself.kind == "same" and itself.likeness == itself.shared == 1.0
    comparison = compare(first, second)
    assert 0 <= comparison.likeness <= comparison.shared <= 1
    for story, stretches in ((first, comparison.cut), (second, comparison.added)):
        text = "\n".join(paragraph.text for paragraph in story.paragraphs)
        assert all(text[stretch.start : stretch.end] == stretch.text for stretch in stretches)


def _laid_out(lines: list[str]) -> list[Paragraph]:
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    return [Paragraph(start, line) for start, line in zip(starts, lines, strict=True)]


def written(folder: Path) -> Path:
    folder.mkdir()
    (folder / "a.txt").write_text(article(STORY), "utf-8")
    (folder / "b.txt").write_text(article([*STORY[:4], MORE], TITLES[1]), "utf-8")
    (folder / "c.txt").write_text(article(OTHER, "Dubes Baru di Nairobi"), "utf-8")
    return folder


def test_the_command_tells_people_and_programs(tmp_path: Path) -> None:
    folder = written(tmp_path / "news")
    shown = run("duplicates", folder)
    assert shown.exit_code == 0, shown.output
    assert "b.txt changes news/a.txt" in shown.stdout
    assert "+ Wakil presiden Peru" in shown.stdout and "- Sengketa batas laut" in shown.stdout
    assert "3 articles, 1 copy" in shown.stderr
    assert all(len(line) <= 100 for line in shown.stdout.splitlines())
    (line,) = run("duplicates", folder, "--json").stdout.splitlines()
    copy = json.loads(line)
    assert copy["uri"].endswith("b.txt") and copy["of_uri"].endswith("a.txt") and copy["original"] == copy["of"]
    assert copy["added"][0]["text"] == MORE.rstrip(".")


def test_the_articles_of_a_store_are_compared_as_well(tmp_path: Path) -> None:
    folder, db = written(tmp_path / "news"), tmp_path / "a.db"
    assert run("ingest", folder, "--db", db).exit_code == 0
    assert run("duplicates", "--db", db, "--json").stdout == run("duplicates", folder, "--json").stdout
    assert run("duplicates", folder, "--db", db).exit_code == 2


def test_an_input_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    folder = written(tmp_path / "news")
    (folder / "d.txt").touch()
    done = run("duplicates", folder)
    assert done.exit_code == 1 and "d.txt" in done.stderr and "b.txt" in done.stdout


@pytest.mark.parametrize("text", ["a b c d e " * 20_000, "kata " * 40_000, "1" * 2_000_000, "x\n" * 40_000])
def test_hostile_stories_take_linear_time(text: str) -> None:
    list(copies_among([page("a", text), page("b", text + " akhir kata lain sama sekali")]))
