"""Who plays in the practice OA: the customers with a history, those who come later, and what they say."""

from dataclasses import dataclass

from app.practice.clock import DAY, HOUR, MINUTE


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened `ago` milliseconds before the start. `kind`: text, shop (OA Manager), auto, photo,
    shop_photo, album (subjects with commas between), sticker, gif, voice, tune, video, file, link, preview, location,
    card, call, button, or a raw Zalo type that no client knows."""

    ago: int
    kind: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """A customer with a history."""

    name: str
    lines: tuple[Line, ...]
    follower: bool = True
    tags: tuple[str, ...] = ()
    phone: str = ""
    address: str = ""
    minor: bool = False
    """Under 18."""
    elsewhere: str = ""
    """What the same person has written to the other OA."""


PASTS = (
    Past(
        "Chị Lan",
        (
            Line(26 * HOUR, "text", "Shop ơi túi vải thêu lá còn không ạ?"),
            Line(26 * HOUR - 2 * MINUTE, "shop", "Dạ còn chị nhé, 185k một chiếc ạ."),
            Line(26 * HOUR - 3 * MINUTE, "shop_photo", "bag"),
            Line(25 * HOUR, "text", "Đẹp quá, em lấy 2 cái. Gửi về 12 Nguyễn Trãi, Q.1 nha"),
            Line(40 * MINUTE, "photo", "slip"),
            Line(39 * MINUTE, "text", "Chị chuyển khoản rồi nhé, em kiểm tra giúp chị"),
        ),
        tags=("Khách quen",),
        phone="84903123456",
        address="12 Nguyễn Trãi, Quận 1, TP. Hồ Chí Minh",
        elsewhere="Shop có giao hỏa tốc trong hôm nay không ạ?",
    ),
    Past(
        "Anh Tuấn",
        (
            Line(3 * HOUR, "text", "Cốc gốm xanh giá bao nhiêu vậy shop?"),
            Line(3 * HOUR - MINUTE, "photo", "mugs"),
            Line(12 * MINUTE, "text", "Shop còn màu vàng không, mình lấy một cặp"),
        ),
    ),
    Past(
        "Cô Hoa",
        (
            Line(30 * HOUR, "text", "Cô nhận được hàng rồi, nhưng cái cốc bị nứt cháu ạ"),
            Line(30 * HOUR - MINUTE, "photo", "cracked_mug"),
            Line(29 * HOUR, "shop", "Dạ cháu xin lỗi cô, cháu gửi cô cốc mới ngay hôm nay ạ."),
            Line(28 * HOUR, "sticker", "cry"),
            Line(6 * HOUR, "text", "Cô cảm ơn cháu nhé"),
            Line(6 * HOUR - MINUTE, "sticker", "heart"),
        ),
    ),
    Past(
        "Minh Châu",
        (
            Line(5 * HOUR, "text", "Mình gửi danh sách đặt quà cho công ty nha"),
            Line(5 * HOUR - MINUTE, "file", "danh-sach-dat-hang.pdf"),
            Line(4 * HOUR, "shop", "Dạ em nhận được rồi ạ, chiều em báo giá chị nhé."),
        ),
        tags=("Khách sỉ",),
    ),
    Past(
        "Bảo Ngọc",
        (
            Line(9 * HOUR, "text", "Giao tới đây giúp em nha"),
            Line(9 * HOUR - MINUTE, "location", "10.7626,106.6602"),
            Line(8 * HOUR, "voice"),
            Line(8 * HOUR - MINUTE, "call", "192"),
            Line(8 * HOUR - 2 * MINUTE, "tune"),
        ),
        minor=True,
    ),
    Past(
        "Đức Phúc",
        (
            Line(11 * HOUR, "text", "Mẫu nến này bên mình có không ạ?"),
            Line(11 * HOUR - MINUTE, "preview", "https://example.vn/nen-thom-hoa-nhai"),
            Line(11 * HOUR - 2 * MINUTE, "button", "#hoi_gia_nen"),
            Line(10 * HOUR, "shop_photo", "candles"),
            Line(10 * HOUR - MINUTE, "shop", "Dạ có ba mùi: nhài, sả chanh và quế ạ."),
            Line(10 * HOUR - 5 * MINUTE, "gif"),
            Line(10 * HOUR - 6 * MINUTE, "album", "candles,gift,vase,mugs,bag"),
            Line(10 * HOUR - 8 * MINUTE, "video", "candles"),
        ),
    ),
    Past(
        "Nguyễn Thị Ánh Tuyết",
        (
            Line(60 * HOUR, "text", "Bình gốm này cao bao nhiêu em?"),
            Line(60 * HOUR - MINUTE, "photo", "vase"),
            Line(59 * HOUR, "shop", "Dạ cao 28 cm ạ."),
            Line(58 * HOUR, "text", "Ừ để chị hỏi chồng rồi báo lại"),
        ),
    ),
    Past(
        "Quang Huy",
        (
            Line(9 * DAY, "text", "Shop có gói quà giúp không ạ?"),
            Line(9 * DAY - HOUR, "shop", "Dạ có ạ, gói quà miễn phí cho đơn từ 300k."),
            Line(8 * DAY, "text", "Ok cuối tuần mình ghé"),
        ),
        follower=False,
    ),
    Past(
        "Mẹ Bống",
        (
            Line(14 * HOUR, "auto", "Chào mẹ Bống! Tiệm Luyện Tập sẽ trả lời ngay ạ."),
            Line(14 * HOUR + 1, "text", "Có ship về Đà Lạt không shop"),
            Line(13 * HOUR, "card", "Ba Bống"),
            Line(13 * HOUR - MINUTE, "nosupport"),
        ),
        follower=False,
    ),
    Past(
        "Thảo Vy",
        (
            Line(52 * MINUTE, "text", "Hộp quà 20/11 còn kịp giao không ạ? 🎁"),
            Line(51 * MINUTE, "photo", "gift"),
            Line(50 * MINUTE, "text", "Em cần 3 hộp, thắt nơ đỏ giống hình ạ"),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Visitor:
    """A customer who comes while the shop is open. `after`: milliseconds from the start."""

    name: str
    after: int
    lines: tuple[Line, ...]


VISITORS = (
    Visitor("Chị Mai", 8_000, (Line(0, "text", "Shop ơi, túi vải còn hàng không ạ?"),)),
    Visitor(
        "Hoàng Nam",
        45_000,
        (Line(0, "text", "Cho mình hỏi giá bình gốm này"), Line(0, "photo", "vase")),
    ),
    Visitor("Bé Na", 100_000, (Line(0, "sticker", "heart"), Line(0, "text", "Nến sả chanh còn không ạ? 🕯️"))),
    Visitor("Anh Khoa", 170_000, (Line(0, "text", "Mình ở Cần Thơ, phí ship bao nhiêu vậy shop?"),)),
    Visitor(
        "Diệu Linh",
        260_000,
        (Line(0, "text", "Em muốn đặt 5 hộp quà như hình ạ"), Line(0, "photo", "gift")),
    ),
)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a customer says when the shop's message matches `pattern`; each is said once to a shop."""

    pattern: str
    lines: tuple[Line, ...]


