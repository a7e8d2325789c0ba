"""*Sao lưu*: how the last one went, one each day, where to, how many stay, what opens them, and back again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QVBoxLayout, QWidget

from app.domain.backups import SUFFIX, file_name
from app.errors import AppError
from app.events import BackupsChanged
from app.settings import SettingsStore
from ui.bridge import Coalescer, spawn
from ui.errors import words
from ui.keys.passphrase import NewPassphrasePage
from ui.settings.backup_state import BackupStatus
from ui.settings.section import Section
from ui.settings.values import Values
from ui.theme.theme import Theme
from ui.theme.tokens import Size
from ui.widgets.buttons import button
from ui.widgets.fitting import resize_within
from ui.widgets.language_watch import watch_language
from ui.widgets.texts import label

if TYPE_CHECKING:
    from app.bootstrap import Core


class BackupSection(Section):
    restore_asked = Signal()
    export_asked = Signal()

    def __init__(self, theme: Theme, store: SettingsStore, core: Core) -> None:
        values = Values(store)
        super().__init__(theme, values)
        values.setParent(self)
        self._store, self._core = store, core
        self.status = BackupStatus(theme)
        self._now = self.row(self.status, wide=True)
        self.logins = QCheckBox()
        self._logins = self.row(self.logins)
        self.line()
        self.daily, self.keep = values.tick("backup_daily"), values.number("backup_keep")
        self.files = values.tick("backup_files")
        self.folder_button, self.pass_button = button(""), button("")
        self._daily, self._where = self.row(self.daily), self.row(self.folder_button)
        self._place = label("", "caption", wrap=True)
        self._place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        values.tie("backup_folder", self._place, lambda _: self._place.setText(str(core.backups.folder())))
        self.put(self._place)
        self._keep, self._files = self.row(self.keep), self.row(self.files)
        self._pass = self.row(self.pass_button)
        self.line()
        self.restore_button = button("")
        self._restore = self.row(self.restore_button)
        self.end()
        self._connect()
        watch_language(self, self._retranslate)

    def show_error(self, error: AppError) -> None:
        told = words(error)
        self._say_problem(f"{told.title}. {told.sentence}")

    def _connect(self) -> None:
        self.status.now_asked.connect(self._on_now)
        self.status.stop_asked.connect(self._core.backups.stop)
        self.folder_button.clicked.connect(self._on_folder)
        self.pass_button.clicked.connect(self._on_passphrase)
        self.restore_button.clicked.connect(self.restore_asked)
        Coalescer(self._core.bus, self, BackupsChanged, lambda _: self._look())

    def _look(self) -> None:
        spawn(self, self._read())

    def _on_folder_chosen(self, path: str) -> None:
        if self.values is not None:
            self.values.change(backup_folder=path)

    async def _read(self) -> None:
        state = await self._core.backups.state()
        self.status.show_state(state, self._core.backups.progress, self._core.clock.now())
        self.pass_button.setText(self.tr("Change…") if state.has_passphrase else self.tr("Set a passphrase…"))

    def _on_now(self) -> None:
        dialog = QFileDialog(self, self.tr("Back up now"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.setDirectory(self._store.current.backup_folder or _documents())
        dialog.selectFile(file_name(self._core.clock.now()))
        dialog.fileSelected.connect(lambda path: self.back_up(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def back_up(self, target: Path) -> None:
        """Make one now."""
        self._say_problem("")
        spawn(self, self._back_up(target), on_error=self.show_error)

    async def _back_up(self, target: Path) -> None:
        await self._core.backups.make(target, logins=self.logins.isChecked(), by=self._core.by)
        self.logins.setChecked(False)  # asked for each time anew

    def _on_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder for backups"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setDirectory(str(self._core.backups.folder()))
        dialog.fileSelected.connect(self._on_folder_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_passphrase(self) -> None:
        page = NewPassphrasePage(self.theme, changing=True, use=self.tr("It opens backups made from now on."))
        dialog = _around(page, self, self.tr("Backup"))
        page.back.connect(dialog.reject)
        page.chosen.connect(lambda text: spawn(page, self._set_passphrase(text, dialog), on_error=page.show_error))
        dialog.open()
        page.setFocus()

    async def _set_passphrase(self, text: str, dialog: QDialog) -> None:
        await self._core.backups.set_passphrase(text, self._core.by)
        dialog.accept()

    def _retranslate(self) -> None:
        self.heading.setText(self.tr("Backup"))
        self._now.say(
            self.tr("Everything in one encrypted file"),
            self.tr("Messages, pictures, notes, rules, staff and settings; read through before it counts."),
        )
        self._logins.say(
            self.tr("With Zalo logins"),
            self.tr("Only to move to another computer: used on both, each would throw the other out."),
        )
        self._daily.say(
            self.tr("Back up each day"), self.tr("By itself while Quầy Chat is open; you can go on working.")
        )
        self._where.say(self.tr("Folder"), self.tr("Best on another disk: this one may fail as a whole."))
        self._keep.say(self.tr("Keep the last"), self.tr("Older ones go once a newer one was read through."))
        self._files.say(self.tr("Pictures and files too"), self.tr("Zalo keeps them only for a while."))
        self._pass.say(
            self.tr("Passphrase of backups"),
            self.tr("Your recovery code opens every backup. A passphrase of its own does so too, if you set one."),
        )
        self._restore.say(
            self.tr("Restore"),
            self.tr("Look into a backup, verify all of it, and put it in the place of what is here."),
        )
        self.keep.setLocale(QLocale())
        self.folder_button.setText(self.tr("Choose…"))
        self.restore_button.setText(self.tr("Restore…"))
        self._look()


def _around(page: QWidget, parent: QWidget, title: str) -> QDialog:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    resize_within(dialog, Size.DIALOG_W, Size.DIALOG_H)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(page)
    dialog.finished.connect(dialog.deleteLater)
    return dialog


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
