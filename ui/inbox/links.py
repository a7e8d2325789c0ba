"""Opening an address from a message: only of the web, and only after the person has seen where it leads."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from ui.inbox.words import host_of

MANAGER = "https://oa.zalo.me/chat"


def open_in_browser(url: str) -> None:
    QDesktopServices.openUrl(QUrl(url))


def ask_to_open(parent: QWidget, url: str, open_url: Callable[[str], None] = open_in_browser) -> QMessageBox | None:
    """Show the host and ask; None when the address isn't one to open."""
    host = host_of(url)
    if not host:
        return None
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(QCoreApplication.translate("Inbox", "Open the link?"))
    box.setText(QCoreApplication.translate("Inbox", "This link leads to {host}.").format(host=host))
    shown = url if len(url) <= 300 else url[:300] + "…"
    if url.startswith("http:"):
        plain = QCoreApplication.translate("Inbox", "The connection isn't encrypted: type nothing private there.")
        shown = f"{shown}\n\n{plain}"
    box.setInformativeText(shown)
    go = box.addButton(QCoreApplication.translate("Inbox", "Open in the browser"), QMessageBox.ButtonRole.AcceptRole)
    copy = box.addButton(QCoreApplication.translate("Inbox", "Copy link"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(QCoreApplication.translate("Inbox", "Cancel"), QMessageBox.ButtonRole.RejectRole)

    def finish() -> None:
        if box.clickedButton() is go:
            open_url(url)
        elif box.clickedButton() is copy:
            QGuiApplication.clipboard().setText(url)
        box.deleteLater()

    box.finished.connect(finish)
    box.open()
    return box
