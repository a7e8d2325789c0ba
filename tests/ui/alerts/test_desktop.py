"""Notices on a real session bus: shown, replaced, withdrawn, clicked, answered, and what happens without a server."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.fakes.notifications import HAS_DAEMON, PrivateBus, Server
from ui.alerts.board import Notice
from ui.alerts.desktop import INLINE, OPEN, REPLY, TOKEN, DesktopNotifier, arguments
from ui.alerts.notifier import Answers

needs_daemon = pytest.mark.skipif(not HAS_DAEMON, reason="no dbus-daemon here: what is sent is tested as a value")
LAN = Notice("oa/lan", "Chị Lan", "Còn <áo> & quần không?", can_reply=True)
BAY = Notice("oa/bay", "Chị Bảy", "Giá sao em?", can_reply=True)
ALL = Notice("all", "3 khách đang chờ", "Lan, Bảy, Tám")
EVERYTHING = frozenset({"actions", "body-markup", "inline-reply"})


def test_what_is_asked_of_a_server_that_can_everything() -> None:
    name, replaces, icon, title, body, actions, hints, timeout = arguments(LAN, 7, EVERYTHING)
    assert (name, replaces, icon, title, timeout) == ("Quầy Chat", 7, "quaychat", "Chị Lan", -1)
    assert body == "Còn &lt;áo&gt; &amp; quần không?"
    assert actions[::2] == [OPEN, INLINE]
    assert hints["suppress-sound"] == ("b", True)


@pytest.mark.parametrize(
    ("notice", "capabilities", "keys"),
    [
        (LAN, frozenset({"actions"}), [OPEN, REPLY]),
        (ALL, EVERYTHING, [OPEN]),
        (LAN, frozenset(), []),
    ],
)
def test_what_a_server_can_not_do_is_not_asked(notice: Notice, capabilities: frozenset[str], keys: list[str]) -> None:
    made = arguments(notice, 0, capabilities)
    assert made[5][::2] == keys
    if "body-markup" not in capabilities:
        assert made[4] == notice.body


class Desk:
    """A notifier on a bus with a server, and what a person did with its notices."""

    def __init__(self, qtbot: QtBot, address: str) -> None:
        self.qtbot = qtbot
        self.opened: list[str] = []
        self.replied: list[tuple[str, str]] = []
        self.lost: list[bool] = []
        self.owner = QObject()
        answers = Answers(self.opened.append, lambda key, text: self.replied.append((key, text)))
        self.notifier = DesktopNotifier(answers, lambda: self.lost.append(True), self.owner)
        self.notifier.start(address)


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[PrivateBus]:
    made = PrivateBus(tmp_path)
    yield made
    made.stop()


@pytest.fixture
def server(bus: PrivateBus) -> Iterator[Server]:
    made = Server(bus.address)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def desk(qtbot: QtBot, bus: PrivateBus, server: Server) -> Iterator[Desk]:
    made = Desk(qtbot, bus.address)
    yield made
    made.notifier.close()


@needs_daemon
def test_a_notice_is_shown_replaced_and_withdrawn(desk: Desk, server: Server) -> None:
    desk.notifier.show(LAN)
    desk.notifier.show(BAY)
    desk.notifier.show(Notice(LAN.key, "Chị Lan", "Alo?", can_reply=True))
    desk.qtbot.waitUntil(lambda: len(server.shown) == 3)
    first, second, again = server.shown
    assert (first.replaces, second.replaces, again.replaces) == (0, 0, first.number)
    assert again.number == first.number != second.number
    assert again.body == "Alo?"
    desk.notifier.withdraw(BAY.key)
    desk.notifier.withdraw("never shown")
    desk.qtbot.waitUntil(lambda: server.closed == [second.number])


@needs_daemon
def test_a_window_that_goes_takes_all_its_notices_with_it(desk: Desk, server: Server) -> None:
    """Also those that were only just asked for, and though the window is destroyed at once."""
    desk.notifier.show(LAN)
    desk.qtbot.waitUntil(lambda: len(server.shown) == 1)
    desk.notifier.show(BAY)
    desk.notifier.close()
    desk.owner.deleteLater()
    desk.qtbot.waitUntil(lambda: sorted(server.closed) == sorted(one.number for one in server.shown))
    assert len(server.shown) == 2
    assert desk.lost == []


@needs_daemon
def test_a_click_opens_and_a_reply_comes_back(desk: Desk, server: Server) -> None:
    desk.notifier.show(LAN)
    desk.qtbot.waitUntil(lambda: len(server.shown) == 1 and bool(desk.notifier._numbers))
    server.emit("ActivationToken", "us", 1, "let-me-in")
    server.emit("ActionInvoked", "us", 99, OPEN)
    server.emit("ActionInvoked", "us", 1, OPEN)
    desk.qtbot.waitUntil(lambda: desk.opened == [LAN.key])
    assert os.environ.pop(TOKEN) == "let-me-in"
    server.emit("NotificationReplied", "us", 1, "Dạ còn ạ")
    desk.qtbot.waitUntil(lambda: desk.replied == [(LAN.key, "Dạ còn ạ")])


@needs_daemon
def test_one_that_was_closed_is_not_replaced(desk: Desk, server: Server) -> None:
    desk.notifier.show(LAN)
    desk.qtbot.waitUntil(lambda: bool(desk.notifier._numbers))
    server.emit("NotificationClosed", "uu", 1, 2)
    desk.qtbot.waitUntil(lambda: not desk.notifier._numbers)
    desk.notifier.show(LAN)
    desk.qtbot.waitUntil(lambda: len(server.shown) == 2)
    assert server.shown[1].replaces == 0


@needs_daemon
def test_without_a_server_it_is_said_once(qtbot: QtBot, bus: PrivateBus) -> None:
    desk = Desk(qtbot, bus.address)
    qtbot.waitUntil(lambda: desk.lost == [True])


@needs_daemon
def test_a_server_that_breaks_is_lost(desk: Desk, server: Server) -> None:
    desk.notifier.show(LAN)
    desk.qtbot.waitUntil(lambda: len(server.shown) == 1)
    server.broken = True
    desk.notifier.show(BAY)
    desk.qtbot.waitUntil(lambda: desk.lost == [True])


@needs_daemon
def test_a_bus_that_goes_away_is_lost(qtbot: QtBot, tmp_path: Path) -> None:
    bus = PrivateBus(tmp_path)
    server = Server(bus.address)
    server.start()
    desk = Desk(qtbot, bus.address)
    desk.notifier.show(LAN)
    qtbot.waitUntil(lambda: len(server.shown) == 1)
    server.stop()
    bus.stop()
    qtbot.waitUntil(lambda: desk.lost == [True])


def test_without_any_bus_it_is_lost(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, f"unix:path={tmp_path / 'nobody'}")
    qtbot.waitUntil(lambda: desk.lost == [True])
