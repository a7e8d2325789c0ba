"""A long piece of work in a thread: how far it is, and whether anybody still wants it."""

import asyncio
import contextlib
import threading
from collections.abc import Callable
from typing import TypeVar

from app.errors import AppError

T = TypeVar("T")
Told = Callable[[int, int], None]
"""How much is done, of how much; called in the loop."""


class Stopped(Exception):
    """Whoever asked for the work doesn't want it any more."""


class Course:
    """The thread's side: `goes_on` and `at` from within the work. `tell` hears of each hundredth."""

    def __init__(self, tell: Told | None = None) -> None:
        self._tell = tell
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopped = threading.Event()
        self._told = -1

    def stop(self) -> None:
        self._stopped.set()

    def goes_on(self) -> bool:
        return not self._stopped.is_set()

    def check(self) -> None:
        """Raises Stopped when nobody wants it any more."""
        if self._stopped.is_set():
            raise Stopped

    def at(self, done: int, total: int) -> None:
        self.check()
        hundredth = done * 100 // max(total, 1)
        if hundredth != self._told and self._tell is not None and self._loop is not None:
            self._told = hundredth
            self._loop.call_soon_threadsafe(self._tell, min(done, total), total)

    async def run(self, work: Callable[[], T]) -> T:
        """`work` in a thread. When the caller is cancelled the work ends soon and tidies up before this returns."""
        self._loop = asyncio.get_running_loop()
        running = self._loop.run_in_executor(None, work)
        try:
            return await asyncio.shield(running)
        except asyncio.CancelledError:
            self.stop()
            with contextlib.suppress(Stopped, AppError):
                await running
            raise
