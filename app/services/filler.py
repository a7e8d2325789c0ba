"""Closes the holes in threads: one page of one conversation a step, the newest hole first."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from app.domain.ids import ConversationId, OaId, RemoteId, UserId, first_key
from app.domain.messages import Gap, GapReason
from app.domain.paging import LATE_MS, PAGE, step
from app.errors import AppError, Rejected, Transient
from app.events import MessagesStored
from app.services.backfill import Backfill, count_fill
from app.services.ground import Ground
from app.services.intake import Intake, read_back
from app.services.pages import NOTHING, Page, is_end
from app.store import messages
from app.store.messages import Ingested
from app.store.work import Session

CHOICE = 50
"""Holes to choose from, so that a conversation that fails does not hold up the others."""
PUT_OFF_S = 60.0
READ_AGAIN_S = 30.0
"""So long after a page with rows that can't be read it is asked for once more, before they are taken to stay so."""
FAILURES_MOST = 6
"""So often a conversation may fail on Zalo's side before its hole is given up."""
TOO_DEEP = -210
COUNT_MOST = 5_000

log = logging.getLogger(__name__)


class ThreadClient(Protocol):
    async def conversation(self, user_id: UserId, offset: int, count: int = 10) -> Page: ...


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the reading of a thread stands: the next offset, the top page's ids where that was read, and those of the
    last page that could be read; None: none yet, `offset` is a guess.

    `before` is where the hole ended then. One that ends elsewhere has grown meanwhile, and is read from its top.
    """

    before: int
    offset: int = 0
    first: tuple[RemoteId, ...] | None = None
    last: tuple[RemoteId, ...] | None = None
    stepped_back: bool = False
    restarted: bool = False
    """Was read once more from where the hole begins, since stepping back had not been enough."""
    stood: bool = False
    """The page before came again although the offset had moved on: so many may have arrived, once."""
    waited: bool = False
    """The page here could not be read whole, and is asked for once more."""

    @property
    def below_all(self) -> bool:
        """One row alone was above: if it was the thread's first, there is no such offset, and Zalo may refuse it."""
        return self.offset > 0 and self.last is not None and len(self.last) <= 1


@dataclass(frozen=True, slots=True)
class Found:
    """What a page says of a hole: `oldest` is as far as it reaches, `ended` that Zalo gives no more, `cut` that it
    would have more but doesn't hand it out."""

    oldest: int
    ended: bool
    cut: bool


