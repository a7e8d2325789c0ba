"""A session's corner of the desktop: tray icon, badge, alerts, the cross, and how they hang together."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.domain.quiet import tomorrow
from app.errors import AppError
from ui.alerts.badge import app_icon
from ui.alerts.balloon import Balloons, Nowhere
from ui.alerts.board import Notice
from ui.alerts.notifier import Answers, Notifier
from ui.alerts.sound import Ringer, Silent, Sound, Speaker
from ui.alerts.tray import HOUR_MS, TrayIcon, system_tray
from ui.i18n import since
from ui.shell.alerts import Alerts
from ui.shell.crossing import Crossing
from ui.shell.window import Window
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from app.bootstrap import Core
    from ui.shell.workspace import Workspace

LOOK_AGAIN_MS = 30_000
"""So often it is looked whether a pause is over."""


@dataclass(frozen=True, slots=True)
class Desktop:
    """What the system gives; tests bring their own."""

    tray: Callable[[Theme], TrayIcon | None]
    notifier: Callable[[Answers, TrayIcon | None, QObject], Notifier]
    sound: Callable[[QObject], Sound]
    badge: Callable[[int], None]
    """The number on the icon in the task bar or dock, where there is such a thing."""


def real_desktop(badge: Callable[[int], None]) -> Desktop:
    return Desktop(system_tray, system_notifier, Speaker, badge)


def bare_desktop() -> Desktop:
    """Nothing to be told through."""
    return Desktop(
        lambda theme: None, lambda answers, tray, owner: Nowhere(), lambda owner: Silent(), lambda count: None
    )


class Corner(QObject):
    """Lives as long as a session."""

    def __init__(self, core: Core, window: Window, workspace: Workspace, theme: Theme, desktop: Desktop) -> None:
        super().__init__(window)
        self._core, self._window, self._theme = core, window, theme
        self._badge = desktop.badge
        self.tray = desktop.tray(theme)
        self.sound = desktop.sound(self)
        self.ringer = Ringer(self.sound, self)
        self.alerts = Alerts(
            core, window, workspace, lambda answers: desktop.notifier(answers, self.tray, self), self.ringer
        )
        self._crossing = Crossing(window, core.settings) if self.tray is not None else None
        workspace.waiting_changed.connect(self._on_waiting)
        self._pause_ends = QTimer(self, interval=LOOK_AGAIN_MS)
        self._pause_ends.timeout.connect(self._show_pause)
        self._stop_listening = core.settings.listen(lambda _: self._show_pause())
        if self.tray is not None:
            self._connect_tray(self.tray, workspace)
        window.setWindowIcon(app_icon(theme))

    def close(self) -> None:
        self._stop_listening()
        self.alerts.close()
        if self._crossing is not None:
            self._crossing.close()
        if self.tray is not None:
            self.tray.hide()
            self.tray.deleteLater()
        self._badge(0)
        self.deleteLater()

    def _connect_tray(self, tray: TrayIcon, workspace: Workspace) -> None:
        tray.open_asked.connect(self._window.come_forward)
        tray.quit_asked.connect(workspace.quit_requested)
        tray.pause_asked.connect(self._on_pause)
        tray.show()
        self._show_pause()

    def _on_waiting(self, count: int) -> None:
        self._badge(count)
        if self.tray is not None:
            self.tray.show_waiting(count)

    def _on_pause(self, length: str) -> None:
        now = self._core.clock.now()
        until = {"hour": now + HOUR_MS, "tomorrow": _morning(now)}.get(length, 0)
        try:
            self._core.settings.change(paused_until=until)
        except AppError as error:
            self._window.show_error(error)
        if until:
            self.ringer.stop()

    def _show_pause(self) -> None:
        now, until = self._core.clock.now(), self._core.settings.current.paused_until
        if self.tray is not None:
            self.tray.show_pause(since(until, now) if until > now else "")
        if until > now:
            self._pause_ends.start()
        else:
            self._pause_ends.stop()


def _morning(now: int) -> int:
    return round(tomorrow(datetime.fromtimestamp(now / 1000)).timestamp() * 1000)


def system_notifier(answers: Answers, tray: TrayIcon | None, owner: QObject) -> Notifier:
    """The desktop's notification service on Linux, else Qt's tray icon."""
    if sys.platform.startswith("linux"):
        return Either(answers, tray, owner)
    return Balloons(tray, answers, owner) if tray is not None else Nowhere()


class Either:
    """The notification service as long as there is one, the tray icon from then on."""

    def __init__(self, answers: Answers, tray: TrayIcon | None, owner: QObject) -> None:
        from ui.alerts.desktop import DesktopNotifier  # jeepney is installed on Linux alone

        self._answers, self._tray, self._owner = answers, tray, owner
        service = DesktopNotifier(answers, self._on_lost, owner)
        self._now: Notifier = service
        service.start()

    def show(self, notice: Notice) -> None:
        self._now.show(notice)

    def withdraw(self, key: str) -> None:
        self._now.withdraw(key)

    def close(self) -> None:
        self._now.close()

    def _on_lost(self) -> None:
        self._now.close()
        self._now = Balloons(self._tray, self._answers, self._owner) if self._tray is not None else Nowhere()
