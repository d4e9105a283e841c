"""Stories told by several articles, from their text to the records."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from cluster_measures import pairwise
from risalah.model.record import Record
from risalah.run.ingest import ingest
from risalah.store import query
from risalah.store.connection import open_store
from risalah.store.query import Filter
from risalah.store.schema import documents

ARTICLES = Path(__file__).resolve().parents[1] / "merge" / "articles"


def ingested(folder: Path, db: Path) -> tuple[list[Record], dict[str, int]]:
    """The records of a folder's articles, and each document's number."""
    with open_store(db) as store:
        ingest(store, [str(path) for path in folder.rglob("*.txt")], reader="1", now=lambda: "2024-05-02")
        with store.reading() as connection:
            numbers = {row.id: int(Path(row.uri).stem) for row in connection.execute(documents.select())}
            return query.find_records(connection, Filter()), numbers


def expected(folder: Path) -> list[dict[str, Any]]:
    return list(yaml.safe_load((folder / "expected.yaml").read_text("utf-8")))


def matches(wanted: dict[str, Any], record: Record, status: str) -> bool:
    """Whether an account of this record can be the expected contact: what the reading got wrong is not merging's."""
    when = record.fields.get("when")
    sides = {party.side for party in record.participants}
    return (
        set(wanted["sides"]) <= sides
        and (when is None or when.value is None or when.value.rstrip("~") in (wanted["when"], wanted["when"][:7]))
        and wanted.get("status", status) == status
    )


@pytest.mark.parametrize("folder", sorted(ARTICLES.iterdir()), ids=lambda folder: folder.name)
def test_articles_come_together_by_contact(folder: Path, tmp_path: Path) -> None:
    records, numbers = ingested(folder, tmp_path / "s.db")
    truth, found = {}, {}
    told: set[tuple[int, int]] = set()
    for record in sorted(records, key=lambda record: "when" not in record.fields):
        for member in record.accounts:
            number = numbers[member.document]
            fitting = [
                index
                for index, wanted in enumerate(expected(folder))
                if number in wanted["articles"] and matches(wanted, record, member.status)
            ]
            # One account per article and contact: what the reading told twice is not merging's either.
            if fitting and (number, fitting[0]) not in told:
                told.add((number, fitting[0]))
                name = f"{number}/{member.contact}"
                truth[name], found[name] = str(fitting[0]), record.id
    wanted_accounts = sum(len(wanted["articles"]) for wanted in expected(folder))
    assert len(truth) >= wanted_accounts * 0.6
    assert pairwise(truth, found).f1 >= 0.8


def test_the_announced_visit_is_linked_to_the_visit(tmp_path: Path) -> None:
    records, _ = ingested(ARTICLES / "kunjungan-yang-diumumkan", tmp_path / "s.db")
    by_id = {record.id: record for record in records}
    held = next(record for record in records if record.fields["status"].value == "held")
    assert held.planned_as is not None
    assert by_id[held.planned_as].followed_by == held.id


def test_all_stories_in_one_store_stay_apart(tmp_path: Path) -> None:
    apart = [ingested(folder, tmp_path / f"{folder.name}.db")[0] for folder in sorted(ARTICLES.iterdir())]
    with open_store(tmp_path / "all.db") as store:
        ingest(store, [str(path) for path in ARTICLES.rglob("*.txt")], reader="1", now=lambda: "2024-05-02")
        with store.reading() as connection:
            together = query.find_records(connection, Filter())
    assert sorted(record.id for record in together) == sorted(record.id for records in apart for record in records)
