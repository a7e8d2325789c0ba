"""The HTTP border, against a real server on loopback: caps, time-outs, what has reached Zalo, and redirects."""

import asyncio
import gzip
import os
import socket
import ssl
import threading
import zlib
from collections.abc import AsyncIterator, Iterable

import httpx
import pytest

from app.domain.connections import ZaloApp
from app.domain.ids import AppId, UserId
from app.errors import AppError, Transient
from app.zalo import auth, requests
from app.zalo.hosts import Hosts
from app.zalo.requests import SendText
from app.zalo.transport import ANSWER_CAP, PARTS_MOST, Http, read_capped, translated
from tests.fakes.clock import FakeClock
from tests.fakes.raw_server import GOOD, http_to, reply, serving

READ, SEND = requests.profile(), requests.send(UserId("12"), SendText("chào"))


async def failing(http: Http, request: requests.Request = SEND) -> AppError:
    with pytest.raises(AppError) as caught:
        await http.exchange(request, "AT")
    return caught.value


@pytest.mark.asyncio
async def test_a_read_carries_its_token_in_zalos_header_and_its_question_in_data() -> None:
    async with serving(reply(GOOD, "200 OK", "X-RateLimit-Remain: 9")) as server, http_to(server) as http:
        answer = await http.exchange(requests.recent(0), "AT-1")
    assert (answer.status, answer.body, answer.headers["x-ratelimit-remain"]) == (200, GOOD, "9")
    (asked,) = server.asked
    assert asked.startswith(b"GET /v2.0/oa/listrecentchat?data=%7B%22offset%22%3A0%2C%22count%22%3A10%7D HTTP/1.1\r\n")
    assert b"\r\naccess_token: AT-1\r\n" in asked
    assert b"authorization" not in asked.lower()


@pytest.mark.asyncio
async def test_a_send_is_json_in_utf8() -> None:
    async with serving(reply()) as server, http_to(server) as http:
        await http.exchange(SEND, "AT-1")
    (asked,) = server.asked
    assert asked.startswith(b"POST /v3.0/oa/message/cs HTTP/1.1\r\n")
    assert b"\r\ncontent-type: application/json\r\n" in asked.lower()
    assert asked.endswith('{"recipient":{"user_id":"12"},"message":{"text":"chào"}}'.encode())


@pytest.mark.asyncio
async def test_an_upload_is_multipart_with_one_part_named_file() -> None:
    async with serving(reply()) as server, http_to(server) as http:
        await http.exchange(requests.upload("image", "ảnh", b"\x89PNG-data", "image/png"), "AT-1")
    (asked,) = server.asked
    assert b"content-type: multipart/form-data; boundary=" in asked.lower()
    assert 'Content-Disposition: form-data; name="file"; filename="ảnh.png"\r\n'.encode() in asked
    assert b"Content-Type: image/png\r\n\r\n\x89PNG-data\r\n" in asked


@pytest.mark.asyncio
async def test_the_token_endpoint_gets_a_form_and_the_secret_in_a_header() -> None:
    request = auth.refresh_request(ZaloApp(AppId("11"), "https://shop.test"), "s3cret", "RT+1")
    async with serving(reply()) as server, http_to(server) as http:
        await http.exchange(request)
    (asked,) = server.asked
    assert asked.startswith(b"POST /oauth/v4/oa/access_token HTTP/1.1\r\n")
    assert b"\r\nsecret_key: s3cret\r\n" in asked
    assert b"access_token:" not in asked
    assert b"content-type: application/x-www-form-urlencoded" in asked.lower()
    assert asked.endswith(b"grant_type=refresh_token&app_id=11&refresh_token=RT%2B1")


@pytest.mark.asyncio
async def test_the_servers_time_is_observed() -> None:
    clock = FakeClock()
    canned = reply(GOOD, "200 OK", "Date: Thu, 09 Oct 2025 08:53:20 GMT")
    async with serving(canned) as server, http_to(server, clock) as http:
        await http.exchange(READ)
    assert clock.observed == [1_760_000_000_000]


@pytest.mark.asyncio
@pytest.mark.parametrize("date", ["", "tomorrow", "Thu, 99 Oct 2025 08:53:20 GMT", "0"])
async def test_a_broken_date_is_ignored(date: str) -> None:
    clock = FakeClock()
    async with serving(reply(GOOD, "200 OK", f"Date: {date}")) as server, http_to(server, clock) as http:
        assert (await http.exchange(READ)).body == GOOD
    assert clock.observed == []


@pytest.mark.asyncio
@pytest.mark.parametrize("status", ["400 Bad", "404 Not Found", "500 Oops"])
async def test_every_status_brings_its_body(status: str) -> None:
    async with serving(reply(GOOD, status)) as server, http_to(server) as http:
        answer = await http.exchange(READ)
    assert (answer.status, answer.body) == (int(status[:3]), GOOD)


