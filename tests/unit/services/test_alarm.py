"""The alarm: a wait that ends by time or by a ring."""

import asyncio

import pytest

from app.services.alarm import Alarm
from app.services.ground import Ground
from tests.fakes.clock import FakeClock, settle


class Waiter:
    def __init__(self, ground: Ground) -> None:
        self.alarm = Alarm(ground.clock, ground.supervisor, "test")
        self.woken: list[float] = []
        self._clock = ground.clock

    async def wait(self, seconds: float) -> None:
        await self.alarm.wait(seconds)
        self.woken.append(self._clock.monotonic())


@pytest.mark.asyncio
async def test_ends_when_its_time_has_come(ground: Ground, clock: FakeClock) -> None:
    waiter = Waiter(ground)
    ground.supervisor.spawn("waiter", waiter.wait(10))
    await clock.advance(9)
    assert waiter.woken == []
    await clock.advance(2)
    assert waiter.woken == [10]


@pytest.mark.asyncio
async def test_ends_when_somebody_rings(ground: Ground, clock: FakeClock) -> None:
    waiter = Waiter(ground)
    ground.supervisor.spawn("waiter", waiter.wait(10))
    await clock.advance(3)
    waiter.alarm.ring()
    await settle()
    assert waiter.woken == [3]
    await clock.advance(60)
    assert waiter.woken == [3]


@pytest.mark.asyncio
async def test_a_ring_while_nobody_waits_is_kept(ground: Ground, clock: FakeClock) -> None:
    waiter = Waiter(ground)
    waiter.alarm.ring()
    await asyncio.wait_for(waiter.wait(10), 5)
    assert waiter.woken == [0]


@pytest.mark.asyncio
async def test_an_old_timer_does_not_end_a_later_wait(ground: Ground, clock: FakeClock) -> None:
    waiter = Waiter(ground)
    waiter.alarm.ring()
    await waiter.wait(10)
    ground.supervisor.spawn("waiter", waiter.wait(100))
    await clock.advance(50)
    assert waiter.woken == [0]
