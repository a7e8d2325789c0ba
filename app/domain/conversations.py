"""A conversation as the list shows it, and the window in which it may be answered."""

from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.ids import OWNER, ConversationId, StaffId
from app.domain.messages import Direction, Kind

FREE_MS = 48 * 3_600_000
"""Answers are free this long after the last interaction (zalo-oa-api.md 9)."""
REPLY_MS = 7 * 24 * 3_600_000
"""Answers are allowed this long after the last interaction; then Zalo says -230."""
FREE_ENDING_MS = 6 * 3_600_000
REPLY_ENDING_MS = 24 * 3_600_000
"""A window that ends within so long is worth a mark in the list."""
ASK_QUOTA_AFTER_MS = REPLY_MS - 4 * 3_600_000
"""From 6 d 20 h on, ask Zalo for the exact last interaction before sending (zalo-oa-api.md 12)."""


REDEALT = frozenset({"old", "shared", "orphaned", "given_back", "handed_on", "handed_over"})
"""The reasons of `sharing.values.Why` for which a conversation with a history comes to somebody; as the store has them,
since the first rows wait for as little as can be."""


@dataclass(frozen=True, slots=True)
class ConversationRow:
    """One row of the list. Times are epoch milliseconds; 0 means never.

    `waiting` counts the customer's messages since the OA's last one: a conversation is unread until it is *answered*.
    `waiting_since` is the first of them. `seen` is False while the newest of them has not been on screen, or somebody
    has marked the conversation unread. One that is closed or blocked neither waits nor is unread.
    """

    id: ConversationId
    name: str
    avatar: str
    last_at: int
    last_kind: Kind
    last_direction: Direction
    last_text: str
    waiting: int
    waiting_since: int
    seen: bool
    draft: str = ""
    unsent: int = 0
    """Outbox items of this conversation that need a person: failed, held or not found."""
    last_interaction: int = 0
    assignee: StaffId | None = None
    pinned: bool = False
    closed: bool = False
    blocked: bool = False
    """Hidden under *Đã chặn*: its messages are kept, and nobody is alerted."""
    marked: bool = False
    """Marked unread by a person; ends when it is opened again."""
    draft_files: int = 0
    """Files that lie in the draft."""
    waits: bool = False
    """Shared, and nobody has it yet."""
    redealt: bool = False
    """It came to its holder from somebody else, and is still to be answered."""


def with_own_line(row: ConversationRow, kind: Kind, text: str, *, at: int, sent: bool) -> ConversationRow:
    """The row when the shop has written this, which history doesn't show yet: its last line, unless the customer has
    said something since; and once it is sent, nobody waits any more."""
    if at < row.last_at:
        return row
    said = replace(row, last_kind=kind, last_direction=Direction.OUT, last_text=text)
    return replace(said, waiting=0, waiting_since=0, seen=not row.marked) if sent else said


class Window(StrEnum):
    """What an answer costs now."""

    FREE = "free"
    PAID = "paid"
    """Past 48 h: from the package's quota, then bought quota, then charged."""
    CLOSED = "closed"
    """Past 7 days: only OA Manager can still answer."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ReplyWindow:
    """The reply window at one moment; `ends_at` is when this state ends, epoch milliseconds, 0 if it doesn't."""

    window: Window
    ends_at: int


def may_answer(assignee: StaffId | None, staff: StaffId) -> bool:
    """Whether `staff` holds a conversation: what nobody was given is in the connector's basket."""
    return staff == (assignee or OWNER)


def may_tidy(assignee: StaffId | None, staff: StaffId) -> bool:
    """Whether `staff` may pin, close, hide or mark a conversation: its holder, and the connector."""
    return staff == OWNER or may_answer(assignee, staff)


def reply_window(last_interaction: int, now: int) -> ReplyWindow:
    """The window of a customer whose last known interaction was at `last_interaction` (0 = not known)."""
    if last_interaction <= 0:
        return ReplyWindow(Window.UNKNOWN, 0)
    age = now - last_interaction
    if age <= FREE_MS:
        return ReplyWindow(Window.FREE, last_interaction + FREE_MS)
    if age <= REPLY_MS:
        return ReplyWindow(Window.PAID, last_interaction + REPLY_MS)
    return ReplyWindow(Window.CLOSED, 0)


def window_ending(row: ConversationRow, now: int) -> int:
    """Milliseconds until answers to a waiting customer cost money, or until nobody can be answered at all; 0 while
    that is far off or nothing of it."""
    reply = reply_window(row.last_interaction, now)
    left = max(1, reply.ends_at - now)
    if row.closed or row.blocked:
        return 0
    if reply.window is Window.FREE and row.waiting and left <= FREE_ENDING_MS:
        return left
    return left if reply.window is Window.PAID and left <= REPLY_ENDING_MS else 0
