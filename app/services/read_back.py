"""Looks for messages of unknown fate in their conversation before anybody sends them again (product.md 6)."""

import logging
from collections.abc import Sequence
from functools import partial
from typing import Protocol

from app.domain.ids import OaId, OutboxId, RemoteId, UserId
from app.domain.messages import HistoryRow
from app.domain.outbox import LIKENESS_MS, READ_BACK_MS, OutboxItem, OutboxState, read_back_in
from app.domain.paging import step
from app.errors import AppError, NeedsUser, RateLimited, Rejected, Transient
from app.events import MessagesStored, OutboxChanged, QuarantineChanged
from app.services.ground import Ground
from app.services.pages import Page, is_end, readable
from app.store import outbox, quarantine
from app.store.messages import Ingested, ingest
from app.store.work import Session
from app.zalo.history import HistoryPage

PAGE = 10
MAX_PAGES = 6
"""Nobody writes more than this many pages into one conversation while one message is looked for."""
TRY_AGAIN_MS = 10_000
EARLY_MS = 1_000
"""So much earlier a look may come: timers and clocks are no more exact."""

log = logging.getLogger(__name__)


class HistoryClient(Protocol):
    async def conversation(
        self, user_id: UserId, offset: int, count: int = PAGE, *, for_sending: bool = False
    ) -> HistoryPage: ...


class ReadBack:
    """For one OA. `expect` has to be told of each item that becomes unknown; all others were so before this began."""

    def __init__(self, ground: Ground, oa_id: OaId, client: HistoryClient) -> None:
        self._oa_id = oa_id
        self._db = ground.db
        self._bus = ground.bus
        self._clock = ground.clock
        self._client = client
        self._began = ground.clock.monotonic()
        self._unknown_since: dict[OutboxId, float] = {}
        """By the steady clock: one that is set must not make three looks of three seconds."""

    def expect(self, item_id: OutboxId) -> int:
        """The item is of unknown fate from now on. Answers when its first look is due, in epoch milliseconds."""
        self._unknown_since[item_id] = self._clock.monotonic()
        return self._clock.now() + (read_back_in(0, 0) or 0)

    async def look(self, item: OutboxItem) -> AppError | None:
        """One look for an unknown item. Answers what keeps the whole OA from being read, if anything does; a look that
        failed doesn't count."""
        if (early := self._early_by(item)) > 0:  # due by a wall clock that is wrong, or was
            await self._db.write(_put_off, item.id, self._clock.now() + early)
            return None
        rows: list[HistoryRow] = []
        try:
            rows = await self._rows(item)
        except Rejected as error:
            # It will be refused the next time too: count it, so that a person is asked in the end.
            log.warning("item %d can't be looked for: %s", item.id, error.code)
        except (Transient, NeedsUser) as error:
            await self._db.write(_put_off, item.id, self._clock.now() + TRY_AGAIN_MS)
            return error if _concerns_all(error) else None
        unknown_for, now = self._unknown_for(item), self._clock.now()
        done, healed = await self._db.write(_looked, self._oa_id, item.id, rows, now, unknown_for=unknown_for)
        if healed:
            self._bus.publish(QuarantineChanged(self._oa_id))
        if done.conversations or done.linked:
            self._bus.publish(MessagesStored(done.conversations | {item.conversation}, done.arrived))
        self._bus.publish(OutboxChanged(item.conversation, done.linked | {item.id}))
        return None

    def _unknown_for(self, item: OutboxItem) -> int:
        """Milliseconds, at least: of what was so when the app began it is not known since when."""
        return int((self._clock.monotonic() - self._unknown_since.get(item.id, self._began)) * 1000)

    def _early_by(self, item: OutboxItem) -> int:
        """Milliseconds until this look may count. The first one finds most, and can't come too early."""
        if not 0 < item.reads < len(READ_BACK_MS):
            return 0
        return READ_BACK_MS[item.reads] - EARLY_MS - self._unknown_for(item)

    async def _page(self, item: OutboxItem, offset: int) -> Page:
        return await self._client.conversation(item.conversation.user_id, offset, PAGE, for_sending=True)

    async def _rows(self, item: OutboxItem) -> list[HistoryRow]:
        """The conversation back to when sending began. Pages overlap by one, since what arrives shifts them."""
        rows: list[HistoryRow] = []
        above: set[RemoteId] = set()
        offset = 0
        for _ in range(MAX_PAGES):
            try:
                page = await readable(partial(self._page, item, offset), ())
            except Rejected:
                if offset == 0:
                    raise
                break  # below the thread's end, perhaps; what was read above counts
            rows.extend(page.rows)
            offset += step(page.rows, page.raw_count)
            # A page without one readable row does not say how far it reaches.
            oldest = min((row.sent_at for row in page.rows), default=item.started_at)
            if is_end(page, above) or oldest < item.started_at - LIKENESS_MS:
                break
            above = {row.remote_id for row in page.rows}
        return rows


def _concerns_all(error: AppError) -> bool:
    return not isinstance(error, Transient) or isinstance(error, RateLimited) or not error.reached


def _put_off(session: Session, item_id: OutboxId, due_at: int) -> None:
    item = outbox.get(session, item_id)
    if item is not None and item.state is OutboxState.UNKNOWN:
        outbox.unknown(session, item_id, item.reason, due_at)


def _looked(
    session: Session, oa_id: OaId, item_id: OutboxId, rows: Sequence[HistoryRow], now: int, *, unknown_for: int
) -> tuple[Ingested, int]:
    """Store what was read, which links the item if it is there; else count the look, or hand over to a person. Says
    too how many rows could not be read before."""
    if outbox.get(session, item_id) is None:
        return Ingested(), 0  # the OA has been erased meanwhile, and stays so
    done = ingest(session, oa_id, rows, now, live=True)
    healed = quarantine.heal(session, oa_id, {row.remote_id for row in rows})
    item = outbox.get(session, item_id)
    if item is not None and item.state is OutboxState.UNKNOWN:
        wait = read_back_in(item.reads + 1, unknown_for)
        outbox.count_read(session, item_id, None if wait is None else now + wait)
        if wait is None:
            outbox.not_found(session, item_id)
    return done, healed
