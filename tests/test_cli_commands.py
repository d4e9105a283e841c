"""The other commands: explain, dates, schema, demo, pack check, version, help."""

import json
from pathlib import Path

import pytest

import risalah
from command_line import run
from examples_folder import ARTICLES, EXAMPLES

ARTICLE = EXAMPLES / "telepon-menlu.txt"


def test_explain_shows_every_field_with_its_words_marked() -> None:
    done = run("explain", ARTICLE)
    assert done.exit_code == 0, done.output
    assert "document" in done.stdout
    assert "«" in done.stdout


def test_explain_narrows_down_to_a_contact_and_a_field() -> None:
    whole, contact, field = (run("explain", f"{ARTICLE}{suffix}") for suffix in ("", ":1", ":1.when"))
    assert contact.exit_code == field.exit_code == 0
    assert len(field.stdout) < len(contact.stdout) < len(whole.stdout)
    assert "14/1/2025" in field.stdout


@pytest.mark.parametrize("wanted", [":99", ":1.colour", ":s99"])
def test_explain_says_what_there_is_when_asked_for_what_is_not(wanted: str) -> None:
    done = run("explain", f"{ARTICLE}{wanted}")
    assert done.exit_code == 1
    assert "there are" in str(done.exception)


def test_explain_finds_a_file_whose_name_holds_a_colon(tmp_path: Path) -> None:
    path = tmp_path / "a:1.txt"
    path.write_bytes(ARTICLE.read_bytes())
    assert run("explain", path).exit_code == 0
    assert run("explain", f"{path}:1").exit_code == 0


def test_dates_lists_every_expression_with_its_reading() -> None:
    done = run("dates", ARTICLE)
    assert done.exit_code == 0, done.output
    assert "2025-01-14" in done.stdout
    assert "PT25M" in done.stdout


def test_dates_can_be_read_against_another_day(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Menlu RI bertemu Menlu Jepang di Jakarta kemarin.", "utf-8")
    assert "2019-03-04" in run("dates", tmp_path / "a.txt", "--published", "2019-03-05").stdout


@pytest.mark.parametrize("day", ["2025-13-01", "2025-02-30", "2025-01", "kemarin"])
def test_dates_refuses_a_day_that_is_none(day: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Menlu RI bertemu Menlu Jepang di Jakarta.", "utf-8")
    done = run("dates", tmp_path / "a.txt", "--published", day)
    assert done.exit_code == 2
    assert day in done.stderr


def test_dates_takes_one_file_and_names_its_rows(tmp_path: Path) -> None:
    assert run("dates", EXAMPLES).exit_code == 2
    rows = [
        json.dumps({"text": f"Menlu RI bertemu Menlu Jepang di Jakarta, Selasa ({day}/3/2019)."}) for day in (5, 12)
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(rows), "utf-8")
    printed = " ".join(run("dates", tmp_path / "a.jsonl", columns=200).stdout.split())
    assert "a.jsonl#1" in printed
    assert "a.jsonl#2" in printed


def test_schema_is_that_of_the_printed_accounts() -> None:
    schema = json.loads(run("schema").stdout)
    assert schema["$schema"].startswith("https://json-schema.org/")
    account = json.loads(run("read", ARTICLE).stdout)
    assert set(account) == set(schema["$defs"]["Account"]["properties"])


def test_demo_prints_the_minutes_of_the_samples() -> None:
    done = run("demo")
    assert done.exit_code == 0, done.output
    assert all(path.name in done.stdout for path in ARTICLES)
    assert f"{len(ARTICLES)} articles" in done.stderr


def test_pack_check_finds_the_pack_in_order() -> None:
    done = run("pack", "check", "--no-corpora")
    assert done.exit_code == 0, done.output
    assert "in order" in done.stdout


def test_version_is_the_packages() -> None:
    assert run("--version").stdout.strip() == f"risalah {risalah.__version__}"


def test_no_command_shows_the_help() -> None:
    assert "Usage" in run().output
