"""One call: the token renewed once, Zalo's pace obeyed, reads wait, sends pass them or stay queued."""

import asyncio

import httpx
import pytest

from app.errors import AppError, NeedsUser, RateLimited, Rejected, Transient, WrongPlace
from app.zalo.codes import DAY_MS, next_minute
from app.zalo.limits import BUDGET, JITTER_MS, READ_RESERVE, SEND_RESERVE, WINDOW_MS, RateLimit
from app.zalo.requests import SendText
from tests.fakes.http_zalo import LAN, OK, ROW, SENT, Tokens, Zalo, always, one_by_one, refused

SENDS = BUDGET - READ_RESERVE


@pytest.mark.asyncio
@pytest.mark.parametrize("code", [-216, -220, -124, 216, 401, -401])
async def test_a_refused_token_is_renewed_and_the_call_repeated_once(code: int) -> None:
    zalo = Zalo(one_by_one(refused(code), SENT))
    async with zalo.client() as client:
        assert (await client.send(LAN, SendText("chào"))).remote_id == "b1"
    assert zalo.tokens_used == ["AT-1", "AT-2"]
    assert zalo.tokens.renewed == ["AT-1"]


@pytest.mark.asyncio
async def test_a_second_refusal_asks_for_a_login() -> None:
    zalo = Zalo(always(refused(-216)))
    async with zalo.client() as client:
        with pytest.raises(NeedsUser) as caught:
            await client.profile()
    assert caught.value.code == "login_again"
    assert zalo.tokens_used == ["AT-1", "AT-2"]


@pytest.mark.asyncio
async def test_a_renewal_that_brings_the_same_token_is_not_tried() -> None:
    zalo = Zalo(always(refused(-216)), tokens=Tokens(next=["AT-1"]))
    async with zalo.client() as client:
        with pytest.raises(NeedsUser):
            await client.profile()
    assert zalo.tokens_used == ["AT-1"]


@pytest.mark.asyncio
async def test_a_token_that_fits_no_header_never_leaves() -> None:
    zalo = Zalo(always(OK), tokens=Tokens(now="mã thông báo", next=["bad\r\ntoken"]))
    async with zalo.client() as client:
        with pytest.raises(NeedsUser) as caught:
            await client.profile()
    assert caught.value.code == "login_again"
    assert zalo.asked == []


@pytest.mark.asyncio
async def test_the_token_owners_refusal_is_passed_on() -> None:
    zalo = Zalo(always(refused(-220)), tokens=Tokens(next=[]))
    async with zalo.client() as client:
        with pytest.raises(NeedsUser):
            await client.profile()
    assert len(zalo.asked) == 1


@pytest.mark.asyncio
async def test_a_rejected_renewal_does_not_reject_the_message() -> None:
    class Odd(Tokens):
        async def renew(self, refused: str) -> str:
            raise Rejected("unknown_code", zalo_code=-14999)

    zalo = Zalo(always(refused(-216)), tokens=Odd())
    async with zalo.client() as client:
        with pytest.raises(NeedsUser) as caught:
            await client.send(LAN, SendText("chào"))
    assert caught.value.code == "login_again"
    assert caught.value.params["zalo_code"] == -14999


@pytest.mark.asyncio
async def test_a_renewal_of_unknown_fate_leaves_no_doubt_about_the_message() -> None:
    """Zalo has refused the message, so it waits; only the renewal may have arrived."""

    class Slow(Tokens):
        async def renew(self, refused: str) -> str:
            raise Transient("timeout")

    zalo = Zalo(always(refused(-216)), tokens=Slow())
    async with zalo.client() as client:
        with pytest.raises(Transient) as caught:
            await client.send(LAN, SendText("chào"))
    assert (caught.value.code, caught.value.reached) == ("timeout", False)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("answer", "kind", "code"),
    [
        (refused(-501, "IP address not inside Vietnam: 203.0.113.7"), WrongPlace, "wrong_place"),
        (refused(-230), Rejected, "window_closed"),
        (refused(-224), NeedsUser, "package_too_low"),
        (refused(-9999, "new"), Rejected, "unknown_code"),
        (httpx.Response(502, text="Bad gateway"), Transient, "server"),
        (httpx.Response(200, text=""), Transient, "bad_answer"),
        (httpx.ReadTimeout("x"), Transient, "timeout"),
        (httpx.ConnectError("x"), Transient, "offline"),
        (refused(-200), Transient, "send_failed"),
    ],
)
async def test_other_refusals_are_not_repeated(answer: object, kind: type[AppError], code: str) -> None:
    zalo = Zalo(always(answer))
    async with zalo.client() as client:
        with pytest.raises(AppError) as caught:
            await client.send(LAN, SendText("chào"))
    assert type(caught.value) is kind
    assert caught.value.code == code
    assert len(zalo.asked) == 1
    assert zalo.tokens.renewed == []


@pytest.mark.asyncio
async def test_over_the_limit_every_call_of_the_oa_waits() -> None:
    zalo = Zalo(one_by_one(refused(-32), SENT))
    start = zalo.clock.now()
    async with zalo.client() as client:
        with pytest.raises(RateLimited) as caught:
            await client.profile()
        until = caught.value.until
        assert start < until <= start + 65_000
        with pytest.raises(RateLimited) as again:
            await client.send(LAN, SendText("x"))
        assert again.value.until == until
        assert not again.value.reached
        assert len(zalo.asked) == 1
        await zalo.clock.advance((until - start) / 1000)
        assert (await client.send(LAN, SendText("x"))).remote_id == "b1"


