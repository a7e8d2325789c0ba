"""The practice OA as a real HTTP server on loopback, in a thread and an event loop of its own."""

import asyncio
import os
import socket
import threading
from concurrent.futures import Future
from typing import Any

import uvicorn

from app.practice.app import practice_app
from app.practice.clock import PracticeClock
from app.practice.faults import FaultPlan
from app.practice.knobs import Knobs
from app.practice.script import Life, stage
from app.practice.wire import Connections, Wire
from app.practice.world import World

HOST = "127.0.0.1"


class Listener:
    """One port: opened and closed as often as one likes, always the same number."""

    def __init__(self, world: World, life: Life, plan: FaultPlan, port: int) -> None:
        self.port = port
        self._connections = Connections()
        self._wire = Wire(practice_app(world, life), world, plan, self._connections)
        self._server: uvicorn.Server | None = None
        self._serving: Future[None] | None = None

    def open(self, loop: asyncio.AbstractEventLoop) -> None:
        """Bind at once, in the calling thread, so that a taken port is told to the caller; then serve on `loop`."""
        if self._serving is not None:
            return
        listening = _bound(self.port)
        self.port = listening.getsockname()[1]
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
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        self._serving = asyncio.run_coroutine_threadsafe(self._server.serve(sockets=[listening]), loop)

    def begin_to_close(self) -> None:
        if self._server is not None:
            self._server.should_exit = self._server.force_exit = True

    def close(self) -> None:
        """Refuse new connections and cut the open ones; returns when the port is free."""
        if self._server is None or self._serving is None:
            return
        self.begin_to_close()
        self._connections.cut_all()
        self._serving.result(timeout=10)
        self._server = self._serving = None


def _bound(port: int) -> socket.socket:
    # The protocol is named: asyncio turns Nagle's algorithm off for such sockets only, and each answer would wait 40 ms.
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


class PracticeServer:
    """Start it from any loop or from none. `world` and `knobs` may be used from any thread while it runs.

    Without a `world` it has one with a shop's history and scripted customers; a given world is left alone, unless
    `scripted` says otherwise.
    """

    def __init__(
        self,
        world: World | None = None,
        knobs: Knobs | None = None,
        port: int = 0,
        seed: int = 20,
        scripted: bool | None = None,
    ) -> None:
        if world is not None and knobs is not None and world.knobs is not knobs:
            raise ValueError("a world has knobs already")
        self.world = world or World(knobs=knobs, seed=seed)
        self.scripted = world is None if scripted is None else scripted
        self.life = Life(self.world, seed=seed)
        if self.scripted:
            stage(self.world)
        plan = FaultPlan(seed)
        self._main = Listener(self.world, self.life, plan, port)
        self._control = Listener(self.world, self.life, plan, 0)
        self.life.outage = self.set_online
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._online = False

    @property
    def knobs(self) -> Knobs:
        return self.world.knobs

    @property
    def clock(self) -> PracticeClock:
        return self.world.clock

    @property
    def base(self) -> str:
        """`http://127.0.0.1:PORT`; the port is known after `start`."""
        return f"http://{HOST}:{self._main.port}"

    @property
    def oauth_base(self) -> str:
        return self.base

    @property
    def openapi_base(self) -> str:
        return self.base

    @property
    def control_base(self) -> str:
        """Where `/practice/…` answers also while the server is offline."""
        return f"http://{HOST}:{self._control.port}"

    @property
    def redirect_uri(self) -> str:
        return self.world.app.redirect_uri

    @property
    def app_id(self) -> str:
        return self.world.app.app_id

    @property
    def app_secret(self) -> str:
        return self.world.app.secret

    @property
    def online(self) -> bool:
        return self._online

    async def start(self) -> None:
        await asyncio.to_thread(self.start_now)

    async def stop(self) -> None:
        await asyncio.to_thread(self.stop_now)

    def start_now(self) -> None:
        """As `start`, for a caller without a loop; blocks for some milliseconds."""
        if self._thread is not None:
            return
        self._loop = asyncio.SelectorEventLoop()
        self._thread = threading.Thread(target=self._turn, args=(self._loop,), name="practice-oa", daemon=True)
        self._thread.start()
        try:
            self._control.open(self._loop)
            self.set_online(True)
        except OSError:
            self.stop_now()
            raise
        self.world.base = self.base
        self.world.app.redirect_uri = self.world.app.redirect_uri or f"{self.base}/practice/landed"
        if self.scripted:
            self.life.start(self._loop)

    def stop_now(self) -> None:
        if self._thread is None or self._loop is None:
            return
        self.life.stop()
        self._control.begin_to_close()
        self.set_online(False)
        self._control.close()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=10)
        self._loop.close()
        self._thread = self._loop = None

    def set_online(self, online: bool) -> None:
        """Off: the port is closed and open connections are cut, as with a dead network. Blocks until it is so."""
        if self._loop is None:
            raise RuntimeError("start the server first")
        if online:
            self._main.open(self._loop)
        else:
            self._main.close()
        self._online = online

    async def go_online(self) -> None:
        await asyncio.to_thread(self.set_online, True)

    async def go_offline(self) -> None:
        await asyncio.to_thread(self.set_online, False)

    async def __aenter__(self) -> "PracticeServer":
        await self.start()
        return self

    async def __aexit__(self, *_: Any) -> None:
        await self.stop()

    @staticmethod
    def _turn(loop: asyncio.AbstractEventLoop) -> None:
        asyncio.set_event_loop(loop)
        loop.run_forever()
        left = asyncio.all_tasks(loop)  # requests that hang on purpose
        for task in left:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.run_until_complete(loop.shutdown_default_executor())
