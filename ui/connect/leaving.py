"""Leaving the wizard half-way: what would be lost, and the question."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from app.domain.setup import SetupStep
from ui.theme.style import set_role


def leaving_words(step: SetupStep, *, typed: bool) -> str | None:
    """What is said before leaving at this step; None when nothing would be lost."""
    if step is SetupStep.APP:
        text = QCoreApplication.translate("Leaving", "What you typed will not be kept.")
        return text if typed else None
    if step in (SetupStep.SIGN_IN, SetupStep.WORKING):
        return QCoreApplication.translate("Leaving", "You will have to sign in to Zalo again.")
    if step in (SetupStep.CONFIRM, SetupStep.CHAT_RIGHT):
        return QCoreApplication.translate(
            "Leaving",
            "The OA stays in the list as “Not set up”: its messages are not fetched before you choose the chat right.",
        )
    return None


def ask_to_leave(parent: QWidget, text: str, answered: Callable[[bool], None]) -> QMessageBox:
    """Ask without a nested event loop; staying is the default and what Esc means."""
    box = QMessageBox(parent)
    box.setObjectName("leaving")
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(QCoreApplication.translate("Leaving", "Leave now?"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(QCoreApplication.translate("Leaving", "Leave now?"))
    box.setInformativeText(text)
    stay = box.addButton(QCoreApplication.translate("Leaving", "Stay"), QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton(QCoreApplication.translate("Leaving", "Leave"), QMessageBox.ButtonRole.AcceptRole)
    stay.setObjectName("stay")
    leave.setObjectName("leave")
    set_role(stay, "primary")
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.finished.connect(lambda: answered(box.clickedButton() is leave))
    box.open()
    return box
