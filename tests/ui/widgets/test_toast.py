"""Toasts: over the bottom of their page, with one action, for a while."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.toast import Toast


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


def test_its_action_ends_it(qtbot: QtBot, page: QWidget) -> None:
    toast = Toast(page)
    assert not toast.isVisible()
    ended: list[bool] = []
    toast.ended.connect(lambda: ended.append(True))
    toast.say("Đã xóa", "Hoàn tác", ms=600_000)
    with qtbot.waitSignal(toast.pressed):
        qtbot.mouseClick(toast.action, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()
    assert ended == []


def test_unused_it_goes_by_itself(qtbot: QtBot, page: QWidget) -> None:
    toast = Toast(page)
    with qtbot.waitSignal(toast.ended):
        toast.say("Đã chép", ms=1)
    assert not toast.isVisible()


def test_without_an_action_there_is_no_button(qtbot: QtBot, page: QWidget) -> None:
    toast = Toast(page)
    toast.say("Đã chép", ms=600_000)
    assert toast.isVisible()
    assert not toast.action.isVisible()


def test_it_leaves_free_what_is_at_the_foot_while_that_is_seen(qtbot: QtBot, page: QWidget) -> None:
    toast = Toast(page)
    toast.above = field = QWidget(page)
    field.setGeometry(0, 480, 800, 120)
    field.show()
    toast.say("Đã chép", ms=600_000)
    assert toast.geometry().bottom() < field.y()
    field.hide()
    toast.say("Đã chép", ms=600_000)
    assert toast.geometry().bottom() > field.y()


def test_it_stays_in_the_middle_of_the_bottom(qtbot: QtBot, page: QWidget) -> None:
    toast = Toast(page)
    toast.say("Đã chép", ms=600_000)
    for width, height in ((800, 600), (500, 400)):
        page.resize(width, height)
        place = toast.geometry()
        assert abs(place.center().x() - width // 2) <= 1
        assert height // 2 < place.top() < place.bottom() < height
