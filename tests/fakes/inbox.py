"""An inbox in memory with a shop's day in it: every kind of message and every state of sending."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from PIL import Image, ImageDraw

from app.domain.conversations import ConversationRow, ReplyWindow, reply_window
from app.domain.ids import OWNER, ConversationId, MediaKey, MessageKey, OaId, OutboxId, RemoteId, StaffId, UserId
from app.domain.messages import (
    Body,
    Customer,
    Direction,
    Gap,
    GapReason,
    Kind,
    Link,
    MediaState,
    MediaUse,
    Message,
    Origin,
    Place,
)
from app.domain.outbox import Attachment, Draft, OutboxItem, OutboxKind, OutboxState
from app.domain.quotes import Quote
from app.domain.reactions import Icon, Reaction, ReactionState
from app.domain.sharing.log import LogLine

OA = OaId("3000000000000000001")
OA2 = OaId("3000000000000000002")
NOW = 1_760_000_000_000
MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR


@dataclass(frozen=True, slots=True)
class FakePage:
    messages: tuple[Message, ...] = ()
    gaps: tuple[Gap, ...] = ()
    outbox: tuple[OutboxItem, ...] = ()
    has_older: bool = False
    has_newer: bool = False
    quotes: Mapping[OutboxId, Quote] = field(default_factory=dict)
    reactions: Mapping[RemoteId, Reaction] = field(default_factory=dict)
    hands: tuple[LogLine, ...] = ()


def cid_of(user: str, oa: OaId = OA) -> ConversationId:
    return ConversationId(oa, UserId(user))


def row_of(cid: ConversationId, last_at: int = NOW, **values: object) -> ConversationRow:
    row = ConversationRow(cid, f"Khách {cid.user_id}", "", last_at, Kind.TEXT, Direction.IN, "Xin chào", 0, 0, True)
    return replace(row, **values)  # type: ignore[arg-type]


def message_of(
    cid: ConversationId,
    n: int,
    text: str = "",
    *,
    at: int | None = None,
    out: bool = False,
    here: bool = True,
    body: Body | None = None,
    outbox_id: int | None = None,
) -> Message:
    """Message `n` of a conversation; a minute after the one before unless told."""
    when = NOW + n * MINUTE if at is None else at
    origin = (Origin.HERE if here else Origin.OUTSIDE) if out else Origin.CUSTOMER
    return Message(
        MessageKey((when << 10) + n % 1024),
        cid,
        RemoteId(f"{n:020x}"),
        Direction.OUT if out else Direction.IN,
        origin,
        when,
        body or Body(Kind.TEXT, text or f"Tin {n}"),
        OutboxId(outbox_id) if outbox_id is not None else None,
    )


def item_of(
    cid: ConversationId, n: int, text: str = "", state: OutboxState = OutboxState.QUEUED, **values: object
) -> OutboxItem:
    item = OutboxItem(OutboxId(n), cid, OWNER, OutboxKind.TEXT, text or f"Đang gửi {n}", NOW, NOW, state)
    return replace(item, **values)  # type: ignore[arg-type]


@dataclass
class FakeInbox:
    """Answers like the core's inbox, at once; commands are noted in `calls`."""

    conversations: dict[ConversationId, ConversationRow] = field(default_factory=dict)
    messages: dict[ConversationId, list[Message]] = field(default_factory=dict)
    gaps: dict[ConversationId, list[Gap]] = field(default_factory=dict)
    outbox: dict[ConversationId, list[OutboxItem]] = field(default_factory=dict)
    drafts: dict[ConversationId, str] = field(default_factory=dict)
    draft_quotes: dict[ConversationId, RemoteId | None] = field(default_factory=dict)
    customers: dict[ConversationId, Customer] = field(default_factory=dict)
    quotes: dict[ConversationId, dict[OutboxId, Quote]] = field(default_factory=dict)
    reactions: dict[ConversationId, dict[RemoteId, Reaction]] = field(default_factory=dict)
    calls: list[tuple[object, ...]] = field(default_factory=list)
    now: int = NOW
    next_id: int = 1000

    async def item(self, item_id: OutboxId, by: StaffId = OWNER) -> OutboxItem | None:
        return next((item for items in self.outbox.values() for item in items if item.id == item_id), None)

    async def conversation_ids(self, oa_id: OaId | None = None, by: StaffId = OWNER) -> list[ConversationId]:
        rows = [row for cid, row in self.conversations.items() if oa_id in (None, cid.oa_id)]
        return [row.id for row in sorted(rows, key=lambda row: (-row.last_at, *row.id))]

    async def rows(self, ids: Sequence[ConversationId], by: StaffId = OWNER) -> list[ConversationRow]:
        self.calls.append(("rows", len(ids)))
        return [self.conversations[cid] for cid in ids if cid in self.conversations]

    async def row(self, cid: ConversationId, by: StaffId = OWNER) -> ConversationRow | None:
        return self.conversations.get(cid)

    async def thread(
        self,
        cid: ConversationId,
        by: StaffId = OWNER,
        *,
        before: MessageKey | None = None,
        after: MessageKey | None = None,
        limit: int = 100,
    ) -> FakePage:
        every = sorted(self.messages.get(cid, []), key=lambda message: message.key)
        if before is not None:
            fitting = [message for message in every if message.key < before]
            chosen = fitting[-limit:]
        elif after is not None:
            fitting = [message for message in every if message.key > after]
            chosen = fitting[:limit]
        else:
            chosen = every[-limit:]
        older = bool(chosen) and chosen[0] is not every[0]
        newer = bool(chosen) and chosen[-1] is not every[-1]
        items = tuple(self.outbox.get(cid, ()))
        by_id = {message.remote_id: message for message in every}
        quotes = {item.id: Quote(item.quote, by_id.get(item.quote)) for item in items if item.quote is not None}
        quotes |= self.quotes.get(cid, {})
        reactions = self.reactions.get(cid, {})
        return FakePage(tuple(chosen), tuple(self.gaps.get(cid, ())), items, older, newer, quotes, reactions)

    async def send(self, cid: ConversationId, draft: Draft, by: StaffId = OWNER) -> list[OutboxItem]:
        self.calls.append(("send", cid, draft))
        self.next_id += 1
        kind = OutboxKind.PHOTO if draft.attachments else OutboxKind.TEXT
        item = OutboxItem(
            OutboxId(self.next_id),
            cid,
            by,
            kind,
            draft.text,
            self.now,
            self.now + 5000,
            OutboxState.QUEUED,
            attachment=draft.attachments[0] if draft.attachments else None,
            quote=draft.quote,
            paid_ok=draft.paid_ok,
        )
        self.outbox.setdefault(cid, []).append(item)
        return [item]

    async def undo(self, item: OutboxId, by: StaffId = OWNER) -> bool:
        self.calls.append(("undo", item))
        found = await self.item(item)
        return found is None or found.state is not OutboxState.SENDING

    async def take_back(self, item: OutboxId, by: StaffId = OWNER) -> Draft | None:
        self.calls.append(("take_back", item))
        for items in self.outbox.values():
            for found in [one for one in items if one.id == item and one.state is OutboxState.QUEUED]:
                items.remove(found)
                files = (found.attachment,) if found.attachment is not None else ()
                return Draft(found.text, files, quote=found.quote)
        return None

    async def retry(self, item: OutboxId, by: StaffId = OWNER) -> None:
        self.calls.append(("retry", item))

    async def discard(self, item: OutboxId, by: StaffId = OWNER) -> None:
        self.calls.append(("discard", item))

    async def already_sent(self, item: OutboxId, by: StaffId = OWNER) -> None:
        self.calls.append(("already_sent", item))

    async def confirm_cost(self, item: OutboxId, by: StaffId = OWNER) -> None:
        self.calls.append(("confirm_cost", item))

    async def save_draft(
        self, cid: ConversationId, text: str, by: StaffId = OWNER, *, quote: RemoteId | None = None
    ) -> None:
        self.calls.append(("save_draft", cid, text))
        self.drafts[cid] = text
        self.draft_quotes[cid] = quote

    async def draft(self, cid: ConversationId, by: StaffId = OWNER) -> str:
        return self.drafts.get(cid, "")

    async def draft_quote(self, cid: ConversationId, by: StaffId = OWNER) -> Message | None:
        quote = self.draft_quotes.get(cid)
        return next((one for one in self.messages.get(cid, ()) if one.remote_id == quote), None)

    async def mark_seen(self, cid: ConversationId, by: StaffId = OWNER) -> None:
        self.calls.append(("mark_seen", cid))
        if cid in self.conversations:
            self.conversations[cid] = replace(self.conversations[cid], seen=True)

    async def reply_window(self, cid: ConversationId, by: StaffId = OWNER) -> ReplyWindow:
        row = self.conversations.get(cid)
        return reply_window(row.last_interaction if row else 0, self.now)

    async def total_waiting(self, by: StaffId = OWNER) -> int:
        return sum(1 for row in self.conversations.values() if row.waiting)

    async def pending_undo(self) -> int:
        return 0

    async def customer(self, cid: ConversationId, by: StaffId = OWNER) -> Customer | None:
        return self.customers.get(cid)

    def called(self, name: str) -> list[tuple[object, ...]]:
        return [call for call in self.calls if call[0] == name]


