"""Ctrl+plus, Ctrl+minus and Ctrl+0 in the real window: at once, kept, and never past the ends."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from app.settings import SettingsStore
from tests.ui.shell.test_session import House
from tests.ui.shell.test_session import house as house  # the fixture
from ui.shell.keymap import KeysDialog
from ui.shell.session import Next
from ui.theme.tokens import Size
from ui.widgets.toast import Toast

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def _usual(house: House) -> Iterator[None]:
    yield
    house.theme.set_zoom(100)


def test_keys_zoom_the_whole_window_and_it_is_kept(house: House) -> None:
    task = house.start(Next.PRACTICE)
    workspace = house.workspace(1)
    house.window.activateWindow()
    house.qtbot.waitUntil(house.window.isActiveWindow)
    rail = workspace.navigation.width()
    house.qtbot.keyClick(house.window, Qt.Key.Key_Plus, CTRL)
    house.qtbot.keyClick(house.window, Qt.Key.Key_Equal, CTRL)
    assert house.theme.zoom == 125
    assert house.cores[0].settings.current.zoom == 125
    assert workspace.navigation.width() == Size.NAV > rail
    assert house.window.findChild(Toast).text.text() == "125 %"
    for _ in range(10):
        house.qtbot.keyClick(house.window, Qt.Key.Key_Minus, CTRL)
    assert SettingsStore(house.cores[0].paths.settings).current.zoom == 80
    house.qtbot.keyClick(house.window, Qt.Key.Key_0, CTRL)
    assert house.theme.zoom == 100
    assert workspace.navigation.width() == rail
    task.cancel()


def test_before_a_profile_is_open_it_is_kept_too(house: House) -> None:
    house.window.activateWindow()
    house.qtbot.waitUntil(house.window.isActiveWindow)
    house.qtbot.keyClick(house.window, Qt.Key.Key_Plus, CTRL)
    assert SettingsStore(house.paths.settings).current.zoom == 110


def test_the_window_never_asks_for_more_than_the_screen_has(house: House) -> None:
    house.theme.set_zoom(200)
    room = house.window.screen().availableSize()
    least = house.window.minimumSize()
    assert least.width() <= room.width()
    assert least.height() <= room.height()


def test_f1_opens_the_sheet_of_keys(house: House) -> None:
    task = house.start(Next.PRACTICE)
    house.workspace(1)
    house.window.activateWindow()
    house.qtbot.waitUntil(house.window.isActiveWindow)
    house.qtbot.keyClick(house.window, Qt.Key.Key_F1)
    assert isinstance(house.dialog(KeysDialog), KeysDialog)
    task.cancel()
