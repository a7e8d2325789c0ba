"""The small card of what is neither words nor picture: a file, a place, a call, somebody's business card."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath

from ui.inbox.hit import Act, Hit
from ui.inbox.icon_paint import paint_icon
from ui.inbox.pictures import Pictures
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space


@dataclass(frozen=True, slots=True)
class Choice:
    """A word below a card, and what pressing it does."""

    label: str
    act: Act
    value: str


@dataclass(frozen=True, slots=True)
class CardFace:
    """What a card says. Pressing the card itself is pressing its first choice. `picture` stands in the icon's place."""

    icon: str
    title: str
    subtitle: str = ""
    choices: tuple[Choice, ...] = ()
    picture: str = ""
    quiet: bool = False
    """Nothing to act on, only to know: the disc keeps its colour back."""

    @property
    def act(self) -> Act | None:
        return self.choices[0].act if self.choices else None


class CardPart:
    """An icon on a disc, a title, a line below it, and words to press."""

    def __init__(self, theme: Theme, pictures: Pictures, face: CardFace, width: float) -> None:
        self._theme = theme
        self._pictures = pictures
        self._face = face
        self._title_font, self._font = theme.font("strong"), theme.font("caption")
        title, small = QFontMetricsF(self._title_font), QFontMetricsF(self._font)
        self._title_height, self._small_height = title.height(), small.height()
        self._text_height = title.height() + (small.height() if face.subtitle else 0)
        self._block = max(float(Size.AVATAR), self._text_height)
        self._text_left = float(Size.AVATAR + Space.M)
        self._wide = [small.horizontalAdvance(choice.label) for choice in face.choices]
        row = sum(self._wide) + Space.L * max(0, len(self._wide) - 1)
        height = self._block + (self._small_height + Space.S if face.choices else 0)
        wish = self._text_left + max(title.horizontalAdvance(face.title), small.horizontalAdvance(face.subtitle), row)
        self.size = QSizeF(min(width, max(wish, 0.8 * Size.LIST_MIN)), height)
        last = row if face.choices else small.horizontalAdvance(face.subtitle)
        self.last_width = min(self._text_left + last, self.size.width())

    def paint(self, painter: QPainter, at: QPointF) -> None:
        face = self._face
        disc = QRectF(at.x(), at.y() + (self._block - Size.AVATAR) / 2, Size.AVATAR, Size.AVATAR)
        self._paint_disc(painter, disc)
        room = self.size.width() - self._text_left
        top = at.y() + (self._block - self._text_height) / 2
        left = at.x() + self._text_left
        self._line(painter, face.title, self._title_font, "text", QRectF(left, top, room, self._title_height))
        below = QRectF(left, top + self._title_height, room, self._small_height)
        self._line(painter, face.subtitle, self._font, "secondary", below)
        for choice, area in zip(face.choices, self._places(at), strict=True):
            self._line(painter, choice.label, self._font, "accent", area.adjusted(0, 0, 1, 0))

    def _paint_disc(self, painter: QPainter, disc: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        quiet = self._face.quiet
        painter.setBrush(self._theme.color("accent_soft" if quiet else "accent"))
        painter.drawEllipse(disc)
        if self._face.picture:
            self._pictures.look(self._face.picture)
        pixmap = self._pictures.pixmap(self._face.picture) if self._face.picture else None
        if pixmap is None:
            paint_icon(
                painter, self._theme.icon(self._face.icon, "accent" if quiet else "on_accent"), disc.center(), Size.ICON
            )
            return
        painter.save()
        round_face = QPainterPath()
        round_face.addEllipse(disc)
        painter.setClipPath(round_face)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = QSizeF(pixmap.size()).scaled(disc.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        area = QRectF(QPointF(), size)
        area.moveCenter(disc.center())
        painter.drawPixmap(area, pixmap, QRectF(pixmap.rect()))
        painter.restore()

    def _line(self, painter: QPainter, text: str, font: QFont, role: str, area: QRectF) -> None:
        if not text:
            return
        painter.setFont(font)
        painter.setPen(self._theme.color(role))
        mode = Qt.TextElideMode.ElideMiddle if role == "text" else Qt.TextElideMode.ElideRight
        elided = QFontMetricsF(font).elidedText(text, mode, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), elided)

    def _places(self, at: QPointF) -> list[QRectF]:
        left, top = at.x() + self._text_left, at.y() + self._block + Space.XS
        places = []
        for wide in self._wide:
            places.append(QRectF(left, top, wide, self._small_height))
            left += wide + Space.L
        return places

    def hits(self, at: QPointF) -> list[Hit]:
        choices = self._face.choices
        if not choices:
            return []
        whole = Hit(choices[0].act, QRectF(at, self.size), choices[0].value)
        grown = [area.adjusted(-Space.S, -Space.XS, Space.S, Space.XS) for area in self._places(at)]
        others = zip(choices[1:], grown[1:], strict=True)
        return [whole, *(Hit(choice.act, area, choice.value) for choice, area in others)]
