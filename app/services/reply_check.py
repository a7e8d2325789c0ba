"""Before a message leaves: may this customer still be answered, and would it cost money that nobody agreed to?"""

from typing import Protocol

from app.domain.conversations import ASK_QUOTA_AFTER_MS, FREE_MS, Window, reply_window
from app.domain.ids import ConversationId, UserId
from app.domain.outbox import OutboxItem
from app.errors import Rejected
from app.services.ground import Ground
from app.store import conversations, sync_state
from app.store.work import Session
from app.zalo.responses import Receipt, ReplyQuota

ASK_AGAIN_MS = 600_000
"""What Zalo said of a customer is believed this long; whatever the customer writes meanwhile is seen by polling."""
SPENT = "free_replies_spent"
PAID_FROM = frozenset({"sub_quota", "purchase_quota", "reward_quota"})
"""A receipt of these was not free (zalo-oa-api.md 6.1): somebody has used up the free replies, here or elsewhere."""


class QuotaClient(Protocol):
    async def reply_quota(self, user_id: UserId) -> ReplyQuota: ...


class ReplyCheck:
    """For one OA. That a customer's free replies are used up is kept in the store: a restart makes nothing free."""

    def __init__(self, ground: Ground, client: QuotaClient) -> None:
        self._db = ground.db
        self._clock = ground.clock
        self._client = client
        self._asked: dict[UserId, int] = {}

    async def may_leave(self, item: OutboxItem) -> bool:
        """False: it would cost something, or nobody can tell, and the author has not agreed (SD05). Rejected
        `window_closed` past 7 days (SD04). Raises what the quota call raises."""
        cid = item.conversation
        for _ in range(2):
            known, spent = await self._db.read(_known, cid)
            if self._must_ask(item, known, spent):
                await self._ask(cid)
                known, spent = await self._db.read(_known, cid)
            closed = reply_window(known, self._clock.now()).window is Window.CLOSED
            if not closed or self._clock.sure():
                break  # else the clock was set meanwhile: Zalo is asked for the time once more
        if closed:
            raise Rejected("window_closed")
        return item.paid_ok or self._is_free(known, spent)

    def _is_free(self, known: int, spent: int) -> bool:
        return reply_window(known, self._clock.now()).window is Window.FREE and known > spent

    def _must_ask(self, item: OutboxItem, known: int, spent: int) -> bool:
        if not self._clock.sure():
            return True  # any answer of Zalo's tells the time, and by it the message is found again if it must be
        now, user_id = self._clock.now(), item.conversation.user_id
        if 0 <= now - self._asked.get(user_id, -ASK_AGAIN_MS) < ASK_AGAIN_MS:
            return False
        # Follows, calls and menu presses renew the window too, and polling never shows them (zalo-oa-api.md 9).
        return now - known > ASK_QUOTA_AFTER_MS or not (item.paid_ok or self._is_free(known, spent))

    async def _ask(self, cid: ConversationId) -> None:
        try:
            quota = await self._client.reply_quota(cid.user_id)
        except Rejected:
            return  # Zalo won't say; the send itself will be refused if it must be
        now = self._clock.now()
        self._asked[cid.user_id] = now
        await self._db.write(_learn, cid, quota, now)


def note(session: Session, cid: ConversationId, receipt: Receipt, at: int) -> None:
    """Zalo has taken a message to this customer at `at`: what the receipt tells of the free replies that are left."""
    quota = receipt.quota
    if quota is None:
        return
    if quota.quota_type in PAID_FROM:
        _set_spent(session, cid, at)
    elif quota.quota_type in {"reply", ""}:
        _count(session, cid, quota.remain, quota.total, at)


def _known(session: Session, cid: ConversationId) -> tuple[int, int]:
    """The customer's last known interaction, and when their free replies were found to be used up; the next
    interaction renews them."""
    row = conversations.get(session, cid)
    spent: int = _all_spent(session, cid).get(cid.user_id, -1)
    return (0 if row is None else row.last_interaction), spent


def _learn(session: Session, cid: ConversationId, quota: ReplyQuota, now: int) -> None:
    if conversations.get(session, cid) is None:
        return  # erased meanwhile
    _count(session, cid, quota.remain, quota.total, now)
    if quota.last_interaction:
        conversations.set_last_interaction(session, cid, quota.last_interaction)


def _count(session: Session, cid: ConversationId, remain: int | None, total: int | None, at: int) -> None:
    if total and remain is not None and remain <= 0:
        _set_spent(session, cid, at)
    elif remain:
        _set_spent(session, cid, None)


def _set_spent(session: Session, cid: ConversationId, at: int | None) -> None:
    before = _all_spent(session, cid)
    after = {user: when for user, when in before.items() if user != cid.user_id}
    if at is not None:
        # What is older than the free window tells nothing any more.
        after = {user: when for user, when in after.items() if when > at - FREE_MS} | {cid.user_id: at}
    if after != before:
        sync_state.set(session, cid.oa_id, SPENT, after or None)


def _all_spent(session: Session, cid: ConversationId) -> dict[str, int]:
    found: dict[str, int] = sync_state.get(session, cid.oa_id, SPENT, {})
    return found
