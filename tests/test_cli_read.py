"""`risalah read`: formats, exit codes, bad input."""

import json
from pathlib import Path

import pytest

from command_line import run
from examples_folder import ARTICLES, EXAMPLES
from risalah.errors import InputError

ARTICLE = EXAMPLES / "telepon-menlu.txt"


def test_piped_output_is_one_json_object_per_article() -> None:
    done = run("read", *ARTICLES)
    assert done.exit_code == 0, done.output
    accounts = [json.loads(line) for line in done.stdout.splitlines()]
    assert [account["document"]["uri"] for account in accounts] == [str(path) for path in ARTICLES]
    assert {account["schema"] for account in accounts} == {"risalah/account/1"}


def test_json_is_one_array_of_the_same_accounts() -> None:
    lines = run("read", *ARTICLES, "--format", "jsonl").stdout.splitlines()
    assert json.loads(run("read", *ARTICLES, "--format", "json").stdout) == [json.loads(line) for line in lines]


def test_json_of_nothing_is_an_empty_array(tmp_path: Path) -> None:
    assert run("read", tmp_path, "--format", "json").stdout == "[]\n"


def test_a_folder_without_any_article_is_said_to_hold_none(tmp_path: Path) -> None:
    done = run("read", tmp_path)
    assert done.exit_code == 1
    assert "no article was found there" in done.stderr
    assert "0 articles, 0 contacts, 1 input failed" in done.stderr


@pytest.mark.parametrize("place", ["nowhere/x.jsonl", "folder"])
def test_an_output_that_cannot_be_written_is_one_line(place: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    done = run("read", ARTICLES[0], "-o", tmp_path / place)
    assert done.exit_code != 0
    assert isinstance(done.exception, (InputError, SystemExit))


def test_a_dash_as_output_is_standard_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = ARTICLES[0].resolve()
    monkeypatch.chdir(tmp_path)
    assert run("read", article, "-o", "-").stdout == run("read", article).stdout
    assert not list(tmp_path.iterdir())


def test_a_text_column_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("judul,isi\nA,B\n", "utf-8")
    assert "no column 'foo' among the columns judul, isi" in " ".join(
        run("read", tmp_path / "x.csv", "--text-column", "foo").stderr.split()
    )


def test_table_tells_the_rows_of_one_file_apart(tmp_path: Path) -> None:
    rows = [json.dumps({"text": path.read_text("utf-8")}) for path in ARTICLES[:2]]
    (tmp_path / "shard.jsonl").write_text("\n".join(rows), "utf-8")
    printed = run("read", tmp_path / "shard.jsonl", "--format", "table").stdout
    assert "shard#1" in printed
    assert "shard#2" in printed


def test_order_of_the_inputs_does_not_change_a_byte() -> None:
    assert run("read", *ARTICLES).stdout_bytes == run("read", *ARTICLES[::-1]).stdout_bytes


def test_prefilter_loses_nothing_on_the_samples() -> None:
    assert run("read", *ARTICLES).stdout_bytes == run("read", *ARTICLES, "--no-prefilter").stdout_bytes


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("format", ["minutes", "table"])
def test_what_people_read_fits_the_terminal_and_has_no_colour_codes(columns: int, format: str) -> None:  # noqa: A002
    done = run("read", EXAMPLES, "--format", format, columns=columns)
    lines = done.stdout.splitlines()
    assert lines
    assert all(len(line) <= columns for line in lines)
    assert all(line == line.rstrip() for line in lines)
    assert "\x1b" not in done.stdout


def test_minutes_name_every_article() -> None:
    shown = run("read", *ARTICLES, "--format", "minutes").stdout
    assert all(path.name in shown for path in ARTICLES)


def test_output_file_holds_what_would_be_printed(tmp_path: Path) -> None:
    output = tmp_path / "accounts.jsonl"
    assert run("read", ARTICLE, "--output", output).stdout == ""
    assert output.read_bytes() == run("read", ARTICLE).stdout_bytes
    assert [path.name for path in tmp_path.iterdir()] == ["accounts.jsonl"]


def test_minutes_can_be_written_to_a_file(tmp_path: Path) -> None:
    run("read", ARTICLE, "--format", "minutes", "--output", tmp_path / "minutes.txt")
    assert "telepon-menlu.txt" in (tmp_path / "minutes.txt").read_text("utf-8")


def test_a_run_that_breaks_off_leaves_no_output_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("risalah.cli.reading.account_lines", stop)
    assert run("read", ARTICLE, "--output", tmp_path / "accounts.jsonl").exit_code != 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\t\n"),
        ("binary.txt", bytes(range(256)) * 40),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02" * 500),
    ],
)
def test_what_is_no_article_is_told_and_the_others_are_read(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_bytes(ARTICLE.read_bytes())
    done = run("read", tmp_path)
    assert done.exit_code == 1
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    assert [json.loads(line)["document"]["uri"] for line in done.stdout.splitlines()] == [str(tmp_path / "good.txt")]


def test_a_missing_file_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    done = run("read", tmp_path / "missing.txt", ARTICLE)
    assert done.exit_code == 1
    assert "missing.txt" in done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_what_cannot_be_opened_in_a_folder_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "good.txt").write_bytes(ARTICLE.read_bytes())
    done = run("read", tmp_path)
    assert done.exit_code == 1
    assert "dangling.txt" in done.stderr and "loop.txt" in done.stderr
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_another_encoding_is_read_as_well(encoding: str, tmp_path: Path) -> None:
    text = ARTICLE.read_text("utf-8").replace("•", "-")
    (tmp_path / "a.txt").write_bytes(text.encode(encoding, "replace"))
    done = run("read", tmp_path)
    assert done.exit_code == 0, done.stderr
    account = json.loads(done.stdout)
    assert account["document"]["title"]["text"] == "Menlu Indonesia dan Malaysia Bertelepon, Bahas Krisis Myanmar"


ENGLISH = """Foreign ministers of Indonesia and Japan met in Jakarta on Tuesday

The foreign minister of Indonesia met her Japanese counterpart in Jakarta on Tuesday, and they agreed that they would
speak again by telephone before the end of the month. Both of them said that the talks had been useful.
"""
MALAY = """Menteri Luar adakan perbincangan dengan rakan sejawat dari Jepun

Menteri Luar mengadakan perbincangan dengan rakan sejawat beliau dari Jepun pada hari Selasa di Putrajaya kerana
kedua-dua pihak mahu mengeratkan lagi hubungan. Beliau berkata mesyuarat itu ialah antara yang terpenting pada tahun
ini, manakala pihak Jepun turut bersetuju untuk mengadakan mesyuarat susulan selepas cuti.
"""


@pytest.mark.parametrize(("text", "code", "said"), [(ENGLISH, "en", "English"), (MALAY, "ms", "Malay")])
def test_another_language_is_said_and_gives_no_contact(text: str, code: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text, "utf-8")
    done = run("read", tmp_path)
    assert done.exit_code == 0
    account = json.loads(done.stdout)
    assert account["document"]["language"] == code
    assert account["contacts"] == []
    assert said in done.stderr


def test_no_path_is_wrong_usage() -> None:
    assert run("read").exit_code == 2
    assert run("read", ARTICLE, "--format", "xml").exit_code == 2


def test_standard_input_is_an_article_too() -> None:
    done = run("read", "-", stdin=ARTICLE.read_bytes())
    assert done.exit_code == 0, done.stderr
    ours, named = json.loads(done.stdout), json.loads(run("read", ARTICLE).stdout)
    assert ours["document"]["title"] == named["document"]["title"]
    assert len(ours["contacts"]) == len(named["contacts"])
