"""`risalah score`: figures, differences, floors."""

import json
from pathlib import Path

import msgspec

from command_line import run
from examples_folder import EXAMPLES, EXPECTED
from made_accounts import perfect_account
from risalah.evaluate.key import load_keys


def perfect_accounts(folder: Path) -> Path:
    path = folder / "accounts.jsonl"
    keys = load_keys(EXPECTED)
    accounts = [perfect_account(key, (EXAMPLES / key.document.file).read_text("utf-8")) for key in keys]
    path.write_bytes(b"\n".join(map(msgspec.json.encode, accounts)))
    return path


def test_score_reads_the_articles_that_the_key_names() -> None:
    figures = json.loads(run("score", EXPECTED, EXAMPLES, "--json").stdout)
    assert figures["articles"] == figures["articles read"] == len(list(EXPECTED.glob("*.yaml")))
    assert 0 <= figures["contacts F1"] <= 1


def test_perfect_accounts_score_one_in_everything(tmp_path: Path) -> None:
    done = run("score", EXPECTED, EXAMPLES, "--json", "--accounts", perfect_accounts(tmp_path))
    figures = json.loads(done.stdout)
    assert {figures[name] for name in ("contacts F1", "statements F1", "contact fields", "record score")} == {1.0}


def test_a_fall_below_a_floor_fails_and_says_which(tmp_path: Path) -> None:
    floors, accounts = tmp_path / "floors.toml", perfect_accounts(tmp_path)
    pinned = run("score", EXPECTED, EXAMPLES, "--accounts", accounts, "--floors", floors, "--pin", "samples")
    assert pinned.exit_code == 0, pinned.output
    assert run("score", EXPECTED, EXAMPLES, "--accounts", accounts, "--floors", floors).exit_code == 0
    accounts.write_bytes(b"\n".join(accounts.read_bytes().splitlines()[1:]))
    done = run("score", EXPECTED, EXAMPLES, "--accounts", accounts, "--floors", floors)
    assert done.exit_code == 1
    assert "contacts F1" in done.stderr and "below its floor" in done.stderr


def test_details_name_article_field_and_both_readings(tmp_path: Path) -> None:
    accounts = perfect_accounts(tmp_path)
    accounts.write_bytes(accounts.read_bytes().replace(b'"phone"', b'"video"'))
    done = run("score", EXPECTED, EXAMPLES, "--accounts", accounts, "--details")
    assert "telepon-menlu.txt: c1 channel: key phone, found video" in done.stdout


def test_floors_of_another_key_are_refused(tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text('[other]\ndigest = "x"\n[other.floors]\n"contacts F1" = 0.5\n', "utf-8")
    done = run("score", EXPECTED, EXAMPLES, "--floors", floors)
    assert done.exit_code == 1
    assert "pin them" in str(done.exception)


def test_pin_needs_a_floors_file() -> None:
    assert run("score", EXPECTED, EXAMPLES, "--pin", "samples").exit_code == 2


def test_an_article_that_a_key_names_and_nobody_has_is_said_in_words(tmp_path: Path) -> None:
    said = str(run("score", EXAMPLES / "expected", tmp_path).exception)
    assert "cannot be read: No such file or directory" in said
    assert "Errno" not in said
