"""Reads an OA's newest messages down to the last known place, and says so when it could not get there."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from app.domain.absence import DAY_MS
from app.domain.ids import OaId, RemoteId, UserId
from app.domain.messages import HistoryRow
from app.domain.paging import LATE_MS, Mark, Outcome, Walk
from app.errors import Rejected
from app.services.backfill import note_absence, note_all, note_doubt
from app.services.ground import Ground
from app.services.intake import Intake, read_back
from app.services.pages import Page, content
from app.store import connections, conversations, sync_state
from app.store.messages import Ingested
from app.store.work import Session

MARK = "mark"
SWEEP_S = 30.0
"""Between two looks past the mark, for rows that turn up late."""
SWEEPS_AGAIN = 4
"""So often a sweep goes as deep as the one before that met rows which can't be read: a later answer may have them."""
TRY_PAGING_MS = 6 * 3_600_000
"""A Zalo that does not page is asked again so often."""
LIST_UNKNOWN_S = 300.0
READ_ALL_S = 900.0
"""Between two times that all threads are read again in which late rows may hide."""

log = logging.getLogger(__name__)


class RecentClient(Protocol):
    async def recent(self, offset: int, count: int = 10) -> Page: ...


@dataclass(frozen=True, slots=True)
class Memory:
    """What is kept of one look for the next: the mark, and when paging was found not to work (0: it may)."""

    mark: Mark = field(default_factory=Mark)
    unpaged_at: int = 0
    begun_at: int = 0
    """When the first look was: what comes later is new even where there was nothing before."""
    doubted_at: int = 0
    """From here on a late row may hide in any thread, since the list could not be followed so far down; 0: none may."""


