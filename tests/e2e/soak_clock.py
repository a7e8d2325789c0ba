"""Time for the soak tests: the machine's, many times faster; the same for us, the practice OA and child processes.

On a machine that is too slow for it, it runs as much slower: a thread keeps it going, and time stands still while that
thread does not get to run. So a minute of it always holds the same work, and no test depends on the machine's load.
"""

import asyncio
import mmap
import struct
import threading
import time
from pathlib import Path

STEP_S = 0.05
"""A sleep looks at the clock so often (real seconds), since its speed may change meanwhile."""
TICK_S = 0.001
KEPT_GOING_NS = 2_000_000
"""Time runs on for so long after the thread has last kept it going: not while others have the processor, nor while the
test computes."""
_FIELDS = struct.Struct("<qqdd")
"""What it showed at its beginning (epoch milliseconds), the machine's time at the last tick (nanoseconds), the seconds
that it had run until then, and its speed."""


class FastClock:
    """Runs up to `speed` times as fast as the machine. Its state lies in a file, through which processes share it:
    the one that made it keeps it going until `close`, others `follow`."""

    def __init__(self, path: Path, speed: float | None = 50.0) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._ended = threading.Event()
        if speed is not None:
            path.write_bytes(_FIELDS.pack(time.time_ns() // 1_000_000, time.monotonic_ns(), 0.0, speed))
        with path.open("r+b") as file:
            self._shared = mmap.mmap(file.fileno(), _FIELDS.size)
        if speed is not None:
            self._thread = threading.Thread(target=self._keep_going, name="fast clock", daemon=True)
            self._thread.start()

    @classmethod
    def follow(cls, path: Path) -> "FastClock":
        """The clock of another process."""
        return cls(path, None)

    @property
    def speed(self) -> float:
        return self._state()[3]

    def now(self) -> int:
        return self._state()[0] + int(self.monotonic() * 1000)

    def monotonic(self) -> float:
        _, ticked, passed, speed = self._state()
        return passed + min(time.monotonic_ns() - ticked, KEPT_GOING_NS) / 1e9 * speed

    async def sleep(self, seconds: float) -> None:
        end = self.monotonic() + seconds
        while (left := end - self.monotonic()) > 0:  # noqa: ASYNC110 (time itself is what is waited for)
            await asyncio.sleep(min(left / self.speed, STEP_S))
        await asyncio.sleep(0)

    def sure(self) -> bool:
        return True

    def observe(self, server_ms: int) -> None:
        """Both ends have this very clock."""

    def hurry(self, speed: float) -> None:
        """Go on at another speed from this moment."""
        self._tick(speed)

    def close(self) -> None:
        """It stands still from now on."""
        self._ended.set()
        self._thread.join()

    def _keep_going(self) -> None:
        while not self._ended.wait(TICK_S):
            self._tick()

    def _tick(self, speed: float | None = None) -> None:
        with self._lock:
            start, ticked, passed, current = self._state()
            now = time.monotonic_ns()
            passed += min(now - ticked, KEPT_GOING_NS) / 1e9 * current
            self._shared[:] = _FIELDS.pack(start, now, passed, speed or current)

    def _state(self) -> tuple[int, int, float, float]:
        """Read until two looks agree: the other process may be writing."""
        seen = self._shared[:]
        while (again := self._shared[:]) != seen:
            seen = again
        start, ticked, passed, speed = _FIELDS.unpack(seen)
        return start, ticked, passed, speed
