"""The system's clock, and the fake one that tests use."""

import asyncio
import time

import pytest

from app.clock import CORRECT_ABOVE_MS, SystemClock
from tests.fakes.clock import FakeClock


def _system_ms() -> int:
    return time.time_ns() // 1_000_000


def test_a_pc_clock_that_is_an_hour_off_is_corrected() -> None:
    clock = SystemClock()
    clock.observe(_system_ms() + 3_600_000)
    assert abs(clock.now() - _system_ms() - 3_600_000) < CORRECT_ABOVE_MS


def test_a_difference_below_a_minute_is_left_alone_and_ends_a_correction() -> None:
    clock = SystemClock()
    clock.observe(_system_ms() + 3_600_000)
    clock.observe(_system_ms() + 5_000)
    assert abs(clock.now() - _system_ms()) < CORRECT_ABOVE_MS / 2


@pytest.mark.asyncio
async def test_steady_time_does_not_follow_a_correction() -> None:
    clock = SystemClock()
    before = clock.monotonic()
    clock.observe(_system_ms() - 3_600_000)
    await clock.sleep(0)
    assert before <= clock.monotonic() < before + 3_000


@pytest.mark.asyncio
async def test_the_fake_clock_wakes_sleepers_in_their_order() -> None:
    clock = FakeClock(now=1_000)
    woken: list[tuple[str, int]] = []

    async def sleep(name: str, seconds: float) -> None:
        await clock.sleep(seconds)
        woken.append((name, clock.now()))

    async with asyncio.TaskGroup() as group:
        group.create_task(sleep("late", 9))
        group.create_task(sleep("early", 2))
        await clock.advance(10)
    assert woken == [("early", 3_000), ("late", 10_000)]


def test_it_is_sure_of_the_time_until_one_of_its_clocks_moves_without_the_other() -> None:
    wall, steady = [1_760_000_000_000], [5.0]
    clock = SystemClock(lambda: wall[0], lambda: steady[0])
    assert not clock.sure()
    clock.observe(wall[0])
    wall[0], steady[0] = wall[0] + 7_200_000, steady[0] + 7_200
    assert clock.sure()
    for jump in (25 * 3_600_000, -25 * 3_600_000):
        wall[0] += jump
        assert not clock.sure()
        clock.observe(1_760_000_000_000)
        assert clock.sure()
        assert clock.now() == 1_760_000_000_000
