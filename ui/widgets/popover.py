"""A card that opens at what was pressed and goes with a click elsewhere or Esc."""

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme.style import set_role
from ui.theme.tokens import Space

EDGES = 4
"""Border and margin of both sides."""
SHARE = 0.75
"""Of the window's height at most; the rest scrolls."""


class Popover(QFrame):
    """Fill `column`. One lives as long as what opens it."""

    closed = Signal()

    def __init__(self, width: int, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "popover")
        self._width = width
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        self.column.setSpacing(Space.M)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        self._inside = inside
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(self._area)

    def open_at(self, anchor: QWidget) -> None:
        """Over or beside the anchor, wherever the window has room."""
        window = anchor.window()
        room = QRect(window.mapToGlobal(QPoint(0, 0)), window.size())
        width = min(self._width, room.width() - 2 * Space.M)
        self.setFixedWidth(width)
        self._inside.ensurePolished()
        most = round(room.height() * SHARE)
        height = self._height(width - EDGES)
        fits = height + EDGES <= most
        if not fits:
            height = self._height(width - EDGES - self._area.verticalScrollBar().sizeHint().width())
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        self._area.setVerticalScrollBarPolicy(policy)
        # Wrapped words would else be given the height that they need where they are narrowest.
        self._inside.setFixedHeight(height)
        self.setFixedHeight(min(height + EDGES, most))
        corner = anchor.mapToGlobal(QPoint(0, 0))
        left = min(max(corner.x(), room.left() + Space.M), room.right() - width - Space.M)
        above = corner.y() - self.height() - Space.XS
        below = corner.y() + anchor.height() + Space.XS
        top = above if above >= room.top() else min(below, room.bottom() - self.height() - Space.M)
        self.move(left, max(room.top(), top))
        self.show()
        buttons = [one for one in self.findChildren(QAbstractButton) if one.isVisibleTo(self)]
        for before, after in pairwise(sorted(buttons, key=lambda one: one.mapTo(self, QPoint(0, 0)).y())):
            self.setTabOrder(before, after)
        first = min(buttons, key=lambda one: one.mapTo(self, QPoint(0, 0)).y(), default=None)
        if first is not None:
            first.setFocus()

    def _height(self, width: int) -> int:
        return (
            self.column.totalHeightForWidth(width)
            if self.column.hasHeightForWidth()
            else self.column.sizeHint().height()
        )

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()
