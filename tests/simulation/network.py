"""The line between the shop and Zalo: real requests and answers, late, cut, or lost, and no socket."""

import asyncio
import random
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any, Protocol

import httpx

from app.practice.app import practice_app
from app.practice.faults import FaultPlan
from app.practice.script import Life
from app.practice.wire import Connections, Wire
from app.practice.world import World

OAUTH, OPENAPI = "https://oauth.simulated", "https://openapi.simulated"
LATENCY_S = 0.06
"""About so long a packet takes."""


class Tap(Protocol):
    """Sees what goes through the line."""

    def asked(self, request: httpx.Request) -> None: ...
    def answered(self, request: httpx.Request, answer: bytes | None) -> None:
        """None: no whole answer has come."""
        ...


@dataclass(eq=False)
class Exchange:
    """One request, and as much of its answer as got through."""

    cut: asyncio.Event = field(default_factory=asyncio.Event)
    events: list[Any] = field(default_factory=list)

    @property
    def begun(self) -> bool:
        return bool(self.events)

    @property
    def body(self) -> bytes:
        return b"".join(event.get("body", b"") for event in self.events[1:])


class Network(httpx.AsyncBaseTransport):
    def __init__(self, world: World, chance: random.Random, taps: list[Tap]) -> None:
        self.online = True
        self._chance = chance
        self._taps = taps
        self._open: dict[int, Exchange] = {}
        self._serving: set[asyncio.Task[None]] = set()
        self._count = 0
        app = practice_app(world, Life(world))
        self._wire = Wire(app, world, FaultPlan(chance.getrandbits(32)), _Cutter(self._open))

    def cut(self) -> None:
        """All that is under way is lost; what has reached Zalo is done there all the same."""
        for exchange in self._open.values():
            exchange.cut.set()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        for tap in self._taps:
            tap.asked(request)
        answer: bytes | None = None
        try:
            exchange = await self._exchanged(request)
            answer = None if exchange.cut.is_set() else exchange.body
        finally:
            for tap in self._taps:
                tap.answered(request, answer)
        start = exchange.events[0]
        return httpx.Response(start["status"], headers=start["headers"], stream=_Body(exchange.body, answer is None))

    async def _exchanged(self, request: httpx.Request) -> Exchange:
        await self._travel()
        if not self.online:
            raise httpx.ConnectError("no network", request=request)
        self._count += 1
        number, exchange = self._count, Exchange()
        self._open[number] = exchange
        loop = asyncio.get_running_loop()
        # The server does what it was asked to, whether or not somebody still waits for the answer.
        served = loop.create_task(self._serve(request, await request.aread(), number, exchange))
        self._serving.add(served)
        served.add_done_callback(self._serving.discard)
        cut = loop.create_task(exchange.cut.wait())
        try:
            async with asyncio.timeout(request.extensions["timeout"]["read"]):
                await asyncio.wait((served, cut), return_when=asyncio.FIRST_COMPLETED)
                await self._travel()
        except TimeoutError:
            raise httpx.ReadTimeout("no answer", request=request) from None
        finally:
            cut.cancel()
            self._open.pop(number, None)
        if exchange.cut.is_set() and not exchange.begun:
            raise httpx.ReadError("cut", request=request)
        return exchange

    async def _travel(self) -> None:
        await asyncio.sleep(self._chance.expovariate(1 / LATENCY_S))

    async def _serve(self, request: httpx.Request, body: bytes, number: int, exchange: Exchange) -> None:
        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(event: Any) -> None:
            exchange.events.append(event)

        await self._wire(_scope(request, number), receive, send)


class _Cutter(Connections):
    """Cuts what the practice OA wants cut."""

    def __init__(self, exchanges: dict[int, Exchange]) -> None:
        super().__init__()
        self._exchanges = exchanges

    def cut(self, peer: Any) -> None:
        exchange = self._exchanges.get(peer[1])
        if exchange is not None:
            exchange.cut.set()


def _scope(request: httpx.Request, number: int) -> dict[str, Any]:
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
        "scheme": request.url.scheme,
        "path": request.url.path,
        "raw_path": request.url.raw_path.partition(b"?")[0],
        "query_string": request.url.query,
        "server": (request.url.host, 443),
        "client": ("shop", number),
        "root_path": "",
    }


class _Body(httpx.AsyncByteStream):
    """The answer's body, which may break off."""

    def __init__(self, body: bytes, cut: bool) -> None:
        self._body = body
        self._cut = cut

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._body
        if self._cut:
            raise httpx.RemoteProtocolError("cut in the middle of the body")
