"""Pages of history as the services read them: what makes one the same, the last, and whole."""

from collections.abc import Awaitable, Callable, Collection, Container
from typing import Protocol

from app.domain.ids import RemoteId
from app.domain.messages import HistoryRow
from app.domain.unreadable import FOREIGN, Unreadable
from app.zalo.history import HistoryPage

READS_MOST = 3
NOTHING = HistoryPage(())
"""What lies below a list's end, for a Zalo that refuses to say so."""


class Page(Protocol):
    """A page of history as the Zalo client reads it."""

    @property
    def rows(self) -> tuple[HistoryRow, ...]: ...
    @property
    def poisoned(self) -> tuple[Unreadable, ...]: ...
    @property
    def raw_count(self) -> int: ...


def content(page: Page) -> object:
    """What makes a page the same as one before, unreadable rows too: they are put away once."""
    return page.rows, [row.digest for row in page.poisoned]


def is_end(page: Page, above: Collection[RemoteId]) -> bool:
    """Whether nothing lies below: the page has no row, or only the one in which it overlaps the page before, `above`.
    One that is merely short may lack what Zalo leaves out of it (recalled messages, zalo-oa-api.md 1.7)."""
    return page.raw_count <= 1 and all(row.remote_id in above for row in page.rows)


async def readable(ask: Callable[[], Awaitable[Page]], known: Container[str]) -> Page:
    """The page, with what any of a few answers had whole. `known`: digests of the rows that stay unreadable; for them
    nothing is asked again. Raises what `ask` raises."""
    page = await ask()
    for _ in range(READS_MOST - 1):
        if settled(page, known):
            break
        page = _joined(await ask(), page)
    return page


def settled(page: Page, known: Container[str]) -> bool:
    """Whether all of the page can be read but what is `known` to stay unreadable, or is none of ours."""
    return all(row.digest in known or row.why in FOREIGN for row in page.poisoned)


def _joined(page: Page, earlier: Page) -> Page:
    """The page, and among its rows those that only an earlier answer for the same place had whole: each below its
    neighbour of then, by its time. An answer that has no row in common with the page is of another place by now, with
    unknown rows between."""
    if not _ids(page) & _ids(earlier):
        return page
    rows = list(page.rows)
    above: RemoteId | None = None
    for row in earlier.rows:
        ids = [one.remote_id for one in rows]
        if row.remote_id not in ids:
            place = ids.index(above) + 1 if above else 0
            while place < len(rows) and rows[place].sent_at > row.sent_at:
                place += 1
            rows.insert(place, row)
        above = row.remote_id
    here = {row.remote_id for row in rows}
    poisoned = tuple(row for row in page.poisoned if row.remote_id not in here)
    return HistoryPage(tuple(rows), poisoned, page.raw_count)


def _ids(page: Page) -> set[RemoteId]:
    """Of all its rows, as far as they say one."""
    unread = {row.remote_id for row in page.poisoned if row.remote_id}
    return unread | {row.remote_id for row in page.rows}
