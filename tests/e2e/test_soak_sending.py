"""Sending through every kind of trouble: in the end each reply is at Zalo once, in order, or a person is asked."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import Core
from app.domain.connections import ConnectionState, Health
from app.domain.outbox import OutboxState
from app.practice.faults import Fault, FaultKind
from app.practice.people import Customer
from tests.e2e.soak import (
    SEND,
    TOKEN,
    Soak,
    all_out,
    assert_same,
    assert_shown_as_ours,
    connect_by_login,
    connect_by_tokens,
    is_read_back,
    is_whole,
    send_all,
    soak,
    state_of,
)

pytestmark = [pytest.mark.asyncio, pytest.mark.e2e, pytest.mark.timeout(900)]
S = OutboxState
ALL = "/v"
LONG = pytest.mark.long
KINDS: tuple[tuple[FaultKind, dict[str, Any]], ...] = (
    ("status", {"status": 503}),
    ("status", {"status": 429}),
    ("status", {"status": 408}),
    ("cut", {}),
    ("cut_body", {}),
    ("hang", {"seconds": 0.1}),
    ("html", {}),
    ("empty", {}),
    ("bad_json", {}),
    ("slow", {"seconds": 0.1}),
)


def trouble(percent: float) -> list[Fault]:
    """Faults of all kinds for so many of a hundred calls, those that change nothing and those that come after it is
    done."""
    # Each fault is asked after the one before has let a call pass: so small shares nearly add up.
    kinds = [
        (kind, more, done) for kind, more in KINDS for done in (False, True) if more.get("status") != 429 or not done
    ]
    share = percent / (len(kinds) + 2)
    mixed = [Fault(kind, ALL, percent=share, committed=done, **more) for kind, more, done in kinds]
    return [*mixed, *(Fault("send_failed", SEND, percent=share, committed=done) for done in (False, True))]


async def _ready(one: Soak, core: Core, people: Sequence[Customer]) -> None:
    await one.until(lambda: is_whole(one, core, people), minutes=30, what="customers are known")


@pytest.mark.parametrize(
    ("knobs", "text", "replies", "seed"),
    [
        ({"answer_id_differs": True}, "trả lời {}", 500, 5),
        ({}, "Dạ còn ạ", 100, 6),
        pytest.param({}, "trả lời {}", 500, 7, marks=LONG),
        pytest.param({"answer_id_differs": True}, "Dạ còn ạ", 500, 8, marks=LONG),
        pytest.param(
            {"answer_id_differs": True, "row_delay": 20_000, "answer_sent_time": False}, "{}", 500, 9, marks=LONG
        ),
        pytest.param({"time_step": 1000, "duplicate_every": 3, "depth": 10}, "{} vâng", 500, 10, marks=LONG),
    ],
    ids=["other ids", "alike", "same ids", "alike, other ids", "late rows, other ids", "equal times"],
)
async def test_replies_under_20_percent_faults(
    tmp_path: Path, knobs: dict[str, Any], text: str, replies: int, seed: int
) -> None:
    async with soak(tmp_path, seed, speed=50) as one:
        people = one.people(60)
        async with one.core() as core:
            await connect_by_tokens(one, core)
            await _ready(one, core, people)
            one.world.knobs.turn(knobs)
            one.world.knobs.faults += trouble(20)
            said = await send_all(core, people[:50], replies // 50, text)
            await all_out(one, core, said)
            assert one.world.counts.faults.total() > replies // 8
            one.world.knobs.faults.clear()
            await one.clock.sleep(60)
            await one.until(lambda: is_read_back(one, core, people), minutes=60, what="read back")
            await assert_same(one, core, people)
            await assert_shown_as_ours(core, people, one)


async def test_offline_and_online_again_and_again_while_sending(tmp_path: Path) -> None:
    async with soak(tmp_path, seed=31, speed=50) as one:
        people = one.people(20)
        async with one.core() as core:
            await connect_by_tokens(one, core)
            await _ready(one, core, people)
            one.world.knobs.faults.append(Fault("slow", SEND, percent=50, seconds=0.05))
            said = await send_all(core, people, 5)
            for _ in range(6):
                await one.clock.sleep(one.chance.uniform(3, 20))
                await one.server.go_offline()
                await one.clock.sleep(one.chance.uniform(3, 40))
                await one.server.go_online()
                core.sending.network_back()
                await core.sync.network_back()
            await all_out(one, core, said)
            await one.until(lambda: is_read_back(one, core, people), what="read back")
            await assert_same(one, core, people)
            await assert_shown_as_ours(core, people, one)


async def test_tokens_that_run_out_while_sending_are_changed_in_time(tmp_path: Path) -> None:
    async with soak(tmp_path, seed=37, speed=50) as one:
        people = one.people(20)
        one.world.knobs.access_life = 130_000
        async with one.core() as core:
            oa_id = await connect_by_login(one, core)
            await _ready(one, core, people)
            one.world.knobs.faults += [Fault("status", TOKEN, percent=30), Fault("cut", TOKEN, percent=20)]
            said = await send_all(core, people, 12)
            await all_out(one, core, said)
            assert await state_of(core, oa_id) is ConnectionState.CONNECTED
            assert one.world.counts.token_calls["ok"] > 2
            assert set(one.world.counts.token_calls) == {"ok"}
            await one.until(lambda: is_read_back(one, core, people), what="read back")
            await assert_shown_as_ours(core, people, one)


@pytest.mark.parametrize("how", [pytest.param("answer lost", marks=LONG), "revoked"])
async def test_a_dead_login_pauses_the_outbox_until_somebody_connects_again(tmp_path: Path, how: str) -> None:
    async with soak(tmp_path, seed=41, speed=50) as one:
        people = one.people(12)
        if how == "answer lost":
            one.world.knobs.access_life = 130_000
        async with one.core() as core:
            oa_id = await connect_by_login(one, core)
            await _ready(one, core, people)
            said = await send_all(core, people, 8 if how == "revoked" else 20)
            if how == "revoked":
                one.world.revoke_tokens()
            else:
                one.world.knobs.lose_token_answers = 1

            async def dead() -> bool:
                return await state_of(core, oa_id) is ConnectionState.RECONNECT

            await one.until(dead, what="reconnect state")
            await one.clock.sleep(600)
            states = {item.state for item in await core.inbox.unsent()}
            assert states <= {S.QUEUED, S.UNKNOWN}, states
            assert S.QUEUED in states
            spent = sum(one.world.counts.token_calls.values())
            one.clock.hurry(1000)
            await one.clock.sleep(7200)
            one.clock.hurry(50)
            assert sum(one.world.counts.token_calls.values()) == spent, "a dead refresh token is sent again"
            one.world.knobs.access_life = 25 * 3_600_000
            for who in people:
                one.world.customer_writes(who, "Shop ơi?")
            assert await connect_by_login(one, core, reconnect=oa_id) == oa_id
            await all_out(one, core, said)
            assert await state_of(core, oa_id) is ConnectionState.CONNECTED
            await one.until(lambda: is_read_back(one, core, people), what="read back")
            await assert_same(one, core, people)
            await assert_shown_as_ours(core, people, one)


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ({"foreign_ip": "203.0.113.7", "foreign_scope": "reading"}, {"foreign_ip": ""}),
        pytest.param({"package_too_low": True}, {"package_too_low": False}, marks=LONG),
        pytest.param({"foreign_ip": "203.0.113.7", "foreign_scope": "all"}, {"foreign_ip": ""}, marks=LONG),
        pytest.param({"foreign_ip": "203.0.113.7", "foreign_scope": "recent"}, {"foreign_ip": ""}, marks=LONG),
        pytest.param({"app_active": False}, {"app_active": True}, marks=LONG),
    ],
    ids=["reading abroad", "package ended", "abroad", "newest abroad", "app switched off"],
)
async def test_what_an_owner_must_heal_stops_and_heals(
    tmp_path: Path, bad: dict[str, Any], good: dict[str, Any]
) -> None:
    async with soak(tmp_path, seed=43, speed=50) as one:
        people = one.people(15)
        async with one.core() as core:
            oa_id = await connect_by_tokens(one, core)
            await _ready(one, core, people)
            one.world.knobs.faults.append(Fault("cut", SEND, percent=15, committed=True))
            said = await send_all(core, people, 6)
            await one.clock.sleep(10)
            one.world.knobs.turn(bad)
            for who in people:
                one.world.customer_writes(who, "Shop ơi?")
            await one.clock.sleep(400)
            assert core.sync.status(oa_id).health is Health.PAUSED
            assert not [item for item in await core.inbox.unsent() if item.state in {S.FAILED, S.HELD}]
            one.world.knobs.turn(good)
            one.clock.hurry(1000)  # it looks again by itself, within the hour at most

            async def live() -> bool:
                return core.sync.status(oa_id).health is Health.LIVE

            await one.until(live, minutes=120, what="all is well")
            one.clock.hurry(50)
            await all_out(one, core, said)
            await one.until(lambda: is_read_back(one, core, people), what="read back")
            await assert_same(one, core, people)
            await assert_shown_as_ours(core, people, one)
