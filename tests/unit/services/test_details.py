"""Customers' data: lately active ones first, once a day, and never a reason to stop."""

import pytest

from app.domain.ids import ConversationId, UserId
from app.domain.messages import Customer
from app.errors import NeedsUser, Rejected
from app.events import ConversationsChanged
from app.services.details import FRESH_MS, Details
from app.services.ground import Ground
from app.store import conversations, messages
from tests.fakes.clock import FakeClock
from tests.fakes.zalo import OA, FakeZalo

DAY_MS = 86_400_000


class Waker:
    def wake(self) -> None:
        pass


async def known(ground: Ground, zalo: FakeZalo, user: str, ago: int, name: str = "Khách") -> None:
    zalo.write(user, at=ground.clock.now() - ago, name=name)
    await ground.db.write(messages.ingest, OA, zalo.rows, ground.clock.now(), live=False)


async def run_dry(details: Details) -> None:
    await details.look(now=True)
    while details.waiting:
        await details.step()
        await details.look(now=True)


def asked(zalo: FakeZalo) -> list[object]:
    return [detail for name, detail in zalo.log if name == "customer"]


@pytest.mark.asyncio
async def test_the_newest_first_and_the_long_silent_not_at_all(ground: Ground, zalo: FakeZalo) -> None:
    await known(ground, zalo, "11", 2 * DAY_MS)
    await known(ground, zalo, "12", DAY_MS)
    await known(ground, zalo, "13", 60 * DAY_MS)
    await known(ground, zalo, "14", 60 * DAY_MS, name="")
    await run_dry(Details(ground, OA, zalo, Waker()))
    assert asked(zalo) == ["12", "11", "14"]


@pytest.mark.asyncio
async def test_again_after_a_day(ground: Ground, zalo: FakeZalo, clock: FakeClock) -> None:
    await known(ground, zalo, "11", 1_000)
    details = Details(ground, OA, zalo, Waker())
    await run_dry(details)
    await run_dry(details)
    assert asked(zalo) == ["11"]
    clock.set_wall(clock.now() + FRESH_MS + 1)
    await run_dry(details)
    assert asked(zalo) == ["11", "11"]


@pytest.mark.asyncio
async def test_a_change_is_announced(ground: Ground, zalo: FakeZalo) -> None:
    seen: list[ConversationsChanged] = []
    ground.bus.subscribe(ConversationsChanged, seen.append)
    await known(ground, zalo, "11", 1_000)
    await run_dry(Details(ground, OA, zalo, Waker()))
    assert seen == [ConversationsChanged(frozenset({ConversationId(OA, UserId("11"))}))]
    row = await ground.db.read(conversations.get, ConversationId(OA, UserId("11")))
    assert row is not None
    assert row.name == "Chị 11"


@pytest.mark.asyncio
async def test_a_refused_customer_is_left_for_a_day(ground: Ground, zalo: FakeZalo) -> None:
    await known(ground, zalo, "11", 1_000)
    await known(ground, zalo, "12", 2_000)
    zalo.fail["customer"] = [Rejected("bad_parameter", zalo_code=-201)]
    await run_dry(Details(ground, OA, zalo, Waker()))
    assert asked(zalo) == ["11", "12"]
    row = await ground.db.read(conversations.get, ConversationId(OA, UserId("11")))
    assert row is not None
    assert row.name == "Khách"


@pytest.mark.asyncio
async def test_a_refusal_says_nothing_of_what_is_known(ground: Ground, zalo: FakeZalo) -> None:
    await known(ground, zalo, "11", 1_000)
    cid = ConversationId(OA, UserId("11"))
    await ground.db.write(conversations.save_customer, OA, Customer(cid.user_id, tags=("Sỉ",)), 1)
    zalo.fail["customer"] = [Rejected("bad_parameter", zalo_code=-201)]
    await run_dry(Details(ground, OA, zalo, Waker()))
    kept = await ground.db.read(conversations.customer, cid)
    assert kept is not None
    assert (kept[0].tags, kept[1]) == (("Sỉ",), ground.clock.now())


@pytest.mark.asyncio
async def test_a_missing_permission_ends_the_asking_and_nothing_else(ground: Ground, zalo: FakeZalo) -> None:
    await known(ground, zalo, "11", 1_000)
    zalo.fail["customer"] = [NeedsUser("permission_missing", zalo_code=-223)]
    details = Details(ground, OA, zalo, Waker())
    await run_dry(details)
    assert details.refused
    assert not details.waiting