REPLIES = (
    Reply(r"địa chỉ|giao về|ở đâu|số điện thoại|sđt", (Line(0, "text", "45 Lê Lợi, Q.1. SĐT 0903 123 456 ạ"),)),
    Reply(r"ship|phí|vận chuyển", (Line(0, "text", "Ok shop, khoảng mấy ngày thì tới ạ?"),)),
    Reply(
        r"chuyển khoản|tài khoản|thanh toán|stk|mã qr",
        (Line(0, "photo", "slip"), Line(0, "text", "Mình chuyển khoản rồi nhé")),
    ),
    Reply(r"\d ?k\b|\d{3}|đồng|giá", (Line(0, "text", "Dạ giá vậy được ạ, mình lấy 1 cái nha"),)),
    Reply(r"hết hàng|hết rồi|không còn", (Line(0, "text", "Tiếc quá, khi nào có lại shop nhắn mình với"),)),
    Reply(r"còn|có ạ|có sẵn", (Line(0, "text", "Tuyệt! Cho mình xem thêm hình với ạ"),)),
    Reply(r"cảm ơn|cám ơn", (Line(0, "sticker", "heart"),)),
    Reply(r"xin lỗi", (Line(0, "text", "Không sao đâu ạ 😊"),)),
)
TO_PICTURE = Reply("", (Line(0, "text", "Đẹp quá ạ 😍 shop giữ cho mình nha"),))
TO_FILE = Reply("", (Line(0, "text", "Mình nhận được tệp rồi, để mình xem nhé"),))
TO_STICKER = Reply("", (Line(0, "sticker", "ok"),))
OTHERWISE = (
    Reply("", (Line(0, "text", "Dạ vâng ạ"),)),
    Reply("", (Line(0, "text", "Ok shop, mình cảm ơn nhiều nhé 🥰"),)),
)
