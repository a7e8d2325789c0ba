"""The Supervisor: the only place where a task is created; it names, watches and stops them in order."""

import asyncio
import logging
import random
import threading
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

from app.clock import Clock
from app.errors import AppError, NeedsUser

T = TypeVar("T")
CrashHandler = Callable[[str, BaseException], None]

log = logging.getLogger(__name__)

FIRST_WAIT_S = 1.0
LONGEST_WAIT_S = 60.0


def backoff(attempt: int, jitter: float) -> float:
    """Seconds to wait after the `attempt`-th failure in a row (from 1), `jitter` in [0, 1): ± 20 % of a doubling
    wait."""
    wait = min(FIRST_WAIT_S * 2.0 ** min(attempt - 1, 10), LONGEST_WAIT_S)
    return wait * (0.8 + 0.4 * jitter)


async def in_daemon(name: str, call: Callable[[], T]) -> T:
    """The result of a blocking call that may never return, from a thread of its own: one of the loop's own pool would
    keep the process from ending until it does."""
    future: Future[T] = Future()

    def answer() -> None:
        if not future.set_running_or_notify_cancel():
            return
        try:
            future.set_result(call())
        except BaseException as error:  # carried over to whoever awaits, as an executor does
            future.set_exception(error)

    threading.Thread(target=answer, name=name, daemon=True).start()
    return await asyncio.wrap_future(future)


class Supervisor:
    """Owns every background task of the core. `close()` stops them, last started first."""

    def __init__(self, clock: Clock, *, on_crash: CrashHandler | None = None, seed: int | None = None) -> None:
        self._clock = clock
        self._on_crash = on_crash
        self._jitter = random.random if seed is None else random.Random(seed).random  # a seed of its own costs 0.7 ms
        self._tasks: list[asyncio.Task[Any]] = []

    def spawn(self, name: str, coroutine: Coroutine[Any, Any, T]) -> "asyncio.Task[T]":
        """Run `coroutine` as a task with a name; what it raises is logged and given to the crash handler, AppErrors
        apart."""
        task = asyncio.get_running_loop().create_task(coroutine, name=name)
        self._tasks.append(task)
        task.add_done_callback(self._done)
        return task

    def keep(self, name: str, run: Callable[[], Awaitable[None]]) -> "asyncio.Task[None]":
        """Run `run` again and again: at once when it returns, after a growing wait when it raises."""
        return self.spawn(name, self._keep(name, run))

    async def close(self) -> None:
        """Cancel all tasks, newest first, and wait until each has ended."""
        while self._tasks:
            task = self._tasks[-1]
            task.cancel()
            await asyncio.wait([task])
            if task in self._tasks:
                self._tasks.remove(task)

    async def _keep(self, name: str, run: Callable[[], Awaitable[None]]) -> None:
        failures = 0
        while True:
            try:
                await run()
                failures = 0
            except NeedsUser:
                raise
            except AppError as error:
                failures += 1
                log.info("%s: %s, attempt %d", name, error, failures)
            except Exception as error:
                failures += 1
                log.exception("%s crashed", name)
                self._crashed(name, error)
            if failures:
                await self._clock.sleep(backoff(failures, self._jitter()))

    def _done(self, task: "asyncio.Task[Any]") -> None:
        if task in self._tasks:
            self._tasks.remove(task)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        if isinstance(error, AppError):
            log.warning("%s ended: %s", task.get_name(), error)
            return
        log.error("%s crashed", task.get_name(), exc_info=error)
        self._crashed(task.get_name(), error)

    def _crashed(self, name: str, error: BaseException) -> None:
        if self._on_crash is not None:
            self._on_crash(name, error)
