"""The real window, saying when it was painted, when it showed rows and when the inbox stood:
`python -m bench.our_window`.

Its profile is that of QUAYCHAT_HOME; its keyring is a file in there.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bench.file_keyring import FileKeyring, place_in
from ui.main import main

# The linters bring it into this environment, and httpx then loads a command line of its own, which no shop has.
sys.modules["rich"] = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from ui.shell.window import Window
    from ui.shell.workspace import Workspace

LOOK_MS = 5


def watch(window: "Window") -> None:
    window.painted.connect(lambda: _say("painted"))
    window.painted.connect(lambda: when_first_look(window, lambda: _say("rows")))
    window.painted.connect(lambda: when_rows(window, lambda _: _say("ready")))


def when_first_look(window: "Window", then: "Callable[[], None]") -> None:
    """Call `then` when the first rows have been painted that the window shows."""
    from PySide6.QtCore import QTimer

    show_page = window.show_page

    def shown(page: "QWidget") -> None:
        if hasattr(page, "handed_over"):
            window.show_page = show_page  # type: ignore[method-assign]
            page.painted.connect(lambda: QTimer.singleShot(0, then))
        show_page(page)

    window.show_page = shown  # type: ignore[method-assign]


def when_rows(window: "Window", then: "Callable[[Workspace], None]") -> None:
    """Call `then` when the list of conversations has been painted with its first row."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Painted(QObject):
        def eventFilter(self, watched: "QObject", event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and self.rows():
                window.page.inbox.list.table.viewport().removeEventFilter(self)  # type: ignore[attr-defined]
                QTimer.singleShot(0, lambda: then(window.page))  # type: ignore[arg-type]
            return False

        def look(self) -> None:
            inbox = getattr(window.page, "inbox", None)
            if inbox is not None:
                timer.stop()
                inbox.list.table.viewport().installEventFilter(self)

        def rows(self) -> bool:
            model = window.page.inbox.model  # type: ignore[attr-defined]
            top = model.id_at(0)
            return top is not None and model.value(top) is not None

    painted = Painted(window)
    timer = QTimer(painted, interval=LOOK_MS)
    timer.timeout.connect(painted.look)
    timer.start()


def _say(word: str) -> None:
    print(word, time.monotonic_ns(), flush=True)


def start(on_window: "Callable[[Window], None]") -> int:
    """The window as `main` makes it, with the profile's own keyring."""
    return main([], watch=on_window, keyring=FileKeyring(place_in(Path(os.environ["QUAYCHAT_HOME"]))))


if __name__ == "__main__":
    sys.exit(start(watch))
