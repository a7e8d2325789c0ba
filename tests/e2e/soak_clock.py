"""Time for the soak tests: the machine's, many times faster; the same for us, the practice OA and child processes."""

import asyncio
import time
from dataclasses import dataclass

STEP_S = 0.05
"""A sleep looks at the clock so often (real seconds), since its speed may change meanwhile."""


@dataclass
class FastClock:
    """Runs `speed` times as fast as the machine. Made with the same four values, two processes agree."""

    speed: float = 50.0
    start: int = 0
    """What it showed at its beginning, epoch milliseconds; 0: the machine's time."""
    zero: int = 0
    """The machine's time when it got this speed, in nanoseconds; 0: now."""
    passed: float = 0.0
    """Seconds that it had run until then."""

    def __post_init__(self) -> None:
        self.zero = self.zero or time.time_ns()
        self.start = self.start or self.zero // 1_000_000

    def now(self) -> int:
        return self.start + int(self.monotonic() * 1000)

    def monotonic(self) -> float:
        return self.passed + (time.time_ns() - self.zero) / 1e9 * self.speed

    async def sleep(self, seconds: float) -> None:
        end = self.monotonic() + seconds
        while (left := end - self.monotonic()) > 0:  # noqa: ASYNC110 (time itself is what is waited for)
            await asyncio.sleep(min(left / self.speed, STEP_S))
        await asyncio.sleep(0)

    def observe(self, server_ms: int) -> None:
        """Both ends have this very clock."""

    def hurry(self, speed: float) -> None:
        """Go on at another speed from this moment."""
        self.passed, self.zero = self.monotonic(), time.time_ns()
        self.speed = speed
