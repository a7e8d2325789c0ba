"""Entry → the parts of its bubble: what of a message is shown as words, as a picture or as a card."""

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QFont

from app.domain.messages import Body, Kind, Place
from app.domain.outbox import OutboxItem, OutboxKind
from ui import i18n
from ui.inbox.hit import Act
from ui.inbox.parts import CardFace, CardPart, Part, TextPart
from ui.inbox.picture_parts import Frame, LinkPart, PicturePart
from ui.inbox.pictures import Pictures, local_ref
from ui.inbox.quote_part import QuotePart
from ui.inbox.words import item_kind
from ui.models.entries import Entry
from ui.theme.theme import Theme
from ui.theme.tokens import Space

MAP = "https://www.google.com/maps/search/?api=1&query={latitude:.6f},{longitude:.6f}"
EMOJI_SCALE = 2.2
MOST_EMOJI = 3
BIG_FROM = 0x2190
"""Signs below this code point aren't emoji, digits and letters above all."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a bubble holds. `bare` ones (stickers, pictures alone) have no bubble around them."""

    parts: tuple[Part, ...]
    bare: bool = False
    picture_first: bool = False


class ContentMaker:
    """Makes parts with one theme, one picture store and the animations of one view."""

    def __init__(self, theme: Theme, pictures: Pictures, frame: Frame) -> None:
        self._theme = theme
        self._pictures = pictures
        self._frame = frame

    def content(self, entry: Entry, width: float) -> Content:
        """The parts of a message or outbox item, no wider than `width` pixels without the bubble's padding."""
        made = self._content(entry, width)
        if entry.quote is None:
            return made
        wide = max(part.size.width() for part in made.parts)
        return Content((QuotePart(self._theme, entry.quote, width, least=wide), *made.parts))

    def _content(self, entry: Entry, width: float) -> Content:
        if entry.message is not None:
            local = local_ref(entry.item.attachment.key) if entry.item and entry.item.attachment else ""
            return self._of_body(entry.message.body, local, width)
        assert entry.item is not None
        return self._of_body(body_of(entry.item), _own_ref(entry.item), width)

    def _of_body(self, body: Body, local: str, width: float) -> Content:
        match body.kind:
            case Kind.TEXT:
                return Content((self._text(body.text, width),))
            case Kind.PHOTO | Kind.GIF:
                return self._picture(body, local, width)
            case Kind.STICKER:
                if body.url or body.thumb:
                    return Content((self._image(body.url or body.thumb, "", width, sticker=True),), bare=True)
                return Content((self._card("sticker-emoji", body, width),))
            case Kind.LINK:
                return self._link(body, width)
            case _:
                card = self._card(local, body, width)
                words = (self._text(body.text, width),) if body.text and body.kind is not Kind.CARD else ()
                return Content((card, *words))

    def _picture(self, body: Body, local: str, width: float) -> Content:
        thumb = local or body.thumb or body.url
        full = local or body.url or body.thumb
        padded = width + 2 * Space.M
        image = self._image(thumb, full, padded, moving=body.kind is Kind.GIF)
        if not body.text:
            return Content((image,), bare=True)
        return Content((image, self._text(body.text, max(image.size.width() - 2 * Space.M, width * 0.5))), False, True)

    def _image(self, ref: str, full: str, width: float, *, sticker: bool = False, moving: bool = False) -> PicturePart:
        words = (
            QCoreApplication.translate("Inbox", "Loading…"),
            QCoreApplication.translate("Inbox", "No longer on Zalo's server"),
            QCoreApplication.translate("Inbox", "This picture can't be shown"),
        )
        frame = self._frame if moving else None
        return PicturePart(
            self._theme, self._pictures, ref, full or ref, width=width, words=words, sticker=sticker, frame=frame
        )

    def _link(self, body: Body, width: float) -> Content:
        parts: list[Part] = []
        if body.text:
            parts.append(self._text(body.text, width))
        for link in body.links:
            if link.title or link.description or link.thumb:
                parts.append(LinkPart(self._theme, self._pictures, link, width))
            elif link.url not in body.text:
                parts.append(self._text(link.url, width))
        if not parts:
            parts.append(self._text(body.url, width) if body.url else self._card("", body, width))
        return Content(tuple(parts))

    def _text(self, text: str, width: float) -> TextPart:
        font = self._theme.font("body")
        if is_emoji_only(text):
            font = QFont(font)
            font.setPointSizeF(font.pointSizeF() * EMOJI_SCALE)
        return TextPart(text, font, self._theme.color("text"), self._theme.color("accent"), width)

    def _card(self, local: str, body: Body, width: float) -> CardPart:
        return CardPart(self._theme, face_of(body, local or body.url), width)


