"""How fast one OA may be called: plain state that takes the time as an argument and never waits itself.

Times are steady milliseconds: a wall clock that is set would make of one minute two, or none."""

from collections import deque
from collections.abc import Mapping

from app.zalo.payload import number

BUDGET = 100
"""Requests a minute and OA on the smallest package with Open API (zalo-oa-api.md 1.9)."""
SEND_RESERVE = 30
"""Of these, how many reads leave for sends."""
READ_RESERVE = 10
"""Of these, how many sends leave for reads: what customers write is seen even while hundreds of replies go out."""
WINDOW_MS = 61_000
"""A little over Zalo's minute: requests don't arrive as evenly as they leave."""
SLOW_BELOW = 0.20
"""Below this share of Zalo's own count reads are spread over the rest of the minute (zalo-oa-api.md 12)."""
SENDS_ONLY_BELOW = 0.05
JITTER_MS = 5_000
"""After -32, up to this long into the next minute (zalo-oa-api.md 10)."""
LONGEST_BLOCK_MS = 120_000
"""No wait is longer, whatever Zalo asks for."""


class RateLimit:
    """The budget of one OA; every request of that OA has to pass through the same one.

    `minute_left`: milliseconds until Zalo's counters start anew, by its clock.
    """

    def __init__(self, budget: int = BUDGET) -> None:
        self._most = budget
        self._budget = budget
        self._taken: deque[tuple[int, bool]] = deque()
        """When each request of the last minute left, and whether it was a send."""
        self._blocked_until = 0
        self._limit = 0
        self._remain = 0
        self._minute_ends = 0
        """The three above are Zalo's own count, from the headers; it means nothing when its minute is over."""

    def wait(self, now: int, *, send: bool) -> int:
        """Milliseconds until a request may leave; 0 means now, and then `took` has to follow before anything else."""
        while self._taken and self._taken[0][0] <= now - WINDOW_MS:
            self._taken.popleft()
        waits = [self._blocked_until - now, self._window_wait(now, send), self._header_wait(now, send)]
        return max(0, *waits)

    def took(self, now: int, *, send: bool) -> None:
        """A request leaves now."""
        self._taken.append((now, send))
        self._remain -= 1

    def note(self, headers: Mapping[str, str], now: int, minute_left: int) -> None:
        """Take over Zalo's own count from an answer: `X-RateLimit-Limit`, `X-RateLimit-Remain` (zalo-oa-api.md 3)."""
        found = {name.lower(): number(value) for name, value in headers.items()}
        limit, remain = found.get("x-ratelimit-limit"), found.get("x-ratelimit-remain")
        if limit is not None and limit > 0:
            self._budget = min(self._most, limit)
            self._limit = limit
        if remain is not None and remain >= 0:
            self._limit = self._limit or self._budget
            self._remain = remain
            self._minute_ends = now + minute_left

    def refused(self, now: int, minute_left: int, jitter: float, retry_after_ms: int = 0) -> int:
        """Zalo said -32 (or HTTP 429): nothing leaves for as many milliseconds as are given back. `jitter` is in
        [0, 1)."""
        rest = max(minute_left, min(retry_after_ms, LONGEST_BLOCK_MS - JITTER_MS))
        self._blocked_until = max(self._blocked_until, now + rest + int(jitter * JITTER_MS))
        return self._blocked_until - now

    def _window_wait(self, now: int, send: bool) -> int:
        reserve = min(READ_RESERVE, self._budget // 10) if send else min(SEND_RESERVE, self._budget // 3)
        all_of_them = [at for at, _ in self._taken]
        of_this_kind = [at for at, sent in self._taken if sent is send]
        return max(_free_in(all_of_them, self._budget, now), _free_in(of_this_kind, self._budget - reserve, now))

    def _header_wait(self, now: int, send: bool) -> int:
        rest = self._minute_ends - now
        if rest <= 0:
            return 0
        if self._remain <= 0:
            return rest
        if send or self._remain >= SLOW_BELOW * self._limit:
            return 0
        if self._remain <= SENDS_ONLY_BELOW * self._limit:
            return rest
        return min(rest, self._taken[-1][0] + rest // self._remain - now) if self._taken else 0


def _free_in(taken: list[int], most: int, now: int) -> int:
    """Milliseconds until the window holds fewer than `most` of what was taken."""
    return taken[-most] + WINDOW_MS - now if len(taken) >= most else 0
