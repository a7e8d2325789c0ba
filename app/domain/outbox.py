"""The outbox's state machine (product.md 6): what may follow what, and which history row is which item."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.ids import ConversationId, MediaKey, OutboxId, RemoteId, StaffId


class OutboxState(StrEnum):
    """Order and meaning as in product.md 6; `held` and `cancelled` are ours."""

    QUEUED = "queued"
    SENDING = "sending"
    """Committed before the first byte leaves: found at start-up, its fate is unknown."""
    UNKNOWN = "unknown"
    """*Chưa rõ*: being looked for in the conversation, at +5, +15 and +45 s."""
    NOT_FOUND = "not_found"
    """Three good reads without it: a person picks *Gửi lại* or *Đã gửi rồi*."""
    SENT = "sent"
    FAILED = "failed"
    """Definitely refused; the text is kept."""
    HELD = "held"
    """Not started, and won't be without a person: the holder changed, or it would now cost money."""
    CANCELLED = "cancelled"
    """Undone or thrown away by a person before it left the machine."""


class OutboxKind(StrEnum):
    TEXT = "text"
    PHOTO = "photo"
    GIF = "gif"
    STICKER = "sticker"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to send: its bytes lie in the media store, pinned until sent. Pixels for pictures, 0 otherwise."""

    key: MediaKey
    name: str
    mime: str
    size: int
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """One message on its way. Times are epoch milliseconds.

    `due_at`: not started before this (the undo window, a back-off, the next read-back). `reason`: an error code, set
    for
    unknown, failed and held. `sticker_id` is set for stickers, `attachment` for photos, GIFs and files. Items of one
    album share `album`. `remote_id` is Zalo's answer; `linked` says that its history row is stored, so that the thread
    shows that instead.
    """

    id: OutboxId
    conversation: ConversationId
    author: StaffId
    kind: OutboxKind
    text: str
    created_at: int
    due_at: int
    state: OutboxState
    reason: str = ""
    attempts: int = 0
    attachment: Attachment | None = None
    sticker_id: str = ""
    quote: RemoteId | None = None
    album: str = ""
    paid_ok: bool = False
    """The author has seen the cost warning for this item (SD05)."""
    started_at: int = 0
    remote_id: RemoteId | None = None
    sent_at: int = 0
    linked: bool = False
    upload_id: str = ""
    known_before: tuple[RemoteId, ...] = ()
    """The newest outgoing ids of the conversation when sending began: none of them can be this item."""
    reads: int = 0
    """Good reads of the conversation that did not find it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person wants to send in one go: a text, files, or both. More than one file is an album."""

    text: str = ""
    attachments: tuple[Attachment, ...] = ()
    sticker_id: str = ""
    quote: RemoteId | None = None
    paid_ok: bool = False
