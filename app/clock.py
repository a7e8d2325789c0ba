"""The one source of time: wall time for what Zalo dates, steady time for waiting."""

import asyncio
import time
from collections.abc import Callable
from typing import Protocol

CORRECT_ABOVE_MS = 60_000
"""A PC clock that differs from Zalo's by less than this is left alone (product.md 4, fine point 17)."""


class Clock(Protocol):
    """Injected everywhere, so that no test sleeps."""

    def now(self) -> int:
        """Wall time as Zalo counts it: epoch milliseconds."""
        ...

    def monotonic(self) -> float:
        """Seconds that never jump; only differences mean anything."""
        ...

    async def sleep(self, seconds: float) -> None: ...

    def sure(self) -> bool:
        """False: the wall clock may have been set, or the PC may have slept, since the last answer of Zalo's."""
        ...

    def observe(self, server_ms: int) -> None:
        """Take note of the time in an answer's `Date` header (epoch milliseconds)."""
        ...


def _wall() -> int:
    return time.time_ns() // 1_000_000


class SystemClock:
    """The PC's clock, corrected by the server's when it is off by more than a minute. `wall` and `steady` are the PC's
    own, in milliseconds and seconds."""

    def __init__(self, wall: Callable[[], int] = _wall, steady: Callable[[], float] = time.monotonic) -> None:
        self._wall = wall
        self._steady = steady
        self._offset_ms = 0
        self._seen: tuple[int, float] | None = None
        """Both clocks at the last answer."""

    def now(self) -> int:
        return self._wall() + self._offset_ms

    def monotonic(self) -> float:
        return self._steady()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    def sure(self) -> bool:
        if self._seen is None:
            return False
        wall, steady = self._seen
        return abs(self._wall() - wall - (self._steady() - steady) * 1000) <= CORRECT_ABOVE_MS

    def observe(self, server_ms: int) -> None:
        self._seen = self._wall(), self._steady()
        difference = server_ms - self._seen[0]
        self._offset_ms = difference if abs(difference) > CORRECT_ABOVE_MS else 0
