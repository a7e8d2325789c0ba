"""An alarm: a wait that ends when its time has come, or when somebody rings."""

import asyncio

from app.clock import Clock
from app.tasks import Supervisor


class Alarm:
    """For one waiting loop. A ring while nobody waits is kept for the next wait."""

    def __init__(self, clock: Clock, supervisor: Supervisor, name: str) -> None:
        self._clock = clock
        self._supervisor = supervisor
        self._name = f"{name}: alarm"
        self._rung = asyncio.Event()

    def ring(self) -> None:
        self._rung.set()

    async def wait(self, seconds: float) -> None:
        """Until `ring()`, or `seconds` from now."""
        timer = self._supervisor.spawn(self._name, self._after(seconds))
        try:
            await self._rung.wait()
        finally:
            self._rung.clear()
            timer.cancel()

    async def _after(self, seconds: float) -> None:
        await self._clock.sleep(seconds)
        self._rung.set()
