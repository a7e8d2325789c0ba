"""`:tên` in the text: the emoji of that name, in a small list above the line that keeps the keyboard where it is."""

import re

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from app.settings import SettingsStore
from ui import i18n
from ui.inbox.emoji_book import Emoji, book
from ui.inbox.emoji_recent import remember
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space

MOST_ROWS = 6
NAME = re.compile(r"(?:^|[\s(])(:([^\W\d_][\w-]{1,30}))$")
"""At least two letters: `:)` and `10:30` are no names."""
Index = QModelIndex | QPersistentModelIndex


def name_before(text: str) -> str:
    """What is being typed after a colon at the end of `text`; empty if nothing is."""
    found = NAME.search(text)
    return found.group(2) if found is not None else ""


class EmojiCompletion(QFrame):
    """Offers, and never types by itself: an input method must find its text as it left it."""

    chosen = Signal(str, int)
    """The sign, and how many UTF-16 units before the cursor it replaces."""

    def __init__(self, theme: Theme, settings: SettingsStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._room = parent
        self._found: list[Emoji] = []
        self._length = 0
        self.setProperty("role", "popup")
        self.list = QListView()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("role", "choices")
        self.list.setFont(theme.font("body"))
        self._rows = QStringListModel(self)
        self.list.setModel(self._rows)
        self.list.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        column.addWidget(self.list)
        self.hide()

    def look_at(self, text: str, corner: QPoint) -> None:
        """The text before the cursor changed; `corner` is where the list's bottom left belongs, in the parent."""
        name = name_before(text)
        self._found = book().find(name.replace("_", " "), MOST_ROWS) if name else []
        self._length = len(f":{name}".encode("utf-16-le")) // 2
        if not self._found:
            self.hide()
            return
        tone, language = self._settings.current.emoji_tone, i18n.language()
        self._rows.setStringList([f"{emoji.in_tone(tone)}  {emoji.name(language)}" for emoji in self._found])
        self.list.setCurrentIndex(self._rows.index(0))
        row = max(self.list.sizeHintForRow(0), Size.CONTROL - Space.XS)
        wide = min(self.list.sizeHintForColumn(0) + Space.XL, self._room.width() - Space.XL)
        self.setFixedSize(max(wide, Size.LIST_MIN), row * len(self._found) + 2 * Space.XS + 2)
        self.move(max(0, min(corner.x(), self._room.width() - self.width())), corner.y() - self.height())
        self.show()
        self.raise_()

    def press(self, key: int) -> bool:
        """A key of the editor while the list is shown; True if it was for the list."""
        if self.isHidden():
            return False
        row = self.list.currentIndex().row()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentIndex(self._rows.index((row + step) % len(self._found)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._take(row)
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _on_clicked(self, index: Index) -> None:
        self._take(index.row())

    def _take(self, row: int) -> None:
        emoji = self._found[row]
        self.hide()
        remember(self._settings, emoji.sign)
        self.chosen.emit(emoji.in_tone(self._settings.current.emoji_tone), self._length)
