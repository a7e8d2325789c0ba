"""A picture alone: fitted, zoomed at the mouse or between two fingers, dragged, turned."""

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QImageReader,
    QMouseEvent,
    QMovie,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QSizePolicy, QWidget

from ui.inbox.animations import MOST_PIXELS
from ui.theme.theme import Theme

STEP = 1.2
MOST_ZOOM = 8.0
PAN = 0.12
"""An arrow key moves the picture by this share of the window."""
NOTCH = 120
"""What a mouse wheel's notch measures."""


class PhotoCanvas(QWidget):
    """The picture, by default as large as fits but never larger than it is."""

    left = Signal()
    """A click beside the picture."""
    zoomed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image = QImage()
        self._size = QSizeF()
        self._zoom = 0.0
        self._turns = 0
        self._shift = QPointF()
        self._grab: QPoint | None = None
        self._moved = False
        self._movie: QMovie | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.grabGesture(Qt.GestureType.PinchGesture)

    # --- commands

    def show_image(self, image: QImage, size: QSizeF | None = None) -> None:
        """Another picture; `size` is its own in pixels where `image` is a smaller copy of it."""
        self._stop()
        self._image = image
        self._size = size if size is not None else QSizeF(image.size())
        self._turns = 0
        self.fit()

    def refine(self, image: QImage) -> None:
        """The same picture with more pixels: nothing moves."""
        self._image = image
        self._size = QSizeF(image.size())
        self.update()

    def play(self, data: bytes) -> None:
        """Let the shown picture move."""
        self._stop()
        movie = QMovie(self)
        buffer = QBuffer(movie)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        size = QImageReader(buffer).size()
        buffer.seek(0)
        if size.width() * size.height() > MOST_PIXELS:
            movie.deleteLater()
            return
        movie.setDevice(buffer)
        if movie.isValid():
            movie.frameChanged.connect(lambda _: self._on_frame(movie))
            self._movie = movie
            movie.start()

    def _on_frame(self, movie: QMovie) -> None:
        self._image = movie.currentImage()
        self.update()

    def _stop(self) -> None:
        if self._movie is not None:
            self._movie.stop()
            self._movie.deleteLater()
            self._movie = None

    def turn(self, quarters: int) -> None:
        self._turns = (self._turns + quarters) % 4
        self.fit()

    def fit(self) -> None:
        self._zoom, self._shift = 0.0, QPointF()
        self._note()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Closer or farther, keeping the point under the mouse."""
        old = self.scale
        new = max(min(self._fitting(), self._real()), min(MOST_ZOOM, old * factor))
        centre = QRectF(self.rect()).center()
        point = (at or centre) - centre - self._shift
        self._shift -= point * (new / old - 1)
        self._zoom = new
        if new <= self._fitting():
            self._zoom, self._shift = 0.0, QPointF()
        self._note()

    def pan(self, right: int, down: int) -> None:
        """Look at what lies in this direction."""
        self._push(-QPointF(right * self.width(), down * self.height()) * PAN)

    @property
    def is_zoomed(self) -> bool:
        return self._zoom > 0

    # --- where the picture is

    @property
    def scale(self) -> float:
        """Screen pixels to picture pixels."""
        return self._zoom or self._fitting()

    def _seen(self) -> QSizeF:
        return self._size.transposed() if self._turns % 2 else self._size

    def _real(self) -> float:
        """The scale at which a pixel of the picture is one of the screen."""
        return 1 / self.devicePixelRatioF()

    def _fitting(self) -> float:
        seen = self._seen()
        if seen.isEmpty():
            return self._real()
        return min(self.width() / seen.width(), self.height() / seen.height(), self._real())

    def area(self) -> QRectF:
        """Where the picture lies."""
        made = QRectF(QPointF(), self._seen() * self.scale)
        made.moveCenter(QRectF(self.rect()).center() + self._shift)
        return made

    def _push(self, by: QPointF) -> None:
        """Move the picture, never farther than its edge."""
        area = self.area()
        across, down = max(0.0, area.width() - self.width()) / 2, max(0.0, area.height() - self.height()) / 2
        x, y = self._shift.x() + by.x(), self._shift.y() + by.y()
        self._shift = QPointF(min(across, max(-across, x)), min(down, max(-down, y)))
        self.update()

    def _note(self) -> None:
        self._push(QPointF())
        self.zoomed.emit()

    # --- Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.ground())
        if not self._image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.translate(self.area().center())
            painter.rotate(90 * self._turns)
            size = self._size * self.scale
            painter.drawImage(QRectF(QPointF(-size.width() / 2, -size.height() / 2), size), self._image)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(STEP ** (event.angleDelta().y() / NOTCH), event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grab, self._moved = event.position().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grab is None:
            return
        point = event.position().toPoint()
        if self._zoom:
            self._push(QPointF(point - self._grab))
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._moved = self._moved or (point - self._grab).manhattanLength() > 2
        self._grab = point

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._grab = self._grab is not None, None
        self.unsetCursor()
        if pressed and not self._moved and not self.area().contains(event.position()):
            self.left.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._zoom:
            self.fit()
        else:
            self.zoom(max(self._real() / max(self._fitting(), 0.01), 2.0), event.position())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom(1.0 + event.value(), event.position())
            return True
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self.zoom(pinch.scaleFactor(), QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint())))
                return True
        return super().event(event)

    def resizeEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().resizeEvent(event)
        self._note()
