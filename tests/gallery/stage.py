"""Where scenes are built: theme, languages, a folder, and time that passes for Qt and asyncio alike."""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TypeVar

import qasync
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.i18n import Languages
from ui.theme.theme import Theme
from ui.theme.tokens import Space

PATIENCE_S = 60.0
TURN_MS = 20
CALM = 4
"""Turns in a row in which nothing may be left to do before a picture is taken."""
W = TypeVar("W", bound=QWidget)


class Stage:
    """One for all scenes. `clear` closes what a scene has shown with `show`, and what it told to `closing`."""

    def __init__(self, app: QApplication, theme: Theme, languages: Languages, folder: Path) -> None:
        self.app, self.theme, self.languages, self._root = app, theme, languages, folder
        self._shown: list[QWidget] = []
        self._close: list[Callable[[], None]] = []
        self._folders = 0
        self.room = (1366, 768)
        """How large a window is to be."""

    def wear(self, theme: Literal["light", "dark"], language: Literal["vi", "en"], zoom: int) -> None:
        """What is built from now on looks like this."""
        self.theme.choose(theme)
        self.theme.set_zoom(zoom)
        if self.languages.choice != language:
            self.languages.choose(language)

    def folder(self) -> Path:
        """A folder of its own for each who asks."""
        self._folders += 1
        made = self._root / str(self._folders)
        made.mkdir(parents=True)
        return made

    def show(self, widget: W, width: int = 0, height: int = 0) -> W:
        """Show it, as large as told or as it likes."""
        self._shown.append(widget)
        if width or height:
            widget.resize(width or widget.sizeHint().width(), height or widget.sizeHint().height())
        else:
            widget.adjustSize()
        widget.show()
        self.settle()
        return widget

    def window(self, widget: W) -> W:
        """Show it as large as a window is in this look."""
        return self.show(widget, *self.room)

    def on_paper(self, *widgets: QWidget, width: int = 0) -> QWidget:
        """Widgets below each other on the window's ground, for those that are no window themselves."""
        paper = QWidget()
        column = QVBoxLayout(paper)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.M)
        for widget in widgets:
            column.addWidget(widget)
        return self.show(paper, width)

    def closing(self, close: Callable[[], None]) -> None:
        self._close.append(close)

    def wait(self, until: Callable[[], object]) -> None:
        """Until something is true; what never becomes true is a mistake in the scene."""
        deadline = time.monotonic() + PATIENCE_S
        while not until():
            if time.monotonic() > deadline:
                raise AssertionError("the scene waited in vain")
            self._turn()

    def settle(self) -> None:
        """Until nothing is spawned any more, or what is goes on for good."""
        for _ in range(CALM):
            self._turn()

    def picture(self, widget: QWidget) -> QPixmap:
        self.settle()
        return widget.grab()

    def clear(self) -> None:
        for widget in reversed(self._shown):
            widget.hide()
            widget.deleteLater()
        for close in reversed(self._close):
            close()
        self._shown, self._close = [], []
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._turn()

    def _turn(self) -> None:
        self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, TURN_MS)
        self.app.processEvents()


@contextmanager
def turning(app: QApplication) -> Iterator[None]:
    """An asyncio loop that turns whenever Qt's does."""
    loop = qasync.QEventLoop(app)
    asyncio._set_running_loop(loop)
    try:
        yield
    finally:
        for task in asyncio.all_tasks(loop):
            task.cancel()
        app.processEvents()
        asyncio._set_running_loop(None)
        loop.close()
