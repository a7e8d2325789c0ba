"""What the window shows until there is something to show: the outlines of list and thread."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Radius, Size, Space


class Skeleton(QWidget):
    """Painted in one go: it is the whole first paint."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paths and the palette's own brushes: every other way to fill makes all of QtCore.Qt, 21 ms (limits.md)."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, self)
        painter.fillPath(_rows(self.height()), self.palette().alternateBase())
        painter.end()


def paint_ground(painter: QPainter, widget: QWidget, width: int = 0) -> None:
    """The rail, the list's ground and the thread's."""
    looks = widget.palette()
    painter.fillPath(_box(QRectF(widget.rect())), looks.window())
    painter.fillPath(_box(QRectF(Size.NAV, 0, width or Size.LIST, widget.height())), looks.base())


def _box(area: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(area)
    return path


def _rows(height: int) -> QPainterPath:
    """A picture and two lines of text a row."""
    path = QPainterPath()
    left = Size.NAV + Space.L
    text = left + Size.AVATAR + Space.M
    for row in range((height - Size.LIST_HEAD) // Size.ROW):
        top = Size.LIST_HEAD + row * Size.ROW + Space.M
        path.addEllipse(QRectF(left, top, Size.AVATAR, Size.AVATAR))
        for line, width in ((0, 0.4), (Space.XL, 0.65)):
            bar = QRectF(text, top + Space.XS + line, Size.LIST * width, Space.M)
            path.addRoundedRect(bar, Radius.S / 2, Radius.S / 2)
    return path
