"""Before a message leaves: may this customer still be answered, and would it cost money that nobody agreed to?"""

from typing import Protocol

from app.domain.conversations import ASK_QUOTA_AFTER_MS, Window, reply_window
from app.domain.ids import ConversationId, UserId
from app.domain.outbox import OutboxItem
from app.errors import Rejected
from app.services.ground import Ground
from app.store import conversations
from app.zalo.responses import Receipt, ReplyQuota

ASK_AGAIN_MS = 600_000
"""What Zalo said of a customer is believed this long; whatever the customer writes meanwhile is seen by polling."""


class QuotaClient(Protocol):
    async def reply_quota(self, user_id: UserId) -> ReplyQuota: ...


class ReplyCheck:
    """For one OA. Keeps what receipts have told about free replies, for as long as the process lives."""

    def __init__(self, ground: Ground, client: QuotaClient) -> None:
        self._db = ground.db
        self._clock = ground.clock
        self._client = client
        self._asked: dict[UserId, int] = {}
        self._spent: dict[UserId, int] = {}
        """When a customer's free replies were found to be used up; the next interaction renews them."""

    async def may_leave(self, item: OutboxItem) -> bool:
        """False: it would cost something, or nobody can tell, and the author has not agreed (SD05). Rejected
        `window_closed` past 7 days (SD04). Raises what the quota call raises."""
        cid = item.conversation
        row = await self._db.read(conversations.get, cid)
        known = row.last_interaction if row is not None else 0
        if self._must_ask(item, known):
            known = max(known, await self._ask(cid))
        window = reply_window(known, self._clock.now()).window
        if window is Window.CLOSED:
            raise Rejected("window_closed")
        return item.paid_ok or self._is_free(cid.user_id, known)

    def note(self, user_id: UserId, receipt: Receipt) -> None:
        """Zalo has taken a message to this customer."""
        quota = receipt.quota
        if quota is not None and quota.quota_type in {"reply", ""}:
            self._count(user_id, quota.remain, quota.total)

    def _is_free(self, user_id: UserId, known: int) -> bool:
        free = reply_window(known, self._clock.now()).window is Window.FREE
        return free and known > self._spent.get(user_id, -1)

    def _must_ask(self, item: OutboxItem, known: int) -> bool:
        now, user_id = self._clock.now(), item.conversation.user_id
        if now - self._asked.get(user_id, -ASK_AGAIN_MS) < ASK_AGAIN_MS:
            return False
        # Follows, calls and menu presses renew the window too, and polling never shows them (zalo-oa-api.md 9).
        return now - known > ASK_QUOTA_AFTER_MS or not (item.paid_ok or self._is_free(user_id, known))

    async def _ask(self, cid: ConversationId) -> int:
        try:
            quota = await self._client.reply_quota(cid.user_id)
        except Rejected:
            return 0  # Zalo won't say; the send itself will be refused if it must be
        self._asked[cid.user_id] = self._clock.now()
        self._count(cid.user_id, quota.remain, quota.total)
        if quota.last_interaction:
            await self._db.write(conversations.set_last_interaction, cid, quota.last_interaction)
        return quota.last_interaction

    def _count(self, user_id: UserId, remain: int | None, total: int | None) -> None:
        if total and remain is not None and remain <= 0:
            self._spent[user_id] = self._clock.now()
        elif remain:
            self._spent.pop(user_id, None)
