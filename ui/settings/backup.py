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
from ui.widgets.question import Question, Reply
from ui.widgets.texts import label

if TYPE_CHECKING:
    from app.bootstrap import Core

BACK = "back"


class BackupSection(Section):
    restore_asked = Signal()
    former_wanted = Signal()
    """What was here before a restore is to come back, as soon as the data is opened anew."""
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
        self.restore_button, self.back_button = button(""), button("")
        self._restore = self.row(self.restore_button)
        self._back = self.row(self.back_button)
        self._back.hide()
        self._can_go_back = False
        self.end()
        self._connect()
        watch_language(self, self._retranslate)

    def show_error(self, error: AppError) -> None:
        told = words(error)
        self._say_problem(f"{told.title}. {told.sentence}")

    def look_for(self, words: str) -> int:
        """The way back is found only where there is one."""
        found = super().look_for(words)
        if self._can_go_back or self._back.isHidden():
            return found
        self._back.hide()
        return found - 1

    def _connect(self) -> None:
        self.status.now_asked.connect(self._on_now)
        self.status.stop_asked.connect(self._core.backups.stop)
        self.folder_button.clicked.connect(self._on_folder)
        self.pass_button.clicked.connect(self._on_passphrase)
        self.restore_button.clicked.connect(self.restore_asked)
        self.back_button.clicked.connect(self._on_back)
        Coalescer(self._core.bus, self, BackupsChanged, lambda _: self._look())

    def _look(self) -> None:
        spawn(self, self._read())

    def _on_folder_chosen(self, path: str) -> None:
        if self.values is not None:
            self.values.change(backup_folder=path)

    async def _read(self) -> None:
        state = await self._core.backups.state()
        self.status.show_state(state, self._core.backups.progress, self._core.clock.now())
        self._can_go_back = await self._core.backups.can_go_back()
        self.look_for(self._words)
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

    def _on_back(self) -> None:
        question = Question(
            self,
            self.tr("Go back to what was here before the restore?"),
            self.tr(
                "What was restored goes, and with it what was noted, answered or set since. Messages that Zalo still "
                "has come again. This can't be undone."
            ),
            [Reply("", self.tr("Cancel")), Reply(BACK, self.tr("Go back"), "danger")],
        )
        question.answered.connect(self._on_answer)
        question.open()

    def _on_answer(self, reply: str) -> None:
        if reply == BACK:
            self._say_problem("")
            spawn(self, self._go_back(), on_error=self.show_error)

    async def _go_back(self) -> None:
        await self._core.backups.go_back(self._core.by)
        self.former_wanted.emit()

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
        self._back.say(
            self.tr("Back to the data before the restore"),
            self.tr("It is kept until Quầy Chat is started once more."),
        )
        self.back_button.setText(self.tr("Go back…"))
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
