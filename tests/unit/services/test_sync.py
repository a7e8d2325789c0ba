"""All OAs together: each on its own, started and stopped as they are connected."""

from dataclasses import replace

import pytest

from app.domain.connections import ChatRight, ConnectionState, Health
from app.domain.ids import ConversationId, OaId, UserId
from app.errors import NeedsUser, Transient
from app.services.ground import Ground
from app.services.sync import Sync
from app.services.tokens import TokenKeeper, lease_name
from app.store import connections, conversations, messages
from tests.fakes.clock import FakeClock, settle
from tests.fakes.connected import APP, connect
from tests.fakes.zalo import OA, FakeZalo

OTHER = OaId("3000000000000000002")


class Waker:
    def wake(self) -> None:
        pass


class Shop:
    def __init__(self, ground: Ground, clock: FakeClock) -> None:
        self.zalos = {OA: FakeZalo(clock), OTHER: FakeZalo(clock, oa_id=OTHER)}
        self.sync = Sync(
            ground,
            Waker(),
            client=lambda oa_id: self.zalos[oa_id],
            keeper=lambda oa_id: TokenKeeper(oa_id, ground, self.zalos[oa_id]),
        )


@pytest.fixture
def shop(ground: Ground, clock: FakeClock) -> Shop:
    return Shop(ground, clock)


@pytest.mark.asyncio
async def test_starts_what_is_connected(ground: Ground, shop: Shop, clock: FakeClock) -> None:
    await connect(ground, shop.zalos[OA])
    await connect(ground, shop.zalos[OTHER], state=ConnectionState.UNCONFIGURED, right=ChatRight.NONE)
    await shop.sync.start_all()
    await clock.advance(30)
    assert [one.oa_id for one in shop.sync.statuses()] == [OA]
    assert shop.sync.status(OA).health is Health.LIVE
    assert shop.sync.status(OTHER).code == "not_running"
    assert not shop.zalos[OTHER].calls


@pytest.mark.asyncio
async def test_one_oas_trouble_never_slows_another(ground: Ground, shop: Shop, clock: FakeClock) -> None:
    await connect(ground, shop.zalos[OA])
    await connect(ground, shop.zalos[OTHER])
    await shop.sync.start_all()
    await clock.advance(30)
    shop.zalos[OA].down = Transient("offline", reached=False)
    before = shop.zalos[OTHER].calls["recent"]
    shop.zalos[OTHER].write("11")
    await clock.advance(60)
    assert shop.sync.status(OA).health is Health.OFFLINE
    assert shop.sync.status(OTHER).health is Health.LIVE
    assert shop.zalos[OTHER].calls["recent"] - before >= 6


@pytest.mark.asyncio
async def test_stop_ends_it_and_lets_the_oa_go(ground: Ground, shop: Shop, clock: FakeClock) -> None:
    await connect(ground, shop.zalos[OA])
    await shop.sync.start(OA)
    await clock.advance(30)
    await shop.sync.stop(OA)
    calls = shop.zalos[OA].calls.total()
    await clock.advance(300)
    assert shop.zalos[OA].calls.total() == calls
    now = clock.now()
    assert await ground.db.write(connections.acquire_lease, lease_name(APP.app_id, OA), "pc-2", now, now + 1)


@pytest.mark.asyncio
async def test_starting_again_looks_at_once(ground: Ground, shop: Shop, clock: FakeClock) -> None:
    await connect(ground, shop.zalos[OA])
    await shop.sync.start(OA)
    shop.zalos[OA].down = NeedsUser("login_again")
    await clock.advance(60)
    assert shop.sync.status(OA).health is Health.PAUSED
    shop.zalos[OA].down = None
    await shop.sync.start(OA)
    await settle()
    assert shop.sync.status(OA).health is Health.LIVE


@pytest.mark.asyncio
async def test_the_network_is_back(ground: Ground, shop: Shop, clock: FakeClock) -> None:
    await connect(ground, shop.zalos[OA])
    await shop.sync.start(OA)
    shop.zalos[OA].down = Transient("offline", reached=False)
    await clock.advance(600)
    shop.zalos[OA].down = None
    await shop.sync.network_back()
    await settle()
    assert shop.sync.status(OA).health is Health.LIVE


@pytest.mark.asyncio
async def test_only_the_oa_of_the_open_conversation_reads_it(ground: Ground, shop: Shop, clock: FakeClock) -> None:
    await connect(ground, shop.zalos[OA])
    await connect(ground, shop.zalos[OTHER])
    shop.sync.set_open(ConversationId(OTHER, UserId("11")))
    await shop.sync.start_all()
    await clock.advance(60)
    assert shop.zalos[OTHER].calls["conversation"] >= 4
    assert shop.zalos[OA].calls["conversation"] == 0


@pytest.mark.asyncio
async def test_hidden_it_looks_once_a_minute(ground: Ground, shop: Shop, clock: FakeClock) -> None:
    await connect(ground, shop.zalos[OA])
    shop.sync.set_visible(False)
    await shop.sync.start(OA)
    await clock.advance(605)
    assert 8 <= shop.zalos[OA].calls["recent"] <= 14


@pytest.mark.asyncio
async def test_cn03_with_a_dead_login_reading_goes_on_while_the_token_lives(
    ground: Ground, shop: Shop, clock: FakeClock
) -> None:
    await connect(ground, shop.zalos[OA], state=ConnectionState.RECONNECT)
    await shop.sync.start_all()
    shop.zalos[OA].write("11")
    await clock.advance(30)
    assert shop.sync.status(OA).health is Health.LIVE
    assert await ground.db.read(conversations.ids) == [ConversationId(OA, UserId("11"))]


@pytest.mark.asyncio
async def test_the_first_back_fill_can_be_followed_and_stopped(ground: Ground, shop: Shop, clock: FakeClock) -> None:
    zalo = shop.zalos[OA]
    for number in range(2_000):
        zalo.write(str(1_000 + number % 100), at=clock.now() - 10_000_000 + number)
    await connect(ground, zalo)
    assert shop.sync.backfill(OA) is None
    await shop.sync.start(OA)
    await clock.advance(30)
    progress = shop.sync.backfill(OA)
    assert progress is not None
    assert (progress.finished, progress.total) == (False, 100)
    await shop.sync.stop_backfill(OA)
    stopped = shop.sync.backfill(OA)
    assert stopped == replace(progress, finished=True, done=stopped.done, messages=stopped.messages) if stopped else 0
    assert await ground.db.read(messages.open_gaps, OA, 1) == []
