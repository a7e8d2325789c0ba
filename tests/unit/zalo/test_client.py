"""The shell: one renewal and one repeat, the pace, the two ways to write an id, and the probe of permissions."""

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

import httpx
import pytest

from app.domain.connections import Permission, ZaloApp
from app.domain.ids import AppId, OaId, RemoteId, UserId
from app.errors import AppError, NeedsUser, RateLimited, Rejected, Transient, WrongPlace
from app.zalo.client import AuthClient, Http, ZaloClient
from app.zalo.hosts import Hosts
from app.zalo.limits import BUDGET, SEND_RESERVE, RateLimit
from app.zalo.requests import SendText
from tests.fakes.clock import FakeClock

OA, LAN = OaId("3000000000000000001"), UserId("1000000000000000011")
OK = {"error": 0, "message": "Success"}
SENT = OK | {"data": {"message_id": "b1"}}
ROW = {
    **{"src": 1, "time": 1760000003000, "type": "text", "message": "hi", "message_id": "a1"},
    **{"from_id": LAN, "to_id": OA},
}

Answers = Callable[[httpx.Request], object]


@dataclass
class Tokens:
    """A token owner: `next` is what a renewal brings."""

    now: str = "AT-1"
    next: list[str] = field(default_factory=lambda: ["AT-2", "AT-3"])
    renewed: list[str] = field(default_factory=list)

    async def current(self) -> str:
        return self.now

    async def renew(self, refused: str) -> str:
        self.renewed.append(refused)
        if not self.next:
            raise NeedsUser("login_again")
        self.now = self.next.pop(0)
        return self.now


@dataclass
class Zalo:
    """A Zalo that answers each request by `answers`: a body, a whole response, or an exception."""

    answers: Answers
    clock: FakeClock = field(default_factory=FakeClock)
    tokens: Tokens = field(default_factory=Tokens)
    asked: list[httpx.Request] = field(default_factory=list)

    def handle(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        found = self.answers(request)
        if isinstance(found, Exception):
            raise found
        return found if isinstance(found, httpx.Response) else httpx.Response(200, json=found)

    @asynccontextmanager
    async def client(self, limit: RateLimit | None = None) -> Any:
        async with Http(Hosts(), self.clock, transport=httpx.MockTransport(self.handle)) as http:
            yield ZaloClient(http, Hosts(), OA, self.tokens, self.clock, limit=limit, seed=1)

    @property
    def tokens_used(self) -> list[str]:
        return [request.headers["access_token"] for request in self.asked]


def always(value: object) -> Answers:
    return lambda _: value


def one_by_one(*values: object) -> Answers:
    left: Iterator[object] = iter(values)
    return lambda _: next(left)


def refused(code: int, text: str = "") -> dict[str, object]:
    return {"error": code, "message": text}


def data_of(request: httpx.Request) -> str:
    return parse_qs(request.url.query.decode())["data"][0]


@pytest.mark.asyncio
async def test_reads_of_all_kinds() -> None:
    bodies: dict[str, object] = {
        "/v2.0/oa/getoa": {"oaid": OA, "name": "Tiệm Thử"},
        "/v2.0/oa/listrecentchat": [ROW, None],
        "/v2.0/oa/conversation": [ROW],
        "/v3.0/oa/user/detail": {"display_name": "Khách A"},
        "/v3.0/oa/user/getlist": {"total": 1, "users": [{"user_id": LAN}]},
        "/v3.0/oa/quota/message": {"last_interaction": "1760000003000"},
        "/v2.0/oa/tag/gettagsofoa": ["VIP"],
    }
    zalo = Zalo(lambda request: OK | {"data": bodies[request.url.path]})
    async with zalo.client() as client:
        assert (await client.profile()).oa_id == OA
        page = await client.recent(0)
        assert (len(page.rows), len(page.poisoned), page.raw_count) == (1, 1, 2)
        assert (await client.conversation(LAN, 0)).rows == page.rows
        assert (await client.customer(LAN)).name == "Khách A"
        assert (await client.customers(0)).users == (LAN,)
        assert (await client.reply_quota(LAN)).last_interaction == 1760000003000
        assert await client.tags() == ("VIP",)
        assert await client.asset_quota() == ()
    assert set(zalo.tokens_used) == {"AT-1"}


@pytest.mark.asyncio
async def test_writes_of_all_kinds() -> None:
    zalo = Zalo(lambda request: OK | ({"data": {"token": "t1", "message_id": "b1"}}))
    async with zalo.client() as client:
        assert (await client.send(LAN, SendText("chào"))).remote_id == "b1"
        assert await client.upload("file", "a.pdf", b"x", "application/pdf") == "t1"
        await client.react(LAN, RemoteId("a1"), "/-heart")
        await client.tag(LAN, "VIP")
        await client.untag(LAN, "VIP")
        await client.remove_tag("VIP")
    assert [request.url.path.rpartition("/")[2] for request in zalo.asked] == [
        *("cs", "file", "message", "tagfollower", "rmfollowerfromtag", "rmtag")
    ]


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
async def test_an_expired_attachment_is_told_by_its_code() -> None:
    zalo = Zalo(one_by_one(refused(-100), refused(-155)))
    async with zalo.client() as client:
        for _ in range(2):
            with pytest.raises(Rejected) as caught:
                await client.send(LAN, SendText("x"))
            assert caught.value.code == "attachment_expired"


@pytest.mark.asyncio
async def test_a_conversation_is_asked_again_with_a_bare_id_and_remembers_it() -> None:
    def wants_numbers(request: httpx.Request) -> object:
        return OK | {"data": [ROW]} if f":{LAN}," in data_of(request) else refused(-201, "user_id is invalid!")

    zalo = Zalo(wants_numbers)
    async with zalo.client() as client:
        assert len((await client.conversation(LAN, 0)).rows) == 1
        assert len((await client.conversation(LAN, 10)).rows) == 1
    assert [data_of(request) for request in zalo.asked] == [
        f'{{"user_id":"{LAN}","offset":0,"count":10}}',
        f'{{"user_id":{LAN},"offset":0,"count":10}}',
        f'{{"user_id":{LAN},"offset":10,"count":10}}',
    ]


@pytest.mark.asyncio
async def test_a_conversation_that_is_refused_both_ways_stays_with_text() -> None:
    zalo = Zalo(always(refused(-201, "user_id is invalid!")))
    async with zalo.client() as client:
        for _ in range(2):
            with pytest.raises(Rejected) as caught:
                await client.conversation(LAN, 0)
            assert caught.value.code == "bad_parameter"
    assert ['"' + LAN in data_of(request) for request in zalo.asked] == [True, False, True, False]


@pytest.mark.asyncio
@pytest.mark.parametrize(("user", "code"), [(LAN, -210), (UserId("not-a-number"), -201)])
async def test_other_refusals_of_a_conversation_stand(user: UserId, code: int) -> None:
    zalo = Zalo(always(refused(code)))
    async with zalo.client() as client:
        with pytest.raises(Rejected):
            await client.conversation(user, 0)
    assert len(zalo.asked) == 1


def permissions(**codes: int) -> Answers:
    def answer(request: httpx.Request) -> object:
        code = codes.get(request.url.path.rpartition("/")[2], 0)
        data: object = {"oaid": OA} if request.url.path.endswith("getoa") else None
        return refused(code) if code else OK | {"data": data}

    return answer


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("codes", "missing"),
    [
        ({}, ()),
        ({"message": -201}, ()),
        ({"message": -213}, ()),
        ({"message": -223}, (Permission.SEND,)),
        ({"listrecentchat": -223, "message": -201}, (Permission.MESSAGES,)),
        ({"getoa": -223, "getlist": -223}, (Permission.OA_INFO, Permission.CUSTOMERS)),
    ],
)
async def test_the_probe_names_what_is_missing(codes: dict[str, int], missing: tuple[Permission, ...]) -> None:
    zalo = Zalo(permissions(**codes))
    async with zalo.client() as client:
        assert await client.probe() == missing
    assert len(zalo.asked) == 4
    assert json.loads(zalo.asked[2].content) == {"user_id": "1"}


