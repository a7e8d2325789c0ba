"""The one HTTP client: time-outs, size caps while streaming, no redirects; httpx's errors become ours here."""

import asyncio
import importlib
import socket
import ssl
import zlib
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import urljoin

import certifi
import httpx

from app.clock import Clock
from app.errors import Rejected, Transient
from app.tasks import in_daemon
from app.zalo.counted import Counted, Told
from app.zalo.hosts import Hosts, is_local
from app.zalo.payload import number
from app.zalo.requests import UPLOAD_PART, Request
from app.zalo.responses import Answer

ANSWER_CAP = 4 * 1024 * 1024
MEDIA_CAP = 20 * 1024 * 1024
PARTS_MOST = 50_000
"""An answer in more parts is made to cost time: what a network cuts small comes a thousand bytes a part."""
HOPS = 3
"""Redirects that a media server may answer with; an API never may."""
USER_AGENT = "QuayChat"
DIRECT = ("all://localhost", "all://127.0.0.1", "all://[::1]")
"""Never through a proxy: the practice OA."""

Transport = httpx.AsyncBaseTransport
"""What carries a request to its host and an answer back."""

_GONE = frozenset({400, 401, 403, 404, 410, 451})


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Seconds: to connect, for one step of reading or writing, and for a whole exchange (an upload, a download)."""

    connect: float = 10.0
    step: float = 20.0
    answer: float = 40.0
    file: float = 120.0


@dataclass(frozen=True, slots=True)
class FetchedMedia:
    """A file from Zalo's servers. `mime` is what they call it, without parameters; nobody has looked inside yet."""

    data: bytes = field(repr=False)
    mime: str


class Http:
    """Owns httpx's clients. `async with Http(hosts, clock) as http`, or `open` and `close`; one for the whole core."""

    def __init__(
        self,
        hosts: Hosts,
        clock: Clock,
        *,
        transport: Transport | None = None,
        deadlines: Deadlines | None = None,
    ) -> None:
        self._hosts = hosts
        self._clock = clock
        self._transport = transport
        self._deadlines = deadlines or Deadlines()
        self._making = asyncio.Lock()
        self._made: _Clients | None = None
        self._open = False

    async def open(self) -> None:
        """Nothing is loaded yet: that is for the first exchange, so that the list's rows don't wait for it."""
        asyncio.get_running_loop().getaddrinfo = look_up  # type: ignore[method-assign]
        self._open = True

    async def close(self) -> None:
        self._open = False
        async with self._making:
            made, self._made = self._made, None
        if made is not None:
            await made.kept.aclose()
            await made.fresh.aclose()

    async def __aenter__(self) -> "Http":
        await self.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def exchange(self, request: Request, token: str | None = None, told: Told | None = None) -> Answer:
        """Send one request and read its answer whole. `told` hears how much of the body has left.

        Raises Transient, with `reached=False` only when not one byte of the request can have arrived.
        """
        seconds = self._deadlines.file if request.file else self._deadlines.answer
        headers = dict(request.headers) | ({"access_token": token} if token is not None else {})
        if request.json is not None:
            headers["content-type"] = "application/json"
        part = request.file
        clients = await self._clients()
        client = clients.kept if request.idempotent else clients.fresh
        built = client.build_request(
            request.method,
            self._hosts.base(request.host) + request.path + _query(request),
            content=request.json,
            data=dict(request.form) or None,
            files={UPLOAD_PART: (part.name, part.data, part.mime)} if part else None,
            headers=headers,
        )
        if told is not None:
            built.stream = Counted(built.stream, number(built.headers.get("content-length")) or 0, told)
        async with self._answering(client, built, seconds) as response:
            self._observe(response)
            body = await read_capped(response, ANSWER_CAP)
        return Answer(response.status_code, body, {name.lower(): value for name, value in response.headers.items()})

    async def fetch_media(self, url: str, max_bytes: int = MEDIA_CAP) -> FetchedMedia:
        """Fetch a picture or file, without the token, from allowed hosts only, each redirect checked.

        Raises Rejected `media_refused` (host not allowed), `media_expired` (dead link), `too_large`, or Transient.
        """
        client, came_from = (await self._clients()).kept, ""
        for _ in range(HOPS + 1):
            address = self._hosts.media_address(url)
            if not address or (came_from and is_local(address) and not is_local(came_from)):
                raise Rejected("media_refused")
            try:
                built = client.build_request("GET", address)
            except (httpx.InvalidURL, ValueError) as error:  # a host that is no name, by IDNA's rules
                raise Rejected("media_refused") from error
            async with self._answering(client, built, self._deadlines.file) as response:
                if response.has_redirect_location:
                    url, came_from = _joined(address, response.headers.get("location", "")), address
                    continue
                _check_media_status(response.status_code)
                try:
                    data = await read_capped(response, max_bytes)
                except TooLarge as error:
                    raise Rejected("too_large", limit=max_bytes) from error
            return FetchedMedia(data, response.headers.get("content-type", "").partition(";")[0].strip().lower())
        raise Rejected("media_refused")

    async def _clients(self) -> "_Clients":
        assert self._open, "not open"
        if self._made is None:
            async with self._making:
                if self._made is None:
                    context = True if self._transport else await asyncio.to_thread(_prepare)
                    self._made = _Clients(self._client(context, keep=20), self._client(context, keep=0))
        return self._made

    def _client(self, context: ssl.SSLContext | bool, keep: int) -> httpx.AsyncClient:
        limits = httpx.Limits(max_connections=50, max_keepalive_connections=keep, keepalive_expiry=30.0)
        steps = self._deadlines

        def build(trust_env: bool) -> httpx.AsyncClient:
            mounts = None
            if self._transport is None:
                mounts = {host: httpx.AsyncHTTPTransport(verify=context, limits=limits) for host in DIRECT}
            return httpx.AsyncClient(
                verify=context,
                limits=limits,
                transport=self._transport,
                mounts=mounts,
                timeout=httpx.Timeout(steps.step, connect=steps.connect, pool=steps.answer),
                headers={"user-agent": USER_AGENT, "accept": "*/*", "accept-encoding": "gzip"},
                cookies=NoCookies(),
                follow_redirects=False,
                trust_env=trust_env,
            )

        try:
            return build(True)
        except (ValueError, ImportError, httpx.InvalidURL):
            # The system's proxy setting is broken or of a kind that we don't speak; going direct may still work.
            return build(False)

    @asynccontextmanager
    async def _answering(
        self, client: httpx.AsyncClient, built: httpx.Request, seconds: float
    ) -> AsyncIterator[httpx.Response]:
        with translated():
            async with asyncio.timeout(seconds):
                try:
                    response = await client.send(built, stream=True)
                except (httpx.InvalidURL, ValueError) as error:
                    # httpx reads where the answer redirects to, whether or not it is followed.
                    raise Transient("bad_answer") from error
                try:
                    yield response
                finally:
                    await response.aclose()

    def _observe(self, response: httpx.Response) -> None:
        try:
            at = parsedate_to_datetime(response.headers.get("date", ""))
            self._clock.observe(int(at.timestamp() * 1000))
        except (ValueError, TypeError, OverflowError, OSError):
            return


