"""Connecting and fetching: ten thousand messages exactly as the server has them, and bursts between two looks."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import Core
from app.domain.connections import Health
from app.domain.ids import OaId
from app.practice.people import Customer
from app.practice.volume import fill
from tests.e2e.soak import (
    Soak,
    assert_same,
    at_zalo,
    connect_by_login,
    connect_by_tokens,
    is_whole,
    plain_pictures,
    soak,
)

pytestmark = [pytest.mark.asyncio, pytest.mark.e2e, pytest.mark.timeout(900)]
BURST = 200
LONG = pytest.mark.long
Connect = Callable[[Soak, Core], Awaitable[OaId]]


@pytest.mark.parametrize(
    ("connect", "customers", "each", "knobs"),
    [
        (connect_by_login, 500, 20, {}),
        pytest.param(
            connect_by_tokens, 60, 25, {"depth": 10, "repeat_beyond_depth": True, "ids_as_numbers": True}, marks=LONG
        ),
        (connect_by_tokens, 60, 25, {"time_step": 60_000, "duplicate_every": 7, "rate_headers": False}),
    ],
    ids=["ten thousand", "no paging", "equal times"],
)
async def test_a_newly_connected_oa_brings_all_its_history(
    tmp_path: Path, connect: Connect, customers: int, each: int, knobs: dict[str, Any]
) -> None:
    async with soak(tmp_path, seed=11, speed=100) as one:
        one.world.knobs.turn(knobs)
        people = fill(one.world, customers, each, seed=one.seed)
        plain_pictures(one.world, people)
        async with one.core() as core:
            oa_id = await connect(one, core)

            async def filled() -> bool:
                progress = core.sync.backfill(oa_id)
                return progress is not None and progress.finished and await is_whole(one, core, people)

            await one.until(filled, minutes=90, what="back-fill")
            await assert_same(one, core, people)
            assert sum(len(at_zalo(one.world, who)) for who in people) == customers * each
            await is_live(one, core, oa_id)
        assert one.world.buckets.fullest[oa_id] <= 100
        # The probe asks for somebody who is not there; a pasted pair is changed while calls are under way.
        assert one.world.counts.errors.keys() <= {-201, -216}


@pytest.mark.parametrize(
    "knobs",
    [
        {"depth": 10, "repeat_beyond_depth": True, "row_delay": 25_000},
        {"late_every": 3, "late_by": 20_000, "media_message": "empty"},
        {"time_step": 1000, "duplicate_every": 5, "ids_as_numbers": True, "names": "empty"},
        pytest.param({}, marks=LONG),
        pytest.param({"depth": 10}, marks=LONG),
        pytest.param({"depth": 10, "late_every": 3, "late_by": 20_000}, marks=LONG),
        pytest.param({"time_step": 1000, "late_every": 4, "late_by": 15_000, "duplicate_every": 6}, marks=LONG),
        pytest.param({"names": "missing", "sent_time": False, "rate_headers": False}, marks=LONG),
        pytest.param({"row_delay": 25_000}, marks=LONG),
        pytest.param({"depth": 10, "row_delay": 25_000, "time_step": 1000}, marks=LONG),
    ],
    ids=lambda knobs: ",".join(knobs) or "plain",
)
async def test_bursts_of_200_messages_between_two_looks_are_there_in_true_order(
    tmp_path: Path, knobs: dict[str, Any]
) -> None:
    async with soak(tmp_path, seed=23, speed=50) as one:
        people = one.people(30)
        async with one.core() as core:
            oa_id = await connect_by_tokens(one, core)
            await one.until(lambda: _whole(one, core, people), minutes=20, what="first fill")
            one.world.knobs.turn(knobs)
            for number in range(3):
                people += one.people(5)
                _burst(one, people, number)
                await one.clock.sleep(one.chance.uniform(0, 40))
            await one.clock.sleep(30)  # until the last delayed row can be seen
            await one.until(lambda: _whole(one, core, people), minutes=60, what="bursts")
            # A burst is of one millisecond or few: a late row that goes between others of its time changes their
            # places while they are read.
            await assert_same(one, core, people, equal_times="late_every" not in knobs)
            await is_live(one, core, oa_id)


async def is_live(one: Soak, core: Core, oa_id: OaId) -> None:
    """At this or the next look."""

    async def live() -> bool:
        return core.sync.status(oa_id).health is Health.LIVE

    await one.until(live, minutes=5, what="all is well")


async def _whole(one: Soak, core: Core, people: list[Customer]) -> bool:
    return await is_whole(one, core, people)


def _burst(one: Soak, people: list[Customer], number: int) -> None:
    """All at one moment, as far as a poller can see."""
    world, chance = one.world, one.chance
    acts: list[Callable[[Customer, str], object]] = [
        *[lambda who, text: world.customer_writes(who, text)] * 8,
        *[lambda who, text: world.oa_manager_writes(who, text)] * 3,
        lambda who, text: world.customer_sends_photo(who, b"\xff\xd8\xff", text),
        lambda who, text: world.customer_sends_sticker(who),
        lambda who, text: world.customer_sends_voice(who),
        lambda who, text: world.customer_sends(who, "nosupport", {"message": text}),
        lambda who, text: world.customer_sends_link(who, f"https://example.vn/{number}", text),
    ]
    broken: list[dict[str, Any]] = [{"message_id": None}, {"time": "soon"}, {"src": 7}, {"from_id": None}]
    with world.lock:
        for turn in range(BURST):
            who = chance.choice(people)
            chance.choice(acts)(who, f"loạt {number} tin {turn}")
            if turn % 9 == 4:
                world.customer_sends_broken_row(who, chance.choice(broken))
