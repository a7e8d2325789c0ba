"""The search field over the list: one types, walks through the hits and opens them without leaving it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.shortcuts import with_key
from ui.theme.theme import Theme
from ui.widgets.field_ends import FieldEnds, name_button

MEANT = frozenset(
    {
        Qt.FocusReason.MouseFocusReason,
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)
"""How a person comes into the field; a focus that merely falls on it begins no search."""
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}


class SearchField(QLineEdit):
    entered = Signal()
    """Somebody is about to search."""
    stepped = Signal(int)
    """So many hits further."""
    accepted = Signal()
    left = Signal()
    """Escape."""
    given_up = Signal()
    """The focus went on, and nothing had been typed."""
    hint_wanted = Signal()
    """Tab, while a hint could be taken."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hinted = False
        """Whether Tab takes a hint instead of going on."""
        self._ends = FieldEnds(self, theme, "magnify")
        self.cross = self._ends.add_button("close")
        self.cross.clicked.connect(self.left)
        self.show_clear(False)
        self._retranslate()

    def show_clear(self, wanted: bool) -> None:
        self.cross.setVisible(wanted)
        self._ends.make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS:
            self.stepped.emit(STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Tab never reaches keyPressEvent where there is somewhere to go.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._takes(event):
            self.hint_wanted.emit()
            return True
        return super().event(event)

    def _takes(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        return event.key() == Qt.Key.Key_Tab and self.hinted and plain

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.entered.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in MEANT:
            self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        elsewhere = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if not self.text() and event.reason() not in elsewhere:
            self.given_up.emit()

    def _retranslate(self) -> None:
        self.setPlaceholderText(with_key(self.tr("Search"), "window.search"))
        self.setAccessibleName(self.tr("Search messages, customers and notes"))
        name_button(self.cross, self.tr("End the search"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
