"""The list's first rows, shown while what is behind the window is still loading; then the inbox takes their place."""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.domain.conversations import ConversationRow
from app.domain.ids import ConversationId
from ui.bridge import Answer
from ui.inbox.row import ConversationDelegate
from ui.shell.skeleton import paint_ground
from ui.theme.theme import Theme
from ui.theme.tokens import Radius, Size, Space

if TYPE_CHECKING:
    from ui.models.conversations import ConversationsModel
    from ui.shell.window import Window

PATIENCE_MS = 1_000
"""For a paint that doesn't come (the window is minimised) or an order that is long in reading."""


class FirstLook(QWidget):
    """Rows can be scrolled and clicked; the one clicked last is `chosen`, for the inbox to open."""

    painted = Signal()

    def __init__(
        self,
        theme: Theme,
        delegate: ConversationDelegate,
        rows: Sequence[ConversationRow],
        width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._width = width or Size.LIST
        self._theme, self._delegate, self._rows = theme, delegate, rows
        self._top = 0
        self.shared = any(row.waits or row.assignee is not None for row in rows)
        """Whether the list will have baskets above its filters."""
        self.chosen: ConversationId | None = None

    @property
    def _head(self) -> int:
        return Size.LIST_HEAD + (Size.FILTERS if self.shared else 0)

    def row_at(self, y: float) -> ConversationRow | None:
        """The row at this height of the widget."""
        number = int(y - self._head + self._top) // self._delegate.row_height if y >= self._head else -1
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, self, self._width)
        painter.setClipRect(QRectF(Size.NAV, self._head, self._width, self.height() - self._head))
        height = self._delegate.row_height
        fits = len(self._rows) * height <= self.height() - self._head
        width = self._width - (0 if fits else Size.SCROLL_BAR)  # as the list itself will have them
        for number, row in enumerate(self._rows):
            area = QRectF(Size.NAV, self._head + number * height - self._top, width, height)
            if area.bottom() > self._head and area.top() < self.height():
                self._paint_row(painter, area, row)
        painter.end()
        self.painted.emit()

    def _paint_row(self, painter: QPainter, area: QRectF, row: ConversationRow) -> None:
        if row.id == self.chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("selection"))
            painter.drawRoundedRect(area.adjusted(Space.XS, 1, -Space.XS, -1), Radius.S, Radius.S)
        self._delegate.paint_row(painter, area, row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position().y()) if Size.NAV <= event.position().x() < Size.NAV + self._width else None
        if row is not None:
            self.chosen = row.id
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        room = len(self._rows) * self._delegate.row_height + self._head - self.height()
        self._top = max(0, min(self._top - event.angleDelta().y(), room))
        self.update()

    async def handed_over(self, model: "ConversationsModel") -> None:
        """Wait until the inbox has what is shown here, so that nothing flickers."""
        if not model.ready:
            await _first_of(model.loaded)


async def show_first_look(window: "Window", theme: Theme, rows: Sequence[ConversationRow]) -> FirstLook:
    """Returns when the rows are painted: what comes next takes the processor from their paint."""
    look = FirstLook(theme, ConversationDelegate(theme, None, _now), rows, window.place.first_part("inbox", Size.LIST))
    window.show_page(look)
    await _first_of(look.painted)
    return look


async def _first_of(signal: SignalInstance) -> None:
    answer: Answer[None] = Answer()
    signal.connect(lambda: answer.give(None))
    QTimer.singleShot(PATIENCE_MS, lambda: answer.give(None))
    await answer.wait()


def _now() -> int:
    return int(time.time() * 1000)
