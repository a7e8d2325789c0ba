"""When alerts keep quiet: the hours that the person has chosen, and a pause until a certain time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

DAY_MINUTES = 24 * 60
EVERY_DAY = 0b1111111
"""Monday is the lowest bit."""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `start` to `end`, minutes after midnight in local time, on the days whose bit is set in `days`. Hours that
    go past midnight belong to the day on which they begin; equal times mean the whole day."""

    on: bool
    start: int
    end: int
    days: int = EVERY_DAY

    def at(self, now: datetime) -> bool:
        """Whether it is quiet at this local time."""
        if not self.on:
            return False
        minute, today = now.hour * 60 + now.minute, now.weekday()
        if self.start < self.end:
            return self._begins(today) and self.start <= minute < self.end
        tonight = self._begins(today) and minute >= self.start
        last_night = self._begins(today - 1) and minute < self.end
        return tonight or last_night

    def _begins(self, weekday: int) -> bool:
        return bool(self.days >> (weekday % 7) & 1)


def tomorrow(now: datetime, hour: int = 7) -> datetime:
    """*Đến sáng mai*: the next morning; before `hour` that is this very morning."""
    morning = now.replace(hour=hour, minute=0, second=0, microsecond=0)
    return morning if now < morning else morning + timedelta(days=1)
