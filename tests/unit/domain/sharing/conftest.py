"""A shop with an owner and four people: on the bare functions, and again with every step read from and written to a
real database file."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from app.domain.ids import OWNER
from app.store.opening import open_engine
from tests.fakes.sharing import A, B, C, D, Stage
from tests.fakes.stored_sharing import StoredStage


@pytest.fixture(scope="session")
def sharing_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = open_engine(tmp_path_factory.mktemp("sharing") / "quaychat.db", bytes(32))
    yield engine
    engine.dispose()


@pytest.fixture(params=["bare", "stored"])
def stage(request: pytest.FixtureRequest) -> Iterator[Stage]:
    if request.param == "bare":
        made = Stage()
        made.hire(OWNER, A, B, C, D)
        yield made
        return
    engine: Engine = request.getfixturevalue("sharing_engine")
    with engine.connect() as session:
        stored = StoredStage(session=session)
        stored.hire(OWNER, A, B, C, D)
        yield stored
        session.rollback()
