"""An event loop in which waiting takes no time: when nothing is left to do now, its clock jumps to the next timer."""

import asyncio
import random
import selectors
from collections.abc import Callable
from typing import Any

THREAD_S = 0.002
"""What is given to another thread takes about so long."""


class Standstill(RuntimeError):
    """Everybody waits, and nobody has set a timer: on a real machine this would hang for ever."""


class _Jump(selectors.SelectSelector):
    """Watches no files: the wait for the next timer is over at once."""

    def __init__(self, now: float) -> None:
        super().__init__()
        self.now = now

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is None:
            raise Standstill
        self.now += max(timeout, 0.0)
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """Single-threaded and seeded: the same program with the same seed does the same in the same order."""

    def __init__(self, chance: random.Random, begins: float = 0.0) -> None:
        self._jump = _Jump(begins)
        self._chance = chance
        super().__init__(self._jump)
        self._clock_resolution = 1e-6  # finer than a float is after some months, a timer that is due would never run

    def time(self) -> float:
        return self._jump.now

    def call_soon_threadsafe(self, callback: Callable[..., object], *args: Any, context: Any = None) -> asyncio.Handle:  # type: ignore[override]
        return self.call_soon(callback, *args, context=context)

    def run_in_executor(self, executor: Any, func: Callable[..., Any], *args: Any) -> asyncio.Future[Any]:  # type: ignore[override]
        """`asyncio.to_thread` ends here: the call is made in the loop's own thread, a moment later."""
        future = self.create_future()
        self.call_later(self._chance.expovariate(1 / THREAD_S), _settle, future, func, args)
        return future


def _settle(future: asyncio.Future[Any], func: Callable[..., Any], args: tuple[Any, ...]) -> None:
    if future.cancelled():
        return
    try:
        future.set_result(func(*args))
    except Exception as error:
        future.set_exception(error)
