"""Collection of cycles is put off, and comes back as it was."""

import gc

import pytest

from risalah.memory import uncollected


def test_collection_is_on_again_behind_an_error() -> None:
    with pytest.raises(ValueError, match="stop"), uncollected():
        assert not gc.isenabled()
        raise ValueError("stop")
    assert gc.isenabled()


def test_who_has_turned_collection_off_finds_it_off() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
