"""*Phím tắt*: the table of all keys, here to be looked at and searched."""

from PySide6.QtWidgets import QWidget

from ui.settings.section import Section
from ui.theme.theme import Theme
from ui.widgets.keys_view import KeysView
from ui.widgets.language_watch import watch_language


class KeysSection(Section):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.view = KeysView()
        self._column.addWidget(self.view)
        self.end()
        watch_language(self, lambda: self.heading.setText(self.tr("Keys")))

    def look_for(self, words: str) -> int:
        return self.view.look_for(words)

    def first_found(self) -> QWidget | None:
        return None
