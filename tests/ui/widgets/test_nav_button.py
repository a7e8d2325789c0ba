"""The rail's buttons: checked, counted, named."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.widgets.nav_button import NavButton


def test_the_count_is_drawn_and_ends_at_99(qtbot: QtBot, theme: Theme) -> None:
    made = NavButton(theme, "forum-outline")
    qtbot.addWidget(made)
    made.set_text("Hộp thư", "Hộp thư (Ctrl+1)")
    made.resize(made.sizeHint())
    pictures = []
    for count in (0, 1, 99, 100, 250):
        made.set_count(count)
        pictures.append(made.grab().toImage())
    none, one, most, more, many = pictures
    assert none != one
    assert one != most
    assert most != more
    assert more == many, "99+"
    assert (made.accessibleName(), made.toolTip()) == ("Hộp thư", "Hộp thư (Ctrl+1)")


def test_it_is_pressed_by_mouse_and_key_and_shows_it(qtbot: QtBot, theme: Theme) -> None:
    made = NavButton(theme, "forum-outline")
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    plain = made.grab().toImage()
    with qtbot.waitSignal(made.clicked):
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert made.isChecked()
    assert made.grab().toImage() != plain
    with qtbot.waitSignal(made.clicked):
        qtbot.keyClick(made, Qt.Key.Key_Space)


def test_where_there_is_no_room_the_caption_goes(qtbot: QtBot, theme: Theme) -> None:
    made = NavButton(theme, "forum-outline")
    qtbot.addWidget(made)
    made.set_text("Hộp thư", "Hộp thư (Ctrl+1)")
    made.resize(made.minimumSizeHint())
    small = made.grab().toImage()
    made.set_text("Cấu hình", "Cấu hình")
    made.resize(made.minimumSizeHint())
    assert made.grab().toImage() == small
    made.resize(made.sizeHint())
    assert made.height() > small.height()
