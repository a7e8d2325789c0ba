"""The shop's PC: its clocks, which jump and sleep, and the true time that Zalo has."""

import random
from collections.abc import Callable

from app.bootstrap import Machine
from app.clock import SystemClock
from app.zalo.transport import Transport
from tests.simulation.threads import VirtualThreads

START_MS = 1_760_000_000_000
"""2025-10-09T08:53:20Z."""


class Pc:
    def __init__(self, steady: Callable[[], float]) -> None:
        self.steady = steady
        self._slept_ms = 0
        self.wrong_ms = 0
        """How far its wall clock is from the truth."""

    def true_ms(self) -> int:
        return START_MS + int(self.steady() * 1000) + self._slept_ms

    def wall_ms(self) -> int:
        return self.true_ms() + self.wrong_ms

    def set_clock(self, ms: int) -> None:
        """Somebody sets the wall clock, or its battery is empty."""
        self.wrong_ms = ms - self.true_ms()

    def sleep(self, ms: int) -> None:
        """The lid is closed and opened again: the steady clock has not moved, all timers have as long to go."""
        self._slept_ms += ms

    def machine(self, chance: random.Random, transport: Transport) -> Machine:
        """As the core sees it. The correction of the clock by Zalo's is the real one."""
        return Machine(
            clock=SystemClock(self.wall_ms, self.steady),
            chance=chance,
            threads=lambda workers, _: VirtualThreads(chance, workers),
            transport=transport,
        )