@pytest.mark.asyncio
async def test_the_api_is_never_followed_elsewhere_and_sets_no_cookies() -> None:
    canned = reply(b"", "302 Found", "Location: /elsewhere", "Set-Cookie: a=b")
    async with serving(canned) as server, http_to(server) as http:
        assert (await http.exchange(READ)).status == 302
        await http.exchange(READ)
    assert len(server.asked) == 2
    assert b"cookie" not in server.asked[1].lower()
    assert b"/elsewhere" not in server.asked[1]


@pytest.mark.asyncio
async def test_reads_share_a_connection_and_sends_take_a_fresh_one() -> None:
    async with serving(reply()) as server, http_to(server) as http:
        for _ in range(3):
            await http.exchange(READ)
        assert server.connections == 1
        for _ in range(3):
            await http.exchange(SEND)
        assert server.connections == 4


@pytest.mark.asyncio
@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "deflate"])
async def test_a_compressed_answer(encoding: str) -> None:
    packed = zlib.compress(GOOD) if encoding == "deflate" else gzip.compress(GOOD)
    async with serving(reply(packed, "200 OK", f"Content-Encoding: {encoding}")) as server, http_to(server) as http:
        assert (await http.exchange(READ)).body == GOOD


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("body", "encoding"),
    [(GOOD, "gzip"), (gzip.compress(GOOD)[:-12], "gzip"), (GOOD, "br"), (GOOD, "gzip, gzip")],
    ids=["plain", "cut short", "unknown", "twice"],  # gzip writes the time into its header
)
async def test_a_wrongly_compressed_answer_is_a_bad_one(body: bytes, encoding: str) -> None:
    async with serving(reply(body, "200 OK", f"Content-Encoding: {encoding}")) as server, http_to(server) as http:
        error = await failing(http)
    assert isinstance(error, Transient)
    assert (error.code, error.reached) == ("bad_answer", True)


