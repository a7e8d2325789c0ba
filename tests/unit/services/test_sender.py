"""Sending, case by case (product.md 5 and 6): nothing is lost, nothing is sent again blindly."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import NoReturn

import pytest
import pytest_asyncio

from app.domain.connections import ConnectionState, Health, OaStatus
from app.domain.conversations import FREE_MS, REPLY_MS
from app.domain.ids import OWNER, ConversationId, OaId, RemoteId, StaffId
from app.domain.messages import Direction
from app.domain.outbox import Draft, OutboxState
from app.domain.polling import LOGIN_CHECK_S, LOGIN_CHECKS, LOGIN_LATER_S
from app.errors import NeedsUser, RateLimited, Rejected, StorageFailure, Transient, WrongPlace
from app.events import ConnectionsChanged, Event, OutboxChanged, StatusChanged
from app.services.ground import Ground
from app.services.sender import AT_ONCE, UPLOADS_AT_ONCE
from app.store import connections, conversations, outbox
from app.zalo.requests import SendImage, SendText
from app.zalo.responses import SendQuota
from tests.fakes.clock import FakeClock, settle
from tests.unit.services.shop import Shop, picture

pytestmark = pytest.mark.asyncio
S = OutboxState
HOUR = 3_600_000
OFFLINE = Transient("offline", reached=False)
TIMEOUT = Transient("timeout")
AN = StaffId("an")


@pytest_asyncio.fixture
async def shop(ground: Ground, clock: FakeClock, tmp_path: Path) -> AsyncIterator[Shop]:
    opened = await Shop.open(ground, clock, tmp_path)
    yield opened
    await opened.sending.close(0)


# --- the cases of product.md 5 ---------------------------------------------------------------------------------------


async def test_sd01_power_cut_between_request_and_answer_is_read_back_before_any_resend(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.gate = asyncio.Event()
    item = await shop.say(cid, "Dạ còn ạ")
    await settle()
    assert await shop.state(item) is S.SENDING
    # Zalo takes it, but nobody is there any more to hear the answer.
    shop.zalo._take(cid.user_id, SendText("Dạ còn ạ"))
    shop.zalo.gate = None
    shop = await shop.restart()
    await settle()
    assert await shop.state(item) is S.SENT
    assert shop.zalo.texts() == ["Dạ còn ạ"]
    assert await shop.ours(cid) == ["Dạ còn ạ"]
    await shop.sending.close(0)


async def test_sd01_a_row_found_sending_at_start_is_never_resent_by_itself(shop: Shop) -> None:
    cid = await shop.customer()
    await shop.sending.close(0)
    item = await shop.say(cid, "Dạ còn ạ")
    await shop.ground.db.write(outbox.start, item, shop.clock.now())  # and the power was cut here
    shop = await shop.restart()
    await shop.pass_time(300)
    assert await shop.state(item) is S.NOT_FOUND
    assert shop.zalo.tried == []
    await shop.sending.close(0)


@pytest.mark.parametrize("error", [TIMEOUT, Transient("server"), Transient("bad_answer"), Transient("send_failed")])
async def test_sd02_what_the_server_did_in_spite_of_the_error_is_found_again_and_not_doubled(
    shop: Shop, error: Transient
) -> None:
    cid = await shop.customer()
    shop.zalo.lost = [error]
    item = await shop.say(cid, "Dạ còn ạ")
    await settle()
    assert await shop.state(item) is S.UNKNOWN
    assert (await shop.item(item)).reason == error.code
    await shop.pass_time(6)
    assert await shop.state(item) is S.SENT
    assert shop.zalo.texts() == ["Dạ còn ạ"]
    assert await shop.ours(cid) == ["Dạ còn ạ"]


async def test_sd02_a_row_that_polling_brought_before_the_answer_was_lost_is_recognised(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.gate = asyncio.Event()
    item = await shop.say(cid, "Dạ còn ạ")
    await settle()
    shop.zalo._take(cid.user_id, SendText("Dạ còn ạ"))
    await shop.poll()
    shop.zalo.fail["send"] = [TIMEOUT]
    shop.zalo.gate.set()
    await shop.pass_time(6)
    assert await shop.state(item) is S.SENT
    assert await shop.ours(cid) == ["Dạ còn ạ"]


async def test_sd02_a_row_that_shows_up_after_30_seconds_is_still_found(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.lost = [TIMEOUT]
    item = await shop.say(cid, "Dạ còn ạ")
    await settle()
    late = shop.zalo.rows[-1].remote_id
    shop.zalo.hidden.add(late)
    await shop.pass_time(30)
    assert (await shop.item(item)).reads == 2
    shop.zalo.hidden.clear()
    await shop.pass_time(20)
    assert await shop.state(item) is S.SENT


async def test_sd02_none_in_three_good_reads_is_for_a_person_to_decide(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.fail["send"] = [TIMEOUT]
    item = await shop.say(cid, "Dạ còn ạ")
    await settle()
    shop.zalo.fail["conversation"] = [OFFLINE, Transient("server")]  # failed reads don't count
    reads: list[int] = []
    for _ in range(120):
        await shop.pass_time(1)
        reads.append((await shop.item(item)).reads)
    assert await shop.state(item) is S.NOT_FOUND
    assert reads[-1] == 3
    assert shop.zalo.calls["conversation"] == 2 + 3 * 2, "each good read asks once more whether anything lies below"
    assert len(shop.zalo.tried) == 1


async def test_sd02_a_look_alike_from_before_is_not_taken_for_it(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.write("11", "ok", out=True)
    await shop.poll()
    shop.zalo.fail["send"] = [TIMEOUT]
    item = await shop.say(cid, "ok")
    await shop.pass_time(90)
    assert await shop.state(item) is S.NOT_FOUND


async def test_sd02_it_is_found_below_what_came_after_it(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.lost = [TIMEOUT]
    item = await shop.say(cid, "Dạ còn ạ")
    await settle()
    for number in range(25):
        shop.zalo.write("11", f"hỏi {number}")
    await shop.pass_time(6)
    assert await shop.state(item) is S.SENT


async def test_sd03_three_queued_offline_go_in_order_when_the_network_is_back(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.down = OFFLINE
    items = [await shop.say(cid, text) for text in ("một", "hai", "ba")]
    await shop.pass_time(120)
    assert await shop.states(*items) == [S.QUEUED] * 3
    shop.zalo.down = None
    shop.sending.network_back()
    await shop.pass_time(2)
    assert shop.zalo.texts() == ["một", "hai", "ba"]
    assert await shop.states(*items) == [S.SENT] * 3


async def test_sd03_the_first_failure_stops_its_conversation_and_no_other(shop: Shop) -> None:
    mine, other = await shop.customer("11"), await shop.customer("12")
    shop.zalo.gate = asyncio.Event()
    items = [await shop.say(mine, text) for text in ("một", "hai", "ba")]
    shop.zalo.fail["send"] = [Rejected("blocked_by_customer", zalo_code=-217)]
    shop.zalo.gate.set()
    await settle()
    there = await shop.say(other, "chào")
    await shop.pass_time(60)
    assert await shop.states(*items) == [S.FAILED, S.QUEUED, S.QUEUED]
    assert (await shop.item(items[0])).reason == "blocked_by_customer"
    assert (await shop.item(items[0])).text == "một"
    assert await shop.state(there) is S.SENT
    await shop.inbox.discard(items[0])
    await shop.pass_time(2)
    assert shop.zalo.texts("11") == ["hai", "ba"]


async def test_sd04_a_window_that_closed_while_queued_is_told_and_nothing_is_sent(shop: Shop) -> None:
    cid = await shop.customer(ago_ms=REPLY_MS - 60_000)
    shop.zalo.interactions[cid.user_id] = shop.clock.now() - REPLY_MS + 60_000
    shop.zalo.down = OFFLINE
    item = await shop.say(cid, "Dạ còn ạ", paid_ok=True)
    await shop.pass_time(120)
    shop.zalo.down = None
    shop.sending.network_back()
    await shop.pass_time(2)
    assert (await shop.item(item)).reason == "window_closed"
    assert await shop.state(item) is S.FAILED
    assert shop.zalo.tried == []


async def test_sd04_a_window_that_zalo_knows_to_be_open_is_used(shop: Shop) -> None:
    cid = await shop.customer(ago_ms=REPLY_MS + HOUR)
    shop.zalo.interactions[cid.user_id] = shop.clock.now() - HOUR  # a follow or a call, which polling never shows
    items = [await shop.say(cid, text) for text in ("một", "hai")]
    await shop.pass_time(2)
    assert await shop.states(*items) == [S.SENT, S.SENT]
    assert shop.zalo.calls["reply_quota"] == 1


async def test_sd04_a_queued_answer_never_turns_into_a_paid_one_by_itself(shop: Shop) -> None:
    cid = await shop.customer(ago_ms=FREE_MS - 60_000)
    shop.zalo.interactions[cid.user_id] = shop.clock.now() - FREE_MS + 60_000
    shop.zalo.down = OFFLINE
    item = await shop.say(cid, "Dạ còn ạ")
    await shop.pass_time(120)
    shop.zalo.down = None
    shop.sending.network_back()
    await shop.pass_time(2)
    assert ((await shop.item(item)).state, (await shop.item(item)).reason) == (S.HELD, "cost")
    assert shop.zalo.taken == []


async def test_sd05_past_the_free_window_it_asks_before_sending_and_goes_when_agreed(shop: Shop) -> None:
    cid = await shop.customer(ago_ms=FREE_MS + HOUR)
    item = await shop.say(cid, "Dạ còn ạ")
    await shop.pass_time(2)
    assert await shop.state(item) is S.HELD
    assert await shop.inbox.confirm_cost(item)
    await shop.pass_time(2)
    assert await shop.state(item) is S.SENT


async def test_sd05_an_author_who_agreed_beforehand_is_not_asked(shop: Shop) -> None:
    cid = await shop.customer(ago_ms=FREE_MS + HOUR)
    item = await shop.say(cid, "Dạ còn ạ", paid_ok=True)
    await shop.pass_time(2)
    assert await shop.state(item) is S.SENT
    assert shop.zalo.calls["reply_quota"] == 0


async def test_sd05_past_the_free_allowance_it_asks_too_until_the_customer_writes(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.quota = SendQuota("reply", 0, 8)
    shop.zalo.free_left = (0, 8)
    shop.zalo.interactions[cid.user_id] = shop.clock.now() - 60_000
    last_free = await shop.say(cid, "tám")
    await shop.pass_time(2)
    next_one = await shop.say(cid, "chín")
    await shop.pass_time(2)
    assert await shop.states(last_free, next_one) == [S.SENT, S.HELD]
    await shop.customer(ago_ms=0)
    await shop.inbox.retry(next_one)
    await shop.pass_time(2)
    assert await shop.state(next_one) is S.SENT


async def test_sd05_where_nobody_can_tell_the_cost_it_asks(shop: Shop) -> None:
    shop.zalo.write("11", "xin chào", out=True)
    await shop.poll()
    cid = ConversationId(shop.zalo.oa_id, shop.zalo.rows[0].user_id)
    shop.zalo.fail["reply_quota"] = [Rejected("unknown_path", zalo_code=404)]
    item = await shop.say(cid, "chị cần gì ạ?")
    await shop.pass_time(2)
    assert await shop.state(item) is S.HELD


async def test_sd06_sending_again_really_calls_zalo(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.fail["send"] = [Rejected("customer_limit", zalo_code=-218)]
    item = await shop.say(cid, "Dạ còn ạ")
    await settle()
    assert await shop.state(item) is S.FAILED
    assert await shop.inbox.retry(item)
    await shop.pass_time(1)
    assert len(shop.zalo.tried) == 2
    assert await shop.state(item) is S.SENT
    assert not await shop.inbox.retry(item)


async def test_sd06_sending_again_what_was_not_found_calls_zalo_once_more(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.fail["send"] = [TIMEOUT]
    item = await shop.say(cid, "Dạ còn ạ")
    await shop.pass_time(60)
    assert await shop.inbox.retry(item)
    await shop.pass_time(1)
    assert (len(shop.zalo.tried), shop.zalo.texts()) == (2, ["Dạ còn ạ"])


async def test_sd07_a_conversation_handed_over_while_queued_is_held(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.down = OFFLINE
    items = [await shop.say(cid, text) for text in ("một", "hai")]
    await settle()
    await shop.assign(cid, AN)
    shop.zalo.down = None
    shop.sending.network_back()
    await shop.pass_time(5)
    assert {(await shop.item(item)).reason for item in items} == {"not_holder"}
    assert await shop.states(*items) == [S.HELD] * 2
    assert shop.zalo.texts() == []


async def test_sd07_a_hand_over_between_the_look_and_the_start_still_holds_it(shop: Shop) -> None:
    cid = await shop.customer()
    attachment = await picture(shop)
    (item,) = await shop.inbox.send(cid, Draft("", (attachment,)))

    def hand_over(call: str) -> None:
        if call == "upload":
            shop.ground.db._write(_assign, cid)  # type: ignore[arg-type]

    shop.zalo.before_answer = hand_over
    await shop.pass_time(2)
    assert await shop.state(item.id) is S.HELD
    assert shop.zalo.tried == []


def _assign(session: object, cid: ConversationId) -> None:
    """The assignment alone, as an older version or another PC might write it."""
    from sqlalchemy import text

    session.execute(text("UPDATE conversations SET assignee = 'an'"))  # type: ignore[attr-defined]


async def test_sd08_of_an_album_of_six_with_a_fourth_that_fails_three_are_sent_and_none_twice(shop: Shop) -> None:
    cid = await shop.customer()
    album = tuple([await picture(shop, number) for number in range(1, 7)])
    shop.zalo.down = OFFLINE
    items = await shop.inbox.send(cid, Draft("Mẫu mới", album))
    await settle()
    assert len({item.album for item in items}) == 1
    assert len(items) == 6

    def refuse_the_fourth(call: str) -> None:
        if call == "send" and len(shop.zalo.taken) == 3 and not refused:
            refused.append(call)
            raise Rejected("standards_of_customer", zalo_code=-248)

    refused: list[str] = []
    shop.zalo.before_answer, shop.zalo.down = refuse_the_fourth, None
    shop.sending.network_back()
    await shop.pass_time(5)
    ids = [item.id for item in items]
    assert await shop.states(*ids) == [S.SENT] * 3 + [S.FAILED] + [S.QUEUED] * 2
    await shop.inbox.retry(ids[3])
    await shop.pass_time(5)
    assert await shop.states(*ids) == [S.SENT] * 6
    sent = [outgoing.attachment_id for _, outgoing in shop.zalo.taken if isinstance(outgoing, SendImage)]
    assert [shop.zalo.uploads[upload_id] for upload_id in sent] == [f"{number}.jpg" for number in range(1, 7)]
    assert len(shop.zalo.uploads) == 6
    assert shop.zalo.texts()[0] == "Mẫu mới"


async def test_sd09_undone_within_five_seconds_nothing_has_left_the_machine(shop: Shop) -> None:
    shop.settings.change(undo_seconds=5)
    cid = await shop.customer()
    kept, undone = await shop.say(cid, "Dạ còn ạ"), await shop.say(cid, "Nhầm rồi")
    await shop.pass_time(4.9)
    assert shop.zalo.log == []
    assert await shop.inbox.pending_undo() == 2
    assert await shop.inbox.undo(undone)
    assert await shop.inbox.pending_undo() == 1
    await shop.pass_time(10)
    assert shop.zalo.texts() == ["Dạ còn ạ"]
    assert await shop.states(kept, undone) == [S.SENT, S.CANCELLED]
    assert not await shop.inbox.undo(kept)


async def test_sd09_what_waits_for_the_network_is_no_reason_to_keep_the_app_open(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.fail["upload"] = [Transient("server")] * 3
    await shop.inbox.send(cid, Draft("", (await picture(shop),)))
    await settle()
    assert await shop.inbox.pending_undo() == 0


# --- the machine of product.md 6 --------------------------------------------------------------------------------------


async def test_one_message_is_in_flight_in_a_conversation_and_four_in_all(shop: Shop) -> None:
    shop.zalo.gate = asyncio.Event()
    crashes = watched(shop)
    for user in range(6):
        cid = await shop.customer(str(user))
        await shop.say(cid, "một")
        await shop.say(cid, "hai")
    await settle()
    assert shop.zalo.flying == AT_ONCE == 4
    assert len({to for to, _ in shop.zalo.tried}) == 4
    shop.zalo.gate.set()
    await shop.pass_time(3)
    assert shop.zalo.most_flying == 4
    assert all(shop.zalo.texts(str(user)) == ["một", "hai"] for user in range(6))
    assert crashes == []


def watched(shop: Shop) -> list[BaseException]:
    """What crashes from now on."""
    crashes: list[BaseException] = []
    shop.ground.supervisor._on_crash = lambda _, error: crashes.append(error)
    return crashes


async def test_what_is_under_way_is_not_started_again_by_a_second_look(shop: Shop) -> None:
    *busy, other = [await shop.customer(user) for user in ("11", "12", "13")]
    shop.zalo.upload_gate = asyncio.Event()
    for cid in busy:
        await shop.inbox.send(cid, Draft("", (await picture(shop),)))
    await settle()
    await shop.say(other, "chào")
    await shop.pass_time(5)
    assert shop.zalo.calls["upload"] == 2
    assert shop.zalo.texts() == ["chào"], "the third is not held up by what is under way"
    shop.zalo.upload_gate.set()
    await shop.pass_time(1)
    assert len(shop.zalo.taken) == 3


async def test_uploads_that_hang_leave_room_for_texts(shop: Shop) -> None:
    *photos, other = [await shop.customer(str(user)) for user in range(11, 19)]
    shop.zalo.upload_gate = asyncio.Event()
    for cid in photos:
        await shop.inbox.send(cid, Draft("", (await picture(shop),)))
    await shop.pass_time(1)
    for number in range(3):
        await shop.say(other, f"chào {number}")
        await shop.pass_time(1)
    assert shop.zalo.texts() == ["chào 0", "chào 1", "chào 2"]
    assert shop.zalo.calls["upload"] == UPLOADS_AT_ONCE
    shop.zalo.upload_gate.set()
    await shop.pass_time(3)
    assert len(shop.zalo.taken) == len(photos) + 3


async def test_what_may_be_undone_for_five_seconds_leaves_when_its_own_are_over(shop: Shop) -> None:
    shop.settings.change(undo_seconds=5)
    first, second = await shop.customer("11"), await shop.customer("12")
    await shop.say(first, "một")
    await shop.clock.advance(0.5)
    await shop.say(second, "hai")
    await shop.clock.advance(4.6)
    assert shop.zalo.texts() == ["một"]
    await shop.clock.advance(0.5)
    assert shop.zalo.texts() == ["một", "hai"]


async def test_one_failure_costs_a_second(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.fail["send"] = [OFFLINE]
    item = await shop.say(cid, "Dạ còn ạ")
    await shop.clock.advance(1.3)
    assert await shop.state(item) is S.SENT


async def test_over_the_rate_limit_all_of_the_oa_wait_for_the_minute(shop: Shop) -> None:
    first, second = await shop.customer("11"), await shop.customer("12")
    until = shop.clock.now() + 40_000
    shop.zalo.fail["send"] = [RateLimited(until)]
    items = [await shop.say(first, "một")]
    await settle()
    items.append(await shop.say(second, "hai"))
    await shop.pass_time(39)
    assert len(shop.zalo.tried) == 1
    assert await shop.states(*items) == [S.QUEUED, S.QUEUED]
    await shop.pass_time(3)
    assert await shop.states(*items) == [S.SENT, S.SENT]


async def test_offline_the_tries_become_rarer_and_the_text_stays(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.down = OFFLINE
    item = await shop.say(cid, "Dạ còn ạ")
    await shop.pass_time(300)
    assert 5 <= len(shop.zalo.tried) <= 14
    assert shop.sending.stopped_by(shop.zalo.oa_id) is OFFLINE
    assert shop.sending.stopped_by(OaId("unknown")) is None
    assert ((await shop.item(item)).state, (await shop.item(item)).text) == (S.QUEUED, "Dạ còn ạ")


@pytest.mark.parametrize("code", ["login_again", "permission_missing", "package_too_low", "oa_unverified"])
async def test_what_the_owner_must_heal_pauses_the_oa_and_fails_nothing(shop: Shop, code: str) -> None:
    first, second = await shop.customer("11"), await shop.customer("12")
    shop.zalo.down = NeedsUser(code)
    items = [await shop.say(first, "một"), await shop.say(second, "hai")]
    await shop.pass_time(900)
    assert await shop.states(*items) == [S.QUEUED, S.QUEUED]
    assert len(shop.zalo.tried) <= 2 * (1 + LOGIN_CHECKS)
    assert isinstance(shop.sending.stopped_by(shop.zalo.oa_id), NeedsUser)
    shop.zalo.down = None
    await shop.ground.db.write(connections.set_problem, shop.zalo.oa_id, "changed")
    shop.ground.bus.publish(ConnectionsChanged(shop.zalo.oa_id))
    await shop.pass_time(1)
    assert await shop.states(*items) == [S.SENT, S.SENT]
    assert shop.sending.stopped_by(shop.zalo.oa_id) is None


@pytest.mark.parametrize("code", ["login_again", "package_too_low"])
async def test_what_is_refused_for_some_minutes_on_the_way_out_alone_needs_nobody(shop: Shop, code: str) -> None:
    cid = await shop.customer()
    for _ in range(2):
        shop.zalo.down = NeedsUser(code)
        item = await shop.say(cid, "Dạ còn ạ")
        await shop.pass_time(330)
        assert await shop.state(item) is S.QUEUED
        shop.zalo.down = None
        await shop.pass_time(LOGIN_CHECK_S)
        assert await shop.state(item) is S.SENT
    assert len(shop.zalo.tried) == 2 * (6 + 1)


async def test_a_login_that_stays_refused_is_tried_ever_more_rarely(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.down = NeedsUser("login_again")
    await shop.say(cid, "Dạ còn ạ")
    await shop.pass_time(LOGIN_CHECK_S * LOGIN_CHECKS + 2 * LOGIN_LATER_S)
    assert len(shop.zalo.tried) == 1 + LOGIN_CHECKS + 2


async def test_cn03_with_dead_tokens_the_outbox_is_paused_and_goes_on_after_a_new_login(shop: Shop) -> None:
    cid = await shop.customer()
    await shop.ground.db.write(connections.set_state, shop.zalo.oa_id, ConnectionState.RECONNECT)
    item = await shop.say(cid, "Dạ còn ạ")
    await shop.pass_time(60)
    assert (await shop.state(item), shop.zalo.log) == (S.QUEUED, [])
    await shop.ground.db.write(connections.set_state, shop.zalo.oa_id, ConnectionState.CONNECTED)
    shop.ground.bus.publish(ConnectionsChanged(shop.zalo.oa_id))
    await shop.pass_time(1)
    assert await shop.state(item) is S.SENT


async def test_what_stopped_an_oa_is_not_tried_again_while_its_connection_is_the_same(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.down = NeedsUser("permission_missing")
    await shop.say(cid, "Dạ còn ạ")
    await shop.pass_time(5)
    shop.ground.bus.publish(ConnectionsChanged(shop.zalo.oa_id))
    await shop.pass_time(5)
    assert len(shop.zalo.tried) == 1


async def test_polling_that_was_not_troubled_says_nothing_new_of_sending(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.down = NeedsUser("permission_missing")
    await shop.say(cid, "Dạ còn ạ")
    await shop.pass_time(5)
    for number, health in enumerate((Health.LIVE, Health.STARTING, Health.LIVE, Health.LIVE)):
        shop.ground.bus.publish(StatusChanged(OaStatus(shop.zalo.oa_id, health, number)))
    await shop.pass_time(5)
    assert len(shop.zalo.tried) == 1
    for number, health in enumerate((Health.SLOW, Health.LIVE)):
        shop.ground.bus.publish(StatusChanged(OaStatus(shop.zalo.oa_id, health, number)))
    await shop.pass_time(1)
    assert len(shop.zalo.tried) == 2


async def test_a_wrong_place_is_tried_again_after_some_minutes_or_when_polling_is_well(shop: Shop) -> None:
    cid = await shop.customer()
    oa_id = shop.zalo.oa_id
    shop.zalo.down = WrongPlace("203.0.113.7")
    item = await shop.say(cid, "Dạ còn ạ")
    await shop.pass_time(400)
    assert len(shop.zalo.tried) == 3
    shop.zalo.down = None
    shop.ground.bus.publish(StatusChanged(OaStatus(oa_id, Health.PAUSED, 1, "wrong_place")))
    shop.ground.bus.publish(StatusChanged(OaStatus(oa_id, Health.LIVE, 2)))
    await shop.pass_time(1)
    assert await shop.state(item) is S.SENT


async def test_a_bug_while_sending_leaves_an_unknown_fate_and_no_stuck_conversation(shop: Shop) -> None:
    cid = await shop.customer()

    def crash(call: str) -> None:
        if call == "send" and not crashed:
            crashed.append(call)
            raise KeyError("bug")

    crashed: list[str] = []
    shop.zalo.before_answer = crash
    item = await shop.say(cid, "Dạ còn ạ")
    await settle()
    assert await shop.state(item) is S.UNKNOWN
    await shop.pass_time(60)
    assert await shop.state(item) is S.NOT_FOUND


async def test_a_message_is_looked_for_until_45_seconds_after_its_answer_was_lost_however_long_the_app_runs(
    shop: Shop,
) -> None:
    await shop.pass_time(3_600)
    cid = await shop.customer()
    shop.zalo.down = Transient("timeout")
    item = await shop.say(cid, "Dạ còn ạ")
    await settle()
    shop.zalo.down = None
    await shop.pass_time(44)
    assert await shop.state(item) is S.UNKNOWN
    await shop.pass_time(2)
    assert await shop.state(item) is S.NOT_FOUND


async def test_after_a_limit_for_speed_a_message_of_unknown_fate_is_settled_soon(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.down = Transient("timeout")
    item = await shop.say(cid, "Dạ còn ạ")
    await settle()
    shop.zalo.down = RateLimited(shop.clock.now() + 65_000)
    await shop.pass_time(64)
    shop.zalo.down = None
    await shop.pass_time(13)
    assert await shop.state(item) is S.NOT_FOUND


async def test_a_bug_before_sending_does_not_run_in_a_circle(shop: Shop) -> None:
    cid = await shop.customer(ago_ms=FREE_MS + HOUR)

    def crash(call: str) -> None:
        raise KeyError(call)

    shop.zalo.before_answer = crash
    await shop.say(cid, "Dạ còn ạ")
    await shop.pass_time(60)
    assert shop.zalo.calls["reply_quota"] < 10


async def test_the_app_ends_in_the_middle_of_a_request_and_says_so_on_disk(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.gate = asyncio.Event()
    item = await shop.say(cid, "Dạ còn ạ")
    await settle()
    await shop.sending.close(0)
    await shop.ground.supervisor.close()
    assert await shop.state(item) is S.UNKNOWN


async def test_closing_lets_what_is_under_way_end_and_starts_nothing_more(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.gate = asyncio.Event()
    items = [await shop.say(cid, "một"), await shop.say(cid, "hai")]
    await settle()
    shop.zalo.gate.set()
    await shop.sending.close(5)
    assert await shop.states(*items) == [S.SENT, S.QUEUED]
    await shop.pass_time(5)
    assert await shop.states(*items) == [S.SENT, S.QUEUED]


async def test_a_disk_that_stays_full_is_not_written_to_without_rest(shop: Shop) -> None:
    cid = await shop.customer()
    await shop.say(cid, "Dạ còn ạ")
    tries: list[int] = []

    async def refuse(*_: object, **__: object) -> NoReturn:
        tries.append(1)
        raise StorageFailure("disk_full")

    shop.ground.db.write = refuse  # type: ignore[method-assign, assignment]
    await shop.pass_time(60)
    assert 3 <= len(tries) <= 20
    assert isinstance(shop.sending.stopped_by(shop.zalo.oa_id), StorageFailure)


async def test_a_disk_that_is_full_before_sending_is_tried_again_in_peace(shop: Shop) -> None:
    cid = await shop.customer()
    item = await shop.say(cid, "Dạ còn ạ")
    write, tries = shop.ground.db.write, list[int]()

    async def full(fn, *args, **kwargs):  # type: ignore[no-untyped-def]
        tries.append(1)
        if len(tries) <= 3:
            raise StorageFailure("disk_full")
        return await write(fn, *args, **kwargs)

    shop.ground.db.write = full  # type: ignore[method-assign]
    await shop.pass_time(30)
    assert await shop.state(item) is S.SENT


# --- several OAs, events ---------------------------------------------------------------------------------------------


async def test_each_step_is_told_so_that_the_bubble_follows(shop: Shop) -> None:
    cid, heard = await shop.customer(), list[Event]()
    shop.ground.bus.subscribe(OutboxChanged, heard.append)
    item = await shop.say(cid, "Dạ còn ạ")
    await settle()
    assert heard == [OutboxChanged(cid, frozenset({item}))] * 3  # queued, sending, sent


async def test_an_oa_that_is_disconnected_sends_nothing_more(shop: Shop) -> None:
    cid = await shop.customer()
    await shop.ground.db.write(connections.set_state, shop.zalo.oa_id, ConnectionState.DISCONNECTED)
    shop.ground.bus.publish(ConnectionsChanged(shop.zalo.oa_id))
    await settle()
    item = await shop.say(cid, "Dạ còn ạ")
    await shop.pass_time(5)
    assert (await shop.state(item), shop.zalo.tried) == (S.QUEUED, [])


@pytest.mark.parametrize("erased", [False, True])
async def test_an_oa_that_is_gone_is_stopped_by_nothing_any_more(shop: Shop, erased: bool) -> None:
    cid, crashes = await shop.customer(), watched(shop)
    shop.zalo.down = NeedsUser("permission_missing")
    await shop.say(cid, "Dạ còn ạ")
    await shop.pass_time(5)
    assert shop.sending.stopped_by(cid.oa_id) is shop.zalo.down
    if erased:
        await shop.ground.db.write(connections.erase, cid.oa_id)
    else:
        await shop.ground.db.write(connections.set_state, cid.oa_id, ConnectionState.DISCONNECTED)
    shop.ground.bus.publish(ConnectionsChanged(cid.oa_id))
    await settle()
    assert shop.sending.stopped_by(cid.oa_id) is None
    assert crashes == []


async def test_an_oa_that_is_erased_in_the_middle_of_a_request_stays_erased(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.gate = asyncio.Event()
    crashes = watched(shop)
    await shop.say(cid, "Dạ còn ạ")
    await settle()
    await shop.ground.db.write(connections.erase, cid.oa_id)
    shop.zalo.gate.set()
    await shop.pass_time(60)
    assert crashes == []
    assert await shop.ground.db.read(outbox.open_items) == []
    assert await shop.ground.db.read(conversations.ids) == []


async def test_an_id_that_differs_in_history_ends_as_one_message(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.other_ids = True
    item = await shop.say(cid, "Dạ còn ạ")
    await settle()
    assert (await shop.item(item)).remote_id == RemoteId(f"answer-{shop.zalo.rows[-1].remote_id}")
    await shop.poll()
    assert (await shop.item(item)).linked
    assert await shop.ours(cid) == ["Dạ còn ạ"]
    assert [row.direction for row in shop.zalo.rows].count(Direction.OUT) == 1


async def test_what_another_of_the_staff_holds_is_theirs_to_send(shop: Shop) -> None:
    cid = await shop.customer()
    await shop.share_with(AN)
    await shop.assign(cid, AN)
    item = await shop.say(cid, "Dạ còn ạ", by=AN)
    await shop.pass_time(1)
    assert await shop.state(item) is S.SENT
    with pytest.raises(Rejected, match="not_yours"):
        await shop.say(cid, "tôi nữa", by=OWNER)
