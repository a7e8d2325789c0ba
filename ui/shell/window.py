"""The one top-level window: it shows a page at a time, remembers its place, and asks before it closes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSettings, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QStackedWidget, QWidget

from ui.shell.skeleton import Skeleton
from ui.theme.theme import Theme
from ui.theme.tokens import Size

if TYPE_CHECKING:
    from app.errors import AppError
    from ui.widgets.toast import Toast

GEOMETRY = "window/geometry"
ERROR_SHOWN_MS = 8_000


class Window(QMainWindow):
    """`painted` comes once, after the first paint; `quit_requested` when the person closes the window, which stays
    until the session has ended."""

    painted = Signal()
    quit_requested = Signal()
    shown_changed = Signal(bool)
    """Whether anybody can see the window: not minimised, not hidden."""

    def __init__(self, theme: Theme, geometry_file: Path | None) -> None:
        super().__init__()
        self._theme = theme
        self._place = QSettings(str(geometry_file), QSettings.Format.IniFormat) if geometry_file else None
        self._was_painted = False
        self.quit_wanted = False
        """The person has closed the window once; perhaps before there was anybody to ask whether that may be."""
        self.setWindowTitle("Quầy Chat")
        self._pages = QStackedWidget()
        self._skeleton = Skeleton(theme)
        self._page: QWidget = self._skeleton
        self._pages.addWidget(self._skeleton)
        self.setCentralWidget(self._pages)
        self._toast: Toast | None = None
        self._limit()
        self._restore_place()
        theme.changed.connect(self._limit)

    @property
    def page(self) -> QWidget:
        return self._page

    def show_page(self, page: QWidget) -> None:
        """Show this page; the one before it is destroyed, the skeleton apart."""
        before, self._page = self._page, page
        if before is page:
            return
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if before is not self._skeleton:
            self._pages.removeWidget(before)
            before.deleteLater()
        page.setFocus()

    def show_skeleton(self) -> None:
        """Nothing to show yet, or nothing any more."""
        self.show_page(self._skeleton)

    def show_error(self, error: AppError) -> None:
        """The last place for an error that nothing nearer shows."""
        from ui.errors import words  # not needed for the first paint, which it would hold up

        told = words(error)
        self.say(f"{told.title}. {told.sentence}", ERROR_SHOWN_MS)

    def say(self, text: str, ms: int = ERROR_SHOWN_MS) -> None:
        """A short message over the bottom of the window."""
        from ui.widgets.toast import Toast  # as above

        if self._toast is None:
            self._toast = Toast(self)
        self._toast.say(text, ms=ms)

    def close_dialogs(self) -> None:
        """Whatever still lies over the page belongs to a session that ends."""
        for dialog in self.findChildren(QDialog):
            dialog.done(QDialog.DialogCode.Rejected)
            dialog.deleteLater()

    def come_forward(self) -> None:
        """Out of the task bar and to the front, as when the app is started again."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def save_place(self) -> None:
        if self._place is not None:
            self._place.setValue(GEOMETRY, self.saveGeometry())
            self._place.sync()

    def close_for_good(self) -> None:
        """The sessions have ended: nothing is asked any more."""
        self.save_place()
        self.hide()
        self.deleteLater()

    def _limit(self) -> None:
        """Never larger than the screen, however much the person has zoomed in."""
        room = self.screen().availableSize()
        self.setMinimumSize(min(Size.WINDOW_MIN_W, room.width()), min(Size.WINDOW_MIN_H, room.height()))

    def _restore_place(self) -> None:
        place = self._place.value(GEOMETRY) if self._place is not None else None
        if not isinstance(place, QByteArray) or not self.restoreGeometry(place):
            room = self.screen().availableSize()
            self.resize(min(Size.WINDOW_W, room.width()), min(Size.WINDOW_H, room.height()))

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.Paint and not self._was_painted:
            self._was_painted = True
            self.painted.emit()
        return handled

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.shown_changed.emit(not self.isMinimized())

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.quit_wanted = True
        self.save_place()
        self.quit_requested.emit()
