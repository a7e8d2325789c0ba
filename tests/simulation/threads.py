"""The database's threads without threads: each unit of work begins and ends at its own virtual moment."""

import asyncio
import random
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

WORK_S = 0.003
"""A unit of work takes about so long; what the loop does meanwhile sees the state before it, as on a real machine."""


class VirtualThreads(Executor):
    """So many workers that take jobs in the order in which they came."""

    def __init__(self, chance: random.Random, workers: int) -> None:
        self._chance = chance
        self._free_at = [0.0] * workers
        self._jobs: list[Callable[[], None]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        loop = asyncio.get_running_loop()
        future: Future[Any] = Future()
        worker = self._free_at.index(min(self._free_at))
        begins = max(self._free_at[worker], loop.time())
        ends = begins + self._chance.expovariate(1 / WORK_S)
        self._free_at[worker] = ends

        def begin() -> None:
            self._jobs.remove(begin)
            if future.set_running_or_notify_cancel():
                settle, outcome = _done(future, lambda: fn(*args, **kwargs))
                loop.call_at(ends, settle, outcome)

        self._jobs.append(begin)
        loop.call_at(begins, lambda: begin() if begin in self._jobs else None)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """What is queued is still done, now."""
        for begin in list(self._jobs):
            begin()


def _done(future: "Future[Any]", call: Callable[[], Any]) -> tuple[Callable[[Any], None], Any]:
    """Make the call, and keep what it gave for later."""
    try:
        return future.set_result, call()
    except Exception as error:
        return future.set_exception, error
