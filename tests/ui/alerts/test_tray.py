"""The tray icon's menu, its words, and what a click does."""

import pytest
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from ui.alerts import tray as tray_icon
from ui.alerts.balloon import Balloons
from ui.alerts.board import Notice
from ui.alerts.notifier import Answers
from ui.i18n import Languages
from ui.theme.theme import Theme

Reason = QSystemTrayIcon.ActivationReason


class TrayIcon(tray_icon.TrayIcon):
    """There is no tray offscreen, and Qt would complain. It bears its base's name: a plural is looked up by it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.said: list[tuple[str, str]] = []

    def show(self) -> None: ...

    def showMessage(self, title: str, msg: str) -> None:  # type: ignore[override]
        self.said.append((title, msg))


@pytest.fixture
def tray(qtbot: QtBot, theme: Theme, vietnamese: Languages) -> TrayIcon:
    return TrayIcon(theme)


def test_the_menu(tray: TrayIcon) -> None:
    heard: list[str] = []
    tray.open_asked.connect(lambda: heard.append("open"))
    tray.quit_asked.connect(lambda: heard.append("quit"))
    tray.pause_asked.connect(lambda length: heard.append(f"pause {length}"))
    for action in tray.actions:
        if action.isVisible() and not action.isSeparator():
            action.trigger()
    assert heard == ["open", "pause hour", "pause tomorrow", "quit"]
    tray.show_pause("15:00")
    assert "15:00" in tray.go_on_action.text()
    tray.go_on_action.trigger()
    assert heard[-1] == "pause "


def test_the_tooltip_says_how_many_wait_and_that_it_is_paused(tray: TrayIcon, vietnamese: Languages) -> None:
    assert tray.toolTip() == "Quầy Chat"
    tray.show_waiting(3)
    tray.show_pause("15:00")
    assert tray.toolTip().splitlines() == ["Quầy Chat", "3 khách đang chờ", "Thông báo tạm tắt đến 15:00"]
    tray.show_pause("")
    assert "15:00" not in tray.toolTip()
    vietnamese.choose("en")
    tray.show_waiting(1)
    assert tray.toolTip().splitlines()[1] == "1 customer is waiting"


def test_a_click_opens_and_the_menus_button_does_not(tray: TrayIcon) -> None:
    heard: list[str] = []
    tray.open_asked.connect(lambda: heard.append("open"))
    tray.activated.emit(Reason.Context)
    assert heard == []
    tray.activated.emit(Reason.Trigger)
    assert heard == ["open"]


def test_balloons_know_the_last_one_that_was_shown(tray: TrayIcon) -> None:
    opened: list[str] = []
    balloons = Balloons(tray, Answers(opened.append, lambda key, text: None))
    tray.messageClicked.emit()
    assert opened == []
    balloons.show(Notice("a", "Chị Lan", "Alo"))
    balloons.show(Notice("b", "Chị Bảy", "Giá?"))
    balloons.withdraw("b")
    assert tray.said == [("Chị Lan", "Alo"), ("Chị Bảy", "Giá?")]
    tray.messageClicked.emit()
    assert opened == ["b"]
    balloons.close()
    tray.messageClicked.emit()
    assert opened == ["b"]
