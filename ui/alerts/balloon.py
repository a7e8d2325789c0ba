"""Notices through Qt's tray icon: what Windows, macOS and Linux without a notification service have in common.

Qt shows one at a time, can't take it away again, and knows a click but no reply.
"""

from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance

from ui.alerts.board import Notice
from ui.alerts.notifier import Answers


class BalloonTray(Protocol):
    """The part of QSystemTrayIcon that is used."""

    messageClicked: SignalInstance

    def showMessage(self, title: str, msg: str) -> None: ...


class Balloons(QObject):
    def __init__(self, tray: BalloonTray, answers: Answers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray, self._answers = tray, answers
        self._last = ""
        tray.messageClicked.connect(self._on_clicked)

    def show(self, notice: Notice) -> None:
        self._last = notice.key
        self._tray.showMessage(notice.title, notice.body)

    def withdraw(self, key: str) -> None:
        """It goes by itself after some seconds."""

    def close(self) -> None:
        self._tray.messageClicked.disconnect(self._on_clicked)

    def _on_clicked(self) -> None:
        if self._last:
            self._answers.opened(self._last)


class Nowhere:
    """A system that can show nothing."""

    def show(self, notice: Notice) -> None: ...

    def withdraw(self, key: str) -> None: ...

    def close(self) -> None: ...
