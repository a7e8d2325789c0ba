"""What is told and when: at work, through the real loop, and not again after a restart."""

import pytest

from app.domain.ids import OWNER
from app.domain.sharing.telling import UNCLAIMED_MINUTES
from app.domain.sharing.values import Method, Options, Status
from app.events import NobodyLeft, Unclaimed
from app.services.ground import Ground
from app.services.sharing import Sharing
from app.services.telling import Heard, Telling
from tests.fakes.clock import FakeClock, settle
from tests.fakes.shared_shop import AN, BINH, R, SharedShop, talk

pytestmark = pytest.mark.asyncio
IN_TIME, LATE = (UNCLAIMED_MINUTES - 1) * 60, 120


class Listener:
    def __init__(self, ground: Ground) -> None:
        self.unclaimed: list[frozenset] = []  # type: ignore[type-arg]
        self.empty: list[str] = []
        ground.bus.subscribe(Unclaimed, lambda event: self.unclaimed.append(event.conversations))
        ground.bus.subscribe(NobodyLeft, lambda event: self.empty.append(event.rule))


@pytest.fixture
def shop(ground: Ground, clock: FakeClock) -> SharedShop:
    return SharedShop(ground, clock)


@pytest.fixture
def told(ground: Ground) -> Listener:
    return Listener(ground)


async def restarted(shop: SharedShop) -> None:
    await shop.ground.supervisor.close()
    shop.sharing = Sharing(shop.ground)
    shop.ground.supervisor.keep("sharing", shop.sharing.run)
    await settle()


async def begun(shop: SharedShop, **rule: object) -> None:
    await shop.hire(AN, BINH)
    await shop.make(AN, BINH, **rule)
    await shop.start()


async def test_cl16_who_is_not_claimed_in_time_is_told_once(shop: SharedShop, told: Listener) -> None:
    await begun(shop, method=Method.CLAIM)
    await shop.write("1", "2")
    await shop.sharing.claim(talk("2"), AN)
    await shop.clock.advance(IN_TIME)
    assert told.unclaimed == []
    await shop.clock.advance(LATE)
    assert told.unclaimed == [{talk("1")}]
    await shop.write("1")
    await shop.clock.advance(3_600)
    await restarted(shop)
    assert told.unclaimed == [{talk("1")}], "more messages of the same wait, and a restart, tell nothing new"


async def test_cl16_the_next_wait_of_the_same_customer_is_told_again(shop: SharedShop, told: Listener) -> None:
    await begun(shop, method=Method.CLAIM)
    await shop.write("1")
    await shop.clock.advance(IN_TIME + LATE)
    await shop.answer("1")
    await shop.write("1")
    await shop.clock.advance(IN_TIME + LATE)
    assert told.unclaimed == [{talk("1")}, {talk("1")}]


async def test_cl16_what_fell_due_while_the_app_was_closed_is_told_at_the_start(
    shop: SharedShop, told: Listener
) -> None:
    await begun(shop, method=Method.CLAIM)
    await shop.write("1")
    await shop.ground.supervisor.close()
    await shop.clock.advance(3_600)
    assert told.unclaimed == []
    await restarted(shop)
    assert told.unclaimed == [{talk("1")}]


async def test_cl16_where_it_is_dealt_by_turn_then_nobody_is_alerted(shop: SharedShop, told: Listener) -> None:
    await begun(shop, method=Method.CLAIM, options=Options(hand_on_minutes=2))
    await shop.write("1")
    await shop.clock.advance(150)
    assert await shop.holder("1") == AN
    assert told.unclaimed == []


async def test_cl16_where_nobody_can_have_it_either_it_is_told(shop: SharedShop, told: Listener) -> None:
    await begun(shop, method=Method.CLAIM, options=Options(hand_on_minutes=2))
    for one in (AN, BINH):
        await shop.rules.set_status(one, Status.PAUSED)
    await shop.write("1")
    await shop.clock.advance(150)
    assert told.unclaimed == [{talk("1")}]


async def test_ol14_the_connector_hears_of_a_rule_that_nobody_is_in_any_more_once(
    shop: SharedShop, told: Listener
) -> None:
    await begun(shop)
    await shop.rules.set_status(AN, Status.DEACTIVATED)
    await settle()
    assert told.empty == []
    await shop.rules.set_status(BINH, Status.DEACTIVATED)
    await settle()
    assert told.empty == [R]
    await restarted(shop)
    assert told.empty == [R]
    await shop.rules.set_status(BINH, Status.ACTIVE)
    await settle()
    await shop.rules.save(shop.draft(version=1))
    await settle()
    assert told.empty == [R, R], "it had somebody in between"


async def test_ol14_what_comes_then_waits_with_the_connector(shop: SharedShop) -> None:
    await begun(shop)
    await shop.rules.save(shop.draft(version=1))
    await shop.write("1")
    assert await shop.holder("1") == "-"
    assert await shop.sharing.hear([talk("1")], OWNER) == Heard((talk("1"),))


async def test_a_message_is_news_for_one_of_them(shop: SharedShop) -> None:
    await begun(shop)
    await shop.write("1", "2")
    telling = Telling(shop.ground)
    wanted = [talk("1"), talk("2"), talk("unknown")]
    assert await telling.hear(wanted, AN) == Heard((talk("1"),))
    assert await telling.hear(wanted, BINH) == Heard((talk("2"),))
    assert await telling.hear(wanted, OWNER) == Heard()


async def test_what_is_not_dealt_yet_is_nobodys_news_yet(shop: SharedShop) -> None:
    await begun(shop)
    await shop.write("1", looked=False)
    assert await shop.sharing.hear([talk("1")], AN) == Heard((), (talk("1"),))
    await shop.look()
    assert await shop.sharing.hear([talk("1")], AN) == Heard((talk("1"),))
