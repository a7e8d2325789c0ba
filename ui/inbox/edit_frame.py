"""The frame around what is cropped or blurred: where its handles are, what they do, how it looks."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.domain.photo_edit import SMALLEST, Box
from ui.theme.theme import Theme
from ui.theme.tokens import Size, px

Handle = tuple[int, int]
"""Which edges it moves: -1 the left or upper one, 1 the right or lower one, 0 neither."""
PLACES: tuple[Handle, ...] = tuple((x, y) for y in (-1, 0, 1) for x in (-1, 0, 1) if x or y)
DOT = 9.0
_SHAPES = {
    (0, 1): Qt.CursorShape.SizeVerCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor,
    (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor,
}
CURSORS = _SHAPES | {(-x, -y): shape for (x, y), shape in _SHAPES.items()}


def handles(place: QRectF) -> list[tuple[Handle, QRectF]]:
    """Every handle and the area where it can be taken."""
    edge = float(Size.CHIP)
    found = []
    for x, y in PLACES:
        centre = place.center() + QPointF(x * place.width() / 2, y * place.height() / 2)
        found.append(((x, y), QRectF(centre.x() - edge / 2, centre.y() - edge / 2, edge, edge)))
    return found


def moved_edges(box: Box, handle: Handle, right: float, down: float) -> Box:
    """The box with the handle's edges elsewhere, inside the photo; an edge pulled over the other one becomes it."""
    x, y = handle
    sides = sorted(
        (_in(box.left + right * (x < 0)), _in(box.right + right * (x > 0))),
    )
    ends = sorted((_in(box.top + down * (y < 0)), _in(box.bottom + down * (y > 0))))
    left, top = min(sides[0], 1.0 - SMALLEST / 2), min(ends[0], 1.0 - SMALLEST / 2)
    return Box(left, top, max(sides[1], left + SMALLEST / 2), max(ends[1], top + SMALLEST / 2))


def _in(share: float) -> float:
    return min(1.0, max(0.0, share))


def paint_frame(painter: QPainter, theme: Theme, place: QRectF, *, thirds: bool = False) -> None:
    """White lines with a dark edge, so that they are seen on any photo; `thirds` to compose by."""
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, wide in ((theme.shade(), px(3)), (theme.color("on_avatar"), px(1.5))):
        painter.setPen(QPen(colour, wide))
        painter.drawRect(place)
    if thirds:
        line = theme.color("on_avatar")
        line.setAlphaF(0.5)
        painter.setPen(QPen(line, px(1)))
        for part in (1, 2):
            x, y = place.left() + part * place.width() / 3, place.top() + part * place.height() / 3
            painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()))
            painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y))
    painter.setPen(QPen(theme.shade(), px(1)))
    painter.setBrush(theme.color("on_avatar"))
    for _, area in handles(place):
        painter.drawEllipse(area.center(), px(DOT) / 2, px(DOT) / 2)
    painter.restore()
