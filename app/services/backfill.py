"""Whose threads have to be read back, and how far that is: the first back-fill, and what an absence has missed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, Protocol

from app.domain.absence import Listing, periods
from app.domain.connections import Permission
from app.domain.ids import ConversationId, OaId, UserId
from app.domain.messages import Gap, GapReason
from app.errors import NeedsUser
from app.events import BackfillProgress, ConnectionsChanged
from app.services.ground import Ground
from app.store import connections, conversations, messages, sync_state
from app.store.work import Session

LISTINGS = "listings"
FIRST = "first"
NEWEST_KNOWN = 30
"""Customers we know are looked at after an absence even if no list names them: the OA may have written to them."""
WITHOUT_LISTS = 300
"""The same where Zalo does not let us list customers."""
UNIT = 200


class Stage(StrEnum):
    LISTING = "listing"
    READING = "reading"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class First:
    """How the first back-fill stands: customers done of all that were listed, and messages brought by it."""

    stage: Stage
    done: int = 0
    total: int = 0
    messages: int = 0

    @property
    def running(self) -> bool:
        return self.stage in (Stage.LISTING, Stage.READING)


class CustomerList(Protocol):
    @property
    def total(self) -> int: ...
    @property
    def users(self) -> tuple[UserId, ...]: ...
    @property
    def count(self) -> int: ...


class ListClient(Protocol):
    async def customers(self, offset: int, count: int = 50, period: str | None = None) -> CustomerList: ...


class Backfill:
    """For one OA. Everything it knows lies in the store, so that a restart goes on where it stopped."""

    def __init__(self, ground: Ground, oa_id: OaId, client: ListClient) -> None:
        self._ground = ground
        self._oa_id = oa_id
        self._client = client
        self._listings: tuple[Listing, ...] = ()
        self._first: First | None = None

    @property
    def listing(self) -> bool:
        """A list of customers is still to be walked through."""
        return bool(self._listings)

    @property
    def running(self) -> bool:
        return self._first is not None and self._first.running

    @property
    def progress(self) -> BackfillProgress | None:
        """Of the first back-fill; None before it began."""
        first = self._first
        if first is None:
            return None
        total = max(first.total, first.done) if first.total else 0
        return BackfillProgress(self._oa_id, first.done, total, first.messages, not first.running)

    async def load(self) -> None:
        self._listings, self._first = await self._ground.db.read(_load, self._oa_id)

    async def begin(self) -> None:
        """Start the first back-fill, unless this OA has had one."""
        await self._ground.db.write(_begin, self._oa_id)
        await self.load()

    async def step(self) -> None:
        """Read one page of the list of customers and note whose threads have to be read."""
        if not self._listings:
            return
        listing = self._listings[0]
        try:
            page = await self._client.customers(listing.offset, period=listing.periods[0] or None)
        except NeedsUser as error:
            if error.code != "permission_missing":
                raise
            await self._ground.db.write(_without_list, self._oa_id, listing, self._ground.clock.now())
            self._ground.bus.publish(ConnectionsChanged(self._oa_id))
        else:
            await self._ground.db.write(_listed, self._oa_id, listing, page, self._ground.clock.now())
        await self._reload()

    async def after_fill(self, *, gaps_left: bool) -> None:
        """A thread was read on; the first back-fill is over when nothing is left."""
        if self.running and not self.listing and not gaps_left:
            await self._ground.db.write(_finish, self._oa_id, Stage.DONE)
        if self.running:
            await self._reload()

    async def stop(self) -> None:
        """The person has had enough: what is not here yet is marked as such in the threads."""
        if not self.running:
            return
        await self._ground.db.write(_finish, self._oa_id, Stage.STOPPED)
        while await self._ground.db.write(_stop_some, self._oa_id):
            pass
        await self._reload()

    async def _reload(self) -> None:
        before = self.progress
        await self.load()
        if self.progress is not None and self.progress != before:
            self._ground.bus.publish(self.progress)


def note_absence(session: Session, oa_id: OaId, since: int, now: int, seen: Sequence[UserId]) -> None:
    """Messages after `since` may be missing, and it is not known whose: read back those just `seen`, those who wrote
    last, and whomever Zalo's lists name."""
    known = [cid.user_id for cid in conversations.ids(session, oa_id=oa_id)[:NEWEST_KNOWN]]
    users = list(dict.fromkeys([*seen, *known]))
    _add_gaps(session, oa_id, users, since, now)
    _add_listing(session, oa_id, Listing(periods(since, now), since, rank=len(users)), now)


def note_doubt(session: Session, oa_id: OaId, since: int, now: int, *, list_unknown: bool) -> None:
    """Late rows may hide where paging doesn't reach: look again into the threads that moved after `since`, and now
    and then for customers who are not known yet."""
    newest = conversations.rows(session, conversations.ids(session, oa_id=oa_id)[:UNIT])
    _add_gaps(session, oa_id, [row.id.user_id for row in newest if row.last_at >= since], since, now)
    if list_unknown:
        _add_listing(session, oa_id, Listing(periods(since, now), since, unknown_only=True), now)