@pytest.mark.asyncio
@pytest.mark.parametrize("code", [-501, -224, -221, -216, 404, -32])
async def test_the_probe_does_not_guess(code: int) -> None:
    zalo = Zalo(permissions(listrecentchat=code))
    async with zalo.client() as client:
        with pytest.raises(AppError):
            await client.probe()


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
async def test_a_send_out_of_budget_stays_queued() -> None:
    zalo = Zalo(always(SENT))
    async with zalo.client() as client:
        for _ in range(BUDGET):
            await client.send(LAN, SendText("x"))
        with pytest.raises(RateLimited) as caught:
            await client.send(LAN, SendText("x"))
    assert len(zalo.asked) == BUDGET
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


APP = ZaloApp(AppId("11"), "https://shop.test/cb")
PAIR = {"access_token": "AT-9", "refresh_token": "RT-9", "expires_in": "90000"}


@pytest.mark.asyncio
async def test_a_code_and_a_refresh_token_become_pairs() -> None:
    zalo = Zalo(always(PAIR))
    async with Http(Hosts(), zalo.clock, transport=httpx.MockTransport(zalo.handle)) as http:
        login = AuthClient(http, Hosts(), zalo.clock)
        first = await login.exchange(APP, "s3cret", "c1", "v1")
        second = await login.refresh(APP, "s3cret", "RT-1")
    assert (first.access, first.refresh, first.expires_at) == ("AT-9", "RT-9", zalo.clock.now() + 90_000_000)
    assert second == first
    forms = [parse_qs(request.content.decode()) for request in zalo.asked]
    assert [form["grant_type"] for form in forms] == [["authorization_code"], ["refresh_token"]]
    assert all(str(request.url) == "https://oauth.zaloapp.com/v4/oa/access_token" for request in zalo.asked)
    assert all(request.headers["secret_key"] == "s3cret" for request in zalo.asked)
    assert all("access_token" not in request.headers for request in zalo.asked)


@pytest.mark.asyncio
async def test_a_lost_answer_of_a_refresh_may_have_spent_the_token() -> None:
    zalo = Zalo(one_by_one(httpx.ReadTimeout("x"), httpx.ConnectError("x"), refused(-14014)))
    async with Http(Hosts(), zalo.clock, transport=httpx.MockTransport(zalo.handle)) as http:
        login = AuthClient(http, Hosts(), zalo.clock)
        for reached in (True, False):
            with pytest.raises(Transient) as caught:
                await login.refresh(APP, "s3cret", "RT-1")
            assert caught.value.reached is reached
        with pytest.raises(NeedsUser) as dead:
            await login.refresh(APP, "s3cret", "RT-1")
    assert dead.value.params["zalo_code"] == -14014
