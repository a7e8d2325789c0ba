"""The icon in the system's tray: how many wait, and a menu to open, to pause alerts, and to quit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from ui.alerts.badge import app_icon
from ui.theme.theme import Theme

HOUR_MS = 3_600_000


class TrayIcon(QSystemTrayIcon):
    """A click opens the window. `pause_asked` brings "hour", "tomorrow" or "" (go on)."""

    open_asked = Signal()
    pause_asked = Signal(str)
    quit_asked = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(app_icon(theme), parent)
        self._theme = theme
        self._waiting = 0
        self._until = ""
        self._with_pause = True
        self._menu = QMenu()
        self.open_action = self._menu.addAction("")
        self._menu.addSeparator()
        self.hour_action, self.tomorrow_action = self._menu.addAction(""), self._menu.addAction("")
        self.go_on_action = self._menu.addAction("")
        self._menu.addSeparator()
        self.quit_action = self._menu.addAction("")
        self.setContextMenu(self._menu)
        self.open_action.triggered.connect(self.open_asked)
        self.quit_action.triggered.connect(self.quit_asked)
        for action, value in ((self.hour_action, "hour"), (self.tomorrow_action, "tomorrow"), (self.go_on_action, "")):
            action.triggered.connect(lambda _=False, value=value: self.pause_asked.emit(value))
        self.activated.connect(self._on_activated)
        theme.changed.connect(self._draw)
        self._menu.installEventFilter(self)
        self._say()

    @property
    def actions(self) -> list[QAction]:
        return self._menu.actions()

    def show_waiting(self, count: int) -> None:
        """How many conversations wait for an answer."""
        if count != self._waiting:
            self._waiting = count
            self._draw()
            self._say()

    def show_pause(self, until: str) -> None:
        """Alerts are paused until this time, in words; empty: they are not."""
        if until != self._until:
            self._until = until
            self._draw()
            self._say()

    def hide_pause(self) -> None:
        """Nobody is signed in whose alerts could be paused."""
        self._with_pause = False
        self._say()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.open_asked.emit()

    def _draw(self) -> None:
        self.setIcon(app_icon(self._theme, self._waiting, paused=bool(self._until)))

    def _say(self) -> None:
        self.open_action.setText(self.tr("Open Quầy Chat"))
        self.hour_action.setText(self.tr("Pause alerts for an hour"))
        self.tomorrow_action.setText(self.tr("Pause alerts until tomorrow morning"))
        self.go_on_action.setText(self.tr("Alert me again (paused until {time})").format(time=self._until))
        for action in (self.hour_action, self.tomorrow_action):
            action.setVisible(self._with_pause)
        self.go_on_action.setVisible(bool(self._until))
        self.quit_action.setText(self.tr("Quit"))
        tip = "Quầy Chat"
        if self._waiting:
            tip += "\n" + self.tr("%n customers are waiting", None, self._waiting)
        if self._until:
            tip += "\n" + self.tr("Alerts are paused until {time}").format(time=self._until)
        self.setToolTip(tip)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        return super().eventFilter(watched, event)


def system_tray(theme: Theme) -> TrayIcon | None:
    """None where the system has none."""
    return TrayIcon(theme) if QSystemTrayIcon.isSystemTrayAvailable() else None