PLAIN = {
    Kind.VOICE: ("microphone", str(QT_TRANSLATE_NOOP("Inbox", "Voice message"))),
    Kind.VIDEO: ("play", str(QT_TRANSLATE_NOOP("Inbox", "Video"))),
    Kind.CALL: ("phone", str(QT_TRANSLATE_NOOP("Inbox", "Call"))),
    Kind.STICKER: ("sticker-emoji", str(QT_TRANSLATE_NOOP("Inbox", "Sticker"))),
}


def face_of(body: Body, ref: str) -> CardFace:
    """The card of a kind that is neither words nor picture."""
    button = QCoreApplication.translate("Inbox", "Save…") if ref else ""
    act = Act.SAVE if ref else None
    if body.kind in PLAIN:
        icon, title = PLAIN[body.kind]
        on_zalo = QCoreApplication.translate("Inbox", "Open it in Zalo")
        return CardFace(icon, QCoreApplication.translate("Inbox", title), on_zalo, button, act, ref)
    if body.kind is Kind.FILE:
        name = body.file_name or QCoreApplication.translate("Inbox", "File")
        return CardFace(file_icon(name), name, i18n.size(body.file_size) if body.file_size else "", button, act, ref)
    if body.kind is Kind.LOCATION:
        return _place_face(body.place)
    if body.kind is Kind.CARD:
        title = QCoreApplication.translate("Inbox", "Business card")
        return CardFace("card-account-details-outline", body.text or title, title)
    title = QCoreApplication.translate("Inbox", "See this kind of message in Zalo")
    raw = QCoreApplication.translate("Inbox", "Kind: {type}").format(type=body.raw_type) if body.raw_type else ""
    return CardFace("message-question-outline", title, raw)


def _place_face(place: Place | None) -> CardFace:
    title = QCoreApplication.translate("Inbox", "Location")
    if place is None:
        return CardFace("map-marker", title, QCoreApplication.translate("Inbox", "Open it in Zalo"))
    where = f"{place.latitude:.5f}, {place.longitude:.5f}"
    address = MAP.format(latitude=place.latitude, longitude=place.longitude)
    button = QCoreApplication.translate("Inbox", "Open the map")
    return CardFace("map-marker", title, where, button, Act.LINK, address)


def file_icon(name: str) -> str:
    match name.rsplit(".", 1)[-1].lower():
        case "pdf":
            return "file-pdf-box"
        case "doc" | "docx":
            return "file-word-outline"
        case "xls" | "xlsx" | "csv":
            return "file-table-outline"
        case _:
            return "file-outline"


def body_of(item: OutboxItem) -> Body:
    """An outbox item as the message it will be."""
    attachment = item.attachment
    name, size = (attachment.name, attachment.size) if attachment else ("", 0)
    if item.kind is OutboxKind.FILE:
        return Body(Kind.FILE, item.text, file_name=name, file_size=size)
    return Body(item_kind(item), item.text)


def _own_ref(item: OutboxItem) -> str:
    return local_ref(item.attachment.key) if item.attachment is not None else ""


def is_emoji_only(text: str) -> bool:
    """One to three emoji and nothing else: shown large."""
    signs = [sign for sign in text.strip() if sign not in "\ufe0f\u200d\u20e3 " and not 0x1F3FB <= ord(sign) <= 0x1F3FF]
    return 0 < len(signs) <= MOST_EMOJI and all(ord(sign) >= BIG_FROM and _pictorial(ord(sign)) for sign in signs)


def _pictorial(code: int) -> bool:
    return 0x1F000 <= code <= 0x1FAFF or 0x2600 <= code <= 0x27BF or 0x2B00 <= code <= 0x2BFF
