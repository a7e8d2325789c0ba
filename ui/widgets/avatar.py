"""A round picture, or initials on a colour that stays the same for the same id."""

import zlib

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Size

INITIAL_SCALE = 0.4


def initials(name: str) -> str:
    """What stands for a name: the first letters of its first and last words ("Nguyễn Thị Ánh" → "NÁ"), "?" for none."""
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def avatar_colour(theme: Theme, key: str) -> QColor:
    """The background of the initials: always the same for the same key."""
    colours = theme.tokens.avatars
    return QColor(colours[zlib.crc32(key.encode()) % len(colours)])


def paint_avatar(
    painter: QPainter, rect: QRectF, theme: Theme, key: str, name: str, *, picture: QImage | None = None
) -> None:
    """Draw an avatar, in a widget or a delegate. `picture` is cut to a circle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    circle = QPainterPath()
    circle.addEllipse(rect)
    if picture is not None and not picture.isNull():
        painter.setClipPath(circle)
        side = min(picture.width(), picture.height())
        source = QRectF((picture.width() - side) / 2, (picture.height() - side) / 2, side, side)
        painter.drawImage(rect, picture, source)
    else:
        painter.fillPath(circle, avatar_colour(theme, key))
        font = theme.font("strong")
        font.setPixelSize(max(1, round(rect.height() * INITIAL_SCALE)))
        painter.setFont(font)
        painter.setPen(theme.color("on_avatar"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials(name))
    painter.restore()


class Avatar(QWidget):
    """An avatar of a fixed size."""

    def __init__(self, theme: Theme, size: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._key, self._name = "", ""
        self._picture: QImage | None = None
        edge = size or Size.AVATAR
        self.setFixedSize(edge, edge)
        theme.changed.connect(self.update)

    def show_person(self, key: str, name: str, picture: QImage | None = None) -> None:
        self._key, self._name, self._picture = key, name, picture
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_avatar(painter, QRectF(self.rect()), self._theme, self._key, self._name, picture=self._picture)
        painter.end()
