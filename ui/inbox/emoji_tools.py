"""Emoji for the editor: the picker above its button, and names after a colon; made when they are first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QWidget

from app.settings import SettingsStore
from ui.inbox.editor import Editor
from ui.theme.theme import Theme
from ui.theme.tokens import Space

if TYPE_CHECKING:
    from ui.inbox.emoji_completion import EmojiCompletion
    from ui.inbox.emoji_picker import EmojiPicker


class EmojiTools(QObject):
    """Both lie over the window, so that the composer's own size doesn't cut them."""

    def __init__(self, theme: Theme, settings: SettingsStore, editor: Editor) -> None:
        super().__init__(editor)
        self._theme = theme
        self._settings = settings
        self._editor = editor
        self.picker: EmojiPicker | None = None
        self.completion: EmojiCompletion | None = None
        editor.moved.connect(self._look_for_names)

    def toggle(self, button: QWidget) -> None:
        """Show the picker above this button, or close it."""
        window = self._editor.window()
        if self.picker is None or self.picker.parent() is not window:
            from ui.inbox.emoji_picker import EmojiPicker  # it and its data are for those who open it

            self.picker = EmojiPicker(self._theme, self._settings, window)
            self.picker.chosen.connect(self._editor.insertPlainText)
            self.picker.closed.connect(self._editor.setFocus)
        if self.picker.isVisible():
            self.picker.leave()
        else:
            self._editor.settle()
            self.picker.open_at(button.mapTo(window, QPoint(button.width(), -Space.XS)))

    def press(self, key: int) -> bool:
        """A key of the editor; True if the list of names has used it."""
        return self.completion is not None and self.completion.press(key)

    def _look_for_names(self) -> None:
        text = self._editor.before_cursor() if self._editor.hasFocus() else ""
        if self.completion is None:
            if ":" not in text:
                return
            from ui.inbox.emoji_completion import EmojiCompletion

            self.completion = EmojiCompletion(self._theme, self._settings, self._editor.window())
            self.completion.chosen.connect(self._on_named, Qt.ConnectionType.DirectConnection)
        self.completion.look_at(text, self._editor.above_cursor() - QPoint(Space.S, Space.XS))

    def _on_named(self, sign: str, length: int) -> None:
        self._editor.replace_before(length, sign)
