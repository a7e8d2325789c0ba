"""A wizard over a fake core, with a stand-in for the browser, so that no Chromium is loaded."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.setup import FakeCore, FakeSession
from ui.connect.browser_frame import SignInBrowser
from ui.connect.wizard import ConnectWizard
from ui.theme.theme import Theme


class StandIn(QWidget):
    """The surface of `Browser`; the test emits its signals."""

    callback = Signal(str)
    moved = Signal(str)
    foreign = Signal(str)
    failed = Signal(str)
    crashed = Signal()
    download_refused = Signal()
    said = Signal(str)
    loading = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.started: list[str] = []
        self.reloaded = 0
        self.closed = False

    def start(self, url: str) -> None:
        self.started.append(url)

    def reload(self) -> None:
        self.reloaded += 1

    def close_down(self) -> None:
        self.closed = True
        self.hide()


class Browsers:
    """Makes stand-ins and remembers them."""

    def __init__(self) -> None:
        self.made: list[StandIn] = []

    def __call__(self, parent: QWidget) -> tuple[QWidget, SignInBrowser]:
        self.made.append(StandIn(parent))
        return self.made[-1], self.made[-1]


@pytest.fixture
def core() -> FakeCore:
    return FakeCore()


@pytest.fixture
def browsers() -> Browsers:
    return Browsers()


@pytest.fixture
def wizard(qtbot: QtBot, core: FakeCore, theme: Theme, browsers: Browsers) -> Iterator[ConnectWizard]:
    made = ConnectWizard(core, theme, open_browser=browsers)
    made.resize(900, 640)
    made.show()
    yield made
    gone: list[bool] = []
    made.destroyed.connect(lambda: gone.append(True))
    made.hide()
    made.deleteLater()
    qtbot.waitUntil(lambda: bool(gone))


@pytest.fixture
def session(core: FakeCore, wizard: ConnectWizard) -> FakeSession:
    return core.connections.sessions[-1]


@pytest.fixture
def press(qtbot: QtBot) -> Callable[[QWidget, str], None]:
    """A real click on the button of a name."""

    def click(inside: QWidget, name: str) -> None:
        found = [one for one in inside.findChildren(QPushButton, name) if one.isVisible()]
        assert found, f"no visible button {name}"
        qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)
        qtbot.wait(1)

    return click