class Filler:
    """For one OA."""

    def __init__(self, ground: Ground, oa_id: OaId, client: ThreadClient, intake: Intake, backfill: Backfill) -> None:
        self._ground = ground
        self._oa_id = oa_id
        self._client = client
        self._intake = intake
        self._backfill = backfill
        self._cursors: dict[ConversationId, Cursor] = {}
        self._failures: dict[ConversationId, int] = {}
        self._put_off: dict[ConversationId, float] = {}
        self._gap: Gap | None = None

    @property
    def gaps(self) -> bool:
        """There is a hole that can be worked on now."""
        return self._gap is not None

    @property
    def waiting(self) -> bool:
        """A conversation that failed is to be tried again later."""
        return bool(self._put_off)

    async def look(self) -> None:
        """Choose the next hole."""
        steady = self._ground.clock.monotonic()
        self._put_off = {cid: until for cid, until in self._put_off.items() if until > steady}
        gaps = await self._ground.db.read(messages.open_gaps, self._oa_id, CHOICE + len(self._put_off))
        self._gap = next((gap for gap in gaps if gap.conversation not in self._put_off), None)
        await self._backfill.after_fill(gaps_left=bool(gaps))

    async def step(self) -> None:
        """Read one page for the chosen hole."""
        gap = self._gap
        if gap is None:
            return
        try:
            await self._fill(gap)
        except Transient as error:
            self._failed(gap, error)
            if not error.reached or self._failures.get(gap.conversation, 0) < FAILURES_MOST:
                raise
            await self._give_up(gap, GapReason.REFUSED)
        finally:
            await self.look()

    async def _fill(self, gap: Gap) -> None:
        cid = gap.conversation
        cursor = self._cursors.get(cid)
        if cursor is None or cursor.before != gap.before:
            cursor = Cursor(gap.before, await self._ground.db.read(_guess, gap))
        page: Page = NOTHING
        try:
            page = await self._intake.ask(lambda: self._client.conversation(cid.user_id, cursor.offset))
        except Rejected as error:
            if not cursor.below_all:
                await self._refused(gap, cursor, error)
                return
        self._failures.pop(cid, None)
        if self._skipped(page, cursor, gap):
            self._cursors[cid] = await self._higher(cursor, gap)
            return
        if self._intake.lacks(page) and not cursor.waited:
            await self._wait_for(page, cursor, gap)
            return
        found = _read(page, cursor, gap)

        def then(session: Session, ingested: Ingested, fresh: frozenset[UserId]) -> None:
            done = _settle(session, gap, found)
            if fresh and done and gap.after > 0 and not found.ended:
                read_back(session, self._oa_id, page.rows, fresh)
            first = gap.after == 0
            count_fill(session, self._oa_id, customer_done=first and done, brought=len(ingested.new) if first else 0)

        await self._intake.take(page, live=gap.after > 0, then=then, changed=frozenset({cid}))
        self._move(gap, cursor, page, found)

    async def _wait_for(self, page: Page, cursor: Cursor, gap: Gap) -> None:
        """Keep what can be read, and the hole as it is: a later answer may be whole."""
        cid = gap.conversation

        def then(session: Session, ingested: Ingested, fresh: frozenset[UserId]) -> None:
            if gap.after > 0:
                read_back(session, self._oa_id, page.rows, fresh)

        await self._intake.take(page, live=gap.after > 0, then=then)
        self._cursors[cid] = replace(cursor, waited=True)
        self._put_off[cid] = self._ground.clock.monotonic() + READ_AGAIN_S

    def _move(self, gap: Gap, cursor: Cursor, page: Page, found: Found) -> None:
        cid = gap.conversation
        if found.ended or found.oldest <= gap.after:
            self._cursors.pop(cid, None)
            return
        ids = tuple(row.remote_id for row in page.rows)
        before = min(found.oldest, gap.before)
        offset = cursor.offset + step(page.rows, page.raw_count)
        first = cursor.first if cursor.offset else ids
        last = ids or cursor.last or ()
        stands = bool(ids) and cursor.offset > 0 and ids in (cursor.last, cursor.first)
        self._cursors[cid] = Cursor(before, offset, first, last, restarted=cursor.restarted, stood=stands)

    def _skipped(self, page: Page, cursor: Cursor, gap: Gap) -> bool:
        """Rows went away while paging, so that this page does not touch the one before: a row may lie between. Where
        looking higher has changed nothing, it is rows that can't be read."""
        if cursor.offset == 0 or not page.rows or (cursor.stepped_back and cursor.restarted):
            return False
        if cursor.last is None:
            return all(row.sent_at < gap.before for row in page.rows)
        ids = tuple(row.remote_id for row in page.rows)
        if cursor.first is None and ids == cursor.last:
            return True  # just as many have come as a page moves on; or the list does not page
        return bool(cursor.last) and not set(ids) & set(cursor.last)

    async def _higher(self, cursor: Cursor, gap: Gap) -> Cursor:
        """Where to look instead: a little higher; if so many rows went away, where the hole begins, or from the top."""
        if cursor.stepped_back:
            return Cursor(gap.before, await self._ground.db.read(_guess, gap), restarted=True)
        back = cursor.offset - PAGE // 2 if cursor.last else 0
        return replace(cursor, offset=max(back, 0), stepped_back=True)

    async def _refused(self, gap: Gap, cursor: Cursor, error: Rejected) -> None:
        """Zalo will not answer: deep down it gives no more, at the top the customer is not to be read."""
        if cursor.offset > 0 and cursor.last is None:
            self._cursors[gap.conversation] = Cursor(gap.before)
        elif cursor.offset > 0 and error.params.get("zalo_code") == TOO_DEEP:
            await self._give_up(gap, GapReason.TOO_OLD)
        elif self._failures.get(gap.conversation, 0) < 1:
            self._failed(gap, error)
        else:
            await self._give_up(gap, GapReason.REFUSED)

    def _failed(self, gap: Gap, error: AppError) -> None:
        if isinstance(error, Transient) and not error.reached:
            return
        cid = gap.conversation
        self._failures[cid] = self._failures.get(cid, 0) + 1
        self._put_off[cid] = self._ground.clock.monotonic() + PUT_OFF_S * self._failures[cid]

    async def _give_up(self, gap: Gap, reason: GapReason) -> None:
        log.warning("OA %s: a thread can't be read back: %s", self._oa_id, reason)
        self._cursors.pop(gap.conversation, None)
        self._failures.pop(gap.conversation, None)
        await self._ground.db.write(_mark, replace(gap, reason=reason), gap.after == 0)
        self._ground.bus.publish(MessagesStored(frozenset({gap.conversation})))


def _read(page: Page, cursor: Cursor, gap: Gap) -> Found:
    ids = tuple(row.remote_id for row in page.rows)
    # The same page twice again, or the top and another without one readable row: this list does not page. Once alone
    # may be as many new messages as a page moves on.
    again = ids == cursor.first or (cursor.stepped_back and cursor.restarted and ids == cursor.last)
    repeated = cursor.offset > 0 and cursor.last is not None and again and (cursor.stood or not ids)
    # The last page for every offset from there on: here the thread begins.
    clamped = cursor.stood and ids == cursor.last
    oldest = min([row.sent_at for row in page.rows], default=gap.before)
    # One that does not page and has less than a page gives all it has.
    return Found(oldest, is_end(page, cursor.last or ()) or repeated or clamped, repeated and page.raw_count >= PAGE)


def _settle(session: Session, gap: Gap, found: Found) -> bool:
    """Note what the page has closed of the hole; says whether nothing of it is left to fetch."""
    cid = gap.conversation
    if found.oldest <= gap.after:
        messages.close_gap(session, cid, gap.after, gap.before)
        return True
    messages.close_gap(session, cid, found.oldest, gap.before)
    if not found.ended:
        return False
    upper = min(found.oldest, gap.before)
    messages.close_gap(session, cid, gap.after, upper)
    known = messages.page(session, cid, before=first_key(upper), limit=1)
    if known:
        # A message well within the hole says nothing of what is below it.
        lower = known[-1].sent_at
        within = gap.after > 0 and lower > gap.after + LATE_MS
        messages.add_gap(session, Gap(cid, gap.after if within else lower, upper, GapReason.TOO_OLD))
    elif found.cut:
        messages.add_gap(session, Gap(cid, gap.after, upper, GapReason.TOO_OLD))
    return True


def _mark(session: Session, gap: Gap, first: bool) -> None:
    messages.add_gap(session, gap)
    count_fill(session, gap.conversation.oa_id, customer_done=first, brought=0)


def _guess(session: Session, gap: Gap) -> int:
    """Where in Zalo's list the hole begins, by what is stored above it: nothing above is read again."""
    above: Sequence[object] = messages.page(session, gap.conversation, after=first_key(gap.before), limit=COUNT_MOST)
    return max(len(above) - PAGE // 2, 0)
