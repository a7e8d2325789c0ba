"""The list beside the conversation: on a small screen or at a large zoom the list gives way until the thread has
room."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.theme.tokens import Size

LIST_SHARE = 0.4
"""Of a narrow window the list keeps so much at least."""


class Columns(QSplitter):
    """`narrowed` are the widgets on the list's side that have a width of their own below which they don't go."""

    def __init__(self, side: QWidget, thread: QWidget, narrowed: Sequence[QWidget]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._narrowed = narrowed
        self.setObjectName("inbox")
        self.addWidget(side)
        self.addWidget(thread)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        super().setSizes([Size.LIST, Size.WINDOW_W - Size.LIST])

    def setSizes(self, sizes: Sequence[int]) -> None:
        """However wide the list was elsewhere, the thread has its room here."""
        first = min(sizes[0], self._most)
        super().setSizes([first, sizes[1] + sizes[0] - first, *sizes[2:]])

    def resizeEvent(self, event: QResizeEvent) -> None:
        for widget in self._narrowed:
            widget.setMinimumWidth(self._least)
        super().resizeEvent(event)
        if self.sizes()[0] > self._most:
            self.setSizes(self.sizes())

    @property
    def _most(self) -> int:
        return max(self._least, self.width() - Size.THREAD_MIN)

    @property
    def _least(self) -> int:
        return min(Size.LIST_MIN, round(self.width() * LIST_SHARE))
