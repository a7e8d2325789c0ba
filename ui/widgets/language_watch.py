"""Texts that follow the language: `retranslate` runs now and at every change."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class _Watch(QObject):
    def __init__(self, widget: QWidget, retranslate: Callable[[], None]) -> None:
        super().__init__(widget)
        self._retranslate = retranslate
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        return False


def watch_language(widget: QWidget, retranslate: Callable[[], None]) -> None:
    """Call `retranslate` at once, and whenever the application's language changes while `widget` lives."""
    _Watch(widget, retranslate)
    retranslate()
