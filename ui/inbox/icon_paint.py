"""An icon into the middle of a place, for delegates."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QIcon, QPainter


def paint_icon(painter: QPainter, icon: QIcon, centre: QPointF, edge: int) -> None:
    area = QRectF(centre.x() - edge / 2, centre.y() - edge / 2, edge, edge)
    icon.paint(painter, area.toRect())
