"""Large choices by mouse and keys, and buttons that screen readers can name."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.widgets.buttons import CardButton, icon_button


@pytest.fixture
def card(qtbot: QtBot, theme: Theme) -> CardButton:
    made = CardButton(theme, "account", "Chỉ mình tôi", "Không ai khác thấy.")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_choice_by_key(qtbot: QtBot, card: CardButton, key: Qt.Key) -> None:
    with qtbot.waitSignal(card.clicked):
        qtbot.keyClick(card, key)


def test_a_choice_by_mouse_only_where_it_is_let_go(qtbot: QtBot, card: CardButton) -> None:
    chosen: list[bool] = []
    card.clicked.connect(lambda: chosen.append(True))
    qtbot.mouseClick(card, Qt.MouseButton.RightButton)
    qtbot.keyClick(card, Qt.Key.Key_A)
    qtbot.mousePress(card, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(card, Qt.MouseButton.LeftButton, pos=QPoint(-20, -20))
    assert chosen == []
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert chosen == [True]


def test_readers_are_told_what_is_written(card: CardButton) -> None:
    card.set_texts("Nhân viên", "Sau này.")
    assert (card.accessibleName(), card.accessibleDescription()) == ("Nhân viên", "Sau này.")
    assert (card.title.text(), card.sentence.text()) == ("Nhân viên", "Sau này.")


def test_an_icon_alone_has_a_name(qtbot: QtBot, theme: Theme) -> None:
    made = icon_button(theme, "send", "Gửi")
    qtbot.addWidget(made)
    assert made.accessibleName() == made.toolTip() == "Gửi"
