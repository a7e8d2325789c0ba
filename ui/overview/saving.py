"""Saving the owner's view as a workbook: where to, how far, and the way to its folder."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QWidget

from app.services.overview import Period
from ui.bridge import spawn
from ui.overview.words import sheet_words
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import button
from ui.widgets.texts import label

if TYPE_CHECKING:
    from app.bootstrap import Core

ENDING = ".xlsx"
STEPS = 1000


class SheetSaver(QWidget):
    """A bar and *Cancel* while a file is written; nothing otherwise. `saved` brings the file's path."""

    saved = Signal(str)
    busy_changed = Signal(bool)

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._running: asyncio.Task[None] | None = None
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        self.words = label("", "secondary")
        self.bar = QProgressBar()
        self.bar.setRange(0, STEPS)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(Size.LIST_MIN // 2)
        self.cancel = button("", "quiet")
        self.cancel.clicked.connect(self.stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for part in (self.words, self.bar, self.cancel):
            row.addWidget(part)
        self.hide()

    def ask(self, period: Period) -> None:
        """Where to, then write it."""
        dialog = QFileDialog(self.window(), self.tr("Save as a workbook"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Workbooks (*.xlsx)"))
        dialog.setDefaultSuffix(ENDING.removeprefix("."))
        dialog.setDirectory(self._folder)
        dialog.selectFile(self._name(period))
        dialog.fileSelected.connect(lambda path: self.write(Path(path), period))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, path: Path, period: Period) -> None:
        """One at a time; a new one ends the one before."""
        self.stop()
        self._folder = str(path.parent)
        self.words.setText(self.tr("Saving…"))
        self.cancel.setText(self.tr("Cancel"))
        self.bar.setAccessibleName(self.words.text())
        self.bar.setValue(0)
        self.show()
        self.busy_changed.emit(True)
        self._running = spawn(self, self._write(path, period), name="workbook")

    def stop(self) -> None:
        if self._running is not None:
            self._running.cancel()
            self._running = None
        self._rest()

    async def _write(self, path: Path, period: Period) -> None:
        try:
            await self._core.overview.export(path, period, sheet_words(), self._core.by, self._on_progress)
        finally:
            if self._running is asyncio.current_task():
                self._running = None
                self._rest()
        self.saved.emit(str(path))

    def _on_progress(self, done: float) -> None:
        self.bar.setValue(round(done * STEPS))

    def _rest(self) -> None:
        self.hide()
        self.busy_changed.emit(False)

    def _name(self, period: Period) -> str:
        first, last = (datetime.fromtimestamp(at / 1000) for at in (period.start, period.end - 1))
        days = f"{first:%Y-%m-%d}" if first.date() == last.date() else f"{first:%Y-%m-%d}_{last:%Y-%m-%d}"
        return self.tr("Sharing {days}").format(days=days) + ENDING


def show_in_folder(path: str) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path).parent)))