def note_all(session: Session, oa_id: OaId, since: int, now: int) -> None:
    """By now even the latest rows are there: look for them in the thread of whomever Zalo's lists name."""
    _add_listing(session, oa_id, Listing(periods(since, now), since), now)


def count_fill(session: Session, oa_id: OaId, *, customer_done: bool, brought: int) -> None:
    """Note in a fill's own transaction what it did for the first back-fill."""
    first = _first(session, oa_id)
    if first is None or not first.running or not (customer_done or brought):
        return
    _save_first(session, oa_id, replace(first, done=first.done + int(customer_done), messages=first.messages + brought))


def _load(session: Session, oa_id: OaId) -> tuple[tuple[Listing, ...], First | None]:
    return _read_listings(session, oa_id), _first(session, oa_id)


def _begin(session: Session, oa_id: OaId) -> None:
    if _first(session, oa_id) is None:
        _save_first(session, oa_id, First(Stage.LISTING))
        _save_listings(session, oa_id, (*_read_listings(session, oa_id), Listing(("",), 0)))


def _listed(session: Session, oa_id: OaId, listing: Listing, page: CustomerList, now: int) -> None:
    waiting = _read_listings(session, oa_id)
    if listing not in waiting:
        return  # stopped, or joined with another, while Zalo was asked
    unknown = conversations.note_users(session, oa_id, page.users)
    wanted = unknown if listing.first or listing.unknown_only else list(page.users)
    _add_gaps(session, oa_id, wanted, listing.since, now - listing.rank)
    moved = listing.next(page.count, page.total)
    rest = tuple(one for one in waiting if one != listing)
    _save_listings(session, oa_id, (moved, *rest) if moved.periods else rest)
    first = _first(session, oa_id)
    if listing.first and first is not None and first.running:
        total = max(page.total, moved.total, listing.offset + len(page.users))
        stage = Stage.LISTING if moved.periods else Stage.READING
        _save_first(session, oa_id, replace(first, stage=stage, total=total))


def _without_list(session: Session, oa_id: OaId, listing: Listing, now: int) -> None:
    """Zalo does not let us list customers: those we know have to do, and the lost permission is named."""
    if not listing.first:
        users = [cid.user_id for cid in conversations.ids(session, oa_id=oa_id)[:WITHOUT_LISTS]]
        _add_gaps(session, oa_id, users, listing.since, now)
    _save_listings(session, oa_id, tuple(one for one in _read_listings(session, oa_id) if one != listing))
    first = _first(session, oa_id)
    if listing.first and first is not None and first.running:
        _save_first(session, oa_id, replace(first, stage=Stage.READING))
    connection = connections.get(session, oa_id)
    if connection is not None:
        connections.set_missing(session, oa_id, {*connection.missing, Permission.CUSTOMERS})


def _finish(session: Session, oa_id: OaId, stage: Stage) -> None:
    first = _first(session, oa_id)
    if first is not None and first.running:
        _save_first(session, oa_id, replace(first, stage=stage))
    _save_listings(session, oa_id, tuple(one for one in _read_listings(session, oa_id) if not one.first))


def _stop_some(session: Session, oa_id: OaId) -> int:
    """Mark some of the threads that were never read as stopped; says how many."""
    untouched = [gap for gap in messages.open_gaps(session, oa_id, limit=10_000) if gap.after == 0][:UNIT]
    for gap in untouched:
        messages.add_gap(session, replace(gap, reason=GapReason.STOPPED))
    return len(untouched)


def _add_gaps(session: Session, oa_id: OaId, users: Sequence[UserId], since: int, now: int) -> None:
    """`before` falls by a millisecond from one to the next, which is the order in which they are read."""
    for rank, user in enumerate(users):
        messages.add_gap(session, Gap(ConversationId(oa_id, user), since, now - rank, GapReason.NOT_FETCHED))


def _add_listing(session: Session, oa_id: OaId, listing: Listing, now: int) -> None:
    """Put it before the others; one for an absence that is not over takes in the new one."""
    others = _read_listings(session, oa_id)
    same = [one for one in others if not one.first and one.unknown_only == listing.unknown_only]
    since = min([listing.since, *(one.since for one in same)])
    joined = replace(listing, periods=periods(since, now), since=since)
    _save_listings(session, oa_id, (joined, *(one for one in others if one not in same)))


def _read_listings(session: Session, oa_id: OaId) -> tuple[Listing, ...]:
    saved: list[dict[str, Any]] = sync_state.get(session, oa_id, LISTINGS, [])
    return tuple(Listing(**{**one, "periods": tuple(one["periods"])}) for one in saved)


def _save_listings(session: Session, oa_id: OaId, listings: Sequence[Listing]) -> None:
    sync_state.set(session, oa_id, LISTINGS, [asdict(one) for one in listings] or None)


def _first(session: Session, oa_id: OaId) -> First | None:
    saved = sync_state.get(session, oa_id, FIRST)
    return None if saved is None else First(**{**saved, "stage": Stage(saved["stage"])})


def _save_first(session: Session, oa_id: OaId, first: First) -> None:
    sync_state.set(session, oa_id, FIRST, asdict(first))
