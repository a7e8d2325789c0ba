"""A field to look for something in what is shown: a glass in front, a cross to empty it."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme.theme import Theme
from ui.widgets.language_watch import watch_language

QT_CLEAR = "_q_qlineeditclearaction"
"""What Qt calls the cross."""


class SearchField(QLineEdit):
    """`textChanged` comes as usual; Esc empties the field first, and goes to the dialog only when it is empty."""

    left = Signal()
    """The arrow down: to what was found."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)
        self._glass = QAction(theme.icon("magnify"), "", self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        watch_language(self, self._name_parts)

    def _name_parts(self) -> None:
        """Qt makes buttons of the icons in a field: screen readers read them out."""
        self._glass.setText(QCoreApplication.translate("SearchField", "Search"))
        cross = self.findChild(QAction, QT_CLEAR)
        if cross is not None:
            cross.setText(QCoreApplication.translate("SearchField", "Clear"))

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
