"""Widgets on as many lines as they need."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui.widgets.flow import Flow


def test_items_wrap_and_the_height_follows(qtbot: QtBot) -> None:
    flow = Flow()
    qtbot.addWidget(flow)
    flow.resize(300, 10)
    flow.show()
    items = [QPushButton(f"Nút {number}") for number in range(6)]
    flow.show_items(items)
    wide = flow.height()
    flow.resize(150, flow.height())
    assert flow.height() > wide
    assert max(item.geometry().right() for item in items) <= 150
    assert max(item.geometry().bottom() for item in items) < flow.height()


def test_new_items_take_the_place_of_the_old_ones(qtbot: QtBot) -> None:
    flow = Flow()
    qtbot.addWidget(flow)
    old = QPushButton("cũ")
    flow.show_items([old])
    with qtbot.waitSignal(old.destroyed):
        flow.show_items([])
    assert flow.height() == 0
