"""What lies over a widget goes by Esc and by a click elsewhere, and stays for a click on itself."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.overlay import Overlay

LEFT = Qt.MouseButton.LeftButton


def click(widget: QWidget, at: QPoint) -> None:
    """As a person does: the window gets it first."""
    QTest.mouseClick(widget.window().windowHandle(), LEFT, pos=widget.mapTo(widget.window(), at))


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


def test_a_click_on_itself_leaves_it_and_one_elsewhere_ends_it(over: Overlay) -> None:
    ended: list[bool] = []
    over.closed.connect(lambda: ended.append(True))
    label = over.findChild(QLabel)
    assert isinstance(label, QLabel)
    click(label, QPoint(5, 5))
    assert over.isVisible()
    click(over.room, QPoint(300, 200))
    assert not over.isVisible()
    over.leave()
    assert ended == [True], "once"
    click(over.room, QPoint(300, 200))
    assert ended == [True], "and it no longer listens"


def test_escape_ends_it(qtbot: QtBot, over: Overlay) -> None:
    qtbot.keyClick(over, Qt.Key.Key_Escape)
    assert not over.isVisible()


def test_it_can_lie_over_something_else(qtbot: QtBot, over: Overlay) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    over.move_to(other)
    assert over.parentWidget() is over.room is other
