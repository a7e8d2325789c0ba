"""What the window shows until there is something to show: the outlines of list and thread."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Radius, Size, Space


class Skeleton(QWidget):
    """Painted in one go: it is the whole first paint."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("window"))
        painter.fillRect(QRectF(Size.NAV, 0, Size.LIST, self.height()), self._theme.color("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.color("window"))
        painter.setBrush(self._theme.color("hover"))
        left = Size.NAV + Space.L
        for row in range((self.height() - Size.BAR) // Size.ROW):
            top = Size.BAR + row * Size.ROW + Space.M
            painter.drawEllipse(QRectF(left, top, Size.AVATAR, Size.AVATAR))
            text = left + Size.AVATAR + Space.M
            for line, width in ((0, 0.4), (Space.XL, 0.65)):
                bar = QRectF(text, top + Space.XS + line, Size.LIST * width, Space.M)
                painter.drawRoundedRect(bar, Radius.S / 2, Radius.S / 2)
        painter.end()