@pytest.mark.asyncio
async def test_an_answer_is_capped_while_it_streams() -> None:
    async def endless(_: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            writer.write(b"10000\r\n" + b"x" * 65_536 + b"\r\n")
            await writer.drain()

    async with serving(endless) as server, http_to(server) as http:
        error = await failing(http)
    assert isinstance(error, Transient)
    assert (error.code, error.reached) == ("bad_answer", True)


@pytest.mark.asyncio
async def test_an_answer_that_says_how_large_it_is_is_not_read() -> None:
    canned = f"HTTP/1.1 200 OK\r\nContent-Length: {ANSWER_CAP + 1}\r\n\r\n".encode()
    async with serving(canned) as server, http_to(server, step=5.0) as http:
        assert (await failing(http)).code == "bad_answer"


@pytest.mark.asyncio
@pytest.mark.parametrize(("size", "fits"), [(ANSWER_CAP, True), (ANSWER_CAP + 1, False)])
async def test_a_bomb_is_counted_as_it_unpacks(size: int, fits: bool) -> None:
    packed = gzip.compress(bytes(size))
    assert len(packed) < 10_000
    async with serving(reply(packed, "200 OK", "Content-Encoding: gzip")) as server, http_to(server) as http:
        if fits:
            assert len((await http.exchange(READ)).body) == size
        else:
            assert (await failing(http)).code == "bad_answer"


@pytest.mark.asyncio
@pytest.mark.parametrize("target", ["https:login.portal.test/x", "javascript:1", "https://xn--zdn-x.vn/"])
async def test_a_redirect_to_what_is_no_address_is_a_bad_answer(target: str) -> None:
    async with serving(reply(b"", "302 Found", f"Location: {target}")) as server, http_to(server) as http:
        error = await failing(http)
    assert isinstance(error, Transient)
    assert error.reached


class Parts(httpx.AsyncByteStream):
    """A body that comes in these parts."""

    def __init__(self, parts: Iterable[bytes]) -> None:
        self.parts = parts
        self.given = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for part in self.parts:
            self.given += 1
            yield part


@pytest.mark.asyncio
async def test_what_comes_behind_a_compressed_answers_end_is_not_read() -> None:
    body = Parts([gzip.compress(GOOD), *[bytes(1_000)] * 9])
    with pytest.raises(Transient, match="bad_answer"):
        await read_capped(httpx.Response(200, headers={"content-encoding": "gzip"}, stream=body), ANSWER_CAP)
    assert body.given == 2


@pytest.mark.asyncio
async def test_an_answer_in_very_many_parts_is_no_honest_one() -> None:
    with pytest.raises(Transient, match="bad_answer"):
        await read_capped(httpx.Response(200, stream=Parts([b" "] * (PARTS_MOST + 1))), ANSWER_CAP)


@pytest.mark.asyncio
async def test_nobody_listening_means_nothing_arrived() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        hosts = Hosts(openapi=f"http://127.0.0.1:{taken.getsockname()[1]}")
        async with Http(hosts, FakeClock()) as http:
            error = await failing(http)
    assert isinstance(error, Transient)
    assert (error.code, error.reached) == ("offline", False)


@pytest.mark.asyncio
async def test_silence_after_a_send_leaves_its_fate_unknown() -> None:
    async def silent(_: bytes, __: asyncio.StreamWriter) -> None:
        await asyncio.sleep(30)

    async with serving(silent) as server, http_to(server, step=0.1) as http:
        error = await failing(http)
    assert isinstance(error, Transient)
    assert (error.code, error.reached) == ("timeout", True)


@pytest.mark.asyncio
async def test_an_answer_that_drips_does_not_drip_for_ever() -> None:
    async def dripping(_: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.02)

    async with serving(dripping) as server, http_to(server, answer=0.3) as http:
        error = await failing(http)
    assert isinstance(error, Transient)
    assert (error.code, error.reached) == ("timeout", True)


@pytest.mark.asyncio
@pytest.mark.parametrize("before", [b"", b"HTTP/1.1 200 OK\r\nContent-Le", reply()[:-5], b"\x00\x01nonsense\r\n\r\n"])
async def test_a_cut_connection_leaves_the_fate_unknown(before: bytes) -> None:
    async def cutting(_: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(before)
        await writer.drain()
        writer.close()

    async with serving(cutting) as server, http_to(server) as http:
        error = await failing(http)
    assert isinstance(error, Transient)
    assert (error.code, error.reached) == ("cut", True)


@pytest.mark.asyncio
async def test_a_server_without_tls_is_never_reached() -> None:
    async def plain(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(reply())
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(plain, "127.0.0.1", 0) as listening:
        port = listening.sockets[0].getsockname()[1]
        async with Http(Hosts(openapi=f"https://127.0.0.1:{port}"), FakeClock()) as http:
            error = await failing(http)
    assert isinstance(error, Transient)
    assert (error.code, error.reached) == ("offline", False)


def test_a_wrong_certificate_is_told_from_no_network() -> None:
    with pytest.raises(Transient) as caught, translated():
        raise httpx.ConnectError("x") from ssl.SSLCertVerificationError("y")
    assert (caught.value.code, caught.value.reached) == ("certificate", False)


@pytest.mark.parametrize(
    ("raised", "code", "reached"),
    [
        (httpx.ConnectError("x"), "offline", False),
        (httpx.ProxyError("x"), "offline", False),
        (httpx.ConnectTimeout("x"), "timeout", False),
        (httpx.PoolTimeout("x"), "timeout", False),
        (httpx.ReadTimeout("x"), "timeout", True),
        (httpx.WriteTimeout("x"), "timeout", True),
        (TimeoutError(), "timeout", True),
        (httpx.ReadError("x"), "cut", True),
        (httpx.WriteError("x"), "cut", True),
        (httpx.CloseError("x"), "cut", True),
        (httpx.RemoteProtocolError("x"), "cut", True),
        (httpx.LocalProtocolError("x"), "cut", True),
        (httpx.DecodingError("x"), "cut", True),
        (ConnectionResetError(), "cut", True),
    ],
)
def test_each_trouble_says_whether_zalo_may_have_acted(raised: Exception, code: str, reached: bool) -> None:
    with pytest.raises(Transient) as caught, translated():
        raise raised
    assert (caught.value.code, caught.value.reached) == (code, reached)
    assert caught.value.__cause__ is raised


def test_a_cancelled_call_stays_cancelled() -> None:
    with pytest.raises(asyncio.CancelledError), translated():
        raise asyncio.CancelledError


@pytest.mark.asyncio
async def test_a_proxy_is_not_used_for_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setitem(os.environ, name, "http://127.0.0.1:9")
    async with serving(reply()) as server, http_to(server) as http:
        assert (await http.exchange(READ)).body == GOOD


@pytest.mark.asyncio
@pytest.mark.parametrize("proxy", ["gopher://x", "http://[broken", "socks5://127.0.0.1:9"])
async def test_a_broken_proxy_setting_does_not_stop_the_app(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setitem(os.environ, "all_proxy", proxy)
    async with serving(reply()) as server, http_to(server) as http:
        assert (await http.exchange(READ)).body == GOOD


@pytest.mark.asyncio
async def test_names_are_looked_up_where_nothing_waits_for_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dead name server keeps a look-up for half a minute; the app must end meanwhile."""
    asked: list[tuple[object, bool]] = []

    def look_up(host: object, *_: object, **__: object) -> list[object]:
        asked.append((host, threading.current_thread().daemon))
        raise socket.gaierror(socket.EAI_AGAIN, "no answer")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    async with Http(Hosts(), FakeClock()) as http:
        error = await failing(http)
    assert isinstance(error, Transient)
    assert (error.code, error.reached) == ("offline", False)
    assert asked
    assert all(daemon for _, daemon in asked)
