"""A spinner turns while it is seen, and costs nothing otherwise."""

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.widgets.spinner import Spinner


def test_it_turns_only_while_it_is_seen(qtbot: QtBot, theme: Theme) -> None:
    spinner = Spinner(theme)
    qtbot.addWidget(spinner)
    timer = spinner.findChild(QTimer)
    assert not timer.isActive()
    spinner.show()
    assert timer.isActive()
    first = spinner.grab().toImage()
    timer.timeout.emit()
    assert spinner.grab().toImage() != first
    spinner.hide()
    assert not timer.isActive()
