"""*Dữ liệu*: where everything lies on this computer, and how much of it pictures may take."""

from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from app.settings import SettingsStore
from ui.settings.cache_use import CacheUse, MediaRoom
from ui.settings.section import Section
from ui.settings.values import Values
from ui.theme.theme import Theme
from ui.widgets.buttons import button
from ui.widgets.language_watch import watch_language
from ui.widgets.texts import label

CACHE_STEP_MB = 256


class DataSection(Section):
    export_asked = Signal()
    """All conversations are to be saved for another program."""

    def __init__(self, theme: Theme, store: SettingsStore, folder: Path, media: MediaRoom) -> None:
        values = Values(store)
        super().__init__(theme, values)
        values.setParent(self)
        self._folder = folder
        self.cache = values.number("media_cache_mb", CACHE_STEP_MB)
        self._cache = self.row(self.cache)
        self.use = CacheUse(theme, store, media)
        self._use = self.row(self.use, wide=True)
        self.line()
        self.open_button = button("")
        self._where = self.row(self.open_button)
        self._place = label(str(folder), "caption", wrap=True)
        self._place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.put(self._place)
        self.line()
        self.export_button = button("")
        self._export = self.row(self.export_button)
        self.end()
        self.export_button.clicked.connect(self.export_asked)
        self.open_button.clicked.connect(self._on_open)
        watch_language(self, self._retranslate)

    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _retranslate(self) -> None:
        self.heading.setText(self.tr("Data"))
        self._cache.say(
            self.tr("Picture cache"), self.tr("Pictures and files kept on this computer; the oldest go first.")
        )
        self._where.say(
            self.tr("Data folder"),
            self.tr("Messages, pictures and tokens, encrypted. To move to another computer, copy the whole folder."),
        )
        self._use.say(
            self.tr("In use"),
            self.tr("Clearing leaves what you keep, and what lies in drafts or waits to be sent."),
        )
        self.cache.setLocale(QLocale())  # a field keeps the one it was made with
        self.cache.setSuffix(" MB")
        self.open_button.setText(self.tr("Show the folder"))
        self._export.say(
            self.tr("Export conversations"),
            self.tr("All that you may see, as pages, CSV or a workbook. For one of them, right-click it in the list."),
        )
        self.export_button.setText(self.tr("Export…"))
