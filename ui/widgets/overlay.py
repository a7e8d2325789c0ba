"""Something that lies over a widget until it is left: by Esc, or by a click elsewhere."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QWidget

from ui.theme.style import set_role


class Overlay(QFrame):
    """Hidden until `appear`; whoever shows it has moved it to its place in `room` before."""

    closed = Signal()

    def __init__(self, room: QWidget) -> None:
        super().__init__(room)
        self.room = room
        set_role(self, "popup")
        self.hide()

    def appear(self) -> None:
        self.show()
        self.raise_()
        _application().installEventFilter(self)

    def leave(self) -> None:
        """Close it; whoever listens to `closed` takes the keyboard back."""
        if self.isHidden():
            return
        _application().removeEventFilter(self)
        self.hide()
        self.closed.emit()

    def move_to(self, room: QWidget) -> None:
        """Lie over this widget from now on."""
        self.setParent(room)  # first: the one before may live by this name alone
        self.room = room

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            inside = self.rect().contains(self.mapFromGlobal(event.globalPosition().toPoint()))
            ours = isinstance(watched, QWidget) and (watched is self or self.isAncestorOf(watched))
            if isinstance(watched, QWidget) and not inside and not ours and not isinstance(watched, QMenu):
                self.leave()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


def _application() -> QObject:
    app = QApplication.instance()
    assert app is not None
    return app
