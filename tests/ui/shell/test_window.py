"""The window itself: its place on the screen, its pages, coming forward, and closing only when it may."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.errors import Rejected
from ui.shell.place import FRAME
from ui.shell.window import Window
from ui.theme.theme import Theme
from ui.theme.tokens import Size
from ui.widgets.toast import Toast


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Window:
    return shown(qtbot, theme, tmp_path)


def shown(qtbot: QtBot, theme: Theme, folder: Path) -> Window:
    made = Window(theme, folder / "window.ini")
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.painted):
        made.show()
    return made


def test_it_comes_back_where_it_was(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    first = shown(qtbot, theme, tmp_path)
    first.resize(Size.WINDOW_MIN_W, Size.WINDOW_MIN_H + 11)
    first.close()
    first.hide()
    assert shown(qtbot, theme, tmp_path).height() == Size.WINDOW_MIN_H + 11


def test_the_first_time_it_has_its_usual_size_or_what_the_screen_has(window: Window) -> None:
    room = window.screen().availableSize() - FRAME
    assert window.size() == QSize(Size.WINDOW_W, Size.WINDOW_H).boundedTo(room).expandedTo(window.minimumSize())


def test_a_place_that_is_no_place_is_passed_over(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[window]\ngeometry=rubbish\n", encoding="utf-8")
    assert shown(qtbot, theme, tmp_path).isVisible()


def test_closing_asks_and_the_window_stays(qtbot: QtBot, window: Window) -> None:
    with qtbot.waitSignal(window.quit_requested):
        assert not window.close()
    assert window.isVisible()
    assert window.quit_wanted


def test_it_tells_whether_anybody_can_see_it(qtbot: QtBot, window: Window) -> None:
    told: list[bool] = []
    window.shown_changed.connect(told.append)
    window.showMinimized()
    qtbot.waitUntil(lambda: told[-1:] == [False])
    window.come_forward()
    qtbot.waitUntil(lambda: told[-1:] == [True])
    assert not window.isMinimized()


def test_it_comes_forward_from_behind(qtbot: QtBot, window: Window) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    window.come_forward()
    qtbot.waitUntil(window.isActiveWindow)


def test_a_page_takes_the_place_and_the_focus_of_the_one_before(qtbot: QtBot, window: Window) -> None:
    first, second = QLineEdit(), QLineEdit()
    window.activateWindow()
    window.show_page(first)
    assert window.page is first
    gone: list[bool] = []
    first.destroyed.connect(lambda: gone.append(True))
    window.show_page(second)
    qtbot.waitUntil(lambda: bool(gone))
    assert second.isVisible()
    assert window.focusWidget() is second
    window.show_skeleton()
    assert window.page.isVisible()
    window.show_page(QLineEdit())
    window.show_skeleton()
    assert window.page.isVisible(), "the skeleton is never thrown away"


def test_an_error_that_nothing_nearer_shows(qtbot: QtBot, window: Window) -> None:
    window.show_error(Rejected("text_too_long", length=2001, limit=2000))
    toast = window.findChild(Toast)
    assert toast.isVisible()
    assert toast.text.text().strip(". ")
    assert toast.geometry().bottom() < window.height()


def test_what_lies_over_it_ends_with_its_session(qtbot: QtBot, window: Window) -> None:
    dialog = QDialog(window)
    dialog.open()
    ended: list[int] = []
    dialog.finished.connect(ended.append)
    window.close_dialogs()
    assert ended == [QDialog.DialogCode.Rejected.value]
    assert not dialog.isVisible()


def test_in_the_end_it_goes_and_its_place_is_kept(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    window = Window(theme, tmp_path / "window.ini")
    window.show()
    gone: list[bool] = []
    window.destroyed.connect(lambda: gone.append(True))
    window.close_for_good()
    assert not window.isVisible()
    assert "geometry" in (tmp_path / "window.ini").read_text(encoding="utf-8")
    qtbot.waitUntil(lambda: bool(gone))
