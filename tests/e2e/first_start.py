"""Somebody starts the app for the first time, goes on as far as it lets them, and tells what was seen.

`python -m tests.e2e.first_start FOLDER`: a line of JSON for each page, pictures in FOLDER. It stands where the inbox
opens with the wizard over it, or where a page says what is wrong; then a line from standard input says what next:
`retry` presses that button, anything else closes the window.
"""

import json
import sys
import threading
from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLabel, QWidget

from tests.e2e.person import Person, Script, Steps
from ui.connect.wizard import ConnectWizard
from ui.keys.passphrase import NewPassphrasePage
from ui.keys.recovery_code import RecoveryCodePage
from ui.keys.trouble import TroublePage
from ui.keys.unlock import UnlockPage
from ui.main import main as start
from ui.shell.welcome import WelcomePage
from ui.shell.window import Window
from ui.shell.workspace import Workspace

PASSPHRASE = "bốn con mèo ngủ trưa"


class Orders(QObject):
    """Standard input, line by line, without holding the window up."""

    came = Signal(str)

    def listen(self) -> None:
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in sys.stdin:
            self.came.emit(line.strip())
        self.came.emit("close")


class Newcomer:
    def __init__(self, window: Window, folder: Path, orders: Orders) -> None:
        self.window, self.person = window, Person(window, folder)
        self._orders: list[str] = []
        self._seen: QWidget | None = None
        self._is_known = False
        """The profile was there before this start: the wizard doesn't open by itself."""
        orders.came.connect(self._orders.append)

    def steps(self) -> Steps:
        while True:
            page = yield from self._next_page()
            match page:
                case WelcomePage():
                    self.person.click(page.connect_button)
                case NewPassphrasePage():
                    page.first.setText(PASSPHRASE)
                    page.second.setText(PASSPHRASE)
                    self.person.click(page.go_button)
                case RecoveryCodePage():
                    page.tick.setChecked(True)
                    self.person.click(page.go_button)
                case UnlockPage():
                    page.passphrase.setText(PASSPHRASE)
                    self.person.click(page.go_button)
                case _:
                    if (yield from self._told()) != "retry":
                        return
                    assert isinstance(page, TroublePage)
                    self.person.click(page.retry_button)

    def _next_page(self) -> Generator[None, None, QWidget]:
        kinds = (WelcomePage, NewPassphrasePage, RecoveryCodePage, UnlockPage, TroublePage, Workspace)

        def other() -> bool:
            return isinstance(self.window.page, kinds) and self.window.page is not self._seen

        yield from self.person.until(other, "no page that a newcomer knows")
        page = self._seen = self.window.page
        self._is_known |= isinstance(page, UnlockPage)
        if isinstance(page, Workspace) and not self._is_known:
            yield from self.person.until(lambda: self.person.find(ConnectWizard), "the wizard does not open")
        yield from self.person.rest()
        self._tell(page)
        return page

    def _tell(self, page: QWidget) -> None:
        picture = self.person.picture(type(page).__name__)
        room = self.window.screen().availableGeometry()
        over = self.person.dialog()
        shown = [self.window.frameGeometry(), *([over.frameGeometry()] if over else [])]
        told = {
            "page": type(page).__name__,
            "says": [label.text() for label in page.findChildren(QLabel) if label.isVisible()],
            "wizard": isinstance(over, ConnectWizard),
            "fits": all(one.width() <= room.width() and one.height() <= room.height() for one in shown),
            "room": [room.width(), room.height()],
            "picture": str(picture),
        }
        print(json.dumps(told), flush=True)

    def _told(self) -> Generator[None, None, str]:
        yield from self.person.until(lambda: self._orders, "nobody says what next")
        return self._orders.pop(0)


def main() -> int:
    scripts: list[Script] = []
    orders = Orders()

    def watch(window: Window) -> None:
        newcomer = Newcomer(window, Path(sys.argv[1]), orders)
        orders.listen()
        window.painted.connect(lambda: QTimer.singleShot(0, lambda: begin(newcomer)))

    def begin(newcomer: Newcomer) -> None:
        scripts.append(Script(newcomer.steps(), newcomer.window.close))

    code = start([], watch=watch)
    failure = scripts[0].failure if scripts else None
    if failure is not None:
        raise failure
    return code


if __name__ == "__main__":
    sys.exit(main())
