"""May it leave, and would it cost money? By what is known here, and by asking Zalo when that is not enough."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from app.domain.conversations import ASK_QUOTA_AFTER_MS, FREE_MS, REPLY_MS
from app.domain.ids import ConversationId, RemoteId, UserId
from app.domain.outbox import Draft, OutboxItem
from app.errors import NeedsUser, Rejected, Transient
from app.services.ground import Ground
from app.services.reply_check import ASK_AGAIN_MS, SPENT, ReplyCheck, note
from app.store import sync_state
from app.zalo.responses import Receipt, SendQuota
from tests.fakes.clock import FakeClock
from tests.unit.services.shop import Shop

pytestmark = pytest.mark.asyncio
HOUR = 3_600_000
USER = UserId("11")


@pytest_asyncio.fixture
async def shop(ground: Ground, clock: FakeClock, tmp_path: Path) -> AsyncIterator[Shop]:
    opened = await Shop.open(ground, clock, tmp_path)
    await opened.sending.close(0)
    yield opened


async def item(shop: Shop, *, ago_ms: int, paid_ok: bool = False) -> OutboxItem:
    cid = await shop.customer(USER, ago_ms=ago_ms)
    (made,) = await shop.inbox.send(cid, Draft("Dạ còn ạ", paid_ok=paid_ok))
    return made


async def took(shop: Shop, made: OutboxItem, quota: SendQuota | None) -> None:
    receipt = Receipt(RemoteId("a"), 0, quota)
    await shop.ground.db.write(note, made.conversation, receipt, shop.clock.now())


def asked(shop: Shop) -> int:
    return shop.zalo.calls["reply_quota"]


async def test_in_the_free_window_nobody_is_asked(shop: Shop) -> None:
    assert await ReplyCheck(shop.ground, shop.zalo).may_leave(await item(shop, ago_ms=FREE_MS - HOUR))
    assert asked(shop) == 0


@pytest.mark.parametrize("ago_ms", [FREE_MS + HOUR, ASK_QUOTA_AFTER_MS + HOUR, REPLY_MS + HOUR])
async def test_what_would_cost_or_fail_is_asked_about_before_it_is_believed(shop: Shop, ago_ms: int) -> None:
    made = await item(shop, ago_ms=ago_ms)
    shop.zalo.interactions[USER] = shop.clock.now() - HOUR
    assert await ReplyCheck(shop.ground, shop.zalo).may_leave(made)
    assert asked(shop) == 1
    row = await shop.inbox.row(made.conversation)
    assert row is not None
    assert row.last_interaction == shop.clock.now() - HOUR


async def test_agreed_to_the_cost_it_is_asked_only_near_the_end(shop: Shop) -> None:
    check = ReplyCheck(shop.ground, shop.zalo)
    assert await check.may_leave(await item(shop, ago_ms=ASK_QUOTA_AFTER_MS - HOUR, paid_ok=True))
    assert asked(shop) == 0
    late = await item(shop, ago_ms=ASK_QUOTA_AFTER_MS - HOUR, paid_ok=True)
    await shop.clock.advance(2 * 3_600)
    assert await check.may_leave(late)
    assert asked(shop) == 1


async def test_past_seven_days_it_never_leaves_whatever_was_agreed(shop: Shop) -> None:
    made = await item(shop, ago_ms=REPLY_MS + HOUR, paid_ok=True)
    with pytest.raises(Rejected, match="window_closed"):
        await ReplyCheck(shop.ground, shop.zalo).may_leave(made)


async def test_it_is_not_asked_again_for_ten_minutes(shop: Shop) -> None:
    made, check = await item(shop, ago_ms=FREE_MS + HOUR), ReplyCheck(shop.ground, shop.zalo)
    for _ in range(3):
        assert not await check.may_leave(made)
    assert asked(shop) == 1
    await shop.clock.advance(ASK_AGAIN_MS / 1000)
    await check.may_leave(made)
    assert asked(shop) == 2


async def test_an_allowance_that_is_used_up_costs_until_the_customer_writes(shop: Shop) -> None:
    made, check = await item(shop, ago_ms=HOUR), ReplyCheck(shop.ground, shop.zalo)
    await took(shop, made, SendQuota("reply", 0, 8))
    shop.zalo.free_left = (0, 8)
    assert not await check.may_leave(made)
    assert await check.may_leave(replace(made, paid_ok=True))
    await shop.clock.advance(1)
    await shop.customer(USER, "nữa ạ", ago_ms=0)
    assert await check.may_leave(made)


@pytest.mark.parametrize("paid_from", ["sub_quota", "purchase_quota", "reward_quota"])
async def test_a_message_that_was_not_free_is_the_last_without_a_warning(shop: Shop, paid_from: str) -> None:
    """The free replies were used up elsewhere, in OA Manager perhaps: only the receipt tells."""
    made = await item(shop, ago_ms=HOUR)
    await took(shop, made, SendQuota(paid_from, 1_990, 2_000))
    shop.zalo.free_left = (0, 8)
    assert not await ReplyCheck(shop.ground, shop.zalo).may_leave(made)
    shop.zalo.free_left = (8, 8)
    assert await ReplyCheck(shop.ground, shop.zalo).may_leave(made)


async def test_used_up_stays_used_up_after_a_restart(shop: Shop) -> None:
    made = await item(shop, ago_ms=HOUR)
    await took(shop, made, SendQuota("reply", 0, 8))
    shop.zalo.free_left = (0, 8)
    assert not await ReplyCheck(shop.ground, shop.zalo).may_leave(made)


async def test_what_is_kept_of_used_up_replies_does_not_grow_for_ever(shop: Shop) -> None:
    made = await item(shop, ago_ms=HOUR)
    await took(shop, made, SendQuota("reply", 0, 8))
    await shop.clock.advance(FREE_MS / 1000 + 60)
    other = replace(made, conversation=ConversationId(made.conversation.oa_id, UserId("12")))
    await took(shop, other, SendQuota("reply", 0, 8))
    assert list(await shop.ground.db.read(sync_state.get, made.conversation.oa_id, SPENT)) == ["12"]


@pytest.mark.parametrize("quota", [None, SendQuota("reply", 8, 8), SendQuota("reply"), SendQuota("", 3, 8)])
async def test_other_receipts_say_nothing_about_the_allowance(shop: Shop, quota: SendQuota | None) -> None:
    made, check = await item(shop, ago_ms=HOUR), ReplyCheck(shop.ground, shop.zalo)
    await took(shop, made, quota)
    assert await check.may_leave(made)
    assert asked(shop) == 0


async def test_a_zalo_that_will_not_say_is_no_reason_to_fail(shop: Shop) -> None:
    made = await item(shop, ago_ms=ASK_QUOTA_AFTER_MS + HOUR, paid_ok=True)
    shop.zalo.fail["reply_quota"] = [Rejected("unknown_path", zalo_code=404)]
    assert await ReplyCheck(shop.ground, shop.zalo).may_leave(made)


@pytest.mark.parametrize("error", [Transient("timeout"), NeedsUser("login_again")])
async def test_what_keeps_zalo_from_answering_is_passed_on(shop: Shop, error: Exception) -> None:
    made = await item(shop, ago_ms=FREE_MS + HOUR)
    shop.zalo.down = error  # type: ignore[assignment]
    with pytest.raises(type(error)):
        await ReplyCheck(shop.ground, shop.zalo).may_leave(made)


async def test_after_a_jump_of_the_clock_the_time_is_asked_before_a_message_leaves(
    shop: Shop, clock: FakeClock
) -> None:
    """A message that begins at a wrong time would not be found again in its conversation."""
    made = await item(shop, ago_ms=HOUR)
    clock.is_sure = False
    await ReplyCheck(shop.ground, shop.zalo).may_leave(made)
    assert asked(shop) == 1


@pytest.mark.parametrize("put_right", [True, False])
async def test_a_window_that_a_clock_set_meanwhile_has_closed_is_looked_at_again(
    shop: Shop, clock: FakeClock, put_right: bool
) -> None:
    made, true = await item(shop, ago_ms=FREE_MS + HOUR), clock.now()

    def jump(name: str) -> None:
        ahead = asked(shop) < 2 or not put_right
        clock.set_wall(true + (90 * 24 * HOUR if ahead else 0))
        clock.is_sure = not ahead

    shop.zalo.interactions[USER] = true - HOUR
    shop.zalo.before_answer = jump
    check = ReplyCheck(shop.ground, shop.zalo)
    if put_right:
        assert await check.may_leave(made)
    else:
        with pytest.raises(Rejected, match="window_closed"):
            await check.may_leave(made)
    assert asked(shop) == 2
