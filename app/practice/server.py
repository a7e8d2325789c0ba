"""The practice OA as a real HTTP server on loopback, in a thread and an event loop of its own."""

import asyncio
import threading
from typing import Any

from app.practice.app import Part, practice_app
from app.practice.clock import PracticeClock
from app.practice.faults import FaultPlan
from app.practice.knobs import Knobs
from app.practice.listener import HOST, Listener
from app.practice.script import Life, stage
from app.practice.wire import Connections, Wire
from app.practice.world import World


class PracticeServer:
    """Start it from any loop or from none. `world` and `knobs` may be used from any thread while it runs.

    Without a `world` it has one with a shop's history and scripted customers; a given world is left alone, unless
    `scripted` says otherwise. With `split` the three hosts (oauth, openapi, cdn) have a port each, so that a call to
    the wrong one is found out.
    """

    def __init__(
        self,
        world: World | None = None,
        knobs: Knobs | None = None,
        port: int = 0,
        seed: int = 20,
        *,
        scripted: bool | None = None,
        split: bool = False,
    ) -> None:
        if world is not None and knobs is not None and world.knobs is not knobs:
            raise ValueError("a world has knobs already")
        self.world = world or World(knobs=knobs, seed=seed)
        self.scripted = world is None if scripted is None else scripted
        self.life = Life(self.world, seed=seed)
        if self.scripted:
            stage(self.world)
        plan = FaultPlan(seed)
        self._main = self._listener(plan, port, "oauth" if split else "all")
        self._openapi = self._listener(plan, 0, "openapi") if split else self._main
        self._cdn = self._listener(plan, 0, "cdn") if split else self._main
        self._control = self._listener(plan, 0, "all")
        self.life.outage = self.set_online
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._switch = threading.Lock()
        self._online = False

    def _listener(self, plan: FaultPlan, port: int, part: Part) -> Listener:
        connections = Connections()
        app = practice_app(self.world, self.life, part)
        return Listener(Wire(app, self.world, plan, connections), connections, port)

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
        """The same as `base`, unless the hosts are split."""
        return f"http://{HOST}:{self._openapi.port}"

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
        self.world.base = f"http://{HOST}:{self._cdn.port}"
        self.world.app.redirect_uri = self.world.app.redirect_uri or f"{self.base}/practice/landed"
        if self.scripted:
            self.life.start(self._loop)

    def stop_now(self) -> None:
        if self._thread is None or self._loop is None:
            return
        self.life.stop()
        self.set_online(False)
        self._control.close(self._loop)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=10)
        self._loop.close()
        self._thread = self._loop = None

    def set_online(self, online: bool) -> None:
        """Off: the port is closed and open connections are cut, as with a dead network. Blocks until it is so."""
        if self._loop is None:
            raise RuntimeError("start the server first")
        with self._switch:
            for listener in {self._main, self._openapi, self._cdn}:
                if online:
                    listener.open(self._loop)
                else:
                    listener.close(self._loop)
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
