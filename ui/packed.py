"""The window as a bundle starts it: around it, the first and the last thing that updates have to do."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from app.paths import Paths
from app.updates.commands import PROBE
from app.updates.installation import Installation, own_version
from app.updates.starting import goes_back, leave

NO_START = frozenset({"--quit", "--self-test", "-h", "--help"})
"""With these nobody is going to work: it says nothing about whether this version starts."""

NEEDED = ("app.bootstrap", "ui.live", "ui.shell.corner", "ui.shell.workspace", "ui.settings.dialog")


def main(arguments: Sequence[str] | None = None) -> int:
    """As `ui.main`'s. A version that could not start three times gives its place back here; one that lies ready takes
    the place when the window has been left."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == [PROBE]:
        return probe(Path(given[1]))
    here = Installation.here()
    counts = not NO_START & set(given)
    if counts and goes_back(here, given):
        return 0
    from ui.main import main as window  # Qt: a version that goes back can do without

    code = window(given)
    if counts:
        leave(Paths.default(), here)
    return code


def probe(note: Path) -> int:
    """Asked by the version before this one: loads what a window needs, writes down which version this is, and ends.
    Nothing of the shop's is opened."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    for name in NEEDED:
        importlib.import_module(name)
    application = QApplication(sys.argv[:1])
    note.write_text(own_version(), encoding="utf-8")
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
