"""Buckets of requests per minute, for each OA and for the app."""

from app.practice.clock import minute_of


class Buckets:
    """A bucket is emptied when Zalo's clock enters a new minute. The caller holds the world's lock."""

    def __init__(self) -> None:
        self._minute = 0
        self._used: dict[str, int] = {}
        self.fullest: dict[str, int] = {}
        """The most requests that each had in one minute."""

    def take(self, key: str, limit: int, now: int) -> bool:
        """Count one request; False if the bucket was full already."""
        self._turn(now)
        used = self._used.get(key, 0)
        if used >= limit:
            return False
        self._used[key] = used + 1
        self.fullest[key] = max(self.fullest.get(key, 0), used + 1)
        return True

    def left(self, key: str, limit: int, now: int) -> int:
        self._turn(now)
        return max(0, limit - self._used.get(key, 0))

    def empty(self) -> None:
        self._used.clear()

    def _turn(self, now: int) -> None:
        minute = minute_of(now)
        if minute != self._minute:
            self._minute = minute
            self._used.clear()
