"""What is behind *Trợ giúp*: the keys, a diagnosis, backups and the way back from one, and what this is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QMenu, QVBoxLayout, QWidget

from app.paths import Paths
from ui.keys.restore import RestorePage
from ui.keys.restoring import Restoring
from ui.shortcuts import key_text
from ui.theme.theme import Theme
from ui.theme.tokens import Size
from ui.widgets.fitting import resize_within

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.vault import Vault


def help_menu(parent: QWidget, chosen: Callable[[str], None], *, owner: bool = True) -> QMenu:
    """`chosen` gets keys, backup (the owner's), export, diagnosis or about."""
    menu = QMenu(parent)
    backup = (("backup", QCoreApplication.translate("Help", "Backup and restore…")),)
    for name, text in (
        ("keys", QCoreApplication.translate("Help", "Keys") + f"\t{key_text('window.keys')}"),
        *(backup if owner else ()),
        ("export", QCoreApplication.translate("Help", "Export conversations…")),
        ("diagnosis", QCoreApplication.translate("Help", "Diagnosis…")),
        ("about", QCoreApplication.translate("Help", "About Quầy Chat")),
    ):
        menu.addAction(text).triggered.connect(lambda _=False, name=name: chosen(name))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def open_export(core: Core, parent: QWidget) -> None:
    from ui.export.dialog import ExportDialog  # as below

    ExportDialog(core, parent=parent).open()


def open_diagnosis(core: Core, vault: Vault | None, theme: Theme, parent: QWidget) -> None:
    from ui.settings.diagnosis import DiagnosisDialog  # few ever open it

    DiagnosisDialog(core, vault, theme, parent).open()


def open_restore(paths: Paths, key: bytes, theme: Theme, parent: QWidget, done: Callable[[], None]) -> QDialog:
    """`done` when a backup is verified and ready: it is put in place before the data is opened the next time."""

    async def same_key(_: Paths) -> bytes:
        return key

    dialog = QDialog(parent)
    dialog.setWindowTitle(QCoreApplication.translate("Help", "Restore from a backup"))
    resize_within(dialog, Size.DIALOG_W, Size.DIALOG_H)
    page = RestorePage(theme, replaces=True)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(page)
    restoring = Restoring(page, paths, same_key, own=key)
    restoring.ready.connect(dialog.accept)
    restoring.ready.connect(done)
    page.back.connect(dialog.reject)
    dialog.rejected.connect(restoring.stop)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    page.setFocus()
    return dialog
