"""The sheet of keys: everything that is bound is in it, and it is found by words without accents and by keys."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.i18n import Languages
from ui.shell.keymap import KeysDialog
from ui.shortcuts import COMMANDS
from ui.theme.theme import Theme
from ui.widgets.key_cap import cap_names


@pytest.fixture
def sheet(qtbot: QtBot, theme: Theme, vietnamese: Languages) -> KeysDialog:
    made = KeysDialog(theme)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    return made


def test_it_shows_every_command_with_all_its_keys(sheet: KeysDialog) -> None:
    assert sorted(command.name for command in sheet.keys.shown) == sorted(command.name for command in COMMANDS)
    names = [row.accessibleName() for _, rows in sheet.keys.groups for row in rows]
    assert "Bảng phím tắt này: F1, Ctrl+/" in names


def test_words_without_accents_find_and_empty_groups_go(qtbot: QtBot, sheet: KeysDialog) -> None:
    qtbot.keyClicks(sheet.search, "phim la")
    assert sheet.keys.shown == []
    assert sheet.keys.nothing.isVisible()
    qtbot.keyClick(sheet.search, Qt.Key.Key_Escape)
    assert sheet.isVisible(), "Esc empties the field before it closes the sheet"
    qtbot.keyClicks(sheet.search, "bang phim tat")
    assert [command.name for command in sheet.keys.shown] == ["window.keys"]
    assert [heading.isVisible() for heading, _ in sheet.keys.groups].count(True) == 1
    qtbot.keyClick(sheet.search, Qt.Key.Key_Escape)
    qtbot.keyClick(sheet.search, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_a_key_finds_what_it_does(qtbot: QtBot, sheet: KeysDialog) -> None:
    qtbot.keyClicks(sheet.search, "ctrl+q")
    assert [command.name for command in sheet.keys.shown] == ["window.quit"]


def test_it_follows_the_language(qtbot: QtBot, sheet: KeysDialog, vietnamese: Languages) -> None:
    qtbot.keyClicks(sheet.search, "thoat")
    vietnamese.choose("en")
    qtbot.waitUntil(lambda: sheet.windowTitle() == "Keys")
    sheet.search.setText("quit")
    assert [command.name for command in sheet.keys.shown] == ["window.quit"]


@pytest.mark.parametrize(
    ("keys", "caps"),
    [
        ("Ctrl++", ("Ctrl", "+")),
        ("Ctrl+,", ("Ctrl", ",")),
        ("Shift+Return", ("Shift", "Enter")),
        ("+", ("+",)),
        ("F1", ("F1",)),
    ],
)
def test_what_stands_on_the_caps(keys: str, caps: tuple[str, ...]) -> None:
    assert cap_names(keys) == caps
