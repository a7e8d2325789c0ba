"""Opening a customer's file with another program: only after a question, and never what could run."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

SAFE = frozenset(
    {
        *("pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "csv", "ods", "ppt", "pptx", "odp", "txt"),
        *("jpg", "jpeg", "png", "gif", "webp", "heic", "bmp"),
        *("mp4", "mov", "avi", "mkv", "3gp", "webm", "mp3", "m4a", "aac", "wav", "amr", "ogg", "opus"),
    }
)
"""Endings that a viewer opens and no system runs. Everything else is only saved, where the system's own guards see it.
"""


def may_open(name: str) -> bool:
    return "." in name and name.rsplit(".", 1)[-1].lower() in SAFE


class OpenedFiles:
    """Files that are open in other programs lie in a folder of their own, which goes when the app does."""

    def __init__(self) -> None:
        self._folder: QTemporaryDir | None = None

    def put(self, name: str, data: bytes) -> Path:
        """Write the file under its name, in a place where no other is overwritten. OSError if it can't."""
        if self._folder is None:
            self._folder = QTemporaryDir()
        if not self._folder.isValid():
            raise OSError(self._folder.errorString())
        path = Path(tempfile.mkdtemp(dir=self._folder.path()), name)
        path.write_bytes(data)
        return path


def open_with_system(path: Path) -> bool:
    """False: the system knows no program for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def ask_about_file(
    parent: QWidget, name: str, *, can_open: bool, on_open: Callable[[], object], on_save: Callable[[], object]
) -> QMessageBox:
    """Open it, save it, or leave it."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question if can_open else QMessageBox.Icon.Warning)
    box.setWindowTitle(QCoreApplication.translate("Inbox", "Open the file?"))
    box.setText(name)
    box.setInformativeText(
        QCoreApplication.translate(
            "Inbox", "It came with a message and opens in another program. Open it only if you expected it."
        )
        if can_open
        else QCoreApplication.translate(
            "Inbox", "A file of this kind may run a program, so it isn't opened from here. It can only be saved."
        )
    )
    go = (
        box.addButton(QCoreApplication.translate("Inbox", "Open"), QMessageBox.ButtonRole.AcceptRole)
        if can_open
        else None
    )
    save = box.addButton(QCoreApplication.translate("Inbox", "Save…"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(QCoreApplication.translate("Inbox", "Cancel"), QMessageBox.ButtonRole.RejectRole)

    def finish() -> None:
        pressed = box.clickedButton()
        if go is not None and pressed is go:
            on_open()
        elif pressed is save:
            on_save()
        box.deleteLater()

    box.finished.connect(finish)
    box.open()
    return box


def say_no_sound(parent: QWidget, *, on_open: Callable[[], object], on_save: Callable[[], object]) -> QMessageBox:
    """This PC can't play a voice message here; another program may."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Information)
    box.setWindowTitle(QCoreApplication.translate("Inbox", "No sound here"))
    box.setText(QCoreApplication.translate("Inbox", "This voice message can't be played here."))
    box.setInformativeText(
        QCoreApplication.translate(
            "Inbox", "No loudspeaker or headphones were found, or the sound isn't one that can be played."
        )
    )
    go = box.addButton(
        QCoreApplication.translate("Inbox", "Open in another program"), QMessageBox.ButtonRole.AcceptRole
    )
    save = box.addButton(QCoreApplication.translate("Inbox", "Save…"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(QCoreApplication.translate("Inbox", "Close"), QMessageBox.ButtonRole.RejectRole)

    def finish() -> None:
        pressed = box.clickedButton()
        if pressed is go:
            on_open()
        elif pressed is save:
            on_save()
        box.deleteLater()

    box.finished.connect(finish)
    box.open()
    return box
