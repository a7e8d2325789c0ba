"""A photo alone: fitted, zoomed with the wheel, dragged, saved, copied."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import icon_button

STEP = 1.2
MOST_ZOOM = 8.0


class PhotoCanvas(QWidget):
    """The picture, by default as large as fits but never larger than it is."""

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image = QImage()
        self._zoom = 0.0
        self._shift = QPointF()
        self._grab: QPoint | None = None
        self._moved = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_image(self, image: QImage) -> None:
        self._image = image
        self.fit()

    @property
    def scale(self) -> float:
        """Screen pixels to picture pixels."""
        return self._zoom or self._fitting()

    def fit(self) -> None:
        self._zoom, self._shift = 0.0, QPointF()
        self.update()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Closer or farther, keeping the point under the mouse."""
        old = self.scale
        new = max(min(self._fitting(), 1.0), min(MOST_ZOOM, old * factor))
        centre = QRectF(self.rect()).center()
        point = (at or centre) - centre - self._shift
        self._shift -= point * (new / old - 1)
        self._zoom = new
        if new <= self._fitting():
            self._zoom, self._shift = 0.0, QPointF()
        self.update()

    def _fitting(self) -> float:
        if self._image.isNull():
            return 1.0
        return min(self.width() / self._image.width(), self.height() / self._image.height(), 1.0)

    def area(self) -> QRectF:
        """Where the picture lies."""
        size = self._image.size().toSizeF() * self.scale if not self._image.isNull() else QRectF().size()
        made = QRectF(QPointF(), size)
        made.moveCenter(QRectF(self.rect()).center() + self._shift)
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self._image.isNull():
            painter.drawImage(self.area(), self._image)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP, event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grab, self._moved = event.position().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grab is None:
            return
        point = event.position().toPoint()
        if self._zoom:
            self._shift += QPointF(point - self._grab)
            self.update()
        self._moved = self._moved or (point - self._grab).manhattanLength() > 2
        self._grab = point

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grab = None
        if not self._moved and not self.area().contains(event.position()):
            self.left.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._zoom:
            self.fit()
        else:
            self.zoom(1 / max(self._fitting(), 0.01), event.position())


class PhotoViewer(QDialog):
    """Esc or a click beside the photo closes it. `save_wanted` asks the pane to save the original."""

    save_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(self.tr("Photo"))
        window = parent.window()
        self.resize(
            max(Size.WINDOW_MIN_W - Space.HUGE, window.width() - Space.HUGE),
            max(Size.WINDOW_MIN_H - Space.HUGE, window.height() - Space.HUGE),
        )
        self.canvas = PhotoCanvas(theme)
        self.zoom_in = icon_button(theme, "magnify-plus-outline", self.tr("Larger (+)"))
        self.zoom_out = icon_button(theme, "magnify-minus-outline", self.tr("Smaller (-)"))
        self.fit = icon_button(theme, "fit-to-page-outline", self.tr("Fit (0)"))
        self.copy = icon_button(theme, "content-copy", self.tr("Copy"))
        self.save = icon_button(theme, "tray-arrow-down", self.tr("Save…"))
        self.close_button = icon_button(theme, "close", self.tr("Close (Esc)"))
        row = QHBoxLayout()
        row.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        row.addStretch()
        for widget in (self.zoom_out, self.zoom_in, self.fit, self.copy, self.save, self.close_button):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.canvas, 1)
        self.zoom_in.clicked.connect(lambda: self.canvas.zoom(STEP))
        self.zoom_out.clicked.connect(lambda: self.canvas.zoom(1 / STEP))
        self.fit.clicked.connect(self.canvas.fit)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self.save_wanted)
        self.close_button.clicked.connect(self.close)
        self.canvas.left.connect(self.close)
        self.canvas.setFocus()

    def show_image(self, image: QImage) -> None:
        self._image = image
        self.canvas.show_image(image)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setImage(self._image)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.canvas.zoom(STEP)
        elif event.key() == Qt.Key.Key_Minus:
            self.canvas.zoom(1 / STEP)
        elif event.key() == Qt.Key.Key_0:
            self.canvas.fit()
        else:
            super().keyPressEvent(event)
