"""The photos of a conversation, one after the other: what came, what was sent, what still waits to be sent."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.ids import ConversationId, MediaKey, MessageKey, OutboxId
from app.domain.messages import Direction, Kind, Message
from app.domain.outbox import NO_MEDIA, OutboxItem, OutboxKind

KINDS = (Kind.PHOTO, Kind.GIF)
ITEM_KINDS = (OutboxKind.PHOTO, OutboxKind.GIF)
SUFFIXES = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/bmp": ".bmp",
}


@dataclass(frozen=True, slots=True)
class Photo:
    """A message's `key`, or else the `item` that waits. `url` and `thumb` are Zalo's; `own` is the file that was sent
    from here and `original` what it was made from, where known."""

    conversation: ConversationId
    key: MessageKey | None
    item: OutboxId | None
    at: int
    direction: Direction
    text: str = ""
    url: str = ""
    thumb: str = ""
    own: MediaKey = NO_MEDIA
    original: MediaKey = NO_MEDIA
    moving: bool = False

    @property
    def refs(self) -> tuple[str, ...]:
        """All that the media cache may hold of it: keys and addresses, the best one first."""
        return tuple(ref for ref in (self.original, self.own, self.url, self.thumb) if ref)


@dataclass(frozen=True, slots=True)
class Place:
    """The `number`-th of `total` photos of a conversation, from 1."""

    number: int
    total: int


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of saving photos: written, and not to be had any more."""

    written: int
    missing: int


def of_message(message: Message, item: OutboxItem | None) -> Photo:
    """`item` is what the message was sent as, if it was sent from here."""
    attachment = item.attachment if item is not None else None
    return Photo(
        message.conversation,
        message.key,
        message.outbox_id,
        message.sent_at,
        message.direction,
        message.body.text,
        message.body.url,
        message.body.thumb,
        attachment.key if attachment else NO_MEDIA,
        attachment.original if attachment else NO_MEDIA,
        message.body.kind is Kind.GIF,
    )


def of_item(item: OutboxItem) -> Photo:
    """One that waits to be sent, or was sent and has not come back yet."""
    attachment = item.attachment
    return Photo(
        item.conversation,
        None,
        item.id,
        item.sent_at or item.created_at,
        Direction.OUT,
        item.text,
        own=attachment.key if attachment else NO_MEDIA,
        original=attachment.original if attachment else NO_MEDIA,
        moving=item.kind is OutboxKind.GIF,
    )


def file_name(photo: Photo, mime: str, number: int = 0) -> str:
    """When it was sent, in local time, so that a folder of them is in order; `number` tells those of one second
    apart."""
    when = datetime.fromtimestamp(photo.at / 1000).strftime("%Y-%m-%d %H.%M.%S")
    more = f" ({number + 1})" if number else ""
    return f"{when}{more}{SUFFIXES.get(mime, '.jpg')}"