def _query(request: Request) -> str:
    """Put behind the path here: given apart, httpx would take the address apart once more."""
    return f"?{httpx.QueryParams(list(request.params))}" if request.params else ""


class NoCookies(CookieJar):
    """Keeps none, and does not even read what an answer would set: that costs as much as the rest of its headers."""

    def extract_cookies(self, response: object, request: object) -> None:
        return


@dataclass(frozen=True, slots=True)
class _Clients:
    """`fresh` keeps no connection: one that Zalo closes just as a message leaves would make the message's fate
    unknown."""

    kept: httpx.AsyncClient
    fresh: httpx.AsyncClient


async def look_up(host: Any, port: Any, **hints: int) -> list[Any]:
    """The loop's `getaddrinfo`, in a thread that nothing waits for: where no name server answers it takes half a
    minute, and asyncio's own would keep the app from ending until then."""
    return await in_daemon("name look-up", lambda: socket.getaddrinfo(host, port, **hints))


class TooLarge(Transient):
    """An answer that is larger than any honest one."""

    def __init__(self) -> None:
        super().__init__("bad_answer")


def _prepare() -> ssl.SSLContext:
    """What takes longer than a frame, and so is not for the window's thread: to read the certificates, and to load what
    httpcore would load within the first request."""
    importlib.import_module("anyio._backends._asyncio")
    return ssl_context()


def ssl_context() -> ssl.SSLContext:
    """Trusts what the system trusts (virus scanners of many shops stand in between) and the bundle that comes along,
    for systems that bring none."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


async def read_capped(response: httpx.Response, cap: int) -> bytes:
    """The body, decompressed here and not by httpx, so that no bomb ever expands beyond `cap`; else TooLarge."""
    inflate = _inflater(response.headers)
    if (number(response.headers.get("content-length")) or 0) > cap:
        raise TooLarge
    parts: list[bytes] = []
    left = cap
    stream = response.stream
    assert isinstance(stream, httpx.AsyncByteStream)
    async for chunk in stream:
        part = chunk if inflate is None else _inflate(inflate, chunk, left + 1)
        left -= len(part)
        if left < 0:
            raise TooLarge
        parts.append(part)
        if len(parts) > PARTS_MOST:
            raise TooLarge
    if inflate is not None and parts and not inflate.eof:
        raise Transient("bad_answer")
    return b"".join(parts)


def _inflater(headers: Mapping[str, str]) -> "zlib._Decompress | None":
    encoding = headers.get("content-encoding", "identity").strip().lower()
    if encoding in ("identity", ""):
        return None
    if encoding in ("gzip", "x-gzip", "deflate"):
        return zlib.decompressobj(wbits=47)
    # Not asked for.
    raise Transient("bad_answer")


def _inflate(inflate: "zlib._Decompress", chunk: bytes, most: int) -> bytes:
    if inflate.eof and chunk:  # zlib would keep what comes behind the end, and copy it with each part
        raise Transient("bad_answer")
    try:
        return inflate.decompress(chunk, most)
    except zlib.error as error:
        raise Transient("bad_answer") from error


def _joined(base: str, location: str) -> str:
    """Where a redirect leads; "" for what is no address."""
    try:
        return urljoin(base, location)
    except ValueError:
        return ""


def _check_media_status(status: int) -> None:
    if status == 200:
        return
    if status in _GONE:
        raise Rejected("media_expired", status=status)
    raise Transient("server", status=status)


@contextmanager
def translated() -> Iterator[None]:
    """The border at which httpx's errors become ours. What may have arrived at Zalo counts as `reached`."""
    try:
        yield
    except (httpx.ConnectError, httpx.ProxyError) as error:
        code = "certificate" if _is_certificate(error) else "offline"
        raise Transient(code, reached=False) from error
    except (httpx.ConnectTimeout, httpx.PoolTimeout) as error:
        raise Transient("timeout", reached=False) from error
    except (httpx.TimeoutException, TimeoutError) as error:
        raise Transient("timeout") from error
    except (httpx.HTTPError, httpx.StreamError, OSError) as error:
        raise Transient("cut") from error


def _is_certificate(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False
