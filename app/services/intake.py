"""Takes pages of history into the store, one transaction a page, and says afterwards what has changed. Rows that can't
be read go into quarantine."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from app.domain.ids import ConversationId, OaId, RemoteId, UserId
from app.domain.messages import Gap, GapReason, HistoryRow
from app.domain.unreadable import FOREIGN, MOST, Unreadable, Why
from app.events import AnsweredOutside, ConversationsChanged, MessagesStored, QuarantineChanged
from app.services.ground import Ground
from app.services.pages import Page, readable, settled
from app.store import conversations, media, messages, quarantine
from app.store.messages import Ingested
from app.store.work import Session

Then = Callable[[Session, Ingested, frozenset[UserId]], None]
"""More to do in the page's own transaction; told what was new and which customers had no message stored before."""

log = logging.getLogger(__name__)


class MediaWaker(Protocol):
    def wake(self) -> None:
        """There are new files to fetch."""
        ...


class Intake:
    """For one OA."""

    def __init__(self, ground: Ground, oa_id: OaId, media_service: MediaWaker) -> None:
        self._ground = ground
        self._oa_id = oa_id
        self._media = media_service
        self.put_away = 0
        """So many rows that can't be read this has put away."""
        self._met: set[str] = set()
        """Digests of unreadable rows that this process has put away: they come again with each look."""
        self._logged: set[Why] = set()
        self._sick: frozenset[RemoteId] | None = None
        """Messages in quarantine, which a later answer may have whole; None: not looked up yet."""

    async def ask(self, read: Callable[[], Awaitable[Page]]) -> Page:
        """A page from Zalo, asked for again where a row can't be read that could not be told to stay so. Raises what
        `read` raises."""
        return await readable(read, self._met | await self._in_quarantine())

    def lacks(self, page: Page) -> bool:
        """Whether rows of a page that was asked for here can't be read, and this is met for the first time."""
        known = self._met | (self._sick or frozenset())
        return not settled(page, known)

    async def take(
        self,
        page: Page,
        *,
        live: bool,
        above: Sequence[HistoryRow] = (),
        then: Then | None = None,
        changed: frozenset[ConversationId] = frozenset(),
    ) -> Ingested:
        """Store a page. `live`: what is new in it counts as arriving now. `above`: rows of equal time that stand before
        the page in Zalo's list. `changed`: conversations to announce in any case, since `then` changes their gaps."""
        rows, fresh = (*above, *page.rows), self._unread(page)
        sick = await self._in_quarantine()
        healed = sick & {row.remote_id for row in rows}

        put_away: list[Unreadable] = []

        def store(session: Session) -> Ingested:
            ingested = _store(session, self._oa_id, rows, now, live=live, then=then)
            here = messages.known(session, self._oa_id, [row.remote_id for row in fresh if row.remote_id])
            put_away[:] = [row for row in fresh if row.remote_id not in here]  # a stored message lacks nothing
            if put_away:
                quarantine.put(session, self._oa_id, put_away, now)
            if healed:
                quarantine.heal(session, self._oa_id, healed)
            return ingested

        now = self._ground.clock.now()
        ingested = await self._ground.db.write(store)
        if fresh:
            self._met = {row.digest for row in fresh} | (self._met if len(self._met) < MOST else set())
        self.put_away += len(put_away)
        if put_away or healed:
            self._sick = (sick | {row.remote_id for row in put_away if row.remote_id}) - healed
            self._ground.bus.publish(QuarantineChanged(self._oa_id))
        self._announce(ingested, changed)
        return ingested

    async def _in_quarantine(self) -> frozenset[RemoteId]:
        if self._sick is None:
            self._sick = await self._ground.db.read(quarantine.ids, self._oa_id)
        return self._sick

    def _announce(self, ingested: Ingested, changed: frozenset[ConversationId]) -> None:
        bus = self._ground.bus
        if ingested.new or ingested.linked or changed:
            bus.publish(MessagesStored(ingested.conversations | changed, ingested.arrived))
        elif ingested.conversations:
            bus.publish(ConversationsChanged(ingested.conversations))
        if ingested.outside:
            bus.publish(AnsweredOutside(ingested.outside))
        if ingested.media or ingested.conversations:
            self._media.wake()

    def _unread(self, page: Page) -> list[Unreadable]:
        """What is to be put away of the rows that could not be read. Their text is a customer's: only the reason is
        logged, once each."""
        for why in {row.why for row in page.poisoned} - self._logged:
            self._logged.add(why)
            log.warning("OA %s: a row of history can't be read: %s", self._oa_id, why)
        found = {row.digest: row for row in page.poisoned if row.why not in FOREIGN}
        return [row for digest, row in found.items() if digest not in self._met]


def read_back(session: Session, oa_id: OaId, rows: tuple[HistoryRow, ...], fresh: frozenset[UserId]) -> None:
    """The threads of customers who were unknown until now have to be read back."""
    for user in fresh:
        oldest = min(row.sent_at for row in rows if row.user_id == user)
        messages.add_gap(session, Gap(ConversationId(oa_id, user), 0, oldest, GapReason.NOT_FETCHED))


def _store(
    session: Session, oa_id: OaId, rows: tuple[HistoryRow, ...], now: int, *, live: bool, then: Then | None
) -> Ingested:
    fresh = frozenset(conversations.note_users(session, oa_id, [row.user_id for row in rows]))
    ingested = messages.ingest(session, oa_id, rows, now, live=live)
    media.want(session, [row.customer_avatar for row in rows if row.customer_avatar], now)
    if then is not None:
        then(session, ingested, fresh)
    return ingested
