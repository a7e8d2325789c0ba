"""What a message is: as Zalo's history tells it, and as we keep it."""

from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.ids import ConversationId, MediaKey, MessageKey, OaId, OutboxId, RemoteId, StaffId, UserId


class Kind(StrEnum):
    """Kinds that we can name. Zalo's own spelling is kept beside it in `raw_type` (zalo-oa-api.md 5.4)."""

    TEXT = "text"
    PHOTO = "photo"
    GIF = "gif"
    STICKER = "sticker"
    VOICE = "voice"
    VIDEO = "video"
    FILE = "file"
    LINK = "link"
    LOCATION = "location"
    CARD = "card"
    CALL = "call"
    HIDDEN = "hidden"
    """What a button of the OA sent in the customer's name, without showing it to them (`oa.query.hide`)."""
    UNKNOWN = "unknown"


class Direction(StrEnum):
    IN = "in"
    """From the customer (`src` 1)."""
    OUT = "out"
    """From the OA (`src` 0): by us, another app, OA Manager or an automatic reply."""


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of `links`."""

    url: str
    title: str = ""
    description: str = ""
    thumb: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A shared location, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom a business card is of; Zalo doesn't always say."""

    name: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """What a message says, whatever its kind; fields that its kind doesn't use stay empty.

    `url` and `thumb` are Zalo's addresses, already HTML-unescaped; they die after some days.
    """

    kind: Kind
    text: str = ""
    url: str = ""
    thumb: str = ""
    links: tuple[Link, ...] = ()
    place: Place | None = None
    file_name: str = ""
    file_size: int = 0
    raw_type: str = ""
    contact: Contact | None = None
    seconds: int = 0
    """How long a call, a voice message or a video lasts; 0 when Zalo doesn't say."""


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One row of `listrecentchat` or `conversation`, read and checked. `raw` is its JSON text, capped, with what we
    don't know; a row that differs in it alone is the same."""

    remote_id: RemoteId
    user_id: UserId
    direction: Direction
    sent_at: int
    body: Body
    customer_name: str = ""
    customer_avatar: str = ""
    raw: str = field(default="", compare=False)


class Origin(StrEnum):
    """Whose hand an outgoing message came from."""

    CUSTOMER = "customer"
    HERE = "here"
    """Sent by this app: it is linked with an outbox item."""
    OUTSIDE = "outside"
    """Sent from OA Manager, another app, or automatically: shown as *gửi ngoài ứng dụng*."""


@dataclass(frozen=True, slots=True)
class Message:
    """A stored message. `sent_at` is Zalo's time, epoch milliseconds."""

    key: MessageKey
    conversation: ConversationId
    remote_id: RemoteId
    direction: Direction
    origin: Origin
    sent_at: int
    body: Body
    outbox_id: OutboxId | None = None
    author: StaffId | None = None
    """Who wrote it here; None for what wasn't sent by this app."""
    author_name: str = ""


class GapReason(StrEnum):
    TOO_OLD = "too_old"
    """Zalo gives no more history before this point."""
    NOT_FETCHED = "not_fetched"
    """Still to be read back; the poller will."""
    REFUSED = "refused"
    """Zalo refused to give it, after a retry."""
    STOPPED = "stopped"
    """The person stopped the first back-fill."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A part of a thread that isn't here: between `after` (0 = from the beginning) and `before`, epoch milliseconds,
    exclusive."""

    conversation: ConversationId
    after: int
    before: int
    reason: GapReason


class MediaState(StrEnum):
    WANTED = "wanted"
    STORED = "stored"
    EXPIRED = "expired"
    """Zalo's link is dead (403, 404, 410): only OA Manager has it now."""
    FAILED = "failed"
    """Could not be fetched after several tries, was too large, or not what it said."""


@dataclass(frozen=True, slots=True)
class Media:
    """A cached file's record; its bytes come from the media store."""

    key: MediaKey
    url: str
    state: MediaState
    mime: str = ""
    size: int = 0
    kept: bool = False
    """A person wants it to stay (*Giữ lại*): it never makes room for others."""


@dataclass(frozen=True, slots=True)
class MediaUse:
    """What the cache of files holds: how many, their bytes, and the bytes of those that stay whatever happens."""

    files: int
    size: int
    staying: int


@dataclass(frozen=True, slots=True)
class OaProfile:
    """What `getoa` says (zalo-oa-api.md 5.1). Dates are as Zalo writes them, dd/MM/yyyy."""

    oa_id: OaId
    name: str
    avatar: str = ""
    verified: bool = False
    package: str = ""
    package_until: str = ""
    followers: int = 0


@dataclass(frozen=True, slots=True)
class Customer:
    """What `user/detail` says of one customer (zalo-oa-api.md 5.5)."""

    user_id: UserId
    name: str = ""
    alias: str = ""
    avatar: str = ""
    follower: bool | None = None
    tags: tuple[str, ...] = ()
    phone: str = ""
    address: str = ""
    birthday: str = ""
    sensitive: bool = False
    full_name: str = ""
    """The name that the customer has shared, for a parcel perhaps."""
    person: str = ""
    """The same for one person at every OA that the shop's Zalo app serves (zalo-oa-api.md 3)."""
