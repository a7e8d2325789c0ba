"""One port on loopback that can be opened and closed again and again, always with the same number."""

import asyncio
import os
import socket
import threading
from concurrent.futures import Future

import uvicorn

from app.practice.wire import Connections, Wire

HOST = "127.0.0.1"
WAIT = 10.0
TURNS = 6


class Announced(uvicorn.Server):
    """Tells when it is up: one that is closed halfway through its start leaves its socket's number with the loop."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.up.set()


class Listener:
    """`open` and `close` are called from another thread than the loop's, one at a time."""

    def __init__(self, wire: Wire, connections: Connections, port: int) -> None:
        self.port = port
        self._wire = wire
        self._connections = connections
        self._server: Announced | None = None
        self._listening: socket.socket | None = None
        self._serving: Future[None] | None = None

    def open(self, loop: asyncio.AbstractEventLoop) -> None:
        """Bind at once, so that the caller is told of a taken port (OSError); then serve on `loop`."""
        if self._serving is not None:
            return
        self._listening = _bound(self.port)
        self.port = self._listening.getsockname()[1]
        config = uvicorn.Config(
            self._wire,
            http=self._connections.protocol(),
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="critical",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            date_header=False,
        )
        self._server = Announced(config)
        self._serving = asyncio.run_coroutine_threadsafe(self._server.serve(sockets=[self._listening]), loop)
        self._server.up.wait(WAIT)

    def close(self, loop: asyncio.AbstractEventLoop) -> None:
        """Refuse new connections and cut the open ones; returns when it is so. A call that has begun is done to its
        end, and nobody hears of it."""
        if self._serving is not None:
            asyncio.run_coroutine_threadsafe(self._drop(self._serving), loop).result(WAIT)
            self._serving = None

    async def _drop(self, serving: Future[None]) -> None:
        """uvicorn's own way looks at its flags ten times a second, and closes the port only then."""
        assert self._server is not None
        assert self._listening is not None
        # Accepting ends some turns before the port is closed: asyncio loses a socket that it has accepted from a server
        # which is closed before the connection is made.
        asyncio.get_running_loop().remove_reader(self._listening)
        await self._cut()
        for server in self._server.servers:
            server.close()
        self._listening.close()
        serving.cancel()
        await self._cut()

    async def _cut(self) -> None:
        for _ in range(TURNS):
            self._connections.cut_all()
            await asyncio.sleep(0)


def _bound(port: int) -> socket.socket:
    # The protocol is named: only for such sockets does asyncio turn Nagle's algorithm off, which costs 40 ms an answer.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":  # on Windows it would let another process take the port over
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
        listening.listen(256)
    except OSError:
        listening.close()
        raise
    return listening
