"""A loopback server that answers with raw bytes, so that a test can break HTTP in any way."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from app.zalo.hosts import Hosts
from app.zalo.transport import Deadlines, Http
from tests.fakes.clock import FakeClock

GOOD = b'{"error": 0, "data": {}}'


def reply(body: bytes = GOOD, status: str = "200 OK", *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


Handler = Callable[[bytes, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Server:
    """Answers by `handler`, raw bytes out; keeps what it was asked."""

    handler: Handler
    port: int = 0
    asked: list[bytes] = field(default_factory=list)
    connections: int = 0
    tasks: set[asyncio.Task[Any]] = field(default_factory=set)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.current_task()
        assert task is not None
        self.tasks.add(task)
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                length = next(
                    (int(line.split(b":")[1]) for line in head.splitlines() if line.lower().startswith(b"content-len")),
                    0,
                )
                asked = head + await reader.readexactly(length)
                self.asked.append(asked)
                await self.handler(asked, writer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def serving(handler: Handler | bytes) -> AsyncIterator[Server]:
    async def canned(_: bytes, writer: asyncio.StreamWriter) -> None:
        assert isinstance(handler, bytes)
        writer.write(handler)

    server = Server(canned if isinstance(handler, bytes) else handler)
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listening.close()
        for task in server.tasks:
            task.cancel()
        await asyncio.gather(*server.tasks, return_exceptions=True)


@asynccontextmanager
async def http_to(server: Server, clock: FakeClock | None = None, **seconds: float) -> AsyncIterator[Http]:
    hosts = Hosts(oauth=f"{server.base}/oauth", openapi=server.base)
    async with Http(hosts, clock or FakeClock(), deadlines=Deadlines(**seconds)) as http:
        yield http
