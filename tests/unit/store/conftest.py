"""Sessions on both kinds of database, rolled back after each test."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine

from app.store.migrating import upgrade
from app.store.opening import open_engine
from app.store.work import Session
from tests.fakes import postgres


@pytest.fixture(scope="session")
def sqlite_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = open_engine(tmp_path_factory.mktemp("store") / "quaychat.db", bytes(32))
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def postgres_engine() -> Iterator[Engine]:
    folder = postgres.programs()
    if folder is None:
        pytest.skip("PostgreSQL's initdb is not installed")
    if os.geteuid() == 0 and postgres.other_user() is None:
        pytest.skip("PostgreSQL does not run as root, and there is no other user")
    with postgres.running(folder) as address:
        engine = create_engine(address)
        with engine.begin() as connection:
            upgrade(connection)
        yield engine
        engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> Engine:
    name = "sqlite_engine" if request.param == "sqlite" else "postgres_engine"
    made = request.getfixturevalue(name)
    assert isinstance(made, Engine)
    return made


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """An empty database of either kind; nothing is kept."""
    with engine.connect() as made:
        yield made
        made.rollback()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "quaychat.db"
