"""The one top-level window: it shows a page at a time, remembers its place, and asks before it closes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QStackedWidget, QWidget

from ui.shell.place import WindowPlace
from ui.shell.skeleton import Skeleton
from ui.theme.theme import Theme
from ui.theme.tokens import Size

if TYPE_CHECKING:
    from app.errors import AppError
    from ui.widgets.toast import Toast

ERROR_SHOWN_MS = 8_000


class Window(QMainWindow):
    """`painted` comes once, after the first paint; `quit_requested` when the person closes the window, which stays
    until the session has ended."""

    painted = Signal()
    quit_requested = Signal()
    shown_changed = Signal(bool)
    """Whether anybody can see the window: not minimised, not hidden."""
    front_changed = Signal(bool)
    """Whether it is the window that somebody works in."""

    def __init__(self, theme: Theme, geometry_file: Path | None) -> None:
        super().__init__()
        self._theme = theme
        self.place = WindowPlace(self, geometry_file)
        self.on_cross: Callable[[], bool] | None = None
        """Asked when the window is closed; True: that was seen to, and nothing quits."""
        self._was_shown = False
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
        self.place.restore(QSize(Size.WINDOW_W, Size.WINDOW_H))
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

    def ask(self, page: QWidget) -> None:
        """Show a page that waits for a person, and the window with it if it was started hidden."""
        self.show_page(page)
        if self.isHidden():
            self.show()

    def put_aside(self, page: QWidget) -> None:
        """Nothing of the page, nor of what lies over it, is in sight from now on; who made it ends it."""
        self.close_dialogs()
        for over in page.findChildren(QWidget):
            if over.isWindow():
                over.hide()  # menus and popovers; they go with the page
        if page is self._page:
            self._page = self._skeleton
            self._pages.setCurrentWidget(self._skeleton)
            self._pages.removeWidget(page)

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
        if self._toast is not None:
            self._toast.dismiss()

    def come_forward(self) -> None:
        """Out of the task bar and to the front, as when the app is started again."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def close_for_good(self) -> None:
        """The sessions have ended: nothing is asked any more."""
        self.place.save()
        self.hide()
        self.deleteLater()

    def _limit(self) -> None:
        """Never larger than the screen, however much the person has zoomed in."""
        room = self.screen().availableSize()
        self.setMinimumSize(min(Size.WINDOW_MIN_W, room.width()), min(Size.WINDOW_MIN_H, room.height()))

    def _tell_shown(self) -> None:
        shown = self.isVisible() and not self.isMinimized()
        if shown != self._was_shown:
            self._was_shown = shown
            self.shown_changed.emit(shown)

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.Paint and not self._was_painted:
            self._was_painted = True
            self.painted.emit()
        return handled

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self._tell_shown()
        elif event.type() == QEvent.Type.ActivationChange:
            self.front_changed.emit(self.isActiveWindow())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell_shown()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tell_shown()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.place.save()
        if self.on_cross is not None and self.on_cross():
            return
        self.quit_wanted = True
        self.quit_requested.emit()
