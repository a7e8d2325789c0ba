"""Texts follow the language as long as their widget lives."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.i18n import Languages
from ui.widgets.language_watch import watch_language


def test_at_once_and_at_each_change(qtbot: QtBot, vietnamese: Languages) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    child = QLabel(parent)
    said: list[str] = []
    watch_language(child, lambda: said.append(vietnamese.language))
    assert said == ["vi"]
    vietnamese.choose("en")
    qtbot.waitUntil(lambda: said[-1] == "en")
