"""Looking through messages from the newest back, in windows that grow while they are quick: no query takes long at
once, however common its words and however rare what it asks for."""

import time
from collections.abc import Callable, Sequence

from sqlalchemy import func, select

from app.store.bulk import Query
from app.store.tables import messages
from app.store.work import Session

FIRST_SHARE = 16
"""The first window is this part of the whole; a query that the index answers by itself takes all at once."""
GROW_MOST = 16

# Two looks at the ends of the table; asked for together, SQLite would read all of it.
_BOUNDS = Query(
    lambda _: select(
        select(func.min(messages.c.key)).scalar_subquery(), select(func.max(messages.c.key)).scalar_subquery()
    )
)

Look = Callable[[int, int, int], Sequence[int]]
"""Keys from the first (inclusive) to the second (exclusive), the newest first, so many at most."""


class Budget:
    """Time that may be spent; `clock` in seconds."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._until = clock() + seconds

    @property
    def left(self) -> float:
        return self._until - self._clock()


def bounds(session: Session) -> tuple[int, int]:
    """The smallest and the largest key; (0, -1) if there is no message."""
    ((oldest, newest),) = _BOUNDS.rows(session)
    return (0, -1) if oldest is None else (oldest, newest)


def newest_first(
    look: Look, floor: int, top: int, limit: int, budget: Budget, *, at_once: bool
) -> tuple[list[int], int]:
    """Up to `limit` keys below `top`, and down to where everything was looked through (`floor`: all of it). At least
    one window is."""
    found: list[int] = []
    span = max(1, top - floor) if at_once else max(1, (top - floor) // FIRST_SHARE)
    while top > floor and len(found) < limit:
        bottom = max(floor, top - span)
        before = budget.left
        found += look(bottom, top, limit - len(found))
        if len(found) >= limit:
            return found, found[-1]
        top = bottom
        took, left = max(before - budget.left, 1e-6), budget.left
        if left <= 0:
            break
        span = max(1, int(span * min(GROW_MOST, left / 2 / took)))
    return found, top
