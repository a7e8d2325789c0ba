"""The shell: one renewal and one repeat, the pace, the two ways to write an id, and the probe of permissions."""

import json
from urllib.parse import parse_qs

import httpx
import pytest

from app.domain.connections import Permission, ZaloApp
from app.domain.ids import AppId, RemoteId, UserId
from app.errors import AppError, NeedsUser, Rejected, Transient, WrongPlace
from app.zalo.client import AuthClient, Http
from app.zalo.hosts import Hosts
from app.zalo.requests import SendText
from tests.fakes.http_zalo import LAN, OA, OK, ROW, SENT, Answers, Tokens, Zalo, always, data_of, one_by_one, refused


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
