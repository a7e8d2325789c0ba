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
AT_ONCE = 4
"""So many are made in a frame while the list scrolls: a frame that had to draw a whole screen anew would come late."""
Paint = Callable[[QPainter, QRectF], None]


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
    """`clear` when something else has changed: colours, sizes, language."""

    def __init__(self) -> None:
        self._kept: OrderedDict[ConversationId, tuple[ConversationRow, Look, QPixmap]] = OrderedDict()
        self._skeleton: tuple[Look, QPixmap] | None = None
        self._left: int | None = None
        self.owed = False
        """Some were not made because the ration was used up."""

    def ration(self) -> None:
        """Make AT_ONCE pictures and no more, until this is called again, or `relieve`."""
        self._left, self.owed = AT_ONCE, False

    def relieve(self) -> None:
        """Make as many as are asked for, as at first."""
        self._left, self.owed = None, False

    def plate(self, row: ConversationRow, look: Look, ground: QColor, paint: Paint) -> QPixmap | None:
        """The row's picture; `paint` makes it on `ground` if there is none. Nothing once the ration is used up."""
        known = self._kept.get(row.id)
        if known is not None and known[1] == look and (known[0] is row or known[0] == row):
            self._kept.move_to_end(row.id)
            return known[2]
        if self._left == 0:
            self.owed = True
            return None
        if self._left is not None:
            self._left -= 1
        made = _made(look, ground, paint)
        self._kept[row.id] = (row, look, made)
        self._kept.move_to_end(row.id)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return made

    def skeleton(self, look: Look, ground: QColor, paint: Paint) -> QPixmap:
        """The picture of any row that is not there yet."""
        if self._skeleton is None or self._skeleton[0] != look:
            self._skeleton = look, _made(look, ground, paint)
        return self._skeleton[1]

    def clear(self) -> None:
        self._kept.clear()
        self._skeleton = None

    def forget(self, avatar: str) -> bool:
        """This picture is another now, or there at last: whether it is a customer's of one of the rows."""
        keys = [key for key, (row, *_) in self._kept.items() if row.avatar == avatar]
        for key in keys:
            del self._kept[key]
        return bool(keys)


def _made(look: Look, ground: QColor, paint: Paint) -> QPixmap:
    made = QPixmap((QSizeF(look.width, look.height) * look.ratio).toSize())
    made.setDevicePixelRatio(look.ratio)
    made.fill(ground)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter, QRectF(0, 0, look.width, look.height))
    painter.end()
    return made
