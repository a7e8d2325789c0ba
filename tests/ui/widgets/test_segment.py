"""A segment does not move its neighbours when it is chosen."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.widgets.segment import Segment


def test_it_has_room_for_its_words_in_bold(qtbot: QtBot, theme: Theme) -> None:
    off, on = Segment("Ai nhận bao nhiêu"), Segment("Ai nhận bao nhiêu")
    on.setChecked(True)
    for one in (off, on):
        qtbot.addWidget(one)
        one.show()
    assert off.sizeHint().width() >= QPushButton.sizeHint(on).width()
    assert off.isCheckable()
