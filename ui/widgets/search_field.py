"""A field to look for something in what is shown: a glass in front, a cross to empty it."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme.theme import Theme
from ui.widgets.field_ends import FieldEnds, name_button
from ui.widgets.language_watch import watch_language


class SearchField(QLineEdit):
    """`textChanged` comes as usual; Esc empties the field first, and goes to the dialog only when it is empty."""

    left = Signal()
    """The arrow down: to what was found."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ends = FieldEnds(self, theme, "magnify")
        self.cross = self._ends.add_button("close")
        self.cross.clicked.connect(self.clear)
        self.textChanged.connect(self._on_text)
        self._on_text("")
        watch_language(self, self._name_cross)

    def _name_cross(self) -> None:
        name_button(self.cross, QCoreApplication.translate("SearchField", "Clear"))

    def _on_text(self, text: str) -> None:
        self.cross.setVisible(bool(text))
        self._ends.make_room()

    def event(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return super().event(event)
        if event.key() == Qt.Key.Key_Escape and self.text():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)
