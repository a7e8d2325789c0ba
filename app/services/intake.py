"""Takes pages of history into the store, one transaction a page, and says afterwards what has changed."""

import logging
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Protocol

from app.domain.ids import ConversationId, OaId, UserId
from app.domain.messages import Gap, GapReason, HistoryRow
from app.domain.paging import PAGE
from app.events import AnsweredOutside, ConversationsChanged, MessagesStored
from app.services.ground import Ground
from app.store import conversations, media, messages
from app.store.messages import Ingested
from app.store.work import Session

Then = Callable[[Session, Ingested, frozenset[UserId]], None]
"""More to do in the page's own transaction; told what was new and which customers had no message stored before."""

log = logging.getLogger(__name__)


class Page(Protocol):
    """A page of history as the Zalo client reads it."""

    @property
    def rows(self) -> tuple[HistoryRow, ...]: ...
    @property
    def poisoned(self) -> tuple[str, ...]: ...
    @property
    def raw_count(self) -> int: ...


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
        self._poison: Counter[str] = Counter()

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
        self._note_poison(page)
        now, rows = self._ground.clock.now(), (*above, *page.rows)
        ingested = await self._ground.db.write(_store, self._oa_id, rows, now, live=live, then=then)
        self._announce(ingested, changed)
        return ingested

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

    def _note_poison(self, page: Page) -> None:
        """Count rows that could not be read. Their text is a customer's: only the reason is logged, once each."""
        for text in page.poisoned:
            reason = text.split(": ")[1] if text.count(": ") > 1 else "unreadable"
            self._poison[reason] += 1
            if self._poison[reason] == 1:
                log.warning("OA %s: a row of history can't be read: %s", self._oa_id, reason)


def read_back(session: Session, oa_id: OaId, rows: tuple[HistoryRow, ...], fresh: frozenset[UserId]) -> None:
    """The threads of customers who were unknown until now have to be read back."""
    for user in fresh:
        oldest = min(row.sent_at for row in rows if row.user_id == user)
        messages.add_gap(session, Gap(ConversationId(oa_id, user), 0, oldest, GapReason.NOT_FETCHED))


def is_short(page: Page) -> bool:
    """Whether the page is the list's last one."""
    return page.raw_count < PAGE


def _store(
    session: Session, oa_id: OaId, rows: tuple[HistoryRow, ...], now: int, *, live: bool, then: Then | None
) -> Ingested:
    fresh = frozenset(conversations.note_users(session, oa_id, [row.user_id for row in rows]))
    ingested = messages.ingest(session, oa_id, rows, now, live=live)
    media.want(session, [row.customer_avatar for row in rows if row.customer_avatar], now)
    if then is not None:
        then(session, ingested, fresh)
    return ingested
