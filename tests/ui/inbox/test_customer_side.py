"""Where the panel stands: beside the messages where there is room, over them where there is none."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QSplitter, QWidget
from pytestqt.qtbot import QtBot

from ui.inbox.customer.side import SidePlace
from ui.theme.theme import Theme
from ui.theme.tokens import Size

WIDE, NARROW = 1000, 600
Open = Callable[[int], SidePlace]


@pytest.fixture
def open_side(qtbot: QtBot, theme: Theme) -> Open:
    def make(width: int) -> SidePlace:
        side = SidePlace(QWidget(), theme)
        side.set_panel(QWidget())
        side.resize(width, 400)
        qtbot.addWidget(side)
        side.show()
        qtbot.waitExposed(side)
        return side

    return make


def widths(side: SidePlace) -> tuple[int, int]:
    """Of the messages and of the panel, 0 where it is not there."""
    panel = side._panel
    assert panel is not None
    return side._main.width(), panel.width() if panel.isVisible() else 0


def test_beside_the_messages_it_stays_and_is_remembered(qtbot: QtBot, open_side: Open) -> None:
    side = open_side(WIDE)
    assert widths(side) == (WIDE, 0)
    heard: list[tuple[str, bool]] = []
    side.kept.connect(lambda kept: heard.append(("kept", kept)))
    side.shown.connect(lambda shown: heard.append(("shown", shown)))
    side.toggle()
    assert sorted(heard) == [("kept", True), ("shown", True)]
    assert widths(side) == (WIDE - Size.PANEL, Size.PANEL)
    assert not side.close_drawer()
    assert widths(side) == (WIDE - Size.PANEL, Size.PANEL)
    side.toggle()
    assert widths(side) == (WIDE, 0)


def test_in_a_narrow_window_it_is_a_drawer_over_the_messages(qtbot: QtBot, open_side: Open) -> None:
    side = open_side(NARROW)
    remembered: list[bool] = []
    side.kept.connect(remembered.append)
    side.want(True)
    assert widths(side) == (NARROW, 0), "what is remembered doesn't cover the messages"
    side.toggle()
    assert widths(side) == (NARROW, Size.PANEL)
    qtbot.mouseClick(side._veil, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert widths(side) == (NARROW, 0)
    assert remembered == []


def test_it_follows_the_window(qtbot: QtBot, open_side: Open) -> None:
    side = open_side(WIDE)
    side.toggle()
    for width, expected in ((NARROW, (NARROW, 0)), (WIDE, (WIDE - Size.PANEL, Size.PANEL))):
        side.resize(width, 400)
        qtbot.waitUntil(lambda: widths(side) == expected)  # noqa: B023 (waited for here)
    side.resize(NARROW, 400)
    side.toggle()
    side.resize(WIDE, 400)
    qtbot.waitUntil(lambda: widths(side) == (WIDE - Size.PANEL, Size.PANEL))
    side.resize(NARROW, 400)
    qtbot.waitUntil(lambda: widths(side) == (NARROW, 0))


def test_the_messages_always_have_enough(open_side: Open) -> None:
    assert not open_side(Size.THREAD_MIN + Size.PANEL).narrow
    assert open_side(Size.THREAD_MIN + Size.PANEL - 1).narrow


def test_the_list_gives_its_room_to_a_drawer_and_has_it_back(qtbot: QtBot, open_side: Open) -> None:
    whole, lender = QSplitter(), QWidget()
    side = open_side(NARROW)
    lender.setMinimumWidth(Size.LIST_MIN)
    side.lender = lender
    whole.addWidget(lender)
    whole.addWidget(side)
    whole.setChildrenCollapsible(False)
    qtbot.addWidget(whole)
    whole.resize(NARROW + Size.LIST_MIN, 400)
    whole.show()
    qtbot.waitExposed(whole)
    whole.setSizes([Size.LIST_MIN, NARROW])
    assert side.narrow
    side.toggle()
    qtbot.waitUntil(lambda: widths(side) == (whole.width() - Size.PANEL, Size.PANEL))
    assert not side._veil.isVisible()
    assert not lender.isVisible()
    assert side.close_drawer()
    qtbot.waitUntil(lambda: lender.width() == Size.LIST_MIN and lender.isVisible())
    assert widths(side)[1] == 0
    side.toggle()
    whole.resize(Size.LIST_MIN + Size.THREAD_MIN + Size.PANEL + 50, 400)
    qtbot.waitUntil(lender.isVisible)


def test_a_list_that_is_too_small_to_help_stays(qtbot: QtBot, open_side: Open) -> None:
    side = open_side(Size.PANEL)
    side.lender = QWidget(side)
    side.lender.resize(Size.LIST_MIN - 1, 400)
    side.lender.show()
    side.toggle()
    assert side.lender.isVisible()
    assert side._veil.isVisibleTo(side)
