"""Whose threads have to be read back after an absence: which lists of customers Zalo must be asked for."""

from dataclasses import dataclass

DAY_MS = 24 * 3_600_000
VIETNAM_MS = 7 * 3_600_000
LIST_PAGE = 50
LIST_OVERLAP = 5
"""Customers move up the list while it is read."""
LAST_OFFSET = 9_951
"""Zalo's list reaches ten thousand customers (zalo-oa-api.md 5.6)."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A walk through Zalo's list of customers. Empty `periods` mean that it is over; "" lists everybody.

    `since`: what these customers wrote after it (epoch milliseconds) is to be read; 0 for all they ever wrote.
    `unknown_only`: only customers of whom nothing is stored are looked for.
    """

    periods: tuple[str, ...]
    since: int
    offset: int = 0
    rank: int = 0
    unknown_only: bool = False
    total: int = 0

    @property
    def first(self) -> bool:
        """The list of the first back-fill."""
        return self.since == 0

    def next(self, given: int, total: int) -> "Listing":
        """Where to go on after a page of `given` customers out of `total` (0: Zalo didn't say)."""
        seen = self.offset + given
        ended = given < LIST_PAGE or self.offset >= LAST_OFFSET or (total and seen >= total)
        if ended:
            return Listing(
                self.periods[1:], self.since, 0, self.rank + given, self.unknown_only, self.total + max(total, seen)
            )
        offset = min(seen - LIST_OVERLAP, LAST_OFFSET)
        return Listing(self.periods, self.since, offset, self.rank + given, self.unknown_only, self.total)


def periods(since: int, now: int) -> tuple[str, ...]:
    """The lists that together hold everybody who may have written between `since` and `now` (epoch milliseconds).
    TODAY is Vietnam's, and L7D and L30D leave today out."""
    midnight = (now + VIETNAM_MS) // DAY_MS * DAY_MS - VIETNAM_MS
    if since >= midnight:
        return ("TODAY",)
    if since >= midnight - 7 * DAY_MS:
        return ("TODAY", "YESTERDAY" if since >= midnight - DAY_MS else "L7D")
    if since >= midnight - 30 * DAY_MS:
        return ("TODAY", "L30D")
    return ("",)
