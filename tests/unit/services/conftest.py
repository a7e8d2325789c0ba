"""A real store in a temporary folder, a fake Zalo, and a clock that tests move."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from app.events import EventBus
from app.services.ground import Ground
from app.tasks import Supervisor
from tests.fakes.clock import FakeClock
from tests.fakes.inline import InlineDatabase
from tests.fakes.zalo import FakeZalo


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def zalo(clock: FakeClock) -> FakeZalo:
    return FakeZalo(clock)


@pytest_asyncio.fixture()
async def ground(tmp_path: Path, clock: FakeClock) -> AsyncIterator[Ground]:
    db = InlineDatabase.at(tmp_path / "quaychat.db", b"k" * 32)
    supervisor = Supervisor(clock, seed=1)
    yield Ground(db, EventBus(), clock, supervisor, "pc-1")
    await supervisor.close()
    await db.close()
