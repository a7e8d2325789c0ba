"""Identifiers. Zalo's are text, always: they pass 2^53 (zalo-oa-api.md 3)."""

from typing import NamedTuple, NewType

OaId = NewType("OaId", str)
UserId = NewType("UserId", str)
"""A customer as one OA knows them: the same person has another id at another OA."""
RemoteId = NewType("RemoteId", str)
"""Zalo's `message_id`: 20 hex characters, no order in them."""
AppId = NewType("AppId", str)
StaffId = NewType("StaffId", str)
OutboxId = NewType("OutboxId", int)
MessageKey = NewType("MessageKey", int)
"""Our own message id, in time order: `milliseconds << 10 | n`, n telling messages of one millisecond apart."""
MediaKey = NewType("MediaKey", str)
"""Name of a file in the encrypted media cache: a SHA-256 in hex, of the address or, for our own files, of the
content."""

OWNER = StaffId("owner")
"""The connector: the one staff account that a new shop has."""

KEY_BITS = 10


class ConversationId(NamedTuple):
    """One customer at one OA."""

    oa_id: OaId
    user_id: UserId


def first_key(at: int) -> MessageKey:
    """The smallest message key of the millisecond `at` (epoch milliseconds)."""
    return MessageKey(at << KEY_BITS)
