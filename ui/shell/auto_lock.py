"""Locks by itself when nobody has typed, clicked or scrolled here for as long as the settings say."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

from app.clock import Clock
from app.settings import SettingsStore

LOOK_MS = 5_000
INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class AutoLock(QObject):
    """Lives as long as somebody sits there. Input is noticed in the windows of `app`; `lock` is called once."""

    def __init__(
        self, app: QGuiApplication, settings: SettingsStore, clock: Clock, lock: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._settings, self._clock, self._lock = settings, clock, lock
        self._steady, self._wall = clock.monotonic(), clock.now()
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def _watch(self, window: QWindow | None) -> None:
        """Window by window, for a filter of the application would meet every object, those that the browser is still
        making too, and end the process."""
        if window is not None:
            window.installEventFilter(self)

    def look(self) -> None:
        """Whether it is time."""
        minutes = self._settings.current.lock_minutes
        if minutes and self._idle_s() >= minutes * 60:
            self._touch()
            self._lock()

    def _idle_s(self) -> float:
        """The longer of both clocks: one may stand still while the computer sleeps. A clock that is set forward locks
        too early, and one that is set back not too late."""
        return max(self._clock.monotonic() - self._steady, (self._clock.now() - self._wall) / 1000)

    def _touch(self) -> None:
        self._steady, self._wall = self._clock.monotonic(), self._clock.now()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in INPUT and event.spontaneous():
            self.look()  # the computer may just have woken up: the first key is nobody's yet
            self._touch()
        return False
