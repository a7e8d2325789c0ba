"""Pictures cut to the size at which they are shown: scaled once, not at every frame."""

from collections import OrderedDict

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap

KEPT_BYTES = 48 * 1024 * 1024

Corners = tuple[float, float, float, float]
"""Radii: top left, top right, bottom right, bottom left."""


class Fitted:
    """One for a view. A piece is known by its picture, size, corners and the screen's ratio."""

    def __init__(self) -> None:
        self._pieces: OrderedDict[tuple[object, ...], QPixmap] = OrderedDict()
        self._bytes = 0

    def paint(self, painter: QPainter, pixmap: QPixmap, area: QRectF, corners: Corners, *, whole: bool = False) -> None:
        """Fill `area` with the picture; `whole` shows all of it, and leaves room beside it rather than cutting."""
        ratio = painter.device().devicePixelRatioF()
        key = (pixmap.cacheKey(), area.width(), area.height(), corners, whole, ratio)
        piece = self._pieces.get(key)
        if piece is None:
            piece = _cut(pixmap, area.size(), corners, ratio, whole=whole)
            self._keep(key, piece)
        else:
            self._pieces.move_to_end(key)
        painter.drawPixmap(area.topLeft(), piece)

    def _keep(self, key: tuple[object, ...], piece: QPixmap) -> None:
        self._pieces[key] = piece
        self._bytes += _bytes(piece)
        while self._bytes > KEPT_BYTES and len(self._pieces) > 1:
            _, gone = self._pieces.popitem(last=False)
            self._bytes -= _bytes(gone)


def _cut(pixmap: QPixmap, size: QSizeF, corners: Corners, ratio: float, *, whole: bool) -> QPixmap:
    piece = QPixmap((size * ratio).toSize())
    piece.setDevicePixelRatio(ratio)
    piece.fill(Qt.GlobalColor.transparent)
    mode = Qt.AspectRatioMode.KeepAspectRatio if whole else Qt.AspectRatioMode.KeepAspectRatioByExpanding
    shown = QRectF(QPointF(), QSizeF(pixmap.size()).scaled(size, mode))
    shown.moveCenter(QRectF(QPointF(), size).center())
    painter = QPainter(piece)
    painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
    if any(corners):
        painter.setClipPath(round_path(QRectF(QPointF(), size), corners))
    # Qt's own scaling to less than half skips pixels; from an image of the right size it doesn't.
    scaled = pixmap.scaled(
        (shown.size() * ratio).toSize(),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    painter.drawPixmap(shown, scaled, QRectF(scaled.rect()))
    painter.end()
    return piece


def _bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4


def round_path(area: QRectF, corners: Corners) -> QPainterPath:
    """A rectangle with a radius for each corner."""
    top_left, top_right, bottom_right, bottom_left = corners
    path = QPainterPath(area.topLeft() + QPointF(top_left, 0))
    path.lineTo(area.topRight() - QPointF(top_right, 0))
    path.quadTo(area.topRight(), area.topRight() + QPointF(0, top_right))
    path.lineTo(area.bottomRight() - QPointF(0, bottom_right))
    path.quadTo(area.bottomRight(), area.bottomRight() - QPointF(bottom_right, 0))
    path.lineTo(area.bottomLeft() + QPointF(bottom_left, 0))
    path.quadTo(area.bottomLeft(), area.bottomLeft() - QPointF(0, bottom_left))
    path.lineTo(area.topLeft() + QPointF(0, top_left))
    path.quadTo(area.topLeft(), area.topLeft() + QPointF(top_left, 0))
    path.closeSubpath()
    return path
