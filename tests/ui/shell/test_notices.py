"""Notices in the tray: for customers' messages alone, only while nobody looks, and only if they are wanted."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from app.domain.ids import ConversationId
from app.events import MessagesStored
from tests.fakes.core import FakeCore
from tests.fakes.inbox import cid_of, row_of
from ui.bridge import Coalescer
from ui.i18n import Languages
from ui.shell.notices import Notices
from ui.shell.window import Window
from ui.theme.theme import Theme

CID, OTHER = cid_of("7"), cid_of("8")


class Tray(QSystemTrayIcon):
    """Keeps what it would show."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme.icon("storefront-outline"))
        self.shown: list[tuple[str, str]] = []

    def show(self) -> None:
        """There is no tray offscreen, and Qt would complain."""

    def showMessage(self, title: str, msg: str) -> None:  # type: ignore[override]
        self.shown.append((title, msg))


class Corner:
    """A window in the background, its tray, and what a click has opened."""

    def __init__(self, qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
        self.qtbot, self.core, self.tray = qtbot, core, Tray(theme)
        self.opened: list[ConversationId] = []
        self.window = Window(theme, None)
        qtbot.addWidget(self.window)
        self.window.show()
        self.notices = Notices(core, self.window, self.tray, self.opened.append)  # type: ignore[arg-type]
        self.elsewhere = QWidget()
        qtbot.addWidget(self.elsewhere)
        self.elsewhere.show()
        self.elsewhere.activateWindow()
        qtbot.waitUntil(lambda: not self.window.isActiveWindow())

    def store(self, *arrived: ConversationId) -> None:
        """A page is stored: all of it is of two conversations, a customer's new message only of `arrived`."""
        self.core.bus.publish(MessagesStored(frozenset({CID, OTHER}), frozenset(arrived)))

    def gather(self) -> None:
        """What was stored until now is looked at now."""
        self.notices.findChild(Coalescer).flush()

    def tell(self) -> list[tuple[str, str]]:
        """Everything that is told by the time a later message is told."""
        self.core.inbox.conversations[OTHER] = row_of(OTHER, name="Sau cùng")
        before = len(self.tray.shown)
        self.store(OTHER)
        self.gather()
        self.qtbot.waitUntil(lambda: len(self.tray.shown) > before)
        return self.tray.shown


@pytest.fixture
def corner(qtbot: QtBot, theme: Theme, vietnamese: Languages, tmp_path: Path) -> Corner:
    core = FakeCore(tmp_path)
    core.inbox.conversations[CID] = row_of(CID, name="Chị Bảy", last_text="Còn áo không em?")
    core.inbox.conversations[OTHER] = row_of(OTHER, name="Anh Tám")
    return Corner(qtbot, core, theme)


def test_a_customers_message_is_told_and_a_click_opens_it(corner: Corner) -> None:
    corner.store(CID)
    corner.gather()
    corner.qtbot.waitUntil(lambda: corner.tray.shown == [("Chị Bảy", "Còn áo không em?")])
    assert corner.opened == []
    corner.tray.messageClicked.emit()
    assert corner.opened == [CID]
    corner.qtbot.waitUntil(corner.window.isActiveWindow)


def test_ones_own_message_is_no_news(corner: Corner) -> None:
    corner.store()
    corner.gather()
    assert corner.tell() == [("Sau cùng", "Xin chào")]


def test_several_conversations_are_one_notice(corner: Corner) -> None:
    corner.store(CID)
    corner.store(OTHER)
    corner.gather()
    corner.qtbot.waitUntil(lambda: len(corner.tray.shown) == 1)
    assert "2" in corner.tray.shown[0][1]


def test_who_looks_at_the_window_is_not_told(corner: Corner) -> None:
    corner.window.activateWindow()
    corner.qtbot.waitUntil(corner.window.isActiveWindow)
    corner.store(CID)
    corner.gather()
    corner.elsewhere.activateWindow()
    corner.qtbot.waitUntil(lambda: not corner.window.isActiveWindow())
    assert corner.tell() == [("Sau cùng", "Xin chào")]


def test_who_wants_no_notices_gets_none(corner: Corner) -> None:
    corner.core.settings.change(notify=False)
    corner.store(CID)
    corner.gather()
    corner.core.settings.change(notify=True)
    assert corner.tell() == [("Sau cùng", "Xin chào")]


def test_a_picture_has_words_too(corner: Corner) -> None:
    corner.core.inbox.conversations[CID] = row_of(CID, name="Chị Bảy", last_text="")
    corner.store(CID)
    corner.gather()
    corner.qtbot.waitUntil(lambda: len(corner.tray.shown) == 1)
    assert corner.tray.shown[0][1]


def test_the_icon_brings_the_window_forward_and_goes_with_the_session(corner: Corner) -> None:
    corner.tray.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    corner.qtbot.waitUntil(corner.window.isActiveWindow)
    gone: list[bool] = []
    corner.tray.destroyed.connect(lambda: gone.append(True))
    corner.notices.close()
    corner.qtbot.waitUntil(lambda: bool(gone))


def test_without_a_tray_nothing_happens(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    core = FakeCore(tmp_path)
    window = Window(theme, None)
    qtbot.addWidget(window)
    notices = Notices(core, window, None, lambda cid: None)  # type: ignore[arg-type]
    core.bus.publish(MessagesStored(frozenset({CID}), frozenset({CID})))
    notices.close()
