"""A clock that moves only when a test says so, and wakes the sleepers in order."""

import asyncio
import heapq
import itertools


class FakeClock:
    """Starts at 2025-10-09T08:00:00Z unless told; `advance` runs everything that falls due on the way."""

    def __init__(self, now: int = 1_760_000_000_000) -> None:
        self._now = float(now)
        self._steady = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._order = itertools.count()
        self.observed: list[int] = []
        self.is_sure = True

    def now(self) -> int:
        return int(self._now)

    def monotonic(self) -> float:
        return self._steady

    async def sleep(self, seconds: float) -> None:
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._steady + seconds, next(self._order), future))
        await future

    def sure(self) -> bool:
        return self.is_sure

    def observe(self, server_ms: int) -> None:
        self.observed.append(server_ms)

    def set_wall(self, now: int) -> None:
        """Jump the wall clock alone, as a person or a time server does."""
        self._now = float(now)

    @property
    def sleeping(self) -> int:
        return sum(1 for _, _, future in self._sleepers if not future.done())

    async def advance(self, seconds: float) -> None:
        """Move on, waking each sleeper at its own time, and let what it wakes run."""
        await settle()
        end = self._steady + seconds
        while self._sleepers and self._sleepers[0][0] <= end:
            at, _, future = heapq.heappop(self._sleepers)
            self._move_to(max(at, self._steady))
            if not future.done():
                future.set_result(None)
            await settle()
        self._move_to(end)
        await settle()

    def _move_to(self, steady: float) -> None:
        self._now += (steady - self._steady) * 1000
        self._steady = steady


async def settle(turns: int = 30) -> None:
    """Let everything that is ready run."""
    for _ in range(turns):
        await asyncio.sleep(0)