@pytest.mark.asyncio
async def test_http_429_is_the_same_and_its_wait_is_obeyed() -> None:
    zalo = Zalo(always(httpx.Response(429, headers={"Retry-After": "90"}, text="slow")))
    async with zalo.client() as client:
        with pytest.raises(RateLimited) as caught:
            await client.profile()
    assert caught.value.until >= zalo.clock.now() + 90_000


@pytest.mark.asyncio
async def test_the_night_does_not_stop_the_oa() -> None:
    zalo = Zalo(one_by_one(refused(-234), SENT))
    async with zalo.client() as client:
        with pytest.raises(RateLimited):
            await client.send(LAN, SendText("x"))
        assert (await client.send(LAN, SendText("x"))).remote_id == "b1"


@pytest.mark.asyncio
async def test_reads_wait_for_their_turn_and_sends_pass_them() -> None:
    zalo = Zalo(lambda request: SENT if request.method == "POST" else OK | {"data": []})
    async with zalo.client() as client, asyncio.TaskGroup() as group:
        reads = [group.create_task(client.recent(0)) for _ in range(BUDGET)]
        await zalo.clock.advance(1)
        assert len(zalo.asked) == BUDGET - SEND_RESERVE
        assert (await client.send(LAN, SendText("x"))).remote_id == "b1"
        assert sum(read.done() for read in reads) == BUDGET - SEND_RESERVE
        for _ in range(10):
            await zalo.clock.advance(30)
    assert len(zalo.asked) == BUDGET + 1


@pytest.mark.asyncio
async def test_reads_for_which_a_message_waits_pass_the_others_too() -> None:
    zalo = Zalo(always(OK | {"data": []}))
    async with zalo.client() as client, asyncio.TaskGroup() as group:
        reads = [group.create_task(client.conversation(LAN, 0)) for _ in range(BUDGET)]
        await zalo.clock.advance(1)
        assert (await client.conversation(LAN, 0, for_sending=True)).rows == ()
        await client.reply_quota(LAN)
        assert sum(read.done() for read in reads) == BUDGET - SEND_RESERVE
        for _ in range(10):
            await zalo.clock.advance(30)


@pytest.mark.asyncio
async def test_a_send_out_of_budget_stays_queued() -> None:
    zalo = Zalo(always(SENT))
    async with zalo.client() as client:
        for _ in range(SENDS):
            await client.send(LAN, SendText("x"))
        with pytest.raises(RateLimited) as caught:
            await client.send(LAN, SendText("x"))
    assert len(zalo.asked) == SENDS
    assert caught.value.until > zalo.clock.now()
    assert not caught.value.reached


@pytest.mark.asyncio
async def test_the_headers_of_every_answer_are_obeyed_refusals_too() -> None:
    headers = {"x-ratelimit-LIMIT": "100", "X-RateLimit-Remain": "0"}
    zalo = Zalo(always(httpx.Response(200, headers=headers, json=refused(-230))))
    async with zalo.client() as client:
        with pytest.raises(Rejected):
            await client.send(LAN, SendText("x"))
        with pytest.raises(RateLimited):
            await client.send(LAN, SendText("x"))
    assert len(zalo.asked) == 1


@pytest.mark.asyncio
async def test_two_clients_of_one_oa_can_share_a_pace() -> None:
    shared = RateLimit(2)
    zalo = Zalo(always(SENT))
    async with zalo.client(shared) as one, zalo.client(shared) as other:
        await one.send(LAN, SendText("x"))
        await other.send(LAN, SendText("x"))
        with pytest.raises(RateLimited):
            await one.send(LAN, SendText("x"))


@pytest.mark.asyncio
async def test_a_read_that_waits_for_its_turn_waits_no_longer_when_the_clock_is_set_back() -> None:
    """What it counts with are seconds that have passed, whatever the wall clock says of them."""
    zalo = Zalo(always(OK | {"data": [ROW]}))
    reads = BUDGET - SEND_RESERVE
    async with zalo.client() as client, asyncio.TaskGroup() as group:
        for _ in range(reads):
            await client.recent(0)
        waiting = group.create_task(client.recent(0))
        await zalo.clock.advance(30)
        zalo.clock.set_wall(zalo.clock.now() - 90 * DAY_MS)
        await zalo.clock.advance(WINDOW_MS / 1000 - 30)
        assert waiting.done()
    assert len(zalo.asked) == reads + 1


@pytest.mark.asyncio
async def test_a_clock_set_ahead_frees_nothing() -> None:
    zalo = Zalo(always(SENT))
    async with zalo.client() as client:
        for _ in range(SENDS):
            await client.send(LAN, SendText("x"))
        zalo.clock.set_wall(zalo.clock.now() + 90 * DAY_MS)
        with pytest.raises(RateLimited):
            await client.send(LAN, SendText("x"))
    assert len(zalo.asked) == SENDS


@pytest.mark.asyncio
async def test_the_wait_that_is_told_ends_with_zalos_minute_by_the_wall_clock() -> None:
    zalo = Zalo(always(refused(-32)))
    async with zalo.client() as client:
        with pytest.raises(RateLimited) as caught:
            await client.profile()
    assert next_minute(zalo.clock.now()) <= caught.value.until <= next_minute(zalo.clock.now()) + JITTER_MS
