"""A thread with every kind of message that Zalo may tell, as it should be and as it shouldn't."""

from dataclasses import replace

from app.domain.ids import OWNER, ConversationId, MediaKey, StaffId
from app.domain.messages import Body, Contact, Kind, Link, MediaState, Message, Place
from app.domain.outbox import Attachment, OutboxItem, OutboxKind, OutboxState
from tests.fakes.inbox import HOUR, MINUTE, NOW, FakeMedia, animation, item_of, message_of, picture, sticker

LAN = StaffId("lan")
VOICE = "https://f.zdn.vn/loi-nhan.amr"
FILM = "https://f.zdn.vn/phim.mp4"
PDF = "https://f.zdn.vn/bang-gia.pdf"
GIF = "https://f.zdn.vn/vui.gif"
ALBUM = tuple(f"https://t.zdn.vn/anh-{n}.jpg" for n in range(9))
SECOND = 1_000
AMR = b"#!AMR\n" + (b"\x3c" + bytes(31)) * 400
"""Eight seconds of silence."""
TURNED = "h\u0323o\u0301a-\u202egpj.exe"
ZALGO = "k\u0335\u0322\u0327\u0330\u033c\u0349\u0300\u0301\u0302\u0303\u0304e\u0300\u0301\u0302\u0303\u0304\u0305\u0306"


def media_of_kinds() -> FakeMedia:
    media = FakeMedia()
    colours = ((176, 44, 52), (38, 104, 120), (90, 70, 140), (196, 140, 60), (70, 120, 70), (150, 80, 110))
    for n, ref in enumerate(ALBUM):
        media.files[ref] = picture(900 if n % 2 else 640, 640 if n % 2 else 900, colours[n % len(colours)], f"A{n}")
        media.files[f"local-anh-{n}"] = media.files[ref]
    media.files[VOICE] = AMR
    media.files[GIF] = animation()
    media.files["https://t.zdn.vn/phim.jpg"] = picture(960, 540, (60, 60, 70))
    media.files["https://t.zdn.vn/bai.jpg"] = picture(1200, 630, (38, 104, 120))
    media.files["https://s.zadn.vn/mai.jpg"] = picture(240, 240, (180, 90, 110))
    media.files["https://zalo-api.zadn.vn/cuoi.png"] = sticker()
    media.states["https://f.zdn.vn/het.amr"] = MediaState.EXPIRED
    media.states["https://f.zdn.vn/het.jpg"] = MediaState.EXPIRED
    media.states["https://f.zdn.vn/hong.jpg"] = MediaState.FAILED
    return media


def photo(ref: str, caption: str = "") -> Body:
    return Body(Kind.PHOTO, caption, ref, ref)


