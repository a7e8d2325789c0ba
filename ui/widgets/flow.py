"""Widgets side by side, on as many lines as they need."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import Space


class Flow(QWidget):
    """Places the widgets that it is given; its height follows its width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QWidget] = []

    def show_items(self, items: Sequence[QWidget]) -> None:
        """Instead of those before, which are destroyed."""
        for item in self._items:
            item.hide()
            item.deleteLater()
        self._items = list(items)
        for item in self._items:
            item.setParent(self)
            item.show()
        self._place()

    def _place(self) -> None:
        x, y, line = 0, 0, 0
        for item in self._items:
            hint = item.sizeHint()
            width = min(hint.width(), self.width())
            if x and x + width > self.width():
                x, y, line = 0, y + line + Space.XS, 0
            item.setGeometry(x, y, width, hint.height())
            x, line = x + width + Space.XS, max(line, hint.height())
        self.setFixedHeight(y + line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())
