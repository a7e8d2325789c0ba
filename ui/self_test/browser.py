"""The wizard's page with the browser inside: it opens, loads the practice OA's login, and can be read."""

import os
import sys
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QWidget

from app.practice.server import PracticeServer
from ui.connect.wizard import ConnectWizard
from ui.self_test.album import Album
from ui.self_test.shop import until

SANDBOX = "QTWEBENGINE_DISABLE_SANDBOX"


def cannot_run() -> str:
    """Why there can be no browser here; empty where there can be one."""
    root = sys.platform == "linux" and os.geteuid() == 0
    return f"Chromium doesn't start as root without {SANDBOX}" if root and not os.environ.get(SANDBOX) else ""


async def sign_in_page(wizard: ConnectWizard, server: PracticeServer, album: Album) -> None:
    """From the wizard's first page to Zalo's: drawn, and its button found by a script."""
    await until(lambda: _pressed(wizard, "start"), "the wizard has no button that starts it")
    await until(lambda: _shown(wizard, "host"), "the sign-in page does not open")
    found: list[Any] = []

    async def has_button() -> bool:
        for view in wizard.findChildren(QWidget):
            page = getattr(view, "page", None)
            if callable(page) and hasattr(page(), "runJavaScript"):
                page().runJavaScript("!!document.querySelector('#allow')", 0, found.append)
        return any(found)

    await until(has_button, f"the login page of {server.base} does not load")
    await album.take("sign-in", wizard)


async def _pressed(wizard: ConnectWizard, name: str) -> bool:
    button = next((one for one in wizard.findChildren(QAbstractButton, name) if one.isVisible()), None)
    if button is not None:
        button.click()
    return button is not None


async def _shown(wizard: ConnectWizard, name: str) -> bool:
    return any(one.isVisible() for one in wizard.findChildren(QWidget, name))
