"""The client against the practice OA: two readings of one page, written apart, have to agree."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import astuple, dataclass
from typing import Any

import httpx
import pytest

from app.clock import SystemClock
from app.domain.connections import Permission, ZaloApp
from app.domain.ids import AppId, OaId, UserId
from app.domain.messages import Direction, HistoryRow, Kind, Place
from app.errors import AppError, NeedsUser, Rejected, Transient, WrongPlace
from app.practice.faults import Fault
from app.practice.people import Group
from app.practice.server import PracticeServer
from app.practice.world import World
from app.zalo import auth
from app.zalo.client import AuthClient, Http, ZaloClient
from app.zalo.hosts import OAUTH_ENV, OPENAPI_ENV, Hosts
from app.zalo.requests import CustomerChange, SendFile, SendGif, SendImage, SendText
from app.zalo.transport import Deadlines

GIF = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154"
    "789c6360000002000001e221bc330000000049454e44ae426082"
)


@dataclass
class OneToken:
    token: str

    async def current(self) -> str:
        return self.token

    async def renew(self, refused: str) -> str:
        return self.token


@dataclass
class Shop:
    server: PracticeServer
    http: Http
    client: ZaloClient
    hosts: Hosts
    lan: UserId

    def turn(self, **knobs: Any) -> None:
        self.server.knobs.turn(knobs)

    async def newest(self) -> HistoryRow:
        page = await self.client.recent(0)
        assert page.poisoned == ()
        return page.rows[0]


@asynccontextmanager
async def shop() -> AsyncIterator[Shop]:
    """A practice OA with one customer, Lan, who has just written."""
    world = World()
    oa = next(iter(world.oas.values()))
    lan = world.add_customer("Chị Lan")
    world.customer_writes(lan, "Còn hàng không ạ? 😀 Ễ")
    access, _ = world.token_pair()
    async with PracticeServer(world) as server:
        hosts = Hosts.from_environ({OAUTH_ENV: server.oauth_base, OPENAPI_ENV: server.openapi_base})
        async with Http(hosts, SystemClock(), deadlines=Deadlines(step=0.5)) as http:
            client = ZaloClient(http, hosts, OaId(oa.oa_id), OneToken(access), SystemClock())
            yield Shop(server, http, client, hosts, UserId(lan.user_id))


@pytest.mark.asyncio
async def test_signing_in() -> None:
    async with shop() as here, httpx.AsyncClient(trust_env=False) as browser:
        app, verifier = ZaloApp(AppId(here.server.app_id), here.server.redirect_uri), auth.new_verifier()
        page = await browser.get(auth.permission_url(here.hosts, app, auth.challenge_of(verifier), "st-1"))
        (login,) = re.findall(r'name="login" value="([^"]+)"', page.text)
        oa_id, *_ = re.findall(r'name="oa" id="oa-(\d+)"', page.text)
        form = {"login": login, "oa": oa_id, "agree": "1", "answer": "allow", "perm": [group.value for group in Group]}
        moved = await browser.post(f"{here.server.base}/v4/oa/permission/answer", data=form)
        callback = auth.read_callback(moved.headers["location"], app.redirect_uri)
        assert callback is not None
        assert (callback.oa_id, callback.state) == (oa_id, "st-1")
        token_host = AuthClient(here.http, here.hosts, SystemClock())
        first = await token_host.exchange(app, here.server.app_secret, callback.code, verifier)
        second = await token_host.refresh(app, here.server.app_secret, first.refresh)
        assert second.access != first.access
        for number_missing in (False, True):
            here.turn(error_number_missing=number_missing)
            with pytest.raises(NeedsUser) as caught:
                await token_host.refresh(app, here.server.app_secret, first.refresh)
            assert caught.value.code == "login_again"
        here.turn(error_number_missing=False)
        with pytest.raises(NeedsUser) as wrong:
            await token_host.refresh(app, "another-secret", second.refresh)
        assert wrong.value.code == "wrong_secret"


@pytest.mark.asyncio
@pytest.mark.parametrize(("deny", "code"), [("error_code", -14023), ("bare", 0)])
async def test_refusing_to_sign_in(deny: str, code: int) -> None:
    async with shop() as here, httpx.AsyncClient(trust_env=False) as browser:
        here.turn(deny=deny)
        app = ZaloApp(AppId(here.server.app_id), here.server.redirect_uri)
        page = await browser.get(auth.permission_url(here.hosts, app, auth.challenge_of("x" * 43), "st-1"))
        (login,) = re.findall(r'name="login" value="([^"]+)"', page.text)
        moved = await browser.post(
            f"{here.server.base}/v4/oa/permission/answer", data={"login": login, "answer": "deny"}
        )
        callback = auth.read_callback(moved.headers["location"], app.redirect_uri)
        assert callback is not None
        assert (callback.code, callback.error_code) == ("", code)
        other = ZaloApp(AppId("42"), here.server.redirect_uri)
        lost = await browser.get(auth.permission_url(here.hosts, other, auth.challenge_of("x" * 43), "st-1"))
        assert auth.read_error_page(f"{here.server.base}{lost.headers['location']}", here.hosts) == -14002


KNOBS: list[dict[str, Any]] = [
    {},
    {"ids_as_numbers": True, "oa_id_key": "oa_id", "error_as_text": True},
    {"conversation_wants_number": True, "names": "missing", "extra_keys": False},
    {"links": "objects", "location": "object", "file_rows": "bare", "media_message": "empty", "names": "empty"},
    {"links": "text", "location": "lat,long", "sent_time": False},
    {"location": "long,lat", "error_status": 400},
]


@pytest.mark.asyncio
@pytest.mark.parametrize("knobs", KNOBS)
async def test_reading_every_kind_however_zalo_bends_it(knobs: dict[str, Any]) -> None:
    async with shop() as here:
        here.turn(**knobs)
        world, lan = here.server.world, here.lan
        world.customer_sends_photo(lan, subject="", caption="Mẫu này")
        world.customer_sends_gif(lan)
        world.customer_sends_sticker(lan)
        world.customer_sends_voice(lan)
        world.customer_sends_file(lan)
        world.customer_sends_link(lan, "https://shop.test/ao")
        world.customer_sends_location(lan)
        world.customer_sends(lan, "hologram", {"shape": {"x": 1}})
        page = await here.client.conversation(lan, 0)
        assert page.poisoned == ()
        kinds = [row.body.kind for row in reversed(page.rows)]
        assert kinds == [
            *(Kind.TEXT, Kind.PHOTO, Kind.GIF, Kind.STICKER, Kind.VOICE, Kind.FILE, Kind.LINK, Kind.LOCATION),
            Kind.UNKNOWN,
        ]
        text, photo, *_, link, location, odd = reversed(page.rows)
        assert (text.user_id, text.direction, text.body.text) == (lan, Direction.IN, "Còn hàng không ạ? 😀 Ễ")
        assert photo.body.text == "Mẫu này"
        assert link.body.links[0].url == "https://shop.test/ao"
        assert location.body.place == Place(10.7769, 106.7009)
        assert '"shape"' in odd.raw
        assert (await here.client.profile()).name == next(iter(world.oas.values())).name


@pytest.mark.asyncio
async def test_media_behind_escaped_addresses() -> None:
    async with shop() as here:
        here.server.world.customer_sends_sticker(here.lan)
        sticker = (await here.newest()).body.url
        assert "&amp;" not in sticker
        media = await here.http.fetch_media(sticker)
        assert (media.mime, media.data[:4]) == ("image/png", b"\x89PNG")
        here.turn(media_life=1)
        here.server.clock.advance(60_000)
        with pytest.raises(Rejected) as caught:
            await here.http.fetch_media(sticker)
        assert caught.value.code == "media_expired"


@pytest.mark.asyncio
async def test_a_broken_row_and_its_neighbours() -> None:
    async with shop() as here:
        here.server.world.customer_sends_broken_row(here.lan, {"time": "soon", "src": None})
        here.server.world.customer_writes(here.lan, "sau")
        page = await here.client.recent(0)
        assert [row.body.text for row in page.rows] == ["sau", "Còn hàng không ạ? 😀 Ễ"]
        assert (len(page.poisoned), page.raw_count) == (1, 3)


@pytest.mark.asyncio
@pytest.mark.parametrize("keys", ["documented", "swapped"])
async def test_sending_every_kind(keys: str) -> None:
    async with shop() as here:
        here.turn(upload_key=keys)
        client, lan = here.client, here.lan
        sent = [await client.send(lan, SendText("Dạ còn ạ 😀"))]
        picture = await client.upload("image", "ảnh", PNG, "image/png")
        sent.append(await client.send(lan, SendImage(picture, "Mẫu")))
        sent.append(await client.send(lan, SendGif(await client.upload("gif", "a.gif", GIF, "image/gif"), 1, 1)))
        paper = await client.upload("file", "Báo giá.pdf", b"%PDF-1.4\n%%EOF", "application/pdf")
        sent.append(await client.send(lan, SendFile(paper)))
        rows = {row.remote_id: row for row in (await client.conversation(lan, 0)).rows}
        assert [rows[one.remote_id].direction for one in sent] == [Direction.OUT] * 4
        assert rows[sent[0].remote_id].body.text == "Dạ còn ạ 😀"
        assert rows[sent[0].remote_id].user_id == lan
        first = await here.client.send(lan, SendText("nữa", quote=sent[0].remote_id))
        assert first.quota is not None
        await client.react(lan, sent[0].remote_id, "/-heart")


@pytest.mark.asyncio
async def test_customers_tags_and_windows() -> None:
    async with shop() as here:
        client, lan = here.client, here.lan
        assert (await client.customers(0)).users == (lan,)
        assert (await client.customer(lan)).name == "Chị Lan"
        quota = await client.reply_quota(lan)
        assert quota.last_interaction == (await here.newest()).sent_at
        assert await client.asset_quota()
        await client.tag(lan, "Quận 1")
        assert "Quận 1" in await client.tags()
        assert (await client.customer(lan)).tags == ("Quận 1",)
        await client.untag(lan, "Quận 1")
        assert (await client.customer(lan)).tags == ()
        await client.remove_tag("Quận 1")
        change = CustomerChange("chị Lan", "Nguyễn Lan", "84903123456", "1 Lê Lợi", "31/12/1999")
        await client.change_customer(lan, change)
        known = await client.customer(lan)
        assert known.person
        assert (known.alias, known.full_name, known.phone, known.address, known.birthday) == astuple(change)
        await client.change_customer(lan, CustomerChange(phone="", alias=""))
        known = await client.customer(lan)
        assert (known.alias, known.full_name, known.phone) == ("", "Nguyễn Lan", "")
        with pytest.raises(Rejected) as refused:
            await client.change_customer(lan, CustomerChange(phone="gọi sau"))
        assert refused.value.params["zalo_text"] == "phone is invalid!"
        here.turn(window=1_000)
        here.server.clock.advance(60_000)
        with pytest.raises(Rejected) as caught:
            await client.send(lan, SendText("x"))
        assert caught.value.code == "window_closed"
        here.server.clock.advance(26 * 3_600_000)
        with pytest.raises(NeedsUser) as expired:
            await client.send(lan, SendText("x"))
        assert expired.value.code == "login_again"


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("given", "missing"),
    [
        (frozenset(Group), ()),
        (frozenset(Group) - {Group.MESSAGES}, (Permission.MESSAGES,)),
        (frozenset(Group) - {Group.SEND}, (Permission.SEND,)),
    ],
)
async def test_the_probe(given: frozenset[Group], missing: tuple[Permission, ...]) -> None:
    async with shop() as here:
        access, _ = here.server.world.token_pair(groups=given)
        oa_id = OaId(next(iter(here.server.world.oas)))
        client = ZaloClient(here.http, here.hosts, oa_id, OneToken(access), SystemClock())
        assert await client.probe() == missing


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("knobs", "kind", "code"),
    [
        ({"foreign_ip": "203.0.113.7"}, WrongPlace, "wrong_place"),
        ({"package_too_low": True}, NeedsUser, "package_too_low"),
        ({"unverified": True}, NeedsUser, "oa_unverified"),
        ({"app_active": False}, NeedsUser, "app_inactive"),
        ({"app_registered": False}, NeedsUser, "api_not_registered"),
        ({"oa_disabled": True}, NeedsUser, "oa_disabled"),
        ({"app_removed": True}, NeedsUser, "app_removed"),
    ],
)
async def test_what_a_person_has_to_heal(knobs: dict[str, Any], kind: type[AppError], code: str) -> None:
    async with shop() as here:
        here.turn(**knobs)
        with pytest.raises(NeedsUser) as caught:
            await here.client.recent(0)
        assert type(caught.value) is kind
        assert caught.value.code == code


@pytest.mark.asyncio
@pytest.mark.parametrize("committed", [False, True])
@pytest.mark.parametrize(
    "fault", ["status", "html", "empty", "bad_json", "huge", "cut", "cut_body", "hang", "send_failed"]
)
async def test_every_fault_of_a_send_leaves_its_fate_unknown(fault: Any, committed: bool) -> None:
    async with shop() as here:
        path = "/v3.0/oa/message/cs"
        here.server.knobs.faults.append(Fault(fault, path, times=1, committed=committed, seconds=2.0, size=8_000_000))
        with pytest.raises(Transient) as caught:
            await here.client.send(here.lan, SendText("một lần"))
        assert caught.value.reached
        rows = (await here.client.conversation(here.lan, 0)).rows
        assert [row.body.text for row in rows].count("một lần") == int(committed)


@pytest.mark.asyncio
async def test_a_server_that_is_away_was_not_reached() -> None:
    async with shop() as here:
        await here.server.go_offline()
        with pytest.raises(Transient) as caught:
            await here.client.send(here.lan, SendText("x"))
        assert (caught.value.code, caught.value.reached) == ("offline", False)
        await here.server.go_online()
        assert (await here.client.send(here.lan, SendText("x"))).remote_id
