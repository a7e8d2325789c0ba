"""The one source of time: wall time for what Zalo dates, steady time for waiting."""

import asyncio
import time
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

    def observe(self, server_ms: int) -> None:
        """Take note of the time in an answer's `Date` header (epoch milliseconds)."""
        ...


class SystemClock:
    """The PC's clock, corrected by the server's when it is off by more than a minute."""

    def __init__(self) -> None:
        self._offset_ms = 0

    def now(self) -> int:
        return time.time_ns() // 1_000_000 + self._offset_ms

    def monotonic(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    def observe(self, server_ms: int) -> None:
        difference = server_ms - time.time_ns() // 1_000_000
        self._offset_ms = difference if abs(difference) > CORRECT_ABOVE_MS else 0
