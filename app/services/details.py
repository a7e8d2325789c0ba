"""Keeps what is shown of customers fresh: names, pictures and tags, of those who wrote lately, once a day."""

from collections.abc import Sequence
from typing import Protocol

from app.domain.ids import ConversationId, OaId, UserId
from app.domain.messages import Customer
from app.errors import NeedsUser, Rejected
from app.events import ConversationsChanged
from app.services.ground import Ground
from app.services.intake import MediaWaker
from app.store import conversations, media
from app.store.work import Session

FRESH_MS = 24 * 3_600_000
LATELY_MS = 7 * 24 * 3_600_000
"""Customers who have been silent for longer are left alone, unless they have no name yet."""
AHEAD = 20
LOOK_S = 60.0


class CustomerClient(Protocol):
    async def customer(self, user_id: UserId) -> Customer: ...


class Details:
    """For one OA."""

    def __init__(self, ground: Ground, oa_id: OaId, client: CustomerClient, media_service: MediaWaker) -> None:
        self._ground = ground
        self._oa_id = oa_id
        self._client = client
        self._media = media_service
        self._queue: list[UserId] = []
        self._look_due = 0.0
        self.refused = False
        """Zalo does not let us read customers: not asked again until the next start."""

    @property
    def waiting(self) -> bool:
        return bool(self._queue) and not self.refused

    async def look(self, *, now: bool = False) -> None:
        """See who is due; `now` if somebody new has written."""
        steady = self._ground.clock.monotonic()
        if self.refused or self._queue or (steady < self._look_due and not now):
            return
        self._look_due = steady + LOOK_S
        self._queue = await self._ground.db.read(_due, self._oa_id, self._ground.clock.now())

    async def step(self) -> None:
        """Fetch one customer."""
        if not self._queue:
            return
        user, asked_at = self._queue[0], self._ground.clock.now()
        customer: Customer | None = None
        try:
            customer = await self._client.customer(user)
        except Rejected:
            pass
        except NeedsUser as error:
            if error.code != "permission_missing":
                raise
            self.refused = True
            return
        self._queue = self._queue[1:]
        cid = ConversationId(self._oa_id, user)
        if await self._ground.db.write(keep_customer, cid, customer, self._ground.clock.now(), asked_at):
            self._ground.bus.publish(ConversationsChanged(frozenset({cid})))
            self._media.wake()


def keep_customer(session: Session, cid: ConversationId, customer: Customer | None, now: int, asked_at: int) -> bool:
    """Store what Zalo said, asked at `asked_at`, or that it said nothing. Says whether anything shown has changed."""
    if customer is None:
        conversations.note_no_customer(session, cid, now)
        return False
    changed = conversations.save_customer(session, cid.oa_id, customer, now, asked_at=asked_at)
    pictures: Sequence[str] = [customer.avatar] if customer.avatar else []
    media.want(session, pictures, now)
    return changed


def _due(session: Session, oa_id: OaId, now: int) -> list[UserId]:
    stale = conversations.stale_customers(session, oa_id, now - FRESH_MS, AHEAD)
    rows = conversations.rows(session, [ConversationId(oa_id, user) for user in stale])
    return [row.id.user_id for row in rows if row.last_at and (row.last_at >= now - LATELY_MS or not row.name)]
