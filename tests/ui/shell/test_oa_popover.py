"""How each OA is doing, in full: state, why, since when, and a button for what can be done."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.connections import Health, OaStatus
from tests.fakes.inbox import HOUR, MINUTE, NOW, OA, OA2
from ui.i18n import Languages, clock_time
from ui.shell.oa_popover import OaLine, OaPopover
from ui.shell.status import MOST_SIDE_BY_SIDE, StatusLine
from ui.theme.theme import Theme
from ui.words import Remedy

LEFT = Qt.MouseButton.LeftButton
LIVE = OaLine("Áo dài Thuỳ Anh", OaStatus(OA, Health.LIVE, NOW - HOUR), NOW - 5 * MINUTE)
DEAD = OaLine("Thuỳ Anh Kids", OaStatus(OA2, Health.PAUSED, NOW - HOUR, "login_again"))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


@pytest.fixture
def popover(qtbot: QtBot, theme: Theme, vietnamese: Languages, window: QWidget) -> OaPopover:
    made = OaPopover(theme, window)
    made.show_lines([LIVE, DEAD], NOW)
    made.open_at(window)
    return made


def test_it_says_state_why_and_since_when(popover: OaPopover) -> None:
    live, dead = popover.rows
    since = clock_time(NOW - HOUR)
    assert live.state.text() == f"Trực tuyến từ {since}"
    assert not live.why.isVisible()
    assert live.last.text() == "Lấy tin gần nhất: 5 phút trước"
    assert dead.state.text() == f"Tạm dừng từ {since}"
    assert len(dead.why.text()) > 20
    assert not dead.last.isVisible()
    assert dead.button.accessibleName().startswith("Thuỳ Anh Kids: ")


def test_the_button_does_what_helps_this_oa(qtbot: QtBot, popover: OaPopover) -> None:
    pressed: list[tuple[str, str]] = []
    popover.pressed.connect(lambda oa_id, remedy: pressed.append((oa_id, remedy)))
    for row in popover.rows:
        qtbot.mouseClick(row.button, LEFT)
    assert pressed == [(OA, Remedy.RETRY), (OA2, Remedy.RECONNECT)]


def test_the_keyboard_reaches_every_button_and_esc_closes(qtbot: QtBot, popover: OaPopover) -> None:
    pressed: list[str] = []
    popover.pressed.connect(lambda oa_id, remedy: pressed.append(oa_id))
    assert popover.focusWidget() is popover.rows[0].button
    qtbot.keyClick(popover.rows[0].button, Qt.Key.Key_Tab)
    assert popover.focusWidget() is popover.rows[1].button
    qtbot.keyClick(popover.rows[1].button, Qt.Key.Key_Space)
    assert pressed == [OA2]
    qtbot.keyClick(popover, Qt.Key.Key_Escape)
    assert not popover.isVisible()


def test_it_follows_while_it_is_open(popover: OaPopover) -> None:
    kept = popover.rows[0]
    popover.show_lines([OaLine(LIVE.name, OaStatus(OA, Health.SLOW, NOW, "rate_limited"))], NOW)
    assert popover.rows == [kept]
    assert kept.state.text().startswith("Chậm")
    assert kept.why.isVisible()


def test_it_stays_inside_the_window_and_wraps_without_holes(popover: OaPopover, window: QWidget) -> None:
    assert popover.width() <= window.width()
    assert popover.height() <= window.height()
    live = popover.rows[0]
    assert live.last.geometry().top() - live.state.geometry().bottom() < 2 * live.state.height()


def test_of_many_the_worst_are_on_the_line_and_the_rest_is_counted(
    qtbot: QtBot, theme: Theme, vietnamese: Languages
) -> None:
    line = StatusLine(theme)
    qtbot.addWidget(line)
    line.show()
    states = [Health.LIVE, Health.LIVE, Health.SLOW, Health.LIVE, Health.OFFLINE]
    named = [(f"OA {index}", OaStatus(OA, health, NOW)) for index, health in enumerate(states)]
    line.show_statuses(named, NOW)
    shown = [item.words.text() for item in line.items]
    assert len(shown) == MOST_SIDE_BY_SIDE
    assert shown[0].startswith("OA 4")
    assert shown[1].startswith("OA 2")
    assert line.more.text() == "và 2 OA nữa"
    pressed: list[bool] = []
    line.pressed.connect(lambda: pressed.append(True))
    qtbot.mouseClick(line.more, LEFT)
    assert pressed == [True]
    line.show_statuses(named[:2], NOW)
    assert not line.more.isVisible()
