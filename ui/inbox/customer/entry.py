"""Fields for typing in the panel: Enter or Ctrl+Enter keeps what was typed, Esc leaves it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.theme.style import set_role
from ui.theme.tokens import Space


def keeps_escape(event: QEvent) -> bool:
    """Whether Esc is meant for the field, before a shortcut or a dialog hears it."""
    is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
    return is_key and event.key() == Qt.Key.Key_Escape  # type: ignore[attr-defined]


class LineField(QLineEdit):
    """One line."""

    kept = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.returnPressed.connect(self.kept)

    def event(self, event: QEvent) -> bool:
        if keeps_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class LinesField(QPlainTextEdit):
    """Several lines, as high as its text up to `most`. With `enter_keeps` Enter keeps it and Shift+Enter begins a line;
    else Enter begins one and Ctrl+Enter keeps it."""

    kept = Signal()
    left = Signal()

    def __init__(self, *, least: int = 1, most: int = 8, enter_keeps: bool = False) -> None:
        super().__init__()
        self._least, self._most = least, most
        self._enter_keeps = enter_keeps
        self.setTabChangesFocus(True)
        set_role(self, "lines")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self._fit()

    def text(self) -> str:
        return self.toPlainText()

    def setText(self, text: str) -> None:
        self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def _fit(self) -> None:
        lines = min(max(round(self.document().size().height()), self._least), self._most)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 2 * Space.S)

    def event(self, event: QEvent) -> bool:
        if keeps_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control or (self._enter_keeps and not shift):
            self.kept.emit()
        else:
            self.insertPlainText("\n")
            self.ensureCursorVisible()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
