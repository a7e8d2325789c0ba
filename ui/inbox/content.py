"""Entry → the parts of its bubble: what of a message is shown as words, as a picture or as a card."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont

from app.domain.messages import Body, Kind
from app.domain.outbox import OutboxItem, OutboxKind
from ui.inbox.album_part import AlbumPart, Cell
from ui.inbox.card_part import CardFace, CardPart
from ui.inbox.faces import face_of, says
from ui.inbox.fitted import Fitted
from ui.inbox.footer import sign_of
from ui.inbox.parts import Part, TextPart
from ui.inbox.picture_parts import Frame, LinkPart, PicturePart
from ui.inbox.pictures import Pictures, local_ref
from ui.inbox.quote_part import QuotePart
from ui.inbox.voice_part import VoicePart
from ui.inbox.voices import VoicePlayer
from ui.inbox.words import again_word, item_kind
from ui.models.entries import Entry
from ui.theme.theme import Theme
from ui.theme.tokens import Space

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
    """Makes parts with one theme, one picture store, one player and the animations of one view."""

    def __init__(self, theme: Theme, pictures: Pictures, frame: Frame, player: VoicePlayer) -> None:
        self._theme = theme
        self._pictures = pictures
        self._frame = frame
        self._player = player
        self._fitted = Fitted()

    def content(self, entry: Entry, width: float) -> Content:
        """The parts of a message, an album or an outbox item, no wider than `width` pixels without the bubble's
        padding."""
        if entry.album:
            return self._album(entry, width)
        body, local = shown(entry)
        made = self._of_body(body, local, width)
        if entry.quote is None:
            return made
        wide = max(part.size.width() for part in made.parts)
        return Content((QuotePart(self._theme, entry.quote, width, least=wide), *made.parts))

    def _of_body(self, body: Body, local: str, width: float) -> Content:
        picture, words = local or body.url or body.thumb, body.text
        made: Content | None = None
        match body.kind:
            case Kind.TEXT if words:
                made = self._words(words, width)
            case Kind.PHOTO | Kind.GIF if picture:
                made = self._picture(body, local, width)
            case Kind.VIDEO if body.thumb:
                made = self._picture(body, local, width)
            case Kind.STICKER if picture:
                made = Content((self._image(picture, "", width, sticker=True),), bare=True)
            case Kind.VOICE if local or body.url:
                made = self._voice(body, local, width)
            case Kind.LINK:
                made = self._link(body, width)
        return made or self._of_card(body, local or body.url, width)

    def _of_card(self, body: Body, ref: str, width: float) -> Content:
        card = self._card(face_of(body, ref), width)
        return Content((card,) if not body.text or says(body) else (card, self._text(body.text, width)))

    def _words(self, text: str, width: float) -> Content:
        part = self._text(text, width)
        if not part.cut:
            return Content((part,))
        note = QCoreApplication.translate("Inbox", "Only the beginning is shown. “Copy text” takes all of it.")
        return Content((part, self._note(note, width)))

    def _album(self, entry: Entry, width: float) -> Content:
        cells, caption = [], ""
        for one in entry.album:
            body, local = shown(one)
            cells.append(Cell(local or body.thumb or body.url, local or body.url or body.thumb, sign_of(one)))
            caption = caption or body.text
        grid = AlbumPart(self._theme, self._pictures, self._fitted, tuple(cells), width + 2 * Space.M)
        if not caption:
            return Content((grid,), bare=True)
        return Content((grid, self._text(caption, grid.size.width() - 2 * Space.M)), False, True)

    def _picture(self, body: Body, local: str, width: float) -> Content:
        thumb = local or body.thumb or body.url
        full = local or body.url or body.thumb
        film = body.url if body.kind is Kind.VIDEO else ""
        image = self._image(thumb, full, width + 2 * Space.M, moving=body.kind is Kind.GIF, film=film)
        if not body.text:
            return Content((image,), bare=True)
        return Content((image, self._text(body.text, max(image.size.width() - 2 * Space.M, width * 0.5))), False, True)

    def _image(
        self, ref: str, full: str, width: float, *, sticker: bool = False, moving: bool = False, film: str = ""
    ) -> PicturePart:
        words = (
            QCoreApplication.translate("Inbox", "Loading…"),
            QCoreApplication.translate("Inbox", "No longer on Zalo's server"),
            QCoreApplication.translate("Inbox", "This picture can't be shown"),
            again_word(),
        )
        return PicturePart(
            self._theme,
            self._pictures,
            ref,
            full or ref,
            width=width,
            fitted=self._fitted,
            words=words,
            sticker=sticker,
            frame=self._frame if moving else None,
            film=film,
        )

    def _voice(self, body: Body, local: str, width: float) -> Content:
        part = VoicePart(self._theme, self._player, local or body.url, body.seconds, width)
        return Content((part, self._text(body.text, width)) if body.text else (part,))

    def _link(self, body: Body, width: float) -> Content:
        parts: list[Part] = []
        if body.text:
            parts.append(self._text(body.text, width))
        for link in body.links:
            if link.title or link.description or link.thumb:
                parts.append(LinkPart(self._theme, self._pictures, self._fitted, link, width))
            elif link.url not in body.text:
                parts.append(self._text(link.url, width))
        if not parts:
            parts.append(self._text(body.url, width) if body.url else self._card(face_of(body, ""), width))
        return Content(tuple(parts))

    def _text(self, text: str, width: float) -> TextPart:
        font = self._theme.font("body")
        if is_emoji_only(text):
            font = QFont(font)
            font.setPointSizeF(font.pointSizeF() * EMOJI_SCALE)
        return TextPart(text, font, self._theme.color("text"), self._theme.color("accent"), width)

    def _note(self, text: str, width: float) -> TextPart:
        colour = self._theme.color("secondary")
        return TextPart(text, self._theme.font("caption"), colour, colour, width, lines=3)

    def _card(self, face: CardFace, width: float) -> CardPart:
        return CardPart(self._theme, self._pictures, face, width)


def shown(entry: Entry) -> tuple[Body, str]:
    """What a message or outbox item says, and the reference of our own file that it shows, if it was sent from here."""
    item = entry.item
    local = local_ref(item.attachment.key) if item is not None and item.attachment is not None else ""
    if entry.message is not None:
        return entry.message.body, local
    assert item is not None
    return body_of(item), local


def body_of(item: OutboxItem) -> Body:
    """An outbox item as the message it will be."""
    attachment = item.attachment
    name, size = (attachment.name, attachment.size) if attachment else ("", 0)
    if item.kind is OutboxKind.FILE:
        return Body(Kind.FILE, item.text, file_name=name, file_size=size)
    return Body(item_kind(item), item.text)


def is_emoji_only(text: str) -> bool:
    """One to three emoji and nothing else: shown large."""
    signs = [sign for sign in text.strip() if sign not in "\ufe0f\u200d\u20e3 " and not 0x1F3FB <= ord(sign) <= 0x1F3FF]
    return 0 < len(signs) <= MOST_EMOJI and all(ord(sign) >= BIG_FROM and _pictorial(ord(sign)) for sign in signs)


def _pictorial(code: int) -> bool:
    return 0x1F000 <= code <= 0x1FAFF or 0x2600 <= code <= 0x27BF or 0x2B00 <= code <= 0x2BFF
