"""A passphrase is chosen by typing the same thing twice."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.keys.passphrase import NewPassphrasePage
from ui.theme.theme import Theme


def test_two_that_differ_are_not_taken(qtbot: QtBot, theme: Theme) -> None:
    page = NewPassphrasePage(theme)
    qtbot.addWidget(page)
    page.show()
    chosen: list[str] = []
    page.chosen.connect(chosen.append)
    page.first.setText("banh mi thit nuong")
    page.second.setText("banh mi thit nuong!")
    qtbot.mouseClick(page.go_button, Qt.MouseButton.LeftButton)
    assert chosen == []
    assert page.problem
    page.second.setText("banh mi thit nuong")
    assert not page.problem
    qtbot.mouseClick(page.go_button, Qt.MouseButton.LeftButton)
    assert chosen == ["banh mi thit nuong"]
