"""One message's way to Zalo: the mark before the first byte, files, and what each answer means."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from app.domain.conversations import FREE_MS
from app.domain.ids import OaId
from app.domain.messages import Direction
from app.domain.outbox import READ_BACK_MS, Draft, OutboxState
from app.errors import AppError, NeedsUser, RateLimited, Rejected, StorageFailure, Transient
from app.events import Looked, OutboxChanged
from app.services.dispatch import Dispatch
from app.services.ground import Ground
from app.services.read_back import ReadBack
from app.services.uploading import TRIES as UPLOAD_TRIES
from app.store import outbox
from app.tasks import backoff
from app.zalo.requests import SendFile, SendGif, SendImage, SendSticker, SendText
from app.zalo.responses import SendQuota
from tests.fakes.clock import FakeClock, settle
from tests.unit.services.shop import Shop, picture

pytestmark = pytest.mark.asyncio
S = OutboxState
OFFLINE = Transient("offline", reached=False)
TIMEOUT = Transient("timeout")


@pytest_asyncio.fixture
async def shop(ground: Ground, clock: FakeClock, tmp_path: Path) -> AsyncIterator[Shop]:
    opened = await Shop.open(ground, clock, tmp_path)
    yield opened
    await opened.sending.close(0)


async def test_the_mark_and_the_ids_known_before_are_on_disk_when_the_first_byte_leaves(shop: Shop) -> None:
    cid = await shop.customer()
    before = shop.zalo.write("11", "của OA Manager", out=True)
    await shop.poll()
    seen = []

    def look(call: str) -> None:
        if call == "send":
            seen.append(shop.ground.db._read(outbox.get, item))

    shop.zalo.before_answer = look
    item = await shop.say(cid, "Dạ còn ạ")
    await settle()
    assert seen[0] is not None
    assert (seen[0].state, seen[0].known_before, seen[0].started_at) == (S.SENDING, (before,), shop.clock.now())


@pytest.mark.parametrize("code", ["standards", "message_quota", "cloud_account"])
async def test_what_the_owner_must_heal_for_this_message_alone_fails_it_and_no_other(shop: Shop, code: str) -> None:
    first, second = await shop.customer("11"), await shop.customer("12")
    shop.zalo.fail["send"] = [NeedsUser(code)]
    items = [await shop.say(first, "một")]
    await settle()
    items.append(await shop.say(second, "hai"))
    await shop.pass_time(2)
    assert await shop.states(*items) == [S.FAILED, S.SENT]
    assert (await shop.item(items[0])).reason == code


async def test_a_full_disk_after_sending_is_waited_for_and_never_sends_twice(shop: Shop) -> None:
    cid = await shop.customer()
    write, failures = shop.ground.db.write, [StorageFailure("disk_full")] * 2

    async def full(fn, *args, **kwargs):  # type: ignore[no-untyped-def]
        if shop.zalo.taken and failures:
            raise failures.pop()
        return await write(fn, *args, **kwargs)

    shop.ground.db.write = full  # type: ignore[method-assign]
    item = await shop.say(cid, "Dạ còn ạ")
    await shop.pass_time(10)
    assert await shop.state(item) is S.SENT
    assert shop.zalo.texts() == ["Dạ còn ạ"]


async def test_what_would_cost_is_held_until_somebody_agrees(shop: Shop) -> None:
    cid = await shop.customer(ago_ms=FREE_MS + 3_600_000)
    item = await shop.say(cid, "Dạ còn ạ")
    await settle()
    found = await shop.item(item)
    assert (found.state, found.reason, shop.zalo.tried) == (S.HELD, "cost", [])


async def test_sent_it_bears_the_time_and_the_id_that_zalo_tells(shop: Shop) -> None:
    cid = await shop.customer()
    item = await shop.say(cid, "Dạ còn ạ")
    await settle()
    (row,) = [row for row in shop.zalo.rows if row.direction is Direction.OUT]
    found = await shop.item(item)
    assert (found.remote_id, found.sent_at, found.attempts, found.reason) == (row.remote_id, shop.clock.now(), 1, "")


async def quiet(shop: Shop) -> Dispatch:
    """Nothing is sent but by the test."""
    await shop.sending.close(0)
    expect = ReadBack(shop.ground, shop.zalo.oa_id, shop.zalo).expect
    return Dispatch(shop.ground, shop.zalo, shop.files, expect)


@pytest.mark.parametrize("error", [OFFLINE, NeedsUser("login_again"), RateLimited(0)])
async def test_what_keeps_the_whole_oa_from_sending_is_answered_and_leaves_the_message_queued(
    shop: Shop, error: AppError
) -> None:
    cid, dispatch = await shop.customer(), await quiet(shop)
    due_at = shop.clock.now()
    if isinstance(error, RateLimited):
        error.until = due_at = shop.clock.now() + 30_000
    shop.zalo.fail["send"] = [error]
    item = await shop.say(cid, "Dạ còn ạ")
    assert await dispatch.attempt(await shop.item(item)) is error
    found = await shop.item(item)
    assert (found.state, found.reason, found.due_at) == (S.QUEUED, error.code, due_at)


@pytest.mark.parametrize("error", [OFFLINE, NeedsUser("login_again"), RateLimited(0)])
async def test_what_keeps_its_file_from_going_up_does_not_start_the_message(shop: Shop, error: AppError) -> None:
    cid, dispatch = await shop.customer(), await quiet(shop)
    shop.zalo.fail["upload"] = [error]
    (item,) = await shop.inbox.send(cid, Draft("", (await picture(shop),)))
    assert await dispatch.attempt(item) is error
    assert await shop.item(item.id) == item


async def test_an_upload_that_fails_on_its_own_is_tried_ever_more_rarely(shop: Shop) -> None:
    cid, dispatch = await shop.customer(), await quiet(shop)
    shop.zalo.fail["upload"] = [TIMEOUT, Transient("server"), TIMEOUT]
    (item,) = await shop.inbox.send(cid, Draft("", (await picture(shop),)))
    waits = []
    for code in ("timeout", "server", "timeout"):
        assert await dispatch.attempt(await shop.item(item.id)) is None
        found = await shop.item(item.id)
        assert (found.state, found.reason) == (S.QUEUED, code)
        waits.append(found.due_at - shop.clock.now())
    assert waits == [int(backoff(tries, 0.5) * 1000) for tries in (1, 2, 3)]
    assert await dispatch.attempt(await shop.item(item.id)) is None
    assert await shop.state(item.id) is S.SENT


async def test_a_lost_answer_is_looked_for_after_the_first_pause(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.lost = [TIMEOUT]
    item = await shop.say(cid, "Dạ còn ạ")
    await settle()
    found = await shop.item(item)
    assert (found.state, found.reason) == (S.UNKNOWN, "timeout")
    assert found.due_at == shop.clock.now() + READ_BACK_MS[0]


async def test_each_step_of_a_message_is_told(shop: Shop) -> None:
    cid = await shop.customer()
    told: list[OutboxChanged] = []
    item = await shop.say(cid, "Dạ còn ạ")
    shop.ground.bus.subscribe(OutboxChanged, told.append)
    await settle()
    assert told == [OutboxChanged(cid, frozenset({item}))] * 2, "it leaves, and has arrived"


async def test_the_receipt_tells_when_the_free_answers_are_used_up(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.quota, shop.zalo.free_left = SendQuota("reply", 0, 8), (0, 8)
    first = await shop.say(cid, "một")
    await settle()
    second = await shop.say(cid, "hai")
    await settle()
    assert await shop.states(first, second) == [S.SENT, S.HELD]


async def test_a_picture_is_uploaded_once_and_goes_with_its_caption(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.fail["send"] = [OFFLINE]
    (item,) = await shop.inbox.send(cid, Draft("Mẫu đỏ", (await picture(shop),)))
    await shop.pass_time(5)
    assert shop.zalo.taken == [(cid.user_id, SendImage("up-1", "Mẫu đỏ"))]
    assert shop.zalo.calls["upload"] == 1
    assert await shop.state(item.id) is S.SENT


async def test_an_upload_that_expired_is_made_again_and_sent_once_more(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.fail["send"] = [OFFLINE]
    (item,) = await shop.inbox.send(cid, Draft("", (await picture(shop),)))
    await settle()
    shop.zalo.uploads.clear()
    await shop.pass_time(5)
    assert (shop.zalo.calls["upload"], len(shop.zalo.taken)) == (2, 1)
    assert await shop.state(item.id) is S.SENT


async def test_a_second_expiry_fails_the_picture(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.fail["send"] = [Rejected("attachment_expired", zalo_code=-100)] * 2
    (item,) = await shop.inbox.send(cid, Draft("", (await picture(shop),)))
    await shop.pass_time(5)
    assert (shop.zalo.calls["upload"], len(shop.zalo.tried)) == (2, 2)
    assert ((await shop.item(item.id)).state, (await shop.item(item.id)).reason) == (S.FAILED, "attachment_expired")


async def test_a_time_out_after_a_fresh_upload_is_still_an_unknown_fate(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.fail["send"] = [Rejected("attachment_expired", zalo_code=-100)]
    shop.zalo.lost = [TIMEOUT]
    (item,) = await shop.inbox.send(cid, Draft("", (await picture(shop),)))
    await settle()
    assert await shop.state(item.id) is S.UNKNOWN
    await shop.pass_time(6)
    assert await shop.state(item.id) is S.SENT
    assert len(shop.zalo.taken) == 1


@pytest.mark.parametrize(("code", "state"), [("wrong_type", S.FAILED), ("too_large", S.FAILED)])
async def test_a_refused_upload_fails_its_message_before_anything_is_sent(
    shop: Shop, code: str, state: OutboxState
) -> None:
    cid = await shop.customer()
    shop.zalo.fail["upload"] = [Rejected(code)]
    (item,) = await shop.inbox.send(cid, Draft("", (await picture(shop),)))
    await shop.pass_time(2)
    assert ((await shop.item(item.id)).state, (await shop.item(item.id)).reason) == (state, code)
    assert shop.zalo.tried == []


async def test_an_upload_that_times_out_is_repeated_since_it_is_no_message(shop: Shop) -> None:
    cid, other = await shop.customer("11"), await shop.customer("12")
    shop.zalo.fail["upload"] = [TIMEOUT]
    (item,) = await shop.inbox.send(cid, Draft("", (await picture(shop),)))
    await settle()
    there = await shop.say(other, "chào")
    await settle()
    assert await shop.states(item.id, there) == [S.QUEUED, S.SENT]
    await shop.pass_time(3)
    assert await shop.state(item.id) is S.SENT


async def test_a_file_that_is_gone_fails_its_message(shop: Shop) -> None:
    cid = await shop.customer()
    attachment = await picture(shop)
    (item,) = await shop.inbox.send(cid, Draft("", (attachment,)))
    shop.files.kept.clear()
    await shop.pass_time(2)
    assert (await shop.item(item.id)).reason == "file_missing"


async def test_stickers_gifs_and_files_go_as_what_they_are(shop: Shop) -> None:
    cid = await shop.customer()
    gif = replace(await picture(shop, 1, "image/gif"), name="vui.gif")
    pdf = replace(await picture(shop, 2, "application/pdf"), name="giá.pdf")
    await shop.inbox.send(cid, Draft("", sticker_id="sticker-7"))
    await shop.inbox.send(cid, Draft("bảng giá đây ạ", (gif, pdf)))
    await shop.pass_time(3)
    assert [outgoing for _, outgoing in shop.zalo.taken] == [
        SendSticker("sticker-7"),
        SendText("bảng giá đây ạ"),
        SendGif("up-1", 40, 30),
        SendFile("up-2"),
    ]


async def test_a_file_that_alone_never_works_fails_its_message_in_the_end(shop: Shop) -> None:
    cid, dispatch = await shop.customer(), await quiet(shop)
    shop.zalo.fail["upload"] = [Transient("server")] * (UPLOAD_TRIES + 5)
    (item,) = await shop.inbox.send(cid, Draft("", (await picture(shop),)))
    for _ in range(UPLOAD_TRIES):
        await dispatch.attempt(await shop.item(item.id))
        assert await shop.state(item.id) is S.QUEUED
        dispatch.looked()
    await dispatch.attempt(await shop.item(item.id))
    assert ((await shop.item(item.id)).state, (await shop.item(item.id)).reason) == (S.FAILED, "server")
    assert shop.zalo.tried == []


async def test_while_zalo_answers_nothing_else_an_upload_is_not_given_up(shop: Shop) -> None:
    cid, dispatch = await shop.customer(), await quiet(shop)
    shop.zalo.fail["upload"] = [Transient("server")] * (UPLOAD_TRIES * 2)
    (item,) = await shop.inbox.send(cid, Draft("", (await picture(shop),)))
    dispatch.looked()
    for _ in range(UPLOAD_TRIES * 2):
        await dispatch.attempt(await shop.item(item.id))
    assert await shop.state(item.id) is S.QUEUED
    dispatch.looked()
    await dispatch.attempt(await shop.item(item.id))
    assert await shop.state(item.id) is S.SENT


async def test_a_file_that_works_at_last_has_all_its_tries_when_it_is_asked_for_again(shop: Shop) -> None:
    cid, dispatch = await shop.customer(), await quiet(shop)
    (item,) = await shop.inbox.send(cid, Draft("", (await picture(shop),)))
    shop.zalo.fail["send"] = [OFFLINE]
    for _ in range(2):
        shop.zalo.fail["upload"] = [Transient("server")] * UPLOAD_TRIES
        for _ in range(UPLOAD_TRIES):
            await dispatch.attempt(await shop.item(item.id))
            dispatch.looked()
        await dispatch.attempt(await shop.item(item.id))
        assert shop.zalo.calls["send"]
        await shop.ground.db.write(outbox.set_upload, item.id, "")
    assert await shop.state(item.id) is S.SENT


async def test_each_look_of_the_oas_own_poller_counts(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.fail["upload"] = [Transient("server")] * 1_000
    (item,) = await shop.inbox.send(cid, Draft("", (await picture(shop),)))
    while await shop.state(item.id) is S.QUEUED and shop.zalo.calls["upload"] < 100:
        await shop.clock.advance(61)
        shop.ground.bus.publish(Looked(OaId("another")))
        shop.ground.bus.publish(Looked(shop.zalo.oa_id))
    assert await shop.state(item.id) is S.FAILED
    assert shop.zalo.calls["upload"] > UPLOAD_TRIES


async def test_a_quota_call_that_never_works_fails_nothing(shop: Shop) -> None:
    cid = await shop.customer(ago_ms=FREE_MS + 3_600_000)
    shop.zalo.fail["reply_quota"] = [Transient("server")] * 15
    item = await shop.say(cid, "Dạ còn ạ")
    await shop.pass_time(300)
    assert await shop.state(item) is S.QUEUED
