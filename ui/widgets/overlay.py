"""Something that lies over a widget until it is left: by Esc, or by a click elsewhere."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QFrame, QWidget

from ui.theme.style import set_role


class Overlay(QFrame):
    """Hidden until `appear`; whoever shows it has moved it to its place in `room` before."""

    closed = Signal()

    def __init__(self, room: QWidget) -> None:
        super().__init__(room)
        self.room = room
        self._window: QWindow | None = None
        set_role(self, "popup")
        self.hide()

    def appear(self) -> None:
        self.show()
        self.raise_()
        self._watch(self.window().windowHandle())

    def leave(self) -> None:
        """Close it; whoever listens to `closed` takes the keyboard back."""
        if self.isHidden():
            return
        self._watch(None)
        self.hide()
        self.closed.emit()

    def move_to(self, room: QWidget) -> None:
        """Lie over this widget from now on."""
        self.setParent(room)  # first: the one before may live by this name alone
        self.room = room

    def _watch(self, window: QWindow | None) -> None:
        """Clicks are noticed where they reach the window. A filter of the whole application would meet every object,
        those that the browser is still making too, and end the process."""
        if self._window is not None and shiboken6.isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress and self._beside(event):
            self.leave()
        return False

    def _beside(self, event: QMouseEvent) -> bool:
        return not self.rect().contains(self.mapFromGlobal(event.globalPosition().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
