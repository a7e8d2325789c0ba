"""A picture under a round window: dragged, zoomed and moved by keys until the face is in it."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Size

MOST_ZOOM = 5.0
STEP = 0.02
"""An arrow key moves by this share of the window."""
NOTCH = 1.15
SHADE = 0.6
ARROWS = {
    Qt.Key.Key_Left: (1.0, 0.0),
    Qt.Key.Key_Right: (-1.0, 0.0),
    Qt.Key.Key_Up: (0.0, 1.0),
    Qt.Key.Key_Down: (0.0, -1.0),
}


class CropCanvas(QWidget):
    """`zoomed` follows every change of `zoom`, 1 (all that fits) to MOST_ZOOM."""

    zoomed = Signal(float)

    def __init__(self, image: QImage, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image, self._theme = image, theme
        self._centre = QPointF(image.width() / 2, image.height() / 2)
        self._drag: QPointF | None = None
        self.zoom = 1.0
        self.setFixedSize(Size.CROP, Size.CROP)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(self.tr("Picture"))
        self.setAccessibleDescription(self.tr("Arrows move it, plus and minus make it larger and smaller"))

    @property
    def square(self) -> QRectF:
        """What is inside the window, in pixels of the picture."""
        side = min(self._image.width(), self._image.height()) / self.zoom
        return QRectF(self._centre.x() - side / 2, self._centre.y() - side / 2, side, side)

    def cropped(self, edge: int) -> QImage:
        """The square, no larger than `edge`."""
        piece = self._image.copy(self.square.toRect())
        if piece.width() <= edge:
            return piece
        mode = Qt.TransformationMode.SmoothTransformation
        return piece.scaled(edge, edge, Qt.AspectRatioMode.IgnoreAspectRatio, mode)

    def set_zoom(self, zoom: float) -> None:
        zoom = max(1.0, min(zoom, MOST_ZOOM))
        if zoom != self.zoom:
            self.zoom = zoom
            self._go(self._centre)
            self.zoomed.emit(zoom)

    def _move(self, by: QPointF) -> None:
        """By a distance on the screen; the picture follows the hand."""
        self._go(self._centre - by * (self.square.width() / self.width()))

    def _go(self, centre: QPointF) -> None:
        half = self.square.width() / 2
        width, height = self._image.width(), self._image.height()
        x = max(half, min(centre.x(), width - half))
        y = max(half, min(centre.y(), height - half))
        self._centre = QPointF(x, y)
        self.update()

    # --- Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        whole = QRectF(self.rect())
        painter.drawImage(whole, self._image, self.square)
        around, window = QPainterPath(), QPainterPath()
        around.addRect(whole)
        window.addEllipse(whole.adjusted(2, 2, -2, -2))
        shade = self._theme.color("surface")
        shade.setAlphaF(SHADE)
        painter.fillPath(around.subtracted(window), shade)
        pen = QPen(self._theme.color("accent" if self.hasFocus() else "secondary"), 2)
        painter.strokePath(window, pen)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            self._move(event.position() - self._drag)
            self._drag = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.set_zoom(self.zoom * (NOTCH if event.angleDelta().y() > 0 else 1 / NOTCH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in ARROWS:
            x, y = ARROWS[key]
            self._move(QPointF(x, y) * (STEP * self.width()))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.set_zoom(self.zoom * NOTCH)
        elif key == Qt.Key.Key_Minus:
            self.set_zoom(self.zoom / NOTCH)
        else:
            super().keyPressEvent(event)