@dataclass
class FakeReactions:
    """Shows what is wished at once, as sent."""

    inbox: FakeInbox

    async def set(self, cid: ConversationId, remote_id: RemoteId, icon: Icon | None, by: StaffId = OWNER) -> None:
        self.inbox.calls.append(("react", remote_id, icon))
        kept = self.inbox.reactions.setdefault(cid, {})
        if icon is None:
            kept.pop(remote_id, None)
        else:
            kept[remote_id] = Reaction(cid, remote_id, icon, ReactionState.SENT, by, self.inbox.now, icon.value)

    def network_back(self) -> None:
        self.inbox.calls.append(("network_back",))


@dataclass
class FakeMedia:
    """Pictures by address or key; anything else is unknown. `wanted` notes what was asked for."""

    files: dict[str, bytes] = field(default_factory=dict)
    states: dict[str, MediaState] = field(default_factory=dict)
    wanted: list[str] = field(default_factory=list)
    tried_again: list[str] = field(default_factory=list)
    kept: set[str] = field(default_factory=set)
    cleared: int = 0

    async def keep(self, refs: Iterable[str], *, kept: bool) -> None:
        self.kept = self.kept | set(refs) if kept else self.kept - set(refs)

    async def is_kept(self, ref: str) -> bool:
        return ref in self.kept

    async def use(self) -> MediaUse:
        sizes = {ref: len(data) for ref, data in self.files.items()}
        return MediaUse(len(sizes), sum(sizes.values()), sum(size for ref, size in sizes.items() if ref in self.kept))

    async def clear(self) -> int:
        before = await self.use()
        self.files = {ref: data for ref, data in self.files.items() if ref in self.kept}
        self.cleared += 1
        return before.size - (await self.use()).size

    async def get(self, url: str) -> bytes | None:
        return self.files.get(url)

    async def state(self, url: str) -> MediaState:
        return MediaState.STORED if url in self.files else self.states.get(url, MediaState.WANTED)

    async def local(self, key: MediaKey) -> bytes | None:
        return self.files.get(key)

    async def put_local(self, data: bytes) -> MediaKey:
        key = MediaKey(f"local-{len(self.files)}")
        self.files[key] = data
        return key

    async def again(self, url: str) -> None:
        self.tried_again.append(url)
        if self.states.get(url) is MediaState.FAILED:
            del self.states[url]

    def request(self, urls: Iterable[str]) -> None:
        self.wanted.extend(urls)


