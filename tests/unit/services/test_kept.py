"""Copying leaves it; discarding takes what is one's own alone."""

import pytest
import pytest_asyncio

from app.domain.ids import OWNER
from app.domain.outbox import Draft, OutboxState
from app.events import OutboxChanged
from app.services.ground import Ground
from app.services.kept import Kept
from app.store import conversations, outbox
from tests.fakes.clock import FakeClock
from tests.fakes.shared_shop import AN, BINH, SharedShop, talk

pytestmark = pytest.mark.asyncio


@pytest_asyncio.fixture
async def shop(ground: Ground, clock: FakeClock) -> SharedShop:
    made = SharedShop(ground, clock)
    await made.hire(AN, BINH)
    await made.make(AN, BINH)
    await made.start()
    await made.write("1")
    return made


async def test_cl13_what_had_not_left_stops_and_asks_its_author(shop: SharedShop) -> None:
    db, kept = shop.ground.db, Kept(shop.ground)
    await db.write(conversations.save_draft, talk("1"), AN, "Dạ", 5)
    (item,) = await db.write(outbox.add, talk("1"), AN, Draft("Em gửi giá"), 5, 5)
    await shop.sharing.take_over(talk("1"))
    assert sorted(one.text for one in await kept.texts(AN)) == ["Dạ", "Em gửi giá"]
    told: list[OutboxChanged] = []
    shop.ground.bus.subscribe(OutboxChanged, told.append)
    for one in await kept.texts(AN):
        await kept.discard(one, BINH)
    assert len(await kept.texts(AN)) == 2, "not for others to throw away"
    for one in await kept.texts(AN):
        await kept.discard(one, AN)
    assert await kept.texts(AN) == []
    assert told
    found = await db.read(outbox.get, item.id)
    assert found is not None
    assert found.state is OutboxState.CANCELLED


async def test_what_was_sent_again_by_its_new_holder_is_left_alone(shop: SharedShop) -> None:
    db, kept = shop.ground.db, Kept(shop.ground)
    (item,) = await db.write(outbox.add, talk("1"), AN, Draft("Em gửi giá"), 5, 5)
    await shop.sharing.take_over(talk("1"))
    (one,) = await kept.texts(AN)
    await db.write(outbox.adopt, item.id, OWNER)
    await kept.discard(one, AN)
    found = await db.read(outbox.get, item.id)
    assert found is not None
    assert found.state is OutboxState.HELD
