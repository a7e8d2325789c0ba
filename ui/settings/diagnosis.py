"""*Chẩn đoán*: everything the app stands on, looked at one by one, and a file about it that names nobody."""

from __future__ import annotations

import asyncio
import platform
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.checkup import Finding, Verdict
from app.errors import AppError
from app.vault import Vault
from ui import actions
from ui.bridge import spawn
from ui.errors import words
from ui.settings.finding_row import FindingRow
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import button
from ui.widgets.fitting import resize_within
from ui.widgets.language_watch import watch_language
from ui.widgets.spinner import Spinner
from ui.widgets.texts import label
from ui.words import Remedy

if TYPE_CHECKING:
    from app.bootstrap import Core


class DiagnosisDialog(QDialog):
    """Open it with `open()`: it looks at once."""

    def __init__(self, core: Core, vault: Vault | None, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        resize_within(self, Size.SETTINGS_W, Size.SETTINGS_H)
        self._core, self._vault, self._theme = core, vault, theme
        self.findings: list[Finding] = []
        self.rows: list[FindingRow] = []
        self.heading, self.verdict = label("", "title"), label("", "secondary", wrap=True)
        self.spinner = Spinner(theme)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.note = label("", "caption", wrap=True)
        self.again_button, self.report_button = button(""), button("", "primary")
        self.back_button, self.copy_button, self.save_button = button("", "quiet"), button(""), button("", "primary")
        self._pages = QStackedWidget()
        self._build()
        self.again_button.clicked.connect(self.look)
        self.report_button.clicked.connect(lambda: spawn(self, self._report()))
        self.back_button.clicked.connect(lambda: self._pages.setCurrentIndex(0))
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self.save_button.clicked.connect(self._on_save)
        watch_language(self, self._retranslate)
        self.look()

    def look(self) -> None:
        """From the beginning."""
        for row in self.rows:
            row.deleteLater()
        self.findings, self.rows = [], []
        spawn(self, self._look())

    def show_error(self, error: AppError) -> None:
        told = words(error)
        self.note.setText(f"{told.title}. {told.sentence}")

    def save_to(self, path: Path) -> None:
        spawn(self, self._save(path))

    def open_unreadable(self) -> None:
        from ui.settings.unreadable import UnreadableDialog  # few ever need it

        UnreadableDialog(self._core, self._theme, self).open()

    async def _look(self) -> None:
        self._set_busy(True)
        try:
            async for finding in self._core.doctor.look(self._vault):
                row = FindingRow(self._theme, finding)
                row.pressed.connect(self._on_remedy)
                self.findings.append(finding)
                self.rows.append(row)
                self._column.insertWidget(self._column.count() - 1, row)
        finally:
            if shiboken6.isValid(self):  # closed while it was being looked
                self._set_busy(False)

    async def _report(self) -> None:
        self.text.setPlainText(await self._core.doctor.report(self.findings))
        self._pages.setCurrentIndex(1)

    def _on_save(self) -> None:
        dialog = QFileDialog(self, self.tr("Save"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        dialog.selectFile(f"QuayChat-{platform.system().lower()}.txt")
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    async def _save(self, path: Path) -> None:
        from app.services.report import save

        await asyncio.to_thread(save, self.text.toPlainText(), path)
        self.note.setText(self.tr("Saved: {path}").format(path=path))

    def _on_remedy(self, remedy: str) -> None:
        wanted = Remedy(remedy)
        if wanted is Remedy.FOLDER:
            actions.show_folder(self._core)
        elif wanted is Remedy.UNREADABLE:
            self.open_unreadable()
        else:
            actions.open_address(wanted)

    def _set_busy(self, busy: bool) -> None:
        self.spinner.setVisible(busy)
        self.again_button.setEnabled(not busy)
        self.report_button.setEnabled(not busy)
        bad = sum(finding.verdict is Verdict.BAD for finding in self.findings)
        if busy:
            self.verdict.setText(self.tr("Looking…"))
        elif bad:
            self.verdict.setText(self.tr("%n thing(s) need you.", None, bad))
        else:
            self.verdict.setText(self.tr("Nothing is wrong."))

    def _build(self) -> None:
        list_ = QWidget()
        self._column = QVBoxLayout(list_)
        self._column.setContentsMargins(0, 0, Space.M, 0)
        self._column.setSpacing(Space.M)
        self._column.addStretch(1)
        around = QScrollArea()
        around.setWidgetResizable(True)
        around.setWidget(list_)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self.verdict, 1)
        head.addWidget(self.spinner)
        self._pages.addWidget(_page(head, around, (self.again_button,), (self.report_button,)))
        left, right = (self.back_button,), (self.copy_button, self.save_button)
        self._pages.addWidget(_page(self.note, self.text, left, right))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(self.heading)
        column.addWidget(self._pages, 1)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Diagnosis"))
        self.heading.setText(self.tr("Diagnosis"))
        self.again_button.setText(self.tr("Look again"))
        self.report_button.setText(self.tr("Make a file to send…"))
        self.back_button.setText(self.tr("Back"))
        self.copy_button.setText(self.tr("Copy"))
        self.save_button.setText(self.tr("Save…"))
        self.text.setAccessibleName(self.heading.text())
        self.note.setText(
            self.tr(
                "Read it through before you send it. Names, messages, numbers, addresses and logins are left out; "
                "nothing is sent by itself."
            )
        )


def _page(head: QHBoxLayout | QWidget, body: QWidget, left: tuple[QWidget, ...], right: tuple[QWidget, ...]) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.M)
    if isinstance(head, QWidget):
        column.addWidget(head)
    else:
        column.addLayout(head)
    column.addWidget(body, 1)
    row = QHBoxLayout()
    row.setSpacing(Space.S)
    for one in left:
        row.addWidget(one)
    row.addStretch(1)
    for one in right:
        row.addWidget(one)
    column.addLayout(row)
    return page