class Newest:
    """For one OA."""

    def __init__(self, ground: Ground, oa_id: OaId, client: RecentClient, intake: Intake) -> None:
        self._ground = ground
        self._oa_id = oa_id
        self._client = client
        self._intake = intake
        self._memory = Memory()
        self._seen: object = None
        self._swept_at = 0
        self._sweep_due = 0.0
        self._sweeps_again = 0
        self._list_due = 0.0
        self._read_all_due = ground.clock.monotonic() + LATE_MS / 1000
        self.looked_at = 0
        """When the last whole look was, epoch milliseconds; 0: not yet."""
        self.owes = False
        """The last look has noted that threads have to be read, or customers to be listed."""

    async def load(self) -> None:
        self._memory = await self._ground.db.read(_load, self._oa_id)
        self._seen = None
        self._swept_at = self._memory.mark.time or self._ground.clock.now()
        self._sweep_due = self._ground.clock.monotonic()

    async def look(self, answered: Callable[[], None] = lambda: None) -> bool:
        """Read what is new, from the newest on down. Says whether anything was; all that may be missing is noted in
        the store by the time this returns. `answered` is called as soon as Zalo has given the newest page: after an
        outage the rest of the way can be long."""
        clock = self._ground.clock
        began, started = clock.monotonic(), clock.now()
        unread = self._intake.put_away
        sweep = bool(self._memory.mark) and clock.monotonic() >= self._sweep_due
        reach = max(self._swept_at - LATE_MS, 1) if sweep else 0
        walk = Walk(self._memory.mark, pages=self._may_page(started), reach=reach)
        moved = False
        users: dict[UserId, None] = {}
        above: tuple[HistoryRow, ...] = ()
        while walk.outcome is None:
            page = await self._page(walk)
            if page is None:
                walk = walk.refused()
                break
            at_top = walk.offset == 0
            if at_top:
                answered()
                # The PC's clock may have been wrong, and the answer has put it right.
                started = clock.now() - int((clock.monotonic() - began) * 1000)
            walk = walk.feed(page.rows, page.raw_count)
            users.update(dict.fromkeys(row.user_id for row in page.rows))
            if walk.torn:
                continue
            if not (at_top and walk.whole and content(page) == self._seen):
                ingested = await self._take(page, () if at_top else above)
                moved = moved or bool(ingested.new)
                self._seen = content(page) if at_top else self._seen
            above = page.rows if at_top else (*above, *page.rows)
        self.owes = await self._close(walk, tuple(users), started)
        self.looked_at = started
        if sweep or not walk.mark:
            self._sweep_due = clock.monotonic() + SWEEP_S
            again = self._intake.put_away > unread and self._sweeps_again < SWEEPS_AGAIN
            self._sweeps_again = self._sweeps_again + 1 if again else 0
            self._swept_at = self._swept_at if again else started
        return moved

    def _may_page(self, now: int) -> bool:
        unpaged = self._memory.unpaged_at
        return not unpaged or not 0 <= now - unpaged < TRY_PAGING_MS

    async def _page(self, walk: Walk) -> Page | None:
        try:
            return await self._intake.ask(lambda: self._client.recent(walk.offset))
        except Rejected as error:
            if walk.offset == 0:
                raise
            log.info("OA %s: offset %d is refused: %s", self._oa_id, walk.offset, error.code)
            return None

    async def _take(self, page: Page, above: Sequence[HistoryRow]) -> Ingested:
        times = {row.sent_at for row in page.rows}
        beside = [row for row in above if row.sent_at in times]

        def then(session: Session, ingested: Ingested, fresh: frozenset[UserId]) -> None:
            read_back(session, self._oa_id, page.rows, fresh)

        return await self._intake.take(page, live=bool(self._memory.begun_at), above=beside, then=then)

    async def _close(self, walk: Walk, users: tuple[UserId, ...], now: int) -> bool:
        """Keep the new mark, together with the debt that it leaves behind; says whether there is one."""
        before = self._memory
        unpaged = before.unpaged_at
        if walk.paging is not None:
            unpaged = 0 if walk.paging else now
        lost = not walk.whole or bool(before.begun_at and not walk.mark and walk.full)
        doubt = not lost and await self._may_hide(walk)
        since = walk.reach if doubt else max((walk.mark.time or before.begun_at) - LATE_MS, 1)
        doubted = before.doubted_at
        if doubt or (lost and walk.outcome is not Outcome.MET):
            # All that is missing is read back at once, but for what Zalo does not show yet; by its time, not the PC's.
            late = max(since, walk.newest - (DAY_MS if doubt else LATE_MS))
            doubted = min(doubted or late, late)
        steady = self._ground.clock.monotonic()
        read_all = bool(before.doubted_at) and steady >= self._read_all_due
        memory = Memory(walk.next_mark(), unpaged, before.begun_at or now, 0 if read_all else doubted)
        if memory == before and not lost and not doubt:
            return False
        if doubted and not before.doubted_at:
            self._read_all_due = max(self._read_all_due, steady + LATE_MS / 1000)
        if read_all:
            self._read_all_due = steady + READ_ALL_S
        list_unknown = doubt and steady >= self._list_due
        if list_unknown:
            self._list_due = steady + LIST_UNKNOWN_S

        def write(session: Session) -> None:
            if lost:
                note_absence(session, self._oa_id, since, now, users)
            elif doubt:
                note_doubt(session, self._oa_id, since, now, list_unknown=list_unknown)
            if read_all:
                note_all(session, self._oa_id, doubted, now)
            _save(session, self._oa_id, memory)
            connections.touch_sync(session, self._oa_id, now)

        await self._ground.db.write(write)
        self._memory = memory
        if lost:
            log.info("OA %s: the last known place was not met (%s): threads are read back", self._oa_id, walk.outcome)
        return lost or doubt or read_all

    async def _may_hide(self, walk: Walk) -> bool:
        """Whether late rows may lie below what was read: Zalo gives no more, though there is more."""
        if walk.reach and walk.outcome is Outcome.ENDED:
            return await self._ground.db.read(conversations.any_before, self._oa_id, walk.reach)
        return walk.shallow


def _load(session: Session, oa_id: OaId) -> Memory:
    saved = sync_state.get(session, oa_id, MARK)
    if saved is None:
        return Memory()
    mark = Mark(tuple(RemoteId(one) for one in saved["ids"]), saved["time"])
    return Memory(mark, saved["unpaged_at"], saved["begun_at"], saved.get("doubted_at", 0))


def _save(session: Session, oa_id: OaId, memory: Memory) -> None:
    value = {"ids": list(memory.mark.ids), "time": memory.mark.time, "unpaged_at": memory.unpaged_at}
    more = {"begun_at": memory.begun_at, "doubted_at": memory.doubted_at}
    sync_state.set(session, oa_id, MARK, {**value, **more})
