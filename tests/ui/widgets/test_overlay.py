"""What lies over a widget goes by Esc and by a click elsewhere, and stays for a click on itself."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.overlay import Overlay

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def over(qtbot: QtBot) -> Overlay:
    room = QWidget()
    room.resize(400, 300)
    qtbot.addWidget(room)
    made = Overlay(room)
    QLabel("a", made).resize(100, 50)
    made.resize(100, 50)
    room.show()
    made.appear()
    return made


def test_a_click_on_itself_leaves_it_and_one_elsewhere_ends_it(qtbot: QtBot, over: Overlay) -> None:
    ended: list[bool] = []
    over.closed.connect(lambda: ended.append(True))
    qtbot.mouseClick(over.findChild(QLabel), LEFT)
    assert over.isVisible()
    qtbot.mouseClick(over.room, LEFT, pos=QPoint(300, 200))
    assert not over.isVisible()
    over.leave()
    assert ended == [True], "once"
    qtbot.mouseClick(over.room, LEFT, pos=QPoint(300, 200))
    assert ended == [True], "and it no longer listens"


def test_escape_ends_it(qtbot: QtBot, over: Overlay) -> None:
    qtbot.keyClick(over, Qt.Key.Key_Escape)
    assert not over.isVisible()


def test_it_can_lie_over_something_else(qtbot: QtBot, over: Overlay) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    over.move_to(other)
    assert over.parentWidget() is over.room is other
