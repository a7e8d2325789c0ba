"""The outbox's state machine (product.md 6): what may follow what, and which history row is which item."""

import html
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from app.domain.ids import ConversationId, MediaKey, OutboxId, RemoteId, StaffId
from app.domain.messages import Body, Direction, Kind
from app.domain.photo_edit import UNTOUCHED, PhotoEdit

READ_BACK_MS = (5_000, 15_000, 45_000)
"""When an item of unknown fate is looked for in its conversation, counted from the moment it became unknown."""
LOOKS_APART_MS = 5_000
"""Looks that come late, since Zalo could not be asked, still come this far apart."""
LIKENESS_MS = 70_000
"""Zalo's time of a row may differ this much from ours and still be our message: ten seconds for what is under way
(zalo-oa-api.md 6.1), and a minute that a PC's clock may be wrong before it is corrected."""
LONGEST_SEND_MS = 120_000
"""No request is alive this long after it began: a row dated later is somebody else's."""

LONGEST_WAIT_MS = 600_000
"""No item is put off for longer, but for the night: one that is due later was queued before the clock was set back."""
NIGHT = "night"
NO_MEDIA = MediaKey("")
MOST_FILES = 20
"""So many go with one message."""


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


_NEXT: dict[OutboxState, frozenset[OutboxState]] = {
    OutboxState.QUEUED: frozenset(
        {
            OutboxState.QUEUED,  # put off
            OutboxState.SENDING,
            OutboxState.FAILED,  # found impossible before the first byte: window closed, file refused
            OutboxState.HELD,
            OutboxState.CANCELLED,
        }
    ),
    OutboxState.SENDING: frozenset({OutboxState.QUEUED, OutboxState.SENT, OutboxState.FAILED, OutboxState.UNKNOWN}),
    OutboxState.UNKNOWN: frozenset({OutboxState.UNKNOWN, OutboxState.SENT, OutboxState.NOT_FOUND}),
    OutboxState.NOT_FOUND: frozenset({OutboxState.QUEUED, OutboxState.SENT, OutboxState.CANCELLED}),
    OutboxState.FAILED: frozenset({OutboxState.QUEUED, OutboxState.CANCELLED}),
    OutboxState.HELD: frozenset({OutboxState.QUEUED, OutboxState.CANCELLED}),
    OutboxState.SENT: frozenset(),
    OutboxState.CANCELLED: frozenset(),
}

NEEDS_PERSON = frozenset({OutboxState.FAILED, OutboxState.HELD, OutboxState.NOT_FOUND})
"""States that only a person ends."""
CANCELLABLE = frozenset(state for state, after in _NEXT.items() if OutboxState.CANCELLED in after)
DONE = frozenset({OutboxState.SENT, OutboxState.CANCELLED})
"""States that block nothing after them in their conversation."""


def may_become(before: OutboxState, after: OutboxState) -> bool:
    return after in _NEXT[before]


def check_transition(before: OutboxState, after: OutboxState) -> None:
    """Raise ValueError, that is a bug, if the state machine knows no such step."""
    if not may_become(before, after):
        raise ValueError(f"an outbox item can't go from {before} to {after}")


def read_back_in(reads: int, unknown_for: int) -> int | None:
    """Milliseconds until the next look, after `reads` good ones (the last of them now) without a match, for an item
    that has been unknown for so many; None: enough, ask a person."""
    if reads >= len(READ_BACK_MS):
        return None
    return max(READ_BACK_MS[reads] - unknown_for, LOOKS_APART_MS)


