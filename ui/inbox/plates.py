"""Rows of the conversation list as they were painted last: while one scrolls, a row is drawn once, not once a frame."""

from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPixmap

from app.domain.conversations import ConversationRow
from app.domain.ids import ConversationId

KEPT = 48
"""Two screens full."""


class Look(NamedTuple):
    """Whatever a row's picture depends on beside the row: with another one it is painted again."""

    width: float
    height: float
    ratio: float
    state: int
    """Selected, under the mouse, focused."""
    minute: int
    """Of the clock: the row says how long ago things were."""


class Plates:
    """`clear` when something else has changed: colours, sizes, language, pictures."""

    def __init__(self) -> None:
        self._kept: OrderedDict[ConversationId | None, tuple[ConversationRow | None, Look, QPixmap]] = OrderedDict()

    def plate(
        self, row: ConversationRow | None, look: Look, ground: QColor, paint: Callable[[QPainter, QRectF], None]
    ) -> QPixmap:
        """The row's picture (of one that is still being read: the same for all); `paint` makes it on `ground` if there
        is none."""
        key = None if row is None else row.id
        known = self._kept.get(key)
        if known is not None and known[1] == look and (known[0] is row or known[0] == row):
            self._kept.move_to_end(key)
            return known[2]
        size = QSizeF(look.width, look.height)
        made = QPixmap((size * look.ratio).toSize())
        made.setDevicePixelRatio(look.ratio)
        made.fill(ground)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, QRectF(0, 0, look.width, look.height))
        painter.end()
        self._kept[key] = (row, look, made)
        self._kept.move_to_end(key)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return made

    def clear(self) -> None:
        self._kept.clear()
