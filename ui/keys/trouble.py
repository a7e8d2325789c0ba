"""The page for data that can't be opened: what happened, where it lies, what to do. It never makes a new database."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from app.errors import AppError
from ui.errors import words
from ui.keys.page import Page
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import button
from ui.widgets.language_watch import watch_language
from ui.widgets.texts import label
from ui.widgets.wrap_layout import WrapLayout
from ui.words import Remedy

RESTORE_HELPS = ("damaged", "vault_damaged", "lost", "key_wrong", "keyring_locked", "keyring_missing")
RETRY_HELPS = ("keyring_locked", "in_use", "disk_full", "read_only", "cannot_open", "damaged", "lost", "vault_damaged")
"""Also where the remedy is another: the person has put something right outside."""


class TroublePage(Page):
    retry = Signal()
    recovery_chosen = Signal()
    restore_chosen = Signal()
    quit = Signal()

    def __init__(self, theme: Theme, error: AppError, folder: Path, *, recovery: bool = False) -> None:
        super().__init__(theme, "alert-circle-outline", "danger", width=Size.TEXT_MAX)
        self._problem, self._folder = error, folder
        self._place = label(str(folder), "caption", wrap=True)
        self._place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.add(self._place)
        self.quit_button = button("", "quiet")
        self.folder_button = button("")
        self.recovery_button = button("")
        self.restore_button = button("")
        self.retry_button = button("", "primary")
        shown = words(error)
        retry = shown.remedy is Remedy.RETRY or error.code in RETRY_HELPS
        self.folder_button.setVisible(shown.remedy is Remedy.FOLDER)
        self.recovery_button.setVisible(recovery)
        self.restore_button.setVisible(error.code in RESTORE_HELPS)
        self.retry_button.setVisible(retry)
        ways = WrapLayout()  # up to five of them: one line is too short where words or letters are long
        ways.setSpacing(Space.S)
        for one in (
            *(self.retry_button, self.recovery_button, self.restore_button),
            *(self.folder_button, self.quit_button),
        ):
            ways.addWidget(one)
        self.buttons.addLayout(ways, 1)
        self.quit_button.clicked.connect(self.quit)
        self.retry_button.clicked.connect(self.retry)
        self.recovery_button.clicked.connect(self.recovery_chosen)
        self.restore_button.clicked.connect(self.restore_chosen)
        self.folder_button.clicked.connect(self._on_folder)
        watch_language(self, self._retranslate)

    def _on_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _retranslate(self) -> None:
        told = words(self._problem)
        self.say(told.title, told.sentence)
        self.quit_button.setText(self.tr("Quit"))
        self.folder_button.setText(self.tr("Show the data folder"))
        self.recovery_button.setText(self.tr("Use the recovery code"))
        self.restore_button.setText(self.tr("Restore a backup…"))
        self.retry_button.setText(self.tr("Try again"))
