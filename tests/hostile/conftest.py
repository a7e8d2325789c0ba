"""The ground that hostile texts fall on."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from app.events import EventBus
from app.services.ground import Ground
from app.tasks import Supervisor
from tests.fakes.clock import FakeClock
from tests.fakes.inline import InlineDatabase


@pytest_asyncio.fixture
async def ground(tmp_path: Path) -> AsyncIterator[Ground]:
    clock = FakeClock()
    db = InlineDatabase.at(tmp_path / "quaychat.db", b"k" * 32)
    yield Ground(db, EventBus(), clock, Supervisor(clock, seed=1), "pc")
    await db.close()
