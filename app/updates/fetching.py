"""Fetches manifests and files over HTTP: bounded, slow servers given up, cut downloads gone on with, no redirects."""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import IO
from urllib.parse import urlsplit

import httpx

from app.clock import Clock
from app.domain.updates.manifest import Artifact
from app.domain.updates.pace import LEAST_BYTES, WINDOW_S, Pace
from app.errors import AppError, Rejected, StorageFailure, Transient
from app.updates.disk import disk_border
from app.updates.envelope import MOST_BYTES
from app.updates.partial import Partial
from app.zalo.transport import DIRECT, USER_AGENT, TooLarge, read_capped, ssl_context, translated

Told = Callable[[int, int], None]
_RANGE = re.compile(r"bytes (\d{1,15})-(\d{1,15})/(\d{1,15})", re.ASCII)
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds and bytes: to connect, for one step, for a whole manifest, and the slowest pace of a file."""

    connect: float = 15.0
    step: float = 30.0
    manifest: float = 60.0
    least: int = LEAST_BYTES
    window: float = WINDOW_S


class Fetcher:
    """`address` is that of a folder: https, or http on loopback, else Rejected("update_untrusted"). Nothing is sent but
    the request: no cookie, no name, no version."""

    def __init__(self, address: str, clock: Clock, limits: Limits | None = None) -> None:
        parts = urlsplit(address)
        honest = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
        if not honest or not parts.hostname or parts.query or parts.fragment or parts.username:
            raise Rejected("update_untrusted", why="address")
        self._base = address if address.endswith("/") else address + "/"
        self._clock, self._limits = clock, limits or Limits()

    async def manifest(self, name: str) -> bytes:
        """Not read yet, nor trusted. Transient("update_unreachable"); Rejected where there is none."""
        async with (
            self._client() as client,
            asyncio.timeout(self._limits.manifest),
            _answer(client, client.build_request("GET", self._base + name)) as response,
        ):
            if response.status_code != 200:
                raise _refused(response.status_code)
            _plainly(response)
            return await read_capped(response, MOST_BYTES)

    async def file(self, artifact: Artifact, partial: Partial, tell: Told) -> None:
        """Bring `partial` to its full length, going on where a cut download ended. Transient where it is worth another
        try, with what has come kept; Rejected("update_damaged") where this isn't the file, and nothing kept."""
        start, mark = await asyncio.to_thread(partial.begin, artifact.size)
        if start == artifact.size:
            tell(start, artifact.size)
            return
        async with self._client() as client:
            request = client.build_request("GET", self._base + artifact.path, headers=_wish(start, mark))
            async with _answer(client, request) as response:
                if response.status_code == 416:
                    await asyncio.to_thread(partial.drop)
                    raise Transient("update_unreachable", status=416)
                await self._take(response, artifact, partial, start, tell)

    async def _take(
        self, response: httpx.Response, artifact: Artifact, partial: Partial, start: int, tell: Told
    ) -> None:
        _plainly(response)
        at = _starts_at(response, start, artifact.size)
        pace = Pace(self._clock.monotonic(), self._limits.least, self._limits.window)
        with await asyncio.to_thread(partial.open, at, response.headers.get("etag", "")) as file:
            done = at
            tell(done, artifact.size)
            async for piece in response.aiter_raw():  # as it comes: what has come is kept whenever it is cut
                done += len(piece)
                if done > artifact.size:
                    await asyncio.to_thread(partial.drop)
                    raise Rejected("update_damaged", why="longer")
                await asyncio.to_thread(_write, file, piece)
                tell(done, artifact.size)
                if not pace.took(len(piece), self._clock.monotonic()):
                    raise Transient("update_unreachable", why="pace")
        if done < artifact.size:
            raise Transient("update_unreachable", why="cut")

    @asynccontextmanager
    async def _client(self) -> AsyncIterator[httpx.AsyncClient]:
        # On loopback there is nothing to trust, and nothing else is ever asked: no redirect is followed.
        context = await asyncio.to_thread(ssl_context) if self._base.startswith("https:") else False
        limits = self._limits

        def build(trust_env: bool) -> httpx.AsyncClient:
            return httpx.AsyncClient(
                verify=context,
                mounts={host: httpx.AsyncHTTPTransport(verify=context) for host in DIRECT},
                timeout=httpx.Timeout(limits.step, connect=limits.connect),
                headers={"user-agent": USER_AGENT, "accept": "*/*", "accept-encoding": "identity"},
                cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
                follow_redirects=False,
                trust_env=trust_env,
            )

        try:
            client = build(True)
        except (ValueError, ImportError, httpx.InvalidURL):  # a proxy setting that we can't read
            client = build(False)
        with _ours():
            async with client:
                yield client


@asynccontextmanager
async def _answer(client: httpx.AsyncClient, request: httpx.Request) -> AsyncIterator[httpx.Response]:
    response = await client.send(request, stream=True)
    try:
        yield response
    finally:
        await response.aclose()


@contextlib.contextmanager
def _ours() -> Iterator[None]:
    """Whatever goes wrong on the line is one thing to a person: the updates can't be reached now."""
    try:
        with translated():
            yield
    except TooLarge as error:
        raise Rejected("update_untrusted", why="size") from error
    except AppError as error:
        if not error.code.startswith("update_") and not isinstance(error, StorageFailure):
            raise Transient("update_unreachable", why=error.code) from error
        raise


def _plainly(response: httpx.Response) -> None:
    """Nothing is expanded on its way: what is packed was packed before it was signed."""
    if response.headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
        raise Rejected("update_untrusted", why="encoding")


def _wish(start: int, mark: str) -> dict[str, str]:
    """Only the rest; with `mark` only if the file is the one that was begun with."""
    if not start:
        return {}
    return {"range": f"bytes={start}-", **({"if-range": mark} if mark else {})}


def _starts_at(response: httpx.Response, start: int, size: int) -> int:
    """Where in the file the answer begins: at `start`, or at 0 from a server that gives all of it again."""
    if response.status_code == 200:
        length = response.headers.get("content-length", "")
        if length.isdecimal() and int(length) != size:
            raise Rejected("update_damaged", why="size")
        return 0
    if response.status_code != 206:
        raise _refused(response.status_code)
    found = _RANGE.fullmatch(response.headers.get("content-range", "").strip())
    if found is None or (int(found[1]), int(found[3])) != (start, size):
        raise Rejected("update_damaged", why="range")
    return start


def _refused(status: int) -> AppError:
    if 300 <= status < 400:
        return Rejected("update_untrusted", why="redirect", status=status)
    return Transient("update_unreachable", status=status)


def _write(file: IO[bytes], piece: bytes) -> None:
    with disk_border():
        file.write(piece)
