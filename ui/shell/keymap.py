"""The sheet of all keys, made from the table of commands: F1 or Ctrl+/ opens it, and it can be searched."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.fitting import resize_within
from ui.widgets.keys_view import KeysView
from ui.widgets.search_field import SearchField


class KeysDialog(QDialog):
    """Open it with `open()`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        resize_within(self, Size.FORM + Size.LIST_MIN, Size.WIZARD_H)
        self.search = SearchField(theme)
        self.keys = KeysView()
        inside = QWidget()
        room = QVBoxLayout(inside)
        room.setContentsMargins(Space.XL, 0, Space.XL, Space.XL)
        room.addWidget(self.keys)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(inside)
        set_role(self, "sheet")
        top = QVBoxLayout()
        top.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        top.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.area, 1)
        self.search.textChanged.connect(self.keys.look_for)
        self._retranslate()
        self.search.setFocus()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Keys"))
        self.search.setPlaceholderText(self.tr("Search for a key or what it does"))
        self.search.setAccessibleName(self.search.placeholderText())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
