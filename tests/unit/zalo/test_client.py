"""The shell: one renewal and one repeat, the pace, the two ways to write an id, and the probe of permissions."""

from urllib.parse import parse_qs

import httpx
import pytest

from app.domain.connections import ZaloApp
from app.domain.ids import AppId, RemoteId, UserId
from app.errors import NeedsUser, Rejected, Transient
from app.zalo.client import AuthClient, Http
from app.zalo.hosts import Hosts
from app.zalo.requests import CustomerChange, SendText
from tests.fakes.http_zalo import LAN, OA, OK, ROW, Zalo, always, data_of, one_by_one, refused


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
        await client.change_customer(LAN, CustomerChange(alias="chị Lan"))
    assert [request.url.path.rpartition("/")[2] for request in zalo.asked] == [
        *("cs", "file", "message", "tagfollower", "rmfollowerfromtag", "rmtag", "update")
    ]


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
