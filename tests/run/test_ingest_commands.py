"""A newsroom's day at the command line: ingest, look, decide, carry the decisions over."""

import json
from pathlib import Path

import pytest

from command_line import run
from risalah.model.correction import make_correction
from risalah.run.correct import anchors_of
from risalah.run.ingest import ingest_accounts
from risalah.run.remerge import remerge
from risalah.store.connection import open_store
from risalah.store.corrections import add
from risalah.store.query import load_records
from stories_of_accounts import article, contact

CALL = ("USA Joe Biden (president)", "RUS Vladimir Putin (president)")
WORDS = "Presiden Joe Biden menelepon Presiden Vladimir Putin soal gandum pada Jumat."


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Two sure accounts of one call, one that may be the same, a plan, and a contradiction."""
    first = {"when": "2022-02-11", "channel": "phone"}
    told = [
        article("d-a", contact(*CALL, **first, duration="PT1H"), outlet="Antara", published="2022-02-12"),
        article(
            "d-b",
            contact(*CALL, **first, duration="PT2H"),
            outlet="Detik",
            published="2022-02-12",
            agencies=["Reuters"],
        ),
        article("d-c", contact(*CALL, when="2022-02-14", channel="phone"), outlet="Viva", published="2022-02-15"),
        article("d-d", contact(*CALL, when="2022-03-01", status="planned"), outlet="Viva", published="2022-02-15"),
    ]
    path = tmp_path / "contacts.db"
    with open_store(path) as opened:
        ingest_accounts(
            opened, told, reader="1", now=lambda: "2024-05-02T09:00:00+00:00", texts=lambda _: "Putin soal gandum."
        )
    return path


def records(store: Path, *options: str) -> list[dict]:  # type: ignore[type-arg]
    done = run("records", "--db", store, "--json", *options)
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def documents(record: dict) -> list[str]:  # type: ignore[type-arg]
    return [member["document"] for member in record["accounts"]]


def test_ingest_reads_articles_once_and_again_changes_nothing(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_text(f"Biden Telepon Putin\n\nJakarta, Kantor Contoh - {WORDS[:-1]} (11/2/2022).\n")
    (news / "b.txt").write_text("")
    first = run("ingest", news, "--db", tmp_path / "s.db")
    assert first.exit_code == 1  # the empty file is told
    assert "1 new" in first.stderr
    assert "1 failed" in first.stderr
    again = run("ingest", news, "--db", tmp_path / "s.db")
    assert "0 new, 0 changed, 1 as before" in again.stderr
    assert "1 new" not in run("ingest", news / "a.txt", "--db", tmp_path / "s.db", "--reread").stderr
    assert run("check", "--db", tmp_path / "s.db").exit_code == 0
    assert (news / "a.txt").read_text().startswith("Biden Telepon")


def test_records_show_and_conflicts_tell_of_the_same(store: Path) -> None:
    found = records(store, "--side", "usa", "--side", "RUS", "--since", "2022-02-01", "--until", "2022-02-12")
    assert [documents(record) for record in found] == [["d-a", "d-b"]]
    name = found[0]["id"]
    shown = run("show", name[:8], "--db", store)
    assert shown.exit_code == 0
    for words in ("2 accounts, 2 independent sources", "Contradictions", "1 hour: Antara", "Reuters via Detik"):
        assert words in shown.stdout
    assert json.loads(run("show", name, "--db", store, "--json").stdout)["id"] == name
    conflicts = run("conflicts", "--db", store)
    assert "duration" in conflicts.stdout
    assert "1 hour (Antara) ≠ 2 hours (Detik)" in conflicts.stdout
    assert run("conflicts", "--db", store, "--kind", "place").stdout == ""


def test_less_and_more_than_an_hour_stay_about_an_hour(tmp_path: Path) -> None:
    first = {"when": "2022-02-11", "channel": "phone", "approximate": True, "topics": ["UKR"]}
    told = [
        article("d-a", contact(*CALL, **first, duration="PT1H"), outlet="Antara", published="2022-02-12"),
        article("d-b", contact(*CALL, **first, duration="PT2H"), outlet="Detik", published="2022-02-12"),
    ]
    with open_store(tmp_path / "s.db") as opened:
        ingest_accounts(opened, told, reader="1", now=lambda: "2024-05-02T09:00:00+00:00", texts=lambda _: "Putin.")
    (call,) = records(tmp_path / "s.db")
    assert call["fields"]["duration"]["note"] == "approximate"
    for arguments in (["show", call["id"]], ["conflicts"]):
        printed = " ".join(run(*arguments, "--db", tmp_path / "s.db").stdout.split())
        assert "about 1 hour" in printed
        assert "about 2 hours" in printed
    shown = run("show", call["id"], "--db", tmp_path / "s.db", columns=140).stdout
    heading, topics = (next(row for row in shown.splitlines() if word in row) for word in ("other values", "UKR"))
    assert topics.index("UKR") < heading.index("other values")


def test_follow_ups_lists_what_was_announced(store: Path) -> None:
    done = run("follow-ups", "--db", store, "--json")
    assert [documents(json.loads(line)) for line in done.stdout.splitlines()] == [["d-d"]]
    assert run("follow-ups", "--db", store, "--by", "2022-02-20", "--json").stdout == ""
    assert "d-d" in run("follow-ups", "--db", store, "--overdue", "--json").stdout
    assert run("follow-ups", "--db", store, "--overdue", "--by", "2022-02-20", "--json").stdout == ""
    assert "d-d" in run("follow-ups", "--db", store, "--overdue", "--by", "2099", "--json").stdout


def test_review_decides_what_the_table_leaves_open(store: Path) -> None:
    assert len(records(store)) == 3
    done = run("review", "--db", store, "--who", "rina", stdin="s\n")
    assert "One contact, or two?" in done.stdout
    assert "unsure" in done.stdout
    assert sorted(documents(records(store, "--channel", "phone")[0])) == ["d-a", "d-b", "d-c"]
    decided = json.loads(run("corrections", "export", "--db", store).stdout)
    assert (decided["kind"], decided["who"]) == ("merge", "rina")
    assert "Nothing" in run("review", "--db", store).stdout
    assert run("undo", decided["id"][:8], "--db", store).exit_code == 0
    assert len(records(store)) == 3


def test_a_person_merges_splits_edits_accepts_and_rejects(store: Path) -> None:
    call, later, plan = (record["id"] for record in records(store))
    assert run("merge", call, later, "--db", store, "--why", "one call").exit_code == 0
    merged = next(record for record in records(store) if record["id"] == call)
    assert len(merged["accounts"]) == 3
    assert [conflict["kind"] for conflict in merged["conflicts"]] == ["date", "duration"]
    assert run("split", call, "d-b", "--db", store).exit_code == 0
    assert ["d-b"] in [documents(record) for record in records(store)]
    assert run("edit", call, "when", "2022-02-10", "--db", store, "--why", "communiqué").exit_code == 0
    assert next(r for r in records(store) if r["id"] == call)["fields"]["when"]["value"] == "2022-02-10"
    assert run("accept", call, "--db", store).exit_code == 0
    assert run("reject", plan, "--db", store, "--why", "a rumour").exit_code == 0
    assert plan not in [record["id"] for record in records(store)]
    assert [record["id"] for record in records(store, "--state", "rejected")] == [plan]
    assert [record["id"] for record in records(store, "--state", "accepted")] == [call]


def test_decisions_are_carried_to_another_store(store: Path, tmp_path: Path) -> None:
    call, later, _ = (record["id"] for record in records(store))
    run("merge", call, later, "--db", store)
    assert run("corrections", "export", "--db", store, "-o", tmp_path / "decided.jsonl").exit_code == 0
    other = tmp_path / "other.db"
    told = [
        article("d-a", contact(*CALL, when="2022-02-11", channel="phone"), published="2022-02-12"),
        article("d-c", contact(*CALL, when="2022-02-14", channel="phone"), published="2022-02-15"),
    ]
    with open_store(other) as opened:
        ingest_accounts(opened, told, reader="2", now=lambda: "2024-05-03")
    assert "1 of 1" in run("corrections", "apply", tmp_path / "decided.jsonl", "--db", other).stdout
    assert "0 of 1" in run("corrections", "apply", tmp_path / "decided.jsonl", "--db", other).stdout
    assert [documents(record) for record in records(other)] == [["d-a", "d-c"]]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "r-nowhere"], "no record has this id"),
        (["records", "--since", "kemarin"], "no date"),
        (["records", "--side", "XX"], "XX: no side"),
        (["records", "--channel", "foo"], "no channel; there are in-person"),
        (["records", "--status", "foo"], "no status; there are held"),
        (["records", "--state", "foo"], "no state; there are open"),
        (["records", "--since", "2018", "--until", "2017"], "--since 2018 is later than --until 2017"),
        (["conflicts", "--kind", "foo"], "no kind; there are date, duration"),
        (["corrections", "export", "-o", "/nowhere/c.jsonl"], "cannot be written"),
        (["edit", "CALL", "colour", "red"], "no field to edit"),
        (["edit", "CALL", "when", "kemarin"], "no date"),
        (["edit", "CALL", "status", "maybe"], "no status"),
        (["edit", "CALL", "channel", "telepon"], "no channel; there are in-person, phone"),
        (["edit", "CALL", "outcome", "hm"], "no outcome; there are agreed"),
        (["edit", "CALL", "duration", "90"], "no duration; durations are ISO 8601, e.g. PT90M"),
        (["edit", "CALL", "initiator", "ABC"], "no side"),
        (["edit", "CALL", "country", "UN"], "no country"),
        (["edit", "CALL", "ordinal", "kedua"], "no ordinal"),
        (["undo", "k-nothing"], "no correction"),
        (["split", "CALL", "d-a", "d-b"], "nothing to split"),
        (["merge", "CALL", "CALL"], "with itself"),
        (["corrections", "apply", "/nowhere/at.all"], "cannot be read"),
    ],
)
def test_what_cannot_be_done_is_said(store: Path, arguments: list[str], said: str) -> None:
    call = records(store)[0]["id"]
    done = run(*(argument.replace("CALL", call) for argument in arguments), "--db", store)
    assert done.exit_code != 0
    assert said in str(done.exception)


def test_a_value_that_no_field_can_have_is_not_carried_to_another_store(store: Path, tmp_path: Path) -> None:
    call = records(store)[0]["id"]
    assert run("edit", call, "channel", "video", "--db", store).exit_code == 0
    decided = run("corrections", "export", "--db", store).stdout
    (tmp_path / "bad.jsonl").write_text(decided.replace('"video"', '"telepon"').replace('"id":"k-', '"id":"k-0'))
    done = run("corrections", "apply", tmp_path / "bad.jsonl", "--db", store)
    assert done.exit_code != 0
    assert "telepon: no channel" in str(done.exception)
    assert run("corrections", "export", "--db", store).stdout == decided


def test_a_store_with_values_that_no_field_can_have_is_read_and_told_by_check(store: Path) -> None:
    call = records(store)[0]["id"]
    assert "sound" in run("check", "--db", store).stdout
    bad = {"channel": "telepon", "status": "hm", "when": "besok", "duration": "90", "initiator": "ABC", "ordinal": "x"}
    set_without_a_look(store, call, bad)
    for arguments in (["records"], ["show", call], ["records", "--json"], ["conflicts"], ["follow-ups"], ["stats"]):
        done = run(*arguments, "--db", store)
        assert done.exit_code == 0, done.exception
    assert "(hm, telepon)" in " ".join(run("show", call, "--db", store).stdout.split())
    told = run("check", "--db", store)
    assert told.exit_code == 1
    assert all(f"{field} was set to {value}" in told.stderr for field, value in bad.items())


def set_without_a_look(store: Path, record: str, values: dict[str, str]) -> None:
    """As versions did that checked no value."""
    with open_store(store) as opened:
        with opened.reading() as connection:
            found = load_records(connection, [record])[0]
        targets = anchors_of(opened, found)
        made = [
            make_correction("edit", who="rina", when="2024-06-01", why="", targets=targets, field=field, value=value)
            for field, value in values.items()
        ]
        with opened.writing() as connection:
            add(connection, made)
        remerge(opened)


def test_stats_and_search_look_into_the_store(store: Path) -> None:
    figures = json.loads(run("stats", "--db", store, "--json").stdout)
    assert (figures["documents"], figures["records"], figures["contacts"]) == (4, 3, 4)
    assert figures["conflicts"] == {"duration": 1}
    assert "documents:" in run("stats", "--db", store).stdout
    assert len(run("search", "gandum", "putin", "--db", store).stdout.splitlines()) == 4
