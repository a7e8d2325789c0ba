"""The line between a process that dies and the Zalo that outlives it: one request at a time."""

import asyncio
import pickle
import random
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx

from app.practice.world import World
from tests.simulation.loop import VirtualLoop
from tests.simulation.network import Network
from tests.simulation.pc import START_MS

_LENGTH = struct.Struct("<I")


@dataclass(frozen=True, slots=True)
class Asked:
    at: float
    """The dying process's time, in seconds."""
    request: tuple[str, str, list[tuple[bytes, bytes]], bytes]


class Far:
    """Zalo's end. It does what it is asked to do, and answers if somebody is still there."""

    def __init__(self, seed: int) -> None:
        self.time = 0.0
        self.world: World
        self._loop = VirtualLoop(random.Random(seed))
        self._network: Network

    def use(self, world: World) -> None:
        self.world = world
        self._network = Network(world, random.Random(0), [])

    def true_ms(self) -> int:
        return START_MS + int(self.time * 1000)

    def serve(self, line: socket.socket) -> None:
        """Until the other end is dead."""
        while (asked := _receive(line)) is not None:
            self.time = max(self.time, asked.at)
            _send(line, self._loop.run_until_complete(self._answer(asked)))

    async def _answer(self, asked: Asked) -> Any:
        method, url, headers, body = asked.request
        request = httpx.Request(method, url, headers=headers, content=body, extensions={"timeout": {"read": 20.0}})
        try:
            response = await self._network.handle_async_request(request)
            whole = await response.aread()
        except httpx.TransportError as error:
            return type(error), str(error)
        return response.status_code, list(response.headers.raw), whole


class Near(httpx.AsyncBaseTransport):
    """The dying end. Waiting for the answer takes no virtual time but the way there and back."""

    def __init__(self, line: socket.socket, now: Callable[[], float], tap: Any) -> None:
        self._line = line
        self._now = now
        self._tap = tap

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0.05)
        body = await request.aread()
        self._tap.asked(request)
        _send(self._line, Asked(self._now(), (request.method, str(request.url), request.headers.raw, body)))
        answer: Any = _receive(self._line)
        self._tap.answered(request, None)
        await asyncio.sleep(0.05)
        if isinstance(answer[0], type):
            raise answer[0](answer[1], request=request)
        status, headers, content = answer
        return httpx.Response(status, headers=headers, stream=httpx.ByteStream(content))


def _send(line: socket.socket, value: Any) -> None:
    data = pickle.dumps(value)
    try:
        line.sendall(_LENGTH.pack(len(data)) + data)
    except (BrokenPipeError, ConnectionResetError):
        return  # died while it waited


def _receive(line: socket.socket) -> Any:
    head = _exactly(line, _LENGTH.size)
    if head is None:
        return None
    return pickle.loads(_exactly(line, _LENGTH.unpack(head)[0]) or b"")


def _exactly(line: socket.socket, size: int) -> bytes | None:
    parts = b""
    while len(parts) < size:
        try:
            part = line.recv(size - len(parts))
        except ConnectionResetError:
            return None
        if not part:
            return None
        parts += part
    return parts
