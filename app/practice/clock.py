"""The practice OA's own time: the machine's, moved by as much as a test or the person likes."""

import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from functools import lru_cache

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

VIETNAM = timezone(timedelta(hours=7))
"""Zalo's dates are Vietnam's."""


def machine_ms() -> int:
    return time.time_ns() // 1_000_000


class PracticeClock:
    """Epoch milliseconds. `advance` may be called from any thread; time never runs back by it unless asked to.

    A clock with a constant source stands still between two calls of `advance`.
    """

    def __init__(self, source: Callable[[], int] = machine_ms) -> None:
        self._source = source
        self._offset = 0
        self._lock = threading.Lock()

    def now(self) -> int:
        return self._source() + self._offset

    def advance(self, ms: int) -> int:
        """Move by `ms` (negative: back) and return the new time."""
        with self._lock:
            self._offset += ms
        return self.now()

    @property
    def offset(self) -> int:
        return self._offset


def vietnam(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, VIETNAM)


def date_text(ms: int) -> str:
    """A date as Zalo writes it: dd/MM/yyyy."""
    return vietnam(ms).strftime("%d/%m/%Y")


@lru_cache(maxsize=1_000)
def sent_time_text(ms: int) -> str:
    """The undocumented `sent_time` of history rows: HH:MM:SS dd/MM/yyyy."""
    return vietnam(ms).strftime("%H:%M:%S %d/%m/%Y")


def minute_of(ms: int) -> int:
    return ms // MINUTE


def month_of(ms: int) -> tuple[int, int]:
    day = vietnam(ms)
    return day.year, day.month
