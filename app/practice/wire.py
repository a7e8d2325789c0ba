"""The outermost layer of the server: puts faults on the wire, dates the answers, and can cut a connection for real."""

import asyncio
import json
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

from app.practice.faults import Fault, FaultPlan
from app.practice.world import World

Scope = MutableMapping[str, Any]
Event = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Event]]
Send = Callable[[Event], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

CHUNK = 64 * 1024


class Connections:
    """Open connections of one listener, so that they can be cut."""

    def __init__(self) -> None:
        self._open: dict[asyncio.Transport, Any] = {}

    def protocol(self) -> type[H11Protocol]:
        """The protocol class for uvicorn, which tells us of each connection."""
        opened = self._open

        class Watched(H11Protocol):
            def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
                opened[transport] = transport.get_extra_info("peername")
                super().connection_made(transport)

            def connection_lost(self, exc: Exception | None) -> None:
                opened.pop(self.transport, None)
                super().connection_lost(exc)

        return Watched

    def cut(self, peer: Any) -> None:
        for transport in [one for one, other_end in self._open.items() if other_end == tuple(peer)]:
            transport.abort()

    def cut_all(self) -> None:
        for transport in list(self._open):
            transport.abort()


@dataclass(slots=True)
class Kept:
    """An answer that was made but not sent."""

    events: list[Event] = field(default_factory=list)

    async def send(self, event: Event) -> None:
        self.events.append(event)


class Wire:
    """ASGI middleware around everything."""

    def __init__(self, inner: App, world: World, plan: FaultPlan, connections: Connections) -> None:
        self._inner = inner
        self._world = world
        self._plan = plan
        self._connections = connections

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        world, method, path = self._world, scope["method"], scope["path"]
        dated = self._dated(send)
        scope["practice.cut"] = self.cut
        if path.startswith("/practice/"):
            await self._inner(scope, receive, dated)
            return
        world.counts.calls[f"{method} {path}"] += 1
        fault = self._plan.pick(world.knobs.faults, method, path, self._oa(scope))
        if fault is None:
            await self._inner(scope, receive, dated)
            return
        world.counts.faults[fault.kind] += 1
        await self._strike(fault, scope, receive, dated)

    def _oa(self, scope: Scope) -> str:
        """The OA whose token the call carries."""
        access = dict(scope["headers"]).get(b"access_token", b"").decode("latin-1")
        with self._world.lock:
            grant = self._world.tokens.holder(access)
        return grant.oa_id if grant else ""

    async def _strike(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        if fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
            await self._inner(scope, receive, send)
            return
        if fault.kind == "garbled":
            await self._garbled(fault, scope, receive, send)
            return
        kept = Kept()
        if fault.committed:
            await self._inner(scope, receive, kept.send)
        else:
            await _swallow(receive)
        if fault.kind == "hang":
            await asyncio.sleep(fault.seconds)
        if fault.kind in ("cut", "hang"):
            await self.cut(scope)
        elif fault.kind == "cut_body":
            await _answer(send, 200, b'{"data": {"message', "text/json", promised=4096)
            await self.cut(scope)
        else:
            await _answer(send, *_body(fault))

    async def _garbled(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        kept = Kept()
        await self._inner(scope, receive, kept.send)
        body = b"".join(event.get("body", b"") for event in kept.events[1:])
        await _answer(send, kept.events[0]["status"], garbled(body, fault.done), "text/json")

    async def cut(self, scope: Scope) -> None:
        self._connections.cut(scope["client"])
        for _ in range(3):
            await asyncio.sleep(0)  # let the loop tell uvicorn before the application returns

    def _dated(self, send: Send) -> Send:
        async def dated(event: Event) -> None:
            if event["type"] == "http.response.start":
                date = formatdate(self._world.now() / 1000, usegmt=True)
                event["headers"] = [*event.get("headers", []), (b"date", date.encode())]
            await send(event)

        return dated


def garbled(body: bytes, number: int) -> bytes:
    """The `number`-th way to spoil one row of a list; an answer without one stays as it is."""
    whole = json.loads(body)
    rows = whole.get("data") if isinstance(whole, dict) else None
    if not isinstance(rows, list) or not rows:
        return body
    place, wrong = number % len(rows), _WRONG[number % len(_WRONG)]
    rows[place] = {**rows[place], **wrong} if wrong and isinstance(rows[place], dict) else "<tin>"
    return json.dumps(whole, ensure_ascii=False).encode()


_WRONG: tuple[dict[str, object], ...] = (
    {"time": "hôm qua"},
    {"src": 7},
    {"message_id": None},
    {"from_id": [], "to_id": {}},
    {"time": -1, "src": "x"},
    {},
)
"""Fields of a row that no reader can make anything of; none: no row at all."""


def _body(fault: Fault) -> tuple[int, bytes, str]:
    page = b"<!doctype html><html><head><title>Zalo</title></head><body><h1>503</h1></body></html>"
    failed = json.dumps({"error": -200, "message": "Send message failed"}).encode()
    refused = json.dumps({"error": fault.code, "message": "Refused"}).encode()
    if fault.kind == "huge":
        return 200, b" " * fault.size, "text/json"
    return {
        "status": (fault.status, page, "text/html"),
        "error_400": (400, b'{"error": -201, "message": "param is invalid!"}', "text/json"),
        "html": (200, page, "text/html"),
        "empty": (200, b"", "text/json"),
        "bad_json": (200, b'{"data": [{"src": 1, "time": 17', "text/json"),
        "send_failed": (200, failed, "text/json"),
        "refused": (200, refused, "text/json"),
    }[fault.kind]


async def _answer(send: Send, status: int, body: bytes, mime: str, promised: int = 0) -> None:
    headers = [(b"content-type", mime.encode()), (b"content-length", str(promised or len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    for start in range(0, max(len(body), 1), CHUNK):
        part = body[start : start + CHUNK]
        more = bool(promised) or start + CHUNK < len(body)
        await send({"type": "http.response.body", "body": part, "more_body": more})


async def _swallow(receive: Receive) -> None:
    """Read the request to its end, so that the client is not stopped in the middle of writing it."""
    while True:
        event = await receive()
        if event["type"] != "http.request" or not event.get("more_body"):
            return