def picture(width: int, height: int, colour: tuple[int, int, int], words: str = "", form: str = "JPEG") -> bytes:
    """A drawn photo of a thing on a table."""
    image = Image.new("RGB", (width, height), (236, 228, 214))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, int(height * 0.62), width, height), fill=(196, 170, 138))
    draw.rounded_rectangle(
        (int(width * 0.25), int(height * 0.18), int(width * 0.75), int(height * 0.8)),
        radius=max(4, width // 18),
        fill=colour,
    )
    draw.ellipse(
        (int(width * 0.38), int(height * 0.3), int(width * 0.62), int(height * 0.5)),
        fill=tuple(min(255, part + 50) for part in colour),
    )
    if words:
        draw.text((int(width * 0.3), int(height * 0.6)), words, fill=(255, 255, 255))
    out = io.BytesIO()
    image.save(out, form)
    return out.getvalue()


def animation(width: int = 200, height: int = 150, frames: int = 6) -> bytes:
    """A ball that moves, as a GIF."""
    images = []
    for n in range(frames):
        image = Image.new("RGB", (width, height), (250, 244, 225))
        left = int(n / frames * (width - 50))
        ImageDraw.Draw(image).ellipse((left, height - 90, left + 50, height - 40), fill=(214, 93, 60))
        images.append(image)
    out = io.BytesIO()
    images[0].save(out, "GIF", save_all=True, append_images=images[1:], duration=120, loop=0)
    return out.getvalue()


def sticker(size: int = 240) -> bytes:
    image = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((20, 20, size - 20, size - 20), fill=(255, 205, 70, 255))
    draw.ellipse((75, 85, 100, 115), fill=(70, 45, 20, 255))
    draw.ellipse((size - 100, 85, size - 75, 115), fill=(70, 45, 20, 255))
    draw.arc((75, 95, size - 75, size - 65), 20, 160, fill=(70, 45, 20, 255), width=8)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


# --- a shop's day

NAMES = (
    "Nguyễn Thị Thu Hằng",
    "Trần Quốc Bảo",
    "Lê Ngọc Ánh",
    "Phạm Minh Đức",
    "Võ Thị Diễm Quỳnh",
    "Đặng Hoàng Long",
    "Bùi Khánh Linh",
    "Huỳnh Tấn Phát",
    "Đỗ Mỹ Duyên",
    "Ngô Gia Hân",
    "Dương Văn Lễ",
    "Lý Thuỳ Trâm",
)
LINES = (
    (Kind.TEXT, "Shop ơi mẫu áo dài đỏ còn size M không ạ? Mình cần gấp cho cuối tuần"),
    (Kind.PHOTO, ""),
    (Kind.STICKER, ""),
    (Kind.TEXT, "Dạ em cảm ơn chị nhiều ạ ❤️"),
    (Kind.VOICE, ""),
    (Kind.TEXT, "Cho mình xin số tài khoản với nha"),
    (Kind.LOCATION, ""),
    (Kind.FILE, ""),
    (Kind.TEXT, "Ừa để mình hỏi lại chồng rồi báo shop sau nhé"),
    (Kind.UNKNOWN, ""),
)


def shop_day() -> tuple[FakeInbox, FakeMedia, ConversationId]:
    """The sample: an inbox of many customers, its media, and the conversation that shows everything."""
    inbox, media = FakeInbox(), FakeMedia()
    for n in range(42):
        cid = cid_of(str(1_000_000_000_000_000_010 + n), OA2 if n % 5 == 3 else OA)
        kind, text = LINES[n % len(LINES)]
        waiting = (3, 1, 0, 0, 12, 0, 1)[n % 7]
        at = NOW - n * n * 7 * MINUTE - n * MINUTE
        name = NAMES[n % len(NAMES)] if n != 9 else "Nguyễn Hoàng Phương Uyên (Cô giáo lớp Mầm 2)"
        inbox.conversations[cid] = ConversationRow(
            cid,
            name,
            "",
            at,
            kind,
            Direction.IN if waiting or n % 3 else Direction.OUT,
            text,
            waiting,
            at - (n % 4) * 9 * MINUTE if waiting else 0,
            n != 1,
            "Dạ shop gửi chị bảng giá" if n == 5 else "",
            2 if n == 3 else 0,
            at,
        )
    cid = cid_of("1000000000000000010")
    _fill_thread(inbox, media, cid)
    return inbox, media, cid


def _fill_thread(inbox: FakeInbox, media: FakeMedia, cid: ConversationId) -> None:
    media.files["https://t.zdn.vn/ao-thumb.jpg"] = picture(900, 1200, (176, 44, 52), "AO DAI")
    media.files["https://f.zdn.vn/ao.jpg"] = media.files["https://t.zdn.vn/ao-thumb.jpg"]
    media.files["https://t.zdn.vn/tui.jpg"] = picture(1200, 800, (38, 104, 120), "TUI")
    media.files["https://f.zdn.vn/nhay.gif"] = animation()
    media.files["https://zalo-api.zadn.vn/sticker.png"] = sticker()
    media.states["https://f.zdn.vn/cu.jpg"] = MediaState.EXPIRED
    media.files["local-giay"] = picture(1000, 1000, (90, 70, 140), "GIAY")
    inbox.gaps[cid] = [
        Gap(cid, 0, NOW - 2 * DAY, GapReason.TOO_OLD),
        Gap(cid, NOW - 2 * DAY + 30 * MINUTE, NOW - DAY, GapReason.NOT_FETCHED),
    ]
    inbox.messages[cid] = _sample_messages(cid)
    inbox.outbox[cid] = _sample_items(cid)
    inbox.customers[cid] = Customer(cid.user_id, name=NAMES[0], follower=True, phone="0901 234 567", tags=("VIP",))


def _sample_messages(cid: ConversationId) -> list[Message]:
    old = NOW - 2 * DAY
    days = NOW - DAY
    today = NOW - 3 * HOUR
    script: list[tuple[int, bool, Body]] = [
        (old, False, Body(Kind.TEXT, "Chào shop, mình thấy mẫu áo dài trên trang")),
        (old + MINUTE, False, Body(Kind.PHOTO, url="https://f.zdn.vn/cu.jpg", thumb="https://f.zdn.vn/cu.jpg")),
        (old + 20 * MINUTE, True, Body(Kind.TEXT, "Dạ chào chị Hằng, mẫu này bên em còn đủ size ạ")),
        (days, False, Body(Kind.STICKER, url="https://zalo-api.zadn.vn/sticker.png")),
        (days + MINUTE, False, Body(Kind.VOICE, url="https://f.zdn.vn/a.amr")),
        (days + 2 * MINUTE, False, Body(Kind.LOCATION, place=Place(10.7769, 106.7009))),
        (days + 3 * MINUTE, True, Body(Kind.GIF, url="https://f.zdn.vn/nhay.gif", thumb="https://f.zdn.vn/nhay.gif")),
        (days + 4 * MINUTE, False, Body(Kind.VIDEO, url="https://f.zdn.vn/v.mp4")),
        (days + 5 * MINUTE, False, Body(Kind.CARD, text="Chị Mai – kế toán", raw_type="business_card")),
        (days + 6 * MINUTE, False, Body(Kind.CALL, raw_type="call")),
        (days + 7 * MINUTE, False, Body(Kind.UNKNOWN, raw_type="nosupport")),
        (
            days + 8 * MINUTE,
            True,
            Body(Kind.FILE, file_name="Bảng giá áo dài tháng 10 – bản đầy đủ.pdf", file_size=482_113),
        ),
        (
            days + 9 * MINUTE,
            False,
            Body(
                Kind.LINK,
                "Mẫu này nè shop",
                links=(
                    Link(
                        "https://www.facebook.com/aodaithuyanh/posts/102948",
                        "Áo dài cưới đỏ đô thêu tay – Thuỷ Anh",
                        "Vải lụa tơ tằm, may đo theo số, nhận trong 5 ngày.",
                        "https://t.zdn.vn/tui.jpg",
                    ),
                ),
            ),
        ),
        (today, False, Body(Kind.TEXT, "Shop ơi còn size M không ạ?")),
        (today + 20_000, False, Body(Kind.TEXT, "Mình cao 1m58, nặng 49kg thì mặc size nào vừa hả shop? 🥰")),
        (
            today + MINUTE,
            False,
            Body(
                Kind.PHOTO,
                "Mẫu này ạ",
                url="https://f.zdn.vn/ao.jpg",
                thumb="https://t.zdn.vn/ao-thumb.jpg",
            ),
        ),
        (
            today + 4 * MINUTE,
            True,
            Body(
                Kind.TEXT,
                "Dạ size M còn 2 chiếc ạ. Với số đo của chị thì mặc M là vừa xinh luôn, eo còn chỉnh được 2 phân. "
                "Chị xem thêm hình ở https://aodai.example.vn/do-do giúp em nhé!",
            ),
        ),
        (today + 5 * MINUTE, True, Body(Kind.PHOTO, url="https://t.zdn.vn/tui.jpg", thumb="https://t.zdn.vn/tui.jpg")),
        (today + 30 * MINUTE, False, Body(Kind.TEXT, "Giá bao nhiêu vậy shop")),
        (today + 31 * MINUTE, True, Body(Kind.TEXT, "Dạ 850.000đ, em freeship nội thành ạ")),
        (today + 150 * MINUTE, False, Body(Kind.TEXT, "Ok chốt cho mình 1 bộ")),
        (
            today + 151 * MINUTE,
            False,
            Body(Kind.TEXT, "Gửi về 12/3 Nguyễn Trãi, phường Bến Thành, Q1 nha. SĐT 0901234567"),
        ),
    ]
    return [
        message_of(cid, n, at=at, out=out, body=body, here=n not in (7, 12))
        for n, (at, out, body) in enumerate(script, start=1)
    ]


def _sample_items(cid: ConversationId) -> list[OutboxItem]:
    shoe = Attachment(MediaKey("local-giay"), "giay.jpg", "image/jpeg", 210_000, 1000, 1000)
    at = NOW - 20 * MINUTE
    return [
        item_of(cid, 1, "Dạ em nhận đơn rồi ạ, em cảm ơn chị!", OutboxState.SENT, created_at=at, sent_at=at),
        item_of(cid, 2, "Em gửi chị mã vận đơn chiều nay ạ", OutboxState.UNKNOWN, created_at=at + MINUTE, reads=1),
        item_of(cid, 3, "STK: 0123456789 Vietcombank", OutboxState.NOT_FOUND, created_at=at + 2 * MINUTE),
        item_of(cid, 4, "Chị ơi", OutboxState.FAILED, created_at=at + 3 * MINUTE, reason="blocked_by_customer"),
        item_of(
            cid,
            5,
            "Bên em có đôi giày này hợp với bộ của chị lắm ạ",
            OutboxState.HELD,
            created_at=at + 4 * MINUTE,
            reason="cost",
            kind=OutboxKind.PHOTO,
            attachment=shoe,
        ),
        item_of(cid, 6, "Dạ chị", OutboxState.SENDING, created_at=NOW - 8000),
        item_of(cid, 7, "Chị nhắn em lúc nào cũng được nhé", OutboxState.QUEUED, created_at=NOW, due_at=NOW + 5000),
    ]
