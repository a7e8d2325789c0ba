"""Pictures and files from Zalo's servers: allowed hosts only, each redirect checked, capped, and without the token."""

import asyncio

import httpx
import pytest

from app.errors import AppError, Rejected, Transient
from app.zalo.hosts import Hosts
from app.zalo.transport import Http
from tests.fakes.clock import FakeClock
from tests.fakes.raw_server import http_to, reply, serving

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


@pytest.mark.asyncio
async def test_media_comes_without_the_token_and_with_its_type() -> None:
    canned = reply(PNG, "200 OK", "Content-Type: image/PNG; charset=x", "Date: Thu, 09 Oct 2020 08:53:20 GMT")
    clock = FakeClock()
    async with serving(canned) as server, http_to(server, clock) as http:
        media = await http.fetch_media(f"{server.base}/a.png?x=1&y=2")
    assert (media.data, media.mime) == (PNG, "image/png")
    assert server.asked[0].startswith(b"GET /a.png?x=1&y=2 HTTP")
    assert b"access_token" not in server.asked[0]
    assert clock.observed == [], "a cached file's date is no clock"


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("status", "code"),
    [("403 Forbidden", "media_expired"), ("404 Not Found", "media_expired"), ("410 Gone", "media_expired")],
)
async def test_a_dead_link_is_told_from_trouble(status: str, code: str) -> None:
    async with serving(reply(b"", status)) as server, http_to(server) as http:
        with pytest.raises(Rejected) as caught:
            await http.fetch_media(f"{server.base}/a.png")
    assert caught.value.code == code


@pytest.mark.asyncio
@pytest.mark.parametrize("status", ["500 Oops", "503 Busy", "429 Slow", "408 Late", "206 Part", "304 Same"])
async def test_a_troubled_media_server_heals(status: str) -> None:
    async with serving(reply(b"", status)) as server, http_to(server) as http:
        with pytest.raises(Transient):
            await http.fetch_media(f"{server.base}/a.png")


@pytest.mark.asyncio
async def test_media_is_capped() -> None:
    async with serving(reply(bytes(1001))) as server, http_to(server) as http:
        with pytest.raises(Rejected) as caught:
            await http.fetch_media(f"{server.base}/a.png", 1000)
        assert caught.value.code == "too_large"
        assert len((await http.fetch_media(f"{server.base}/a.png", 1001)).data) == 1001


@pytest.mark.asyncio
async def test_media_follows_a_few_redirects_each_checked() -> None:
    async def moving(asked: bytes, writer: asyncio.StreamWriter) -> None:
        hop = int(asked.split(b" ")[1].strip(b"/"))
        writer.write(reply(b"", "302 Found", f"Location: /{hop - 1}") if hop else reply(PNG))

    async with serving(moving) as server, http_to(server) as http:
        assert (await http.fetch_media(f"{server.base}/3")).data == PNG
        with pytest.raises(Rejected) as caught:
            await http.fetch_media(f"{server.base}/4")
    assert caught.value.code == "media_refused"


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "target", ["https://evil.test/x", "http://10.0.0.1/", "file:///etc/passwd", "//evil.test/x", "http://a@127.0.0.1/"]
)
async def test_media_is_not_led_elsewhere(target: str) -> None:
    async with serving(reply(b"", "302 Found", f"Location: {target}")) as server, http_to(server) as http:
        with pytest.raises(Rejected) as caught:
            await http.fetch_media(f"{server.base}/a.png")
    assert caught.value.code == "media_refused"
    assert len(server.asked) == 1


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "url",
    [
        *("https://evil.test/a.png", "ftp://f9.zdn.vn/x", "", "http://127.0.0.1:9/a.png"),
        *("https://xn--a.zdn.vn/1.jpg", "https://xn--zdn-x.zdn.vn/1.jpg"),  # no names, by IDNA's rules
    ],
)
async def test_media_of_strangers_is_refused_before_any_connection(url: str) -> None:
    async with Http(Hosts(), FakeClock()) as http:
        with pytest.raises(Rejected) as caught:
            await http.fetch_media(url)
    assert caught.value.code == "media_refused"


@pytest.mark.asyncio
@pytest.mark.parametrize("target", ["https://[/", "https:login.test/x", "javascript:1", "https://xn--zdn-x.vn/"])
async def test_media_is_not_led_to_what_is_no_address(target: str) -> None:
    async with serving(reply(b"", "302 Found", f"Location: {target}")) as server, http_to(server) as http:
        with pytest.raises(AppError):
            await http.fetch_media(f"{server.base}/a.png")
    assert len(server.asked) == 1


@pytest.mark.asyncio
async def test_plain_http_media_is_fetched_by_https() -> None:
    asked: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return httpx.Response(200, content=PNG)

    async with Http(Hosts(), FakeClock(), transport=httpx.MockTransport(handle)) as http:
        await http.fetch_media("http://s240-ava-talk.zadn.vn/a.jpg")
    assert asked == ["https://s240-ava-talk.zadn.vn/a.jpg"]


@pytest.mark.asyncio
@pytest.mark.parametrize("target", ["http://127.0.0.1:9/x", "http://localhost:9/x", "http://[::1]/x"])
async def test_a_public_server_never_leads_to_this_machine_even_in_practice(target: str) -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return httpx.Response(302, headers={"location": target})

    practice = Hosts("http://127.0.0.1:9", "http://127.0.0.1:9")
    async with Http(practice, FakeClock(), transport=httpx.MockTransport(answer)) as http:
        with pytest.raises(Rejected, match="media_refused"):
            await http.fetch_media("https://f9.zdn.vn/a.jpg")
    assert asked == ["https://f9.zdn.vn/a.jpg"]
