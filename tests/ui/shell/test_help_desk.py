"""*Trợ giúp* on the rail."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.shell.help_desk import help_menu


@pytest.mark.parametrize("place", range(5))
def test_each_entry_asks_for_its_own(qtbot: QtBot, place: int) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    chosen: list[str] = []
    menu = help_menu(owner, chosen.append)
    menu.actions()[place].trigger()
    assert chosen == [["keys", "backup", "export", "diagnosis", "about"][place]]


def test_backups_are_the_owners(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    chosen: list[str] = []
    for action in help_menu(owner, chosen.append, owner=False).actions():
        action.trigger()
    assert chosen == ["keys", "export", "diagnosis", "about"]
