"""Fixtures for tests that need a store: each runs on SQLite and, where it is installed, on PostgreSQL."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from servers import binaries, postgres

NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    if binaries() is None:
        pytest.skip("PostgreSQL is not installed (apt-get install postgresql)")
    pytest.importorskip("psycopg")
    with postgres() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Call it for the address of a new empty store."""
    if request.param == "sqlite":
        return lambda: str(tmp_path / f"store-{next(NUMBERS)}.db")
    template: str = request.getfixturevalue("postgres_server")

    def create() -> str:
        name = f"store{next(NUMBERS)}"
        admin = template.format(database="postgres").replace("postgresql:", "postgresql+psycopg:")
        engine = sa.create_engine(admin, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
        engine.dispose()
        return template.format(database=name)

    return create


@pytest.fixture
def address(new_store: Callable[[], str]) -> str:
    return new_store()
