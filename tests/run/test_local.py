"""Many inputs on this machine: order, failures, workers that die."""

from pathlib import Path

from risalah.errors import InputError
from risalah.model.document import Diagnostic, Page
from risalah.run import local
from risalah.run.local import DEFAULTS, Reading, Workers, read_inputs
from risalah.run.pipeline import Pipeline
from worker_tasks import echo_or_die


def test_order_of_the_arguments_changes_nothing(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("b.txt", "a.txt", "c.txt")]
    for path in paths:
        path.write_text(f"Presiden bertemu Menlu {path.name} di Jakarta, Senin (13/1/2025).", "utf-8")
    forwards, backwards = list(read_inputs(paths)), list(read_inputs(paths[::-1]))
    assert [reading.uri for reading in forwards] == sorted(map(str, paths))
    assert forwards == backwards
    assert list(read_inputs([tmp_path])) == forwards


def test_an_input_given_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Jakarta - Presiden tiba.", "utf-8")
    assert len(list(read_inputs([path, path]))) == 1


def test_two_processes_give_what_one_gives(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(f"Menlu RI bertemu Menlu Jepang, kabar ke-{number}.", "utf-8")
    (tmp_path / "empty.txt").touch()
    assert list(read_inputs([tmp_path], jobs=2)) == list(read_inputs([tmp_path]))


def test_a_dying_worker_costs_its_page_alone() -> None:
    texts = ["satu", "die", "dua", *(f"kabar {number}" for number in range(40)), "die", "tamat"]
    pages = [Page(f"{number}.txt", text, "") for number, text in enumerate(texts)]
    readings = list(Workers(2, DEFAULTS, echo_or_die).read(pages))
    assert [reading.uri for reading in readings] == [page.uri for page in pages]
    for page, reading in zip(pages, readings, strict=True):
        if page.text == "die":
            assert reading.failure and reading.failure.code == "worker-died"
        else:
            assert reading.account and reading.account.document.id == page.text


def test_failures_keep_their_place_among_the_workers_results() -> None:
    failed = Reading("x.txt", None, None, Diagnostic("read", "unreadable"))
    readings = list(Workers(2, DEFAULTS, echo_or_die).read([Page("a", "satu", ""), failed, Page("b", "dua", "")]))
    assert [reading.uri for reading in readings] == ["a", "x.txt", "b"]


def test_a_fault_of_the_program_costs_one_page_and_is_told(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"Kabar {name}.", "utf-8")
    real = Pipeline.read

    def read(self: Pipeline, page: Page) -> object:
        if page.uri.endswith("a.txt"):
            raise ZeroDivisionError("a rule divided by nothing")
        return real(self, page)

    monkeypatch.setattr(Pipeline, "read", read)
    first, second = read_inputs([tmp_path])
    assert first.failure == Diagnostic(
        "run.pipeline", "program-error", note="ZeroDivisionError: a rule divided by nothing"
    )
    assert second.account


def test_an_unreadable_input_is_a_failure_in_its_place(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    def read_pages(path: Path, **_: object) -> object:
        raise InputError(f"{path}: no text")
        yield

    monkeypatch.setattr(local, "read_pages", read_pages)
    (tmp_path / "a.txt").write_text("Kabar.", "utf-8")
    [reading] = read_inputs([tmp_path])
    assert reading.account is None
    assert reading.failure and "no text" in (reading.failure.note or "")