class OutboxKind(StrEnum):
    TEXT = "text"
    PHOTO = "photo"
    GIF = "gif"
    STICKER = "sticker"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to send: its bytes lie in the media store, pinned until sent. Pixels for pictures, 0 otherwise.

    `original` is the file as the person chose it, if another one goes to Zalo; `edit` made the one from the other.
    """

    key: MediaKey
    name: str
    mime: str
    size: int
    width: int = 0
    height: int = 0
    original: MediaKey = NO_MEDIA
    edit: PhotoEdit = UNTOUCHED


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


class SentRow(Protocol):
    """What likeness looks at: a history row or a stored message."""

    @property
    def remote_id(self) -> RemoteId: ...
    @property
    def direction(self) -> Direction: ...
    @property
    def sent_at(self) -> int: ...
    @property
    def body(self) -> Body: ...


_KINDS: dict[OutboxKind, frozenset[Kind]] = {
    OutboxKind.TEXT: frozenset({Kind.TEXT, Kind.LINK}),  # Zalo may file a text with an address under `link`
    OutboxKind.PHOTO: frozenset({Kind.PHOTO}),
    OutboxKind.GIF: frozenset({Kind.GIF}),
    OutboxKind.STICKER: frozenset({Kind.STICKER}),
    OutboxKind.FILE: frozenset({Kind.FILE, Kind.LINK, Kind.UNKNOWN}),  # nobody says under which type (section 14)
}


def is_like(item: OutboxItem, row: SentRow) -> bool:
    """Whether `row` of the item's conversation may be the item, by kind, text and time: for rows whose id tells
    nothing."""
    if row.direction is not Direction.OUT or row.remote_id in item.known_before or not item.started_at:
        return False
    if row.body.kind not in _KINDS[item.kind] or not _same_text(item, row.body):
        return False
    return item.started_at - LIKENESS_MS <= row.sent_at <= item.started_at + LONGEST_SEND_MS + LIKENESS_MS


def pair(items: Iterable[OutboxItem], rows: Iterable[SentRow]) -> list[tuple[OutboxItem, RemoteId]]:
    """Which of one conversation's unlinked `items` is which of its unlinked outgoing `rows`.

    By id first. Then by likeness, in the order of sending, items known to be sent before those of unknown fate: a
    single row must not settle a doubt while it may belong to what certainly arrived. Each row and item is used once.
    """
    free = sorted(rows, key=lambda row: row.sent_at)
    waiting = sorted(items, key=lambda item: (item.state is not OutboxState.SENT, item.started_at, item.id))
    pairs: list[tuple[OutboxItem, RemoteId]] = []
    for by_id in (True, False):
        for item in tuple(waiting):
            match = _first_match(item, free, by_id=by_id)
            if match is not None:
                pairs.append((item, match.remote_id))
                free.remove(match)
                waiting.remove(item)
    return pairs


def _first_match(item: OutboxItem, rows: Sequence[SentRow], *, by_id: bool) -> SentRow | None:
    if by_id:
        return next((row for row in rows if item.remote_id and row.remote_id == item.remote_id), None)
    return next((row for row in rows if is_like(item, row)), None)


def _same_text(item: OutboxItem, body: Body) -> bool:
    theirs = plain(body.text)
    if item.kind is OutboxKind.TEXT:
        return theirs == plain(item.text) or _is_preview(item.text, body)
    # History may leave out the caption of a picture and the name of a file (zalo-oa-api.md 5.4).
    if item.kind is OutboxKind.FILE:
        name = plain(item.attachment.name) if item.attachment else ""
        if body.kind is not Kind.FILE:
            return bool(name) and theirs == name
        return not body.file_name or not name or plain(body.file_name) == name
    return not theirs or item.kind is not OutboxKind.PHOTO or theirs == plain(item.text)


def _is_preview(text: str, body: Body) -> bool:
    """Whether a row of kind link without what was written, but perhaps with the words of the page behind it, may be
    this text: `message` is only probable there (zalo-oa-api.md 5.4)."""
    addresses = [link.url for link in body.links if link.url]
    if body.kind is not Kind.LINK or not addresses:
        return False
    return all(address in text.split() and address not in body.text for address in addresses)


def plain(text: str) -> str:
    """A text as it is compared: NFC, any white space one space, without the signs that are not seen (variation
    selectors, joiners) and the escapes of HTML, which the way to a phone and back may lose or add."""
    seen = "".join(sign for sign in unicodedata.normalize("NFC", html.unescape(text)) if not _is_unseen(sign))
    return " ".join(seen.split())


def _is_unseen(sign: str) -> bool:
    return "\ufe00" <= sign <= "\ufe0f" or unicodedata.category(sign) == "Cf"
