"""Chips in lines: as many as fit, then the next line; its height follows its width."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.wrap_layout import WrapLayout


def shown(qtbot: QtBot, width: int, *, centred: bool = False) -> tuple[QWidget, WrapLayout, list[QLabel]]:
    page = QWidget()
    flow = WrapLayout(page, centred=centred)
    flow.setContentsMargins(0, 0, 0, 0)
    flow.setSpacing(10)
    labels = []
    for n in range(3):
        one = QLabel(str(n))
        one.setFixedSize(100, 20)
        flow.addWidget(one)
        labels.append(one)
    page.resize(width, 200)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    return page, flow, labels


def places(labels: list[QLabel]) -> list[tuple[int, int]]:
    return [(one.x(), one.y()) for one in labels]


def test_they_go_on_in_the_next_line(qtbot: QtBot) -> None:
    page, flow, labels = shown(qtbot, 215)
    assert places(labels) == [(0, 0), (110, 0), (0, 30)]
    assert page.layout() is flow
    assert [flow.heightForWidth(width) for width in (320, 319, 210, 209, 10)] == [20, 50, 50, 80, 80]


def test_centred_lines(qtbot: QtBot) -> None:
    page, _, labels = shown(qtbot, 230, centred=True)
    assert page.isVisible()
    assert places(labels) == [(10, 0), (120, 0), (65, 30)]


def test_hidden_ones_take_no_room_and_others_can_come_between(qtbot: QtBot) -> None:
    page, flow, labels = shown(qtbot, 400)
    assert page.isVisible()
    labels[0].hide()
    between = QLabel("x")
    between.setFixedSize(50, 20)
    flow.insertWidget(2, between)
    qtbot.waitUntil(lambda: places(labels[1:]) == [(0, 0), (170, 0)])
    assert between.x() == 110
    assert flow.count() == 4
    taken = flow.takeAt(2)
    assert taken is not None
    assert taken.widget() is between
    assert flow.itemAt(9) is None
    assert flow.takeAt(9) is None


def test_without_anything_it_has_no_height(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    assert WrapLayout(page).heightForWidth(100) <= 30
