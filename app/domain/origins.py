"""Whose hand an outgoing message came from, as far as it can be told: here, a colleague, outside, or no hand."""

from enum import StrEnum

from app.domain.ids import OWNER, StaffId
from app.domain.messages import Direction, Message, Origin
from app.domain.outbox import OutboxItem

AUTOMATIC_MS = 2_000
"""Nobody reads, writes and sends in less: what the OA says this soon after its customer is an automatic reply."""
GREETING_MS = 500
"""An automatic greeting may be dated a moment before the message that set it off."""


class Hand(StrEnum):
    CUSTOMER = "customer"
    MINE = "mine"
    """Sent here, by the person who looks at it."""
    COLLEAGUE = "colleague"
    """Sent by this app, by somebody else."""
    OUTSIDE = "outside"
    """From OA Manager or another app."""
    AUTOMATIC = "automatic"
    """It came too soon for a hand. Zalo marks automatic replies in no way (zalo-oa-api.md 5.2), so this is a guess."""


def hand_of(
    message: Message, viewer: StaffId = OWNER, before: Message | None = None, after: Message | None = None
) -> Hand:
    """`before` and `after` are the neighbours in the conversation, if they are known."""
    if message.direction is Direction.IN:
        return Hand.CUSTOMER
    if message.origin is Origin.HERE:
        return Hand.MINE if message.author in (None, viewer) else Hand.COLLEAGUE
    return Hand.AUTOMATIC if _too_soon(message, before, after) else Hand.OUTSIDE


def hand_of_item(item: OutboxItem, viewer: StaffId = OWNER) -> Hand:
    """Whose an item on its way is."""
    return Hand.MINE if item.author == viewer else Hand.COLLEAGUE


def is_too_soon(sent_at: int, heard_at: int) -> bool:
    """Whether what the OA sent came too soon after its customer's last message (epoch milliseconds, 0: none) for a
    person to have written it: then it is nobody's answer (RR25)."""
    return heard_at > 0 and 0 <= sent_at - heard_at <= AUTOMATIC_MS


def _too_soon(message: Message, before: Message | None, after: Message | None) -> bool:
    if before is not None and before.direction is Direction.IN:
        return is_too_soon(message.sent_at, before.sent_at)
    return after is not None and after.direction is Direction.IN and 0 <= after.sent_at - message.sent_at <= GREETING_MS
