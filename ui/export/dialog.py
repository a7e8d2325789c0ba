"""*Xuất hội thoại*: as what, where to, how far, and that the file is not encrypted any more."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.ids import ConversationId
from app.errors import AppError
from app.services.export_files import Format, Wanted
from ui import i18n
from ui.bridge import spawn
from ui.errors import words
from ui.export.words import file_stem, transcript_words
from ui.theme.style import set_role
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import button
from ui.widgets.language_watch import watch_language
from ui.widgets.texts import label

if TYPE_CHECKING:
    from app.bootstrap import Core


class ExportDialog(QDialog):
    """Open it with `open()`. Without a conversation all that the person may see are meant."""

    def __init__(
        self, core: Core, cid: ConversationId | None = None, customer: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._core, self._cid, self._customer = core, cid, customer
        self._work: asyncio.Task[None] | None = None
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.heading, self._note = label("", "heading", wrap=True), label("", "secondary", wrap=True)
        self.told = label("", "secondary", wrap=True)
        self.choices = {one: QRadioButton() for one in Format}
        self._hints = {one: label("", "caption", wrap=True) for one in Format}
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel_button, self.show_button = button("", "quiet"), button("")
        self.save_button = button("", "primary")
        self._build()
        self.choices[Format.HTML].setChecked(True)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self._on_save)
        self.show_button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder)))
        self.finished.connect(lambda _: self._stop())
        watch_language(self, self._retranslate)

    @property
    def format(self) -> Format:
        return next(one for one, choice in self.choices.items() if choice.isChecked())

    def save_to(self, path: Path) -> None:
        """Write it; one at a time."""
        if self._work is None or self._work.done():
            self._folder = str(path.parent)
            self._work = spawn(self, self._save(path), on_error=self.show_error)

    def show_error(self, error: AppError) -> None:
        told = words(error)
        set_role(self.told, "error")
        self.told.setText(f"{told.title}. {told.sentence}")
        self._set_busy(False)

    async def _save(self, path: Path) -> None:
        self._set_busy(True)
        wanted = Wanted(path, self.format, transcript_words(self._core.clock.now()))
        if self._cid is not None:
            done = await self._core.export.one(self._cid, wanted, self._core.by, self._show_progress)
        else:
            done = await self._core.export.every(wanted, self._core.by, self._show_progress)
        self._set_busy(False)
        set_role(self.told, "ok")
        count = i18n.number(done.messages)
        self.told.setText(self.tr("Saved: {path} ({count} messages)").format(path=path, count=count))
        self.show_button.show()
        self.save_button.hide()
        self.cancel_button.setText(self.tr("Close"))

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        set_role(self.told, "secondary")
        text = self.tr("{done} of {total} messages")
        self.told.setText(text.format(done=i18n.number(done), total=i18n.number(total)))

    def _set_busy(self, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.save_button.setEnabled(not busy)
        for choice in self.choices.values():
            choice.setEnabled(not busy)

    def _stop(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _on_save(self) -> None:
        dialog = QFileDialog(self, self.tr("Save"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        folder = self._cid is None and self.format is Format.HTML
        dialog.setDefaultSuffix("" if folder else self.format.value)
        dialog.setDirectory(self._folder)
        stem = file_stem(self._customer, self._core.clock.now())
        dialog.selectFile(stem if folder else f"{stem}.{self.format.value}")
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.S)
        self._note.setMinimumWidth(Size.FORM - 2 * Space.XL)
        column.addWidget(self.heading)
        column.addWidget(self._note)
        column.addSpacing(Space.S)
        group = QButtonGroup(self)
        for one, choice in self.choices.items():
            group.addButton(choice)
            column.addWidget(choice)
            self._hints[one].setMinimumWidth(Size.FORM - 2 * Space.XL - Space.XXL)
            hint = QHBoxLayout()
            hint.setContentsMargins(Space.XXL, 0, 0, Space.XS)
            hint.addWidget(self._hints[one])
            column.addLayout(hint)
        column.addWidget(self.bar)
        column.addWidget(self.told)
        column.addSpacing(Space.S)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        row.addWidget(self.show_button)
        row.addWidget(self.save_button)
        column.addLayout(row)
        self.bar.hide()
        self.show_button.hide()

    def _retranslate(self) -> None:
        alone = self._cid is not None
        title = self.tr("Export the conversation") if alone else self.tr("Export all conversations")
        self.setWindowTitle(title)
        self.heading.setText(f"{title}: {self._customer}" if self._customer else title)
        self._note.setText(
            self.tr("The file is not encrypted: whoever has it can read it. Keep it where customers' data may lie.")
        )
        texts = {
            Format.HTML: (
                self.tr("Page to read (HTML)"),
                self.tr("With photos, for any browser; loads nothing from the network.")
                if alone
                else self.tr("A folder with a page for each conversation and a list of them."),
            ),
            Format.CSV: (self.tr("Table (CSV)"), self.tr("A line for each message, for any program.")),
            Format.XLSX: (self.tr("Workbook (XLSX)"), self.tr("A line for each message, for Excel and others.")),
        }
        for one, (text, hint) in texts.items():
            self.choices[one].setText(text)
            self._hints[one].setText(hint)
        self.bar.setAccessibleName(title)
        self.cancel_button.setText(self.tr("Cancel"))
        self.save_button.setText(self.tr("Save…"))
        self.show_button.setText(self.tr("Show the folder"))
