"""A ring that fills: how far a file is on its way, with a cross in it where that can be stopped."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.theme.theme import Theme
from ui.theme.tokens import Size, px

FIRST = 0.04
"""So much is shown of what has only begun: an empty ring looks like nothing."""


def paint_ring(
    painter: QPainter, theme: Theme, centre: QPointF, done: float, edge: float, *, icon: str = "", solid: bool = False
) -> None:
    """A dark disc of `edge` pixels with a white arc of `done`, 0 to 1, from the top clockwise. `solid`: nothing is seen
    through it."""
    disc = QRectF(centre.x() - edge / 2, centre.y() - edge / 2, edge, edge)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.ground() if solid else theme.shade())
    painter.drawEllipse(disc)
    pen = QPen(theme.color("on_avatar"), px(2.5))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = px(4)
    painter.drawArc(disc.adjusted(inset, inset, -inset, -inset), 90 * 16, -round(max(FIRST, done) * 360 * 16))
    if icon:
        side = Size.ICON_S
        target = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
        theme.icon(icon, "on_avatar").paint(painter, target.toRect())
    painter.restore()
