"""*Dữ liệu*: where everything lies on this computer."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ui.settings.section import Section
from ui.widgets.buttons import button
from ui.widgets.language_watch import watch_language
from ui.widgets.texts import label


class DataSection(Section):
    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._title, self._note = label("", "strong"), label("", "secondary", wrap=True)
        self._place = label(str(folder), "caption", wrap=True)
        self._place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open_button = button("")
        self.row(self._title, self._note, self.open_button)
        self.put(self._place)
        self.end()
        self.open_button.clicked.connect(self._on_open)
        watch_language(self, self._retranslate)

    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Data folder"))
        self._note.setText(
            self.tr("Messages, pictures and tokens, encrypted. To move to another computer, copy the whole folder.")
        )
        self.open_button.setText(self.tr("Show the folder"))
