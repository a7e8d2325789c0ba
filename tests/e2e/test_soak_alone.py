"""What must not touch the rest: a process that is killed while it sends, and one OA in trouble beside another."""

import asyncio
import json
import sys
from pathlib import Path

import pytest

from app.bootstrap import Core
from app.domain.connections import ConnectionState, Health
from app.domain.ids import OaId
from app.practice.faults import Fault
from app.practice.people import Customer
from app.zalo.transport import Deadlines
from tests.e2e.soak import (
    KEY,
    SEND,
    Soak,
    all_out,
    assert_honest,
    assert_same,
    assert_shown_as_ours,
    at_rest,
    connect_by_tokens,
    is_read_back,
    is_whole,
    say,
    send_all,
    soak,
    state_of,
)

pytestmark = [pytest.mark.asyncio, pytest.mark.e2e, pytest.mark.timeout(900)]
ROOT = Path(__file__).resolve().parents[2]
KILLS = 6
ONE_CALL_S = Deadlines().step
"""So long a call that is not answered takes, in real seconds: no clock of ours counts there."""


async def test_killed_again_and_again_while_sending_it_neither_loses_nor_doubles(tmp_path: Path) -> None:
    async with soak(tmp_path, seed=53, speed=20) as one:
        people = one.people(12)
        async with one.core() as core:
            await connect_by_tokens(one, core)
            await one.until(lambda: is_whole(one, core, people), what="customers are known")
        async with one.core(running=False) as core:
            said = await send_all(core, people, 8)
        one.world.knobs.faults += [
            Fault("slow", SEND, percent=40, seconds=0.05),
            Fault("hang", SEND, percent=20, seconds=0.2, committed=True),
            Fault("hang", SEND, percent=5, seconds=0.2),
        ]
        for _ in range(KILLS):
            await _run_and_kill(one, after=one.chance.randrange(4, 12))
        one.world.knobs.faults.clear()
        async with one.core() as core:
            await one.until(lambda: at_rest(core), what="sending comes to rest")
            await assert_honest(one, core, said)
            await all_out(one, core, said)
            await one.until(lambda: is_read_back(one, core, people), what="read back")
            await assert_same(one, core, people)
            await assert_shown_as_ours(core, people, one)


async def _run_and_kill(one: Soak, after: int) -> None:
    """A process of the app, killed without warning when so many more sends have been begun, or when it is stuck since
    a person is asked."""
    end = one.clock.monotonic() + 200
    began = one.world.counts.calls[f"POST {SEND}"]
    told = {
        "folder": str(one.paths.root),
        "key": KEY.hex(),
        "oauth": one.server.oauth_base,
        "openapi": one.server.openapi_base,
        "clock": str(one.clock.path),
    }
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.e2e.soak_child", json.dumps(told), cwd=ROOT
    )

    async def enough() -> bool:
        assert child.returncode is None, f"seed {one.seed}: ended by itself with {child.returncode}"
        return one.world.counts.calls[f"POST {SEND}"] >= began + after or one.clock.monotonic() > end

    try:
        await one.until(enough, minutes=30, what="sends of the child")
    finally:
        child.kill()
        await child.wait()


async def test_one_oa_in_trouble_never_slows_the_other(tmp_path: Path) -> None:
    """The first hangs on every call until the app gives up; the other has done all that it has to do before one such
    call is over. Then the first one's login dies."""
    async with soak(tmp_path, seed=59, speed=20) as one:
        world = one.world
        ill, well = world.oa, world.second_oa
        patients, others = one.people(10, oa=ill), one.people(10, oa=well)
        async with one.core() as core:
            ill_id, well_id = [await connect_by_tokens(one, core, oa) for oa in (ill, well)]
            await one.until(lambda: is_whole(one, core, [*patients, *others]), what="customers are known")
            world.knobs.faults.append(Fault("hang", "/v", oa=ill.oa_id, seconds=60.0))
            await send_all(core, patients, 5)
            async with asyncio.timeout(ONE_CALL_S):
                await _a_busy_day(one, core, others)
            assert world.counts.faults["hang"]
            assert core.sync.status(well_id).health is Health.LIVE
            assert not [row for row in world.sent if row.oa_id == ill.oa_id]
            world.knobs.faults.clear()
            world.revoke_tokens(ill)

            async def dead() -> bool:
                return await state_of(core, OaId(ill_id)) is ConnectionState.RECONNECT

            await one.until(dead, what="reconnect state")
            async with asyncio.timeout(ONE_CALL_S):
                await _a_busy_day(one, core, others)
            assert core.sync.status(well_id).health is Health.LIVE


async def _a_busy_day(one: Soak, core: Core, people: list[Customer]) -> None:
    """Each customer writes and is answered, and both are here."""
    for who in people:
        one.world.customer_writes(who, "Còn hàng không ạ?")
    await one.until(lambda: is_whole(one, core, people), what="questions")
    answered = [await say(core, who, f"Dạ còn ạ {one.clock.now()}") for who in people]
    assert answered

    async def out() -> bool:
        return not [item for item in await core.inbox.unsent() if item.conversation.oa_id == people[0].oa_id]

    await one.until(out, what="answers")
