"""A turning arc: something is on its way. It stands still while nobody sees it."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Size

STEP_MS = 50
STEP_DEGREES = 24
ARC_DEGREES = 100
STROKE = 0.11


class Spinner(QWidget):
    def __init__(self, theme: Theme, size: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._angle = theme, 0
        edge = size or Size.ICON_L
        self.setFixedSize(edge, edge)
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self._turn)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def _turn(self) -> None:
        self._angle = (self._angle - STEP_DEGREES) % 360
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stroke = self.width() * STROKE
        ring = QRectF(self.rect()).adjusted(stroke, stroke, -stroke, -stroke)
        painter.setPen(QPen(self._theme.color("faint"), stroke))
        painter.drawEllipse(ring)
        painter.setPen(QPen(self._theme.color("accent"), stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(ring, self._angle * 16, ARC_DEGREES * 16)
        painter.end()
