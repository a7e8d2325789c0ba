"""The disk fills up under the whole app: it says so, what is there can be read, and it goes on when there is room."""

import asyncio
import random

import pytest

from app.domain.connections import Health
from app.domain.ids import OaId
from app.domain.outbox import Draft
from app.errors import StorageFailure
from app.store import messages
from tests.simulation import liveness, safety
from tests.simulation.loop import VirtualLoop
from tests.simulation.shop import Said, Shop, talk_of
from tests.storage.small_disk import Disk

FULL = {"disk_full", "disk_failed"}
NOTICED_S = 180.0


def test_it_says_so_reads_on_and_goes_on_without_a_restart(disk: Disk) -> None:
    with asyncio.Runner(loop_factory=lambda: VirtualLoop(random.Random(1))) as runner:
        runner.run(_play(disk))


async def _play(disk: Disk) -> None:
    shop = Shop(1, disk.folder)
    async with shop.opened():
        await shop.set_up()
        await asyncio.sleep(NOTICED_S)
        who = shop.customers(shop.oas[0])[0]
        before = await shop.core.db.read(messages.page, talk_of(who), limit=100)
        assert before
        disk.fill()
        for number in range(60):
            shop.world.customer_writes(who, f"Còn hàng không ạ? {number}" + "x" * 1_000)
        await asyncio.sleep(NOTICED_S)
        status = shop.core.sync.status(OaId(who.oa_id))
        assert status.health is Health.PAUSED
        assert status.code in FULL
        assert await shop.core.db.read(messages.page, talk_of(who), limit=100) == before
        with pytest.raises(StorageFailure):
            await _say_much(shop)
        disk.free()
        await _say(shop, "Dạ còn ạ")
        await liveness.recover(shop)
        await safety.check(shop)
        after = await shop.core.db.read(messages.page, talk_of(who), limit=100)
        assert len(after) >= len(before) + 60


async def _say_much(shop: Shop) -> None:
    """There may be room for a little yet."""
    for number in range(100):
        await _say(shop, f"{number} " + "y" * 1_500)


async def _say(shop: Shop, text: str) -> None:
    """Kept or refused; what was kept will be sent."""
    who = shop.customers(shop.oas[0])[0]
    (item,) = await shop.core.inbox.send(talk_of(who), Draft(text))
    shop.said[item.id] = Said(who, text)
