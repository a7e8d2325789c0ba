"""The first rows: what they show, and what of them the inbox takes over."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fakes.inbox import NOW, cid_of, row_of
from ui.inbox.row import ConversationDelegate
from ui.shell.first_look import FirstLook
from ui.theme.theme import Theme
from ui.theme.tokens import Size

ROWS = [row_of(cid_of(str(number))) for number in range(40)]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def look(qtbot: QtBot, theme: Theme) -> FirstLook:
    delegate = ConversationDelegate(theme, None, lambda: NOW)
    made = FirstLook(theme, delegate, ROWS)
    qtbot.addWidget(made)
    made.resize(Size.WINDOW_W, Size.WINDOW_H)
    with qtbot.waitSignal(made.painted):
        made.show()
    return made


def middle_of(look: FirstLook, number: int) -> QPoint:
    height = ConversationDelegate(look._theme, None, lambda: NOW).row_height
    return QPoint(Size.NAV + Size.LIST // 2, Size.LIST_HEAD + number * height + height // 2)


def test_rows_are_painted_from_the_lists_first_line_on(look: FirstLook, theme: Theme) -> None:
    image = look.grab().toImage()
    ground = theme.color("surface").rgb()
    face = QPoint(Size.NAV + Size.AVATAR // 2, middle_of(look, 0).y())
    assert image.pixelColor(face).rgb() != ground
    assert image.pixelColor(Size.NAV + Size.LIST // 2, Size.LIST_HEAD // 2).rgb() == ground


def test_the_row_clicked_last_is_kept(qtbot: QtBot, look: FirstLook) -> None:
    assert look.chosen is None
    qtbot.mouseClick(look, LEFT, pos=middle_of(look, 2))
    qtbot.mouseClick(look, LEFT, pos=middle_of(look, 1))
    assert look.chosen == cid_of("1")


def test_a_click_beside_the_list_chooses_nothing(qtbot: QtBot, look: FirstLook) -> None:
    for at in (QPoint(2, 300), QPoint(Size.NAV + Size.LIST + 20, 300), QPoint(Size.NAV + 20, Size.LIST_HEAD // 2)):
        qtbot.mouseClick(look, LEFT, pos=at)
    assert look.chosen is None


def scroll(look: FirstLook, by: int) -> None:
    at = QPointF(middle_of(look, 0))
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(at, at, QPoint(), QPoint(0, by), *none, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(look, event)


def test_the_wheel_scrolls_as_far_as_there_are_rows(qtbot: QtBot, look: FirstLook) -> None:
    scroll(look, -100_000)
    assert look.row_at(look.height() - 2) is ROWS[-1]
    scroll(look, 100_000)
    assert look.row_at(Size.LIST_HEAD + 1) is ROWS[0]


def test_where_conversations_are_shared_there_is_room_for_the_baskets(qtbot: QtBot, theme: Theme) -> None:
    rows = [row_of(cid_of("0"), waits=True), *ROWS[1:]]
    made = FirstLook(theme, ConversationDelegate(theme, None, lambda: NOW), rows)
    qtbot.addWidget(made)
    assert made.shared
    assert made.row_at(Size.LIST_HEAD + Size.FILTERS - 1) is None
    assert made.row_at(Size.LIST_HEAD + Size.FILTERS + 1) == rows[0]
