"""docs/merging.md tells of every field of a record, every kind of conflict and every feature."""

from pathlib import Path
from typing import get_args

import msgspec
import pytest

from risalah.merge.weights import Weights
from risalah.model.record import Conflict, ConflictKind, Field, Member, Party, Readout, Record, Said, Source, Value

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "merging.md").read_text("utf-8")


@pytest.mark.parametrize("kind", [Record, Field, Value, Party, Member, Source, Said, Readout, Conflict])
def test_every_field_of_a_record_is_told_of(kind: type) -> None:
    assert [f.name for f in msgspec.structs.fields(kind) if f"`{f.name}`" not in TEXT] == []


def test_every_kind_of_conflict_and_every_feature_is_told_of() -> None:
    features = [f.name for f in msgspec.structs.fields(Weights) if f.type is not float]
    assert [name for name in (*get_args(ConflictKind), *features) if f"`{name}`" not in TEXT] == []
