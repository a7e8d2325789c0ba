"""A version of the app is asked by the one before it whether it runs on this computer."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

NEEDED = ("app.bootstrap", "ui.live", "ui.shell.corner", "ui.shell.workspace", "ui.settings.dialog")


def probe(note: Path) -> int:
    """Loads what a window needs, writes down which version this is, and ends. Nothing of the shop's is opened."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from app.updates.installation import own_version

    for name in NEEDED:
        importlib.import_module(name)
    application = QApplication(sys.argv[:1])
    note.write_text(own_version(), encoding="utf-8")
    del application
    return 0
