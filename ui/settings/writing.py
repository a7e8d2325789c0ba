"""*Soạn tin*: what Enter does, and for how long a message can be taken back."""

from PySide6.QtCore import QLocale

from app.settings import SettingsStore
from ui.settings.section import Section
from ui.settings.values import Values
from ui.theme.theme import Theme
from ui.widgets.language_watch import watch_language


class WritingSection(Section):
    def __init__(self, theme: Theme, store: SettingsStore) -> None:
        values = Values(store)
        super().__init__(theme, values)
        values.setParent(self)
        self.send_on_enter = values.tick("send_on_enter")
        self.undo_seconds = values.number("undo_seconds")
        self._enter, self._undo = self.row(self.send_on_enter), self.row(self.undo_seconds)
        self.end()
        watch_language(self, self._retranslate)

    def _retranslate(self) -> None:
        self.heading.setText(self.tr("Writing"))
        self._enter.say(self.tr("Enter sends, Shift+Enter begins a new line"), self.tr("Otherwise Ctrl+Enter sends."))
        self._undo.say(
            self.tr("Time to take a message back"),
            self.tr("A message waits this long before it leaves; 0 sends at once."),
        )
        self.undo_seconds.setLocale(QLocale())  # a field keeps the one it was made with
        self.undo_seconds.setSuffix(self.tr(" s"))
