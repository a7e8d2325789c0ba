"""A session's corner of the desktop: badge, pause, the cross that hides or quits, and a start without a window."""

import asyncio
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from tests.fakes.inbox import cid_of, row_of
from tests.ui.alerts.test_tray import TrayIcon
from tests.ui.shell.test_alerts import Desktop as Service
from tests.ui.shell.test_alerts import Loud
from tests.ui.shell.test_session import House
from tests.ui.shell.test_session import house as house  # the fixture
from ui.alerts.notifier import Answers
from ui.alerts.tray import HOUR_MS
from ui.shell.corner import Desktop
from ui.shell.session import Next, Openers
from ui.shell.workspace import Workspace
from ui.theme.theme import Theme
from ui.widgets.question import Question

LEFT = Qt.MouseButton.LeftButton


class Desk:
    """A desktop with a tray, and what is on it."""

    def __init__(self) -> None:
        self.tray: TrayIcon | None = None
        self.badges: list[int] = []
        self.end: Callable[[], None] = lambda: None
        self.service, self.sound = Service(), Loud()

    def desktop(self) -> Desktop:
        return Desktop(self._tray, self._notifier, lambda owner: self.sound, self.badges.append)

    def _tray(self, theme: Theme) -> TrayIcon:
        self.tray = TrayIcon(theme)
        return self.tray

    def _notifier(self, answers: Answers, tray: TrayIcon | None, owner: QObject) -> Service:
        self.service.answers = answers
        return self.service


@pytest.fixture
def desk(house: House) -> Desk:
    made = Desk()
    openers = Openers(house._vault, house._core, house._practice, desktop=made.desktop)  # type: ignore[arg-type]
    house.sessions._open = openers
    task = house.start(Next.PRACTICE)
    house.workspace(1)
    made.end = lambda: end(house, task)
    return made


def end(house: House, task: "asyncio.Task[None]") -> None:
    """Before the window goes."""
    task.cancel()
    house.qtbot.waitUntil(task.done)


def test_the_badge_counts_who_waits(qtbot: QtBot, house: House, desk: Desk) -> None:
    workspace = house.window.page
    assert isinstance(workspace, Workspace)
    house.cores[0].inbox.conversations[cid_of("7")] = row_of(cid_of("7"), waiting=2)
    workspace._recount()
    qtbot.waitUntil(lambda: desk.badges[-1:] == [1])
    assert desk.tray is not None
    assert "1 khách" in desk.tray.toolTip()
    desk.end()


def test_a_pause_from_the_tray_is_kept_and_ended(house: House, desk: Desk) -> None:
    core = house.cores[0]
    assert desk.tray is not None
    desk.tray.hour_action.trigger()
    assert core.settings.current.paused_until == core.clock.now() + HOUR_MS
    assert desk.tray.go_on_action.isVisible()
    desk.tray.tomorrow_action.trigger()
    assert core.settings.current.paused_until > core.clock.now()
    desk.tray.go_on_action.trigger()
    assert core.settings.current.paused_until == 0
    assert not desk.tray.go_on_action.isVisible()
    desk.end()


def test_the_cross_asks_the_first_time_and_remembers(qtbot: QtBot, house: House, desk: Desk) -> None:
    quits: list[bool] = []
    house.window.quit_requested.connect(lambda: quits.append(True))
    house.window.close()
    house.window.close()
    question = house.dialog(Question)
    assert isinstance(question, Question)
    assert len([one for one in house.window.findChildren(Question) if one.isVisible()]) == 1
    qtbot.mouseClick(question.buttons["hide"], LEFT)
    assert house.window.isHidden()
    assert house.cores[0].settings.current.on_close == "hide"
    assert desk.tray is not None
    desk.tray.open_action.trigger()
    assert house.window.isVisible()
    house.window.close()
    assert house.window.isHidden()
    assert quits == []
    house.cores[0].settings.change(on_close="quit")
    house.window.close()
    assert quits == [True]
    desk.end()


def test_the_cross_can_quit_and_esc_does_nothing(qtbot: QtBot, house: House, desk: Desk) -> None:
    quits: list[bool] = []
    house.window.quit_requested.connect(lambda: quits.append(True))
    house.window.close()
    qtbot.keyClick(house.dialog(Question), Qt.Key.Key_Escape)
    assert house.window.isVisible()
    assert house.cores[0].settings.current.on_close == "ask"
    house.window.close()
    question = house.dialog(Question)
    assert isinstance(question, Question)
    qtbot.mouseClick(question.buttons["quit"], LEFT)
    assert quits == [True]
    assert house.cores[0].settings.current.on_close == "quit"
    desk.end()


def test_hidden_in_the_tray_it_polls_less_often(house: House, desk: Desk) -> None:
    house.cores[0].settings.change(on_close="hide")
    house.window.close()
    assert ("visible", False) in house.cores[0].sync.calls
    house.window.come_forward()
    assert ("visible", True) in house.cores[0].sync.calls
    desk.end()


def test_started_hidden_it_stays_hidden_where_there_is_a_tray(house: House) -> None:
    house.window.hide()
    desk = Desk()
    house.sessions._open = Openers(house._vault, house._core, house._practice, desktop=desk.desktop)  # type: ignore[arg-type]
    task = house.start(Next.PRACTICE)
    house.workspace(1)
    assert house.window.isHidden()
    end(house, task)


def test_started_hidden_without_a_tray_it_shows_itself(house: House) -> None:
    house.window.hide()
    task = house.start(Next.PRACTICE)
    house.workspace(1)
    assert house.window.isVisible()
    end(house, task)


def test_started_hidden_it_comes_forward_when_somebody_must_be_asked(house: House) -> None:
    house.window.hide()
    task = house.start(Next.REAL)
    house.qtbot.waitUntil(house.window.isVisible, timeout=5_000)
    end(house, task)
