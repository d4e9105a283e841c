"""Answer keys: read as they were meant, refused when they can't be."""

from pathlib import Path

import pytest

from risalah.errors import InputError
from risalah.evaluate.key import load_keys


def test_unquoted_dates_and_numbers_are_taken_as_written(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "document: {file: a.txt, published: 2016-11-21}\n"
        "contacts:\n  - {id: 1, when: 2016, participants: [{side: USA}, {side: RUS}]}\n",
        "utf-8",
    )
    [key] = load_keys(tmp_path)
    assert key.document.published == "2016-11-21"
    assert key.contacts is not None
    assert (key.contacts[0].id, key.contacts[0].when) == ("1", "2016")
    assert key.statements is None


@pytest.mark.parametrize("content", ["document: {", "contacts: []", "document: {file: a.txt, agencies: Reuters}"])
def test_a_broken_key_is_told_with_its_file(content: str, tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text(content, "utf-8")
    with pytest.raises(InputError, match=r"broken\.yaml"):
        load_keys(tmp_path)


def test_no_key_at_all_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no answer key"):
        load_keys(tmp_path)