GOOD: tuple[tuple[bool, Body], ...] = (
    (False, Body(Kind.TEXT, "Xem https://aodai.example.vn/mau-do, shopee.vn/abc hoặc gọi 0901 234 567 nhé!")),
    (True, Body(Kind.TEXT, "Dạ em gửi chị rồi ạ 🥰")),
    (False, photo(ALBUM[0])),
    (False, photo(ALBUM[1], "Mẫu này còn size M không shop?")),
    (False, Body(Kind.GIF, url=GIF, thumb=GIF)),
    (False, Body(Kind.STICKER, url="https://zalo-api.zadn.vn/cuoi.png")),
    (False, Body(Kind.VOICE, url=VOICE)),
    (True, Body(Kind.VOICE, url="https://f.zdn.vn/khac.m4a", seconds=47)),
    (False, Body(Kind.VOICE, url="https://f.zdn.vn/het.amr", seconds=5)),
    (False, Body(Kind.VIDEO, "Quay cận cảnh nè", FILM, "https://t.zdn.vn/phim.jpg", seconds=34)),
    (False, Body(Kind.VIDEO, url=FILM, seconds=95)),
    (False, Body(Kind.FILE, url=PDF, file_name="Bảng giá áo dài tháng 10 – đầy đủ.pdf", file_size=482_113)),
    (True, Body(Kind.FILE, url="https://f.zdn.vn/x.xlsx", file_name="Đơn tuần này.xlsx", file_size=12_300)),
    (
        False,
        Body(
            Kind.LINK,
            "Mẫu này nè shop",
            links=(
                Link(
                    "https://www.facebook.com/aodaithuyanh/posts/102948",
                    "Áo dài cưới đỏ đô thêu tay – Thuỷ Anh",
                    "Vải lụa tơ tằm, may đo theo số, nhận trong 5 ngày.",
                    "https://t.zdn.vn/bai.jpg",
                ),
            ),
        ),
    ),
    (
        False,
        Body(Kind.LINK, links=(Link("https://example.vn/nen-thom"), Link("https://example.vn/nen-que", "Nến quế"))),
    ),
    (False, Body(Kind.LOCATION, place=Place(10.7769, 106.7009))),
    (False, Body(Kind.CARD, thumb="https://s.zadn.vn/mai.jpg", contact=Contact("Chị Mai – kế toán", "84903123456"))),
    (False, Body(Kind.CALL, raw_type="call", seconds=192)),
    (False, Body(Kind.HIDDEN, "#hoi_gia_ao_dai")),
    (False, Body(Kind.UNKNOWN, raw_type="nosupport")),
)
BAD: tuple[tuple[bool, Body], ...] = (
    (False, Body(Kind.TEXT)),
    (False, Body(Kind.TEXT, ZALGO * 12)),
    (False, Body(Kind.TEXT, "\u202eđảo ngược \u2066cả câu\u2069 https://a.vn/\u202egpj.exe")),
    (False, Body(Kind.TEXT, "a" * 400)),
    (False, photo("https://f.zdn.vn/het.jpg")),
    (False, Body(Kind.PHOTO)),
    (False, Body(Kind.GIF)),
    (False, Body(Kind.STICKER)),
    (False, Body(Kind.VOICE)),
    (False, Body(Kind.VIDEO)),
    (False, Body(Kind.FILE)),
    (False, Body(Kind.FILE, url=PDF, file_name=TURNED, file_size=2**52)),
    (False, Body(Kind.LINK)),
    (False, Body(Kind.LINK, links=(Link("", "Tựa đề " * 60, "Mô tả " * 200, "https://t.zdn.vn/khong.jpg"),))),
    (False, Body(Kind.LOCATION)),
    (False, Body(Kind.CARD)),
    (False, Body(Kind.CARD, contact=Contact("\u202e" + "Tên rất dài " * 30, "khong phai so"))),
    (False, Body(Kind.CALL)),
    (False, Body(Kind.HIDDEN)),
    (False, Body(Kind.UNKNOWN, raw_type="\u202e" + "x" * 64)),
    (False, Body(Kind.UNKNOWN, "Có chữ nhưng loại lạ")),
)


def thread_of(cid: ConversationId, rows: tuple[tuple[bool, Body], ...] = GOOD) -> list[Message]:
    """One row of each, two minutes apart, so that no photos form an album."""
    start = NOW - 6 * HOUR
    return [message_of(cid, n, at=start + 2 * n * MINUTE, out=out, body=body) for n, (out, body) in enumerate(rows, 1)]


def hands(cid: ConversationId) -> list[Message]:
    """One's own, a colleague's, one from outside, and one that no hand can have written."""
    start = NOW - 3 * HOUR
    own = message_of(cid, 200, "Dạ còn ạ", at=start, out=True, outbox_id=900)
    theirs = message_of(cid, 201, "Em gửi hàng chiều nay ạ", at=start + MINUTE, out=True, outbox_id=901)
    return [
        _by(own, OWNER, "Chủ quầy"),
        _by(theirs, LAN, "Lan"),
        message_of(cid, 202, "Từ OA Manager ạ", at=start + 2 * MINUTE, out=True, here=False),
        message_of(cid, 203, "Alo shop", at=start + 3 * MINUTE),
        message_of(cid, 204, "Quầy sẽ trả lời ngay ạ!", at=start + 3 * MINUTE + SECOND, out=True, here=False),
    ]


def _by(message: Message, author: StaffId, name: str) -> Message:
    return replace(message, author=author, author_name=name)


def album(cid: ConversationId, count: int, *, first: int = 300, out: bool = False, caption: str = "") -> list[Message]:
    """Photos a few seconds apart."""
    start = NOW - 2 * HOUR + first * MINUTE // 10
    return [
        message_of(
            cid,
            first + n,
            at=start + n * 4 * SECOND,
            out=out,
            body=photo(ALBUM[n % len(ALBUM)], caption if n == count - 1 else ""),
        )
        for n in range(count)
    ]


def sending_album(cid: ConversationId) -> list[OutboxItem]:
    """Six photos on their way, of which the fourth was refused (SD08)."""
    states = [OutboxState.SENT] * 3 + [OutboxState.FAILED] + [OutboxState.QUEUED] * 2
    return [
        replace(
            item_of(cid, 700 + n, state=state),
            text="" if n else "Sáu mẫu mới về ạ",
            kind=OutboxKind.PHOTO,
            album="a1",
            reason="too_large" if state is OutboxState.FAILED else "",
            attachment=Attachment(MediaKey(f"local-anh-{n}"), f"anh-{n}.jpg", "image/jpeg", 90_000, 900, 640),
        )
        for n, state in enumerate(states)
    ]
